"""The models of random weights that speed is measured with: of the catalogue's sizes, and they decode."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.models import SHAPES, Shape, build, measure, small
from summarize.modelling.catalogue import BUILT_IN, shipped

LISTED = {entry.name: entry for entry in shipped() if entry.source != BUILT_IN}
UNITS = {"MB": 1e6, "GB": 1e9}


def test_every_listed_model_is_measured() -> None:
    assert {shape.name: shape.task for shape in SHAPES} == {
        name: entry.task.split()[0] for name, entry in LISTED.items()
    }


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_it_has_as_many_weights_as_the_download_has_room_for(shape: Shape) -> None:
    size = LISTED[shape.name].attributes["size"]
    download = float(size[:-2]) * UNITS[size[-2:]]
    # Stored in two or four bytes a weight; a matrix of words may be stored twice.
    again = shape.vocabulary * shape.width
    fits = [download / width - extra for width in (2, 4) for extra in (0, again)]
    assert min(abs(shape.weights / weights - 1) for weights in fits) < 0.06


@pytest.mark.skipif(sys.platform != "linux", reason="memory is asked of Linux here")
@pytest.mark.parametrize("shape", [SHAPES[0], SHAPES[3], SHAPES[-1]], ids=lambda shape: shape.name)
def test_a_small_one_decodes_and_is_measured(tmp_path: Path, shape: Shape) -> None:
    found = measure(build(small(shape), tmp_path / "model"), shape.task, 1)
    for beam in ("1", "4"):
        assert min(found[beam].values()) > 0
