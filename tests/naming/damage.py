"""Damage the names of a good translation as weak models do, to measure how many are mended."""

from __future__ import annotations

import random
from collections.abc import Iterator

from summarize.naming import transliteration
from summarize.naming.name import Name

VOWELS = "aeiou"
CONFUSED = {
    "k": "c",
    "v": "w",
    "s": "z",
    "z": "s",
    "i": "y",
    "y": "i",
    "g": "k",
    "b": "p",
    "d": "t",
    "t": "d",
    "sh": "s",
    "ch": "sh",
}
ENDINGS = ("a", "u", "om", "ym", "e", "oy", "i")


def damages(source: str, name: Name, at: int, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield kinds of damage and the damaged form of a person's part `at`; forms equal to the right one are left out."""
    right = name.parts[at][0]
    written = source[name.start : name.end].replace("\u00a0", " ").split()
    nominative = name.russian.split()
    yield from (
        (kind, form)
        for kind, form in (
            ("one letter", _one_letter(right, chance)),
            ("two letters", _one_letter(_one_letter(right, chance), chance)),
            ("sounds alike", _confused(right, chance)),
            (
                "case ending",
                right + chance.choice(ENDINGS) if right[-1] not in VOWELS else right[:-1] + chance.choice(ENDINGS),
            ),
            (
                "letter by letter",
                transliteration.russian(nominative[at]) if len(nominative) == len(name.parts) else right,
            ),
            ("as declined", transliteration.russian(written[at]) if len(written) == len(name.parts) else right),
        )
        if form != right and len(form) > 2
    )


def _one_letter(word: str, chance: random.Random) -> str:
    if len(word) < 3:
        return word
    at = chance.randrange(1, len(word))
    letter = word[at]
    swapped = chance.choice([v for v in VOWELS if v != letter]) if letter in VOWELS else chance.choice("nrlstkmdp")
    return chance.choice(
        (word[:at] + swapped + word[at + 1 :], word[:at] + word[at + 1 :], word[:at] + letter + word[at:])
    )


def _confused(word: str, chance: random.Random) -> str:
    places = [(at, old) for old in CONFUSED for at in range(1, len(word)) if word.startswith(old, at)]
    if not places:
        return word
    at, old = chance.choice(places)
    return word[:at] + CONFUSED[old] + word[at + len(old) :]
