"""Write each name of a document one way, where the sentences were translated one by one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarize.naming import similarity, transliteration
from summarize.naming.document import Names
from summarize.naming.finding import defined_abbreviations
from summarize.naming.name import Name
from summarize.naming.words import words

_LATIN_ABBREVIATION = re.compile(r"\(\s*([A-Z]{2,8})\s*\)")


@dataclass(frozen=True, slots=True)
class _Use:
    """Hold one accepted spelling of a name's part in one target text."""

    text: int
    start: int
    end: int
    spelled: str
    preferred: str


def unify(sources: Sequence[str], targets: Sequence[str], names: Names) -> tuple[str, ...]:
    """Return the targets with one spelling a person and one abbreviation an organisation.

    The spelling most used wins, the preferred one where there is a tie. To be
    called when all segments are translated and mended.
    """
    out = list(targets)
    uses: dict[tuple[str, str], list[_Use]] = {}
    for at, (source, target) in enumerate(zip(sources, targets, strict=True)):
        for key, use in _uses(at, target, names.in_segment(source)):
            uses.setdefault(key, []).append(use)
    edits = [edit for group in uses.values() for edit in _edits(group)]
    for at, start, end, spelled in sorted(set(edits), reverse=True):
        out[at] = out[at][:start] + spelled + out[at][end:]
    return tuple(_abbreviated(sources, out))


def _uses(at: int, target: str, names: Sequence[Name]) -> Iterator[tuple[tuple[str, str], _Use]]:
    for name in names:
        if name.kind != "person" or not name.certain:
            continue
        for forms in name.parts:
            if not forms[0]:
                continue
            for word in words(target):
                text = re.sub(r"['’]s?$", "", word.text)
                if text[:1].isupper() and not text.isupper() and similarity.same(forms[0], text, name.system):
                    key = (similarity.fold(forms[0], name.system), name.system)
                    yield key, _Use(at, word.start, word.start + len(text), text, forms[0])


def _edits(group: Sequence[_Use]) -> Iterator[tuple[int, int, int, str]]:
    counts = Counter(use.spelled for use in {(use.text, use.start): use for use in group}.values())
    if len(counts) < 2:
        return
    preferred = group[0].preferred
    best = max(counts, key=lambda spelled: (counts[spelled], spelled == preferred, spelled))
    for use in group:
        if use.spelled != best:
            yield use.text, use.start, use.end, best


def _abbreviated(sources: Sequence[str], targets: Sequence[str]) -> Iterator[str]:
    """Use the English abbreviation of the defining sentence wherever the source has the Russian one."""
    learned: dict[str, str] = {}
    for short, (at, _) in defined_abbreviations(sources).items():
        latin = _LATIN_ABBREVIATION.findall(targets[at]) if at < len(targets) else []
        if len(latin) == 1:
            learned[short] = latin[0]
    for source, target in zip(sources, targets, strict=True):
        for short, latin_form in learned.items():
            sounded = transliteration.russian(short)
            if re.search(rf"\b{short}\b", source) and latin_form not in target and sounded != latin_form:
                target = re.sub(rf"\b{sounded}\b", latin_form, target)
        yield target
