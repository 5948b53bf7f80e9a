"""Make a Marian model with random weights, a few kilobytes large, as the hub lays models out."""

from __future__ import annotations

import io
import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

RUSSIAN = (
    "Новый мост через реку открыли вчера утром.",
    "Министр приехал в город и ответил на вопросы жителей.",
    "Цены на хлеб выросли на два процента за месяц.",
    "Школьники посадили деревья у старой библиотеки.",
    "Поезд опоздал на час из-за сильного снега.",
    "Врачи просят пить больше воды в жару.",
)
ENGLISH = (
    "The new bridge over the river was opened yesterday morning.",
    "The minister came to the city and answered the residents' questions.",
    "Bread prices rose by two percent in a month.",
    "Pupils planted trees near the old library.",
    "The train was an hour late because of heavy snow.",
    "Doctors ask people to drink more water in the heat.",
)
WIDTH, HIDDEN, HEADS, LAYERS = 16, 32, 2, 2

Array = np.ndarray[Any, np.dtype[np.float32]]


def pieces(sentences: tuple[str, ...], size: int = 90) -> bytes:
    """Train a SentencePiece model on a few sentences; return its file."""
    import sentencepiece

    out = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sentences),
        model_writer=out,
        vocab_size=size,
        hard_vocab_limit=False,
        character_coverage=1.0,
        bos_id=-1,
        eos_id=0,
        unk_id=1,
        minloglevel=2,
    )
    return out.getvalue()


