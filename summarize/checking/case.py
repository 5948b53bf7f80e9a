"""Check that capitals are where the source has them: all of the text, none of it, its beginning."""

from __future__ import annotations

import re

from summarize.article import Finding

NAME = "case"

_WORD = re.compile(r"[^\W\d_]{2,}")
_FIRST = re.compile(r"[^\W\d_]")
_LOWER_NAMES = re.compile(r"(?:i[A-Z]|e[A-Z]|[a-z]+\.[a-z]|[a-z]+@|https?:|www|de |van |von |al-|el-|x[A-Z]|m[A-Z])")
_LEAST = 12  # letters: what is shorter may be an acronym


def _shouted(text: str) -> bool:
    """Say whether a text of some length is written in capitals."""
    first = _WORD.search(text)
    if first is None or not first.group().isupper():
        return False
    words = _WORD.findall(text)
    # "US, EU, NATO AND UN" may be an enumeration: one word must be longer than acronyms are.
    return (
        len(words) > 1 and max(map(len, words)) > 4 and sum(map(len, words)) >= _LEAST and all(map(str.isupper, words))
    )


def _mostly_shouted(text: str) -> bool:
    words = [word for word in _WORD.findall(text) if len(word) > 3]
    return len(words) > 2 and sum(word.isupper() for word in words) > 0.8 * len(words)


def case(source: str, target: str) -> tuple[Finding, ...]:
    """Report a text that changed to or from capitals, or that begins small where the source begins with a capital."""
    whole = (0, len(target))
    if _shouted(target) and not _mostly_shouted(source):
        return (Finding(NAME, "in capitals", None, whole),)
    if _shouted(source) and not _mostly_shouted(target):
        return (Finding(NAME, "not in capitals", (0, len(source)), whole),)
    ours, theirs = _FIRST.search(source), _FIRST.search(target)
    if not ours or not theirs or not ours.group().isupper() or not theirs.group().islower():
        return ()
    # Before the first letter: a number or sign may open the sentence on one side only.
    if any(letter.isdigit() for letter in target[: theirs.start()] + source[: ours.start()]) or _LOWER_NAMES.match(
        target, theirs.start()
    ):
        return ()
    if target[theirs.end() : theirs.end() + 1] == ".":  # "p. 5"
        return ()
    if target[: theirs.start()].count(".") + source[: ours.start()].count(".") or not _is_sentence(source):
        return ()
    return (Finding(NAME, "begins with a small letter", ours.span(), theirs.span()),)


def _is_sentence(source: str) -> bool:
    return len(_WORD.findall(source)) > 2
