"""Check that the target is a translation and not the source again."""

from __future__ import annotations

import re

from summarize.article import Finding
from summarize.checking.tokens import words

NAME = "untranslated"
_RUSSIAN = re.compile("[а-яёА-ЯЁ]")


def _russian(form: str) -> bool:
    return "а" <= form[0] <= "я"


def untranslated(source: str, target: str) -> tuple[Finding, ...]:
    """Report an empty target, and one that mostly consists of Russian words of the source."""
    if words(target) and not _RUSSIAN.search(target):
        return ()
    here = [word.form for word in words(source)]
    russian = {form for form in here if _russian(form)}
    if not russian:
        return ()
    if not target.strip():
        return (Finding(NAME, "the target is empty", (0, len(source)), None),)
    there = [word.form for word in words(target)]
    copied = sum(form in russian for form in there)
    if copied and (copied * 2 >= len(there) or target.strip() == source.strip()):
        return (Finding(NAME, "the source was copied", (0, len(source)), (0, len(target))),)
    if not there and len(russian) > 1:
        return (Finding(NAME, "the target has no words", (0, len(source)), (0, len(target))),)
    return ()
