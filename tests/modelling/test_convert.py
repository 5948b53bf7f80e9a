"""Converting hub models: what CTranslate2 says is what transformers says, token by token."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from summarize.errors import ModelError
from summarize.modelling import install, store
from summarize.modelling.convert import Converted, convert
from summarize.modelling.marian import sinusoids
from summarize.modelling.verification import verify
from summarize.modelling.weights import Weights

from . import tiny, tiny_families
from .hub_server import Hub

TRANSLATE = "translate ru-en"


def converted(files: Mapping[str, bytes], folder: Path, quantization: str = "float32", **attributes: str) -> Path:
    """Convert the files of a hub model; return the folder of the result."""
    source, target = tiny.write(files, folder / "hub"), folder / f"converted-{quantization}"
    convert(source, target, attributes, TRANSLATE, quantization)
    return target


def with_weights(
    files: Mapping[str, bytes], folder: Path, change: Callable[[dict[str, Any]], None]
) -> dict[str, bytes]:
    """Return the files with other tensors in their file of weights."""
    tensors: dict[str, Any] = dict(Weights([tiny.write(files, folder / "before") / "model.safetensors"]))
    change(tensors)
    return dict(files) | {"model.safetensors": tiny.safetensors(tensors)}


# Marian, with numpy alone


@pytest.mark.parametrize("quantization", ["int8", "int8_float16", "float16", "float32"])
def test_marian_is_converted_without_torch_and_says_something(
    tmp_path: Path, marian_files: dict[str, bytes], quantization: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "transformers", None)
    folder = converted(marian_files, tmp_path, quantization)
    assert tiny.decode(folder, tiny.RUSSIAN[0])


def test_int8_is_a_quarter_of_float32_or_little_more(tmp_path: Path) -> None:
    marian_files = tiny.marian(positions=True)
    sizes = {
        kind: (converted(marian_files, tmp_path, kind) / "model.bin").stat().st_size for kind in ("int8", "float32")
    }
    assert sizes["int8"] < 0.55 * sizes["float32"]  # the scales and positions of so small a model weigh much


def test_the_same_model_gives_the_same_bytes(tmp_path: Path, marian_files: dict[str, bytes]) -> None:
    first = converted(marian_files, tmp_path / "1", "int8")
    second = converted(marian_files, tmp_path / "2", "int8")
    assert (first / "model.bin").read_bytes() == (second / "model.bin").read_bytes()


def test_pad_is_left_out_and_never_said(tmp_path: Path, marian_files: dict[str, bytes]) -> None:
    words = json.loads((converted(marian_files, tmp_path) / "shared_vocabulary.json").read_text(encoding="utf-8"))
    assert "<pad>" not in words
    assert len(words) == len(json.loads(marian_files["vocab.json"])) - 1


def test_the_settings_of_the_makers_are_kept(tmp_path: Path, marian_files: dict[str, bytes]) -> None:
    generation = {"num_beams": 6, "length_penalty": 0.6, "no_repeat_ngram_size": 3, "min_length": 5, "max_length": 99}
    files = dict(marian_files) | {"generation_config.json": json.dumps(generation).encode()}
    source = tiny.write(files, tmp_path / "hub")
    decoding = convert(source, tmp_path / "one", {}, TRANSLATE).decoding
    assert (decoding.beam, decoding.length_penalty, decoding.no_repeat_ngram) == (6, 0.6, 3)
    assert (decoding.shortest_target, decoding.longest_target, decoding.longest_source) == (5, 99, 64)
    listed = {"beam": "2", "longest-source": "50", "no-repeat-ngram": "0"}
    decoding = convert(source, tmp_path / "two", listed, TRANSLATE).decoding
    assert (decoding.beam, decoding.longest_source, decoding.no_repeat_ngram) == (2, 50, 0)


@pytest.mark.parametrize(
    "kept", ["model.encoder.embed_tokens.weight", "model.decoder.embed_tokens.weight", "lm_head.weight"]
)
def test_a_shared_matrix_may_be_stored_under_any_of_its_names(
    tmp_path: Path, marian_files: dict[str, bytes], kept: str
) -> None:
    def rename(tensors: dict[str, Any]) -> None:
        tensors[kept] = tensors.pop("model.shared.weight")

    usual = converted(marian_files, tmp_path / "usual")
    renamed = converted(with_weights(marian_files, tmp_path, rename), tmp_path / "renamed")
    assert (usual / "model.bin").read_bytes() == (renamed / "model.bin").read_bytes()


def test_an_output_matrix_that_was_never_trained_is_ignored(tmp_path: Path, marian_files: dict[str, bytes]) -> None:
    """The first conversions of the tc-big models carry one; transformers 4.30 and later read it."""

    def add(tensors: dict[str, Any]) -> None:
        tensors["lm_head.weight"] = np.ones_like(tensors["model.shared.weight"])

    usual = converted(marian_files, tmp_path / "usual")
    spoilt = converted(with_weights(marian_files, tmp_path, add), tmp_path / "spoilt")
    assert (usual / "model.bin").read_bytes() == (spoilt / "model.bin").read_bytes()


def test_two_vocabularies_and_three_matrices(tmp_path: Path, marian_files: dict[str, bytes]) -> None:
    words = json.loads(marian_files["vocab.json"])
    other = {word: number for number, word in enumerate([*list(words)[:50], "<pad>"])}
    config = json.loads(marian_files["config.json"]) | {
        "share_encoder_decoder_embeddings": False,
        "tie_word_embeddings": False,
        "decoder_vocab_size": len(other),
    }

    def split(tensors: dict[str, Any]) -> None:
        shared = tensors.pop("model.shared.weight")
        tensors["model.encoder.embed_tokens.weight"] = shared
        tensors["model.decoder.embed_tokens.weight"] = shared[: len(other)] * 2
        tensors["lm_head.weight"] = shared[: len(other)] * 3
        tensors["final_logits_bias"] = tensors["final_logits_bias"][:, : len(other)]

    files = with_weights(marian_files, tmp_path, split)
    files |= {"config.json": json.dumps(config).encode(), "target_vocab.json": json.dumps(other).encode()}
    folder = converted(files, tmp_path)
    assert len(json.loads((folder / "source_vocabulary.json").read_text())) == len(words) - 1
    assert len(json.loads((folder / "target_vocabulary.json").read_text())) == len(other) - 1
    assert set(tiny.decode(folder, tiny.RUSSIAN[0])) <= set(other)


@pytest.mark.parametrize("stored", [True, False])
def test_a_search_that_runs_past_the_positions_of_the_hub_goes_on(
    tmp_path: Path, marian_files: dict[str, bytes], stored: bool
) -> None:
    def endless(tensors: dict[str, Any]) -> None:
        tensors["final_logits_bias"][0, 0] = -1e6
        if stored:
            for stack in ("encoder", "decoder"):
                tensors[f"model.{stack}.embed_positions.weight"] = sinusoids(64, tiny.WIDTH).astype(np.float16)

    folder = converted(with_weights(marian_files, tmp_path, endless), tmp_path)
    assert len(tiny.decode(folder, tiny.RUSSIAN[0], most=100)) == 100


def test_positions_of_a_models_own_are_kept(tmp_path: Path) -> None:
    folder = converted(tiny.marian(positions=True), tmp_path)
    with pytest.raises(RuntimeError, match=r"positions >= 64"):
        tiny.decode(folder, " ".join(tiny.RUSSIAN), most=100)


def test_positions_are_sines_then_cosines() -> None:
    table = sinusoids(5, 8)
    np.testing.assert_allclose(table[0], [0, 0, 0, 0, 1, 1, 1, 1])
    np.testing.assert_allclose(table[1, [0, 4]], [np.sin(1), np.cos(1)], rtol=1e-6)
    np.testing.assert_allclose(table[3, [1, 5]], [np.sin(0.3), np.cos(0.3)], rtol=1e-6)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"vocab.json": b'{"</s>": 0, "<unk>": 5}'}, "have gaps"),
        ({"vocab.json": b'{"a": 0, "b": 1}'}, "has no </s>"),
        ({"vocab.json": b"["}, "cannot be converted|not a Marian model"),
        ({"config.json": b"{}"}, "config.json is missing"),
        ({"config.json": b'{"model_type": "marian"}'}, "encoder_layers is missing"),
        ({"config.json": b'{"model_type": "llama"}'}, "'llama' is not supported"),
        ({"config.json": b"no"}, "not JSON"),
        ({"config.json": b"[]"}, "not a JSON object"),
        ({"source.spm": None}, "source.spm is missing"),
        ({"model.safetensors": None, "pytorch_model.bin": None}, "no weights here"),
    ],
)
def test_a_model_with_something_wrong_is_refused_in_one_line(
    tmp_path: Path, marian_files: dict[str, bytes], change: dict[str, bytes | None], message: str
) -> None:
    files = {name: data for name, data in (dict(marian_files) | change).items() if data is not None}
    with pytest.raises(ModelError, match=message) as caught:
        converted(files, tmp_path)
    assert "\n" not in str(caught.value)


def test_a_missing_tensor_is_named(tmp_path: Path, marian_files: dict[str, bytes]) -> None:
    name = "model.decoder.layers.1.encoder_attn.k_proj.weight"
    with pytest.raises(ModelError, match=rf"{name} is missing"):
        converted(with_weights(marian_files, tmp_path, lambda tensors: tensors.pop(name)), tmp_path / "x")


def test_a_language_token_that_the_model_does_not_know_is_refused(
    tmp_path: Path, marian_files: dict[str, bytes]
) -> None:
    source = tiny.write(marian_files, tmp_path / "hub")
    with pytest.raises(ModelError, match=r"the model has no token '>>eng<<'"):
        convert(source, tmp_path / "new", {"target-language": ">>eng<<"}, TRANSLATE)


def test_other_families_say_that_they_take_torch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    files = {"config.json": b'{"model_type": "t5"}', "spiece.model": b"", "model.safetensors": b""}
    with pytest.raises(ModelError, match=r"run: pip install 'summarize\[torch\]'$"):
        convert(tiny.write(files, tmp_path / "hub"), tmp_path / "new", {}, "summarize en")


# The same tokens as transformers, with the torch extra


def reference(model: Any, tokenizer: Any, text: str, beam: int, **forced: int) -> tuple[list[str], list[str]]:
    """Return the tokens that transformers reads and those that it says, the end token left out."""
    read = tokenizer([text], return_tensors="pt")
    # CTranslate2 ends its search as transformers does with early_stopping=True.
    said = model.generate(
        **read, num_beams=beam, max_new_tokens=20, max_length=None, early_stopping=beam > 1, do_sample=False, **forced
    )
    tokens = tokenizer.convert_ids_to_tokens(said[0].tolist()[1:])
    ends = [index for index, token in enumerate(tokens) if token in ("</s>", "<pad>")]
    return tokenizer.convert_ids_to_tokens(read["input_ids"][0].tolist()), tokens[: ends[0]] if ends else tokens


def said(folder: Path, made: Converted, read: list[str], beam: int) -> list[str]:
    """Return the tokens that CTranslate2 says for the tokens `read`, as an engine would ask for them."""
    import ctranslate2

    translator = ctranslate2.Translator(str(folder), device="cpu", intra_threads=1)
    start = list(made.tokenizer.target_prefix)
    result = translator.translate_batch(
        [read],
        target_prefix=[start] if start else None,
        beam_size=beam,
        max_decoding_length=20,
        min_decoding_length=0,
    )
    tokens: list[str] = result[0].hypotheses[0]
    assert tokens[: len(start)] == start
    return tokens[len(start) :]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("beam", [1, 4])
@pytest.mark.parametrize("positions", [True, False])
def test_marian_says_what_transformers_says(tmp_path: Path, transformers: Any, beam: int, positions: bool) -> None:
    for seed in range(3):
        files = tiny.marian(seed, positions=positions)
        folder = tmp_path / str(seed)
        source = tiny.write({name: data for name, data in files.items() if "_model." not in name}, folder / "hub")
        made = convert(source, folder / "new", {}, TRANSLATE, "float32")
        model = transformers.MarianMTModel.from_pretrained(source)
        tokenizer = transformers.MarianTokenizer.from_pretrained(source)
        for sentence in tiny.RUSSIAN:
            read, expected = reference(model, tokenizer, sentence, beam)
            assert read[-1] == "</s>"
            # CTranslate2 adds the end token itself.
            assert said(folder / "new", made, read[:-1], beam) == expected
            assert _pieces(folder / "new", made, sentence) == read[:-1]


def _pieces(folder: Path, made: Converted, text: str) -> list[str]:
    """Return the tokens that an engine makes of a text."""
    if made.tokenizer.kind == "tokenizers":
        import tokenizers  # type: ignore[import-not-found,unused-ignore]

        tokens = tokenizers.Tokenizer.from_file(str(folder / made.tokenizer.source))
        pieces = tokens.encode(made.tokenizer.text_prefix + text, add_special_tokens=False).tokens
    else:
        import sentencepiece

        processor = sentencepiece.SentencePieceProcessor(str(folder / made.tokenizer.source))
        pieces = processor.encode(made.tokenizer.text_prefix + text, out_type=str)
    return [*made.tokenizer.source_prefix, *pieces, *made.tokenizer.source_suffix]


FAMILIES: dict[str, tuple[str, dict[str, str]]] = {
    "nllb": ("translate ru-en", {}),
    "m2m100": ("translate ru-en", {}),
    "mbart": ("summarize ru", {}),
    "mbart50": ("translate ru-en", {}),
    "bart": ("summarize en", {}),
    "pegasus": ("summarize en", {}),
    "t5": ("summarize en", {}),
    "mt5": ("summarize ru,en", {}),
    "madlad": ("translate ru-en", {"family": "madlad", "text-prefix": "<2en>_"}),
}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_says_what_transformers_says(tmp_path: Path, transformers: Any, family: str) -> None:
    task, attributes = FAMILIES[family]
    source = tiny_families.make(family, tmp_path / "hub")
    made = convert(source, tmp_path / "new", attributes, task, "float32")
    assert made.family == family.removesuffix("50")
    model = transformers.AutoModelForSeq2SeqLM.from_pretrained(source)
    tokenizer = transformers.AutoTokenizer.from_pretrained(source)
    target = {"nllb": "eng_Latn", "m2m100": "__en__", "mbart50": "en_XX"}.get(family)
    forced = {"forced_bos_token_id": tokenizer.convert_tokens_to_ids(target)} if target else {}
    for text in tiny.ENGLISH[:3] if family == "bart" else tiny.RUSSIAN[:3]:
        for beam in (1, 4):
            read, expected = reference(model, tokenizer, made.tokenizer.text_prefix + text, beam, **forced)
            expected = expected[len(made.tokenizer.target_prefix) :]
            assert said(tmp_path / "new", made, read, beam) == expected[: 20 - len(made.tokenizer.target_prefix)]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_is_pulled_from_a_hub_and_installed(
    tmp_path: Path, hub: Hub, models: Path, transformers: Any, family: str
) -> None:
    task, attributes = FAMILIES[family]
    source = tiny_families.make(family, tmp_path / "hub-files")
    commit = hub.repository(f"maker/{family}").commit({path.name: path.read_bytes() for path in source.iterdir()})
    settings = " ".join(f"{key}={value}" for key, value in attributes.items())
    (models / "models.txt").write_text(f"tiny {task} hf:maker/{family}@main MIT {settings}\n", encoding="utf-8")
    location = install.pull("tiny")
    assert (location.manifest.family, location.manifest.revision) == (family.removesuffix("50"), commit)
    assert location.manifest.tokenizer.source in location.manifest.files
    verify(store.resolve("tiny", task.split(",")[0]))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("family", [family for family in FAMILIES if family not in ("madlad", "nllb")])
def test_the_manifest_tells_how_to_make_the_tokens_that_transformers_makes(
    tmp_path: Path, transformers: Any, family: str
) -> None:
    # Not MADLAD, whose makers cut text with SentencePiece itself, nor NLLB's
    # ties between equally good pieces, which transformers breaks otherwise.
    task, attributes = FAMILIES[family]
    source = tiny_families.make(family, tmp_path / "hub")
    made = convert(source, tmp_path / "new", attributes, task, "int8")
    tokenizer = transformers.AutoTokenizer.from_pretrained(source)
    text = tiny.ENGLISH[0] if family == "bart" else tiny.RUSSIAN[0]
    assert _pieces(tmp_path / "new", made, text) == tokenizer.convert_ids_to_tokens(tokenizer(text)["input_ids"])


@pytest.mark.filterwarnings("ignore")
def test_pickled_weights_are_converted_through_the_safe_loader(
    tmp_path: Path, transformers: Any, marian_files: dict[str, bytes]
) -> None:
    import torch  # type: ignore[import-not-found,unused-ignore]

    for name, source in (
        ("marian", tiny.write(marian_files, tmp_path / "marian")),
        ("pegasus", tiny_families.make("pegasus", tmp_path / "pegasus")),
    ):
        convert(source, tmp_path / f"{name}-safe", {}, TRANSLATE, "float32")
        tensors = {key: torch.from_numpy(value) for key, value in Weights([source / "model.safetensors"]).items()}
        torch.save(tensors, source / "pytorch_model.bin")
        (source / "model.safetensors").unlink()
        convert(source, tmp_path / f"{name}-pickled", {}, TRANSLATE, "float32")
        models = [(tmp_path / f"{name}-{kind}" / "model.bin").read_bytes() for kind in ("safe", "pickled")]
        assert models[0] == models[1]
        assert not (source / "model.safetensors").exists()


@pytest.mark.filterwarnings("ignore")
def test_the_embeddings_are_those_of_the_file_whatever_transformers_ties(tmp_path: Path, transformers: Any) -> None:
    """MADLAD stores the decoder's embeddings and an output matrix; transformers 5.15 gave the encoder the latter."""
    source = tiny_families.make("madlad", tmp_path / "hub")
    convert(source, tmp_path / "before", FAMILIES["madlad"][1], TRANSLATE, "float32")
    tensors: dict[str, Any] = dict(Weights([source / "model.safetensors"]))
    shared = tensors.pop("shared.weight")
    tensors["decoder.embed_tokens.weight"] = shared
    tensors["lm_head.weight"] = shared * 2
    (source / "model.safetensors").write_bytes(tiny.safetensors(tensors))
    convert(source, tmp_path / "after", FAMILIES["madlad"][1], TRANSLATE, "float32")
    before, after = (_variables(tmp_path / name / "model.bin") for name in ("before", "after"))
    name = "encoder/embeddings_0/weight"
    decoder = "decoder/embeddings/weight"
    np.testing.assert_array_equal(after.get(name, after[decoder]), shared)
    np.testing.assert_array_equal(after[decoder], shared)
    np.testing.assert_array_equal(after["decoder/projection/weight"], shared * 2)
    assert decoder in before


