"""Put other surnames into pairs, in the case that the sentence asks for.

Two classes whose endings are sure: Russian surnames in -ов, -ев, -ин (their
endings stay, the stem changes) and indeclinable foreign ones in -о, -и, -у, -э.
A name is one that the list of names gives in the spelling of the romanisation
rules, so that what is learnt is the rule.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable

from summarize.naming.transliteration import japanese, russian

_WORD = re.compile(r"(?<![\w-])[А-ЯЁ][а-яё]{3,}(?![\w-])")
_DECLINED = re.compile(r"(?P<stem>[А-ЯЁ][а-яё]+?(?:ов|ев|ин))(?P<ending>|а|у|ым|е|ой|ы|ых|ыми)")
_FIXED = re.compile(r"[А-ЯЁ][а-яё]{2,}[оиуэ]")
_FEMININE = ("а", "у", "ой")


class Names:
    """Hold the surnames that may stand in for each other, Russian to English, by class."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._declined: dict[str, str] = {}
        self._fixed: dict[str, str] = {}
        for source, target in pairs:
            if _DECLINED.fullmatch(source) and source.endswith(("ов", "ев", "ин")) and target == russian(source):
                self._declined[source] = target
            elif _FIXED.fullmatch(source) and target in (russian(source), japanese(source)):
                self._fixed[source] = target
        self._others = (sorted(self._declined.items()), sorted(self._fixed.items()))

    def swap(self, source: str, target: str, rng: random.Random) -> tuple[str, str]:
        """Return the pair with each known surname that stands once on both sides changed for another."""
        for word in dict.fromkeys(_WORD.findall(source)):
            found = self._in_place(word, target)
            if found is None:
                continue
            old, ending, others = found
            new, latin = rng.choice(others)
            there = re.search(rf"\b{old}(a?)\b", target)
            if there is None or len(re.findall(rf"\b{old}", target)) != 1 or source.count(word) != 1:
                continue
            if there[1] and ending not in _FEMININE:
                continue
            source = re.sub(rf"(?<![\w-]){word}(?![\w-])", new + ending, source)
            target = target[: there.start()] + latin + target[there.start(1) :]
        return source, target

    def _in_place(self, word: str, target: str) -> tuple[str, str, list[tuple[str, str]]] | None:
        """Return a known name's English form, its Russian ending, and the pairs of its class; None if it is no name."""
        if (latin := self._fixed.get(word)) and latin in target:
            return latin, "", self._others[1]
        if match := _DECLINED.fullmatch(word):
            latin = self._declined.get(match["stem"])
            if latin and latin in target:
                return latin, match["ending"], self._others[0]
        return None
