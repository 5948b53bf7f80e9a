"""The command `summarize` and its verbs."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from summarize.cli import batch, brief, cache, doctor, evaluate, glossary, models, translate
from summarize.version import __version__

app = typer.Typer(
    name="summarize",
    help="Read Russian news on your own machine: English translations and briefs, traced and checked.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("brief")(brief.command)
app.command("translate")(translate.command)
app.command("batch", cls=batch.Command)(batch.command)
app.add_typer(models.app, name="models")
app.command("evaluate")(evaluate.command)
app.add_typer(cache.app, name="cache")
app.add_typer(glossary.app, name="glossary")
app.command("doctor")(doctor.command)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"summarize {__version__}")
        raise typer.Exit


@app.callback()
def _top(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Read Russian news on your own machine: English translations and briefs, traced and checked."""


def invoke(arguments: list[str]) -> int:
    """Run the verb that `arguments` name and return its exit code; the package's own errors come through."""
    from summarize.cli.config import defaults

    command: Any = typer.main.get_command(app)
    verbs = [verb for verb in command.commands if verb in arguments]
    try:
        code = command.main(
            args=arguments,
            prog_name="summarize",
            standalone_mode=False,
            default_map=dict.fromkeys(verbs, defaults()) if verbs else None,
        )
    except typer.Abort:
        raise KeyboardInterrupt from None
    except _USAGE as error:
        error.show()  # type: ignore[attr-defined]
        return int(error.exit_code)  # type: ignore[attr-defined]
    return code if isinstance(code, int) else 0


# Typer carries its own copy of Click and names only some of its exceptions.
_USAGE: type[Exception] = next(kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException")
