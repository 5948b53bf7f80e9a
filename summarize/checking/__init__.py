"""Named checks of a translation: each sees a source segment and its target, and nothing else.

    >>> from summarize.checking import check
    >>> [str(finding) for finding in check("Приехали 12 человек.", "21 people came.")]
    ['numbers: 12 became 21']
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from summarize.article import Finding
from summarize.checking.addresses import urls_emails
from summarize.checking.case import case
from summarize.checking.dates import dates
from summarize.checking.leftover import leftover
from summarize.checking.names import names
from summarize.checking.negation import negation
from summarize.checking.numbers import numbers
from summarize.checking.omission import omission
from summarize.checking.quotes import quotes
from summarize.checking.repetition import repetition
from summarize.checking.severity import WEIGHTS, cost
from summarize.checking.units import currency, units
from summarize.checking.untranslated import untranslated

__all__ = ["CHECKS", "WEIGHTS", "Check", "check", "cost"]

Check = Callable[[str, str], tuple[Finding, ...]]

CHECKS: dict[str, Check] = {
    "untranslated": untranslated,
    "leftover": leftover,
    "repetition": repetition,
    "omission": omission,
    "numbers": numbers,
    "dates": dates,
    "negation": negation,
    "currency": currency,
    "units": units,
    "names": names,
    "urls-emails": urls_emails,
    "quotes": quotes,
    "case": case,
}
"""The checks by name, in the order of their findings."""


def check(source: str, target: str, only: Collection[str] | None = None) -> tuple[Finding, ...]:
    """Return what the checks find, all of them or those named in `only`; raises KeyError on an unknown name."""
    names = CHECKS if only is None else [name for name in CHECKS if name in only]
    if only is not None and len(names) < len(set(only)):
        raise KeyError(f"no such check: {', '.join(sorted(set(only) - CHECKS.keys()))}")
    return tuple(finding for name in names for finding in CHECKS[name](source, target))
