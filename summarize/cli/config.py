"""Settings from config.toml: what a flag or SUMMARIZE_* variable does not say."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

from summarize.errors import UsageError

# The names of the flags, as the file writes them; and of the parameters they fill.
_KNOWN = {
    "from": "source",
    "model": "model",
    "engine": "engine",
    "glossary": "glossary",
    "beam": "beam",
    "threads": "threads",
    "device": "device",
    "strict": "strict",
    "quiet": "quiet",
    "no-cache": "no_cache",
    "length": "length",
    "method": "method",
    "summarizer": "summarizer",
    "format": "form",
}


def config_path() -> Path:
    """Return where config.toml is looked for: SUMMARIZE_CONFIG, else the platform's folder for settings."""
    if named := os.environ.get("SUMMARIZE_CONFIG"):
        return Path(named).expanduser()
    import platformdirs

    return platformdirs.user_config_path("summarize", appauthor=False) / "config.toml"


def defaults() -> dict[str, Any]:
    """Return parameter defaults from config.toml, empty where there is none.

    Raises UsageError for a file that is not TOML or has an unknown setting.
    """
    path = config_path()
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: {error}") from error
    if unknown := sorted(settings.keys() - _KNOWN.keys()):
        raise UsageError(f"{path}: unknown setting {unknown[0]!r}; known are {', '.join(sorted(_KNOWN))}")
    return {_KNOWN[name]: value for name, value in settings.items()}
