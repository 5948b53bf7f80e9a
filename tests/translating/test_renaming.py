"""CTranslate2's variables under transformers' names: each weight of a layer once, projections taken apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from benchmarks.models import SHAPES, build, small
from summarize.translating.renaming import bart_names, layers, t5_names
from summarize.translating.weights_file import read_weights

BART = small(next(shape for shape in SHAPES if shape.kind == "bart"))
T5 = small(next(shape for shape in SHAPES if shape.kind == "t5"))
APART = ("embeddings", "projection", "position_encodings")


@pytest.fixture(scope="module")
def bart(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return the variables of a small BART."""
    return read_weights(build(BART, tmp_path_factory.mktemp("bart")) / "model.bin")


@pytest.fixture(scope="module")
def t5(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return the variables of a small T5."""
    return read_weights(build(T5, tmp_path_factory.mktemp("t5")) / "model.bin")


def elements(arrays: Mapping[str, Any]) -> int:
    """Return how many numbers there are in the matrices and vectors."""
    return sum(array.size for array in arrays.values() if array.ndim)


def of_layers(weights: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is neither embeddings, output nor positions."""
    return {name: array for name, array in weights.items() if not any(part in name for part in APART)}


def test_every_weight_of_bart_has_one_name(bart: dict[str, Any]) -> None:
    assert elements(bart_names(bart)) == elements(of_layers(bart))


def test_every_weight_of_t5_has_one_name_but_the_bias_that_all_layers_share(t5: dict[str, Any]) -> None:
    shared = {name: array for name, array in t5.items() if "relative_attention_bias" in name and "layer_0" not in name}
    assert elements(t5_names(t5)) == elements(of_layers(t5)) - elements(shared)


def test_one_matrix_of_three_projections_is_taken_apart_in_order(bart: dict[str, Any]) -> None:
    names = bart_names(bart)
    parts = [names[f"model.encoder.layers.1.self_attn.{part}_proj.weight"] for part in "qkv"]
    np.testing.assert_array_equal(np.concatenate(parts), bart["encoder/layer_1/self_attention/linear_0/weight"])


def test_attention_across_has_its_query_apart(t5: dict[str, Any]) -> None:
    names, at = t5_names(t5), "decoder.block.0.layer.1.EncDecAttention"
    here = "decoder/layer_0/attention"
    np.testing.assert_array_equal(names[f"{at}.q.weight"], t5[f"{here}/linear_0/weight"])
    both = np.concatenate([names[f"{at}.{part}.weight"] for part in "kv"])
    np.testing.assert_array_equal(both, t5[f"{here}/linear_1/weight"])
    np.testing.assert_array_equal(names[f"{at}.o.weight"], t5[f"{here}/linear_2/weight"])


def test_the_last_norm_is_no_layer(bart: dict[str, Any]) -> None:
    assert "encoder/layer_norm/gamma" in bart
    assert (layers(bart, "encoder"), layers(bart, "decoder")) == (BART.encoder, BART.decoder)
