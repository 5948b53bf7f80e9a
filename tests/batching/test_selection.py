"""Windows: every document in one, in order, large for one process and small at first for several."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from summarize.batching.inputs import from_paths
from summarize.batching.selection import Selection
from summarize.batching.work import Task


def sizes(processes: int, most: int) -> list[int]:
    """Return the bytes of the windows of the documents in "in"."""
    windows = list(Selection({}).windows(from_paths(["in"]), Event(), most, processes))
    tasks = [[item for item in window if isinstance(item, Task)] for window in windows]
    assert [task.ticket.id for some in tasks for task in some] == [f"in/{at:02}.txt" for at in range(40)]
    return [sum(len(task.data) for task in some) for some in tasks]


@pytest.fixture(autouse=True)
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for at in range(40):
        (tmp_path / f"in/{at:02}.txt").write_bytes(b"x" * 100)


def test_one_process_has_full_windows() -> None:
    assert sizes(1, 1600) == [1600, 1600, 800]


def test_several_processes_begin_with_small_windows_so_that_all_have_work() -> None:
    assert sizes(2, 1600) == [200, 200, 200, 200, 400, 400, 400, 400, 800, 800]


def test_a_document_larger_than_a_window_is_in_one_by_itself() -> None:
    assert sizes(1, 50) == [100] * 40
    assert sizes(3, 50) == [100] * 40
