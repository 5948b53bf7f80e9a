"""Where decoding happens: a GPU where there is one, the CPU with a warning where there is none."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import ctranslate2
import pytest

from summarize.modelling import install, resolve
from summarize.modelling.manifest import Manifest
from summarize.modelling.store import ModelLocation
from summarize.translating.devices import CPU_BATCH, free_gpu_memory, gpu_batch, place
from summarize.translating.engine import Decoding
from summarize.translating.engine_ctranslate2 import CTranslate2Engine
from summarize.translating.loading import load_engine
from tests.cli.command import summarize
from tests.conftest import list_models
from tests.modelling import tiny

GPUS = ctranslate2.get_cuda_device_count()
needs_gpu = pytest.mark.skipif(not GPUS, reason="no GPU is here")
needs_none = pytest.mark.skipif(bool(GPUS), reason="a GPU is here")
SOURCE = ["Губернатор области встретился с делегацией японских компаний."]


@pytest.fixture
def gpu(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let CTranslate2 say that there is a GPU of the usual abilities."""
    able = {"float32", "float16", "int8_float32", "int8_float16", "int8"}
    monkeypatch.setattr(ctranslate2, "get_cuda_device_count", lambda: 1)
    monkeypatch.setattr(ctranslate2, "get_supported_compute_types", lambda device: able)


@needs_none
def test_the_cpu_takes_the_place_of_a_gpu_that_is_not_there_with_a_warning() -> None:
    line = f"{SOURCE[0]}\n".encode()
    usual = summarize("translate", "--lines", "--from", "ru", "--no-cache", stdin=line)
    asked = summarize("translate", "--lines", "--from", "ru", "--no-cache", "--device", "cuda", stdin=line)
    assert (asked.code, asked.out) == (0, usual.out)
    assert asked.err.count("\n") == 1
    assert asked.err.endswith("--device cuda: no NVIDIA GPU with its driver is here; going on with the CPU\n")
    assert usual.err == ""


@needs_none
def test_no_one_is_warned_who_did_not_ask_for_a_gpu(caplog: pytest.LogCaptureFixture) -> None:
    assert place("auto", "int8").device == place("cpu", "int8").device == "cpu"
    assert caplog.text == ""


@pytest.mark.usefixtures("gpu")
@pytest.mark.parametrize(
    ("stored", "arithmetic"),
    [("int8", "int8_float16"), ("int8_float16", "int8_float16"), ("float16", "float16"), ("float32", "float16")],
)
def test_a_gpu_computes_in_halves(stored: str, arithmetic: str) -> None:
    assert (place("cuda", stored).device, place("auto", stored).arithmetic) == ("cuda", arithmetic)


@pytest.mark.usefixtures("gpu")
def test_a_gpu_without_tensor_cores_computes_as_it_can(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctranslate2, "get_supported_compute_types", lambda device: {"float32", "int8_float32"})
    assert place("cuda", "int8").arithmetic == "int8_float32"
    assert place("cuda", "float16").arithmetic == "default"


def test_a_batch_is_as_large_as_the_free_memory_allows() -> None:
    gigabyte = 1 << 30
    sizes = [gpu_batch(free) for free in (None, 0, 2 * gigabyte, 8 * gigabyte, 80 * gigabyte)]
    assert sizes == [1024, 1024, 1024, 4096, 16384]


@needs_none
def test_a_driver_that_is_not_there_tells_of_no_memory() -> None:
    assert free_gpu_memory() is None


@pytest.mark.usefixtures("gpu")
def test_a_gpu_that_refuses_the_model_gives_way_to_the_cpu(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    real = ctranslate2.Translator

    def translator(folder: str, device: str, **options: Any) -> Any:
        if device == "cuda":
            raise RuntimeError("Library libcublas.so.12 is not found or cannot be loaded")
        return real(folder, device=device, **options)

    monkeypatch.setattr(ctranslate2, "Translator", translator)
    monkeypatch.setattr(logging.getLogger("summarize"), "propagate", True)
    engine = load_engine(resolve("built-in"), "ctranslate2", 1, "cuda")
    assert engine.translate(SOURCE, Decoding())[0][0].text
    assert "Library libcublas.so.12 is not found or cannot be loaded; going on with the CPU" in caplog.text
    assert "cuda" not in engine.name


class Forgetful:
    """A translator that holds so many sentences at once and no more, as a GPU does."""

    def __init__(self, real: Any, room: int) -> None:
        self._real, self._room = real, room
        self.batches: list[int] = []
        self.compute_type = real.compute_type

    def translate_batch(self, batch: list[list[str]], **options: Any) -> Any:
        self.batches.append(len(batch))
        if len(batch) > self._room:
            raise RuntimeError("CUDA failed with error out of memory")
        return self._real.translate_batch(batch, **options)


def test_a_batch_that_does_not_fit_is_halved_until_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = CTranslate2Engine(resolve("built-in"), threads=1, device="cpu")
    sources = SOURCE * 40
    usual = engine.translate(sources, Decoding(beam=1))
    small = Forgetful(engine._translator, room=7)
    monkeypatch.setattr(engine, "_translator", small)
    assert engine.translate(sources, Decoding(beam=1)) == usual
    assert max(small.batches) == 40
    small.batches.clear()
    engine.translate(sources, Decoding(beam=1))
    assert max(small.batches) <= 7


def test_another_failure_of_the_engine_is_not_taken_for_a_full_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = CTranslate2Engine(resolve("built-in"), threads=1, device="cpu")

    def fail(*arguments: Any, **options: Any) -> Any:
        raise RuntimeError("illegal instruction")

    monkeypatch.setattr(engine, "_translator", type("Broken", (), {"translate_batch": fail})())
    with pytest.raises(RuntimeError, match="illegal instruction"):
        engine.translate(SOURCE, Decoding())


def test_a_model_converted_for_a_gpu_is_decoded_on_the_cpu_in_silence(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    list_models("tiny translate ru-en hf:maker/tiny@main MIT\n")
    files = tiny.write(tiny.marian(positions=False), tmp_path / "hub")
    location = install.install_from("tiny", files, install.Options(quantization="int8_float16"))
    assert load_engine(location, "auto", 1, "cpu").translate(SOURCE, Decoding())
    assert capfd.readouterr().err == ""


# Where there is a GPU


def batch_of(location: ModelLocation) -> int:
    """Return the tokens of a batch for a model here."""
    manifest: Manifest = location.manifest
    return place("cuda", manifest.quantization).batch


@needs_gpu
def test_the_gpu_says_what_the_cpu_says() -> None:
    location = resolve("built-in")
    gpu = load_engine(location, "ctranslate2", 1, "cuda")
    assert gpu.name.endswith("int8_float16 cuda")
    cpu = load_engine(location, "ctranslate2", 1, "cpu")
    here, there = (engine.translate(SOURCE * 20, Decoding()) for engine in (gpu, cpu))
    assert [each[0].text for each in here] == [each[0].text for each in there]


@needs_gpu
def test_batches_are_larger_there() -> None:
    assert batch_of(resolve("built-in")) >= CPU_BATCH
    assert free_gpu_memory()


@needs_gpu
def test_the_reference_engine_uses_the_gpu_too() -> None:
    pytest.importorskip("torch", reason="takes the torch extra")
    engine = load_engine(resolve("built-in"), "transformers", 1, "cuda")
    assert engine.translate(SOURCE, Decoding())[0][0].text
