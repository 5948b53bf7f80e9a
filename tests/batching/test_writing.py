"""Writing: a file is there whole or not at all, and what cannot be written is said in plain words."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from summarize.batching.writing import OutputError, Writer, output_error, sha256_file


def _mounted(folder: Path, options: str) -> None:
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        pytest.skip("mounting a small file system is not permitted here")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    try:
        _mounted(folder, "size=256k")
    except FileNotFoundError:
        pytest.skip("no mount command here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def _files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_files_are_written_into_folders_made_on_the_way(tmp_path: Path) -> None:
    writer = Writer(tmp_path / "out")
    writer.prepare()
    writer.write_all({"docs/a/b.json": b"1", "docs/c.json": "ж".encode()})
    writer.finish()
    assert _files(tmp_path / "out") == {"docs/a/b.json", "docs/c.json"}
    assert not (tmp_path / "out" / ".tmp").exists()


def test_an_interrupted_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    writer = Writer(tmp_path)
    writer.prepare()
    writer.write_all({"a.json": b"old"})

    def stop_half_way(file: IO[bytes]) -> None:
        file.write(b"half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        writer.stream("a.json", stop_half_way)
    assert (tmp_path / "a.json").read_bytes() == b"old"
    assert _files(tmp_path) == {"a.json"}


def test_what_a_killed_run_left_is_removed_and_another_shards_work_is_not(tmp_path: Path) -> None:
    mine, other = Writer(tmp_path, "1-of-2"), Writer(tmp_path, "2-of-2")
    other.prepare()
    for name in ("1-of-2", "2-of-2"):
        (tmp_path / ".tmp" / name).mkdir(exist_ok=True)
        (tmp_path / ".tmp" / name / "7").write_bytes(b"half")
    assert mine.prepare() == 1
    assert _files(tmp_path) == {".tmp/2-of-2/7"}


def test_a_full_disk_is_a_clean_error_and_leaves_whole_files_only(small_disk: Path) -> None:
    writer = Writer(small_disk)
    writer.prepare()
    block = os.urandom(60_000)
    with pytest.raises(OutputError, match="no space is left on the disk; free some and run the same command") as error:
        writer.write_all({f"docs/{number}.json": block for number in range(10)})
    assert "\n" not in str(error.value)
    written = list((small_disk / "docs").iterdir())
    assert written
    assert all(path.read_bytes() == block for path in written)
    assert _files(small_disk / ".tmp") == set()


def test_a_read_only_disk_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "fixed"
    folder.mkdir()
    _mounted(folder, "ro")
    try:
        with pytest.raises(OutputError, match="the file system is read-only; choose another --out"):
            Writer(folder).prepare()
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OutputError, match="a file lies where a folder is needed"):
        Writer(tmp_path / "out").prepare()


def test_a_folder_in_the_place_of_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.json").mkdir()
    writer = Writer(tmp_path)
    writer.prepare()
    with pytest.raises(OutputError, match="a folder lies where a file is to be written"):
        writer.write_all({"a.json": b"1"})


def test_an_unknown_fault_is_told_in_the_systems_words() -> None:
    message = str(output_error("out/a.json", OSError(errno.EIO, os.strerror(errno.EIO))))
    assert message.startswith("out/a.json: writing failed (Input/output error); run the same command again")


def test_removing_what_is_gone_is_fine(tmp_path: Path) -> None:
    writer = Writer(tmp_path)
    (tmp_path / "a").write_bytes(b"")
    writer.remove(["a", "b"])
    assert _files(tmp_path) == set()


def test_sha256_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert sha256_file(tmp_path / "a").startswith("ba7816bf")
