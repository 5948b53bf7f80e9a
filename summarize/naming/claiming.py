"""Find which words of a translation render the names of its source, and which names nothing renders."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarize.naming import hearing, similarity, tables, transliteration
from summarize.naming.enforcing import holds
from summarize.naming.name import Name
from summarize.naming.words import words

_POSSESSIVE = re.compile(r"['’]s?$")
_LOOSE = 0.6
HELD = 0.7  # of an organisation's words: «Минтранс» in "the Transport and Foreign ministries"
# Adjectives of places and institutions that stand like surnames: «Тверской области», «Федеративной Республики».
_ADJECTIVE = re.compile(r"(?:[иы]й|ого|его|ому|ему|[иы]м|ая|яя|ую|[иы]е|[иы]х|[иы]ми|ой|ей)$")
_SMALL = frozenset(["of", "the", "and", "for", "in", "on"])
_ENDING = re.compile("(?:e?r(?:y|ie)?|ie|y)$")
_PLACE_KINDS = frozenset(["Region", "Oblast", "Territory", "Krai", "Republic", "District", "Area", "Federal", "New"])
_SHORT = 4  # letters of a syllable whose spelling says little of its sound: Vietnamese «Чан» is Tran


@dataclass(frozen=True, slots=True)
class Token:
    """Hold a target word without its possessive."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """Hold one word of a name that the target should have: `name` is its index among the names.

    `sounds` is how the Russian word reads letter by letter. A `guess` is
    spelled by its sound alone, because nothing else is known of it.
    """

    name: int
    role: str
    forms: tuple[str, ...]
    sounds: tuple[str, ...] = ()
    guess: bool = False


def tokens(target: str) -> list[Token]:
    """Return the words of a translation."""
    found = []
    for word in words(target):
        text = _POSSESSIVE.sub("", word.text)
        found.append(Token(word.start, word.start + len(text), text))
    return found


def claim(
    source: str, index: int, name: Name, there: Sequence[Token], target: str, claimed: dict[int, int]
) -> list[Part]:
    """Mark in `claimed` the tokens that render name `index` rightly; return the parts that none renders."""
    if name.kind != "person":
        return _whole(source, index, name, there, target, claimed)
    return _person(source, index, name, there, claimed)


def _person(source: str, index: int, name: Name, there: Sequence[Token], claimed: dict[int, int]) -> list[Part]:
    """Claim what renders a person; where only the sound tells how a part is spelled, what may be heard as it."""
    audible = _audible(there) if name.guessed else []
    missing = []
    for role, forms in zip(name.roles, name.parts, strict=True):
        if role == "i":
            continue
        abroad = bool(name.guessed) and role not in name.guessed
        right, written = _right(forms, name, there, abroad), spellings(source, name, role)
        if role not in name.guessed:
            claimed |= dict.fromkeys(right, index)
            if abroad:
                # The romanisation of Russian is accepted there, but never written. Short names are too many to list.
                forms = transliteration.foreign_surname(written[0]) if written else ()
                if not right and written and len(written[0]) <= _SHORT:
                    right = {at for at in _alike(forms, there) if hearing.any_heard(written, [there[at].text])}
            if not right:
                missing.append(Part(index, role, forms, tuple(map(transliteration.russian, written))))
            continue
        likely = _alike(forms, there)
        usual = transliteration.given_forms(written[0]) if role == "g" and written else ()
        # «Рамона» is Ramona or stands for Ramon.
        listed = usual and written[0] in tables.words("international") and not _may_be_woman(written[0], written[-1])
        if right or not written or _is_vague(written[-1]) or (not listed and hearing.any_heard(written, audible)):
            claimed |= dict.fromkeys(right or likely, index)
        elif role == "s" or "s" not in name.roles or likely:  # a given name may be left out
            missing.append(Part(index, role, usual or (hearing.foreign(written[0]),), guess=not usual))
    return missing


def _may_be_woman(nominative: str, written: str) -> bool:
    return written != nominative and written[-1] in "ая"


def _audible(there: Sequence[Token]) -> list[str]:
    """Return what in a translation may be a name: words with a capital, halves of them, two side by side."""
    capital = [token for token in there if token.text[0].isupper()]
    found = [half for token in capital for half in {token.text, *token.text.split("-")} if half]
    return found + [one.text + other.text for one, other in pairwise(capital) if other.start - one.end == 1]


def _is_vague(written: str) -> bool:
    return len(written) <= _SHORT or bool(_ADJECTIVE.search(written))


def spellings(source: str, name: Name, role: str) -> tuple[str, ...]:
    """Return a part's Russian word, nominative and as it stands in the source."""
    at = [one for one in name.roles if one != "i"].index(role)
    found = []
    for written in (name.russian, source[name.start : name.end]):
        split = written.split()
        if len(split) == len(name.roles):
            found.append(split[at])
        elif name.system == "korean" and len(split) > 1:
            given, surname = (split[:-1], split[-1]) if name.roles[0] == "g" else (split[1:], split[0])
            found.append("".join(given) if role == "g" else surname)
    return tuple(found)


