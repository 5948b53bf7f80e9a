"""Fit the weights of `summarize.checking.omission` to good translations and to the same with a part taken out.

    python -m benchmarks.fit_omission --stems STEMS PAIRS…

Files are as for `benchmarks.checks`. STEMS is a table that `training.words`
learnt from other pairs than these: on pairs that the table knows, words are
found that elsewhere would not be. Good translations count ten times, since
few of them may be flagged. Prints the weights, and for several shares of good
translations flagged the threshold and the recall.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.checks import Pairs, read
from benchmarks.damage_words import drop_clause, drop_third
from summarize.checking import lexicon
from summarize.checking.coverage import coverage
from summarize.checking.omission import WEIGHTS, features, suspected

_GOOD, _SPREAD, _DECAY, _ROUNDS = 10.0, 1e-9, 1e-3, 25
_MOST = 3000  # pairs of a file
_Rows = NDArray[np.float64]


def _row(source: str, target: str) -> list[float] | None:
    words = coverage(source, target)
    run = suspected(source, target, words)
    if run is None:
        return None
    found = features(source, target, words, run)
    return [float(found[name]) for name in WEIGHTS]


def examples(pairs: Pairs) -> tuple[_Rows, _Rows, int, int]:
    """Return the features of suspected runs, whether a part was taken out, and how many targets were good and damaged.

    A target without any suspected run has no row.
    """
    chance = random.Random(7)
    rows: list[list[float]] = []
    labels: list[float] = []
    damaged = 0
    for source, target in pairs:
        cases = [(target, 0.0)]
        cases += [
            (broken, 1.0)
            for mutate in (drop_clause, drop_clause, drop_third)
            if (broken := mutate(source, target, chance))
        ]
        damaged += len(cases) - 1
        for text, label in cases:
            if (found := _row(source, text)) is not None:
                rows.append(found)
                labels.append(label)
    return np.array(rows), np.array(labels), len(pairs), damaged


def fit(rows: _Rows, labels: _Rows, good: float = _GOOD) -> tuple[_Rows, float]:
    """Return the weights and the bias of a logistic regression, good ones counted `good` times (by Newton)."""
    mean, spread = rows.mean(0), rows.std(0) + _SPREAD
    table = np.c_[(rows - mean) / spread, np.ones(len(rows))]
    counts = np.where(labels > 0, 1.0, good)
    found = np.zeros(table.shape[1])
    decay = _DECAY * np.r_[np.ones(rows.shape[1]), 0.0]
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-table @ found))
        slope = table.T @ (counts * (chance - labels)) / len(labels) + decay * found
        curve = (table * (counts * chance * (1 - chance))[:, None]).T @ table / len(labels) + np.diag(decay)
        found -= np.linalg.solve(curve, slope)
    weights = found[:-1] / spread
    return weights, float(found[-1] - (weights * mean).sum())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path, nargs="+")
    parser.add_argument("--stems", type=Path, required=True)
    options = parser.parse_args()
    lexicon.replace(options.stems.read_bytes())
    sets = {}
    for path in options.pairs:
        pairs = read(path)
        sets[path.name] = examples(random.Random(4).sample(pairs, min(len(pairs), _MOST)))
    weights, bias = fit(
        np.concatenate([one[0] for one in sets.values()]), np.concatenate([one[1] for one in sets.values()])
    )
    print(", ".join(f'"{name}": {weight:.2f}' for name, weight in zip(WEIGHTS, weights, strict=True)))
    print(f"bias {bias:.2f}")
    for name, (rows, labels, good, damaged) in sets.items():
        scores = rows @ weights + bias
        for least in (0.0, 0.5, 1.0, 1.5, 2.0):
            alarms = int((scores[labels == 0.0] > least).sum())
            found = int((scores[labels == 1.0] > least).sum())
            print(f"{name}, above {least}: alarms {alarms / good:.2%}, recall {found / damaged:.1%}")


if __name__ == "__main__":
    main()
