"""Mend names that a translation garbles, and say which names it lacks.

A name is replaced only where the target has a plausible rendering of it: a
capitalised word that sounds like it and is no other name of the segment. What
is already an accepted form stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from summarize.article import Finding
from summarize.naming import similarity, tables, titles, transliteration
from summarize.naming.enforcing import Links, aligned_pieces, holds, pieces
from summarize.naming.name import Name
from summarize.naming.words import opens_sentence, words

_POSSESSIVE = re.compile(r"['’]s?$")
_ALIGNED = 0.5
_NEAR = 0.1
_BESIDE = 0.2
_LOOSE = 0.6
_TIE = 0.03
_CLEARLY = 0.08
_ECHO = 0.85


@dataclass(frozen=True, slots=True)
class _Token:
    """Hold a target word without its possessive."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Part:
    """Hold one word of a name that the target should have: `name` is its index among the names.

    `sounds` is how the Russian word reads letter by letter.
    """

    name: int
    role: str
    forms: tuple[str, ...]
    sounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Fit:
    """Hold how well target tokens `first` … `last` render a part in the spelling `form`."""

    ratio: float
    part: _Part
    form: str
    first: int
    last: int

    @property
    def span(self) -> frozenset[int]:
        """Return the indices of the tokens."""
        return frozenset(range(self.first, self.last + 1))


def repair(
    source: str, target: str, names: Sequence[Name], links: Links | None = None
) -> tuple[str, tuple[Finding, ...]]:
    """Return the target with garbled person and place names mended, and a finding for each name it lacks.

    `names` are those of the source segment. `links` is a word alignment: pairs
    of indices into `source.split()` and `target.split()`.
    """
    tokens = _tokens(target)
    claimed: dict[int, int] = {}
    missing: list[_Part] = []
    for index, name in enumerate(names):
        lacking = _claim(index, name, tokens, target, claimed)
        missing += [replace(part, sounds=_sounds(source, name, part)) for part in lacking]
    fits = _chosen(_fits(source, target, tokens, names, missing, claimed, links), claimed)
    found = {(fit.part.name, fit.part.role) for fit in fits}
    written = {fit.form for fit in fits}
    lacking = [part for part in missing if _is_lacking(part, names, found) and not written.intersection(part.forms)]
    findings = [_finding(source, names[part.name]) for part in lacking]
    return _titles(_edited(target, tokens, fits), names), tuple(findings)


def _tokens(target: str) -> list[_Token]:
    found = []
    for word in words(target):
        text = _POSSESSIVE.sub("", word.text)
        found.append(_Token(word.start, word.start + len(text), text))
    return found


def _claim(index: int, name: Name, tokens: Sequence[_Token], target: str, claimed: dict[int, int]) -> list[_Part]:
    """Mark the tokens that render a name rightly; return the parts that none renders."""
    if name.kind != "person":
        return _claim_whole(index, name, tokens, target, claimed)
    missing = []
    found = False
    for role, forms in zip(name.roles, name.parts, strict=True):
        if role == "i":
            continue
        right = _right(forms, name, tokens)
        claimed |= dict.fromkeys(right, index)
        if not right:
            missing.append(_Part(index, role, forms))
            if not name.certain:
                likely = _alike(forms, tokens)
                claimed |= dict.fromkeys(likely, index)
                right |= likely
        found = found or (bool(right) and (role == "s" or "s" not in name.roles))
    if name.certain:
        return missing
    found = found or similarity.heard(name.russian, (token.text for token in tokens if token.text[0].isupper()))
    # A guess is never written; but where nothing sounds like the surname, the person is lost.
    return [] if found else [_Part(index, part.role, ()) for part in missing[-1:]]


