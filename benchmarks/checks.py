"""Measure the checks: false alarms on good translations, recall on damaged ones, findings on systems' outputs.

    python -m benchmarks.checks PAIRS… [--outputs FILE…] [--samples N]

PAIRS are files of "Russian<tab>English" lines, or .jsonl of articles with
`segments` of `ru` and `en`. An output is a file of English lines, one for each
line of the .tsv whose name it begins with: wmt.tsv and wmt.system.en.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from pathlib import Path

from benchmarks.damage_words import with_address
from benchmarks.mutations import MUTATIONS
from summarize.checking import CHECKS, check

Pairs = list[tuple[str, str]]


def read(path: Path) -> Pairs:
    """Return the pairs of a .tsv or .jsonl file."""
    lines = path.read_text(encoding="utf8").splitlines()
    if path.suffix != ".jsonl":
        return [(line.split("\t")[0], line.split("\t")[1]) for line in lines if line]
    pairs: Pairs = []
    for article in map(json.loads, lines):
        pairs.append((article["headline"]["ru"], article["headline"]["en"]))
        pairs += [(segment["ru"], segment["en"]) for segment in article["segments"]]
    return pairs


def alarms(pairs: Pairs) -> tuple[Counter[str], float]:
    """Return how many segments each check flags ("any" for all together), and milliseconds a segment."""
    counts: Counter[str] = Counter()
    began = time.process_time()
    for source, target in pairs:
        names = {finding.check for finding in check(source, target)}
        counts.update(names)
        counts["any"] += bool(names)
    return counts, (time.process_time() - began) / len(pairs) * 1000


def recall(pairs: Pairs, name: str) -> tuple[int, int, int]:
    """Return how many targets a mutation damaged, how many its own checks flag, how many any check flags."""
    mutate, wanted = MUTATIONS[name]
    chance = random.Random(name)
    total = own = any_check = 0
    for source, target in pairs:
        if wanted == {"urls-emails"}:
            source, target = with_address(source, target, chance)
        damaged = mutate(source, target, chance)
        if damaged is None or damaged == target or check(source, target):
            continue
        found = {finding.check for finding in check(source, damaged)}
        total += 1
        own += not wanted.isdisjoint(found)
        any_check += bool(found)
    return total, own, any_check


def rate(part: int, whole: int) -> str:
    """Return a share as "12.3 %"."""
    return f"{part / whole:.1%}" if whole else "–"


def row(*cells: str) -> str:
    """Return a line of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def print_alarms(sets: dict[str, Pairs]) -> None:
    counted = {name: alarms(pairs) for name, pairs in sets.items()}
    print("## False alarms on good translations\n")
    print(row("check", *(f"{name} ({len(pairs):,})" for name, pairs in sets.items())))
    print(row(*["---"] * (len(sets) + 1)))
    for name in (*CHECKS, "any"):
        print(
            row(name, *(f"{counts[name]} ({rate(counts[name], len(sets[of]))})" for of, (counts, _) in counted.items()))
        )
    print(row("milliseconds a segment", *(f"{cost:.2f}" for _, cost in counted.values())) + "\n")


def print_recall(sets: dict[str, Pairs]) -> None:
    print("## Recall on damaged translations: by the check meant for it / by any check (of how many)\n")
    print(row("damage", *sets))
    print(row(*["---"] * (len(sets) + 1)))
    for name in MUTATIONS:
        counted = [recall(pairs, name) for pairs in sets.values()]
        print(
            row(
                name, *(f"{rate(own, total)} / {rate(any_check, total)} ({total})" for total, own, any_check in counted)
            )
        )
    print()


def print_outputs(sets: dict[str, Pairs], outputs: list[Path], samples: int) -> None:
    print("## Findings on systems' outputs\n")
    for path in outputs:
        pairs = next((pairs for name, pairs in sets.items() if path.name.startswith(name.split(".")[0])), None)
        lines = path.read_text(encoding="utf8").split("\n")
        if pairs is None or len(lines) < len(pairs):
            print(f"{path.name}: no pairs of that name and length")
            continue
        flagged = [
            (source, line, found)
            for (source, _), line in zip(pairs, lines, strict=False)
            if (found := check(source, line))
        ]
        counts = Counter(name for _, _, found in flagged for name in {finding.check for finding in found})
        share = rate(len(flagged), len(pairs))
        print(f"### {path.name}: {len(flagged)} of {len(pairs):,} flagged ({share})\n")
        print(", ".join(f"{name} {count}" for name, count in counts.most_common()))
        for source, line, found in flagged[:samples]:
            print(f"\n- {'; '.join(map(str, found))}\n  - {source}\n  - {line}")
        print()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path, nargs="+")
    parser.add_argument("--outputs", type=Path, nargs="*", default=[])
    parser.add_argument("--samples", type=int, default=10)
    options = parser.parse_args()
    sets = {path.name: read(path) for path in options.pairs}
    print_alarms(sets)
    print_recall(sets)
    if options.outputs:
        print_outputs(sets, options.outputs, options.samples)


if __name__ == "__main__":
    main()
