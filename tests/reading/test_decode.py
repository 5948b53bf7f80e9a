"""Any encoding in use is recognised, on short lines too, and nothing is ever lost."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.reading.decode import REPLACEMENT, damage, decode, is_wide, tidy
from tests.reading.samples import LONG, SHORT, WESTERN

WIDE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
NARROW = ("cp1251", "koi8-r", "cp866", "iso8859-5")
NAMES = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}

# Marks that an encoding lacks, as they are typed there.
TYPED = str.maketrans({"—": "-", "–": "-", "«": '"', "»": '"', "“": '"', "”": '"', "’": "'", "№": "N"})

WORDS = [word for line in (*SHORT, *LONG) for word in line.split()]


def typed(text: str, encoding: str) -> str:
    """Return `text` as it would have been typed where `encoding` was in use."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(TYPED)
    return text


@pytest.mark.parametrize("encoding", [*WIDE, *NARROW])
@pytest.mark.parametrize("text", [*SHORT, *LONG])
def test_russian_is_read_in_every_encoding(text: str, encoding: str) -> None:
    text = typed(text, encoding)
    assert decode(text.encode(encoding)) == (text, NAMES.get(encoding, encoding))


@pytest.mark.parametrize("text", LONG)
def test_files_of_old_macintoshes_are_read(text: str) -> None:
    assert decode(text.encode("mac-cyrillic")) == (text, "mac-cyrillic")


@pytest.mark.parametrize("encoding", NARROW)
@given(st.lists(st.sampled_from(WORDS), min_size=4, max_size=12, unique=True).map(" ".join))
def test_any_line_of_twenty_letters_is_enough(encoding: str, line: str) -> None:
    line = typed(line, encoding)
    if sum(letter.isalpha() and not letter.isascii() for letter in line) >= 20:
        assert decode(line.encode(encoding))[0] == line


@pytest.mark.parametrize("encoding", [*WIDE, "cp1252"])
@pytest.mark.parametrize("text", WESTERN)
def test_western_european_text_is_read(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding))[0] == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Міністр оборони заявив, що їхні війська не відступлять", "koi8-u"),
        ("Міністр оборони заявив, що їхні війська не відступлять", "cp1251"),
        ("東京で首相が記者会見を開き、新しい経済政策を発表した。市場は冷静に受け止めている。", "cp932"),
    ],
)
def test_other_languages_come_out_readable_so_that_they_can_be_named(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, encoding)


def test_plain_ascii_is_utf_8() -> None:
    assert decode(b"Port opens in winter") == ("Port opens in winter", "utf-8")


def test_nothing_is_nothing() -> None:
    assert decode(b"") == ("", "utf-8")


# --- damage


def test_a_last_character_cut_short_is_left_out() -> None:
    assert decode("Порт открыт".encode()[:-1]) == ("Порт откры", "utf-8")
    assert decode("Порт открыт".encode("utf-16-le")[:-1]) == ("Порт откры", "utf-16-le")


def test_a_damaged_byte_costs_one_character_and_not_the_document() -> None:
    data = bytearray(LONG[0].encode())
    data[60] = 0xFF
    text, name = decode(bytes(data))
    assert name == "utf-8"
    assert damage(text) >= 1
    assert text.startswith(LONG[0][:25])
    assert text.endswith(LONG[0][-100:])


def test_replacement_characters_of_the_source_itself_are_no_damage_to_its_encoding() -> None:
    text = f"Порт {REPLACEMENT} открыт"
    assert decode(text.encode()) == (text, "utf-8")


@given(st.binary(max_size=300))
def test_no_bytes_are_refused(data: bytes) -> None:
    text, name = decode(data)
    assert isinstance(text, str)
    assert "".encode(name) in (b"", b"\xff\xfe", b"\xff\xfe\x00\x00")


PRINTABLE = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp"]) | st.just("\n"))


@given(PRINTABLE)
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")


@given(PRINTABLE)
def test_a_byte_order_mark_settles_it(text: str) -> None:
    assert decode(b"\xff\xfe" + text.encode("utf-16-le"))[0] == text or text.startswith("\x00")
    assert decode(b"\xfe\xff" + text.encode("utf-16-be"))[0] == text


def scrambled(text: str, encoding: str) -> str:
    """Return `text` as it looks when its UTF-8 is taken for `encoding`."""
    return "".join(bytes([byte]).decode(encoding, errors="ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize("encoding", ["cp1251", "cp1252", "latin-1"])
@pytest.mark.parametrize("text", [*SHORT, *LONG])
def test_text_scrambled_by_another_program_is_put_right(text: str, encoding: str) -> None:
    assert decode(scrambled(text, encoding).encode()) == (text, "utf-8")


@pytest.mark.parametrize("text", ["РС", "СССР", "РСФСР и СССР", "С Р С Р С Р С Р С Р", "Ñandú y Ñuñoa, Ñuñoa, Ñandú"])
def test_text_that_only_looks_scrambled_is_left(text: str) -> None:
    assert decode(text.encode())[0] == text


# --- line ends and composed characters


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("один\r\nдва", "один\nдва"),
        ("один\r\r\nдва", "один\nдва"),
        ("один\rдва", "один\nдва"),
        ("один\nдва\rтри", "один\nдва\rтри"),
        ("один\u2028два", "один\u2028два"),
    ],
)
def test_line_ends_of_every_system_become_one(raw: str, text: str) -> None:
    assert decode(raw.encode())[0] == text


@pytest.mark.parametrize("mark", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028"])
def test_documents_have_one_line_end_only(mark: str) -> None:
    assert tidy(f"один{mark}два") == "один\nдва"


def test_a_paragraph_separator_is_an_empty_line() -> None:
    assert tidy("один\u2029два") == "один\n\nдва"


def test_decomposed_letters_are_composed() -> None:
    word = "ещё май"
    assert tidy(unicodedata.normalize("NFD", word)) == word


@given(st.text())
def test_tidying_twice_changes_nothing(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text) or text.startswith("\ufeff")


# --- what a page says of itself


def test_a_declared_encoding_is_honoured_when_it_reads_plausibly() -> None:
    # By itself this line could as well be Cyrillic in one of three encodings.
    assert decode("сон".encode("koi8-r"), "koi8-r") == ("сон", "koi8-r")
    assert decode("Grüße aus Köln".encode("cp1252"), "windows-1252") == ("Grüße aus Köln", "cp1252")
    assert decode("Порт".encode("cp1251"), "Windows-1251 ") == ("Порт", "cp1251")


@pytest.mark.parametrize("declared", ["iso-8859-1", "koi8-r", "windows-1252", "ibm866"])
def test_a_declared_encoding_that_reads_as_rubbish_is_not(declared: str) -> None:
    assert decode(LONG[0].encode("cp1251"), declared) == (LONG[0], "cp1251")


@pytest.mark.parametrize("declared", ["no-such-thing", "rot13", "hex", "idna", "undefined", "\x00"])
def test_what_is_no_encoding_of_text_is_ignored(declared: str) -> None:
    assert decode(LONG[0].encode("cp1251"), declared) == (LONG[0], "cp1251")


def test_utf_8_wins_over_any_declaration() -> None:
    assert decode(LONG[0].encode(), "windows-1251") == (LONG[0], "utf-8")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_only_wide_text_may_hold_zero_bytes(encoding: str) -> None:
    assert is_wide("Port of Находка".encode(encoding))
    assert not is_wide("Port of Находка".encode())
    assert not is_wide(bytes(range(256)))
