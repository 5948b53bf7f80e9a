"""Find persons that changed places: a surname beside the given name, or among the words, of another."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from summarize.checking.skeletons import alike, skeleton_ru, skeletons_en
from summarize.checking.swaps import met, stems_beside, wanted_beside
from summarize.checking.tokens import words

_FAR = 3  # words between a given name and a surname that belong to different persons


class Person(NamedTuple):
    """Hold a name that stands once on either side: its spans, and its place among the target's words."""

    source: tuple[int, int]
    target: tuple[int, int]
    place: int


def persons(found: list[tuple[str, int, int]], target: str) -> list[Person]:
    """Return the names of `found` that exactly one capitalised word of the target renders."""
    there = [
        (at, word, skeletons_en(word.form)) for at, word in enumerate(words(target)) if target[word.start].isupper()
    ]
    out = []
    for name, start, end in found:
        ours = skeleton_ru(name.lower().replace("ё", "е"))
        mates = [(at, word) for at, word, theirs in there if any(alike(ours, one) for one in theirs)]
        if len(ours) > 1 and len(mates) == 1:
            at, word = mates[0]
            out.append(Person((start, end), (word.start, word.end), at))
    return out if len({one.place for one in out}) == len(out) else []


def exchanged(source: str, target: str, found: list[tuple[str, int, int]]) -> tuple[Person, Person] | None:
    """Return two persons that changed places in the target, or None."""
    known = persons(found, target)
    if len(known) < 2:
        return None
    return _parted(known) or _among_others(source, target, known)


def _parted(known: list[Person]) -> tuple[Person, Person] | None:
    """Return a surname and the one that stands in its stead beside its given name."""
    pairs = {one.place: (one, other) for one, other in pairwise(known) if other.source[0] - one.source[1] == 1}
    by_place = {one.place: one for one in known}
    for place, (given, surname) in pairs.items():
        beside = by_place.get(place + 1)
        if beside and beside not in {given, surname} and abs(surname.place - place) > _FAR:
            return surname, beside
    return None


def _among_others(source: str, target: str, known: list[Person]) -> tuple[Person, Person] | None:
    """Return two persons, neither among the words that are beside it in the source, one at least among the other's."""
    wanted = [wanted_beside(source, one.source) for one in known]
    there = [stems_beside(target, one.target) for one in known]
    paired = {one for pair in pairwise(known) if pair[1].source[0] - pair[0].source[1] == 1 for one in pair}
    for one in range(len(known) - 1):
        for other in range(one + 1, len(known)):
            if known[other].source[0] - known[one].source[1] <= 1:
                continue
            own = met(wanted[one], there[one]) + met(wanted[other], there[other])
            cross = met(wanted[one], there[other]) + met(wanted[other], there[one])
            alone = known[one] not in paired and known[other] not in paired
            if own == 0 and cross > (0 if alone else 1):
                return known[one], known[other]
    return None
