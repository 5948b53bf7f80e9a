"""Workers: several processes give what one gives, and a worker's death costs nobody else's work."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.batching import crew
from summarize.batching.crew import Lost, Message, Ready
from summarize.batching.inputs import from_paths
from summarize.batching.plan import Plan, Report
from summarize.batching.run import run
from summarize.batching.work import Clock, Done, Failed, Outcome, Task, Ticket, Window
from summarize.batching.workers import in_processes
from summarize.errors import ModelError, SummarizeError
from tests.batching.fake_recipe import FakeRecipe, Watcher, calls, make_documents, tree


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    make_documents(tmp_path / "in", 40)
    return tmp_path


def go(out: str, workers: int = 1, recipe: FakeRecipe | None = None) -> Report:
    executor = in_processes(workers, 2) if workers > 1 else None
    plan = Plan(Path(out), window_bytes=600)
    return run(recipe or FakeRecipe(f"{out}.calls"), from_paths(["in"]), plan, Watcher(), executor)


def test_two_processes_write_what_one_writes(work: Path) -> None:
    Path("in/bad.txt").write_text(" ", encoding="utf-8")
    Path("in/worse.txt").write_text("ЯДРО", encoding="utf-8")
    one, two = go("one"), go("two", workers=2)
    assert (one.done, len(one.failures)) == (two.done, len(two.failures)) == (40, 2)
    assert tree(Path("two")) == tree(Path("one"))
    assert sorted(calls(Path("two.calls"))) == sorted(calls(Path("one.calls")))
    assert two.clock.counts["decoded"] == 160


def test_a_document_that_kills_workers_is_a_failed_document_and_costs_no_other(work: Path) -> None:
    Path("in/3/deadly.txt").write_text("ПАДЕНИЕ", encoding="utf-8")
    report = go("out", workers=2)
    assert report.done == 40
    assert [failure.reason for failure in report.failures] == [
        "in/3/deadly.txt: three workers died over this document alone, the last by exit code 9"
    ]


def test_a_model_that_is_gone_ends_the_run(work: Path) -> None:
    Path("in/0/0.txt").write_text("МОДЕЛЬ", encoding="utf-8")
    with pytest.raises(ModelError, match="the model is gone; run: summarize models pull"):
        go("out", workers=2)


def test_nothing_to_do_starts_no_worker(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    go("out")
    monkeypatch.setattr("summarize.batching.workers.Processes.hire", lambda self, number: pytest.fail("hired"))
    assert go("out", workers=2).kept == 40


# --- the office, with a crew that dies at command


class Mortals:
    """A crew whose workers die when the script says so; a deadly document always kills."""

    def __init__(self, size: int, deaths: list[bool], deadly: set[str]) -> None:
        self.size = size
        self.deaths = deque(deaths)
        self.deadly = deadly
        self.unready: list[int] = []
        self.inbox: dict[int, deque[Window | None]] = {}
        self.done: list[str] = []
        self.most_in_hand = 0

    def hire(self, number: int) -> None:
        assert number not in self.inbox
        self.inbox[number] = deque()
        self.unready.append(number)

    def send(self, number: int, window: Window | None) -> None:
        self.inbox[number].append(window)
        self.most_in_hand = max(self.most_in_hand, len(self.inbox[number]))

    def wait(self, seconds: float) -> list[tuple[int, Message]]:
        found: list[tuple[int, Message]] = [(number, Ready()) for number in self.unready]
        self.unready.clear()
        for number, waiting in list(self.inbox.items()):
            if not waiting:
                continue
            window = waiting[0]
            if window is None:
                found.append((number, Clock(counts={"workers": 1})))
                del self.inbox[number]
                continue
            outcomes, dies = self._do(window)
            found.append((number, outcomes))
            if dies:
                found.append((number, Lost("signal 9")))
                del self.inbox[number]
            else:
                waiting.popleft()
        return found

    def _do(self, window: Window) -> tuple[list[Outcome], bool]:
        dies = bool(self.deaths and self.deaths.popleft())
        outcomes: list[Outcome] = []
        for at, item in enumerate(window):
            if item.ticket.id in self.deadly:
                return outcomes, True
            # Half the window is done and told when the end comes.
            if dies and at >= len(window) // 2:
                return outcomes, True
            outcomes.append(Done(item.ticket, {}, {}))
            self.done.append(item.ticket.id)
        return outcomes, dies

    def discharge(self, number: int) -> None:
        del self.inbox[number]
        self.unready.remove(number)

    def dismiss(self) -> None:
        self.inbox.clear()


def _windows(sizes: list[int]) -> Iterator[Window]:
    number = 0
    for size in sizes:
        window: Window = [Task(Ticket(f"d{number + n}", f"d{number + n}.txt"), b"") for n in range(size)]
        number += size
        yield window


@settings(deadline=None, max_examples=150)
@given(
    sizes=st.lists(st.integers(1, 5), max_size=8),
    workers=st.integers(1, 4),
    deaths=st.lists(st.booleans(), max_size=9),
    deadly=st.sets(st.integers(0, 12), max_size=2),
)
def test_whoever_dies_every_document_is_settled_exactly_once(
    sizes: list[int], workers: int, deaths: list[bool], deadly: set[int]
) -> None:
    mortals = Mortals(workers, deaths, {f"d{number}" for number in deadly})
    outcomes = [
        outcome for group in crew.work(mortals, _windows(sizes), Clock(), threading.Event()) for outcome in group
    ]
    names = [f"d{number}" for number in range(sum(sizes))]
    assert sorted(outcome.ticket.id for outcome in outcomes) == sorted(names)
    failed = {outcome.ticket.id for outcome in outcomes if isinstance(outcome, Failed)}
    assert failed >= mortals.deadly & set(names)
    # Only deaths over it alone are held against a document: it takes three by chance to convict an innocent one.
    assert len(failed - mortals.deadly) <= sum(deaths) // 3
    assert mortals.most_in_hand <= 2


@pytest.mark.parametrize("chance", [[], [False, False, True], [False, False, True, True]])
def test_beside_a_deadly_document_an_innocent_one_survives_deaths_by_chance(chance: list[bool]) -> None:
    mortals = Mortals(1, chance, {"d0"})
    outcomes = [outcome for group in crew.work(mortals, _windows([3]), Clock(), threading.Event()) for outcome in group]
    assert {outcome.ticket.id for outcome in outcomes if isinstance(outcome, Failed)} == {"d0"}
    assert {outcome.ticket.id for outcome in outcomes if isinstance(outcome, Done)} == {"d1", "d2"}


def test_workers_that_never_begin_end_the_run() -> None:
    class Stillborn(Mortals):
        def wait(self, seconds: float) -> list[tuple[int, Message]]:
            lost: list[tuple[int, Message]] = [(number, Lost("signal 4")) for number in self.inbox]
            self.inbox.clear()
            return lost

    with pytest.raises(SummarizeError, match=r"workers die before they have begun \(signal 4\)"):
        list(crew.work(Stillborn(2, [], set()), _windows([1] * 5), Clock(), threading.Event()))
