"""Train the translator; resumable to the step, the same on CPU and GPU.

A constant rate after a short warm-up (so that training can go on for as long
as there is time), then, from any checkpoint, a cooling run whose rate falls to
zero on the best data: the cooled weights are the ones to ship.
"""

from __future__ import annotations

import argparse
import json
import math
import signal
import threading
import time
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from training.batches import Batch, Chunks, Packer, Pairs
from training.mixture import FINAL_WEIGHTS, WEIGHTS
from training.model import SHAPES, SmoothedLoss, Translator, padding_mask
from training.peers import Common
from training.vocabulary import EOS, PAD

EXCHANGE = 4  # updates between two exchanges with the peers


class Flat:
    """Keep all parameters in one buffer of the working type, with float32 masters and Adam's moments."""

    def __init__(self, model: Translator, dtype: torch.dtype, device: str) -> None:
        tensors = list(model.parameters())
        size = sum(tensor.numel() for tensor in tensors)
        self.master = torch.cat([tensor.detach().flatten().float() for tensor in tensors]).to(device)
        self.work = self.master.to(dtype)
        self.slope = torch.zeros(size, dtype=dtype, device=device)
        # One buffer for good: a fresh one costs a page fault for every 4 kB, a tenth of a step.
        self.master.grad = torch.zeros_like(self.master)
        at = 0
        for tensor in tensors:
            view = slice(at, at + tensor.numel())
            tensor.data = self.work[view].view(tensor.shape)
            tensor.grad = self.slope[view].view(tensor.shape)
            at += tensor.numel()
        self.optimiser = torch.optim.Adam([self.master], lr=0.0, betas=(0.9, 0.98), eps=1e-8, fused=True)

    def step(self, rate: float, clip: float = 1.0) -> float:
        """Apply the gathered gradient and clear it; return its norm."""
        slope = self.master.grad
        assert slope is not None
        slope.copy_(self.slope)
        norm = float(slope.norm())
        slope.mul_(min(1.0, clip / (norm + 1e-9)))
        self.optimiser.param_groups[0]["lr"] = rate
        self.optimiser.step()
        self.work.copy_(self.master)
        self.slope.zero_()
        return norm


def lexical_start(model: Translator, data: Path) -> None:
    """Set each target embedding near the mean of the source embeddings that it translates."""
    backward = torch.from_numpy(np.load(data / "backward.npy").astype(np.float32)).to(model.source.weight.device)
    with torch.no_grad():
        mean = backward[:, : model.source.num_embeddings] @ model.source.weight
        mean = F.normalize(mean, dim=1) * model.target.weight.norm(dim=1, keepdim=True)
        model.target.weight.copy_(0.8 * mean + 0.6 * model.target.weight)
        model.target.weight[PAD].zero_()


def losses(model: Translator, batch: Batch, smoothing: float, early: bool = True) -> tuple[Tensor, Tensor, int]:
    """Return the summed smoothed loss, the summed loss of the guidance, and the target pieces.

    `early` adds the lexical loss, which a model that reads its source needs no more.
    """
    mask = padding_mask(batch.source, model.source.weight.dtype)
    memory = model.encode(batch.source, mask)
    hidden, asked = model.decode(batch.given, memory, mask)
    real = batch.gold != PAD
    logits = F.linear(hidden[real], model.target.weight, model.bias)
    loss = SmoothedLoss.apply(logits, batch.gold[real], smoothing)
    guided = torch.zeros((), device=logits.device)
    if batch.alignment is not None:
        attention = model.decoder[-1].encoder_attn.first_head(asked, memory, mask)  # type: ignore[union-attr, operator]
        guided = -(batch.alignment * attention).sum()
        if early:
            guided = guided + lexical_loss(model, batch, memory)
    return loss, guided, int(real.sum())


def lexical_loss(model: Translator, batch: Batch, memory: Tensor) -> Tensor:
    """Return the loss of each source position as a bilingual dictionary, on a quarter of the sentences.

    The encoder's output at a position, read through the output layer, should
    name the target pieces aligned with it. It keeps the positions apart while
    the decoder is still a mere language model that does not ask for them.
    """
    assert batch.alignment is not None
    some = slice(None, None, 4)
    scores = F.linear(memory[some], model.target.weight).float().log_softmax(-1)
    gold = batch.gold[some]
    named = scores.gather(2, gold[:, None].expand(-1, scores.shape[1], -1))
    return -4 * (batch.alignment[some].transpose(1, 2) * named).sum()


