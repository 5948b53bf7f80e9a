"""A summariser built by hand: a real CTranslate2 transformer whose weights make it write an article's first sentences.

Nothing in it is trained. Every word and every position has a dimension of its
own. The decoder's one cross-attention looks at the source word of the same
position, and the output says that word; the end is said after a word with a
full stop, once `words` positions have passed. `swaps` makes it say one word
where its source has another: a summariser that gets a figure wrong.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from summarize.modelling.manifest import Decoding, Manifest, Tokenizer, write_manifest

END, UNKNOWN = "</s>", "<unk>"


def build(
    folder: Path,
    texts: Iterable[str],
    *,
    name: str = "lead",
    task: str = "summarize en",
    words: int = 25,
    positions: int = 400,
    swaps: Mapping[str, str] | None = None,
) -> Manifest:
    """Write the model into the new folder `folder`, with the words of `texts` as its vocabulary."""
    folder.mkdir(parents=True)
    swaps = swaps or {}
    lines = [" ".join(text.split()) for text in (*texts, *swaps.values())]
    pieces = _pieces(lines)
    (folder / "words.spm").write_bytes(pieces)
    _spec(_tokens(pieces), words, positions, {f"▁{old}": f"▁{new}" for old, new in swaps.items()}).save(str(folder))
    return write_manifest(
        folder,
        name=name,
        task=task,
        source=f"hf:maker/{name}@main",
        revision="",
        licence="MIT",
        family="bart",
        quantization="float32",
        tokenizer=Tokenizer("sentencepiece", "words.spm", "words.spm", (), (END,), (), ""),
        decoding=Decoding(longest_source=positions, longest_target=positions, beam=1),
    )


def _pieces(lines: list[str]) -> bytes:
    """Return a SentencePiece model whose pieces are the words between blanks."""
    import sentencepiece

    out = io.BytesIO()
    every = sorted({word for line in lines for word in line.split()})
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(every * 2), model_writer=out, model_type="word", vocab_size=len(every) + 2,
        hard_vocab_limit=False, character_coverage=1.0, bos_id=-1, unk_id=0, eos_id=1, minloglevel=2,
        normalization_rule_name="identity",
    )  # fmt: skip
    return out.getvalue()


def _tokens(pieces: bytes) -> list[str]:
    import sentencepiece

    processor = sentencepiece.SentencePieceProcessor(model_proto=pieces)
    return [processor.id_to_piece(number) for number in range(processor.get_piece_size())]


def _spec(tokens: list[str], words: int, positions: int, swaps: Mapping[str, str]) -> Any:
    from ctranslate2.specs import transformer_spec

    size, place = len(tokens), np.eye(positions, dtype=np.float32)
    # Dimensions: the source's words, the words said last, the positions.
    read, said, at = slice(0, size), slice(size, 2 * size), slice(2 * size, 2 * size + positions)
    width = at.stop
    spec: Any = transformer_spec.TransformerSpec.from_config((1, 1), 1, pre_norm=True, rms_norm=True)

    def matrix(rows: int, **parts: tuple[slice, slice, Any]) -> Any:
        out = np.zeros((rows, width), dtype=np.float32)
        for down, across, values in parts.values():
            out[down, across] = values
        return out

    one = np.eye(size, dtype=np.float32)
    spec.encoder.embeddings[0].weight = matrix(size, words=(slice(0, size), read, one))
    spec.decoder.embeddings.weight = matrix(size, words=(slice(0, size), said, one))
    for side in (spec.encoder, spec.decoder):
        side.scale_embeddings = 1.0
        side.position_encodings.encodings = matrix(positions, places=(slice(0, positions), at, place))
        side.layer_norm.gamma = np.ones(width, dtype=np.float32)
        for layer in side.layer:
            _idle(layer, width)
    cross = spec.decoder.layer[0].attention
    sharp = 200.0
    cross.linear[0].weight = matrix(width, places=(at, at, place * sharp))
    keys, values = matrix(width, places=(at, at, place)), matrix(width, words=(read, read, one))
    cross.linear[1].weight = np.concatenate([keys, values])
    cross.linear[1].bias = np.zeros(2 * width, dtype=np.float32)
    cross.linear[2].weight = np.eye(width, dtype=np.float32)
    spec.decoder.projection.weight, spec.decoder.projection.bias = _projection(
        tokens, width, (read, said, at), words, swaps
    )
    spec.register_source_vocabulary(tokens)
    spec.register_target_vocabulary(tokens)
    spec.config.unk_token, spec.config.eos_token, spec.config.decoder_start_token = UNKNOWN, END, END
    spec.config.add_source_eos = False
    spec.validate()
    return spec


def _idle(layer: Any, width: int) -> None:
    """Let the layer add nothing to what passes through it."""
    parts = [layer.self_attention, *([layer.attention] if hasattr(layer, "attention") else [])]
    for part in parts:
        part.layer_norm.gamma = np.ones(width, dtype=np.float32)
        for linear, rows in zip(part.linear, ((3, 1) if len(part.linear) == 2 else (1, 2, 1)), strict=True):
            linear.weight = np.zeros((rows * width, width), dtype=np.float32)
            linear.bias = np.zeros(rows * width, dtype=np.float32)
    layer.ffn.layer_norm.gamma = np.ones(width, dtype=np.float32)
    layer.ffn.linear_0.weight, layer.ffn.linear_0.bias = np.zeros((2, width), "f4"), np.zeros(2, "f4")
    layer.ffn.linear_1.weight, layer.ffn.linear_1.bias = np.zeros((width, 2), "f4"), np.zeros(width, "f4")


def _projection(
    tokens: list[str], width: int, parts: tuple[slice, slice, slice], words: int, swaps: Mapping[str, str]
) -> tuple[Any, Any]:
    read, said, at = parts
    out = np.zeros((len(tokens), width), dtype=np.float32)
    out[:, read] = np.eye(len(tokens), dtype=np.float32)
    for old, new in swaps.items():
        if old in tokens:
            out[tokens.index(new), tokens.index(old)] = 2.0
    # What is read counts `scale`, what was said last and the position 1.4 each. The end has 3 against it:
    # a full stop and a late position, 2.5 each, outweigh this together only; the source's own end does alone.
    end, scale = tokens.index(END), float(np.sqrt(width))
    one = 2.5 * scale / np.sqrt(2)
    for number, token in enumerate(tokens):
        if token.endswith((".", '."', '?"')):
            out[end, said.start + number] = one
    out[end, at.start + words : at.stop] = one
    out[end, read.start + end] = 5.0
    bias = np.zeros(len(tokens), dtype=np.float32)
    bias[end] = -3.0 * scale
    return out, bias
