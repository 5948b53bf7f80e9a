"""Fit the weights of `summarize.checking.exchanged` to good translations and to the same with two names exchanged.

    python -m benchmarks.fit_exchanged PAIRS… [--held-out FILE…]

Files are as for `benchmarks.checks`. Prints the weights, and for the held-out
files the false alarms among pairs of names and the recall at several thresholds.
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
from benchmarks.fit_omission import fit
from summarize.checking.exchanged import WEIGHTS, Person, features, persons, with_given
from summarize.checking.names import candidates

_GOOD = 5.0  # how many damaged ones a good one counts for
_TRIED = 2  # exchanges of a pair
_Rows = NDArray[np.float64]


def _exchange(target: str, one: Person, other: Person) -> str | None:
    (a, b), (c, d) = sorted((one.target, other.target))
    if coordinated(target[b:c]) or len(target[b:c].split()) < 2:
        return None
    return target[:a] + target[c:d] + target[b:c] + target[a:b] + target[d:]


def _row(source: str, target: str, known: list[Person], one: Person, other: Person) -> list[float]:
    found = features(source, target, known, one, other)
    return [float(found[name]) for name in WEIGHTS]


def examples(pairs: Pairs) -> tuple[_Rows, _Rows]:
    """Return the features of pairs of names, and whether they were exchanged."""
    chance = random.Random(3)
    rows: list[list[float]] = []
    labels: list[float] = []
    for source, target in pairs:
        names = with_given(source, candidates(source))
        known = persons(names, target)
        both = list(combinations(known, 2))
        rows += [_row(source, target, known, *pair) for pair in both]
        labels += [0.0] * len(both)
        chance.shuffle(both)
        for one, other in both[:_TRIED]:
            damaged = _exchange(target, one, other)
            moved = persons(names, damaged) if damaged else []
            wrong = [person for person in moved if person.source in {one.source, other.source}]
            if damaged and len(wrong) == 2:
                rows.append(_row(source, damaged, moved, wrong[0], wrong[1]))
                labels.append(1.0)
    return np.array(rows), np.array(labels)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path, nargs="+")
    parser.add_argument("--held-out", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    rows, labels = examples([pair for path in options.pairs for pair in read(path)])
    weights, bias = fit(rows, labels, _GOOD)
    print(f"{int(labels.sum())} exchanged, {int(len(labels) - labels.sum())} right; bias {bias:.2f}")
    print(", ".join(f'"{name}": {weight:.2f}' for name, weight in zip(WEIGHTS, weights, strict=True)))
    for path in options.held_out:
        rows, labels = examples(read(path))
        scores = rows @ weights + bias
        for least in (-1.0, -0.5, 0.0, 1.0):
            wrong = int((scores[labels == 0.0] > least).sum())
            found = float((scores[labels == 1.0] > least).mean())
            print(f"{path.name}, above {least}: alarms {rate(wrong, len(labels))}, recall {found:.1%}")


if __name__ == "__main__":
    main()
