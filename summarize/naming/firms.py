"""Keep firms as the source has them: their legal form, and their name of one word as it sounds.

A firm is what stands after its legal form: «ООО „Порт“» is OOO Port. A name in
quotation marks that is written in capitals is spelled letter by letter too.
"""

from __future__ import annotations

import re

from summarize.naming import hearing, known, similarity, tables, transliteration

_ABBREVIATED = 6  # letters: ЦНИИМ is TsNIIM
_QUOTES = "«»“”„\"'"
LEGAL = {
    "ОАО": "OAO", "ПАО": "PAO", "ООО": "OOO", "ЗАО": "ZAO", "АО": "AO", "НПФ": "NPF", "НПО": "NPO", "ФГУП": "FGUP",
    "МУП": "MUP", "ГУП": "GUP", "ГК": "GK",
}  # fmt: skip
_FIRM = re.compile(
    rf"\b({'|'.join(LEGAL)})\s(?!(?:{'|'.join(LEGAL)})\b)[{_QUOTES}]{{0,2}}([А-ЯЁ][А-Яа-яЁё-]{{2,}})(?=[{_QUOTES},.;:)]|$|\s)"
)
_FIRM_EN = re.compile(
    rf"\b({'|'.join(LEGAL.values())})(?:(\s?)([\"“']?)(?!(?:{'|'.join(LEGAL.values())})\b)([A-Z][A-Za-z-]+))?\b"
)

# «ООО НПФ „Порт“», and what is as good in English.
_FORMED = re.compile(rf"\b((?:(?:{'|'.join(LEGAL)}) )+)[{_QUOTES}]{{0,2}}([А-ЯЁ][А-Яа-яЁё-]{{2,}})(?=[{_QUOTES}])")
_ENGLISH = frozenset(["LLC", "JSC", "PJSC", "CJSC", "OJSC", "LTD", "CO", "SUE", "MUE", "Ltd"])
_ONE_WORD = re.compile(r"[«“„\"]([А-ЯЁ][А-Яа-яЁё]{3,})(?: [0-9]+)?[»”“\"]")
_CASES = frozenset(["a", "u", "y", "i", "e", "om", "am"])  # what a case ending leaves of itself in Latin letters
_ALIKE, _NEARLY = 0.5, 0.75


def copied(source: str, target: str) -> str:
    """Write firms after their legal form, and names in quotation marks, as they sound."""
    if any(form in source for form in LEGAL):
        target = _formed(source, _named(source, target))
    for match in _ONE_WORD.finditer(source):
        target = _quoted(match[1], source, target)
    return target


def lost(source: str, target: str) -> list[tuple[int, str]]:
    """Return the firms of one word that the target does not have, and where they stand in the source."""
    have = "".join(filter(str.isalnum, target.lower()))
    capital = [word for word in re.findall(r"[A-Za-z0-9&+]+", target) if word[0].isupper()]
    return [
        (match.start(2), match[2])
        for match in _FIRM.finditer(source)
        if match[2] not in known.abbreviations()
        and _is_name(source, match)
        and "".join(filter(str.isalnum, _sounded(match[2]).lower())) not in have
        and not hearing.any_heard([match[2]], capital)
    ]


def _named(source: str, target: str) -> str:
    """Write firms of one word after their legal form as they sound, where both sides have the form as often."""
    ours: dict[str, list[str]] = {LEGAL[form]: [] for form in re.findall(rf"\b({'|'.join(LEGAL)})\b", source)}
    for match in _FIRM.finditer(source):
        ours[LEGAL[match[1]]].append(_sounded(match[2]) if _is_name(source, match) else "")
    target = _parted(target, ours)
    counts = {form: len(re.findall(rf"\b{russian}\b", source)) for russian, form in LEGAL.items() if form in ours}
    theirs: dict[str, list[re.Match[str]]] = {}
    for match in _FIRM_EN.finditer(target):
        theirs.setdefault(match[1], []).append(match)
    edits = []
    for form, wanted in ours.items():
        found = theirs.get(form, [])
        if len(found) == len(wanted) == counts[form]:
            edits += [(one, name) for one, name in zip(found, wanted, strict=True) if name and one[4]]
    for match, name in sorted(edits, key=lambda edit: -edit[0].start()):
        written = _written(name, match[4])
        if written and (written != match[4] or not match[2]):
            target = f"{target[: match.end(1)]} {match[3]}{written}{target[match.end(4) :]}"
    return target


