"""PDF files: lines as they stand, without page numbers and running titles; clear words for what cannot be read."""

from __future__ import annotations

import io
import sys

import pytest

from summarize.article import Document
from summarize.errors import EmptyInput, UnsupportedFormat
from summarize.reading.files import load_bytes
from tests.reading.making import make_pdf

LINES = (
    "Порт Находки открыл причал",
    "",
    "Новый причал для перевалки зерна открыли в порту",
    "Находки в понедельник, сообщил директор пред-",
    "приятия. Это технико-",
    "экономический успех и кое-",
    "что ещё.",
)


def dropped(document: Document) -> list[tuple[str, str]]:
    return [(span.reason, document.text[span.start : span.end]) for span in document.outside]


def test_the_text_and_the_title_are_read_and_broken_words_put_together() -> None:
    document = load_bytes(make_pdf([LINES], "Порт открыл причал"), "a.pdf")
    assert document.title == "Порт открыл причал"
    assert document.text.startswith("Порт Находки открыл причал\n")
    assert "сообщил директор предприятия." in document.text
    assert "технико-экономический" in document.text
    assert not document.outside


@pytest.mark.parametrize("title", ["Microsoft Word - доклад.doc", "untitled", "otchet_v2.docx"])
def test_a_title_that_a_program_made_up_is_none(title: str) -> None:
    assert load_bytes(make_pdf([LINES], title), "a.pdf").title == ""


def test_what_every_page_repeats_and_page_numbers_lie_outside() -> None:
    pages = [
        ("Вестник порта", "Причал открыли в понедельник, и первый пароход", "1"),
        ("Вестник порта", "уйдёт в апреле. Второй готовится к выходу.", "- 2 -"),
        ("Вестник порта", "Третий строится на верфи города.", "стр. 3 из 3"),
    ]
    document = load_bytes(make_pdf(pages), "a.pdf")
    assert {reason for reason, _ in dropped(document)} == {"running title", "page number"}
    assert [text for reason, text in dropped(document) if reason == "page number"] == ["1", "- 2 -", "стр. 3 из 3"]
    inside = document.text
    for span in reversed(document.outside):
        inside = inside[: span.start] + inside[span.end :]
    assert inside.split() == " ".join(line for _, line, _ in pages).split()


def test_a_sentence_that_goes_on_over_the_page_is_found_again() -> None:
    document = load_bytes(make_pdf([("Первый пароход",), ("уйдёт в апреле.",)]), "a.pdf")
    assert document.text == "Первый пароход\nуйдёт в апреле."


def test_pictures_of_pages_ask_for_ocr() -> None:
    with pytest.raises(EmptyInput, match=r"a\.pdf: .*OCR"):
        load_bytes(make_pdf([()]), "a.pdf")


def encrypted(password: str) -> bytes:
    import pypdf

    writer = pypdf.PdfWriter(io.BytesIO(make_pdf([LINES])))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_a_password_is_asked_away() -> None:
    with pytest.raises(UnsupportedFormat, match=r"a\.pdf: protected by a password; save a copy without one"):
        load_bytes(encrypted("secret"), "a.pdf")


def test_a_file_that_is_only_protected_against_printing_is_read() -> None:
    assert "Порт Находки" in load_bytes(encrypted(""), "a.pdf").text


@pytest.mark.parametrize("keep", [20, 400])
def test_a_damaged_file_is_refused_in_one_line(keep: int, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UnsupportedFormat, match=r"\Aa\.pdf: damaged PDF \([^\n]*\); save or print it to PDF again\Z"):
        load_bytes(make_pdf([LINES])[:keep], "a.pdf")
    assert capfd.readouterr() == ("", "")


def test_without_the_extra_the_message_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(UnsupportedFormat, match=r"a\.pdf: .*pip install 'summarize\[pdf\]'"):
        load_bytes(make_pdf([LINES]), "a.pdf")


def test_a_pdf_on_standard_input_is_known_by_its_beginning() -> None:
    assert load_bytes(make_pdf([LINES]), "-").text.startswith("Порт Находки")
