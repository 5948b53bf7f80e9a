"""Put right what a translation should have copied: Latin names, what brackets name, firms after their legal form.

Each rule asks for one place only: the same bracket, the same legal form, or
the one word that is nearly the same. Elsewhere nothing is touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from summarize.article import Finding
from summarize.naming import firms, similarity, tables, transliteration
from summarize.naming.claiming import HELD, share, tokens
from summarize.naming.enforcing import holds
from summarize.naming.name import Name

_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9'’.&+-]*[A-Za-z0-9+](?: (?:& )?[A-Za-z0-9][A-Za-z0-9'’.&+-]*[A-Za-z0-9+.])*")
_SENTENCE_END = re.compile(r"(?<!\bCo)(?<!\bLtd)(?<!\bInc)(?<!\bCorp)\.$")
_CYRILLIC = re.compile("[А-Яа-яЁё]")
_ADDRESS = re.compile(r"[@/]|\.[a-z]{2,}")
_ROMAN = re.compile(r"[IVXLCDM]+")
_BRACKETS = re.compile(r"\(([^()]{1,80})\)")
_TWICE = re.compile(r"[«“\"]([А-ЯЁ][^«»“”\"()]{1,60})[»”\"] \(([A-Za-z][^()А-Яа-яЁё]{1,60})\)")
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9&+]*")
_TITLED = r"[A-Z][\w-]+"
_MINISTRY = re.compile(
    rf"\bMinistry (?:of|for) (?:the )?{_TITLED}(?:,? (?:(?:and|of|for|the) )*{_TITLED})*"
    rf"|(?:(?!The\b){_TITLED} (?:and )?)+Ministry\b"
)
_NAMED = 2  # words: what a ministry is of must be said
_QUOTES = "«»“”„\"'"
_ALIKE, _ALIKE_SHORT, _ALIKE_BRACKET = 0.6, 0.75, 0.4
_SHORT = 4
_CLEARLY = 0.08


def copy(source: str, target: str, names: Sequence[Name]) -> str:
    """Return the target with Latin names, bracketed names and firms as the source has them."""
    if "(" in source:
        target = _once(source, _bracketed(source, target, names))
    target = firms.copied(source, target)
    target = _abbreviated(source, target, names)
    target = _ministry(target, names)
    for latin in _latin(source):
        target = _copied(latin, source, target)
    return target


def lacking(source: str, target: str) -> list[Finding]:
    """Return a finding for each name in Latin letters, and each firm of one word, that the target does not have."""
    have = _letters(target)
    lost = [(source.index(latin), latin) for latin in _latin(source) if _letters(latin) not in have]
    lost += firms.lost(source, target)
    return [Finding("names", f"«{name}» is not in the translation", (at, at + len(name))) for at, name in lost]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _latin(source: str) -> list[str]:
    """Return the names that the source writes in Latin letters, the longest first."""
    if not _CYRILLIC.search(source):
        return []
    found = {_SENTENCE_END.sub("", match.group()) for match in _LATIN.finditer(source)}
    return sorted((one for one in found if not (_ADDRESS.search(one) or _ROMAN.fullmatch(one))), key=len, reverse=True)


def _copied(latin: str, source: str, target: str) -> str:
    if latin.lower() in target.lower():
        return target
    found = list(_WORD.finditer(target))
    size = len(_WORD.findall(latin))
    ranked = sorted(
        (
            (
                similarity.spelled(latin, target[found[at].start() : found[at + count - 1].end()]),
                found[at].start(),
                at,
                count,
            )
            for count in {max(1, size - 1), size, size + 1}
            for at in range(len(found) - count + 1)
            if _may_be_garbled(_between(target, found, at, count), source)
        ),
        reverse=True,
    )
    needed = _ALIKE_SHORT if len(latin) <= _SHORT else _ALIKE
    if not ranked or ranked[0][0] < needed:
        return target
    best, start, at, count = ranked[0]
    end = found[at + count - 1].end()
    if any(best - ratio < _CLEARLY and (found[b].start() >= end or found[b + c - 1].end() <= start)
           for ratio, _, b, c in ranked[1:4]):  # fmt: skip
        return target
    if latin.endswith(".") and target[end : end + 1] == ".":
        end += 1
    return target[:start] + latin + target[end:]


def _between(target: str, found: Sequence[re.Match[str]], at: int, count: int) -> str:
    return target[found[at].start() : found[at + count - 1].end()]


def _may_be_garbled(text: str, source: str) -> bool:
    """Tell whether words of the target may be a name: with a capital, not ordinary, nor right as they stand."""
    parts = text.split()
    return (
        any(letter.isupper() for letter in text)
        and not re.search(rf"\b{re.escape(text)}\b", source)
        and not all(part.lower() in tables.words("english") for part in parts)
    )


def _once(source: str, target: str) -> str:
    """Write a name once that the source has in both alphabets, «Кита Хэви» (Kita Heavy), and the target twice."""
    for match in _TWICE.finditer(source):
        word = r"(?!(?:President|Director|Chairman|Chairwoman|Head|Company|Firm|Bank|The)\b)[A-Z][\w&.'-]*"
        more = len(match[1].split()) - 1
        there = re.search(rf"[\"“]?\b({word}(?: {word}){{0,{more}}})[\"”]? \({re.escape(match[2])}\)", target)
        if there and max(similarity.spelled(match[2], there[1]), _shared(match[2], there[1])) >= _ALIKE_BRACKET:
            target = target[: there.start()] + match[2] + target[there.end() :]
    return target


def _shared(one: str, other: str) -> float:
    """Return what share of the words of a name another text has."""
    words = one.lower().split()
    return sum(word in other.lower().split() for word in words) / len(words)


def _bracketed(source: str, target: str, names: Sequence[Name]) -> str:
    """Write in each bracket what the source's bracket has, where both have as many and it is one name alone."""
    ours, theirs = list(_BRACKETS.finditer(source)), list(_BRACKETS.finditer(target))
    if len(ours) != len(theirs):
        return target
    for here, there in reversed(list(zip(ours, theirs, strict=True))):
        wanted = _one_name(here, names)
        said = there[1]
        if not wanted or any(holds(said, form) for form in wanted):
            continue
        is_latin = wanted[0] == here[1].strip()
        if is_latin and similarity.spelled(wanted[0], said) < _ALIKE_BRACKET:
            continue
        # What is said at length in the bracket may be right in its own words, but Latin letters have no others.
        if (not is_latin and len(said.split()) > len(wanted[0].split()) + 1) or (
            re.search(r"\d", said) and not re.search(r"\d", wanted[0])
        ):
            continue
        target = target[: there.start(1)] + wanted[0] + target[there.end(1) :]
    return target


