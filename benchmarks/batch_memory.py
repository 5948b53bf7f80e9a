"""Measure the memory that one long article takes, end to end, at its peak.

    python -m benchmarks.batch_memory --megabytes 50

The article is made here, no two of its sentences alike. Their translations are
laid into the translation memory beforehand, since decoding them would take the
engine hours, and no more memory than a short article does; the last sentences
are left for it to decode. Reading, cutting, mending, checking, briefing and
writing are the batch's own.
"""

from __future__ import annotations

import argparse
import itertools
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.batch import Memory

_DECODED = 200
_PAIRS = (
    (
        "В {n} году завод в городе {p} выпустил {m} тракторов, а годом раньше из-за долгого ремонта цехов ни одного",
        "In {n} the plant in {e} built {m} tractors, and a year earlier, because of long repairs, not a single one",
    ),
    (
        "Мэр {g} Пётр Лавров открыл новую школу на {m} мест и пообещал, что к {n} году в каждом районе будет своя",
        "Mayor Pyotr Lavrov opened a new school for {m} pupils in {e} and promised one in every district by {n}",
    ),
    (
        "По словам директора, за {m} дней работы склад отгрузил {n} тонн зерна, а остальное ждёт весны и сухих дорог",
        "According to the director, the depot shipped {n} tonnes of grain in {m} days, the rest awaits spring",
    ),
    (
        "Дорогу до города {p} длиной {m} километров чинят с {n} года, и конца этой работе жители пока не видят",
        "The {m} km road to {e} has been mended since {n}, and residents see no end to this work so far",
    ),
    (
        "Жителей просят не выходить на лёд до {m} марта: он тонок, а спасателей на всю область осталось только {n}",
        "Residents are asked to keep off the ice until March {m}: it is thin, and only {n} rescuers are left",
    ),
    (
        "Ольга Синицына из села под городом {p} собрала {m} книг для читальни, которая открылась в {n} году при школе",
        "Olga Sinitsyna from a village near {e} collected {m} books for the reading room that the school opened in {n}",
    ),
)
_TOWNS = (
    ("Тверь", "Твери", "Tver"),
    ("Пермь", "Перми", "Perm"),
    ("Казань", "Казани", "Kazan"),
    ("Рязань", "Рязани", "Ryazan"),
)


def pairs() -> Iterator[tuple[str, str]]:
    """Yield Russian sentences and their English, without end, no two alike."""
    for number in itertools.count(1):
        for russian, english in _PAIRS:
            town, genitive, name = _TOWNS[number % len(_TOWNS)]
            facts = {"n": 1900 + number % 120, "m": number, "p": town, "g": genitive, "e": name}
            yield russian.format(**facts) + ".", english.format(**facts) + "."


def write(path: Path, size: int) -> dict[str, str]:
    """Write an article of `size` bytes; return its sentences and their translations."""
    made: dict[str, str] = {}
    written = 0
    with open(path, "w", encoding="utf-8") as file:
        file.write("Хроника одного края\n\n")
        for number, (russian, english) in enumerate(pairs(), 1):
            made[russian] = english
            written += file.write(russian) and len(russian.encode()) + 1
            if written >= size:
                break
            file.write("\n\n" if number % 5 == 0 else " ")
    return made


def remember(english: dict[str, str]) -> int:
    """Lay the translations of all but the last sentences into the memory; return the number of sentences."""
    from summarize.batching.recipe import PipelineRecipe
    from summarize.pipeline import Options
    from summarize.translating.engine import Hypothesis
    from summarize.translating.memory import Memory as Remembered
    from summarize.translating.normalise import normalise_source

    scope = PipelineRecipe(Options()).build(1).translator.remembering.scope
    known = {normalise_source(source): Hypothesis(text, -0.3) for source, text in english.items()}
    for source in list(known)[-_DECODED:]:
        del known[source]
    Remembered().put_many(scope, known)
    return len(english)


def main() -> None:
    """Measure and print one line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=50)
    parser.add_argument("--prepare", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.prepare:
        print(remember(write(Path(given.prepare[0]), int(given.prepare[1]))))
        return
    with tempfile.TemporaryDirectory() as name:
        here = Path(name)
        os.environ |= {
            "SUMMARIZE_CACHE": str(here / "cache"),
            "SUMMARIZE_MAX_BYTES": "1G",
            "SUMMARIZE_CACHE_BYTES": "4G",
        }
        size = int(given.megabytes * 1e6)
        path = here / "long.txt"
        # In a process of its own: what it takes is not to be measured.
        made = [sys.executable, "-m", "benchmarks.batch_memory", "--prepare", str(path), str(size)]
        segments = int(subprocess.run(made, check=True, capture_output=True, text=True).stdout)
        began = time.perf_counter()
        command = ["batch", str(path), "--out", str(here / "out"), "--progress", "none", "--stats"]
        with subprocess.Popen([sys.executable, "-m", "summarize", *command], stderr=subprocess.PIPE, text=True) as run:
            memory = Memory(run.pid)
            _, told = run.communicate()
        peak = memory.end()
        if run.returncode:
            raise SystemExit(told)
        print(told, file=sys.stderr)
        seconds = time.perf_counter() - began
        print(f"{size / 1e6:g} MB, {segments:,} sentences: {peak:,.0f} MB at the peak, {seconds:,.0f} s")


if __name__ == "__main__":
    main()
