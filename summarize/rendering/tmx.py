"""TMX 1.4: the segments of a translation as a memory that every CAT program reads."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from summarize.results import Translation


def tmx(translation: Translation) -> str:
    """Return the translation's segments as a TMX 1.4 document."""
    article, maker = translation.article, translation.generator
    units = "\n".join(
        f'  <tu tuid="{one.segment.id}">'
        f'<tuv xml:lang="{article.language}"><seg>{escape(one.source)}</seg></tuv>'
        f'<tuv xml:lang="en"><seg>{escape(one.text)}</seg></tuv></tu>'
        for one in translation.renderings
    )
    header = (
        f'<header creationtool="summarize" creationtoolversion={quoteattr(maker.version)} segtype="sentence" '
        f'o-tmf="summarize" adminlang="en" srclang={quoteattr(article.language)} datatype="plaintext"/>'
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n{header}\n<body>\n{units}\n</body>\n</tmx>\n'
