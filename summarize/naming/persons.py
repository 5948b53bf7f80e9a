"""Find people in a segment: which words name them, and every nominative these words may stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from summarize.naming import declension, evidence, given_names, known, tables, titles, transliteration
from summarize.naming.evidence import Context
from summarize.naming.given_names import ALL
from summarize.naming.inflection import plain
from summarize.naming.person import Mention, Person
from summarize.naming.words import Word, opens_sentence

_RUSSIAN_ENDING = re.compile(r"(?:[оеё]в|[иы]н)(?:а|у|ым|ой|е)?$")
_SURNAME_ENDING = re.compile(r"(?:[оеё]в|[иы]н|ск|цк|енк)(?:а|у|ым|ой|е|о|ий|ая|ого|ому|им|ом|ую)?$")
_RUSSIAN_SURNAME = re.compile(r"[а-яё](?:[оеё]в|улл?ин|тдин|енко)(?:а|у|ым|ой|е)?$")
_ADJECTIVE = re.compile(r"(?:[иы]й|ого|его|ому|ему|[иы]м|ая|яя|ую|[иы]е|[иы]х|[иы]ми|ой|ом)$")
_INSTRUMENTAL = re.compile(r"(?<!ск)(?<!цк)(?<!н)(?<!в)[ое][мй]$")
_AFTER_WHERE = re.compile(r"\b(?:[Вв]о?|[Ии]з|[Пп]од|[Нн]а)[ \u00a0]$")
_CYRILLIC = re.compile("[А-ЯЁ]")
_DOUBT = 10
_OBLIQUE = re.compile("(?:[оеы]м|[ое]й|[ое]го|[ое]му|[уюыие])$")
_UNLIKELY = re.compile(
    "(?:[оеё]в|[иы]н)ой$|(?<!дз)(?<!в)(?<!ль)е$|(?<!швил)(?<!ел)(?<!ан)(?<!дзор)[иы]$|(?<![кг])у$|ю$|[кгхцжшчщ]ы$|овая$|иная$|стый$|кый$"
)
_BETWEEN = re.compile(r"[ \u00a0]")
_INITIAL_GAP = re.compile(r"\.[ \u00a0]?")


def find(text: str, words: Sequence[Word], where: Context, whole: Context) -> tuple[Mention, ...]:
    """Return the people that a segment names by more than a bare surname, in order, none overlapping."""
    found: list[Mention] = []
    at = 0
    while at < len(words):
        taken = _at(text, words, at, where, whole) if words[at].capital else None
        if taken:
            mention = _titled(text, words, at, taken[0])
            found.append(replace(mention, certain=mention.certain and not _is_foreigner(text, words, at, mention)))
        at += taken[1] if taken else 1
    return tuple(found)


def _at(text: str, words: Sequence[Word], at: int, where: Context, whole: Context) -> tuple[Mention, int] | None:
    """Return the person that starts with word `at`, and how many words name them."""
    run = _run(text, words, at)
    found = known.match(words, at, text)
    if found and found[0].origin in {"ja", "zh", "ko"} and found[0].russian == words[at].text and not found[0].doubtful:
        return None
    for attempt in (_initials_first, _named, _patronymic_first, _surname_first):
        mention = attempt(text, run)
        if mention:
            return mention
    if found and not found[0].doubtful:
        return None
    return _asian(text, run, where, whole) or _after_title(text, words, at, whole) or _unknown(text, run)


def _is_foreigner(text: str, words: Sequence[Word], at: int, mention: Mention) -> bool:
    """Tell whether a word just before says that the person's name is spelled in Latin at home: «чешку Ленку …»."""
    if mention.people[:1] and mention.people[0].system != "russian":
        return False
    return any(titles.LATIN_NATIONS.match(plain(word.text)) for word in words[max(0, at - 2) : at])


