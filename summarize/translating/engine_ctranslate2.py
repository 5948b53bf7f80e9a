"""The default engine: CTranslate2, int8 on a CPU or a GPU, for every family of models."""

from __future__ import annotations

import os
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from summarize.errors import ModelError
from summarize.translating.aligning import links
from summarize.translating.devices import on_cpu, place, warn_no_gpu
from summarize.translating.engine import Decoding, Hypothesis, Links
from summarize.translating.tokens import Tokens

if TYPE_CHECKING:
    from summarize.modelling.store import ModelLocation

_ALIGNED_AT_ONCE = 32  # pairs: a book has thousands, and each has a matrix


def physical_threads(threads: int) -> int:
    """Return `threads`, or for 0 the number of cores that this process may use."""
    return (
        threads or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else threads or os.cpu_count() or 1
    )


class CTranslate2Engine:
    """Decode with CTranslate2; the tokenizers stand beside the weights."""

    def __init__(
        self, location: ModelLocation, threads: int = 0, device: str = "auto", compute_type: str = "default"
    ) -> None:
        """Load the model at `location`.

        Raises ModelError where a file is missing or the library refuses it,
        UsageError where a library is missing.
        """
        # Each import costs tens of milliseconds: paid only by those who translate.
        import ctranslate2

        folder, self._family = location.folder, location.manifest.family
        self._longest = location.manifest.decoding.longest_source or 512
        self._most = location.manifest.decoding.longest_target or 512
        self._tokens = Tokens(location)
        self._stored = location.manifest.quantization
        self._place = place(device, self._stored)
        if compute_type != "default":
            self._place = replace(self._place, arithmetic=compute_type)
        try:
            self._translator: Any = self._load(str(folder), threads)
        except (OSError, RuntimeError, ValueError) as error:
            raise ModelError(f"{folder}: the model cannot be loaded ({error}); run: summarize models verify") from error
        self._abreast = int(self._translator.num_translators)
        self._version = str(ctranslate2.__version__)

    def _load(self, folder: str, threads: int) -> Any:
        """Return the translator, on the CPU where the GPU does not take it."""
        import ctranslate2

        if self._place.device == "cuda":
            try:
                translator = ctranslate2.Translator(folder, device="cuda", compute_type=self._place.arithmetic)
                # Libraries of CUDA are looked for at the first use, and memory runs out then.
                translator.translate_batch([["</s>"]], beam_size=1, max_decoding_length=1)
                return translator
            except RuntimeError as error:
                warn_no_gpu(" ".join(str(error).split()))
                self._place = on_cpu(self._stored)
        # One thread a worker: short sentences gain more from two batches
        # side by side than from one batch cut in two.
        return ctranslate2.Translator(
            folder,
            device="cpu",
            compute_type=self._place.arithmetic,
            inter_threads=physical_threads(threads),
            intra_threads=1,
        )

    @property
    def name(self) -> str:
        """Return the engine, its version and its arithmetic."""
        where = "" if self._place.device == "cpu" else f" {self._place.device}"
        return f"ctranslate2 {self._version} {self._translator.compute_type}{where}"

    @property
    def limit(self) -> int:
        """Return the most source pieces in one sentence."""
        return self._longest - self._tokens.around

    def count(self, source: str) -> int:
        """Return the number of pieces in `source`."""
        return self._tokens.count(source)

    def translate(self, sources: Sequence[str], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        """Return the hypotheses of each source, best first."""
        out: list[tuple[Hypothesis, ...]] = [()] * len(sources)
        for index, found in self.stream(sources, decoding):
            out[index] = found
        return out

    def stream(self, sources: Sequence[str], decoding: Decoding) -> Iterator[tuple[int, tuple[Hypothesis, ...]]]:
        """Yield the place of each source and its hypotheses, best first; the longest sources come first.

        Only sentences of one length share a batch: without padding, a sentence
        is computed the same alone and in company (tested), so outputs do not
        depend on their neighbours.
        """
        left = {index: self._tokens.source(source) for index, source in enumerate(sources)}
        while left:
            try:
                for index, found in self._decoded(dict(left), decoding):
                    del left[index]
                    yield index, found
            except RuntimeError as error:
                if "out of memory" not in str(error) or self._place.batch <= 1:
                    raise
                self._place = replace(self._place, batch=self._place.batch // 2)

    def _decoded(
        self, encoded: Mapping[int, list[str]], decoding: Decoding
    ) -> Iterator[tuple[int, tuple[Hypothesis, ...]]]:
        """Yield what is decoded while the engine decodes the rest; hand it in little by little."""
        waiting: deque[tuple[list[int], int, list[Any]]] = deque()
        for part, length in self._batches(encoded):
            made = waiting.popleft() if len(waiting) > self._abreast else None
            if made:
                made[2][-1].result()
            waiting.append((part, length, self._submit([encoded[index] for index in part], length, decoding)))
            if made:
                yield from self._results(*made, decoding)
        for made in waiting:
            yield from self._results(*made, decoding)

    def _batches(self, encoded: Mapping[int, list[str]]) -> Iterator[tuple[list[int], int]]:
        """Yield which sources are decoded together, and their length."""
        by_length: dict[int, list[int]] = defaultdict(list)
        for index, tokens in encoded.items():
            by_length[len(tokens)].append(index)
        for length in sorted(by_length, reverse=True):
            size = max(1, self._place.batch // (length + 1))
            same = by_length[length]
            yield from ((same[start : start + size], length) for start in range(0, len(same), size))

    def _results(
        self, part: Sequence[int], length: int, results: Sequence[Any], decoding: Decoding
    ) -> Iterator[tuple[int, tuple[Hypothesis, ...]]]:
        for index, pending in zip(part, results, strict=True):
            yield index, self._hypotheses(pending.result(), decoding.most(length, self._most))

    def align(self, pairs: Sequence[tuple[str, str]]) -> list[Links]:
        """Return the alignment of each pair, read off the guided attention head while the target is forced.

        Marian alone is trained with one; other families have no links to give.
        """
        if self._family != "marian":
            return [()] * len(pairs)
        parts = (pairs[start : start + _ALIGNED_AT_ONCE] for start in range(0, len(pairs), _ALIGNED_AT_ONCE))
        return [one for part in parts for one in self._aligned(part)]

    def _aligned(self, pairs: Sequence[tuple[str, str]]) -> list[Links]:
        out: list[Links] = [()] * len(pairs)
        encoded = [(self._tokens.source(source), self._tokens.target(target)) for source, target in pairs]
        # All are handed in before the first is waited for: they stand in one line with whole batches.
        waiting = [
            (index, tokens, wanted, self._forced(tokens, wanted))
            for index, (tokens, wanted) in enumerate(encoded)
            if wanted and len(tokens) <= self._longest and len(wanted) < self._most
        ]
        for index, tokens, wanted, pending in waiting:
            text = self._tokens.text_of_source(tokens)
            out[index] = links(tokens[text], wanted, [row[text] for row in pending.result().attention[0]])
        return out

    def _forced(self, tokens: list[str], wanted: list[str]) -> Any:
        # A prefix to be continued in several ways is read in one step, any other one token by token.
        (pending,) = self._translator.translate_batch(
            [tokens],
            target_prefix=[wanted],
            asynchronous=True,
            beam_size=1,
            return_alternatives=True,
            return_attention=True,
            max_decoding_length=len(wanted) + 1,
        )
        return pending

    def _submit(self, batch: list[list[str]], length: int, decoding: Decoding) -> list[Any]:
        start = list(self._tokens.start)
        results: list[Any] = self._translator.translate_batch(
            batch,
            target_prefix=[start] * len(batch) if start else None,
            asynchronous=True,
            beam_size=decoding.beam,
            num_hypotheses=min(decoding.hypotheses, decoding.beam),
            length_penalty=decoding.length_penalty,
            no_repeat_ngram_size=decoding.no_repeat,
            min_decoding_length=max(1, decoding.shortest),
            max_decoding_length=decoding.most(length, self._most),
            max_input_length=0,
            return_scores=True,
        )
        return results

    def _hypotheses(self, result: Any, most: int) -> tuple[Hypothesis, ...]:
        return tuple(
            Hypothesis(self._tokens.decode(tokens), float(score), len(tokens) < most)
            for tokens, score in zip(result.hypotheses, result.scores, strict=True)
        )
