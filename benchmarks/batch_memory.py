"""Measure the memory that a batch takes at its peak: of one long article, or of a folder of many.

    python -m benchmarks.batch_memory --megabytes 50
    python -m benchmarks.batch_memory --megabytes 1000 --articles 50000 [--minutes 3]

The articles are made here, no two of their sentences alike. The one article is
done end to end: the translations of its sentences are laid into the
translation memory beforehand, since decoding them would take the engine hours,
and no more memory than a short article does; the last sentences are left for
it to decode. Reading, cutting, mending, checking, briefing and writing are the
batch's own.

A folder of a gigabyte would take the engine days. Its runs are a dry run; one
that is interrupted after some minutes, and its resumption, interrupted too;
one that finds all done, which has been laid out as finished runs leave it; and
one that does as many articles from reading to writing, all of one and the same
sentence. The folder is made where TMPDIR says.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Ran:
    """Hold a run's peak of memory in megabytes, its seconds, and the last line that it told."""

    peak: float
    seconds: float
    told: str


def summarize(*arguments: str, expected: int = 0, minutes: float | None = None) -> Ran:
    """Run the command, interrupt it after so many minutes, and watch its memory."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "summarize", "batch", *arguments]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as run:
        memory = Memory(run.pid)
        if minutes is not None:
            time.sleep(60 * minutes)
            run.send_signal(signal.SIGINT)
        _, told = run.communicate()
    peak = memory.end()
    if run.returncode != expected:
        raise SystemExit(told)
    return Ran(peak, time.perf_counter() - began, told.strip())


def one_article(here: Path, size: int) -> None:
    """Measure one article of `size` bytes and print one line."""
    path = here / "long.txt"
    # In a process of its own: what it takes is not to be measured.
    made = [sys.executable, "-m", "benchmarks.batch_memory", "--prepare", str(path), str(size)]
    segments = int(subprocess.run(made, check=True, capture_output=True, text=True).stdout)
    ran = summarize(str(path), "--out", str(here / "out"), "--progress", "none", "--stats")
    print(ran.told, file=sys.stderr)
    print(f"{size / 1e6:g} MB, {segments:,} sentences: {ran.peak:,.0f} MB at the peak, {ran.seconds:,.0f} s")


def folder(here: Path, size: int, articles: int, minutes: float) -> None:
    """Measure a folder of `articles` articles, `size` bytes together, and print a table."""
    news, out, short = here / "news", here / "out", here / "short"
    write_folder(news, articles, size // articles)
    given = (str(news), "--out", str(out), "--progress", "none")
    print("| run | peak MB | s | what it said |\n|---|--:|--:|---|", flush=True)
    tell("dry run", summarize(*given, "--dry-run"))
    tell("interrupted", summarize(*given, expected=130, minutes=minutes))
    tell("resumed, interrupted", summarize(*given, expected=130, minutes=minutes))
    finish(str(news), out)
    tell("all done before", summarize(*given))
    for number in range(articles):
        place(short, number).write_text(next(pairs())[0], encoding="utf-8")
    tell("a sentence each", summarize(str(short), "--out", str(here / "done"), "--progress", "none"))


def tell(name: str, ran: Ran) -> None:
    """Print a row of the table."""
    print(f"| {name} | {ran.peak:,.0f} | {ran.seconds:,.0f} | {ran.told.splitlines()[-1]} |", flush=True)


def place(folder: Path, number: int) -> Path:
    """Return the path of an article, a thousand in each folder."""
    path = folder / f"{number // 1000:03}" / f"{number:06}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def write_folder(folder: Path, articles: int, size: int) -> None:
    """Write the articles, of `size` bytes each."""
    sentences = (russian for russian, _ in pairs())
    for number in range(articles):
        parts = [f"Хроника одного края, часть {number + 1}\n\n".encode()]
        while sum(map(len, parts)) < size:
            parts.append((" ".join(itertools.islice(sentences, 5)) + "\n\n").encode())
        place(folder, number).write_bytes(b"".join(parts))


def finish(news: str, out: Path) -> None:
    """Lay out all articles as done: journalled as a run would, each result the same as the last that was real."""
    from summarize.batching.inputs import from_paths
    from summarize.batching.journal import Journal, Record, key_of
    from summarize.batching.recipe import PipelineRecipe
    from summarize.batching.store import journal_path, outputs

    signature = PipelineRecipe().signature()
    with Journal(journal_path(out)) as journal:
        model = next(record for record in journal.records() if record.state == "done")
        ((name, written),) = model.files.items()
        records = []
        for job in from_paths([news], out):
            if journal.get(job.id) is None:
                (result,) = outputs(job.id, [".json"])
                (out / result).parent.mkdir(parents=True, exist_ok=True)
                os.link(out / name, out / result)
                digest = hashlib.sha256(job.read()).hexdigest()
                key = key_of(digest, signature)
                records.append(Record(job.id, job.path, "done", key, digest, {result: written}, model.counts))
        journal.append(records)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=50)
    parser.add_argument("--articles", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=3)
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
        if given.articles > 1:
            folder(here, size, given.articles, given.minutes)
        else:
            one_article(here, size)


if __name__ == "__main__":
    main()
