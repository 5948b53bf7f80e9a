"""A recipe without a model: each line of a document is a segment, and its translation a function of its letters.

Every call of the engine is noted in a file that outlives a killed process.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from summarize.batching.work import DocumentResult
from summarize.errors import InputError, ModelError


@dataclass(frozen=True)
class FakeRecipe:
    """Build fake workers; `calls` is the file of engine calls, `pause` seconds a segment, `write` extra suffixes."""

    calls: str = ""
    pause: float = 0.0
    model: str = "fake@1"
    write: tuple[str, ...] = ()
    settings: Mapping[str, object] = field(default_factory=dict)

    def signature(self) -> Mapping[str, object]:
        return {"model": self.model, "write": list(self.write), **self.settings}

    def build(self, threads: int) -> FakeWorker:
        return FakeWorker(self)


@dataclass(frozen=True)
class FakeArticle:
    path: str
    sha256: str
    lines: tuple[str, ...]


class FakeWorker:
    """Do documents as the real worker does, and fail on command: by the words СБОЙ, ЯДРО, ПАДЕНИЕ, ОДНАЖДЫ, МОДЕЛЬ."""

    def __init__(self, recipe: FakeRecipe) -> None:
        self.recipe = recipe
        self.decoded = 0

    def read(self, data: bytes, path: str) -> FakeArticle:
        if not data.strip():
            raise InputError(f"{path}: nothing but blanks")
        try:
            text = data.decode()
        except UnicodeDecodeError:
            raise InputError(f"{path}: binary data, not text") from None
        if "СБОЙ" in text:
            raise RuntimeError("a fault nobody foresaw")
        return FakeArticle(path, hashlib.sha256(data).hexdigest(), tuple(text.split("\n")))

    def sources(self, article: FakeArticle) -> Sequence[str]:
        return [line for line in article.lines if line.strip()]

    def translate(self, sources: Sequence[str]) -> list[str]:
        self._note(sources)
        for source in sources:
            if "ЯДРО" in source:
                raise RuntimeError("the engine chokes")
            if "ПАДЕНИЕ" in source:
                os._exit(9)
            if "ОДНАЖДЫ" in source and not os.path.exists(f"{self.recipe.calls}.died"):
                Path(f"{self.recipe.calls}.died").touch()
                os._exit(9)
            if "МОДЕЛЬ" in source:
                raise ModelError("the model is gone; run: summarize models pull")
        time.sleep(self.recipe.pause * len(sources))
        self.decoded += len(sources)
        return [english(source) for source in sources]

    def finish(self, article: FakeArticle, translations: Sequence[str]) -> DocumentResult:
        segments = [
            {"id": number, "source": source, "text": text}
            for number, (source, text) in enumerate(zip(self.sources(article), translations, strict=True), 1)
        ]
        body = {
            "schema": 1,
            "generator": {"model": self.recipe.model},
            "source": {"path": article.path, "sha256": article.sha256, "language": "ru"},
            "headline": {"source": article.lines[0], "text": translations[0]},
            "segments": segments,
            "brief": {"headline": translations[0], "points": [{"text": translations[-1], "segments": [len(segments)]}]},
            "warnings": [],
        }
        return DocumentResult(body, {suffix: "\n".join(translations) + "\n" for suffix in self.recipe.write})

    def counts(self) -> Mapping[str, int]:
        return {"decoded": self.decoded}

    def _note(self, sources: Sequence[str]) -> None:
        if self.recipe.calls:
            with open(self.recipe.calls, "ab", buffering=0) as file:
                file.write((json.dumps(list(sources), ensure_ascii=False) + "\n").encode())


def english(source: str) -> str:
    """Return the fake translation."""
    return "en " + hashlib.sha256(source.encode()).hexdigest()[: 8 + len(source) % 9]


def calls(path: Path) -> list[str]:
    """Return every segment that went to the engine, as often as it went."""
    if not path.exists():
        return []
    return [source for line in path.read_text().splitlines() if line.endswith("]") for source in json.loads(line)]


def make_documents(folder: Path, count: int, lines: int = 4) -> list[Path]:
    """Write documents into sub-folders of `folder`; no two lines are the same."""
    made = []
    for number in range(count):
        path = folder / f"{number % 7}" / f"статья {number:03}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(f"Документ {number}, строка {line}." for line in range(lines)), encoding="utf-8")
        made.append(path)
    return made


class Watcher:
    """Watch a run and keep what it says."""

    def __init__(self) -> None:
        self.messages: list[str] = []
        self.calls = 0

    def progress(self, report: object) -> None:
        self.calls += 1

    def warn(self, message: str) -> None:
        self.messages.append(message)


def tree(folder: Path) -> dict[str, bytes]:
    """Return every output file below `folder`, but for locks and journals, which tell the story and not the result."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith((".lock", "journal"))
    }
