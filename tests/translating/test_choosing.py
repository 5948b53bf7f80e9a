"""Checks choose first, the model's score second, and what they refuse is tried again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarize.translating.choosing import Chooser
from summarize.translating.engine import Decoding, Hypothesis
from tests.translating.fakes import Scripted

SOURCE = "В город прибыли 86 человек."


def test_a_hypothesis_with_the_right_number_beats_one_with_a_better_score() -> None:
    engine = Scripted(
        lambda *_: [Hypothesis("68 people came to the city.", -0.1), Hypothesis("86 people came to the city.", -0.9)]
    )
    assert Chooser(engine, 4).translate([SOURCE])[0].text == "86 people came to the city."


def test_among_equals_the_better_score_wins() -> None:
    # Engines return the best first.
    engine = Scripted(
        lambda *_: [Hypothesis("86 people came to the city.", -0.1), Hypothesis("86 men came to the city.", -0.9)]
    )
    assert Chooser(engine, 4).translate([SOURCE])[0].text == "86 people came to the city."


def test_a_loop_is_decoded_again_without_repetition() -> None:
    def answer(source: str, decoding: Decoding) -> Sequence[Hypothesis]:
        if decoding.no_repeat:
            return [Hypothesis("86 people came to the city.", -1.5)]
        return [Hypothesis("86 people " * 30, -0.1, finished=False)]

    engine = Scripted(answer)
    assert Chooser(engine, 4).translate([SOURCE])[0].text == "86 people came to the city."
    assert [decoding.no_repeat > 0 for _, decoding in engine.asked] == [False, True]


def test_only_what_is_refused_is_decoded_again() -> None:
    def answer(source: str, decoding: Decoding) -> Sequence[Hypothesis]:
        return [Hypothesis("86 people came to the city." if "86" in source else "", -1.0)]

    engine = Scripted(answer)
    Chooser(engine, 4).translate([SOURCE, "Завод построен в срок и без потерь."])
    assert engine.asked[1][0] == ["Завод построен в срок и без потерь."]


def test_a_second_try_that_is_worse_is_not_taken() -> None:
    def answer(source: str, decoding: Decoding) -> Sequence[Hypothesis]:
        return [Hypothesis("" if decoding.no_repeat else "68 people came to the city.", -1.0)]

    assert Chooser(Scripted(answer), 4).translate([SOURCE])[0].text == "68 people came to the city."


def test_what_still_loops_is_split_between_clauses() -> None:
    source = "Губернатор посетил новый завод в городе, а министр открыл школу в соседнем районе области."

    def answer(asked: str, decoding: Decoding) -> Sequence[Hypothesis]:
        if asked == source:
            return [Hypothesis("the governor the governor the governor the governor the governor", -0.1)]
        return [
            Hypothesis(
                "The governor visited the new plant." if "завод" in asked else "The minister opened a school.", -1
            )
        ]

    made = Chooser(Scripted(answer), 4).translate([source])[0].text
    assert "new plant" in made
    assert "a school" in made


def test_what_has_halves_is_decoded_in_halves_and_the_rest_with_a_wider_beam() -> None:
    long = "Губернатор посетил новый завод в городе, а министр открыл школу в соседнем районе области."

    def answer(asked: str, decoding: Decoding) -> Sequence[Hypothesis]:
        return [Hypothesis("the governor the governor the governor the governor the governor", -0.1)]

    engine = Scripted(answer)
    Chooser(engine, 4).translate([long, SOURCE])
    assert [(len(sources), decoding.beam) for sources, decoding in engine.asked] == [(2, 4), (1, 8), (2, 4)]


def test_parts_are_joined_as_one_sentence() -> None:
    source = "Губернатор посетил новый завод в городе, а министр открыл школу в соседнем районе области."

    def answer(asked: str, decoding: Decoding) -> Sequence[Hypothesis]:
        if asked == source:
            return [Hypothesis("the governor the governor the governor the governor the governor", -0.1)]
        if "завод" in asked:
            return [Hypothesis("The governor visited the new plant in the city.", -1)]
        return [Hypothesis("And the minister opened a school in the neighbouring district of the region.", -1)]

    assert Chooser(Scripted(answer), 4).translate([source])[0].text == (
        "The governor visited the new plant in the city, and the minister opened a school in the neighbouring district "
        "of the region."
    )


def test_what_names_or_a_repair_will_mend_is_not_decoded_again() -> None:
    told = {
        "Об этом сказал Сергей Иванов.": "Sergei Petrov said so.",
        "В город прибыли 86 человек.": "68 people came to the city.",
    }
    engine = Scripted(lambda asked, _: [Hypothesis(told[asked], -1)])
    Chooser(engine, 4).translate(list(told))
    assert len(engine.asked) == 1


def test_a_hypothesis_with_the_wanted_term_beats_one_with_a_better_score() -> None:
    engine = Scripted(
        lambda *_: [Hypothesis("An economic zone opened.", -0.1), Hypothesis("A free zone opened.", -0.9)]
    )

    def lacking(source: str, target: str) -> float:
        return 0.0 if "free zone" in target else 5.0

    assert Chooser(engine, 4, lacking).translate(["Открыта свободная зона."])[0].text == "A free zone opened."


def test_what_is_decoded_is_judged_before_the_rest_is_decoded() -> None:
    decoded: list[str] = []
    seen_when_judged: list[int] = []

    class Slow(Scripted):
        def stream(self, sources: Sequence[str], decoding: Decoding) -> Iterator[tuple[int, tuple[Hypothesis, ...]]]:
            for at, source in enumerate(sources):
                decoded.append(source)
                yield at, (Hypothesis("86 people came to the city.", -0.1),)

    def lacking(source: str, target: str) -> float:
        seen_when_judged.append(len(decoded))
        return 0.0

    Chooser(Slow(lambda *_: []), 4, lacking).translate([SOURCE, SOURCE + " Да.", SOURCE + " Нет."])
    assert seen_when_judged[0] == 1


def test_a_hypothesis_without_the_fault_is_found_behind_others_that_have_it() -> None:
    texts = ["68 people came to the city.", "68 men came to the city.", "86 people came to the city."]
    engine = Scripted(lambda *_: [Hypothesis(text, -0.1 * at) for at, text in enumerate(texts, 1)])
    assert Chooser(engine, 4).translate([SOURCE])[0].text == "86 people came to the city."


def test_a_hypothesis_without_the_fault_but_with_a_worse_one_is_not_taken() -> None:
    texts = ["68 people came to the city.", "86 people came to the the the city."]
    engine = Scripted(lambda *_: [Hypothesis(text, -0.1 * at) for at, text in enumerate(texts, 1)])
    assert Chooser(engine, 4).translate([SOURCE])[0].text == "68 people came to the city."
