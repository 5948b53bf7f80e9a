"""Fit the weights of `summarize.checking.bindings` to good translations and to the same with two numbers exchanged.

    python -m benchmarks.fit_bindings PAIRS [--held-out FILE…]

Files are as for `benchmarks.checks`. Prints the weights, and for the held-out
files the false alarms and the recall at several thresholds.
"""

from __future__ import annotations

import argparse
import random
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.checks import Pairs, rate, read
from benchmarks.damage_figures import coordinated
from summarize.checking.bindings import WEIGHTS, Anchor, features
from summarize.checking.matching import differences
from summarize.checking.swaps import anchors

_ROUNDS, _RATE, _DECAY = 1500, 0.5, 1e-4
_Rows = NDArray[np.float64]


def _row(source: str, target: str, one: Anchor, other: Anchor) -> list[float]:
    found = features(source, target, one, other)
    return [float(found[name]) for name in WEIGHTS]


def _exchanged(target: str, one: Anchor, other: Anchor) -> str | None:
    first, last = sorted((one.target, other.target))
    between = target[first.end : last.start]
    if coordinated(between):
        return None
    return target[: first.start] + target[last.start : last.end] + between + target[first.start : first.end] + target[
        last.end :
    ]  # fmt: skip


def examples(pairs: Pairs) -> tuple[_Rows, _Rows, list[int]]:
    """Return the features of pairs of numbers, whether they were exchanged, and the segment of each."""
    chance = random.Random(5)
    rows: list[list[float]] = []
    labels: list[float] = []
    segments: list[int] = []
    for at, (source, target) in enumerate(pairs):
        found = list(combinations(anchors(source, target), 2))
        if not found or differences(source, target):
            continue
        chosen = chance.choice(found)
        damaged = _exchanged(target, *chosen)
        wrong = combinations(anchors(source, damaged), 2) if damaged else ()
        numbers = {one.source for one in chosen}
        rows += [_row(source, target, *pair) for pair in found]
        labels += [0.0] * len(found)
        for pair in wrong:
            if {one.source for one in pair} == numbers and damaged:
                rows.append(_row(source, damaged, *pair))
                labels.append(1.0)
        segments += [at] * (len(rows) - len(segments))
    return np.array(rows), np.array(labels), segments


def fit(rows: _Rows, labels: _Rows) -> tuple[_Rows, float]:
    """Return the weights and the bias of a logistic regression, found by gradient descent."""
    weights, bias = np.zeros(rows.shape[1]), 0.0
    for _ in range(_ROUNDS):
        error = 1 / (1 + np.exp(-(rows @ weights + bias))) - labels
        weights -= _RATE * (rows.T @ error / len(labels) + _DECAY * weights)
        bias -= _RATE * float(error.mean())
    return weights, bias


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--held-out", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    rows, labels, _ = examples(read(options.pairs))
    weights, bias = fit(rows, labels)
    print(f"{int(labels.sum())} exchanged, {int(len(labels) - labels.sum())} right; bias {bias:.2f}")
    print(", ".join(f'"{name}": {weight:.2f}' for name, weight in zip(WEIGHTS, weights, strict=True)))
    for path in options.held_out:
        pairs = read(path)
        rows, labels, segments = examples(pairs)
        scores = rows @ weights + bias
        for least in (-0.5, 0.0, 0.5, 1.0):
            wrong = {
                at for at, score, label in zip(segments, scores, labels, strict=True) if score > least and not label
            }
            found = float((scores[labels == 1.0] > least).mean())
            print(f"{path.name}, above {least}: alarms {rate(len(wrong), len(pairs))}, recall {found:.1%}")


if __name__ == "__main__":
    main()
