"""`summarize cache`: look at the translation memory, empty it, take it elsewhere."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarize.errors import SummarizeError, UsageError

if TYPE_CHECKING:
    from summarize.translating.memory import Unit

app = typer.Typer(no_args_is_help=True, help="Look at the translation memory, empty it, or export it.")


class Form(StrEnum):
    """Forms of the information."""

    text = "text"
    json = "json"


@app.command()
def info(form: Annotated[Form, typer.Option("--format", help="Lines, or one JSON object.")] = Form.text) -> None:
    """Say where the memory lies, how big it is and what is in it."""
    from summarize.translating.memory import Memory

    found = Memory().info()
    if form is Form.json:
        body = {"path": found.path, "bytes": found.size, "limit": found.limit, "units": found.units}
        sys.stdout.write(json.dumps(body | {"models": dict(found.models)}) + "\n")
        return
    sys.stdout.write(f"{found.path}\n{found.size / 1e6:,.1f} MB of at most {found.limit / 1e6:,.0f} MB\n")
    sys.stdout.write(f"{found.units:,} segments\n")
    sys.stdout.writelines(f"  {count:,} by {model}\n" for model, count in found.models)


@app.command()
def clear() -> None:
    """Forget all translations and give the disk space back."""
    from summarize.translating.memory import Memory

    memory = Memory()
    units = memory.info().units
    if units:
        memory.clear()
    typer.echo(f"{units:,} segments forgotten", err=True)


@app.command()
def export(
    tmx: Annotated[bool, typer.Option("--tmx", help="As TMX 1.4, which every CAT program reads.")] = False,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there.")] = None,
) -> None:
    """Write all remembered segments, source and target, to standard output or a file."""
    from summarize.translating.memory import Memory

    if not tmx:
        raise UsageError("name the form to export: --tmx")
    lines = tmx_lines(Memory().units())
    if output is None:
        sys.stdout.writelines(lines)
        return
    draft = output.with_name(f".{output.name}.part")
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(lines)
        draft.replace(output)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise SummarizeError(f"{output}: cannot be written ({error.strerror})") from error


def tmx_lines(units: Iterable[Unit]) -> Iterator[str]:
    """Yield a TMX 1.4 document line by line; each unit names the model that made it."""
    from xml.sax.saxutils import escape, quoteattr

    from summarize.version import __version__

    yield '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
    yield (
        f'<header creationtool="summarize" creationtoolversion={quoteattr(__version__)} segtype="sentence" '
        'o-tmf="summarize" adminlang="en" srclang="ru" datatype="plaintext"/>\n<body>\n'
    )
    for unit in units:
        yield (
            f'  <tu><prop type="model">{escape(_clean(unit.model))}</prop>'
            f'<tuv xml:lang="ru"><seg>{escape(_clean(unit.source))}</seg></tuv>'
            f'<tuv xml:lang="en"><seg>{escape(_clean(unit.target))}</seg></tuv></tu>\n'
        )
    yield "</body>\n</tmx>\n"


def _clean(text: str) -> str:
    # XML 1.0 has no form at all for most control characters.
    return "".join(one for one in text if one in "\t\n" or (one >= " " and one not in "\ufffe\uffff"))
