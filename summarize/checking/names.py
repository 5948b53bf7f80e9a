"""Check that proper names of the source are in the target: of persons, of institutions, in quotation marks.

Romanisation is not judged here: a name is there when the target has a word of
about the same consonants, or a known translation of it. Only words that can be
nothing but names are looked for: those within a sentence, with a capital.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from itertools import pairwise

from summarize.article import Finding
from summarize.checking import institutions, quoted
from summarize.checking.content import content_ru
from summarize.checking.exchanged import exchanged
from summarize.checking.initials import initials
from summarize.checking.lexicon import translations
from summarize.checking.skeletons import alike, skeleton_ru, skeletons_en
from summarize.checking.stems import stem_en, stem_ru
from summarize.checking.tokens import words
from summarize.checking.tracing import Target

NAME = "names"

Lexicon = Callable[[str], Collection[str]]
"""Return the English forms, in lower case, that may stand for a Russian name as written in the source."""

_CAPITALISED = re.compile(r"[А-ЯЁ][а-яё]{3,}(?:-[А-ЯЁ][а-яё]+)*")
_INSIDE = re.compile(r"[а-яёА-ЯЁA-Za-z0-9,%)»\"]\s$")
# A person: beside another capitalised word, after initials, or after a title.
_AFTER_NAME = re.compile(r"(?:(?<![А-Яа-яЁё])[А-ЯЁ][а-яё-]+\s|[А-ЯЁ]\.\s?)$")
_BEFORE_NAME = re.compile(r"\s[А-ЯЁ][а-яё]+")
_ROW = re.compile(r"\s([А-ЯЁ][а-яё]+)\s[А-ЯЁ][а-яё]+")
_AFTER_TITLE = re.compile(
    r"\b(?:президент|премьер|министр|губернатор|мэр|директор|глав|депутат|сенатор|посол|послом|консул|генерал"
    r"|полковник|профессор|академик|доктор|судь|тренер|режисс|писател|певиц|певец|акт[её]р"
    r"|актрис|г-н|г-ж|господин|госпож|корол|принц|председател|замест|представител|секретар|адвокат|эксперт|аналитик"
    r"|экономист|историк|инженер|капитан|врач|учител|фермер|предпринимател|худож)[а-яё-]*\s$"
)
# Made of clipped words, these are spelled out in English.
_CLIPPED = re.compile(
    r"(?:Мин|Гос|Рос|Мос|Сев|Глав|Обл|Цен|Спец|Строй|Евро|Тех|Нац|Вне|Ген|Зам|Даль|Пром|Агро|Сбер"
    r"|Внеш|Газ|Лен|Кр|Сам|Тат|Баш)[а-яё]{5,}"
)
_ADJECTIVE = re.compile(
    r"(?:ый|ий|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ую|юю|[стнв]ым|ских|[нв]ых|ыми|ими|[скнв]ой"
    r"|[нк]ом|ней|нем|им)$"
)
_LANDS = re.compile(
    r"(?:росси|украин|белорус|белару|казах|киргиз|кыргыз|узбек|таджик|туркм|армен|азербайдж|грузи|молд|литв|латв"
    r"|эстон|польш|чехи|словак|словен|серб|хорват|босн|черногор|македон|албан"
    r"|болгар|румын|венгр|австри|герман|швейцар|франц|итал|испан|португ|англи|британ|шотланд|ирланд|уэльс|голланд"
    r"|нидерланд|бельг|дани|норвег|швец|финлянд|исланд|грец|турц|кипр|израил|палест|сири|ливан"
    r"|иордан|ирак|иран|сауд|эмират|катар|кувейт|йемен|оман|египет|египт|ливи|тунис|алжир|марок|судан|эфиоп|кени"
    r"|нигер|конго|ангол|намиб|зимбабв|инди|пакист|афган|непал|шри|бирм|мьянм|таилан|таиланд|вьетнам"
    r"|лаос|камбодж|малайз|сингап|индонез|филиппин|австрал|зеланд|кита|тайван|гонконг|япон|коре|монгол|канад|мексик"
    r"|куб[аыеу]$|бразил|аргентин|чили|перу|колумб|венесуэл|эквадор|сша|запад|восток|север|юг)"
)
_PATRONYMIC = re.compile(r"(?:[ое]вич|[ое]вн|инич|ичн)[а-яё]{0,3}$")
# Words of names that are no persons, though they sound alike in both languages.
_COMMON = re.compile(
    r"(?:республик|организац|центр|федерац|штат|министер|академ|институт|университет|комитет|союз|фонд|банк|дум"
    r"|парт|импер|лиг|чемпион|америк|корпорац|компан|групп|музе|театр|парк|порт|аэропорт"
    r"|клуб|фестив|форум|конгресс|ассоциац|ассамбле|агент|департамент|президент|генерал|секретар|проект|програм"
    r"|операц|канал|систем|стадион|суд|район|город|област|край|остров|улиц|проспект"
    r"|площад|мор[яеью]|океан|европ|азиат|росси|совет|дом|мир|гран|велик|восточ|западн|северн|южн|нижн|верхн|больш"
    r"|малый|малой|добр|новы|ново[йг]|стары|старо[йг]|орден|аппарат|галере|кубок|арен|отел|сервис|интернет|технолог"
    r"|медиа|телеграм|сет)"
)
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "sir", "lord", "lady", "the", "st"})
_LEAST = 2  # consonants: a shorter skeleton is like too many words


def candidates(source: str) -> list[tuple[str, int, int]]:
    """Return the words of a source that name persons, with their spans."""
    if source.isupper():
        return []
    found = []
    for match in _CAPITALISED.finditer(source):
        start, end = match.span()
        before = source[max(0, start - 24) : start]
        name = match.group()
        if not _INSIDE.search(before) or _CLIPPED.fullmatch(name) or _COMMON.match(name.lower()):
            continue
        if _LANDS.match(name.lower()):
            continue
        row = _ROW.match(source, end)
        if row and not _AFTER_NAME.search(before) and not _PATRONYMIC.search(row[1]):
            continue  # «президент Филиппин Родриго Дутерте»: the first of three is whose president he is
        adjective = _ADJECTIVE.search(name)
        if _follows_name(source, start) or (
            not adjective and (_AFTER_TITLE.search(before) or _BEFORE_NAME.match(source, end))
        ):
            found.append((name, start, end))
    return found


def _follows_name(source: str, start: int) -> bool:
    """Say whether a word comes after a given name or initials, not after the capital of a sentence or an adjective."""
    before = _AFTER_NAME.search(source[max(0, start - 24) : start])
    if before is None:
        return False
    word = before.group().strip()
    first = start - len(before.group())
    if word.endswith("."):
        return True
    if _ADJECTIVE.search(word) or _LANDS.match(word.lower()) or _COMMON.match(word.lower()):
        return False
    if _INSIDE.search(source[max(0, first - 3) : first]):
        return True
    after = _BEFORE_NAME.match(source, first + len(word))
    return bool(_romanised(word)) and not (after and _ADJECTIVE.search(after.group()))


def _romanised(name: str) -> set[str]:
    """Return the known translations of a name that are romanisations of it."""
    ours = skeleton_ru(name.lower().replace("ё", "е"))
    wanted = translations(stem_ru(name.lower().replace("ё", "е")))[1]
    return {word for word in wanted if any(alike(ours, skeleton) for skeleton in skeletons_en(word))}


class _Target:
    """Hold the capitalised words of a target, as skeletons, and the stems of all of its words."""

    def __init__(self, target: str) -> None:
        there = words(target)
        self.forms = frozenset(word.form for word in there)
        self.order = [stem_en(word.form) for word in there]
        self.stems = frozenset(self.order)
        self.capital = [skeletons_en(_bare(word.form)) if target[word.start].isupper() else () for word in there]
        self.skeletons = {skeleton for word in self.capital for skeleton in word}
        # «Тэджон» may be Dae-jeon, but few names are two words: here only an exact match counts.
        self.joined = {
            skeletons_en(one.form + _bare(other.form))[0]
            for one, other in pairwise(there)
            if target[one.start].isupper() and other.start - one.end <= 1
        }

    def has(self, name: str) -> bool:
        """Say whether a name may be in the target: by its consonants, or as a word that is no romanisation."""
        for part in name.lower().replace("ё", "е").split("-"):
            ours = skeleton_ru(part)
            if len(ours) < _LEAST or ours in self.skeletons or ours in self.joined:
                return True
            if any(alike(ours, theirs) for theirs in self.skeletons):
                return True
            wanted = translations(stem_ru(part))[1]
            romanised = _romanised(part)
            if not self.stems.isdisjoint(romanised) or (wanted and not romanised):
                return True
        return False

    def has_another_before(self, name: str, source: str) -> bool:
        """Say whether a capitalised word that is no title of the source's stands before a surname."""
        ours = skeleton_ru(name.lower().replace("ё", "е").split("-")[0])
        for at, (before, word) in enumerate(pairwise(self.capital)):
            if before and any(alike(ours, theirs) for theirs in word):
                return self.order[at] not in _TITLES and not any(
                    self.order[at] in translations(one.stem)[1] for one in content_ru(source)
                )
        return False


