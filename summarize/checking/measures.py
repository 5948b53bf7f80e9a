"""What an amount measures: the unit or currency that stands beside it, on both sides."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from summarize.checking import amounts_en, amounts_ru
from summarize.checking.amount import Amount
from summarize.checking.unit_words import ADJECTIVES, ENGLISH, RUSSIAN, SIGNS

# Between an amount and its unit: a blank or hyphen and at most two words of those that name whose unit it is.
_WHOSE_RU = (
    "российск|американск|китайск|японск|белорусск|казахстанск|турецк|швейцарск|индийск|южнокорейск|канадск|австралийск"
    "|сингапурск|гонконгск|погонн|морск|календарн|рабоч"
)
_WHOSE_EN = (
    r"U\.?S\.?|American|Russian|Chinese|Japanese|Belarusian|Canadian|Australian|Singapore|Hong Kong|Turkish|Swiss"
    r"|Indian|South Korean|metric|nautical|short|long|calendar|working|business|full|whole|more|running|linear|of an?"
)
_AFTER_RU = re.compile(
    rf"(?:-[а-я]{{1,3}}(?=\s))?[ \u00a0\u202f-]?(?:(?:{_WHOSE_RU})\w+[ \u00a0])?"
    r"(?:(?P<square>кв(?:\.|адратн\w+)\s?)|(?P<cubic>куб(?:\.|ическ\w+)\s?))?"
    r"(?P<word>[А-Яа-яЁё]+(?:[²³23](?!\d))?(?:\s?/\s?(?:час|[чс])\b|\s?в\s(?:час|секунду))?|%|°|[$€£₽¥₴])"
)
_AFTER_EN = re.compile(
    rf"[ \u00a0\u202f-]?(?:(?:{_WHOSE_EN})[ -])?(?:(?P<square>sq(?:\.|uare)?[ -])|(?P<cubic>cu(?:\.|bic)?[ -]))?"
    r"(?P<word>per ?cent(?:age points?)?"
    r"|[A-Za-z]+(?:[²³23](?!\d))?(?:\s?/\s?(?:hour|[hs])\b|\s?(?:per|an|a) (?:hour|second)\b)?|%|°|[$€£₽¥])"
)
_SPEED_RU = re.compile(r"\s?/\s?(?:час|[чс])$|\sв\s(?:час|секунду)$")
_SPEED_EN = re.compile(r"\s?/\s?(?:hour|[hs])$|\s(?:per|an|a)\s(?:hour|second)$")
_BEFORE = re.compile(r"([$€£₽¥₴₩₹])\s?$|\b(RUB|USD|EUR|CNY|JPY|GBP|UAH|KZT|INR|CHF|RMB)\s?$")


def _code(sign: re.Match[str]) -> str:
    """Return the currency of a sign or code before a number."""
    return SIGNS[sign[1]] if sign[1] else ENGLISH[sign[2].lower()]


class Measure(NamedTuple):
    """Hold an amount and what it measures, with where its unit stands."""

    amount: Amount
    unit: str
    start: int
    end: int

    @property
    def span(self) -> tuple[int, int]:
        """Return where the amount and its unit stand together."""
        return min(self.start, self.amount.start), max(self.end, self.amount.end)


def _powered(match: re.Match[str], unit: str) -> str:
    """Return a unit of length as one of area or volume where the text says so."""
    word = match["word"]
    if match["square"] or word[-1] in "²2":
        return unit + "2"
    if match["cubic"] or word[-1] in "³3":
        return unit + "3"
    return unit


def _moving(match: re.Match[str], unit: str, second: bool) -> str:
    """Return the unit of a speed or a flow; what is only counted by the hour ("5 tonnes an hour") keeps its own."""
    if match["cubic"]:
        return unit + "3/s"
    return f"{unit}/{'s' if second else 'h'}" if unit in {"km", "m", "mile"} else unit


def _russian_unit(match: re.Match[str]) -> str:
    word = match["word"].lower().replace("ё", "е")
    if word in SIGNS:
        return SIGNS[word]
    speed = _SPEED_RU.search(word)
    base = (word[: speed.start()] if speed else word).rstrip("²³23")
    if base[:5] == "кубом":
        return "m3" + "/s" * (speed is not None)
    unit = RUSSIAN.get(base) or next((unit for stem, unit in ADJECTIVES if base.startswith(stem)), "")
    if speed and unit:
        return _moving(match, unit, speed.group().lstrip(" /в") in {"с", "секунду"})
    return _powered(match, unit) if unit else ""


def _english_unit(match: re.Match[str]) -> str:
    word = match["word"].lower()
    if word in SIGNS:
        return SIGNS[word]
    if word.startswith(("per cent", "percent")):
        return "%"
    if word in {"kmh", "kph", "mph"}:
        return "mile/h" if word == "mph" else "km/h"
    speed = _SPEED_EN.search(word)
    unit = ENGLISH.get((word[: speed.start()] if speed else word).rstrip("²³23"), "")
    if speed and unit:
        return _moving(match, unit, speed.group().endswith(("s", "second")))
    return _powered(match, unit) if unit else ""


@lru_cache(maxsize=512)
def measures_ru(text: str) -> tuple[Measure, ...]:
    """Return the amounts of a Russian text that have a unit or a currency."""
    found = []
    for amount in amounts_ru.amounts(text):
        own = text[amount.start : amount.end].lower()
        if amount.kind == "compound":
            # «четырёхдневный» measures days by itself, whatever comes after it.
            unit = next((unit for stem, unit in ADJECTIVES if stem in own), "")
            if unit:
                found.append(Measure(amount, unit, amount.start, amount.end))
            continue
        match = _AFTER_RU.match(text, amount.end)
        unit = _russian_unit(match) if match else ""
        if match and unit:
            found.append(Measure(amount, unit, match.start("word"), match.end("word")))
            continue
        sign = _BEFORE.search(text[max(0, amount.start - 5) : amount.start])
        if sign:
            found.append(Measure(amount, _code(sign), amount.start - 1, amount.start))
    return tuple(found)


@lru_cache(maxsize=512)
def measures_en(text: str) -> tuple[Measure, ...]:
    """Return the amounts of an English text that have a unit or a currency."""
    found = []
    for amount in amounts_en.amounts(text):
        sign = _BEFORE.search(text[max(0, amount.start - 5) : amount.start])
        if sign:
            start = amount.start - len(sign.group())
            found.append(Measure(amount, _code(sign), start, amount.start))
            continue
        match = _AFTER_EN.match(text, amount.end)
        unit = _english_unit(match) if match else ""
        if match and unit:
            found.append(Measure(amount, unit, match.start("word"), match.end("word")))
    return tuple(found)
