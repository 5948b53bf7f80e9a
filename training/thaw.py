"""Make a checkpoint of packaged weights, so that training goes on from them on any machine.

Adam's moments are lost in the package and start from zero: give `train` a
warm-up of some hundreds of steps after a thaw.
"""

from __future__ import annotations

import argparse
import math
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from summarize.translating.weights_file import read_weights
from training.model import SHAPES, Translator
from training.train import Flat, save
from training.vocabulary import PAD, UNK

Weights = dict[str, NDArray[np.float32]]


def _attention(found: Weights, base: str, into: str, own: bool) -> Weights:
    """Return the four matrices of one attention, which CTranslate2 keeps as joined rows."""
    if own:
        query, key, value = np.split(found[f"{base}/linear_0/weight"], 3)
        last = found[f"{base}/linear_1/weight"]
    else:
        query = found[f"{base}/linear_0/weight"]
        key, value = np.split(found[f"{base}/linear_1/weight"], 2)
        last = found[f"{base}/linear_2/weight"]
    parts = zip(("q_proj", "k_proj", "v_proj", "out_proj"), (query, key, value, last), strict=True)
    return {f"{into}.{name}.weight": matrix for name, matrix in parts}


def parameters(found: Weights, layers: tuple[int, int]) -> Weights:
    """Return the parameters of `Translator` by name, of CTranslate2's variables by name."""
    width = found["encoder/layer_0/ffn/layer_norm/gamma"].shape[0]
    out: Weights = {
        # The package holds embeddings as they are looked up, before scaling by the root of the width.
        "source.weight": found["encoder/embeddings_0/weight"],
        "target.weight": found["decoder/embeddings/weight"],
        "bias": found["decoder/projection/bias"].copy(),
    }
    assert out["source.weight"].shape[1] == width
    out["bias"][[PAD, UNK]] = -4.0  # out of reach in the package; rare here
    for side, count in zip(("encoder", "decoder"), layers, strict=True):
        for index in range(count):
            base, into = f"{side}/layer_{index}", f"{side}.{index}"
            out |= _attention(found, f"{base}/self_attention", f"{into}.self_attn", own=True)
            norms = {"self_attn_layer_norm": "self_attention", "final_layer_norm": "ffn"}
            if side == "decoder":
                out |= _attention(found, f"{base}/attention", f"{into}.encoder_attn", own=False)
                norms["encoder_attn_layer_norm"] = "attention"
            for name, part in norms.items():
                out[f"{into}.{name}.weight"] = found[f"{base}/{part}/layer_norm/gamma"]
                out[f"{into}.{name}.bias"] = found[f"{base}/{part}/layer_norm/beta"]
            out[f"{into}.feed.fc1.weight"] = found[f"{base}/ffn/linear_0/weight"]
            out[f"{into}.feed.fc2.weight"] = found[f"{base}/ffn/linear_1/weight"]
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="model.bin of the package")
    parser.add_argument("out", type=Path, help="checkpoint to write")
    parser.add_argument("--shape", choices=SHAPES, default="medium")
    parser.add_argument("--step", type=int, default=0, help="updates that these weights have behind them")
    options = parser.parse_args()
    shape = SHAPES[options.shape]
    model = Translator(shape)
    weights = parameters(read_weights(options.model), (shape.encoder_layers, shape.decoder_layers))
    with torch.no_grad():
        for name, tensor in model.named_parameters():
            assert math.prod(tensor.shape) == weights[name].size, name
            tensor.copy_(torch.from_numpy(weights.pop(name).astype(np.float32)).view(tensor.shape))
    assert not weights, sorted(weights)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    flat = Flat(model, torch.bfloat16, "cpu")
    flat.step(0.0)  # a step of rate zero makes the optimiser's state; its moments stay zero
    save(options.out, model, flat, options.step, 0, 0, options.shape)


if __name__ == "__main__":
    main()
