"""Turn a checkpoint into the two forms that are used: Marian's layout, and CTranslate2."""

from __future__ import annotations

import argparse
import json
import math
import shutil
from pathlib import Path

import numpy as np
import sentencepiece
import torch
from numpy.typing import NDArray

from training.batches import LONGEST
from training.model import SHAPES, Shape, positions
from training.vocabulary import EOS, PAD, UNK

Weights = dict[str, NDArray[np.float32]]

# No hypothesis may contain these: their logits are pushed out of reach.
_NEVER = (PAD, UNK)


def average(paths: list[Path]) -> tuple[Weights, Shape]:
    """Return the mean of the checkpoints' parameters by name, and their shape."""
    total: torch.Tensor | None = None
    for path in paths:
        state = torch.load(path, weights_only=True, map_location="cpu")
        total = state["master"] if total is None else total + state["master"]
    assert total is not None
    master = total / len(paths)
    weights, at = {}, 0
    for name, shape in state["layout"]:
        size = math.prod(shape)
        weights[name] = master[at : at + size].view(shape).numpy()
        at += size
    return weights, SHAPES[state["shape"]]


def marian_name(name: str) -> str:
    """Return what Marian's layout calls a parameter of one of our layers."""
    side, _, rest = name.partition(".")
    return f"model.{side}.layers.{rest.replace('feed.', '')}"


def marian(weights: Weights, shape: Shape) -> Weights:
    """Return the parameters under the names of `transformers.MarianMTModel`, zero biases added."""
    out: Weights = {
        "model.encoder.embed_tokens.weight": weights["source.weight"],
        "model.decoder.embed_tokens.weight": weights["target.weight"],
        "lm_head.weight": weights["target.weight"],
        "final_logits_bias": np.zeros((1, shape.vocabulary), np.float32),
    }
    out["final_logits_bias"][0] = weights["bias"]
    out["final_logits_bias"][0, list(_NEVER)] = -1e4
    for name, value in weights.items():
        if not name.startswith(("encoder.", "decoder.")):
            continue
        full = marian_name(name)
        out[full] = value
        if full.endswith("weight") and value.ndim == 2:
            out[full.removesuffix("weight") + "bias"] = np.zeros(value.shape[0], np.float32)
    return out


def config(shape: Shape) -> dict[str, object]:
    """Return `config.json` as transformers reads it."""
    return {
        "architectures": ["MarianMTModel"],
        "model_type": "marian",
        "vocab_size": shape.vocabulary,
        "decoder_vocab_size": shape.vocabulary,
        "share_encoder_decoder_embeddings": False,
        "tie_word_embeddings": False,
        "d_model": shape.width,
        "encoder_layers": shape.encoder_layers,
        "decoder_layers": shape.decoder_layers,
        "encoder_attention_heads": shape.heads,
        "decoder_attention_heads": shape.heads,
        "encoder_ffn_dim": shape.hidden,
        "decoder_ffn_dim": shape.hidden,
        "activation_function": "relu",
        "scale_embedding": True,
        "max_position_embeddings": shape.longest,
        "dropout": 0.0,
        "attention_dropout": 0.0,
        "activation_dropout": 0.0,
        "static_position_embeddings": True,
        "pad_token_id": PAD,
        "eos_token_id": EOS,
        "forced_eos_token_id": None,
        "bos_token_id": None,
        "decoder_start_token_id": PAD,
        "is_encoder_decoder": True,
        "num_hidden_layers": shape.encoder_layers,
    }