def names(source: str, target: str, lexicon: Lexicon | None = None) -> tuple[Finding, ...]:
    """Report names that the target does not have; `lexicon` adds to what may stand for a person's."""
    return (*_persons(source, target, lexicon), *in_part(source, target))


def in_part(source: str, target: str) -> tuple[Finding, ...]:
    """Report institutions and quoted names that the target does not have whole, and given names that are initials."""
    reduced = initials(source, target)
    if not (institutions.institutions(source) or quoted.quoted(source)):
        return reduced
    there = Target(target)
    whole = quoted.lost(source, target, there)
    parts = [one for one in institutions.lost(source, target, there) if not any(_is_within(one, of) for of in whole)]
    return (*reduced, *whole, *parts, *institutions.invented(source, target))


def _is_within(one: Finding, other: Finding) -> bool:
    """Tell whether a finding is on a part of the name that another is on."""
    if one.source is None or other.source is None:
        return False
    return other.source[0] <= one.source[0] and one.source[1] <= other.source[1]


def _persons(source: str, target: str, lexicon: Lexicon | None) -> tuple[Finding, ...]:
    found = candidates(source)
    if not found:
        return ()
    there = _Target(target)
    findings = []
    for at, (name, start, end) in enumerate(found):
        if there.has(name) or (lexicon and not there.forms.isdisjoint(lexicon(name))):
            continue
        surname = found[at + 1] if at + 1 < len(found) and found[at + 1][1] - end == 1 else None
        # A given name may be left out; a patronymic always is.
        if surname and not (there.has(surname[0]) and there.has_another_before(surname[0], source)):
            continue
        if not _PATRONYMIC.search(name):
            findings.append(Finding(NAME, f"{name} missing", (start, end), None))
    pair = None if findings else exchanged(source, target, found)
    if pair:
        first, last = (source[one.source[0] : one.source[1]] for one in pair)
        findings.append(Finding(NAME, f"{first} and {last} changed places", pair[0].source, pair[0].target))
    return tuple(findings)


def _bare(form: str) -> str:
    """Return a word without its possessive ending."""
    return form[:-2] if form.endswith(("'s", "’s")) else form
