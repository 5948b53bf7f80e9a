"""Progress: figures that mean something, in the form that the place calls for."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

import pytest

from summarize.batching.plan import Failure, Report
from summarize.cli import progress


def _report(**more: object) -> Report:
    given: dict[str, object] = {"total": 100, "done": 20, "kept": 30, "words": 4000, "seconds": 10.0}
    return Report(**{**given, **more})  # type: ignore[arg-type]


def test_the_time_left_counts_the_work_and_not_what_was_done_before() -> None:
    assert progress.figures(_report()) == {
        "total": 100, "done": 20, "kept": 30, "failed": 0, "words_per_second": 400.0, "seconds": 10.0, "left": 25.0,
    }  # fmt: skip
    assert progress.figures(_report(done=0))["left"] is None
    assert progress.figures(_report(total=None))["left"] is None


def test_lines_come_now_and_then(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter((0.0, 1.0, 5.0, 10.0, 12.0, 20.0))
    monkeypatch.setattr("summarize.cli.progress.time.monotonic", lambda: next(moments))
    shown = progress.Lines(10)
    for _ in range(5):
        shown.progress(_report())
    monkeypatch.undo()
    line = "summarize: 50/100 documents, 0 failed, 400 words/s, 25 s left\n"
    assert capsys.readouterr().err == line * 2


def test_json_lines_tell_warnings_too(capsys: pytest.CaptureFixture[str]) -> None:
    shown = progress.observer("json", quiet=False)
    shown.warn("the disk is slow")
    shown.progress(_report(done=70))
    first, second = (json.loads(line) for line in capsys.readouterr().err.splitlines())
    assert first == {"event": "warning", "message": "the disk is slow"}
    assert (second["event"], second["done"], second["left"]) == ("progress", 70, 0.0)


def test_the_end_names_failures_but_not_without_end(capsys: pytest.CaptureFixture[str]) -> None:
    failures = [Failure(f"{n}.txt", f"{n}.txt", f"{n}.txt: nothing but blanks") for n in range(60)]
    failures[1] = Failure("1.txt", "1.txt", "1.txt: binary data", kept=True)
    failures[2] = Failure("name", "", "the text: nothing but blanks")
    progress.conclude(_report(failures=failures), Path("out"), quiet=False, stats=False)
    lines = capsys.readouterr().err.splitlines()
    assert lines[:3] == [
        "summarize: 0.txt: nothing but blanks",
        "summarize: 1.txt: binary data (failed before; --retry-failed tries again)",
        "summarize: name: the text: nothing but blanks",
    ]
    assert lines[-2] == f"summarize: … and 10 more; {Path('out')}/summary.json names them all"
    assert lines[-1] == "summarize: 20 done in 10 s, 400 words/s, 30 done before, 60 failed"


def test_an_interrupted_run_says_how_to_go_on(capsys: pytest.CaptureFixture[str]) -> None:
    progress.conclude(_report(interrupted=True), Path("out"), quiet=True, stats=False)
    assert capsys.readouterr().err == (
        "summarize: interrupted: 50 of 100 documents are settled; run the same command again to go on\n"
    )


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no terminals to open here")
def test_on_a_terminal_there_is_a_bar(tmp_path: Path) -> None:
    import pty
    import subprocess

    from tests.batching.fake_recipe import make_documents

    make_documents(tmp_path / "in", 30)
    ours, theirs = pty.openpty()
    script = Path(__file__).with_name("fake_batch.py")
    command = [sys.executable, str(script), "in", "out", "--progress", "auto", "--pause", "0.01"]
    environment = {**os.environ, "TERM": "xterm"}
    with subprocess.Popen(command, cwd=tmp_path, stderr=theirs, env=environment) as process:
        os.close(theirs)
        shown = b""
        while True:
            try:
                part = os.read(ours, 4096)
            except OSError:
                break
            if not part:
                break
            shown += part
    os.close(ours)
    assert process.returncode == 0
    text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode())
    assert "30/30 documents · 0 failed" in text
    assert "30 done in" in text
