"""Sentence spans of one block: every place that may end a sentence is judged by the language's rules."""

from __future__ import annotations

from bisect import bisect_right

from summarize.article import Language
from summarize.segmenting import english, russian
from summarize.segmenting.datelines import dateline
from summarize.segmenting.enclosures import enclosures
from summarize.segmenting.gaps import Gap, Rule, ends
from summarize.segmenting.labels import is_label, items

RULES: dict[Language, tuple[Rule, ...]] = {"ru": russian.RULES, "en": english.RULES}


def sentences(text: str, language: Language, item: bool = False) -> list[tuple[int, int]]:
    """Return the spans of the sentences in order, without blanks at their ends.

    `item` says that the text is a list item. Every non-blank character lies in
    exactly one span.
    """
    starts = [0, *sorted(_starts(text, language, item))]
    spans = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        words = text[start:end]
        bare = words.strip()
        if bare:
            start += len(words) - len(words.lstrip())
            spans.append((start, start + len(bare)))
    return spans


def _starts(text: str, language: Language, item: bool) -> set[int]:
    """Return the offsets where sentences but the first begin."""
    pairs = enclosures(text)
    listed = items(text)
    order = sorted(listed)
    head = dateline(text)
    starts = set(listed)
    begin = 0
    for mark, stop, start in ends(text):
        earlier = bisect_right(order, mark)
        begin = max(begin, order[earlier - 1] if earlier else 0)
        if mark < head or start in listed or _goes_on(text, stop, start):
            continue
        gap = Gap(text, begin, mark, stop, start, pairs.around(mark, stop), pairs.opening(mark, stop))
        if _ends(gap, language, begin in listed or (item and not begin)):
            starts.add(start)
            begin = start
    return starts


def _goes_on(text: str, stop: int, start: int) -> bool:
    """Tell quickly, for most places, that no sentence ends: a small letter or another mark follows."""
    following = text[start]
    if following in ".,;:!?…%":
        return True
    return start > stop and following.islower() and not text[start + 1 : start + 2].isupper()


def _ends(gap: Gap, language: Language, item: bool) -> bool:
    """Tell whether a sentence ends in the gap."""
    if gap.dot and is_label(gap.whole.strip(), language, item):
        return False
    for rule in RULES[language]:
        verdict = rule(gap)
        if verdict is not None:
            return verdict
    return bool(gap.right or gap.lead.strip())
