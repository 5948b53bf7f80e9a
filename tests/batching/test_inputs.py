"""Inputs: whatever way a document is named, it is listed once, and a bad name is told before the night's work."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from summarize.batching.inputs import Job, Listing, from_manifest, from_paths, from_stream, read_bytes
from summarize.errors import InputError, TooLarge, UsageError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("news/a.txt", "news/b/c.md", "news/b/.hidden.txt", "news/d.xyz", "e.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path


def _ids(listing: Listing) -> list[str]:
    return [job.id for job in listing]


def test_a_folder_gives_its_documents_with_the_folders_kept(folder: Path) -> None:
    assert _ids(from_paths(["news"])) == ["news/a.txt", "news/b/c.md"]


@pytest.mark.parametrize("again", [["news", "news/a.txt"], ["./news/"], ["news//b/..", "news"], ["news/*.txt", "news"]])
def test_a_document_named_twice_is_listed_once(folder: Path, again: list[str]) -> None:
    assert sorted(_ids(from_paths(again))) == ["news/a.txt", "news/b/c.md"]


def test_patterns_are_for_shells_that_have_none(folder: Path) -> None:
    assert _ids(from_paths(["news/**/*.md"])) == ["news/b/c.md"]


def test_a_name_that_looks_like_a_pattern_is_a_name_first(folder: Path) -> None:
    (folder / "a[1].txt").write_text("x", encoding="utf-8")
    assert [job.path for job in from_paths(["a[1].txt"])] == ["a[1].txt"]


def test_a_path_that_names_nothing_is_told_at_once(folder: Path) -> None:
    with pytest.raises(UsageError, match=r"nesw: no such file or folder"):
        from_paths(["nesw"])
    with pytest.raises(UsageError, match=r"\*\.pdf: no such file or folder"):
        from_paths(["*.pdf"])


def test_what_lies_in_the_output_folder_is_no_input(folder: Path) -> None:
    (folder / "out" / "docs").mkdir(parents=True)
    (folder / "out" / "docs" / "x.html").write_text("old result", encoding="utf-8")
    assert _ids(from_paths(["."], Path("out"))) == ["e.txt", "news/a.txt", "news/b/c.md"]


def test_a_listing_can_be_gone_through_again(folder: Path) -> None:
    listing = from_paths(["news"])
    assert list(listing) == list(listing)
    assert listing.total == 2


def test_shards_part_the_listing(folder: Path) -> None:
    whole = from_paths(["."])
    parts = [whole.shard(number, 3) for number in (1, 2, 3)]
    assert sorted(name for part in parts for name in _ids(part)) == sorted(_ids(whole))
    assert sum(part.total or 0 for part in parts) == whole.total == 3


def test_a_manifest_of_paths(folder: Path) -> None:
    lines = "\ufeff# the list\nnews/a.txt\r\n\n./news/a.txt\nгде-то/нет.txt\n"
    (folder / "list.txt").write_text(lines, encoding="utf-8")
    listing = from_manifest("list.txt")
    assert [(job.id, job.path) for job in listing] == [(name, name) for name in ("news/a.txt", "где-то/нет.txt")]
    assert listing.total == 2


def test_a_manifest_of_json_lines(folder: Path) -> None:
    lines = ['{"id": "один", "path": "news/a.txt"}', '{"id": 7, "text": "Текст."}', '{"text": "Без имени."}', ""]
    (folder / "list.jsonl").write_text("\n".join(lines), encoding="utf-8")
    jobs = list(from_manifest("list.jsonl"))
    assert [(job.id, job.path, job.text) for job in jobs] == [
        ("один", "news/a.txt", None), ("7", "", "Текст."), ("line-3", "", "Без имени."),
    ]  # fmt: skip
    assert jobs[0].read() == b"news/a.txt"
    assert jobs[1].read() == "Текст.".encode()


def test_a_manifest_that_is_a_table(folder: Path) -> None:
    (folder / "list.csv").write_text('id,path,text\nx,news/a.txt,\ny,,"Две\nстроки"\n', encoding="utf-8")
    (folder / "list.tsv").write_text("path\tnote\nnews/a.txt\tкомментарий\n", encoding="utf-8")
    assert [(job.id, job.text) for job in from_manifest("list.csv")] == [("x", None), ("y", "Две\nстроки")]
    assert [job.path for job in from_manifest("list.tsv")] == ["news/a.txt"]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.jsonl", '{"id": "x", "path": "1"}\n{"id": "x", "path": "2"}', "a.jsonl line 2: the id 'x' was given"),
        ("a.jsonl", "{}", "a.jsonl line 1: either a path or a text is needed"),
        ("a.jsonl", '{"path": "1", "text": "2"}', "a.jsonl line 1: either a path or a text is needed"),
        ("a.jsonl", '\n{"path": ["1"]}', "a.jsonl line 2: id, path and text must be strings"),
        ("a.jsonl", "[1]", "a.jsonl line 1: not a JSON object"),
        ("a.jsonl", '{"path": ', "a.jsonl line 1: not a JSON object"),
        ("a.csv", "name\nx", "a.csv: the first line must name the columns"),
        ("a.csv", "", "a.csv: the first line must name the columns"),
        ("a.docx", "", "a manifest is a .txt, .jsonl, .csv or .tsv file"),
    ],
)
def test_a_manifest_with_a_mistake_is_refused_and_the_line_named(
    folder: Path, name: str, text: str, message: str
) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as error:
        from_manifest(name)
    assert message in str(error.value)


def test_a_missing_manifest_is_told(folder: Path) -> None:
    with pytest.raises(UsageError, match=r"no\.txt: the manifest cannot be read \(No such file"):
        from_manifest("no.txt")


def test_on_a_stream_a_bad_line_is_one_failed_document(folder: Path) -> None:
    stream = io.StringIO('{"id": "a", "text": "Да."}\nнет\n{"id": "a", "text": "Нет."}\n{"id": "b", "text": ""}\n')
    jobs = list(from_stream(stream))
    assert [job.id for job in jobs] == ["a", "line-2", "line-3", "b"]
    with pytest.raises(InputError, match="- line 2: not a JSON object"):
        jobs[1].read()
    with pytest.raises(InputError, match="- line 3: the id 'a' was given already at - line 1"):
        jobs[2].read()
    assert jobs[3].read() == b""


def test_ids_from_outside_cannot_leave_the_folder(folder: Path) -> None:
    stream = io.StringIO('{"id": "../../etc/cron.d/x", "text": "Да."}\n{"id": "/", "text": "Да."}\n')
    assert all(".." not in job.id.split("/") and not job.id.startswith("/") for job in from_stream(stream))


def test_what_cannot_be_read_says_why(folder: Path) -> None:
    os.mkfifo("pipe.txt")
    os.symlink("loop.txt", "loop.txt")
    os.mkdir("dir.txt")
    cases = {
        "gone.txt": "no such file; it was there when listed",
        "pipe.txt": "a pipe, not a file of text",
        "loop.txt": "a symbolic link that leads back to itself",
        "dir.txt": "a folder, not a file of text",
        "/dev/null": "a device, not a file of text",
        "x" * 300: "the name is too long",
        "a\x00b": "no such file",
    }
    for path, reason in cases.items():
        with pytest.raises(InputError) as error:
            read_bytes(path)
        assert str(error.value).startswith(f"{path}: {reason}")


def test_what_may_not_be_read_says_so(folder: Path) -> None:
    os.chmod("e.txt", 0)
    superuser = os.geteuid() == 0
    try:
        if superuser:
            # Who may read everything becomes for a moment someone who may not.
            os.seteuid(65534)
        with pytest.raises(InputError, match=r"e.txt: reading is not permitted"):
            read_bytes("e.txt")
    finally:
        if superuser:
            os.seteuid(0)


def test_a_file_over_the_limit_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZE_MAX_BYTES", "1k")
    (folder / "big.txt").write_bytes(b"x" * 1001)
    with pytest.raises(TooLarge, match=r"big.txt: over the limit of .* MB; split it, or raise"):
        read_bytes("big.txt")
    (folder / "just.txt").write_bytes(b"x" * 1000)
    assert len(read_bytes("just.txt")) == 1000


def test_half_a_letter_in_a_text_does_not_stop_the_reading() -> None:
    assert Job("x", "", "\ud800да").read() == "?да".encode()
