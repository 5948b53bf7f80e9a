"""Check that names and numbers of a generated sentence stand among the words that they stand among in the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from summarize.article import Finding
from summarize.briefing.facts import Facts, Term
from summarize.briefing.tracing import Evidence, Tracer
from summarize.briefing.wording import akin, paraphrases
from summarize.checking.tokens import words

NAMES = "summary-names"
_BESIDE = 2  # content words of the sentence on either side of what is judged
_AROUND = 4  # content words of the source on either side
_CLEAR = 2  # by so many words more it must belong to the other's place


def same_name(one: str, other: str) -> bool:
    """Say whether two stems are one name in other cases: all but the ending is the same."""
    if akin(one, other):
        return True
    if one.isascii():  # English names have no cases
        return False
    short = min(len(one), len(other))
    common = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), short)
    return common >= max(3, short - 2) and abs(len(one) - len(other)) <= 3


def names(sentence: Facts, support: Sequence[Evidence], tracer: Tracer) -> tuple[Finding, ...]:
    """Report names that the segments do not have; the rest of a full name may stand elsewhere in the article."""
    out = []
    terms = sentence.terms
    for at, term in enumerate(terms):
        if not (term.name or (term.opens and _is_name(terms, at))) or _has(support, term, sentence.text):
            continue
        if not term.name and any(one.accounts_for(term) for one in support):
            continue
        beside = [other for other in terms[max(0, at - 2) : at + 3] if other is not term and other.name]
        whole = any(_adjacent(one, term, other) for one in tracer.evidence.values() for other in beside)
        if not whole:
            out.append(Finding(NAMES, f"{_written(sentence, term)} not in the source", None, (term.start, term.end)))
    return tuple(out)


def _written(sentence: Facts, term: Term) -> str:
    return sentence.text[term.start : term.end]


def _is_name(terms: Sequence[Term], at: int) -> bool:
    """Say whether the first word of a sentence is a name: another capital follows at once."""
    following = terms[at + 1] if at + 1 < len(terms) else None
    return following is not None and following.name and following.start - terms[at].end <= 2


def _has(support: Sequence[Evidence], term: Term, text: str) -> bool:
    written = text[term.start : term.end]
    if written.isupper() and 1 < len(written) < 7 and any(written in _initials(one.text) for one in support):
        return True
    return any(one.names(term) or any(same_name(term.stem, stem) for stem in one.facts.stems) for one in support)


@lru_cache(maxsize=1024)
def _initials(text: str) -> str:
    """Return the first letters of a text's words in capitals, small words left out: what acronyms are made of."""
    return "".join(word.form[0] for word in words(text) if word.form not in {"of", "the", "and", "for"}).upper()


def _adjacent(evidence: Evidence, one: Term, other: Term) -> bool:
    """Say whether the segment has two names side by side, in the order of the sentence."""
    first, last = sorted((one, other), key=lambda term: term.start)
    found = evidence.facts.terms
    return any(
        same_name(first.stem, a.stem) and same_name(last.stem, b.stem) and b.start - a.end <= 2
        for a, b in pairwise(found)
    )


@dataclass(frozen=True, slots=True)
class _Anchor:
    """Hold a name or number of the sentence: how it is written, what it is, where, and where the segments have it."""

    written: str
    kind: str
    span: tuple[int, int]
    places: tuple[tuple[Evidence, int, int], ...]


def exchanged(sentence: Facts, support: Sequence[Evidence], tracer: Tracer) -> tuple[Finding, ...]:
    """Report two names or numbers of a kind each of which stands among the words of the other."""
    for one, other in combinations(_anchors(sentence, support), 2):
        if one.kind != other.kind or one.written == other.written or _side_by_side(sentence, one, other):
            continue
        skip = {one.span, other.span}
        ours, theirs = _beside(sentence, one, skip), _beside(sentence, other, skip)
        own = _met(ours, one) + _met(theirs, other)
        cross = _met(ours, other) + _met(theirs, one)
        if cross - own >= _CLEAR and not (own and one.kind == "name"):
            check = NAMES if one.kind == "name" else "summary-numbers"
            span = min(one.span[0], other.span[0]), max(one.span[1], other.span[1])
            return (Finding(check, f"{one.written} and {other.written} changed places", None, span),)
    return ()


def _side_by_side(sentence: Facts, one: _Anchor, other: _Anchor) -> bool:
    """Say whether nothing but what joins them stands between two anchors: their order says nothing then."""
    first, last = sorted((one.span, other.span))
    between = sentence.text[first[1] : last[0]].strip(" ,")
    return not between or between in {"and", "or", "и", "или", "with"}


def _anchors(sentence: Facts, support: Sequence[Evidence]) -> Iterator[_Anchor]:
    for term in sentence.terms:
        if term.name or term.opens:
            places = [
                (one, there.start, there.end)
                for one in support
                for there in one.facts.terms
                if (there.name or there.opens) and same_name(term.stem, there.stem)
            ]
            if places:
                yield _Anchor(_written(sentence, term), "name", (term.start, term.end), tuple(places))
    units = dict(sentence.units)
    for amount in sentence.amounts:
        if not amount.firm:
            continue
        found = [
            (one, there.start, there.end)
            for one in support
            for there in one.facts.amounts
            if not set(there.values).isdisjoint(amount.values)
        ]
        if found:
            kind = amount.kind if amount.kind in ("year", "day") else units.get(amount.start, "number")
            span = amount.start, amount.end
            yield _Anchor(sentence.text[amount.start : amount.end], kind, span, tuple(found))


def _beside(found: Facts, anchor: _Anchor, skip: set[tuple[int, int]]) -> list[Term]:
    """Return the content words next to an anchor in the sentence."""
    others = [term for term in found.terms if (term.start, term.end) not in skip and not term.name]
    before = [term for term in others if term.end <= anchor.span[0]][-_BESIDE:]
    return before + [term for term in others if term.start >= anchor.span[1]][:_BESIDE]


def _met(wanted: Sequence[Term], anchor: _Anchor) -> int:
    """Return how many of the words stand near the anchor in the segment where most of them do."""
    return max((_met_at(wanted, *place) for place in anchor.places), default=0)


def _met_at(wanted: Sequence[Term], evidence: Evidence, start: int, end: int) -> int:
    terms = evidence.facts.terms
    near = [term.stem for term in terms if term.end <= start][-_AROUND:]
    near += [term.stem for term in terms if term.start >= end][:_AROUND]
    return sum(says(term.stem, near, evidence) for term in wanted)


def says(stem: str, stems: Sequence[str], evidence: Evidence) -> bool:
    """Say whether one of `stems` says what `stem` says."""
    alike = paraphrases(stem, evidence.language)
    return any(one in alike or akin(stem, one) for one in stems)
