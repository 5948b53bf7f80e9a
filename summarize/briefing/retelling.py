"""Make a brief of what a summariser wrote: its sentences that pass, quotations where they do not, in the length asked.

A sentence that the guard refuses gives way to the best segment that it was
traced to, quoted as an extractive brief quotes; where it was traced to none, or
that one is in the brief already, it is left out. What is over the length goes
with the least important sentence first; what is short of it is filled up with
the sentences that an extractive brief would choose of the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from summarize.article import Finding, Method, Point, Retold
from summarize.briefing.abstracting import Draft
from summarize.briefing.compression import compress
from summarize.briefing.dependence import dangles
from summarize.briefing.guarding import FORM, Verdict
from summarize.briefing.ranking import Candidate, Ranking
from summarize.briefing.selection import TOLERANCE, choose
from summarize.briefing.words import count

Translate = Callable[[Sequence[int]], Mapping[int, str]]

_WORTH_FILLING = 12  # words that are lacking at least before a sentence is added


def counted(draft: Draft) -> str:
    """Say in a line what came of a draft: "2 of 5 generated sentences refused (summary-names 1, summary-numbers 2)"."""
    found = Counter(name for one in draft.refused for name in sorted({finding.check for finding in one.findings}))
    total = len(draft.verdicts) + len(draft.earlier)
    names = ", ".join(f"{name} {number}" for name, number in sorted(found.items()))
    return f"{len(draft.refused)} of {total} generated sentences refused" + (f" ({names})" if names else "")


def retell(draft: Draft, ranking: Ranking, budget: int, english: Translate) -> Retold:
    """Return the points of a brief of about `budget` words.

    `english` returns the English of segments, as for `compose`.
    """
    book = {candidate.id: candidate for candidate in ranking.candidates}
    entries, warnings, findings = _entries(draft, book)
    nothing = Retold((), tuple(_warning(one, "left out") for one in draft.refused), tuple(findings))
    if not _retells(entries):
        return nothing
    entries = [_quoted(entry, english, book) if entry.method == "extract" else entry for entry in entries]
    entries = _trimmed([entry for entry in entries if entry.text], book, budget)
    if not _retells(entries):
        return nothing
    entries = _filled(entries, ranking, budget, english)
    return Retold(tuple(entries), tuple(warnings), tuple(findings))


def _retells(entries: Sequence[Point]) -> bool:
    return any(entry.method == "abstract" for entry in entries)


def _entries(draft: Draft, book: Mapping[int, Candidate]) -> tuple[list[Point], list[str], list[Finding]]:
    """Return the points with those to quote still without text, the warnings and the findings."""
    taken = {one for verdict in draft.passed for one in verdict.segments}
    entries: list[Point] = []
    warnings, findings = [_warning(one, "not read further") for one in draft.earlier], _all_findings(draft.earlier)
    left_out = True  # the sentence before the first
    for verdict in draft.verdicts:
        if not verdict.findings and left_out and dangles(verdict.text):
            lost = Finding(FORM, "points at a sentence that is not there", None, (0, len(verdict.text)))
            verdict = replace(verdict, findings=(lost,))
        if not verdict.findings:
            entries.append(Point(verdict.text, verdict.segments, "abstract"))
            left_out = False
            continue
        instead = next((one for one in verdict.trace.segments if one in book and one not in taken), None)
        left_out = instead is None
        if instead is not None:
            taken.add(instead)
            entries.append(Point("", (instead,)))
        warnings.append(_warning(verdict, "left out" if left_out else f"segment {instead} quoted instead"))
        findings += verdict.findings
    return entries, warnings, findings


def _all_findings(verdicts: Sequence[Verdict]) -> list[Finding]:
    return [finding for one in verdicts for finding in one.findings]


def _warning(verdict: Verdict, what: str) -> str:
    return f"{verdict.findings[0]}; {what}: {verdict.text}"


def _quoted(entry: Point, english: Translate, book: Mapping[int, Candidate]) -> Point:
    (one,) = entry.segments
    return Point(compress(" ".join(english([one])[one].split()), source=book[one].source), (one,))


def _worth(entry: Point, book: Mapping[int, Candidate]) -> float:
    return max((book[one].score for one in entry.segments if one in book), default=0.0)


def _trimmed(entries: list[Point], book: Mapping[int, Candidate], budget: int) -> list[Point]:
    """Return the entries without the least important, and those that lean on them, until they fit."""
    kept = list(entries)
    while len(kept) > 1 and sum(count(entry.text) for entry in kept) > budget * (1 + TOLERANCE):
        out = min(range(len(kept)), key=lambda at: (_worth(kept[at], book), -at))
        end = out + 1
        while end < len(kept) and dangles(kept[end].text):
            end += 1
        if end - out == len(kept):
            break
        del kept[out:end]
    return kept


def _filled(entries: list[Point], ranking: Ranking, budget: int, english: Translate) -> list[Point]:
    """Return the entries and, where they are too short, sentences of the article that they do not rest on."""
    lacking = budget - sum(count(entry.text) for entry in entries)
    if lacking <= budget * TOLERANCE or lacking < _WORTH_FILLING:
        return entries
    rest = ranking.without({one for entry in entries for one in entry.segments})
    chosen = choose(rest, lacking) if rest.candidates else ()
    texts = english(chosen) if chosen else {}
    sources: dict[int, Candidate] = {candidate.id: candidate for candidate in rest.candidates}
    out = list(entries)
    for one in chosen:
        text = compress(" ".join(texts[one].split()), source=sources[one].source)
        method: Method = "extract"
        at = next((place for place, entry in enumerate(out) if min(entry.segments) > one), len(out))
        if text and sum(count(entry.text) for entry in out) + count(text) <= budget * (1 + TOLERANCE):
            out.insert(at, Point(text, (one,), method))
    return out
