"""Training with real data files and a small network: resumable, exportable, thawable."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from summarize.naming.transliteration import russian

torch = pytest.importorskip("torch", reason="training needs the training extra")
pytest.importorskip("numba", reason="training needs the training extra")

SYLLABLES = [first + second for first in "бвгдзклмнпрст" for second in "аеиоу"]


def run(*arguments: str) -> None:
    done = subprocess.run([sys.executable, "-m", *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with pairs, vocabularies and tables of a toy language, and a corpus with a dev part."""
    folder = tmp_path_factory.mktemp("data")
    rng = random.Random(1)
    words = ["".join(rng.choices(SYLLABLES, k=rng.randint(1, 3))) for _ in range(300)]
    rows = []
    for _ in range(1500):
        source = " ".join([*rng.choices(words, k=4), str(rng.randint(10, 99))])
        rows.append(("corpus", source, russian(source)))
    rows += [("names", "Сафонов", "Safonov")]
    (folder / "pairs.tsv").write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf8")
    (folder / "corpus").mkdir()
    segments = [{"ru": source, "en": target} for _, source, target in rows[:5]]
    (folder / "corpus/dev.jsonl").write_text(json.dumps({"segments": segments}), encoding="utf8")
    run("training.vocabulary", "--data", str(folder), "--size", "400", "--sentences", "2000")
    run("training.lexicon", "--data", str(folder))
    return folder


def train(data: Path, out: Path, *extra: str) -> None:
    run(
        "training.train", "--data", str(data), "--shared", str(data), "--out", str(out),
        "--shape", "tiny", "--tokens", "256", "--warm", "4", "--guide", "0.1", *extra,
    )  # fmt: skip


def master(path: Path) -> np.ndarray:
    state = torch.load(path, weights_only=True)
    return np.asarray(state["master"])


def test_an_interrupted_run_goes_on_to_the_very_step(data: Path, tmp_path: Path) -> None:
    train(data, tmp_path / "whole", "--steps", "8")
    train(data, tmp_path / "parts", "--steps", "3")
    assert torch.load(tmp_path / "parts/last.pt", weights_only=True)["step"] == 3
    train(data, tmp_path / "parts", "--steps", "8")
    np.testing.assert_array_equal(master(tmp_path / "whole/last.pt"), master(tmp_path / "parts/last.pt"))


def test_batches_made_ahead_are_those_made_when_asked(data: Path, tmp_path: Path) -> None:
    train(data, tmp_path / "asked", "--steps", "6")
    train(data, tmp_path / "ahead", "--steps", "6", "--loaders", "2")
    np.testing.assert_array_equal(master(tmp_path / "asked/last.pt"), master(tmp_path / "ahead/last.pt"))


def test_dropout_is_for_training_alone(data: Path, tmp_path: Path) -> None:
    train(data, tmp_path / "whole", "--steps", "2")
    train(data, tmp_path / "dropped", "--steps", "2", "--dropout", "0.3")
    assert (master(tmp_path / "whole/last.pt") != master(tmp_path / "dropped/last.pt")).any()
    run("training.export", str(tmp_path / "dropped/last.pt"), "--data", str(data), "--marian", str(tmp_path / "marian"))
    assert json.loads((tmp_path / "marian/config.json").read_text())["dropout"] == 0.0


def test_cooling_ends_by_itself_and_starts_from_the_weights_given(data: Path, tmp_path: Path) -> None:
    train(data, tmp_path / "stable", "--steps", "4")
    train(data, tmp_path / "cooled", "--start", str(tmp_path / "stable/last.pt"), "--cool", "5")
    assert torch.load(tmp_path / "cooled/last.pt", weights_only=True)["step"] == 9


def test_peers_go_on_from_one_anothers_progress(data: Path, tmp_path: Path) -> None:
    common = ["--common", str(tmp_path / "common"), "--peers", "2"]
    train(data, tmp_path / "one", *common, "--peer", "0", "--steps", "4")
    train(data, tmp_path / "two", *common, "--peer", "1", "--steps", "12")
    first, second = (torch.load(tmp_path / name / "last.pt", weights_only=True) for name in ("one", "two"))
    assert (first["step"], second["step"]) == (4, 12)
    moved = np.linalg.norm(master(tmp_path / "two/last.pt") - master(tmp_path / "one/last.pt"))
    assert 0 < moved < 0.2 * np.linalg.norm(master(tmp_path / "one/last.pt"))


def test_thawed_weights_are_those_that_were_exported(data: Path, tmp_path: Path) -> None:
    train(data, tmp_path / "run", "--steps", "3")
    run("training.export", str(tmp_path / "run/last.pt"), "--data", str(data), "--ctranslate2", str(tmp_path / "int8"))
    run("training.thaw", str(tmp_path / "int8/model.bin"), str(tmp_path / "thawed.pt"), "--shape", "tiny")
    before, after = master(tmp_path / "run/last.pt"), master(tmp_path / "thawed.pt")
    far = np.abs(before - after)
    # int8 rounds to 1/254 of a row's largest weight; two biases are pushed out of reach in the package.
    assert np.sort(far)[-3] < 0.02
    train(data, tmp_path / "on", "--start", str(tmp_path / "thawed.pt"), "--steps", "2")
