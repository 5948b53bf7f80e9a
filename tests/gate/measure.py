"""Measure the packaged model on the gate; `python -m tests.gate.measure` prints the figures.

With `--update` the floors follow a better model upwards; lowering one takes
`--allow-regression` and a reason in the commit.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from summarize.article import Article, Segment
from summarize.briefing import compose, rank
from summarize.evaluating.translations import score
from summarize.pipeline import Pipeline
from summarize.translating.normalise import normalise_target

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
# Upgrades of numerical libraries flip a few near-ties among hypotheses; less
# than this moves no judgement.
MARGIN = {"bleu": 0.4, "chrf": 0.4, "numbers_kept": 0.005, "without_cyrillic": 0.003, "gist_f1": 0.005}


def segments() -> list[list[str]]:
    """Return (kind, Russian, English) of each segment."""
    return [line.split("\t") for line in (HERE / "segments.tsv").read_text(encoding="utf-8").splitlines()]


def translation_figures() -> dict[str, float]:
    """Return BLEU, chrF and shares of numbers kept and of outputs without Cyrillic."""
    rows = segments()
    made = [normalise_target(line) for line, _ in Pipeline(cache=False).translate_lines([row[1] for row in rows])]
    scores = score([row[1] for row in rows], made, [normalise_target(row[2]) for row in rows])
    clean = sum(not re.search("[а-яёА-ЯЁ]", line) for line in made) / len(made)
    return {
        "bleu": round(scores.bleu, 2),
        "chrf": round(scores.chrf, 2),
        "numbers_kept": round(scores.numbers_kept, 4),
        "without_cyrillic": round(clean, 4),
    }


def as_article(record: dict[str, object]) -> Article:
    """Return a record of briefs.jsonl as the article that reading and segmenting would make of it."""
    rows = record["segments"]
    assert isinstance(rows, list)
    headline = record["headline"]
    assert isinstance(headline, dict)
    texts = [headline["ru"], *(row["ru"] for row in rows)]
    made, at = [], 0
    for index, text in enumerate(texts):
        kind, paragraph = ("heading", -1) if index == 0 else ("body", rows[index - 1]["paragraph"])
        made.append(Segment(index + 1, paragraph, kind, at, at + len(text)))  # type: ignore[arg-type]
        at += len(text) + 1
    return Article("", "", "utf-8", "ru", "\n".join(texts), tuple(made), (1,))


def _look_up(english: Mapping[int, str], ids: Sequence[int]) -> dict[int, str]:
    return {number: english[number] for number in ids}


def brief_figures() -> dict[str, float]:
    """Return F1 of the gist sentences chosen at the short length, with perfect translations, and that of the lead."""
    ours = lead = wanted = picked = led = 0
    for line in (HERE / "briefs.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        english = {index + 2: row["en"] for index, row in enumerate(record["segments"])}
        points = compose(rank(as_article(record)), "short", partial(_look_up, english))
        chosen = {number - 1 for point in points for number in point.segments}
        gist, first = set(record["gist"]), set(range(1, len(chosen) + 1))
        wanted, picked, led = wanted + len(gist), picked + len(chosen), led + len(first)
        ours, lead = ours + len(gist & chosen), lead + len(gist & first)
    return {"gist_f1": round(2 * ours / (wanted + picked), 4), "lead_f1": round(2 * lead / (wanted + led), 4)}


def main() -> None:
    """Print the figures, and with --update write the floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--allow-regression", action="store_true")
    options = parser.parse_args()
    figures = {**translation_figures(), **brief_figures()}
    print(json.dumps(figures, indent=1))  # noqa: T201
    if options.update:
        old = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
        new = {name: round(figures[name] - margin, 4) for name, margin in MARGIN.items()}
        if not options.allow_regression:
            new = {name: max(value, old.get(name, value)) for name, value in new.items()}
        FLOORS.write_text(json.dumps(new, indent=1) + "\n")


if __name__ == "__main__":
    main()
