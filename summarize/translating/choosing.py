"""Choose among hypotheses: what the checks say first, the model's own score second."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.checking import check, cost
from summarize.segmenting import split_long
from summarize.translating.engine import Decoding, Engine, Hypothesis
from summarize.translating.postedit import tidy

# Above this cost a sentence is useless (a loop, a lost part): its halves are tried.
_USELESS = 25.0
_WORDS_TO_HALVE = 8

# Above this cost a segment is decoded again: a loop, an untranslated or lost part, a wrong number.
_ACCEPTABLE = 1.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """Hold a hypothesis with the cost of what the checks find in it."""

    cost: float
    hypothesis: Hypothesis

    @property
    def rank(self) -> tuple[float, float]:
        """Return the key to sort by: the best comes first."""
        return (self.cost, -self.hypothesis.score)


def _judge(source: str, hypothesis: Hypothesis) -> Candidate:
    text = tidy(source, hypothesis.text)
    price = cost(check(source, text))
    if not text:
        price += 100.0
    if not hypothesis.finished:
        price += 10.0
    return Candidate(price, Hypothesis(text, hypothesis.score, hypothesis.finished))


def best(source: str, hypotheses: Sequence[Hypothesis]) -> Candidate:
    """Return the hypothesis, its marks tidied, in which the checks find least; the likelier of two alike."""
    judged = []
    for hypothesis in hypotheses:
        judged.append(_judge(source, hypothesis))
        # They come best first: behind one without a finding there is none better.
        if not judged[-1].cost:
            break
    return min(judged, key=lambda candidate: candidate.rank)


class Chooser:
    """Translate with an engine, keep the hypothesis that the checks like best, and retry what they refuse.

    A refused segment is decoded with a wider beam that may not repeat itself;
    one that is still useless is split between clauses and its parts decoded.
    Whatever comes out, nothing is returned that is worse than the first try.
    """

    def __init__(self, engine: Engine, beam: int) -> None:
        self._engine = engine
        self._first = Decoding(beam=beam, hypotheses=beam)
        self._second = Decoding(beam=max(8, beam), hypotheses=max(8, beam), no_repeat=4)

    def settings(self) -> str:
        """Return what the result depends on besides the model, as one token."""
        return f"{self._first.signature()}+{self._second.signature()}+halves"

    def translate(self, sources: Sequence[str]) -> list[Hypothesis]:
        """Return the chosen hypothesis of each source."""
        chosen = self._decode(sources, self._first)
        refused = [index for index, candidate in enumerate(chosen) if candidate.cost > _ACCEPTABLE]
        again = self._decode([sources[index] for index in refused], self._second)
        for index, candidate in zip(refused, again, strict=True):
            chosen[index] = min(chosen[index], candidate, key=lambda one: one.rank)
        for index in refused:
            if chosen[index].cost > _USELESS and len(sources[index].split()) >= _WORDS_TO_HALVE:
                chosen[index] = min(chosen[index], self._halved(sources[index]), key=lambda one: one.rank)
        return [candidate.hypothesis for candidate in chosen]

    def _halved(self, source: str) -> Candidate:
        """Return the translations of the source's parts, split at a clause boundary, as one."""
        most = (len(source) + 1) // 2 + len(source) // 8
        parts = split_long(source, lambda text: len(text) <= most)
        made = [candidate.hypothesis for candidate in self._decode(parts, self._first)]
        whole = Hypothesis(
            " ".join(one.text for one in made),
            sum(one.score for one in made) / len(made),
            all(one.finished for one in made),
        )
        return _judge(source, whole)

    def _decode(self, sources: Sequence[str], decoding: Decoding) -> list[Candidate]:
        if not sources:
            return []
        results = self._engine.translate(sources, decoding)
        return [best(source, hypotheses) for source, hypotheses in zip(sources, results, strict=True)]
