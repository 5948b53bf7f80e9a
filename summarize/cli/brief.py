"""`summarize brief`: a short English brief of each article."""

from __future__ import annotations

from typing import Annotated

import typer

from summarize.cli import options
from summarize.cli.documents import Outcome, given, results
from summarize.cli.options import BriefForm, Device, EngineName, From, LengthName, MethodName


def command(
    context: typer.Context,
    paths: options.Paths = None,
    length: Annotated[
        LengthName,
        typer.Option("--length", envvar="SUMMARIZE_LENGTH", help="About 40, 80 or 150 words."),
    ] = LengthName.standard,
    method: options.Method = MethodName.auto,
    summarizer: options.SummarizerOption = None,
    form: Annotated[
        BriefForm, typer.Option("--format", "-f", envvar="SUMMARIZE_FORMAT", help="Form of the output.")
    ] = BriefForm.text,
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
    """Write a short English brief of each article: its headline, then the sentences that carry the gist."""
    from summarize.cli.output import write_all
    from summarize.cli.printing import set_verbosity
    from summarize.pipeline import Pipeline

    inputs = given(paths)
    if inputs is None:
        typer.echo(context.get_help())
        return 0
    set_verbosity(verbose, quiet)
    pipeline = Pipeline(options.chosen(source, model, engine, glossary, beam, threads, device, no_cache, summarizer))
    outcome = Outcome()
    made = results(inputs, lambda path: pipeline.brief(pipeline.read(path), length.value, method.value), outcome, quiet)
    write_all(made, form.value, output, several=several(inputs))
    return outcome.finish(strict)


def several(inputs: list[str]) -> bool:
    """Say whether the inputs may be more than one document: several paths, or a folder."""
    from pathlib import Path

    return len(inputs) > 1 or Path(inputs[0]).is_dir()
