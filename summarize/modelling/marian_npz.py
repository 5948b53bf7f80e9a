"""Convert what Marian itself saves (an .npz, .yml vocabularies), through CTranslate2's own converter: no torch.

OPUS-MT publishes its models in this form too: the .npz, decoder.yml, the
vocabularies, source.spm and target.spm in one folder.
"""

from __future__ import annotations

import traceback
import zipfile
from pathlib import Path
from typing import Any

from summarize.errors import ModelError

DECODER = "decoder.yml"


def npz_model(folder: Path) -> Path | None:
    """Return Marian's own file of weights in `folder`, None where there is none.

    Raises ModelError where there are several and decoder.yml does not say which.
    """
    found = sorted(folder.glob("*.npz"))
    if len(found) < 2:
        return found[0] if found else None
    named = [folder / name for name in _listed(folder, "models") if (folder / name).is_file()]
    if not named:
        raise ModelError(f"{folder}: {len(found)} .npz files, and no {DECODER} that says which is the model")
    return named[0]


def convert_npz(model: Path, target: Path, quantization: str) -> None:
    """Convert the weights in `model`, with the vocabularies beside it, into the folder `target`.

    Raises ModelError where a file is missing, damaged, or of an architecture that CTranslate2 does not know.
    """
    import yaml
    from ctranslate2.converters import MarianConverter

    folder = model.parent
    vocabularies = [folder / name for name in _listed(folder, "vocabs")] or sorted(folder.glob("*vocab*.yml"))
    if not 1 <= len(vocabularies) <= 2 or not all(path.is_file() for path in vocabularies):
        raise ModelError(f"{folder}: no vocabulary here, neither in {DECODER} nor as *vocab*.yml")
    try:
        with zipfile.ZipFile(model) as parts:
            if spoilt := parts.testzip():
                raise ValueError(f"{spoilt} is damaged")
        # numpy refuses pickled objects in an .npz, and the converter does not ask it for any.
        MarianConverter(str(model), [str(path) for path in vocabularies]).convert(
            str(target), quantization=quantization, force=True
        )
    except (ValueError, KeyError, OSError, EOFError, AttributeError, zipfile.BadZipFile, yaml.YAMLError) as error:
        traceback.clear_frames(error.__traceback__)  # the converter leaves the file open that it refuses
        reason = " ".join(str(error).split()) or type(error).__name__
        raise ModelError(f"{model}: not a Marian model that can be converted ({reason})") from error


def _listed(folder: Path, key: str) -> list[str]:
    """Return the names of files beside decoder.yml that it lists; where they lay when it was written is no matter."""
    path = folder / DECODER
    if not path.is_file():
        return []
    import yaml

    try:
        settings: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
        return [Path(str(name)).name for name in settings.get(key) or ()]
    except (OSError, ValueError, TypeError, AttributeError, yaml.YAMLError) as error:
        raise ModelError(f"{path}: damaged ({' '.join(str(error).split())})") from error
