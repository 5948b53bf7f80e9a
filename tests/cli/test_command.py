"""The command as a whole: help, start-up, configuration, pipes and signals."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import summarize

HEAVY = ("ctranslate2", "torch", "transformers", "sentencepiece", "numpy", "trafilatura", "lxml", "razdel", "rich")


def imported_by(*arguments: str) -> set[str]:
    code = (
        "import sys; from summarize.__main__ import run; run(sys.argv[1:]); "
        "print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in done.stderr.split()}


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["brief", "--help"], ["translate", "--help"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    assert not imported_by(*arguments) & set(HEAVY)


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = "import sys, summarize; print('\\n'.join(sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not {name.partition(".")[0] for name in out.split()} & {*HEAVY, "typer", "asyncio"}


def test_no_run_imports_torch(examples: Path) -> None:
    assert not imported_by("brief", str(examples / "agency.txt")) & {"torch", "transformers"}


def test_without_arguments_there_is_help() -> None:
    ran = summarize()
    assert "brief" in ran.out + ran.err
    assert "translate" in ran.out + ran.err


def test_on_a_bare_terminal_a_verb_shows_its_help_and_does_not_wait() -> None:
    leader, follower = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "summarize", "brief"], stdin=follower, capture_output=True, timeout=30, check=False
    )
    os.close(leader)
    os.close(follower)
    assert done.returncode == 0
    assert b"--length" in done.stdout


def test_a_closed_pipe_is_no_error(examples: Path) -> None:
    command = f"{sys.executable} -m summarize translate {examples} | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert "Broken" not in done.stderr


def test_an_interrupt_is_exit_130_without_a_traceback() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "summarize", "brief"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A shell's background jobs ignore interrupts, and so would their children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        assert process.stdin
        process.stdin.write("Мост открыли. ".encode() * 20_000)  # more than a pipe holds: it is being read
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"Traceback" not in err


def test_flags_beat_the_environment_which_beats_the_file(examples: Path, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('length = "short"\n')
    env = {"SUMMARIZE_CONFIG": str(config)}
    path = str(examples / "press-release.txt")

    def words(*flags: str, **more: str) -> int:
        return len(summarize("brief", path, *flags, env={**env, **more}).out.split())

    short = words()
    standard = words(SUMMARIZE_LENGTH="standard")
    long = words("--length", "long", SUMMARIZE_LENGTH="standard")
    assert short < standard < long


def test_a_setting_that_does_not_exist_is_a_usage_error(examples: Path, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text("lenght = 3\n")
    ran = summarize("brief", str(examples / "agency.txt"), env={"SUMMARIZE_CONFIG": str(config)})
    assert ran.code == 2
    assert "lenght" in ran.err


def test_output_is_utf8_whatever_the_locale(examples: Path) -> None:
    path = str(examples / "agency.txt")
    plain = summarize("translate", "--bilingual", path)
    bare = summarize("translate", "--bilingual", path, env={"LC_ALL": "C", "PYTHONUTF8": "0"})
    assert bare.out == plain.out


def test_a_damaged_model_is_exit_3(tmp_path: Path, examples: Path) -> None:
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "manifest.json").write_text("{}")
    ran = summarize("brief", str(examples / "agency.txt"), "--model", str(folder))
    assert ran.code == 3
    assert ran.err.count("\n") == 1
