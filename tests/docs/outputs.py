"""The outputs that the README shows are real; `python -m tests.docs.outputs` refreshes them."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
README = ROOT / "README.md"
_BLOCK = re.compile(r"<!-- output: (summarize [^\n]*?) -->\n```console\n(.*?)```\n", re.S)


def shown() -> list[tuple[str, str]]:
    """Return each command of the README that has its output, and the block below it."""
    return [(match.group(1), match.group(2)) for match in _BLOCK.finditer(README.read_text(encoding="utf-8"))]


def block(command: str) -> str:
    """Run a command and return the block that shows it, long lines folded as a terminal would."""
    arguments = shlex.split(command)[1:]
    out = subprocess.run(
        [sys.executable, "-m", "summarize", *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    lines = [part for line in out.splitlines() for part in (textwrap.wrap(line, 100) or [""])]
    return f"$ {command}\n" + "\n".join(lines) + "\n"


VERBS = (
    "",
    "brief",
    "translate",
    "batch",
    "evaluate",
    "models",
    "models list",
    "models pull",
    "models verify",
    "models path",
    "models remove",
    "models pack",
    "cache",
    "cache info",
    "cache clear",
    "cache export",
    "glossary",
    "glossary check",
    "doctor",
)
COMMANDS = ROOT / "docs/reference/commands.md"


def reference() -> str:
    """Return the page of all commands, as their help prints them."""
    parts = ["# Commands", "What `--help` prints; see also [exit codes](exit-codes.md) and [settings](environment.md)."]
    for verb in VERBS:
        out = subprocess.run(
            [sys.executable, "-m", "summarize", *verb.split(), "--help"],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "COLUMNS": "100"},
        ).stdout
        title = f"summarize {verb}".strip()
        parts.append(f"## {title}\n\n```text\n{out.strip()}\n```")
    return "\n\n".join(parts) + "\n"


def main() -> None:
    """Write the real outputs into the README, and the help into the reference."""
    COMMANDS.write_text(reference(), encoding="utf-8")
    text = README.read_text(encoding="utf-8")
    fresh = _BLOCK.sub(
        lambda match: f"<!-- output: {match.group(1)} -->\n```console\n{block(match.group(1))}```\n", text
    )
    README.write_text(fresh, encoding="utf-8")


if __name__ == "__main__":
    main()
