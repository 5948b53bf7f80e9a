"""`summarize glossary`: look a file of terms over before it is used."""

from __future__ import annotations

from typing import Annotated

import typer

from summarize.errors import SummarizeError

app = typer.Typer(no_args_is_help=True, help="Check a file of terms.")


@app.callback()
def _top() -> None:
    """Check a file of terms."""


@app.command("check")
def check(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="CSV or TSV of terms: source, target[, note].")],
) -> int:
    """Report bad lines, duplicates, conflicts and terms that can never match."""
    from summarize.naming.glossary import problems

    found = [f"{path}: {problem}" for path in files for problem in problems(path)]
    for line in found:
        typer.echo(line)
    if found:
        raise SummarizeError(f"{len(found)} problems in {len(files)} files; mend the lines named")
    typer.echo("no problems")
    return 0
