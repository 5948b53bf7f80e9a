"""The default engine: CTranslate2, int8 on a CPU."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from summarize.errors import ModelError
from summarize.translating.aligning import links
from summarize.translating.engine import Decoding, Hypothesis, Links, longest_output

if TYPE_CHECKING:
    from summarize.modelling.store import ModelLocation

_TOKENS_A_BATCH = 1024


def physical_threads(threads: int) -> int:
    """Return `threads`, or for 0 the number of cores that this process may use."""
    return (
        threads or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else threads or os.cpu_count() or 1
    )


class CTranslate2Engine:
    """Decode with CTranslate2; the SentencePiece models stand beside the weights."""

    def __init__(
        self, location: ModelLocation, threads: int = 0, device: str = "auto", compute_type: str = "default"
    ) -> None:
        """Load the model at `location`.

        Raises ModelError where a file is missing or the library refuses it.
        """
        # Each import costs tens of milliseconds: paid only by those who translate.
        import ctranslate2
        import sentencepiece

        folder, self._tokenizer = location.folder, location.manifest.tokenizer
        self._longest = location.manifest.decoding.longest_source or 512
        self._most = location.manifest.decoding.longest_target or 512
        try:
            self._source = sentencepiece.SentencePieceProcessor(str(folder / self._tokenizer.source))
            self._target = sentencepiece.SentencePieceProcessor(str(folder / self._tokenizer.target))
            # One thread a worker: short sentences gain more from two batches
            # side by side than from one batch cut in two.
            self._translator: Any = ctranslate2.Translator(
                str(folder),
                device=device,
                compute_type=compute_type,
                inter_threads=physical_threads(threads),
                intra_threads=1,
            )
        except (OSError, RuntimeError, ValueError) as error:
            raise ModelError(f"{folder}: the model cannot be loaded ({error}); run: summarize models verify") from error
        self._version = str(ctranslate2.__version__)

    @property
    def name(self) -> str:
        """Return the engine, its version and its arithmetic."""
        return f"ctranslate2 {self._version} {self._translator.compute_type}"

    @property
    def limit(self) -> int:
        """Return the most source pieces in one sentence."""
        around = len(self._tokenizer.source_prefix) + len(self._tokenizer.source_suffix) + 1
        return self._longest - around

    def count(self, source: str) -> int:
        """Return the number of pieces in `source`."""
        return len(self._source.encode(source))

    def translate(self, sources: Sequence[str], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        """Return the hypotheses of each source, best first.

        Only sentences of one length share a batch: without padding, a sentence
        is computed the same alone and in company (tested), so outputs do not
        depend on their neighbours.
        """
        encoded = [self._pieces(source) for source in sources]
        by_length: dict[int, list[int]] = defaultdict(list)
        for index, tokens in enumerate(encoded):
            by_length[len(tokens)].append(index)
        waiting: list[tuple[list[int], int, list[Any]]] = []
        for length in sorted(by_length, reverse=True):
            size = max(1, _TOKENS_A_BATCH // (length + 1))
            same = by_length[length]
            for start in range(0, len(same), size):
                part = same[start : start + size]
                waiting.append((part, length, self._submit([encoded[index] for index in part], length, decoding)))
        out: list[tuple[Hypothesis, ...]] = [()] * len(sources)
        for part, length, results in waiting:
            for index, pending in zip(part, results, strict=True):
                out[index] = self._hypotheses(pending.result(), self._cap(length))
        return out

    def align(self, pairs: Sequence[tuple[str, str]]) -> list[Links]:
        """Return the alignment of each pair, read off the guided attention head while the target is forced."""
        out: list[Links] = []
        for source, target in pairs:
            pieces, wanted = self._pieces(source), self._target.encode(target, out_type=str)
            if not wanted or len(pieces) > self._longest or len(wanted) >= self._most:
                out.append(())
                continue
            (result,) = self._translator.translate_batch(
                [pieces],
                target_prefix=[wanted],
                beam_size=1,
                return_attention=True,
                max_decoding_length=len(wanted) + 1,
            )
            out.append(links(pieces, wanted, result.attention[0]))
        return out

    def _cap(self, length: int) -> int:
        return min(longest_output(length), self._most)

    def _pieces(self, source: str) -> list[str]:
        pieces: list[str] = self._source.encode(self._tokenizer.text_prefix + source, out_type=str)
        return [*self._tokenizer.source_prefix, *pieces, *self._tokenizer.source_suffix]

    def _submit(self, batch: list[list[str]], length: int, decoding: Decoding) -> list[Any]:
        results: list[Any] = self._translator.translate_batch(
            batch,
            target_prefix=[list(self._tokenizer.target_prefix)] * len(batch) if self._tokenizer.target_prefix else None,
            asynchronous=True,
            beam_size=decoding.beam,
            num_hypotheses=min(decoding.hypotheses, decoding.beam),
            length_penalty=decoding.length_penalty,
            no_repeat_ngram_size=decoding.no_repeat,
            max_decoding_length=self._cap(length),
            max_input_length=0,
            return_scores=True,
        )
        return results

    def _hypotheses(self, result: Any, most: int) -> tuple[Hypothesis, ...]:
        skipped = len(self._tokenizer.target_prefix)
        return tuple(
            Hypothesis(self._target.decode(pieces[skipped:]), float(score), len(pieces) < most)
            for pieces, score in zip(result.hypotheses, result.scores, strict=True)
        )
