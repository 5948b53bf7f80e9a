"""Cut a sentence that is too long for the model at its clause boundaries."""

from __future__ import annotations

from collections.abc import Callable


def split_long(text: str, fits: Callable[[str], bool]) -> list[str]:
    """Return pieces that fit; " ".join(pieces) is the text up to blanks."""
    pieces: list[str] = []
    rest = [text.strip()]
    while rest:
        piece = rest.pop()
        if not piece:
            continue
        if len(piece) == 1 or fits(piece):
            pieces.append(piece)
            continue
        middle = len(piece) // 2
        cut = _near(piece, middle)
        rest += [piece[cut:].strip(), piece[:cut].strip()]
    return pieces


def _near(text: str, middle: int) -> int:
    for marks in (";", ",", " "):
        found = [at for at in (text.rfind(marks, 1, middle), text.find(marks, middle, len(text) - 1)) if at > 0]
        if found:
            return min(found, key=lambda at: abs(at - middle)) + 1
    return middle
