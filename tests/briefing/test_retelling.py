from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from summarize.briefing import rank
from summarize.briefing.abstracting import Draft
from summarize.briefing.guarding import Guard, Verdict
from summarize.briefing.retelling import counted, retell
from summarize.briefing.tracing import Evidence
from summarize.briefing.words import count
from tests.briefing.articles import article
from tests.briefing.test_guarding import ENGLISH

ARTICLE = article("\n".join(ENGLISH[1:]), ENGLISH[0], "en")
GUARD = Guard([Evidence(n, text, "en", heading=n == 1) for n, text in enumerate(ENGLISH, 1)], "en")

TRUE = "The Chaika can take 240 passengers and 36 cars."
COST = "The project cost 1.4 billion rubles."
WRONG = "The Chaika can take 420 passengers and 36 cars."
INVENTED = "Aliens landed near the lighthouse yesterday evening."


def english(ids: Sequence[int]) -> Mapping[int, str]:
    return {one: ENGLISH[one - 1] for one in ids}


def drafted(*sentences: str) -> Draft:
    return Draft(tuple(map(GUARD.judge, sentences)))


def told(draft: Draft, budget: int) -> list[tuple[str, tuple[int, ...], str]]:
    return [(one.text, one.segments, one.method) for one in retell(draft, rank(ARTICLE), budget, english).points]


def test_sentences_that_pass_stand_with_their_segments() -> None:
    assert told(drafted(TRUE, COST), 15) == [(TRUE, (3,), "abstract"), (COST, (4,), "abstract")]


def test_a_wrong_figure_gives_way_to_the_sentence_that_it_was_taken_from() -> None:
    made = retell(drafted(COST, WRONG), rank(ARTICLE), 22, english)
    assert [(one.text, one.segments, one.method) for one in made.points] == [
        (COST, (4,), "abstract"),
        (ENGLISH[2], (3,), "extract"),
    ]
    assert made.warnings == (f"summary-numbers: 420 not in the source; segment 3 quoted instead: {WRONG}",)
    assert [finding.check for finding in made.findings] == ["summary-numbers"]


def test_it_is_left_out_where_another_sentence_rests_on_the_same_segment() -> None:
    made = retell(drafted(TRUE, WRONG), rank(ARTICLE), 10, english)
    assert [one.text for one in made.points] == [TRUE]
    assert made.warnings == (f"summary-numbers: 420 not in the source; left out: {WRONG}",)


def test_an_invented_sentence_is_left_out() -> None:
    made = retell(drafted(TRUE, INVENTED), rank(ARTICLE), 10, english)
    assert [one.text for one in made.points] == [TRUE]
    (warning,) = made.warnings
    assert warning.startswith("summary-source: ")
    assert warning.endswith(f"left out: {INVENTED}")


def test_where_nothing_passes_there_is_no_brief_but_the_warnings() -> None:
    made = retell(drafted(WRONG, INVENTED), rank(ARTICLE), 40, english)
    assert made.points == ()
    assert len(made.warnings) == 2
    assert all("left out" in one for one in made.warnings)


def test_a_sentence_that_leans_on_one_left_out_goes_with_it() -> None:
    leaning = "It carries 240 passengers and 36 cars."
    assert GUARD.judge(leaning).findings == ()
    made = retell(drafted(COST, INVENTED, leaning), rank(ARTICLE), 6, english)
    assert [one.text for one in made.points] == [COST]
    assert "summary-form: points at a sentence that is not there" in made.warnings[1]
    assert [one.text for one in retell(drafted(TRUE, leaning), rank(ARTICLE), 16, english).points] == [TRUE, leaning]


@pytest.mark.parametrize("budget", [40, 80, 150])
def test_the_length_is_kept_by_leaving_out_and_by_quoting(budget: int) -> None:
    few, many = drafted(COST), drafted(*ENGLISH[1:])
    for draft in (few, many):
        points = retell(draft, rank(ARTICLE), budget, english).points
        assert 0.75 * budget <= sum(count(one.text) for one in points) <= 1.25 * budget
        assert COST in {one.text for one in points} or draft is many


def test_sentences_added_stand_in_the_order_of_the_article_and_repeat_nothing() -> None:
    points = retell(drafted(COST), rank(ARTICLE), 80, english).points
    ids = [one.segments[0] for one in points]
    assert ids == sorted(set(ids))
    assert {one.method for one in points} == {"abstract", "extract"}


def test_it_is_said_how_many_were_refused_and_why() -> None:
    assert counted(drafted(TRUE, COST)) == "0 of 2 generated sentences refused"
    assert counted(drafted(TRUE, WRONG, INVENTED)) == (
        "2 of 3 generated sentences refused (summary-numbers 1, summary-source 1)"
    )


def test_refusals_of_earlier_passes_are_told_too() -> None:
    wrong: Verdict = GUARD.judge(WRONG)
    made = retell(Draft((GUARD.judge(TRUE),), (wrong,), 3), rank(ARTICLE), 10, english)
    assert made.warnings == (f"summary-numbers: 420 not in the source; not read further: {WRONG}",)
    assert len(made.findings) == 1
