"""Check that quotations stay quotations: their marks are there and come in pairs."""

from __future__ import annotations

import re

from summarize.article import Finding

NAME = "quotes"

_QUOTATION = re.compile(r"«[^»]*»|“[^”]*”|„[^“”]*[“”]|\"[^\"]*\"")
_ANY = re.compile(r"[\"“”„«»]|(?<![A-Za-z0-9])['‘]|['’](?![A-Za-z0-9])")
_DOUBLE = '"“”„«»'
_TOUCHING = re.compile(r"(?<=[\"“”„«»])[\"“”„«»]")
_INCH = re.compile(r"[0-9]\"")
_DASHED = re.compile(r"^[^«»\"“”„]*,\s[–—-]\s[^«»\"“”„]*$")  # «Мы придём, — сказал он»: it began a sentence ago
_BRACKETS = (("(", ")"), ("[", "]"))
# Words: a shorter quotation is a name or a term, and English often drops its marks; so is a longer one that
# follows a noun («фонд „Развитие северных территорий“»).
_SPOKEN, _NAMED = 4, 7
_LEAD = re.compile(r"(?:^|[:,.!?…—–(-])\s*$")


def spoken(source: str) -> list[tuple[int, int]]:
    """Return the spans of quotations that are speech."""
    found = []
    for match in _QUOTATION.finditer(source):
        size = len(match.group().split())
        if size >= _NAMED or (size >= _SPOKEN and _LEAD.search(source[: match.start()][-3:])):
            found.append(match.span())
    return found


def _only(source: str) -> tuple[int, int] | None:
    """Return the span of the quotation of a source that has but one, None otherwise."""
    found = list(_QUOTATION.finditer(source))
    return found[0].span() if len(found) == 1 else None


def _even(text: str) -> bool:
    """Say whether the double quotes of a text come in pairs, whatever their shape; two that touch count as one."""
    marks = text.count('"') if text.isascii() else sum(map(text.count, _DOUBLE))
    if not marks:
        return True
    marks -= len(_TOUCHING.findall(text))
    return marks % 2 == 0 or bool(_INCH.search(text))


def _at_edge(text: str, at: int) -> bool:
    """Say whether nothing but punctuation stands before or after a place."""
    return not any(map(str.isalnum, text[:at])) or not any(map(str.isalnum, text[at + 1 :]))


def _odd_bracket(source: str, target: str) -> Finding | None:
    """Report the first bracket without its mate where the source's have theirs."""
    for left, right in _BRACKETS:
        if source.count(left) == source.count(right) and target.count(left) != target.count(right):
            mark = left if target.count(left) > target.count(right) else right
            at = target.rindex(mark) if mark == left else target.index(mark)
            return Finding(NAME, f"{mark} without its mate", None, (at, at + 1))
    return None


def quotes(source: str, target: str) -> tuple[Finding, ...]:
    """Report quotations that lost their marks, and quotation marks or brackets without their mate."""
    findings = []
    quoted = spoken(source)
    if quoted and not _ANY.search(target):
        findings.append(Finding(NAME, "quotation marks missing", quoted[0], None))
    elif _even(source) and not _even(target) and not _DASHED.search(source):
        at = max(target.rfind(mark) for mark in '"“”«»')
        if _at_edge(target, at) and (
            not quoted or (_at_edge(source, quoted[0][0]) and _at_edge(source, quoted[-1][1] - 1))
        ):
            # A quotation that runs over several sentences has its other mark elsewhere.
            return ()
        findings.append(Finding(NAME, "quotation mark without its mate", _only(source), (at, at + 1)))
    bracket = _odd_bracket(source, target)
    return (*findings, bracket) if bracket else tuple(findings)
