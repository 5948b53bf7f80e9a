"""The one road: read → segment → translate → check → brief."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Literal

from summarize.article import Article, Document, Finding, Generator, Language, Point, Rendering, Retold, Segment
from summarize.errors import EmptyInput, UsageError
from summarize.results import Brief, Translation
from summarize.version import __version__

if TYPE_CHECKING:
    from summarize.briefing import Length
    from summarize.mending import Mender
    from summarize.modelling.store import ModelLocation
    from summarize.summarizing import Summarizer, Summarizers
    from summarize.translating.engine import Engine
    from summarize.translating.translator import Rendered, Translator

Wanted = Literal["auto", "ru", "en"]


@dataclass(frozen=True)
class Options:
    """Hold the choices of a run; the command line's shared options carry the same names."""

    source_language: Wanted = "auto"
    model: str | None = None
    engine: Literal["auto", "ctranslate2", "transformers"] = "auto"
    glossary: str | None = None
    beam: int = 4
    threads: int = 0
    device: Literal["auto", "cpu", "cuda"] = "auto"
    cache: bool = True
    summarizer: str | None = None


class Pipeline:
    """Read, translate and brief articles with one model, loaded at the first segment that needs it.

    Keyword arguments are the fields of `Options`.
    """

    def __init__(self, options: Options | None = None, **choices: object) -> None:
        if options is not None and choices:
            raise UsageError("give Pipeline either Options or keyword arguments, not both")
        self.options = options or Options(**choices)  # type: ignore[arg-type]
        self._known: tuple[Article, Mender] | None = None
        self._retellers: dict[Language, ModelLocation | None] = {}

    # --- read and segment

    def read(self, path: str) -> Article:
        """Return the article in the file `path`, or from standard input for "-"."""
        from summarize.reading.files import load

        return self.prepare(load(path))

    def read_text(self, text: str) -> Article:
        """Return the article that `text` holds."""
        from summarize.reading.files import load_bytes

        return self.prepare(load_bytes(text.encode("utf-8", "replace"), ""))

    def prepare(self, document: Document) -> Article:
        """Return a decoded document as an article: language told, site chrome dropped, sentences found.

        Raises EmptyInput where nothing is left and UnsupportedLanguage for
        what is neither Russian nor English.
        """
        from summarize.reading.decode import damage
        from summarize.reading.language import require
        from summarize.reading.layout import lay_out
        from summarize.segmenting import headline_ids, segment

        blocks, dropped = lay_out(document)
        if not blocks:
            raise EmptyInput(f"{document.path or 'text'}: no article in it; give a file with text")
        body = "\n".join(document.text[block.start : block.end] for block in blocks)
        language = require(body, document.path, self.options.source_language)
        segments = segment(document.text, blocks, language)
        lost = damage(document.text)
        warnings = (f"{lost} characters could not be decoded; they read as \ufffd",) if lost else ()
        return Article(
            path=document.path,
            sha256=document.sha256,
            encoding=document.encoding,
            language=language,
            text=document.text,
            segments=segments,
            headline=headline_ids(segments),
            dropped=dropped,
            warnings=warnings,
        )

    # --- translate and check

    def translate(self, article: Article) -> Translation:
        """Return the English of every segment."""
        return self.translate_many([article])[0]

    def translate_many(self, articles: Sequence[Article]) -> list[Translation]:
        """Return the translations of several articles, their segments decoded together."""
        wanted = [(article, article.segments) for article in articles]
        return [
            Translation(article, renderings, self.generator, article.warnings)
            for (article, _), renderings in zip(wanted, self._render(wanted), strict=True)
        ]

    def translate_lines(self, lines: Sequence[str]) -> list[tuple[str, tuple[Finding, ...]]]:
        """Return one English line for each Russian line, in order, and what the checks found in it.

        Blank lines stay blank. A line of several sentences is translated sentence by sentence: the
        model knows single ones best, and drops parts of longer input.
        """
        from summarize.lines import translated
        from summarize.mending import glossary

        terms = glossary(self.options.glossary)
        return translated(lines, self.translator, terms)

    def decode_lines(self, lines: Sequence[str]) -> list[str]:
        """Return the model's own first hypothesis of each line, neither chosen by checks nor mended.

        For measuring what everything around the model brings.
        """
        from summarize.lines import decoded

        return decoded(lines, self._engine, self.options.beam)

    def sources(self, article: Article, segments: Sequence[Segment]) -> list[str]:
        """Return what the translator should read of these segments; empty for an English article."""
        if article.language != "ru" or not segments:
            return []
        mender = self.mender(article)
        return [mender.prepare(article.source(one)) for one in segments]

    def renderings(
        self, article: Article, segments: Sequence[Segment], rendered: Sequence[Rendered]
    ) -> tuple[Rendering, ...]:
        """Return the segments with their English mended by what the document knows, and checked.

        `rendered` are the translations of `sources(article, segments)`.
        """
        texts = [article.source(one) for one in segments]
        if not rendered:
            return tuple(Rendering(one, text, text) for one, text in zip(segments, texts, strict=True))
        mended = self.mender(article).mend(texts, [one.text for one in rendered], self.translator.align)
        return tuple(
            Rendering(one, source, text, made.score, findings)
            for one, source, made, (text, findings) in zip(segments, texts, rendered, mended, strict=True)
        )

    def _render(self, wanted: Sequence[tuple[Article, Sequence[Segment]]]) -> list[tuple[Rendering, ...]]:
        """Return the renderings of the segments wanted of each article; all are decoded together."""
        sources = [self.sources(article, some) for article, some in wanted]
        flat = [source for each in sources for source in each]
        english = iter(self.translator.translate(flat) if flat else ())
        return [
            self.renderings(article, some, [next(english) for _ in each])
            for (article, some), each in zip(wanted, sources, strict=True)
        ]

    def mender(self, article: Article) -> Mender:
        """Return what the article as a whole knows of its names and capitals; that of the last article is kept."""
        from summarize.mending import Mender, glossary

        terms = glossary(self.options.glossary)
        known = self._known
        if known is None or known[0] is not article:
            # Names are the whole document's even where few of its segments are translated.
            known = article, Mender.of([article.source(one) for one in article.segments], terms)
            self._known = known
        return known[1]

    def know(self, article: Article, mender: Mender) -> None:
        """Take over what another pipeline knows of the article."""
        self._known = article, mender

    # --- brief

    def brief(
        self,
        article: Article,
        length: Length = "standard",
        method: Literal["auto", "extract", "abstract"] = "auto",
        translation: Translation | None = None,
    ) -> Brief:
        """Return a brief of the article.

        "extract" quotes the sentences that carry the gist, and translates only
        these. "abstract" has an installed summariser retell the article, and
        quotes where a sentence of it is refused. "auto" does so only where
        none is refused. With a `translation` at hand nothing is translated
        again. Raises ModelError for "abstract" where no summariser is
        installed.
        """
        from summarize.briefing import WORDS, compose, headline, rank, title
        from summarize.ondemand import OnDemand

        summarizer = None if method == "extract" else self.summarizer(article.language)
        if method == "abstract" and summarizer is None:
            from summarize.modelling.summarizers import missing

            raise missing(article.language)
        top = headline(article)
        known = translation.renderings if translation else ()
        english = OnDemand(article.segments, lambda some: self._render([(article, some)])[0], known, top)
        ranking = rank(article)
        told = Retold()
        if summarizer is not None:
            sentences = partial(self._sentences, article)
            told = summarizer.retell(article, ranking, WORDS[length], english, sentences, whole=method == "auto")
        points = told.points or compose(ranking, length, english, said=() if article.headline else top)
        words = " ".join(english(top).values())
        return Brief(
            article,
            title(words),
            top,
            points or (Point(words, top),),
            english.renderings,
            summarizer.signed(self.generator) if summarizer and told.points else self.generator,
            "abstract" if told.points else "extract",
            (*article.warnings, *told.warnings),
            told.findings,
        )

    def _sentences(self, article: Article, texts: Sequence[str]) -> list[tuple[str, tuple[Finding, ...]]]:
        """Return the English of Russian sentences about the article, and what the checks find in it."""
        mender = self.mender(article)
        rendered = self.translator.translate([mender.prepare(text) for text in texts])
        return mender.mend(texts, [one.text for one in rendered], self.translator.align)

    def summarizer(self, language: Language) -> Summarizer | None:
        """Return the summariser for articles in `language`, loaded; None where none is installed.

        Raises ModelError where the one asked for is not installed, or it is damaged.
        """
        if language not in self._retellers:
            from summarize.modelling.summarizers import summarizer

            self._retellers[language] = summarizer(language, self.options.summarizer)
        # All that judges what a summariser writes is imported only where there is one.
        return self._summarizers.get(language) if self._retellers[language] else None

    # --- the model, loaded once

    @cached_property
    def location(self) -> ModelLocation:
        """Return the model in use, its files checked against their hashes."""
        from summarize.modelling.store import resolve
        from summarize.modelling.verification import check

        location = resolve(self.options.model)
        check(location)
        return location

    @cached_property
    def _engine(self) -> Engine:
        from summarize.translating.loading import load_engine

        return load_engine(self.location, self.options.engine, self.options.threads, self.options.device)

    @cached_property
    def translator(self) -> Translator:
        """Return what translates segments, with the engine and the memory behind it; loads the model."""
        from summarize.mending import glossary, lacking
        from summarize.translating.loading import fingerprint
        from summarize.translating.memory import Memory, Scope, default_limit, default_path
        from summarize.translating.translator import Translator

        memory = Memory(default_path(), default_limit()) if self.options.cache else None
        manifest = self.location.manifest
        terms = glossary(self.options.glossary)
        settings = f"{self._engine.name} terms {terms.digest}"
        scope = Scope(manifest.label, fingerprint(manifest), settings, __version__)
        return Translator(self._engine, self.options.beam, scope, memory, lacking(terms))

    @cached_property
    def _summarizers(self) -> Summarizers:
        from summarize.summarizing import Summarizers

        return Summarizers(self.options)

    @property
    def generator(self) -> Generator:
        """Return what results are signed with; asks for no model where none was needed."""
        if "_engine" not in self.__dict__:
            return Generator(__version__, "", "", self.options.beam)
        return Generator(__version__, self.location.label, self._engine.name, self.options.beam)
