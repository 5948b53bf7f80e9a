"""Time ranking and selection on a long article, and the import of the room.

    python -m benchmarks.brief_speed CORPUS.jsonl [--sentences 500] [--runs 20]

The article is many of the corpus joined, so that its vocabulary is larger
than that of any real one of its length. Prints the best and the median of the
runs in milliseconds, after one to warm up.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.brief_systems import Item
from summarize.briefing import WORDS, choose, rank

_IMPORT = "import time; t = time.perf_counter(); import summarize.briefing; print(1000 * (time.perf_counter() - t))"


def joined(path: Path, sentences: int) -> Item:
    """Return one article made of the first sentences of a corpus, its paragraphs kept apart."""
    segments: list[dict[str, object]] = []
    paragraph = -1
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for record in records:
        before = -1
        for segment in record["segments"]:
            paragraph += segment["paragraph"] != before
            before = segment["paragraph"]
            segments.append({**segment, "paragraph": paragraph})
    return Item({**records[0], "segments": segments[:sentences]}, "ru")


def milliseconds(run: Callable[[], object], runs: int) -> str:
    """Return the best and the median time of a call, as text."""
    run()
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        run()
        times.append(1000 * (time.perf_counter() - started))
    return f"best {min(times):.1f} ms, median {statistics.median(times):.1f} ms"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--sentences", type=int, default=500)
    parser.add_argument("--runs", type=int, default=20)
    arguments = parser.parse_args()
    article = joined(arguments.corpus, arguments.sentences).article
    ranking = rank(article)
    print(f"rank {len(ranking.candidates)} sentences: {milliseconds(lambda: rank(article), arguments.runs)}")
    for length, budget in WORDS.items():
        print(f"choose, {length}: {milliseconds(lambda budget=budget: choose(ranking, budget), arguments.runs)}")  # type: ignore[misc]
    imports = [float(subprocess.check_output([sys.executable, "-c", _IMPORT])) for _ in range(arguments.runs)]
    print(f"import: best {min(imports):.1f} ms, median {statistics.median(imports):.1f} ms")


if __name__ == "__main__":
    main()
