"""Damage the words of a good translation: clauses, names, negations, marks, letters."""

from __future__ import annotations

import random
import re
from itertools import pairwise

from benchmarks.damage_figures import coordinated, spliced
from summarize.checking.names import candidates
from summarize.checking.negation import denials
from summarize.checking.quotes import spoken
from summarize.checking.skeletons import alike, skeleton_ru, skeletons_en
from summarize.checking.tokens import listed

_SURNAMES = listed(
    "Petrov Ivanova Johnson Garcia Kowalski Tanaka Zhukov Mikhailova Dubrovin Schwarz Belov Okafor Lindqvist"
)
_ADDRESSES = (
    "www.sever-port.ru", "https://press.gov-region.ru/news/4711", "info@most-2020.ru", "www.ferry-line.com/timetable",
    "press@arctic-forum.org",
)  # fmt: skip
_NEGATION = re.compile(
    r"\b(?:do|does|did|is|are|was|were|has|have|had|would|could|should|might|must)n['’]t\b|\bcan(?:no|n?['’])t\b"
    r"|\bwon['’]t\b|(?<![-\w])(?:not|never|no|without)\b(?! only|\.? ?[0-9]|-) ?",
    re.IGNORECASE,
)
_QUOTES = re.compile(r"[\"“”„«»]|(?<![A-Za-z0-9])['‘]|['’](?![A-Za-z0-9])")
_CLAUSE = 5  # words


def drop_clause(source: str, target: str, chance: random.Random) -> str | None:
    """Leave out what stands between two marks of punctuation, five words at least."""
    cuts = [match.start() for match in re.finditer(r"[,;:](?=\s)|\s[–—-]\s|(?<=[.?!])\s", target)]
    bounds = [0, *cuts, len(target.rstrip('.!?"'))]
    clauses = [(start, end) for start, end in pairwise(bounds) if len(re.findall(r"\w+", target[start:end])) >= _CLAUSE]
    if len(bounds) < 3 or not clauses:
        return None
    start, end = chance.choice(clauses)
    left = (target[:start] + target[end:]).strip(" ,;:–—-")
    return left[:1].upper() + left[1:] if target[:1].isupper() else left


def drop_third(source: str, target: str, chance: random.Random) -> str | None:
    """Stop at two thirds."""
    words = target.split()
    return " ".join(words[: len(words) * 2 // 3]) if len(words) >= 9 else None


def _named(source: str, target: str) -> list[tuple[int, int]]:
    """Return the spans of the target's words that render persons' names of the source."""
    capital = list(re.finditer(r"\b[A-Z][a-zA-Z]{3,}\b", target))
    spans = set()
    for name, _, _ in candidates(source):
        ours = skeleton_ru(name.lower().replace("ё", "е"))
        found = [match.span() for match in capital if ours == skeletons_en(match.group().lower())[0]]
        if len(ours) > 1 and len(found) == 1:
            spans.add(found[0])
    return sorted(spans)


def replace_name(source: str, target: str, chance: random.Random) -> str | None:
    """Name another person."""
    spans = _named(source, target)
    if not spans:
        return None
    start, end = chance.choice(spans)
    ours = skeletons_en(target[start:end].lower())[0]
    others = [name for name in _SURNAMES if not alike(ours, skeletons_en(name.lower())[0])]
    return re.sub(rf"\b{re.escape(target[start:end])}\b", chance.choice(others), target)


def swap_names(source: str, target: str, chance: random.Random) -> str | None:
    """Let two persons change places."""
    spans = _named(source, target)
    if len(spans) < 2:
        return None
    (a, b), (c, d) = sorted(chance.sample(spans, 2))
    between = target[b:c]
    if coordinated(between) or len(between.split()) < 2:
        return None  # "Anna Petrova" is "Petrova Anna"
    return target[:a] + target[c:d] + between + target[a:b] + target[d:]


def drop_negation(source: str, target: str, chance: random.Random) -> str | None:
    """Say the contrary: take a negation out where the source has one."""
    found = list(_NEGATION.finditer(target)) if denials(source) else []
    if not found:
        return None
    match = chance.choice(found)
    word = match.group().lower().strip()
    instead = {"can": "can", "won": "will", "wit": "with "}.get(word[:3], "")
    if word.endswith(("n't", "n’t")) and not instead:
        instead = match.group()[:-3]
    return spliced(target, match.start(), match.end(), instead)


def duplicate_phrase(source: str, target: str, chance: random.Random) -> str | None:
    """Say three to six words twice."""
    words = target.split()
    size = chance.randint(3, 6)
    if len(words) < size + 2:
        return None
    at = chance.randrange(len(words) - size)
    return " ".join(words[: at + size] + words[at : at + size] + words[at + size :])


def loop(source: str, target: str, chance: random.Random) -> str | None:
    """Go on and on with the last one to four words."""
    words = target.rstrip('.!?"').split()
    size = chance.randint(1, 4)
    return " ".join(words + words[-size:] * chance.randint(4, 9)) if len(words) > size else None


def leave_russian(source: str, target: str, chance: random.Random) -> str | None:
    """Leave a word of the source as it is."""
    words, russian = target.split(), re.findall(r"[А-Яа-яё]{3,}", source)
    if len(words) < 3 or not russian:
        return None
    at = chance.randrange(len(words))
    return " ".join([*words[:at], chance.choice(russian), *words[at + 1 :]])


def copy_source(source: str, target: str, chance: random.Random) -> str | None:
    """Give the source back."""
    return source if len(re.findall(r"[А-Яа-яё]{2,}", source)) > 1 else None


def drop_quotes(source: str, target: str, chance: random.Random) -> str | None:
    """Take all quotation marks away where somebody is quoted."""
    return _QUOTES.sub("", target) if spoken(source) else None


def lower(source: str, target: str, chance: random.Random) -> str | None:
    """Write all in small letters."""
    return target.lower() if target[:1].isupper() and source[:1].isupper() and len(target.split()) > 3 else None


def upper(source: str, target: str, chance: random.Random) -> str | None:
    """Write all in capitals."""
    return target.upper() if len(target.split()) > 3 and not source.isupper() else None


def with_address(source: str, target: str, chance: random.Random) -> tuple[str, str]:
    """Return a pair with the same made-up address at both ends, since few texts have one."""
    address = chance.choice(_ADDRESSES)
    return f"{source} ({address})", f"{target} ({address})"


def damage_address(source: str, target: str, chance: random.Random) -> str | None:
    """Spoil one letter of the address that `with_address` gave."""
    match = re.search(r"\b(?:www\.|https?://|[\w.]+@)\S+", target)
    if not match:
        return None
    at = chance.choice([at for at in range(match.start(), match.end()) if target[at].isalnum()])
    return spliced(target, at, at + 1, chance.choice([one for one in "abcdefghijklmnop" if one != target[at].lower()]))


def drop_address(source: str, target: str, chance: random.Random) -> str | None:
    """Leave the address out."""
    return re.sub(r" \([^()\s]*(?:@|www\.|//)[^()\s]*\)$", "", target)
