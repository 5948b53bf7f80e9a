"""The three functions for one article at a time."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import Any, Literal

from summarize.article import Article
from summarize.briefing import Length
from summarize.pipeline import Options, Pipeline
from summarize.results import Brief, Translation

PathOrText = str | os.PathLike[str]


@lru_cache(maxsize=2)
def _pipeline(options: Options) -> Pipeline:
    return Pipeline(options)


def read(path_or_text: PathOrText, **options: Any) -> Article:
    """Return an article read, cleaned and cut into sentences.

    A `Path`, or a string that names an existing file, is read; any other
    string is the text itself. Raises InputError where it cannot be read.
    """
    pipeline = _pipeline(Options(**options))
    if isinstance(path_or_text, os.PathLike):
        return pipeline.read(os.fspath(path_or_text))
    if "\n" not in path_or_text and len(path_or_text) < 1024 and os.path.isfile(path_or_text):
        return pipeline.read(path_or_text)
    return pipeline.read_text(path_or_text)


def translate(article_or_text: Article | PathOrText, **options: Any) -> Translation:
    """Return the English of an article, a file or a text; `options` are the fields of `Options`."""
    article = article_or_text if isinstance(article_or_text, Article) else read(article_or_text, **options)
    return _pipeline(Options(**options)).translate(article)


def brief(
    article_or_text: Article | PathOrText,
    length: Length = "standard",
    method: Literal["auto", "extract", "abstract"] = "auto",
    **options: Any,
) -> Brief:
    """Return a brief of an article, a file or a text, as `Pipeline.brief`; `options` are the fields of `Options`."""
    article = article_or_text if isinstance(article_or_text, Article) else read(article_or_text, **options)
    return _pipeline(Options(**options)).brief(article, length, method)
