"""Check that a generated sentence asserts what its segments assert: no denial, doubt or opposite lost or added."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.article import Finding
from summarize.briefing import claims as words_of
from summarize.briefing.facts import Facts, Term
from summarize.briefing.relations import says
from summarize.briefing.tracing import Evidence, Tracer
from summarize.briefing.wording import akin
from summarize.checking.denials import EN_LEXICAL

NEGATION, CLAIM = "summary-negation", "summary-claim"
RUN = 4  # words in a row that the segments do not have
_FOREIGN, _WINDOW = 3, 4  # of so many words in a row that the whole article does not have
_SCOPE = 3  # content words after a denial that it may deny
_BEFORE, _BEHIND = 60, 40  # characters before and behind a word within which a denial may be about it
_DOUBTED = 1  # content words after a doubt that it is about
_CONTEXT = 3  # content words beside an opposite
_CLEAR = 2  # of them that stand beside it in the source, too
_CLAUSE = re.compile(r"[,;:.]\s|\s[—–-]\s")
_LEXICAL = re.compile(
    r"\b(?:fail\w*|refus\w+|reject\w*|lack\w*|ban(?:s|ned)?|without|unable|den(?:y|ies|ied)|declin\w+|stop\w*|cancel\w*|"
    r"prevent\w*|avoid\w*|halt\w*|suspend\w*|against|oppos\w+|absen\w+|un(?:til|less)|hardly|barely|few|only|"
    r"отказ\w*|запре\w*|отмен\w*|прекра\w*|приостан\w*|против|отсутств\w*|неуда\w*|невозмож\w*|нет|без|лиш\w+|провал\w*|"
    r"un(?!ion|it|iv|iq|der)[a-z]{4,}|in(?:complete|sufficient|ability|valid)|im(?:possible|proper)|не[а-я]{4,})\b",
    re.IGNORECASE,
)


# Those of them that a summary may well say as "not".
_PLAINLY = re.compile(
    r"\b(?:fail\w*|refus\w+|reject\w*|lack\w*|ban(?:s|ned)?|without|unable|den(?:y|ies|ied)|declin\w+|absen\w+|hardly|"
    r"barely|impossible|отказ\w*|запре\w*|отсутств\w*|невозмож\w*|нет|без|un(?!ion|it|iv|iq|der|til|less)[a-z]{4,}|"
    r"не[а-я]{4,})\b",
    re.IGNORECASE,
)


def _negative(text: str, around: int = 0, until: int = -1) -> bool:
    """Say whether a text denies something in any way, by a word that is no denial too; near a span, or anywhere."""
    near = text[max(0, around - _BEFORE) : until + _BEHIND] if until >= 0 else text
    return bool(_LEXICAL.search(near)) or any(word.strip(".,;:") in EN_LEXICAL for word in near.lower().split())


def _denies_near(found: Facts, term: Term, plainly: bool = False) -> bool:
    """Say whether something near a word denies it; `plainly` leaves out what "not" would rarely stand for."""
    if any(term.start - _BEFORE <= at <= term.end + _BEHIND for at in found.denials):
        return True
    if plainly:
        return bool(_PLAINLY.search(found.text[max(0, term.start - _BEFORE) : term.end + _BEHIND]))
    return _negative(found.text, term.start, term.end)


def _after(found: Facts, at: int, most: int) -> list[Term]:
    return [term for term in found.terms if term.start >= at][:most]


def negation(sentence: Facts, support: Sequence[Evidence], tracer: Tracer) -> tuple[Finding, ...]:
    """Report a denial that no segment with the denied words has, and one of the segments that the sentence lost."""
    return _added(sentence, support) or _lost(sentence, support)


def _added(sentence: Facts, support: Sequence[Evidence]) -> tuple[Finding, ...]:
    for at in sentence.denials:
        denied = [term.stem for term in _after(sentence, at, _SCOPE)]
        there = [
            (one, term)
            for one in support
            for term in one.facts.terms
            if any(says(stem, [term.stem], one) for stem in denied)
        ]
        known = any(_denies_near(one.facts, term, plainly=True) for one, term in there)
        if not known and (there or not any(one.facts.denials or _negative(one.text) for one in support)):
            word = sentence.text[at:].split(maxsplit=1)[0].strip(",.")
            return (Finding(NEGATION, f'"{word}" not in the source', None, (at, at + len(word))),)
    return ()


def _lost(sentence: Facts, support: Sequence[Evidence]) -> tuple[Finding, ...]:
    ours = [term for term in sentence.terms if not _denies_near(sentence, term)]
    for one in support:
        for at in one.facts.denials:
            denied = [term for term in _denied(one.facts, at) if any(akin(term.stem, each.stem) for each in ours)]
            if denied and not _said_plainly(denied[0], support):
                word = one.text[denied[0].start : denied[0].end]
                return (Finding(NEGATION, f'"{word}" is denied in the source', None, (0, len(sentence.text))),)
    return ()


def _denied(found: Facts, at: int) -> list[Term]:
    """Return the word that a denial is about: the next one of its clause, else the one before it."""
    after = _after(found, at, 1)
    if after and not _CLAUSE.search(found.text[at : after[0].start]):
        return after
    return [term for term in found.terms if term.end <= at][-1:]


def _said_plainly(term: Term, support: Sequence[Evidence]) -> bool:
    """Say whether a segment has the word where nothing denies it."""
    for one in support:
        scopes = {
            id(each) for at in one.facts.denials for each in (*_after(one.facts, at, _SCOPE), *_denied(one.facts, at))
        }
        if any(akin(term.stem, each.stem) and id(each) not in scopes for each in one.facts.terms):
            return True
    return False


def claims(sentence: Facts, support: Sequence[Evidence], tracer: Tracer) -> tuple[Finding, ...]:
    """Report words in a row without a source, an opposite of what the segments say, a doubt of theirs that is lost."""
    return (*_invented(sentence, support, tracer), *_opposite(sentence, support), *_certain(sentence, support))


def _invented(sentence: Facts, support: Sequence[Evidence], tracer: Tracer) -> tuple[Finding, ...]:
    run: list[Term] = []
    foreign: list[bool] = []
    for at, term in enumerate(sentence.terms):
        lacking = not any(one.accounts_for(term) for one in support)
        foreign.append(lacking and not any(one.accounts_for(term) for one in tracer.evidence.values()))
        run = [*run, term] if lacking else []
        if len(run) >= RUN or sum(foreign[-_WINDOW:]) >= _FOREIGN:
            span = sentence.terms[max(0, at + 1 - _WINDOW)].start, term.end
            return (Finding(CLAIM, f'"{sentence.text[slice(*span)]}" not in the source', None, span),)
    return ()


def _opposite(sentence: Facts, support: Sequence[Evidence]) -> tuple[Finding, ...]:
    if sentence.denials:
        return ()
    for at, term in enumerate(sentence.terms):
        own, other = words_of.sides(term.stem, sentence.language)
        if not other:
            continue
        beside = [each.stem for each in sentence.terms[max(0, at - _CONTEXT) : at + 1 + _CONTEXT] if each is not term]
        cross, same = _near(beside, support, other), own | {term.stem}
        known = any(not one.facts.stems.isdisjoint(same) for one in support)
        if cross - _near(beside, support, same) >= (_CLEAR if known else 1):
            written = sentence.text[term.start : term.end]
            return (Finding(CLAIM, f'the opposite of "{written}" in the source', None, (term.start, term.end)),)
    return ()


def _near(beside: Sequence[str], support: Sequence[Evidence], wanted: frozenset[str]) -> int:
    """Return how many of the words stand near a word of the segments that is wanted, at most."""
    best = 0
    for one in support:
        terms = one.facts.terms
        for at, term in enumerate(terms):
            if term.stem in wanted:
                near = [each.stem for each in terms[max(0, at - _CONTEXT - 1) : at + 2 + _CONTEXT] if each is not term]
                best = max(best, sum(says(stem, near, one) for stem in beside))
    return best


def _certain(sentence: Facts, support: Sequence[Evidence]) -> tuple[Finding, ...]:
    """Report a plan or possibility of the source that the sentence tells as a thing that happened."""
    if sentence.doubts:
        return ()
    past = {
        term.stem
        for term in sentence.terms
        if not term.name and words_of.is_past(sentence.text[term.start : term.end].lower(), sentence.language)
    }
    for one in support:
        for at in one.facts.doubts:
            end = at + len(one.text[at:].split(maxsplit=1)[0])
            about = [term for term in _after(one.facts, end, _DOUBTED) if term.stem in past]
            if about and not any(_told(about[0], each) for each in support):
                word = one.text[at:end].strip(",.")
                return (Finding(CLAIM, f'"{word}" of the source is lost', None, (0, len(sentence.text))),)
    return ()


def _told(term: Term, evidence: Evidence) -> bool:
    """Say whether a segment has the word where no doubt is about it."""
    scopes = {id(each) for at in evidence.facts.doubts for each in _after(evidence.facts, at + 1, _DOUBTED + 1)}
    return any(each.stem == term.stem and id(each) not in scopes for each in evidence.facts.terms)
