"""Ids: any path becomes a file name that every system can hold, and no two the same one."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.batching.ids import SUFFIXES, Namer, fold, safe, shard_of

RESERVED = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}

# Names that make trouble, and the letters they are made of.
_part = st.one_of(
    st.text(max_size=12),
    st.text("aAäÄйЙé\u0301.~ /\\:*\u202e\x00\n", max_size=6),
    st.sampled_from(["..", ".", "", "CON", "nul.txt", "com¹", "a.json", "b.brief.txt", "ß", "SS", "İ", "~0123456789"]),
    st.text("жxЖ", min_size=150, max_size=300),
)
paths = st.lists(_part, min_size=1, max_size=5).map("/".join)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("news/2024/статья.txt", "news/2024/статья.txt"),
        ("./news//x.txt", "news/x.txt"),
        ("/data/Архив 7/x.txt", "data/Архив 7/x.txt"),
        (unicodedata.normalize("NFD", "йод.txt"), "йод.txt"),
    ],
)
def test_a_harmless_path_stays_as_it_is(path: str, expected: str) -> None:
    assert safe(path) == expected


@pytest.mark.parametrize(
    ("path", "start"),
    [
        ("../../etc/passwd", "__/__/etc/passwd~"),
        ("CON.txt", "_CON~"),
        ("a:b?.txt", "a_b_~"),
        (".hidden", "_hidden~"),
        ("x. ", "x__~"),
        ("a\x00b\u202ec.txt", "a_b_c~"),
        ("dir.json/x", "dir.json_/x~"),
        ("", "_~"),
        ("..", "__~"),
    ],
)
def test_a_dangerous_path_is_changed_and_marked_with_its_hash(path: str, start: str) -> None:
    assert safe(path).startswith(start)


@given(paths)
def test_an_id_can_be_a_file_name_everywhere(path: str) -> None:
    name = safe(path)
    assert len(name.encode()) <= 700
    for part in name.split("/"):
        assert part not in ("", ".", "..")
        assert not part.startswith(".")
        assert not part.endswith((".", " "))
        assert part.split(".")[0].strip().lower() not in RESERVED
        assert not set(part) & set('<>:"|?*\\')
        assert not {unicodedata.category(one) for one in part} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
        assert len(part.encode()) + max(map(len, SUFFIXES)) <= 255
        assert unicodedata.normalize("NFC", part) == part


@given(st.lists(paths, unique=True, max_size=12))
def test_no_two_paths_share_an_id_on_any_file_system(wishes: list[str]) -> None:
    namer = Namer()
    names = [namer.name(wish) for wish in wishes]
    outputs = {fold(name + suffix) for name in names for suffix in SUFFIXES}
    assert len(outputs) == len(names) * len(SUFFIXES)
    folders = {fold(name[:at]) for name in names for at, letter in enumerate(name) if letter == "/"}
    assert not outputs & folders


@given(st.lists(paths, max_size=12))
def test_the_same_listing_gives_the_same_ids(wishes: list[str]) -> None:
    one, two = Namer(), Namer()
    assert [one.name(wish) for wish in wishes] == [two.name(wish) for wish in wishes]


def test_names_that_differ_in_case_only_are_told_apart() -> None:
    namer = Namer()
    first, second = namer.name("News/A.txt"), namer.name("news/a.txt")
    assert first == "News/A.txt"
    assert second.startswith("news/a~")
    assert second.endswith(".txt")


def test_a_long_name_keeps_its_beginning_and_its_suffix() -> None:
    name = safe("ж" * 300 + ".html")
    assert name.startswith("жжж")
    assert name.endswith(".html")
    assert safe("ж" * 301 + ".html") != name


@given(st.lists(paths, unique=True, max_size=30), st.integers(1, 9))
def test_each_id_belongs_to_one_shard(wishes: list[str], shards: int) -> None:
    for wish in wishes:
        assert 1 <= shard_of(safe(wish), shards) <= shards


def test_shards_are_even_and_never_change() -> None:
    names = [f"news/{number}.txt" for number in range(4000)]
    sizes = [sum(shard_of(name, 4) == shard for name in names) for shard in (1, 2, 3, 4)]
    assert max(sizes) - min(sizes) < 200
    # Machines of one job may run for weeks: the division is part of the contract.
    assert [shard_of(name, 4) for name in names[:6]] == [4, 3, 2, 4, 4, 1]
