"""Rendering: results as text, Markdown, JSON, HTML or TMX. Renderers only format."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from summarize.errors import UsageError
from summarize.results import Brief, Translation

Result = Brief | Translation

SUFFIXES: Final = {"text": ".txt", "markdown": ".md", "json": ".json", "html": ".html", "tmx": ".tmx"}


def render(result: Result, form: str, bilingual: bool = False) -> str:
    """Return a result in the form called `form`, ending in a newline.

    Raises UsageError for a form that there is none of, as a brief in TMX.
    """
    renderer = _renderer(form, result, bilingual)
    text = renderer(result)
    return text if text.endswith("\n") else text + "\n"


def _renderer(form: str, result: Result, bilingual: bool) -> Callable[[Result], str]:
    from summarize.rendering import html, json, markdown, text, tmx

    brief = isinstance(result, Brief)
    if bilingual and not brief and form in ("text", "markdown"):
        return {"text": text.bilingual_text, "markdown": markdown.bilingual_markdown}[form]  # type: ignore[return-value]
    if form == "tmx" and brief:
        raise UsageError("a brief has no TMX form; use translate --format tmx")
    forms: dict[str, Callable[[Result], str]] = {
        "text": lambda one: one.text,
        "markdown": markdown.markdown,
        "json": json.json_text,
        "html": html.html,
        "tmx": tmx.tmx,  # type: ignore[dict-item]
    }
    if form not in forms:
        raise UsageError(f"unknown format {form!r}; choose one of {', '.join(forms)}")
    return forms[form]
