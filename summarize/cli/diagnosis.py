"""What `summarize doctor` finds out: versions, processor, models, caches, and whether it works."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from summarize.errors import SummarizeError
from summarize.version import __version__

PARTS = (
    "ctranslate2",
    "sentencepiece",
    "tokenizers",
    "trafilatura",
    "py3langid",
    "torch",
    "transformers",
    "huggingface_hub",
    "pypdf",
    "python-docx",
)
TASKS = ("translate ru-en", "summarize ru", "summarize en")
SENTENCES = (
    "Губернатор области встретился с делегацией японских компаний.",
    "Объём торговли между регионами вырос за год на 12,5 процента.",
    "Стороны договорились построить новый завод в 2027 году.",
)
_LOAD = "import ctranslate2, sys; ctranslate2.Translator(sys.argv[1], device='cpu')"
_SAID = {
    "isa": r"Selected ISA: (\S+)",
    "int8": r"GEMM_S8 backend: (\S+)",
    "float32": r"SGEMM backend: (\S+)",
}


def report(seconds: float) -> dict[str, Any]:
    """Return all that there is to say; the self-test takes `seconds`, 0 leaves it out."""
    return {
        "summarize": __version__,
        "python": platform.python_version(),
        "platform": platform.platform(),
        "packages": {name: _version(name) for name in PARTS},
        "cpu": _cpu(),
        "tasks": {task: _used(task) for task in TASKS},
        "models": _models(),
        "caches": _caches(),
        "self-test": _self_test(seconds) if seconds else None,
    }


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _cpu() -> dict[str, Any]:
    import ctranslate2

    from summarize.translating.devices import free_gpu_memory
    from summarize.translating.engine_ctranslate2 import physical_threads

    return {
        "threads": physical_threads(0),
        **_said_by_the_library(),
        "forced_isa": os.environ.get("CT2_FORCE_CPU_ISA", ""),
        "arithmetic": sorted(ctranslate2.get_supported_compute_types("cpu")),
        "cuda_devices": ctranslate2.get_cuda_device_count(),
        "cuda_free_bytes": free_gpu_memory(),
    }


def _said_by_the_library() -> dict[str, str]:
    """Return which instructions CTranslate2 chose; it says so once a process, to standard error, when asked to talk."""
    from summarize.modelling.store import BUILTIN_FOLDER

    said = subprocess.run(
        [sys.executable, "-c", _LOAD, str(BUILTIN_FOLDER)],
        env=os.environ | {"CT2_VERBOSE": "1"},
        capture_output=True,
        text=True,
        check=False,
    ).stderr
    found = {name: re.search(pattern, said) for name, pattern in _SAID.items()}
    return {name: match.group(1) if match else "unknown" for name, match in found.items()}


def _used(task: str) -> str | None:
    from summarize.modelling.store import resolve

    try:
        return resolve(None, task).name
    except SummarizeError:
        return None


def _models() -> list[dict[str, Any]]:
    """Return a row for each installed model, damaged ones too: saying so is what a doctor is for."""
    from summarize.modelling.catalogue import BUILT_IN
    from summarize.modelling.store import installed_names, locate
    from summarize.modelling.verification import verify

    rows: list[dict[str, Any]] = []
    for name in (*installed_names(), BUILT_IN):
        try:
            location = locate(name)
            if location is None:
                continue
        except SummarizeError as error:
            rows.append({"name": name, "state": str(error)})
            continue
        try:
            verify(location)
            state = "intact"
        except SummarizeError as error:
            state = str(error)
        manifest = location.manifest
        rows.append(
            {
                "name": location.name,
                "task": manifest.task,
                "revision": manifest.revision,
                "sha256": {each: record.sha256 for each, record in manifest.files.items()},
                "licence": manifest.licence,
                "bytes": manifest.size,
                "state": state,
                "used": [task for task in TASKS if _used(task) == location.name],
            }
        )
    return rows


def _caches() -> dict[str, Any]:
    from summarize.modelling.install import PARTIAL
    from summarize.modelling.store import models_folder
    from summarize.translating.memory import Memory, default_limit, default_path

    path = default_path()
    memory = Memory(path, default_limit())
    info = memory.info() if path.exists() else None
    memory.close()
    folder = models_folder()
    return {
        "memory": {"path": str(path), "segments": info.units if info else 0, "bytes": info.size if info else 0},
        "models": {"path": str(folder), "bytes": _size(folder)},
        "downloads": {"path": str(folder / PARTIAL), "bytes": _size(folder / PARTIAL)},
    }


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else 0


def _self_test(seconds: float) -> dict[str, Any]:
    """Translate for `seconds`; a model that cannot be used is what is said then."""
    from summarize.pipeline import Pipeline
    from summarize.translating.tokens import Tokens

    start = time.perf_counter()
    pipeline = Pipeline(cache=False)
    try:
        out = pipeline.translate_lines(list(SENTENCES))
    except SummarizeError as error:
        return {"failed": str(error)}
    loaded = time.perf_counter() - start
    tokens = Tokens(pipeline.location)
    rounds, begun = 0, time.perf_counter()
    while time.perf_counter() - begun < seconds:
        pipeline.translate_lines(list(SENTENCES))
        rounds += 1
    spent = time.perf_counter() - begun
    maker = pipeline.generator
    return {
        "model": maker.model,
        "engine": maker.engine,
        "first_answer_s": round(loaded, 2),
        "source_words_per_s": round(rounds * sum(len(one.split()) for one in SENTENCES) / spent),
        "source_tokens_per_s": round(rounds * sum(map(tokens.count, SENTENCES)) / spent),
        "sample": out[0][0],
    }
