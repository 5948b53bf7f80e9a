"""Mend what can be mended without doubt: each repair returns the mended target, or None where it is not sure.

A repair touches one place, and only where source and target leave one way to
read it: one number is over on each side, one address, one month. What it makes
is checked again; where that finds anything new, the repair is not made.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable

from summarize.article import Finding
from summarize.checking import check
from summarize.checking.addresses import addresses
from summarize.checking.amount import Amount
from summarize.checking.amounts_en import amounts as amounts_en
from summarize.checking.amounts_ru import amounts as amounts_ru
from summarize.checking.calendar_words import MONTHS, WEEKDAYS, Named, named_en, named_ru
from summarize.checking.leftover import leftover
from summarize.checking.matching import differences
from summarize.checking.measures import Measure, measures_en, measures_ru
from summarize.checking.numerals_en import ORDINALS
from summarize.checking.rendering import number_like, suffix
from summarize.checking.repetition import repetition
from summarize.checking.restoring import lost_date
from summarize.checking.severity import cost
from summarize.checking.tokens import listed, words

Repair = Callable[[str, str], str | None]

_ROUNDS = 6  # a target that needs more is beyond repair
_DECIMAL_COMMA = re.compile(r"(?<![0-9,.])([0-9]+),([0-9]{1,2}|[0-9]{4,})(?![0-9]|,[0-9])")
_BLANK_THOUSANDS = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:[ \u00a0\u202f\u2009][0-9]{3})+(?![0-9])")
_AFTER_NOON = re.compile(r"\b(1[3-9]|2[0-3])(:[0-5][0-9])? ?[ap](?:\.m\.|m\b)")  # "20 a.m." is no hour of any clock
_TWO_SCALES_RU = re.compile(r"(?:трлн|млрд|млн)\.? [0-9.,]+ (?:млрд|млн|тыс)")  # «4 млрд 975,5 млн»
_TWO_SCALES = re.compile(r"(?<=illion), ?(?=[0-9.,]+ (?:[bm]illion|thousand))")
_DAYS = {word: float(value) for value, word in ORDINALS.items() if value <= 31}
_RU_MONTHS = listed("января февраля марта апреля мая июня июля августа сентября октября ноября декабря")
_THE_DAY = re.compile(rf"\bthe ({'|'.join(_DAYS)}|[0-9]{{1,2}}(?:st|nd|rd|th)) ({'|'.join(MONTHS)})\b")
_IN = re.compile(r"\b(?:in|of|by|since|until|till|to|from|late|early|mid)[ -]$")
_ENDING = re.compile(r"(?:st|nd|rd|th)\b")
_LAST = re.compile(r"([.!?…]+)[\"»”’')\]]*\s*$")
_ABBREVIATED = re.compile(r"(?:\b[A-Za-z]|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|St|No|etc|vs|a\.m|p\.m|U\.S|sq|km|cf))\.[\"”']?$")
_QUOTED_WHOLE = re.compile(r"^[«\"“„].*[»\"”“][.!?…,]*$", re.DOTALL)


def numbers(source: str, target: str) -> str | None:
    """Write the source's number where one number is over on either side and both are of one kind."""
    found = differences(source, target)
    if len(found) != 1 or found[0].source is None or found[0].target is None:
        return None
    ours, theirs = found[0].source, found[0].target
    if _unit(measures_ru(source), ours) != _unit(measures_en(target), theirs):
        return None  # «в 100 раз» is not "100 percent"
    written = number_like(ours, target[theirs.start : theirs.end], theirs)
    if (
        written
        and written[0].isalpha()
        and (theirs.start == 0 or target[: theirs.start].rstrip(' "“«')[-1:] in set(".!?"))
    ):
        written = written[0].upper() + written[1:]
    if not written:
        return None
    rest = target[theirs.end :]
    if ours.kind == "roman":
        # The ending of an ordinal goes with its number: "19th" becomes "9th", "22nd" "21st".
        if not _ENDING.match(rest):
            return None
        rest = suffix(int(written)) + rest[2:]
    return target[: theirs.start] + written + rest


def century(source: str, target: str) -> str | None:
    """Write the source's century for the only Roman numeral that counts one in the target, where it is another."""
    found = differences(source, target)
    if len(found) != 1 or found[0].target or found[0].source is None or found[0].source.kind != "roman":
        return None
    here = {value for one in amounts_ru(source) for value in one.values}
    there = [one for one in amounts_en(target) if one.kind == "roman" and target.startswith(" centur", one.end)]
    if len(there) != 1 or not here.isdisjoint(there[0].values):
        return None
    number = int(found[0].source.values[0])
    return f"{target[: there[0].start]}{number}{suffix(number)}{target[there[0].end :]}"


def _unit(found: Iterable[Measure], amount: Amount) -> str:
    unit = next((one.unit for one in found if one.amount == amount), "")
    return unit if unit == "%" else ""


