"""Pulling from a hub: the real client against a server on loopback that fails in every way a hub can."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from summarize.errors import ModelError, UsageError
from summarize.modelling import Entry, install, store
from summarize.modelling.verification import verify

from . import tiny
from .conftest import CHUNK, NAME, REPO
from .hub_server import Fault, Hub

pytest.importorskip("huggingface_hub", reason="pulling takes huggingface_hub: pip install 'summarize[hub]'")

WEIGHTS = "model.safetensors"


def leftovers(models: Path) -> list[str]:
    """Return what lies in the models folder beside the list, the locks and finished models, empty folders left out."""
    partial = models / ".partial"
    return sorted(path.relative_to(partial).as_posix() for path in partial.rglob("*") if path.is_file())


def refused(name: str = NAME) -> str:
    """Pull; return the message of the ModelError that it must raise, which is one line and of exit code 3."""
    with pytest.raises(ModelError) as caught:
        install.pull(name)
    assert caught.value.exit_code == 3
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_model_is_pulled_converted_and_loads(served: Hub, models: Path) -> None:
    location = install.pull(NAME)
    assert location.folder == models / NAME
    tokens = tiny.decode(location.folder, tiny.RUSSIAN[0])
    assert tokens
    assert store.resolve(None).name == NAME


def test_the_commit_and_the_hashes_of_what_was_pulled_are_written_down(
    served: Hub, models: Path, marian_files: dict[str, bytes]
) -> None:
    manifest = install.pull(NAME).manifest
    assert manifest.revision == served.repository(REPO).branches["main"]
    assert manifest.source == f"hf:{REPO}@main"
    assert manifest.origin[WEIGHTS] == hashlib.sha256(marian_files[WEIGHTS]).hexdigest()
    assert (manifest.licence, manifest.family, manifest.quantization) == ("CC-BY-4.0", "marian", "int8")
    assert "ctranslate2" in manifest.converted_with
    assert set(manifest.files) == {"config.json", "model.bin", "shared_vocabulary.json", "source.spm", "target.spm"}
    assert (manifest.decoding.beam, manifest.decoding.longest_source) == (4, 64)


def test_only_what_the_conversion_reads_is_fetched_and_never_a_pickle(served: Hub, models: Path) -> None:
    install.pull(NAME)
    fetched = {request.path.rpartition("/")[2] for request in served.asked("/resolve/")}
    assert WEIGHTS in fetched
    assert not fetched & {"pytorch_model.bin", "tf_model.h5", "README.md"}


def test_files_are_asked_for_at_the_commit_and_not_at_the_branch(served: Hub, models: Path) -> None:
    install.pull(NAME)
    commit = served.repository(REPO).branches["main"]
    assert all(f"/resolve/{commit}/" in request.path for request in served.asked("/resolve/"))


def test_nothing_is_left_over(served: Hub, models: Path) -> None:
    install.pull(NAME)
    assert leftovers(models) == []
    assert sorted(path.name for path in models.iterdir()) == [".locks", ".partial", "models.txt", NAME]


def test_a_model_that_is_there_is_not_pulled_again(served: Hub, models: Path) -> None:
    first = install.pull(NAME)
    served.requests.clear()
    assert install.pull(NAME) == first
    assert [request.path for request in served.requests] == [f"/api/models/{REPO}/revision/main"]


def test_a_new_commit_replaces_the_old_model(served: Hub, models: Path) -> None:
    old = install.pull(NAME)
    served.repository(REPO).commit(tiny.marian(seed=2))
    new = install.pull(NAME)
    assert new.manifest.revision != old.manifest.revision
    assert new.manifest.files["model.bin"] != old.manifest.files["model.bin"]
    verify(new)


def test_a_damaged_model_is_mended_by_pulling_it_again(served: Hub, models: Path) -> None:
    location = install.pull(NAME)
    (location.folder / "model.bin").write_bytes(b"nonsense")
    with pytest.raises(ModelError, match=rf"run: summarize models pull {NAME}$"):
        verify(location)
    verify(install.pull(NAME))


def test_another_arithmetic_is_another_model(served: Hub, models: Path) -> None:
    install.pull(NAME)
    location = install.pull(NAME, install.Options(quantization="float32"))
    assert location.manifest.quantization == "float32"


def test_a_token_is_sent_to_the_hub_and_to_no_one_else(
    served: Hub, models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served.repository(REPO).token = "secret"
    assert f"the hub knows no {REPO}, or keeps it private: check the name, or set HF_TOKEN" in refused()
    monkeypatch.setenv("HF_TOKEN", "secret")
    install.pull(NAME)
    assert {request.token for request in served.requests if request.host == "storage"} == {""}


def test_a_wrong_token_is_refused(served: Hub, models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    served.repository(REPO).token = "secret"
    monkeypatch.setenv("HF_TOKEN", "wrong")
    assert "refuses access" in refused()
    assert "HF_TOKEN" in refused()


def test_a_gated_repository_says_what_to_accept(served: Hub, models: Path) -> None:
    served.repository(REPO).gated = True
    assert f"{REPO} is gated: accept its terms" in refused()


def test_a_repository_that_is_not_there(hub: Hub, models: Path) -> None:
    assert f"the hub knows no {REPO}" in refused()
    assert not (models / NAME).exists()


def test_a_revision_that_is_not_there(served: Hub, models: Path) -> None:
    del served.repository(REPO).branches["main"]
    assert f"{REPO} has no revision 'main': correct its line in models.txt" in refused()


def test_a_licence_that_forbids_commercial_use_must_be_accepted(
    hub: Hub, models: Path, marian_files: dict[str, bytes]
) -> None:
    hub.repository("maker/restricted").commit(marian_files)
    message = refused("tiny-restricted")
    assert "CC-BY-NC-4.0" in message
    assert "--accept-licence" in message
    assert hub.requests == []
    assert install.pull("tiny-restricted", install.Options(accept_licence=True)).name == "tiny-restricted"


def test_only_listed_models_are_pulled(hub: Hub, models: Path) -> None:
    message = refused("maker/other")
    assert "no model is called 'maker/other'" in message
    assert str(models / "models.txt") in message
    with pytest.raises(UsageError, match=r"comes with the package"):
        install.pull("built-in")


# Faults on the line


def test_a_connection_cut_in_the_middle_goes_on_where_it_was(served: Hub, models: Path, fast: list[float]) -> None:
    served.fail(WEIGHTS, Fault(drop=4 * CHUNK))
    verify(install.pull(NAME))
    ranges = [request.range for request in served.asked(WEIGHTS) if request.host == "storage"]
    assert ranges == ["", f"bytes={4 * CHUNK}-"]


def test_a_connection_cut_for_good_is_an_error_and_the_next_run_goes_on(
    served: Hub, models: Path, fast: list[float]
) -> None:
    served.fail(WEIGHTS, Fault(drop=2 * CHUNK))
    served.fail(WEIGHTS, Fault(drop=0), times=200)
    message = refused()
    assert "run the same command again to go on" in message
    assert store.installed_names() == ()
    (part,) = [name for name in leftovers(models) if name.endswith(".part")]
    have = (models / ".partial" / part).stat().st_size
    assert have == 2 * CHUNK
    served.heal()
    served.requests.clear()
    verify(install.pull(NAME))
    assert [request.range for request in served.asked(WEIGHTS) if request.host == "storage"] == [f"bytes={have}-"]
    assert served.asked("source.spm") == []
    assert leftovers(models) == []


def test_a_hub_that_is_busy_is_asked_again(served: Hub, models: Path, fast: list[float]) -> None:
    served.fail("api", Fault(status=503))
    served.fail(WEIGHTS, Fault(status=502), times=2)
    verify(install.pull(NAME))
    assert fast == [1.0, 1.0, 2.0]


@pytest.mark.parametrize(("status", "words"), [(500, "out of order"), (503, "out of order"), (429, "no more requests")])
def test_a_hub_that_stays_busy_is_an_error(
    served: Hub, models: Path, fast: list[float], status: int, words: str
) -> None:
    served.fail("api", Fault(status=status), times=50)
    assert words in refused()


def test_a_server_that_refuses_a_file_is_an_error(served: Hub, models: Path, fast: list[float]) -> None:
    served.fail(WEIGHTS, Fault(status=403))
    assert "refuses access" in refused()
    assert not (models / NAME).exists()


def test_a_file_that_vanished_is_an_error(served: Hub, models: Path) -> None:
    served.fail("vocab.json", Fault(status=404, code="EntryNotFound"))
    assert "is missing on the hub" in refused()


@pytest.mark.parametrize("name", [WEIGHTS, "vocab.json"])
def test_a_file_with_wrong_content_is_thrown_away(served: Hub, models: Path, name: str) -> None:
    served.fail(name, Fault(spoil=True))
    message = refused()
    assert f"{name} of {REPO} did not arrive as the hub describes it" in message
    assert not [left for left in leftovers(models) if left.endswith((name, f"{name}.part"))]
    verify(install.pull(NAME))


def test_a_file_that_is_too_short_is_an_error(served: Hub, models: Path, fast: list[float]) -> None:
    served.fail(WEIGHTS, Fault(short=100), times=50)
    refused()
    assert store.installed_names() == ()
    served.heal()
    verify(install.pull(NAME))


@pytest.mark.parametrize("rest", [b"not the beginning of the file", b"x" * 500_000])
def test_a_half_written_file_of_an_earlier_run_that_is_bad_is_replaced(served: Hub, models: Path, rest: bytes) -> None:
    commit = served.repository(REPO).branches["main"]
    folder = models / ".partial" / f"{NAME}@{commit[:12]}"
    folder.mkdir(parents=True)
    (folder / f"{WEIGHTS}.part").write_bytes(rest)
    (folder / "vocab.json").write_bytes(b"{")
    verify(install.pull(NAME))


def test_what_is_left_of_other_attempts_is_cleared_away(served: Hub, models: Path) -> None:
    mine = models / ".partial" / f"{NAME}@000000000000"
    others = models / ".partial" / "tiny-restricted@000000000000"
    for folder in (mine, others):
        folder.mkdir(parents=True)
        (folder / "x.part").touch()
    install.pull(NAME)
    assert leftovers(models) == ["tiny-restricted@000000000000/x.part"]


def test_no_server_is_an_error(models: Path, fast: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    assert f"the connection to the hub failed while pulling {REPO}" in refused()


# Weights


def test_pickled_weights_alone_take_torch(
    hub: Hub, models: Path, marian_files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    hub.repository(REPO).commit({name: data for name, data in marian_files.items() if name != WEIGHTS})
    monkeypatch.setattr("summarize.modelling.hub.has_torch", lambda: False)
    assert "run: pip install 'summarize[torch]'" in refused()
    assert hub.asked("pytorch_model.bin") == []


def test_weights_in_several_files(hub: Hub, models: Path, marian_files: dict[str, bytes]) -> None:
    import json

    import numpy as np

    from summarize.modelling.weights import Weights

    whole = tiny.write({WEIGHTS: marian_files[WEIGHTS]}, models.parent / "whole") / WEIGHTS
    tensors = {name: np.asarray(tensor) for name, tensor in Weights([whole]).items()}
    names = sorted(tensors)
    shards = {f"model-0000{n}-of-00002.safetensors": names[n - 1 :: 2] for n in (1, 2)}
    files = {name: data for name, data in marian_files.items() if name != WEIGHTS}
    files |= {shard: tiny.safetensors({name: tensors[name] for name in held}) for shard, held in shards.items()}
    weight_map = {name: shard for shard, held in shards.items() for name in held}
    files["model.safetensors.index.json"] = json.dumps({"weight_map": weight_map}).encode()
    files["model-..-evil.safetensors"] = b"not a shard"
    hub.repository(REPO).commit(files)
    location = install.pull(NAME, install.Options(quantization="float32"))
    assert not hub.asked("evil")
    hub.repository(REPO).commit(marian_files)
    one = install.pull(NAME, install.Options(quantization="float32"))
    assert location.manifest.files["model.bin"] == one.manifest.files["model.bin"]


def test_a_model_that_cannot_be_converted_is_not_installed(
    hub: Hub, models: Path, marian_files: dict[str, bytes]
) -> None:
    hub.repository(REPO).commit(marian_files | {"config.json": b'{"model_type": "gpt2"}'})
    assert "model_type 'gpt2' is not supported" in refused()
    assert store.installed_names() == ()


# The disk


def test_too_little_room_is_said_before_anything_is_fetched(
    served: Hub, models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(100, 50, 50))
    message = refused()
    assert "the disk is full" in message
    assert "50 are free" in message
    assert served.asked("/resolve/") == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="a small disk can be made by root only")
def test_a_disk_that_fills_up_is_an_error_and_room_mends_it(
    served: Hub, models: Path, fast: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    place = models.parent / "small"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(place)], capture_output=True)
    if mounted.returncode:
        pytest.skip(f"no file system can be mounted here: {mounted.stderr.decode().strip()}")
    try:
        shutil.copyfile(models / "models.txt", place / "models.txt")
        monkeypatch.setenv("SUMMARIZE_MODELS", str(place))
        # The hub says how large files are; here the disk fills for another reason.
        monkeypatch.setattr(install, "_require_room", lambda entry, size, folder: folder.mkdir(parents=True))
        assert "the disk is full" in refused()
        assert store.installed_names() == ()
        subprocess.run(["mount", "-o", "remount,size=8m", str(place)], check=True)
        monkeypatch.setattr(install, "_require_room", lambda entry, size, folder: None)
        verify(install.pull(NAME))
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_folder_that_cannot_be_written_is_an_error(
    served: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder of the models should be")
    monkeypatch.setenv("SUMMARIZE_MODELS", str(blocked / "models"))
    (tmp_path / "models.txt").unlink(missing_ok=True)
    monkeypatch.setattr(install, "find", lambda name, folder: Entry(name, "translate ru-en", f"hf:{REPO}@main", "MIT"))
    assert "cannot be installed" in refused()


# Several processes

PULL = f"""
import sys
from huggingface_hub import constants
from summarize.modelling.install import pull
constants.DOWNLOAD_CHUNK_SIZE = {CHUNK}
print(pull(sys.argv[1]).folder)
"""


def start(name: str = NAME) -> subprocess.Popen[str]:
    """Start a pull in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", PULL, name], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def wait_for(condition: object, seconds: float = 20) -> None:
    """Wait until the condition holds."""
    assert callable(condition)
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def test_two_pulls_at_once_give_one_model_and_one_download(served: Hub, models: Path) -> None:
    served.gate.clear()
    first, second = start(), start()
    wait_for(lambda: served.asked("/resolve/"))
    time.sleep(0.5)
    assert len({request.path for request in served.asked("/resolve/")}) == 1
    served.gate.set()
    for process in (first, second):
        out, error = process.communicate(timeout=60)
        assert (process.returncode, error) == (0, "")
        assert out.strip() == str(models / NAME)
    assert len([request for request in served.asked(WEIGHTS) if request.host == "storage"]) == 1
    assert leftovers(models) == []