def _run(text: str, words: Sequence[Word], at: int) -> Sequence[Word]:
    """Return the words from `at` on that are parted by one blank, or by an initial's full stop."""
    end = at + 1
    while end < len(words) and end < at + 5 and words[end].capital:
        gap = text[words[end - 1].end : words[end].start]
        initial = len(words[end - 1].text) == 1 or (len(words[end].text) == 1 and text[words[end].end :][:1] == ".")
        if not (_BETWEEN.fullmatch(gap) or (initial and _INITIAL_GAP.fullmatch(gap))):
            break
        end += 1
    return words[at:end]


def _is_initial(text: str, word: Word) -> bool:
    return bool(_CYRILLIC.fullmatch(word.text)) and text[word.end : word.end + 1] == "."


def _initials_first(text: str, run: Sequence[Word]) -> tuple[Mention, int] | None:
    """«А. С. Иванов», «С.В.Сидоренко»."""
    count = 0
    while count < min(2, len(run)) and _is_initial(text, run[count]):
        count += 1
    if not count or len(run) <= count or len(run[count].text) < 3 or run[count].capitals:
        return None
    people = _by_surname(run[count].text)
    # Two initials are a given name and a patronymic; one may be anybody's.
    certain = count == 2 or any(evidence.is_slavic(person.surname) for person in people[:1])
    return Mention(run[0].start, run[count].end, "i" * count + "s", people, certain), count + 1


def _by_surname(form: str, gender: str = "", cases: str = ALL) -> tuple[Person, ...]:
    """Return a reading for each nominative and gender that a surname's form may stand for."""
    people: list[Person] = []
    for reading in declension.surname(form):
        fits = (not gender or reading.gender in {gender, ""}) and set(reading.cases) & set(cases)
        person = Person("", "", reading.nominative, gender or reading.gender)
        if fits and person not in people:
            people.append(person)
    undeclined = _OBLIQUE.search(form) is not None
    return _ranked(replace(p, doubt=_DOUBT) if undeclined and p.surname == form else p for p in people)


def _ranked(people: Iterable[Person]) -> tuple[Person, ...]:
    """Put readings with an unlikely nominative («Галушки», «Паршуты») behind the others."""
    doubted = (
        replace(person, doubt=person.doubt + 5 * _DOUBT) if _UNLIKELY.search(person.surname) else person
        for person in people
    )
    return tuple(sorted(doubted, key=lambda person: person.doubt))


def _named(text: str, run: Sequence[Word]) -> tuple[Mention, int] | None:
    """«Виктор Кресс», «Алексея Владимировича Севостьянова», «Фарид Мансурович»."""
    readings = given_names.readings(plain(run[0].text))
    if not readings or len(run) < 2 or run[0].capitals:
        return None
    middle = declension.patronymic(run[1].text)
    if middle:
        readings = (
            tuple(r for r in readings if r.gender == middle.gender and set(r.cases) & set(middle.cases)) or readings
        )
    second = run[2:3] if middle else run[1:2]
    patronymic = middle.nominative if middle else ""
    if middle and not (second and _may_be_surname(text, second[0])):
        people = [Person(r.nominative, patronymic, "", r.gender) for r in readings if r.gender == middle.gender]
        return (Mention(run[0].start, run[1].end, "gp", tuple(people)), 2) if people else None
    if not second or not _may_be_surname(text, second[0]) or _is_double(run, middle is not None):
        return None
    people = []
    for reading in readings:
        cases = "".join(set(reading.cases) & set(middle.cases)) if middle else reading.cases
        for rank, nominative in enumerate(declension.agreeing(second[0].text, reading.gender, cases)):
            given = _with_yo(reading.nominative, run[0].text)
            people.append(Person(given, patronymic, nominative, reading.gender, doubt=_DOUBT * rank))
    if not people:
        return None
    certain = bool(middle) or any(_is_russian(person) for person in people)
    parts = "gps" if middle else "gs"
    return Mention(run[0].start, second[0].end, parts, _ranked(people), certain), len(parts)


