"""Find where a target says a name of several words: in one place, however many of its words it has elsewhere.

The words of a name may come in any order, but they come together. What counts
is the stretch of the target that has most of them and is no longer than the
name and a few small words need.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from summarize.checking.lexicon import translations
from summarize.checking.skeletons import alike, skeleton_ru, skeletons_en
from summarize.checking.stems import stem_en, stem_ru
from summarize.checking.tokens import Word, words

_LEAST = 2  # consonants: a shorter skeleton is like too many words
_SURE = 0.85  # from here on a word's known translations are nearly all that it has
_SPARE = 4  # words of the target between those of a name: "of the", "for"
# What all, many or two of a thing are may be said in many ways: «Всеяпонская», «Международная».
_PREFIXES = ("все", "обще", "меж", "транс", "спец")

_PREFIXED = frozenset(["self", "non", "inter"])  # says but the first half: «самоуправление»

_OF_PLACE = re.compile("(?:ин)?[сц]к(?:[иоа][а-я]{1,2}|ую)$")
_ACRONYM = re.compile(r"\b([A-Z]{2,6})s?\b")
_PREFIX = 5  # letters that related words share: forest, forestry


class Wanted(NamedTuple):
    """Hold a word of a name: its span, the stems that translate it, its skeleton where it may be heard.

    `root` is the skeleton of the place that an adjective is of: «Вятский», Vyatka.
    `telling` says that a target without any of these lacks the word; `sure`,
    that it is not but one of the ways to say it that are known.
    """

    start: int
    end: int
    stems: Collection[str]
    skeleton: str
    root: str
    telling: bool
    sure: bool


def wanted(source: str, word: Word, stems: Collection[str] = (), audible: bool = False) -> Wanted:
    """Return what to look for in place of a word of the source.

    `stems` are what may stand for it besides what the table has; `audible`
    says that it may be left as it sounds though it is a common word.
    """
    sure, known = translations(stem_ru(word.form))
    capital = source[word.start].isupper()
    is_russian = "а" <= word.form[0] <= "я"
    sound = skeleton_ru(word.form) if is_russian else ""
    heard = sound if capital or audible or not known else ""
    if not is_russian:
        return Wanted(word.start, word.end, {stem_en(word.form)}, "", "", True, True)
    # An abbreviation is spelled out as often as not, which is no matter of its letters.
    telling = not source[word.start : word.end].isupper() and not word.form.startswith(_PREFIXES)
    telling = telling and (bool(stems) or sure >= _SURE or ((capital or audible) and len(heard) >= _LEAST))
    known = known - _PREFIXED or known
    place = _OF_PLACE.search(word.form) if capital else None
    root = skeleton_ru(word.form[: place.start()]) if place else ""
    stems = {*known, *stems}
    return Wanted(
        word.start,
        word.end,
        {*stems, *(stem[:_PREFIX] for stem in stems if len(stem) > _PREFIX)},
        heard if len(heard) >= _LEAST else "",
        root if len(root) >= _LEAST else "",
        telling,
        sure >= _SURE or (capital and not known),
    )


class Place(NamedTuple):
    """Hold the stretch of a target that says most of a name, and which of its words it says."""

    start: int
    end: int
    said: frozenset[int]


class Target:
    """Hold the words of a target by stem and by sound."""

    def __init__(self, target: str) -> None:
        self.words = words(target)
        self.stems = [stem_en(_bare(word.form)) for word in self.words]
        self.skeletons = [skeletons_en(_bare(word.form)) if target[word.start].isupper() else () for word in self.words]
        self.there = frozenset(self.stems) | {stem[:_PREFIX] for stem in self.stems}

    def _hits(self, one: Wanted) -> list[int]:
        found = []
        if not self.there.isdisjoint(one.stems):
            found = [at for at, stem in enumerate(self.stems) if stem in one.stems or stem[:_PREFIX] in one.stems]
        if one.skeleton:
            found += [at for at, some in enumerate(self.skeletons) if any(_is_heard(one, theirs) for theirs in some)]
        return found

    def place(self, name: Sequence[Wanted], spare: int = _SPARE) -> Place:
        """Return where the target says most words of a name within `spare` words more than the name has."""
        hits = sorted({(at, index) for index, one in enumerate(name) for at in self._hits(one)})
        best, said, size = (0, 0), frozenset[int](), 0
        for first, (start, _) in enumerate(hits):
            end = start + len(name) + spare
            inside = [(at, index) for at, index in hits[first:] if at < end]
            # Two words that the same one of the target may translate are two; the order of the source decides.
            here = frozenset(index for _, index in inside)
            last = max(at for at, _ in inside)
            if len(here) > len(said) or (len(here) == len(said) and last - start < size):
                best, said, size = (start, last), here, last - start
        if not said:
            return Place(0, 0, said)
        return Place(self.words[best[0]].start, self.words[best[1]].end, said)


def abbreviated(name: Sequence[Wanted], source: str, target: str) -> bool:
    """Tell whether the target, unlike the source, has the initials of a name's translations: WTO, SMEs."""
    initials = {stem[0] for one in name for stem in one.stems}
    return len(name) > 1 and any(
        2 * len(match[1]) >= len(name)
        and initials.issuperset(match[1].lower().replace("o", ""))  # "of" may count
        and set(match[1]) != {"O"}
        and match[1] not in source
        for match in _ACRONYM.finditer(target)
    )


def _is_heard(one: Wanted, theirs: str) -> bool:
    if alike(one.skeleton, theirs):
        return True
    return bool(one.root) and theirs.startswith(one.root) and len(theirs) - len(one.root) <= 1


def _bare(form: str) -> str:
    """Return a word without its possessive ending."""
    return form[:-2] if form.endswith(("'s", "’s")) else form
