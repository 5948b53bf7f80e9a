"""`summarize models`: list, pull, verify, locate, remove and pack models."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summarize.errors import ModelError

if TYPE_CHECKING:
    from summarize.modelling import Entry, ModelLocation

app = typer.Typer(no_args_is_help=True, help="List, pull, verify, locate, remove and pack models.")

Name = Annotated[
    str, typer.Argument(metavar="NAME", help="A name of `summarize models list`, or owner/name on the hub.")
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing but errors.")]


class Format(StrEnum):
    """Name the forms in which models are listed."""

    text = "text"
    json = "json"


class Quantization(StrEnum):
    """Name the arithmetic that a model is converted for."""

    int8 = "int8"
    int8_float16 = "int8_float16"
    float16 = "float16"
    float32 = "float32"


@app.command("list")
def list_models(
    form: Annotated[Format, typer.Option("--format", help="A table, or one JSON object.")] = Format.text,
    installed: Annotated[bool, typer.Option("--installed", help="Leave out what is not installed.")] = False,
) -> None:
    """List the known models, best first, and say which are installed."""
    rows = [row for row in _rows() if row["installed"] or not installed]
    _write(_json(rows) if form is Format.json else _table(rows))


@app.command()
def pull(
    name: Name,
    accept_licence: Annotated[
        bool,
        typer.Option("--accept-licence", "--accept-license", help="Accept a licence that forbids commercial use."),
    ] = False,
    source: Annotated[
        Path | None, typer.Option("--from", metavar="DIR|ARCHIVE", help="Install from here, without the network.")
    ] = None,
    quantization: Annotated[
        Quantization, typer.Option(help="int8 for a CPU, int8_float16 for a GPU.")
    ] = Quantization.int8,
    quiet: Quiet = False,
) -> None:
    """Pull a model from the hub, verify it, convert it and install it."""
    from summarize.modelling import install

    options = install.Options(accept_licence, quantization.value, bar=not quiet, tell=_silent if quiet else _tell)
    location = install.install_from(name, source, options) if source else install.pull(name, options)
    if not quiet:
        _write(f"{location.label} is installed: {location.folder} ({location.manifest.licence})")


@app.command()
def verify(
    names: Annotated[list[str] | None, typer.Argument(metavar="[NAME]...", help="All installed ones if none.")] = None,
    quiet: Quiet = False,
) -> None:
    """Hash every file of the installed models and compare with their manifests."""
    from summarize import modelling
    from summarize.modelling.catalogue import BUILT_IN
    from summarize.modelling.store import installed_names

    damaged = []
    for name in names or (*installed_names(), BUILT_IN):
        try:
            location = _installed(name)
            modelling.verify(location)
        except ModelError as error:
            # The others are still looked at; all that is wrong is said at once, in the end.
            damaged.append(str(error))
        else:
            if not quiet:
                _write(f"{location.label}: intact, {len(location.manifest.files)} files")
    if damaged:
        raise ModelError("; ".join(damaged))


@app.command()
def path(name: Name) -> None:
    """Print the folder of an installed model."""
    _write(str(_installed(name).folder))


@app.command()
def remove(name: Name, quiet: Quiet = False) -> None:
    """Remove an installed model and what is left of its downloads."""
    from summarize.modelling import install

    gone = install.remove(name, install.Options(tell=_silent if quiet else _tell))
    if not quiet:
        _write(f"{gone.name} is removed")


@app.command()
def pack(
    name: Name,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="The archive: .tar, .tar.gz or .tar.xz.")
    ],
    quiet: Quiet = False,
) -> None:
    """Pack an installed model into one file, for `pull --from` on a machine without a network."""
    from summarize.modelling.archive import pack as pack_model

    location = _installed(name)
    pack_model(location, output)
    if not quiet:
        _write(f"{location.label} is packed: {output} ({_size(output.stat().st_size)})")


def _installed(name: str) -> ModelLocation:
    """Return an installed model by name; its task does not matter here."""
    from summarize.modelling import store

    location = store.locate(name)
    if location is None:
        raise ModelError(f"model {name!r} is not installed; run: {store.pull_command(name)}")
    return location


def _rows() -> list[dict[str, Any]]:
    from summarize.modelling import known, models_folder, store

    entries = known(models_folder())
    listed = {entry.name for entry in entries}
    rows = [_row(entry) for entry in entries]
    return rows + [_row_of_stranger(name) for name in store.installed_names() if name not in listed]


def _row(entry: Entry) -> dict[str, Any]:
    from summarize.modelling import store

    location, state = _state(entry.name)
    manifest = location.manifest if location else None
    return {
        "name": entry.name,
        "task": entry.task,
        "source": entry.source,
        "licence": entry.licence,
        "restricted": entry.restricted,
        "download": entry.get("size") or None,
        "installed": location is not None,
        "state": state,
        "revision": manifest.revision if manifest else None,
        "bytes": manifest.size if manifest else None,
        "path": str(location.folder) if location else None,
        "command": None if location else store.pull_command(entry.name),
    }


def _row_of_stranger(name: str) -> dict[str, Any]:
    """Return the row of a model that is installed but not in models.txt."""
    from summarize.modelling import Entry

    location, _ = _state(name)
    manifest = location.manifest if location else None
    entry = (
        Entry(name, manifest.task, manifest.source, manifest.licence) if manifest else Entry(name, "?", "?", "unknown")
    )
    return _row(entry)


def _state(name: str) -> tuple[ModelLocation | None, str]:
    """Return where a model is, and "built in", "installed", "available" or "damaged"."""
    from summarize.modelling import store

    try:
        location = store.locate(name)
    except ModelError:
        return None, "damaged"
    if location is None:
        return None, "available"
    return location, "built in" if location.built_in else "installed"


# What follows only formats and writes.


def _write(text: str) -> None:
    sys.stdout.write(text + "\n")


def _tell(line: str) -> None:
    """Say how far a pull has come, where someone is looking."""
    if sys.stderr.isatty():
        sys.stderr.write(line + "\n")


def _silent(line: str) -> None:
    """Say nothing."""


def _json(rows: Sequence[dict[str, Any]]) -> str:
    return json.dumps({"schema": 1, "models": rows}, ensure_ascii=False, indent=2)


def _table(rows: Sequence[dict[str, Any]]) -> str:
    """Return the rows as aligned columns; a licence that must be accepted carries an asterisk."""
    cells = [("NAME", "TASK", "SIZE", "LICENCE", "STATE")]
    for row in rows:
        size = _size(row["bytes"]) if row["bytes"] else f"{row['download'] or '?'} to pull" if row["command"] else "?"
        licence = row["licence"] + ("*" if row["restricted"] else "")
        cells.append((row["name"], row["task"], size, licence, row["state"]))
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells]
    if any(row["restricted"] for row in rows):
        lines += ["", "* not for commercial use: pulling it takes --accept-licence"]
    return "\n".join(lines)


def _size(count: int) -> str:
    """Return a number of bytes in MB or GB, as hubs count them."""
    return f"{count / 1e9:.1f}GB" if count >= 1e9 else f"{max(count, 1e5) / 1e6:.1f}MB"
