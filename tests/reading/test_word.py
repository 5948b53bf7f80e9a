"""Word documents: paragraphs, lists with markers, rows of tables; clear words for what cannot be read."""

from __future__ import annotations

import io
import sys
import zipfile

import docx
import pytest

from summarize.errors import EmptyInput, TooLarge, UnsupportedFormat
from summarize.reading import word
from summarize.reading.files import load_bytes

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def report() -> docx.document.Document:
    document = docx.Document()
    document.add_heading("Порт отчитался за год", 0)
    document.add_paragraph("Грузооборот вырос на 12%.")
    document.add_heading("Итоги", 1)
    document.add_paragraph("уголь;", style="List Bullet")
    document.add_paragraph("лес.", style="List Bullet")
    document.add_paragraph("Построить причал.", style="List Number")
    document.add_paragraph("Купить краны.", style="List Number")
    table = document.add_table(2, 2)
    for row, cells in enumerate((("Год", "Тонн"), ("2019", "5 млн"))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    document.add_paragraph("Планы обсудят в марте.")
    return document


def test_everything_is_read_in_order() -> None:
    document = load_bytes(saved(report()), "a.docx")
    assert document.title == "Порт отчитался за год"
    assert document.text.split("\n\n") == [
        "Порт отчитался за год",
        "Грузооборот вырос на 12%.",
        "Итоги",
        "- уголь;",
        "- лес.",
        "1. Построить причал.",
        "2. Купить краны.",
        "Год | Тонн",
        "2019 | 5 млн",
        "Планы обсудят в марте.",
    ]


def inserted(xml: str) -> bytes:
    """Return a document whose one paragraph holds `xml`."""
    document = docx.Document()
    element = docx.oxml.parse_xml(f"<w:p {W}>{xml}</w:p>")
    document.element.body.insert(0, element)
    return saved(document)


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<w:r><w:t>Порт</w:t><w:br/><w:t>открыт</w:t></w:r>", "Порт\nоткрыт"),
        ("<w:r><w:t>Порт</w:t><w:tab/><w:t>открыт</w:t></w:r>", "Порт открыт"),
        (
            "<w:ins><w:r><w:t>Порт открыт</w:t></w:r></w:ins><w:del><w:r><w:delText>закрыт</w:delText></w:r></w:del>",
            "Порт открыт",
        ),
        ("<w:hyperlink><w:r><w:t>Порт</w:t></w:r></w:hyperlink><w:r><w:t> открыт</w:t></w:r>", "Порт открыт"),
        ("<w:sdt><w:sdtContent><w:r><w:t>Порт открыт</w:t></w:r></w:sdtContent></w:sdt>", "Порт открыт"),
    ],
)
def test_text_is_found_wherever_word_puts_it(xml: str, text: str) -> None:
    assert load_bytes(inserted(xml), "a.docx").text == text


def test_the_title_is_of_the_properties_where_no_paragraph_is_the_title() -> None:
    document = docx.Document()
    document.core_properties.title = "Порт открыт"
    document.add_paragraph("Суда идут.")
    assert load_bytes(saved(document), "a.docx").title == "Порт открыт"


def test_a_document_without_text_is_empty() -> None:
    with pytest.raises(EmptyInput, match=r"a\.docx: "):
        load_bytes(saved(docx.Document()), "a.docx")


def test_an_archive_that_is_no_document_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/notes.txt", "Порт")
    with pytest.raises(UnsupportedFormat, match=r"a\.docx: damaged Word document"):
        load_bytes(stream.getvalue(), "a.docx")


def test_a_document_cut_short_is_refused() -> None:
    data = saved(report())
    with pytest.raises(UnsupportedFormat, match=r"a\.docx: damaged Word document"):
        load_bytes(data[: len(data) // 2], "a.docx")


def test_an_archive_made_to_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "_LARGEST", 1000)
    with pytest.raises(TooLarge, match=r"a\.docx: "):
        load_bytes(saved(report()), "a.docx")


def test_without_the_extra_the_message_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(UnsupportedFormat, match=r"a\.docx: .*pip install 'summarize\[docx\]'"):
        load_bytes(saved(report()), "a.docx")


def test_a_document_on_standard_input_is_known_by_its_beginning() -> None:
    assert load_bytes(saved(report()), "-").text.startswith("Порт отчитался")
