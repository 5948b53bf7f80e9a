"""Measure the guard of abstractive briefs: reference briefs' sentences kept, damaged ones refused.

    python -m benchmarks.summaries ARTICLES.jsonl [--samples N]

The sentences of each article's reference brief stand for a faultless
summariser's; the gold English of the article for its translation. A sentence
that the guard keeps is damaged in every way of `benchmarks.mutations` that
makes it say something else, given to another article, joined with a clause of
another article, and turned round; what it then still keeps is missed.

With `--own N` each sentence of the built-in model's translation of the first N
articles stands for a summary of its article: what is refused there is what the
guard has against the translation, or against short sentences.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from benchmarks.checks import rate, row
from benchmarks.mutations import MUTATIONS
from summarize.article import Language
from summarize.briefing.claims import opposite_forms
from summarize.briefing.guarding import Guard, Verdict
from summarize.briefing.tracing import Evidence
from summarize.checking.content import content_ru
from summarize.checking.lexicon import translations
from summarize.segmenting.sentences import sentences

# A summary may leave a number, a clause or the quotation marks of a term out; that is no false statement.
_HARMLESS = {
    "drop a number", "drop a clause", "drop the quotation marks", "all small letters", "all capitals",
    "damage an address", "drop an address",
}  # fmt: skip
# These a reader sees at once; the others read as well as the truth.
_EVIDENT = {"drop the last third", "say a phrase twice", "loop", "leave a Russian word", "copy the source"}
_CLAUSE = 7  # words of another article that are added

Damage = Callable[[str, "Item", "Item", random.Random], str | None]


@dataclass(frozen=True)
class Item:
    """Hold an article of the corpus; as English alone where `language` is "en"."""

    record: Mapping[str, Any]
    language: Language

    @cached_property
    def guard(self) -> Guard:
        rows = [self.record["headline"], *self.record["segments"]]
        return Guard([self.evidence(number, one) for number, one in enumerate(rows, 1)], "en")

    def evidence(self, number: int, pair: Mapping[str, str]) -> Evidence:
        """Return a sentence of the article, in both languages, as the guard knows it."""
        if self.language == "en":
            return Evidence(number, pair["en"], "en", heading=number == 1)
        also = frozenset[str]().union(*(translations(word.stem)[1] for word in content_ru(pair["ru"])))
        return Evidence(number, pair["en"], "en", pair["ru"], number == 1, also)

    @property
    def russian(self) -> str:
        return " ".join(segment["ru"] for segment in self.record["segments"])

    def sentences(self) -> Iterator[str]:
        """Yield the sentences of the reference brief."""
        text = str(self.record["brief"])
        for start, end in sentences(text, "en"):
            yield text[start:end]


def turn_round(text: str, item: Item, other: Item, chance: random.Random) -> str | None:
    """Put a word's opposite in its place: "rose" for "fell"."""
    found = [match for match in re.finditer(r"[a-z]+", text) if opposite_forms(match.group())]
    if not found:
        return None
    match = chance.choice(found)
    return text[: match.start()] + chance.choice(opposite_forms(match.group())) + text[match.end() :]


def deny(text: str, item: Item, other: Item, chance: random.Random) -> str | None:
    """Say "not" after the first auxiliary verb."""
    if re.search(r"\b(?:not|no|never|without)\b|n't", text):
        return None
    match = re.search(r"\b(?:will|is|are|was|were|has|have|had|can|could|should)\b", text)
    return text[: match.end()] + " not" + text[match.end() :] if match else None


def add_clause(text: str, item: Item, other: Item, chance: random.Random) -> str | None:
    """Add the last words of a sentence of another article."""
    words = chance.choice(other.record["segments"])["en"].rstrip('.!?"').split()
    return f"{text.rstrip('.')}, {' '.join(words[-_CLAUSE:])}." if len(words) > _CLAUSE else None


