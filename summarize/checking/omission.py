"""Check that nothing of the source was left out.

The evidence is weighed as log-odds and added up: content words of the source
none of whose known translations is in the target (the heaviest run of them),
a target shorter than its kind, a lost end. Against it speak target words that
no source word explains: then the sentence was said in other words.
"""

from __future__ import annotations

import math
import re

from summarize.article import Finding
from summarize.checking.content import Content, content_en, content_ru
from summarize.checking.lexicon import translations

NAME = "omission"

CHANCE = 0.15  # of finding a translation of a lost word elsewhere in the target
SUREST = 0.9  # no word is translated by the table more surely than this
UNKNOWN = 0.5  # weight of a word that the table lacks: its loss cannot be seen
LENGTH, END, ACRONYM, OTHER = 2.2, 4.5, 2.5, 1.3
ENOUGH = 9.2
LEAST = 2.0  # what the words alone must weigh: a good translation may just be short

_STOPPED = re.compile(r"[.!?…:][\"»”’')\]]*\s*$")
_ACRONYM = re.compile(r"\b[A-Z][A-Za-z]?[A-Z][A-Z]+\b")


def _run(content: tuple[Content, ...], there: frozenset[str]) -> tuple[float, int, int, set[str]]:
    """Return the weight and the span of the heaviest run of untranslated words, and every stem that translates one."""
    best = weight = 0.0
    first = start = end = 0
    explained: set[str] = set()
    for word in content:
        sure, stems = translations(word.stem)
        sure = min(sure, SUREST)
        explained |= stems
        if weight <= 0.0:
            weight, first = 0.0, word.start
        if not stems:
            weight += UNKNOWN
        elif there.isdisjoint(stems):
            weight += math.log((1 - CHANCE) / (1 - sure))
        else:
            weight += math.log(CHANCE / sure)
        if weight > best:
            best, start, end = weight, first, word.end
    return best, start, end, explained


def _shortness(source: str, target: str) -> float:
    """Return by how many standard deviations of good pairs the target is too short, between -2 and 4."""
    size = len(source)
    mean, deviation = (0.1, 0.17) if size < 60 else (0.05, 0.14) if size < 120 else (0.03, 0.115 if size < 200 else 0.1)
    return min(4.0, max(-2.0, (mean - math.log((len(target) + 5) / (size + 5))) / deviation))


def omission(source: str, target: str) -> tuple[Finding, ...]:
    """Report a part of the source that the target does not say, and a target far too long."""
    content = content_ru(source)
    if not content or not target.strip():
        return ()
    if len(target) > 2.5 * len(source) + 60:
        return (
            Finding(
                NAME, f"the target is {len(target) / len(source):.1f} times the source's length", None, (0, len(target))
            ),
        )
    there = content_en(target)
    weight, start, end, explained = _run(content, there)
    evidence = weight + LENGTH * _shortness(source, target) - OTHER * len(there - explained)
    if evidence + END <= ENOUGH:
        return ()
    unfinished = bool(_STOPPED.search(source)) and not _STOPPED.search(target)
    if weight < LEAST and not unfinished:
        return ()
    evidence += END * unfinished
    # An acronym may stand for a name that the source spells out.
    if evidence - ACRONYM * min(2, len(set(_ACRONYM.findall(target)))) <= ENOUGH:
        return ()
    if not weight:
        return (Finding(NAME, "the target is too short", (0, len(source)), None),)
    return (Finding(NAME, f'"{source[start:end]}" seems lost', (start, end), None),)
