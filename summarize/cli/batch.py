"""`summarize batch`: many articles into a folder, resumable; `summarize batch merge DIR` joins its shards."""

from __future__ import annotations

import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperCommand

from summarize.cli import options
from summarize.cli.options import Device, EngineName, From, LengthName, MethodName
from summarize.errors import UsageError

if TYPE_CHECKING:
    from summarize.batching.inputs import Listing
    from summarize.batching.plan import Emit, Executor, Plan
    from summarize.batching.work import Recipe


_SOME_ACTORS = 16  # where the cluster alone knows how many it has room for
_ADDRESS = re.compile(r"auto|local|ray://.+|(?:[\w.-]+|\[[0-9A-Fa-f:]+\]):\d{1,5}")


class Command(TyperCommand):
    """The verb, of whose options one may go without its value: `--ray news/` reads the folder news/."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Tie `--ray` to the word behind it where that is an address, to "" where it is not."""
        return super().parse_args(ctx, _tied(args))


def _tied(words: list[str]) -> list[str]:
    options, rest = words, []
    if "--" in words:
        options, rest = words[: words.index("--")], words[words.index("--") :]
    out: list[str] = []
    for word in options:
        if out and out[-1] == "--ray=" and _ADDRESS.fullmatch(word):
            out[-1] += word
        else:
            out.append("--ray=" if word == "--ray" else word)
    return out + rest


class Progress(StrEnum):
    """Ways to show how far a run is."""

    auto = "auto"
    bar = "bar"
    plain = "plain"
    json = "json"
    none = "none"


def command(
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Files, folders (searched through), patterns in quotes, or -; or: merge DIR, to join shards.",
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="DIR", help="Folder for the results; runs on it resume.")
    ] = None,
    manifest: Annotated[
        str | None,
        typer.Option("--manifest", metavar="FILE", help="List of inputs: .txt, or .jsonl, .csv with id, path, text."),
    ] = None,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="JSON lines on standard output; and read from input, if none is named.")
    ] = False,
    write: Annotated[
        str, typer.Option("--write", metavar="FORMS", help="Files beside the JSON: brief,translation,html,tmx.")
    ] = "",
    length: Annotated[
        LengthName, typer.Option("--length", envvar="SUMMARIZE_LENGTH", help="About 40, 80 or 150 words.")
    ] = LengthName.standard,
    method: options.Method = MethodName.auto,
    summarizer: options.SummarizerOption = None,
    force: Annotated[bool, typer.Option("--force", help="Do everything again.")] = False,
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="Do again what failed before.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")] = False,
    max_failures: Annotated[
        int, typer.Option("--max-failures", min=0, metavar="N", help="Stop after N failures; 0 never stops.")
    ] = 0,
    shard: Annotated[
        str | None, typer.Option("--shard", metavar="I/N", help="Do the I-th of N parts, I from 1 to N.")
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers",
            min=1,
            metavar="N",
            help="Processes, each with a model; they share the threads. With --ray actors: as many as fit, if not "
            "given.",
        ),
    ] = None,
    ray: Annotated[
        str | None,
        typer.Option(
            "--ray",
            metavar="[ADDRESS]",
            help="Work on a Ray cluster: HOST:PORT, ray://HOST:PORT, auto or local; $RAY_ADDRESS, else local, if not "
            "given.",
        ),
    ] = None,
    progress: Annotated[
        Progress, typer.Option("--progress", help="How to show progress, on standard error.")
    ] = Progress.auto,
    stats: Annotated[bool, typer.Option("--stats", help="Say where the time went.")] = False,
    source: options.Source = From.auto,
    model: options.Model = None,
    engine: options.EngineOption = EngineName.auto,
    glossary: options.Glossary = None,
    beam: options.Beam = 4,
    threads: options.Threads = 0,
    device: options.DeviceOption = Device.auto,
    no_cache: options.NoCache = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = 0,
) -> int:
    """Translate and brief many articles, each exactly once; run the same command again to resume."""
    from summarize.batching.plan import Plan
    from summarize.batching.recipe import PipelineRecipe
    from summarize.cli.printing import set_verbosity

    set_verbosity(verbose, quiet)
    if paths and paths[0] == "merge" and out is None and not (jsonl or manifest):
        return _merge(paths[1:], quiet)
    listing = _listing(paths, manifest, jsonl, out)
    if listing is None:
        typer.echo(context.get_help())
        return 0
    if out is None and not jsonl and not dry_run:
        raise UsageError("batch needs a folder for its results: --out DIR; or --jsonl for standard output")
    recipe = PipelineRecipe(
        options.chosen(source, model, engine, glossary, beam, threads, device, no_cache, summarizer),
        length.value, method.value, tuple(form.strip() for form in write.split(",") if form.strip()),
    )  # fmt: skip
    part = parse_shard(shard) if shard else None
    processes = workers or (1 if ray is None else _SOME_ACTORS)
    plan = Plan(out, force, retry_failed, max_failures, part, processes=processes)
    if dry_run:
        return _dry_run(recipe, listing, plan, quiet)
    if ray is not None:
        from summarize.batching.cluster import on_cluster

        executor = on_cluster(ray or None, workers or 0, threads, gpus=device is Device.cuda)
    else:
        executor = _executor(workers or 1, threads)
    return execute(recipe, listing, plan, executor, progress.value, quiet, stats, _emit if jsonl else None)


