"""Measure `summarize batch` against the engine alone: speed, memory, workers, shards, a warm memory.

    python -m benchmarks.batch ARTICLES.jsonl [--articles N] [--threads N] [--rounds N] [--only NAME …]

Each line is an article: {"headline": {"ru": …}, "segments": [{"paragraph": 0, "ru": "…"}, …]}.
The engine's rows decode the very same segments, prepared, cut and tokenised
beforehand and all given at once, with as many threads: nothing end to end can
be faster. Memory is the sum over all processes of a run, at its peak. The two
that are divided by each other take turns, `--rounds` times; the quotient is
that of the medians.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarize.translating.engine import Decoding, Hypothesis

ENGINE, WHOLE = ("engine, once", "engine, with retries"), "1 process, `--no-cache`"


@dataclass(frozen=True)
class Measured:
    """Hold a run's figures; `seconds` from the start of the process to its end, `cpu` those of all its threads."""

    name: str
    seconds: float
    cpu: float
    megabytes: float = 0.0
    threads: str = ""


def write_articles(corpus: Path, folder: Path, most: int) -> tuple[int, int]:
    """Write up to `most` articles as text files; return how many, and their words."""
    count = words = 0
    for line in corpus.read_text(encoding="utf-8").splitlines()[:most]:
        article = json.loads(line)
        paragraphs = groupby(article["segments"], key=lambda segment: segment["paragraph"])
        body = "\n\n".join(" ".join(segment["ru"] for segment in some) for _, some in paragraphs)
        text = f"{article['headline']['ru']}\n\n{body}\n"
        (folder / f"{count:05}.txt").write_text(text, encoding="utf-8")
        count, words = count + 1, words + len(text.split())
    return count, words


def raw(folder: Path, threads: int) -> list[Measured]:
    """Return the engine's own time: for each segment decoded once, and with what the translator decodes again."""
    from summarize.batching.recipe import PipelineRecipe
    from summarize.pipeline import Options

    worker = PipelineRecipe(Options(cache=False)).build(threads)
    articles = [worker.read(path.read_bytes(), str(path)) for path in sorted(folder.iterdir())]
    sources = [source for article in articles for source in worker.sources(article)]
    alone = _Alone(worker.translator._engine)
    alone.engine.stream = alone.stream
    worker.translate(sources)
    once, again = alone.taken[True], alone.taken[False]
    with_retries = (once[0] + again[0], once[1] + again[1])
    return [
        Measured(name, *taken, threads=str(threads)) for name, taken in zip(ENGINE, (once, with_retries), strict=True)
    ]


class _Alone:
    """Time what an engine takes to decode what is in pieces already, all of it handed in at once.

    `taken` has the seconds and the processor seconds of first tries, and those of others.
    """

    def __init__(self, engine: Any) -> None:
        self.engine = engine
        self.taken = {True: (0.0, 0.0), False: (0.0, 0.0)}

    def stream(self, sources: Sequence[str], decoding: Decoding) -> Iterator[tuple[int, tuple[Hypothesis, ...]]]:
        engine = self.engine
        encoded = {index: engine._tokens.source(source) for index, source in enumerate(sources)}
        seconds, cpu = time.perf_counter(), time.process_time()
        waiting = [
            (part, length, engine._submit([encoded[index] for index in part], length, decoding))
            for part, length in engine._batches(encoded)
        ]
        for _, _, results in waiting:
            for pending in results:
                pending.result()
        before = self.taken[not decoding.no_repeat]
        seconds, cpu = time.perf_counter() - seconds, time.process_time() - cpu
        self.taken[not decoding.no_repeat] = (before[0] + seconds, before[1] + cpu)
        for each in waiting:
            yield from engine._results(*each, decoding)


def share(folder: Path, out: Path, threads: int) -> tuple[float, float]:
    """Return the processor seconds of the engine's threads in one run, and those of the whole run, once it has begun.

    Both are of the same minutes: what else the machine does disturbs them alike.
    """
    from summarize.batching.inputs import from_paths
    from summarize.batching.plan import Plan
    from summarize.batching.recipe import PipelineRecipe
    from summarize.batching.run import run
    from summarize.batching.stages import process
    from summarize.cli.progress import observer
    from summarize.pipeline import Options

    worker = PipelineRecipe(Options(cache=False)).build(threads)
    began, engine = time.process_time(), _foreign_threads()
    run(
        PipelineRecipe(Options(cache=False)),
        from_paths([str(folder)]),
        Plan(out),
        observer("none", True),
        lambda recipe, windows, clock, stop: process(lambda: worker, windows, clock, stop),
    )
    return _foreign_threads() - engine, time.process_time() - began


