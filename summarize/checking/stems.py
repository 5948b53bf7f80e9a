"""Light stems: enough to know a word again in another form, cheap enough for every word of every hypothesis."""

from __future__ import annotations

import re
from functools import lru_cache

from summarize.checking.tokens import listed

_KEPT = 8  # letters

_RU_ENDINGS = frozenset(
    listed(
        "иями ями ами ией иям ием иях ого его ому ему ыми ими ость ости остью остей ешь ишь ете ите ует уют ают "
        "яют ают еют ать ять ить еть ала яла ила ела али яли или ели ало яло ило ело ал ял ил ел ут ют ат ят ет ит "
        "ем им ей ий ый ой ом ам ям ах ях ов ев ая яя ое ее ые ие ую юю их ых ию ия ью ться тся лся лась лось лись "
        "ся сь ешься ится ется ются утся атся ятся ан ана ано аны ен ена ено ены ован ована овано ованы овать овал "
        "овала овали ший шая шее шие шего шей шему шим шем ших вший вшая вшее вшие вшего вших ющий ющая ющее ющие "
        "ющего ющей ющему ющим ющем ющих ющую ущий ущая ущее ущие ущего ущей ущему ущим ущих щий щая щее щие щего "
        "щей щему щих нный нная нное нные нного нной нному нным нных нную ный ная ное ные ного ной ному ным ном "
        "ных ную ными ний ния нию нием нии ние ский ская ское ские ского ской скому ским ском ских скую скими а я "
        "о е ы и у ю ь й"
    )
)
_EN_ENDINGS = re.compile(r"(?:['’]s?|ments?|ations?|ings?|ings|edly|ed|ies|ied|ily|ions?|ers?|es|ly|al|s|y|e)$")
_LONGEST = max(map(len, _RU_ENDINGS))


@lru_cache(maxsize=1 << 16)
def stem_ru(form: str) -> str:
    """Return the stem of a lower-case Russian word (with «е» for «ё»)."""
    size = len(form)
    for length in range(min(_LONGEST, size - 3), 0, -1):
        if form[size - length :] in _RU_ENDINGS:
            return form[: min(size - length, _KEPT)]
    return form[:_KEPT]


@lru_cache(maxsize=1 << 16)
def stem_en(form: str) -> str:
    """Return the stem of a lower-case English word."""
    if len(form) < 4:
        return form
    match = _EN_ENDINGS.search(form, 3)
    return form[: min(match.start(), _KEPT)] if match else form[:_KEPT]
