"""Turn a Marian model of the hub (OPUS-MT) into CTranslate2's form, with numpy alone."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from ctranslate2.converters.utils import fuse_linear
from ctranslate2.specs import common_spec, transformer_spec

from summarize.errors import ModelError

if TYPE_CHECKING:
    from summarize.modelling.weights import Array

PAD = "<pad>"
_POSITIONS = 2048
_ACTIVATIONS = {
    "relu": common_spec.Activation.RELU,
    "swish": common_spec.Activation.SWISH,
    "silu": common_spec.Activation.SWISH,
    "gelu": common_spec.Activation.GELU,
}


def marian_spec(folder: Path, config: Mapping[str, Any], weights: Mapping[str, Array]) -> Any:
    """Return the CTranslate2 specification of a Marian model, its weights and vocabulary set.

    `config` is the hub's config.json; the vocabularies are read from `folder`.
    Raises ModelError where something is missing or does not fit.
    """
    try:
        return _spec(folder, config, weights)
    except KeyError as error:
        raise ModelError(f"{folder}: not a complete Marian model, {error.args[0]} is missing") from error
    except (ValueError, AttributeError, OSError) as error:
        raise ModelError(f"{folder}: not a Marian model that can be converted ({error})") from error


def _spec(folder: Path, config: Mapping[str, Any], weights: Mapping[str, Array]) -> Any:
    spec: Any = transformer_spec.TransformerSpec.from_config(
        (config["encoder_layers"], config["decoder_layers"]),
        config["encoder_attention_heads"],
        pre_norm=False,
        activation=_ACTIVATIONS[config["activation_function"]],
    )
    source, target = _vocabularies(folder)
    encoder, decoder, output = _embeddings(config, weights)
    bias = weights.get("final_logits_bias")
    # transformers adds <pad> as the last word, to start the decoder from a row
    # of zeros. CTranslate2 does that without it, and without it it is never said.
    encoder, source = _without_pad(encoder, source)
    output, _ = _without_pad(output, target)
    decoder, target = _without_pad(decoder, target)
    spec.encoder.embeddings[0].weight = encoder
    # One array for both where they are tied, so that it is stored once.
    tied = decoder.shape == output.shape and np.array_equal(decoder, output)
    same = encoder.shape == decoder.shape and np.array_equal(encoder, decoder)
    spec.decoder.embeddings.weight = encoder if same else decoder
    spec.decoder.projection.weight = spec.decoder.embeddings.weight if tied else output
    if bias is not None and bias.any():
        spec.decoder.projection.bias = bias.reshape(-1)[: len(target)]
    spec.decoder.start_from_zero_embedding = True
    _stack(spec.encoder, "model.encoder", config, weights)
    _stack(spec.decoder, "model.decoder", config, weights)
    spec.register_source_vocabulary(source)
    spec.register_target_vocabulary(target)
    spec.config.eos_token = "</s>"
    spec.config.unk_token = "<unk>"
    spec.config.decoder_start_token = "</s>"  # never read: the decoder starts from zeros
    spec.config.add_source_eos = True
    spec.validate()
    return spec


def _embeddings(config: Mapping[str, Any], weights: Mapping[str, Array]) -> tuple[Array, Array, Array]:
    """Return the embeddings of the encoder, of the decoder, and of the output.

    Where the configuration ties them, any other copy in the file is ignored:
    the first conversions of the tc-big models carry an output matrix that was
    never trained. Writers of safetensors keep one name of those that share
    their memory, and not always the same one.
    """
    shared, lm_head = "model.shared.weight", "lm_head.weight"
    encoder, decoder = "model.encoder.embed_tokens.weight", "model.decoder.embed_tokens.weight"
    if config.get("share_encoder_decoder_embeddings", True):
        inputs = outputs = _first(weights, shared, encoder, decoder, lm_head)
    else:
        inputs = _first(weights, encoder, shared)
        outputs = _first(weights, decoder, lm_head)
    if config.get("tie_word_embeddings", True):
        return inputs, outputs, outputs
    return inputs, outputs, weights[lm_head]


def _first(weights: Mapping[str, Array], *names: str) -> Array:
    name = next((name for name in names if name in weights), names[0])
    return weights[name]


def _without_pad(weight: Array, tokens: list[str]) -> tuple[Array, list[str]]:
    if len(weight) != len(tokens):
        raise ValueError(f"{len(weight)} embeddings for a vocabulary of {len(tokens)}")
    return (weight[:-1], tokens[:-1]) if tokens[-1] == PAD else (weight, tokens)


def _vocabularies(folder: Path) -> tuple[list[str], list[str]]:
    source = _vocabulary(folder / "vocab.json")
    separate = folder / "target_vocab.json"
    return source, _vocabulary(separate) if separate.is_file() else source


def _vocabulary(path: Path) -> list[str]:
    numbers: dict[str, int] = json.loads(path.read_text(encoding="utf-8"))
    tokens = sorted(numbers, key=lambda token: numbers[token])
    if [numbers[token] for token in tokens] != list(range(len(tokens))):
        raise ValueError(f"the numbers of {path.name} have gaps")
    for needed in ("</s>", "<unk>"):
        if needed not in numbers:
            raise ValueError(f"{path.name} has no {needed}")
    return tokens


def _stack(spec: Any, name: str, config: Mapping[str, Any], weights: Mapping[str, Array]) -> None:
    """Set the encoder or the decoder but for its embeddings."""
    spec.scale_embeddings = math.sqrt(config["d_model"]) if config.get("scale_embedding") else 1.0
    stored = weights.get(f"{name}.embed_positions.weight")
    spec.position_encodings.encodings = _positions(stored, config["max_position_embeddings"], config["d_model"])
    for number, layer in enumerate(spec.layer):
        at = f"{name}.layers.{number}"
        _attention(layer.self_attention, f"{at}.self_attn", weights, alone=True)
        if hasattr(layer, "attention"):
            _attention(layer.attention, f"{at}.encoder_attn", weights, alone=False)
        _linear(layer.ffn.linear_0, f"{at}.fc1", weights)
        _linear(layer.ffn.linear_1, f"{at}.fc2", weights)
        _norm(layer.ffn.layer_norm, f"{at}.final_layer_norm", weights)


def _positions(stored: Array | None, longest: int, width: int) -> Array:
    """Return the position encodings, continued far enough that no search runs past them.

    The hub's files have as many as the model should read, and CTranslate2
    fails at the first that is missing; sines can be continued, as Marian does.
    """
    table = sinusoids(max(_POSITIONS, longest), width)
    if stored is None:
        return table
    if np.allclose(stored, table[: len(stored)], atol=1e-3):
        return np.concatenate([stored, table[len(stored) :]])
    return stored


def sinusoids(longest: int, width: int) -> Array:
    """Return Marian's position encodings: sines in the first half of the columns, cosines in the second."""
    rates = np.power(10000.0, -2.0 * (np.arange(width) // 2) / width)
    angles = np.arange(longest)[:, None] * rates[None]
    return np.concatenate([np.sin(angles[:, 0::2]), np.cos(angles[:, 1::2])], axis=1).astype(np.float32)


def _attention(spec: Any, name: str, weights: Mapping[str, Array], alone: bool) -> None:
    parts = [common_spec.LinearSpec() for _ in range(3)]
    for part, kind in zip(parts, ("q_proj", "k_proj", "v_proj"), strict=True):
        _linear(part, f"{name}.{kind}", weights)
    if alone:
        fuse_linear(spec.linear[0], parts)
    else:
        fuse_linear(spec.linear[0], parts[:1])
        fuse_linear(spec.linear[1], parts[1:])
    _linear(spec.linear[-1], f"{name}.out_proj", weights)
    _norm(spec.layer_norm, f"{name}_layer_norm", weights)


def _linear(spec: Any, name: str, weights: Mapping[str, Array]) -> None:
    spec.weight = weights[f"{name}.weight"]
    if f"{name}.bias" in weights:
        spec.bias = weights[f"{name}.bias"]


def _norm(spec: Any, name: str, weights: Mapping[str, Array]) -> None:
    spec.gamma = weights[f"{name}.weight"]
    spec.beta = weights[f"{name}.bias"]
