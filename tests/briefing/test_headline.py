from __future__ import annotations

import pytest

from summarize.briefing import headline, title
from tests.briefing.articles import HEADLINE, NEWS, article


def test_the_headline_of_the_article_is_the_headline_of_its_brief() -> None:
    assert headline(article(NEWS, HEADLINE)) == (1,)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Порт Липково купил два крана.\nОни стоили 40 млн рублей.", (1,)),
        ("Фото: Дарья Лодкина\nПорт Липково купил два крана.", (2,)),
        ("# Новости\nПорт Липково купил два крана.", (2,)),
        ("Что дальше?", (1,)),
        ("", ()),
    ],
)
def test_without_one_it_is_the_first_sentence_that_says_something(text: str, ids: tuple[int, ...]) -> None:
    assert headline(article(text)) == ids


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("LIPKOVO, May 14. /Volna/. The port bought two cranes.", "The port bought two cranes"),
        ("The port bought two cranes, TASS reports.", "The port bought two cranes, TASS reports"),
        (
            "The port of Lipkovo bought two cranes in Turku on Monday, which cost 40 million and arrive in May.",
            "The port of Lipkovo bought two cranes in Turku on Monday",
        ),
        ("Will the port buy cranes?", "Will the port buy cranes?"),
        ("The port waits...", "The port waits..."),
    ],
)
def test_a_sentence_becomes_a_headline(sentence: str, words: str) -> None:
    assert title(sentence) == words
