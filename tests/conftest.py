"""Every test runs as on a fresh machine: no settings, no models, no cache of the user's."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _fresh_machine(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith(("SUMMARIZE_", "HF_")):
            monkeypatch.delenv(name)
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("SUMMARIZE_CACHE", str(home / "cache"))
    monkeypatch.setenv("SUMMARIZE_MODELS", str(home / "models"))
    monkeypatch.setenv("SUMMARIZE_CONFIG", str(home / "config.toml"))


def list_models(lines: str) -> Path:
    """Make this test's folder of models, with a list of its own and none installed; return it."""
    folder = Path(os.environ["SUMMARIZE_MODELS"])
    folder.mkdir(parents=True)
    (folder / "models.txt").write_text(lines, encoding="utf-8")
    return folder


@pytest.fixture
def examples() -> Path:
    """Return the folder of the example articles."""
    return Path(__file__).parent.parent / "examples"