def specification(named: Weights, shape: Shape) -> object:
    """Return the CTranslate2 model of Marian-named parameters."""
    from ctranslate2.specs import common_spec, transformer_spec

    spec = transformer_spec.TransformerSpec.from_config(
        (shape.encoder_layers, shape.decoder_layers),
        shape.heads,
        pre_norm=False,
        activation=common_spec.Activation.RELU,
        alignment_layer=shape.decoder_layers - 1,
        alignment_heads=1,
    )

    def linear(into: common_spec.LinearSpec, *names: str) -> None:
        into.weight = np.concatenate([named[f"{name}.weight"] for name in names])
        into.bias = np.concatenate([named[f"{name}.bias"] for name in names])

    def norm(into: common_spec.LayerNormSpec, name: str) -> None:
        into.gamma, into.beta = named[f"{name}.weight"], named[f"{name}.bias"]

    place = positions(shape.longest, shape.width).numpy()
    for side, part in (("encoder", spec.encoder), ("decoder", spec.decoder)):
        part.scale_embeddings = math.sqrt(shape.width)
        part.position_encodings.encodings = place
        table = part.embeddings[0] if side == "encoder" else part.embeddings
        table.weight = named[f"model.{side}.embed_tokens.weight"]
        for index, layer in enumerate(part.layer):
            base = f"model.{side}.layers.{index}"
            own = f"{base}.self_attn"
            linear(layer.self_attention.linear[0], f"{own}.q_proj", f"{own}.k_proj", f"{own}.v_proj")
            linear(layer.self_attention.linear[1], f"{own}.out_proj")
            norm(layer.self_attention.layer_norm, f"{base}.self_attn_layer_norm")
            if side == "decoder":
                other = f"{base}.encoder_attn"
                linear(layer.attention.linear[0], f"{other}.q_proj")
                linear(layer.attention.linear[1], f"{other}.k_proj", f"{other}.v_proj")
                linear(layer.attention.linear[2], f"{other}.out_proj")
                norm(layer.attention.layer_norm, f"{base}.encoder_attn_layer_norm")
            linear(layer.ffn.linear_0, f"{base}.fc1")
            linear(layer.ffn.linear_1, f"{base}.fc2")
            norm(layer.ffn.layer_norm, f"{base}.final_layer_norm")
    spec.decoder.projection.weight = named["lm_head.weight"].copy()
    spec.decoder.projection.bias = named["final_logits_bias"][0]
    return spec


def pieces(model: Path) -> list[str]:
    """Return the pieces of a SentencePiece model in the order of their ids."""
    processor = sentencepiece.SentencePieceProcessor(str(model))
    return [processor.id_to_piece(index) for index in range(processor.get_piece_size())]


def write_ctranslate2(named: Weights, shape: Shape, data: Path, out: Path, quantization: str | None) -> None:
    """Write the folder that CTranslate2 loads, with the SentencePiece models beside it."""
    # Optimising works in place: the caller may still want the weights as they are.
    spec = specification({name: value.copy() for name, value in named.items()}, shape)
    spec.register_source_vocabulary(pieces(data / "source.model"))  # type: ignore[attr-defined]
    spec.register_target_vocabulary(pieces(data / "target.model"))  # type: ignore[attr-defined]
    settings = spec.config  # type: ignore[attr-defined]
    settings.eos_token, settings.unk_token = "</s>", "<unk>"
    settings.bos_token, settings.decoder_start_token = "</s>", "<pad>"
    settings.add_source_eos = True
    spec.validate()  # type: ignore[attr-defined]
    spec.optimize(quantization=quantization)  # type: ignore[attr-defined]
    out.mkdir(parents=True, exist_ok=True)
    spec.save(str(out))  # type: ignore[attr-defined]
    shutil.copy(data / "source.model", out / "source.spm")
    shutil.copy(data / "target.model", out / "target.spm")


def write_built_in(named: Weights, shape: Shape, data: Path, out: Path) -> None:
    """Write the int8 model, its tokenizers and its manifest where the package looks for them."""
    import ctranslate2

    from summarize.modelling.manifest import Decoding, write_manifest

    write_ctranslate2(named, shape, data, out, "int8")
    write_manifest(
        out,
        name="built-in",
        task="translate ru-en",
        source="built-in",
        revision="",
        licence="MIT",
        converted_with=f"ctranslate2 {ctranslate2.__version__}",
        decoding=Decoding(longest_source=LONGEST, longest_target=LONGEST),
    )


def write_marian(named: Weights, shape: Shape, data: Path, out: Path) -> None:
    """Write the folder that `transformers.MarianMTModel.from_pretrained` loads."""
    from safetensors.numpy import save_file

    out.mkdir(parents=True, exist_ok=True)
    save_file(named, out / "model.safetensors", metadata={"format": "pt"})
    (out / "config.json").write_text(json.dumps(config(shape), indent=1))
    shutil.copy(data / "source.model", out / "source.spm")
    shutil.copy(data / "target.model", out / "target.spm")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", type=Path, nargs="+", help="averaged when several")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--ctranslate2", type=Path)
    parser.add_argument("--marian", type=Path)
    parser.add_argument("--built-in", type=Path, help="summarize/modelling/builtin, to ship the model")
    parser.add_argument("--quantization", default="int8", help="int8, or float32 for comparisons")
    options = parser.parse_args()
    weights, shape = average(options.checkpoints)
    named = marian(weights, shape)
    if options.marian:
        write_marian(named, shape, options.data, options.marian)
    if options.built_in:
        write_built_in(named, shape, options.data, options.built_in)
    if options.ctranslate2:
        kind = None if options.quantization == "float32" else options.quantization
        write_ctranslate2(named, shape, options.data, options.ctranslate2, kind)


if __name__ == "__main__":
    main()
