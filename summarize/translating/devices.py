"""Where to decode, with which arithmetic, and how much at once."""

from __future__ import annotations

import ctypes
import logging
import os
from dataclasses import dataclass

CPU_BATCH = 1024  # tokens: on a CPU more gains nothing
_GPU_BATCH = (1024, 16384)
# What the largest model of models.txt (MADLAD, 32 layers of 2048) keeps for a source token with beam 4.
_BYTES_A_TOKEN = 1 << 20
_SHARE = 0.5  # of the memory that is free, the rest being for weights and intermediate results
# By what a model was stored as, best first; "default" is what it was stored as.
_ARITHMETIC = {
    "int8": ("int8_float16", "int8_float32"),
    "int8_float16": ("int8_float16", "int8_float32"),
    "float16": ("float16",),
    "float32": ("float16",),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Name a device ("cpu", "cuda"), CTranslate2's compute type there, and the most tokens of a batch."""

    device: str
    arithmetic: str
    batch: int


def on_cpu(quantization: str) -> Place:
    """Return the place on the CPU; none computes with float16, and float32 asked for by name costs no warning."""
    half = "float16" in quantization
    return Place("cpu", quantization.replace("float16", "float32") if half else "default", CPU_BATCH)


def warn_no_gpu(reason: str) -> None:
    """Tell the user, once a model, that the CPU takes the place of the GPU."""
    logging.getLogger("summarize").warning("--device cuda: %s; going on with the CPU", reason)


def place(wanted: str, quantization: str) -> Place:
    """Return where a model stored as `quantization` ("int8", …) is decoded.

    "auto" takes a GPU where there is one; "cuda" says so where there is none,
    and takes the CPU.
    """
    import ctranslate2

    if wanted == "cpu":
        return on_cpu(quantization)
    if not ctranslate2.get_cuda_device_count():
        if wanted == "cuda":
            warn_no_gpu("no NVIDIA GPU with its driver is here")
        return on_cpu(quantization)
    able = ctranslate2.get_supported_compute_types("cuda")
    kinds = _ARITHMETIC.get(quantization, ())
    return Place("cuda", next((kind for kind in kinds if kind in able), "default"), gpu_batch(free_gpu_memory()))


def gpu_batch(free: int | None) -> int:
    """Return the most tokens of a batch for `free` bytes of GPU memory; None is unknown."""
    least, most = _GPU_BATCH
    return least if free is None else max(least, min(most, int(free * _SHARE) // _BYTES_A_TOKEN))


def free_gpu_memory() -> int | None:
    """Return the bytes free on the first GPU that this process may use; None where the driver does not tell."""

    class Memory(ctypes.Structure):
        _fields_ = (("total", ctypes.c_ulonglong), ("free", ctypes.c_ulonglong), ("used", ctypes.c_ulonglong))

    first = os.environ.get("CUDA_VISIBLE_DEVICES", "").split(",")[0].strip()
    handle, memory = ctypes.c_void_p(), Memory()
    try:
        # NVML, which comes with every driver: its nvmlMemory_t is total, free, used.
        driver = ctypes.CDLL("nvml.dll" if os.name == "nt" else "libnvidia-ml.so.1")
        if driver.nvmlInit_v2():
            return None
        failed = driver.nvmlDeviceGetHandleByIndex_v2(int(first) if first.isdigit() else 0, ctypes.byref(handle))
        failed = failed or driver.nvmlDeviceGetMemoryInfo(handle, ctypes.byref(memory))
        driver.nvmlShutdown()
    except (OSError, AttributeError):
        return None
    return None if failed else int(memory.free)
