"""What a summariser needs around it to write for a brief: which model, which language, what it reads, what is believed.

Stands between the pipeline, which has articles and a translator, and the pure
steps of `briefing`: an English summariser reads the translated article; one
for Russian reads the source, and what passes is translated.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from summarize.article import Article, Finding, Generator, Language, Retold, Segment
from summarize.briefing.abstracting import Draft, Reader, draft
from summarize.briefing.compression import compress
from summarize.briefing.guarding import Guard, Verdict
from summarize.briefing.packing import Passage
from summarize.briefing.ranking import Ranking
from summarize.briefing.retelling import counted, retell
from summarize.briefing.tracing import Evidence
from summarize.checking import WEIGHTS
from summarize.checking.content import content_ru
from summarize.checking.lexicon import translations
from summarize.segmenting.datelines import dateline
from summarize.translating.engine import Decoding, Hypothesis

if TYPE_CHECKING:
    from summarize.modelling.store import ModelLocation
    from summarize.pipeline import Options
    from summarize.translating.engine import Engine
    from summarize.translating.memory import Memory
    from summarize.translating.remembering import Remembering, Tally

English = Callable[[Sequence[int]], Mapping[int, str]]
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

    def signed(self, generator: Generator) -> Generator:
        """Return what signs a result that this summariser had a part in."""
        return replace(generator, engine=generator.engine or self.engine.name, summarizer=self.label)

    @property
    def tally(self) -> Tally:
        """Return how many texts were summarised, and how many summaries remembered."""
        return self._remembering.tally

    @cached_property
    def _remembering(self) -> Remembering:
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

    def retell(
        self, article: Article, ranking: Ranking, budget: int, english: English, translate: Translate, whole: bool
    ) -> Retold:
        """Return the points of a brief of about `budget` words; none, and a note why, where it is better quoted.

        That is where none of the summariser's sentences passes, or, with
        `whole`, where one does not. `english` is asked for the English of
        segments, `translate` for that of sentences of a Russian summary.
        """
        made = self.draft(article, budget, english, translate)
        if whole and made.refused:
            return Retold((), (f"the brief quotes: {counted(made)}, {self.label}",), ())
        told = retell(made, ranking, budget, english)
        if told.points:
            return told
        why = counted(made) if made.verdicts else "the summariser wrote nothing"
        return Retold((), (*told.warnings, f"the brief quotes: {why}, {self.label}"), told.findings)

    def draft(self, article: Article, budget: int, english: English, translate: Translate) -> Draft:
        """Return a summary of the article in English, its sentences judged."""
        ids = [segment.id for segment in article.segments]
        texts = dict(english(ids)) if self.reads == "en" else {}
        sources = {segment.id: article.source(segment) for segment in article.segments}
        evidence = [
            self._evidence(one, texts.get(one.id, sources[one.id]), sources[one.id], article)
            for one in article.segments
        ]
        reader = Reader(self.generate, self.engine.limit, self.engine.count, self.reads)
        made = draft(_passages(article, texts or sources), reader, Guard(evidence, self.reads), budget)
        return made if self.reads == "en" else _in_english(made, translate)

    def _evidence(self, segment: Segment, text: str, source: str, article: Article) -> Evidence:
        heading = segment.kind == "heading"
        if self.reads == "ru" or article.language == "en":
            return Evidence(segment.id, text, self.reads, heading=heading)
        also = frozenset[str]().union(*(translations(word.stem)[1] for word in content_ru(source)))
        return Evidence(segment.id, text, "en", source, heading, also)


class Summarizers:
    """Load summarisers by the language of the article, each once."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._loaded: dict[Language, Summarizer | None] = {}

    def get(self, language: Language) -> Summarizer | None:
        """Return the summariser for articles in `language`; None where none is installed. Raises ModelError."""
        if language not in self._loaded:
            from summarize.modelling.summarizers import reads, summarizer

            location = summarizer(language, self._options.summarizer)
            self._loaded[language] = self._load(location, reads(location, language)) if location else None
        return self._loaded[language]

    def _load(self, location: ModelLocation, language: Language) -> Summarizer:
        from summarize.modelling.verification import check
        from summarize.translating.loading import load_engine, makers_decoding
        from summarize.translating.memory import Memory, default_limit, default_path
        from summarize.version import __version__

        options = self._options
        engine = next((one.engine for one in self._loaded.values() if one and one.location == location), None)
        if engine is None:
            check(location)
            engine = load_engine(location, options.engine, options.threads, options.device)
        memory = Memory(default_path(), default_limit()) if options.cache else None
        decoding = replace(makers_decoding(location.manifest), beam=options.beam)
        return Summarizer(location, engine, decoding, language, __version__, memory)


def _passages(article: Article, texts: dict[int, str]) -> list[Passage]:
    """Return what the summariser reads: the sentences of the body in order; a heading only marks a section."""
    out: list[Passage] = []
    opens = False
    for segment in article.segments:
        if segment.kind == "heading":
            opens = True
        elif text := _plain(texts[segment.id], article.source(segment)):
            out.append(Passage(text, segment.paragraph, opens))
            opens = False
    return out


def _plain(text: str, source: str) -> str:
    """Return a sentence as a summariser should read it: no dateline, and with its end."""
    if not text.strip():
        return ""
    if text != source or text.isascii():
        return compress(text, source=source, follows=True)
    bare = text[dateline(text) :].strip()
    return bare if bare[-1:] in '.!?…:»"' else bare + "."


def _in_english(made: Draft, translate: Translate) -> Draft:
    """Return a Russian draft in English; a sentence whose translation the checks refuse is refused."""
    everything = [*made.verdicts, *made.earlier]
    rendered = translate([verdict.text for verdict in everything]) if everything else []
    done = [_rendered(verdict, *pair) for verdict, pair in zip(everything, rendered, strict=True)]
    size = len(made.verdicts)
    return Draft(tuple(done[:size]), tuple(done[size:]), made.parts)


def _rendered(verdict: Verdict, text: str, findings: tuple[Finding, ...]) -> Verdict:
    grave = (f for f in findings if WEIGHTS.get(f.check, _GRAVE) >= _GRAVE)
    renamed = tuple(Finding(f"summary-{f.check}", f"in translation, {f.detail}", None, f.target) for f in grave)
    return replace(verdict, text=text, findings=(*verdict.findings, *renamed))
