"""Choose among hypotheses: what the checks say first, the model's own score second."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from summarize.article import Finding
from summarize.checking import CHECKS, check, cost
from summarize.checking.repair import repair
from summarize.checking.tokens import listed
from summarize.segmenting import split_long
from summarize.translating.engine import Decoding, Engine, Hypothesis
from summarize.translating.postedit import tidy

# Above this cost a segment is decoded again: a loop, an untranslated or lost part, a wrong number.
_ACCEPTABLE = 1.0
_WORDS_TO_HALVE = 8

# What is mended by a document's own names and terms is no reason to decode again.
_MENDED_LATER = frozenset({"names", "glossary"})

_NAME_RU, _NAME_EN = re.compile(r"(?<=[\s(\"-])[А-ЯЁ][а-яё]{2,}"), re.compile(r"\b[A-Z][A-Za-z]{2,}")
_MANY, _KEPT = 6, 0.7  # names in a sentence that is an enumeration, and the share of them that may be merged

_PAUSE = re.compile(r"[,;:]$")
_SMALL = frozenset(listed(
    "the a an and but or so in on at of to for from by with as he she it they we his her its their this that these "
    "those who which what when where while because if there is are was were has have had not no after before since"
))  # fmt: skip

Lacking = Callable[[str, str], float]
"""Return what a hypothesis costs for the wanted terms that it lacks, from (source, target)."""


def _nothing(source: str, target: str) -> float:
    return 0.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """Hold a hypothesis with the cost of what the checks find in it."""

    cost: float
    hypothesis: Hypothesis

    @property
    def rank(self) -> tuple[float, float]:
        """Return the key to sort by: the best comes first."""
        return (self.cost, -self.hypothesis.score)


def _judge(source: str, hypothesis: Hypothesis, lacking: Lacking = _nothing) -> Candidate:
    text = tidy(source, hypothesis.text)
    price = _price(source, text, hypothesis.finished, check(source, text), lacking)
    return Candidate(price, Hypothesis(text, hypothesis.score, hypothesis.finished))


def _price(source: str, text: str, finished: bool, findings: Iterable[Finding], lacking: Lacking) -> float:
    price = cost(findings) + lacking(source, text) + _thinned(source, text)
    if not text:
        price += 100.0
    if not finished:
        price += 10.0
    return price


def best(source: str, hypotheses: Sequence[Hypothesis], lacking: Lacking = _nothing) -> Candidate:
    """Return the hypothesis, its marks tidied, in which the checks find least; the likelier of two alike."""
    chosen = _judge(source, hypotheses[0], lacking)
    for hypothesis in hypotheses[1:]:
        # They come best first: behind one without a finding there is none better.
        if not chosen.cost:
            break
        if _may_be_better(source, hypothesis, chosen, lacking):
            chosen = min(chosen, _judge(source, hypothesis, lacking), key=lambda candidate: candidate.rank)
    return chosen


def _may_be_better(source: str, hypothesis: Hypothesis, chosen: Candidate, lacking: Lacking) -> bool:
    """Tell whether a hypothesis may cost less than the one chosen so far, by those checks alone that found something.

    Hypotheses of one beam differ little: most have the very fault of the first.
    """
    text = tidy(source, hypothesis.text)
    names = {finding.check for finding in check(source, chosen.hypothesis.text)}
    findings = (finding for name in names for finding in CHECKS[name](source, text))
    least = _price(source, text, hypothesis.finished, findings, lacking)
    return (least, -hypothesis.score) < chosen.rank


def _is_refused(source: str, candidate: Candidate) -> bool:
    """Tell whether decoding again is worth its time: not where a repair or the document's names will do."""
    if candidate.cost <= _ACCEPTABLE:
        return False
    text = candidate.hypothesis.text
    if not text or not candidate.hypothesis.finished:
        return True
    if _remaining(source, text) <= _ACCEPTABLE:
        return False
    mended = repair(source, text)
    return mended is None or _remaining(source, mended) > _ACCEPTABLE


