r"""models.txt: which models are known, in which order they are preferred.

The grammar, one model a line as in a requirements file:

    line       = name verb languages source licence *attribute [comment]
    name       = letters, digits, ".", "_", "-"             what --model and `models pull` take
    verb       = "translate" | "summarize"
    languages  = "ru-en" after translate; "en" or "ru,en" after summarize
    source     = "built-in" | "hf:" owner "/" name "@" revision
    licence    = an SPDX identifier, or "unknown"
    attribute  = key "=" value                              keys: see ATTRIBUTES
    comment    = "#" at the start of the line or after a blank, to the end of the line

Fields are separated by blanks; empty lines count for nothing; a line that ends
in "\" goes on in the next. The order is the order of preference: of the
installed models that do a task, the first is used. A models.txt in the folder
of the installed models adds lines before the shipped ones; a name said there
replaces the shipped entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from summarize.errors import ModelError
from summarize.modelling.manifest import does

BUILT_IN = "built-in"
LIST = "models.txt"
_HUB_NAME = r"[A-Za-z0-9][\w.-]*"
_NAME = re.compile(r"[A-Za-z0-9][\w.-]*")
_LANGUAGES = {
    "translate": re.compile(r"[a-z]{2,3}-[a-z]{2,3}(,[a-z]{2,3}-[a-z]{2,3})*"),
    "summarize": re.compile(r"[a-z]{2,3}(,[a-z]{2,3})*"),
}
_SOURCE = re.compile(rf"built-in|hf:(?P<repo>{_HUB_NAME}/{_HUB_NAME})@(?P<revision>[\w./-]+)")
# Each attribute with the form of its value; the docstring of Entry says what they mean.
ATTRIBUTES: Mapping[str, re.Pattern[str]] = {
    "family": re.compile(r"marian|m2m100|nllb|t5|mt5|madlad|bart|mbart|pegasus"),
    "size": re.compile(r"\d+(\.\d+)?[MG]B"),
    "beam": re.compile(r"[1-9]\d?"),
    "source-language": re.compile(r"\S+"),
    "target-language": re.compile(r"\S+"),
    "text-prefix": re.compile(r"\S+"),
    "longest-source": re.compile(r"[1-9]\d*"),
    "longest-target": re.compile(r"[1-9]\d*"),
    "no-repeat-ngram": re.compile(r"\d+"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one line of models.txt.

    Attributes: `family` (the architecture), `size` (of the download),
    `beam`, `longest-source` and `longest-target` (tokens), `no-repeat-ngram`
    (what the makers advise, over the hub's own generation_config.json),
    `source-language` and `target-language` (the model's own language tokens),
    `text-prefix` (put before the text, "_" for a blank).
    """

    name: str
    task: str
    source: str
    licence: str
    attributes: Mapping[str, str] = field(default_factory=dict)

    @property
    def repo(self) -> str:
        """Return "owner/name" on the hub, or an empty string for a built-in model."""
        match = _SOURCE.fullmatch(self.source)
        return (match["repo"] or "") if match else ""

    @property
    def revision(self) -> str:
        """Return the branch, tag or commit that is asked for, or an empty string for a built-in model."""
        match = _SOURCE.fullmatch(self.source)
        return (match["revision"] or "") if match else ""

    @property
    def restricted(self) -> bool:
        """Say whether the licence forbids commercial use, or is not known, so that it must be accepted by name."""
        return "-NC" in self.licence.upper() or self.licence == "unknown"

    def does(self, task: str) -> bool:
        """Say whether the model does `task`, e.g. "translate ru-en"."""
        return does(self.task, task)

    def get(self, attribute: str, default: str = "") -> str:
        """Return an attribute's value, or `default`."""
        return self.attributes.get(attribute, default)


def parse(text: str, path: str = LIST) -> tuple[Entry, ...]:
    """Read the text of a models.txt.

    Raises ModelError naming `path` and the line that breaks the grammar.
    """
    entries: dict[str, Entry] = {}
    for number, line in _lines(text):
        try:
            entry = _entry(line.split())
            if entry.name in entries:
                raise ValueError(f"{entry.name!r} is listed twice")
        except ValueError as error:
            raise ModelError(f"{path}:{number}: {error}") from None
        entries[entry.name] = entry
    return tuple(entries.values())


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield each logical line that says something, with the number of its first physical line."""
    first, joined = 0, ""
    for number, line in enumerate(text.splitlines(), start=1):
        first = first or number
        stripped = re.sub(r"(^|\s)#.*", "", line).rstrip()
        joined += stripped.removesuffix("\\") + " "
        if stripped.endswith("\\"):
            continue
        if joined.strip():
            yield first, joined
        first, joined = 0, ""
    if joined.strip():
        yield first, joined


def _entry(words: list[str]) -> Entry:
    if len(words) < 5:
        raise ValueError(f"a line is 'name task languages source licence', here are {len(words)} fields")
    name, verb, languages, source, licence = words[:5]
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no name: letters, digits, '.', '_' and '-' only")
    if verb not in _LANGUAGES:
        raise ValueError(f"task {verb!r} is neither 'translate' nor 'summarize'")
    if not _LANGUAGES[verb].fullmatch(languages):
        raise ValueError(f"languages {languages!r} do not fit {verb!r}: 'translate ru-en', 'summarize en' or 'ru,en'")
    if not _SOURCE.fullmatch(source):
        raise ValueError(f"source {source!r} is neither 'built-in' nor 'hf:owner/name@revision'")
    return Entry(name, f"{verb} {languages}", source, licence, dict(map(_attribute, words[5:])))


def _attribute(word: str) -> tuple[str, str]:
    key, sign, value = word.partition("=")
    if not sign:
        raise ValueError(f"{word!r} is no attribute: 'key=value'")
    if key not in ATTRIBUTES:
        raise ValueError(f"unknown attribute {key!r}; known: {', '.join(ATTRIBUTES)}")
    if not ATTRIBUTES[key].fullmatch(value):
        raise ValueError(f"{key}={value!r} does not fit {ATTRIBUTES[key].pattern!r}")
    return key, value


@cache
def shipped() -> tuple[Entry, ...]:
    """Return the entries of the models.txt that came with this package."""
    here = Path(__file__).parent
    # A wheel carries the list beside this module; a source checkout keeps it at its top.
    path = next((path for path in (here / LIST, here.parents[1] / LIST) if path.is_file()), None)
    if path is None:
        raise ModelError(f"{here / LIST} is missing: reinstall summarize")
    return parse(path.read_text(encoding="utf-8"), str(path))


def known(folder: Path | None = None) -> tuple[Entry, ...]:
    """Return every known model in order of preference, those of `folder`'s own models.txt first."""
    if folder is None or not (folder / LIST).is_file():
        return shipped()
    own = parse((folder / LIST).read_text(encoding="utf-8"), str(folder / LIST))
    names = {entry.name for entry in own}
    return own + tuple(entry for entry in shipped() if entry.name not in names)


def find(name: str, folder: Path | None = None) -> Entry | None:
    """Return the entry called `name`, or whose hub name is `name` ("owner/name"); None where there is none."""
    entries = known(folder)
    return next((entry for entry in entries if name in (entry.name, entry.repo)), None)
