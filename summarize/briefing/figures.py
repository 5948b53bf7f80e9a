"""Check the figures of a generated sentence: every number and date must be one of its segments'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from summarize.article import Finding
from summarize.briefing.facts import Date, Facts, Term, around
from summarize.briefing.relations import says
from summarize.briefing.tracing import Evidence, Tracer, readings
from summarize.briefing.wording import akin
from summarize.checking.amount import Amount, Value, exact
from summarize.checking.matching import differences

NUMBERS, DATES = "summary-numbers", "summary-dates"
_BETWEEN = re.compile(
    r"[\s-](?:(?:more|of|the|other|new|such|its|their|out|people|ещё|новых|из)\s){0,2}", re.IGNORECASE
)
_NEAR = 14  # characters between a day and its month
_BOUND = 0.1  # by which "more than" may stay below
_HEDGES = {
    "about": re.compile(
        r"\b(?:about|around|approximately|roughly|some|nearly|almost|close to|примерно|около|почти|порядка)\s\W?$", re.I
    ),
    "more": re.compile(r"\b(?:more than|over|at least|exceeding|above|более(?: чем)?|больше|свыше)\s\W?$", re.I),
    "less": re.compile(r"\b(?:less than|fewer than|under|below|nearly|almost|менее|меньше|почти)\s\W?$", re.I),
}
_ROLES = {
    "from": re.compile(r"\b(?:from|against|compared with|c|со?|против)\s\W?$", re.I),
    "to": re.compile(r"\b(?:to|until|up to|reached|reaching|до)\s\W?$", re.I),
    "by": re.compile(r"\b(?:by|на)\s\W?$", re.I),
}
_SAME_UNITS = ({"%", "pp"}, {"CNY", "CNY/JPY"}, {"JPY", "CNY/JPY"}, {"pound", "GBP"}, {"cent", "kopeck"}, {"m", "m2"})
_SPANS = frozenset({"year", "decade", "century"})
_OPEN = 16  # characters before a number that are looked at


def numbers(sentence: Facts, support: Sequence[Evidence], tracer: Tracer) -> tuple[Finding, ...]:
    """Report numbers that the segments lack, or have in another unit, of other things, in another role ("from 4")."""
    out = []
    for amount in sentence.amounts:
        if not amount.firm:
            continue
        written = sentence.text[amount.start : amount.end]
        span = amount.start, amount.end
        mates = [(one, there) for one in support for there in one.facts.amounts if _same(amount, there, sentence, one)]
        if not mates and not _rounded(amount, sentence, support):
            out.append(Finding(NUMBERS, f"{written} not in the source", None, span))
        elif mates and (wrong := _other_unit(amount, sentence, mates)):
            out.append(Finding(NUMBERS, f"{written} {wrong} in the source", None, span))
        elif mates and (other := _of_another(amount, sentence, support, mates)):
            out.append(Finding(NUMBERS, f"{written} for {other} in the source", None, span))
        elif mates and (role := _other_role(amount, sentence, mates)):
            out.append(Finding(NUMBERS, f"{role} {written} in the source", None, span))
    return tuple(out) or _unlike_original(sentence, support)


def _unlike_original(sentence: Facts, support: Sequence[Evidence]) -> tuple[Finding, ...]:
    """Report an English number that the translation of the segments has, but their Russian has not."""
    original = " ".join(one.original for one in support if one.original)
    if not original or sentence.language != "en":
        return ()
    wrong = [one.target for one in differences(original, sentence.text) if one.target is not None]
    wrong = [one for one in wrong if one.kind not in ("month",) and not _hedge(sentence.text, one.start)]
    return tuple(
        Finding(NUMBERS, f"{sentence.text[one.start : one.end]} not in the source", None, (one.start, one.end))
        for one in wrong
    )


def _scales(found: Iterable[Amount]) -> set[float]:
    return {one.scale for one in found if one.scale > 1.0}


def _same(ours: Amount, theirs: Amount, sentence: Facts, evidence: Evidence) -> bool:
    """Say whether two amounts are one number; a scale may stand once for two ("from 2 to 3 million")."""
    if theirs.kind == "day" and ours.kind != "day" and (_unit(sentence, ours) or _counted(sentence, ours)):
        return False
    there = readings(theirs)
    if not there.isdisjoint(readings(ours)) or (ours.parts and set(ours.parts) <= there):
        return True
    value = ours.values[0]
    if isinstance(value, str):
        return False
    if ours.scale == 1.0 and any(exact(value * scale) in there for scale in _scales(sentence.amounts)):
        return True
    bare = [exact(value / scale) for scale in _scales(evidence.facts.amounts) if ours.scale in {1.0, scale}]
    return theirs.scale == 1.0 and any(one in there for one in bare)


def _hedge(text: str, at: int) -> str:
    before = text[max(0, at - _OPEN) : at]
    return next((name for name, pattern in _HEDGES.items() if pattern.search(before)), "")


def _rounded(amount: Amount, sentence: Facts, support: Sequence[Evidence]) -> bool:
    """Say whether a number rounds one of the segments' and says so: "about 40,000", "more than 600" for 612."""
    value, hedge = amount.values[0], _hedge(sentence.text, amount.start)
    if isinstance(value, str) or not hedge or not value:
        return False
    trues = [theirs.values[0] for one in support for theirs in one.facts.amounts]
    return any(_rounds(value, true, hedge) for true in trues if not isinstance(true, str) and true)


