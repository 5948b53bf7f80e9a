"""What a summariser needs around it to write for a brief: which model, which language, what it reads, what is believed.

Stands between the pipeline, which has articles and a translator, and the pure
steps of `briefing`: an English summariser reads the translated article; one
for Russian reads the source, and what passes is translated.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from summarize.article import Article, Finding, Language
from summarize.briefing.abstracting import Draft, Reader, draft
from summarize.briefing.guarding import Guard, Verdict
from summarize.briefing.packing import Passage
from summarize.briefing.tracing import Evidence
from summarize.checking import WEIGHTS
from summarize.checking.content import content_ru
from summarize.checking.lexicon import translations
from summarize.translating.engine import Decoding, Hypothesis

if TYPE_CHECKING:
    from summarize.modelling.store import ModelLocation
    from summarize.translating.engine import Engine
    from summarize.translating.memory import Memory

English = Callable[[Sequence[int]], dict[int, str]]
Translate = Callable[[Sequence[str]], Sequence[tuple[str, tuple[Finding, ...]]]]
"""Return the English of each Russian sentence, and what the checks find in it."""

# A finding of less weight is of form: a quotation mark, a capital.
_GRAVE = 5.0


@dataclass(frozen=True)
class Summarizer:
    """Summarise with one model; `reads` is the language of what it is given, and of what it writes."""

    location: ModelLocation
    engine: Engine
    decoding: Decoding
    reads: Language
    version: str
    memory: Memory | None = None

    @property
    def label(self) -> str:
        """Return "name@revision"."""
        return self.location.label

    @cached_property
    def _remembering(self) -> Callable[[Sequence[str]], list[Hypothesis]]:
        from summarize.translating.loading import fingerprint
        from summarize.translating.memory import SUMMARIES, Scope
        from summarize.translating.remembering import Remembering

        manifest = self.location.manifest
        settings = f"{SUMMARIES} {self.engine.name} {self.decoding.signature()}"
        scope = Scope(manifest.label, fingerprint(manifest), settings, self.version)
        return Remembering(self._decode, self.memory, scope)

    def _decode(self, texts: Sequence[str]) -> list[Hypothesis]:
        return [found[0] for found in self.engine.translate(texts, self.decoding)]

    def generate(self, texts: Sequence[str]) -> list[str]:
        """Return the summary of each text; each must fit `engine.limit`."""
        return [one.text for one in self._remembering(texts)] if texts else []

    def draft(self, article: Article, budget: int, english: English, translate: Translate) -> Draft:
        """Return a summary of the article in English, for a brief of about `budget` words.

        `english` is asked for the English of segments: of all, where the
        summariser reads English. `translate` is asked for that of sentences of
        a Russian summary.
        """
        ids = [segment.id for segment in article.segments]
        texts = english(ids) if self.reads == "en" else {}
        sources = {segment.id: article.source(segment) for segment in article.segments}
        evidence = [self._evidence(one, texts.get(one, sources[one]), sources[one], article) for one in ids]
        reader = Reader(self.generate, self.engine.limit, self.engine.count, self.reads)
        made = draft(_passages(article, texts or sources), reader, Guard(evidence, self.reads), budget)
        return made if self.reads == "en" else _in_english(made, translate)

    def _evidence(self, id_: int, text: str, source: str, article: Article) -> Evidence:
        if self.reads == "ru" or article.language == "en":
            return Evidence(id_, text, self.reads)
        also = frozenset[str]().union(*(translations(word.stem)[1] for word in content_ru(source)))
        return Evidence(id_, text, "en", source, also)


def _passages(article: Article, texts: dict[int, str]) -> list[Passage]:
    """Return what the summariser reads: the sentences of the body in order; a heading only marks a section."""
    out: list[Passage] = []
    opens = False
    for segment in article.segments:
        if segment.kind == "heading":
            opens = True
        elif texts[segment.id].strip():
            out.append(Passage(texts[segment.id], segment.paragraph, opens))
            opens = False
    return out


def _in_english(made: Draft, translate: Translate) -> Draft:
    """Return a Russian draft in English; a sentence whose translation the checks refuse is refused."""
    everything = [*made.verdicts, *made.earlier]
    rendered = translate([verdict.text for verdict in everything]) if everything else []
    done = [_rendered(verdict, *pair) for verdict, pair in zip(everything, rendered, strict=True)]
    size = len(made.verdicts)
    return Draft(tuple(done[:size]), tuple(done[size:]), made.parts)


def _rendered(verdict: Verdict, text: str, findings: tuple[Finding, ...]) -> Verdict:
    grave = (f for f in findings if WEIGHTS.get(f.check, _GRAVE) >= _GRAVE)
    renamed = tuple(Finding(f"summary-{f.check}", f"{f.detail} in translation", None, f.target) for f in grave)
    return replace(verdict, text=text, findings=(*verdict.findings, *renamed))