def _with_yo(nominative: str, written: str) -> str:
    """Keep the «ё» that the text writes and the table does not."""
    return written if "ё" in written and plain(written) == nominative.lower() else nominative


def _is_double(run: Sequence[Word], has_patronymic: bool) -> bool:
    """Tell «Роман Остапа Гриценко» from «Остап Гриценко»: the first word is no given name but a noun."""
    return (
        not has_patronymic and len(run) > 2 and bool(given_names.readings(plain(run[1].text))) and len(run[2].text) > 2
    )


def _patronymic_first(text: str, run: Sequence[Word]) -> tuple[Mention, int] | None:
    """Return a given name of no table that a woman's patronymic follows: «Рауза Закировна»."""
    middle = declension.patronymic(run[1].text) if len(run) > 1 else None
    if middle is None or middle.gender != "f" or not _may_be_name(run, 0):
        return None
    given = declension.agreeing(run[0].text, "f", middle.cases)
    people = (Person(given[0], middle.nominative, "", "f"),) if given else ()
    return (Mention(run[0].start, run[1].end, "gp", people), 2) if people else None


def _is_russian(person: Person) -> bool:
    """Tell whether given name and surname together are spelled by Russian rules in English."""
    if evidence.is_slavic(person.surname):
        return True
    latin = transliteration.chinese(person.surname)
    if latin and len(person.surname) < 5 and latin != transliteration.russian(person.surname):
        return False
    return person.given not in tables.words("international") and not evidence.looks_foreign(person.surname)


def _may_be_surname(text: str, word: Word) -> bool:
    if len(word.text) < 2 or _is_initial(text, word) or plain(word.text) in titles.offices():
        return False
    return not (word.capitals and word.text in known.abbreviations())


def _surname_first(text: str, run: Sequence[Word]) -> tuple[Mention, int] | None:
    """«Иванов Иван Петрович», «Иванов А. С.»."""
    if len(run) < 2 or len(run[0].text) < 4 or not _SURNAME_ENDING.search(run[0].text) or not _may_be_name(run, 0):
        return None
    if _is_initial(text, run[1]):
        count = 3 if len(run) > 2 and _is_initial(text, run[2]) else 2
        if len(run) > count:  # «Томска С. В. Иванов»: the initials are the next word's
            return None
        return Mention(run[0].start, run[count - 1].end + 1, "s" + "i" * (count - 1), _by_surname(run[0].text)), count
    middle = declension.patronymic(run[2].text) if len(run) > 2 else None
    if middle is None or given_names.readings(plain(run[0].text)):
        return None
    people = [
        Person(reading.nominative, middle.nominative, nominative, reading.gender)
        for reading in given_names.readings(plain(run[1].text))
        if reading.gender == middle.gender
        for nominative in declension.agreeing(
            run[0].text, reading.gender, "".join(set(reading.cases) & set(middle.cases))
        )[:1]
    ]
    return (Mention(run[0].start, run[2].end, "sgp", _ranked(people)), 3) if people else None


def _asian(text: str, run: Sequence[Word], where: Context, whole: Context) -> tuple[Mention, int] | None:
    """«Синдзо Абэ», «Си Цзиньпин», «Пак Чжин Хо»."""
    if any(_is_initial(text, word) or plain(word.text) in titles.offices() for word in run[:2]):
        return None
    reading = evidence.asian([word.text for word in run[:3]], where, whole)
    if reading is None:
        return None
    count = len(reading.words)
    if reading.system == "japanese":
        person, parts = Person(reading.words[0], "", reading.words[1], "", "japanese", reading.english), "gs"
    else:
        person, parts = (
            Person(" ".join(reading.words[1:]), "", reading.words[0], "", reading.system, reading.english),
            "gs" if reading.given_first else "sg",
        )
    return Mention(run[0].start, run[count - 1].end, parts, (person,), reading.certain), count