def _right(forms: Sequence[str], name: Name, tokens: Sequence[_Token]) -> set[int]:
    """Return the tokens that are accepted forms of a part: alone, two joined, or one half of a compound."""

    def fits(text: str) -> bool:
        return any(similarity.same(form, text, name.system) for form in forms)

    found: set[int] = set()
    for at, token in enumerate(tokens):
        if (
            fits(token.text)
            or (token.text[-1] == "s" and fits(token.text[:-1]))
            or ("-" in token.text and any(fits(half) for half in token.text.split("-")))
        ):
            found.add(at)
        elif name.system != "russian" and at + 1 < len(tokens) and fits(token.text + tokens[at + 1].text):
            found |= {at, at + 1}
    return found


def _alike(forms: Sequence[str], tokens: Sequence[_Token]) -> set[int]:
    return {
        at
        for at, token in enumerate(tokens)
        if token.text[0].isupper() and any(similarity.ratio(form, token.text) >= _LOOSE for form in forms)
    }


def _claim_whole(index: int, name: Name, tokens: Sequence[_Token], target: str, claimed: dict[int, int]) -> list[_Part]:
    """Claim the tokens of a place or organisation; a place of one word that is lacking may be garbled."""
    lowered = target.lower()
    present = [form for form in name.english if form.lower() in lowered]
    for form in present:
        start = lowered.find(form.lower())
        while start >= 0:
            claimed |= {at: index for at, t in enumerate(tokens) if t.start < start + len(form) and start < t.end}
            start = lowered.find(form.lower(), start + 1)
    if any(holds(target, form) for form in present):
        return []
    right = {at for at, t in enumerate(tokens) for form in name.english if _same_place(form, t.text)}
    claimed |= dict.fromkeys(right, index)
    if right or name.kind != "place" or not name.certain or any(holds(target, form) for form in name.english):
        return []
    return [_Part(index, "s", tuple(form for form in name.english[:2] if form.isalpha()))]


def _same_place(form: str, token: str) -> bool:
    """Accept another spelling, and the adjective of a town: Totma, Totemsky."""
    if similarity.same(form, token, "russian") or similarity.same(form, token, "japanese"):
        return True
    stem = max(4, len(form) - 2)
    return len(form) > 4 and token[:1].isupper() and similarity.bare(token)[:stem] == similarity.bare(form)[:stem]


def _fits(
    source: str,
    target: str,
    tokens: Sequence[_Token],
    names: Sequence[Name],
    missing: Sequence[_Part],
    claimed: dict[int, int],
    links: Links | None,
) -> Iterator[_Fit]:
    """Yield the plausible renderings of the parts that are missing."""
    places = pieces(target) if links else []
    for part in missing:
        name = names[part.name]
        linked = aligned_pieces(source, (name.start, name.end), links) if links else []
        near = {at for at, index in claimed.items() if index == part.name}
        for first, last in _spans(tokens, claimed, target):
            text = "".join(token.text for token in tokens[first : last + 1])
            form, ratio = _best_form(part, text)
            is_near = first - 1 in near or last + 1 in near
            is_linked = any(
                places[at][0] < tokens[last].end and tokens[first].start < places[at][1]
                for at in linked
                if at < len(places)
            )
            if ratio >= _needed(form, is_near, is_linked, opens_sentence(target, tokens[first].start)):
                yield _Fit(ratio + _NEAR * is_near + _NEAR * is_linked, part, _preferred(form, part, name), first, last)


def _sounds(source: str, name: Name, part: _Part) -> tuple[str, ...]:
    """Return a part's Russian word, nominative and as it stands, letter by letter."""
    if name.kind != "person":
        return (transliteration.russian(name.russian), transliteration.russian(source[name.start : name.end]))
    at = [role for role in name.roles if role != "i"].index(part.role)
    found = []
    for written in (name.russian, source[name.start : name.end]):
        split = written.split()
        if len(split) == len(name.roles):
            found.append(transliteration.russian(split[at]))
        elif name.system == "korean" and len(split) > 1:
            found.append(transliteration.russian("".join(split[1:]) if part.role == "g" else split[0]))
    return tuple(found)


