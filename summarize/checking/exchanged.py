"""Find persons that changed places: a surname beside the given name, or among the words, of another."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from summarize.checking.skeletons import alike, skeleton_ru, skeletons_en
from summarize.checking.swaps import met, stems_beside, wanted_beside
from summarize.checking.tokens import words

_OPENINGS = {"а": "a", "е": "ey", "ё": "ye", "и": "iy", "о": "o", "у": "u", "э": "e", "ю": "yiuj", "я": "yij"}
_JOINING = frozenset({"and", "or", "but"})
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
        mates = [
            (at, word)
            for at, word, theirs in there
            if any(alike(ours, one) if len(ours) > 1 else _opens_alike(name, word.form, ours == one) for one in theirs)
        ]
        if len(mates) == 1:
            at, word = mates[0]
            out.append(Person((start, end), (word.start, word.end), at))
    return out if len({one.place for one in out}) == len(out) else []


def _opens_alike(name: str, form: str, same: bool) -> bool:
    """Tell whether a name of one consonant is a word of the same one that opens with the same vowel: «Анна», Anna."""
    return same and len(form) < 6 and form[0] in _OPENINGS.get(name[0].lower(), form[0])


def exchanged(source: str, target: str, found: list[tuple[str, int, int]]) -> tuple[Person, Person] | None:
    """Return two persons that changed places in the target, or None."""
    known = persons(found, target)
    if len(known) < 2:
        return None
    return _parted(known, target) or _among_others(source, target, known)


def _parted(known: list[Person], target: str) -> tuple[Person, Person] | None:
    """Return a surname parted from its given name, and the name that stands beside that instead."""
    pairs = [(one, other) for one, other in pairwise(known) if other.source[0] - one.source[1] == 1]
    broken = [pair for pair in pairs if abs(pair[0].place - pair[1].place) > 1 and not _is_near(*pair, target)]
    for one, other in pairwise(broken):
        if any(abs(a.place - b.place) == 1 for a in one for b in other):
            return one[1], other[1]
    there = words(target)
    for given, surname in broken:
        if abs(surname.place - given.place) <= _FAR or given.place + 1 >= len(there):
            continue
        beside = there[given.place + 1]
        if target[beside.start].isupper() and target[given.target[1] : beside.start] == " ":
            return surname, Person(surname.source, (beside.start, beside.end), given.place + 1)
    return None


def _is_near(given: Person, surname: Person, target: str) -> bool:
    """Tell whether only names stand between a given name and its surname: «Anna Petrovna Belova»."""
    first, last = sorted((given, surname), key=lambda one: one.place)
    between = words(target)[first.place + 1 : last.place]
    return (
        len(between) < _FAR
        and all(target[word.start].isupper() or (len(word.form) < 4 and word.form not in _JOINING) for word in between)
        and not any(mark in target[first.target[1] : last.target[0]] for mark in ",;()")
    )


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
