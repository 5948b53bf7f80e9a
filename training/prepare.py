"""Turn the raw parallel data into one clean file of tagged pairs.

Reads the sentences written for training (`written/`), the project's own news
corpus and `<group>.tsv.xz` (origin, Russian, English); writes `pairs.tsv`
(kind, Russian, English) and `counts.md`, the table of pairs per kind before
and after each filter.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from summarize.translating.normalise import normalise_source, normalise_target
from training.alignment import misaligned

Pair = tuple[str, str, str]

_CYRILLIC = re.compile("[а-яёА-ЯЁ]")
_LATIN = re.compile("[a-zA-Z]")
_LETTER = re.compile(r"[^\W\d_]")
_NUMBER = re.compile(r"\d+")
_MARKUP = re.compile(r"https?://|</?\w+|\{[{%\w]|&\w+;|%[sd]|\$\{|``|::|\\n|_\w+_")
_KEY = re.compile(r"\W+")

# How many targets of one source, or sources of one target, are kept:
# submissions to shared tasks repeat the same human side up to forty times.
_MOST_PER_SIDE = 4

# The most trusted first: of a pair found twice, the first copy stays.
_KINDS = (
    "news",
    "newslike",
    "general",
    "literature",
    "prose",
    "docs",
    "news-machine",
    "headlines",
    "names",
    "dictionary",
)
_LONGEST = 700
_WRITTEN = Path(__file__).parent / "written"


def key(text: str) -> str:
    """Return the letters and digits of `text`, lower case: equal for reprints."""
    return _KEY.sub("", text).lower()


def read_groups(folder: Path) -> Iterator[Pair]:
    """Yield (kind, Russian, English) of every `<group>.tsv.xz` in `folder`."""
    for kind in _KINDS:
        path = folder / f"{kind}.tsv.xz"
        with lzma.open(path, "rt", encoding="utf8") as lines:
            for line in lines:
                cells = line.rstrip("\n").split("\t")
                if len(cells) == 3:
                    yield kind, cells[1], cells[2]


def read_written(folder: Path) -> Iterator[Pair]:
    """Yield the pairs of every `*.tsv` (Russian, English) in `folder`, in the order of the names."""
    for path in sorted(folder.glob("*.tsv")):
        for line in path.read_text(encoding="utf8").splitlines():
            source, target = line.split("\t")
            yield "written", source, target


def read_corpus(folder: Path) -> Iterator[Pair]:
    """Yield the pairs of the written corpus: segments, neighbours joined, headlines, lists of pairs."""
    for line in (folder / "train.jsonl").read_text(encoding="utf8").splitlines():
        article = json.loads(line)
        yield "corpus-headline", article["headline"]["ru"], article["headline"]["en"]
        segments = article["segments"]
        for one in segments:
            yield "corpus", one["ru"], one["en"]
        for one, two in zip(segments[::2], segments[1::2], strict=False):
            if one["paragraph"] == two["paragraph"]:
                yield "corpus-joined", f"{one['ru']} {two['ru']}", f"{one['en']} {two['en']}"
    for line in (folder / "pairs.tsv").read_text(encoding="utf8").splitlines():
        section, source, target = line.split("\t")
        yield f"corpus-{section}", source, target


def held_out(folder: Path, corpus: Path) -> set[str]:
    """Return the keys of every source and target that training must not see."""
    keys: set[str] = set()
    gate = Path(__file__).parent.parent / "tests/gate/segments.tsv"
    for path in [*folder.glob("*.tsv"), gate]:
        for line in path.read_text(encoding="utf8").splitlines():
            keys.update(key(cell) for cell in line.split("\t"))
    for line in (corpus / "dev.jsonl").read_text(encoding="utf8").splitlines():
        article = json.loads(line)
        for pair in [article["headline"], *article["segments"]]:
            keys.update((key(pair["ru"]), key(pair["en"])))
    return keys


def fault(kind: str, source: str, target: str) -> str | None:
    """Name what is wrong with a pair, or return None."""
    if not source or not target:
        return "empty"
    if len(source) > _LONGEST or len(target) > _LONGEST:
        return "too long"
    if kind == "written" or kind.startswith("corpus"):
        return None
    letters = len(_LETTER.findall(source))
    if len(_CYRILLIC.findall(source)) < 0.6 * letters or letters == 0:
        return "source not Russian"
    if _CYRILLIC.search(target) or len(_LATIN.findall(target)) < 0.9 * len(_LETTER.findall(target)):
        return "target not English"
    if not 0.45 < (len(source) + 8) / (len(target) + 8) < 2.2:
        return "length ratio"
    if _MARKUP.search(source) or _MARKUP.search(target):
        return "markup"
    if kind in ("names", "dictionary"):
        return None
    here, there = set(_NUMBER.findall(source)), set(_NUMBER.findall(target))
    if here and there and not here & there and kind != "literature":
        return "numbers differ"
    return "misaligned" if misaligned(source, target) else None


def clean(pairs: Iterator[Pair], forbidden: set[str]) -> tuple[list[Pair], Counter[tuple[str, str]]]:
    """Return the pairs worth learning from and the count of each (kind, outcome)."""
    kept: list[Pair] = []
    counts: Counter[tuple[str, str]] = Counter()
    seen: set[tuple[str, str]] = set()
    sides: Counter[str] = Counter()
    for kind, raw_source, raw_target in pairs:
        counts[kind, "read"] += 1
        source, target = normalise_source(raw_source), normalise_target(raw_target)
        why = fault(kind, source, target)
        source_key, target_key = key(source), key(target)
        if why is None and (source_key in forbidden or target_key in forbidden) and len(source_key) > 12:
            why = "held out"
        if why is None and (source_key, target_key) in seen:
            why = "duplicate"
        if why is None and max(sides["s" + source_key], sides["t" + target_key]) >= _MOST_PER_SIDE:
            why = "too many variants"
        if why is None:
            seen.add((source_key, target_key))
            sides["s" + source_key] += 1
            sides["t" + target_key] += 1
            kept.append((kind, source, target))
        counts[kind, why or "kept"] += 1
    return kept, counts


def table(counts: Counter[tuple[str, str]]) -> str:
    """Return the counts as a Markdown table, a row for each kind."""
    reasons = sorted({reason for _, reason in counts} - {"read", "kept"})
    columns = ["read", "kept", *reasons]
    rows = ["| kind | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for kind in sorted({kind for kind, _ in counts}):
        rows.append(f"| {kind} | " + " | ".join(f"{counts[kind, column]:,}" for column in columns) + " |")
    return "\n".join(rows) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with corpus/, training/, eval/")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    corpus = options.data / "corpus"

    def everything() -> Iterator[Pair]:
        yield from read_written(_WRITTEN)
        yield from read_corpus(corpus)
        yield from read_groups(options.data / "training")

    kept, counts = clean(everything(), held_out(options.data / "eval", corpus))
    with (options.out / "pairs.tsv").open("w", encoding="utf8") as out:
        out.writelines("\t".join(pair) + "\n" for pair in kept)
    (options.out / "counts.md").write_text(table(counts), encoding="utf8")
    print(table(counts))


if __name__ == "__main__":
    main()
