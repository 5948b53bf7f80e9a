"""Make models of the families that take torch, with random weights and real tokenizers, as the hub lays them out."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

from .tiny import ENGLISH, RUSSIAN

TOKENIZERS = {
    "nllb": "NllbTokenizer",
    "m2m100": "M2M100Tokenizer",
    "mbart": "MBartTokenizer",
    "mbart50": "MBart50Tokenizer",
    "t5": "T5Tokenizer",
    "mt5": "T5Tokenizer",
    "madlad": "T5Tokenizer",
    "pegasus": "PegasusTokenizer",
    "bart": "BartTokenizer",
}


def pieces(**special: Any) -> bytes:
    """Train a SentencePiece model on both languages, with the special pieces where the family wants them."""
    import sentencepiece

    out = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter((*RUSSIAN, *ENGLISH)),
        model_writer=out,
        vocab_size=160,
        hard_vocab_limit=False,
        character_coverage=1.0,
        minloglevel=2,
        **special,
    )
    return out.getvalue()


def make(family: str, folder: Path) -> Path:
    """Write a model of the family into `folder`, random weights from a fixed seed."""
    import torch  # type: ignore[import-not-found,unused-ignore]
    import transformers

    folder.mkdir(parents=True)
    torch.manual_seed(7)
    _write_tokenizer(family, folder)
    tokenizer = transformers.AutoTokenizer.from_pretrained(str(folder))
    model = _model(family, tokenizer, transformers)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            # Larger than a fresh model's, the positions most of all, or a random model only repeats itself.
            if parameter.dim() > 1:
                parameter.mul_(
                    1.5 if family in ("t5", "mt5", "madlad") else 40.0 if "embed_positions" in name else 10.0
                )
    model.generation_config.update(max_length=24, forced_eos_token_id=None)
    if family == "bart":
        model.generation_config.forced_bos_token_id = tokenizer.bos_token_id
    model.save_pretrained(folder)
    return folder


def _write_tokenizer(family: str, folder: Path) -> None:
    config: dict[str, Any] = {"tokenizer_class": TOKENIZERS[family], "model_max_length": 60}
    if family == "bart":
        _byte_pairs(folder)
    elif family == "m2m100":
        config |= {"src_lang": "ru", "tgt_lang": "en"}
        made = pieces(unk_id=0, bos_id=1, eos_id=2, pad_id=-1)
        (folder / "sentencepiece.bpe.model").write_bytes(made)
        (folder / "vocab.json").write_text(json.dumps(_fairseq(made), ensure_ascii=False), encoding="utf-8")
    elif family == "mbart50":
        config |= {"src_lang": "ru_RU", "tgt_lang": "en_XX"}
        (folder / "sentencepiece.bpe.model").write_bytes(pieces(unk_id=0, bos_id=1, eos_id=2, pad_id=-1))
    elif family in ("nllb", "mbart"):
        config |= {"src_lang": "rus_Cyrl" if family == "nllb" else "ru_RU"}
        config |= {"tgt_lang": "eng_Latn" if family == "nllb" else "ru_RU"}
        if family == "nllb":
            config["extra_special_tokens"] = ["eng_Latn", "rus_Cyrl"]
        (folder / "sentencepiece.bpe.model").write_bytes(pieces(unk_id=0, bos_id=1, eos_id=2, pad_id=-1))
    elif family == "madlad":
        made = pieces(unk_id=0, bos_id=-1, pad_id=1, eos_id=2, user_defined_symbols=["<2en>"])
        (folder / "spiece.model").write_bytes(made)
    else:
        (folder / "spiece.model").write_bytes(pieces(pad_id=0, eos_id=1, unk_id=2, bos_id=-1))
    (folder / "tokenizer_config.json").write_text(json.dumps(config), encoding="utf-8")


def _fairseq(model: bytes) -> dict[str, int]:
    """Return the numbers that M2M100 gives to the pieces of a SentencePiece model."""
    import sentencepiece

    processor = sentencepiece.SentencePieceProcessor(model_proto=model)
    own = [processor.id_to_piece(number) for number in range(3, processor.get_piece_size())]
    return {piece: number for number, piece in enumerate(["<s>", "<pad>", "</s>", "<unk>", *own])}


def _byte_pairs(folder: Path) -> None:
    """Train byte-level pairs on the English sentences, in the two files of BART."""
    import tokenizers  # type: ignore[import-not-found,unused-ignore]

    trained = tokenizers.ByteLevelBPETokenizer()
    special = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    trained.train_from_iterator(ENGLISH, vocab_size=320, special_tokens=special, show_progress=False)
    trained.save_model(str(folder))


def _model(family: str, tokenizer: Any, transformers: Any) -> Any:
    size = len(tokenizer)
    bart = {
        "vocab_size": size,
        "d_model": 16,
        "encoder_layers": 2,
        "decoder_layers": 2,
        "encoder_attention_heads": 2,
        "decoder_attention_heads": 2,
        "encoder_ffn_dim": 32,
        "decoder_ffn_dim": 32,
        "max_position_embeddings": 64,
        "scale_embedding": True,
        "pad_token_id": tokenizer.pad_token_id,
        "bos_token_id": tokenizer.bos_token_id,
        "eos_token_id": tokenizer.eos_token_id,
    }
    t5 = {
        "vocab_size": size,
        "d_model": 16,
        "d_kv": 8,
        "d_ff": 32,
        "num_layers": 2,
        "num_decoder_layers": 2,
        "num_heads": 2,
        "feed_forward_proj": "gated-gelu",
        "tie_word_embeddings": False,
        "pad_token_id": tokenizer.pad_token_id,
        "eos_token_id": tokenizer.eos_token_id,
        "decoder_start_token_id": 0,
    }
    if family in ("nllb", "m2m100"):
        if family == "m2m100":  # behind the pieces come a hundred languages and eight words left free
            bart["vocab_size"] = tokenizer.encoder_size + len(tokenizer.lang_token_to_id) + 8
        config = transformers.M2M100Config(**bart, decoder_start_token_id=tokenizer.eos_token_id)
        return transformers.M2M100ForConditionalGeneration(config)
    if family == "mbart50":
        config = transformers.MBartConfig(
            **bart, decoder_start_token_id=tokenizer.eos_token_id, tokenizer_class="MBart50Tokenizer"
        )
        return transformers.MBartForConditionalGeneration(config)
    if family == "mbart":
        start = tokenizer.convert_tokens_to_ids("ru_RU")
        config = transformers.MBartConfig(**bart, decoder_start_token_id=start)
        return transformers.MBartForConditionalGeneration(config)
    if family == "bart":
        config = transformers.BartConfig(**bart, decoder_start_token_id=tokenizer.eos_token_id)
        return transformers.BartForConditionalGeneration(config)
    if family == "pegasus":
        config = transformers.PegasusConfig(**bart, decoder_start_token_id=0)
        return transformers.PegasusForConditionalGeneration(config)
    if family == "mt5":
        return transformers.MT5ForConditionalGeneration(transformers.MT5Config(**t5))
    return transformers.T5ForConditionalGeneration(transformers.T5Config(**t5))
