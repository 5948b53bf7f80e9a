"""Remember the names of a document, so that one person is written one way from the headline to the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from summarize.naming import casing, declension, evidence, finding, inflection, known, name, persons, transliteration
from summarize.naming.evidence import Context
from summarize.naming.inflection import plain
from summarize.naming.name import Name
from summarize.naming.person import Mention, Person
from summarize.naming.words import Word, opens_sentence, words

_Votes = Counter[tuple[str, str]]


@dataclass(frozen=True, eq=False)
class Names:
    """Know the names of a document; build with `Names.of`.

    `cased` maps plain words to how running text writes them; `abbreviations`
    maps those that the document defines to the words they stand for.
    """

    context: Context
    cased: Mapping[str, str]
    abbreviations: Mapping[str, str]
    _people: Mapping[str, tuple[Person, ...]]
    _votes: Mapping[tuple[str, str], float]
    _latin: Mapping[tuple[str, ...], str]
    _certain: frozenset[str]
    _found: Mapping[str, tuple[Mention, ...]]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Names:
        """Read all source segments of a document."""
        segments = tuple(texts)
        cased = _cased(segments)
        recased = tuple(casing.recase(text, cased) for text in segments)
        whole = evidence.context(" ".join(segments))
        for text in recased:
            whole |= evidence.of_places(words(text), text)
        by_text = {
            text: persons.find(text, words(text), evidence.context(text), whole) for text in dict.fromkeys(recased)
        }
        found = [mention for text in recased for mention in by_text[text]]
        votes = _count(found, recased)
        people = _settled([mention for mention in found if mention.certain], votes)
        certain = frozenset(person.surname for group in people.values() for person in group)
        for group in people.values():
            for person in group:
                forms = inflection.forms(person.surname) if person.surname else frozenset()
                cased = dict.fromkeys(forms - cased.keys(), "") | cased
        cased = {form: written or _titled(form) for form, written in cased.items()}
        defined = {short: expansion for short, (_, expansion) in finding.defined_abbreviations(segments).items()}
        return cls(whole, cased, defined, people, votes, finding.with_latin(segments), certain, by_text)

    def in_segment(self, source: str) -> tuple[Name, ...]:
        """Return the names of one source segment in order, none overlapping."""
        return _in_segment(self, source)

    def gender(self, surname: str) -> str:
        """Return "m" or "f" for a nominative surname of the document, "" where nothing tells it."""
        genders = {person.gender for person in self._people.get(plain(surname), ())}
        return genders.pop() if len(genders) == 1 else ""


def _titled(form: str) -> str:
    return "-".join(part.capitalize() for part in form.split("-"))


def _cased(texts: Sequence[str]) -> dict[str, str]:
    """Return how running text writes the words that have capitals inside a sentence."""
    found: dict[str, str] = {}
    for text in texts:
        if casing.is_capitals(text):
            continue
        for word in words(text):
            if word.capital and not word.capitals and len(word.text) > 1 and not opens_sentence(text, word.start):
                found.setdefault(plain(word.text), word.text)
    return found


def _count(mentions: Sequence[Mention], texts: Sequence[str]) -> _Votes:
    """Count for each given name and surname the mentions and lone words that may stand for it."""
    votes: _Votes = Counter()
    for mention in mentions:
        best: dict[tuple[str, str], int] = {}
        for person in mention.people:
            key = (person.given, person.surname)
            best[key] = max(best.get(key, 0), 100 - person.doubt)
        votes.update(best)
    wanted = {surname for _, surname in votes}
    alone: Counter[str] = Counter()
    for text in texts:
        for word in words(text):
            if word.capital and len(word.text) > 2:
                alone.update({reading.nominative for reading in declension.surname(word.text)} & wanted)
    for given, surname in votes:
        votes[given, surname] += 10 * alone[surname]
    return votes


def _best(mention: Mention, votes: Mapping[tuple[str, str], float]) -> tuple[Person, ...]:
    """Return the readings of a mention that the document bears out best, the likelier first."""
    if not mention.people:
        return ()
    top = max(votes.get((person.given, person.surname), 0) for person in mention.people)
    best = [person for person in mention.people if votes.get((person.given, person.surname), 0) == top]
    least = min(person.doubt for person in best)
    return tuple(person for person in best if person.doubt == least)


def _settled(mentions: Sequence[Mention], votes: Mapping[tuple[str, str], float]) -> dict[str, tuple[Person, ...]]:
    """Return the people of the document by plain surname, those with given names before those without."""
    found: dict[str, list[Person]] = {}
    for mention in sorted(mentions, key=lambda mention: "g" not in mention.parts):
        for person in _best(mention, votes):
            group = found.setdefault(plain(person.surname), []) if person.surname else []
            fuller = next((at for at, other in enumerate(group) if _is_same(other, person)), None)
            if fuller is None:
                group.append(person)
            elif not group[fuller].gender and person.gender:
                group[fuller] = replace(group[fuller], gender=person.gender)
    return {surname: tuple(group) for surname, group in found.items()}


def _is_same(one: Person, other: Person) -> bool:
    if one.gender and other.gender and one.gender != other.gender:
        return False
    return not one.given or not other.given or one.given == other.given


@lru_cache(maxsize=4096)
def _in_segment(names: Names, source: str) -> tuple[Name, ...]:
    text = casing.recase(source, names.cased)
    found_words = words(text)
    where = evidence.context(text)
    free = [True] * len(found_words)
    found: list[Name] = []
    for latin, at, count in finding.latin_names(found_words, names._latin):
        if all(free[at : at + count]):
            found.append(latin)
            free[at : at + count] = [False] * count
    mentions = names._found.get(text)
    if mentions is None:
        mentions = persons.find(text, found_words, where, names.context)
    for mention in mentions:
        inside = [at for at, word in enumerate(found_words) if word.start < mention.end and mention.start < word.end]
        if mention.people and all(free[at] for at in inside):
            found.append(_person(names, mention))
            for at in inside:
                free[at] = False
    found += _alone(names, text, found_words, free)
    for place, at, count in finding.places(text, found_words, free, where, names.context):
        found.append(place)
        free[at : at + count] = [False] * count
    found += _abbreviated(names, found_words, free)
    found += finding.unknown(text, found_words, free)
    return tuple(sorted(found, key=lambda item: item.start))


def _person(names: Names, mention: Mention) -> Name:
    best = _best(mention, names._votes)
    if "g" not in mention.parts:
        best = _remembered(names, [(person.surname, person.gender) for person in mention.people]) or best
    certain = mention.certain or bool(best[0].surname and best[0].surname in names._certain)
    return name.of_person(mention, best, mention.start, mention.end, certain)


def _remembered(names: Names, readings: Sequence[tuple[str, str]]) -> tuple[Person, ...]:
    """Return the people of the document whom a lone surname may mean."""
    people: list[Person] = []
    for surname, gender in readings:
        for person in names._people.get(plain(surname), ()):
            if person.surname == surname and (not gender or person.gender in {gender, ""}) and person not in people:
                people.append(person)
    return tuple(people)


def _alone(names: Names, text: str, found_words: Sequence[Word], free: list[bool]) -> list[Name]:
    """Return bare surnames of people whom the document names elsewhere; mark their words taken."""
    found = []
    for at, word in enumerate(found_words):
        if not free[at] or not word.capital or word.capitals or len(word.text) < 3:
            continue
        readings = [(reading.nominative, reading.gender) for reading in declension.surname(word.text)]
        people = _remembered(names, readings)
        place = known.match(found_words, at, text) if people else None
        if not people or (place and (place[1] > 1 or not place[0].doubtful)):
            continue
        free[at] = False
        found.append(name.of_person(Mention(word.start, word.end, "s", people), people, word.start, word.end, True))
    return found


def _abbreviated(names: Names, found_words: Sequence[Word], free: Sequence[bool]) -> list[Name]:
    """Return the abbreviations that the document defines and no table knows."""
    return [
        Name(word.start, word.end, "organisation", (transliteration.russian(word.text),), False, word.text)
        for at, word in enumerate(found_words)
        if free[at] and word.text in names.abbreviations
    ]
