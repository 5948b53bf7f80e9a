"""Words that open a clause or a phrase. Data only, all in lower case."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CONJUNCTIONS = _words(
    """
    а но и или либо что чтобы где когда если поскольку потому хотя причём причем однако чем как поэтому зато ибо
    куда откуда пока тогда так также включая благодаря несмотря ввиду вследствие после прежде кроме кто чей чья чьё
    чьи будто словно притом тем and but or nor so yet that which who whom whose where when while because although
    though if as since unless whereas including after before until than whether
    """
)

RELATIVES = ("котор", "which", "whom", "whose")
"""Beginnings of words that open a relative clause, also behind a preposition ("в которых", "of which")."""

PREPOSITIONS = _words(
    """
    в во на по с со к ко о об обо от до из за для при у без над под между через про перед среди не ни ли of in on at
    to for from by with about into over under between through the a an its their his her not no
    """
)
