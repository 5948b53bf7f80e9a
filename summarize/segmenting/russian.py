"""Where Russian sentences end: rules in order, the first with an opinion decides."""

from __future__ import annotations

import re

from summarize.segmenting import abbreviations as data
from summarize.segmenting.enclosures import QUOTE_LIMIT
from summarize.segmenting.gaps import Gap, Rule
from summarize.segmenting.shared import enclosed, no_blank, small_letter

_COUNT = r"(?:\d|\d-[а-яё]{1,2}|[IVXLCDM]|тыс\.|млн\.?|млрд\.?|трлн\.?|кв\.|куб\.|/)"
_COUNTED = re.compile(rf"{_COUNT}\s*$")
_WHEN = (
    r"(?:в|во|к|ко|с|со|до|после|на|за|от|около|по|весной|летом|осенью|зимой|уже|ещё|еще|лишь|только|начиная|концу|"
    r"начале|конце|середине|течение|период|январ[ья]|\d{1,2}(?:[-–—]\d{1,2})?)"
)
_MONTH = rf"(?:{'|'.join(data.MONTHS_RU)})"
_TEMPORAL = re.compile(
    rf"(?:^\W*|[,;:(–—-]\s+(?:(?:а|и|но|что|где|когда|причём|причем)\s+)?){_WHEN}(?:\s+(?:{_WHEN}|{_MONTH}|полугоди[еия]|"
    rf"квартал[еуа]?|[IVX]+|\d{{1,2}}(?:-[а-яё]+)?)){{0,4}}\s+(?:\d{{4}}\s?[-–—]\s?)?(?:\d{{4}}(?:-[а-яё]+)?|[IVX]+)\s*(?:гг?|вв?)$",
    re.IGNORECASE,
)
_LATIN_UNIT = re.compile(r"[A-Z]{2,5}")
_ROMAN = frozenset("IVXLC")
_OWN_SPEAKER = re.compile(r"[^.!?…]{0,160}?[,!?…]\s[–—-]\s[а-яё]")
_MONTH_NAME = re.compile(_MONTH)
_AND = re.compile(r"\bи\s+пр$")
_CHANGE = re.compile(r"\d{1,3}\s+([а-яё]+)")
_SURNAME = re.compile(r"([А-ЯЁ][а-яё-]+)\s+(?:[А-ЯЁ]\.\s?)[А-ЯЁ]$")
_ATTRIBUTED = re.compile(r"[,!?…»”\"]\s*[–—-]\s+[а-яё]")
_SENTENCE = re.compile(r"[А-ЯЁ][а-яё]*(?:-[а-яё]+)?(?:\s|,\s)")


def opener(gap: Gap) -> bool:
    """Tell whether the next word is capitalised only because it opens a sentence."""
    right = gap.right
    if right not in data.OPENERS:
        return False
    following = gap.after[len(gap.lead) + len(right) :][:1]
    return following != "." or right not in data.NO_NAME_OPENERS


def glued(gap: Gap) -> bool | None:
    """End at a stop with the blank forgotten ("завода.Новый цех"), not inside names and addresses."""
    if gap.spaced:
        return None
    word = gap.left
    if gap.dot and (len(word) < 3 or not word.isalpha() or word.lower() in data.DOTTED_BRANDS):
        return None
    if gap.dot and word.lower() in data.BEFORE_NAME | data.MAY_END | data.BEFORE_NUMBER:
        return None
    if len(gap.right) < 4 and not opener(gap):
        return None
    return True if _SENTENCE.match(gap.after.lstrip('«“"(—- ')) and "а" <= word[-1:].lower() <= "ё" else None


def attribution(gap: Gap) -> bool | None:
    """Keep the speech that goes on after «…, — сказал он. — …» with its beginning; another speaker's is new."""
    if gap.lead.strip() not in ("—", "–", "-") or not gap.spaced or not _ATTRIBUTED.search(gap.before):
        return None
    ahead = gap.text[gap.start + len(gap.lead) : gap.start + 200]
    return gap.start - gap.begin > QUOTE_LIMIT or bool(_OWN_SPEAKER.match(ahead))


