"""Read the package's own data tables, each once and only when first needed."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the lines of `data/<name>.tsv` as tuples of columns; `#` lines are comments."""
    text = resources.files(__package__).joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(tuple(column.strip() for column in line.split("\t")) for line in lines)


@cache
def mapping(name: str) -> dict[str, str]:
    """Return the first two columns of a table as a mapping, the second empty where it is missing."""
    return {row[0]: row[1] if len(row) > 1 else "" for row in rows(name)}


@cache
def words(name: str, kind: str = "") -> frozenset[str]:
    """Return the first column of a table, only of the rows whose second column is `kind` if one is given."""
    return frozenset(row[0] for row in rows(name) if not kind or row[1:2] == (kind,))
