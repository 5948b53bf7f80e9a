"""Every input is read or refused with one line that says what to do; nothing hangs."""

from __future__ import annotations

import hashlib
import io
import os
import socket
from pathlib import Path

import pytest

from summarize.errors import EmptyInput, InputError, TooLarge, UsageError
from summarize.reading.files import find, load, load_bytes, of_text, size_limit

TEXT = "Порт открыт\n\nНовый причал открыли в понедельник.\n"


def refusal(path: Path | str) -> str:
    """Return the message with which a document is refused; it names the file and is one line."""
    with pytest.raises(InputError) as error:
        load(str(path))
    message = str(error.value)
    assert message.startswith(f"{path}: ")
    assert "\n" not in message
    return message


class Stdin:
    """Stand in for standard input; tells how much of it was read."""

    def __init__(self, data: bytes) -> None:
        self.buffer = self
        self.stream = io.BytesIO(data)
        self.taken = 0

    def read(self, size: int) -> bytes:
        data = self.stream.read(size)
        self.taken += len(data)
        return data


# --- what is read


def test_a_text_file_is_read_with_its_hash_and_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode("koi8-r"))
    document = load(str(path))
    assert document.text == TEXT
    assert document.encoding == "koi8-r"
    assert document.sha256 == hashlib.sha256(TEXT.encode("koi8-r")).hexdigest()
    assert document.path == str(path)


@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a.text", "доклад", "г. Томск", "отчёт от 12.05.2019", "v2.0"])
def test_a_text_is_known_by_its_suffix_or_by_having_none(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(TEXT, encoding="utf-8")
    assert load(str(path)).text == TEXT


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Stdin(TEXT.encode("cp1251")))
    document = load("-")
    assert (document.path, document.text, document.encoding) == ("-", TEXT, "cp1251")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1251"])
def test_a_web_page_is_known_by_its_beginning_on_standard_input_and_in_text_files(encoding: str) -> None:
    page = "<!DOCTYPE html>\n<html><body><p>Порт открыт для судов любого класса.</p></body></html>"
    for path in ("-", "page.txt", "page"):
        assert load_bytes(page.encode(encoding), path).text == "Порт открыт для судов любого класса."


def test_a_page_without_any_markup_is_text() -> None:
    assert load_bytes("Порт открыт.\n\nСуда идут.".encode(), "a.html").text == "Порт открыт.\n\nСуда идут."


def test_text_with_angle_brackets_is_no_page() -> None:
    assert load_bytes("Дано: a < b и b > c.".encode(), "-").text == "Дано: a < b и b > c."


def test_line_ends_are_one_kind_in_documents() -> None:
    assert load_bytes("один\r\nдва\x0cтри\u2028четыре".encode(), "a.txt").text == "один\nдва\nтри\nчетыре"


def test_text_from_python_is_wrapped_as_a_document() -> None:
    document = of_text("Порт\r\nоткрыт")
    assert (document.path, document.text, document.encoding) == ("", "Порт\nоткрыт", "utf-8")
    with pytest.raises(EmptyInput):
        of_text(" \n\t")


# --- what is refused, and why


def test_a_missing_file(tmp_path: Path) -> None:
    assert "no such file" in refusal(tmp_path / "нет.txt")


def test_a_path_that_cannot_be_one() -> None:
    assert "cannot be read" in refusal("a\0b.txt")
    assert "cannot be read" in refusal("x" * 5000)


