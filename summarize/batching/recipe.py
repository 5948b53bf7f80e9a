"""The batch's work on the one road: how the pipeline does a document in steps."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from summarize.article import Article, Generator, Language
from summarize.batching.work import DocumentResult
from summarize.briefing import Length
from summarize.errors import InputError, UsageError
from summarize.pipeline import Options, Pipeline
from summarize.results import Brief, Translation
from summarize.translating.translator import Rendered
from summarize.version import __version__

if TYPE_CHECKING:
    from summarize.mending import Mender

FORMS = ("brief", "translation", "html", "tmx")

# What makes a run faster or slower decides nothing about its results.
_LANGUAGES: tuple[Language, ...] = ("ru", "en")
_INDIFFERENT = ("threads", "cache", "model", "glossary", "summarizer")


@dataclass(frozen=True)
class PipelineRecipe:
    """Translate and brief each article; `write` names the files wanted beside the JSON, of `FORMS`."""

    options: Options = field(default_factory=Options)
    length: Length = "standard"
    method: Literal["auto", "extract", "abstract"] = "auto"
    write: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        unknown = [form for form in self.write if form not in FORMS]
        if unknown:
            raise UsageError(f"--write {unknown[0]}: unknown; choose from {', '.join(FORMS)}")

    def signature(self) -> Mapping[str, object]:
        """Return all that decides the outputs; looks at the model's files, loads nothing."""
        from importlib.metadata import version

        from summarize.translating.loading import fingerprint

        manifest = Pipeline(self.options).location.manifest
        settings = {name: value for name, value in asdict(self.options).items() if name not in _INDIFFERENT}
        return {
            "version": __version__,
            "model": manifest.label,
            "model_sha256": fingerprint(manifest),
            "ctranslate2": version("ctranslate2"),
            "settings": settings,
            "glossary_sha256": _sha256_of(self.options.glossary),
            "length": self.length,
            "method": self.method,
            "write": sorted(set(self.write)),
            **self._summarizers(),
        }

    def _summarizers(self) -> dict[str, object]:
        """Return what may retell articles, by their language; nothing where all are quoted.

        Raises ModelError where the method asks for a summariser and none is installed.
        """
        from summarize.modelling.summarizers import missing, summarizer
        from summarize.modelling.verification import check
        from summarize.translating.loading import fingerprint

        if self.method == "extract":
            return {}
        found: dict[str, object] = {}
        for language in _LANGUAGES:
            location = summarizer(language, self.options.summarizer)
            if location is not None:
                check(location)
                found[language] = [location.label, fingerprint(location.manifest)]
        if self.method == "abstract" and not found:
            raise missing("ru")
        return {"summarizers": found} if found else {}

    def build(self, threads: int) -> PipelineWorker:
        """Load the model."""
        # What a run has in hand lives long and is in few cycles: looked through as often
        # as usual it would take the garbage collector a tenth of Python's share of the run.
        gc.set_threshold(10_000, 20, 50)
        worker = PipelineWorker(self, Pipeline(replace(self.options, threads=threads)))
        # What stands now stands to the end.
        gc.freeze()
        return worker


@dataclass(frozen=True, slots=True)
class _Known:
    """Hold an article on its way, and what was learned of its names when it was read."""

    article: Article
    mender: Mender | None


class PipelineWorker:
    """Do documents with one pipeline; see `work.Worker`."""

    def __init__(self, recipe: PipelineRecipe, pipeline: Pipeline) -> None:
        self._recipe = recipe
        self._pipeline = pipeline
        # Reading goes on while another document is finished; what a pipeline
        # knows of the document in hand must not be the other's. It loads no model.
        self._reader = Pipeline(pipeline.options)
        self.translator = pipeline.translator
        self._generator = pipeline.generator

    def read(self, data: bytes, path: str) -> _Known:
        """Return the article in the bytes, with its names."""
        from summarize.reading.files import load_bytes

        article = self._reader.prepare(load_bytes(data, path))
        return _Known(article, self._reader.mender(article) if article.language == "ru" else None)

    def sources(self, known: _Known) -> Sequence[str]:
        """Return the Russian segments."""
        return self._reader.sources(known.article, known.article.segments)

    def translate(self, sources: Sequence[str]) -> Sequence[Rendered]:
        """Return the English of each source."""
        return self.translator.translate(sources)

    def finish(self, known: _Known, translations: Sequence[Rendered]) -> DocumentResult:
        """Return the article's brief and translation as JSON, and in the forms asked for."""
        from summarize.rendering.json import result_dict

        article = known.article
        if known.mender:
            self._pipeline.know(article, known.mender)
        self._require_summarizer(article)
        # Signed by what made this document, not by what the worker happens to have loaded.
        no_model = Generator(__version__, "", "", self._generator.beam)
        generator = self._generator if article.language == "ru" else no_model
        renderings = self._pipeline.renderings(article, article.segments, translations)
        translation = Translation(article, renderings, generator, article.warnings)
        brief = self._pipeline.brief(article, self._recipe.length, self._recipe.method, translation)
        summarizer = self._pipeline.summarizer(article.language) if brief.method == "abstract" else None
        brief = replace(brief, generator=summarizer.signed(generator) if summarizer else generator)
        body = result_dict(article, brief.renderings, brief.generator, brief.warnings, brief, made=lambda each: each)
        return DocumentResult(body, _files(self._recipe.write, brief, translation))

    def _require_summarizer(self, article: Article) -> None:
        """Raise InputError where the article's language has no summariser: one document's failure, not the run's."""
        from summarize.modelling.summarizers import missing

        if self._recipe.method == "abstract" and self._pipeline.summarizer(article.language) is None:
            raise InputError(f"{article.path or 'text'}: {missing(article.language)}")

    def counts(self) -> Mapping[str, int]:
        """Return how many segments were decoded, found in the memory, and repeated within a window."""
        tally = self.translator.remembering.tally
        return {"decoded": tally.decoded, "remembered": tally.remembered, "repeated": tally.repeated}


def _files(write: Sequence[str], brief: Brief, translation: Translation) -> dict[str, str]:
    from summarize.rendering import render

    makers: dict[str, tuple[str, Callable[[], str]]] = {
        "brief": (".brief.txt", lambda: render(brief, "text")),
        "translation": (".translation.txt", lambda: render(translation, "text")),
        "html": (".html", lambda: render(translation, "html")),
        "tmx": (".tmx", lambda: render(translation, "tmx")),
    }
    return {suffix: make() for suffix, make in (makers[form] for form in FORMS if form in write)}


def _sha256_of(path: str | None) -> str:
    if path is None:
        return ""
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UsageError(f"{path}: the glossary cannot be read ({error.strerror})") from error
