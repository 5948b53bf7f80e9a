"""Months, weekdays and parts of the year by name, in both languages, as keys: "m5", "w1" (Monday), "q2", "h1"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from summarize.checking.tokens import Word, listed, words


class Named(NamedTuple):
    """Hold a named date: its key, where it stands, whether the other side must have it."""

    key: str
    start: int
    end: int
    firm: bool


_SOFT, _HARD = listed("ь я ю ем е и ей ям ях"), ["", *listed("а у ом е ы ов ам ах")]
_RU_MONTHS = (
    ("январ", _SOFT), ("феврал", _SOFT), ("март", _HARD), ("апрел", _SOFT), ("ма", listed("й я ю ем е")),
    ("июн", _SOFT), ("июл", _SOFT), ("август", _HARD), ("сентябр", _SOFT), ("октябр", _SOFT), ("ноябр", _SOFT),
    ("декабр", _SOFT),
)  # fmt: skip
_RU_WEEKDAYS = (
    (1, "понедельник понедельника понедельнику понедельником понедельнике понедельники понедельникам"),
    (2, "вторник вторника вторнику вторником вторнике вторникам вторники"),
    (4, "четверг четверга четвергу четвергом четверге четвергам четверги"),
    (5, "пятница пятницы пятницу пятницей пятнице пятницам"),
    (6, "суббота субботы субботу субботой субботе субботам"),
    (7, "воскресенье воскресенья воскресенью воскресеньем воскресеньям"),
)
_RU = {stem + ending: f"m{at}" for at, (stem, endings) in enumerate(_RU_MONTHS, 1) for ending in endings}
_RU |= {form: f"w{at}" for at, forms in _RU_WEEKDAYS for form in listed(forms)}
# What only explains the other side: adjectives, and «среда», which is a medium too.
_RU_LAX = dict.fromkeys(listed("среда среды среде среду средой сред средам средами средах"), "w3")
_RU_ADJECTIVES = (
    ("январск", "m1"), ("февральск", "m2"), ("мартовск", "m3"), ("апрельск", "m4"), ("майск", "m5"), ("июньск", "m6"),
    ("июльск", "m7"), ("августовск", "m8"), ("сентябрьск", "m9"), ("октябрьск", "m10"), ("ноябрьск", "m11"),
    ("декабрьск", "m12"), ("понедельнич", "w1"), ("четверг", "w4"), ("пятничн", "w5"), ("субботн", "w6"), (
        "воскресн", "w7"),
)  # fmt: skip

MONTHS = listed("January February March April May June July August September October November December")
WEEKDAYS = listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_EN = {name: f"m{at}" for at, name in enumerate(MONTHS, 1)} | {name: f"w{at}" for at, name in enumerate(WEEKDAYS, 1)}
_EN |= {name + "s": f"w{at}" for at, name in enumerate(WEEKDAYS, 1)}
_EN |= {name[:3]: key for name, key in _EN.items()} | {"Sept": "m9", "Tues": "w2", "Thur": "w4", "Thurs": "w4"}
# Names and verbs too; a day or year beside them makes them months.
_DOUBTFUL = frozenset(listed("May March Mar Sun Sat Wed Mon August June April Jan"))

_RU_BEGINNINGS = frozenset(stem[:3] for stem in (*_RU, *_RU_LAX, *(stem for stem, _ in _RU_ADJECTIVES)))
_RU_WEDNESDAY = re.compile(r"\b(?:в|на|и|во|утром|вечером|до) (сред[уы])\b(?! обитания)", re.IGNORECASE)
# The first character before the boundary: capitals are looked for faster than boundaries.
_EN_WORD = re.compile(r"[A-Z](?<=\b[A-Z])[A-Za-z]+\b")
_NEAR_DAY = re.compile(r"[0-9](?:st|nd|rd|th)?,?\s(?:of\s)?$")
_AFTER_DAY = re.compile(r"\.?\s[0-9]{1,4}\b")
_ADJECTIVE_ENDS = (
    "ий",
    "ая",
    "ое",
    "ие",
    "ого",
    "ой",
    "ому",
    "ую",
    "им",
    "ым",
    "ом",
    "их",
    "ых",
    "ими",
    "ыми",
    "яя",
    "ее",
    "юю",
    "его",
    "ей",
    "ему",
    "ем",
    "ый",
    "ые",
)
_PART = (
    (re.compile(r"\b(?:(перв|втор|трет|четверт|четвёрт)\w{2,3}|(?<!\d\s)(I{1,3}|IV"
        r"|[1-4])(?:-\w{1,2})?)\s(?:(кварт\w+|кв\.(?=\s\d{4})|четверт\w+)|(полугоди\w+))", re.IGNORECASE), 1),
    (re.compile(r"\b(?:(first|second|third|fourth)|Q|H|([1-4])(?:st|nd|rd|th)|(?:(?<=Q)"
        r"|(?<=H))([1-4]))[\s-](?:(quarter)|(half))", re.IGNORECASE), 1),
)  # fmt: skip
_ORDER = {"перв": 1, "втор": 2, "трет": 3, "четверт": 4, "четвёрт": 4, "first": 1, "second": 2, "third": 3, "fourth": 4,
          "i": 1, "ii": 2, "iii": 3, "iv": 4}  # fmt: skip
_EN_SHORT = re.compile(r"([QH])(?<=\b[QH])([1-4])\b")


def _parts(text: str, pattern: re.Pattern[str], letters: tuple[int, int]) -> list[Named]:
    found = []
    for match in pattern.finditer(text):
        rank = next(group for group in match.groups() if group).lower()
        number = _ORDER.get(rank) or int(rank)
        found.append(
            Named(
                ("q" if match[letters[0]] else "h") + str(number), match.start(), match.end(), bool(match[letters[0]])
            )
        )
    return found


def _is_common(text: str, word: Word) -> bool:
    """Say whether a word is written as a month or day is, not as a name («Март Лаар»)."""
    written = text[word.start : word.end]
    if written[0].islower() or written.isupper():
        return True
    beside = text[max(0, word.start - 2) : word.start].strip().isdigit()
    return beside or (word.start == 0 and not text[word.end + 1 : word.end + 2].isupper())


@lru_cache(maxsize=512)
def named_ru(text: str) -> tuple[Named, ...]:
    """Return the months, weekdays, quarters and halves that a Russian text names."""
    found = []
    for word in words(text):
        if word.form[:3] not in _RU_BEGINNINGS:
            continue
        key = _RU.get(word.form)
        if key:
            found.append(Named(key, word.start, word.end, _is_common(text, word)))
        elif word.form in _RU_LAX or word.form.endswith(_ADJECTIVE_ENDS):
            lax = _RU_LAX.get(word.form) or next(
                (one for stem, one in _RU_ADJECTIVES if word.form.startswith(stem)), None
            )
            if lax:
                found.append(Named(lax, word.start, word.end, False))
    if "сред" in text.lower():
        found += [Named("w3", match.start(1), match.end(1), True) for match in _RU_WEDNESDAY.finditer(text)]
    if "варт" in text or "кв." in text or "етверт" in text or "олугод" in text:
        found += _parts(text, _PART[0][0], (3, 4))
    return tuple(found)


@lru_cache(maxsize=512)
def named_en(text: str) -> tuple[Named, ...]:
    """Return the months, weekdays, quarters and halves that an English text names."""
    found = []
    for match in _EN_WORD.finditer(text):
        word = match.group()
        key = _EN.get(word) or _EN.get(word.capitalize())
        if key:
            doubt = word in _DOUBTFUL or (len(word) < 5 and word not in {"June", "July"})
            sure = (
                not doubt
                or _AFTER_DAY.match(text, match.end())
                or _NEAR_DAY.search(text[max(0, match.start() - 9) : match.start()])
            )
            found.append(Named(key, match.start(), match.end(), bool(sure)))
    if "quarter" in text or "half" in text or "Quarter" in text or "Half" in text:
        found += _parts(text, _PART[1][0], (4, 5))
    found += [
        Named(match[1].lower() + match[2], match.start(), match.end(), False) for match in _EN_SHORT.finditer(text)
    ]
    return tuple(found)


def month_ru(word: str) -> str:
    """Return the key of a Russian month, empty where a word is none."""
    key = _RU.get(word.lower(), "")
    return key if key.startswith("m") else ""


def month_en(word: str) -> str:
    """Return the key of an English month, empty where a word is none."""
    key = _EN.get(word, "")
    return key if key.startswith("m") else ""