@pytest.mark.skipif(os.name == "nt", reason="a process is killed by a signal here")
def test_a_pull_that_was_killed_holds_no_lock_and_its_download_is_continued(served: Hub, models: Path) -> None:
    served.fail(WEIGHTS, Fault(drop=7 * CHUNK))
    killed = start()
    part = models / ".partial" / f"{NAME}@{served.repository(REPO).branches['main'][:12]}" / f"{WEIGHTS}.part"
    wait_for(lambda: part.is_file() and part.stat().st_size >= CHUNK)
    served.gate.clear()
    wait_for(lambda: len([r for r in served.asked(WEIGHTS) if r.host == "storage"]) >= 2)
    killed.send_signal(signal.SIGKILL)
    killed.communicate(timeout=20)
    served.gate.set()
    served.requests.clear()
    verify(install.pull(NAME))
    (request,) = [request for request in served.asked(WEIGHTS) if request.host == "storage"]
    # What was killed had not written all that had arrived.
    assert CHUNK <= int(request.range.removeprefix("bytes=").removesuffix("-")) <= 7 * CHUNK
    assert leftovers(models) == []


def test_a_pull_writes_nothing_where_no_one_is_looking(served: Hub, models: Path, fast: list[float]) -> None:
    served.fail(WEIGHTS, Fault(drop=20_000))
    process = start()
    out, error = process.communicate(timeout=60)
    assert (process.returncode, out, error) == (0, f"{models / NAME}\n", "")


