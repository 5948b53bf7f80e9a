"""The options that verbs share, each declared once."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from summarize.pipeline import Options


class From(StrEnum):
    """Source languages."""

    auto = "auto"
    ru = "ru"
    en = "en"


class EngineName(StrEnum):
    """Engines."""

    auto = "auto"
    ctranslate2 = "ctranslate2"
    transformers = "transformers"


class Device(StrEnum):
    """Devices."""

    auto = "auto"
    cpu = "cpu"
    cuda = "cuda"


class LengthName(StrEnum):
    """Lengths of a brief."""

    short = "short"
    standard = "standard"
    long = "long"


class MethodName(StrEnum):
    """Ways to write a brief."""

    auto = "auto"
    extract = "extract"
    abstract = "abstract"


class BriefForm(StrEnum):
    """Forms of a brief."""

    text = "text"
    markdown = "markdown"
    json = "json"
    html = "html"


class TranslationForm(StrEnum):
    """Forms of a translation."""

    text = "text"
    markdown = "markdown"
    json = "json"
    html = "html"
    tmx = "tmx"


Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PATH]...", help="Files, folders (searched through), or - for standard input."),
]
Source = Annotated[
    From, typer.Option("--from", envvar="SUMMARIZE_FROM", help="Language of the input; auto looks at each document.")
]
Model = Annotated[
    str | None,
    typer.Option("--model", metavar="NAME", envvar="SUMMARIZE_MODEL", help="Model to use; see: summarize models list."),
]
Method = Annotated[
    MethodName,
    typer.Option(
        "--method",
        envvar="SUMMARIZE_METHOD",
        help="extract quotes the article; abstract has an installed summariser retell it, and quotes where a sentence "
        "of it cannot be traced; auto retells where all of them can.",
    ),
]
SummarizerOption = Annotated[
    str | None,
    typer.Option(
        "--summarizer",
        metavar="NAME",
        envvar="SUMMARIZE_SUMMARIZER",
        help="Summariser to use; the best installed, if not given.",
    ),
]
EngineOption = Annotated[
    EngineName, typer.Option("--engine", envvar="SUMMARIZE_ENGINE", help="What decodes the model.")
]
Glossary = Annotated[
    str | None,
    typer.Option(
        "--glossary",
        metavar="FILE",
        envvar="SUMMARIZE_GLOSSARY",
        help="CSV or TSV of terms: source, target[, note].",
    ),
]
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE|DIR", help="Write there and not to standard output."),
]
Beam = Annotated[
    int,
    typer.Option(
        "--beam", min=1, max=32, envvar="SUMMARIZE_BEAM", help="Hypotheses kept while decoding; 1 is fastest."
    ),
]
Threads = Annotated[
    int, typer.Option("--threads", min=0, envvar="SUMMARIZE_THREADS", help="Threads; 0 takes one for each core.")
]
DeviceOption = Annotated[Device, typer.Option("--device", envvar="SUMMARIZE_DEVICE", help="Where to decode.")]
Strict = Annotated[
    bool, typer.Option("--strict", envvar="SUMMARIZE_STRICT", help="Exit with 5 when a check finds something.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", envvar="SUMMARIZE_QUIET", help="Print errors only.")]
Verbose = Annotated[
    int, typer.Option("--verbose", "-v", count=True, help="Say more on standard error; -vv with tracebacks.")
]
NoCache = Annotated[
    bool,
    typer.Option("--no-cache", envvar="SUMMARIZE_NO_CACHE", help="Neither read nor write the translation memory."),
]
Bilingual = Annotated[bool, typer.Option("--bilingual", help="Show the source beside its translation.")]


def chosen(
    source: From, model: str | None, engine: EngineName, glossary: str | None, beam: int, threads: int, device: Device,
    no_cache: bool, summarizer: str | None = None,
) -> Options:  # fmt: skip
    """Return what the shared options ask of the pipeline."""
    from summarize.pipeline import Options

    return Options(
        source_language=source.value,
        model=model,
        engine=engine.value,
        glossary=glossary,
        beam=beam,
        threads=threads,
        device=device.value,
        cache=not no_cache,
        summarizer=summarizer,
    )
