"""All checks together: names, order, choice, spans, whatever the text."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.article import Finding
from summarize.checking import CHECKS, WEIGHTS, bound, check, cost
from summarize.checking.tokens import listed

NAMES = [
    *listed("untranslated leftover repetition omission numbers dates currency units negation names glossary"),
    *listed("urls-emails quotes case"),
]
WORDS = st.sampled_from(
    [
        *listed("мост порт не нет 12 3,5 млн рублей мая 2016 году «Север» Иван Петров км % XXI третий половина $5 €"),
        *listed('the bridge not 12,5 million May dollars is open " ( www.port.ru a@b.ru 1/2 18:30 (495) 123-45-67'),
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=14).map(" ".join))


def test_names_and_their_order_are_stable() -> None:
    assert list(CHECKS) == NAMES
    assert set(WEIGHTS) == set(NAMES)


def test_findings_come_in_the_order_of_the_checks() -> None:
    found = check(
        "Вчера приехали 12 человек и привезли 5 тонн угля.", "Вчера came 13 people and brought 5 pounds of coal."
    )
    order = [NAMES.index(finding.check) for finding in found]
    assert order == sorted(order)
    assert len(set(order)) > 1


def test_only_limits_the_checks() -> None:
    source, target = "Приехали 12 человек.", "Приехали 13 people."
    assert {finding.check for finding in check(source, target, only={"numbers"})} == {"numbers"}
    assert check(source, target, only=()) == ()


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(KeyError, match="no such check: spelling"):
        check("Да.", "Yes.", only={"numbers", "spelling"})


def test_a_glossary_and_a_lexicon_can_be_bound() -> None:
    def glossary(source: str, target: str) -> tuple[Finding, ...]:
        return () if "Duma" in target else (Finding("glossary", "Duma wanted"),)

    checks = bound(lexicon=lambda name: {"hardbread"}, glossary=glossary)
    assert list(checks) == NAMES
    assert [
        str(one) for one in check("Прибыл актёр Марк Твердохлебов.", "The actor Mark Hardbread came.", checks=checks)
    ] == ["glossary: Duma wanted"]
    assert CHECKS["glossary"]("Дума.", "The parliament.") == ()


@settings(max_examples=300)
@given(TEXTS, TEXTS)
def test_no_text_makes_a_check_fail_and_spans_lie_within(source: str, target: str) -> None:
    found = check(source, target)
    for finding in found:
        assert finding.check in CHECKS
        assert finding.detail
        for span, text in ((finding.source, source), (finding.target, target)):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
    assert check(source, target) == found


@given(st.lists(st.sampled_from(NAMES)), st.randoms())
def test_cost_does_not_depend_on_order(names: list[str], chance: object) -> None:
    found = [Finding(name, "x") for name in names]
    turned = list(reversed(found))
    assert cost(found) == cost(turned)
    assert (cost(found) == 0) == (not found)


def test_cost_orders_what_a_reader_suffers() -> None:
    weights = [
        cost([Finding(name, "x")])
        for name in (
            "untranslated",
            "repetition",
            "leftover",
            "omission",
            "numbers",
            "negation",
            "currency",
            "names",
            "case",
        )
    ]
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == len(weights)
    assert cost([Finding("untranslated", "x")]) > cost([Finding("numbers", "x")] * 3)
    assert cost([Finding("numbers", "x")] * 2) > cost([Finding("numbers", "x")])


def test_importing_the_checks_loads_nothing_heavy() -> None:
    heavy = "{'numpy', 'pymorphy3', 'razdel', 'ctranslate2'}"
    code = f"import sys, summarize.checking; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
