"""Read the package's own data tables, each once and only when first needed."""

from __future__ import annotations

import os
from functools import cache

# Not importlib.resources: its import takes longer than all that these tables are used for.
_DATA = os.path.join(os.path.dirname(__file__), "data")


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the lines of `data/<name>.tsv` as tuples of columns; `#` lines are comments."""
    with open(os.path.join(_DATA, f"{name}.tsv"), encoding="utf-8") as file:
        return tuple(tuple(line.rstrip("\n").split("\t")) for line in file if line.strip() and line[0] != "#")


@cache
def mapping(name: str) -> dict[str, str]:
    """Return the first two columns of a table as a mapping, the second empty where it is missing."""
    return {row[0]: row[1] if len(row) > 1 else "" for row in rows(name)}


@cache
def words(name: str, kind: str = "") -> frozenset[str]:
    """Return the first column of a table, only of the rows whose second column is `kind` if one is given."""
    return frozenset(row[0] for row in rows(name) if not kind or row[1:2] == (kind,))
