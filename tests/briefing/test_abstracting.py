"""Drafting with functions in the place of a summariser: each says what is done with a text, and nothing is decoded."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summarize.briefing.abstracting import Reader, draft
from summarize.briefing.guarding import Guard
from summarize.briefing.packing import Passage
from summarize.briefing.tracing import Evidence
from tests.briefing.test_guarding import ENGLISH

BODY = ENGLISH[1:]


def guard() -> Guard:
    return Guard([Evidence(n, text, "en", heading=n == 1) for n, text in enumerate(ENGLISH, 1)], "en")


class Summarises:
    """Answer each text with what `answer` makes of it, and remember the calls."""

    def __init__(self, answer: Callable[[str], str], limit: int) -> None:
        self.answer, self.limit, self.calls = answer, limit, list[list[str]]()

    def reader(self) -> Reader:
        return Reader(self.generate, self.limit, lambda text: len(text.split()), "en")

    def generate(self, texts: Sequence[str]) -> list[str]:
        self.calls.append(list(texts))
        return [self.answer(text) for text in texts]


def passages() -> list[Passage]:
    return [Passage(text, at // 2) for at, text in enumerate(BODY)]


def first_sentence(text: str) -> str:
    return text[: text.index(". ") + 1] if ". " in text else text


def test_an_article_that_fits_is_read_at_once() -> None:
    model = Summarises(first_sentence, 1000)
    made = draft(passages(), model.reader(), guard(), 40)
    assert [one.text for one in made.passed] == [BODY[0]]
    assert made.parts == 1
    assert model.calls == [[" ".join(BODY)]]


def test_a_longer_one_is_read_in_parts_each_within_the_limit_and_nothing_is_left_out() -> None:
    model = Summarises(first_sentence, 60)
    made = draft(passages(), model.reader(), guard(), 1000)
    assert made.parts == len(model.calls[0]) > 2
    assert all(len(text.split()) <= 60 for text in model.calls[0])
    assert " ".join(model.calls[0]) == " ".join(BODY)
    assert len(made.passed) == made.parts


def test_part_summaries_that_are_too_long_together_are_summarised_again() -> None:
    model = Summarises(first_sentence, 60)
    made = draft(passages(), model.reader(), guard(), 20)
    assert len(model.calls) > 1
    said = " ".join(model.calls[0])
    assert all(text in said for text in " ".join(model.calls[1]).split(". "))
    assert len(made.passed) < len(model.calls[0])


def test_passes_end_where_they_make_nothing_shorter() -> None:
    model = Summarises(lambda text: text, 60)
    made = draft(passages(), model.reader(), guard(), 20)
    assert len(model.calls) == 1
    assert [one.text for one in made.verdicts] == BODY


def test_what_is_refused_in_one_pass_is_not_read_by_the_next() -> None:
    invented = "Aliens landed near the lighthouse yesterday evening."
    model = Summarises(lambda text: f"{first_sentence(text)} {invented}", 60)
    made = draft(passages(), model.reader(), guard(), 20)
    assert len(model.calls) > 1
    assert invented not in " ".join(model.calls[1])
    assert {one.text for one in made.refused} == {invented}
    assert invented not in {one.text for one in made.passed}


def test_a_summariser_that_invents_all_leaves_nothing() -> None:
    model = Summarises(lambda text: "Aliens landed near the lighthouse yesterday evening.", 60)
    made = draft(passages(), model.reader(), guard(), 20)
    assert made.passed == ()
    assert made.refused


def test_a_summariser_that_says_nothing_leaves_nothing() -> None:
    made = draft(passages(), Summarises(lambda text: "", 60).reader(), guard(), 20)
    assert made.verdicts == ()


def test_an_empty_article_is_not_read() -> None:
    made = draft([], Summarises(lambda text: "Words.", 60).reader(), guard(), 20)
    assert made.verdicts == ()
