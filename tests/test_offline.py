"""Work never touches the network: not the built-in model's, not an installed model's, not a batch's workers.

Two nets are stretched: an audit hook in every Python process, which no library
can slip past by binding `socket` early, and, where the system lends one, a
network namespace without any network in it.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import summarize
from summarize.modelling import install
from tests.conftest import list_models
from tests.modelling import tiny

LINE = "tiny-ru-en  translate ru-en  hf:maker/tiny-ru-en@main  CC-BY-4.0  family=marian\n"
HOOK = """
import os, sys

def watch(event, arguments):
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        reached = arguments[0]
    elif event in ("socket.connect", "socket.sendto", "socket.sendmsg") and isinstance(arguments[1], tuple):
        reached = arguments[1]
    else:
        return
    with open(os.environ["REACHED"], "a") as file:
        file.write(f"{event} {reached}\\n")
    raise OSError(f"no network here: {event} {reached}")

sys.addaudithook(watch)
"""


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """Return a folder of models with a tiny one installed."""
    folder = list_models(LINE)
    install.install_from("tiny-ru-en", tiny.write(tiny.marian(seed=3, positions=False), tmp_path / "downloaded"))
    return folder


class Guarded:
    """Run commands in processes that cannot reach the network, and say what they tried to reach."""

    def __init__(self, folder: Path) -> None:
        (folder / "hook").mkdir()
        (folder / "hook" / "sitecustomize.py").write_text(HOOK, encoding="utf-8")
        self.reached = folder / "reached"
        self.path = os.pathsep.join(filter(None, [str(folder / "hook"), os.environ.get("PYTHONPATH", "")]))

    def run(self, *command: str, without: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
        # As on a machine where someone once set these: none of them is a reason to ask.
        hub = {"HF_ENDPOINT": "http://192.0.2.1", "HF_TOKEN": "hf_token"}
        return subprocess.run(
            [*without, sys.executable, *command],
            env=os.environ | hub | {"PYTHONPATH": self.path, "REACHED": str(self.reached)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )


@pytest.fixture
def guarded(tmp_path: Path) -> Guarded:
    """Return what runs commands without a network."""
    return Guarded(tmp_path)


def test_the_net_catches_whoever_asks(guarded: Guarded) -> None:
    for attempt in (
        "import socket; socket.create_connection(('192.0.2.1', 80), 1)",
        "import urllib.request; urllib.request.urlopen('http://example.org')",
        "import huggingface_hub; huggingface_hub.HfApi().model_info('maker/model')",
    ):
        assert guarded.run("-c", attempt).returncode != 0
    assert len(guarded.reached.read_text(encoding="utf-8").splitlines()) >= 3


@pytest.mark.parametrize("model", ["built-in", "tiny-ru-en"])
@pytest.mark.parametrize("verb", ["translate", "brief"])
def test_a_document_is_worked_on_without_a_network(
    guarded: Guarded, models: Path, examples: Path, verb: str, model: str
) -> None:
    done = guarded.run("-m", "summarize", verb, str(examples / "agency.txt"), "--model", model, "--no-cache")
    assert (done.returncode, guarded.reached.exists()) == (0, False), done.stderr
    assert done.stdout.strip()


@pytest.mark.parametrize("model", ["built-in", "tiny-ru-en"])
def test_a_batch_and_its_workers_work_without_a_network(
    guarded: Guarded, models: Path, examples: Path, tmp_path: Path, model: str
) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    for name in ("agency.txt", "web-copy.txt"):
        shutil.copyfile(examples / name, articles / name)
    out = tmp_path / "out"
    done = guarded.run("-m", "summarize", "batch", str(articles), "--out", str(out), "--model", model, "--workers", "2")
    assert (done.returncode, guarded.reached.exists()) == (0, False), done.stderr
    assert len(list(out.rglob("*.json"))) >= 2


@pytest.mark.parametrize("verb", ["translate", "brief", "doctor"])
def test_a_machine_with_no_network_at_all_does_the_same(guarded: Guarded, examples: Path, verb: str) -> None:
    apart = ("unshare", "--map-root-user", "--net")
    if shutil.which("unshare") is None or subprocess.run([*apart, "true"], capture_output=True).returncode:
        pytest.skip("no network namespace can be made here")
    what = ["--seconds", "0"] if verb == "doctor" else [str(examples / "agency.txt"), "--no-cache"]
    alone = guarded.run("-m", "summarize", verb, *what, without=apart)
    usual = guarded.run("-m", "summarize", verb, *what)
    assert (alone.returncode, usual.returncode) == (0, 0), alone.stderr
    assert alone.stdout == usual.stdout


def test_a_missing_model_is_an_error_and_not_a_download(guarded: Guarded, examples: Path, models: Path) -> None:
    done = guarded.run("-m", "summarize", "brief", str(examples / "agency.txt"), "--model", "opus-mt-tc-big-zle-en")
    assert (done.returncode, guarded.reached.exists()) == (3, False)
    assert done.stderr.rstrip().endswith("run: summarize models pull opus-mt-tc-big-zle-en")


def test_the_library_does_not_ask_either(examples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise AssertionError(f"the network was asked for: {arguments}")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    pipeline = summarize.Pipeline(cache=False)
    assert pipeline.brief(pipeline.read(str(examples / "agency.txt"))).text