def _after_title(text: str, words: Sequence[Word], at: int, whole: Context) -> tuple[Mention, int] | None:
    """«г-н Инагаки», «профессор Уварова», «мэр Иванов»; «мэр Томска» is no person."""
    word, title = words[at], titles.before(text, words, at)
    if title is None or len(word.text) < 3 or word.capitals or plain(word.text) in titles.offices():
        return None
    japanese = evidence.japanese_word(word.text, "s") if "japanese" in whole.systems else None
    if japanese and japanese[2] and title.group != "governing":
        person = Person("", "", japanese[0], "", "japanese", (japanese[1],))
        return Mention(word.start, word.end, "s", (person,)), 1
    if title.group == "governing" and not _RUSSIAN_ENDING.search(word.text):
        return None
    gender = title.group if title.group in {"m", "f"} else ""
    people = _by_surname(word.text, gender, title.cases)
    if not people and title.group != "governing":
        people = _by_surname(word.text, gender)
    people = tuple(person for person in people if len(person.surname) > 2)
    certain = bool(people) and evidence.is_slavic(people[0].surname)
    return (Mention(word.start, word.end, "s", people, certain), 1) if people else None


def _unknown(text: str, run: Sequence[Word]) -> tuple[Mention, int] | None:
    """Return two capitalised words that can only be a person; who is certain only with a Russian surname."""
    if opens_sentence(text, run[0].start) or not _may_be_name(run, 0) or _is_adjective(run):
        return None
    if len(run) > 2 and _AFTER_WHERE.search(text[: run[0].start]):  # «в Измире Орхан Демирель»
        return None
    if len(run) > 1 and _may_be_name(run, 1) and not given_names.readings(plain(run[1].text)):
        people = [
            replace(person, given=given)
            for person in _by_surname(run[1].text)
            for given in (declension.agreeing(run[0].text, person.gender, ALL) or (run[0].text,))[:1]
        ]
        certain = _RUSSIAN_SURNAME.search(run[1].text) is not None and all(
            evidence.is_slavic(p.surname) for p in people[:1]
        )
        if certain:
            people = list(_ranked(_agreeing(run)))
        return (Mention(run[0].start, run[1].end, "gs", tuple(people), certain), 2) if people else None
    return None


def _is_adjective(run: Sequence[Word]) -> bool:
    """Tell an adjective from a given name in the instrumental beside a Russian surname: «Хамзой Рахимовым»."""
    if not _ADJECTIVE.search(run[0].text):
        return False
    instrumental = _INSTRUMENTAL.search(run[0].text) and len(run) > 1 and _RUSSIAN_SURNAME.search(run[1].text)
    return not (instrumental and run[1].text.endswith(("ым", "ой")))


def _agreeing(run: Sequence[Word]) -> Iterator[Person]:
    """Yield readings of a given name of no table that agrees with its surname: «Цыренжапа Бадмаева»."""
    for reading in declension.surname(run[1].text):
        for given in declension.agreeing(run[0].text, reading.gender, reading.cases)[:1]:
            if not _UNLIKELY.search(reading.nominative):
                as_it_is = reading.nominative == run[1].text and _OBLIQUE.search(run[1].text)
                yield Person(given, "", reading.nominative, reading.gender, doubt=_DOUBT if as_it_is else 0)


def _may_be_name(run: Sequence[Word], at: int) -> bool:
    word = run[at]
    if word.capitals or len(word.text) < 2 or not _CYRILLIC.match(word.text) or plain(word.text) in titles.forms():
        return False
    return plain(word.text) not in titles.offices() and known.match(run, at, "") is None


def _titled(text: str, words: Sequence[Word], at: int, mention: Mention) -> Mention:
    """Let «г-н» and «г-жа» before a name tell the gender."""
    title = titles.before(text, words, at)
    if title is None or title.group not in {"m", "f"}:
        return mention
    people = tuple(
        replace(person, gender=title.group) for person in mention.people if person.gender in {title.group, ""}
    )
    return replace(mention, people=people or mention.people, title=title.group)
