"""Each word of the source is told to be said in the target, perhaps said, or lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.checking.coverage import coverage
from summarize.checking.omission import heaviest


def weights(source: str, target: str) -> dict[str, float]:
    """Return the log-odds of each word of the source being lost."""
    return {source[one.start : one.end]: one.weight for one in coverage(source, target).said}


def test_what_is_said_weighs_less_than_what_is_lost() -> None:
    found = weights("Губернатор открыл мост, министр осмотрел больницу.", "The governor opened a bridge.")
    assert max(found[word] for word in ("Губернатор", "открыл", "мост")) < 0
    assert min(found[word] for word in ("министр", "больницу")) > 0


def test_a_number_is_told_by_its_value() -> None:
    source = "Построили 1,2 тыс. домов и 34 школы."
    assert weights(source, "They built 1,200 houses and 34 schools.")["1,2 тыс."] < 0
    assert weights(source, "They built houses and 34 schools.")["1,2 тыс."] > 0


@pytest.mark.parametrize(("target", "lost"), [("Arkhip Zyablikov came.", False), ("The minister came.", True)])
def test_a_name_that_no_table_knows_is_told_by_its_consonants(target: str, lost: bool) -> None:
    assert (weights("Приехал министр Зябликов.", target)["Зябликов"] > 0) is lost


def test_one_word_of_the_target_does_not_say_two_of_the_source() -> None:
    source = "Строители открыли мост, и школьники радостно вышли на этот мост с цветами."
    once = weights(source, "The builders opened the bridge.")
    twice = weights(
        source, "The builders opened the bridge, and schoolchildren happily came out onto the bridge with flowers."
    )
    assert once["мост"] > twice["мост"]


def test_a_translation_far_from_its_neighbours_says_little() -> None:
    source = "В городе открыли школу, больницу, завод, музей и театр, а новый мост построят через реку весной."
    near = "In the city a school, a hospital, a plant, a museum and a theatre opened; a new bridge is due in spring."
    far = (
        "In the city a bridge, a hospital, a plant, a museum and a theatre opened, so a school is due in spring there."
    )
    assert weights(source, near)["мост"] < weights(source, far)["мост"]


def test_what_no_word_of_the_source_explains_is_told() -> None:
    found = coverage("Мост открыт.", "The bridge is open to elephants.")
    assert [one.stem for one in found.unexplained] == ["elephant"]


def test_a_run_goes_rather_from_mark_to_mark() -> None:
    source = "Губернатор открыл мост, министр осмотрел порт и больницу, рабочие ушли домой."
    found = coverage(source, "The governor opened a bridge, the workers went home.").said
    run = heaviest(source, found)
    assert source[found[run.first].start : found[run.last - 1].end] == "министр осмотрел порт и больницу"
    assert run.opening
    assert run.closing


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_is_survived(source: str, target: str) -> None:
    said = coverage(source, target).said
    assert sorted(said) == said
    run = heaviest(source, said)
    assert 0 <= run.first <= run.last <= len(said)