def _remaining(source: str, text: str) -> float:
    findings = (finding for finding in check(source, text) if finding.check not in _MENDED_LATER)
    return cost(findings) + _thinned(source, text)


def _thinned(source: str, text: str) -> float:
    """Return the cost of an enumeration of names that came out much shorter: «Дели (Индия), Ханой (Вьетнам), …»."""
    ours = set(_NAME_RU.findall(source))
    if len(ours) < _MANY:
        return 0.0
    return 3.0 * max(0.0, _KEPT * len(ours) - len(set(_NAME_EN.findall(text))))


class Chooser:
    """Translate with an engine, keep the hypothesis that the checks like best, and retry what they refuse.

    A refused segment is split between clauses and its parts decoded: a model
    that lost its way in a long sentence mostly keeps it in the halves of it.
    One that has no halves is decoded with a wider beam that may not repeat
    itself. Whatever comes out, nothing is returned that is worse than the
    first try, and nothing is decoded a third time.
    """

    def __init__(self, engine: Engine, beam: int, lacking: Lacking = _nothing) -> None:
        self._engine, self._lacking = engine, lacking
        self._first = Decoding(beam=beam, hypotheses=beam)
        self._halves = Decoding(beam=beam, hypotheses=beam, no_repeat=4)
        self._wide = Decoding(beam=max(8, beam), hypotheses=max(8, beam), no_repeat=4)

    def settings(self) -> str:
        """Return what the result depends on besides the model and the terms, as one token."""
        return f"{self._first.signature()}+{self._halves.signature()}halves|{self._wide.signature()}names"

    def translate(self, sources: Sequence[str]) -> list[Hypothesis]:
        """Return the chosen hypothesis of each source."""
        chosen = self._decode(sources, self._first)
        refused = [at for at, candidate in enumerate(chosen) if _is_refused(sources[at], candidate)]
        for at, candidate in zip(refused, self._again([sources[at] for at in refused]), strict=True):
            chosen[at] = min(chosen[at], candidate, key=lambda one: one.rank)
        return [candidate.hypothesis for candidate in chosen]

    def _again(self, sources: Sequence[str]) -> list[Candidate]:
        """Return second translations: of the parts joined again, or of what has no parts."""
        parts = [_halves(source) for source in sources]
        wide = iter(self._decode([each[0] for each in parts if len(each) == 1], self._wide))
        halves = iter(self._decode([part for each in parts if len(each) > 1 for part in each], self._halves))
        return [
            next(wide)
            if len(each) == 1
            else _judge(source, _joined(each, [next(halves).hypothesis for _ in each]), self._lacking)
            for source, each in zip(sources, parts, strict=True)
        ]

    def _decode(self, sources: Sequence[str], decoding: Decoding) -> list[Candidate]:
        if not sources:
            return []
        # What is decoded is judged while the engine decodes the rest.
        chosen = {at: best(sources[at], found, self._lacking) for at, found in self._engine.stream(sources, decoding)}
        return [chosen[at] for at in range(len(sources))]


def _halves(source: str) -> list[str]:
    if len(source.split()) < _WORDS_TO_HALVE:
        return [source]
    most = (len(source) + 1) // 2 + len(source) // 8
    return split_long(source, lambda text: len(text) <= most) or [source]


def _joined(parts: Sequence[str], made: Sequence[Hypothesis]) -> Hypothesis:
    """Return the parts as one sentence: a part that is none has neither its full stop nor its capital."""
    texts = [one.text for one in made]
    for at, part in enumerate(parts[:-1]):
        pause = _PAUSE.search(part)
        if pause and texts[at].endswith("."):
            texts[at] = texts[at][:-1] + pause.group()
    for at, part in enumerate(parts[1:], 1):
        first = texts[at].split(" ", 1)[0]
        if part[:1].islower() and first.lower() in _SMALL:
            texts[at] = texts[at][:1].lower() + texts[at][1:]
    return Hypothesis(" ".join(texts), sum(one.score for one in made) / len(made), all(one.finished for one in made))
