"""Mend what a hypothesis has wrong in its marks and never in its words."""

from __future__ import annotations

import re

_SPACED_HYPHEN = re.compile(r"(?<=\S) -{1,2} (?=\S)")
_BEFORE_MARK = re.compile(r" +([,.;:!?%)\]])")
_BLANKS = re.compile(r"\s+")
_FINAL = re.compile(r"[.!?;:,…][\"')\]]*$")
_ENDINGS = ".!?;:"


def _final_mark(source: str, target: str) -> str:
    """Give the target the source's last mark where it has none, and take away a full stop that the source lacks."""
    last = source.rstrip("\"»”')]} ")[-1:]
    if last in _ENDINGS and last and not _FINAL.search(target):
        return target + last
    if last not in {*_ENDINGS, ",", "-", ""} and re.search(r"(?<!\.)(?<!\b[A-Za-z])\.$", target):
        return target[:-1]
    return target


def _quotes(source: str, target: str) -> str:
    """Close a quotation mark left open at the end, drop one left alone at the start."""
    if source.count('"') % 2 == 0 and target.count('"') % 2 == 1:
        if target.startswith('"') and source.startswith('"') and source.rstrip(".!?,;: ").endswith('"'):
            return target + '"'
        if target.startswith('"') and not source.startswith('"'):
            return target[1:]
        if target.endswith('"') and not source.rstrip(".!?,;: ").endswith('"'):
            return target[:-1]
    return target


def _capital(source: str, target: str) -> str:
    first = next((letter for letter in source if letter.isalpha()), "")
    if first.isupper() and target[:1].islower() and not re.match(r"[a-z]+[A-Z]", target):
        return target[:1].upper() + target[1:]
    return target


def tidy(source: str, target: str) -> str:
    """Return the target with marks, spaces and the first letter's case as the source asks for.

    `source` is in the form that the model sees: plain quotes, hyphens for dashes.
    """
    target = _BLANKS.sub(" ", target).strip()
    target = _BEFORE_MARK.sub(r"\1", target)
    if not target:
        return target
    target = _quotes(source, target)
    target = _final_mark(source, target)
    target = _capital(source, target)
    return _SPACED_HYPHEN.sub(" – ", target)
