"""Read the weights of a hub folder as float32 arrays, without running anything that is in them.

Safetensors is plain data: a JSON header and raw arrays, read here with numpy.
A pickled pytorch_model.bin is a program; it is touched only where there is no
safetensors, and only by torch's restricted loader (`weights_only=True`).
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarize.errors import ModelError

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[np.float32]]

SAFE, SAFE_INDEX = "model.safetensors", "model.safetensors.index.json"
PICKLED, PICKLED_INDEX = "pytorch_model.bin", "pytorch_model.bin.index.json"
_LONGEST_HEADER = 100_000_000  # as in the format's reference reader
_BYTES = {"F64": 8, "F32": 4, "F16": 2, "BF16": 2, "I64": 8, "I32": 4, "I16": 2, "I8": 1, "U8": 1, "BOOL": 1}
_FLOATS = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "BF16": "<u2"}


class Weights(Mapping[str, "Array"]):
    """Map the name of each tensor to a float32 array of its own, read when it is asked for."""

    def __init__(self, files: list[Path]) -> None:
        """Read the headers of the safetensors `files`.

        Raises ModelError where one is not what it says.
        """
        self._places: dict[str, tuple[Path, int, dict[str, Any]]] = {}
        for file in files:
            start, header = _header(file)
            self._places |= {name: (file, start, entry) for name, entry in header.items()}

    def __getitem__(self, name: str) -> Array:
        import numpy as np

        file, start, entry = self._places[name]
        kind = entry["dtype"]
        if kind not in _FLOATS:
            raise ModelError(f"{file}: {name} holds {kind}, not floating point numbers")
        count = math.prod(entry["shape"])
        raw = np.fromfile(file, dtype=_FLOATS[kind], count=count, offset=start + entry["data_offsets"][0])
        if kind == "BF16":
            # A bfloat16 is the upper half of a float32.
            raw = (raw.astype("<u4") << 16).view("<f4")
        return np.asarray(raw, dtype=np.float32).reshape(entry["shape"])

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def _header(file: Path) -> tuple[int, dict[str, dict[str, Any]]]:
    """Return where the data of a safetensors file start, and its header, each entry checked against the file's size."""
    try:
        size = file.stat().st_size
        with file.open("rb") as stream:
            length = int.from_bytes(stream.read(8), "little")
            if not 2 <= length <= min(_LONGEST_HEADER, size - 8):
                raise ValueError("its header does not fit")
            header = json.loads(stream.read(length))
        header.pop("__metadata__", None)
        for name, entry in header.items():
            _check_entry(name, entry, size - 8 - length)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{file}: not a safetensors file, or cut short ({error})") from error
    return 8 + length, header


def _check_entry(name: str, entry: dict[str, Any], size: int) -> None:
    begin, end = entry["data_offsets"]
    wanted = math.prod(entry["shape"]) * _BYTES[entry["dtype"]]
    if not 0 <= begin <= end <= size or end - begin != wanted:
        raise ValueError(f"{name} does not fit")


def shards(index: Path) -> list[str]:
    """Return the file names that an index lists, sorted.

    Raises ModelError where it is no index, or a name leads out of its folder.
    """
    try:
        names = sorted(set(json.loads(index.read_text(encoding="utf-8"))["weight_map"].values()))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{index}: not an index of weights ({error})") from error
    for name in names:
        if not isinstance(name, str) or "/" in name or "\\" in name or name.startswith("."):
            raise ModelError(f"{index}: {name!r} is not the name of a file beside it")
    return names


def weight_files(folder: Path) -> tuple[list[Path], bool]:
    """Return the files that hold the weights, and whether they are safetensors.

    Raises ModelError where there are none.
    """
    for single, index, safe in ((SAFE, SAFE_INDEX, True), (PICKLED, PICKLED_INDEX, False)):
        if (folder / single).is_file():
            return [folder / single], safe
        if (folder / index).is_file():
            return [folder / name for name in shards(folder / index)], safe
    raise ModelError(f"{folder}: no weights here, neither {SAFE} nor {PICKLED}")


def read_weights(folder: Path) -> Mapping[str, Array]:
    """Return the weights of a hub folder by name.

    Raises ModelError where there are none, or they are pickled and torch is missing.
    """
    files, safe = weight_files(folder)
    return Weights(files) if safe else _unpickled(files)


def _unpickled(files: list[Path]) -> dict[str, Array]:
    torch = torch_or_error(f"{files[0]} can only be read safely by torch")
    tensors: dict[str, Array] = {}
    for file in files:
        try:
            state = torch.load(file, map_location="cpu", weights_only=True)
            tensors |= {name: tensor.float().numpy().copy() for name, tensor in state.items()}
        except Exception as error:  # torch raises pickle's, zipfile's and its own errors for a bad file
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise ModelError(f"{file}: torch refuses to load it ({reason})") from error
    return tensors


def torch_or_error(why: str) -> Any:
    """Return torch.

    Raises ModelError that begins with `why` where it is not installed.
    """
    try:
        return importlib.import_module("torch")
    except ImportError:
        raise ModelError(f"{why}; run: pip install 'summarize[torch]'") from None


def has_torch() -> bool:
    """Say whether torch and transformers are installed, without importing them."""
    return importlib.util.find_spec("torch") is not None and importlib.util.find_spec("transformers") is not None
