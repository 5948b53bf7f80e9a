"""Check that what an amount measures is the same on both sides: `units` and `currency`."""

from __future__ import annotations

import re

from summarize.article import Finding
from summarize.checking import amounts_en
from summarize.checking.measures import Measure, measures_en, measures_ru
from summarize.checking.unit_words import CURRENCIES

# Units that translators exchange with the amount unchanged, or that name the same.
_SAME = ({"%", "pp"}, {"CNY", "CNY/JPY"}, {"JPY", "CNY/JPY"}, {"pound", "GBP"}, {"day", "hour"}, {"cent", "kopeck"}, {
    "m", "minute"},
         {"m", "m2"})  # fmt: skip

_MONEY = re.compile(
    r"[$€£₽¥₴₩₹₸]|\b(?:US)?\$|(?i:\b(?:ro?ubles?|rub|dollars?|usd|bucks?|euros?|eur|yuan|rmb|cny|renminbi|yen|jpy"
    r"|won|krw|pounds?|gbp|pence"
    r"|hryvn\w*|uah|grivn\w*|tenge|kzt|rupees?|inr|francs?|chf|liras?|dongs?|tugriks?|bahts?|reals|reais|cents?"
    r"|kope[ck]s?|kopecks?|money)\b)"
)
_SHARE = re.compile(r"%|(?i:per ?cent|pct|half|third|quarter|fifth|tenth|points?|times|share|rate)")
_FRACTIONS = frozenset({50.0, 100.0, 25.0, 0.0, 0.5})


def _alike(one: str, other: str) -> bool:
    return one == other or any(one in pair and other in pair for pair in _SAME)


def _is_currency(unit: str) -> bool:
    return unit in CURRENCIES


def _changed(here: tuple[Measure, ...], there: tuple[Measure, ...]) -> list[tuple[Measure, Measure]]:
    """Return the amounts that are on both sides with different units."""
    pairs = []
    for ours in here:
        same = [one for one in there if _shares(ours, one)]
        if same and not any(_alike(ours.unit, one.unit) for one in same):
            mate = next(
                (one for one in same if not any(_alike(one.unit, other.unit) for other in here if _shares(one, other))),
                None,
            )
            if mate is not None:
                pairs.append((ours, mate))
    return pairs


def _shares(one: Measure, other: Measure) -> bool:
    return one.amount.values[0] == other.amount.values[0]


def _lost(here: tuple[Measure, ...], target: str, money: bool) -> Measure | None:
    """Return the first percentage or sum of money where the target names no percent or currency at all."""
    pattern = _MONEY if money else _SHARE
    wanted = [one for one in here if (_is_currency(one.unit) if money else one.unit == "%")]
    if not wanted or pattern.search(target):
        return None
    amounts = {value for amount in amounts_en.amounts(target) for value in amount.values}
    return next(
        (one for one in wanted if one.amount.values[0] in amounts and one.amount.values[0] not in _FRACTIONS), None
    )


def _foreign(name: str, here: tuple[Measure, ...], there: tuple[Measure, ...], target: str) -> list[Finding]:
    """Report the first sum in a currency that the source, which has sums of money, does not know."""
    ours = [one.unit for one in here if _is_currency(one.unit)]
    for theirs in there:
        if ours and _is_currency(theirs.unit) and not any(_alike(theirs.unit, unit) for unit in ours):
            start, end = theirs.span
            return [Finding(name, f"{target[start:end]} not in the source", None, (start, end))]
    return []


def _report(name: str, source: str, target: str, money: bool) -> tuple[Finding, ...]:
    here = measures_ru(source)
    if not here:
        return ()
    findings: list[Finding] = []
    for ours, theirs in _changed(here, measures_en(target)):
        if money == (_is_currency(ours.unit) or _is_currency(theirs.unit)):
            was, became = source[ours.start : ours.end], target[theirs.start : theirs.end]
            findings.append(Finding(name, f"{was.strip()} became {became.strip()}", ours.span, theirs.span))
    if money and not findings:
        findings += _foreign(name, here, measures_en(target), target)
    lost = None if findings else _lost(here, target, money)
    if lost:
        findings.append(Finding(name, f"{source[lost.start : lost.end]} missing", lost.span, None))
    return tuple(findings)


def units(source: str, target: str) -> tuple[Finding, ...]:
    """Report amounts that measure something else in the target: «5 км» as "5 miles"."""
    return _report("units", source, target, money=False)


def currency(source: str, target: str) -> tuple[Finding, ...]:
    """Report sums of money in another currency: «5 млн рублей» as "5 million dollars"."""
    return _report("currency", source, target, money=True)
