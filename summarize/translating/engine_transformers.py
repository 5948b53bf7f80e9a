"""The reference engine: transformers in float32, to check the default one against.

It reads the same weights that CTranslate2 decodes, brought back to float32,
so that any difference between the two is the engines' own.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from summarize.errors import ModelError, UsageError
from summarize.translating.engine import Decoding, Hypothesis, Links, longest_output

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from summarize.modelling.store import ModelLocation

_MISSING = "--engine transformers needs the torch extra; install it: pip install 'summarize[torch]'"
_BATCH = 32


class TransformersEngine:
    """Decode with `MarianMTModel.generate`."""

    def __init__(self, location: ModelLocation, threads: int = 0, device: str = "auto") -> None:
        """Build the model from the weights at `location`.

        Raises UsageError where the torch extra is missing or the model is of
        another family, ModelError where its files are damaged.
        """
        try:
            import torch
            import transformers
        except ImportError as error:
            raise UsageError(_MISSING) from error
        import sentencepiece

        if location.manifest.family != "marian":
            raise UsageError(
                f"--engine transformers knows Marian models only; {location.name} is {location.manifest.family}"
            )
        if threads:
            torch.set_num_threads(threads)
        self._torch: Any = torch
        self._device = "cuda" if device != "cpu" and torch.cuda.is_available() else "cpu"
        self._longest = location.manifest.decoding.longest_source or 512
        self._most = location.manifest.decoding.longest_target or 512
        folder, tokenizer = location.folder, location.manifest.tokenizer
        self._source: Any = sentencepiece.SentencePieceProcessor(str(folder / tokenizer.source))
        self._target: Any = sentencepiece.SentencePieceProcessor(str(folder / tokenizer.target))
        self._model: Any = _build(location).to(self._device).eval()
        self._version = str(transformers.__version__)

    @property
    def name(self) -> str:
        """Return the engine, its version and its arithmetic."""
        return f"transformers {self._version} float32"

    @property
    def limit(self) -> int:
        """Return the most source pieces in one sentence."""
        return self._longest - 1

    def count(self, source: str) -> int:
        """Return the number of pieces in `source`."""
        return len(self._source.encode(source))

    def translate(self, sources: Sequence[str], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        """Return the hypotheses of each source, best first; only sentences of one length share a batch."""
        encoded = [[*self._source.encode(source), self._source.eos_id()] for source in sources]
        order = sorted(range(len(encoded)), key=lambda index: len(encoded[index]))
        out: list[tuple[Hypothesis, ...]] = [()] * len(sources)
        for _, group in groupby(order, key=lambda index: len(encoded[index])):
            same = list(group)
            for part in (same[start : start + _BATCH] for start in range(0, len(same), _BATCH)):
                for index, found in zip(part, self._batch([encoded[index] for index in part], decoding), strict=True):
                    out[index] = found
        return out

    def align(self, pairs: Sequence[tuple[str, str]]) -> list[Links]:
        """Return no links: the reference engine's attention is not read."""
        return [() for _ in pairs]

    def _batch(self, rows: list[list[int]], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        torch = self._torch
        ids = torch.tensor(rows, device=self._device)
        most = min(longest_output(len(rows[0]) - 1), self._most)
        wanted = min(decoding.hypotheses, decoding.beam)
        with torch.no_grad():
            # CTranslate2 stops once it holds as many finished hypotheses as the beam is wide.
            search = {"early_stopping": True} if decoding.beam > 1 else {}
            made = self._model.generate(
                **search,
                input_ids=ids,
                attention_mask=torch.ones_like(ids),
                num_beams=decoding.beam,
                num_return_sequences=wanted,
                max_new_tokens=most,
                length_penalty=decoding.length_penalty,
                no_repeat_ngram_size=decoding.no_repeat,
                do_sample=False,
                return_dict_in_generate=True,
                output_scores=True,
            )
        scores = made.sequences_scores.tolist() if decoding.beam > 1 else [0.0] * len(made.sequences)
        found = [self._hypothesis(row, score) for row, score in zip(made.sequences.tolist(), scores, strict=True)]
        return [tuple(found[start : start + wanted]) for start in range(0, len(found), wanted)]

    def _hypothesis(self, ids: list[int], score: float) -> Hypothesis:
        end, pad = self._target.eos_id(), self._target.pad_id()
        finished = end in ids
        pieces = ids[1 : ids.index(end)] if finished else [one for one in ids[1:] if one != pad]
        return Hypothesis(self._target.decode(pieces), float(score), finished)


def _build(location: ModelLocation) -> Any:
    """Return a MarianMTModel with the weights of a CTranslate2 folder."""
    import torch
    from transformers import MarianConfig, MarianMTModel

    from summarize.translating.weights_file import read_weights

    weights = read_weights(location.folder / "model.bin")
    vocabulary = json.loads((location.folder / "target_vocabulary.json").read_text(encoding="utf-8"))
    width = weights["encoder/embeddings_0/weight"].shape[1]
    heads = int(weights["encoder/num_heads"])
    pad = vocabulary.index("<pad>")
    config = MarianConfig(
        vocab_size=weights["encoder/embeddings_0/weight"].shape[0],
        decoder_vocab_size=len(vocabulary),
        share_encoder_decoder_embeddings=False,
        tie_word_embeddings=False,
        d_model=width,
        encoder_layers=_layers(weights, "encoder"),
        decoder_layers=_layers(weights, "decoder"),
        encoder_attention_heads=heads,
        decoder_attention_heads=heads,
        encoder_ffn_dim=len(weights["encoder/layer_0/ffn/linear_0/bias"]),
        decoder_ffn_dim=len(weights["decoder/layer_0/ffn/linear_0/bias"]),
        activation_function="relu",
        scale_embedding=True,
        dropout=0.0,
        max_position_embeddings=len(weights["encoder/position_encodings/encodings"]),
        pad_token_id=pad,
        eos_token_id=vocabulary.index("</s>"),
        forced_eos_token_id=None,
        decoder_start_token_id=pad,
    )
    model = MarianMTModel(config)
    state = {name: torch.from_numpy(value.copy()) for name, value in marian_names(weights).items()}
    missing, extra = model.load_state_dict(state, strict=False)
    lacking = [name for name in missing if "embed_positions" not in name]
    if lacking or extra:
        raise ModelError(f"{location.folder}: weights do not fit a Marian model ({[*lacking, *extra][0]})")
    return model


def _layers(weights: dict[str, NDArray[Any]], side: str) -> int:
    return len({name.split("/")[1] for name in weights if name.startswith(f"{side}/layer_")})


def marian_names(weights: dict[str, NDArray[Any]]) -> dict[str, NDArray[np.float32]]:
    """Return CTranslate2's variables under the names of `MarianMTModel`, fused projections taken apart."""
    out = {
        "model.encoder.embed_tokens.weight": weights["encoder/embeddings_0/weight"],
        "model.decoder.embed_tokens.weight": weights["decoder/embeddings/weight"],
        "lm_head.weight": weights["decoder/projection/weight"],
        "final_logits_bias": weights["decoder/projection/bias"][None],
    }
    for side in ("encoder", "decoder"):
        for index in range(_layers(weights, side)):
            here, there = f"{side}/layer_{index}", f"model.{side}.layers.{index}"
            for kind in ("weight", "bias"):
                query, key, value = _thirds(weights[f"{here}/self_attention/linear_0/{kind}"], 3)
                own = f"{there}.self_attn"
                out |= {f"{own}.q_proj.{kind}": query, f"{own}.k_proj.{kind}": key, f"{own}.v_proj.{kind}": value}
                out[f"{own}.out_proj.{kind}"] = weights[f"{here}/self_attention/linear_1/{kind}"]
                out[f"{there}.fc1.{kind}"] = weights[f"{here}/ffn/linear_0/{kind}"]
                out[f"{there}.fc2.{kind}"] = weights[f"{here}/ffn/linear_1/{kind}"]
                if side == "decoder":
                    other = f"{there}.encoder_attn"
                    key, value = _thirds(weights[f"{here}/attention/linear_1/{kind}"], 2)
                    out[f"{other}.q_proj.{kind}"] = weights[f"{here}/attention/linear_0/{kind}"]
                    out |= {f"{other}.k_proj.{kind}": key, f"{other}.v_proj.{kind}": value}
                    out[f"{other}.out_proj.{kind}"] = weights[f"{here}/attention/linear_2/{kind}"]
            for kind, name in (("gamma", "weight"), ("beta", "bias")):
                out[f"{there}.self_attn_layer_norm.{name}"] = weights[f"{here}/self_attention/layer_norm/{kind}"]
                out[f"{there}.final_layer_norm.{name}"] = weights[f"{here}/ffn/layer_norm/{kind}"]
                if side == "decoder":
                    out[f"{there}.encoder_attn_layer_norm.{name}"] = weights[f"{here}/attention/layer_norm/{kind}"]
    return out


def _thirds(fused: NDArray[Any], parts: int) -> list[NDArray[Any]]:
    size = len(fused) // parts
    return [fused[size * part : size * (part + 1)] for part in range(parts)]
