"""Every family, from the hub to both engines: pulled, converted, loaded by its task, and the same tokens said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from summarize.errors import ModelError, UsageError
from summarize.modelling import install, resolve
from summarize.modelling.store import ModelLocation
from summarize.translating.engine import Decoding
from summarize.translating.engine_ctranslate2 import CTranslate2Engine
from summarize.translating.loading import load_installed, makers_decoding
from summarize.translating.tokens import Tokens

from . import tiny, tiny_families
from .hub_server import Hub
from .test_convert import FAMILIES

SEARCHES = (
    Decoding(beam=1),
    Decoding(beam=4, hypotheses=4),
    Decoding(beam=4, hypotheses=2, no_repeat=2),
    Decoding(beam=4, length_penalty=2.0, shortest=8, longest=15),
)
MARIAN = {"marian": {}, "marian-told": {"target-language": ">>eng<<"}}


def pulled(hub: Hub, models: Path, files: dict[str, bytes], task: str, attributes: dict[str, str]) -> ModelLocation:
    """Serve the files as a model of the hub, pull it, and return where it is."""
    hub.repository("maker/tiny").commit(files)
    settings = " ".join(f"{key}={value}" for key, value in attributes.items())
    (models / "models.txt").write_text(f"tiny {task} hf:maker/tiny@main MIT {settings}\n", encoding="utf-8")
    install.pull("tiny")
    return resolve("tiny", task.split(",")[0])


def marian(told: bool = False) -> dict[str, bytes]:
    """Return the files of a tiny Marian model, told its target language or not."""
    return tiny.marian(languages=(">>eng<<", ">>deu<<") if told else ())


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("family", [*FAMILIES, *MARIAN])
def test_both_engines_say_the_same(hub: Hub, models: Path, tmp_path: Path, transformers: Any, family: str) -> None:
    if family in MARIAN:
        task, attributes, files = "translate ru-en", MARIAN[family], marian(told=family == "marian-told")
    else:
        task, attributes = FAMILIES[family]
        made = tiny_families.make(family, tmp_path / "made")
        files = {path.name: path.read_bytes() for path in made.iterdir()}
    location = pulled(hub, models, files, task, attributes)
    # Int8 weights through float32 arithmetic on both sides: what differs is the engines' own.
    default = CTranslate2Engine(location, threads=1, device="cpu", compute_type="float32")
    reference = load_installed(task.split(",")[0], engine="transformers", device="cpu")
    assert (default.limit, default.count(tiny.RUSSIAN[0])) == (reference.limit, reference.count(tiny.RUSSIAN[0]))
    sources = tiny.ENGLISH if family == "bart" else tiny.RUSSIAN
    for decoding in SEARCHES:
        ours = [[(one.text, one.finished) for one in each] for each in default.translate(sources, decoding)]
        theirs = [[(one.text, one.finished) for one in each] for each in reference.translate(sources, decoding)]
        assert ours == theirs
        assert len(ours[0]) == decoding.hypotheses
    assert any(text for each in ours for text, _ in each)


@pytest.mark.filterwarnings("ignore")
def test_scores_are_the_mean_log_probability_in_both(hub: Hub, models: Path, transformers: Any) -> None:
    location = pulled(hub, models, marian(), "translate ru-en", {})
    default = CTranslate2Engine(location, threads=1, device="cpu", compute_type="float32")
    reference = load_installed("translate ru-en", engine="transformers", device="cpu")
    for decoding in (Decoding(beam=1), Decoding(beam=4)):
        ours = [each[0].score for each in default.translate(tiny.RUSSIAN, decoding)]
        assert ours == pytest.approx([each[0].score for each in reference.translate(tiny.RUSSIAN, decoding)], abs=0.01)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("family", ["t5", "mbart", "pegasus"])
def test_a_repository_with_tokenizer_json_alone_will_do(
    hub: Hub, models: Path, tmp_path: Path, transformers: Any, family: str
) -> None:
    task, attributes = FAMILIES[family]
    made = tiny_families.make(family, tmp_path / "made")
    transformers.AutoTokenizer.from_pretrained(made).save_pretrained(made)
    files = {path.name: path.read_bytes() for path in made.iterdir() if path.suffix != ".model"}
    assert "tokenizer.json" in files
    location = pulled(hub, models, files, task, attributes)
    assert location.manifest.tokenizer.kind == "tokenizers"
    default = CTranslate2Engine(location, threads=1, device="cpu", compute_type="float32")
    reference = load_installed(task, engine="transformers", device="cpu")
    for decoding in SEARCHES:
        ours, theirs = (engine.translate(tiny.RUSSIAN, decoding) for engine in (default, reference))
        assert [each[0].text for each in ours] == [each[0].text for each in theirs]


@pytest.mark.filterwarnings("ignore")
def test_what_marian_itself_saved_says_the_same_in_both(models: Path, tmp_path: Path, transformers: Any) -> None:
    install.install_from("tiny-ru-en", tiny.write(tiny.marian_npz(), tmp_path / "opus"))
    location = resolve("tiny-ru-en")
    default = CTranslate2Engine(location, threads=1, device="cpu", compute_type="float32")
    reference = load_installed("translate ru-en", "tiny-ru-en", "transformers", device="cpu")
    ours, theirs = (engine.translate(tiny.RUSSIAN, Decoding()) for engine in (default, reference))
    assert [each[0].text for each in ours] == [each[0].text for each in theirs]


# Without torch


def test_a_pulled_model_is_loaded_by_its_task_and_says_something(hub: Hub, models: Path) -> None:
    location = pulled(hub, models, marian(), "translate ru-en", {})
    engine = load_installed("translate ru-en", "tiny", threads=1, device="cpu")
    found = engine.translate(tiny.RUSSIAN, makers_decoding(location.manifest))
    assert [each[0].text for each in found if each[0].text]
    assert engine.name.startswith("ctranslate2")


def test_the_target_language_stands_before_the_text_and_is_neither_counted_nor_aligned(hub: Hub, models: Path) -> None:
    location = pulled(hub, models, marian(told=True), "translate ru-en", MARIAN["marian-told"])
    tokens = Tokens(location)
    read = tokens.source(tiny.RUSSIAN[0])
    assert read[0] == ">>eng<<"
    assert len(read) == tokens.count(tiny.RUSSIAN[0]) + 1
    assert read[tokens.text_of_source(read)] == read[1:]
    engine = CTranslate2Engine(location, threads=1, device="cpu")
    words = (len(tiny.RUSSIAN[0].split()), len(tiny.ENGLISH[0].split()))
    for here, there in engine.align([(tiny.RUSSIAN[0], tiny.ENGLISH[0])])[0]:
        assert here < words[0]
        assert there < words[1]


def test_a_target_that_is_bounded_is_cut_there_and_says_so(hub: Hub, models: Path) -> None:
    pulled(hub, models, marian(), "translate ru-en", {})
    engine = load_installed("translate ru-en", threads=1, device="cpu")
    whole = [each[0] for each in engine.translate(tiny.RUSSIAN, Decoding(beam=1))]
    cut = [each[0] for each in engine.translate(tiny.RUSSIAN, Decoding(beam=1, longest=3))]
    assert all(one.text.startswith(part.text) for one, part in zip(whole, cut, strict=True))
    assert [one.text == part.text for one, part in zip(whole, cut, strict=True)] == [one.finished for one in cut]
    assert not all(one.finished for one in cut)


def test_a_target_goes_on_until_it_is_as_long_as_asked(hub: Hub, models: Path) -> None:
    pulled(hub, models, marian(), "translate ru-en", {})
    engine = load_installed("translate ru-en", threads=1, device="cpu")
    whole = [each[0].text for each in engine.translate(tiny.RUSSIAN, Decoding(beam=1))]
    longer = [each[0].text for each in engine.translate(tiny.RUSSIAN, Decoding(beam=1, shortest=30))]
    assert whole != longer
    assert all(len(one) <= len(other) for one, other in zip(whole, longer, strict=True))


def test_an_altered_model_is_not_loaded(hub: Hub, models: Path) -> None:
    location = pulled(hub, models, marian(), "translate ru-en", {})
    with (location.folder / "model.bin").open("r+b") as file:
        file.seek(-1, 2)
        file.write(b"\x7f")
    with pytest.raises(ModelError, match=r"was altered.*run: summarize models pull tiny$"):
        load_installed("translate ru-en", "tiny")


def test_a_model_of_another_task_is_not_loaded(hub: Hub, models: Path) -> None:
    pulled(hub, models, marian(), "translate ru-en", {})
    with pytest.raises(UsageError, match=r"does 'translate ru-en', not 'summarize en'"):
        load_installed("summarize en", "tiny")
    with pytest.raises(ModelError, match=r"no model for 'summarize en' is installed; run: summarize models pull"):
        load_installed("summarize en")
