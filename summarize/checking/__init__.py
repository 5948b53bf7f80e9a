"""Named checks of a translation: each sees a source segment and its target, and nothing else.

>>> from summarize.checking import check
>>> [str(finding) for finding in check("Приехали 12 человек.", "21 people came.")]
['numbers: 12 became 21']
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import lru_cache

from summarize.article import Finding
from summarize.checking import (
    addresses,
    case,
    dates,
    leftover,
    names,
    negation,
    numbers,
    omission,
    quotes,
    repetition,
    units,
    untranslated,
)
from summarize.checking.names import Lexicon
from summarize.checking.severity import WEIGHTS, cost

__all__ = ["CHECKS", "WEIGHTS", "Check", "bound", "check", "cost"]

Check = Callable[[str, str], tuple[Finding, ...]]


def _no_glossary(source: str, target: str) -> tuple[Finding, ...]:
    """Find nothing: without a glossary there is nothing to keep to."""
    return ()


CHECKS: dict[str, Check] = {
    "untranslated": untranslated.untranslated,
    "leftover": leftover.leftover,
    "repetition": repetition.repetition,
    "omission": omission.omission,
    "numbers": numbers.numbers,
    "dates": dates.dates,
    "currency": units.currency,
    "units": units.units,
    "negation": negation.negation,
    "names": names.names,
    "glossary": _no_glossary,
    "urls-emails": addresses.urls_emails,
    "quotes": quotes.quotes,
    "case": case.case,
}
"""The checks by name, in the order of their findings."""


def bound(lexicon: Lexicon | None = None, glossary: Check | None = None) -> dict[str, Check]:
    """Return the checks with `names` knowing a lexicon and `glossary` a glossary, to be given to `check`."""
    checks = dict(CHECKS)
    if lexicon is not None:
        checks["names"] = lambda source, target: names.names(source, target, lexicon)
    if glossary is not None:
        checks["glossary"] = glossary
    return checks


# As many as the segments and hypotheses that a batch has in hand between choosing and returning.
@lru_cache(maxsize=4096)
def _all(source: str, target: str) -> tuple[Finding, ...]:
    """Return what all checks find; a hypothesis is judged when it is chosen, repaired and returned."""
    return tuple(finding for one in CHECKS.values() for finding in one(source, target))


def check(
    source: str, target: str, only: Collection[str] | None = None, checks: Mapping[str, Check] = CHECKS
) -> tuple[Finding, ...]:
    """Return what the checks find, all of them or those named in `only`; raises KeyError on an unknown name."""
    if only is None:
        if checks is CHECKS:
            return _all(source, target)
        return tuple(finding for one in checks.values() for finding in one(source, target))
    unknown = set(only) - checks.keys()
    if unknown:
        raise KeyError(f"no such check: {', '.join(sorted(unknown))}")
    if checks is CHECKS:
        return tuple(finding for finding in _all(source, target) if finding.check in only)
    return tuple(finding for name, one in checks.items() if name in only for finding in one(source, target))