def unigram_start(model: Translator, packer: Packer, pairs: list[tuple[str, str]]) -> None:
    """Set the output bias to the log-frequency of each piece, which need not be learnt then."""
    counts = torch.ones(model.shape.vocabulary)
    for rows in packer.pack(pairs, 0):
        for _, target in rows:
            counts += torch.bincount(torch.tensor([*target, EOS]), minlength=len(counts))
    with torch.no_grad():
        model.bias.copy_((counts / counts.sum()).log() + math.log(len(counts)))


def rate_at(step: int, options: argparse.Namespace, start: int) -> float:
    """Return the learning rate: a linear warm-up, constant, or 1 - sqrt cooling over `--cool` steps."""
    if options.cool:
        return float(options.rate * max(0.0, 1 - math.sqrt((step - start) / options.cool)))
    return float(options.rate * min(1.0, (step - start + 1) / options.warm))


def save(path: Path, model: Translator, flat: Flat, step: int, chunk: int, place: int, name: str) -> None:
    """Write a checkpoint whole or not at all."""
    state = {
        "master": flat.master,
        "optimiser": flat.optimiser.state_dict(),
        "step": step,
        "chunk": chunk,
        "place": place,
        "shape": name,
        "layout": [(n, list(p.shape)) for n, p in model.named_parameters()],
    }
    torch.save(state, path.with_suffix(".part"))
    path.with_suffix(".part").replace(path)


def dev_loss(model: Translator, packer: Packer, dev: list[tuple[str, str]]) -> float:
    """Return the unsmoothed loss a target piece, in nats."""
    total, pieces = 0.0, 0
    model.eval()
    with torch.no_grad():
        for rows in packer.pack(dev, 0):
            loss, _, count = losses(model, packer.tensors(rows).to(model.bias.device), 0.0)
            total, pieces = total + float(loss), pieces + count
    model.train()
    return total / pieces


def read_dev(data: Path, source: Path) -> list[tuple[str, str]]:
    """Return the segments of every eighth article of the corpus's dev part."""
    from summarize.translating.normalise import normalise_source, normalise_target

    articles = [json.loads(line) for line in (source / "corpus/dev.jsonl").read_text(encoding="utf8").splitlines()]
    pairs = [(s["ru"], s["en"]) for article in articles[::8] for s in article["segments"]]
    return [(normalise_source(source), normalise_target(target)) for source, target in pairs]


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--shared", type=Path, required=True, help="folder with corpus/, for its dev part")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="checkpoint to start from, when --out has none of its own")
    parser.add_argument("--shape", choices=SHAPES, default="medium")
    parser.add_argument("--dropout", type=float, default=0.0, help="for runs that see each pair many times")
    parser.add_argument("--tokens", type=int, default=2048)
    parser.add_argument("--loaders", type=int, default=0, help="processes that make batches ahead: for a GPU")
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--warm", type=int, default=800)
    parser.add_argument("--cool", type=int, default=0, help="cool to zero over this many steps, then stop")
    parser.add_argument("--guide", type=float, default=0.3, help="weight of the guided attention head")
    parser.add_argument("--guide-every", type=int, default=1, help="guide one update in this many")
    parser.add_argument("--early", action=argparse.BooleanOptionalAction, default=True, help="lexical loss")
    parser.add_argument("--sampled", type=float, default=0.0, help="share of sources cut into pieces at random")
    parser.add_argument("--peers", type=int, default=1, help="processes that train together, through --common")
    parser.add_argument("--peer", type=int, default=0, help="which of them this one is")
    parser.add_argument("--common", type=Path, help="file through which the processes exchange their weights")
    parser.add_argument("--lexical", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--augment", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--smoothing", type=float, default=0.1)
    parser.add_argument("--minutes", type=float, default=1e9)
    parser.add_argument("--steps", type=int, default=10**9)
    parser.add_argument("--device", default="cpu", help="cpu, or cuda")
    parser.add_argument("--compile", action="store_true", help="fuse the layers' small operations: for a GPU")
    return parser.parse_args()


