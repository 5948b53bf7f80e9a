"""Check that what the source denies is denied in the target, and the other way round.

Each «не», «нет», «нельзя», «без» of the source wants a "not", "no", "never",
"without" in the target. Where one is wanting it may have been said in other
words ("failed", "unless", "unknown", «не менее» as "at least"): features of
both sides are weighed, with weights that `training.denials` learns from good
translations and from the same ones with a negation taken out.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from summarize.article import Finding
from summarize.checking.content import content_ru, is_content_en
from summarize.checking.denials import (
    EN_EXPLICIT,
    EN_IDIOMS,
    EN_LEXICAL,
    EN_NEGATIVE_PREFIX,
    EN_NOT_SCARCE,
    EN_PREFIXED,
    EN_SCARCE,
    RU_AMOUNTS,
    RU_AUXILIARY,
    RU_DEGREES,
    RU_DENYING,
    RU_LAX_STEMS,
    RU_LAX_WORDS,
    RU_NEARLY,
    RU_UNTIL,
    RU_WITHOUT,
    weights,
)
from summarize.checking.lexicon import translations
from summarize.checking.stems import stem_en, stem_ru
from summarize.checking.tokens import Word, words

NAME = "negation"

ENOUGH = 0.8
_SURE = 0.5  # a translation less sure than this does not show whether the denied word is there
_BEFORE, _AFTER = 8, 6  # words around a denied word within which its denial is looked for
_UNTIL = 9  # words after «пока» in which «не» belongs to it
_LIMITS = frozenset({"until", "till", "before"})
_NUMERO = re.compile(r"\.?\s?[0-9]")  # "No. 5"
_RANK = {"affirmed": 3, "unknown": 2, "absent": 1, "prefixed": 0, "denied": -1}


class Denial(NamedTuple):
    """Hold a negation of the source: its place among the words, what it denies, and whether another one precedes it."""

    at: int
    denied: str
    joined: bool
    until: bool


@lru_cache(maxsize=256)
def denials(source: str) -> tuple[Denial, ...]:
    """Return the negations of a Russian text."""
    found = words(source)
    out: list[Denial] = []
    until = -_UNTIL
    for at, word in enumerate(found):
        if word.form in RU_UNTIL:
            until = at
        if word.form in RU_DENYING and not _is_turn(found, at):
            # «Никто не пел и не плясал»: English says the second one without a negation.
            after = at > 0 and (
                found[at - 1].form in {"и", "или", "ни", "даже", "либо"}
                or source[word.start - 2 : word.start - 1] == ","
            )
            joined = bool(out) and after and word.form == "не"
            out.append(Denial(at, _denied(found, at), joined, at - until < _UNTIL))
    return tuple(out)


def _is_turn(found: tuple[Word, ...], at: int) -> bool:
    """Say whether a negation only turns a phrase: «не только», «не пора ли», «или нет», «едва не», «не то …, не то»."""
    after, next_but_one = ([word.form for word in found[at + 1 : at + 3]] + ["", ""])[:2]
    before = found[at - 1].form if at else ""
    return (
        after == "только"
        or (found[at].form == "без" and after in RU_WITHOUT)
        or next_but_one == "ли"
        or (after in RU_DEGREES and next_but_one in RU_AMOUNTS)
        or (before == "или" and found[at].form == "нет")
        or (before == "тем" and after == "менее")
        or (before in RU_NEARLY and found[at].form == "не")
        or (after == "то" and _is_either(found))
    )


def _is_either(found: tuple[Word, ...]) -> bool:
    """Say whether «не то» stands twice: an alternative, not a denial."""
    return sum(one.form == "не" and two.form == "то" for one, two in pairwise(found)) > 1


def _denied(found: tuple[Word, ...], at: int) -> str:
    for word in found[at + 1 : at + 4]:
        if len(word.form) > 3 and word.form not in RU_AUXILIARY:
            return stem_ru(word.form)
    return ""


class _Read(NamedTuple):
    forms: tuple[str, ...]
    stems: tuple[str, ...]
    explicit: tuple[int, ...]  # places of "not", "never" …


@lru_cache(maxsize=512)
def _read(target: str) -> _Read:
    found = words(target)
    forms = tuple(word.form.replace("’", "'") for word in found)
    explicit = tuple(
        at
        for at, form in enumerate(forms)
        if (form in EN_EXPLICIT or form.endswith("n't"))
        and not (
            form == "no"
            and (target[found[at].start - 1 : found[at].start] == "-" or _NUMERO.match(target, found[at].end))
        )
        and not (form == "nor" and "neither" in forms)
    )
    return _Read(forms, tuple(map(stem_en, forms)), explicit)


def _state(denied: str, read: _Read) -> str:
    """Say what became of a denied word in the target."""
    sure, wanted = translations(denied)
    if sure < _SURE:
        return "unknown"
    for form in read.forms:
        prefix = EN_NEGATIVE_PREFIX.match(form)
        if prefix and stem_en(form[prefix.end() :]) in wanted:
            return "prefixed"
    places = [at for at, stem in enumerate(read.stems) if stem in wanted]
    if not places:
        return "absent"
    near = any(place - _BEFORE <= denier <= place + _AFTER for place in places for denier in read.explicit)
    return "denied" if near else "affirmed"


def _others(source: str, read: _Read, denied: set[str]) -> list[str]:
    """Return features of the target's words that the source's words, what it denies left out, do not account for."""
    accounted: set[str] = set()
    after = _right_after(source)
    for word in content_ru(source):
        # What «не смог» is often said as ("unable") must not pass for a translation of «смог».
        if word.stem not in denied and word.start not in after:
            accounted |= translations(word.stem)[1]
    out = set()
    count = 0
    limited = any(word.form == "до" for word in words(source))
    for at, (form, stem) in enumerate(zip(read.forms, read.stems, strict=True)):
        if stem in accounted or at in read.explicit or len(form) < 2 or (limited and form in _LIMITS):
            continue
        out.add("e=" + form)
        if EN_PREFIXED.fullmatch(form):
            out.add("e=UN")
        elif form in EN_LEXICAL:
            out.add("e=LEXICAL")
        count += is_content_en(form) and len(form) > 2
    if "yet" in read.forms[:-1] and read.forms[read.forms.index("yet") + 1] == "to":
        out.add("e=YET-TO")
    return [*out, f"rest={min(5, 10 * count // (len(read.forms) + 1))}"]


def _right_after(source: str) -> set[int]:
    """Return where the two words after each negation of the source start."""
    found = words(source)
    return {word.start for one in denials(source) for word in found[one.at + 1 : one.at + 3]}


def _scarce(forms: tuple[str, ...]) -> int:
    """Return how many words deny by themselves: "impossible", "little is needed", "few came", but not "a little"."""
    before = ("", *forms)
    return sum(form in EN_SCARCE and before[at] not in EN_NOT_SCARCE for at, form in enumerate(forms))


def features(source: str, target: str) -> tuple[list[str], Denial] | None:
    """Return what speaks for or against a lost negation, and which; None where the target has enough of them."""
    found = denials(source)
    read = _read(target)
    count = sum(not one.joined for one in found)
    if len(read.explicit) + _scarce(read.forms) >= count:
        return None
    states = [
        (_RANK[state] - 9 * one.joined, -place, one, state)
        for place, one in enumerate(found)
        for state in [_state(one.denied, read)]
    ]
    _, _, one, state = max(states)
    src = words(source)
    out = ["state=" + state, f"count={min(3, count)}", "w=" + src[one.at].form, "d=" + one.denied]
    out += ["until"] * (one.until and not _LIMITS.isdisjoint(read.forms))
    out.append("p=" + (src[one.at - 1].form if one.at else "^"))
    out.append("n=" + (src[one.at + 1].form if one.at + 1 < len(src) else "$"))
    return out + _others(source, read, {other.denied for other in found}), one


def _denies(source: str) -> bool:
    """Say whether a Russian text denies anything, in whatever way."""
    return any(
        word.form in RU_DENYING or word.form in RU_LAX_WORDS or word.form.startswith(RU_LAX_STEMS)
        for word in words(source)
    )


def negation(source: str, target: str) -> tuple[Finding, ...]:
    """Report a negation of the source that the target lacks, and one that the target adds."""
    evidence = features(source, target) if denials(source) else None
    if evidence:
        table = weights()
        if table["bias"] + sum(table.get(feature, 0.0) for feature in evidence[0]) > ENOUGH:
            word = words(source)[evidence[1].at]
            return (Finding(NAME, f"«{source[word.start : word.end]}» lost", (word.start, word.end), None),)
        return ()
    read = _read(target)
    if not read.explicit or _denies(source):
        return ()
    idioms = [match.span() for match in EN_IDIOMS.finditer(target)]
    for word in (words(target)[at] for at in read.explicit):
        if not any(start <= word.start < end for start, end in idioms):
            return (
                Finding(NAME, f'"{target[word.start : word.end]}" not in the source', None, (word.start, word.end)),
            )
    return ()
