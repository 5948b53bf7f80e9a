"""Build the transformers model of an installed model from the weights that CTranslate2 decodes.

Nothing of the hub is read: sizes, activation and where layers are normalised
stand in the file of weights, tokens in the vocabulary. Marian, BART, mBART,
Pegasus, M2M100 and NLLB are one architecture under five names; T5, mT5 and
MADLAD are another.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from summarize.errors import ModelError
from summarize.translating.renaming import bart_names, layers, t5_names
from summarize.translating.weights_file import read_weights

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from summarize.modelling.store import ModelLocation

    Weights = Mapping[str, NDArray[Any]]

# ctranslate2.specs.common_spec.Activation in transformers' words.
_ACTIVATIONS = {0: "relu", 1: "gelu_new", 2: "swish", 3: "gelu"}
_NAMES = {"nllb": "M2M100", "m2m100": "M2M100", "mbart": "MBart", "bart": "Bart", "pegasus": "Pegasus"}
_ENDS = {"Marian": "MarianMTModel"}
_T5 = frozenset({"t5", "mt5", "madlad"})
# Learned positions of BART are stored behind two rows that are never read.
_OFFSET = 2
_NEVER = -1e9


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """Hold a model of transformers and the numbers of its tokens.

    `start` is the token that decoding begins with; `source_end` is what is put
    behind every source that has no end token of its own.
    """

    model: Any
    numbers: Mapping[str, int]
    tokens: tuple[str, ...]
    start: int
    end: int
    unknown: int
    pad: int
    source_end: tuple[int, ...]


def rebuild(location: ModelLocation) -> Rebuilt:
    """Return the model at `location` in float32.

    Raises ModelError where its files are damaged or its weights do not fit.
    """
    try:
        weights = read_weights(location.folder / "model.bin")
        config = json.loads((location.folder / "config.json").read_text(encoding="utf-8"))
        source, target = _vocabulary(location.folder, "source"), _vocabulary(location.folder, "target")
        return _rebuilt(location.manifest.family, weights, config, source, target)
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise ModelError(
            f"{location.folder}: cannot be rebuilt for transformers ({reason}); use --engine ctranslate2"
        ) from error


def _vocabulary(folder: Path, side: str) -> list[str]:
    shared = folder / "shared_vocabulary.json"
    path = shared if shared.is_file() else folder / f"{side}_vocabulary.json"
    tokens: list[str] = json.loads(path.read_text(encoding="utf-8"))
    return tokens


def _rebuilt(family: str, weights: Weights, config: Mapping[str, Any], source: list[str], target: list[str]) -> Rebuilt:
    weights = dict(weights)
    said = dict(zip(target, range(len(target)), strict=True))
    end = said[config["eos_token"]]
    if _number(weights, "decoder/start_from_zero_embedding"):
        # transformers has no zeros to start from but the row of a token that is never said.
        start = pad = _add_zero_row(weights)
    else:
        start = said[config["decoder_start_token"]]
        pad = said.get("<pad>", end)
    special = {"pad_token_id": pad, "eos_token_id": end, "decoder_start_token_id": start}
    model = _t5(weights, special) if family in _T5 else _bart(family, weights, special)
    _give_embeddings(model, weights)
    return Rebuilt(
        model=model.eval(),
        numbers=dict(zip(source, range(len(source)), strict=True)),
        tokens=(*target, "<pad>") if len(target) == pad else tuple(target),
        start=start,
        end=end,
        unknown=source.index(config["unk_token"]),
        pad=pad,
        source_end=(source.index(config["eos_token"]),) if config.get("add_source_eos") else (),
    )


def _add_zero_row(weights: dict[str, NDArray[Any]]) -> int:
    """Add a token of zeros that cannot be said to the decoder's vocabulary; return its number."""
    size = len(weights["decoder/projection/weight"])
    for name in ("encoder/embeddings_0/weight", "decoder/embeddings/weight", "decoder/projection/weight"):
        matrix = weights[name].astype(np.float32)
        # The number must exist on the encoder's side too, where nothing has it.
        zeros = np.zeros((max(0, size + 1 - len(matrix)), matrix.shape[1]), np.float32)
        weights[name] = np.concatenate([matrix, zeros])
    bias = weights.get("decoder/projection/bias", np.zeros(size, np.float32)).astype(np.float32)
    weights["decoder/projection/bias"] = np.append(bias, np.float32(_NEVER))
    return size


def _number(weights: Weights, name: str) -> float:
    value = weights.get(name)
    return 0.0 if value is None else float(value)


def _scales(value: NDArray[Any], width: int) -> bool:
    """Say whether embeddings are scaled by the root of the width: stored as that number, or as a yes."""
    return bool(value) if value.dtype == np.int8 else math.isclose(float(value), math.sqrt(width), rel_tol=1e-4)


