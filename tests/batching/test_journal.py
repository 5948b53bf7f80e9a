"""The journal: nothing that the disk acknowledged is ever lost, and nothing torn is ever believed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.batching.journal import Journal, Record, Written, canonical, key_of

names = st.text(min_size=1, max_size=20)
records = st.one_of(
    st.builds(
        Record, id=names, path=st.text(max_size=20), state=st.just("done"), key=st.text("0123456789ab", max_size=8),
        files=st.dictionaries(names, st.builds(Written, st.text("ab", max_size=3), st.integers(0, 99)), max_size=2),
        counts=st.dictionaries(names, st.integers(), max_size=2),
    ),
    st.builds(Record, id=names, path=st.text(), state=st.just("failed"), key=st.just(""), kind=names, reason=st.text()),
)  # fmt: skip


def _record(name: str, state: str = "done", key: str = "k") -> Record:
    return Record(name, name, state, key)  # type: ignore[arg-type]


@given(records)
def test_a_record_survives_its_line(record: Record) -> None:
    line = record.line()
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert Record.parse(line) == record


def test_a_path_that_is_no_text_survives() -> None:
    record = _record("x")
    odd = Record("x", "folder/\udcff.txt", "failed", "", reason="folder/\udcff.txt: no")
    assert Record.parse(odd.line()) == odd
    assert Record.parse(record.line()) == record


def test_the_last_record_of_an_id_counts(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    with Journal(path) as journal:
        journal.append([_record("a", "failed"), _record("b")])
        journal.append([_record("a", "done", "new")])
        _check(journal)
    with Journal(path) as journal:
        _check(journal)


def _check(known: Journal) -> None:
    found = known.get("a")
    assert found is not None
    assert (found.state, found.key) == ("done", "new")
    assert known.names() == ["a", "b"]
    assert known.get("c") is None


@settings(max_examples=50, deadline=None)
@given(st.lists(records, max_size=6), st.data())
def test_a_journal_cut_off_anywhere_is_a_shorter_journal(
    tmp_path_factory: pytest.TempPathFactory, written: list[Record], data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("journal") / "journal.jsonl"
    whole = b"".join(record.line() for record in written)
    cut = data.draw(st.integers(0, len(whole)))
    path.write_bytes(whole[:cut])

    ends = [len(b"".join(one.line() for one in written[: n + 1])) for n in range(len(written))]
    # A record is whole once its brace is there, with or without the line's end.
    survivors = [record for record, end in zip(written, ends, strict=True) if end - 1 <= cut]
    expected = {record.id: record for record in survivors}
    late = _record("дописано позже")
    with Journal(path) as journal:
        assert {record.id: record for record in journal.records()} == expected
        assert journal.damaged == 0
        journal.append([late])
    with Journal(path) as again:
        assert {record.id: record for record in again.records()} == expected | {late.id: late}
    assert path.read_bytes() == b"".join(record.line() for record in [*survivors, late])


@pytest.mark.parametrize("junk", [b"\x00\x00\n", b"{}\n", b'{"id": 5}\n', b"[]\n", b"\xff\xfe\n", b'"done"\n', b"\n"])
def test_a_damaged_line_costs_its_own_record_only(tmp_path: Path, junk: bytes) -> None:
    path = tmp_path / "journal.jsonl"
    path.write_bytes(_record("a").line() + junk + _record("b").line())
    with Journal(path) as journal:
        assert journal.names() == ["a", "b"]
        assert journal.damaged == 1
        journal.append([_record("c")])
    with Journal(path) as journal:
        assert journal.names() == ["a", "b", "c"]


def test_a_missing_journal_is_empty_and_reading_makes_none(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.jsonl")
    assert journal.names() == []
    assert not journal.path.exists()


def test_the_key_depends_on_every_part_and_on_nothing_else() -> None:
    signature: dict[str, object] = {"model": "m@1", "settings": {"beam": 4, "length": "short"}, "version": "1"}
    turned = {"version": "1", "settings": {"length": "short", "beam": 4}, "model": "m@1"}
    assert key_of("in", signature) == key_of("in", turned)
    changed = [{**signature, name: "other"} for name in signature]
    assert len({key_of("in", signature), key_of("out", signature), *(key_of("in", one) for one in changed)}) == 5


def test_canonical_json_has_one_form() -> None:
    assert canonical({"b": [1, "ж"], "a": None}) == '{"a":null,"b":[1,"ж"]}'