def _right(forms: Sequence[str], name: Name, there: Sequence[Token], abroad: bool) -> set[int]:
    """Return the tokens that are accepted forms of a part: alone, two joined, or one half of a compound.

    A surname from `abroad` has the forms of its table and no others.
    """

    def fits(text: str) -> bool:
        if abroad:
            return any(similarity.bare(form) == similarity.bare(text) for form in forms)
        return any(similarity.same(form, text, name.system) for form in forms)

    found: set[int] = set()
    for at, token in enumerate(there):
        if (
            fits(token.text)
            or (token.text[-1] == "s" and fits(token.text[:-1]))
            or ("-" in token.text and any(fits(half) for half in token.text.split("-")))
        ):
            found.add(at)
        elif name.system != "russian" and at + 1 < len(there) and fits(token.text + there[at + 1].text):
            found |= {at, at + 1}
    return found


def _alike(forms: Sequence[str], there: Sequence[Token]) -> set[int]:
    return {
        at
        for at, token in enumerate(there)
        if token.text[0].isupper() and any(similarity.ratio(form, token.text) >= _LOOSE for form in forms)
    }


def _whole(
    source: str, index: int, name: Name, there: Sequence[Token], target: str, claimed: dict[int, int]
) -> list[Part]:
    """Claim the tokens of a place or organisation; a place of one word that is lacking may be garbled."""
    lowered = target.lower()
    present = [form for form in name.english if form.lower() in lowered]
    for form in present:
        start = lowered.find(form.lower())
        while start >= 0:
            claimed |= {at: index for at, t in enumerate(there) if t.start < start + len(form) and start < t.end}
            start = lowered.find(form.lower(), start + 1)
    if any(holds(target, form) for form in present):
        return []
    right = {at for at, t in enumerate(there) for form in name.english if _same_place(form, t.text)}
    claimed |= dict.fromkeys(right, index)
    written = (name.russian, source[name.start : name.end])
    if name.kind == "word":
        heard = hearing.any_heard(written, _audible(there))
        return [] if right or heard else [Part(index, "s", name.english, guess=True)]
    if right or not name.certain or name.kind == "term" or any(holds(target, form) for form in name.english):
        return []
    if name.kind == "organisation":
        return [] if any(share(form, there) > HELD for form in name.english) else [Part(index, "s", ())]
    forms = tuple(form for form in name.english[:2] if form.isalpha())
    if not forms and any(_same_place(word, t.text) for t in there for word in _proper(name)):
        return []
    return [Part(index, "s", forms, tuple(map(transliteration.russian, written)) if forms else ())]


def _proper(name: Name) -> set[str]:
    """Return the words of all forms of a place without those of its kind: «Томская область» is of Tomsk."""
    found = {word for form in name.english for word in re.findall(r"[^\W\d_]+", form)}
    return {word for word in found if word[0].isupper() and word not in _PLACE_KINDS}


def _same_place(form: str, token: str) -> bool:
    """Accept another spelling, and the adjective of a town: Totma, Totemsky."""
    if "-" in token and "-" not in form:
        return any(_same_place(form, half) for half in token.split("-") if half)
    if similarity.same(form, token, "russian") or similarity.same(form, token, "japanese"):
        return True
    stem = max(4, len(form) - 2)
    return len(form) > 4 and token[:1].isupper() and similarity.bare(token)[:stem] == similarity.bare(form)[:stem]


def share(form: str, there: Sequence[Token]) -> float:
    """Return what share of the content words of an organisation's name a translation has, wherever."""
    wanted = [_stem(word.text) for word in words(form) if word.text.lower() not in _SMALL]
    have = {_stem(token.text) for token in there}
    return sum(word in have for word in wanted) / len(wanted) if len(wanted) > 1 else 0.0


def _stem(word: str) -> str:
    """Return what "ministry", "ministries" and "minister" share."""
    return _ENDING.sub("", word.lower().rstrip("s"))
