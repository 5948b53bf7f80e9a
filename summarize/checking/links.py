"""Pair words that surely translate each other, to tell where in the target something of the source should be."""

from __future__ import annotations

from functools import lru_cache

from summarize.checking.content import content_ru, is_content_en
from summarize.checking.lexicon import translations
from summarize.checking.stems import stem_en
from summarize.checking.tokens import words


@lru_cache(maxsize=64)
def links(source: str, target: str) -> tuple[tuple[float, float], ...]:
    """Return the middles of source words and of the one word of the target that translates each."""
    places: dict[str, list[float]] = {}
    for word in words(target):
        if is_content_en(word.form):
            places.setdefault(stem_en(word.form), []).append((word.start + word.end) / 2)
    found = []
    for one in content_ru(source):
        stems = translations(one.stem)[1]
        there = [place for stem in stems if stem in places for place in places[stem]]
        if len(there) == 1:
            found.append(((one.start + one.end) / 2, there[0]))
    return tuple(found)


def expected(place: float, source: str, target: str) -> float | None:
    """Return where in the target a place of the source should be, by the nearest link; None without any."""
    found = links(source, target)
    if not found:
        return None
    here, there = min(found, key=lambda link: abs(link[0] - place))
    return there + (place - here) * len(target) / len(source)
