"""How `benchmarks.briefs` scores a brief: ROUGE with the reference, the gist found, the length kept."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.brief_systems import Choice, Item
from summarize.briefing import WORDS, Length
from summarize.briefing.selection import TOLERANCE
from summarize.briefing.words import count

SCORES = ("R-1", "R-2", "R-L", "precision", "recall", "F1", "words", "within")
"""All but `words` are in percent; `within` is whether the length is within the tolerance."""


@cache
def _scorer() -> Any:
    from rouge_score.rouge_scorer import RougeScorer

    return RougeScorer(["rouge1", "rouge2", "rougeL"], use_stemmer=True)


def overlap(text: str, reference: str) -> float:
    """Return the mean of ROUGE-1 and ROUGE-2 F, 0 to 1."""
    rouge = _scorer().score(reference, text)
    return float(rouge["rouge1"].fmeasure + rouge["rouge2"].fmeasure) / 2


def score(item: Item, choice: Choice, length: Length) -> list[float]:
    """Return the scores of one brief, in the order of `SCORES`."""
    text = " ".join(choice.values())
    rouge = _scorer().score(item.reference, text)
    found = len(item.gist & set(choice))
    size = count(text)
    return [
        *(100 * rouge[name].fmeasure for name in ("rouge1", "rouge2", "rougeL")),
        100 * found / max(len(choice), 1),
        100 * found / len(item.gist),
        100 * 2 * found / (len(choice) + len(item.gist)),
        float(size),
        100.0 * (abs(size - WORDS[length]) <= TOLERANCE * WORDS[length]),
    ]


def interval(differences: npt.NDArray[np.float64], draws: int = 2000) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of a mean difference over articles."""
    generator = np.random.default_rng(1)
    picks = generator.integers(0, len(differences), (draws, len(differences)))
    low, high = np.percentile(differences[picks].mean(1), [2.5, 97.5])
    return float(low), float(high)
