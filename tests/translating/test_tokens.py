"""Text to tokens and back, for both kinds of tokenizers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from summarize.errors import ModelError, UsageError
from summarize.modelling.manifest import Manifest, Tokenizer
from summarize.modelling.store import ModelLocation
from summarize.translating.tokens import Tokens
from tests.modelling import tiny

TEXT = "The new bridge over the river was opened yesterday morning, at 9:30 — «really»."


def located(folder: Path, tokenizer: Tokenizer, family: str) -> ModelLocation:
    """Return a model that is nothing but a tokenizer."""
    manifest = Manifest("tiny", "summarize en", "hf:maker/tiny@main", "1", "MIT", family, tokenizer=tokenizer)
    return ModelLocation("tiny", folder, manifest)


def sentencepiece(folder: Path, family: str, **around: Any) -> Tokens:
    (folder / "spiece.model").write_bytes(tiny.pieces((*tiny.RUSSIAN, *tiny.ENGLISH), 160))
    return Tokens(located(folder, Tokenizer("sentencepiece", "spiece.model", "spiece.model", **around), family))


def byte_pairs(folder: Path, **settings: Any) -> Path:
    """Write a tokenizer.json of byte pairs, as BART has; return its path."""
    tokenizers = pytest.importorskip("tokenizers", reason="byte pairs take tokenizers: pip install 'summarize[hub]'")
    trained = tokenizers.ByteLevelBPETokenizer()
    special = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    trained.train_from_iterator(tiny.ENGLISH, vocab_size=320, special_tokens=special, show_progress=False)
    path = folder / "tokenizer.json"
    trained.save(str(path))
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | settings), encoding="utf-8")
    return path


BART = Tokenizer("tokenizers", "tokenizer.json", "tokenizer.json", ("<s>",), ("</s>",), ("<s>",))


def test_what_the_model_wants_stands_around_the_pieces(tmp_path: Path) -> None:
    tokens = sentencepiece(tmp_path, "nllb", source_prefix=("rus_Cyrl",), source_suffix=("</s>",))
    read = tokens.source("Новый мост")
    assert (read[0], read[-1]) == ("rus_Cyrl", "</s>")
    assert len(read) == tokens.count("Новый мост") + 2
    assert tokens.around == 3


def test_a_task_told_in_words_is_counted_as_what_stands_around(tmp_path: Path) -> None:
    tokens = sentencepiece(tmp_path, "t5", source_suffix=("</s>",), text_prefix="people ")
    read = tokens.source(TEXT)
    assert len(read) <= tokens.count(TEXT) + tokens.around
    assert tokens.decode(read[:-1]).startswith("people The new")


def test_the_text_comes_back(tmp_path: Path) -> None:
    tokens = sentencepiece(tmp_path, "mbart")
    assert tokens.decode(tokens.target(tiny.ENGLISH[0])) == tiny.ENGLISH[0]


def test_a_language_or_a_mask_is_no_text(tmp_path: Path) -> None:
    tokens = sentencepiece(tmp_path, "nllb", target_prefix=("eng_Latn",))
    said = ["eng_Latn", *tokens.target("The bridge"), "rus_Cyrl", "<mask>", *tokens.target("was opened"), "</s>"]
    assert tokens.decode(said) == "The bridge was opened"


def test_a_piece_of_the_source_that_a_marian_model_says_is_text(tmp_path: Path) -> None:
    (tmp_path / "source.spm").write_bytes(tiny.pieces(tiny.RUSSIAN))
    (tmp_path / "target.spm").write_bytes(tiny.pieces(tiny.ENGLISH))
    tokens = Tokens(located(tmp_path, Tokenizer(), "marian"))
    assert "Ж" in tokens.decode([*tokens.target("The bridge"), "▁Ж"])


def test_byte_pairs_bring_every_character_back(tmp_path: Path) -> None:
    byte_pairs(tmp_path)
    tokens = Tokens(located(tmp_path, BART, "bart"))
    assert tokens.source(TEXT)[0] == "<s>"
    assert tokens.decode(["<s>", *tokens.target(TEXT), "</s>"]) == TEXT


def test_a_tokenizer_that_says_where_to_cut_does_not_cut(tmp_path: Path) -> None:
    cut = {"max_length": 5, "strategy": "LongestFirst", "stride": 0, "direction": "Right"}
    byte_pairs(tmp_path, truncation=cut)
    tokens = Tokens(located(tmp_path, BART, "bart"))
    assert tokens.decode(["<s>", *tokens.target(TEXT)]) == TEXT


def test_without_the_library_the_error_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "tokenizers", None)
    with pytest.raises(UsageError, match=r"^tiny reads .*pip install 'summarize\[hub\]'$"):
        Tokens(located(tmp_path, BART, "bart"))


@pytest.mark.parametrize("content", [None, b"{}", b"no"])
def test_a_damaged_tokenizer_is_an_error_of_the_model(tmp_path: Path, content: bytes | None) -> None:
    pytest.importorskip("tokenizers", reason="byte pairs take tokenizers: pip install 'summarize[hub]'")
    if content is not None:
        (tmp_path / "tokenizer.json").write_bytes(content)
    with pytest.raises(ModelError, match=r"run: summarize models verify$") as caught:
        Tokens(located(tmp_path, BART, "bart"))
    assert "\n" not in str(caught.value)