def _best_form(part: _Part, text: str) -> tuple[str, float]:
    """Return the form that a text renders best and how well; the first form unless another is clearly nearer."""
    best, highest = "", 0.0
    for form in part.forms:
        ratio = similarity.ratio(form, text)
        if ratio > highest + (_CLEARLY if best else 0.0):
            best, highest = form, ratio
    echo = max((similarity.ratio(sound, text) for sound in part.sounds), default=0.0)
    if part.forms and echo >= _ECHO and echo > highest:
        return best or part.forms[0], echo
    return best, highest


def _preferred(form: str, part: _Part, name: Name) -> str:
    """Return the form to write: of spellings of one reading the first."""
    return next((other for other in part.forms if similarity.same(other, form, name.system)), form)


def _needed(form: str, is_near: bool, is_linked: bool, opens: bool) -> float:
    """Return how alike a word must sound; short names and the first words of sentences need more."""
    if is_linked:
        return _ALIGNED
    length = len(similarity.bare(form))
    needed = 0.86 if length <= 4 else 0.76 if length <= 6 else 0.7
    return needed - _BESIDE if is_near else needed + _NEAR * opens


def _spans(tokens: Sequence[_Token], claimed: dict[int, int], target: str) -> Iterator[tuple[int, int]]:
    """Yield free capitalised words, and pairs of them that may be one name cut in two."""
    ordinary = tables.words("english")
    for at, token in enumerate(tokens):
        if at in claimed or not token.text[0].isupper() or len(token.text) < 2 or token.text.lower() in ordinary:
            continue
        yield at, at
        after = at + 1
        if after < len(tokens) and after not in claimed and target[token.end : tokens[after].start] in {" ", "-"}:
            other = tokens[after].text
            if other[0].isupper() and other.lower() not in ordinary and len(token.text) + len(other) < 14:
                yield at, after


def _chosen(fits: Iterable[_Fit], claimed: dict[int, int]) -> list[_Fit]:
    """Return the best fits such that no token and no part is used twice; leave alone what is a tie."""
    ranked = sorted(fits, key=lambda fit: (-fit.ratio, fit.first, fit.last))
    taken: set[int] = set(claimed)
    done: set[tuple[int, str]] = set()
    kept: list[_Fit] = []
    for fit in ranked:
        key = (fit.part.name, fit.part.role)
        span = fit.span
        if key in done or span & taken:
            continue
        rivals = [other for other in ranked if other.part == fit.part and not other.span & (span | taken)]
        done.add(key)
        if any(fit.ratio - rival.ratio < _TIE for rival in rivals):
            continue
        taken |= span
        kept.append(fit)
    return kept


def _edited(target: str, tokens: Sequence[_Token], fits: Sequence[_Fit]) -> str:
    for fit in sorted(fits, key=lambda fit: -fit.first):
        start, end = tokens[fit.first].start, tokens[fit.last].end
        old = target[start:end]
        form = fit.form.upper() if old.isupper() and len(old) > 2 else fit.form
        target = target[:start] + form + target[end:]
    return target


def _titles(target: str, names: Sequence[Name]) -> str:
    for name in names:
        if name.title in {"m", "f"} and name.surname:
            target = titles.agree(target, name.title, name.surname)
    return target


def _is_lacking(part: _Part, names: Sequence[Name], found: set[tuple[int, str]]) -> bool:
    """Only what carries the name must be there: the surname, else the given name."""
    name = names[part.name]
    if (part.name, part.role) in found:
        return False
    if name.kind == "person" and "s" in name.roles and part.role != "s":
        return False
    return part.role != "p" and not (name.kind == "place" and not part.forms)


def _finding(source: str, name: Name) -> Finding:
    written = source[name.start : name.end]
    return Finding("names", f"«{written}» ({name.english[0]}) is not in the translation", (name.start, name.end))
