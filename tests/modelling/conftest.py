"""What all tests of models share: a hub on loopback, a models folder of their own, and no other network."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from . import hub_server, tiny

NAME, REPO = "tiny-ru-en", "maker/tiny-ru-en"
CHUNK = 4096
LINES = f"""
{NAME}  translate ru-en  hf:{REPO}@main  CC-BY-4.0  family=marian
tiny-restricted  translate ru-en  hf:maker/restricted@main  CC-BY-NC-4.0  family=marian
tiny-summary  summarize en  hf:maker/summary@main  MIT  family=bart
"""


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no connection leave this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1"):
            raise AssertionError(f"a test tried to reach {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of installed models with a list of its own, empty otherwise."""
    folder = tmp_path / "models"
    folder.mkdir()
    (folder / "models.txt").write_text(LINES, encoding="utf-8")
    monkeypatch.setenv("SUMMARIZE_MODELS", str(folder))
    monkeypatch.setenv("SUMMARIZE_CACHE", str(tmp_path / "cache"))
    return folder


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[hub_server.Hub]:
    """Run a hub and let HF_ENDPOINT point to it; nobody is logged in and the cache is empty."""
    pytest.importorskip("huggingface_hub", reason="pulling takes huggingface_hub: pip install 'summarize[hub]'")
    from huggingface_hub import constants

    with hub_server.running() as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.url)
        monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
        for key in ("HF_TOKEN", "HF_HUB_OFFLINE", "HUGGING_FACE_HUB_TOKEN"):
            monkeypatch.delenv(key, raising=False)
        # Read once, when huggingface_hub is imported; a process of its own would see the variables above.
        monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hf" / "hub"))
        monkeypatch.setattr(constants, "HF_TOKEN_PATH", str(tmp_path / "hf" / "token"))
        monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
        # Ten megabytes otherwise: a model for tests would arrive in one piece or not at all.
        monkeypatch.setattr(constants, "DOWNLOAD_CHUNK_SIZE", CHUNK)
        yield hub


@pytest.fixture(scope="session")
def marian_files() -> dict[str, bytes]:
    """Return the files of a tiny Marian model of the hub."""
    return tiny.marian(seed=3, positions=False)


@pytest.fixture
def served(hub: hub_server.Hub, marian_files: dict[str, bytes], models: Path) -> hub_server.Hub:
    """Serve the tiny Marian model."""
    hub.repository(REPO).commit(marian_files)
    return hub


@pytest.fixture
def fast(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Let no pause between two tries take time; return the pauses that were asked for."""
    pauses: list[float] = []
    monkeypatch.setattr("time.sleep", pauses.append)
    return pauses


@pytest.fixture
def transformers() -> Any:
    """Return transformers, silent."""
    pytest.importorskip("torch", reason="comparing with transformers takes the torch extra")
    module = pytest.importorskip("transformers", reason="comparing with transformers takes the torch extra")
    module.logging.set_verbosity_error()
    module.logging.disable_progress_bar()
    return module
