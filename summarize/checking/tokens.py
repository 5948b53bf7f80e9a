"""Words with spans, shared by the checks of one segment."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[0-9]+(?:[.,:][0-9]+)*")


class Word(NamedTuple):
    """Hold a word or number of a text: its lower-case form and where it stands."""

    form: str
    start: int
    end: int


# Half the time of `Word(...)`, and words are made by the ten thousand.
_word: Callable[[tuple[str, int, int]], Word] = partial(tuple.__new__, Word)


@lru_cache(maxsize=2048)
def words(text: str) -> tuple[Word, ...]:
    """Return the words and numbers of a text, lower-case, «ё» as «е», with spans."""
    folded = text.lower().replace("ё", "е")
    if len(folded) != len(text):  # a few letters grow in lower case: then spans are taken word by word
        return tuple(Word(one.group().lower().replace("ё", "е"), *one.span()) for one in _WORD.finditer(text))
    return tuple([_word((one[0], one.start(), one.end())) for one in _WORD.finditer(folded)])


def listed(text: str) -> list[str]:
    """Return the words of a table that is written as running text."""
    return text.split()