def _rounds(value: float, true: float, hedge: str) -> bool:
    size = _digits(value)
    if size >= _digits(true):
        return False
    gap = (true - value) / true
    if hedge == "about" or (hedge == "less" and value == _cut(true, size)):
        return value == _cut(true, size)
    return 0 <= gap <= _BOUND if hedge == "more" else -_BOUND <= gap <= 0


def _digits(value: float) -> int:
    """Return how many significant digits a number has."""
    return len(f"{value:.6f}".replace(".", "").strip("0"))


def _cut(value: float, size: int) -> float:
    """Return a number rounded to `size` significant digits."""
    return exact(float(f"{value:.{size - 1}e}"))


def _unit(found: Facts, amount: Amount) -> str:
    return dict(found.units).get(amount.start, "")


def _alike(one: str, other: str) -> bool:
    return one == other or any(one in pair and other in pair for pair in _SAME_UNITS)


def _other_unit(amount: Amount, sentence: Facts, mates: Sequence[tuple[Evidence, Amount]]) -> str:
    """Return the unit that a number has in the source where the sentence gives it another one, else ""."""
    ours = _unit(sentence, amount)
    theirs = [there.kind if there.kind in _SPANS else _unit(one.facts, there) for one, there in mates]
    if not ours or any(_alike(ours, unit) or {ours, unit} <= _SPANS for unit in theirs):
        return ""
    other = next((unit for unit in theirs if unit), "")
    return f"is {other}" if other else ""


def _counted(found: Facts, amount: Amount) -> Term | None:
    """Return the word that a number counts: the next one, with nothing but small words between."""
    if _unit(found, amount) or amount.kind == "day":
        return None
    after = next((term for term in found.terms if term.start >= amount.end), None)
    return after if after and _BETWEEN.fullmatch(found.text[amount.end : after.start]) else None


def _of_another(
    amount: Amount, sentence: Facts, support: Sequence[Evidence], mates: Sequence[tuple[Evidence, Amount]]
) -> str:
    """Return the number that the source counts the same things with, where it does not count them with this one."""
    counted = _counted(sentence, amount)
    if counted is None:
        return ""
    for one, there in mates:
        of_others = {_counted(one.facts, other) for other in one.facts.amounts if other is not there}
        near = [term.stem for term in around(one.facts, there.start, there.end) if term not in of_others]
        if says(counted.stem, near, one):
            return ""
    for one in support:
        for there in one.facts.amounts:
            theirs = _counted(one.facts, there) if there.firm else None
            if theirs and akin(theirs.stem, counted.stem):
                return one.text[there.start : there.end]
    return ""


def _role(text: str, at: int) -> str:
    before = text[max(0, at - _OPEN) : at]
    return next((name for name, pattern in _ROLES.items() if pattern.search(before)), "")


def _other_role(amount: Amount, sentence: Facts, mates: Sequence[tuple[Evidence, Amount]]) -> str:
    """Return "from" or "to" where the source has a number at the other end of a change, else ""."""
    ours = _role(sentence.text, amount.start)
    theirs = {_role(one.text, there.start) for one, there in mates}
    turned = {"from": {"to"}, "to": {"from"}, "by": {"to", "from"}}.get(ours, set())
    return min(theirs) if turned and theirs <= turned else ""


def dates(sentence: Facts, support: Sequence[Evidence], tracer: Tracer) -> tuple[Finding, ...]:
    """Report months and weekdays that the segments do not name, and days of another month."""
    out = []
    known = frozenset[str]().union(*(one.dates for one in support))
    for date in sentence.dates:
        written = sentence.text[date.start : date.end]
        if date.firm and date.key not in known:
            out.append(Finding(DATES, f"{written} not in the source", None, (date.start, date.end)))
            continue
        for day in _days(sentence, date):
            if not any(_paired(one, date.key, day.values) for one in support):
                out.append(Finding(DATES, f"another day of {written} in the source", None, (day.start, day.end)))
    return tuple(out)


def _days(found: Facts, date: Date) -> Iterator[Amount]:
    """Yield the days of the month that stand beside a month."""
    for one in found.amounts:
        gap = min(abs(one.start - date.end), abs(date.start - one.end))
        if one.kind == "day" and date.key.startswith("m") and gap <= _NEAR and not isinstance(one.values[0], str):
            yield one


def _paired(evidence: Evidence, key: str, values: tuple[Value, ...]) -> bool:
    in_digits = any(key in one.parts and not set(values).isdisjoint(one.parts) for one in evidence.facts.amounts)
    return in_digits or any(
        not set(values).isdisjoint(day.values)
        for date in evidence.facts.dates
        if date.key == key
        for day in _days(evidence.facts, date)
    )
