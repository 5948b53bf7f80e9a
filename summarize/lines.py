"""Translate lines that may come from anywhere: each is a document of its own, and stays one line."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.article import Finding
from summarize.mending import Mender
from summarize.naming.glossary import Glossary
from summarize.segmenting.sentences import sentences
from summarize.translating.engine import Decoding, Engine
from summarize.translating.normalise import normalise_source
from summarize.translating.translator import Translator


def translated(lines: Sequence[str], translator: Translator, terms: Glossary) -> list[tuple[str, tuple[Finding, ...]]]:
    """Return the English of each line, sentence by sentence, and what the checks found in it; blank stays blank."""
    texts = [" ".join(line.split()) for line in lines]
    parts = [[text[start:end] for start, end in sentences(text, "ru")] for text in texts]
    menders = [Mender.of(each, terms) for each in parts]
    prepared = [mender.prepare(part) for each, mender in zip(parts, menders, strict=True) for part in each]
    rendered = iter(translator.translate(prepared))
    out = []
    for each, mender in zip(parts, menders, strict=True):
        mended = mender.mend(each, [next(rendered).text for _ in each], translator.align)
        findings = tuple(finding for _, found in mended for finding in found)
        out.append((" ".join(text for text, _ in mended), findings))
    return out


def decoded(lines: Sequence[str], engine: Engine, beam: int) -> list[str]:
    """Return the engine's own first hypothesis of each sentence of each line, neither chosen by checks nor mended."""
    parts = [[normalise_source(line[start:end]) for start, end in sentences(line, "ru")] for line in lines]
    made = iter(engine.translate([part for each in parts for part in each], Decoding(beam)))
    return [" ".join(next(made)[0].text for _ in each) for each in parts]
