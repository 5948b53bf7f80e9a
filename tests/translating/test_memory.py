"""The translation memory: what it holds is right, and whatever happens to it costs time and never a result."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.errors import UsageError
from summarize.translating.engine import Hypothesis
from summarize.translating.memory import Memory, Scope, default_limit, default_path
from summarize.translating.memory_file import files
from summarize.translating.remembering import Recent, Remembering

SCOPE = Scope("tiny@1", "aa", "b4", "0.1")


class Shelf:
    """Open memories on one file, keep their warnings, close them at the end."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.warnings: list[str] = []
        self._open: list[Memory] = []

    def memory(self, limit: int = 1 << 30) -> Memory:
        self._open.append(Memory(self.path, limit, self.warnings.append))
        return self._open[-1]

    def close(self) -> None:
        for memory in self._open:
            memory.close()


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path / "cache" / "memory.sqlite3")
    yield shelf
    shelf.close()


def _pairs(count: int, width: int = 10) -> dict[str, Hypothesis]:
    return {f"Предложение {n}.": Hypothesis(f"Sentence {n}. ".ljust(width, "x"), -n / 100) for n in range(count)}


def test_what_was_put_is_found_by_every_process_that_opens_it(shelf: Shelf) -> None:
    pairs = _pairs(1200)
    shelf.memory().put_many(SCOPE, pairs)
    assert shelf.memory().get_many(SCOPE, [*pairs, "Новое."]) == pairs


@settings(deadline=None, max_examples=25)
@given(pairs=st.dictionaries(st.text(), st.builds(Hypothesis, st.text(), st.floats(-9, 0)), max_size=5))
def test_any_text_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, pairs: dict[str, Hypothesis]) -> None:
    memory = Memory(tmp_path_factory.mktemp("memory") / "m.sqlite3")
    try:
        memory.put_many(SCOPE, pairs)
        assert memory.get_many(SCOPE, pairs) == pairs
    finally:
        memory.close()


def test_text_that_utf_8_cannot_hold_is_passed_over(shelf: Shelf) -> None:
    memory = shelf.memory()
    memory.put_many(SCOPE, {"\ud800": Hypothesis("x", 0.0), "да": Hypothesis("yes", 0.0)})
    assert set(memory.get_many(SCOPE, ["\ud800", "да"])) == {"да"}
    assert not shelf.warnings


@pytest.mark.parametrize(
    "other",
    [Scope("tiny@1", "bb", "b4", "0.1"), Scope("tiny@1", "aa", "b5", "0.1"), Scope("tiny@1", "aa", "b4", "0.2")],
    ids=["model", "settings", "version"],
)
def test_another_scope_shares_nothing(shelf: Shelf, other: Scope) -> None:
    memory = shelf.memory()
    memory.put_many(SCOPE, {"да": Hypothesis("yes", 0.0)})
    assert memory.get_many(other, ["да"]) == {}
    memory.put_many(other, {"да": Hypothesis("yeah", 0.0)})
    assert memory.get_many(SCOPE, ["да"])["да"].text == "yes"


def test_a_model_under_another_name_is_the_same_model(shelf: Shelf) -> None:
    shelf.memory().put_many(SCOPE, {"да": Hypothesis("yes", 0.0)})
    assert shelf.memory().get_many(Scope("alias", "aa", "b4", "0.1"), ["да"])


def test_info_units_and_clear(shelf: Shelf) -> None:
    memory = shelf.memory()
    assert (memory.info().units, memory.info().size) == (0, 0)
    assert not shelf.path.exists()
    memory.put_many(SCOPE, _pairs(1500))
    memory.put_many(Scope("big@2", "cc", "b4", "0.1"), _pairs(2))
    info = memory.info()
    assert (info.units, info.models) == (1502, (("big@2", 2), ("tiny@1", 1500)))
    assert info.size > 100_000
    units = list(memory.units())
    assert len(units) == 1502
    assert {(unit.source, unit.target) for unit in units} == {(s, h.text) for s, h in _pairs(1500).items()}
    memory.clear()
    assert memory.info().units == 0
    assert memory.info().size < 100_000


