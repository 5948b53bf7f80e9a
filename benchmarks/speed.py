"""Measure start-up and decoding: whole processes, several runs, minimum, median and maximum.

    python -m benchmarks.speed examples/agency.txt --runs 7

With the torch extra installed the reference engine decodes the same weights
in the same run, and the table gives the ratio.
"""

from __future__ import annotations

import argparse
import importlib.util
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path


def spread(run: Callable[[], object], runs: int) -> tuple[float, float, float]:
    """Return the minimum, median and maximum wall time of `run` in seconds, after one run that warms the disk cache."""
    run()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times), statistics.median(times), max(times)


def process(*arguments: str) -> Callable[[], object]:
    """Return a function that runs the command once in a new process."""
    command = [sys.executable, "-m", "summarize", *arguments]
    return lambda: subprocess.run(command, check=True, capture_output=True)


def commands(path: str, runs: int) -> list[str]:
    """Return a table row for each cold command."""
    rows = []
    for name, arguments in {
        "--help": ["--help"],
        "brief": ["brief", path, "--no-cache"],
        "brief --length long": ["brief", path, "--no-cache", "--length", "long"],
        "translate": ["translate", path, "--no-cache"],
    }.items():
        low, middle, high = spread(process(*arguments), runs)
        rows.append(f"| `summarize {name}` | {low:.2f} | {middle:.2f} | {high:.2f} |")
    return rows


def engines(path: str, runs: int) -> list[str]:
    """Return a table row for each engine and beam, decoding the sentences of one article."""
    from summarize.modelling.store import resolve
    from summarize.pipeline import Pipeline
    from summarize.translating.engine import Decoding, Engine
    from summarize.translating.engine_ctranslate2 import CTranslate2Engine
    from summarize.translating.normalise import normalise_source

    article = Pipeline(source_language="ru").read(path)
    sources = [normalise_source(article.source(one)) for one in article.segments] * 4
    words = sum(len(source.split()) for source in sources)
    loaded: dict[str, Engine] = {
        "ctranslate2 int8": CTranslate2Engine(resolve(None)),
        "ctranslate2 float32": CTranslate2Engine(resolve(None), compute_type="float32"),
    }
    if importlib.util.find_spec("torch") and importlib.util.find_spec("transformers"):
        from summarize.translating.engine_transformers import TransformersEngine

        loaded["transformers float32"] = TransformersEngine(resolve(None))
    rows = []
    for beam in (1, 4):
        base = 0.0
        for name, engine in loaded.items():
            low, middle, high = spread(lambda e=engine, b=beam: e.translate(sources, Decoding(beam=b)), runs)  # type: ignore[misc]
            base = base or middle
            rows.append(
                f"| {name} | {beam} | {words / high:,.0f} | {words / middle:,.0f} | {words / low:,.0f} "
                f"| {base / middle:.2f} |"
            )
    return rows


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("article", nargs="?", default=str(Path(__file__).parent.parent / "examples/agency.txt"))
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    print("| cold command | min s | median s | max s |\n|---|--:|--:|--:|")
    print("\n".join(commands(options.article, options.runs)))
    print("\n| engine, same weights | beam | source words/s, slowest | median | fastest | ratio |")
    print("|---|--:|--:|--:|--:|--:|")
    print("\n".join(engines(options.article, options.runs)))


if __name__ == "__main__":
    main()
