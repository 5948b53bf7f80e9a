"""Where results go: standard output, one file, or a folder with a file for each input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from summarize.errors import SummarizeError, UsageError
from summarize.rendering import SUFFIXES, Result, render


def write_all(
    results: Iterable[tuple[str, Result]], form: str, output: str | None, several: bool, bilingual: bool = False
) -> None:
    """Write each result as soon as it is there.

    With several inputs on one stream, text and Markdown are headed by the
    input's name, and JSON is one object a line. Raises SummarizeError where
    the output cannot be written.
    """
    try:
        if output is not None and _is_folder(output):
            _to_folder(results, form, Path(output), bilingual)
        elif output is not None:
            _to_file(results, form, Path(output), several, bilingual)
        else:
            first = True
            for name, result in results:
                sys.stdout.write(_headed(name, result, form, several, bilingual, first))
                sys.stdout.flush()
                first = False
    except BrokenPipeError:
        raise
    except OSError as error:
        raise SummarizeError(f"{error.filename or output or 'standard output'}: {error.strerror or error}") from error


def _is_folder(output: str) -> bool:
    return output.endswith(("/", os.sep)) or Path(output).is_dir()


def _headed(name: str, result: Result, form: str, several: bool, bilingual: bool, first: bool) -> str:
    body = render(result, form, bilingual)
    if not several or form == "json":
        return body
    if form in ("html", "tmx"):
        raise UsageError(f"--format {form} makes one document for each input; give a folder: --output DIR/")
    return f"{'' if first else chr(10)}# {name}\n\n{body}"


def _to_file(results: Iterable[tuple[str, Result]], form: str, path: Path, several: bool, bilingual: bool) -> None:
    first = True
    draft = path.with_name(f".{path.name}.part")
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as file:
            for name, result in results:
                file.write(_headed(name, result, form, several, bilingual, first))
                first = False
        if first:
            draft.unlink()
        else:
            draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _to_folder(results: Iterable[tuple[str, Result]], form: str, folder: Path, bilingual: bool) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    for name, result in results:
        stem = "stdin" if name == "-" else Path(name).name
        target = stem + SUFFIXES[form]
        number = 2
        while target.casefold() in taken:
            target = f"{stem}-{number}{SUFFIXES[form]}"
            number += 1
        taken.add(target.casefold())
        (folder / target).write_text(render(result, form, bilingual), encoding="utf-8", newline="\n")