def _one_name(bracket: re.Match[str], names: Iterable[Name]) -> tuple[str, ...]:
    """Return the English forms of what stands in a bracket, () where it is more than one name."""
    inside = bracket[1].strip().strip(_QUOTES)
    if _LATIN.fullmatch(inside) and not _ROMAN.fullmatch(inside):
        return (inside,)
    for name in names:
        whole = bracket[1].strip() == inside and name.start - bracket.start(1) <= 1 and bracket.end(1) - name.end <= 1
        if whole and name.kind != "person" and name.certain and bracket.start(1) <= name.start:
            return name.english
    return ()


def _abbreviated(source: str, target: str, names: Sequence[Name]) -> str:
    """Write the one known abbreviation that is lacking over the one of the target that nothing explains."""
    lacking = [
        name
        for name in names
        if name.kind != "person"
        and name.certain
        and re.fullmatch("[А-ЯЁ]{2,5}", source[name.start : name.end])
        and not any(holds(target, form) for form in name.english)
    ]
    if len({name.russian for name in lacking}) != 1:
        return target
    name = lacking[0]
    sounds = (transliteration.russian(name.russian), *(form for form in name.english if form.isupper()))
    orphans = {
        word
        for word in re.findall(r"\b[A-Z]{2,5}\b", target)
        if word not in source
        and word not in firms.LEGAL.values()
        and not any(holds(word, f) for n in names for f in n.english)
    }
    likely = [one for one in orphans if max(similarity.spelled(sound, one) for sound in sounds) >= _ALIKE] or (
        list(orphans) if not _unknown_abbreviations(source, names) else []
    )
    return re.sub(rf"\b{likely[0]}\b", name.english[0], target) if len(likely) == 1 else target


def _ministry(target: str, names: Sequence[Name]) -> str:
    """Write the one ministry of the source that the target lacks over the one of the target that is another."""
    ours = {name.russian: name.english for name in names if name.certain and name.russian.startswith("Мин")}
    found = list(_MINISTRY.finditer(target)) if len(ours) == 1 else []
    if len(found) != 1:
        return target
    ((english, said),) = zip(ours.values(), found, strict=True)
    have = tokens(said.group())
    if any(holds(target, form) or share(form, have) > HELD for form in english) or len(have) < _NAMED:
        return target
    return target[: said.start()] + english[0] + target[said.end() :]


def _unknown_abbreviations(source: str, names: Sequence[Name]) -> bool:
    """Tell whether the source has abbreviations that no table spells, for which one of the target may stand."""
    spans = [(name.start, name.end) for name in names]
    return any(
        not any(start <= found.start() < end for start, end in spans) and found.group() not in firms.LEGAL
        for found in re.finditer(r"\b[А-ЯЁ]{2,6}\b", source)
    )
