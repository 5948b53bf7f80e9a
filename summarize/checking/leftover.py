"""Check that the target holds no Cyrillic, no unknown pieces and no byte pieces."""

from __future__ import annotations

import re

from summarize.article import Finding

NAME = "leftover"
_ODD = re.compile(
    r"(?<![#@\u0400-\u052f])[\u0400-\u052f]+(?:[-\s][\u0400-\u052f]+)*"  # Cyrillic
    r"|<0x[0-9A-Fa-f]{2}>|</?s>|<unk>|<pad>|⁇|\ufffd|\u2581"  # what only a tokenizer writes
    r"|&(?:amp|quot|apos|lt|gt|nbsp|#[0-9]+);"
)


def leftover(source: str, target: str) -> tuple[Finding, ...]:
    """Report Cyrillic words and tokenizer marks left in the target."""
    if target.isascii() and "<" not in target and "&" not in target:
        return ()
    return tuple(Finding(NAME, f"{one.group()} left", None, one.span()) for one in _ODD.finditer(target))
