"""The form of the rules by which site chrome is known.

A pattern has to match a whole line (in lower case, ё as е, without pictograms
and the marks at its ends). It never looks for a word inside a longer sentence:
«Он предложил подписаться на петицию» is text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

# anywhere: sure in any place; caption: anywhere but on the first line, which may be a headline of the same form;
# edge: above the first paragraph or below the last; aside: so too, but above only where another line can be the
# headline; tail: only below; top: before anything else of the article; beside: at an edge, next to a dropped line.
Place = Literal["anywhere", "caption", "edge", "aside", "tail", "top", "beside"]


@dataclass(frozen=True, slots=True)
class Rule:
    """Name what a line that fully matches `pattern` in its place is; the line may end with a full stop where `stop`."""

    reason: str
    place: Place
    pattern: re.Pattern[str]
    stop: bool


def rules(reason: str, place: Place, *patterns: str, stop: bool = True) -> tuple[Rule, ...]:
    """Return one rule for each pattern."""
    return tuple(Rule(reason, place, re.compile(pattern), stop) for pattern in patterns)
