"""What a document knows that a single sentence does not: its names, terms and capitals.

Stands between the translator, which sees segments, and the checks: before
translation capitals that mislead the model are written as in running text;
after it, names, glossary terms, figures and capitals are mended where that is
safe, and reported where it is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarize.article import Finding
from summarize.checking import CHECKS, check
from summarize.checking.repair import repair as repair_marks
from summarize.naming import enforcing
from summarize.naming.casing import recase, restore
from summarize.naming.copying import copy
from summarize.naming.demonyms import with_capitals
from summarize.naming.document import Names
from summarize.naming.enforcing import enforce
from summarize.naming.glossary import Glossary
from summarize.naming.pronouns import agree
from summarize.naming.repairing import repair
from summarize.naming.similarity import romanised, same
from summarize.naming.transliteration import russian
from summarize.naming.unifying import unify
from summarize.translating.engine import Links
from summarize.translating.expanding import expand

Align = Callable[[Sequence[tuple[str, str]]], Sequence[Links]]

# Names and terms are judged here with what the whole document knows of them.
_OTHERS = frozenset(CHECKS) - {"names", "glossary"}
_CYRILLIC = re.compile("[а-яёА-ЯЁ]+")


@lru_cache(maxsize=4)
def glossary(path: str | None) -> Glossary:
    """Return the built-in glossary, or the one in the file `path` over it.

    Raises InputError naming the first bad line.
    """
    builtin = Glossary.builtin()
    return Glossary.load(path).over(builtin) if path else builtin


def lacking(terms: Glossary) -> Callable[[str, str], float]:
    """Return what to ask of (source, target) in choosing: the cost of the glossary's terms that the target lacks."""

    def cost(source: str, target: str) -> float:
        matches = terms.matches(source)
        return enforcing.lacking(target, matches) if matches else 0.0

    return cost


@dataclass(frozen=True, slots=True)
class _Named:
    """Hold a target with its names in place, those that are not, and what the other checks find in it."""

    text: str
    names: tuple[Finding, ...]
    others: tuple[Finding, ...]

    def checked(self, source: str, target: str) -> tuple[Finding, ...]:
        """Return what the other checks find in `target`, which is mostly this text still."""
        return self.others if target == self.text else check(source, target, _OTHERS)


@dataclass(frozen=True)
class Mender:
    """Mend the translations of one document's segments; build with `Mender.of`."""

    names: Names
    terms: Glossary

    @classmethod
    def of(cls, texts: Sequence[str], terms: Glossary) -> Mender:
        """Read all source segments of a document."""
        return cls(Names.of(texts), terms)

    def prepare(self, source: str) -> str:
        """Return the segment as the translator should read it."""
        return with_capitals(expand(recase(source, self.names.cased)))

    def mend(
        self, sources: Sequence[str], targets: Sequence[str], align: Align | None = None
    ) -> list[tuple[str, tuple[Finding, ...]]]:
        """Return the targets with names, terms and capitals mended, and all that the checks still find in each.

        `align` is asked for those segments only in which a name or term was
        not found by its sound or spelling.
        """
        mended = [self._named(source, target, ()) for source, target in zip(sources, targets, strict=True)]
        lacking = [index for index, one in enumerate(mended) if self._may_be_placed(sources[index], one.names)]
        if align is not None and lacking:
            links = align([(sources[index], mended[index].text) for index in lacking])
            for index, some in zip(lacking, links, strict=True):
                mended[index] = self._named(sources[index], mended[index].text, some)
        usual = [self._usual(source, one.text) for source, one in zip(sources, mended, strict=True)]
        unified = agree(sources, unify(sources, usual, self.names), self.names)
        return [
            (_latin(restore(target, source)), (*one.checked(source, target), *one.names))
            for source, target, one in zip(sources, unified, mended, strict=True)
        ]

    def _may_be_placed(self, source: str, findings: tuple[Finding, ...]) -> bool:
        """Tell whether an alignment can help: with a person, a place or a term, but no organisation or Latin name."""
        placed = {(name.start, name.end) for name in self.names.in_segment(source) if name.kind in {"person", "place"}}
        return any(finding.check != "names" or finding.source in placed for finding in findings)

    def _usual(self, source: str, target: str) -> str:
        """Write whole names in their usual form where an accepted other one stands: one person, one spelling."""
        for name in self.names.in_segment(source):
            if name.kind != "person" or name.guessed or not name.certain or not name.english:
                continue  # `guessed` are from abroad: Thomson is not Thompson
            usual = name.english[0]
            if name.system == "russian" and name.surname:
                target = romanised(target, name.surname[0])
            if {"g", "s"} <= set(name.roles):
                # Nobody has a plural together with a first name.
                target = re.sub(rf"\b({re.escape(usual)})s\b", r"\1", target)
            if usual not in target:
                for other in name.english[1:]:
                    if " " in other and other in target and (name.gender or same(other, usual, name.system)):
                        target = target.replace(other, usual)
                        break
        return target

    def _named(self, source: str, target: str, links: Links) -> _Named:
        words = len(target.split())
        target = repair_marks(source, target) or target
        found = self.names.in_segment(source)
        target = copy(source, target, found)
        target, names = repair(source, target, found, _still(links, target, words))
        target, terms = enforce(source, target, self.terms.matches(source), _still(links, target, words))
        return _Named(target, (*names, *terms), check(source, target, _OTHERS))


def _still(links: Links, target: str, words: int) -> Links | None:
    """Return the links unless an edit has moved the words that they count."""
    return links if links and len(target.split()) == words else None


def _latin(target: str) -> str:
    """Write Russian words that are left in the English with English letters; the checks have reported them."""
    return _CYRILLIC.sub(lambda match: russian(match.group()), target)
