"""The stages: they overlap, they pool, and what one of them throws reaches the one who waits."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.batching import layout
from summarize.batching.ahead import Ahead, abreast
from summarize.batching.stages import process
from summarize.batching.work import Clock, Done, Failed, Task, Ticket, Window
from tests.batching.fake_recipe import FakeArticle, FakeRecipe, FakeWorker, calls, english


def _task(name: str, text: str) -> Task:
    return Task(Ticket(name, f"{name}.txt"), text.encode())


def _all(windows: list[Window], recipe: FakeRecipe, clock: Clock | None = None) -> list[Done | Failed]:
    groups = process(lambda: recipe.build(1), windows, clock or Clock())
    return [outcome for group in groups for outcome in group if isinstance(outcome, Done | Failed)]


def test_the_segments_of_a_window_go_to_the_engine_together(tmp_path: Path) -> None:
    windows: list[Window] = [[_task("a", "один\nдва"), _task("b", "три")], [_task("c", "четыре")]]
    assert [outcome.ticket.id for outcome in _all(windows, FakeRecipe(str(tmp_path / "calls")))] == ["a", "b", "c"]
    asked = [json.loads(line) for line in (tmp_path / "calls").read_text(encoding="utf-8").splitlines()]
    # Two windows may be in work at a time, and either first.
    assert sorted(asked) == [["один", "два", "три"], ["четыре"]]


def test_an_engine_that_chokes_is_asked_again_document_by_document(tmp_path: Path) -> None:
    outcomes = _all([[_task("a", "один"), _task("b", "ЯДРО"), _task("c", "два")]], FakeRecipe(str(tmp_path / "calls")))
    assert [isinstance(outcome, Done) for outcome in outcomes] == [True, False, True]
    assert calls(tmp_path / "calls") == ["один", "ЯДРО", "два", "один", "ЯДРО", "два"]


def test_the_stages_work_at_the_same_time() -> None:
    pause = 0.1

    class Slow(FakeRecipe):
        def build(self, threads: int) -> FakeWorker:
            worker = super().build(threads)
            for name in ("read", "translate", "finish"):
                setattr(worker, name, slowly(getattr(worker, name)))
            return worker

    def slowly(action: Callable[..., Any]) -> Callable[..., Any]:
        def slow(*given: Any) -> Any:
            time.sleep(pause)
            return action(*given)

        return slow

    clock, began = Clock(), time.monotonic()
    _all([[_task(str(number), "текст")] for number in range(8)], Slow(), clock)
    apart = sum(clock.seconds[stage] for stage in ("reading", "translating", "finishing"))
    assert apart > 8 * 3 * pause
    assert time.monotonic() - began < 0.6 * apart


def test_a_book_is_in_work_alone_and_articles_are_in_company(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarize.batching.stages._MOST_BYTES", 100)
    inside: set[str] = set()
    together: list[set[str]] = []

    class Counting(FakeWorker):
        def read(self, data: bytes, path: str) -> FakeArticle:
            inside.add(path)
            together.append(set(inside))
            return super().read(data, path)

    class Recipe(FakeRecipe):
        def build(self, threads: int) -> FakeWorker:
            return Counting(self)

    sizes = [10, 10, 10, 1000, 1000, 10, 10]
    windows: list[Window] = [[_task(str(at), "а" * size)] for at, size in enumerate(sizes)]
    settled = []
    for group in process(lambda: Recipe(pause=0.01).build(1), windows, Clock()):
        for outcome in group:
            settled.append(outcome.ticket.id)
            inside.discard(outcome.ticket.path)
        # Whoever might come in too early has the time to.
        time.sleep(0.02)
    assert settled == [str(at) for at in range(len(sizes))]
    books = {"3.txt", "4.txt"}
    assert [names for names in together if names & books] == [{"3.txt"}, {"4.txt"}]
    assert max(map(len, together)) > 1


def test_a_run_can_be_left_while_a_book_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarize.batching.stages._MOST_BYTES", 10)
    windows: list[Window] = [[_task(str(at), "а" * 1000)] for at in range(5)]
    groups = process(lambda: FakeRecipe(pause=0.01).build(1), windows, Clock())
    assert len(next(groups)) == 1
    groups.close()  # type: ignore[attr-defined]
    assert threading.active_count() == 1


def test_without_tasks_no_worker_is_built() -> None:
    failed = Failed(Ticket("a", "a"), "InputError", "a: gone")
    assert list(process(lambda: pytest.fail("built"), [[failed]], Clock())) == [[failed]]


def test_once_stopped_no_window_is_begun() -> None:
    stop = threading.Event()

    def windows() -> Iterator[Window]:
        for number in range(100):
            yield [_task(str(number), "текст")]

    done = 0
    for group in process(lambda: FakeRecipe(pause=0.01).build(1), windows(), Clock(), stop):
        done += len(group)
        stop.set()
    assert 1 <= done <= 4


# --- working ahead


@given(st.lists(st.integers()), st.integers(1, 3))
def test_ahead_gives_what_it_is_given(items: list[int], depth: int) -> None:
    ahead = Ahead(items, depth)
    assert list(ahead) == items
    ahead.close()


def test_an_error_arrives_after_the_items_before_it() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise ValueError("here")

    ahead = Ahead(items())
    assert next(ahead) == 1
    with pytest.raises(ValueError, match="here"):
        next(ahead)
    assert list(ahead) == []
    ahead.close()


def test_closing_ends_the_thread_and_the_generator() -> None:
    ended = threading.Event()

    def items() -> Iterator[int]:
        try:
            while True:
                yield 1
        finally:
            ended.set()

    ahead = Ahead(items())
    next(ahead)
    ahead.close()
    assert ended.is_set()


@given(st.lists(st.integers()), st.integers(1, 4))
def test_abreast_keeps_the_order(items: list[int], count: int) -> None:
    assert list(abreast(lambda item: item * 2, items, count)) == [item * 2 for item in items]


def test_abreast_gives_a_result_before_the_next_item_comes() -> None:
    more = threading.Event()

    def items() -> Iterator[int]:
        yield 1
        assert more.wait(5)
        yield 2

    results = abreast(lambda item: item, items(), 2)
    assert next(results) == 1
    more.set()
    assert list(results) == [2]


def test_abreast_works_on_several_at_a_time_and_hands_on_errors() -> None:
    both = threading.Barrier(2)

    def together(item: int) -> int:
        both.wait(5)
        if item == 3:
            raise ValueError("three")
        return item

    results = abreast(together, [0, 1, 2, 3], 2)
    assert [next(results), next(results), next(results)] == [0, 1, 2]
    with pytest.raises(ValueError, match="three"):
        next(results)


def test_abreast_hands_on_the_errors_of_its_source_and_can_be_left_early() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise KeyError("source")

    with pytest.raises(KeyError, match="source"):
        list(abreast(lambda item: item, items(), 3))
    results = abreast(lambda item: item, iter(int, 1), 3)
    next(results)
    results.close()


# --- the layout of the JSON file

documents = st.fixed_dictionaries(
    {"schema": st.just(1), "source": st.dictionaries(st.text(), st.text(), max_size=2)},
    optional={
        "segments": st.lists(st.dictionaries(st.text(), st.text() | st.integers(), max_size=3), max_size=4),
        "dropped": st.lists(st.integers(), max_size=2),
        "warnings": st.lists(st.text(), max_size=2),
    },
)


@given(documents)
def test_the_layout_is_json_and_its_head_can_be_read_alone(
    tmp_path_factory: pytest.TempPathFactory, document: dict[str, object]
) -> None:
    data = layout.dump(document)
    assert json.loads(data) == document
    path = tmp_path_factory.mktemp("layout") / "a.json"
    path.write_bytes(data)
    head = dict(document)
    if head.get("segments"):
        del head["segments"]
    assert layout.head(path) == head
    line = layout.one_line(data, "ид")
    assert line.count(b"\n") == 1
    assert json.loads(line) == {"id": "ид", **document}


def test_a_segment_has_a_line_of_its_own() -> None:
    data = layout.dump({"schema": 1, "segments": [{"id": 1, "text": english("а")}, {"id": 2}], "warnings": []})
    assert data.decode().splitlines() == [
        "{",
        '"schema": 1,',
        '"segments": [',
        f'{{"id": 1, "text": "{english("а")}"}},',
        '{"id": 2}',
        "],",
        '"warnings": []',
        "}",
    ]
