"""Check that a given name of the source is not reduced to an initial: «Ли Вон Со», L. So."""

from __future__ import annotations

import re

from summarize.article import Finding
from summarize.checking.skeletons import alike, skeleton_ru, skeletons_en

NAME = "names"

_INITIAL = re.compile(r"(?<![\w.'’&-])(?:[B-HJ-Z]|[AI](?=\.))\.? (?=(?:[A-Z][a-z]+ ?){1,3})")
_AFTER_NAME = re.compile(r"[A-Z][\w.'’-]* $|\d $")  # "George W. Bush" has its given name
_NAME_EN = re.compile(r"[A-Z][a-z]+")
_RUN = re.compile(r"(?<=[а-яё,)»] )[А-ЯЁ][а-яё-]+(?: [А-ЯЁ][А-Яа-яЁё-]+)+")
_SINGLE = re.compile(r"(?<![А-Яа-яЁёA-Za-z])[А-ЯЁA-Z](?![А-Яа-яЁёA-Za-z])")
_LEAST = 2  # consonants
_WORDS = 3  # of a name at most


def initials(source: str, target: str) -> tuple[Finding, ...]:
    """Report persons whom the target gives an initial, where the source has no single capital letter."""
    found = []
    for match in _INITIAL.finditer(target):
        if _AFTER_NAME.search(target[: match.start()]) or _SINGLE.search(source):
            continue
        said = []
        at = match.end()
        while word := _NAME_EN.match(target, at):
            said.append(word.group().lower())
            at = word.end() + (target[word.end() : word.end() + 1] == " ")
        span = _person(source, said)
        if span:
            detail = f"«{source[span[0] : span[1]]}» has an initial for a given name"
            found.append(Finding(NAME, detail, span, (match.start(), at)))
    return tuple(found)


def _person(source: str, said: list[str]) -> tuple[int, int] | None:
    """Return the span of the words with capitals that end in one of the words that the target has."""
    theirs = [skeleton for word in said for skeleton in skeletons_en(word)]
    for run in _RUN.finditer(source):
        last = run.group().split()[-1].lower().replace("ё", "е")
        ours = skeleton_ru(last)
        if len(ours) >= _LEAST and any(alike(ours, one) for one in theirs):
            # Four words: the first says where from, «губернатор Сеула Ли Вон Сунг».
            whole = run.group().split(" ")
            return run.end() - len(" ".join(whole[-_WORDS:])), run.end()
    return None
