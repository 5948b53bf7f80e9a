"""Tell pairs whose sides do not say the same, by the table of stems that the checks use too."""

from __future__ import annotations

from summarize.checking.content import content_ru
from summarize.checking.lexicon import translations
from summarize.checking.stems import stem_en
from summarize.checking.tokens import words

# Set by reading samples of every kind: below them lie pairs cut in the wrong place, above them free translations.
_ENOUGH = 4.0
_LEAST = 0.22


def kept_share(source: str, target: str) -> float | None:
    """Return how many of the source's words the target translates, over how many a good target would.

    The table says of each stem how often one of its translations stands in a
    good target. None where it knows too few words of the source to judge.
    """
    there = {stem_en(word.form) for word in words(target)}
    found = expected = 0.0
    for word in content_ru(source):
        sure, stems = translations(word.stem)
        expected += sure
        found += sure if not stems.isdisjoint(there) else 0.0
    return found / expected if expected >= _ENOUGH else None


def misaligned(source: str, target: str) -> bool:
    """Tell whether the two sides are hardly translations of each other."""
    share = kept_share(source, target)
    return share is not None and share < _LEAST
