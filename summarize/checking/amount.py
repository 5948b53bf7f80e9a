"""The value type that number extraction yields on both sides."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["number", "time", "day", "month", "year", "decade", "century", "phone", "roman", "compound"]
Value = float | str
"""A number, or a key for what is not one: "t390" (6:30 or 18:30), "m5" (May as a number), digits of a phone."""

DATE_KINDS: frozenset[Kind] = frozenset({"day", "month", "year", "decade"})


class Amount(NamedTuple):
    """Hold one amount found in a text.

    `values` are its readings, the likeliest first: one of them on the other
    side explains it. `parts`, where not empty, is one more reading: several
    numbers that must all be there ("3:2", "10 500 человек"). Only a `firm`
    amount must be found on the other side; the rest may explain a firm one.
    """

    start: int
    end: int
    values: tuple[Value, ...]
    kind: Kind = "number"
    firm: bool = True
    parts: tuple[Value, ...] = ()
    scale: float = 1.0


def clock(hours: int, minutes: int) -> str:
    """Return the key of a time of day, the same for 6:30, 18:30 and 6:30 p.m."""
    return f"t{hours % 12 * 60 + minutes}"


def exact(value: float) -> float:
    """Return `value` without the noise of decimal arithmetic, so that equal numbers are equal keys."""
    return round(value, 6)