def execute(
    recipe: Recipe, listing: Listing, plan: Plan, executor: Executor | None, progress: str, quiet: bool, stats: bool,
    emit: Emit | None = None,
) -> int:  # fmt: skip
    """Run, show progress, print what came of it, and return the exit code."""
    from summarize.batching.run import run
    from summarize.cli import progress as shows

    observer = shows.observer(progress, quiet)
    try:
        report = run(recipe, listing, plan, observer, executor, emit)
    finally:
        observer.close()
    shows.conclude(report, plan.out, quiet, stats)
    return report.exit_code


def parse_shard(text: str) -> tuple[int, int]:
    """Return (number, of how many) for "2/8"; raise UsageError."""
    match = re.fullmatch(r"(\d+)/(\d+)", text.strip())
    if match and 1 <= int(match[1]) <= int(match[2]):
        return int(match[1]), int(match[2])
    hint = "; shards are counted from 1" if match and match[1] == "0" else ""
    raise UsageError(f"--shard {text}: write I/N, such as 2/8{hint}")


def _listing(paths: list[str] | None, manifest: str | None, jsonl: bool, out: Path | None) -> Listing | None:
    """Return the inputs; None where nothing is named and nothing is piped in."""
    from summarize.batching import inputs

    if manifest is not None:
        if paths:
            raise UsageError("name inputs either as PATHs or in a --manifest")
        return inputs.from_manifest(manifest)
    if paths:
        return inputs.from_paths(paths, out)
    if sys.stdin is None or sys.stdin.isatty():
        return None
    if jsonl:
        # A stream of its own: the interpreter's cannot be left while a thread waits for its next line.
        return inputs.from_stream(open(sys.stdin.fileno(), encoding="utf-8", errors="replace", closefd=False))
    return inputs.from_paths(["-"], out)


def _executor(workers: int, threads: int) -> Executor:
    if workers > 1:
        from summarize.batching.workers import in_processes

        return in_processes(workers, threads)
    from summarize.batching.run import here

    return here(threads)


def _emit(name: str, line: bytes) -> None:
    sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()


def _dry_run(recipe: Recipe, listing: Listing, plan: Plan, quiet: bool) -> int:
    from summarize.batching.run import dry_run
    from summarize.cli.printing import note

    report = dry_run(recipe, listing, plan, lambda name, what: typer.echo(f"{what}\t{name}"))
    failed = len(report.failures)
    note(f"would do {report.todo}, keep {report.kept}; {failed} failed before or cannot be read", quiet)
    return 0


def _merge(paths: list[str], quiet: bool) -> int:
    from summarize.batching.merge import merge
    from summarize.cli import progress as shows

    if len(paths) != 1:
        raise UsageError("merge joins the shards of one folder: summarize batch merge DIR")
    observer = shows.observer("none", quiet)
    report = merge(Path(paths[0]), observer)
    shows.conclude(report, Path(paths[0]), quiet, stats=False)
    return report.exit_code
