"""What a document knows mends what a sentence cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarize.errors import InputError
from summarize.mending import Mender, glossary

TEXTS = [
    "Губернатор Томской области Виктор Кресс встретился с послом Японии Ясуо Сайто.",
    "Кресс рассказал Сайто о заводе в Томске.",
]


@pytest.fixture
def mender() -> Mender:
    return Mender.of(TEXTS, glossary(None))


@pytest.mark.parametrize("acting", ["и.о.", "И. о.", "врио", "ВРИО"])
def test_an_acting_office_is_spelled_out(acting: str) -> None:
    source = f"Указ подписал {acting} ректора."
    assert Mender.of([source], glossary(None)).prepare(source) == "Указ подписал исполняющий обязанности ректора."


def test_a_garbled_surname_is_written_as_the_document_knows_it(mender: Mender) -> None:
    (_, (text, _)) = mender.mend(
        TEXTS, ["Tomsk Governor Viktor Kress met with Yasuo Saito.", "Kres told Sajto about a plant in Tomsk."]
    )
    assert text == "Kress told Saito about a plant in Tomsk."


def test_a_full_name_has_no_plural(mender: Mender) -> None:
    targets = ["Tomsk Governor Viktor Kresss met Ambassador Yasuo Saitos.", "Kress told Saito about a plant in Tomsk."]
    ((text, _), _) = mender.mend(TEXTS, targets)
    assert text == "Tomsk Governor Viktor Kress met Ambassador Yasuo Saito."


def test_right_names_stay_as_they_are(mender: Mender) -> None:
    targets = [
        "Tomsk Governor Viktor Kress met Japan's Ambassador Yasuo Saito.",
        "Kress told Saito about a plant in Tomsk.",
    ]
    assert [text for text, _ in mender.mend(TEXTS, targets)] == targets


def test_a_name_that_cannot_be_placed_is_reported(mender: Mender) -> None:
    ((_, findings), _) = mender.mend(TEXTS, ["The governor met the ambassador.", "Kress told Saito about a plant."])
    assert "names" in {finding.check for finding in findings}


def test_an_alignment_is_asked_for_only_where_a_name_is_missing(mender: Mender) -> None:
    asked: list[str] = []

    def align(pairs: list[tuple[str, str]]) -> list[tuple[tuple[int, int], ...]]:
        asked.extend(source for source, _ in pairs)
        return [() for _ in pairs]

    mender.mend(TEXTS, ["The governor met the ambassador.", "Kress told Saito about a plant in Tomsk."], align)  # type: ignore[arg-type]
    assert asked == [TEXTS[0]]


def test_no_russian_letter_is_left_and_what_was_left_is_reported(mender: Mender) -> None:
    (_, (text, findings)) = mender.mend(
        TEXTS, ["Viktor Kress met Yasuo Saito.", "Kress told Saito about a завод in Tomsk."]
    )
    assert text == "Kress told Saito about a zavod in Tomsk."
    assert "leftover" in {finding.check for finding in findings}


def test_capitals_are_read_as_a_sentence_and_given_back(mender: Mender) -> None:
    source = "КРЕСС ВСТРЕТИЛСЯ С ПОСЛОМ"
    prepared = mender.prepare(source)
    assert not prepared.isupper()
    assert Mender.of([source], glossary(None)).mend([source], ["Kress met with the ambassador"])[0][0].isupper()


def test_a_users_term_stands_over_our_own(tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text("посол\tenvoy\n", encoding="utf-8")
    terms = glossary(str(path))
    assert [match.term.english[0] for match in terms.matches("Встреча с послом")] == ["envoy"]


def test_a_bad_glossary_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text("посол\tenvoy\nзавод\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 2"):
        glossary(str(path))


def test_a_person_has_one_spelling_through_the_document() -> None:
    texts = ["Губернатор Александр Усс отметил рост.", "Об этом сказал губернатор Александр Усс."]
    targets = ["Governor Aleksandr Uss noted growth.", "Governor Alexander Uss said this."]
    made = [text for text, _ in Mender.of(texts, glossary(None)).mend(texts, targets)]
    assert made == ["Governor Alexander Uss noted growth.", "Governor Alexander Uss said this."]


def test_a_russian_surname_has_no_letters_of_other_languages() -> None:
    texts = ["Губернатор Виктор Кресс отметил рост."]
    made = Mender.of(texts, glossary(None)).mend(texts, ["Governor Viktor Cress noted growth."])
    assert [text for text, _ in made] == ["Governor Viktor Kress noted growth."]


def test_the_model_reads_plain_words_for_short_forms() -> None:
    texts = ["И.О. мэра г. Томска назначен в 2012г. в Томске."]
    mender = Mender.of(texts, glossary(None))
    assert mender.prepare(texts[0]) == "Исполняющий обязанности мэра Томска назначен в 2012 г. в Томске."


def test_a_diplomatic_rank_is_written_as_diplomats_write_it() -> None:
    texts = ["Он встретился с Чрезвычайным и Полномочным Послом Японии."]
    links = ((3, 2), (4, 3), (5, 4), (6, 6))
    made = Mender.of(texts, glossary(None)).mend(
        texts, ["He met emergency and plenipotentiary of Japan."], lambda _: [links]
    )
    assert made[0][0].startswith("He met Ambassador Extraordinary and Plenipotentiary")
