"""Which summariser is used for an article: one that writes English, or one that reads the article's own language."""

from __future__ import annotations

from summarize.article import Language
from summarize.errors import ModelError, UsageError
from summarize.modelling.catalogue import Entry, known
from summarize.modelling.store import ModelLocation, installed_names, locate, models_folder, pull_command, resolve

_TASKS: dict[Language, tuple[str, ...]] = {"ru": ("summarize ru", "summarize en"), "en": ("summarize en",)}
_CALLED: dict[Language, str] = {"ru": "Russian", "en": "English"}


def summarizer(language: Language, name: str | None = None) -> ModelLocation | None:
    """Return the summariser for articles in `language`: the one called `name`, else the first installed of models.txt.

    None where `name` is not given and none is installed. A Russian article may
    have one that reads Russian, or one that reads its translation. Raises
    ModelError where the one called `name` is not installed or its manifest is
    damaged, UsageError where it does not do this.
    """
    if name:
        return _named(language, name)
    here = set(installed_names())
    for entry in known(models_folder()):
        if entry.name in here and any(map(entry.does, _TASKS[language])):
            location = locate(entry.name)
            if location is not None:
                return location
    return None


def _named(language: Language, name: str) -> ModelLocation:
    *others, last = _TASKS[language]
    for task in others:
        try:
            return resolve(name, task)
        except UsageError:
            continue
    return resolve(name, last)


def reads(location: ModelLocation, language: Language) -> Language:
    """Return in which language a summariser is given an article in `language`: its own where the model knows it."""
    return language if location.manifest.does(f"summarize {language}") else "en"


def missing(language: Language) -> ModelError:
    """Return the error that no summariser for articles in `language` is installed; it names the command to run."""
    candidates = [entry for entry in known(models_folder()) if any(map(entry.does, _TASKS[language]))]
    free: list[Entry] = [entry for entry in candidates if not entry.restricted] or candidates
    remedy = f"; run: {pull_command(free[0].name)}" if free else f"; add one to {models_folder() / 'models.txt'}"
    return ModelError(f"no summariser for {_CALLED[language]} articles is installed{remedy}")
