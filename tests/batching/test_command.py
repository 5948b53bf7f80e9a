"""`summarize batch` and `summarize cache` as users run them: the real command, the real built-in model."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest

from summarize.__main__ import run
from tests.batching.fake_recipe import tree

HARVEST = """Урожай яблок вырос на 12 процентов

Садоводы области собрали 340 тонн яблок. Об этом сообщил директор института Пётр Лавров.
По его словам, весна была тёплой. Осенью в городе пройдёт ярмарка.
"""
BRIDGE = """Новый мост откроют в сентябре

Мост через реку Тихую построят за два года. Строители закончили опоры в мае.
Движение начнётся 15 сентября, сказал мэр города.
"""
ENGLISH = "The library opens on Monday\n\nThe city library opens its new reading room on Monday. Entry is free.\n"


@dataclass
class Result:
    """Hold what a command said and how it ended."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (("in/сад/урожай.txt", HARVEST), ("in/мост.txt", BRIDGE), ("in/library.txt", ENGLISH)):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def summarize(*arguments: str) -> Result:
    """Run the command in this process, which saves the start of another."""
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        code = run(list(arguments))
    return Result(code, out.getvalue(), err.getvalue())


def process(*arguments: str, stdin: str = "") -> Result:
    """Run the command as users do."""
    command = [sys.executable, "-m", "summarize", *arguments]
    done = subprocess.run(command, input=stdin, capture_output=True, text=True, check=False, timeout=120)
    return Result(done.returncode, done.stdout, done.stderr)


def stats(result: Result) -> dict[str, int]:
    """Return the counted segments that --stats tells."""
    words = [line.split() for line in result.stderr.splitlines() if line.endswith(" segments")]
    return {word[1]: int(word[2].replace(",", "")) for word in words}


def test_a_folder_becomes_documents_briefs_and_a_report(folder: Path) -> None:
    result = process("batch", "in", "--out", "out", "--write", "brief,translation,html,tmx", "--stats")
    assert (result.returncode, result.stdout) == (0, "")
    assert "3 done in " in result.stderr
    told = {words[1] for line in result.stderr.splitlines() if len(words := line.split()) == 4 and words[3] == "s"}
    assert told == {"loading", "reading", "translating", "finishing", "writing"}
    names = {name for name in tree(folder / "out") if name.startswith("docs/in/сад/")}
    assert names == {
        f"docs/in/сад/урожай.txt{suffix}" for suffix in (".json", ".brief.txt", ".translation.txt", ".html", ".tmx")
    }
    document = json.loads((folder / "out/docs/in/сад/урожай.txt.json").read_text(encoding="utf-8"))
    assert list(document) == [
        "schema", "generator", "source", "headline", "segments", "dropped", "brief", "warnings",
    ]  # fmt: skip
    assert [segment["source"] for segment in document["segments"]][1] == "Садоводы области собрали 340 тонн яблок."
    assert document["brief"]["points"]
    briefs = [json.loads(line) for line in (folder / "out/briefs.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [entry["id"] for entry in briefs] == ["in/library.txt", "in/мост.txt", "in/сад/урожай.txt"]
    summary = json.loads((folder / "out/summary.json").read_text(encoding="utf-8"))
    assert summary["languages"] == {"en": 1, "ru": 2}


def test_the_batch_says_what_translate_and_brief_say(folder: Path) -> None:
    summarize("batch", "in", "--out", "out", "--write", "brief,translation")
    alone = summarize("translate", "in/мост.txt", "--no-cache").stdout
    assert (folder / "out/docs/in/мост.txt.translation.txt").read_text(encoding="utf-8") == alone
    body = json.loads(summarize("translate", "in/мост.txt", "--no-cache", "--format", "json").stdout)
    document = json.loads((folder / "out/docs/in/мост.txt.json").read_text(encoding="utf-8"))
    for key in ("schema", "generator", "source", "segments", "dropped", "warnings"):
        assert document[key] == body[key]
    alone = summarize("brief", "in/мост.txt", "--no-cache").stdout
    assert (folder / "out/docs/in/мост.txt.brief.txt").read_text(encoding="utf-8") == alone


def test_other_renderings_and_edited_sentences_translate_only_what_is_new(folder: Path) -> None:
    first = stats(summarize("batch", "in", "--out", "out", "--stats"))
    assert first["decoded"] == 9
    again = stats(summarize("batch", "in", "--out", "out", "--write", "html", "--stats"))
    assert (again["decoded"], again["remembered"]) == (0, 9)
    edited = BRIDGE.replace("в мае", "в июне")
    (folder / "in/мост.txt").write_text(edited, encoding="utf-8")
    last = summarize("batch", "in", "--out", "out", "--write", "html", "--stats")
    assert "1 done in " in last.stderr
    assert "2 done before" in last.stderr
    assert (stats(last)["decoded"], stats(last)["remembered"]) == (1, 3)


def test_processes_give_the_same_bytes(folder: Path) -> None:
    assert summarize("batch", "in", "--out", "one", "--no-cache", "-q").returncode == 0
    assert process("batch", "in", "--out", "two", "--no-cache", "-q", "--workers", "2").returncode == 0
    assert tree(folder / "one") == tree(folder / "two")


def test_shards_and_merge(folder: Path) -> None:
    for shard in ("1/2", "2/2"):
        assert summarize("batch", "in", "--out", "out", "--shard", shard).returncode == 0
    merged = summarize("batch", "merge", "out")
    assert (merged.returncode, merged.stdout) == (0, "")
    assert "3 done before, 0 failed" in merged.stderr
    whole = summarize("batch", "in", "--out", "whole")
    assert whole.returncode == 0
    assert tree(folder / "out") == tree(folder / "whole")


def test_json_lines_in_and_out(folder: Path) -> None:
    lines = [{"id": "мост", "text": BRIDGE}, {"id": "пусто", "text": " "}, {"path": "in/library.txt"}]
    stdin = "".join(json.dumps(line) + "\n" for line in lines)
    result = process("batch", "--jsonl", stdin=stdin)
    assert result.returncode == 4
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["мост", "пусто", "in/library.txt"]
    assert answers[0]["segments"][0]["source"] == "Новый мост откроют в сентябре"
    assert set(answers[1]) == {"id", "error"}
    assert "пусто: " in result.stderr


def test_one_article_on_standard_input(folder: Path) -> None:
    result = process("batch", "-", "--out", "out", "--write", "brief", stdin=BRIDGE)
    assert result.returncode == 0, result.stderr
    document = json.loads((folder / "out/docs/stdin.json").read_text(encoding="utf-8"))
    assert document["source"]["path"] == "-"
    assert (folder / "out/docs/stdin.brief.txt").exists()


def test_a_failure_is_listed_and_the_exit_code_tells(folder: Path) -> None:
    (folder / "in/пусто.txt").write_text("", encoding="utf-8")
    result = summarize("batch", "in", "--out", "out", "--progress", "none")
    assert result.returncode == 4
    assert "summarize: in/пусто.txt: nothing but blanks" in result.stderr
    again = summarize("batch", "in", "--out", "out", "-q")
    assert again.returncode == 4
    assert "(failed before; --retry-failed tries again)" in again.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["in"], "batch needs a folder for its results: --out DIR"),
        (["nowhere", "--out", "out"], "nowhere: no such file or folder"),
        (["in", "--out", "out", "--shard", "0/4"], "--shard 0/4: write I/N, such as 2/8; shards are counted from 1"),
        (["in", "--out", "out", "--shard", "5/4"], "--shard 5/4: write I/N"),
        (["in", "--out", "out", "--write", "pdf"], "--write pdf: unknown; choose from brief, translation, html, tmx"),
        (["in", "--out", "out", "--manifest", "x.txt"], "either as PATHs or in a --manifest"),
        (["merge"], "summarize batch merge DIR"),
        (["merge", "in"], "in: no journal here"),
    ],
)
def test_what_does_not_go_together_is_a_usage_error(folder: Path, arguments: list[str], message: str) -> None:
    result = summarize("batch", *arguments)
    assert result.returncode == 2
    assert message in result.stderr
    assert not (folder / "out").exists()


