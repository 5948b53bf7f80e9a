"""What an amount measures: the unit or currency that stands beside it, on both sides."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from summarize.checking import amounts_en, amounts_ru
from summarize.checking.amount import Amount
from summarize.checking.tokens import listed

CURRENCIES = frozenset(
    listed("RUB USD EUR CNY JPY KRW GBP UAH KZT INR CHF TRY TRL BYN VND MNT KPW THB BRL cent kopeck")
)

_NOUN = {"f": "а ы е у ой ам ами ах", "m": "а у ом е ы ов ам ами ах", "soft": "ь я ю ем е и ей ям ями ях"}


def _forms(stem: str, kind: str, also: str = "") -> str:
    return " ".join([stem, *(stem + ending for ending in _NOUN[kind].split()), *also.split()])


_RUSSIAN = {
    "RUB": _forms("рубл", "soft", "руб р рублевый"), "USD": _forms("доллар", "m", "долл"), "EUR": "евро",
    "CNY": _forms("юан", "soft"), "JPY": _forms("иен", "f") + " " + _forms("йен", "f"), "KRW": _forms("вон", "f"),
    "GBP": "", "UAH": _forms("гривн", "f", "гривен грн"), "KZT": "тенге", "INR": "рупия рупии рупию рупий рупиях "
        "рупиями рупиям",
    "CHF": _forms("франк", "m"), "TRY": _forms("лир", "f"), "VND": _forms("донг", "m"), "MNT": _forms("тугрик", "m"),
    "THB": _forms("бат", "m"), "BRL": _forms("реал", "m"), "cent": _forms("цент", "m"),
    "kopeck": "копейка копейки копеек копейку копейкой копейкам копейками коп",
    "%": _forms("процент", "m") + " %", "pp": "п.п пп", "‰": "промилле",
    "mm": _forms("миллиметр", "m", "мм"), "cm": _forms("сантиметр", "m", "см"), "m": _forms("метр", "m", "м"),
    "km": _forms("километр", "m", "км"), "mile": "миля мили миль милю милям милями милях", "foot": _forms("фут", "m"),
    "inch": _forms("дюйм", "m"), "g": _forms("грамм", "m", "г гр"), "kg": _forms("килограмм", "m", "кг"), "mg": "мг",
    "t": _forms("тонн", "f", "т"), "kt": "", "pound": _forms("фунт", "m"), "l": _forms("литр", "m", "л"),
    "ml": _forms("миллилитр", "m", "мл"), "barrel": "баррель барреля баррелей баррелю барреле баррели баррелях",
    "ha": _forms("гектар", "m", "га"), "W": "вт ватт", "kW": _forms("киловатт", "m", "квт"), "MW": _forms("мегаватт",
        "m", "мвт"),
    "GW": _forms("гигаватт", "m", "гвт"), "second": _forms("секунд", "f", "сек"), "minute": _forms("минут", "f", "мин"),
    "hour": _forms("час", "m", "ч"), "day": "день дня дней дню днем дне дни дням днями днях сутки суток суткам "
        "сутками сутках",
    "week": "неделя недели недель неделю неделе неделей неделям неделями неделях",
    "month": "месяц месяца месяцев месяцу месяцем месяце месяцы месяцам месяцами месяцах мес",
    "year": "год года лет году годы годов годам годами годах летие летия", "century": "век века веков столетие "
        "столетия столетий",
    "degree": _forms("градус", "m", "°"), "knot": "", "people": "",
}  # fmt: skip
_ENGLISH = {
    "RUB": "rouble roubles ruble rubles rub rur", "USD": "dollar dollars usd buck bucks", "EUR": "euro euros eur",
    "CNY": "yuan yuans rmb cny renminbi", "JPY": "yen jpy", "KRW": "won krw", "GBP": "gbp sterling",
    "UAH": "hryvnia hryvnias hryvnya hryvnas hryvna hryvni hryvnyas uah grivnas grivna", "KZT": "tenge kzt", "INR":
        "rupee rupees inr",
    "CHF": "franc francs chf", "TRY": "lira liras lire", "VND": "dong dongs vnd", "MNT": "tugrik tugriks tögrög tugrug",
    "THB": "baht bahts", "BRL": "real reais reals", "cent": "cent cents pence",
    "kopeck": "kopeck kopecks kopek kopeks copecks",
    "%": "percent % percents percentage pct", "‰": "",
    "mm": "mm millimetre millimetres millimeter millimeters", "cm": "cm centimetre centimetres centimeter centimeters",
    "m": "m metre metres meter meters", "km": "km kms kilometre kilometres kilometer kilometers", "mile":
        "mile miles mi",
    "foot": "foot feet ft", "inch": "inch inches", "g": "g gram grams gramme grammes", "mg": "mg",
    "kg": "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes", "t": "t ton tons tonne tonnes", "kt":
        "kt kiloton kilotons kilotonnes",
    "pound": "lb lbs", "l": "l liter liters litre litres", "ml": "ml millilitre millilitres milliliter milliliters",
    "barrel": "barrel barrels bbl", "ha": "ha hectare hectares", "W": "w watt watts", "kW": "kw kilowatt kilowatts",
    "MW": "mw megawatt megawatts", "GW": "gw gigawatt gigawatts", "second": "second seconds sec secs", "minute":
        "minute minutes min mins",
    "hour": "hour hours hr hrs h", "day": "day days", "week": "week weeks", "month": "month months", "year":
        "year years",
    "century": "century centuries", "degree": "degree degrees °", "acre": "acre acres", "ounce": "ounce ounces oz",
    "decade": "decade decades", "gallon": "gallon gallons",
}  # fmt: skip


def _table(names: dict[str, str]) -> dict[str, str]:
    return {form: unit for unit, forms in names.items() for form in forms.split()}


_RU, _EN = _table(_RUSSIAN), _table(_ENGLISH)
_SIGNS = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "₽": "RUB",
    "¥": "CNY/JPY",
    "₴": "UAH",
    "₩": "KRW",
    "₹": "INR",
    "₸": "KZT",
}

# Between an amount and its unit: a blank or hyphen and at most two words of those that name whose unit it is.
_GAP_RU = (
    r"(?:-[а-я]{1,3}(?=\s))?[ \u00a0\u202f-]?(?:(?:российск|американск|китайск|японск|белорусск|казахстанск|турецк"
    r"|швейцарск|индийск|южнокорейск|канадск|австралийск|погонн|морск|сингапурск|гонконгск|календарн"
    r"|рабоч)\w+[ \u00a0])?"
)
_AFTER_RU = re.compile(
    rf"{_GAP_RU}(?:(?P<square>кв(?:\.|адратн\w+)\s?)|(?P<cubic>куб(?:\."
    rf"|ическ\w+)\s?))?(?P<word>[А-Яа-яЁё]+(?:[²³23](?!\d))?(?:/[чс]\b|\s?в\s(?:час|секунду))?|%|°|[$€£₽¥₸₴])"
)
_AFTER_EN = re.compile(
    r"[ \u00a0\u202f-]?(?:(?:U\.?S\.?|American|Russian|Chinese|Japanese|Belarusian|Canadian|Australian|Singapore"
    r"|Hong Kong|Turkish|Swiss|Indian|South Korean|metric|nautical|short|long|calendar|working|business|full|whole"
    r"|more|running|linear|of a|of an)[ -])?"
    r"(?:(?P<square>sq(?:\.|uare)?[ -])|(?P<cubic>cu(?:\.|bic)?[ -]))?(?P<word>per ?cent(?:age points?)?"
    r"|[A-Za-zö]+(?:[²³23](?!\d))?(?:/[hs]\b|\s?(?:per|an|a) (?:hour|second)\b)?|%|°|[$€£₽¥])"
)
_BEFORE = re.compile(r"([$€£₽¥₴₩₹₸])\s?$|\b(RUB|USD|EUR|CNY|JPY|GBP|UAH|KZT|INR|CHF|RMB)\s?$")
_ADJECTIVES = (
    ("процентн", "%"), ("километров", "km"), ("сантиметров", "cm"), ("миллиметров", "mm"), ("метров", "m"), (
        "килограммов", "kg"),
    ("тонн", "t"), ("литров", "l"), ("минутн", "minute"), ("часов", "hour"), ("дневн", "day"), ("суточн", "day"), (
        "недельн", "week"),
    ("месячн", "month"), ("летн", "year"), ("летие", "year"), ("летия", "year"), ("летию", "year"), ("годичн",
        "year"), ("вековой", "century"),
    ("долларов", "USD"), ("рублев", "RUB"), ("градусн", "degree"), ("гектарн", "ha"), ("секундн", "second"), (
        "мильн", "mile"),
)  # fmt: skip


class Measure(NamedTuple):
    """Hold an amount and what it measures, with where its unit stands."""

    amount: Amount
    unit: str
    start: int
    end: int


def _powered(match: re.Match[str], unit: str) -> str:
    """Return a unit of length as one of area or volume where the text says so."""
    word = match["word"]
    if match["square"] or word[-1] in "²2":
        return unit + "2"
    if match["cubic"] or word[-1] in "³3":
        return unit + "3"
    return unit


def _russian_unit(match: re.Match[str]) -> str:
    word = match["word"].lower().replace("ё", "е")
    if word in _SIGNS:
        return _SIGNS[word]
    speed = re.search(r"/[чс]$|\sв\s\w+$", word)
    base = word[: speed.start()] if speed else word
    base = base.rstrip("²³23")
    if base[:5] == "кубом":
        return "m3" + "/s" * (speed is not None)
    unit = _RU.get(base) or next((unit for stem, unit in _ADJECTIVES if base.startswith(stem)), "")
    if speed and match["cubic"]:
        return unit + "3/s"
    if speed:
        return (
            f"{unit}/{'s' if word[speed.start() :].strip()[-1] in 'су' and 'час' not in word else 'h'}"
            if unit in {"km", "m", "mile"}
            else unit
        )
    return _powered(match, unit) if unit else ""


def _english_unit(match: re.Match[str]) -> str:
    word = match["word"].lower()
    if word in _SIGNS:
        return _SIGNS[word]
    if word.startswith(("per cent", "percent")):
        return "%"
    if word in {"kmh", "kph", "mph"}:
        return "mile/h" if word == "mph" else "km/h"
    speed = re.search(r"/[hs]$|\s(?:per|an|a)\s(?:hour|second)$", word)
    base = word[: speed.start()] if speed else word
    unit = _EN.get(base.rstrip("²³23"), "")
    if speed and match["cubic"]:
        return unit + "3/s"
    if speed:
        return f"{unit}/{'s' if word.endswith(('/s', 'second')) else 'h'}" if unit in {"km", "m", "mile"} else unit
    return _powered(match, unit) if unit else ""


@lru_cache(maxsize=512)
def measures_ru(text: str) -> tuple[Measure, ...]:
    """Return the amounts of a Russian text that have a unit or a currency."""
    found = []
    for amount in amounts_ru.amounts(text):
        own = text[amount.start : amount.end].lower()
        if amount.kind == "compound":
            # «четырёхдневный» measures days by itself, whatever comes after it.
            unit = next((unit for stem, unit in _ADJECTIVES if stem in own), "")
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
            found.append(Measure(amount, _SIGNS.get(sign[1] or "", sign[2] or ""), amount.start - 1, amount.start))
    return tuple(found)


@lru_cache(maxsize=512)
def measures_en(text: str) -> tuple[Measure, ...]:
    """Return the amounts of an English text that have a unit or a currency."""
    found = []
    for amount in amounts_en.amounts(text):
        sign = _BEFORE.search(text[max(0, amount.start - 5) : amount.start])
        if sign:
            start = amount.start - len(sign.group())
            found.append(Measure(amount, _SIGNS.get(sign[1] or "", sign[2] or ""), start, amount.start))
            continue
        match = _AFTER_EN.match(text, amount.end)
        unit = _english_unit(match) if match else ""
        if match and unit:
            found.append(Measure(amount, unit, match.start("word"), match.end("word")))
    return tuple(found)
