"""Check that nothing of the source was left out.

`coverage` tells of each word of the source whether the target says it. The
heaviest run of lost words, rather from one mark of punctuation to another, is
what may be missing. What speaks for and against it is weighed as log-odds:
how heavy it is, how well the rest is covered, whether the target is short for
its source and has no room where the run should be, and what stands there that
the source does not explain: then the same was said in other words.
`benchmarks.fit_omission` fits the weights.
"""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import NamedTuple

from summarize.article import Finding
from summarize.checking.coverage import Coverage, Said, coverage

NAME = "omission"

WEIGHTS = {
    "lost": 0.36, "covered": 1.47, "lost, rest covered": 0.39, "lost, other words there": -0.06, "density": 0.37,
    "share": -3.51, "numbers": 2.44, "opening": 0.96, "closing, words": 0.1, "room": -2.23, "short": 1.06,
    "short, size": -0.39, "fewer words": 3.0, "fewer marks": 0.16, "end": 5.21,
}  # fmt: skip
BIAS = -4.81
ENOUGH = 1.0  # log-odds
LEAST = 1.0  # what the words alone must weigh: a good translation may just be short

_INSIDE = 1.2  # what a run loses where it begins or ends between two marks
_BOUNDARY = re.compile(
    r"[,;:()«»\"“”—–!?]|\.\s|\b(?:и|но|а|или|либо|что|котор\w+|где|когда|если|чтобы|хотя|поскольку)\b", re.IGNORECASE
)
_MARK = re.compile(r"[,;:—–()]")
_STOPPED = re.compile(r"[.!?…:][\"»”’')\]]*\s*$")
_ACRONYM = re.compile(r"\b[A-Z][A-Za-z]?[A-Z][A-Z]+\b")
_IN_BRACKETS = re.compile(r"[»\"”]?\s*\(([A-ZА-ЯЁ]{2,})\)")
_CAPITALS = re.compile(r"\b[A-ZА-ЯЁ]{2,}\b")


class Run(NamedTuple):
    """Hold words of the source that follow each other and may be lost: the first, the one after the last, the weight.

    `opening` and `closing` tell that a boundary of clauses stands before and after.
    """

    first: int
    last: int
    weight: float
    opening: bool
    closing: bool


def heaviest(source: str, said: list[Said]) -> Run:
    """Return the run of words whose log-odds of being lost add up to most (Bentley 1984), boundaries counted in."""
    bounds = [True, *(_is_bound(source, one, other) for one, other in pairwise(said)), True]
    best, weight, first = Run(0, 0, 0.0, False, False), -math.inf, 0
    for at, one in enumerate(said):
        fresh = 0.0 if bounds[at] else -_INSIDE
        if weight < fresh:
            weight, first = fresh, at
        weight += one.weight
        total = weight if bounds[at + 1] else weight - _INSIDE
        if total > best.weight:
            best = Run(first, at + 1, total, bounds[first], bounds[at + 1])
    return best


def _is_bound(source: str, one: Said, other: Said) -> bool:
    if one.end + 1 == other.start and source[one.end] == " ":
        return False
    return _BOUNDARY.search(source, one.end, other.start) is not None


def _shortness(source: str, target: str) -> float:
    """Return by how many standard deviations of good pairs the target is too short, between -2 and 4."""
    mean, deviation = _usual(len(source))
    return min(4.0, max(-2.0, (mean - math.log((len(target) + 5) / (len(source) + 5))) / deviation))


def _usual(size: int) -> tuple[float, float]:
    """Return the mean and the deviation of the logarithm of how much longer good targets are."""
    return (0.1, 0.17) if size < 60 else (0.05, 0.14) if size < 120 else (0.03, 0.115 if size < 200 else 0.1)


