"""Learn what speaks for a lost negation: the weights that `checking.negation` reads.

Logistic regression over sparse features, AdaGrad, L1. The negative examples
are good translations with fewer negations than their source, the positive ones
good translations that had a negation taken out. English words may only speak
against a loss: what speaks for it would be a trace of how the examples were made.

    python -m training.denials --pairs pairs.tsv --out summarize/checking/denials.tsv
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from summarize.checking.negation import denials, features

ORIGINS = ("written", "news", "newslike", "news-machine", "general")
ROUNDS, STEP, SHRINK, CAUTION = 18, 0.08, 0.03, 3.0
LEAST = {"e=": 25, "p=": 15, "n=": 15, "d=": 15}
KEPT = {"e=": 0.5, "p=": 0.3, "n=": 0.3, "d=": 0.3}
DIGITS = re.compile(r"e=.*[0-9]")

_NEGATION = re.compile(
    r"\b(?:do|does|did|is|are|was|were|has|have|had|would|could|should|might|must)n['’]t\b|\bcan(?:no|n?['’])t\b"
    r"|\bwon['’]t\b"
    r"|\b(?:not|never|no|without)\b ?|\b(?:nobody|nothing|none|neither)\b",
    re.IGNORECASE,
)


def without_negation(text: str, chance: random.Random) -> str | None:
    """Return an English text with one negation taken out, None where it has none."""
    found = list(_NEGATION.finditer(text))
    if not found:
        return None
    match = chance.choice(found)
    word = match.group().lower().strip()
    instead = {"without": "with ", "nobody": "somebody", "nothing": "something", "none": "both", "neither": "both"}.get(
        word, ""
    )
    if word.startswith("can"):
        instead = "can"
    elif word.startswith("won"):
        instead = "will"
    elif word.endswith(("n't", "n’t")):
        instead = match.group()[:-3]
    return text[: match.start()] + instead + text[match.end() :]


def examples(path: Path) -> tuple[list[list[str]], list[int]]:
    """Return the features of all examples and whether a negation is lost in each."""
    chance = random.Random(3)
    found: list[list[str]] = []
    lost: list[int] = []
    with path.open(encoding="utf8") as lines:
        for line in lines:
            origin, source, target = line.rstrip("\n").split("\t")
            if (origin != "corpus" and origin not in ORIGINS) or len(source) > 350 or not denials(source):
                continue
            good = features(source, target)
            if good:
                found.append(good[0])
                lost.append(0)
            damaged = without_negation(target, chance)
            bad = features(source, damaged) if damaged and not good else None
            if bad:
                found.append(bad[0])
                lost.append(1)
    return found, lost


def learn(found: list[list[str]], lost: list[int]) -> dict[str, float]:
    """Return the weights that are far enough from zero."""
    counts = Counter(feature for one in found for feature in one)
    names = sorted(name for name, count in counts.items() if count >= LEAST.get(name[:2], 8) and not DIGITS.match(name))
    index = {name: at for at, name in enumerate(names)}
    rows: list[NDArray[np.int64]] = [
        np.array([index[name] for name in one if name in index], np.int64) for one in found
    ]
    english = np.array([name.startswith("e=") for name in names])
    weights, squares, bias = np.zeros(len(names)), np.full(len(names), 1e-3), 0.0
    order = np.arange(len(rows))
    chance = np.random.RandomState(0)
    for _ in range(ROUNDS):
        chance.shuffle(order)
        for at in order:
            row = rows[at]
            slope = 1 / (1 + np.exp(-(bias + weights[row].sum()))) - lost[at]
            slope *= 1.0 if lost[at] else CAUTION
            bias -= 0.02 * slope
            squares[row] += slope * slope
            step = STEP / np.sqrt(squares[row])
            moved = weights[row] - step * slope
            moved = np.sign(moved) * np.maximum(0.0, np.abs(moved) - step * SHRINK)
            weights[row] = np.where(english[row], np.minimum(moved, 0.0), moved)
    kept = {name: float(weights[at]) for at, name in enumerate(names) if abs(weights[at]) >= KEPT.get(name[:2], 0.05)}
    return {"bias": float(bias), **kept}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    found, lost = examples(options.pairs)
    weights = learn(found, lost)
    options.out.write_text("".join(f"{name}\t{weight:.2f}\n" for name, weight in weights.items()), encoding="utf8")
    print(f"{len(found):,} examples, {sum(lost):,} with a loss; {len(weights):,} weights")


if __name__ == "__main__":
    main()
