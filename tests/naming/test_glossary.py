"""How a glossary is read, found in any case form, and kept to."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.errors import InputError
from summarize.naming.enforcing import enforce, holds, lacking
from summarize.naming.glossary import Glossary, Term, problems


def glossary(*terms: tuple[str, str]) -> Glossary:
    return Glossary(tuple(Term(russian, tuple(english.split("|"))) for russian, english in terms))


def found(terms: Glossary, source: str) -> list[str]:
    return [source[match.start : match.end] for match in terms.matches(source)]


SENTENCES = [
    ("особая экономическая зона", "Открыта особая экономическая зона.", "особая экономическая зона"),
    ("особая экономическая зона", "Резиденты особой экономической зоны платят меньше.", "особой экономической зоны"),
    (
        "особая экономическая зона",
        "Сделку заключили с особой экономической зоной «Север».",
        "особой экономической зоной",
    ),
    ("особая экономическая зона", "Все особые экономические зоны области.", "особые экономические зоны"),
    ("особая экономическая зона", "Опыт особых экономических зон.", "особых экономических зон"),
    ("особая экономическая зона", "Особую экономическую зону закрыли.", "Особую экономическую зону"),
    ("особая экономическая зона", "ОСОБАЯ ЭКОНОМИЧЕСКАЯ ЗОНА", "ОСОБАЯ ЭКОНОМИЧЕСКАЯ ЗОНА"),
    ("полпред", "Полпредом назначен юрист.", "Полпредом"),
    ("посёлок", "В поселках нет газа.", "поселках"),
    ("посёлок", "Жители посёлков ждут.", "посёлков"),
    ("рынок", "На рынке труда", "рынке"),
    ("пункт пропуска", "Очередь у пунктов пропуска растёт.", "пунктов пропуска"),
    ("дорожная карта", "Согласно дорожной карте", "дорожной карте"),
    (
        "агентство по привлечению инвестиций",
        "Агентству по привлечению инвестиций помогут.",
        "Агентству по привлечению инвестиций",
    ),
    ("вице-губернатор", "с вице-губернаторами", "вице-губернаторами"),
    ("ОЭЗ", "в томской ОЭЗ", "ОЭЗ"),
    ("ТОР", "в три ТОРа", "ТОРа"),
    ("Банк Японии", "с Банком Японии", "Банком Японии"),
    ("градообразующее предприятие", "градообразующим предприятиям", "градообразующим предприятиям"),
    ("ведущий специалист", "ведущих специалистов", "ведущих специалистов"),
    (
        "министр экономики, торговли и промышленности",
        "к министру экономики, торговли и промышленности",
        "министру экономики, торговли и промышленности",
    ),
]


@pytest.mark.parametrize(("term", "source", "expected"), SENTENCES)
def test_a_term_is_found_in_any_case_form(term: str, source: str, expected: str) -> None:
    assert found(glossary((term, "x")), source) == [expected]


@pytest.mark.parametrize(
    ("term", "source"),
    [
        ("особая экономическая зона", "особая промышленная зона"),
        ("особая экономическая зона", "особая, говорят, экономическая зона"),
        ("рынок", "рыночная цена"),
        ("ТОР", "торт и тор"),
        ("Восток", "солнце на востоке"),
        ("край", "крайний срок"),
        ("порт", "спорт"),
    ],
)
def test_what_is_another_word_is_not_found(term: str, source: str) -> None:
    assert found(glossary((term, "x")), source) == []


def test_the_longest_term_wins() -> None:
    terms = glossary(
        ("зона", "zone"), ("экономическая зона", "economic zone"), ("свободная экономическая зона", "free zone")
    )
    assert found(terms, "в свободной экономической зоне и в зоне") == ["свободной экономической зоне", "зоне"]


def test_the_users_term_overrides_ours_even_where_ours_is_longer() -> None:
    own = glossary(("экономическая зона", "business zone"))
    both = own.over(Glossary.builtin())
    match = both.matches("в особой экономической зоне")[0]
    assert match.term.english == ("business zone",)


def test_the_same_term_of_the_users_replaces_ours() -> None:
    both = glossary(("губернатор", "head of region")).over(Glossary.builtin())
    assert [match.term.english for match in both.matches("губернатором")] == [("head of region",)]


def test_every_built_in_term_matches_itself_and_few_ask_for_anything() -> None:
    ours = Glossary.builtin()
    assert len(ours.terms) >= 120
    for term in ours.terms:
        assert any(match.term is term for match in Glossary((term,)).matches(term.russian)), term.russian
    assert 0 < sum(term.required for term in ours.terms) < 10


@pytest.mark.parametrize(
    "text",
    [
        "зона\tzone\nпорт\tport\tsea port\n",
        "source,target,note\nзона,zone\nпорт,port,sea port\n",
        "# ours\nзона;zone\n\nпорт;port;sea port\n",
        "\ufeffтермин\tперевод\nзона\tzone\nпорт\tport\tsea port",
        'зона,zone\r\n"порт","port","sea port"\r\n',
    ],
)
def test_files_in_every_usual_shape(tmp_path: Path, text: str) -> None:
    file = tmp_path / "terms.csv"
    file.write_text(text, encoding="utf-8", newline="")
    terms = Glossary.load(str(file)).terms
    assert [(term.russian, term.english[0], term.note) for term in terms] == [
        ("зона", "zone", ""),
        ("порт", "port", "sea port"),
    ]
    assert problems(str(file)) == ()


def test_alternatives_are_parted_by_bars(tmp_path: Path) -> None:
    file = tmp_path / "terms.tsv"
    file.write_text("область\tRegion | Oblast\n", encoding="utf-8")
    assert Glossary.load(str(file)).terms[0].english == ("Region", "Oblast")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("зона\tzone\nпорт\n", "line 2: two columns"),
        ("зона\t\n", "line 1: two columns"),
        ("зона, порт, зал, zone\n", "line 1: more than three"),
        ("zone\tзона\n", "line 1: the columns are the wrong way round"),
        ("123\tzone\n", "line 1: «123» has no word"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "terms.tsv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=words):
        Glossary.load(str(file))
    assert any(words in str(problem) for problem in problems(str(file)))


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"absent\.tsv"):
        Glossary.load(str(tmp_path / "absent.tsv"))
    file = tmp_path / "old.csv"
    file.write_bytes("зона,zone".encode("cp1251"))
    with pytest.raises(InputError, match="UTF-8"):
        Glossary.load(str(file))


def test_check_reports_repeats_and_conflicts(tmp_path: Path) -> None:
    file = tmp_path / "terms.tsv"
    file.write_text("зона\tzone\nзона\tzone\nЗона\tarea\n", encoding="utf-8")
    assert [str(problem) for problem in problems(str(file))] == [
        "line 2: «зона» repeats line 1",
        "line 3: «Зона» is “zone” in line 1",
    ]


@pytest.mark.parametrize(
    ("target", "english", "expected"),
    [
        ("three special economic zones", "special economic zone", True),
        ("the special economic zone's residents", "special economic zone", True),
        ("Special-economic zone", "special economic zone", True),
        ("two subsidiaries", "subsidiary", True),
        ("an SEZ there", "SEZ", True),
        ("a sez there", "SEZ", False),
        ("special zone", "special economic zone", False),
        ("sports", "port", False),
        ("ferrous metal exports", "ferrous metals", True),
    ],
)
def test_a_target_holds_a_term_in_plural_and_possessive(target: str, english: str, expected: bool) -> None:
    assert holds(target, english) is expected
    # Letters that are not English ask for another way to search.
    assert holds(f"{target} – déjà vu", english) is expected


def test_a_right_rendering_stays() -> None:
    terms = glossary(("край", "Territory|Krai"))
    source, target = "Власти края согласны.", "The authorities of the Krai agree."
    assert enforce(source, target, terms.matches(source)) == (target, ())


def test_a_rendering_with_nearly_the_same_words_is_replaced() -> None:
    terms = glossary(("территория опережающего развития", "advanced special economic zone"))
    source = "Создана территория опережающего развития."
    target, findings = enforce(source, "An advanced economic zone has been created.", terms.matches(source))
    assert target == "An advanced special economic zone has been created."
    assert findings == ()


def test_our_own_terms_advise_and_change_nothing() -> None:
    matches = Glossary.builtin().matches("Создана особая экономическая зона.")
    assert enforce("", "An economic zone has been created.", matches)[0] == "An economic zone has been created."
    assert lacking("An economic zone has been created.", matches) > 0
    assert lacking("A special economic zone has been created.", matches) == 0


@pytest.mark.parametrize(
    "target", ["A deep flax processing plant.", "The plant was opened.", "Deep thought and processing."]
)
def test_words_of_the_term_with_others_between_are_left_alone(target: str) -> None:
    terms = glossary(("глубокая переработка", "deep processing"))
    assert enforce("Завод глубокой переработки.", target, terms.matches("Завод глубокой переработки."))[0] == target


def test_the_aligned_span_is_replaced() -> None:
    terms = glossary(("полпред", "presidential envoy"))
    source, target = "Приехал полпред президента.", "The plenipotentiary's visit began."
    links = [(0, 2), (1, 1)]
    assert enforce(source, target, terms.matches(source), links)[0] == "The presidential envoy's visit began."


def test_a_span_that_other_words_are_linked_to_is_left_alone() -> None:
    terms = glossary(("полпред", "presidential envoy"))
    source, target = "Приехал полпред.", "Arrived there."
    out, findings = enforce(source, target, terms.matches(source), [(0, 0), (1, 0)])
    assert out == target
    assert [finding.check for finding in findings] == ["glossary"]
    assert findings[0].source == (8, 15)


def test_a_name_is_found_by_its_sound() -> None:
    terms = glossary(("Жвачкин", "Zhvachkine"))
    source = "Встреча со Жвачкиным прошла."
    assert (
        enforce(source, "Zhvachkin's meeting was held.", terms.matches(source))[0] == "Zhvachkine's meeting was held."
    )


def test_what_is_missing_is_reported_for_users_terms_alone() -> None:
    source = "В технопарке тихо."
    own = glossary(("технопарк", "science park"))
    assert len(enforce(source, "It is quiet.", own.matches(source))[1]) == 1
    ours = Glossary.builtin()
    assert enforce(source, "It is quiet.", ours.matches(source)) == ("It is quiet.", ())


@given(
    st.text(max_size=60), st.text(max_size=60), st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=9)
)
def test_any_text_is_survived(source: str, target: str, links: list[tuple[int, int]]) -> None:
    terms = glossary(("зона", "zone"), ("Восток", "East"))
    enforce(source, target, terms.matches(source), links)


@given(st.text("зона ыеюб,.", max_size=40), st.text("abc zone.", max_size=40))
def test_nothing_is_changed_where_nothing_matches(source: str, target: str) -> None:
    terms = glossary(("порт", "port"))
    assert enforce(source, target, terms.matches(source)) == (target, ())
