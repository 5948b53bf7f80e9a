"""Measure how fast models of the catalogue's sizes are, and what memory they take, with random weights.

    python -m benchmarks.models                     # all, one at a time
    python -m benchmarks.models bart-large-cnn      # some
    taskset -c 0 python -m benchmarks.models --runs 3

Speed does not depend on what the weights are, so none has to be pulled: each
model is built from its published shape, int8, without torch, in a temporary
folder. Decoding is forced to a fixed length. What is measured is the processor
time of one thread, which other work on the machine disturbs less than it does
the clock; the built-in model, decoded in the same process between the runs, is
the unit. The memory is by how much the process grew with the model and its work.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

BEAMS = (1, 4)
# Sentences, their tokens, the tokens said: news sentences, and an article that becomes a summary.
TRANSLATION, SUMMARY = (4, 24, 24), (1, 480, 72)
_BLOCK = np.random.default_rng(1).integers(-127, 128, 1 << 22, dtype=np.int8)
_SPREAD = 73.3  # the standard deviation of whole numbers from -127 to 127


@dataclass(frozen=True, slots=True)
class Shape:
    """Hold what a model's speed depends on; sizes in units, `tied` output and embeddings being one matrix.

    `kind` is "bart" for all with biases and positions, "t5" for all with
    relative positions and gates.
    """

    name: str
    kind: str
    task: str
    encoder: int
    decoder: int
    width: int
    inner: int
    heads: int
    head: int
    vocabulary: int
    tied: bool = True

    @property
    def weights(self) -> int:
        """Return the number of weights, without biases and norms."""
        attention, ffn = 4 * self.width * self.heads * self.head, (2 + (self.kind == "t5")) * self.width * self.inner
        layers = self.encoder * (attention + ffn) + self.decoder * (2 * attention + ffn)
        return layers + self.vocabulary * self.width * (1 if self.tied else 2)


# From the published configurations; tc-big's vocabulary is reckoned from the size of its file.
SHAPES = (
    Shape("opus-mt-tc-big-zle-en", "bart", "translate", 6, 6, 1024, 4096, 16, 64, 61_500),
    Shape("opus-mt-ru-en", "bart", "translate", 6, 6, 512, 2048, 8, 64, 62_518),
    Shape("nllb-200-distilled-600m", "bart", "translate", 12, 12, 1024, 4096, 16, 64, 256_206),
    Shape("madlad400-3b-mt", "t5", "translate", 32, 32, 1024, 8192, 16, 128, 256_000, tied=False),
    Shape("distilbart-cnn-12-6", "bart", "summarize", 12, 6, 1024, 4096, 16, 64, 50_264),
    Shape("bart-large-cnn", "bart", "summarize", 12, 12, 1024, 4096, 16, 64, 50_264),
    Shape("mbart-ru-sum-gazeta", "bart", "summarize", 12, 12, 1024, 4096, 16, 64, 250_027),
    Shape("mt5-multilingual-xlsum", "t5", "summarize", 12, 12, 768, 2048, 12, 64, 250_112, tied=False),
)


def build(shape: Shape, folder: Path) -> Path:
    """Write a CTranslate2 model of the shape into `folder`, int8, its weights random; return the folder."""
    from ctranslate2.specs import common_spec, transformer_spec

    t5 = shape.kind == "t5"
    spec: Any = transformer_spec.TransformerSpec.from_config(
        (shape.encoder, shape.decoder),
        shape.heads,
        pre_norm=True,
        activation=common_spec.Activation.GELUTanh if t5 else common_spec.Activation.GELU,
        ffn_glu=t5,
        relative_attention_bias=t5,
        rms_norm=t5,
    )
    for stack in (spec.encoder, spec.decoder):
        _stack(stack, shape)
    _linear(spec.decoder.projection, shape.vocabulary, shape.width, bias=False)
    tokens = ["<pad>", "</s>", "<unk>", *(f"w{number}" for number in range(shape.vocabulary - 3))]
    spec.register_source_vocabulary(tokens)
    spec.register_target_vocabulary(tokens)
    spec.config.decoder_start_token = "<pad>"
    spec.config.bos_token, spec.config.eos_token, spec.config.unk_token = "<pad>", "</s>", "<unk>"
    spec.validate()
    _share(spec, shape.tied)
    folder.mkdir(parents=True, exist_ok=True)
    spec.save(str(folder))
    return folder


def _share(spec: Any, tied: bool) -> None:
    """Store matrices of words that are one only once: a name takes the place of an array."""
    for kind in ("weight", "weight_scale"):
        setattr(spec.encoder.embeddings[0], kind, f"decoder/embeddings/{kind}")
        if tied:
            setattr(spec.decoder.projection, kind, f"decoder/embeddings/{kind}")


def _stack(spec: Any, shape: Shape) -> None:
    words = spec.embeddings[0] if isinstance(spec.embeddings, list) else spec.embeddings
    _matrix(words, shape.vocabulary, shape.width)
    _norm(spec.layer_norm, shape)
    if shape.kind == "t5":
        spec.scale_embeddings = False
    else:
        spec.position_encodings.encodings = np.zeros((1024, shape.width), np.float32)
    across = shape.heads * shape.head
    bias = shape.kind != "t5"
    for layer in spec.layer:
        attention = layer.self_attention
        _linear(attention.linear[0], 3 * across, shape.width, bias)
        if shape.kind == "t5":
            attention.queries_scale = 1.0
            attention.relative_attention_bias = np.zeros((32, shape.heads), np.float32)
            attention.relative_attention_max_distance = np.dtype("int32").type(128)
        if hasattr(layer, "attention"):
            _linear(layer.attention.linear[0], across, shape.width, bias)
            _linear(layer.attention.linear[1], 2 * across, shape.width, bias)
            _linear(layer.attention.linear[2], shape.width, across, bias)
            _norm(layer.attention.layer_norm, shape)
            if shape.kind == "t5":
                layer.attention.queries_scale = 1.0
        _linear(attention.linear[1], shape.width, across, bias)
        _norm(attention.layer_norm, shape)
        for name in ("linear_0", "linear_0_noact"):
            if hasattr(layer.ffn, name):
                _linear(getattr(layer.ffn, name), shape.inner, shape.width, bias)
        _linear(layer.ffn.linear_1, shape.width, shape.inner, bias)
        _norm(layer.ffn.layer_norm, shape)


def _matrix(spec: Any, rows: int, columns: int) -> None:
    spec.weight = np.resize(_BLOCK, (rows, columns))
    spec.weight_scale = np.full(rows, _SPREAD * columns**0.5, np.float32)


def _linear(spec: Any, rows: int, columns: int, bias: bool) -> None:
    _matrix(spec, rows, columns)
    if bias:
        spec.bias = np.zeros(rows, np.float32)


def _norm(spec: Any, shape: Shape) -> None:
    spec.gamma = np.ones(shape.width, np.float32)
    if shape.kind != "t5":
        spec.beta = np.zeros(shape.width, np.float32)


def measure(folder: Path, task: str, runs: int) -> dict[str, Any]:
    """Return the seconds of processor time for each beam, least of `runs`, of the model and of the built-in one.

    The built-in one translates as many tokens; of a summary, the article.
    """
    import ctranslate2

    from summarize.modelling.store import BUILTIN_FOLDER

    unit = ctranslate2.Translator(str(BUILTIN_FOLDER), device="cpu", inter_threads=1, intra_threads=1)
    known = json.loads((BUILTIN_FOLDER / "source_vocabulary.json").read_text(encoding="utf-8"))[100:2000]
    _decode(unit, known, TRANSLATION, max(BEAMS))
    before = _resident()
    own = ctranslate2.Translator(str(folder), device="cpu", inter_threads=1, intra_threads=1)
    work = TRANSLATION if task == "translate" else SUMMARY
    rows = work[0] * work[1] // TRANSLATION[1]
    unit_work = (rows, TRANSLATION[1], TRANSLATION[2])
    out: dict[str, Any] = {}
    for beam in BEAMS:
        times: dict[str, list[float]] = {"model": [], "unit": []}
        for _ in range(runs):
            # So short a time is disturbed easily: the least of several.
            times["unit"] += [_decode(unit, known, unit_work, beam) for _ in range(5)]
            times["model"].append(_decode(own, [f"w{number}" for number in range(2000)], work, beam))
        out[str(beam)] = {name: min(each) for name, each in times.items()}
    out["memory"] = _resident() - before
    return out


def _resident() -> int:
    """Return the bytes of memory that this process holds, as Linux tells."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize()


