"""Check that institutions of the source are in the target, with all words of their names.

A ministry, committee, university or agency is named by its kind and what is
said of it: «Томский политехнический университет», «Комитет по охоте и
рыболовству». Its kind has but few translations, and the words beside it stand
together in the target too. A name is told by a capital within a sentence, or,
of what has no other name than its kind and matter, by its complement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from summarize.article import Finding
from summarize.checking.stems import stem_en
from summarize.checking.tokens import Word, listed, words
from summarize.checking.tracing import Target, Wanted, abbreviated, wanted

NAME = "names"

# Kinds of institutions by declension: the root of the Russian noun and what English has for it.
_KINDS = {
    "m": (
        ("комитет", "committee commission panel board"), ("институт", "institute institution university college"),
        ("университет", "university universities college"), ("департамент", "department directorate division"),
        ("союз", "union alliance league association"), ("консорциум", "consortium"),
        ("концерн", "concern corporation company group"), ("холдинг", "holding holdings company group"),
        ("комбинат", "plant combine mill works complex"), ("секретариат", "secretariat"), ("центр", "center centre"),
        ("водоканал", "vodokanal water utility utilities"), ("совет", "council board soviet"),
        ("министр", "minister ministers ministry secretary"), ("фонд", "foundation fund funds trust"),
    ),
    "s": (
        ("министерств", "ministry ministries department secretary office minister"), ("агентств", "agency bureau"),
        ("партнерств", "partnership"), ("управлени", "office department directorate administration agency authority"),
        ("представительств", "office mission representation bureau"), ("посольств", "embassy"),
        ("консульств", "consulate"),
    ),
    "f": (
        ("ассоциаци", "association"), ("академи", "academy"), ("корпораци", "corporation company"),
        ("федераци", "federation"), ("конфедераци", "confederation"), ("комисси", "commission committee"),
        ("инспекци", "inspectorate inspection"), ("ассамбле", "assembly"), ("организаци", "organization organisation"),
        ("дирекци", "directorate management office"), ("палат", "chamber house"), ("сет", "network"),
    ),
}  # fmt: skip
# With a complement these are names in small letters too.
_OFFICIAL = frozenset(["комитет", "департамент", "министр", "министерств", "агентств", "университет"])
_ALONE = _OFFICIAL - {"департамент", "министр"}  # a department may be said to be its ministry
_LOOSE = frozenset(["центр"])  # «Центр управления полётами» is ground control
# What a bare capital tells of no institution: «пользователи Сети», «субъекты Федерации», «Министр приехал».
_BARE = frozenset(["сет", "центр", "министр", "палат", "совет", "союз", "управлени", "организаци"])
_MODIFIED = frozenset(["федераци"])
_ADJECTIVE = re.compile(r"(?:[иы]й|[ое]го|[ое]му|[иы]м|ом|ем|ая|яя|ую|юю|ой|ей|ое|ее|ые|ие|[иы]х|[иы]ми)$")
_GENITIVE = re.compile("(?:[ое]го|[ое]й|[иы]х)$")
# Which adjectives agree with a kind by its declension and ending.
_AGREEING = {
    declension: {ending: re.compile(f"(?:{adjectives})$") for some, adjectives in rows for ending in some.split(" ")}
    for declension, rows in {
        "m": (("", "[иы]й|ой|[иы]х"), ("а", "[ое]го"), ("у", "[ое]му"), ("ом", "[иы]м"), ("е", "[ое]м"), ("ы", "[иы]е"),
              ("ов ах", "[иы]х"), ("ам", "[иы]м"), ("ами", "[иы]ми")),
        "s": (("о е", "[ое]е|[ое]м"), ("а я", "[ое]го|[иы]е"), ("у ю", "[ое]му"), ("ом ем", "[иы]м"), ("и", "[ое]м"),
              (" й ах ях", "[иы]х"), ("ам ям", "[иы]м"), ("ами ями", "[иы]ми")),
        "f": (("а я", "ая|яя"), ("ы и", "[ое]й|[иы]е"), ("у ю", "[ую]ю"), ("е ой ей ью", "[ое]й"), ("ь", "ая|[ую]ю"),
              (" й ах ях", "[иы]х"), ("ам ям", "[иы]м"), ("ами ями", "[иы]ми")),
    }.items()
}  # fmt: skip
# Whose it is, which English says elsewhere or not at all.
_OWNERS = re.compile("(?:город|регион|област|кра[йяюе]|стран|республик|район|округ|конгресс|парламент|сенат|дум[аы]"
    "|правительств|администраци|государств|росси|федераци)[а-яё]{0,3}")  # fmt: skip
_FINITE = re.compile(r"(?:(?<![вм])л[аои]?(?:с[ья])?|[аеиуюя]т(?:с[ья])?|ть(?:с[ья])?|[ае]но?)$")
_OF = re.compile(r"(?:[ое]го|[ое]й|[иы]х|[аяыи]|[ое]в|ий|[бвгджзклнпрстфцчшщ]|[рмт]м|[лт]ем|ью?)$")
_BY = re.compile(r"(?:[ое]му|[ое]й|[иы]м|[уюеи]|[ая]м)$")
_WITH = re.compile(r"(?:[иы]ми|[ая]ми|[иы]м|[ое]м|[ое]й|ью)$")
_AT = re.compile(r"(?:[ое]м|[ое]й|[еи]|[иаы]х|ях)$")
_MATTERS = frozenset(["делам", "вопросам", "проблемам"])
_IDIOMS = frozenset(listed("приглашению решению инициативе итогам словам данным поручению просьбе случаю состоянию "
    "поводу причине мнению заказу линии адресу плану"))  # fmt: skip
_FIELD = frozenset(["области", "сфере"])
_INSIDE = re.compile(r"[а-яёА-ЯЁA-Za-z0-9,%)»\"”]\s[«\"“„]?$")
_IN_BRACKETS = re.compile(r"\([A-Z]{2,}\)")
_CAPITALS = re.compile(r"\b[А-ЯЁ]{2,}\b")
_TITLED = r"(?:The )?[A-Z][a-z-]+"
_OF_WHAT = re.compile(rf"\b([A-Z][a-z]+) (?:of|for) (?:the )?{_TITLED}(?:,? (?:(?:and|of|the|for) )*{_TITLED})*")
_NOTHING_AFTER = re.compile(r"\s*(?:$|[.,;:!?)]|[-–—]|[а-яё])")
_NATIONS = re.compile("объедин[её]нных наци", re.IGNORECASE)  # English has no head for them
_LEAST = 4  # letters of a modifier


class Institution(NamedTuple):
    """Hold an institution: its span, its kind first and then the other words of its name.

    `told` says that its kind may not be lacking.
    """

    start: int
    end: int
    words: tuple[Wanted, ...]
    told: bool


@cache
def _kinds() -> dict[str, tuple[str, frozenset[str], re.Pattern[str]]]:
    """Map each case form of a kind to its root, the stems of its English, and the adjectives that agree with it."""
    return {
        root + ending: (root, frozenset(map(stem_en, english.split())), _AGREEING[declension][ending])
        for declension, kinds in _KINDS.items()
        for root, english in kinds
        for ending in _AGREEING[declension]
    }


@lru_cache(maxsize=1024)
def institutions(source: str) -> tuple[Institution, ...]:
    """Return the institutions that a source names."""
    if source.isupper():
        return ()
    there, kinds = words(source), _kinds()
    found = []
    for at, word in enumerate(there):
        kind = kinds.get(word.form)
        if kind is None or source[word.start - 1 : word.start] == "-":
            continue
        root, english, agreeing = kind
        before, after = _modifiers(source, there, at, agreeing), _complement(source, there, at)
        first = before[0] if before else word
        named = _is_named(source, word) or _is_named(source, first)
        if (not (before or after) and root in _BARE) or (not before and root in _MODIFIED):
            continue
        if not named and (root not in _OFFICIAL or not after):
            continue
        if _NATIONS.match(source, after[0].start if after else word.end):
            continue
        name = (wanted(source, word, english), *(_beside(source, one) for one in (*before, *after)))
        told = root in _ALONE or (named and root not in _LOOSE)
        found.append(Institution(first.start, (after[-1] if after else word).end, name, told))
    return tuple(found)


def _is_named(source: str, word: Word) -> bool:
    """Tell whether a word has a capital that is not the sentence's."""
    return source[word.start].isupper() and _INSIDE.search(source[max(0, word.start - 4) : word.start]) is not None


