"""Judge a generated sentence by the segments that it rests on: what it says and they do not is reported.

A summariser writes fluent sentences, some of them false. Judged is against the
traced segments alone, not against the article: a figure of another sentence
is as wrong as an invented one. Every check looks for one way of going wrong
that can be told from the words, and is named for it:

| check             | reports                                                                               |
|-------------------|---------------------------------------------------------------------------------------|
| summary-source    | too little of the sentence is in any few segments of the article                      |
| summary-numbers   | a number that they do not have, in another unit or currency, or with another's role     |
| summary-dates     | a month, weekday or day that they do not have                                          |
| summary-names     | a name that they do not have, or that stands where another one should                  |
| summary-negation  | a denial lost or added                                                                 |
| summary-claim     | words without a source in a row, an opposite, a plan or suspicion told as a fact       |
| summary-form      | a loop, a foreign letter, a sentence without its end, one said before                  |
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarize.article import Finding, Language
from summarize.briefing import assertions, figures, relations
from summarize.briefing.facts import Facts, facts
from summarize.briefing.tracing import Evidence, Trace, Tracer
from summarize.briefing.words import count
from summarize.checking.leftover import leftover
from summarize.checking.repetition import repetition

SOURCE, FORM = "summary-source", "summary-form"
ENOUGH = 0.6  # share of a sentence that its segments explain
_ENDS = ".!?…"
_CLOSING = "\"'”’»)"
_LEAST = 2  # content words and figures that a sentence is traced by
_SHORTEST = 3  # words of a sentence
_SAME = 0.8  # share of the words of two sentences that are the same, where they say the same

Check = Callable[[Facts, Sequence[Evidence], Tracer], "tuple[Finding, ...]"]

CHECKS: tuple[Check, ...] = (
    figures.numbers,
    figures.dates,
    relations.names,
    relations.exchanged,
    assertions.negation,
    assertions.claims,
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Hold a generated sentence, what it rests on, and what the checks found in it: nothing where it may stand."""

    text: str
    trace: Trace
    findings: tuple[Finding, ...] = ()

    @property
    def segments(self) -> tuple[int, ...]:
        """Return the ids of the segments in document order."""
        return tuple(sorted(self.trace.segments))


class Guard:
    """Judge the sentences of a summary of one article."""

    def __init__(self, evidence: Sequence[Evidence], language: Language) -> None:
        self._tracer = Tracer(evidence)
        self._language = language

    def judge(self, sentence: str, before: Sequence[str] = ()) -> Verdict:
        """Return what a sentence rests on and what is wrong with it; `before` are those that the summary has already.

        Where nothing supports it nothing else is looked for.
        """
        read = facts(" ".join(sentence.split()), self._language)
        trace = self._tracer.trace(read)
        form = _form(read, before)
        little = len(read.terms) + sum(one.firm for one in read.amounts) < _LEAST
        if trace.share < ENOUGH or little:
            why = "says too little to be traced" if little else f"{trace.share:.0%} of it is in the article"
            found = Finding(SOURCE, why, None, (0, len(read.text)))
            return Verdict(read.text, trace, (*form, found))
        support = [self._tracer.evidence[one] for one in trace.segments]
        found_by = (one for check in CHECKS for one in check(read, support, self._tracer))
        return Verdict(read.text, trace, (*form, *found_by))


def _form(read: Facts, before: Sequence[str]) -> tuple[Finding, ...]:
    """Report what no sentence should have, whatever its source."""
    text, out = read.text, []
    # The Russian side of these checks is empty: nothing excuses a loop or a foreign letter.
    for found in (*repetition("", text), *(leftover("", text) if read.language == "en" else ())):
        out.append(Finding(FORM, found.detail, None, found.target))
    if count(text) < _SHORTEST:
        out.append(Finding(FORM, "no sentence", None, (0, len(text))))
    if text.rstrip(_CLOSING)[-1:] not in _ENDS:
        out.append(Finding(FORM, "without its end", None, (0, len(text))))
    for other in before:
        theirs = facts(other, read.language).stems
        if read.stems and len(read.stems & theirs) >= _SAME * len(read.stems | theirs):
            out.append(Finding(FORM, "said before", None, (0, len(text))))
            break
    return tuple(out)
