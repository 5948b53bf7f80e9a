"""The whole road from the command line, in processes of their own: pull, verify, translate, remove."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import NAME
from .hub_server import Hub
from .tiny import RUSSIAN


def summarize(*arguments: str, text: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a user would; nothing but the hub's address and the folders is set."""
    return subprocess.run(
        [sys.executable, "-m", "summarize", *arguments],
        input=text,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | environment,
        timeout=120,
        check=False,
    )


def test_pull_verify_translate_remove(served: Hub, models: Path) -> None:
    pulled = summarize("models", "pull", NAME)
    assert (pulled.returncode, pulled.stderr) == (0, "")
    assert f"is installed: {models / NAME}" in pulled.stdout
    assert summarize("models", "verify", NAME).returncode == 0
    served.requests.clear()
    lines = "\n".join(RUSSIAN[:3]) + "\n"
    translated = summarize("translate", "--lines", "--model", NAME, "--from", "ru", "--no-cache", text=lines)
    assert translated.returncode == 0, translated.stderr
    assert translated.stdout.count("\n") == 3
    assert served.requests == []
    assert summarize("models", "remove", NAME).returncode == 0
    gone = summarize("translate", "--model", NAME, text=lines)
    assert gone.returncode == 3
    assert f"summarize models pull {NAME}" in gone.stderr


@pytest.mark.skipif(os.name == "nt", reason="a terminal is made by the pty module here")
@pytest.mark.parametrize("quiet", [False, True])
def test_progress_is_shown_on_a_terminal_unless_it_is_unwanted(served: Hub, models: Path, quiet: bool) -> None:
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
    command = [sys.executable, "-m", "summarize", "models", "pull", NAME, *(["-q"] if quiet else [])]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, timeout=120, check=False)
    os.close(theirs)
    seen = b""
    with contextlib.suppress(OSError):  # the end of a terminal
        while part := os.read(ours, 4096):
            seen += part
    os.close(ours)
    assert done.returncode == 0
    assert (b"model.safetensors: 100%" in seen) is not quiet
    assert (seen == b"") is quiet
    assert bool(done.stdout) is not quiet


@pytest.mark.parametrize("arguments", [["translate", "--from", "ru", "--no-cache"], ["models", "verify"]])
def test_an_altered_model_is_refused_with_exit_code_3_and_the_command_that_mends_it(
    served: Hub, models: Path, arguments: list[str]
) -> None:
    assert summarize("models", "pull", NAME, "-q").returncode == 0
    weights = models / NAME / "model.bin"
    weights.write_bytes(weights.read_bytes()[:-1] + b"?")
    refused = summarize(*arguments, text=RUSSIAN[0])
    assert refused.returncode == 3
    assert refused.stderr.count("\n") == 1
    assert refused.stderr.rstrip().endswith(f"run: summarize models pull {NAME}")
    assert summarize("models", "pull", NAME, "-q").returncode == 0
    assert summarize("models", "verify").returncode == 0


def test_errors_of_the_hub_have_exit_code_3_and_one_line(hub: Hub, models: Path) -> None:
    refused = summarize("models", "pull", NAME)
    assert (refused.returncode, refused.stdout) == (3, "")
    assert refused.stderr.count("\n") == 1
    offline = summarize("models", "pull", NAME, HF_HUB_OFFLINE="1")
    assert offline.returncode == 3
    assert "HF_HUB_OFFLINE is set" in offline.stderr