class Progress:
    """Log the losses since the last entry, per target piece."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("a")
        self._began = self._shown = time.monotonic()
        self._sums, self._pieces = torch.zeros(2), 0

    def add(self, loss: Tensor, guided: Tensor, pieces: int) -> None:
        """Count one batch."""
        self._sums += torch.tensor([loss.item(), guided.item()])
        self._pieces += pieces

    def write(self, step: int, chunk: int, norm: float, dev: float | None) -> None:
        """Append an entry and start counting anew."""
        now = time.monotonic()
        entry = {
            "step": step,
            "loss": float(self._sums[0]) / self._pieces,
            "guided": float(self._sums[1]) / self._pieces,
            "norm": norm,
            "pieces_per_s": self._pieces / (now - self._shown),
            "minutes": (now - self._began) / 60,
            "chunk": chunk,
        } | ({} if dev is None else {"dev": dev})
        self._file.write(json.dumps(entry) + "\n")
        self._file.flush()
        self._sums, self._pieces, self._shown = torch.zeros(2), 0, time.monotonic()


def compiled(model: Translator) -> None:
    """Have the small operations of each layer fused, whatever the lengths."""
    model.encode = torch.compile(model.encode, dynamic=True)  # type: ignore[method-assign]
    model.decode = torch.compile(model.decode, dynamic=True)  # type: ignore[method-assign]


def begin(options: argparse.Namespace, pairs: Pairs, packer: Packer) -> tuple[Translator, Flat, dict[str, int]]:
    """Return the model, its flat parameters, and where to go on: step, first step of cooling, chunk, place."""
    own = (options.out / "last.pt").exists()
    known = options.out / "last.pt" if own else options.start
    model = Translator(replace(SHAPES[options.shape], dropout=options.dropout)).to(options.device)
    at = {"step": 0, "start": 0, "chunk": 0, "place": 0}
    if known is None:
        unigram_start(model, packer, pairs.draw(20_000, 0))
        if options.lexical:
            lexical_start(model, options.data)
    flat = Flat(model, torch.bfloat16, options.device)
    if options.compile:
        compiled(model)
    if known is not None:
        state = torch.load(known, weights_only=True, map_location=options.device)
        flat.master.copy_(state["master"])
        flat.work.copy_(flat.master)
        flat.optimiser.load_state_dict(state["optimiser"])
        at["step"] = at["start"] = state["step"]
        # Cooling draws from another mixture, but goes on to pairs that were not met lately.
        at |= {"chunk": state["chunk"], "place": state["place"] if own or not options.cool else 0}
        if own:
            at["start"] = json.loads((options.out / "start.json").read_text())["start"]
    (options.out / "start.json").write_text(json.dumps({"start": at["start"], "shape": asdict(SHAPES[options.shape])}))
    return model, flat, at


def main() -> None:
    options = parse()
    torch.manual_seed(1)
    options.out.mkdir(parents=True, exist_ok=True)
    pairs = Pairs(options.data / "pairs.tsv", FINAL_WEIGHTS if options.cool else WEIGHTS, options.augment)
    packer = Packer(options.data, options.tokens, options.guide > 0, options.sampled)
    model, flat, at = begin(options, pairs, packer)
    common = Common(options.common, flat.master, options.peers, at["step"]) if options.common else None
    if common:
        at["step"] = common.start
        flat.work.copy_(flat.master)
    dev = read_dev(options.data, options.shared)
    progress = Progress(options.out / "log.jsonl")
    stopped = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stopped.set())
    began = saved = time.monotonic()
    step, done, norm = at["step"], 0, 0.0
    chunk = at["chunk"] * options.peers + options.peer
    for batches in Chunks(pairs, packer, options.guide_every).ahead(chunk, options.peers, options.loaders):
        for index in range(at["place"], len(batches)):
            batch = batches[index].to(options.device)
            loss, guided, count = losses(model, batch, options.smoothing, options.early)
            ((loss + options.guide * guided) / count).backward()
            norm = flat.step(rate_at(step, options, at["start"]))
            progress.add(loss, guided, count)
            step, done, now = step + 1, done + 1, time.monotonic()
            if common and done % EXCHANGE == 0:
                step = common.exchange(flat.master, EXCHANGE)
                flat.work.copy_(flat.master)
            if done % 100 == 0 or step >= options.steps:
                measured = options.peer == 0 and (done % 500 == 0 or done == 200)
                progress.write(step, chunk, norm, dev_loss(model, packer, dev) if measured else None)
            over = stopped.is_set() or now - began > options.minutes * 60 or step >= options.steps
            over = over or bool(options.cool and step - at["start"] >= options.cool)
            if now - saved > 600 or over:
                save(options.out / "last.pt", model, flat, step, at["chunk"], index + 1, options.shape)
                saved = now
            if over:
                return
        at["chunk"], at["place"], chunk = at["chunk"] + 1, 0, chunk + options.peers


if __name__ == "__main__":
    main()
