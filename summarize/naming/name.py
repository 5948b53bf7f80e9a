"""Hold one name in a segment with the English forms that are right for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from summarize.naming import tables, transliteration
from summarize.naming.person import Mention, Person
from summarize.naming.transliteration import System

Kind = Literal["person", "place", "organisation", "term", "word"]


@dataclass(frozen=True, slots=True)
class Name:
    """Mark a name in a source segment.

    A "term" is an abbreviation of common nouns, which English may say in its
    own words; a "word" is a proper name of which nothing more is known.
    `english` are the accepted forms, the first preferred. `certain` says that
    the forms come from a table, a rule made for such names, or the document
    itself; a form that is not certain is a guess to compare with, never to
    write. `russian` is the nominative. A person's `parts` are the accepted
    forms of each word in the order of the source, `roles` what each word is:
    g given, p patronymic, s surname, i initial; `guessed` are the roles that
    only the sound tells; `gender` is "m", "f" or "".
    """

    start: int
    end: int
    kind: Kind
    english: tuple[str, ...]
    certain: bool
    russian: str
    parts: tuple[tuple[str, ...], ...] = ()
    roles: str = ""
    guessed: str = ""
    system: System = "russian"
    gender: str = ""
    title: str = ""

    @property
    def surname(self) -> tuple[str, ...]:
        """Return the accepted forms of a person's surname, () where the source has none."""
        return self.parts[self.roles.index("s")] if "s" in self.roles else ()


def of_person(mention: Mention, people: Iterable[Person], start: int, end: int, certain: bool) -> Name:
    """Spell a mention that may be any of `people` (equally likely ones, the first preferred)."""
    readings = tuple(people)
    first = readings[0]
    initials = iter(_initials(mention, first))
    parts = tuple((next(initials),) if role == "i" else _forms(readings, role) for role in mention.parts)
    words = {"g": first.given, "p": first.patronymic, "s": first.surname, "i": ""}
    russian = " ".join(words[role] for role in mention.parts if words[role])
    genders = {person.gender for person in readings}
    guessed = "" if certain else _guessed(mention.parts, first)
    return Name(
        start, end, "person", _whole(parts, mention.parts), certain or "s" not in guessed, russian, parts,
        mention.parts, guessed, first.system, first.gender if len(genders) == 1 else "", mention.title,
    )  # fmt: skip


def _guessed(roles: str, person: Person) -> str:
    """Return the roles of a person from abroad that no table spells; a given name has too many forms for one."""
    known = transliteration.foreign_surname(person.surname) and not person.english
    return roles.replace("s", "") if known else roles


def _initials(mention: Mention, person: Person) -> list[str]:
    return [""] * mention.parts.count("i")


def _forms(people: tuple[Person, ...], role: str) -> tuple[str, ...]:
    """Return the accepted English forms of one part, over all readings."""
    found: list[str] = []
    for person in people:
        for form in _spelled(person, role):
            if form not in found:
                found.append(form)
    return tuple(found)


def _spelled(person: Person, role: str) -> tuple[str, ...]:
    if person.english:
        return _asian(person, role)
    if role == "g":
        usual = transliteration.given_forms(person.given)
        return (*usual, *(() if usual else (transliteration.russian(person.given),)))
    word = person.patronymic if role == "p" else person.surname
    latin = transliteration.russian(word)
    # «Борщевого» does not tell «Борщевый» from «Борщевой».
    forms = (latin, latin[:-1] + "oy") if word.endswith(("ый", "ский", "цкий")) else (latin,)
    abroad = transliteration.foreign_surname(word) if role == "s" else ()
    return (*abroad, *forms) if person.foreign else (*forms, *abroad)


def _asian(person: Person, role: str) -> tuple[str, ...]:
    """Return a part of an Asian name; Japanese given names stand first, Chinese and Korean ones last."""
    first, last = person.english[0], person.english[-1]
    if person.system == "japanese":
        return tuple((first if role == "g" else last).split("|"))
    if role == "g":
        return transliteration.korean_given(person.given) if person.system == "korean" else (last,)
    if person.system == "korean":
        listed = tables.mapping("korean-surnames").get(person.surname.capitalize(), first)
        return tuple(listed.split("|"))
    return (first,)


def _whole(parts: tuple[tuple[str, ...], ...], roles: str) -> tuple[str, ...]:
    """Return the forms of the whole name: preferred parts, each alternative in turn, the surname alone."""
    spelled = [part for part, role in zip(parts, roles, strict=True) if role != "i"]
    preferred = [part[0] for part in spelled]
    found = [" ".join(preferred)]
    for at, part in enumerate(spelled):
        found += [" ".join([*preferred[:at], form, *preferred[at + 1 :]]) for form in part[1:]]
    if "s" in roles:
        found += list(parts[roles.index("s")])
    return tuple(dict.fromkeys(found))
