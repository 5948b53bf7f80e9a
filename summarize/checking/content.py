"""Content words: what is left of a text without the words that carry no matter of their own."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from summarize.checking.stems import stem_en, stem_ru
from summarize.checking.tokens import listed, words

_RU_EMPTY = frozenset(
    listed(
        "и в во не на я быть он с со что а по это она этот к ко но они мы весь который из у о об обо за от до для "
        "так же то все как его ее их если бы ли или при под над без через между после перед когда где там тут "
        "здесь уже еще только даже вот лишь был была было были есть будет будут буду бывает стал стала стало стали "
        "стать себя себе собой свой своя свое свои своего своей своих своему своим своими свою мой моя мое мои "
        "моего моей твой наш наша наше наши нашего нашей наших нам нас нами вам вас вами вы ты мне меня мной тебя "
        "тебе ему ей им ими ней нем ним ними них него нее кто кого кому кем чем чего чему который которая которое "
        "которые которого которой которому которым которых которыми которую этот эта эти этого этой этому этим "
        "этих этими эту тот та те того той тому тем тех теми ту такой такая такое такие такого таких сам сама само "
        "сами самый самая самое самые самого самой самых всего всей всех всем всеми всю вся также тоже однако "
        "чтобы потому поэтому хотя пока ведь ну да нет ни можно нужно надо нельзя может могут мог могла могли мочь "
        "более менее очень просто именно около г гг т д е п тыс млн млрд трлн руб год года году годом годы годов "
        "лет раз раза"
    )
)
_EN_EMPTY = frozenset(
    listed(
        "the a an and or but of in on at to for from by with as is are was were be been being it its he she they "
        "them their his her we our us you your i my me this that these those which who whom whose what when where "
        "there here not no also so if than then s t d ll re ve has have had do does did will would can could may "
        "might shall should must am into about over up out off year years time times more most such"
    )
)


class Content(NamedTuple):
    """Hold a content word: its stem and its place."""

    stem: str
    start: int
    end: int


@lru_cache(maxsize=2048)
def content_ru(text: str) -> tuple[Content, ...]:
    """Return the Russian content words of a text."""
    return tuple(
        [
            Content(stem_ru(form), start, end)
            for form, start, end in words(text)
            if form not in _RU_EMPTY and "а" <= form[0] <= "я" and len(form) > 2
        ]
    )


@lru_cache(maxsize=2048)
def content_en(text: str) -> frozenset[str]:
    """Return the stems of the English content words of a text."""
    return frozenset(
        stem_en(word.form) for word in words(text) if is_content_en(word.form) and not word.form.endswith("n't")
    )


def is_content_en(form: str) -> bool:
    """Say whether a lower-case English form is a word, and one with a matter of its own: neither "the" nor "15"."""
    return form not in _EN_EMPTY and form[0] > "9"


def is_empty_en(form: str) -> bool:
    """Say whether a lower-case English word carries no matter of its own."""
    return form in _EN_EMPTY
