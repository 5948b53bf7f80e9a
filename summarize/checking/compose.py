"""Join number words that stand together: «сто двадцать пять тысяч», "two and a half million".

The grammar is the same in both languages: within a group each next word counts
less than the one before it, a scale closes the group, a smaller scale may
follow. What differs, the words between, is the scanners' business.
"""

from __future__ import annotations

from summarize.checking.amount import Amount, Value, exact

_ANY = 1e15


def _times(values: tuple[Value, ...], scale: float) -> tuple[Value, ...]:
    return tuple(exact(value * scale) for value in values if not isinstance(value, str))


class Composer:
    """Collect number words and digits into amounts; feed them from left to right, then `close`."""

    __slots__ = (
        "_digits",
        "_firm",
        "_group",
        "_parts",
        "_room",
        "_scale",
        "_total",
        "_values",
        "end",
        "open",
        "out",
        "start",
    )

    def __init__(self) -> None:
        self.out: list[Amount] = []
        self._clear()

    def _clear(self) -> None:
        self.open = False
        self.start = self.end = -1
        self._total = 0.0  # of the groups that a scale closed
        self._scale = _ANY  # the last of those scales: the next must be smaller
        self._group = 0.0
        self._room = 1000.0  # the next word of the group must count less
        self._firm = False
        self._digits: Amount | None = None
        self._values: tuple[Value, ...] = ()  # other readings
        self._parts: tuple[Value, ...] = ()

    @property
    def counted(self) -> bool:
        """Say whether the amount under way may be continued after "and": it ends in a hundred or a scale."""
        return self._room >= 100.0

    @property
    def group(self) -> float:
        """Return the value of the group under way."""
        return self._group

    def close(self) -> None:
        """Finish the amount under way, if any."""
        if not self.open:
            return
        if self._digits is not None:
            self.out.append(self._digits)
        else:
            value: Value = exact(self._total + self._group)
            scale = self._scale if self._scale < _ANY else 1.0
            # «миллиард двести» is 1.2 billion in speech.
            spoken = (exact(self._total + self._group * scale / 1000),) if scale > 1e3 and self._group >= 100 else ()
            values = (value, *spoken, *(other for other in self._values if other != value))
            self.out.append(Amount(self.start, self.end, values, "number", self._firm, self._parts, scale))
        self._clear()

    def word(self, start: int, end: int, value: float, firm: bool, last: bool = False) -> None:
        """Add a number word, to the amount under way where the grammar lets it; after a `last` one nothing follows."""
        if value >= self._room:
            self.close()
        if not self.open:
            self.open, self.start = True, start
        elif self._total:
            self._parts = (exact(self._total), exact(self._group + value))
        self._group += value
        self._room = 0.0 if value < 20 or last else 10.0 if value < 100 else 100.0
        self.end, self._firm = end, self._firm or firm

    def digits(self, amount: Amount) -> None:
        """Add a number written in digits: after a scale if it counts less, else as a new amount."""
        value = amount.values[0]
        if self._group or not self._total or isinstance(value, str) or value >= self._scale or amount.kind != "number":
            self.close()
        if self.open and not isinstance(value, str):
            self._group, self._parts = value, (exact(self._total), value)
        else:
            self.open, self.start, self._digits = True, amount.start, amount
        self._room, self.end, self._firm = 0.0, amount.end, True

    def scale(self, start: int, end: int, value: float) -> None:
        """Multiply the amount under way by a scale («тысяч», "hundred"), or begin one that counts by itself."""
        if not self.open or value >= self._scale or (value == 100 and (self._digits or self._group >= 100)):
            self.close()
        if not self.open and value == 100:
            self.open, self.start, self._group, self._room, self.end = True, start, value, 100.0, end
            return
        if not self.open:
            self.open, self.start, self._total = True, start, value
        elif self._digits is not None:
            self._values = _times(self._digits.values, value)
            self._total = float(self._values[0]) if self._values else value
            self._parts = _times(self._digits.parts[:-1], 1.0) + _times(self._digits.parts[-1:], value)
            self._digits, self._firm = None, True
        elif value == 100:
            self._group, self._room, self.end, self._firm = self._group * 100, 100.0, end, True
            return
        else:
            self._firm = self._firm or self._group > 0
            self._total += (self._group or 1.0) * value
            self._values = ()
        self._scale, self._group, self._room, self.end = value, 0.0, 1000.0, end

    def half(self, end: int) -> None:
        """Add a half («с половиной», "and a half") to the amount under way."""
        if self._digits is not None:
            first = self._digits.values[0]
            self._group, self._digits = (0.0 if isinstance(first, str) else first), None
        self._group += 0.5
        self.end, self._room = end, 0.0

    def also(self, *values: float) -> None:
        """Add other readings to the amount under way."""
        self._values += values
