"""Write the adjectives of Russian towns with a capital, which tells a model that they are names.

«Томские вузы» in small letters is guessed at ("volume universities"); «Томские
вузы» with a capital is read as what it is made of.
"""

from __future__ import annotations

import re
from functools import cache

from summarize.checking.tokens import listed
from summarize.naming import tables

# Of these towns the adjective is an ordinary word too, or that of a larger region or of a person.
_ORDINARY = frozenset(listed(
    "Байкальск Братск Волжск Воскресенск Дзержинск Забайкальск Комсомольск Курильск Озёрск Северск Черкесск Черняховск"
))  # fmt: skip
_ENDINGS = "ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими"


@cache
def _adjectives() -> re.Pattern[str]:
    towns = (row[0] for row in tables.rows("places") if row[2] == "city" and row[0].endswith(("ск", "цк")))
    names = "|".join(sorted((town.lower() for town in towns if town not in _ORDINARY), key=len, reverse=True))
    return re.compile(rf"(?<![А-Яа-яЁё-])(?:{names})(?:{_ENDINGS})(?![а-яё-])")


def with_capitals(source: str) -> str:
    """Return a Russian segment of the same length, the adjectives of towns with a capital in each part."""
    if "ск" not in source and "цк" not in source:
        return source
    return _adjectives().sub(lambda match: match.group().title(), source)