def _gap(run: Run, words: Coverage, source: str, target: str) -> tuple[float, float, float]:
    """Return where in the target a run should be and what share of the room that it needs it has there, up to 1.5."""
    before = next((one for one in reversed(words.said[: run.first]) if one.sure and len(one.places) == 1), None)
    after = next((one for one in words.said[run.last :] if one.sure and len(one.places) == 1), None)
    start, end = before.places[0] if before else 0.0, after.places[0] if after else float(len(target))
    if end <= start:
        return 0.0, float(len(target)), 0.8
    needed = (after.start if after else len(source)) - (before.end if before else 0)
    return start, end, min(1.5, (end - start) / max(10.0, needed * math.exp(_usual(len(source))[0])))


def features(source: str, target: str, words: Coverage, run: Run) -> dict[str, float]:
    """Return what speaks for a run being left out, by the names of `WEIGHTS`."""
    size = run.last - run.first
    inside, rest = words.said[run.first : run.last], [*words.said[: run.first], *words.said[run.last :]]
    kept = sum(one.weight < -1.0 for one in rest)
    covered = (kept + 0.5) / (kept + sum(one.weight > 0.5 for one in rest) + 1)
    short = _shortness(source, target)
    start, end, room = _gap(run, words, source, target)
    others = min(5, sum(start < (one.start + one.end) / 2 < end for one in words.unexplained))
    length = min(len(source), 300) / 100
    lost = min(run.weight, 14.0)
    return {
        "lost": lost,
        "covered": covered,
        "lost, rest covered": lost * covered,
        "lost, other words there": lost * others,
        "density": run.weight / size,
        "share": min(0.7, (inside[-1].end - inside[0].start) / len(source)),
        "numbers": sum(one.number and one.weight > 0 for one in inside),
        "opening": run.opening,
        "closing, words": run.closing * min(size, 12),
        "room": room,
        "short": short,
        "short, size": short * length,
        "fewer words": max(-1.0, min(1.2, math.log((len(words.said) + 1) / (len(words.there) + 1)))),
        "fewer marks": max(-3, min(4, len(_MARK.findall(source)) - len(_MARK.findall(target)))),
        "end": run.last == len(words.said) and _is_unfinished(source, target),
    }


def _is_unfinished(source: str, target: str) -> bool:
    return bool(_STOPPED.search(source)) and not _STOPPED.search(target)


def _is_acronym(source: str, target: str, words: list[Said], start: float, end: float) -> bool:
    """Say whether an acronym stands for a name that the source spells out, with that acronym after it or without."""
    found = [one for one in _ACRONYM.finditer(target) if start <= one.start() < end]
    beside = _IN_BRACKETS.match(source, words[-1].end)
    if beside:
        return beside[1] in target or bool(found)
    if len(_ACRONYM.findall(target)) <= len(_CAPITALS.findall(source)):
        return False
    return any(len(words) <= 2 + sum(map(str.isupper, one.group())) for one in found)


def evidence(source: str, target: str, words: Coverage, run: Run) -> float:
    """Return the log-odds of a run having been left out."""
    return BIAS + sum(WEIGHTS[name] * value for name, value in features(source, target, words, run).items())


def suspected(source: str, target: str, words: Coverage) -> Run | None:
    """Return the run of words that may be lost, None where nothing is.

    Numbers alone are the matter of their own check, and an acronym says as much as the words that it stands for.
    """
    run = heaviest(source, words.said)
    inside = words.said[run.first : run.last]
    if run.weight < LEAST or all(one.number for one in inside):
        return None
    start, end, _ = _gap(run, words, source, target)
    return None if _is_acronym(source, target, inside, start, end) else run


def omission(source: str, target: str) -> tuple[Finding, ...]:
    """Report a part of the source that the target does not say, and a target far too long."""
    if not source.strip() or not target.strip():
        return ()
    if len(target) > 2.5 * len(source) + 60:
        return (
            Finding(
                NAME, f"the target is {len(target) / len(source):.1f} times the source's length", None, (0, len(target))
            ),
        )
    words = coverage(source, target)
    run = suspected(source, target, words)
    if run is None or evidence(source, target, words, run) <= ENOUGH:
        return ()
    start, end = words.said[run.first].start, words.said[run.last - 1].end
    return (Finding(NAME, f'"{source[start:end]}" seems lost', (start, end), None),)
