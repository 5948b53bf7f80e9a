"""Turn text into a model's tokens and back, as its manifest says; both engines read and write through this.

Two kinds of tokenizers: SentencePiece models (Marian, NLLB, T5, mBART, Pegasus),
read by sentencepiece, and tokenizer.json (BART), read by tokenizers.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from summarize.errors import ModelError, UsageError

if TYPE_CHECKING:
    from summarize.modelling.store import ModelLocation

_MISSING = "{} reads its text with the tokenizers library; install it: pip install 'summarize[hub]'"


class _Pieces(Protocol):
    def encode(self, text: str) -> list[str]: ...
    def decode(self, pieces: Sequence[str]) -> str: ...


class Tokens:
    """Encode sources with all that the model wants around them, decode targets without it."""

    def __init__(self, location: ModelLocation) -> None:
        """Load the tokenizer of the model at `location`.

        Raises ModelError where its files are missing or damaged, UsageError
        where the library that reads them is not installed.
        """
        manifest = location.manifest
        self._tokenizer = manifest.tokenizer
        folder, names = location.folder, (manifest.tokenizer.source, manifest.tokenizer.target)
        try:
            if manifest.tokenizer.kind == "tokenizers":
                self._source: _Pieces = _Json(folder / names[0], location.name)
                self._target: _Pieces = self._source if names[0] == names[1] else _Json(folder / names[1], "")
            else:
                shared = manifest.family != "marian"
                self._source = _SentencePiece(folder / names[0], shared)
                self._target = self._source if names[0] == names[1] else _SentencePiece(folder / names[1], shared)
        except (OSError, RuntimeError, ValueError) as error:
            raise ModelError(f"{folder}: the model cannot be loaded ({error}); run: summarize models verify") from error
        self._told = len(self._source.encode(self._tokenizer.text_prefix)) if self._tokenizer.text_prefix else 0

    @property
    def start(self) -> tuple[str, ...]:
        """Return the tokens that decoding is made to begin with, after the model's own first token."""
        return self._tokenizer.target_prefix

    @property
    def around(self) -> int:
        """Return how many tokens of the source are not its text: prefix, suffix, the end token."""
        return self._told + len(self._tokenizer.source_prefix) + len(self._tokenizer.source_suffix) + 1

    def count(self, text: str) -> int:
        """Return the number of pieces of the text alone."""
        return len(self._source.encode(text))

    def source(self, text: str) -> list[str]:
        """Return what the model reads."""
        pieces = self._source.encode(self._tokenizer.text_prefix + text)
        return [*self._tokenizer.source_prefix, *pieces, *self._tokenizer.source_suffix]

    def text_of_source(self, tokens: Sequence[str]) -> slice:
        """Return where in `source(text)` the text's own pieces are."""
        return slice(len(self._tokenizer.source_prefix) + self._told, len(tokens) - len(self._tokenizer.source_suffix))

    def target(self, text: str) -> list[str]:
        """Return the pieces of a target text."""
        return self._target.encode(text)

    def decode(self, tokens: Sequence[str]) -> str:
        """Return the text of what the model said, `start` taken off."""
        return self._target.decode(tokens[len(self.start) :])


class _SentencePiece:
    def __init__(self, path: Path, shared: bool) -> None:
        import sentencepiece

        self._model: Any = sentencepiece.SentencePieceProcessor(str(path))
        # A Marian model may say a piece of its source language, which its
        # target's SentencePiece does not know but is text all the same. In the
        # other families what SentencePiece does not know is a language or a mask.
        self._shared = shared

    def encode(self, text: str) -> list[str]:
        pieces: list[str] = self._model.encode(text, out_type=str)
        return pieces

    def decode(self, pieces: Sequence[str]) -> str:
        if self._shared:
            known, unknown = self._model.piece_to_id, self._model.unk_id()
            pieces = [each for each in pieces if known(each) != unknown or each == self._model.id_to_piece(unknown)]
        text: str = self._model.decode(list(pieces))
        return text


class _Json:
    def __init__(self, path: Path, name: str) -> None:
        try:
            import tokenizers
        except ImportError as error:
            raise UsageError(_MISSING.format(name)) from error
        try:
            self._model: Any = tokenizers.Tokenizer.from_file(str(path))
        except Exception as error:  # the library raises bare Exception for a file that it cannot read
            raise ValueError(f"{path.name}: {error}") from error
        # A file of the hub may say where text is to be cut off: nothing is ever cut.
        self._model.no_truncation()
        self._model.no_padding()

    def encode(self, text: str) -> list[str]:
        pieces: list[str] = self._model.encode(text, add_special_tokens=False).tokens
        return pieces

    def decode(self, pieces: Sequence[str]) -> str:
        numbers = [self._model.token_to_id(each) for each in pieces]
        text: str = self._model.decode([each for each in numbers if each is not None], skip_special_tokens=True)
        return text.strip()
