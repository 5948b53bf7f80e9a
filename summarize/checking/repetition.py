"""Check that the target does not say again what the source says once."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.article import Finding
from summarize.checking.tokens import Word, words

NAME = "repetition"
# "had had", "that that" are English; "very very", "no, no" are speech.
_LEGAL = frozenset("had that is was do so no yes very really many bye ha hey far more and her his again".split())
_LONG = 5  # words; a phrase of this length is not repeated by chance


def _doubled(found: Sequence[Word], target: str, source_forms: frozenset[str]) -> list[Finding]:
    """Report neighbouring runs of one to four words that are equal."""
    forms = [word.form for word in found]
    findings: list[Finding] = []
    at = 0
    while at < len(forms) - 1:
        for size in (1, 2, 3, 4):
            if forms[at : at + size] == forms[at + size : at + 2 * size] and len(forms) >= at + 2 * size:
                times = 2
                while forms[at : at + size] == forms[at + times * size : at + (times + 1) * size]:
                    times += 1
                if _is_loop(forms[at : at + size], times, target[found[at].end : found[at + 1].start]):
                    phrase = " ".join(forms[at : at + size])
                    last = found[at + times * size - 1]
                    findings.append(Finding(NAME, f'"{phrase}" {times} times', None, (found[at].start, last.end)))
                    at += times * size - 1
                    break
        at += 1
    return findings


def _is_loop(phrase: Sequence[str], times: int, gap: str) -> bool:
    if times > 2:
        return True
    if len(phrase) == 1:
        return phrase[0] not in _LEGAL and not phrase[0][0].isdigit() and not gap.strip()
    return True


def _returning(found: Sequence[Word], source: Sequence[Word]) -> list[Finding]:
    """Report a long phrase that comes twice where the source repeats no three words."""
    forms = [word.form for word in found]
    seen: dict[tuple[str, ...], int] = {}
    for at in range(len(forms) - _LONG + 1):
        gram = tuple(forms[at : at + _LONG])
        first = seen.setdefault(gram, at)
        if at - first >= _LONG:
            end = at + _LONG
            while end < len(forms) and forms[end] == forms[first + end - at]:
                end += 1
            span = (found[at].start, found[end - 1].end)
            return [Finding(NAME, f'"{" ".join(forms[at:end])}" again', None, span)]
    return []


def _repeats(forms: Sequence[str], size: int) -> bool:
    """Say whether a run of `size` words comes twice."""
    grams = [tuple(forms[at : at + size]) for at in range(len(forms) - size + 1)]
    return len(set(grams)) < len(grams)


def repetition(source: str, target: str) -> tuple[Finding, ...]:
    """Report doubled words, loops and phrases that come back, unless the source repeats itself too."""
    found = words(target)
    forms = [word.form for word in found]
    if len(set(forms)) == len(forms):
        return ()
    here = [word.form for word in words(source)]
    doubled = _doubled(found, target, frozenset(here))
    if doubled:
        return tuple(doubled) if not _doubles(here) else tuple(one for one in doubled if _loops(one))
    if len(forms) < 2 * _LONG or _repeats(here, 3):
        return ()
    return tuple(_returning(found, words(source)))


def _doubles(forms: Sequence[str]) -> bool:
    return any(forms[at : at + size] == forms[at + size : at + 2 * size] for size in (1, 2) for at in range(len(forms) - size))


def _loops(finding: Finding) -> bool:
    return int(finding.detail.rsplit(" ", 2)[1]) > 3
