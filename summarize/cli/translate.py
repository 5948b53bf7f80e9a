"""`summarize translate`: a full English translation of each article, or of each line."""

from __future__ import annotations

from typing import Annotated

import typer

from summarize.cli import options
from summarize.cli.brief import several
from summarize.cli.documents import Outcome, given, results
from summarize.cli.options import Device, EngineName, From, TranslationForm


def command(
    context: typer.Context,
    paths: options.Paths = None,
    lines: Annotated[
        bool,
        typer.Option("--lines", help="Translate line by line: one line in, one line out, blank lines kept."),
    ] = False,
    bilingual: options.Bilingual = False,
    form: Annotated[
        TranslationForm, typer.Option("--format", "-f", envvar="SUMMARIZE_FORMAT", help="Form of the output.")
    ] = TranslationForm.text,
    output: options.Output = None,
    source: options.Source = From.auto,
    model: options.Model = None,
    engine: options.EngineOption = EngineName.auto,
    glossary: options.Glossary = None,
    beam: options.Beam = 4,
    threads: options.Threads = 0,
    device: options.DeviceOption = Device.auto,
    strict: options.Strict = False,
    no_cache: options.NoCache = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = 0,
) -> int:
    """Write a full English translation of each article, its paragraphs and lists kept."""
    from summarize.cli.output import write_all
    from summarize.cli.printing import set_verbosity
    from summarize.pipeline import Pipeline

    inputs = given(paths)
    if inputs is None:
        typer.echo(context.get_help())
        return 0
    set_verbosity(verbose, quiet)
    pipeline = Pipeline(options.chosen(source, model, engine, glossary, beam, threads, device, no_cache))
    if lines:
        from summarize.cli.lines import translate_lines

        return translate_lines(pipeline, inputs, output, bilingual, form.value, strict, quiet)
    outcome = Outcome()
    made = results(inputs, lambda path: pipeline.translate(pipeline.read(path)), outcome, quiet)
    write_all(made, form.value, output, several=several(inputs), bilingual=bilingual)
    return outcome.finish(strict)
