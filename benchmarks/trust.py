"""Measure what each step around the model brings, and what it costs.

    taskset -c 0 python -m benchmarks.trust PAIRS… [--limit N] [--glossary FILE] [--model NAME] [--beam N]

PAIRS are as for `benchmarks.checks`: a .tsv of lines, each a document of its
own, or a .jsonl of articles. A row of the table has all the steps above it.
Numbers and dates are those of the source, values compared, whatever their
form. Surnames are those of persons that the source names and the reference
spells in a form that we accept: is that very spelling in the output? What is
added is processor time with one thread, all of a step's over that of the first
decoding in it: a ratio within one run, since runs differ by the machine's load.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.checks import row
from summarize.checking import check
from summarize.checking.amount import DATE_KINDS
from summarize.checking.amounts_ru import amounts
from summarize.checking.calendar_words import named_ru
from summarize.checking.dates import dates
from summarize.checking.matching import differences
from summarize.checking.repair import repair
from summarize.evaluating.translations import score
from summarize.mending import Mender, glossary, lacking
from summarize.modelling.store import resolve
from summarize.naming.casing import recase
from summarize.naming.document import Names
from summarize.naming.glossary import Glossary
from summarize.segmenting.sentences import sentences
from summarize.translating.choosing import Chooser, best
from summarize.translating.engine import Decoding, Engine, Hypothesis, Links
from summarize.translating.loading import load_engine
from summarize.translating.memory import Scope
from summarize.translating.normalise import normalise_source
from summarize.translating.postedit import tidy
from summarize.translating.translator import Translator

Pairs = list[tuple[str, str]]
Segments = list[str]
Step = Callable[[Sequence[Segments]], list[Segments]]


@dataclass(frozen=True)
class Share:
    """Hold how many things were wanted and how many are right."""

    right: int = 0
    wanted: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.wanted + other.wanted)

    def __str__(self) -> str:
        return f"{100 * self.right / self.wanted:.1f}" if self.wanted else "–"


def documents(path: Path, limit: int) -> list[Pairs]:
    """Return the documents of a file, `limit` pairs in all, 0 for all."""
    lines = path.read_text(encoding="utf8").splitlines()
    if path.suffix != ".jsonl":
        return [[(line.split("\t")[0], line.split("\t")[1])] for line in lines if line][: limit or None]
    out: list[Pairs] = []
    for article in map(json.loads, lines):
        if limit and sum(map(len, out)) >= limit:
            break
        out.append([(one["ru"], one["en"]) for one in (article["headline"], *article["segments"])])
    return out


def numbers_right(source: str, target: str) -> Share:
    """Count the numbers of the source that the target has, those of dates left out."""
    wanted = [one for one in amounts(source) if one.firm and one.kind not in DATE_KINDS]
    lost = {one.source for one in differences(source, target) if one.source in wanted}
    return Share(len(wanted) - len(lost), len(wanted))


def dates_right(source: str, target: str) -> Share:
    """Count the days, months, years, decades and weekdays of the source that the target has."""
    wanted = [(one.start, one.end) for one in amounts(source) if one.firm and one.kind in DATE_KINDS]
    wanted += [(one.start, one.end) for one in named_ru(source) if one.firm]
    lost = {finding.source for finding in dates(source, target) if finding.source in wanted}
    return Share(len(wanted) - len(lost), len(wanted))


def surnames_right(names: Names, source: str, target: str, reference: str) -> Share:
    """Count the surnames of the source that the target spells as the reference does."""
    wanted = []
    for name in names.in_segment(source):
        forms = [form for form in name.surname if _stands(form, reference)] if name.kind == "person" else []
        wanted += forms[:1]
    return Share(sum(_stands(form, target) for form in wanted), len(wanted))


def _stands(form: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(form)}(?:\b|s\b)", text) is not None


class Timed:
    """Wrap an engine and note the processor time of its first decoding, which the bare model needs too."""

    def __init__(self, engine: Engine) -> None:
        self._engine, self.first = engine, 0.0

    @property
    def name(self) -> str:
        """Return the engine's name."""
        return self._engine.name

    @property
    def limit(self) -> int:
        """Return the engine's limit."""
        return self._engine.limit

    def count(self, source: str) -> int:
        """Count as the engine does."""
        return self._engine.count(source)

    def translate(self, sources: Sequence[str], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        """Translate as the engine does."""
        began = time.process_time()
        made = self._engine.translate(sources, decoding)
        self.first = self.first or time.process_time() - began
        return made

    def stream(self, sources: Sequence[str], decoding: Decoding) -> Iterator[tuple[int, tuple[Hypothesis, ...]]]:
        """Translate all before any is judged, so that the engine's time is its own."""
        yield from enumerate(self.translate(sources, decoding))

    def align(self, pairs: Sequence[tuple[str, str]]) -> list[Links]:
        """Align as the engine does."""
        return self._engine.align(pairs)


class Road:
    """Translate documents, each a list of segments, with more and more of the steps."""

    def __init__(self, engine: Engine, beam: int, terms: Glossary) -> None:
        self._engine, self._beam, self._terms = engine, beam, terms

    def steps(self) -> dict[str, Step]:
        """Return the steps by name; each does all that those before it do."""
        none = Glossary(())
        return {
            "bare model": self._bare,
            "+ capitals, marks": self._prepared,
            "+ choice of n-best": self._chosen,
            "+ retries": self._retried,
            "+ repair": self._repaired,
            "+ names": lambda texts: self._mended(texts, none),
            "+ glossary": lambda texts: self._mended(texts, self._terms),
        }

    def _bare(self, texts: Sequence[Segments]) -> list[Segments]:
        flat = [normalise_source(text) for one in texts for text in one]
        made = self._engine.translate(flat, Decoding(self._beam))
        return _shaped([one[0].text for one in made], texts)

    def _prepared(self, texts: Sequence[Segments]) -> list[Segments]:
        flat = self._sources(texts)
        made = self._engine.translate(flat, Decoding(self._beam))
        return _shaped([tidy(source, one[0].text) for source, one in zip(flat, made, strict=True)], texts)

    def _chosen(self, texts: Sequence[Segments]) -> list[Segments]:
        flat = self._sources(texts)
        made = self._engine.translate(flat, Decoding(self._beam, self._beam))
        return _shaped([best(source, one).hypothesis.text for source, one in zip(flat, made, strict=True)], texts)

    def _retried(self, texts: Sequence[Segments]) -> list[Segments]:
        made = Chooser(self._engine, self._beam).translate(self._sources(texts))
        return _shaped([one.text for one in made], texts)

    def _repaired(self, texts: Sequence[Segments]) -> list[Segments]:
        flat, made = self._sources(texts), [text for one in self._retried(texts) for text in one]
        return _shaped([repair(source, text) or text for source, text in zip(flat, made, strict=True)], texts)

    def _sources(self, texts: Sequence[Segments]) -> Segments:
        return [normalise_source(recase(text)) for one in texts for text in one]

    def _mended(self, texts: Sequence[Segments], terms: Glossary) -> list[Segments]:
        menders = [Mender.of(one, terms) for one in texts]
        translator = Translator(self._engine, self._beam, Scope("", "", "", ""), None, lacking(terms))
        prepared = [mender.prepare(text) for one, mender in zip(texts, menders, strict=True) for text in one]
        made = _shaped([one.text for one in translator.translate(prepared)], texts)
        return [
            [target for target, _ in mender.mend(one, targets, translator.align)]
            for one, targets, mender in zip(texts, made, menders, strict=True)
        ]


def _shaped(flat: Sequence[str], like: Sequence[Segments]) -> list[Segments]:
    """Return flat segments as documents of as many segments as those of `like`."""
    rest = iter(flat)
    return [[next(rest) for _ in one] for one in like]


class Judge:
    """Score the translations of a set."""

    def __init__(self, pairs: Sequence[Pairs]) -> None:
        self._pairs = [pair for document in pairs for pair in document]
        self._names = [names for document in pairs for names in [Names.of([ru for ru, _ in document])] * len(document)]

    def judge(self, targets: Sequence[str]) -> list[str]:
        """Return the cells of a row: BLEU, chrF, numbers, dates, surnames, segments with a finding."""
        numbers = dates_ = surnames = Share()
        for (source, reference), names, target in zip(self._pairs, self._names, targets, strict=True):
            numbers += numbers_right(source, target)
            dates_ += dates_right(source, target)
            surnames += surnames_right(names, source, target, reference)
        flagged = sum(bool(check(source, target)) for (source, _), target in zip(self._pairs, targets, strict=True))
        scores = score([ru for ru, _ in self._pairs], targets, [en for _, en in self._pairs])
        share = Share(flagged, len(self._pairs))
        return [f"{scores.bleu:.1f}", f"{scores.chrf:.1f}", str(numbers), str(dates_), str(surnames), str(share)]

    def sizes(self) -> str:
        """Return how many things the shares are of."""
        reference = [en for _, en in self._pairs]
        numbers = sum((numbers_right(ru, en) for ru, en in self._pairs), Share())
        dates_ = sum((dates_right(ru, en) for ru, en in self._pairs), Share())
        named = zip(self._pairs, self._names, reference, strict=True)
        surnames = sum((surnames_right(names, ru, en, en) for (ru, en), names, _ in named), Share())
        return f"{numbers.wanted} numbers, {dates_.wanted} dates, {surnames.wanted} surnames"


def measure(engine: Engine, path: Path, limit: int, beam: int, terms: Glossary) -> Iterator[str]:
    """Yield the lines of one set's table."""
    pairs = documents(path, limit)
    judge = Judge(pairs)
    lines = [ru for document in pairs for ru, _ in document]
    yield f"\n{path.name}: {len(lines)} segments, {judge.sizes()}\n"
    yield row(path.name, "BLEU", "chrF", "numbers %", "dates %", "surnames %", "with a finding %", "CPU s", "added")
    yield row("---", *["--:"] * 8)
    yield row("human reference", *judge.judge([en for document in pairs for _, en in document]), "", "")
    texts, sizes = _split(pairs)
    _bench(engine, texts, beam)
    timed = Timed(engine)
    for name, step in Road(timed, beam, terms).steps().items():
        timed.first, began = 0.0, time.process_time()
        made = [text for document in step(texts) for text in document]
        spent = time.process_time() - began
        rest = iter(made)
        targets = [" ".join(next(rest) for _ in range(size)) for size in sizes]
        yield row(name, *judge.judge(targets), f"{spent:.1f}", f"{spent / timed.first - 1:+.0%}")


def _split(pairs: Sequence[Pairs]) -> tuple[list[Segments], list[int]]:
    """Return the documents as sentences, and of how many sentences each line is."""
    texts: list[Segments] = []
    sizes: list[int] = []
    for document in pairs:
        spans = [(ru, sentences(ru, "ru")) for ru, _ in document]
        texts.append([ru[start:end] for ru, found in spans for start, end in found])
        sizes += [len(found) for _, found in spans]
    return texts, sizes


def _bench(engine: Engine, texts: Sequence[Segments], beam: int) -> None:
    """Load what is loaded once, so that no step pays for it."""
    Road(engine, beam, glossary(None)).steps()["+ glossary"]([one[:2] for one in texts[:4]])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path, nargs="+")
    parser.add_argument("--limit", type=int, default=300, help="segments of each set; 0 for all (300)")
    parser.add_argument("--glossary", help="a glossary of your own, over the built-in one")
    parser.add_argument("--model", help="an installed model; the built-in one by default")
    parser.add_argument("--beam", type=int, default=4)
    options = parser.parse_args()
    engine = load_engine(resolve(options.model or "built-in"), "auto", 1, "cpu")
    for path in options.pairs:
        for line in measure(engine, path, options.limit, options.beam, glossary(options.glossary)):
            print(line, flush=True)


if __name__ == "__main__":
    main()
