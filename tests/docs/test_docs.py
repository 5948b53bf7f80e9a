"""README, help text and behaviour agree."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from summarize.__main__ import INTERRUPTED
from summarize.errors import SummarizeError
from tests.cli.command import summarize
from tests.docs.outputs import COMMANDS, README, ROOT, block, reference, shown

PAGES = [README, *sorted((ROOT / "docs").rglob("*.md")), *sorted(ROOT.glob("*/README.md"))]
VERBS = ["brief", "translate", "batch", "evaluate", "models", "cache", "glossary", "doctor"]


@pytest.mark.parametrize(("command", "text"), shown())
def test_the_outputs_shown_are_the_real_ones(command: str, text: str) -> None:
    assert block(command) == text


def test_the_reference_of_commands_is_what_help_prints() -> None:
    assert COMMANDS.read_text(encoding="utf-8") == reference()


def test_the_readme_shows_the_main_job_first() -> None:
    assert shown()[0][0].startswith("summarize brief")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if not re.match(r"\w+:", target):
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_and_stands_in_the_readme_or_the_docs(verb: str) -> None:
    assert summarize(verb, "--help").code == 0
    assert any(f"summarize {verb}" in page.read_text(encoding="utf-8") for page in PAGES)


def test_options_named_in_the_docs_exist() -> None:
    known = set()
    for verb in [[], *([verb] for verb in VERBS), ["models", "pull"], ["models", "list"], ["cache", "export"]]:
        known |= set(re.findall(r"--[a-z][a-z-]+", summarize(*verb, "--help").out))
    for page in [README, *sorted((ROOT / "docs").rglob("*.md"))]:
        for line in re.findall(r"^\$? ?(?:\w+=\S+ )*summarize [^|>#\n]*", page.read_text(encoding="utf-8"), re.M):
            for option in re.findall(r"--[a-z][a-z-]+", line):
                assert option in known, f"{page.name}: {line}"


def test_the_exit_codes_are_those_of_the_table() -> None:
    table = (ROOT / "docs/reference/exit-codes.md").read_text(encoding="utf-8")
    documented = {int(code) for code in re.findall(r"^\| (\d+) \|", table, re.M)}

    def codes(kind: type[SummarizeError]) -> set[int]:
        return {kind.exit_code}.union(*(codes(one) for one in kind.__subclasses__()))

    assert codes(SummarizeError) | {0, INTERRUPTED} == documented


def test_environment_variables_named_in_help_are_documented() -> None:
    page = (ROOT / "docs/reference/environment.md").read_text(encoding="utf-8")
    for verb in VERBS:
        for name in re.findall(r"SUMMARIZE_[A-Z_]+", re.sub(r"\s+", "", summarize(verb, "--help").out)):
            assert any(name.startswith(known) for known in re.findall(r"SUMMARIZE_[A-Z_]+", page)), name


def test_the_project_names_no_registry_and_no_workplace() -> None:
    words = re.compile("pypi" + r"\.org|files\.python" + "hosted|/work" + "/")
    for path in ROOT.rglob("*"):
        if path.suffix in {".md", ".py", ".toml", ".txt", ".html"} and ".venv" not in path.parts:
            assert not words.search(path.read_text(encoding="utf-8")), path
