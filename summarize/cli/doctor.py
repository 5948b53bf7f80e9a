"""`summarize doctor`: what is installed, what would be used, and whether it works."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer


def command(
    form: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
    seconds: Annotated[
        float, typer.Option("--seconds", min=0.0, help="Length of the self-test; 0 leaves it out.")
    ] = 2.0,
) -> int:
    """Say what is installed and in use, and translate for two seconds to see that it works and how fast."""
    from summarize.cli.diagnosis import report

    found = report(seconds)
    typer.echo(json.dumps(found, ensure_ascii=False) if form == "json" else "\n".join(_lines(found)))
    test = found["self-test"]
    return 3 if (test and "failed" in test) or any(row["state"] != "intact" for row in found["models"]) else 0


def _lines(report: dict[str, Any]) -> list[str]:
    packages, cpu = report["packages"], report["cpu"]
    forced = f" (forced: {cpu['forced_isa']})" if cpu["forced_isa"] else ""
    gpu = f"{cpu['cuda_devices']} CUDA devices"
    if cpu["cuda_free_bytes"] is not None:
        gpu += f", {cpu['cuda_free_bytes'] / 1e9:.1f} GB free"
    return [
        f"summarize {report['summarize']}, Python {report['python']}, {report['platform']}",
        "installed: " + ", ".join(f"{name} {number}" for name, number in packages.items() if number),
        "not installed: " + (", ".join(name for name, number in packages.items() if not number) or "-"),
        f"processor: {cpu['threads']} threads, {cpu['isa']}{forced}, int8 by {cpu['int8']}, float32 by "
        f"{cpu['float32']}; {gpu}",
        *(f"task {task}: {name or 'no model installed'}" for task, name in report["tasks"].items()),
        *map(_model, report["models"]),
        *(f"{name}: {_held(cache)}" for name, cache in report["caches"].items()),
        *_tested(report["self-test"]),
    ]


def _model(row: dict[str, Any]) -> str:
    if "task" not in row:
        return f"model {row['name']}: {row['state']}"
    weights = row["sha256"].get("model.bin", "")[:12]
    return (
        f"model {row['name']}@{row['revision'][:12]} ({row['task']}, {row['licence']}, {row['bytes'] / 1e6:.1f} MB, "
        f"weights {weights}): {row['state']}"
    )


def _held(cache: dict[str, Any]) -> str:
    segments = f"{cache['segments']} segments, " if "segments" in cache else ""
    return f"{segments}{cache['bytes'] / 1e6:.1f} MB, {cache['path']}"


def _tested(test: dict[str, Any] | None) -> list[str]:
    from summarize.cli.diagnosis import SENTENCES

    if not test:
        return []
    if "failed" in test:
        return [f"self-test: failed: {test['failed']}"]
    speed = f"{test['source_tokens_per_s']} tokens/s ({test['source_words_per_s']} words/s)"
    return [
        f"self-test: first answer in {test['first_answer_s']} s, then {speed} with {test['model']} on {test['engine']}",
        f"  {SENTENCES[0]}",
        f"  {test['sample']}",
    ]
