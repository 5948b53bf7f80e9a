"""Sentence spans of one block: every possible end is judged by the language's rules."""

from __future__ import annotations

from summarize.article import Language
from summarize.segmenting import english, russian
from summarize.segmenting.enclosures import enclosures
from summarize.segmenting.gaps import Gap, Rule, ends
from summarize.segmenting.datelines import dateline
from summarize.segmenting.labels import is_label, items


def sentences(text: str, language: Language, item: bool = False) -> list[tuple[int, int]]:
    """Return the spans of the sentences in order, without blanks at their ends.

    `item` says that the text is a list item. Every non-blank character lies in
    exactly one span.
    """
    cuts = sorted(_cuts(text, language, item))
    spans: list[tuple[int, int]] = []
    for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start < end:
            spans.append((start, end))
    return spans


def _cuts(text: str, language: Language, item: bool) -> set[int]:
    """Return the offsets where sentences but the first begin."""
    rules: tuple[Rule, ...] = russian.RULES if language == "ru" else english.RULES
    pairs = enclosures(text)
    forced = items(text)
    cuts = set(forced)
    begins = sorted(forced)
    after_dateline = dateline(text)
    begin, pair, place = 0, 0, 0
    for mark, stop, start in ends(text):
        while place < len(begins) and begins[place] <= mark:
            begin = max(begin, begins[place])
            place += 1
        while pair < len(pairs.spans) and pairs.spans[pair][1] < stop:
            pair += 1
        if start in forced:
            begin = start
            continue
        if mark < after_dateline:
            continue
        inside = pair < len(pairs.spans) and pairs.spans[pair][0] < mark
        gap = Gap(text, begin, mark, stop, start, inside, _opening(pairs.openings, mark, stop))
        if _ends(gap, rules, language == "en", begin in forced or (item and begin == 0)):
            cuts.add(start)
            begin = start
    return cuts


def _opening(openings: dict[int, int], mark: int, stop: int) -> int:
    return min((openings[at] for at in range(mark, min(stop, mark + 8)) if at in openings), default=-1)


def _ends(gap: Gap, rules: tuple[Rule, ...], english_: bool, item: bool) -> bool:
    """Tell whether a sentence ends in the gap."""
    if gap.dot and is_label(gap.whole.strip(), english_, item):
        return False
    for rule in rules:
        verdict = rule(gap)
        if verdict is not None:
            return verdict
    return bool(gap.right[:1].isupper() or gap.right[:1].isdigit() or gap.lead.strip())
