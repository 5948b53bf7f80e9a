"""Models: which are known, which are installed, whether they are intact, and how to get more.

`resolve` names the model to use (flag, else the best installed, else the
built-in one) and `check` refuses altered files; an engine then loads
`location.folder` by what `location.manifest` says.
"""

from __future__ import annotations

from summarize.modelling.catalogue import Entry, find, known
from summarize.modelling.manifest import Decoding, Manifest, Tokenizer, read_manifest, write_manifest
from summarize.modelling.store import ModelLocation, builtin, installed, models_folder, resolve
from summarize.modelling.verification import check, verify

__all__ = [
    "Decoding",
    "Entry",
    "Manifest",
    "ModelLocation",
    "Tokenizer",
    "builtin",
    "check",
    "find",
    "installed",
    "known",
    "models_folder",
    "read_manifest",
    "resolve",
    "verify",
    "write_manifest",
]
