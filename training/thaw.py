"""Make a checkpoint of packaged weights, so that training goes on from them on any machine.

Adam's moments are lost in the package and start from zero: give `train` a
warm-up of some hundreds of steps after a thaw.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from summarize.translating.renaming import bart_names
from summarize.translating.weights_file import read_weights
from training.export import marian_name
from training.model import SHAPES, Translator
from training.train import Flat, save
from training.vocabulary import PAD, UNK

Weights = dict[str, NDArray[np.float32]]


def parameters(found: Weights, names: list[str]) -> Weights:
    """Return the parameters of `Translator` called `names`, of CTranslate2's variables by name."""
    layers = bart_names(found)
    out: Weights = {
        "source.weight": found["encoder/embeddings_0/weight"],
        "target.weight": found["decoder/embeddings/weight"],
        "bias": found["decoder/projection/bias"].copy(),
    }
    out["bias"][[PAD, UNK]] = -4.0  # out of reach in the package; rare here
    return {name: out[name] if name in out else layers[marian_name(name)] for name in names}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="model.bin of the package")
    parser.add_argument("out", type=Path, help="checkpoint to write")
    parser.add_argument("--shape", choices=SHAPES, default="medium")
    parser.add_argument("--step", type=int, default=0, help="updates that these weights have behind them")
    options = parser.parse_args()
    model = Translator(SHAPES[options.shape])
    weights = parameters(read_weights(options.model), [name for name, _ in model.named_parameters()])
    model.load_state_dict({name: torch.from_numpy(value.astype(np.float32)) for name, value in weights.items()})
    options.out.parent.mkdir(parents=True, exist_ok=True)
    flat = Flat(model, torch.bfloat16, "cpu")
    flat.step(0.0)  # a step of rate zero makes the optimiser's state; its moments stay zero
    save(options.out, model, flat, options.step, 0, 0, options.shape)


if __name__ == "__main__":
    main()
