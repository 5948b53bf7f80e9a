"""Learn which English stems translate a Russian stem: the table that `checking.omission` reads.

IBM model 1 (Brown et al. 1993) on the stems of content words, over all pairs at
once as flat arrays: one row a link between a Russian and an English stem of the
same pair. What is kept of each Russian stem: its translations by either
direction's probability, and how often one of them is there when it is (in
twentieths), which is how much its absence says.

    python -m training.words --pairs pairs.tsv --out summarize/checking/stems.tsv.gz
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from summarize.checking.content import content_en, content_ru

ORIGINS = ("corpus", "news", "newslike", "general", "literature", "news-machine", "names", "headlines")
ROUNDS = 5
SEEN = 5  # a stem rarer than this teaches nothing
LEAST = 1.5  # pairs that a translation must stand on
SURE = 8  # twentieths: a stem translated more freely says nothing by its absence
WIDTH = 14  # translations kept
FORWARD, BACKWARD = 0.02, 0.12  # least probability of a translation, by direction

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]


def pairs(path: Path, limit: int) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the content stems of each pair, without repeats, of pairs short enough to teach."""
    with path.open(encoding="utf8") as lines:
        for line in lines:
            origin, russian, english = line.rstrip("\n").split("\t")
            if not origin.startswith(ORIGINS) or origin == "corpus-joined" or len(russian) > limit:
                continue
            here = sorted({word.stem for word in content_ru(russian)})
            there = sorted(content_en(english))
            if here and there:
                yield here, there


def number(sides: list[list[str]]) -> tuple[list[str], list[Ints]]:
    """Return the stems seen often enough and each pair's as numbers."""
    counts = Counter(stem for side in sides for stem in side)
    names = sorted(stem for stem, count in counts.items() if count >= SEEN)
    index = {stem: at for at, stem in enumerate(names)}
    return names, [np.array([index[stem] for stem in side if stem in index], np.int32) for side in sides]


def learn(here: list[Ints], there: list[Ints], size: int) -> tuple[NDArray[np.int64], Floats, Floats]:
    """Return the kinds of link (russian * size + english), and p(english | russian), p(russian | english) of each.

    A link that would stand on less than `LEAST` pairs gets the probability 0.
    """
    links = np.concatenate(
        [(np.repeat(f, len(e)).astype(np.int64) * size + np.tile(e, len(f))) for f, e in zip(here, there, strict=True)]
    )
    kinds, link = np.unique(links, return_inverse=True)
    del links
    tables = []
    for given_is_russian in (True, False):
        slot, at = [], 0
        for f, e in zip(here, there, strict=True):
            grid = np.arange(len(f) * len(e)).reshape(len(f), len(e))
            slot.append(((grid % max(1, len(e))) if given_is_russian else (grid // max(1, len(e)))).ravel() + at)
            at += len(e) if given_is_russian else len(f)
        slots = np.concatenate(slot).astype(np.int32)
        given = kinds // size if given_is_russian else kinds % size
        table = np.ones(len(kinds))
        for turn in range(ROUNDS):
            weight = table[link]
            # 0.02: a word may translate nothing of the other side.
            weight /= np.bincount(slots, weight, at)[slots] + 0.02 * (turn > 0)
            counts = np.bincount(link, weight, len(kinds))
            table = counts / np.bincount(given, counts)[given]
        tables.append(np.where(counts >= LEAST, table, 0.0))
    return kinds, tables[0], tables[1]


def table(kinds: NDArray[np.int64], forward: Floats, backward: Floats, size: int) -> dict[int, list[int]]:
    """Return the translations of each Russian stem, the likeliest first."""
    kept = (forward >= FORWARD) | ((backward >= BACKWARD) & (forward >= 0.002))
    found: dict[int, list[tuple[float, int]]] = {}
    for kind, there, back in zip(kinds[kept].tolist(), forward[kept].tolist(), backward[kept].tolist(), strict=True):
        found.setdefault(kind // size, []).append((there + 0.3 * back, kind % size))
    return {
        russian: [english for _, english in sorted(words, reverse=True)[:WIDTH]] for russian, words in found.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--longest", type=int, default=220)
    options = parser.parse_args()
    sides = list(pairs(options.pairs, options.longest))
    russian, here = number([side for side, _ in sides])
    english, there = number([side for _, side in sides])
    print(f"{len(sides):,} pairs, {len(russian):,} Russian and {len(english):,} English stems", flush=True)
    kinds, forward, backward = learn(here, there, len(english))
    words = table(kinds, forward, backward, len(english))
    there_sets = [set(side.tolist()) for side in there]
    seen, covered = Counter[int](), Counter[int]()
    for f, e in zip(here, there_sets, strict=True):
        for stem in f.tolist():
            seen[stem] += 1
            covered[stem] += not e.isdisjoint(words.get(stem, ()))
    lines = []
    for stem, translations in sorted(words.items()):
        # The shrinkage stands for what a stem's own pairs taught the table about themselves.
        sure = int(20 * covered[stem] / (seen[stem] + 4))
        if sure >= SURE:
            lines.append(f"{russian[stem]}\t{sure}\t{' '.join(english[one] for one in translations)}")
    with gzip.GzipFile(options.out, "wb", compresslevel=9, mtime=0) as out:
        out.write("\n".join(lines).encode())
    print(f"{len(lines):,} stems, {options.out.stat().st_size:,} bytes", flush=True)


if __name__ == "__main__":
    main()
