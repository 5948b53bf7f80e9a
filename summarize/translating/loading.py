"""Load the engine that the options and the machine call for."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from summarize.errors import UsageError

if TYPE_CHECKING:
    from summarize.modelling.manifest import Manifest
    from summarize.modelling.store import ModelLocation
    from summarize.translating.engine import Engine


def fingerprint(manifest: Manifest) -> str:
    """Return one hash of all the model's files: translations of other weights are another's."""
    lines = "".join(f"{record.sha256} {name}\n" for name, record in sorted(manifest.files.items()))
    return hashlib.sha256(lines.encode()).hexdigest()


def load_engine(location: ModelLocation, engine: str, threads: int, device: str) -> Engine:
    """Return the engine loaded with the model at `location`.

    Raises ModelError where it cannot be loaded, UsageError for an engine that
    this installation does not have.
    """
    if engine == "transformers":
        from summarize.translating.engine_transformers import TransformersEngine

        return TransformersEngine(location, threads, device)
    if engine not in ("auto", "ctranslate2"):
        raise UsageError(f"unknown engine {engine!r}; choose auto, ctranslate2 or transformers")
    from summarize.translating.engine_ctranslate2 import CTranslate2Engine

    return CTranslate2Engine(location, threads, device)
