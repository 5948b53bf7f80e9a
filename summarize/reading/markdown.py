"""Read Markdown as it is meant to be seen: without its marks, its lines and lists kept."""

from __future__ import annotations

import html
import re

from summarize.reading.decode import decode, tidy
from summarize.reading.extract import Extracted

_FRONT = re.compile(r"\A\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FRONT_TITLE = re.compile(r"^title[ \t]*:[ \t]*[\"']?(.+?)[\"']?[ \t]*$", re.M | re.I)
_HEADING = re.compile(r"^[ ]{0,3}(#{1,6})[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*$", re.M)
_UNDERLINED = re.compile(r"^(?P<title>[^\n]*\w[^\n]*)\n(?:=+|-{3,})[ \t]*$", re.M)
_CODE_FENCE = re.compile(r"^[ ]{0,3}(?:```|~~~)[^\n]*$\n?", re.M)
_DEFINITION = re.compile(r"^[ ]{0,3}\[[^\]\n]+\]:[ \t]+\S+(?:[ \t]+[\"'(][^\n]*)?[ \t]*$\n?", re.M)
_RULE = re.compile(r"^[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$", re.M)
_TABLE_RULE = re.compile(r"^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+\|?[ \t]*$\n?", re.M)

# In order: what stands inside another mark comes later.
_INLINE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"<!--.*?-->", re.S), ""),
    (re.compile(r"!\[[^\]\n]*\](?:\([^()\n]*(?:\([^()\n]*\))?[^()\n]*\)|\[[^\]\n]*\])"), ""),
    (re.compile(r"\[([^\]\n]+)\](?:\([^()\n]*(?:\([^()\n]*\))?[^()\n]*\)|\[[^\]\n]*\])"), r"\1"),
    (re.compile(r"<(https?://[^>\s]+|[^>\s@]+@[^>\s]+)>"), r"\1"),
    (re.compile(r"<br[ ]*/?>", re.I), "\n"),
    (re.compile(r"</?[a-zA-Z][^<>\n]*>"), ""),
    (re.compile(r"(?<![\\\w*])(\*{1,3})(?=\S)([^*\n]+?)(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"(?<![\\\w])(_{1,3})(?=\S)([^_\n]+?)(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"~~(?=\S)([^~\n]+?)~~"), r"\1"),
    (re.compile(r"(`+)([^`\n]+)\1"), r"\2"),
    (re.compile(r"^[ ]{0,3}(?:>[ ]?)+", re.M), ""),
    (re.compile(r"(?:[ ]{2,}|\\)$", re.M), ""),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])"), r"\1"),
)


def read(data: bytes) -> Extracted:
    """Return the text of a Markdown document as shown, and its title: of its front matter or its first heading."""
    text, encoding = decode(data)
    text = tidy(text)
    front = _FRONT.match(text)
    named = _FRONT_TITLE.search(front[1]) if front else None
    text = text[front.end() :] if front else text
    headings = [match for match in (_HEADING.search(text), _UNDERLINED.search(text)) if match]
    first = min(headings, key=lambda match: match.start(), default=None)
    title = named[1] if named else first[first.lastindex or 0] if first else ""
    return Extracted(_shown(text), _inline(title).strip(), encoding=encoding)


def _shown(text: str) -> str:
    text = _TABLE_RULE.sub("", _DEFINITION.sub("", _CODE_FENCE.sub("", text)))
    # Headings become paragraphs of their own, whatever stands next to them.
    text = _UNDERLINED.sub(r"\n\g<title>\n", _HEADING.sub(r"\n\2\n", text))
    return _inline(_RULE.sub("* * *", text)).strip("\n")


def _inline(text: str) -> str:
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return html.unescape(text)
