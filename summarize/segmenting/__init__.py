"""Cut blocks into sentences with exact spans, and sentences too long for the model into clauses."""

from __future__ import annotations

from summarize.segmenting.blocks import headline_ids, segment
from summarize.segmenting.clauses import split_long

__all__ = ["headline_ids", "segment", "split_long"]
