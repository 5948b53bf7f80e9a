"""Mend names that a translation garbles, and say which names it lacks.

A name is replaced only where the target has a plausible rendering of it: a
capitalised word that sounds like it and is no other name of the segment. What
is already an accepted form stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarize.article import Finding
from summarize.checking.names import in_part
from summarize.naming import copying, hearing, similarity, tables, titles, transliteration
from summarize.naming.claiming import Part, Token, claim, spellings, tokens
from summarize.naming.enforcing import Links, aligned_pieces, pieces
from summarize.naming.name import Name
from summarize.naming.words import opens_sentence

_ALIGNED = 0.5
_NEAR = 0.1
_BESIDE = 0.2
_SPARE = ""  # the role of what need not be there
_TELLING = 4  # letters
_TIE = 0.03
_CLEARLY = 0.08
_ECHO = 0.85
_VOWELS, _ENDINGS = "аеёиоуыэюяйь", "auoiy"


@dataclass(frozen=True, slots=True)
class _Fit:
    """Hold how well target tokens `first` … `last` render a part in the spelling `form`."""

    ratio: float
    part: Part
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
    there = tokens(target)
    claimed: dict[int, int] = {}
    missing = [part for at, name in enumerate(names) for part in claim(source, at, name, there, target, claimed)]
    missing += _again(source, names, claimed)
    fits = _respelled(source, there, names, claimed)
    for _ in range(2):  # what is found the first time tells what stands beside it
        done = {fit.part for fit in fits}
        rest = [part for part in missing if part not in done]
        fits += _chosen(_fits(source, target, there, names, rest, claimed, links), claimed)
        claimed |= {at: fit.part.name for fit in fits for at in fit.span}
    found = {(fit.part.name, fit.part.role) for fit in fits}
    written = {fit.form for fit in fits}
    lacking = [
        part
        for part in missing
        if (_is_lacking(part, names, found) or _is_another(part, there, claimed, target))
        and (part.guess or not written.intersection(part.forms))
    ]
    guessed = {fit.part.name for fit in fits if fit.part.guess}
    findings = [_finding(source, names[at], at in guessed) for at in dict.fromkeys(part.name for part in lacking)]
    edited = _titles(_joined(_edited(target, there, fits), names), names)
    findings += copying.lacking(source, edited)
    return edited, (*findings, *_unjudged(in_part(source, edited), names, findings))


def _unjudged(found: Sequence[Finding], names: Sequence[Name], findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings on organisations that no table knows and nothing is told of yet."""
    known = {(name.start, name.end) for name in names if name.kind == "organisation" and name.certain}
    told = {one.source for one in findings}
    return [one for one in found if one.source not in known | told]


def _again(source: str, names: Sequence[Name], claimed: dict[int, int]) -> list[Part]:
    """Return a part for each place that the target has less often than the source; English may say it otherwise."""
    found = []
    for english in dict.fromkeys(name.english for name in names if name.kind == "place" and name.certain):
        mentions = [at for at, name in enumerate(names) if name.english == english]
        there = sum(index in mentions for index in claimed.values())
        if 0 < there < len(mentions) and english[0].isalpha():
            name = names[mentions[-1]]
            sounds = (transliteration.russian(name.russian), transliteration.russian(source[name.start : name.end]))
            found.append(Part(mentions[-1], _SPARE, english[:1], sounds))
    return found


def _respelled(source: str, there: Sequence[Token], names: Sequence[Name], claimed: dict[int, int]) -> list[_Fit]:
    """Return places that stand as they sound in Russian, in whatever case: Tomska, Hanoy."""
    found = [fit for index, name in enumerate(names) if name.guessed for fit in _declined(source, there, index, name)]
    for index, name in enumerate(names):
        english = name.english[0]
        if name.kind != "place" or not name.certain or len(english) < _TELLING or not english.isalpha():
            continue
        accepted = {_plain(form) for form in name.english}
        declined = transliteration.russian(source[name.start : name.end])
        for at, token in enumerate(there):
            is_free = claimed.get(at, index) == index and token.text[0].isupper()
            if not is_free or _plain(token.text) in accepted:
                continue
            as_declined = token.text == declined and declined[-1] in "aeiouy"
            if as_declined or similarity.same(english, token.text, "russian"):
                claimed[at] = index
                found.append(_Fit(1.0, Part(index, _SPARE, (english,)), english, at, at))
    return found


