"""What the built-in model says, pinned; `python -m tests.translating.golden` writes it down anew.

To be run after the weights were replaced, and after nothing else: where the
same weights say something else, a library changed what it computes. Only
sentences are taken that come out the same in int8 and in float32, greedily
and with a beam, before the second best by more than rounding, and with every
set of instructions that this processor has: another's are to change nothing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from summarize.modelling.store import resolve
from summarize.translating.engine import Decoding, Engine
from summarize.translating.engine_ctranslate2 import CTranslate2Engine
from summarize.translating.loading import fingerprint
from tests.gate.measure import segments

PATH = Path(__file__).with_name("golden.json")
REFRESH = "python -m tests.translating.golden"
BEAMS = (1, 4)
_SENTENCES = 40
_INSTRUCTIONS = (
    *({"CT2_FORCE_CPU_ISA": name} for name in ("GENERIC", "AVX", "AVX2", "AVX512")),
    {"CT2_USE_MKL": "1"},
)
_AHEAD = 0.015  # of the second best, in mean log-probability


def weights() -> str:
    """Return the hash of the built-in model."""
    return fingerprint(resolve("built-in").manifest)


def said(engine: Engine, sources: list[str], beam: int) -> list[str]:
    """Return what an engine says first for each source."""
    return [found[0].text for found in engine.translate(sources, Decoding(beam=beam))]


def read() -> dict[str, Any]:
    """Return what was written down."""
    golden: dict[str, Any] = json.loads(PATH.read_text(encoding="utf-8"))
    return golden


def write() -> int:
    """Write down what the built-in model says; return for how many sentences."""
    sources = [row[1] for row in segments()][:240]
    location = resolve("built-in")
    engines = [CTranslate2Engine(location, device="cpu", compute_type=kind) for kind in ("int8_float32", "float32")]
    outputs = [said(engine, sources, beam) for engine in engines for beam in BEAMS]
    ranked = engines[0].translate(sources, Decoding(beam=max(BEAMS), hypotheses=2))
    clear = [first.score - second.score >= _AHEAD for first, second in ranked]
    steady = [row for row, far in zip(zip(sources, *outputs, strict=True), clear, strict=True) if far]
    chosen = {row[0]: row[1] for row in steady if len(set(row[1:])) == 1}
    chosen = dict(list(chosen.items())[:_SENTENCES])
    for settings in _INSTRUCTIONS:
        chosen = {source: chosen[source] for source in _same(chosen, settings)}
    golden = {"weights": weights(), "said": chosen}
    PATH.write_text(json.dumps(golden, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return len(chosen)


def _same(chosen: dict[str, str], settings: dict[str, str]) -> list[str]:
    """Return the sources that come out the same in a process with these settings, all where it cannot run with them."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.translating.golden", "--say"],
        input=json.dumps(list(chosen)),
        env=os.environ | settings,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return list(chosen)
    found = json.loads(done.stdout)
    return [source for source, *others in zip(chosen, *found, strict=True) if set(others) == {chosen[source]}]


def _say(sources: list[str]) -> list[list[str]]:
    engine = CTranslate2Engine(resolve("built-in"), device="cpu")
    return [said(engine, sources, beam) for beam in BEAMS]


if __name__ == "__main__" and sys.argv[1:] == ["--say"]:
    print(json.dumps(_say(json.load(sys.stdin))))  # noqa: T201
elif __name__ == "__main__":
    print(f"{PATH.name}: {write()} sentences")  # noqa: T201
