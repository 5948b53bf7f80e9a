"""Where installed models lie, and which of them is used.

Each lies in `<models folder>/<name>/`; the built-in one lies in the package.
Nothing here touches the network: a model that is missing is an error that
names the command to run.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from summarize.errors import ModelError, UsageError
from summarize.modelling.catalogue import BUILT_IN, Entry, find, known
from summarize.modelling.manifest import MANIFEST, Manifest, read_manifest

BUILTIN_FOLDER = Path(__file__).parent / "builtin"
TRANSLATE = "translate ru-en"
_REINSTALL = "pip install --force-reinstall summarize"


@dataclass(frozen=True, slots=True)
class ModelLocation:
    """Hand a model over to an engine: its name, its folder and what its manifest says."""

    name: str
    folder: Path
    manifest: Manifest

    @property
    def label(self) -> str:
        """Return "name@revision"."""
        return self.manifest.label

    @property
    def built_in(self) -> bool:
        """Say whether the model came with the package."""
        return self.folder == BUILTIN_FOLDER


def models_folder() -> Path:
    """Return the folder of the installed models: SUMMARIZE_MODELS, else the platform's place for user data."""
    if chosen := os.environ.get("SUMMARIZE_MODELS"):
        return Path(chosen).expanduser()
    import platformdirs

    return platformdirs.user_data_path("summarize", appauthor=False) / "models"


def pull_command(name: str) -> str:
    """Return the command that installs the model afresh, or mends it."""
    entry = find(name, models_folder())
    if entry is None:
        return f"summarize models pull {name}"
    if entry.source == BUILT_IN:
        return _REINSTALL
    return f"summarize models pull {entry.name}" + (" --accept-licence" if entry.restricted else "")


def mending(name: str, folder: Path) -> str:
    """Return how to mend a damaged model, as the end of an error message."""
    if folder == BUILTIN_FOLDER:
        return f"run: {_REINSTALL}"
    entry = find(name, models_folder())
    if folder.parent != models_folder() or entry is None:
        return f"install it again: summarize models pull {name} --from DIR"
    return f"run: {pull_command(name)}"


def builtin() -> ModelLocation:
    """Return the model that came with the package.

    Raises ModelError where the package is damaged.
    """
    manifest = read_manifest(BUILTIN_FOLDER, mending(BUILT_IN, BUILTIN_FOLDER))
    return ModelLocation(manifest.name, BUILTIN_FOLDER, manifest)


def folder_of(name: str) -> Path:
    """Return the folder of an installed model, whether it is there or not."""
    if not name or Path(name).name != name or name.startswith("."):
        raise UsageError(f"{name!r} is no model name")
    return models_folder() / name


def locate(name: str) -> ModelLocation | None:
    """Return the model called `name` where it is installed or built in, else None.

    Raises ModelError where its manifest is damaged.
    """
    entry = find(name, models_folder())
    if name == BUILT_IN or (entry is not None and entry.source == BUILT_IN):
        return builtin()
    folder = folder_of(entry.name if entry else name)
    if not folder.is_dir():
        return None
    return ModelLocation(folder.name, folder, read_manifest(folder, mending(folder.name, folder)))


def installed_names() -> tuple[str, ...]:
    """Return the names of the installed models, sorted; the built-in one is not among them."""
    folder = models_folder()
    if not folder.is_dir():
        return ()
    return tuple(sorted(path.name for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")))


def installed() -> tuple[ModelLocation, ...]:
    """Return every usable installed model in order of preference, the built-in one last.

    Raises ModelError where a manifest is damaged.
    """
    order = [entry.name for entry in known(models_folder()) if entry.source != BUILT_IN]
    names = [*(name for name in order if name in installed_names())]
    names += [name for name in installed_names() if name not in names]
    found = [location for location in map(locate, names) if location is not None]
    return (*found, *([builtin()] if (BUILTIN_FOLDER / MANIFEST).is_file() else []))


def resolve(name: str | None, task: str = TRANSLATE) -> ModelLocation:
    """Return the model to use for `task` ("translate ru-en", "summarize en", …).

    `name` is the user's choice: a name of models.txt, a hub name, or the path
    of a folder with a manifest. Without it the first installed model of
    models.txt that does the task is taken, else the built-in one. Files are
    not looked at: call `verification.check` before loading. Raises ModelError
    where there is none or its manifest is damaged, UsageError where the model
    called `name` does another task.
    """
    location = _named(name) if name else _best(task)
    if not location.manifest.does(task):
        raise UsageError(f"model {location.name!r} does '{location.manifest.task}', not '{task}'")
    return location


def _named(name: str) -> ModelLocation:
    if os.sep in name and (Path(name) / MANIFEST).is_file():
        folder = Path(name).resolve()
        return ModelLocation(folder.name, folder, read_manifest(folder))
    location = locate(name) if Path(name).name == name or find(name, models_folder()) else None
    if location is not None:
        return location
    entry = find(name, models_folder())
    if entry is None:
        names = ", ".join(each.name for each in known(models_folder()))
        raise ModelError(f"no model is called {name!r}; known: {names}")
    raise ModelError(f"model {entry.name!r} is not installed; run: {pull_command(entry.name)}")


def _best(task: str) -> ModelLocation:
    here = set(installed_names())
    candidates = [entry for entry in known(models_folder()) if entry.does(task)]
    for entry in candidates:
        if entry.source == BUILT_IN or entry.name in here:
            location = locate(entry.name)
            if location is not None:
                return location
    raise ModelError(f"no model for '{task}' is installed{_advice(candidates)}")


def _advice(candidates: list[Entry]) -> str:
    free = [entry for entry in candidates if not entry.restricted] or candidates
    return f"; run: {pull_command(free[0].name)}" if free else ""
