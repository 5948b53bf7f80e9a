"""Know the words that stand before people's names: titles, offices, nationalities."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from summarize.naming import given_names, inflection, tables
from summarize.naming.given_names import Case
from summarize.naming.inflection import plain
from summarize.naming.words import Word

_MALE = "господин мистер сэр герр месье сеньор"
_FEMALE = "госпожа миссис мисс мадам фрау сеньора"
_FREE = (
    "доктор профессор академик генерал полковник подполковник майор капитан лейтенант адмирал судья тренер инженер "
    "экономист аналитик эксперт историк архитектор художник писатель поэт певец актёр режиссёр дирижёр адвокат врач "
    "предприниматель бизнесмен чиновник фермер учёный хирург сержант товарищ пилот космонавт шахматист лётчик спикер"
)
# «Мэр Томска», «глава Ирбита»: a place may stand after these.
_GOVERNING = (
    "губернатор вице-губернатор мэр вице-мэр министр замминистра президент премьер премьер-министр вице-премьер глава "
    "посол консул председатель директор гендиректор депутат сенатор начальник руководитель ректор лидер секретарь "
    "прокурор"
)
_SHORT = {
    "m": {"г-н": "n", "г-на": "ga", "г-ну": "d", "г-ном": "i", "г-не": "p"},
    "f": {"г-жа": "n", "г-жи": "g", "г-же": "dp", "г-жу": "a", "г-жой": "i"},
}
_BLANK = re.compile(r"[ \u00a0]")
# Their people spell themselves in Latin, which no rule can know.
LATIN_NATIONS = re.compile(
    "чех|чеш|слова[кц]|поля[кч]|поль[кс]|хорват|серб|словен|черногор|румын|венгер|венгр|немец|немк|немц|герман|австри|швейц|франц|"
    "италь|испан|португ|бразил|аргент|мексик|кубин|чили|америк|британ|англи|ирланд|шотланд|канад|австрал|новозел|голланд|"
    "нидерл|бельг|дат[чс]|швед|норвеж|финн|финс|эсто|латыш|латв|литов|тур[оеч]ц|туро|тур[чк]|гре[кч]|мальт|израил|инди|пакист|"
    "филиппин|индонез|малай|нигери|кени|эфиоп|перуан|колумб|люксем|исланд|киприо|молдав|египт|алжир|марок|тунис|таил|вьетн"
)


@dataclass(frozen=True, slots=True)
class Title:
    """Hold what a title says: `group` is "m", "f", "free" or "governing"; `cases` as in given_names."""

    group: str
    cases: Case


@cache
def forms() -> dict[str, Title]:
    """Map each singular form of a title to what it says."""
    groups = {"governing": _GOVERNING, "free": _FREE, "m": _MALE, "f": _FEMALE}
    found = {
        plain(form): Title(group, cases)
        for group, titles in groups.items()
        for title in titles.split()
        for form, cases in given_names.decline(title, "m").items()
    }
    return found | {form: Title(group, cases) for group, short in _SHORT.items() for form, cases in short.items()}


def before(text: str, words: Sequence[Word], at: int) -> Title | None:
    """Return the title right before word `at`, one blank apart."""
    if not at or not _BLANK.fullmatch(text[words[at - 1].end : words[at].start]):
        return None
    return forms().get(plain(words[at - 1].text))


@cache
def offices() -> frozenset[str]:
    """Return the forms of common nouns that officialese writes with a capital."""
    return frozenset(form for office in tables.words("offices") for form in inflection.forms(office))


def agree(target: str, title: str, surnames: Sequence[str]) -> str:
    """Set “Mr.” or “Ms.” before a surname as the source says; `title` is "m" or "f"."""
    wrong, right = (r"M(?:r?s)(\.?)", "Mr") if title == "m" else (r"Mr(\.?)", "Ms")
    for form in surnames:
        given = r"(?:[A-Z][\w'-]+ )?"
        target = re.sub(rf"\b{wrong} (?={given}{re.escape(form)}\b)", rf"{right}\1 ", target)
    return target