def _beside(source: str, word: Word) -> Wanted:
    """Return what to look for in place of a word that stands beside a kind."""
    found = wanted(source, word)
    half = "-" in {source[word.end : word.end + 1], source[word.start - 1]}  # «денежно-кредитной» is monetary
    return found._replace(telling=False) if half or _OWNERS.fullmatch(word.form) else found


def _modifiers(source: str, there: Sequence[Word], at: int, agreeing: re.Pattern[str]) -> list[Word]:
    """Return the adjectives before a kind, which agree with it."""
    found: list[Word] = []
    for here in range(at - 1, -1, -1):
        word = there[here]
        if len(word.form) <= _LEAST or not agreeing.search(word.form):
            break
        if source[word.end : there[here + 1].start] not in {" ", "-", "\u00a0"}:
            break
        found.append(word)
    return found[::-1]


def _complement(source: str, there: Sequence[Word], at: int) -> list[Word]:
    """Return the words after a kind that say of what it is: genitives, «по» and its dative, «в области»."""
    found: list[Word] = []
    pattern = _OF
    for here in range(at + 1, len(there)):
        word, form = there[here], there[here].form
        gap = source[there[here - 1].end : word.start]
        if gap not in {" ", "\u00a0", "-"}:
            break
        following = there[here + 1].form if here + 1 < len(there) else ""
        if form == "по" and following not in _IDIOMS:
            pattern = _BY
        elif form in {"с", "со"} and found:
            pattern = _WITH
        elif form == "при" and not found:
            pattern = _AT
        elif form in _MATTERS or (form == "в" and following in _FIELD):
            pattern = _OF
        elif form in {"и", *_FIELD}:
            continue
        elif source[word.end : word.end + 1] == "-" and len(form) > _LEAST:
            found.append(word)  # the first half of a compound has no case: «японско-томских»
        elif not _is_part(source, there, here, pattern):
            break
        else:
            found.append(word)
            if pattern is not _OF and not _ADJECTIVE.search(form):
                pattern = _EITHER[pattern]
    return found


