"""Check that the target says about as much as the source."""

from __future__ import annotations

from summarize.article import Finding
from summarize.checking.tokens import words

NAME = "omission"


def omission(source: str, target: str) -> tuple[Finding, ...]:
    """Report a target far too short or far too long for its source."""
    here, there = len(source.strip()), len(target.strip())
    if here < 20 or not any("а" <= word.form[0] <= "я" for word in words(source)):
        return ()
    ratio = there / here
    if ratio < 0.45:
        return (Finding(NAME, f"the target is {ratio:.0%} of the source's length", (0, len(source)), None),)
    if ratio > 2.5 and there - here > 60:
        return (Finding(NAME, f"the target is {ratio:.1f} times the source's length", None, (0, len(target))),)
    return ()
