"""Read the weights that CTranslate2 stores, for engines that are not CTranslate2.

The layout is the one that `ctranslate2.specs.model_spec` writes: little-endian;
a header, then each variable as name, shape, type and bytes, then aliases.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarize.errors import ModelError

_TYPES = {0: "<f4", 1: "i1", 2: "<i2", 3: "<i4", 4: "<f2"}
_VERSION = 6


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def number(self, form: str) -> int:
        size = struct.calcsize(form)
        (value,) = struct.unpack_from(form, self._data, self._at)
        self._at += size
        return int(value)

    def name(self) -> str:
        raw = self.take(self.number("<H"))
        return raw.rstrip(b"\0").decode()

    def take(self, size: int) -> bytes:
        part = self._data[self._at : self._at + size]
        if len(part) < size:
            raise ValueError("the file ends early")
        self._at += size
        return part


def read_weights(path: Path) -> dict[str, NDArray[Any]]:
    """Return the variables of a model.bin by name, quantised ones as float32.

    A quantised weight is rows of int8 with one scale a row: weight = row / scale.
    Raises ModelError where the file is not of the known layout.
    """
    try:
        reader = _Reader(path.read_bytes())
        found = _dequantised(_variables(reader))
        for _ in range(reader.number("<I")):
            alias, name = reader.name(), reader.name()
            if name in found:
                found[alias] = found[name]
        return found
    except (OSError, ValueError, struct.error, KeyError, UnicodeDecodeError) as error:
        raise ModelError(
            f"{path}: not a model file of a known layout ({error}); run: summarize models verify"
        ) from error


def _variables(reader: _Reader) -> dict[str, NDArray[Any]]:
    if (version := reader.number("<I")) != _VERSION:
        raise ValueError(f"layout version {version}")
    reader.name()
    reader.number("<I")
    found: dict[str, NDArray[Any]] = {}
    for _ in range(reader.number("<I")):
        name = reader.name()
        shape = [reader.number("<I") for _ in range(reader.number("<B"))]
        kind = np.dtype(_TYPES[reader.number("<B")])
        found[name] = np.frombuffer(reader.take(reader.number("<I")), kind).reshape(shape)
    return found


def _dequantised(found: dict[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    out = {}
    for name, value in found.items():
        if name.endswith("_scale"):
            continue
        scale = found.get(f"{name}_scale")
        if scale is not None and value.dtype == np.int8:
            value = value.astype(np.float32) / scale.reshape(-1, *[1] * (value.ndim - 1))
        out[name] = value
    return out
