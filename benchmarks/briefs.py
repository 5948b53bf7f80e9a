"""Compare briefs with the usual baselines on a corpus with reference briefs.

    python -m benchmarks.briefs DEV.jsonl [--language ru|en] [--lengths short,standard,long]

One article a line: `headline` {ru, en}, `segments` (`paragraph`, `ru`, `en`),
an English `brief`, and `gist`, the numbers of the sentences that carry it.
Every system chooses among the same source sentences and is scored on their
gold English, so that what is measured is the choice. Prints Markdown tables:
the means, then the differences to ours with 95 % bootstrap intervals over
articles. Needs the test extra, and sumy for LexRank and TextRank.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.brief_scores import SCORES, interval, score
from benchmarks.brief_systems import Choice, Item, at_random, lead, lead_3, oracle, ours, sumy
from summarize.briefing import WORDS, Length

Table = npt.NDArray[np.float64]
System = Callable[[Item, Length], Choice]


def systems() -> dict[str, System]:
    """Return the systems by name, ours first; sumy's are left out where it is not installed."""
    known: dict[str, System] = {"summarize": ours, "Lead (same words)": lead, "Lead-3": lead_3, "random": at_random}
    try:
        known |= {f"sumy {method}": sumy(method) for method in ("LexRank", "TextRank")}
    except ImportError:
        print("sumy is not installed: its rows are missing\n")
    return known | {"oracle": oracle}


def measure(items: list[Item], length: Length) -> dict[str, Table]:
    """Return for each system its scores, articles x `SCORES`."""
    return {
        name: np.array([score(item, system(item, length), length) for item in items])
        for name, system in systems().items()
    }


def _means(tables: Mapping[str, Table]) -> str:
    rows = ["| system | " + " | ".join(SCORES) + " |", "|---|" + "---:|" * len(SCORES)]
    for name, table in tables.items():
        rows.append(f"| {name} | " + " | ".join(f"{mean:.1f}" for mean in table.mean(0)) + " |")
    return "\n".join(rows)


def _differences(tables: Mapping[str, Table]) -> str:
    shown = [SCORES.index(name) for name in ("R-1", "R-2", "R-L", "F1")]
    rows = ["| summarize minus | " + " | ".join(SCORES[i] for i in shown) + " |", "|---|" + "---:|" * len(shown)]
    for name, table in tables.items():
        if name == "summarize":
            continue
        cells = []
        for i in shown:
            difference = tables["summarize"][:, i] - table[:, i]
            low, high = interval(difference)
            cells.append(f"{difference.mean():+.1f} [{low:+.1f}, {high:+.1f}]")
        rows.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--language", choices=("ru", "en"), default="ru")
    parser.add_argument("--lengths", default=",".join(WORDS))
    arguments = parser.parse_args()
    records = map(json.loads, arguments.corpus.read_text(encoding="utf-8").splitlines())
    items = [Item(record, arguments.language) for record in records]
    for length in arguments.lengths.split(","):
        tables = measure(items, length)
        print(f"### {length}: {WORDS[length]} words, {len(items)} articles\n")
        print(_means(tables), _differences(tables), sep="\n\n", end="\n\n")


if __name__ == "__main__":
    main()
