"""Set “he” and “she” right where the source leaves no doubt who is meant.

Russian tells a person's gender by the pronoun, by the given name, patronymic
or title, or not at all («в своём докладе»); then the only person named just
before is meant. Where anything speaks for the other gender, nothing is
touched.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.naming.document import Names

_HE = re.compile(r"\b(?:он|его|него|ему|нему|нём|нем)\b", re.IGNORECASE)
_HE_SUBJECT = re.compile(r"\bон\b", re.IGNORECASE)
_SHE = re.compile(r"\b(?:она|её|ее|неё|нее|ей|ней|ею|нею)\b", re.IGNORECASE)
_SHE_SUBJECT = re.compile(r"\bона\b", re.IGNORECASE)
# A man's past ends in -л after a vowel; stems in a consonant have none: «помог», «привёз», «спасся».
_MALE_VERB = re.compile(
    r"\b(?:[а-яё]+[аеиоуыяё]л|(?:вы|воз|вс|до|за|из|ис|на|о|об|от|пере|по|под|при|про|раз|рас|с|у)?"
    r"(?:мог|[лжб]ёг|берёг|стриг|пёк|т[её]к|влёк|в[её]з|н[её]с|рос|полз|лез|тряс|грыз|грёб|скрёб|пер|тёр|чез|гиб|стиг)"
    r"|спас|умер|вымер|избег|(?:при|от)вык|(?:воз|про|при|в)ник|(?:опро|от|под|из|низ)верг)(?:ся)?\b"
    r"|\b(?:господин|мужчина)\b"
)
_FEMALE_VERB = re.compile(
    r"\b[а-яё]+ла(?:сь)?\b|\b[а-яё]+(?:ен|ан|ят|ит)а\b|\b(?:госпожа|женщина|бабушка|мать)\b", re.I
)
# Others may speak, or several be meant.
_DOUBTFUL = re.compile(r"^\s*[—–-]|[«\"“„]|\b(?:они|двое|трое|оба|один|одна|кто)\b", re.IGNORECASE)
_HIS = re.compile(r"\b(he|him|his|himself)\b", re.IGNORECASE)
_HERS = re.compile(r"\b(she|her|hers|herself)\b", re.IGNORECASE)
_TO_SHE = {"he": "she", "him": "her", "his": "her", "himself": "herself"}
_TO_HE = {"she": "he", "hers": "his", "herself": "himself"}
# After these “her” is an object: “told her that”, “met her on Friday”.
_AFTER_OBJECT = re.compile(
    r"\s*(?:$|[^\sA-Za-z]|(?:that|to|in|on|at|for|with|from|by|and|or|but|as|when|if|about|of|into|after|before|during"
    r"|the|a|an|not|also|again|yesterday|today)\b)"
)


def agree(sources: Sequence[str], targets: Sequence[str], names: Names) -> tuple[str, ...]:
    """Return the targets with the pronouns of the source's persons; segments are those of one document, in order."""
    last = ""
    out = []
    for source, target in zip(sources, targets, strict=True):
        genders = [name.gender for name in names.in_segment(source) if name.kind == "person"]
        out.append(_agreed(source, target, genders, last))
        if genders:
            last = genders[0] if len(genders) == 1 else ""
    return tuple(out)


def _agreed(source: str, target: str, genders: Sequence[str], last: str) -> str:
    male, female = _HIS.search(target), _HERS.search(target)
    if bool(male) == bool(female) or "" in genders:
        return target
    gender = _gender(source, genders, last)
    if gender == "f" and male:
        return _HIS.sub(lambda match: _like(match[1], _TO_SHE[match[1].lower()]), target)
    if gender == "m" and female:
        return _HERS.sub(lambda match: _like(match[1], _to_he(match, target)), target)
    return target


def _gender(source: str, genders: Sequence[str], last: str) -> str:
    """Return the only gender that a segment can mean, "" where it may be either."""
    if _DOUBTFUL.search(source) and not (_HE_SUBJECT.search(source) or _SHE_SUBJECT.search(source)):
        return ""
    for_her = bool(_SHE_SUBJECT.search(source)) or "f" in genders
    for_him = bool(_HE_SUBJECT.search(source)) or "m" in genders
    if for_her and not for_him and not _HE.search(source) and not _MALE_VERB.search(source):
        return "f"
    if for_him and not for_her and not _SHE.search(source) and not _FEMALE_VERB.search(source):
        return "m"
    silent = not (_HE.search(source) or _SHE.search(source) or _DOUBTFUL.search(source) or genders)
    if silent and last == "f" and not _MALE_VERB.search(source):
        return "f"
    return "m" if silent and last == "m" and not _FEMALE_VERB.search(source) else ""


def _to_he(match: re.Match[str], target: str) -> str:
    word = match[1].lower()
    if word == "her":
        return "him" if _AFTER_OBJECT.match(target, match.end()) else "his"
    return _TO_HE[word]


def _like(old: str, new: str) -> str:
    return new.capitalize() if old[0].isupper() else new
