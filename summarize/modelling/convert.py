"""Convert a model as the hub lays it out into CTranslate2's form.

Marian needs numpy alone, be it the hub's safetensors or Marian's own .npz; the
other families need the torch extra, because CTranslate2's own converter reads
them through transformers. Nothing is fetched.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from summarize.errors import ModelError
from summarize.modelling.families import CONFIG, decoding_of, family_of, read_json, tokenizer_of
from summarize.modelling.manifest import Decoding, Tokenizer
from summarize.modelling.marian_npz import convert_npz, npz_model
from summarize.modelling.weights import read_weights, torch_or_error

QUANTIZATIONS = ("int8", "int8_float16", "float16", "float32")


@dataclass(frozen=True, slots=True)
class Converted:
    """Say what was made of a hub model, for its manifest."""

    family: str
    tokenizer: Tokenizer
    decoding: Decoding
    converted_with: str


def convert(
    source: Path, target: Path, attributes: Mapping[str, str], task: str, quantization: str = "int8"
) -> Converted:
    """Convert the hub model in `source` into the new folder `target`.

    `attributes` are those of its line in models.txt; "int8" is for a CPU,
    "int8_float16" for a GPU. Raises ModelError where the model cannot be
    converted or a library is missing.
    """
    if quantization not in QUANTIZATIONS:
        raise ModelError(f"quantization {quantization!r} is unknown; known: {', '.join(QUANTIZATIONS)}")
    family = family_of(source, attributes)
    tokenizer = tokenizer_of(source, family, attributes, task)
    decoding = decoding_of(source, family, attributes)
    target.mkdir(parents=True)
    if family == "marian":
        made_with = _marian(source, target, quantization)
    else:
        made_with = _transformers(source, target, quantization)
    for name in {tokenizer.source, tokenizer.target}:
        if not (target / name).is_file():
            shutil.copyfile(source / name, target / name)
    tokenizer = _started(target, tokenizer)
    _require_tokens(source, target, tokenizer)
    return Converted(family, tokenizer, decoding, made_with)


def _started(target: Path, tokenizer: Tokenizer) -> Tokenizer:
    """Make the language token the start of decoding where a model (mBART-25) has no other, so that none says it.

    CTranslate2 gives a prefix back with the result, but not one that it had to start with. It loads no model
    without a first token of sentences either, which mBART-50's tokenizer does not name and nothing reads.
    """
    path = target / CONFIG
    config = read_json(path)
    named = dict(config)
    if config.get("bos_token", "") is None:
        named["bos_token"] = config["eos_token"]
    if config.get("decoder_start_token", "") is None:
        named["decoder_start_token"] = tokenizer.target_prefix[0]
        tokenizer = replace(tokenizer, target_prefix=tokenizer.target_prefix[1:])
    if named != config:
        path.write_text(json.dumps(named, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return tokenizer


def _require_tokens(source: Path, target: Path, tokenizer: Tokenizer) -> None:
    """Raise ModelError where the model has no such language tokens: it would read them as unknown words."""
    known: set[str] = set()
    for path in target.glob("*_vocabulary.json"):
        known.update(json.loads(path.read_text(encoding="utf-8")))
    for token in (*tokenizer.source_prefix, *tokenizer.source_suffix, *tokenizer.target_prefix):
        if token not in known:
            raise ModelError(f"{source.name}: the model has no token {token!r}; correct its line in models.txt")


def _versions(*modules: Any) -> str:
    return ", ".join(f"{module.__name__} {module.__version__}" for module in modules)


def _marian(source: Path, target: Path, quantization: str) -> str:
    import ctranslate2
    import numpy

    model = npz_model(source)
    if model is not None and not (source / CONFIG).is_file():
        convert_npz(model, target, quantization)
        return _versions(ctranslate2, numpy)
    from summarize.modelling.marian import marian_spec

    spec = marian_spec(source, read_json(source / CONFIG), read_weights(source))
    spec.optimize(quantization=quantization)
    spec.save(str(target))
    return _versions(ctranslate2, numpy)


def _transformers(source: Path, target: Path, quantization: str) -> str:
    torch = torch_or_error(f"{source.name}: converting this family of models takes torch")
    try:
        import transformers
    except ImportError:
        raise ModelError(
            f"{source.name}: converting this family of models takes transformers; run: pip install 'summarize[torch]'"
        ) from None
    import ctranslate2

    from summarize.modelling.convert_torch import convert_with_transformers

    convert_with_transformers(source, target, quantization)
    return _versions(ctranslate2, transformers, torch)
