"""What each family of models wants around the text: its tokens, its limits, its makers' settings.

| family  | model_type      | pieces      | the model reads                | decoding starts with       |
|---------|-----------------|-------------|--------------------------------|----------------------------|
| marian  | marian          | two .spm    | pieces </s>                    | zeros                      |
| nllb    | m2m_100         | one .model  | rus_Cyrl pieces </s>           | </s> eng_Latn              |
| m2m100  | m2m_100         | one .model  | __ru__ pieces </s>             | </s> __en__                |
| t5, mt5 | t5, mt5         | one .model  | prefix pieces </s>             | <pad>                      |
| madlad  | t5              | one .model  | "<2en> " before the text       | <unk>                      |
| mbart   | mbart           | one .model  | pieces </s> ru_RU              | ru_RU                      |
| bart    | bart            | byte BPE    | <s> pieces </s>                | </s> <s>                   |
| pegasus | pegasus         | one .model  | pieces </s>                    | <pad>                      |
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from summarize.errors import ModelError
from summarize.modelling.manifest import Decoding, Tokenizer
from summarize.modelling.marian_npz import npz_model

CONFIG, GENERATION, TOKENIZER_CONFIG = "config.json", "generation_config.json", "tokenizer_config.json"
FAST = "tokenizer.json"
EOS = "</s>"
_BY_MODEL_TYPE = {
    "marian": "marian",
    "m2m_100": "m2m100",
    "t5": "t5",
    "mt5": "mt5",
    "mbart": "mbart",
    "bart": "bart",
    "pegasus": "pegasus",
}
_PIECES = ("sentencepiece.bpe.model", "spiece.model", "sentencepiece.model")
# The model's own names of Russian and English, where a line of models.txt does not say them.
_LANGUAGES = {
    "nllb": {"ru": "rus_Cyrl", "en": "eng_Latn"},
    "m2m100": {"ru": "__ru__", "en": "__en__"},
    "mbart": {"ru": "ru_RU", "en": "en_XX"},
}
_NO_LIMIT = 1_000_000  # tokenizer_config.json writes 1e30 where there is none


def read_json(path: Path) -> dict[str, Any]:
    """Return the JSON object in a file, empty where the file is missing.

    Raises ModelError where it is something else.
    """
    if not path.is_file():
        return {}
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: not JSON ({error})") from error
    if not isinstance(data, dict):
        raise ModelError(f"{path}: not a JSON object")
    return data


def family_of(folder: Path, attributes: Mapping[str, str]) -> str:
    """Return the family of the hub model in `folder`; one that Marian itself saved has no config.json.

    Raises ModelError where it is none that can be converted.
    """
    config = read_json(folder / CONFIG)
    if not config and npz_model(folder):
        return "marian"
    if not config:
        raise ModelError(f"{folder}: no model here, its {CONFIG} is missing")
    kind = str(config.get("model_type", ""))
    family = _BY_MODEL_TYPE.get(kind)
    if family is None:
        raise ModelError(f"{folder}: model_type {kind!r} is not supported; known: {', '.join(_BY_MODEL_TYPE)}")
    if family == "m2m100" and "Nllb" in str(_tokenizer_class(folder, config)):
        family = "nllb"
    return attributes.get("family", family)


def _tokenizer_class(folder: Path, config: Mapping[str, Any]) -> object:
    return read_json(folder / TOKENIZER_CONFIG).get("tokenizer_class") or config.get("tokenizer_class") or ""


def tokenizer_of(folder: Path, family: str, attributes: Mapping[str, str], task: str) -> Tokenizer:
    """Return how the text of a hub model is tokenized.

    `task` gives the languages: "translate ru-en", "summarize ru". Raises
    ModelError where the files that it takes are missing.
    """
    prefix = attributes.get("text-prefix", "").replace("_", " ")
    if family == "marian":
        _require(folder, "source.spm", "target.spm")
        # CTranslate2 adds </s> itself, its config.json says so. A target
        # language, where the model has several, stands before the text.
        marked = attributes.get("target-language", "")
        return Tokenizer(source_prefix=(marked,) if marked else (), text_prefix=prefix)
    if family == "bart":
        forced = ("<s>",) if _forced_bos(folder) else ()
        return Tokenizer("tokenizers", FAST, FAST, ("<s>",), (EOS,), forced, prefix)
    pieces = next((name for name in (*_PIECES, FAST) if (folder / name).is_file()), None)
    if pieces is None:
        raise ModelError(f"{folder}: no tokenizer here, none of {', '.join((*_PIECES, FAST))}")
    source, target = _languages(family, attributes, task)
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = (EOS,)
    start: tuple[str, ...] = ()
    if family in ("nllb", "m2m100"):
        before, start = (source,), (target,)
    elif family == "mbart":
        fifty = "MBart50" in str(_tokenizer_class(folder, read_json(folder / CONFIG)))
        before, after = ((source,), (EOS,)) if fifty else ((), (EOS, source))
        start = (target,)
    kind = "tokenizers" if pieces == FAST else "sentencepiece"
    return Tokenizer(kind, pieces, pieces, before, after, start, prefix)


def _require(folder: Path, *names: str) -> None:
    for name in names:
        if not (folder / name).is_file():
            raise ModelError(f"{folder / name} is missing")


def _forced_bos(folder: Path) -> bool:
    config, generation = read_json(folder / CONFIG), read_json(folder / GENERATION)
    return generation.get("forced_bos_token_id", config.get("forced_bos_token_id")) is not None


def _languages(family: str, attributes: Mapping[str, str], task: str) -> tuple[str, str]:
    names = _LANGUAGES.get(family, {})
    languages = task.partition(" ")[2].split(",")[0]
    source, _, target = languages.partition("-")
    return (
        attributes.get("source-language", names.get(source, source)),
        attributes.get("target-language", names.get(target or source, target or source)),
    )


def decoding_of(folder: Path, family: str, attributes: Mapping[str, str]) -> Decoding:
    """Return the limits of a hub model and its makers' settings; a line of models.txt wins over the hub's files."""
    config, generation = read_json(folder / CONFIG), read_json(folder / GENERATION)

    def setting(key: str, default: float) -> Any:
        value = generation.get(key, config.get(key))
        return default if value is None else value

    def chosen(attribute: str, value: Any) -> int:
        return int(attributes.get(attribute, value))

    return Decoding(
        longest_source=chosen("longest-source", _longest(folder, config)),
        longest_target=chosen("longest-target", setting("max_length", 512)),
        beam=chosen("beam", setting("num_beams", 4)),
        length_penalty=float(setting("length_penalty", 1.0)),
        no_repeat_ngram=chosen("no-repeat-ngram", setting("no_repeat_ngram_size", 0)),
        shortest_target=int(setting("min_length", 0)),
    )


def _longest(folder: Path, config: Mapping[str, Any]) -> int:
    """Return the most tokens that the model reads; T5's positions are relative, its limit is what it was trained on."""
    limits = [config.get("max_position_embeddings") or config.get("n_positions") or 512]
    own = read_json(folder / TOKENIZER_CONFIG).get("model_max_length")
    if isinstance(own, int) and own < _NO_LIMIT:
        limits.append(own)
    return int(min(limits))
