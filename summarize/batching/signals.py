"""Ctrl-C and the scheduler's SIGTERM: the first ends the run in good order, the second at once."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from summarize.batching.plan import Report

INTERRUPTED = 130


@contextmanager
def stopping(stop: threading.Event, report: Report) -> Iterator[None]:
    """Let the first signal set `stop` and `report.interrupted`, and the second end the process."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def asked(number: int, frame: object) -> None:
        if report.interrupted:
            # Safe: files are renamed into place whole, and the journal is only appended to.
            os._exit(INTERRUPTED)
        report.interrupted = True
        stop.set()

    before = {number: signal.signal(number, asked) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
