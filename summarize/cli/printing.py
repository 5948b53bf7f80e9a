"""What goes to standard error: one line each, and nothing under --quiet but errors."""

from __future__ import annotations

import logging
import os
import sys
import warnings
from collections.abc import Callable


def complain(message: str) -> None:
    """Print an error."""
    print(f"summarize: {message}", file=sys.stderr)  # noqa: T201


def note(message: str, quiet: bool = False) -> None:
    """Print a warning or remark, unless `quiet`."""
    if not quiet:
        print(f"summarize: {message}", file=sys.stderr)  # noqa: T201


def debugging() -> bool:
    """Say whether -vv asked for tracebacks."""
    return logging.getLogger("summarize").level == logging.DEBUG


def set_verbosity(verbose: int, quiet: bool) -> None:
    """Send the package's log to standard error: warnings, with -v information, with -vv all."""
    logger = logging.getLogger("summarize")
    logger.handlers = [_Handler()]
    logger.propagate = False
    logger.setLevel(logging.ERROR if quiet else {0: logging.WARNING, 1: logging.INFO}.get(verbose, logging.DEBUG))
    if verbose < 2:
        warnings.simplefilter("ignore")


class _Handler(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        note(record.getMessage())


def progress(quiet: bool, total: int) -> Callable[[int, str], None]:
    """Return a function (done, name) that shows where a run is: on a terminal only, and for more than one input."""
    shown = not quiet and total > 1 and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    def show(done: int, name: str) -> None:
        if shown:
            line = f"\r\033[K{done}/{total} {name}" if done < total else "\r\033[K"
            print(line, end="", file=sys.stderr, flush=True)  # noqa: T201

    return show
