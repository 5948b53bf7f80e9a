"""Score translations: BLEU, chrF, and what the checks see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from summarize.errors import UsageError

_MISSING = "scoring needs sacrebleu and rouge-score; install them: pip install 'summarize[evaluate]'"


@dataclass(frozen=True, slots=True)
class Scores:
    """Hold the scores of one set.

    `bleu` and `chrf` are from 0 to 100. `numbers_kept` and `names_kept` are
    shares of the numbers and names that the references carry. `flagged` counts
    the segments in which each check found something.
    """

    segments: int
    bleu: float
    chrf: float
    numbers_kept: float
    names_kept: float
    flagged: dict[str, int]
    signature: str


def score(sources: Sequence[str], targets: Sequence[str], references: Sequence[str]) -> Scores:
    """Return the scores of `targets`, line by line beside their sources and references.

    Raises UsageError where the lists differ in length or sacrebleu is missing.
    """
    try:
        from sacrebleu.metrics import BLEU, CHRF
    except ImportError as error:
        raise UsageError(_MISSING) from error
    if not len(sources) == len(targets) == len(references):
        raise UsageError(f"{len(sources)} sources, {len(targets)} translations, {len(references)} references")
    bleu, chrf = BLEU(), CHRF()
    quality = bleu.corpus_score(targets, [references])
    letters = chrf.corpus_score(targets, [references])
    return Scores(
        len(sources),
        float(quality.score),
        float(letters.score),
        _kept(targets, references, _numbers),
        _kept(targets, references, _names),
        _flagged(sources, targets),
        f"{bleu.get_signature()} | {chrf.get_signature()}",
    )


def _flagged(sources: Sequence[str], targets: Sequence[str]) -> dict[str, int]:
    from summarize.checking import CHECKS, check

    found = [
        {finding.check for finding in check(source, target)} for source, target in zip(sources, targets, strict=True)
    ]
    return {name: sum(name in names for names in found) for name in CHECKS}


def _kept(targets: Sequence[str], references: Sequence[str], things: object) -> float:
    """Return the share of the references' things that stand in the targets too."""
    assert callable(things)
    wanted = kept = 0
    for target, reference in zip(targets, references, strict=True):
        here, there = Counter(things(reference)), Counter(things(target))
        wanted += sum(here.values())
        kept += sum((here & there).values())
    return kept / wanted if wanted else 1.0


def _numbers(text: str) -> list[str]:
    import re

    return [number.replace(",", "") for number in re.findall(r"\d+(?:[.,]\d+)*", text)]


def _names(text: str) -> list[str]:
    """Return the capitalised words that do not open a sentence."""
    import re

    return re.findall(r"(?<=[a-z,;:)\d] )[A-Z][a-z]{2,}", text)
