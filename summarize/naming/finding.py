"""Find places and organisations in a segment, and how they are written in English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from summarize.checking.lexicon import translations
from summarize.checking.stems import stem_ru
from summarize.naming import evidence, given_names, hearing, inflection, known, titles, transliteration
from summarize.naming.evidence import Context
from summarize.naming.inflection import plain
from summarize.naming.name import Name
from summarize.naming.transliteration import System
from summarize.naming.words import Word, opens_sentence

_CUES = (
    "город городок село деревня посёлок станица хутор аул остров полуостров префектура провинция уезд порт бухта озеро "
    "река станция космодром аэропорт"
)
_CUE_SHORT = frozenset(["г", "с", "п", "пос", "дер", "р", "оз", "о", "ст"])
_BEFORE_PLACE = frozenset(["в", "во", "из", "под", "близ", "около", "до", "через"])
# The ending of a Russian town, and what its case forms replace it with.
_TOWN = re.compile(r"([А-ЯЁ][а-яё-]{2,}(?:ск|цк|град|город))(а|у|ом|е)?$")
_ADJECTIVAL = re.compile("(?:ск|цк)(?:ом|ого|ому|ий|ая|ое)$")
_ADJECTIVE_CASE = re.compile("(?<=[нлрвт])(?:ой|ого|ому|ом|ую)$")
# Words made of others, which English says in its own: adjectives, «Госстрах», «Приволжье», «Телеграм-канал», «СахГУ».
_MADE = re.compile(
    "(?:[иы]й|[ое]го|[ое]му|[иы]м|ая|яя|[ое]е|ую|юю|[иы]е|[иы]х|[иы]ми|[стнвк]о[йм]|ьей|щин[аыеу]|[а-яё]ь[еяю]м?)$|.[-А-ЯЁA-Z]"
    "|^(?:Ген|Гос|Глав|Мин|Мос|Нац|Обл|Рос|Сев|Соц|Спец|Строй|Тех|Центр|Библио|Агро|Авто|Евро|Лже|Нефте|Теле|Радио|Эко)"
)
_ASIAN = (transliteration.chinese, transliteration.japanese)
_TELLING = 5  # letters: a shorter word may be anything
_TITLE_END = re.compile('[^«»”"]{0,40}[»”"]')
_BLANK = re.compile(r"[ \u00a0]")
_QUOTED = re.compile(r"[«\"“„]([^«»\"“”„()]{2,60})[»\"”“]\s*\(([A-Za-z][^()А-Яа-яЁё]{1,60})\)")
_DEFINED = re.compile(r"\(\s*(?:далее\s*[—–-]\s*)?([А-ЯЁ]{2,8})\s*\)")


def places(
    text: str, words: Sequence[Word], free: Sequence[bool], where: Context, whole: Context
) -> Iterator[tuple[Name, int, int]]:
    """Yield names with their first word and number of words; `free` marks words that name no person."""
    at = 0
    while at < len(words):
        found = _known(text, words, at, free) or _told(text, words, at, free, where, whole)
        if found:
            yield found[0], at, found[1]
        at += found[1] if found else 1


def _known(text: str, words: Sequence[Word], at: int, free: Sequence[bool]) -> tuple[Name, int] | None:
    match = known.match(words, at, text) if free[at] else None
    if (
        match is None
        or (match[0].kind == "place" and _is_label(text, words[at]))
        or re.search(r"\w\.$", text[: words[at].start])
    ):
        return None
    entry, count = match
    if count == 1 and entry.group == "city" and _ADJECTIVAL.search(words[at].text) and not _is_instrumental(words, at):
        return None
    if not all(free[at : at + count]) or (entry.doubtful and not _is_told(text, words, at)):
        return None
    if entry.group == "legal" or (count == 1 and _is_understood(text, words, at, entry)):
        return None
    start, end = words[at].start, words[at + count - 1].end
    certain = entry.kind == "organisation" or not _is_quoted(text, start)
    return Name(start, end, entry.kind, entry.english, certain, entry.russian), count


def _is_understood(text: str, words: Sequence[Word], at: int, entry: known.Known) -> bool:
    """Tell whether English leaves a country out: «долларов США», «МЧС России»."""
    if not at or entry.group != "country" or not _BLANK.fullmatch(text[words[at - 1].end : words[at].start]):
        return False
    before = words[at - 1]
    return before.text.startswith("доллар") or (before.capitals and entry.russian in {"Россия", "РФ"})


def _is_quoted(text: str, start: int) -> bool:
    """Tell whether a place stands inside a title, which may be left as it sounds: «Работа России»."""
    before = text[:start]
    opened = max(before.rfind(mark) for mark in "«“„")
    inside = opened > max(before.rfind(mark) for mark in "»”") or before.count('"') % 2 == 1
    return inside and bool(_TITLE_END.match(text[start:]))


@cache
def _cues() -> frozenset[str]:
    return frozenset(form for cue in _CUES.split() for form in inflection.forms(cue))


def _cue_before(text: str, words: Sequence[Word], at: int) -> str:
    """Return the word that says that word `at` is a place, or an empty string."""
    if not at:
        return ""
    before, gap = plain(words[at - 1].text), text[words[at - 1].end : words[at].start]
    if before in _CUE_SHORT and gap in {". ", ".", ".\u00a0"} and words[at - 1].text.islower():
        year = re.search(r"\d[\s\u00a0]*$", text[: words[at - 1].start])
        return "" if year else before
    return before if before in _cues() and _BLANK.fullmatch(gap) else ""


def _is_told(text: str, words: Sequence[Word], at: int) -> bool:
    return bool(_cue_before(text, words, at)) or (at > 0 and plain(words[at - 1].text) in _BEFORE_PLACE)


def _is_label(text: str, word: Word) -> bool:
    """Tell a club or ship that is called like a place: «Сибирь», «Арктика-2»."""
    after = text[word.end : word.end + 2]
    return bool(re.match(r"-\d", after)) or (
        text[max(0, word.start - 1) : word.start] in {"«", "“", "„", '"'} and after[:1] in '»”“"'
    )


def _is_instrumental(words: Sequence[Word], at: int) -> bool:
    """«С Томском» is the town; «в Томском …» is an adjective whose noun comes later."""
    return at > 0 and plain(words[at - 1].text) in {"с", "со", "между", "под", "над", "перед", "за"}


def _told(
    text: str, words: Sequence[Word], at: int, free: Sequence[bool], where: Context, whole: Context
) -> tuple[Name, int] | None:
    """Return a place of no table that a cue or its ending gives away."""
    word = words[at]
    if not free[at] or not word.capital or word.capitals or len(word.text) < 3:
        return None
    cue = _cue_before(text, words, at)
    if cue:
        return _beside_cue(word, cue, where, whole), 1
    town = _TOWN.fullmatch(word.text)
    follows_name = (
        at > 0
        and words[at - 1].capital
        and len(words[at - 1].text) > 4
        and _BLANK.fullmatch(text[words[at - 1].end : word.start])
    )
    if town is None or follows_name or opens_sentence(text, word.start) or _is_adjective(text, words, at):
        return None
    name = town.group(1)
    english = dict.fromkeys((transliteration.russian(name), transliteration.russian(word.text)))
    return Name(
        word.start, word.end, "place", tuple(english) if word.text.endswith("а") else tuple(english)[:1], True, name
    ), 1


def _is_adjective(text: str, words: Sequence[Word], at: int) -> bool:
    """Tell «в Намском улусе» from «под Намском»: an adjective stands before its noun."""
    if not _ADJECTIVAL.search(words[at].text):
        return False
    return not _is_instrumental(words, at) or (
        at + 1 < len(words) and _BLANK.fullmatch(text[words[at].end : words[at + 1].start]) is not None
    )


def _beside_cue(word: Word, cue: str, where: Context, whole: Context) -> Name:
    for system in _systems(cue, where, whole):
        for form in evidence.nominatives(word.text):
            latin = transliteration.japanese(form) if system == "japanese" else transliteration.chinese(form)
            if latin:
                return Name(word.start, word.end, "place", (latin,), True, form, system=system)
    town = _TOWN.fullmatch(word.text)
    form = town.group(1) if town else _ADJECTIVE_CASE.sub(_adjective_ending(cue), word.text)
    certain = bool(town) or bool(re.search("(?:[оеё]во|[иы]но|ка|ск)$", form))
    return Name(word.start, word.end, "place", (transliteration.russian(form),), certain, form)


def _adjective_ending(cue: str) -> str:
    """Return the nominative that an adjective has beside a cue: «река Великая», «село Жёлтое»."""
    if cue.startswith(("сел", "озер")) or cue in {"с", "оз"}:
        return "ое"
    feminine = ("дерев", "станиц", "бухт", "рек", "станци", "провинци", "префектур")
    return "ая" if cue.startswith(feminine) or cue in {"р", "д", "дер", "ст"} else "ый"


def _systems(cue: str, where: Context, whole: Context) -> list[System]:
    """Return the Asian systems that a place beside this cue may be spelled by."""
    if cue.startswith("префектур"):
        return ["japanese"]
    strong = [system for system in ("japanese", "chinese") if system in where.systems]
    if len(where.systems) == 1 and strong and not where.elsewhere:
        return list(strong)
    return ["chinese"] if cue.startswith(("провинц", "уезд")) and "chinese" in whole.systems else []


def unknown(text: str, words: Sequence[Word], free: Sequence[bool]) -> Iterator[Name]:
    """Yield the words that can be nothing but names, though nothing tells of what: «на берегу Ушайки»."""
    for at, word in enumerate(words):
        if not free[at] or not word.capital or word.capitals or len(word.text) < _TELLING or word.text.isascii():
            continue
        lowered = plain(word.text)
        if opens_sentence(text, word.start) or _MADE.search(word.text) or lowered in titles.offices():
            continue
        if not translations(stem_ru(lowered))[1] and not given_names.readings(lowered):
            readings = [read(form) for read in _ASIAN for form in evidence.nominatives(word.text)]
            english = (hearing.foreign(word.text), *(latin for latin in readings if latin))
            yield Name(word.start, word.end, "word", english, False, word.text)


def with_latin(texts: Sequence[str]) -> dict[tuple[str, ...], str]:
    """Return names that the document itself gives in Latin: «Кавасаки Хэви» (Kawasaki Heavy)."""
    found: dict[tuple[str, ...], str] = {}
    for text in texts:
        for match in _QUOTED.finditer(text):
            key = tuple(plain(word) for word in re.findall(r"[^\W\d_]+", match.group(1)))
            if key:
                found.setdefault(key, match.group(2).strip())
    return found


def latin_names(words: Sequence[Word], latin: Mapping[tuple[str, ...], str]) -> Iterator[tuple[Name, int, int]]:
    """Yield organisations whose Latin form the document gives, with first word and number of words."""
    plains = [plain(word.text) for word in words]
    for key, english in latin.items():
        for at in range(len(words) - len(key) + 1):
            if tuple(plains[at : at + len(key)]) == key and words[at].capital:
                last = words[at + len(key) - 1]
                russian = " ".join(word.text for word in words[at : at + len(key)])
                yield Name(words[at].start, last.end, "organisation", (english,), True, russian), at, len(key)


def defined_abbreviations(texts: Sequence[str]) -> dict[str, tuple[int, str]]:
    """Return abbreviations that the document defines in parentheses: the text's index and the words stood for."""
    found: dict[str, tuple[int, str]] = {}
    for index, text in enumerate(texts):
        for match in _DEFINED.finditer(text):
            expansion = _expansion(text[: match.start()].rstrip(), match.group(1))
            if expansion:
                found.setdefault(match.group(1), (index, expansion))
    return found


def _expansion(before: str, abbreviation: str) -> str:
    """Return the words before a parenthesis whose initials make up the abbreviation, in order."""
    found = re.findall(r"[«\"“]?[\w-]+[»\"”]?", before)
    for count in range(2, min(len(found), 3 * len(abbreviation) + 4) + 1):
        taken = found[-count:]
        if taken[0].strip('«"“')[:1].upper() == abbreviation[0] and _in_order(
            [word.strip('«"“')[:1].upper() for word in taken], abbreviation
        ):
            at = before.rfind(taken[0], 0, len(before) - sum(map(len, taken[1:])))
            return before[at:].strip()
    return ""


def _in_order(initials: Sequence[str], abbreviation: str) -> bool:
    rest = iter(initials)
    return all(letter in rest for letter in abbreviation)
