"""Cases written as a table: source | target | what the check says, "ok" for nothing, several parted by " + "."""

from __future__ import annotations

from summarize.article import Finding


def rows(table: str) -> list[tuple[str, str, list[str]]]:
    """Return the cases of a table; blank lines and lines that begin with # are for the reader."""
    cases = []
    for line in table.strip().split("\n"):
        if line.strip() and not line.lstrip().startswith("#"):
            source, target, said = (cell.strip() for cell in line.split(" | "))
            cases.append((source, target, [] if said == "ok" else said.split(" + ")))
    return cases


def details(found: tuple[Finding, ...]) -> list[str]:
    """Return what the findings say."""
    return [finding.detail for finding in found]
