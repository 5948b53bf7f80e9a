"""Weigh findings, to choose among hypotheses.

The weights order the checks by what a reader suffers. What makes a sentence
useless comes first (the source copied, a loop, foreign letters, a lost part),
then false facts (numbers, dates, addresses, currencies, units, a lost
negation, names), last form (quotes, case). One finding of a class outweighs
several of the class below it; within a class findings add up.
"""

from __future__ import annotations

from collections.abc import Iterable

from summarize.article import Finding

WEIGHTS: dict[str, float] = {
    "untranslated": 100.0,
    "repetition": 60.0,
    "leftover": 40.0,
    "omission": 30.0,
    "numbers": 12.0,
    "dates": 12.0,
    "urls-emails": 12.0,
    "negation": 10.0,
    "currency": 8.0,
    "units": 8.0,
    "names": 5.0,
    "glossary": 5.0,
    "quotes": 1.0,
    "case": 1.0,
}
_UNKNOWN = 4.0


def cost(findings: Iterable[Finding]) -> float:
    """Return the weight of all findings: 0.0 for none, lower is better, the same for any order."""
    return sum(sorted(WEIGHTS.get(finding.check, _UNKNOWN) for finding in findings), 0.0)
