"""Workers as actors of a Ray cluster, each with its own model, on any machine that has this package.

Documents and results travel with the messages: the actors need neither the
inputs' disk nor the output folder's. What decides, writes and keeps the
journal is this process.
"""

from __future__ import annotations

import logging
import os
import queue
import re
import signal
import socket
import threading
from collections.abc import Iterator
from typing import Any

from summarize.batching import crew
from summarize.batching.crew import Lost, Message, Ready
from summarize.batching.plan import Executor
from summarize.batching.stages import process
from summarize.batching.work import Clock, Outcome, Recipe, Window
from summarize.errors import SummarizeError, UsageError

_REMEDY = "run: pip install 'summarize[ray]'"


def on_cluster(address: str | None = None, actors: int = 0, threads: int = 0, gpus: float = 0) -> Executor:
    """Return the executor that works on the cluster at `address` ($RAY_ADDRESS, else "local": one made here).

    There are `actors` actors (0: as many as the cluster has room for), each
    with `threads` threads (0: one) and `gpus` GPUs. Raises UsageError where
    Ray is not installed.
    """
    try:
        import ray  # noqa: F401
    except ImportError as error:
        raise UsageError(f"--ray needs Ray, which is not installed; {_REMEDY}") from error

    def executor(
        recipe: Recipe, windows: Iterator[Window], clock: Clock, stop: threading.Event
    ) -> Iterator[list[Outcome]]:
        return crew.work(Actors(recipe, address, actors, max(1, threads), gpus), windows, clock, stop)

    return executor


class Actors:
    """A crew of Ray actors; see `crew.Crew`."""

    def __init__(self, recipe: Recipe, address: str | None, actors: int, threads: int, gpus: float) -> None:
        import ray

        self._ray = ray
        self._recipe = recipe
        self._threads = threads
        self._mine = not ray.is_initialized()
        if self._mine:
            _join(ray, address or os.environ.get("RAY_ADDRESS"))
        # Each answers one long question, and takes windows meanwhile.
        options: dict[str, Any] = {"num_cpus": threads, "max_concurrency": 4, "max_restarts": 0}
        if gpus:
            options["num_gpus"] = gpus
        self._actor = ray.remote(**options)(_Actor)
        room = self._room("CPU", threads)
        self._size = actors or max(1, min(room, self._room("GPU", gpus)) if gpus else room)
        self._hired: dict[int, Any] = {}
        self._asked: dict[Any, int] = {}

    @property
    def size(self) -> int:
        """Return the most actors there may be."""
        return self._size

    def hire(self, number: int) -> None:
        """Ask the cluster for an actor."""
        self._hired[number] = self._actor.remote(self._recipe, self._threads)
        self._ask(number)

    def send(self, number: int, window: Window | None) -> None:
        """Send a window; to an actor that died it does nothing, `wait` will tell."""
        self._hired[number].put.remote(window)

    def discharge(self, number: int) -> None:
        """Kill the actor."""
        self._ray.kill(self._hired.pop(number))
        self._asked = {question: asked for question, asked in self._asked.items() if asked != number}

    def wait(self, seconds: float) -> list[tuple[int, Message]]:
        """Return the messages that have come."""
        if not self._asked:
            return []
        answered, _ = self._ray.wait(list(self._asked), num_returns=1, timeout=seconds)
        found = []
        for question in answered:
            number = self._asked.pop(question)
            found.append((number, self._answer(number, question)))
        return found

    def dismiss(self) -> None:
        """Kill all actors; leave the cluster, and end it if it was made for this run."""
        for number in list(self._hired):
            self.discharge(number)
        if self._mine:
            self._ray.shutdown()

    def _ask(self, number: int) -> None:
        self._asked[self._hired[number].take.remote()] = number

    def _answer(self, number: int, question: Any) -> Message:
        try:
            message: Message = self._ray.get(question)
        except self._ray.exceptions.RayError as error:
            del self._hired[number]
            return Lost(type(error).__name__)
        if isinstance(message, Clock):
            self.discharge(number)
        else:
            self._ask(number)
        return message

    def _room(self, resource: str, each: float) -> int:
        return int(self._ray.cluster_resources().get(resource, 0) // each) if each else 0


def _join(ray: Any, address: str | None) -> None:
    """Connect to the cluster, or make one where there is no address; raise SummarizeError."""
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    own = address in (None, "", "local")
    place = re.fullmatch(r"(?:ray://)?\[?([^/\]]+)\]?:(\d+)", address or "")
    try:
        if place:
            # Ray itself would try for minutes.
            socket.create_connection((place[1], int(place[2])), timeout=10).close()
        ray.init(
            address=address, log_to_driver=False, logging_level=logging.ERROR,
            **({"include_dashboard": False} if own else {}),
        )  # fmt: skip
    except Exception as error:  # Ray raises it bare for a node that does not start
        reason = " ".join(str(error).split())
        raise SummarizeError(f"no Ray cluster at {'this machine' if own else address}: {reason}") from error
    if threading.current_thread() is threading.main_thread():
        # Ray puts its own SIGTERM handler in the place of ours, which ends the run in good order.
        for number, handler in handlers.items():
            signal.signal(number, handler)


class _Actor:
    """Do windows in a thread; `put` and `take` are its letter-box."""

    def __init__(self, recipe: Recipe, threads: int) -> None:
        self._in: queue.Queue[Window | None] = queue.Queue()
        self._out: queue.Queue[Message] = queue.Queue()
        self._stop = threading.Event()
        threading.Thread(target=self._work, args=(recipe, threads), daemon=True).start()

    def put(self, window: Window | None) -> None:
        """Take in a window, or the word that no more will come."""
        if window is None:
            self._stop.set()
        self._in.put(window)

    def take(self) -> Message:
        """Return the next message; waits for it."""
        return self._out.get()

    def _work(self, recipe: Recipe, threads: int) -> None:
        clock = Clock()
        try:
            worker = recipe.build(threads)
            self._out.put(Ready())
            for outcomes in process(lambda: worker, iter(self._in.get, None), clock, self._stop):
                self._out.put(outcomes)
            self._out.put(clock)
        except Exception as error:
            self._out.put(error)