def test_the_size_is_bounded_and_what_was_not_used_for_longest_goes_first(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = shelf.memory(limit=2_000_000)
    first = time.time() - 48 * 3600
    kept = _pairs(300, width=400)
    forgotten = {f"Старое {n}.": Hypothesis("o" * 400, 0.0) for n in range(1500)}
    monkeypatch.setattr(time, "time", lambda: first)
    memory.put_many(SCOPE, kept | forgotten)
    monkeypatch.setattr(time, "time", lambda: first + 24 * 3600)
    assert len(memory.get_many(SCOPE, kept)) == 300
    monkeypatch.setattr(time, "time", lambda: first + 48 * 3600)
    for part in range(15):
        memory.put_many(SCOPE, {f"Новое {part} {n}.": Hypothesis("n" * 400, 0.0) for n in range(100)})
        assert shelf.path.stat().st_size < 2_300_000
    assert len(memory.get_many(SCOPE, kept)) == 300
    assert len(memory.get_many(SCOPE, forgotten)) < 1300
    assert len(memory.get_many(SCOPE, [f"Новое 14 {n}." for n in range(100)])) == 100


def test_a_lowered_limit_shrinks_the_file(shelf: Shelf) -> None:
    large = shelf.memory()
    large.put_many(SCOPE, _pairs(5000, width=300))
    large.close()
    before = shelf.path.stat().st_size
    small = shelf.memory(limit=200_000)
    for n in range(10):
        small.put_many(SCOPE, {f"x{n}": Hypothesis("y", 0.0)})
    small.close()
    assert shelf.path.stat().st_size < 300_000 < before


def _damage(path: Path, how: str) -> None:
    data = bytearray(path.read_bytes())
    if how == "no database":
        data = bytearray(b"This is not a database. " * 500)
    elif how == "cut off":
        data = data[: len(data) // 3]
    elif how == "zeroed":
        data[4096:] = bytes(len(data) - 4096)
    elif how == "empty tables":
        path.unlink()
        with sqlite3.connect(path) as db:
            db.execute(f"PRAGMA user_version = {1}")
        db.close()
        return
    path.write_bytes(data)


@pytest.mark.parametrize("how", ["no database", "cut off", "zeroed", "empty tables"])
def test_a_damaged_file_is_set_aside_and_a_new_one_begun(shelf: Shelf, how: str) -> None:
    pairs = _pairs(3000)
    first = shelf.memory()
    first.put_many(SCOPE, pairs)
    first.close()
    _damage(shelf.path, how)
    memory = shelf.memory()
    found = memory.get_many(SCOPE, pairs)
    assert all(pairs[source] == hypothesis for source, hypothesis in found.items())
    memory.put_many(SCOPE, pairs)
    assert memory.get_many(SCOPE, pairs) == pairs
    assert len(shelf.warnings) == 1
    assert "is damaged; set aside as" in shelf.warnings[0]
    aside = re.search(r"set aside as (\S+)", shelf.warnings[0])
    assert aside is not None
    assert Path(aside[1]).exists()


def test_a_letter_that_flipped_inside_a_row_is_noticed(shelf: Shelf) -> None:
    memory = shelf.memory()
    memory.put_many(SCOPE, {"да": Hypothesis("the unmistakable answer", 0.0)})
    memory.close()
    db = sqlite3.connect(shelf.path)
    db.execute("UPDATE unit SET target = 'the unmistakable anzwer'")
    db.commit()
    db.close()
    assert shelf.memory().get_many(SCOPE, ["да"]) == {}
    assert list(shelf.memory().units()) == []


def test_an_older_layout_is_begun_anew_in_place(shelf: Shelf) -> None:
    shelf.path.parent.mkdir()
    db = sqlite3.connect(shelf.path)
    db.execute("CREATE TABLE unit(other TEXT)")
    db.execute("PRAGMA user_version = 99")
    db.commit()
    db.close()
    memory = shelf.memory()
    memory.put_many(SCOPE, _pairs(3))
    assert len(memory.get_many(SCOPE, _pairs(3))) == 3
    assert not shelf.warnings


def test_a_place_that_cannot_be_written_costs_the_memory_and_not_the_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    shelf = Shelf(tmp_path / "file" / "memory.sqlite3")
    memory = shelf.memory()
    memory.put_many(SCOPE, _pairs(3))
    assert memory.get_many(SCOPE, _pairs(3)) == {}
    assert memory.asleep
    assert len(shelf.warnings) == 1
    assert "going on without the translation memory" in shelf.warnings[0]


@pytest.mark.parametrize("options", ["ro", "size=64k"], ids=["read-only", "full"])
def test_a_read_only_or_full_disk_puts_it_to_sleep(tmp_path: Path, options: str) -> None:
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(tmp_path)]
    try:
        mounted = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("no mount command here")
    if mounted.returncode:
        pytest.skip("mounting is not permitted here")
    shelf = Shelf(tmp_path / "memory.sqlite3")
    try:
        memory = shelf.memory()
        for n in range(20):
            memory.put_many(SCOPE, {f"{n} {source}": best for source, best in _pairs(100).items()})
        assert memory.asleep
        assert memory.get_many(SCOPE, _pairs(3)) == {}
        assert len(shelf.warnings) == 1
    finally:
        shelf.close()
        subprocess.run(["umount", "-l", str(tmp_path)], check=True)


WRITE = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from summarize.translating.engine import Hypothesis
from summarize.translating.memory import Memory, Scope
memory, me = Memory(Path(sys.argv[1])), sys.argv[2]
scope = Scope("tiny@1", "aa", "b4", "0.1")
print("ready", flush=True)
for part in range(int(sys.argv[3])):
    memory.put_many(scope, {f"{me} {part} {n}": Hypothesis(f"{me} {n}", 0.0) for n in range(50)})
    assert memory.get_many(scope, [f"{me} {part} 7"])
print("asleep" if memory.asleep else "done")
"""


def _writer(path: Path, name: str, parts: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITE, str(path), name, str(parts)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_many_processes_write_at_once_and_lose_nothing(shelf: Shelf) -> None:
    writers = [_writer(shelf.path, f"w{n}", 30) for n in range(4)]
    for writer in writers:
        out, err = writer.communicate(timeout=60)
        assert (out, err) == ("ready\ndone\n", "")
    assert shelf.memory().info().units == 4 * 30 * 50


def test_a_killed_writer_leaves_a_memory_that_works(shelf: Shelf) -> None:
    writer = _writer(shelf.path, "w", 100_000)
    assert writer.stdout is not None
    assert writer.stdout.readline() == "ready\n"
    time.sleep(0.3)
    os.kill(writer.pid, signal.SIGKILL)
    writer.communicate()
    memory = shelf.memory()
    assert memory.info().units % 50 == 0
    memory.put_many(SCOPE, _pairs(3))
    assert len(memory.get_many(SCOPE, _pairs(3))) == 3
    assert not shelf.warnings


def test_a_file_that_another_process_holds_for_too_long_is_waited_for_and_then_passed_over(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarize.translating.memory_file._WAIT", 0.05)
    memory = shelf.memory()
    memory.put_many(SCOPE, _pairs(3))
    db = sqlite3.connect(shelf.path, isolation_level=None)
    db.execute("BEGIN IMMEDIATE")
    memory.put_many(SCOPE, {"Новое.": Hypothesis("New.", 0.0)})
    assert len(memory.get_many(SCOPE, _pairs(3))) == 3
    db.execute("COMMIT")
    db.close()
    assert not memory.asleep
    assert memory.get_many(SCOPE, ["Новое."]) == {}


def test_where_it_lies_and_how_big_it_grows(tmp_path: Path) -> None:
    assert default_path({"SUMMARIZE_CACHE": str(tmp_path)}) == tmp_path / "memory.sqlite3"
    assert default_path({}).name == "memory.sqlite3"
    assert default_path({}).parent.name == "summarize"
    assert default_limit({}) == 1 << 30
    assert default_limit({"SUMMARIZE_CACHE_BYTES": "12345"}) == 12345
    assert default_limit({"SUMMARIZE_CACHE_BYTES": "2G"}) == 2 << 30
    assert default_limit({"SUMMARIZE_CACHE_BYTES": "500 mb"}) == 500 << 20
    with pytest.raises(UsageError, match="SUMMARIZE_CACHE_BYTES=lots: not a size"):
        default_limit({"SUMMARIZE_CACHE_BYTES": "lots"})


class _Engine:
    def __init__(self) -> None:
        self.calls: list[str] = []

    def __call__(self, sources: Sequence[str]) -> list[Hypothesis]:
        self.calls += sources
        return [Hypothesis(source.upper(), -1.0) for source in sources]


def test_only_what_is_new_goes_to_the_engine_and_duplicates_go_once(shelf: Shelf) -> None:
    engine = _Engine()
    first = Remembering(engine, shelf.memory(), SCOPE)
    assert [best.text for best in first(["а", "б", "а"])] == ["А", "Б", "А"]
    assert engine.calls == ["а", "б"]
    assert (first.tally.decoded, first.tally.remembered, first.tally.repeated) == (2, 0, 1)
    second = Remembering(engine, shelf.memory(), SCOPE)
    assert [best.text for best in second(["б", "в", "а"])] == ["Б", "В", "А"]
    assert engine.calls == ["а", "б", "в"]
    assert (second.tally.decoded, second.tally.remembered) == (1, 2)


def test_without_a_memory_duplicates_still_go_once() -> None:
    engine = _Engine()
    assert len(Remembering(engine, None, SCOPE)(["а"] * 5)) == 5
    assert engine.calls == ["а"]


def test_without_a_memory_a_segment_of_an_earlier_call_is_not_decoded_again() -> None:
    engine = _Engine()
    remembering = Remembering(engine, None, SCOPE)
    first = remembering(["а", "б"])
    assert remembering(["б", "в", "а"]) == [first[1], *remembering(["в"]), first[0]]
    assert engine.calls == ["а", "б", "в"]
    assert (remembering.tally.decoded, remembering.tally.remembered, remembering.tally.repeated) == (3, 0, 3)


def test_where_the_memory_cannot_be_written_the_run_remembers_for_itself(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    engine = _Engine()
    remembering = Remembering(engine, Memory(tmp_path / "file" / "memory", warn=lambda message: None), SCOPE)
    assert remembering(["а"]) == remembering(["а"])
    assert engine.calls == ["а"]


def test_what_another_thread_wrote_after_one_had_looked_is_not_decoded_again(tmp_path: Path) -> None:
    class TooEarly(Memory):
        def get_many(self, scope: Scope, sources: Iterable[str]) -> dict[str, Hypothesis]:
            return {}

    engine = _Engine()
    remembering = Remembering(engine, TooEarly(tmp_path / "memory"), SCOPE)
    assert remembering(["а", "б"])[0] == remembering(["а"])[0]
    assert engine.calls == ["а", "б"]


def test_what_a_run_keeps_for_itself_is_bounded_and_the_longest_unused_goes_first() -> None:
    recent = Recent(most=10)
    recent.put_many({"аааа": Hypothesis("a", 0.0), "бббб": Hypothesis("b", 0.0)})
    assert set(recent.get_many(["аааа"])) == {"аааа"}
    recent.put_many({"в": Hypothesis("c", 0.0)})
    assert set(recent.get_many(["аааа", "бббб", "в"])) == {"аааа", "в"}


def test_two_threads_decode_a_segment_once_and_both_have_it(shelf: Shelf) -> None:
    asked: list[str] = []
    both = threading.Barrier(2)

    def slow(sources: Sequence[str]) -> list[Hypothesis]:
        asked.extend(sources)
        both.wait(5)
        time.sleep(0.05)
        return [Hypothesis(source.upper(), -1.0) for source in sources]

    remembering = Remembering(slow, shelf.memory(), SCOPE)
    with ThreadPoolExecutor(2) as pool:
        one, two = pool.map(remembering, [["а", "б"], ["б", "в", "а"]])
    assert [best.text for best in one] == ["А", "Б"]
    assert [best.text for best in two] == ["Б", "В", "А"]
    assert sorted(asked) == ["а", "б", "в"]
    assert (remembering.tally.decoded, remembering.tally.repeated) == (3, 2)


def test_a_thread_does_not_wait_for_one_that_failed() -> None:
    both = threading.Barrier(2)

    def failing(sources: Sequence[str]) -> list[Hypothesis]:
        both.wait(5)
        time.sleep(0.05)
        if "б" in sources:
            raise ValueError("out of memory")
        return [Hypothesis(source, 0.0) for source in sources]

    remembering = Remembering(failing, None, SCOPE)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(remembering, ["а", "б"])
        time.sleep(0.02)
        second = pool.submit(remembering, ["б", "в"])
        assert isinstance(first.exception(10), ValueError)
        assert isinstance(second.exception(10), RuntimeError)


def test_an_engine_that_fails_half_way_keeps_what_it_had_done(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarize.translating.remembering.AT_ONCE", 2)

    def failing(sources: Sequence[str]) -> list[Hypothesis]:
        if "д" in sources:
            raise RuntimeError("out of memory")
        return [Hypothesis(source.upper(), -1.0) for source in sources]

    with pytest.raises(RuntimeError):
        Remembering(failing, shelf.memory(), SCOPE)(list("абвгде"))
    assert set(shelf.memory().get_many(SCOPE, "абвгде")) == set("абвг")


def test_the_files_of_a_memory_are_named_after_it(tmp_path: Path) -> None:
    assert [path.name for path in files(tmp_path / "m")] == ["m", "m-wal", "m-shm"]
