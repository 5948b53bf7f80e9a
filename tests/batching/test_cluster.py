"""Ray: a cluster of two machines gives what one process gives, though an actor and a whole machine die on the way."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from summarize.batching.inputs import from_paths
from summarize.batching.plan import Plan, Report
from summarize.batching.run import run
from summarize.errors import SummarizeError, UsageError
from tests.batching.fake_recipe import FakeRecipe, Watcher, calls, make_documents, tree


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    pytest.importorskip("ray", reason="Ray is an extra: pip install 'summarize[ray]'")
    from ray.cluster_utils import Cluster

    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    cluster.add_node(num_cpus=1)
    yield cluster
    cluster.shutdown()


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    make_documents(tmp_path / "in", 60)
    (tmp_path / "in" / "bad.txt").write_text(" ", encoding="utf-8")
    (tmp_path / "in" / "once.txt").write_text("Это случилось ОДНАЖДЫ.", encoding="utf-8")
    return tmp_path


def go(out: str, work: Path, address: str | None = None, pause: float = 0.0) -> Report:
    if address:
        from summarize.batching.cluster import on_cluster

        executor = on_cluster(address)
    else:
        executor = None
        (work / f"{out}.calls.died").touch()
    recipe = FakeRecipe(str(work / f"{out}.calls"), pause)
    return run(recipe, from_paths(["in"]), Plan(Path(out), window_bytes=600), Watcher(), executor)


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_writes_what_one_process_writes_though_an_actor_dies(cluster: Any, work: Path) -> None:
    go("one", work)
    report = go("two", work, cluster.address)
    assert (work / "two.calls.died").exists()
    assert (report.done, [failure.id for failure in report.failures]) == (61, ["in/bad.txt"])
    assert tree(work / "two") == tree(work / "one")
    assert set(calls(work / "two.calls")) == set(calls(work / "one.calls"))


@pytest.mark.filterwarnings("ignore")
def test_a_machine_that_is_lost_in_mid_run_costs_nothing_but_time(cluster: Any, work: Path) -> None:
    go("one", work)
    (work / "two.calls.died").touch()
    lost = cluster.add_node(num_cpus=1)
    cluster.wait_for_nodes()

    def pull_the_plug() -> None:
        while len(calls(work / "two.calls")) < 60:
            time.sleep(0.02)
        cluster.remove_node(lost, allow_graceful=False)

    plug = threading.Thread(target=pull_the_plug)
    plug.start()
    report = go("two", work, cluster.address, pause=0.03)
    plug.join()
    assert report.done == 61
    assert tree(work / "two") == tree(work / "one")


@pytest.mark.filterwarnings("ignore")
def test_the_command_with_the_real_model_writes_on_a_cluster_what_it_writes_alone(cluster: Any, work: Path) -> None:
    from summarize.__main__ import run as command

    (work / "news").mkdir()
    for number in range(4):
        text = f"Мост откроют через {number + 2} года\n\nМост строят {number + 20} рабочих. Об этом сказал мэр.\n"
        (work / "news" / f"{number}.txt").write_text(text, encoding="utf-8")
    given = ["batch", "news", "--no-cache", "--progress", "none", "-q", "--write", "brief,translation,html,tmx"]
    assert command([*given, "--out", "one"]) == 0
    assert command([*given, "--out", "two", "--ray", cluster.address]) == 0
    assert len(tree(work / "one")) == 4 * 5 + 3
    assert tree(work / "two") == tree(work / "one")


def test_without_ray_the_way_to_get_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from summarize.batching.cluster import on_cluster

    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(UsageError, match=r"--ray needs Ray, which is not installed; run: pip install 'summarize\[ray"):
        on_cluster()


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_that_is_not_there_is_a_clean_error(work: Path) -> None:
    pytest.importorskip("ray", reason="Ray is an extra: pip install 'summarize[ray]'")
    with pytest.raises(SummarizeError, match=r"no Ray cluster at 127\.0\.0\.1:1: .*refused"):
        go("out", work, "127.0.0.1:1")


@pytest.mark.parametrize(
    "given", [["--ray", "127.0.0.1:1", "in"], ["--ray=127.0.0.1:1", "in"], ["in", "--ray", "ray://127.0.0.1:1"]]
)
def test_the_word_behind_the_option_is_its_value_where_it_is_an_address(
    given: list[str], work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from summarize.__main__ import run as command

    pytest.importorskip("ray", reason="Ray is an extra: pip install 'summarize[ray]'")
    assert command(["batch", *given, "--out", "out"]) == 1
    assert "127.0.0.1:1: " in capsys.readouterr().err


@pytest.mark.parametrize(
    "given", [["--ray", "in/0.txt"], ["in/0.txt", "--ray"], ["--ray", "--", "in/0.txt"], ["--ray", "local", "in/0.txt"]]
)
def test_any_other_word_behind_the_option_is_a_path(
    given: list[str], work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from summarize.__main__ import run as command

    (work / "in" / "0.txt").write_text("Это не адрес.", encoding="utf-8")
    assert command(["batch", "--dry-run", *given]) == 0
    assert capsys.readouterr().out == "do\tin/0.txt\n"


def test_a_cluster_that_does_not_start_is_a_clean_error(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ray = pytest.importorskip("ray", reason="Ray is an extra: pip install 'summarize[ray]'")

    def init(**_: object) -> None:
        raise Exception("The current node timed out during startup.")

    monkeypatch.setattr(ray, "is_initialized", lambda: False)
    monkeypatch.setattr(ray, "init", init)
    with pytest.raises(SummarizeError, match="no Ray cluster at this machine: The current node timed out"):
        go("out", work, "local")
