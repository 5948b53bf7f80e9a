"""Sampling weight of each kind of pair: how often one pair is drawn, relative to the others."""

from __future__ import annotations

WEIGHTS: dict[str, float] = {
    "corpus": 2.5,
    "corpus-grammar": 2.0,
    "corpus-headline": 2.5,
    "corpus-headlines": 2.5,
    "corpus-joined": 0.8,
    "corpus-names": 3.0,
    "corpus-numbers": 3.0,
    "news": 1.5,
    "newslike": 0.9,
    "news-machine": 0.55,
    "general": 0.5,
    "headlines": 0.12,
    "prose": 0.15,
    "literature": 0.08,
    "names": 0.15,
    "docs": 0.04,
    "dictionary": 0.03,
}

# The last, cooling part of a run: what the model should sound like.
FINAL_WEIGHTS: dict[str, float] = {
    "corpus": 3.0,
    "corpus-grammar": 2.0,
    "corpus-headline": 3.0,
    "corpus-headlines": 3.0,
    "corpus-joined": 1.0,
    "corpus-names": 4.0,
    "corpus-numbers": 6.0,
    "news": 1.2,
    "newslike": 0.7,
    "news-machine": 0.35,
    "general": 0.25,
    "prose": 0.05,
    "names": 0.1,
}
