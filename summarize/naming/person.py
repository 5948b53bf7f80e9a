"""Hold a person whom a segment names, before and after it is known who that is."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.naming import given_names, tables
from summarize.naming.transliteration import System


@dataclass(frozen=True, slots=True)
class Person:
    """Hold one reading of a mention: nominative words in source order, "" where a part is not there.

    `gender` is "m", "f" or "" where nothing tells it; `english` is set for
    Asian names, whose spelling their system gives; `doubt` is 0 for a reading
    as likely as any.
    """

    given: str
    patronymic: str
    surname: str
    gender: str
    system: System = "russian"
    english: tuple[str, ...] = ()
    doubt: int = 0

    @property
    def foreign(self) -> bool:
        """Tell whether nothing says that the person is Russian: no given name, or one that is common abroad."""
        return not self.patronymic and (
            not self.given or self.given in tables.words("international") or not given_names.is_known(self.given)
        )


@dataclass(frozen=True, slots=True)
class Mention:
    """Mark a person in the segment; `people` are the readings, the likelier first.

    `parts` says what each word is: g given, p patronymic, s surname, i initial.
    """

    start: int
    end: int
    parts: str
    people: tuple[Person, ...]
    certain: bool = True
    title: str = ""
