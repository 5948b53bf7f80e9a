"""`summarize doctor`: what is installed, what would be used, and whether it works."""

from __future__ import annotations

import json
import os
import platform
import time
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated, Any

import typer

from summarize.errors import SummarizeError
from summarize.version import __version__

_PARTS = (
    "ctranslate2",
    "sentencepiece",
    "trafilatura",
    "py3langid",
    "torch",
    "transformers",
    "huggingface_hub",
    "pypdf",
)
_SENTENCES = (
    "Губернатор области встретился с делегацией японских компаний.",
    "Объём торговли между регионами вырос за год на 12,5 процента.",
    "Стороны договорились построить новый завод в 2027 году.",
)


def command(
    form: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
    seconds: Annotated[
        float, typer.Option("--seconds", min=0.0, help="Length of the self-test; 0 leaves it out.")
    ] = 2.0,
) -> int:
    """Say what is installed and in use, and translate for two seconds to see that it works and how fast."""
    report = {
        "summarize": __version__,
        "python": platform.python_version(),
        "platform": platform.platform(),
        "packages": {name: _version(name) for name in _PARTS},
        "cpu": _cpu(),
        "models": _models(),
        "cache": _cache(),
        "self-test": _self_test(seconds) if seconds else None,
    }
    typer.echo(json.dumps(report, ensure_ascii=False) if form == "json" else "\n".join(_lines(report)))
    return 0


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _cpu() -> dict[str, Any]:
    import ctranslate2

    from summarize.translating.engine_ctranslate2 import physical_threads

    return {
        "threads": physical_threads(0),
        "arithmetic": sorted(ctranslate2.get_supported_compute_types("cpu")),
        "forced_isa": os.environ.get("CT2_FORCE_CPU_ISA", ""),
        "cuda_devices": ctranslate2.get_cuda_device_count(),
    }


def _models() -> list[dict[str, Any]]:
    from summarize.modelling.store import installed, resolve
    from summarize.modelling.verification import verify

    used = resolve(None).name
    rows = []
    for location in installed():
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
                "licence": manifest.licence,
                "bytes": manifest.size,
                "state": state,
                "used": location.name == used,
            }
        )
    return rows


def _cache() -> dict[str, Any]:
    from summarize.translating.memory import Memory, default_limit, default_path

    path = default_path()
    memory = Memory(path, default_limit())
    info = memory.info() if path.exists() else None
    memory.close()
    return {"path": str(path), "segments": info.units if info else 0, "bytes": info.size if info else 0}


def _self_test(seconds: float) -> dict[str, Any]:
    from summarize.pipeline import Pipeline

    start = time.perf_counter()
    pipeline = Pipeline(cache=False)
    out = pipeline.translate_lines(list(_SENTENCES))
    loaded = time.perf_counter() - start
    words, begun = 0, time.perf_counter()
    while time.perf_counter() - begun < seconds:
        pipeline.translate_lines(list(_SENTENCES))
        words += sum(len(sentence.split()) for sentence in _SENTENCES)
    spent = time.perf_counter() - begun
    maker = pipeline.generator
    return {
        "model": maker.model,
        "engine": maker.engine,
        "first_answer_s": round(loaded, 2),
        "source_words_per_s": round(words / spent),
        "sample": out[0][0],
    }


def _lines(report: dict[str, Any]) -> list[str]:
    lines = [f"summarize {report['summarize']}, Python {report['python']}, {report['platform']}"]
    packages = report["packages"]
    lines.append("installed: " + ", ".join(f"{name} {number}" for name, number in packages.items() if number))
    lines.append("not installed: " + (", ".join(name for name, number in packages.items() if not number) or "-"))
    cpu = report["cpu"]
    lines.append(f"cpu: {cpu['threads']} threads, {' '.join(cpu['arithmetic'])}; cuda devices: {cpu['cuda_devices']}")
    for model in report["models"]:
        mark = "*" if model["used"] else " "
        revision = model["revision"][:12]
        lines.append(
            f"model {mark} {model['name']}@{revision} ({model['task']}, {model['licence']}, "
            f"{model['bytes'] / 1e6:.1f} MB): {model['state']}"
        )
    cache = report["cache"]
    lines.append(f"translation memory: {cache['segments']} segments, {cache['bytes'] / 1e6:.1f} MB, {cache['path']}")
    if test := report["self-test"]:
        lines.append(
            f"self-test: first answer in {test['first_answer_s']} s, then {test['source_words_per_s']} words/s with "
            f"{test['model']} on {test['engine']}"
        )
        lines.append(f"  {_SENTENCES[0]}\n  {test['sample']}")
    return lines
