"""`summarize translate --lines`: exactly one output line for each input line."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from itertools import islice
from pathlib import Path
from typing import TextIO

from summarize.cli.printing import note
from summarize.errors import ChecksFailed, SummarizeError, UsageError
from summarize.pipeline import Pipeline

# Enough for full batches of every sentence length; few enough for a steady stream.
_AT_ONCE = 2000


def translate_lines(
    pipeline: Pipeline, inputs: list[str], output: str | None, bilingual: bool, form: str, strict: bool, quiet: bool
) -> int:
    """Translate the lines of the inputs, one after the other, and return the exit code.

    With `bilingual` each output line is source, tab, translation. Raises
    UsageError for a form other than text, ChecksFailed under `strict`.
    """
    if form != "text":
        raise UsageError("--lines writes plain lines; leave out --format")
    found = 0
    lines = _lines(inputs)
    try:
        with nullcontext(sys.stdout) if output is None else Path(output).open("w", encoding="utf-8") as out:
            while block := list(islice(lines, _AT_ONCE)):
                found += _write(pipeline, block, out, bilingual)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise SummarizeError(f"{error.filename or output}: {error.strerror or error}") from error
    if found:
        note(f"checks found something in {found} lines; translate without --lines to see what", quiet)
        if strict:
            raise ChecksFailed(f"checks failed in {found} lines")
    return 0


def _lines(inputs: Iterable[str]) -> Iterator[str]:
    from summarize.reading.line_input import load_lines

    for path in inputs:
        yield from load_lines(path)


def _write(pipeline: Pipeline, block: list[str], out: TextIO, bilingual: bool) -> int:
    made = pipeline.translate_lines(block)
    for source, (target, _) in zip(block, made, strict=True):
        out.write(f"{' '.join(source.split())}\t{target}\n" if bilingual else f"{target}\n")
    out.flush()
    return sum(bool(findings) for _, findings in made)
