"""Killed at any moment, a run goes on where it stopped: nothing is lost, nothing is done twice, nothing is half."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.batching.fake_recipe import calls, make_documents, tree

SCRIPT = Path(__file__).with_name("fake_batch.py")


def start(folder: Path, *more: str, out: str = "out", pause: float = 0.002) -> subprocess.Popen[str]:
    command = [sys.executable, str(SCRIPT), "in", out, "--calls", f"{out}.calls", "--pause", str(pause), *more]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finish(process: subprocess.Popen[str]) -> tuple[int, str]:
    _, err = process.communicate(timeout=60)
    return process.returncode, err


def done_in(journal: Path) -> dict[str, str]:
    """Return id → path of the documents that the journal vouches for; a torn last line is not believed."""
    if not journal.exists():
        return {}
    lines = [line for line in journal.read_text(encoding="utf-8").split("\n")[:-1] if line]
    return {record["id"]: record["path"] for record in map(json.loads, lines) if record["state"] == "done"}


def wait_for_documents(journal: Path, count: int) -> None:
    for _ in range(1000):
        if len(done_in(journal)) >= count:
            return
        time.sleep(0.01)
    pytest.fail(f"{count} documents were never done")


def wait_for(path: Path) -> None:
    for _ in range(2000):
        if path.exists():
            return
        time.sleep(0.01)
    pytest.fail(f"{path} never appeared")


@pytest.mark.parametrize(("workers", "moments"), [(1, 20), (2, 5)])
def test_a_run_killed_at_many_moments_ends_as_if_it_had_not_been(tmp_path: Path, workers: int, moments: int) -> None:
    documents = make_documents(tmp_path / "in", 200)
    assert finish(start(tmp_path, out="whole", pause=0))[0] == 0
    whole = tree(tmp_path / "whole")

    dice = random.Random(6)
    more = ["--workers", str(workers), "--window", "400"]
    log, journal = tmp_path / "out.calls", tmp_path / "out" / "journal.jsonl"
    settled: list[tuple[int, set[str]]] = []
    for kill in range(moments):
        settled.append((len(calls(log)), set(done_in(journal).values())))
        # Each run gets a share of the work, then some moments more.
        process = start(tmp_path, *more, pause=0.01)
        aim = len(done_in(journal)) + dice.randint(0, 120 // moments)
        while kill and process.poll() is None and len(done_in(journal)) < aim:
            time.sleep(0.005)
        time.sleep(dice.uniform(0.0, 0.06))
        assert process.poll() is None, "the run was over before it could be killed"
        process.send_signal(signal.SIGKILL)
        finish(process)
    settled.append((len(calls(log)), set(done_in(journal).values())))
    code, err = finish(start(tmp_path, *more, pause=0))
    assert code == 0, err

    assert tree(tmp_path / "out") == whole
    asked = calls(tmp_path / "out.calls")
    for already, paths in settled:
        kept = {line for path in paths for line in (tmp_path / path).read_text(encoding="utf-8").split("\n")}
        assert not kept & set(asked[already:]), "a document that the journal had was translated again"
    everything = {line for path in documents for line in path.read_text(encoding="utf-8").split("\n")}
    assert set(asked) == everything
    # What a kill can cost is three windows of two documents in each process, and no more.
    assert len(asked) - len(everything) <= moments * workers * 3 * 2 * 4


def test_ctrl_c_finishes_what_is_in_hand_and_says_how_to_go_on(tmp_path: Path) -> None:
    make_documents(tmp_path / "in", 100)
    process = start(tmp_path, pause=0.02)
    wait_for_documents(tmp_path / "out" / "journal.jsonl", 5)
    process.send_signal(signal.SIGINT)
    code, err = finish(process)
    assert code == 130
    assert " of 100 documents are settled; run the same command again to go on" in err
    done = done_in(tmp_path / "out" / "journal.jsonl")
    assert 5 <= len(done) < 100
    # In good order: every segment that was translated was also written.
    assert len(calls(tmp_path / "out.calls")) == 4 * len(done)
    assert {name for name in tree(tmp_path / "out") if name.endswith(".json")} == {f"docs/{name}.json" for name in done}
    code, err = finish(start(tmp_path, pause=0))
    assert code == 0
    assert f"{100 - len(done)} done in" in err
    assert f"{len(done)} done before" in err
    assert len(calls(tmp_path / "out.calls")) == 400


def test_the_schedulers_farewell_is_a_ctrl_c(tmp_path: Path) -> None:
    make_documents(tmp_path / "in", 100)
    process = start(tmp_path, "--workers", "2", pause=0.02)
    wait_for_documents(tmp_path / "out" / "journal.jsonl", 5)
    process.send_signal(signal.SIGTERM)
    code, err = finish(process)
    assert code == 130, err
    assert len(calls(tmp_path / "out.calls")) == 4 * len(done_in(tmp_path / "out" / "journal.jsonl"))


def test_a_second_ctrl_c_stops_at_once_and_safely(tmp_path: Path) -> None:
    make_documents(tmp_path / "in", 30, lines=10)
    process = start(tmp_path, "--window", "10000", pause=0.1)
    wait_for(tmp_path / "out.calls")
    process.send_signal(signal.SIGINT)
    time.sleep(0.3)
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    assert finish(process)[0] == 130
    assert time.monotonic() - began < 1.5
    assert finish(start(tmp_path, pause=0))[0] == 0
    assert len(done_in(tmp_path / "out" / "journal.jsonl")) == 30


def test_ctrl_c_does_not_wait_for_input_that_never_comes(tmp_path: Path) -> None:
    command = [sys.executable, str(SCRIPT), "-", "out"]
    with subprocess.Popen(command, cwd=tmp_path, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        process.stdin.write('{"id": "a", "text": "Да."}\n')
        process.stdin.flush()
        wait_for(tmp_path / "out" / ".tmp")
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        began = time.monotonic()
        while process.poll() is None and time.monotonic() - began < 5:
            time.sleep(0.05)
        assert process.poll() == 130
        process.stdin.close()


def test_a_second_run_on_the_folder_is_refused_while_the_first_works(tmp_path: Path) -> None:
    make_documents(tmp_path / "in", 50)
    first = start(tmp_path, pause=0.05)
    wait_for_documents(tmp_path / "out" / "journal.jsonl", 1)
    code, err = finish(start(tmp_path))
    assert code == 1
    assert f"another run is at work here (process {first.pid} on " in err
    first.kill()
    finish(first)
    assert finish(start(tmp_path, pause=0))[0] == 0


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no /proc here to look for processes in")
def test_no_worker_outlives_a_killed_run(tmp_path: Path) -> None:
    make_documents(tmp_path / "in", 100)
    process = start(tmp_path, "--workers", "2", pause=0.02)
    wait_for_documents(tmp_path / "out" / "journal.jsonl", 1)
    children = [pid for pid in map(int, filter(str.isdecimal, os.listdir("/proc"))) if _parent(pid) == process.pid]
    process.kill()
    finish(process)
    assert len(children) >= 2
    for _ in range(100):
        if not any(_alive(pid) for pid in children):
            return
        time.sleep(0.05)
    pytest.fail("workers live on without the run")


def _status(pid: int) -> list[str]:
    """Return the process's state and the number of its parent, nothing where it is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[:2]
    except OSError:
        return []


def _parent(pid: int) -> int:
    return int((_status(pid) or ["", "0"])[1])


def _alive(pid: int) -> bool:
    return (_status(pid) or ["Z"])[0] != "Z"