def vocabulary(*models: bytes, languages: tuple[str, ...] = ()) -> dict[str, int]:
    """Return vocab.json: the pieces of both languages, the target languages, <pad> last."""
    import sentencepiece

    tokens = ["</s>", "<unk>"]
    for model in models:
        processor = sentencepiece.SentencePieceProcessor(model_proto=model)
        tokens += [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
    return {token: number for number, token in enumerate([*dict.fromkeys(tokens), *languages, "<pad>"])}


def safetensors(tensors: Mapping[str, np.ndarray[Any, Any]], kind: str = "F32") -> bytes:
    """Return the tensors in the safetensors format, as `kind` "F32", "F16" or "BF16"."""
    header: dict[str, Any] = {"__metadata__": {"format": "pt"}}
    body = b""
    for name, tensor in tensors.items():
        data = _bytes(np.asarray(tensor, dtype=np.float32), kind)
        header[name] = {"dtype": kind, "shape": list(tensor.shape), "data_offsets": [len(body), len(body) + len(data)]}
        body += data
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    return len(text).to_bytes(8, "little") + text + body


def _bytes(tensor: Array, kind: str) -> bytes:
    if kind == "F16":
        return tensor.astype("<f2").tobytes()
    if kind == "BF16":
        return (tensor.view("<u4") >> 16).astype("<u2").tobytes()
    return tensor.tobytes()


def marian_config(size: int) -> dict[str, Any]:
    """Return the config.json of a Marian model with a vocabulary of `size`, <pad> counted."""
    return {
        "architectures": ["MarianMTModel"],
        "model_type": "marian",
        "d_model": WIDTH,
        "encoder_layers": LAYERS,
        "decoder_layers": LAYERS,
        "encoder_attention_heads": HEADS,
        "decoder_attention_heads": HEADS,
        "encoder_ffn_dim": HIDDEN,
        "decoder_ffn_dim": HIDDEN,
        "activation_function": "swish",
        "scale_embedding": True,
        "share_encoder_decoder_embeddings": True,
        "tie_word_embeddings": True,
        "normalize_embedding": False,
        "static_position_embeddings": True,
        "max_position_embeddings": 64,
        "max_length": 64,
        "num_beams": 4,
        "vocab_size": size,
        "decoder_vocab_size": size,
        "pad_token_id": size - 1,
        "decoder_start_token_id": size - 1,
        "bad_words_ids": [[size - 1]],
        "eos_token_id": 0,
        "forced_eos_token_id": 0,
        "bos_token_id": 0,
    }


def marian_weights(size: int, seed: int = 1, positions: bool = True) -> dict[str, Array]:
    """Return random weights; the row of <pad> is zero, as in all Marian models of the hub.

    With `positions` the file holds position encodings of its own, random ones,
    which make a random model say something other at each place.
    """
    random = np.random.default_rng(seed)

    def normal(*shape: int) -> Any:
        return random.normal(0, 1 / math.sqrt(shape[-1]), shape).astype(np.float32)

    # Small beside the position encodings, or each word would only repeat itself.
    shared = normal(size, WIDTH) * 0.25
    shared[-1] = 0
    tensors: dict[str, Array] = {"model.shared.weight": shared}
    for stack in ("encoder", "decoder"):
        if positions:
            tensors[f"model.{stack}.embed_positions.weight"] = normal(64, WIDTH) * 4
        for layer in range(LAYERS):
            at = f"model.{stack}.layers.{layer}"
            attentions = ("self_attn", "encoder_attn") if stack == "decoder" else ("self_attn",)
            for attention in attentions:
                for part in ("q_proj", "k_proj", "v_proj", "out_proj"):
                    tensors[f"{at}.{attention}.{part}.weight"] = normal(WIDTH, WIDTH) * 2
                    tensors[f"{at}.{attention}.{part}.bias"] = normal(WIDTH)
            tensors[f"{at}.fc1.weight"], tensors[f"{at}.fc1.bias"] = normal(HIDDEN, WIDTH), normal(HIDDEN)
            tensors[f"{at}.fc2.weight"], tensors[f"{at}.fc2.bias"] = normal(WIDTH, HIDDEN), normal(WIDTH)
            for norm in (*(f"{attention}_layer_norm" for attention in attentions), "final_layer_norm"):
                tensors[f"{at}.{norm}.weight"] = normal(WIDTH) / 4 + np.float32(1)
                tensors[f"{at}.{norm}.bias"] = normal(WIDTH) / 4
    # Without this a random model never ends a sentence, or ends each at once.
    bias = normal(1, size)
    bias[0, 0] += 0.5
    tensors["final_logits_bias"] = bias
    return tensors


def marian(
    seed: int = 1, kind: str = "F32", positions: bool = True, languages: tuple[str, ...] = ()
) -> dict[str, bytes]:
    """Return the files of a Marian model of the hub, one that is told its target language where there are several."""
    source, target = pieces(RUSSIAN), pieces(ENGLISH)
    numbers = vocabulary(source, target, languages=languages)
    config = marian_config(len(numbers))
    asked = ("num_beams", "max_length", "decoder_start_token_id", "pad_token_id", "eos_token_id", "bad_words_ids")
    generation = {key: config[key] for key in asked}
    return {
        "config.json": _json(config),
        "generation_config.json": _json(generation),
        "tokenizer_config.json": _json({"source_lang": "ru", "target_lang": "en", "model_max_length": 64}),
        "vocab.json": _json(numbers),
        "source.spm": source,
        "target.spm": target,
        "model.safetensors": safetensors(marian_weights(len(numbers), seed, positions), kind),
        "README.md": b"# A model for tests\n",
        "tf_model.h5": b"another framework's weights " * 1000,
        "pytorch_model.bin": b"a pickle that must never be fetched " * 1000,
    }


def marian_npz(seed: int = 1) -> dict[str, bytes]:
    """Return the files of `marian(seed, positions=False)` as Marian itself saves that model."""
    source, target = pieces(RUSSIAN), pieces(ENGLISH)
    tokens = list(vocabulary(source, target))[:-1]
    weights = marian_weights(len(tokens) + 1, seed, positions=False)
    tensors: dict[str, Any] = {"Wemb": weights["model.shared.weight"][:-1]}
    tensors["decoder_ff_logit_out_b"] = weights["final_logits_bias"][:, :-1]
    parts = {"self_attn": "self", "encoder_attn": "context"}
    for name, value in weights.items():
        _, *path = name.split(".")
        if len(path) < 4:
            continue
        scope, kind = f"{path[0]}_l{int(path[2]) + 1}", path[-1]
        if path[3] in parts:  # projections, stored the other way round
            at = f"{scope}_{parts[path[3]]}"
            key = f"{at}_{'W' if kind == 'weight' else 'b'}{path[4][0]}"
        elif path[3] in ("fc1", "fc2"):
            key = f"{scope}_ffn_{'W' if kind == 'weight' else 'b'}{path[3][-1]}"
        else:
            at = "ffn_ffn" if path[3] == "final_layer_norm" else f"{parts[path[3].removesuffix('_layer_norm')]}_Wo"
            key = f"{scope}_{at}_ln_{'scale' if kind == 'weight' else 'bias'}"
        tensors[key] = value.T if value.ndim == 2 else value[None]
    tensors["special:model.yml"] = np.frombuffer(_MARIAN_YML.encode() + b"\0", np.int8)
    saved = io.BytesIO()
    np.savez(saved, **tensors)
    listed = "".join(f"{json.dumps(token, ensure_ascii=False)}: {number}\n" for number, token in enumerate(tokens))
    return {
        "opus.npz": saved.getvalue(),
        "opus.vocab.yml": listed.encode(),
        "decoder.yml": b"models: [/where/it/was/trained/opus.npz]\nvocabs: [opus.vocab.yml, opus.vocab.yml]\n",
        "source.spm": source,
        "target.spm": target,
    }


_MARIAN_YML = f"""
type: transformer
enc-depth: {LAYERS}
dec-depth: {LAYERS}
transformer-heads: {HEADS}
transformer-ffn-activation: swish
transformer-preprocess: ""
transformer-postprocess: dan
transformer-postprocess-emb: d
transformer-decoder-autoreg: self-attention
transformer-no-projection: false
transformer-guided-alignment-layer: last
"""


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode()


def write(files: Mapping[str, bytes], folder: Path) -> Path:
    """Write the files into a folder; return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def decode(folder: Path, sentence: str, beam: int = 1, most: int = 24) -> list[str]:
    """Return the tokens that a converted Marian model says for a sentence."""
    import ctranslate2
    import sentencepiece

    translator = ctranslate2.Translator(str(folder), device="cpu", intra_threads=1)
    source = sentencepiece.SentencePieceProcessor(str(folder / "source.spm")).encode(sentence, out_type=str)
    # CTranslate2 would not let a sentence be empty; transformers does, and this is for comparing them.
    result = translator.translate_batch([source], beam_size=beam, max_decoding_length=most, min_decoding_length=0)
    tokens: list[str] = result[0].hypotheses[0]
    return tokens
