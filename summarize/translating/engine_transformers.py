"""The reference engine: transformers in float32, to check the default one against.

It reads the same weights that CTranslate2 decodes, brought back to float32,
so that any difference between the two is the engines' own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from summarize.errors import UsageError
from summarize.translating.devices import warn_no_gpu
from summarize.translating.engine import Decoding, Hypothesis, Links
from summarize.translating.tokens import Tokens

if TYPE_CHECKING:
    from summarize.modelling.store import ModelLocation

_MISSING = "--engine transformers needs the torch extra; install it: pip install 'summarize[torch]'"
_BATCH = 32


class TransformersEngine:
    """Decode with `generate`, for every family of models."""

    def __init__(self, location: ModelLocation, threads: int = 0, device: str = "auto") -> None:
        """Build the model from the weights at `location`.

        Raises UsageError where the torch extra is missing, ModelError where
        its files are damaged.
        """
        try:
            import torch
            import transformers
        except ImportError as error:
            raise UsageError(_MISSING) from error
        from summarize.translating.rebuilding import rebuild

        if threads:
            torch.set_num_threads(threads)
        self._torch: Any = torch
        self._device = "cuda" if device != "cpu" and torch.cuda.is_available() else "cpu"
        if device == "cuda" and self._device == "cpu":
            warn_no_gpu("torch finds no GPU")
        self._longest = location.manifest.decoding.longest_source or 512
        self._most = location.manifest.decoding.longest_target or 512
        self._tokens = Tokens(location)
        self._built = rebuild(location)
        self._model: Any = self._built.model.to(self._device)
        self._start = [self._built.start, *map(self._built.tokens.index, self._tokens.start)]
        # The settings are those that are asked for, and no others.
        self._model.generation_config = transformers.GenerationConfig(
            pad_token_id=self._built.pad, eos_token_id=self._built.end, decoder_start_token_id=self._built.start
        )
        self._version = str(transformers.__version__)

    @property
    def name(self) -> str:
        """Return the engine, its version and its arithmetic."""
        return f"transformers {self._version} float32"

    @property
    def limit(self) -> int:
        """Return the most source pieces in one sentence."""
        return self._longest - self._tokens.around

    def count(self, source: str) -> int:
        """Return the number of pieces in `source`."""
        return self._tokens.count(source)

    def translate(self, sources: Sequence[str], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        """Return the hypotheses of each source, best first."""
        return [found for _, found in sorted(self.stream(sources, decoding), key=itemgetter(0))]

    def stream(self, sources: Sequence[str], decoding: Decoding) -> Iterator[tuple[int, tuple[Hypothesis, ...]]]:
        """Yield the place of each source and its hypotheses; only sentences of one length share a batch."""
        encoded = [self._tokens.source(source) for source in sources]
        order = sorted(range(len(encoded)), key=lambda index: len(encoded[index]))
        for _, group in groupby(order, key=lambda index: len(encoded[index])):
            same = list(group)
            for part in (same[start : start + _BATCH] for start in range(0, len(same), _BATCH)):
                yield from zip(part, self._batch([encoded[index] for index in part], decoding), strict=True)

    def align(self, pairs: Sequence[tuple[str, str]]) -> list[Links]:
        """Return no links: the reference engine's attention is not read."""
        return [() for _ in pairs]

    def _batch(self, batch: list[list[str]], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        torch, start = self._torch, self._start
        ids = torch.tensor([self._numbers(tokens) for tokens in batch], device=self._device)
        most = decoding.most(len(batch[0]), self._most) - len(start) + 1
        wanted = min(decoding.hypotheses, decoding.beam)
        # CTranslate2 stops once it holds as many finished hypotheses as the beam is wide.
        search = {"early_stopping": True} if decoding.beam > 1 else {}
        with torch.no_grad():
            made = self._model.generate(
                **search,
                input_ids=ids,
                attention_mask=torch.ones_like(ids),
                decoder_input_ids=torch.tensor([start] * len(batch), device=self._device),
                num_beams=decoding.beam,
                num_return_sequences=wanted,
                min_new_tokens=max(1, decoding.shortest) - len(start) + 1,
                max_new_tokens=most,
                length_penalty=decoding.length_penalty,
                no_repeat_ngram_size=decoding.no_repeat,
                do_sample=False,
                renormalize_logits=True,  # as CTranslate2 does, which forbids tokens before it makes them likely
                return_dict_in_generate=True,
                output_scores=True,
            )
        said = [row[len(start) :] for row in made.sequences.tolist()]
        scores = made.sequences_scores.tolist() if decoding.beam > 1 else self._scores(made, said, decoding)
        found = [self._hypothesis(row, score) for row, score in zip(said, scores, strict=True)]
        return [tuple(found[first : first + wanted]) for first in range(0, len(found), wanted)]

    def _numbers(self, tokens: list[str]) -> list[int]:
        numbers = [self._built.numbers.get(token, self._built.unknown) for token in tokens]
        return [*numbers, *self._built.source_end]

    def _scores(self, made: Any, said: list[list[int]], decoding: Decoding) -> list[float]:
        """Return the score of each greedy hypothesis, which `generate` gives with a beam only."""
        steps = self._model.compute_transition_scores(made.sequences, made.scores, normalize_logits=True).tolist()
        out = []
        for row, logs in zip(said, steps, strict=True):
            length = row.index(self._built.end) + 1 if self._built.end in row else len(row)
            out.append(sum(logs[:length]) / max(1, length) ** decoding.length_penalty)
        return out

    def _hypothesis(self, said: list[int], score: float) -> Hypothesis:
        finished = self._built.end in said
        own = said[: said.index(self._built.end)] if finished else said
        pieces = [self._built.tokens[number] for number in own if number < len(self._built.tokens)]
        return Hypothesis(self._tokens.decode([*self._tokens.start, *pieces]), float(score), finished)