def _variables(path: Path) -> dict[str, Any]:
    """Return the float32 variables of a model.bin by name; aliases are left out."""
    import struct

    data, at, found = path.read_bytes(), 4, {}

    def text() -> str:
        nonlocal at
        (length,) = struct.unpack_from("H", data, at)
        value = data[at + 2 : at + 1 + length].decode()
        at += 2 + length
        return value

    text()
    _, count = struct.unpack_from("II", data, at)
    at += 8
    for _ in range(count):
        name, rank = text(), data[at]
        shape = struct.unpack_from(f"{rank}I", data, at + 1)
        kind = data[at + 1 + 4 * rank]
        (size,) = struct.unpack_from("I", data, at + 2 + 4 * rank)
        at += 6 + 4 * rank
        if kind == 0:
            found[name] = np.frombuffer(data[at : at + size], np.float32).reshape(shape)
        at += size
    return found


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("scaled", [True, False])
def test_the_first_t5_scales_what_it_says_and_later_ones_do_not(
    tmp_path: Path, transformers: Any, scaled: bool
) -> None:
    source = tiny_families.make("t5", tmp_path / "hub")
    config = json.loads((source / "config.json").read_text())
    config.pop("scale_decoder_outputs", None)
    (source / "config.json").write_text(json.dumps(config | {"tie_word_embeddings": scaled}))
    made = convert(source, tmp_path / "new", {}, "summarize en", "float32")
    model = transformers.AutoModelForSeq2SeqLM.from_pretrained(source)
    tokenizer = transformers.AutoTokenizer.from_pretrained(source)
    read, expected = reference(model, tokenizer, tiny.RUSSIAN[1], 4)
    assert said(tmp_path / "new", made, read, 4) == expected
