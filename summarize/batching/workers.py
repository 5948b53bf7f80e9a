"""Workers as processes of this machine, each with its own model and its share of the threads."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from summarize.batching import crew
from summarize.batching.crew import Lost, Message, Ready
from summarize.batching.plan import Executor
from summarize.batching.stages import process
from summarize.batching.work import Clock, Outcome, Recipe, Window


def in_processes(count: int, threads: int = 0) -> Executor:
    """Return the executor that works in `count` processes, which share `threads` threads (0: one for each core)."""
    share = max(1, (threads or _cores()) // count)

    def executor(
        recipe: Recipe, windows: Iterator[Window], clock: Clock, stop: threading.Event
    ) -> Iterator[list[Outcome]]:
        return crew.work(Processes(recipe, count, share), windows, clock, stop)

    return executor


class Processes:
    """A crew of processes; see `crew.Crew`."""

    def __init__(self, recipe: Recipe, size: int, threads: int) -> None:
        self._recipe = recipe
        self._size = size
        self._threads = threads
        # Forking a process that has threads can leave their locks locked for good.
        self._context = multiprocessing.get_context("spawn")
        self._workers: dict[int, tuple[BaseProcess, Connection]] = {}

    @property
    def size(self) -> int:
        """Return the number of workers."""
        return self._size

    def hire(self, number: int) -> None:
        """Start a process."""
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, self._recipe, self._threads), daemon=True)
        process.start()
        theirs.close()
        self._workers[number] = (process, ours)

    def send(self, number: int, window: Window | None) -> None:
        """Send a window; to a process that died it does nothing, `wait` will tell."""
        try:
            self._workers[number][1].send(window)
        except OSError:
            return

    def wait(self, seconds: float) -> list[tuple[int, Message]]:
        """Return the messages that have come."""
        numbers = {connection: number for number, (_, connection) in self._workers.items()}
        found: list[tuple[int, Message]] = []
        for connection in wait(list(numbers), seconds) if numbers else []:
            assert isinstance(connection, Connection)
            found.append((numbers[connection], self._receive(numbers[connection], connection)))
        return found

    def discharge(self, number: int) -> None:
        """Kill the process."""
        self._workers[number][0].kill()
        self._bury(number)

    def dismiss(self) -> None:
        """Kill all processes."""
        for number in list(self._workers):
            self.discharge(number)

    def _receive(self, number: int, connection: Connection) -> Message:
        try:
            message: Message = connection.recv()
        except (EOFError, OSError):
            return Lost(self._bury(number))
        if isinstance(message, Clock):
            self._bury(number)
        return message

    def _bury(self, number: int) -> str:
        """Wait for the process's end and say how it was."""
        process, connection = self._workers.pop(number)
        connection.close()
        process.join()
        code = process.exitcode or 0
        process.close()
        return f"signal {-code}" if code < 0 else f"exit code {code}"


def _serve(connection: Connection, recipe: Recipe, threads: int) -> None:
    """Do windows until no more come, in a process of its own."""
    # Ctrl-C reaches the whole group of processes; it is the first that decides.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    clock, stop = Clock(), threading.Event()
    try:
        worker = recipe.build(threads)
        connection.send(Ready())
        for outcomes in process(lambda: worker, _windows(connection, stop), clock, stop):
            connection.send(outcomes)
        connection.send(clock)
    except BrokenPipeError:
        os._exit(1)
    except Exception as error:
        connection.send(error)


def _windows(connection: Connection, stop: threading.Event) -> Iterator[Window]:
    while True:
        try:
            window: Window | None = connection.recv()
        except (EOFError, OSError):
            # The process that would take the results is gone.
            os._exit(1)
        if window is None:
            stop.set()
            return
        yield window


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