def title(gap: Gap) -> bool | None:
    """Go on after a title that ends in its own mark («Что делать?» Чернышевского)."""
    if gap.opening < 0 or gap.text[gap.mark] not in "?!…" or gap.marks[-1] not in '»”"':
        return None
    ahead = gap.text[max(gap.begin, gap.opening - 8) : gap.opening].rstrip()
    if not ahead or ahead[-1] in ":—–-.!?…" or gap.opening <= gap.begin + 1 or gap.mark - gap.opening > 40:
        return None
    return None if opener(gap) else False


def year(gap: Gap) -> bool | None:
    """End after «2012 г.» and «XX в.» before a capital, unless only a date stands before them."""
    if not gap.dot:
        return None
    word = re.split(r"[\d\s]", gap.left)[-1].lower()
    if word not in data.YEARS:
        return None
    counted = bool(_COUNTED.search(gap.before[: -len(word)]))
    if not counted:
        return False if word in ("г", "гг") and not opener(gap) else None
    if not _capital(gap):
        return None
    return not _TEMPORAL.search(gap.before)


def counted(gap: Gap) -> bool | None:
    """Read a letter after a figure as a unit, before a name as a place («18 т.», «п. Хор»)."""
    if not gap.dot:
        return None
    word = gap.left.lower()
    if word not in data.BEFORE_NAME_UNLESS_NUMBERED:
        return None
    if _COUNTED.search(gap.before[: -len(word)]):
        return True if _capital(gap) else None
    return False if gap.right and not opener(gap) else None


def figure_ahead(gap: Gap) -> bool | None:
    """Go on before the figure that an abbreviation announces («ст. 5», «34 руб. 18 коп.»)."""
    if not gap.dot or gap.lead.strip() or not (gap.right[:1].isdigit() or set(gap.right) <= _ROMAN):
        return None
    word = gap.left.lower()
    if word in data.BEFORE_NUMBER and not (word in data.UNITS_TOO and _COUNTED.search(gap.before[: -len(word)])):
        return False
    if word in data.BEFORE_SMALL_CHANGE:
        change = _CHANGE.match(gap.after)
        if change and (change[1] in data.SMALL_CHANGE or (word == "тыс" and not _MONTH_NAME.match(change[1]))):
            return False
    return None


def abbreviation(gap: Gap) -> bool | None:
    """Go on after an abbreviation that leans on what follows; end after the others before a capital."""
    if not gap.dot:
        return None
    word = gap.left
    low = word.lower()
    if low in data.BEFORE_CAPITAL_UNIT and (gap.right in data.CAPITAL_UNITS or _LATIN_UNIT.fullmatch(gap.right)):
        return False
    if low == "долл" and gap.right == "США":
        return False
    if (low in data.MAY_END and word.islower()) or (low == "пр" and _AND.search(gap.before)):
        return False if "(" in gap.lead else _capital(gap) or None
    if low in data.BEFORE_NAME and (word.islower() or word[1:].islower()):
        return None if opener(gap) else False
    return None


def initials(gap: Gap) -> bool | None:
    """Go on after an initial, unless it is a class («категории D») or ends a name («Иванов А. С.»)."""
    letter = gap.left.split(".")[-1]
    if not gap.dot or len(letter) != 1 or not letter.isupper():
        return None
    if opener(gap) or letter in _ROMAN or (letter.isascii() and gap.right and not gap.right.isascii()):
        return True
    words = gap.before.split()
    if len(words) > 1 and words[-2].lower() in data.CLASSES:
        return True if _capital(gap) else None
    surname = _SURNAME.search(gap.before)
    if surname and surname[1].endswith(data.SURNAME_ENDINGS) and not gap.right.endswith(data.SURNAME_ENDINGS):
        return True if _capital(gap) and len(gap.right) > 1 else None
    return False


def _capital(gap: Gap) -> bool:
    """Tell whether a capital, a figure or an opening mark follows."""
    return gap.right[:1].isupper() or gap.right[:1].isdigit() or bool(gap.lead.strip())


RULES: tuple[Rule, ...] = (
    enclosed,
    glued,
    no_blank,
    small_letter,
    attribution,
    title,
    figure_ahead,
    year,
    counted,
    abbreviation,
    initials,
)