# Without the network


def test_offline_nothing_is_asked(served: Hub, models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    message = refused()
    assert "HF_HUB_OFFLINE is set" in message
    assert "--from DIR" in message
    assert served.requests == []


def test_offline_an_installed_model_is_enough(served: Hub, models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    location = install.pull(NAME)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    served.requests.clear()
    assert install.pull(NAME) == location
    assert served.requests == []


def snapshot(hub: Hub) -> Path:
    """Fill the hub's own cache, as another program would; return the folder of the snapshot."""
    from huggingface_hub import snapshot_download

    return Path(snapshot_download(REPO, endpoint=hub.url, allow_patterns=["*.json", "*.spm", "*.safetensors"]))


def test_the_cache_of_the_hub_is_used_offline(served: Hub, models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot(served)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    served.requests.clear()
    location = install.pull(NAME)
    assert location.manifest.revision == served.repository(REPO).branches["main"]
    assert served.requests == []


def test_the_cache_of_the_hub_saves_a_download(served: Hub, models: Path) -> None:
    snapshot(served)
    served.requests.clear()
    verify(install.pull(NAME))
    assert served.asked("/resolve/") == []


def test_a_damaged_cache_is_not_trusted(served: Hub, models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blob = (snapshot(served) / WEIGHTS).resolve()
    blob.write_bytes(blob.read_bytes()[:-1] + b"x")
    served.requests.clear()
    verify(install.pull(NAME))
    assert served.asked(WEIGHTS)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    install.remove(NAME)
    assert "in the Hugging Face cache is damaged" in refused()


def test_without_huggingface_hub_the_error_says_what_to_install(models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "huggingface_hub", None)
    assert refused().endswith("run: pip install 'summarize[hub]'")
