"""Draw pairs by weight and pack them into batches of like length."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import sentencepiece
import torch
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from training.augment import augment
from training.lexicon import Floats, align
from training.people import Names
from training.vocabulary import EOS, PAD

LONGEST = 128
CHUNK = 40_000


@dataclass(frozen=True)
class Batch:
    """Hold one batch: ids are sentence × position, padded at the end; alignment is None once unguided."""

    source: Tensor
    given: Tensor
    gold: Tensor
    alignment: Tensor | None

    def to(self, device: torch.device | str) -> Batch:
        """Return the batch on `device`."""
        tensors = (self.source, self.given, self.gold, self.alignment)
        return Batch(*(tensor if tensor is None else tensor.to(device, non_blocking=True) for tensor in tensors))  # type: ignore[arg-type]


class Pairs:
    """Draw chunks of pairs by kind; the same (seed, chunk) is always the same draw."""

    def __init__(self, path: Path, weights: dict[str, float], augmented: bool = True) -> None:
        """Read the pairs of the kinds with a weight; without `augmented` they are drawn as they stand."""
        self._augmented = augmented
        self._by_kind: dict[str, list[tuple[str, str]]] = defaultdict(list)
        rows = [line.split("\t") for line in path.read_text(encoding="utf8").splitlines()]
        for kind, source, target in rows:
            if weights.get(kind):
                self._by_kind[kind].append((source, target))
        self._weights = weights
        self._names = Names((source, target) for kind, source, target in rows if kind == "names")

    def draw(self, size: int, chunk: int) -> list[tuple[str, str]]:
        """Return about `size` pairs, augmented if so asked, each kind walked through in shuffled epochs."""
        total = sum(self._weights[kind] * len(pairs) for kind, pairs in self._by_kind.items())
        drawn = []
        for kind, pairs in sorted(self._by_kind.items()):
            quota = round(size * self._weights[kind] * len(pairs) / total)
            for index in range(chunk * quota, (chunk + 1) * quota):
                epoch, place = divmod(index, len(pairs))
                drawn.append(pairs[_shuffled(len(pairs), kind, epoch)[place]])
        if not self._augmented:
            return drawn
        rng = random.Random(f"augment {chunk}")
        return [augment(source, target, rng, self._names) for source, target in drawn]


_ORDERS: dict[tuple[str, int], list[int]] = {}


def _shuffled(size: int, kind: str, epoch: int) -> list[int]:
    name = (kind, epoch)
    if name not in _ORDERS:
        order = list(range(size))
        random.Random(f"{kind} {epoch}").shuffle(order)
        _ORDERS[name] = order
    return _ORDERS[name]


def _pad(rows: list[list[int]]) -> Tensor:
    longest = max(map(len, rows))
    return torch.tensor([row + [PAD] * (longest - len(row)) for row in rows])


class Packer:
    """Encode pairs and pack them into batches of at most `tokens` padded target positions."""

    def __init__(self, data: Path, tokens: int, guided: bool, sampled: float = 0.0) -> None:
        """Read the vocabularies; `sampled` is the share of sources cut into pieces at random (Kudo 2018)."""
        self._here = sentencepiece.SentencePieceProcessor(str(data / "source.model"))
        self._there = sentencepiece.SentencePieceProcessor(str(data / "target.model"))
        self._tokens = tokens
        self._sampled = sampled
        self._tables: tuple[Floats, Floats] | None = None
        if guided:
            self._tables = (
                np.load(data / "forward.npy").astype(np.float32),
                np.load(data / "backward.npy").astype(np.float32),
            )

    def pack(self, pairs: list[tuple[str, str]], seed: int) -> list[list[tuple[list[int], list[int]]]]:
        """Return batches of (source ids, target ids) in an order shuffled by `seed`."""
        rng = random.Random(seed)
        sources = self._here.encode([source for source, _ in pairs], num_threads=2)
        if self._sampled:
            for index in (index for index in range(len(pairs)) if rng.random() < self._sampled):
                sources[index] = self._here.encode(pairs[index][0], enable_sampling=True, nbest_size=-1, alpha=0.3)
        targets = self._there.encode([target for _, target in pairs], num_threads=2)
        kept = [(s, t) for s, t in zip(sources, targets, strict=True) if 0 < len(s) < LONGEST and 0 < len(t) < LONGEST]
        rng.shuffle(kept)
        kept.sort(key=lambda pair: (len(pair[0]), len(pair[1])))
        batches: list[list[tuple[list[int], list[int]]]] = []
        batch: list[tuple[list[int], list[int]]] = []
        widest = 0
        for source, target in kept:
            widest = max(widest, len(source) + 1, len(target) + 1)
            if batch and widest * (len(batch) + 1) > self._tokens:
                batches.append(batch)
                batch, widest = [], max(len(source), len(target)) + 1
            batch.append((source, target))
        rng.shuffle(batches)
        return batches

    def tensors(self, batch: list[tuple[list[int], list[int]]], guided: bool = True) -> Batch:
        """Return the tensors of one batch; the decoder starts from the padding piece, as Marian's does."""
        source = _pad([[*s, EOS] for s, _ in batch])
        gold = _pad([[*t, EOS] for _, t in batch])
        given = torch.cat([torch.full((len(batch), 1), PAD), gold[:, :-1]], dim=1)
        if self._tables is None or not guided:
            return Batch(source, given, gold, None)
        links = torch.zeros(len(batch), gold.shape[1], source.shape[1])
        for row, (s, t) in enumerate(batch):
            soft = align(np.asarray(s, np.int32), np.asarray(t, np.int32), *self._tables)
            links[row, : len(t), : len(s)] = torch.from_numpy(soft)
            links[row, len(t), len(s)] = 1.0
        return Batch(source, given, gold, links)


class Chunks(Dataset[list[Batch]]):
    """Give the batches of a chunk of pairs by its number, the same ones every time."""

    def __init__(self, pairs: Pairs, packer: Packer, guide_every: int) -> None:
        self._pairs, self._packer, self._guide_every = pairs, packer, guide_every

    def __getitem__(self, chunk: int) -> list[Batch]:
        packed = self._packer.pack(self._pairs.draw(CHUNK, chunk), chunk)
        return [self._packer.tensors(rows, index % self._guide_every == 0) for index, rows in enumerate(packed)]

    def ahead(self, first: int, stride: int, loaders: int) -> DataLoader[list[Batch]]:
        """Return chunk `first` and each `stride`-th after it, made ahead by `loaders` processes, with 0 when asked."""
        if loaders:
            torch.multiprocessing.set_sharing_strategy("file_system")
        return DataLoader(self, batch_size=None, sampler=range(first, 2**31, stride), num_workers=loaders)
