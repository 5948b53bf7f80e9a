"""Lines stay lines: as many, in order, each translated sentence by sentence."""

from __future__ import annotations

from summarize.lines import decoded, translated
from summarize.naming.glossary import Glossary
from summarize.translating.engine import Hypothesis
from summarize.translating.memory import Scope
from summarize.translating.translator import Translator
from tests.translating.fakes import Scripted

ENGLISH = {"Мэр открыл школу.": "The mayor opened a school.", "Дети рады.": "The children are glad."}


def scripted() -> Scripted:
    return Scripted(lambda source, _: [Hypothesis(ENGLISH[source], -0.1), Hypothesis("Another.", -0.9)])


def test_a_line_of_two_sentences_is_translated_as_two_and_blank_stays_blank() -> None:
    engine = scripted()
    translator = Translator(engine, 4, Scope("model", "hash", "", "1"), None)
    made = translated(["Мэр открыл школу. Дети  рады.", "", "Дети рады."], translator, Glossary(()))
    assert [text for text, _ in made] == [
        "The mayor opened a school. The children are glad.",
        "",
        "The children are glad.",
    ]
    assert set(engine.asked[0][0]) == set(ENGLISH)


def test_what_is_only_decoded_is_the_first_hypothesis_as_it_came() -> None:
    assert decoded(["Мэр открыл школу. Дети рады."], scripted(), 4) == [
        "The mayor opened a school. The children are glad."
    ]
