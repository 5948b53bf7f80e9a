"""What the built-in model says, pinned; `python -m tests.translating.golden` writes it down anew.

To be run after the weights were replaced, and after nothing else: where the
same weights say something else, a library changed what it computes. Only
sentences are taken that come out the same in int8 and in float32, greedily
and with a beam, and well before the second best, so that the rounding of
another processor does not change them.
"""

from __future__ import annotations

import json
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
    golden = {"weights": weights(), "said": chosen}
    PATH.write_text(json.dumps(golden, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return len(chosen)


if __name__ == "__main__":
    print(f"{PATH.name}: {write()} sentences")  # noqa: T201
