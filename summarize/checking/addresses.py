"""Check that URLs, e-mail addresses and handles are copied letter by letter."""

from __future__ import annotations

import re

from summarize.article import Finding

NAME = "urls-emails"
ADDRESS = re.compile(
    r"(?:\b[a-z]{3,6}://|www\.)[^\s<>«»\"“”]+"
    r"|[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}"
    r"|(?<![\w.])@[A-Za-z][A-Za-z0-9_]{2,}"
    r"|(?<![\w.@-])[A-Za-zА-Яа-я0-9][\w-]*(?:\.[\w-]+)*\.(?:ru|com|org|net|info|gov|edu|su|io|рф|eu|jp|cn|ua|kz|by"
    r"|de|uk)\b(?:/[^\s<>«»\"“”]*)?"
)
HINT = re.compile(r"\.[A-Za-zр]|@|://")
"""What every address has; most texts have not."""
_TRAIL = ".,;:!?)]»”'’\""


def addresses(text: str) -> list[tuple[str, int, int]]:
    """Return the addresses of a text with their spans, closing punctuation left off."""
    if not HINT.search(text):
        return []
    found = []
    for match in ADDRESS.finditer(text):
        written = match.group().rstrip(_TRAIL)
        found.append((written, match.start(), match.start() + len(written)))
    return found


def _key(address: str) -> str:
    """Return what must not differ: case and the scheme may."""
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", address.lower()).rstrip("/")


def urls_emails(source: str, target: str) -> tuple[Finding, ...]:
    """Report addresses that only one side has."""
    here, there = addresses(source), addresses(target)
    if not here and not there:
        return ()
    ours, theirs = {_key(one) for one, _, _ in here}, {_key(one) for one, _, _ in there}
    missing = [one for one in here if one[0].isascii() and _key(one[0]) not in theirs]
    extra = [one for one in there if _key(one[0]) not in ours]
    if not missing:
        # «Лента.ру» becomes Lenta.ru: a bare domain may be a name that was transliterated.
        extra = [one for one in extra if "@" in one[0] or "/" in one[0] or one[0].startswith("www.")]
    findings = []
    for written, start, end in missing:
        mate = extra.pop(0) if extra else None
        detail = f"{written} became {mate[0]}" if mate else f"{written} missing"
        findings.append(Finding(NAME, detail, (start, end), mate[1:] if mate else None))
    return (*findings, *(Finding(NAME, f"{one} not in the source", None, (at, to)) for one, at, to in extra))
