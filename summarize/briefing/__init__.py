"""Briefs: the source sentences that carry an article's gist, chosen before anything is translated."""

from __future__ import annotations

from summarize.briefing.composing import compose
from summarize.briefing.headline import headline, title
from summarize.briefing.ranking import Candidate, Ranking, rank
from summarize.briefing.selection import WORDS, Length, choose

__all__ = ["WORDS", "Candidate", "Length", "Ranking", "choose", "compose", "headline", "rank", "title"]
