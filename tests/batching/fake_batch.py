"""A batch with the fake recipe as a program of its own, to be killed, interrupted and resumed by tests."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from summarize.batching.inputs import from_paths, from_stream
from summarize.batching.plan import Plan
from summarize.batching.run import here
from summarize.batching.workers import in_processes
from summarize.cli.batch import execute
from summarize.errors import SummarizeError
from tests.batching.fake_recipe import FakeRecipe


def main() -> int:
    """Run the batch and return its exit code."""
    parser = argparse.ArgumentParser()
    parser.add_argument("input")
    parser.add_argument("out", type=Path)
    parser.add_argument("--calls", default="")
    parser.add_argument("--pause", type=float, default=0.0)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--window", type=int, default=1000)
    parser.add_argument("--progress", default="none")
    given = parser.parse_args()
    recipe = FakeRecipe(given.calls, given.pause, write=(".brief.txt",))
    listing = from_stream(sys.stdin) if given.input == "-" else from_paths([given.input], given.out)
    plan = Plan(given.out, window_bytes=given.window)
    executor = in_processes(given.workers, 2) if given.workers > 1 else here(1)
    try:
        return execute(recipe, listing, plan, executor, given.progress, quiet=False, stats=False)
    except SummarizeError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code


if __name__ == "__main__":
    sys.exit(main())