def _written(name: str, said: str) -> str:
    """Return how to write a firm that a target has as `said`, an empty string where that may be another."""
    if said.lower() == name.lower() or similarity.same(name, said, "russian"):
        return name if _undoubled(said) == _undoubled(name) and len(said) > len(name) else said
    spelled = not name[1:].islower() and said.isupper()  # an abbreviation is spelled letter by letter
    return name if spelled or max(similarity.spelled(name, said), similarity.ratio(name, said)) >= _ALIKE else ""


def _undoubled(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word.lower())


def _formed(source: str, target: str) -> str:
    """Put back the legal forms before a firm where the target has but a part of them: "O NPF Port", "NPFort"."""
    for match in _FORMED.finditer(source):
        name = _sounded(match[2])
        forms = [LEGAL[form] for form in match[1].split()]
        glued = re.search(rf"\b{forms[-1]}([a-z]{{3,}})\b", target)
        if glued and name.lower().endswith(glued[1]) and not re.search(rf"\b{name}\b", target):
            target = target[: glued.start()] + f"{forms[-1]} {name}" + target[glued.end() :]
        there = re.search(rf"((?:\b[A-Z]{{1,4}} )+)([\"“']?){name}\b", target)
        said = there[1].split() if there else forms
        is_part = said != forms and said[-1] == forms[-1] and len(said) <= len(forms)
        if there and is_part and _ENGLISH.isdisjoint([*said, *target[there.end() :].split()[:1]]):
            target = target[: there.start()] + " ".join(forms) + target[there.end(1) - 1 :]
    return target


def _quoted(name: str, source: str, target: str) -> str:
    """Write a name of one word, in quotation marks, that the target garbles: in a case of its own, or letters lost."""
    sounded = _sounded(name)
    if name in known.abbreviations() or re.search(rf"\b{sounded}\b", target):
        return target
    found = [
        word
        for word in dict.fromkeys(re.findall(r"\b[A-Z][A-Za-z]{3,}\b", target))
        if word not in source and _is_garbled(name, sounded, word)
    ]
    return re.sub(rf"\b{found[0]}\b", sounded, target) if len(found) == 1 else target


def _is_garbled(name: str, sounded: str, word: str) -> bool:
    if name.isupper():
        return word.isupper() and not hearing.heard(name, word) and similarity.spelled(sounded, word) >= _NEARLY
    return word.startswith(sounded) and word[len(sounded) :] in _CASES


def _parted(target: str, ours: dict[str, list[str]]) -> str:
    """Part a legal form from the letters that a model ran into it: OAOIP."""
    for form in ours:
        if not re.search(rf"\b{form}\b", target):
            target = re.sub(rf"\b{form}(?=[A-Z]{{2,}}\b)", f"{form} ", target, count=1)
    return target


def _sounded(name: str) -> str:
    """Return a firm's name in Latin letters, its capitals kept: «ЭлеСи», «ТЭМЗ»."""
    if name.isupper() and len(name) <= _ABBREVIATED:
        letters = (tables.mapping("letters").get(letter, letter) for letter in name.lower())
        return "".join(latin.capitalize() for latin in letters)
    return "".join(transliteration.russian(part) for part in re.findall("[А-ЯЁ]+[а-яё-]*|[а-яё-]+", name))


def _is_name(source: str, firm: re.Match[str]) -> bool:
    """Tell a firm of one word, in quotes or capitals, from the first word of a longer name."""
    return source[firm.end() : firm.end() + 1] in set(_QUOTES) or firm[2].isupper()
