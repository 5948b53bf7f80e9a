"""The guard on an article and what summaries say of it: true paraphrases pass, damaged sentences do not.

A row is a sentence of a summary, the segments that it must be traced to, and
the checks that must refuse it; "ok" where it must pass.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.article import Language
from summarize.briefing.guarding import Guard
from summarize.briefing.tracing import Evidence

ENGLISH = [
    "Lipkovo opens a ferry line to Dalny Island",
    "A ferry line between Lipkovo and Dalny Island was opened on Friday, May 14, by Governor Pavel Lodkin.",
    "The new ferry Chaika carries 240 passengers and 36 cars and sails twice a day.",
    "The project cost 1.4 billion rubles, of which 900 million rubles came from the federal budget.",
    "Port director Marfa Sinitsyna said that 1,120 people had used the line on its first day.",
    "The old ferry Bosun will not be sold: it may become a museum in 2027.",
    "Tickets for islanders cost 85 rubles, while tourists pay 640 rubles.",
    "In 2019 the regional council rejected a plan to build a bridge, which would have cost 11 billion rubles.",
    "Exports of fish from the island rose by 12.5% last year to 3,400 tonnes, the fishing company Volna reported.",
    "A school for 150 pupils will be built on the island by the end of 2026.",
    "Volna's head, Timur Rekin, does not rule out a second line, to Cape Sivuch.",
]

TABLE = """
# paraphrases
Lipkovo has opened a ferry line to Dalny Island. | 2 | ok
Governor Pavel Lodkin opened a ferry line between Lipkovo and Dalny Island on Friday. | 2 | ok
A ferry line to Dalny Island, launched on May 14, cost 1.4 billion rubles. | 2 4 | ok
The Chaika can take 240 passengers and 36 cars. | 3 | ok
The ferry makes two sailings a day with 240 passengers. | 3 | ok
The federal budget gave 900 million rubles of the 1.4 billion. | 4 | ok
Federal money covered 900 million rubles of the project, which cost 1.4 billion rubles. | 4 | ok
On the first day 1,120 people used the line, port director Marfa Sinitsyna said. | 5 | ok
More than 1,100 people used the line on its first day, Sinitsyna said. | 5 | ok
About 1,100 people used the line on its first day. | 5 | ok
The old Bosun may become a museum in 2027. | 6 | ok
The Bosun will not be sold. | 6 | ok
Islanders pay 85 rubles a ticket and tourists 640 rubles. | 7 | ok
A bridge plan was rejected by the regional council in 2019. | 8 | ok
A bridge, rejected in 2019, would have cost 11 billion rubles. | 8 | ok
Fish exports from the island grew 12.5% last year to 3,400 tonnes. | 9 | ok
The island will get a school for 150 pupils by the end of 2026. | 10 | ok
Timur Rekin, who heads Volna, does not rule out another line to Cape Sivuch. | 11 | ok
A ferry with room for 36 cars now links Lipkovo with Dalny Island, and a school is to be built by 2026. | 2 3 10 | ok
# another number
The Chaika can take 420 passengers and 36 cars. | 3 | summary-numbers
The project cost 1.4 million rubles. | 4 | summary-numbers
On the first day 1,121 people used the line, Sinitsyna said. | 5 | summary-numbers
More than 1,200 people used the line on its first day, Sinitsyna said. | 5 | summary-numbers
About 1,300 people used the line on its first day. | 5 | summary-numbers
Fish exports from the island grew 21.5% last year to 3,400 tonnes. | 9 | summary-numbers
The island will get a school for 150 pupils by the end of 2028. | 10 | summary-numbers
The Bosun may become a museum in 2072. | 6 | summary-numbers
# a number of something else, or in something else
The Chaika can take 36 passengers and 240 cars. | 3 | summary-numbers
Fish exports from the island grew 12.5% last year to 3,400 kilograms. | 9 | summary-numbers
The project cost 1.4 billion dollars. | 4 | summary-numbers
# dates
The line between Lipkovo and Dalny Island was opened on Monday. | 2 | summary-dates
A ferry line between Lipkovo and Dalny Island was opened on June 14. | 2 | summary-dates
A ferry line between Lipkovo and Dalny Island was opened on May 16. | 2 | summary-numbers summary-dates
# names
Governor Oleg Lodkin opened a ferry line between Lipkovo and Dalny Island on Friday. | 2 | summary-names
On the first day 1,120 people used the line, port director Marfa Petrova said. | 5 | summary-names
Timur Rekin, who heads Primorye Fish, does not rule out another line to Cape Sivuch. | 11 | summary-names
A ferry line between Lipkovo and Cape Horn was opened on Friday. | 2 | summary-names
# denials
The old ferry Bosun will be sold. | 6 | summary-negation
The school for 150 pupils will not be built on the island. | 10 | summary-negation
Tourists do not pay for tickets. | 7 | summary-negation
# claims
Fish exports from the island fell 12.5% last year to 3,400 tonnes. | 9 | summary-claim
Fish imports from the island rose 12.5% last year to 3,400 tonnes. | 9 | summary-claim
The regional council approved a plan to build a bridge in 2019. | 8 | summary-claim
The ferry line was opened on Friday after angry protests by local environmental activists. | 2 | summary-source
The project cost 1.4 billion rubles, the most expensive private investment ever. | 4 | summary-source
The new ferry Chaika carries 240 passengers, two trained dogs, a brass band and 36 cars. | 3 | summary-source
# nothing of it
The football team lost its last match of the season in extra time. | | summary-source
A fire destroyed a warehouse in the neighbouring region overnight. | | summary-source
Ministers from nine countries will discuss grain prices in Geneva. | | summary-source
# form
The Chaika can take 240 passengers and 36 | 3 | summary-form
The Chaika carries carries carries 240 passengers and 36 cars. | 3 | summary-form
The новая ferry Chaika carries 240 passengers and 36 cars. | 3 | summary-form
"""

RUSSIAN = [
    "В Липкове открыли паромную линию на остров Дальний",
    "Паромную линию между Липковом и островом Дальним в пятницу, 14 мая, открыл губернатор Павел Лодкин.",
    "Новый паром «Чайка» перевозит 240 пассажиров и 36 автомобилей.",
    "Стоимость проекта составила 1,4 млрд рублей, из них 900 млн рублей выделил федеральный бюджет.",
    "По словам директора порта Марфы Синицыной, за первый день линией воспользовались 1120 человек.",
    "Старый паром «Боцман» продавать не будут, в 2027 году он может стать музеем.",
    "Экспорт рыбы с острова вырос за год на 12,5% и составил 3400 тонн, сообщила компания «Волна».",
]

RUSSIAN_TABLE = """
Губернатор Павел Лодкин открыл паромную линию между Липковом и островом Дальний. | 2 | ok
Паром «Чайка» может перевозить 240 пассажиров и 36 автомобилей. | 3 | ok
Проект стоил 1,4 млрд рублей, федеральный бюджет выделил 900 млн рублей. | 4 | ok
За первый день линией воспользовались 1120 человек, сообщила Марфа Синицына. | 5 | ok
Старый паром продавать не будут. | 6 | ok
Экспорт рыбы с острова вырос на 12,5%. | 7 | ok
Паром «Чайка» может перевозить 420 пассажиров и 36 автомобилей. | 3 | summary-numbers
Проект стоил 1,4 млн рублей. | 4 | summary-numbers
Паромную линию между Липковом и островом Дальним открыли 14 июня. | 2 | summary-dates
Губернатор Олег Бородин открыл паромную линию между Липковом и островом Дальний. | 2 | summary-names
Старый паром «Боцман» будут продавать. | 6 | summary-negation
Экспорт рыбы с острова за год упал на 12,5%. | 7 | summary-claim
Министр обороны обсудил в столице поставки зерна. | | summary-source
"""


def guard(texts: list[str], language: Language) -> Guard:
    return Guard([Evidence(n, text, language, heading=n == 1) for n, text in enumerate(texts, 1)], language)


def rows(table: str) -> list[tuple[str, set[int], set[str]]]:
    cases = []
    for line in table.strip().splitlines():
        if not line.startswith("#"):
            sentence, segments, checks = (cell.strip() for cell in line.split("|"))
            cases.append((sentence, set(map(int, segments.split())), set(checks.split()) - {"ok"}))
    return cases


@pytest.mark.parametrize(("sentence", "segments", "checks"), rows(TABLE))
def test_an_english_sentence(sentence: str, segments: set[int], checks: set[str]) -> None:
    verdict = guard(ENGLISH, "en").judge(sentence)
    assert {finding.check for finding in verdict.findings} == checks, verdict
    assert segments <= set(verdict.segments)


@pytest.mark.parametrize(("sentence", "segments", "checks"), rows(RUSSIAN_TABLE))
def test_a_russian_sentence(sentence: str, segments: set[int], checks: set[str]) -> None:
    verdict = guard(RUSSIAN, "ru").judge(sentence)
    assert {finding.check for finding in verdict.findings} == checks, verdict
    assert segments <= set(verdict.segments)


def test_the_table_has_the_cases_that_it_is_there_for() -> None:
    cases = rows(TABLE) + rows(RUSSIAN_TABLE)
    assert len(cases) >= 60
    assert sum(not checks for _, _, checks in cases) >= 20


@pytest.mark.parametrize("sentence", ENGLISH[1:])
def test_a_sentence_of_the_article_is_its_own_source(sentence: str) -> None:
    verdict = guard(ENGLISH, "en").judge(sentence)
    assert not verdict.findings
    assert verdict.trace.segments[0] == ENGLISH.index(sentence) + 1


def test_a_number_of_the_translation_that_the_original_has_not_is_refused() -> None:
    source = "Паром перевозит 240 пассажиров и 36 автомобилей."
    evidence = [Evidence(1, "The ferry carries 420 passengers and 36 cars.", "en", source)]
    verdict = Guard(evidence, "en").judge("The ferry carries 420 passengers and 36 cars.")
    assert [str(one) for one in verdict.findings] == ["summary-numbers: 420 not in the source"]


def test_what_was_said_is_not_said_again() -> None:
    said = ["The Chaika can take 240 passengers and 36 cars."]
    verdict = guard(ENGLISH, "en").judge("The Chaika takes 240 passengers and 36 cars.", said)
    assert [str(one) for one in verdict.findings] == ["summary-form: said before"]


def test_findings_say_where_in_the_sentence() -> None:
    verdict = guard(ENGLISH, "en").judge("The Chaika can take 420 passengers and 36 cars.")
    (finding,) = verdict.findings
    assert finding.target is not None
    assert verdict.text[slice(*finding.target)] == "420"


def test_an_article_without_a_sentence_supports_nothing() -> None:
    assert Guard([], "en").judge("The ferry sails twice a day.").findings[0].check == "summary-source"


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_judged(text: str) -> None:
    verdict = guard(ENGLISH, "en").judge(text)
    assert verdict.findings or set(verdict.segments) <= set(range(1, len(ENGLISH) + 1))