_EITHER = {
    _AT: (at := re.compile(f"{_OF.pattern}|{_AT.pattern}")), at: at,
    _BY: (by := re.compile(f"{_OF.pattern}|{_BY.pattern}")), by: by,
    _WITH: (with_ := re.compile(f"{_OF.pattern}|{_WITH.pattern}")), with_: with_,
}  # fmt: skip


def _is_part(source: str, there: Sequence[Word], at: int, pattern: re.Pattern[str]) -> bool:
    """Tell whether a word may belong to a complement: no verb, no short word, nobody's name."""
    word = there[at]
    capital = source[word.start].isupper()
    if len(word.form) < _LEAST or not pattern.search(word.form) or not "а" <= word.form[0] <= "я":
        return False
    if word.form in _kinds() and not capital and there[at - 1].form == "и":
        return False
    if not capital:
        return not _FINITE.search(word.form)
    if source[word.start : word.end].isupper():
        return False
    after = there[at + 1] if at + 1 < len(there) else None
    a_person = after is not None and source[after.start].isupper() and source[word.end : after.start] == " "
    return bool(_GENITIVE.search(word.form)) or (not a_person and word.form[-1] in "аяыиьюй")


def lost(source: str, target: str, there: Target) -> list[Finding]:
    """Return a finding for each institution that the target does not have, or not whole."""
    found = []
    for one in institutions(source):
        place = there.place(one.words)
        missing = [word for at, word in enumerate(one.words) if word.telling and at not in place.said]
        if not missing or abbreviated(one.words, source, target):
            continue
        if source[one.start - 1 : one.start] == "(" and _IN_BRACKETS.search(target):
            continue
        name = source[one.start : one.end]
        if one.words[0] in missing:
            if not one.told:
                continue
            detail = f"«{name}» missing"
        else:
            detail = f"«{name}»: {', '.join(source[word.start : word.end] for word in missing)} missing"
        found.append(Finding(NAME, detail, (one.start, one.end), (place.start, place.end) if place.said else None))
    return found


def invented(source: str, target: str) -> list[Finding]:
    """Return a finding for each bare kind of the source that the target gives a matter: an Association of Something."""
    found = []
    spells = _CAPITALS.search(source) is not None
    for match in () if spells else _OF_WHAT.finditer(target):
        kind = stem_en(match[1].lower())
        named = [one for one in institutions(source) if kind in one.words[0].stems]
        if named and all(len(one.words) == 1 and _NOTHING_AFTER.match(source, one.end) for one in named):
            detail = f"{match.group()} is but «{source[named[0].start : named[0].end]}» in the source"
            found.append(Finding(NAME, detail, (named[0].start, named[0].end), match.span()))
    return found
