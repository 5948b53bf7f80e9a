"""Check that the target does not say again what the source says once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from summarize.article import Finding
from summarize.checking.content import content_ru, is_content_en, is_empty_en
from summarize.checking.lexicon import translations
from summarize.checking.stems import stem_en
from summarize.checking.tokens import Word, listed, words

NAME = "repetition"
# "had had", "that that" are English; "very very", "no, no" are speech.
_LEGAL = frozenset(listed("had that is was do so no yes very really many bye ha hey far more and her his again"))
_CRIES, _CRIED = frozenset({"ha", "ho", "he", "hee", "la", "na", "no", "yes", "bye"}), 4
_FAR = 24  # words between two beginnings of what may be a loop
_LONG = 6  # words; a phrase of this length with three that mean something does not come back by chance
_SOON = 4  # words between two tellings of a phrase with two that mean something
_CONTRAST = re.compile(r"[.,;:!?()\"“”„«»—–/]|\s-\s|\b(?:and|or|nor|but|than|then|to)\b")


def _runs(forms: Sequence[str]) -> list[tuple[int, int, int]]:
    """Return runs of words that repeat words before them: where the run begins, how long it is, how far back."""
    seen: dict[str, list[int]] = {}
    open_runs: dict[int, int] = {}
    done: list[tuple[int, int, int]] = []
    for at, form in enumerate(forms):
        places = seen.setdefault(form, [])
        back = {at - place for place in places if at - place <= _FAR} if places else ()
        for distance in list(open_runs) if open_runs else ():
            if distance not in back:
                start = open_runs.pop(distance)
                done.append((start, at - start, distance))
        for distance in back:
            open_runs.setdefault(distance, at)
        places.append(at)
    return done + [(start, len(forms) - start, distance) for distance, start in open_runs.items()]


def _is_loop(target: str, found: Sequence[Word], start: int, length: int, distance: int) -> bool:
    """Say whether a run is one phrase said over and over without a pause that speech or style would make."""
    if length < distance:
        return False
    times = 1 + length // distance
    first = found[start - distance]
    gap = target[found[start - 1].end : found[start].start]
    if distance == 1 and first.form in _CRIES:
        return times > _CRIED
    if distance == 1 and times == 2:
        if target[found[start].end : found[start].end + 1] == "-":  # "An An-2 plane"
            return False
        capital = target[found[start].start].isupper() and not target[first.start].isupper()
        return first.form not in _LEGAL and not first.form[0].isdigit() and not gap.strip() and not capital
    if times == 2 and any(mark in gap for mark in "-.!?;:—/("):
        return False
    return times > 2 or distance > 1


def _returns(found: Sequence[Word], start: int, length: int) -> bool:
    """Say whether a run is a long phrase that comes back later."""
    forms = {word.form for word in found[start : start + length]}
    return length >= _LONG and sum(not is_empty_en(form) for form in forms) >= 3


def _returns_soon(source: str, target: str, found: Sequence[Word], start: int, length: int, distance: int) -> bool:
    """Say whether a phrase comes back after few words and no pause: “cooperation in trade of the cooperation in trade”.

    The source must say each of its words once, as far as the table of translations can tell.
    """
    if not 2 <= length < distance or distance - length > _SOON:
        return False
    forms = [word.form for word in found[start : start + length]]
    stems = {stem_en(form) for form in forms if is_content_en(form)}
    between = target[found[start - distance + length - 1].end : found[start].start]
    if len(stems) < 2 or _CONTRAST.search(between):
        return False
    wanted = Counter(stem for word in content_ru(source) for stem in translations(word.stem)[1] & stems)
    there = Counter(word.form for word in words(source))
    if any(count > 1 for count in wanted.values()) or any(there[form] > 1 for form in forms):
        return False
    return bool(wanted) or not _repeats(source)


def _repeats(source: str) -> int:
    """Return how many content words of the source come more than once."""
    return sum(count > 1 for count in Counter(word.stem for word in content_ru(source)).values())


def repetition(source: str, target: str) -> tuple[Finding, ...]:
    """Report doubled words, loops and phrases that come back, unless the source repeats itself as well."""
    if slip := _stutter(source, target) or _of_itself(source, target):
        return (slip,)
    found = words(target)
    forms = [word.form for word in found]
    if len(set(forms)) == len(forms):
        return ()
    runs = _runs(forms)
    loops = [run for run in runs if _is_loop(target, found, *run)]
    again = [run for run in runs if run not in loops and _returns(found, run[0], run[1])]
    soon = [run for run in runs if run not in loops and _returns_soon(source, target, found, *run)]
    if not loops and not again and not soon:
        return ()
    repeated = _doubles(source)
    loops = [run for run in loops if 1 + run[1] // run[2] > (3 if repeated else 1)]
    loops = [run for run in loops if run[1] >= 2 * run[2] or not _echoes(source, forms[run[0] : run[0] + run[1]])]
    if repeated or _repeats(source) > 1:
        again = []
    again += soon
    if not loops and not again:
        return ()
    start, length, distance = max(loops or again, key=lambda run: (run[1] // run[2], run[1]))
    phrase = " ".join(forms[start - distance : start]) if loops else " ".join(forms[start : start + length])
    detail = f'"{phrase}" {1 + length // distance} times' if loops else f'"{phrase}" again'
    first = start - distance if loops else start
    return (Finding(NAME, detail, None, (found[first].start, found[start + length - 1].end)),)


def _echoes(source: str, phrase: Sequence[str]) -> bool:
    """Say whether a phrase renders a word that the source has twice."""
    counts = Counter(word.stem for word in content_ru(source))
    twice = {stem for one, count in counts.items() if count > 1 for stem in translations(one)[1]}
    return any(stem_en(form) in twice for form in phrase)


def _doubles(source: str) -> bool:
    """Say whether the source itself repeats a run of one to four words at once."""
    found = words(source)
    forms = [word.form for word in found]
    return any(
        forms[at : at + size] == forms[at + size : at + 2 * size] and source[found[at + size - 1].end] != "-"
        for size in (1, 2, 3, 4)
        for at in range(len(forms) - 2 * size + 1)
    )


# A model that loses its way inside a word repeats a piece of it: «Hiroshimimimy».
_STUTTER = re.compile(r"[A-Za-z]*?([a-z]{2,5})\1\1[a-z]*|[A-Za-z]*?([a-z])\2\2[a-z]*")
# What every stutter has, and hardly any text.
_THRICE = re.compile(r"([a-z])\1\1|([a-z]{2,5})\2\2")
_SOURCE_STUTTER = re.compile(r"([а-яёa-z]{1,5})(?:-?\1){2}", re.I)


def _stutter(source: str, target: str) -> Finding | None:
    """Report a word in which one piece comes three times, unless the source has such a one."""
    if not _THRICE.search(target):
        return None
    match = next((one for one in _STUTTER.finditer(target) if not one.group().startswith("www")), None)
    if match is None or _SOURCE_STUTTER.search(source):
        return None
    return Finding(NAME, f'"{match.group()}" stutters', None, match.span())


# "residents of the residents", "delegation delegation's"; "word for word" and "heart of hearts" are English.
_OF_ITSELF = re.compile(
    r"\b([A-Za-z]{4,}) (?:of (?:(?:the|an?|its|their|this|[A-Za-z]+'s) )?\1(?:'s)?|\1['’]s)(?![\w'’-])"
)


def _of_itself(source: str, target: str) -> Finding | None:
    """Report a word said to be of itself, unless the source has it twice."""
    match = _OF_ITSELF.search(target)
    if match is None or _echoes(source, [match[1].lower()]):
        return None
    return Finding(NAME, f'"{match.group()}"', None, match.span())