def test_a_dry_run_lists_what_would_be_done(folder: Path) -> None:
    result = summarize("batch", "in", "--out", "out", "--dry-run")
    assert result.returncode == 0
    assert result.stdout.splitlines() == ["do\tin/library.txt", "do\tin/мост.txt", "do\tin/сад/урожай.txt"]
    assert "would do 3, keep 0" in result.stderr
    assert not (folder / "out").exists()


def test_progress_for_machines_is_json_and_quiet_is_quiet(folder: Path) -> None:
    result = summarize("batch", "in", "--out", "out", "--progress", "json")
    events = [json.loads(line) for line in result.stderr.splitlines() if line.startswith("{")]
    assert events[-1]["event"] == "progress"
    assert (events[-1]["total"], events[-1]["done"], events[-1]["failed"], events[-1]["left"]) == (3, 3, 0, 0.0)
    assert summarize("batch", "in", "--out", "out", "-q").stderr == ""


def test_the_real_run_killed_and_resumed_ends_as_the_whole(folder: Path) -> None:
    for number in range(30):
        text = HARVEST.replace("340", str(340 + number)).replace("12", str(number))
        (folder / f"in/{number}.txt").write_text(text, encoding="utf-8")
    assert summarize("batch", "in", "--out", "whole", "--no-cache").returncode == 0
    command = [sys.executable, "-m", "summarize", "batch", "in", "--out", "out", "--no-cache"]
    for pause in (0.0, 0.3, 0.7):
        with subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL) as process:
            while process.poll() is None and not (folder / "out/.tmp").exists():
                time.sleep(0.01)
            time.sleep(pause)
            process.send_signal(signal.SIGKILL)
    assert summarize("batch", "in", "--out", "out", "--no-cache").returncode == 0
    assert tree(folder / "out") == tree(folder / "whole")


def test_the_cache_can_be_looked_at_exported_and_cleared(folder: Path) -> None:
    summarize("batch", "in", "--out", "out")
    told = json.loads(summarize("cache", "info", "--format", "json").stdout)
    assert told["units"] == 9
    assert told["path"] == os.path.join(os.environ["SUMMARIZE_CACHE"], "memory.sqlite3")
    assert "9 segments" in summarize("cache", "info").stdout
    exported = ElementTree.fromstring(summarize("cache", "export", "--tmx").stdout)
    assert len(exported.findall("body/tu")) == 9
    sources = {seg.text for seg in exported.findall("body/tu/tuv[1]/seg")}
    assert "Садоводы области собрали 340 тонн яблок." in sources
    assert summarize("cache", "export", "--tmx", "-o", "memory.tmx").returncode == 0
    assert ElementTree.parse(folder / "memory.tmx").getroot().tag == "tmx"
    assert summarize("cache", "export").returncode == 2
    assert "9 segments forgotten" in summarize("cache", "clear").stderr
    assert json.loads(summarize("cache", "info", "--format", "json").stdout)["units"] == 0


def test_a_full_or_forbidden_cache_costs_no_result(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("SUMMARIZE_CACHE", str(folder / "file" / "cache"))
    result = summarize("batch", "in", "--out", "out")
    assert result.returncode == 0
    assert result.stderr.count("going on without the translation memory") == 1
