"""Load the engine that the options and the machine call for.

Any installed model is loaded by its name, or by its task alone, translators and summarisers alike:

    engine = load_installed("summarize en")                          # the best one installed
    engine = load_installed("summarize ru", "mbart-ru-sum-gazeta")   # this one
    makers = makers_decoding(resolve("mbart-ru-sum-gazeta", "summarize ru").manifest)
    best, *others = engine.translate(["…"], makers)[0]

`engine.limit` and `engine.count` say whether a text fits: nothing is cut off, so a caller divides what is too long.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from summarize.errors import UsageError
from summarize.translating.engine import Decoding

if TYPE_CHECKING:
    from summarize.modelling.manifest import Manifest
    from summarize.modelling.store import ModelLocation
    from summarize.translating.engine import Engine


def fingerprint(manifest: Manifest) -> str:
    """Return one hash of all the model's files: translations of other weights are another's."""
    lines = "".join(f"{record.sha256} {name}\n" for name, record in sorted(manifest.files.items()))
    return hashlib.sha256(lines.encode()).hexdigest()


def load_installed(
    task: str, name: str | None = None, engine: str = "auto", threads: int = 0, device: str = "auto"
) -> Engine:
    """Return an engine with an installed model for `task` ("translate ru-en", "summarize en"), its files verified.

    `name` is as in models.txt; without it the first installed model that does
    the task is taken. Raises ModelError where there is none or it is damaged,
    UsageError where the model does another task or a library is missing.
    """
    from summarize.modelling import check, resolve

    location = resolve(name, task)
    check(location)
    return load_engine(location, engine, threads, device)


def makers_decoding(manifest: Manifest) -> Decoding:
    """Return how the makers of a model decode with it: beam, lengths, n-grams that must not repeat."""
    own = manifest.decoding
    return Decoding(
        beam=own.beam,
        length_penalty=own.length_penalty,
        no_repeat=own.no_repeat_ngram,
        shortest=own.shortest_target,
        longest=own.longest_target,
    )


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
