"""Measure sentence ends against articles cut by hand.

    python benchmarks/segmentation.py dev.jsonl [--show N]

Each line is an article: {"segments": [{"paragraph": 0, "ru": "…", "en": "…"}, …]}.
The segments of a paragraph are joined with a blank and cut again; a boundary
counts where both agree on the offset. "prose" leaves out paragraphs that hold
list items or turns of a dialogue, which real articles put on lines of their own.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from summarize.segmenting.sentences import sentences

Cutter = Callable[[str], list[tuple[int, int]]]
ITEM = re.compile(r"(?:[-–—•*]|\d{1,3}[.)]|[а-я]\))\s")


@dataclass
class Tally:
    """Count boundaries found, made up and missed, and the seconds that took."""

    right: int = 0
    extra: int = 0
    missed: int = 0
    characters: int = 0
    seconds: float = 0.0
    errors: list[str] = field(default_factory=list)

    def row(self, name: str) -> str:
        """Return precision, recall, F1, errors and Mchar/s as a Markdown table row."""
        precision = self.right / max(1, self.right + self.extra)
        recall = self.right / max(1, self.right + self.missed)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        speed = self.characters / 1e6 / max(1e-9, self.seconds)
        return f"| {name} | {precision:.4f} | {recall:.4f} | {f1:.4f} | {self.extra} | {self.missed} | {speed:.2f} |"


def razdel(text: str) -> list[tuple[int, int]]:
    """Cut with razdel alone."""
    from razdel import sentenize

    return [(each.start, each.stop) for each in sentenize(text)]


def naive(text: str) -> list[tuple[int, int]]:
    """Cut after every . ! ? … before a blank and a capital."""
    ends = [found.start() for found in re.finditer(r"(?<=[.!?…])\s+(?=[«“\"(—-]*\s?[A-ZА-ЯЁ0-9])", text)]
    return list(zip([0, *[end + 1 for end in ends]], [*ends, len(text)], strict=True))


def paragraphs(path: str, language: str, prose: bool) -> Iterator[list[str]]:
    """Yield the segments of each paragraph."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            found: dict[int, list[str]] = {}
            for each in json.loads(line)["segments"]:
                found.setdefault(each["paragraph"], []).append(each[language])
            for segments in found.values():
                if not prose or not any(ITEM.match(segment) for segment in segments):
                    yield segments


def measure(cut: Cutter, texts: Sequence[list[str]]) -> Tally:
    """Return how the cutter did on the paragraphs."""
    tally = Tally()
    for segments in texts:
        text = " ".join(segments)
        gold, length = set(), 0
        for segment in segments[:-1]:
            gold.add(length + len(segment))
            length += len(segment) + 1
        begun = time.process_time()
        spans = cut(text)
        tally.seconds += time.process_time() - begun
        tally.characters += len(text)
        found = {end for _, end in spans[:-1]}
        tally.right += len(gold & found)
        tally.extra += len(found - gold)
        tally.missed += len(gold - found)
        for at in sorted(found ^ gold):
            kind = "extra " if at in found else "missed"
            tally.errors.append(f"{kind}  {text[max(0, at - 70) : at]}|{text[at : at + 50]}")
    return tally


def main() -> None:
    """Print a table for each language, and the errors asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", help="articles cut by hand, one JSON object a line")
    parser.add_argument("--show", type=int, default=0, help="errors of ours to print")
    options = parser.parse_args()
    cutters: dict[str, dict[str, Cutter]] = {
        "ru": {"naive": naive, "razdel": razdel, "summarize": lambda text: sentences(text, "ru")},
        "en": {"naive": naive, "summarize": lambda text: sentences(text, "en")},
    }
    print("| | precision | recall | F1 | extra | missed | Mchar/s |\n|---|---|---|---|---|---|---|")
    for language, named in cutters.items():
        for prose in (False, True):
            texts = list(paragraphs(options.corpus, language, prose))
            for name, cut in named.items():
                tally = measure(cut, texts)
                print(tally.row(f"{language} {'prose' if prose else 'all'} {name}"))
                if name == "summarize" and not prose and options.show:
                    chosen = random.Random(1).sample(tally.errors, min(options.show, len(tally.errors)))
                    print("\n".join(chosen))


if __name__ == "__main__":
    main()
