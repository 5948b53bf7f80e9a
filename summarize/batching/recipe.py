"""The batch's work on the one road: how the pipeline does a document in steps."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Literal

from summarize.article import Article, Generator
from summarize.batching.work import DocumentResult
from summarize.briefing import Length
from summarize.errors import UsageError
from summarize.pipeline import Options, Pipeline
from summarize.results import Brief, Translation
from summarize.translating.translator import Rendered
from summarize.version import __version__

FORMS = ("brief", "translation", "html", "tmx")

# What makes a run faster or slower decides nothing about its results.
_INDIFFERENT = ("threads", "cache", "model", "glossary")


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
        }

    def build(self, threads: int) -> PipelineWorker:
        """Load the model."""
        return PipelineWorker(self, Pipeline(replace(self.options, threads=threads)))


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

    def read(self, data: bytes, path: str) -> Article:
        """Return the article in the bytes."""
        from summarize.reading.files import load_bytes

        return self._reader.prepare(load_bytes(data, path))

    def sources(self, article: Article) -> Sequence[str]:
        """Return the Russian segments."""
        return self._reader.sources(article, article.segments)

    def translate(self, sources: Sequence[str]) -> Sequence[Rendered]:
        """Return the English of each source."""
        return self.translator.translate(sources)

    def finish(self, article: Article, translations: Sequence[Rendered]) -> DocumentResult:
        """Return the article's brief and translation as JSON, and in the forms asked for."""
        # Signed by what made this document, not by what the worker happens to have loaded.
        no_model = Generator(__version__, "", "", self._generator.beam)
        generator = self._generator if article.language == "ru" else no_model
        renderings = self._pipeline.renderings(article, article.segments, translations)
        translation = Translation(article, renderings, generator, article.warnings)
        brief = self._pipeline.brief(article, self._recipe.length, self._recipe.method, translation)
        brief = replace(brief, generator=generator)
        return DocumentResult(brief.to_dict(), _files(self._recipe.write, brief, translation))

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