def _declined(source: str, there: Sequence[Token], index: int, name: Name) -> Iterator[_Fit]:
    """Yield the words of a person from abroad that have the vowel of a case which the source has not: Ramonda."""
    for role in name.guessed:
        written = spellings(source, name, role) if role != "i" else ()
        if not written or written[-1][-1].lower() in _VOWELS:
            continue
        form = hearing.foreign(written[-1].capitalize())
        for at, token in enumerate(there):
            if token.text[:-1] == form and token.text[-1] in _ENDINGS:
                yield _Fit(1.0, Part(index, _SPARE, (form,)), form, at, at)


def _plain(text: str) -> str:
    """Return a spelling without what is written either way: Bataysk, Bataisk."""
    return re.sub("(?<=[aeou])y(?=.)", "i", similarity.bare(text))


def _fits(
    source: str,
    target: str,
    tokens: Sequence[Token],
    names: Sequence[Name],
    missing: Sequence[Part],
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
            # In what case a word stands of which nothing is known is not to be told either.
            if part.guess and (not is_linked or name.kind == "word"):
                continue
            if ratio >= _needed(form, is_near, is_linked, opens_sentence(target, tokens[first].start)):
                yield _Fit(ratio + _NEAR * is_near + _NEAR * is_linked, part, _preferred(form, part, name), first, last)


def _best_form(part: Part, text: str) -> tuple[str, float]:
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


def _preferred(form: str, part: Part, name: Name) -> str:
    """Return the form to write: of spellings of one reading the first."""
    return next((other for other in part.forms if similarity.same(other, form, name.system)), form)


def _needed(form: str, is_near: bool, is_linked: bool, opens: bool) -> float:
    """Return how alike a word must sound; short names and the first words of sentences need more."""
    if is_linked:
        return _ALIGNED
    length = len(similarity.bare(form))
    needed = 0.86 if length <= 4 else 0.76 if length <= 6 else 0.7
    return needed - _BESIDE if is_near else needed + _NEAR * opens


def _spans(tokens: Sequence[Token], claimed: dict[int, int], target: str) -> Iterator[tuple[int, int]]:
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


def _edited(target: str, tokens: Sequence[Token], fits: Sequence[_Fit]) -> str:
    for fit in sorted(fits, key=lambda fit: -fit.first):
        start, end = tokens[fit.first].start, tokens[fit.last].end
        old = target[start:end]
        form = fit.form.upper() if old.isupper() and len(old) > 2 else fit.form
        target = target[:start] + form + target[end:]
    return target


def _joined(target: str, names: Sequence[Name]) -> str:
    """Drop the hyphen of a given name that a model cut in two: "Yong-gi- Kwon"."""
    for name in names:
        if name.surname and "- " in target:
            surnames = "|".join(map(re.escape, name.surname))
            target = re.sub(rf"(?<=[a-z])- (?=(?:{surnames})\b)", " ", target)
    return target


def _titles(target: str, names: Sequence[Name]) -> str:
    for name in names:
        if name.title in {"m", "f"} and name.surname:
            target = titles.agree(target, name.title, name.surname)
    return target


def _is_lacking(part: Part, names: Sequence[Name], found: set[tuple[int, str]]) -> bool:
    """Only what carries the name must be there: the surname, else the given name; a guess is told in any case."""
    name = names[part.name]
    if part.guess:
        return True
    if (part.name, part.role) in found:
        return False
    if name.kind == "person" and "s" in name.roles and part.role != "s":
        return False
    return part.role not in {"p", _SPARE}


def _is_another(part: Part, there: Sequence[Token], claimed: dict[int, int], target: str) -> bool:
    """Tell whether another given name stands before the surname, one that begins alike: Yen for «Ён Су»."""
    if part.role != "g":
        return False
    for at, token in enumerate(there[:-1]):
        after = there[at + 1]
        if claimed.get(at + 1) == part.name and at not in claimed and after.start - token.end == 1:
            return token.text[0] == part.forms[0][0] and token.text.lower() not in tables.words("english")
    return False


def _finding(source: str, name: Name, guessed: bool) -> Finding:
    written = source[name.start : name.end]
    english = " ".join(map(hearing.foreign, name.russian.split())) if name.guessed else name.english[0]
    detail = f"({english}) is spelled by its sound alone" if guessed else f"({english}) is not in the translation"
    return Finding("names", f"«{written}» {detail}", (name.start, name.end))
