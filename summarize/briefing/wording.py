"""Know one word in another: the same stem, a stem grown from it, or a word that translates the same Russian ones.

The last is paraphrasing by pivoting through another language (Bannard and
Callison-Burch 2005, "Paraphrasing with Bilingual Parallel Corpora"), with the
table of translations that the checks use anyway.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache, lru_cache

from summarize.article import Language
from summarize.briefing import claims
from summarize.checking.lexicon import stems, translations

_COMMON = 4  # letters that two stems of one family share at least
_GROWN = 4  # letters by which the longer one may be longer
_SHARED = 2  # words of the other language that two paraphrases share, where they have as many
_RARE = 2  # words of the other language: of a word with so few, one shared is enough


@cache
def _russian() -> dict[str, frozenset[str]]:
    """Return for each English stem the Russian stems that it translates."""
    found: dict[str, set[str]] = defaultdict(set)
    for stem in stems():
        for word in translations(stem)[1]:
            found[word].add(stem)
    return {word: frozenset(some) for word, some in found.items()}


@lru_cache(maxsize=1 << 14)
def paraphrases(stem: str, language: Language, shared: int = 0) -> frozenset[str]:
    """Return the stems that may say the same as `stem`, its opposites left out; `stem` itself is among them.

    `shared` asks for at least so many shared translations, of rare words too.
    """
    through = _russian().get(stem, frozenset()) if language == "en" else translations(stem)[1]
    counts: Counter[str] = Counter()
    for other in through:
        counts.update(translations(other)[1] if language == "en" else _russian().get(other, frozenset()))
    enough = shared or (1 if len(through) <= _RARE else _SHARED)
    alike = {one for one, count in counts.items() if count >= enough and len(one) > 2}
    return frozenset({stem} | alike - claims.opposites(stem, language))


@lru_cache(maxsize=1 << 15)
def akin(one: str, other: str) -> bool:
    """Say whether two stems are of one family: "japan" and "japanes", «камчатк» and «камчатск»."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    size = len(short)
    if size < _COMMON or len(long) - size > _GROWN:
        return False
    return long.startswith(short) or (size > _COMMON + 1 and long.startswith(short[:-1]))
