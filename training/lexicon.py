"""Learn word-piece translation tables by expectation maximisation.

IBM model 1 with a prior towards the diagonal (Brown et al. 1993; Dyer et al.
2013), on sentence pieces, in both directions. The tables serve three ends:
pairs that do not translate each other are dropped, the target embeddings start
near those of the pieces they translate, and one attention head is shown where
to look during the first thousands of updates.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numba
import numpy as np
import sentencepiece
from numpy.typing import NDArray

DIAGONAL = 5.0

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]


@numba.njit(cache=True, fastmath=True)  # type: ignore[untyped-decorator]
def _expect(given: Ints, given_at: Ints, made: Ints, made_at: Ints, table: Floats, counts: Floats) -> float:
    """Add to `counts`[given, made] the expected links under `table`; return the log-likelihood."""
    total = 0.0
    weights = np.empty(512, np.float32)
    for pair in range(len(given_at) - 1):
        first, width = given_at[pair], given_at[pair + 1] - given_at[pair]
        start, height = made_at[pair], made_at[pair + 1] - made_at[pair]
        for j in range(height):
            piece = made[start + j]
            mass = np.float32(1e-9)
            for i in range(width):
                far = abs((i + 0.5) / width - (j + 0.5) / height)
                weights[i] = table[given[first + i], piece] * np.exp(-DIAGONAL * far)
                mass += weights[i]
            total += np.log(mass / width)
            for i in range(width):
                counts[given[first + i], piece] += weights[i] / mass
    return total


@numba.njit(cache=True)  # type: ignore[untyped-decorator]
def _normalise(counts: Floats, smoothing: float) -> None:
    for row in range(counts.shape[0]):
        mass = counts[row].sum() + smoothing * counts.shape[1]
        for column in range(counts.shape[1]):
            counts[row, column] = (counts[row, column] + smoothing) / mass


@numba.njit(cache=True, fastmath=True)  # type: ignore[untyped-decorator]
def _posterior(source: Ints, target: Ints, forward: Floats, backward: Floats, out: Floats) -> None:
    """Write p(i | j) to `out` (target × source): the product of both directions' posteriors."""
    width, height = len(source), len(target)
    there = np.empty((height, width), np.float32)
    back = np.zeros(width, np.float32)
    for j in range(height):
        mass = np.float32(1e-12)
        for i in range(width):
            near = np.exp(-DIAGONAL * abs((i + 0.5) / width - (j + 0.5) / height))
            there[j, i] = forward[source[i], target[j]] * near
            out[j, i] = backward[target[j], source[i]] * near
            mass += there[j, i]
            back[i] += out[j, i]
        for i in range(width):
            there[j, i] /= mass
    for j in range(height):
        mass = np.float32(1e-12)
        for i in range(width):
            out[j, i] = np.sqrt(there[j, i] * (out[j, i] / (back[i] + np.float32(1e-12))))
            mass += out[j, i]
        for i in range(width):
            out[j, i] /= mass


def align(source: Ints, target: Ints, forward: Floats, backward: Floats) -> Floats:
    """Return the soft alignment of one pair, target × source, rows summing to one."""
    out = np.empty((len(target), len(source)), np.float32)
    _posterior(source, target, forward, backward, out)
    return out


def _flatten(lists: list[list[int]]) -> tuple[Ints, Ints]:
    at = np.zeros(len(lists) + 1, np.int32)
    np.cumsum([len(one) for one in lists], out=at[1:])
    return np.concatenate([np.asarray(one, np.int32) for one in lists]), at


def learn(sources: list[list[int]], targets: list[list[int]], size: int, rounds: int = 5) -> tuple[Floats, Floats]:
    """Return p(target | source) and p(source | target) as dense tables of `size` × `size`."""
    source, source_at = _flatten(sources)
    target, target_at = _flatten(targets)
    tables = []
    for given, given_at, made, made_at in (
        (source, source_at, target, target_at),
        (target, target_at, source, source_at),
    ):
        table = np.full((size, size), 1.0 / size, np.float32)
        for turn in range(rounds):
            counts = np.zeros((size, size), np.float32)
            likelihood = _expect(given, given_at, made, made_at, table, counts)
            _normalise(counts, 1e-4)
            table = counts
            print(f"round {turn}: {likelihood / len(made):.3f} nats a piece", flush=True)
        tables.append(table)
    return tables[0], tables[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    here = sentencepiece.SentencePieceProcessor(str(options.data / "source.model"))
    there = sentencepiece.SentencePieceProcessor(str(options.data / "target.model"))
    lines = (options.data / "pairs.tsv").read_text(encoding="utf8").splitlines()
    wanted = ("corpus", "news", "newslike", "general", "names", "literature", "headlines")
    pairs = [line.split("\t") for line in lines if line.startswith(wanted)]
    sources = here.encode([pair[1] for pair in pairs], num_threads=2)
    targets = there.encode([pair[2] for pair in pairs], num_threads=2)
    short = [(s, t) for s, t in zip(sources, targets, strict=True) if 0 < len(s) < 120 and 0 < len(t) < 120]
    forward, backward = learn([s for s, _ in short], [t for _, t in short], here.get_piece_size())
    np.save(options.data / "forward.npy", forward.astype(np.float16))
    np.save(options.data / "backward.npy", backward.astype(np.float16))


if __name__ == "__main__":
    main()
