"""The sentences written for training: each line is one pair, Russian and English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from training.prepare import key, read_written

_FOLDER = Path(__file__).parents[2] / "training/written"
_PAIRS = [(source, target) for _, source, target in read_written(_FOLDER)]
_CYRILLIC = re.compile("[А-Яа-яЁё]")


def test_each_line_is_russian_and_english() -> None:
    assert [pair for pair in _PAIRS if not _CYRILLIC.search(pair[0]) or _CYRILLIC.search(pair[1])] == []


def test_no_source_stands_twice() -> None:
    keys = [key(source) for source, _ in _PAIRS]
    assert len(keys) == len(set(keys))


def test_no_evaluation_segment_is_among_them() -> None:
    gate = Path(__file__).parents[1] / "gate/segments.tsv"
    held = {key(cell) for line in gate.read_text(encoding="utf8").splitlines() for cell in line.split("\t")}
    assert held.isdisjoint(key(cell) for pair in _PAIRS for cell in pair)


def test_a_broken_line_is_no_pair(tmp_path: Path) -> None:
    (tmp_path / "one.tsv").write_text("Дом построили\n", encoding="utf8")
    with pytest.raises(ValueError, match="unpack"):
        list(read_written(tmp_path))
