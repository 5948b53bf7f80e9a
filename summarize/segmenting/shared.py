"""Rules that hold in Russian and in English alike."""

from __future__ import annotations

import re

from summarize.segmenting.gaps import Gap

_BRAND = re.compile(r"[a-z][A-Z]")


def enclosed(gap: Gap) -> bool | None:
    """Keep a short quotation or bracket of several sentences whole."""
    return False if gap.enclosed else None


def small_letter(gap: Gap) -> bool | None:
    """Go on before a small letter, but for names like iPhone."""
    right = gap.right
    if right and right[0].islower() and not (gap.spaced and _BRAND.match(right)):
        return False
    return None


def no_blank(gap: Gap) -> bool | None:
    """Go on where no blank stands: numbers, addresses, file names, initials."""
    return None if gap.spaced else False