def _give_embeddings(model: Any, weights: Weights) -> None:
    """Set the three matrices of words by hand: what transformers ties has changed from version to version."""
    import torch

    for module, name in (
        (model.get_encoder().embed_tokens, "encoder/embeddings_0/weight"),
        (model.get_decoder().embed_tokens, "decoder/embeddings/weight"),
        (model.lm_head, "decoder/projection/weight"),
    ):
        matrix = torch.from_numpy(weights[name].astype(np.float32))
        module.weight = torch.nn.Parameter(matrix, requires_grad=False)


def _load(model: Any, state: Mapping[str, NDArray[Any]]) -> None:
    """Load all weights but the embeddings; raise ValueError where one is missing or left over."""
    import torch

    missing, extra = model.load_state_dict(
        {name: torch.from_numpy(np.array(value, np.float32)) for name, value in state.items()}, strict=False
    )
    apart = ("embed_tokens.weight", "shared.weight", "lm_head.weight", "final_logits_bias")
    odd = [*(name for name in missing if not name.endswith(apart)), *extra]
    if odd:
        raise ValueError(f"the weights do not fit: {odd[0]}")


# BART and its kin


def _bart(family: str, weights: Weights, special: Mapping[str, int]) -> Any:
    import torch
    import transformers

    name = _NAMES.get(family, "Marian")
    settings = {**_bart_settings(weights), **special}
    if name == "Marian":
        settings["decoder_vocab_size"] = len(weights["decoder/embeddings/weight"])
        settings["share_encoder_decoder_embeddings"] = False
    model = getattr(transformers, _ENDS.get(name, f"{name}ForConditionalGeneration"))(
        getattr(transformers, f"{name}Config")(**settings)
    )
    state = bart_names(weights)
    for side in ("encoder", "decoder"):
        encodings = weights[f"{side}/position_encodings/encodings"].astype(np.float32)
        if name in ("Bart", "MBart", "M2M100"):
            encodings = np.concatenate([np.zeros((_OFFSET, encodings.shape[1]), np.float32), encodings])
        if name == "M2M100":  # computed, not loaded
            model.get_submodule(f"model.{side}.embed_positions").weights = torch.from_numpy(encodings)
        else:
            state[f"model.{side}.embed_positions.weight"] = encodings
    if "decoder/projection/bias" in weights:
        state["final_logits_bias"] = weights["decoder/projection/bias"][None]
    _load(model, state)
    return model


def _bart_settings(weights: Weights) -> dict[str, Any]:
    heads = int(weights["encoder/num_heads"])
    width = weights["encoder/embeddings_0/weight"].shape[1]
    return {
        "vocab_size": len(weights["encoder/embeddings_0/weight"]),
        "tie_word_embeddings": False,
        "d_model": width,
        "encoder_layers": layers(weights, "encoder"),
        "decoder_layers": layers(weights, "decoder"),
        "encoder_attention_heads": heads,
        "decoder_attention_heads": heads,
        "encoder_ffn_dim": len(weights["encoder/layer_0/ffn/linear_0/bias"]),
        "decoder_ffn_dim": len(weights["decoder/layer_0/ffn/linear_0/bias"]),
        "activation_function": _ACTIVATIONS[int(weights["encoder/activation"])],
        "scale_embedding": _scales(weights["encoder/scale_embeddings"], width),
        "dropout": 0.0,
        "max_position_embeddings": len(weights["encoder/position_encodings/encodings"]),
        "forced_eos_token_id": None,
    }


# T5 and its kin


def _t5(weights: Weights, special: Mapping[str, int]) -> Any:
    import transformers

    heads = int(weights["encoder/num_heads"])
    gated = "encoder/layer_0/ffn/linear_0_noact/weight" in weights
    activation = _ACTIVATIONS[int(weights["encoder/activation"])]
    buckets = weights["encoder/layer_0/self_attention/relative_attention_bias"]
    scaled = _number(weights, "decoder/scale_outputs") not in (0.0, 1.0)
    config = transformers.T5Config(
        vocab_size=len(weights["encoder/embeddings_0/weight"]),
        d_model=weights["encoder/embeddings_0/weight"].shape[1],
        d_kv=len(weights["encoder/layer_0/self_attention/linear_0/weight"]) // 3 // heads,
        d_ff=len(weights["encoder/layer_0/ffn/linear_0/weight"]),
        num_layers=layers(weights, "encoder"),
        num_decoder_layers=layers(weights, "decoder"),
        num_heads=heads,
        relative_attention_num_buckets=len(buckets),
        relative_attention_max_distance=int(weights["encoder/layer_0/self_attention/relative_attention_max_distance"]),
        feed_forward_proj="gated-gelu" if gated and activation == "gelu_new" else f"{'gated-' * gated}{activation}",
        dropout_rate=0.0,
        tie_word_embeddings=scaled,
        **special,
    )
    # The first T5 scales what it says by its width; versions of transformers read it off either of the two.
    config.scale_decoder_outputs = scaled
    model = transformers.T5ForConditionalGeneration(config)
    _load(model, t5_names(weights))
    return model
