"""Reading weights: plain data, checked before it is believed, and never run."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.errors import ModelError
from summarize.modelling.weights import Weights, read_weights, shards

from . import tiny

NO_MODEL = b"whoever opens this file has lost"
VALUES = np.array([[0.5, -1.25, 3.0], [0.0, 1e-3, -7.5]], dtype=np.float32)


def stored(folder: Path, data: bytes, name: str = "model.safetensors") -> Path:
    """Write a file of weights; return it."""
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(("kind", "close"), [("F32", 0.0), ("F16", 1e-3), ("BF16", 1e-2)])
def test_every_kind_of_float_is_read_as_float32(tmp_path: Path, kind: str, close: float) -> None:
    path = stored(tmp_path, tiny.safetensors({"a": VALUES[0], "b": VALUES}, kind))
    read = Weights([path])
    assert list(read) == ["a", "b"]
    assert read["b"].dtype == np.float32
    np.testing.assert_allclose(read["b"], VALUES, rtol=close)
    np.testing.assert_allclose(read["a"], VALUES[0], rtol=close)


def test_what_is_read_can_be_written_to_without_touching_the_file(tmp_path: Path) -> None:
    path = stored(tmp_path, tiny.safetensors({"a": VALUES}))
    Weights([path])["a"][:] = 9
    np.testing.assert_array_equal(Weights([path])["a"], VALUES)


def test_the_formats_own_library_reads_and_writes_the_same(tmp_path: Path) -> None:
    library = pytest.importorskip("safetensors.numpy", reason="comes with the torch extra")
    ours = stored(tmp_path, tiny.safetensors({"a": VALUES}), "ours.safetensors")
    np.testing.assert_array_equal(library.load_file(ours)["a"], VALUES)
    theirs = tmp_path / "theirs.safetensors"
    library.save_file({"a": VALUES, "b": VALUES.astype(np.float16)}, theirs)
    np.testing.assert_array_equal(Weights([theirs])["a"], VALUES)


def spoilt(change: Any) -> bytes:
    """Return a file whose header says of its one tensor what `change` makes of it."""
    body = VALUES.tobytes()
    header = {"a": change({"dtype": "F32", "shape": [2, 3], "data_offsets": [0, len(body)]})}
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + body


@pytest.mark.parametrize(
    "change",
    [
        lambda entry: entry | {"data_offsets": [0, 1 << 40]},
        lambda entry: entry | {"data_offsets": [-8, 16]},
        lambda entry: entry | {"shape": [2, 4]},
        lambda entry: entry | {"shape": [1 << 40, 3]},
        lambda entry: entry | {"dtype": "F99"},
        lambda entry: {"dtype": "F32"},
        lambda entry: [],
    ],
)
def test_a_header_that_does_not_fit_the_file_is_refused(tmp_path: Path, change: object) -> None:
    with pytest.raises(ModelError, match=r"not a safetensors file, or cut short"):
        Weights([stored(tmp_path, spoilt(change))])


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = stored(tmp_path_factory.getbasetemp(), data, "any.safetensors")
    with contextlib.suppress(ModelError):
        assert all(len(name) < 200 for name in Weights([path]))


@given(st.integers(min_value=0, max_value=300))
def test_a_file_cut_short_anywhere_is_refused(tmp_path_factory: pytest.TempPathFactory, at: int) -> None:
    whole = tiny.safetensors({"a": VALUES, "b": VALUES})
    path = stored(tmp_path_factory.getbasetemp(), whole[: min(at, len(whole) - 1)], "cut.safetensors")
    with pytest.raises(ModelError):
        Weights([path])


def test_whole_numbers_are_no_weights(tmp_path: Path) -> None:
    read = Weights([stored(tmp_path, spoilt(lambda entry: entry | {"dtype": "I32"}))])
    with pytest.raises(ModelError, match=r"a holds I32"):
        read["a"]


@pytest.mark.parametrize("name", ["../model.safetensors", "/etc/passwd", ".hidden", "a/b.safetensors", 7])
def test_an_index_names_only_files_beside_it(tmp_path: Path, name: object) -> None:
    index = tmp_path / "model.safetensors.index.json"
    index.write_text(json.dumps({"weight_map": {"a": name}}))
    with pytest.raises(ModelError):
        shards(index)


def test_an_index_that_is_none_is_refused(tmp_path: Path) -> None:
    index = tmp_path / "model.safetensors.index.json"
    index.write_text("[]")
    with pytest.raises(ModelError, match=r"not an index"):
        shards(index)


def test_a_folder_without_weights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no weights here"):
        read_weights(tmp_path)


def test_safetensors_are_preferred_and_the_pickle_stays_shut(tmp_path: Path) -> None:
    stored(tmp_path, tiny.safetensors({"a": VALUES}))
    stored(tmp_path, NO_MODEL, "pytorch_model.bin")
    np.testing.assert_array_equal(read_weights(tmp_path)["a"], VALUES)


def test_a_pickle_is_read_by_torch_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stored(tmp_path, NO_MODEL, "pytorch_model.bin")

    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr("importlib.import_module", missing)
    with pytest.raises(ModelError, match=r"run: pip install 'summarize\[torch\]'$"):
        read_weights(tmp_path)


def test_a_pickle_that_would_run_something_is_refused_by_torch(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch", reason="takes the torch extra")
    marker = tmp_path / "marker"

    class Bomb:
        def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
            return (marker.touch, ())

    torch.save({"a": Bomb()}, tmp_path / "pytorch_model.bin")
    with pytest.raises(ModelError, match=r"torch refuses to load it") as caught:
        read_weights(tmp_path)
    assert "\n" not in str(caught.value)
    assert not marker.exists()


def test_a_plain_pickle_of_weights_is_read_with_torch(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch", reason="takes the torch extra")
    torch.save({"a": torch.from_numpy(VALUES.copy()).half()}, tmp_path / "pytorch_model.bin")
    np.testing.assert_allclose(read_weights(tmp_path)["a"], VALUES, rtol=1e-3)
