"""Give CTranslate2's variables the names that transformers has for them, fused projections taken apart.

Embeddings and positions are left out: they are not named alike in all families.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Weights = Mapping[str, NDArray[Any]]


def layers(weights: Weights, side: str) -> int:
    """Return the number of layers of the "encoder" or the "decoder"."""
    return len(
        {name for name in weights if name.startswith(f"{side}/layer_") and name.endswith("/ffn/linear_0/weight")}
    )


def bart_names(weights: Weights) -> dict[str, NDArray[Any]]:
    """Return the variables under the names of BART and its kin."""
    out: dict[str, NDArray[Any]] = {}
    for side in ("encoder", "decoder"):
        for own in ("layernorm_embedding", "layer_norm"):
            out |= _norm(weights, f"{side}/{own}", f"model.{side}.{own}")
        for index in range(layers(weights, side)):
            here, there = f"{side}/layer_{index}", f"model.{side}.layers.{index}"
            out |= _norm(weights, f"{here}/self_attention/layer_norm", f"{there}.self_attn_layer_norm")
            out |= _norm(weights, f"{here}/attention/layer_norm", f"{there}.encoder_attn_layer_norm")
            out |= _norm(weights, f"{here}/ffn/layer_norm", f"{there}.final_layer_norm")
            out |= _attention(weights, f"{here}/self_attention", f"{there}.self_attn", ("q_proj", "k_proj", "v_proj"))
            out |= _attention(weights, f"{here}/attention", f"{there}.encoder_attn", ("q_proj", "k_proj", "v_proj"))
            for kind in ("weight", "bias"):
                out[f"{there}.fc1.{kind}"] = weights[f"{here}/ffn/linear_0/{kind}"]
                out[f"{there}.fc2.{kind}"] = weights[f"{here}/ffn/linear_1/{kind}"]
    return out


def t5_names(weights: Weights) -> dict[str, NDArray[Any]]:
    """Return the variables under the names of T5."""
    out: dict[str, NDArray[Any]] = {}
    for side in ("encoder", "decoder"):
        out |= _norm(weights, f"{side}/layer_norm", f"{side}.final_layer_norm")
        bias = weights[f"{side}/layer_0/self_attention/relative_attention_bias"]
        out[f"{side}.block.0.layer.0.SelfAttention.relative_attention_bias.weight"] = bias
        for index in range(layers(weights, side)):
            here, there = f"{side}/layer_{index}", f"{side}.block.{index}.layer"
            last = 2 if side == "decoder" else 1
            out |= _attention(weights, f"{here}/self_attention", f"{there}.0.SelfAttention", ("q", "k", "v"), last="o")
            out |= _norm(weights, f"{here}/self_attention/layer_norm", f"{there}.0.layer_norm")
            out |= _attention(weights, f"{here}/attention", f"{there}.1.EncDecAttention", ("q", "k", "v"), last="o")
            out |= _norm(weights, f"{here}/attention/layer_norm", f"{there}.1.layer_norm")
            out |= _norm(weights, f"{here}/ffn/layer_norm", f"{there}.{last}.layer_norm")
            inner = {"linear_0": "wi", "linear_1": "wo"}
            if f"{here}/ffn/linear_0_noact/weight" in weights:
                inner = {"linear_0": "wi_0", "linear_0_noact": "wi_1", "linear_1": "wo"}
            for own, other in inner.items():
                out[f"{there}.{last}.DenseReluDense.{other}.weight"] = weights[f"{here}/ffn/{own}/weight"]
    return out


def _norm(weights: Weights, here: str, there: str) -> dict[str, NDArray[Any]]:
    pairs = (("gamma", "weight"), ("beta", "bias"))
    return {f"{there}.{name}": weights[f"{here}/{kind}"] for kind, name in pairs if f"{here}/{kind}" in weights}


def _attention(
    weights: Weights, here: str, there: str, names: tuple[str, str, str], last: str = "out_proj"
) -> dict[str, NDArray[Any]]:
    """Take an attention apart: alone its three projections are one matrix, across two and one; none, no names."""
    out: dict[str, NDArray[Any]] = {}
    alone = f"{here}/linear_2/weight" not in weights
    for kind in ("weight", "bias"):
        if f"{here}/linear_0/{kind}" not in weights:
            continue
        first = weights[f"{here}/linear_0/{kind}"]
        parts = np.split(first, 3) if alone else [first, *np.split(weights[f"{here}/linear_1/{kind}"], 2)]
        out |= {f"{there}.{name}.{kind}": part for name, part in zip(names, parts, strict=True)}
        out[f"{there}.{last}.{kind}"] = weights[f"{here}/linear_{1 if alone else 2}/{kind}"]
    return out
