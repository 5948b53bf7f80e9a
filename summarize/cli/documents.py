"""Walk through the inputs of a verb: errors of one do not stop the others."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from summarize.cli.printing import complain, note, progress
from summarize.errors import ChecksFailed, InputError, PartialFailure
from summarize.rendering import Result


def given(paths: list[str] | None) -> list[str] | None:
    """Return the inputs: those named, else "-" where something is piped in; None on a bare terminal."""
    if paths:
        return paths
    return None if sys.stdin is None or sys.stdin.isatty() else ["-"]


@dataclass(slots=True)
class Outcome:
    """Count what became of the inputs of one run."""

    done: int = 0
    failed: int = 0
    findings: dict[str, int] = field(default_factory=dict)

    def finish(self, strict: bool) -> int:
        """Return exit code 0 or 1.

        Raises PartialFailure where some inputs failed and some did not,
        ChecksFailed under `strict` where a check found something.
        """
        if self.failed:
            if self.done:
                raise PartialFailure(f"{self.failed} of {self.done + self.failed} inputs failed")
            return 1
        if strict and self.findings:
            raise ChecksFailed(f"checks failed ({_counted(self.findings)})")
        return 0


def _counted(findings: dict[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in findings.items())


def results(
    paths: list[str], make: Callable[[str], Result], outcome: Outcome, quiet: bool
) -> Iterator[tuple[str, Result]]:
    """Yield (path, result) of each input that can be read; report the others and count all in `outcome`."""
    from summarize.reading.files import find

    names = list(find(paths))
    show = progress(quiet, len(names))
    for index, name in enumerate(names):
        show(index, name)
        try:
            result = make(name)
        except InputError as error:
            show(len(names), "")
            complain(str(error))
            outcome.failed += 1
            continue
        outcome.done += 1
        show(len(names), "")
        _report(name, result, outcome, quiet)
        yield name, result


def _report(name: str, result: Result, outcome: Outcome, quiet: bool) -> None:
    for warning in result.warnings:
        note(f"{name}: {warning}", quiet)
    counts: dict[str, int] = {}
    for finding in result.findings:
        counts[finding.check] = counts.get(finding.check, 0) + 1
        outcome.findings[finding.check] = outcome.findings.get(finding.check, 0) + 1
    if counts:
        note(f"{name}: checks found {_counted(counts)}; --format json shows where", quiet)
