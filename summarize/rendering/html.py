"""HTML: one self-contained page, each English sentence with its source at hand."""

from __future__ import annotations

from html import escape
from itertools import groupby

from summarize.article import Article, Rendering
from summarize.rendering.text import brief_paragraphs
from summarize.results import Brief, Translation

_STYLE = """
body{font:1.05rem/1.55 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}
h1{font-size:1.5rem;line-height:1.25}
details{margin-top:2rem;font-size:.92rem}
td{vertical-align:top;padding:.3rem .6rem;border-top:1px solid #ddd}
.flag{border-bottom:2px dotted #b3261e}
footer{margin-top:2rem;font:.8rem/1.4 sans-serif;color:#5f5f5f}
@media (prefers-color-scheme:dark){body{color:#e6e6e6;background:#16181b}td{border-color:#3a3a3a}footer{color:#9a9a9a}}
"""


def html(result: Brief | Translation) -> str:
    """Return a result as a page that needs no other file."""
    article = result.article
    title = escape(result.headline or article.path or "Translation")
    if isinstance(result, Brief):
        body = "\n".join(f"<p>{escape(part)}</p>" for part in brief_paragraphs(result))
    else:
        body = "\n".join(_blocks(article, result.renderings))
    rows = "\n".join(_row(one) for one in result.renderings)
    maker = result.generator
    models = " · ".join(name for name in (maker.model, maker.summarizer) if name)
    signed = f"summarize {maker.version}" + (f" · {models} · {maker.engine} · beam {maker.beam}" if models else "")
    return f"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{_STYLE}</style>
<h1>{title}</h1>
{body}
<details><summary>Source, sentence by sentence</summary>
<table>
{rows}
</table></details>
<footer>{escape(article.path)} · sha256 {article.sha256[:12]} · {escape(signed)}</footer>
</html>
"""


def _sentence(rendering: Rendering) -> str:
    notes = "; ".join(map(str, rendering.findings))
    title = escape(rendering.source + (f"\n[{notes}]" if notes else ""))
    mark = ' class="flag"' if notes else ""
    return f'<span{mark} title="{title}" lang="en">{escape(rendering.text)}</span>'


def _blocks(article: Article, renderings: tuple[Rendering, ...]) -> list[str]:
    out, in_list = [], False
    body = [one for one in renderings if one.segment.id not in article.headline]
    for _, group in groupby(body, key=lambda one: one.segment.paragraph):
        some = list(group)
        kind = some[0].segment.kind
        words = " ".join(map(_sentence, some))
        if (kind == "list") != in_list:
            out.append("<ul>" if kind == "list" else "</ul>")
            in_list = kind == "list"
        out.append({"list": f"<li>{words}</li>", "heading": f"<h2>{words}</h2>"}.get(kind, f"<p>{words}</p>"))
    return [*out, "</ul>"] if in_list else out


def _row(rendering: Rendering) -> str:
    notes = "".join(f"<br><small>{escape(str(finding))}</small>" for finding in rendering.findings)
    source = f'<td lang="ru">{escape(rendering.source)}</td>'
    return f"<tr><td>{rendering.segment.id}</td>{source}<td>{escape(rendering.text)}{notes}</td></tr>"
