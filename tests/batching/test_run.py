"""The run: each document once, one failure is one failure, and the same documents give the same bytes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarize.batching.inputs import Listing, from_manifest, from_paths
from summarize.batching.merge import merge
from summarize.batching.plan import Plan, Report
from summarize.batching.run import dry_run, run
from summarize.batching.writing import OutputError
from summarize.errors import ModelError, UsageError
from tests.batching.fake_recipe import FakeRecipe, Watcher, calls, english, make_documents, tree


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    make_documents(tmp_path / "in", 20)
    return tmp_path


def go(recipe: FakeRecipe | None = None, listing: Listing | None = None, **plan: object) -> Report:
    made = Plan(Path("out"), **plan)  # type: ignore[arg-type]
    return run(recipe or FakeRecipe("calls"), listing or from_paths(["in"], Path("out")), made, Watcher())


def _figures(report: Report) -> tuple[int, int, int]:
    return report.done, report.kept, len(report.failures)


# --- what is written


def test_each_document_has_its_json_and_the_files_asked_for(work: Path) -> None:
    report = go(FakeRecipe("calls", write=(".brief.txt", ".html")))
    assert _figures(report) == (20, 0, 0)
    assert report.exit_code == 0
    assert report.words == 20 * 4 * 4
    source = Path("in/3/статья 003.txt").read_text(encoding="utf-8").split("\n")
    document = json.loads(Path("out/docs/in/3/статья 003.txt.json").read_text(encoding="utf-8"))
    assert [segment["text"] for segment in document["segments"]] == [english(line) for line in source]
    assert Path("out/docs/in/3/статья 003.txt.brief.txt").exists()
    assert Path("out/docs/in/3/статья 003.txt.html").exists()
    assert not Path("out/.tmp").exists()


def test_the_reports_name_every_document_in_the_order_of_ids(work: Path) -> None:
    Path("in/0/blank.txt").write_text("\n", encoding="utf-8")
    go()
    briefs = [json.loads(line) for line in Path("out/briefs.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [entry["id"] for entry in briefs] == sorted(entry["id"] for entry in briefs)
    assert len(briefs) == 20
    assert set(briefs[0]) == {"id", "source", "headline", "brief", "warnings"}
    summary = json.loads(Path("out/summary.json").read_text(encoding="utf-8"))
    assert summary["documents"] == {"done": 20, "failed": 1, "with_warnings": 0}
    assert summary["counts"] == {"segments": 80, "words": 320}
    reason = "in/0/blank.txt: nothing but blanks"
    assert summary["failures"] == [
        {"id": "in/0/blank.txt", "path": "in/0/blank.txt", "kind": "InputError", "reason": reason}
    ]
    text = Path("out/briefs.md").read_text(encoding="utf-8")
    assert text.count("\n## ") + 1 == 20
    assert f"**{briefs[0]['headline']['text']}**" in text


def test_two_runs_write_the_same_bytes(work: Path) -> None:
    go()
    first = tree(Path("out"))
    shutil.rmtree("out")
    go(window_bytes=100)
    assert tree(Path("out")) == first


# --- exactly once


def test_what_is_done_is_not_done_again(work: Path) -> None:
    go()
    assert _figures(go()) == (0, 20, 0)
    assert len(calls(Path("calls"))) == 80


def test_only_a_changed_document_is_done_again(work: Path) -> None:
    go()
    Path("in/3/статья 003.txt").write_text("Новый текст.", encoding="utf-8")
    Path("in/новая.txt").write_text("Новая статья.", encoding="utf-8")
    assert _figures(go()) == (2, 19, 0)
    assert calls(Path("calls"))[80:] == ["Новый текст.", "Новая статья."]


@pytest.mark.parametrize("changed", [FakeRecipe(model="fake@2"), FakeRecipe(settings={"beam": 8})])
def test_another_model_or_setting_does_everything_again(work: Path, changed: FakeRecipe) -> None:
    go()
    assert _figures(go(changed)) == (20, 0, 0)
    assert _figures(go(changed)) == (0, 20, 0)


def test_files_no_longer_asked_for_are_removed(work: Path) -> None:
    go(FakeRecipe(write=(".html",)))
    assert len(list(Path("out").rglob("*.html"))) == 20
    go(FakeRecipe())
    assert list(Path("out").rglob("*.html")) == []


@pytest.mark.parametrize("harm", ["removed", "cut", "altered"])
def test_an_output_that_is_gone_or_damaged_is_made_again(work: Path, harm: str) -> None:
    go()
    before = tree(Path("out"))
    path = Path("out/docs/in/3/статья 003.txt.json")
    data = path.read_bytes()
    if harm == "removed":
        path.unlink()
    else:
        path.write_bytes(data[:-9] if harm == "cut" else data.replace(b"en", b"ne", 1))
    assert _figures(go()) == (1, 19, 0)
    assert tree(Path("out")) == before


def test_force_does_everything_again(work: Path) -> None:
    go()
    assert _figures(go(force=True)) == (20, 0, 0)


def test_a_document_that_turns_bad_loses_its_old_output(work: Path) -> None:
    go()
    Path("in/3/статья 003.txt").write_text(" ", encoding="utf-8")
    assert _figures(go()) == (0, 19, 1)
    assert not Path("out/docs/in/3/статья 003.txt.json").exists()


# --- failures


def test_a_bad_document_stops_no_other(work: Path) -> None:
    Path("in/0/a.txt").write_bytes(b"\xff\x00\xfe")
    Path("in/1/b.txt").write_text("СБОЙ", encoding="utf-8")
    Path("in/2/c.txt").write_text("Первая.\nЯДРО.", encoding="utf-8")
    report = go()
    assert _figures(report) == (20, 0, 3)
    assert report.exit_code == 4
    assert [failure.reason for failure in report.failures] == [
        "in/0/a.txt: binary data, not text",
        "in/1/b.txt: unexpected RuntimeError: a fault nobody foresaw; please report it",
        "in/2/c.txt: unexpected RuntimeError: the engine chokes; please report it",
    ]


def test_a_failure_is_remembered_and_tried_again_only_when_asked(work: Path) -> None:
    Path("in/bad.txt").write_text("ЯДРО", encoding="utf-8")
    go()
    again = go()
    assert _figures(again) == (0, 20, 1)
    assert again.failures[0].kept
    assert again.exit_code == 4
    tried = go(retry_failed=True)
    assert _figures(tried) == (0, 20, 1)
    assert not tried.failures[0].kept


def test_a_file_that_could_not_be_read_is_tried_in_every_run(work: Path) -> None:
    Path("list.txt").write_text("in/0/статья 000.txt\nlate.txt\n", encoding="utf-8")
    listing = from_manifest("list.txt")
    assert _figures(go(listing=listing)) == (1, 0, 1)
    journal = Path("out/journal.jsonl").read_bytes()
    assert _figures(go(listing=listing)) == (0, 1, 1)
    assert Path("out/journal.jsonl").read_bytes() == journal
    Path("late.txt").write_text("Вот.", encoding="utf-8")
    assert _figures(go(listing=listing)) == (1, 1, 0)


def test_too_many_failures_end_the_run_in_good_order(work: Path) -> None:
    for number in range(10):
        Path(f"in/0/{number}.txt").write_text(" ", encoding="utf-8")
    report = go(most_failures=3, window_bytes=1)
    assert report.gave_up
    assert report.exit_code == 4
    assert 3 <= len(report.failures) < 10
    assert _figures(go()) == (20 - report.done, report.done, 10)


def test_a_missing_model_ends_the_run(work: Path) -> None:
    Path("in/0/0.txt").write_text("МОДЕЛЬ", encoding="utf-8")
    with pytest.raises(ModelError, match="the model is gone"):
        go()


def test_odd_things_in_the_folder_have_clear_outcomes(work: Path) -> None:
    shutil.rmtree("in")
    os.mkdir("in")
    os.mkfifo("in/pipe.txt")
    os.symlink("loop.txt", "in/loop.txt")
    os.symlink("..", "in/up")
    os.mkdir("in/dir.txt")
    Path("in/dir.txt/inside.txt").write_text("Внутри.", encoding="utf-8")
    Path("in/empty.txt").write_bytes(b"")
    Path("in/binary.txt").write_bytes(bytes(range(256)))
    os.symlink("gone-target.txt", "in/dangling.txt")
    report = go(listing=from_paths(["in"], Path("out")))
    assert {failure.path: failure.reason.split(": ", 1)[1].split(";")[0] for failure in report.failures} == {
        "in/pipe.txt": "a pipe, not a file of text",
        "in/loop.txt": "a symbolic link that leads back to itself",
        "in/empty.txt": "nothing but blanks",
        "in/binary.txt": "binary data, not text",
        "in/dangling.txt": "no such file",
    }
    assert Path("out/docs/in/dir.txt/inside.txt.json").exists()


def test_what_vanishes_or_is_forbidden_after_the_listing_is_a_failed_document(work: Path) -> None:
    listing = from_paths(["in"], Path("out"))
    Path("in/0/статья 000.txt").unlink()
    os.chmod("in/1/статья 001.txt", 0)
    superuser = os.geteuid() == 0
    if superuser:
        # Who may read everything becomes for a moment someone who may not, in a folder of its own.
        Path("out").mkdir()
        for path in (Path(), Path("out"), *Path("in").rglob("*")):
            os.chown(path, 65534, -1)
        os.chown("in/1/статья 001.txt", 0, -1)
    try:
        if superuser:
            os.seteuid(65534)
        report = go(FakeRecipe(), listing)
    finally:
        if superuser:
            os.seteuid(0)
    assert _figures(report) == (18, 0, 2)
    assert report.exit_code == 4
    assert [failure.reason for failure in report.failures] == [
        "in/0/статья 000.txt: no such file; it was there when listed, or the manifest is out of date",
        "in/1/статья 001.txt: reading is not permitted",
    ]


def test_one_line_of_fifty_megabytes_is_a_document_like_others(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZE_MAX_BYTES", "100M")
    shutil.rmtree("in")
    os.mkdir("in")
    Path("in/long.txt").write_text("слово " * 4_600_000, encoding="utf-8")
    assert Path("in/long.txt").stat().st_size > 50_000_000
    report = go(FakeRecipe())
    assert _figures(report) == (1, 0, 0)
    assert json.loads(Path("out/briefs.jsonl").read_text(encoding="utf-8"))["id"] == "in/long.txt"


# --- the disk


@pytest.fixture
def small_disk(work: Path) -> Iterator[Path]:
    Path("out").mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=100k,mode=777", "tmpfs", "out"]
    try:
        mounted = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("no mount command here")
    if mounted.returncode:
        pytest.skip("mounting a small file system is not permitted here")
    yield work
    subprocess.run(["umount", "-l", str(work / "out")], check=True)


def test_a_full_disk_ends_the_run_and_the_next_one_goes_on(small_disk: Path) -> None:
    # A page a file: the small disk holds a part of them.
    make_documents(Path("in"), 40)
    with pytest.raises(OutputError, match="no space is left on the disk; free some and run the same command again"):
        go(window_bytes=1000)
    done = Path("out/journal.jsonl").read_text(encoding="utf-8").splitlines()
    assert 0 < len(done) < 40
    subprocess.run(["mount", "-o", "remount,size=4m", "out"], check=True)
    assert _figures(go()) == (40 - len(done), len(done), 0)
    asked = calls(Path("calls"))
    redone = {source for source in asked if asked.count(source) > 1}
    settled = [Path(json.loads(line)["path"]).read_text(encoding="utf-8").split("\n") for line in done]
    assert not [line for lines in settled for line in lines if line in redone]


def test_a_read_only_disk_is_told_before_anything_is_translated(small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", "out"], check=True)
    with pytest.raises(OutputError, match="out: the file system is read-only; choose another --out"):
        go()
    assert calls(Path("calls")) == []


def test_a_file_in_the_folders_place_is_told(work: Path) -> None:
    Path("out").write_text("a file in the way", encoding="utf-8")
    with pytest.raises(OutputError, match="out: a file lies where a folder is needed"):
        go()


# --- memory


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc here to read the peak from")
def test_memory_does_not_grow_with_the_folder(work: Path) -> None:
    peaks = []
    for count in (20, 300):
        folder = Path(f"folder{count}")
        folder.mkdir()
        for number in range(count):
            line = f"Документ {number} говорит о погоде и дорогах. " * 20
            (folder / f"{number}.txt").write_text("\n".join(f"{at} {line}" for at in range(60)), encoding="utf-8")
        # Ninety kilobytes each: twenty-seven megabytes of text against two.
        code = (
            "import sys; from pathlib import Path\n"
            "from tests.batching import fake_batch\n"
            f"sys.argv[1:] = ['{folder}', 'out{count}', '--window', '131072']\n"
            "assert fake_batch.main() == 0\n"
            "print([line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')][0])\n"
        )
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
        done = subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True, timeout=300
        )
        peaks.append(int(done.stdout) / 1024)
    assert peaks[1] - peaks[0] < 15, f"{peaks} MB"


# --- asking first


def test_a_dry_run_says_what_would_be_done_and_changes_nothing(work: Path) -> None:
    Path("in/bad.txt").write_text("ЯДРО", encoding="utf-8")
    go()
    Path("in/new.txt").write_text("Новое.", encoding="utf-8")
    before, journal = tree(Path("out")), Path("out/journal.jsonl").read_bytes()
    told: dict[str, str] = {}
    report = dry_run(FakeRecipe(), from_paths(["in"]), Plan(Path("out")), told.__setitem__)
    assert (report.todo, report.kept, len(report.failures)) == (1, 20, 1)
    assert told["in/new.txt"] == "do"
    assert told["in/bad.txt"].startswith("failed: in/bad.txt: unexpected RuntimeError")
    assert told["in/0/статья 000.txt"] == "done"
    assert (tree(Path("out")), Path("out/journal.jsonl").read_bytes()) == (before, journal)


def test_a_dry_run_knows_what_shards_have_done_before_they_are_merged(work: Path) -> None:
    parts = [go(shard=(number, 2)).done for number in (1, 2)]
    Path("in/new.txt").write_text("Новое.", encoding="utf-8")
    before = sorted(path.name for path in Path("out").iterdir())
    report = dry_run(FakeRecipe(), from_paths(["in"]), Plan(Path("out")), lambda name, what: None)
    assert (report.todo, report.kept) == (1, sum(parts))
    assert sorted(path.name for path in Path("out").iterdir()) == before
    # Once merged, what the folder's own journal says later counts.
    Path("in/3/статья 003.txt").write_text("Новый текст.", encoding="utf-8")
    go()
    report = dry_run(FakeRecipe(), from_paths(["in"]), Plan(Path("out")), lambda name, what: None)
    assert (report.todo, report.kept) == (0, 21)


def test_a_dry_run_makes_no_folder(work: Path) -> None:
    report = dry_run(FakeRecipe(), from_paths(["in"]), Plan(Path("out")), lambda name, what: None)
    assert report.todo == 20
    assert not Path("out").exists()


# --- shards


def test_shards_merged_are_the_whole(work: Path) -> None:
    Path("in/bad.txt").write_text(" ", encoding="utf-8")
    go()
    whole = tree(Path("out"))
    shutil.rmtree("out")
    Path("calls").unlink()
    reports = [go(shard=(number, 3)) for number in (1, 2, 3)]
    assert all(report.done for report in reports)
    assert not Path("out/briefs.md").exists()
    watcher = Watcher()
    merged = merge(Path("out"), watcher)
    assert watcher.messages == []
    assert (merged.kept, len(merged.failures), merged.exit_code) == (20, 1, 4)
    assert tree(Path("out")) == whole
    assert len(calls(Path("calls"))) == 80


def test_a_missing_shard_is_named(work: Path) -> None:
    go(shard=(1, 3))
    watcher = Watcher()
    merge(Path("out"), watcher)
    assert [message.split(": ")[1] for message in watcher.messages] == [
        "no journal of shard 2-of-3; its documents are not in the reports",
        "no journal of shard 3-of-3; its documents are not in the reports",
    ]


def test_a_whole_run_takes_over_what_shards_did_and_a_shard_what_the_whole_did(work: Path) -> None:
    part = go(shard=(1, 2))
    assert _figures(go()) == (20 - part.done, part.done, 0)
    assert _figures(go(shard=(1, 2))) == (0, part.done, 0)
    assert len(calls(Path("calls"))) == 80


def test_merge_wants_a_folder_of_a_batch(work: Path) -> None:
    with pytest.raises(UsageError, match="in: no journal here"):
        merge(Path("in"), Watcher())
    with pytest.raises(UsageError, match="nowhere: no such folder"):
        merge(Path("nowhere"), Watcher())


# --- JSON lines


def test_each_document_is_handed_on_as_one_line(work: Path) -> None:
    Path("in/bad.txt").write_text(" ", encoding="utf-8")
    lines: dict[str, bytes] = {}
    listing = from_paths(["in"])
    run(FakeRecipe(), listing, Plan(None), Watcher(), emit=lines.__setitem__)
    assert len(lines) == 21
    assert all(line.count(b"\n") == 1 for line in lines.values())
    document = json.loads(lines["in/3/статья 003.txt"])
    assert list(document)[:2] == ["id", "schema"]
    assert len(document["segments"]) == 4
    assert json.loads(lines["in/bad.txt"]) == {"id": "in/bad.txt", "error": "in/bad.txt: nothing but blanks"}
    assert not Path("out").exists()


def test_what_was_done_before_is_handed_on_too(work: Path) -> None:
    first: dict[str, bytes] = {}
    second: dict[str, bytes] = {}
    for lines in (first, second):
        run(FakeRecipe("calls"), from_paths(["in"]), Plan(Path("out")), Watcher(), emit=lines.__setitem__)
    assert first == second
    assert list(first) == sorted(first)
    assert len(calls(Path("calls"))) == 80
