"""Read Russian news on your own machine: English translations and briefs, traced and checked.

    >>> import summarize
    >>> brief = summarize.brief("article.txt")
    >>> print(brief.text)

A `Pipeline` loads its model once and is what to keep for more than one
article. Every error that the package reports itself is a `SummarizeError`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from summarize.errors import (
    ChecksFailed,
    EmptyInput,
    InputError,
    ModelError,
    PartialFailure,
    SummarizeError,
    TooLarge,
    UnsupportedFormat,
    UnsupportedLanguage,
    UsageError,
)
from summarize.version import __version__

if TYPE_CHECKING:
    from summarize.api import brief, read, translate
    from summarize.article import Article
    from summarize.pipeline import Pipeline
    from summarize.results import Brief, Translation

__all__ = [
    "Article",
    "Brief",
    "ChecksFailed",
    "EmptyInput",
    "InputError",
    "ModelError",
    "PartialFailure",
    "Pipeline",
    "SummarizeError",
    "TooLarge",
    "Translation",
    "UnsupportedFormat",
    "UnsupportedLanguage",
    "UsageError",
    "__version__",
    "brief",
    "read",
    "translate",
]

_LAZY = {
    "Article": "summarize.article",
    "Brief": "summarize.results",
    "Translation": "summarize.results",
    "Pipeline": "summarize.pipeline",
    "brief": "summarize.api",
    "read": "summarize.api",
    "translate": "summarize.api",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for: `import summarize` alone costs next to nothing."""
    if name not in _LAZY:
        raise AttributeError(f"module 'summarize' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_LAZY[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
