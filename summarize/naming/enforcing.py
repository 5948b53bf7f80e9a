"""Put a glossary's English into a translation where its wrong rendering can be told for certain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from summarize.article import Finding
from summarize.naming import similarity, transliteration
from summarize.naming.glossary import Match
from summarize.naming.words import Word, words

Links = Sequence[tuple[int, int]]
"""Word alignment: indices into `source.split()` and `target.split()`."""

_REQUIRED, _ADVISED = 5.0, 0.5  # on the scale of the checks' weights

_GAP, _AFTER, _AFTER_Y = (
    re.compile(pattern) for pattern in (r"(?:e?s)?[\s-]+", r"(?:e?s)?(?!\w)", r"(?:y|ie)(?:e?s)?(?!\w)")
)
_SMALL = frozenset(["a", "an", "the", "of", "and", "for", "in", "on", "to", "with", "by", "at", "from"])


def holds(target: str, english: str) -> bool:
    """Tell whether a text has the English term, also in the plural or possessive."""
    if not (target.isascii() and english.isascii() and english[:1].isalnum()):
        return _pattern(english).search(target) is not None
    # As the pattern does, which costs more to compile than to find a term a hundred times in this way.
    parts, end, is_folded = _parts(english)
    text = target.lower() if is_folded else target
    at = text.find(parts[0])
    while at >= 0:
        if _stands_at(text, at, parts, end):
            return True
        at = text.find(parts[0], at + 1)
    return False


def _stands_at(text: str, at: int, parts: Sequence[str], end: re.Pattern[str]) -> bool:
    if at and (text[at - 1].isalnum() or text[at - 1] == "_"):
        return False
    at += len(parts[0])
    for part in parts[1:]:
        gap = _GAP.match(text, at)
        if gap is None or not text.startswith(part, gap.end()):
            return False
        at = gap.end() + len(part)
    return end.match(text, at) is not None


@lru_cache(maxsize=4096)
def _parts(english: str) -> tuple[tuple[str, ...], re.Pattern[str], bool]:
    """Return what of a term must stand in the text, what may come after it, and whether case does not matter."""
    is_folded = not (len(english) > 1 and english.isupper())
    *before, last = re.split(r"[\s-]+", english.strip())
    with_y, with_s = last.endswith("y"), bool(before) and re.search("[^su]s$", last) is not None
    parts = [*before, last[:-1] if with_y or with_s else last]
    return tuple(map(str.lower, parts) if is_folded else parts), _AFTER_Y if with_y else _AFTER, is_folded


@lru_cache(maxsize=4096)
def _pattern(english: str) -> re.Pattern[str]:
    parts = [re.escape(part) for part in re.split(r"[\s-]+", english.strip()) if part]
    flags = 0 if len(english) > 1 and english.isupper() else re.IGNORECASE
    if parts and parts[-1].endswith("y"):
        parts[-1] = f"{parts[-1][:-1]}(?:y|ie)"
    elif len(parts) > 1 and re.search("[^su]s$", parts[-1]):
        parts[-1] = parts[-1][:-1]
    head = r"\b" if english[:1].isalnum() else ""
    return re.compile(head + r"(?:e?s)?[\s-]+".join(parts) + r"(?:e?s)?(?:'s|'|’s|’)?(?!\w)", flags)


def enforce(
    source: str, target: str, matches: Sequence[Match], links: Links | None = None
) -> tuple[str, tuple[Finding, ...]]:
    """Return the translation with the user's terms in place, and a finding for each that is still missing.

    Most of our own terms change nothing: see `lacking`.
    """
    findings: list[Finding] = []
    for match in matches:
        if not match.term.required or any(holds(target, form) for form in match.term.english):
            continue
        span = _aligned(source, target, match, links) if links else None
        span = span or _nearest(source, target, match)
        if span:
            english = _titled(match.term.english[0], source[match.start : match.end])
            target = target[: span[0]] + _fitted(english, target, span) + target[span[1] :]
        else:
            detail = f"«{source[match.start : match.end]}» should be “{match.term.english[0]}”"
            findings.append(Finding("glossary", detail, (match.start, match.end)))
    return target, tuple(findings)


def lacking(target: str, matches: Sequence[Match]) -> float:
    """Return what a hypothesis costs for the terms that it has no accepted form of, the user's far more than ours."""
    return sum(
        _REQUIRED if match.term.required else _ADVISED
        for match in matches
        if not any(holds(target, form) for form in match.term.english)
    )


