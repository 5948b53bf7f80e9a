"""One process at a time, and a dead process holds nothing."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from summarize.modelling.locks import exclusive

HOLD = """
import sys
from pathlib import Path
from summarize.modelling.locks import exclusive
with exclusive(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def holder(path: Path) -> subprocess.Popen[str]:
    """Start a process that holds the lock until its standard input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_free_lock_is_taken_without_waiting(tmp_path: Path) -> None:
    waited: list[bool] = []
    for _ in range(2):
        with exclusive(tmp_path / "locks" / "name", lambda: waited.append(True)):
            pass
    assert waited == []


def test_another_process_is_waited_for(tmp_path: Path) -> None:
    path, order = tmp_path / "name", []
    process = holder(path)
    waiting = threading.Event()

    def take() -> None:
        with exclusive(path, waiting.set):
            order.append("taken")

    thread = threading.Thread(target=take)
    thread.start()
    assert waiting.wait(20)
    order.append("released")
    process.communicate("", timeout=20)
    thread.join(20)
    assert order == ["released", "taken"]


def test_a_process_that_was_killed_holds_nothing(tmp_path: Path) -> None:
    process = holder(tmp_path / "name")
    process.kill()
    process.communicate(timeout=20)
    waited: list[bool] = []
    with exclusive(tmp_path / "name", lambda: waited.append(True)):
        pass
    assert waited == []


def test_an_error_releases_the_lock(tmp_path: Path) -> None:
    try:
        with exclusive(tmp_path / "name"):
            raise KeyError
    except KeyError:
        pass
    with exclusive(tmp_path / "name"):
        pass