def _foreign_threads() -> float:
    """Return the processor seconds of this process's threads that are not Python's."""
    own = {thread.native_id for thread in threading.enumerate()}
    ticks = 0
    for task in Path("/proc/self/task").iterdir():
        if int(task.name) not in own:
            fields = (task / "stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def batch(name: str, folder: Path, out: Path, *more: str, cache: Path | None = None) -> Measured:
    """Run the command and return its figures."""
    environment = os.environ | {"SUMMARIZE_CACHE": str(cache or out / "cache")}
    arguments = ["batch", str(folder), "--out", str(out / "results"), "--progress", "none", *more]
    command = [sys.executable, "-m", "summarize", *arguments, *([] if cache else ["--no-cache"])]
    began, cpu = time.perf_counter(), _children()
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        memory = Memory(process.pid)
        _, err = process.communicate()
    if process.returncode:
        raise SystemExit(err)
    given = dict(zip(more[::2], more[1::2], strict=False))
    share = int(given["--threads"]) // int(given.get("--workers", 1))
    threads = f"{max(1, share)} each" if "--workers" in given else str(share)
    return Measured(name, time.perf_counter() - began, _children() - cpu, memory.end(), threads)


def shards(name: str, folder: Path, out: Path, count: int, threads: int) -> Measured:
    """Run `count` shards side by side and merge them."""
    share = max(1, threads // count)
    found: list[Measured] = []

    def work(number: int) -> None:
        found.append(batch(name, folder, out, "--shard", f"{number}/{count}", "--threads", str(share)))

    began, cpu = time.perf_counter(), _children()
    runs = [threading.Thread(target=work, args=(number,)) for number in range(1, count + 1)]
    for one in runs:
        one.start()
    for one in runs:
        one.join()
    subprocess.run([sys.executable, "-m", "summarize", "batch", "merge", str(out / "results"), "-q"], check=True)
    megabytes = sum(one.megabytes for one in found)
    return Measured(name, time.perf_counter() - began, _children() - cpu, megabytes, f"{share} each")


def _children() -> float:
    """Return the processor seconds of all children that have ended, theirs included."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


class Memory:
    """Watch the resident memory of a process and its children, in megabytes at its peak."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._peak = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def end(self) -> float:
        """Stop watching and return the peak."""
        self._over.set()
        self._thread.join()
        return self._peak

    def _watch(self) -> None:
        while not self._over.wait(0.1):
            self._peak = max(self._peak, _megabytes(self._pid))


def _megabytes(pid: int) -> float:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6 + sum(_megabytes(int(child)) for child in children)


def main() -> None:
    """Measure and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", nargs="*", default=[])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        here = Path(name)
        folder = here / "articles"
        folder.mkdir()
        articles, words = write_articles(given.corpus, folder, given.articles)
        if not given.only or "share" in given.only:
            engine, whole = share(folder, here / "share", given.threads)
            print(f"in one run the engine takes {engine:.1f} of {whole:.1f} CPU s, {engine / whole:.0%}", flush=True)
        measured = []
        if not given.only or "engine" in given.only:
            measured = compared(here, folder, given.threads, given.rounds)
        measured += runs(here, folder, given.threads, given.only)
        if measured:
            table(measured, articles, words)


def compared(here: Path, folder: Path, threads: int, rounds: int) -> list[Measured]:
    """Run the engine alone and the whole in turns, print what the one is of the other, and return the medians."""
    several = str(threads)
    taken: dict[str, list[Measured]] = {}
    for number in range(rounds):
        whole = batch(WHOLE, folder, here / f"one{number}", "--threads", several)
        for one in (*raw(folder, threads), whole):
            taken.setdefault(one.name, []).append(one)
            print(f"{one.name}: {one.seconds:.1f} s, {one.cpu:.1f} CPU s", file=sys.stderr, flush=True)
    medians = {name: _median(some) for name, some in taken.items()}
    whole = medians[WHOLE]
    for engine in (medians[name] for name in ENGINE):
        by_clock, by_cpu = engine.seconds / whole.seconds, engine.cpu / whole.cpu
        print(f"{engine.name} / {WHOLE}: {by_clock:.0%} by the clock, {by_cpu:.0%} by CPU s ({rounds} rounds)")
    return list(medians.values())


def _median(some: Sequence[Measured]) -> Measured:
    seconds, cpu = median(one.seconds for one in some), median(one.cpu for one in some)
    return replace(some[0], seconds=seconds, cpu=cpu, megabytes=max(one.megabytes for one in some))


def runs(here: Path, folder: Path, threads: int, only: Sequence[str]) -> list[Measured]:
    """Do the runs whose names are asked for."""
    several, cache = str(threads), here / "cache"
    two = ("--threads", several, "--workers", "2")
    todo: dict[str, Callable[[str], Measured]] = {
        "cold memory": lambda name: batch(name, folder, here / "cold", "--threads", several, cache=cache),
        "warm memory": lambda name: batch(name, folder, here / "warm", "--threads", several, cache=cache),
        "nothing new": lambda name: batch(name, folder, here / "warm", "--threads", several, cache=cache),
        "2 workers": lambda name: batch(f"{name}, `--no-cache`", folder, here / "two", *two),
        "2 shards": lambda name: shards(f"{name}, `--no-cache`", folder, here / "shards", 2, threads),
        "Ray, 2 actors": lambda name: batch(f"{name}, `--no-cache`", folder, here / "ray", *two, "--ray"),
    }
    found = []
    for name, run in todo.items():
        if not only or name in only:
            found.append(run(name))
            print(f"{name}: {found[-1].seconds:.1f} s, {found[-1].cpu:.1f} CPU s", file=sys.stderr, flush=True)
    return found


def table(measured: Sequence[Measured], articles: int, words: int) -> None:
    """Print the figures, and what a million articles would take."""
    print(f"\n{articles} articles, {words:,} words\n")
    print("| run | threads | s | CPU s | articles/s | words/s | peak MB |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    for one in measured:
        speed = f"{articles / one.seconds:.1f} | {words / one.seconds:,.0f}"
        memory = f"{one.megabytes:,.0f}" if one.megabytes else ""
        # Ray's actors are no children of the command.
        cpu = "–" if one.name.startswith("Ray") else f"{one.cpu:.1f}"
        print(f"| {one.name} | {one.threads} | {one.seconds:.1f} | {cpu} | {speed} | {memory} |")
    for one in measured:
        if one.name == "cold memory":
            print(f"\na million articles: {one.cpu / articles * 1e6 / 3600:,.0f} core hours")


if __name__ == "__main__":
    main()