def pieces(text: str) -> list[tuple[int, int]]:
    """Return the spans of `text.split()`, which is what alignments count."""
    return [found.span() for found in re.finditer(r"\S+", text)]


def aligned_pieces(source: str, span: tuple[int, int], links: Links) -> list[int]:
    """Return the target words linked to the source words that overlap `span`, in order."""
    inside = {at for at, (start, end) in enumerate(pieces(source)) if start < span[1] and span[0] < end}
    return sorted({b for a, b in links if a in inside})


def _aligned(source: str, target: str, match: Match, links: Links) -> tuple[int, int] | None:
    """Return the target span linked to the term where nothing else is linked into it."""
    spans = pieces(target)
    linked = [at for at in aligned_pieces(source, (match.start, match.end), links) if at < len(spans)]
    if not linked or linked[-1] - linked[0] + 1 > 2 * len(match.term.english[0].split()) + 1:
        return None
    own = {at for at, (start, end) in enumerate(pieces(source)) if start < match.end and match.start < end}
    foreign = {b for a, b in links if a not in own}
    inner = range(linked[0], linked[-1] + 1)
    if any(at in foreign for at in linked) or any(at not in linked and at in foreign for at in inner):
        return None
    start, end = spans[linked[0]][0], spans[linked[-1]][1]
    text = target[start:end]
    return start + len(text) - len(text.lstrip("\"'(“«")), end - (len(text) - len(text.rstrip(",.;:!?\"')”»")))


def _nearest(source: str, target: str, match: Match) -> tuple[int, int] | None:
    """Return the only span that is a rendering of the term by its words or its sound."""
    found = words(target)
    if len(match.term.words) == 1 and match.term.russian[0].isupper():
        return _by_sound(found, source[match.start : match.end], match)
    wanted = [word.text.lower() for word in words(match.term.english[0])]
    if sum(word not in _SMALL for word in wanted) < 2:
        return None
    spans = {_trimmed(found[at : at + size]) for size in _sizes(wanted) for at in range(len(found) - size + 1)}
    likely = [span for span in spans if span and _overlap(target[span[0] : span[1]], wanted) >= 0.6]
    return max(likely, key=lambda span: (_overlap(target[span[0] : span[1]], wanted), span[0] - span[1]), default=None)


def _sizes(wanted: Sequence[str]) -> range:
    return range(max(2, len(wanted) - 1), len(wanted) + 2)


def _trimmed(found: Sequence[Word]) -> tuple[int, int] | None:
    kept = [word for word in found if word.text.lower() not in _SMALL]
    return (kept[0].start, kept[-1].end) if kept else None


def _overlap(text: str, wanted: Sequence[str]) -> float:
    """Return the share of the term's content words that stand here, 0 where another word or the head is amiss."""
    have = [_stem(word.text) for word in words(text) if word.text.lower() not in _SMALL]
    want = [_stem(word) for word in wanted if word not in _SMALL]
    if len(have) < 2 or have[-1] != want[-1] or not set(have) <= set(want):
        return 0.0
    return len(set(have)) / len(set(want))


def _stem(word: str) -> str:
    return word.lower().removesuffix("'s").rstrip("s")[:6]


def _by_sound(found: Sequence[Word], source: str, match: Match) -> tuple[int, int] | None:
    """Return the capitalised word that spells the Russian one letter by letter."""
    sounds = (transliteration.russian(source), transliteration.russian(match.term.russian), match.term.english[0])
    likely = [word for word in found if word.capital and max(similarity.ratio(word.text, s) for s in sounds) >= 0.75]
    if len(likely) != 1:
        return None
    return likely[0].start, likely[0].end - (2 if re.search("['’]s$", likely[0].text) else 0)


def _titled(english: str, russian: str) -> str:
    """Return the term with the capitals of a title where the source has them: «Чрезвычайный и Полномочный Посол»."""
    written = [word for word in words(russian) if len(word.text) > 2]
    if len(written) < 2 or not all(word.capital for word in written):
        return english
    return " ".join(word if word in _SMALL else word[0].upper() + word[1:] for word in english.split())


def _fitted(english: str, target: str, span: tuple[int, int]) -> str:
    """Return the term with the capital, plural or possessive of what it replaces."""
    old = target[span[0] : span[1]]
    possessive = re.search(r"['’]s$", old)
    opens = not target[: span[0]].strip(" \"'“«(—-") or re.search(r"[.!?]\s+[\"'“(]*$", target[: span[0]])
    fitted = english[0].upper() + english[1:] if opens and old[:1].isupper() else english
    return fitted + (possessive.group() if possessive and not re.search(r"['’]s?$", fitted) else "")
