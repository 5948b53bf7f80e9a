"""All rules by which lines around an article are known, in the order in which they are asked."""

from __future__ import annotations

from summarize.reading.furniture import FURNITURE
from summarize.reading.invitations import INVITATIONS
from summarize.reading.notices import NOTICES
from summarize.reading.rule import Place, Rule

__all__ = ["RULES", "Place", "Rule"]

RULES: tuple[Rule, ...] = (*INVITATIONS, *NOTICES, *FURNITURE)
