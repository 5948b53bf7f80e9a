"""The lock: one run at a time on a folder, any number of shards, and no trace of the dead."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from summarize.batching.lock import InUse, Lock
from summarize.batching.writing import OutputError

HOLD = """
import sys
from pathlib import Path
from summarize.batching.lock import Lock
with Lock(Path(sys.argv[1]), sys.argv[2]):
    print("held", flush=True)
    sys.stdin.read()
"""


def _holder(folder: Path, shard: str = "") -> subprocess.Popen[str]:
    command = [sys.executable, "-c", HOLD, str(folder), shard]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def _end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def test_a_second_run_is_refused_and_told_who_is_there(tmp_path: Path) -> None:
    process = _holder(tmp_path)
    try:
        who = f"process {process.pid} on {socket.gethostname()}, since 20"
        with pytest.raises(InUse, match=who) as error, Lock(tmp_path):
            pass
        assert "wait for its end, or choose another --out" in str(error.value)
    finally:
        _end(process)


def test_a_killed_run_keeps_nothing(tmp_path: Path) -> None:
    process = _holder(tmp_path)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    with Lock(tmp_path) as lock:
        assert not lock.unsupported


def test_a_lock_can_be_taken_again(tmp_path: Path) -> None:
    for _ in range(2):
        with Lock(tmp_path):
            pass


def test_shards_go_side_by_side_and_each_only_once(tmp_path: Path) -> None:
    process = _holder(tmp_path, "1-of-2")
    try:
        with Lock(tmp_path, "2-of-2"):
            pass
        with pytest.raises(InUse, match=f"process {process.pid} "), Lock(tmp_path, "1-of-2"):
            pass
    finally:
        _end(process)


def test_a_whole_run_and_a_shard_exclude_each_other(tmp_path: Path) -> None:
    process = _holder(tmp_path, "1-of-2")
    try:
        with pytest.raises(InUse, match=f"process {process.pid} "), Lock(tmp_path):
            pass
    finally:
        _end(process)
    with Lock(tmp_path), pytest.raises(InUse, match=f"process {os.getpid()} "), Lock(tmp_path, "1-of-2"):
        pass


def test_the_folder_is_made(tmp_path: Path) -> None:
    with Lock(tmp_path / "a" / "b"):
        assert (tmp_path / "a" / "b").is_dir()


def test_a_file_in_the_folders_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    with pytest.raises(OutputError, match="a file lies where a folder is needed"), Lock(tmp_path / "a"):
        pass