def number_form(source: str, target: str) -> str | None:
    """Write decimal points for decimal commas, commas for blanks between thousands, hours and days as English does."""
    mended = _DECIMAL_COMMA.sub(lambda one: f"{one[1]}.{one[2]}" if one.group() in source else one.group(), target)
    plain = re.sub(r"[\u00a0\u202f\u2009]", " ", source)
    mended = _BLANK_THOUSANDS.sub(
        lambda one: ",".join(one.group().split()) if " ".join(one.group().split()) in plain else one.group(), mended
    )
    mended = _AFTER_NOON.sub(lambda one: f"{one[1]}{one[2] or ':00'}{'.' if one.end() == len(mended) else ''}", mended)
    if _TWO_SCALES_RU.search(source):
        mended = _TWO_SCALES.sub(" ", mended)
    mended = _THE_DAY.sub(lambda one: _day(source, one), mended)
    return mended if mended != target else None


def _day(source: str, match: re.Match[str]) -> str:
    """Write "the first September" as "September 1" where the source names that day."""
    value = _DAYS.get(match[1].lower()) or (float(match[1][:-2]) if match[1][0].isdigit() else 0.0)
    month = _RU_MONTHS[MONTHS.index(match[2])]
    meant = any(
        value in one.values and re.match(rf"\S{{0,3}}\s{month}\b", source[one.end :]) for one in amounts_ru(source)
    )
    return f"{match[2]} {value:.0f}" if meant else match.group()


def calendar_names(source: str, target: str) -> str | None:
    """Name the source's month or weekday where one of them is over on either side."""
    ours, theirs = named_ru(source), named_en(target)
    here, there = {one.key for one in ours}, {one.key for one in theirs}
    missing = [one for one in ours if one.firm and one.key not in there]
    extra = [one for one in theirs if one.key not in here and (one.firm or _IN.search(target[: one.start]))]
    if len({one.key for one in missing}) != 1 or len(extra) != 1 or missing[0].key[0] != extra[0].key[0]:
        return None
    name = _english(missing[0])
    return target[: extra[0].start] + name + target[extra[0].end :] if name else None


def _english(named: Named) -> str:
    kind, number = named.key[0], int(named.key[1:])
    return MONTHS[number - 1] if kind == "m" else WEEKDAYS[number - 1] if kind == "w" else ""


def address(source: str, target: str) -> str | None:
    """Copy the source's address where one is over on either side."""
    ours, theirs = addresses(source), addresses(target)
    here, there = {one for one, _, _ in ours}, {one for one, _, _ in theirs}
    missing = [one for one, _, _ in ours if one not in there and one.isascii()]
    extra = [one for one in theirs if one[0] not in here]
    if len(missing) != 1 or len(extra) != 1:
        return None
    return target[: extra[0][1]] + missing[0] + target[extra[0][2] :]


def said_twice(source: str, target: str) -> str | None:
    """Say once what was said twice in a row."""
    found = repetition(source, target)
    if len(found) != 1 or not found[0].detail.endswith(" 2 times") or found[0].target is None:
        return None
    start, end = found[0].target
    inside = [word for word in words(target) if start <= word.start and word.end <= end]
    if len(inside) % 2:
        return None
    return target[: inside[len(inside) // 2 - 1].end] + target[end:]


def closing_marks(source: str, target: str) -> str | None:
    """Add the quotation mark or bracket at the very end or beginning that the source has there."""
    for left, right in (("(", ")"), ("[", "]")):
        if (
            target.count(left) == target.count(right) + 1
            and source.rstrip(" .!?…").endswith(right)
            and source.count(left) == source.count(right)
        ):
            return _before_stop(target, right)
    if target.count('"') % 2 == 0 or not _QUOTED_WHOLE.match(source.strip()):
        return None
    if target.startswith('"'):
        return target + '"' if target[-1:] in ".!?," else _before_stop(target, '"')
    return '"' + target if target.rstrip(".!?").endswith('"') else None


def _before_stop(target: str, mark: str) -> str:
    body = target.rstrip(" .!?…")
    return body + mark + target[len(body) :]


def entities(source: str, target: str) -> str | None:
    """Write the characters that HTML entities stand for."""
    return html.unescape(target) if leftover(source, target) and "&" in target and "&" not in source else None


def last_mark(source: str, target: str) -> str | None:
    """End the target as the source ends: with its stop, or without one."""
    ours, theirs = _LAST.search(source), _LAST.search(target)
    if ours and not theirs and target[-1:].isalnum() and target.count('"') % 2 == 0:
        return target + ours[1].replace("…", "...")
    if not ours and theirs and theirs[1] == "." and source[-1:].isalpha() and not _ABBREVIATED.search(target):
        return target[: theirs.start(1)] + target[theirs.end(1) :]
    return None


REPAIRS: dict[str, Repair] = {
    "entities": entities,
    "number form": number_form,
    "numbers": numbers,
    "century": century,
    "calendar": calendar_names,
    "lost date": lost_date,
    "address": address,
    "repetition": said_twice,
    "marks": closing_marks,
    "last mark": last_mark,
}
"""The repairs by name, in the order in which they are tried."""


def repair(source: str, target: str) -> str | None:
    """Return the target with all safe repairs made, or None where there is nothing to mend that is safe to mend."""
    mended = target
    before: tuple[Finding, ...] | None = None
    for _ in range(_ROUNDS):
        for one in REPAIRS.values():
            changed = one(source, mended)
            if changed is None or changed == mended:
                continue
            before = check(source, mended) if before is None else before
            after = check(source, changed)
            new = {finding.check for finding in after} - {finding.check for finding in before}
            if not new and cost(after) <= cost(before):
                mended, before = changed, after
                break
        else:
            break
    return mended if mended != target else None