def _by(name: str) -> Damage:
    mutate, _ = MUTATIONS[name]
    return lambda text, item, other, chance: mutate(item.russian, text, chance)


DAMAGES: dict[str, Damage] = {name: _by(name) for name in MUTATIONS if name not in _HARMLESS} | {
    "put the opposite": turn_round,
    "deny it": deny,
    "add a clause of another article": add_clause,
}


def measure(items: list[Item], samples: int) -> None:
    """Print the tables."""
    kept, total, why = 0, 0, Counter[str]()
    found: dict[str, list[int]] = {name: [0, 0] for name in (*DAMAGES, "another article's sentence")}
    chance = random.Random(20)
    began = time.process_time()
    missed: dict[str, list[str]] = {}
    for number, item in enumerate(items):
        other = items[(number + 1) % len(items)]
        for sentence in item.sentences():
            total += 1
            verdict = item.guard.judge(sentence)
            why.update({finding.check for finding in verdict.findings})
            if verdict.findings:
                continue
            kept += 1
            for name, damaged, judged in _damaged(sentence, item, other, chance):
                found[name][0] += 1
                found[name][1] += bool(judged.findings)
                if not judged.findings:
                    missed.setdefault(name, []).append(damaged)
    seconds = time.process_time() - began
    print(f"{kept} of {total} undamaged sentences kept ({rate(kept, total)}); {seconds:.0f} s\n")
    print("refused: " + ", ".join(f"{name} {count}" for name, count in why.most_common()) + "\n")
    print(row("damage", "refused"), row("---", "--:"), sep="\n")
    for name, (count, caught) in found.items():
        if count:
            print(row(name, f"{rate(caught, count)} ({count})"))
    for name, some in (("all that read well", found.keys() - _EVIDENT), ("all", found.keys())):
        whole, caught = (sum(found[one][at] for one in some) for at in (0, 1))
        print(row(name, f"{rate(caught, whole)} ({whole})"))
    for name, lines in missed.items() if samples else ():
        print("", f"missed, {name}:", *lines[:samples], sep="\n- ")


def _damaged(sentence: str, item: Item, other: Item, chance: random.Random) -> Iterator[tuple[str, str, Verdict]]:
    for name, damage in DAMAGES.items():
        damaged = damage(sentence, item, other, chance)
        if damaged is not None and damaged != sentence:
            yield name, damaged, item.guard.judge(damaged)
    yield "another article's sentence", sentence, other.guard.judge(sentence)


def measure_own(items: list[Item]) -> None:
    """Print how many sentences of the built-in model's translations pass as summaries of their own article."""
    from summarize.pipeline import Pipeline

    pipeline, why, total, kept = Pipeline(), Counter[str](), 0, 0
    for item in items:
        text = "\n".join([item.record["headline"]["ru"], "", *(one["ru"] for one in item.record["segments"])])
        rendered = pipeline.translate(pipeline.read_text(text)).renderings
        pairs = [{"ru": one.source, "en": one.text} for one in rendered]
        guard = Guard([item.evidence(number, pair) for number, pair in enumerate(pairs, 1)], "en")
        for one in rendered[1:]:
            findings = guard.judge(one.text).findings
            why.update({finding.check for finding in findings})
            total, kept = total + 1, kept + (not findings)
    print(f"{kept} of {total} translated sentences kept ({rate(kept, total)})")
    print("refused: " + ", ".join(f"{name} {count}" for name, count in why.most_common()))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--language", choices=("ru", "en"), default="ru", help="en: without the Russian beside it")
    parser.add_argument("--samples", type=int, default=0)
    parser.add_argument("--own", type=int, default=0, metavar="N")
    options = parser.parse_args()
    records = map(json.loads, options.articles.read_text(encoding="utf-8").splitlines())
    items = [Item(record, options.language) for record in records]
    measure_own(items[: options.own]) if options.own else measure(items, options.samples)


if __name__ == "__main__":
    main()
