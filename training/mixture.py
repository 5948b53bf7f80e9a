"""Sampling weight of each kind of pair: how often one pair is drawn, relative to the others."""

from __future__ import annotations

# A model that has met the corpus ten times knows it by heart (0.6 nats a piece against 1.8 on its dev part):
# what was met least weighs most.
WEIGHTS: dict[str, float] = {
    "written": 2.0,
    "corpus": 0.7,
    "corpus-grammar": 1.0,
    "corpus-headline": 1.0,
    "corpus-headlines": 1.0,
    "corpus-joined": 0.5,
    "corpus-names": 1.5,
    "corpus-numbers": 1.5,
    "news": 1.2,
    "newslike": 1.0,
    "news-machine": 0.6,
    "general": 0.7,
    "headlines": 0.3,
    "prose": 0.4,
    "literature": 0.15,
    "names": 0.12,
    "docs": 0.08,
    "dictionary": 0.03,
}

# The last, cooling part of a run: what the model should sound like.
FINAL_WEIGHTS: dict[str, float] = {
    "written": 4.0,
    "corpus": 1.2,
    "corpus-grammar": 1.0,
    "corpus-headline": 1.5,
    "corpus-headlines": 1.5,
    "corpus-joined": 0.7,
    "corpus-names": 2.0,
    "corpus-numbers": 3.0,
    "news": 1.3,
    "newslike": 1.0,
    "news-machine": 0.6,
    "general": 0.45,
    "headlines": 0.1,
    "prose": 0.2,
    "literature": 0.05,
    "names": 0.1,
    "docs": 0.03,
}
