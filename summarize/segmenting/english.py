"""Where English sentences end: rules in order, the first with an opinion decides."""

from __future__ import annotations

import re

from summarize.segmenting import abbreviations as data
from summarize.segmenting.enclosures import QUOTE_LIMIT
from summarize.segmenting.gaps import Gap, Rule
from summarize.segmenting.shared import enclosed, no_blank, small_letter

_SENTENCE = re.compile(r"(?:[A-Z][a-z]*(?:['’-][a-z]+)?)(?:\s|,\s)")
_CLOSING = re.compile(r"[\"”]")
_PRONOUN = re.compile(r"[A-Za-z] I$")
_TIME_OF = re.compile(r"[A-Z][a-z]+ time\b")
_ATTRIBUTED = re.compile(r"[,!?…][\"”’]\s+[A-Za-z]")


def opener(gap: Gap) -> bool:
    """Tell whether the next word is capitalised only because it opens a sentence."""
    right = gap.right
    following = gap.after[len(gap.lead) + len(right) :][:1]
    return right.split("'")[0].split("’")[0] in data.EN_OPENERS and not (following == "." and len(right) == 1)


def glued(gap: Gap) -> bool | None:
    """End at a stop with the blank forgotten ("plant.The new"), not inside names and addresses."""
    if gap.spaced:
        return None
    word = gap.left
    if gap.dot and (len(word) < 3 or not word.isalpha() or not word.islower()):
        return None
    if gap.dot and word in data.EN_DOTTED_BRANDS | data.EN_BEFORE_NAME | data.EN_MAY_END | data.EN_BEFORE_NUMBER:
        return None
    if len(gap.right) < 4 and not opener(gap):
        return None
    return True if word[-1:].isalpha() and _SENTENCE.match(gap.after.lstrip('"“(')) else None


def attribution(gap: Gap) -> bool | None:
    """Keep the speech that goes on after "…," he said. "…" with its beginning."""
    if gap.lead.strip() not in ('"', "“") or not gap.dot or gap.marks != ".":
        return None
    if not _ATTRIBUTED.search(gap.before):
        return None
    closing = _CLOSING.search(gap.text, gap.start + 1, gap.begin + QUOTE_LIMIT)
    return False if closing else None


def figure_ahead(gap: Gap) -> bool | None:
    """Go on before the figure that an abbreviation announces ("No. 5", "Jan. 3")."""
    if gap.dot and gap.right[:1].isdigit() and gap.left.lower() in data.EN_BEFORE_NUMBER:
        return False
    return None


def abbreviation(gap: Gap) -> bool | None:
    """Go on after titles; end after the others before a capital."""
    if not gap.dot:
        return None
    low = gap.left.lower().split("-")[-1]
    if low in data.EN_BEFORE_NAME:
        return None if opener(gap) and low in data.EN_ALSO_NOUNS else False
    if low in ("a.m", "p.m", "am", "pm"):
        return gap.right not in data.EN_TIME_AFTER and not _TIME_OF.match(gap.after)
    if low in data.EN_NAME_AFTER:
        return opener(gap) or not gap.right
    if low in data.EN_MAY_END:
        return "(" not in gap.lead
    return None


def initials(gap: Gap) -> bool | None:
    """Go on after an initial, unless it is a class ("category D") or a sentence opens."""
    letters = gap.left.split(".")
    if not gap.dot or len(letters[-1]) != 1 or not letters[-1].isalpha():
        return None
    if opener(gap):
        return True
    words = gap.before.split()
    if _PRONOUN.search(gap.before) or (len(words) > 1 and words[-2].lower() in data.EN_CLASSES):
        return True
    return False if letters[-1].isupper() else None


RULES: tuple[Rule, ...] = (
    enclosed,
    glued,
    no_blank,
    small_letter,
    attribution,
    figure_ahead,
    abbreviation,
    initials,
)
