"""What Marian itself saves is converted without torch into the model that the hub's files give."""

from __future__ import annotations

import sys
import tarfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from summarize.errors import ModelError
from summarize.modelling import install
from summarize.modelling.convert import convert
from summarize.modelling.verification import verify
from summarize.translating.engine import Decoding
from summarize.translating.loading import load_installed
from summarize.translating.weights_file import read_weights

from . import tiny
from .conftest import NAME

TASK = "translate ru-en"


@pytest.fixture(scope="module")
def saved() -> dict[str, bytes]:
    """Return the files of a tiny model as Marian saves it."""
    return tiny.marian_npz(seed=3)


@pytest.fixture
def _no_torch(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("torch", "transformers"):
        monkeypatch.setitem(sys.modules, name, None)


@pytest.mark.usefixtures("_no_torch")
def test_it_is_the_model_that_the_hub_has(tmp_path: Path, saved: Mapping[str, bytes]) -> None:
    convert(tiny.write(saved, tmp_path / "npz"), tmp_path / "one", {}, TASK, "float32")
    hub = tiny.write(tiny.marian(seed=3, positions=False), tmp_path / "hub")
    convert(hub, tmp_path / "two", {}, TASK, "float32")
    one, two = (read_weights(tmp_path / name / "model.bin") for name in ("one", "two"))
    assert one.keys() == two.keys()
    for name in two.keys() - {"encoder/scale_embeddings", "decoder/scale_embeddings"}:  # "yes" in one, 4.0 in the other
        np.testing.assert_allclose(one[name], two[name], atol=1e-6, err_msg=name)
    for sentence in tiny.RUSSIAN:
        assert tiny.decode(tmp_path / "one", sentence, 4) == tiny.decode(tmp_path / "two", sentence, 4)


@pytest.mark.usefixtures("_no_torch")
@pytest.mark.parametrize("packed", [False, True])
def test_it_is_installed_from_a_folder_or_an_archive_and_translates(
    models: Path, tmp_path: Path, saved: Mapping[str, bytes], packed: bool
) -> None:
    folder = tiny.write(saved, tmp_path / "opus")
    if packed:
        with tarfile.open(tmp_path / "opus.tar", "w") as archive:
            archive.add(folder, "opus")
    location = install.install_from(NAME, tmp_path / "opus.tar" if packed else folder)
    verify(location)
    assert location.manifest.family == "marian"
    assert location.manifest.origin.keys() == saved.keys()
    assert len(load_installed(TASK, NAME).translate(tiny.RUSSIAN, Decoding())) == len(tiny.RUSSIAN)


def pickled(marker: Path) -> bytes:
    """Return an .npz that holds a program."""
    import io

    class Bomb:
        def __reduce__(self) -> tuple[object, tuple[object, ...]]:
            return (marker.touch, ())

    out = io.BytesIO()
    np.savez(out, **{"special:model.yml": np.array([Bomb()], dtype=object)})  # type: ignore[arg-type,unused-ignore]
    return out.getvalue()


def test_a_pickle_inside_is_not_run(tmp_path: Path, saved: Mapping[str, bytes]) -> None:
    marker = tmp_path / "marker"
    folder = tiny.write(dict(saved) | {"opus.npz": pickled(marker)}, tmp_path / "opus")
    with pytest.raises(ModelError, match="not a Marian model that can be converted"):
        convert(folder, tmp_path / "new", {}, TASK)
    assert not marker.exists()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"opus.npz": b"no archive"}, "not a Marian model that can be converted"),
        ({"opus.npz": tiny.marian_npz()["opus.npz"][:-100]}, "not a Marian model that can be converted"),
        ({"opus.vocab.yml": None}, "no vocabulary here"),
        ({"opus.vocab.yml": b"</s>: zero\n"}, "not a Marian model that can be converted"),
        ({"decoder.yml": b"models: [\n"}, "decoder.yml: damaged"),
        ({"decoder.yml": None, "other.npz": b""}, "2 .npz files, and no decoder.yml that says which"),
        ({"source.spm": None}, "source.spm is missing"),
    ],
)
def test_a_folder_with_something_wrong_is_refused_in_one_line(
    tmp_path: Path, saved: Mapping[str, bytes], change: dict[str, bytes | None], message: str
) -> None:
    files = {name: data for name, data in (dict(saved) | change).items() if data is not None}
    with pytest.raises(ModelError, match=message) as caught:
        convert(tiny.write(files, tmp_path / "opus"), tmp_path / "new", {}, TASK)
    assert "\n" not in str(caught.value)
