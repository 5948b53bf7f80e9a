"""Match the amounts of source and target; what stays over differs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from summarize.checking import amounts_en, amounts_ru
from summarize.checking.amount import Amount, Value, exact

_DIGITS = re.compile(r"\D+")


class Difference(NamedTuple):
    """Hold an amount that only one side has, or two that should be one."""

    source: Amount | None
    target: Amount | None


def _values(found: Iterable[Amount]) -> set[Value]:
    values: set[Value] = set()
    for amount in found:
        values.update(amount.values)
        values.update(amount.parts)
    return values


def _explained(amount: Amount, others: set[Value], scales: tuple[set[float], set[float]], digits: str) -> bool:
    """Say whether the other side has an amount in one of its readings; `scales` are its own side's and the other's."""
    if not others.isdisjoint(amount.values):
        return True
    if amount.parts and others.issuperset(amount.parts):
        return True
    if amount.kind == "phone":
        return str(amount.values[0])[1:] in digits
    value = amount.values[0]
    if isinstance(value, str):
        return _written(amount, others)
    # "from 2 to 3 million": the scale stands once on one side, twice on the other.
    own, theirs = scales
    if amount.scale == 1.0 and any(exact(value * scale) in others for scale in own):
        return True
    if any(exact(value / scale) in others for scale in theirs if amount.scale in {1.0, scale}):
        return True
    if value == 50:
        return 0.5 in others
    return value >= 10000 and f"{value:.0f}" in digits and len(f"{value:.0f}") > 6


def _written(amount: Amount, others: set[Value]) -> bool:
    return bool(amount.parts) and all(part in others for part in amount.parts if not isinstance(part, str))


@lru_cache(maxsize=2048)
def differences(source: str, target: str) -> tuple[Difference, ...]:
    """Return the firm amounts of either side that the other does not explain, paired where both sides have one over."""
    here, there = amounts_ru.amounts(source), amounts_en.amounts(target)
    if not here and not there:
        return ()
    in_source, in_target = _values(here), _values(there)
    missing = [one for one in here if one.firm and in_target.isdisjoint(one.values)]
    extra = [one for one in there if one.firm and in_source.isdisjoint(one.values)]
    if not missing and not extra:
        return ()
    scales_here, scales_there = ({one.scale for one in side if one.scale > 1.0} for side in (here, there))
    missing = [
        one for one in missing if not _explained(one, in_target, (scales_here, scales_there), _DIGITS.sub("", target))
    ]
    extra = [
        one for one in extra if not _explained(one, in_source, (scales_there, scales_here), _DIGITS.sub("", source))
    ]
    return tuple(_pair(missing, extra))


def _pair(missing: list[Amount], extra: list[Amount]) -> list[Difference]:
    """Pair what is missing with what is extra: the same kind first, then in order."""
    pairs: list[Difference] = []
    left = list(extra)
    for amount in missing:
        mate = next((one for one in left if one.kind == amount.kind), left[0] if left else None)
        if mate is not None:
            left.remove(mate)
        pairs.append(Difference(amount, mate))
    return pairs + [Difference(None, one) for one in left]
