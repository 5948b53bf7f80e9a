"""Spell out the abbreviations of Russian newspapers, which small models guess at.

«В пос. Речной», «по ч. 2 ст. 228», «в т.ч.»: the model reads the whole words,
in the case that the preposition before them asks for; everything else goes on
reading the text as it was written.
"""

from __future__ import annotations

import re
from functools import partial
from typing import NamedTuple

from summarize.checking.tokens import listed


class _Noun(NamedTuple):
    """Hold an abbreviation's pattern and the noun's nominative, genitive, dative and prepositional."""

    written: re.Pattern[str]
    cases: tuple[str, ...]


_GENITIVE = frozenset(listed("из изо до от у для около без с со близ возле вокруг вблизи жители жителей житель"))
_DATIVE = frozenset({"по", "к", "ко"})
_PREPOSITIONAL = frozenset({"в", "во", "на", "о", "об", "при"})
_BEFORE = re.compile(r"([А-Яа-яЁё]+)\s$")
_NAME = r"(?=\s?[«\"А-ЯЁ][а-яё]+)"
_NUMBER = r"(?=\s?[0-9])"
_FREE = r"(?<![А-Яа-яЁё0-9.-])"
_UNCOUNTED = r"(?<![0-9]\s)"  # «500 р.» are rubles, «5 с.» are seconds

_NOUNS = tuple(
    _Noun(re.compile(_FREE + written), tuple(cases.split()))
    for written, cases in (
        (r"ч\.(?=\s?[0-9.]+\s?ст\.)", "часть части части части"),
        (rf"ст\.{_NUMBER}", "статья статьи статье статье"),
        (rf"п\.{_NUMBER}", "пункт пункта пункту пункте"),
        (rf"{_UNCOUNTED}(?:пос|п)\.{_NAME}", "посёлок посёлка посёлку посёлке"),
        (rf"дер\.{_NAME}", "деревня деревни деревне деревне"),
        (rf"{_UNCOUNTED}с\.{_NAME}", "село села селу селе"),
        (rf"ул\.{_NAME}", "улица улицы улице улице"),
        (rf"пер\.{_NAME}", "переулок переулка переулку переулке"),
        (rf"(?:просп|пр)\.{_NAME}|пр-т(?![а-яё])", "проспект проспекта проспекту проспекте"),
        (rf"пл\.{_NAME}", "площадь площади площади площади"),
        (rf"наб\.{_NAME}", "набережная набережной набережной набережной"),
        (r"мкрн?\.|мкрн?(?=\s)", "микрорайон микрорайона микрорайону микрорайоне"),
        (rf"ст\.{_NAME}", "станция станции станции станции"),
        (rf"{_UNCOUNTED}р\.{_NAME}", "река реки реке реке"),
        (rf"оз\.{_NAME}", "озеро озера озеру озере"),
    )
)
_REGION = re.compile(r"([а-яё]+)\sобл\.")
_DISTRICT = re.compile(r"(?<![А-Яа-яЁё])([рР])-н(?=а|е|у|ом|ы|ов|ах|ам|(?![А-Яа-яЁё]))")
_ACTING = re.compile(r"\b(?:[Ии]\.\s?[Оо]\.|[Вв]рио|ВрИО|ВРИО)(?=\s[а-яё])")
_YEAR = re.compile(r"(?<=\b[12][0-9]{3})(?=гг?\.)")
# «мэр г. Томска»: the abbreviation says nothing that English would, and is taken for a year or a title.
_CITY = re.compile(r"(?<![0-9А-Яа-яЁё.])(?<![0-9]\s)(?:г|гор)\.\s?(?=[А-ЯЁ][а-яё]{2,})")
_WORDS = tuple(
    (re.compile(_FREE + written), whole)
    for written, whole in (
        (r"в т\.\s?ч\.", "в том числе"),
        (r"т\.\s?н\.(?=\s[«\"]?[а-яё]+[ыи](?![а-яё]))", "так называемые"),
        (r"т\.\s?н\.(?=\s[«\"]?[а-яё]+[ая](?![а-яё]))", "так называемая"),
        (r"т\.\s?н\.(?=\s[«\"а-яё])", "так называемый"),
        (r"т\.\s?п\.", "тому подобное"),
        (r"(?<=и )др\.", "другие"),
        (r"им\.(?=\s?[А-ЯЁ])", "имени"),
        (r"зам\.(?=\s[а-яё])", "заместитель"),
        (r"гл\.(?=\s[а-яё])", "главный"),
        (r"ген\.(?=\s[а-яё])", "генеральный"),
        (r"нач\.(?=\s[а-яё])", "начальник"),
        (r"проф\.(?=\s[А-ЯЁ])", "профессор"),
        (r"акад\.(?=\s[А-ЯЁ])", "академик"),
        (r"напр\.", "например"),
        (r"(?<=[0-9] )чел\.", "человек"),
        (r"(?<=[0-9] )шт\.", "штук"),
        (r"(?<=[0-9] )ед\.", "единиц"),
    )
)
_ABBREVIATED = re.compile(r"\.|-н|мкр|врио|пр-т", re.IGNORECASE)
_AT_START = re.compile(r"[А-ЯЁ](?:[а-яё]+|\.\s?[а-яё])\.")
# «п. 3 ч. 2 ст. 105»: each is in the genitive after the one before it.
_OF_A_LAW = re.compile(r"(?:\bч\.|\bп\.|част[а-я]+|пункт[а-я]*)\s?[0-9.]+\s$")


def expand(source: str) -> str:
    """Return a Russian segment with its abbreviations spelled out, for a model to read."""
    if not _ABBREVIATED.search(source):
        return source
    text = _CITY.sub("", _YEAR.sub(" ", source))
    text = _ACTING.sub(lambda match: f"{'и' if match.start() else 'И'}сполняющий обязанности", text)
    if not _AT_START.match(text):  # «С. Петров» is a person, «Ул. Мира» is a street
        return _spelled_out(text)
    text = _spelled_out(text[0].lower() + text[1:])
    return text[0].upper() + text[1:]


def _spelled_out(text: str) -> str:
    text = _DISTRICT.sub(r"\1айон", text)
    text = _REGION.sub(lambda match: f"{match[1]} {'области' if match[1].endswith('ой') else 'область'}", text)
    for written, whole in _WORDS:
        text = written.sub(whole, text)
    for noun in _NOUNS:
        text = noun.written.sub(partial(_in_case, noun), text)
    return text


def _in_case(noun: _Noun, match: re.Match[str]) -> str:
    """Return the noun in the case that the words before the abbreviation ask for."""
    text = match.string[: match.start()]
    if _OF_A_LAW.search(text):
        return noun.cases[1]
    before = _BEFORE.search(text)
    word = before[1].lower() if before else ""
    return noun.cases[1 if word in _GENITIVE else 2 if word in _DATIVE else 3 if word in _PREPOSITIONAL else 0]
