"""The table of stems and their translations, read once, when a check first asks for it.

`stems.tsv.gz` holds lines of a Russian stem, how often one of its translations
is in a good target (in twentieths) and these translations; `training.words`
makes it.
"""

from __future__ import annotations

import gzip
from collections.abc import Collection
from functools import cache, lru_cache
from importlib.resources import files


@cache
def _table() -> dict[str, str]:
    return _read(files(__package__).joinpath("stems.tsv.gz").read_bytes())


def _read(data: bytes) -> dict[str, str]:
    return dict(line.split("\t", 1) for line in gzip.decompress(data).decode().split("\n"))


def replace(data: bytes) -> None:
    """Take another table than the shipped one, to fit or measure on pairs that the shipped one was learnt from."""
    table = _table()
    table.clear()
    table.update(_read(data))
    translations.cache_clear()


def stems() -> Collection[str]:
    """Return the Russian stems that the table knows."""
    return _table().keys()


@lru_cache(maxsize=1 << 15)
def translations(stem: str) -> tuple[float, frozenset[str]]:
    """Return how sure a Russian stem's translations are (0 to 1; 0 where it is unknown) and their stems."""
    entry = _table().get(stem)
    if entry is None:
        return 0.0, frozenset()
    sure, words = entry.split("\t")
    return int(sure) / 20, frozenset(words.split(" "))
