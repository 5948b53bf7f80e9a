"""Say what share of the hardware's matrix peak a training step reaches.

The work of a step is counted by torch's own counter (products forward and
backward, padding included); the peak is the best rate of bfloat16 products
alone, large squares and the feed-forward layer's own shape.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

import torch
from torch.utils.flop_counter import FlopCounterMode

from training.batches import Batch, Packer, Pairs
from training.mixture import WEIGHTS
from training.model import SHAPES, Shape, Translator
from training.train import Flat, compiled, losses


def seconds(work: Callable[[], object], times: int) -> float:
    """Return the time of one call of `work`, in seconds, the mean over `times` after one unmeasured."""
    work()
    _wait()
    began = time.perf_counter()
    for _ in range(times):
        work()
    _wait()
    return (time.perf_counter() - began) / times


def _wait() -> None:
    if torch.cuda.is_available():
        torch.cuda.synchronize()


def matrix_peak(shape: Shape, tokens: int, device: str) -> float:
    """Return the best rate of bfloat16 products, in FLOP/s."""
    sizes = [(4096, 4096, 4096), (2048, 2048, 2048), (tokens, shape.width, shape.hidden)]
    rates = []
    for rows, inner, columns in sizes:
        left = torch.randn(rows, inner, dtype=torch.bfloat16, device=device)
        right = torch.randn(inner, columns, dtype=torch.bfloat16, device=device)
        rates.append(2 * rows * inner * columns / seconds(lambda a=left, b=right: a @ b, 5))  # type: ignore[misc]
    return max(rates)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--shape", choices=SHAPES, default="medium")
    parser.add_argument("--tokens", type=int, default=2048)
    parser.add_argument("--batches", type=int, default=30)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--compile", action="store_true")
    options = parser.parse_args()
    packer = Packer(options.data, options.tokens, guided=False)
    packed = packer.pack(Pairs(options.data / "pairs.tsv", WEIGHTS).draw(20_000, 0), 0)[: options.batches]
    batches = [packer.tensors(batch).to(options.device) for batch in packed]
    model = Translator(SHAPES[options.shape]).to(options.device)
    flat = Flat(model, torch.bfloat16, options.device)

    def step(batch: Batch) -> int:
        loss, _, pieces = losses(model, batch, 0.1, early=False)
        (loss / pieces).backward()
        flat.step(1e-5)
        return pieces

    with FlopCounterMode(display=False) as counter:
        pieces = sum(map(step, batches))
    work = counter.get_total_flops()
    if options.compile:
        compiled(model)
    took = seconds(lambda: [step(batch) for batch in batches], 1)
    peak = matrix_peak(model.shape, options.tokens, options.device)
    print(f"{pieces / took:,.0f} target pieces/s; {work / took / 1e9:,.0f} of {peak / 1e9:,.0f} GFLOP/s", end="")
    print(f" ({work / took / peak:.0%}), {torch.get_num_threads()} threads")


if __name__ == "__main__":
    main()
