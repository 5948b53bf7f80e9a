"""The places where a sentence may end, with what stands on either side."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

WINDOW = 64
"""Characters a rule may look at on either side: what keeps the whole linear."""

# Possessive quantifiers, so that a mile of dots costs one look and not a mile of looks.
_END = re.compile(r"[.!?…]++(?:[»”“\"'’)\]]|\[\d{1,3}\])*+[.!?…]*+(?:[ \u00a0][»”)\]]++\.?+)?+")
_BLANKS = re.compile(r"\s*+")
_LEAD = re.compile(r"[\s«„“”\"'‘’(\[–—\-‑•*·/]*+")
_WORD = re.compile(r"[^\W_]+(?:['’\-‑./][^\W_]+)*")
_LAST = re.compile(r"(?:(?<![^\W_])[^\W\d_]\.[ \u00a0]?)*[^\W_]+(?:[-‑/][^\W_]+)*$")


@dataclass(frozen=True)
class Gap:
    """Mark a place where a sentence may end.

    The sentence so far begins at `begin`, its marks ("?!»") span `mark` to
    `stop`, the next word begins at `start`. `enclosed` is true inside quotes or
    brackets that go on; `opening` is where the quotation ending here began, or -1.
    """

    text: str
    begin: int
    mark: int
    stop: int
    start: int
    enclosed: bool = False
    opening: int = -1

    @cached_property
    def marks(self) -> str:
        """Return the stop and the quotes or brackets that close after it."""
        return self.text[self.mark : self.stop]

    @cached_property
    def dot(self) -> bool:
        """Tell whether the mark is a single full stop, which may be an abbreviation's."""
        return self.text[self.mark] == "." and not self.text.startswith("..", self.mark)

    @property
    def spaced(self) -> bool:
        """Tell whether a blank stands in the gap."""
        return self.start > self.stop

    @cached_property
    def before(self) -> str:
        """Return the end of the sentence so far, without its marks."""
        return self.text[max(self.begin, self.mark - WINDOW) : self.mark]

    @property
    def whole(self) -> str:
        """Return the sentence so far without its marks if it is short, else an empty string."""
        return self.text[self.begin : self.mark] if self.mark - self.begin <= WINDOW else ""

    @cached_property
    def after(self) -> str:
        """Return what follows the gap."""
        return self.text[self.start : self.start + WINDOW]

    @cached_property
    def left(self) -> str:
        """Return the abbreviation or word before the mark, blanks removed: "т.е", "г", "Inc"."""
        found = _LAST.search(self.text, max(self.begin, self.mark - 24), self.mark)
        return "".join(found[0].split()) if found else ""

    @cached_property
    def lead(self) -> str:
        """Return the quotes, brackets and dashes before the next word."""
        found = _LEAD.match(self.after)
        return found[0] if found else ""

    @cached_property
    def right(self) -> str:
        """Return the next word, or an empty string if something else follows."""
        found = _WORD.match(self.after, len(self.lead))
        return found[0] if found else ""


Rule = Callable[[Gap], bool | None]
"""Return True where a sentence ends, False where it goes on, None for no opinion."""


def ends(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield mark, stop and start of every place that ends like a sentence, the text's own end left out."""
    for found in _END.finditer(text):
        blanks = _BLANKS.match(text, found.end())
        start = blanks.end() if blanks else found.end()
        if start < len(text):
            yield found.start(), found.end(), start