def test_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
    assert "cannot be read" in refusal(tmp_path / "a.txt")


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)

    def forbid(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", forbid)
    assert "permission" in refusal(path)


def test_a_folder_without_documents(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    assert list(find([str(tmp_path)])) == [str(tmp_path)]
    assert "folder without" in refusal(tmp_path)


def test_a_folder_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbid(path: str) -> list[str]:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "listdir", forbid)
    assert list(find([str(tmp_path)])) == [str(tmp_path)]
    assert "permission" in refusal(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_named_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert "pipe" in refusal(tmp_path / "a.txt")


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no sockets with names here")
def test_a_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("a.txt")
        assert "socket" in refusal("a.txt")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices here")
def test_a_device() -> None:
    assert "device" in refusal("/dev/zero")


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", "\ufeff".encode(), "\u2003\n\u00a0".encode(), b"\xff\xfe\n\x00"])
def test_nothing_but_blanks(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(EmptyInput, match=r"a\.txt: "):
        load(str(path))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"GIF89a\x01\x00\x01\x00", "GIF"),
        (b"PK\x03\x04\x14\x00\x00\x00", "ZIP"),
        (b"%PDF-1.7\n%\xe2\xe3\n", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50), "Word"),
        (b"{\\rtf1\\ansi \\'cf\\'ee}", "rich text"),
        (b"\x1f\x8b\x08\x00" + bytes(20), "gzip"),
        (b"\x7fELF\x02\x01\x01\x00", "program"),
        (b"RIFF\x00\x01\x00\x00WAVE", "media"),
        (b"\x00\x00\x00\x18ftypmp42\x00", "media"),
        (b"SQLite format 3\x00" + bytes(20), "database"),
        (bytes(range(256)) * 4, "binary"),
        ("Порт".encode() + bytes(8), "binary"),
    ],
)
def test_what_is_no_text_is_named(tmp_path: Path, data: bytes, what: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert what in refusal(path)


def test_a_misnamed_document_is_told_its_right_name(tmp_path: Path) -> None:
    path = tmp_path / "доклад.txt"
    path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\n")
    assert "rename it to доклад.pdf" in refusal(path)


@pytest.mark.parametrize("start", ["RIFF", "ID3", "BZh", "GIF89a", "II*"])
def test_a_text_may_begin_with_the_letters_of_a_format(start: str) -> None:
    assert load_bytes(f"{start} is explained here".encode(), "a.txt").text == f"{start} is explained here"


@pytest.mark.parametrize(
    ("name", "advice"),
    [("a.doc", "save it as .docx"), ("a.rtf", ".docx"), ("a.zip", "unpack"), ("a.log", "rename it to .txt")],
)
def test_an_unknown_suffix_comes_with_a_way_out(tmp_path: Path, name: str, advice: str) -> None:
    path = tmp_path / name
    path.write_text(TEXT)
    assert advice in refusal(path)


@pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
def test_a_document_that_is_not_what_its_suffix_says(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(TEXT)
    assert "damaged" in refusal(path)


# --- size


def test_an_enormous_file_is_refused_before_it_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)

    def fail(*_: object) -> None:
        raise AssertionError("opened")

    monkeypatch.setattr("builtins.open", fail)
    with pytest.raises(TooLarge, match=r"a\.txt: 100 MB, over the limit of 20 MB; .*SUMMARIZE_MAX_BYTES"):
        load(str(path))


def test_no_more_of_standard_input_is_read_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZE_MAX_BYTES", "1k")
    stdin = Stdin(b"x" * 100_000)
    monkeypatch.setattr("sys.stdin", stdin)
    with pytest.raises(TooLarge, match="standard input: over the limit of 1 kB"):
        load("-")
    assert stdin.taken == 1001


def test_a_file_that_claims_no_size_is_bounded_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 3000)
    monkeypatch.setenv("SUMMARIZE_MAX_BYTES", "2000")
    real = os.stat(path)
    monkeypatch.setattr(os, "stat", lambda *_: os.stat_result((real.st_mode, *real[1:6], 0, *real[7:])))
    with pytest.raises(TooLarge):
        load(str(path))


@pytest.mark.parametrize(
    ("given", "limit"),
    [("", 20_000_000), ("1000", 1000), ("5MB", 5_000_000), ("2 m", 2_000_000), ("1GB", 1_000_000_000)],
)
def test_the_limit_can_be_set(monkeypatch: pytest.MonkeyPatch, given: str, limit: int) -> None:
    monkeypatch.setenv("SUMMARIZE_MAX_BYTES", given)
    assert size_limit() == limit


@pytest.mark.parametrize("given", ["much", "-1", "0", "1.5MB", "5 apples"])
def test_a_limit_that_is_no_size_is_a_mistake_in_usage(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("SUMMARIZE_MAX_BYTES", given)
    with pytest.raises(UsageError, match="SUMMARIZE_MAX_BYTES"):
        size_limit()


# --- finding


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def found(folder: Path) -> list[str]:
    return [os.path.relpath(path, folder) for path in find([str(folder)])]


def test_folders_are_recursed_in_sorted_order_without_what_is_hidden_or_unsupported(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a.md", "c/z.html", "c/a.pdf", "c/.hidden.txt", ".git/x.txt", "d.png", "README", "e.DOCX")
    assert found(tmp_path) == ["a.md", "b.txt", "c/a.pdf", "c/z.html", "e.DOCX"]


def test_files_that_are_named_are_taken_as_they_are(tmp_path: Path) -> None:
    make(tmp_path, ".hidden", "README")
    paths = [str(tmp_path / ".hidden"), "-", str(tmp_path / "README"), "нет.txt"]
    assert list(find(paths)) == paths


def test_a_folder_that_links_to_itself_is_entered_once(tmp_path: Path) -> None:
    make(tmp_path, "a/one.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path / "a")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert found(tmp_path) == ["a/one.txt"]


def test_a_broken_link_in_a_folder_is_found_so_that_it_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone")
    assert found(tmp_path) == ["a.txt"]
    assert "no such file" in refusal(tmp_path / "a.txt")


def test_a_pipe_in_a_folder_does_not_stop_the_others(tmp_path: Path) -> None:
    make(tmp_path, "b.txt")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "a.txt")
    assert found(tmp_path)[-1] == "b.txt"