def _decode(translator: Any, words: list[str], work: tuple[int, int, int], beam: int) -> float:
    sentences, read, said = work
    batch = [[words[(7 * row + place) % len(words)] for place in range(read)] for row in range(sentences)]
    start = time.process_time()
    # The end token is forbidden up to the length where decoding stops.
    made = translator.translate_batch(batch, beam_size=beam, min_decoding_length=said, max_decoding_length=said)
    spent = time.process_time() - start
    assert all(len(one.hypotheses[0]) == said for one in made)
    return spent


def rows(shapes: list[Shape], runs: int) -> list[str]:
    """Build and measure one model after the other, each in a process of its own; return the rows of a table."""
    table = []
    for shape in shapes:
        with tempfile.TemporaryDirectory() as place:
            folder = build(shape, Path(place) / "model")
            size = sum(path.stat().st_size for path in folder.iterdir())
            command = [sys.executable, "-m", "benchmarks.models", "--measure", str(folder), shape.task, str(runs)]
            found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        said = TRANSLATION[0] * TRANSLATION[2] if shape.task == "translate" else SUMMARY[2]
        cells = [
            shape.name,
            f"{shape.weights / 1e6:,.0f} M",
            f"{size / 1e6:,.0f} MB",
            f"{found['memory'] / 1e6:,.0f} MB",
        ]
        for beam in BEAMS:
            one = found[str(beam)]
            cells += [f"{said / one['model']:,.0f}", f"{one['model'] / one['unit']:,.0f} ×"]
        table.append("| " + " | ".join([f"`{cells[0]}`", *cells[1:]]) + " |")
        print(table[-1], flush=True)
    return table


def main() -> None:
    """Print the table, or with --measure what one process finds out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="models of the list; all, if none is named")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--measure", nargs=3, metavar=("FOLDER", "TASK", "RUNS"), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.measure:
        print(json.dumps(measure(Path(chosen.measure[0]), chosen.measure[1], int(chosen.measure[2]))))
        return
    print(
        "| model | weights | int8 | memory | beam 1, tokens/s | built-in's time | beam 4, tokens/s | built-in's time |"
    )
    print("|---|--:|--:|--:|--:|--:|--:|--:|", flush=True)
    rows([shape for shape in SHAPES if not chosen.names or shape.name in chosen.names], chosen.runs)


def small(shape: Shape) -> Shape:
    """Return a shape of the same kind, small enough for a test."""
    return dataclasses.replace(shape, encoder=2, decoder=2, width=32, inner=64, heads=2, head=16, vocabulary=2200)


if __name__ == "__main__":
    main()
