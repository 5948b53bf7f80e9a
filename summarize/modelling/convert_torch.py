"""Convert the families that CTranslate2 reads through transformers: M2M100 and NLLB, T5 and MADLAD, BART, Pegasus.

Which matrices are the embeddings is settled here, from the names in the
file, and not left to transformers: what it ties has changed from version to
version, and a wrong guess gives a model that loads and talks nonsense.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch  # type: ignore[import-not-found,unused-ignore]
import transformers
from ctranslate2.converters import TransformersConverter

from summarize.errors import ModelError
from summarize.modelling.families import CONFIG, FAST, read_json
from summarize.modelling.weights import SAFE, read_weights, weight_files

if TYPE_CHECKING:
    from summarize.modelling.weights import Array

# CTranslate2 asks the configuration for what transformers has fixed for each architecture and saves no more.
_UNSAID: Mapping[str, Mapping[str, bool]] = {
    "bart": {"normalize_before": False, "normalize_embedding": True},
    "mbart": {"normalize_before": True, "normalize_embedding": True},
    "pegasus": {"normalize_before": True, "normalize_embedding": False},
}
_INPUTS = ("shared.weight", "encoder.embed_tokens.weight", "decoder.embed_tokens.weight")
_OUTPUT = "lm_head.weight"


def convert_with_transformers(source: Path, target: Path, quantization: str) -> None:
    """Convert the hub model in `source` into the folder `target`.

    Raises ModelError where it cannot be converted.
    """
    with _quiet_offline(), _as_safetensors(source):
        try:
            _Converter(source).convert(str(target), quantization=quantization, force=True)
            if not (source / FAST).is_file() and read_json(source / CONFIG)["model_type"] == "bart":
                tokenizer: Any = transformers.AutoTokenizer.from_pretrained(str(source), local_files_only=True)
                tokenizer.backend_tokenizer.save(str(target / FAST))
        except (ValueError, OSError, KeyError, AttributeError, ImportError, RuntimeError) as error:
            reason = " ".join(str(error).split()) or type(error).__name__
            raise ModelError(f"{source.name}: cannot be converted ({reason})") from error


class _Converter(TransformersConverter):  # type: ignore[misc]
    """Read a folder and nothing else."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self._folder = folder

    def load_model(self, model_class: Any, path: str, **options: Any) -> Any:
        """Load the model, its embeddings as they stand in the file."""
        model, found = model_class.from_pretrained(
            path, local_files_only=True, use_safetensors=True, output_loading_info=True, **options
        )
        missing = [name for name in found["missing_keys"] if "embed" not in name and not name.endswith(_OUTPUT)]
        if missing:
            raise ModelError(f"{self._folder.name}: weights are missing: {', '.join(sorted(missing)[:3])}")
        _set_embeddings(model, read_weights(self._folder))
        config = model.config
        for key, value in _UNSAID.get(config.model_type, {}).items():
            if not hasattr(config, key):
                setattr(config, key, value)
        if config.model_type in ("t5", "mt5"):
            config.tie_word_embeddings = _scaled(config.model_type, read_json(self._folder / CONFIG))
        return model

    def load_tokenizer(self, tokenizer_class: Any, path: str, **options: Any) -> Any:
        """Load the tokenizer, M2M100's with its languages."""
        tokenizer = tokenizer_class.from_pretrained(path, local_files_only=True, **options)
        languages = getattr(tokenizer, "lang_token_to_id", None)
        if languages:
            # transformers 5 keeps them out of the vocabulary that CTranslate2 asks for.
            whole = tokenizer.get_vocab() | languages
            tokenizer.get_vocab = lambda: whole
        return tokenizer


def _set_embeddings(model: Any, weights: Mapping[str, Array]) -> None:
    """Give encoder, decoder and output the matrices of the file.

    All these families embed source and target with one matrix, under one of
    three names; the output has its own if the file has one.
    """
    names = {name.removeprefix("model."): name for name in weights}
    inputs = next((names[name] for name in _INPUTS if name in names), names.get(_OUTPUT))
    if inputs is None:
        raise ModelError("the file of weights has no embeddings")
    shared = torch.from_numpy(weights[inputs])
    output = torch.from_numpy(weights[names[_OUTPUT]]) if _OUTPUT in names else shared
    for module, matrix in (
        (model.get_encoder().embed_tokens, shared),
        (model.get_decoder().embed_tokens, shared),
        (model.lm_head, output),
    ):
        module.weight = torch.nn.Parameter(matrix.to(module.weight.dtype), requires_grad=False)


def _scaled(model_type: str, config: Mapping[str, Any]) -> bool:
    """Say whether a T5 scales what it says by its width: the first T5 does, 1.1, MADLAD and mT5 do not.

    CTranslate2 takes this from `tie_word_embeddings`, where it was written
    once; transformers 5 says True there for all, and has `scale_decoder_outputs`.
    """
    if model_type == "mt5":
        return False
    return bool(config.get("scale_decoder_outputs", config.get("tie_word_embeddings", True)))


@contextlib.contextmanager
def _quiet_offline() -> Iterator[None]:
    """Keep transformers from writing to the terminal and from asking the hub while it reads a folder."""
    from huggingface_hub import constants

    offline, constants.HF_HUB_OFFLINE = constants.HF_HUB_OFFLINE, True
    verbosity = transformers.logging.get_verbosity()
    bars = transformers.logging.is_progress_bar_enabled()
    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    try:
        yield
    finally:
        constants.HF_HUB_OFFLINE = offline
        transformers.logging.set_verbosity(verbosity)
        if bars:
            transformers.logging.enable_progress_bar()


@contextlib.contextmanager
def _as_safetensors(folder: Path) -> Iterator[None]:
    """Give transformers safetensors to read where the hub has only pickled weights."""
    _, safe = weight_files(folder)
    if safe:
        yield
        return
    from safetensors.numpy import save_file

    draft = folder / SAFE
    save_file(dict(read_weights(folder)), draft, {"format": "pt"})
    try:
        yield
    finally:
        draft.unlink(missing_ok=True)
