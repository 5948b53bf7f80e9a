"""`summarize evaluate`: score a model on references of your own."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarize.cli import options
from summarize.cli.options import Device, EngineName, From
from summarize.errors import InputError

if TYPE_CHECKING:
    from summarize.evaluating.translations import Scores


def command(
    references: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Tab-separated files; the last two columns: source, reference."),
    ],
    hypotheses: Annotated[
        str | None,
        typer.Option("--hypotheses", metavar="FILE", help="Score these lines; nothing is translated."),
    ] = None,
    form: Annotated[str, typer.Option("--format", "-f", help="text or json.")] = "text",
    save: Annotated[
        str | None, typer.Option("--save", metavar="DIR", help="Write the translations there, line by line.")
    ] = None,
    bare: Annotated[
        bool, typer.Option("--bare", help="Take the model's first hypothesis, neither chosen by checks nor mended.")
    ] = False,
    model: options.Model = None,
    engine: options.EngineOption = EngineName.auto,
    glossary: options.Glossary = None,
    beam: options.Beam = 4,
    threads: options.Threads = 0,
    device: options.DeviceOption = Device.auto,
    no_cache: options.NoCache = True,
    verbose: options.Verbose = 0,
) -> int:
    """Score translations: BLEU, chrF, numbers and names kept, and what the checks find."""
    from summarize.cli.printing import set_verbosity
    from summarize.evaluating.translations import score
    from summarize.pipeline import Pipeline

    set_verbosity(verbose, False)
    pipeline = Pipeline(options.chosen(From.ru, model, engine, glossary, beam, threads, device, no_cache))
    rows = []
    for path in references:
        sources, wanted = read_pairs(path)
        if hypotheses:
            made = _text(hypotheses).splitlines()
        elif bare:
            made = pipeline.decode_lines(sources)
        else:
            made = [line for line, _ in pipeline.translate_lines(sources)]
        if save:
            Path(save).mkdir(parents=True, exist_ok=True)
            (Path(save) / f"{Path(path).stem}.en").write_text("\n".join(made) + "\n", encoding="utf-8")
        rows.append((path, score(sources, made, wanted)))
    maker = "" if hypotheses else f"{pipeline.generator.model} | {pipeline.generator.engine} | beam {beam}"
    typer.echo(_json(rows, maker) if form == "json" else _table(rows, maker))
    return 0


def _text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {error}; give a UTF-8 file") from error


def read_pairs(path: str) -> tuple[list[str], list[str]]:
    """Return the sources and references of a file whose last two columns they are.

    Raises InputError, naming the line, where there are fewer than two columns.
    """
    pairs = [line.split("\t") for line in _text(path).split("\n") if line]
    for number, cells in enumerate(pairs, 1):
        if len(cells) < 2:
            raise InputError(f"{path}:{number}: fewer than two columns; separate source and reference by a tab")
    if not pairs:
        raise InputError(f"{path}: empty; give lines of source, tab, reference")
    return [cells[-2] for cells in pairs], [cells[-1] for cells in pairs]


def _table(rows: list[tuple[str, Scores]], maker: str) -> str:
    lines = [f"{'set':<28}{'segments':>9}{'BLEU':>7}{'chrF':>7}{'numbers':>9}{'names':>8}  flagged"]
    for path, one in rows:
        flagged = ", ".join(f"{name} {count}" for name, count in one.flagged.items() if count) or "none"
        lines.append(
            f"{Path(path).name:<28}{one.segments:>9}{one.bleu:>7.1f}{one.chrf:>7.1f}"
            f"{one.numbers_kept:>9.1%}{one.names_kept:>8.1%}  {flagged}"
        )
    return "\n".join([*lines, *([maker] if maker else []), rows[0][1].signature])


def _json(rows: list[tuple[str, Scores]], maker: str) -> str:
    return "\n".join(
        json.dumps({"set": path, "made_by": maker, **asdict(one)}, ensure_ascii=False) for path, one in rows
    )
