"""Measure what naming does to good translations, and how many names damaged on purpose it mends.

    python -m benchmarks.names PAIRS… [--damage] [--show]

PAIRS are as for `benchmarks.trust`: a .tsv of lines, each a document of its
own, or a .jsonl of articles. The references are gone through as a model's
output is, without an alignment: a reference that changes or gets a finding is
mostly a false alarm. With --damage each part of each person whose spelling is
certain is damaged in every way of `tests.naming.damage`, and counts as mended
where the reference comes back letter for letter. With --show they are printed.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.trust import Pairs, Share, documents
from summarize.naming import similarity
from summarize.naming.copying import copy
from summarize.naming.document import Names
from summarize.naming.name import Name
from summarize.naming.repairing import repair
from tests.naming.damage import damages


def damaged(source: str, reference: str, names: Sequence[Name], chance: random.Random) -> Iterator[str]:
    """Yield the reference with one part of one person's name spelled in no accepted way."""
    for name in names:
        if name.kind != "person" or not name.certain:
            continue
        for at, role in enumerate(name.roles):
            right = rf"\b{re.escape(name.parts[at][0])}\b"
            if role not in "gs" or not re.search(right, reference):
                continue
            for _, form in damages(source, name, at, chance):
                if not any(similarity.same(good, form, name.system) for good in name.parts[at]):
                    yield re.sub(right, form, reference, count=1)


def measure(found: Sequence[Pairs], with_damage: bool, show: bool) -> tuple[Share, Share, Share]:
    """Return how many references stay as they are and have a finding, and how many damaged ones are mended."""
    same, told, mended = Share(), Share(), Share()
    chance = random.Random(7)
    for pairs in found:
        known = Names.of([source for source, _ in pairs])
        for source, reference in pairs:
            names = known.in_segment(source)
            out, findings = repair(source, copy(source, reference, names), names)
            same += Share(int(out == reference), 1)
            told += Share(int(bool(findings)), 1)
            if show and (out != reference or findings):
                print(source, reference, out, *(finding.detail for finding in findings), "", sep="\n")
            for bad in damaged(source, reference, names, chance) if with_damage else ():
                mended += Share(int(repair(source, copy(source, bad, names), names)[0] == reference), 1)
    return same, told, mended


def main() -> None:
    """Print one row of a table a file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="+", type=Path)
    parser.add_argument("--damage", action="store_true")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    print("| | segments | left unchanged % | with a finding % | damaged names | mended % |")
    print("| --- | --: | --: | --: | --: | --: |")
    for path in options.pairs:
        same, told, mended = measure(documents(path, 0), options.damage, options.show)
        print(f"| {path.name} | {same.wanted} | {same} | {told} | {mended.wanted or '–'} | {mended} |")


if __name__ == "__main__":
    main()
