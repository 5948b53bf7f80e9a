"""Untidy texts, and what a careful reader would make of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.article import Dropped
from summarize.reading.layout import lay_out
from tests.reading.laying import document, laid

TITLE = "Порт Находки увеличил перевалку угля на треть"
LEAD = (
    "За девять месяцев порт Находки перевалил 18 млн тонн угля, на треть больше прошлогоднего, сообщила его дирекция."
)
NEXT = "Рост связан со спросом в Японии и Корее. В октябре показатели вырастут ещё."

# A text, and under the arrow how it is laid out.
CASES = {
    "an agency item with a dateline": f"""
{TITLE}

Директор порта отметил, что причалы заняты на девяносто процентов и нужен ещё один

НАХОДКА, 3 марта. /Приморье-Информ/. {LEAD}

{NEXT}
-> headline: {TITLE}
-> body: Директор порта отметил, что причалы заняты на девяносто процентов и нужен ещё один
-> body: НАХОДКА, 3 марта. /Приморье-Информ/. {LEAD}
-> body: {NEXT}
""",
    "paragraphs on lines of their own without empty lines between": f"""
{TITLE}
{LEAD}
{NEXT}
Для справки:
Порт основан в 1947 году. В нём работают 900 человек.
-> headline: {TITLE}
-> body: {LEAD}
-> body: {NEXT}
-> heading: Для справки:
-> body: Порт основан в 1947 году. В нём работают 900 человек.
""",
    "a web copy with the title three times": f"""
Сайт НаходкиНаходка 🔍
🕛

{TITLE}

{TITLE[:30]}
{TITLE}

{LEAD}
{NEXT}

Также по теме:
Свежие новости и события Приморского края.
-> (site chrome) Сайт НаходкиНаходка 🔍
-> (pictogram) 🕛
-> headline: {TITLE}
-> (repeated title) {TITLE[:30]}
-> (repeated title) {TITLE}
-> body: {LEAD}
-> body: {NEXT}
-> (see also) Также по теме:
-> (see also) Свежие новости и события Приморского края.
""",
    "a blog with its widgets": f"""
{TITLE}

{LEAD}

Автор: Admin

Администратор

Добавить комментарий

Wordpress Share Buttons powered by Vendor
-> headline: {TITLE}
-> body: {LEAD}
-> (author line) Автор: Admin
-> (author line) Администратор
-> (comment prompt) Добавить комментарий
-> (share widget) Wordpress Share Buttons powered by Vendor
""",
    "an English page": """
Port of Nakhodka ships a third more coal

The Port of Nakhodka handled 18 million tons of coal in nine months, a third more than a year earlier.

Source: Press Service of the Port
Printable version

You can mark interesting snippets of this text and share them through a unique link.
-> headline: Port of Nakhodka ships a third more coal
-> body: The Port of Nakhodka handled 18 million tons of coal in nine months, a third more than a year earlier.
-> (source line) Source: Press Service of the Port
-> (print link) Printable version
-> (site chrome) You can mark interesting snippets of this text and share them through a unique link.
""",
    "a report full of lists": f"""
НАХОДКА

Что удалось сделать в области перевалки грузов, ремонта причалов и обучения крановщиков в 2011 году

{LEAD} Работы велись по направлениям:

- Перевалка угля.

- Ремонт причалов и кранов. Куплены два крана из Кореи.

По итогам года внесены следующие предложения:

Создание учебного центра для крановщиков и стропальщиков на базе порта;

Проведение ярмарки вакансий, в том числе для:

* крановщиков;

*  стропальщиков.

Цель визита:

Знакомство с работой порта.

Результаты:

- Подписан протокол о намерениях

- Директор порта принял приглашение посетить Ниигату.

Порт будет расширяться.
-> heading: НАХОДКА
-> headline: Что удалось сделать в области перевалки грузов, ремонта причалов и обучения крановщиков в 2011 году
-> body: {LEAD} Работы велись по направлениям:
-> list: - Перевалка угля.
-> list: - Ремонт причалов и кранов. Куплены два крана из Кореи.
-> body: По итогам года внесены следующие предложения:
-> list: Создание учебного центра для крановщиков и стропальщиков на базе порта;
-> list: Проведение ярмарки вакансий, в том числе для:
-> list: * крановщиков;
-> list: * стропальщиков.
-> heading: Цель визита:
-> body: Знакомство с работой порта.
-> heading: Результаты:
-> list: - Подписан протокол о намерениях
-> list: - Директор порта принял приглашение посетить Ниигату.
-> body: Порт будет расширяться.
""",
    "an interview": f"""
Директор порта: «Причалы заняты»

{LEAD} Мы расспросили его директора.

— Сколько судов стоит у причалов?

— Сейчас одиннадцать. Это на три больше, чем год назад.

— Чего не хватает?

— Вагонов, — ответил директор.
-> headline: Директор порта: «Причалы заняты»
-> body: {LEAD} Мы расспросили его директора.
-> body: — Сколько судов стоит у причалов?
-> body: — Сейчас одиннадцать. Это на три больше, чем год назад.
-> body: — Чего не хватает?
-> body: — Вагонов, — ответил директор.
""",
    "hard-wrapped mail": """
Порт Находки увеличил перевалку угля на
треть

За девять месяцев порт Находки перевалил
18 млн тонн угля, на треть больше
прошлогоднего.

Из порта Находки отгружают:
- уголь из Кузбасса и
  Якутии;
- лес.
-> headline: Порт Находки увеличил перевалку угля на треть
-> body: За девять месяцев порт Находки перевалил 18 млн тонн угля, на треть больше прошлогоднего.
-> body: Из порта Находки отгружают:
-> list: - уголь из Кузбасса и Якутии;
-> list: - лес.
""",
    "one running paragraph": f"""
{LEAD} {NEXT}
-> body: {LEAD} {NEXT}
""",
    "a title alone": f"""
{TITLE}
-> body: {TITLE}
""",
    "sentences without a headline": f"""
Снег выпал рано.

{LEAD}

{NEXT}
-> body: Снег выпал рано.
-> body: {LEAD}
-> body: {NEXT}
""",
    "a message of a channel": f"""
❗️{TITLE}

{LEAD}

🔥 Следующий рекорд — в октябре.

Подписаться
-> headline: ❗️{TITLE}
-> body: {LEAD}
-> body: 🔥 Следующий рекорд — в октябре.
-> (subscribe) Подписаться
""",
    "a chronicle": """
Хроника перевалки угля

12 мая 2019 года

Порт отгрузил первый пароход.

3 июня 2019 года

Порт отгрузил второй.
-> headline: Хроника перевалки угля
-> heading: 12 мая 2019 года
-> body: Порт отгрузил первый пароход.
-> heading: 3 июня 2019 года
-> body: Порт отгрузил второй.
""",
    "headings between paragraphs": f"""
{TITLE}

{LEAD}

Планы порта

{NEXT}

ЧТО ДАЛЬШЕ

Состав делегации: Иван Петров, заместитель директора порта

Порт будет расширяться.
-> headline: {TITLE}
-> body: {LEAD}
-> heading: Планы порта
-> body: {NEXT}
-> heading: ЧТО ДАЛЬШЕ
-> body: Состав делегации: Иван Петров, заместитель директора порта
-> body: Порт будет расширяться.
""",
    "rows of a table and names on lines of their own": f"""
{TITLE}

{LEAD}

Год | Тонн

2019 | 18 млн

В делегации:

Иван Петров

Анна Белова

Игорь Лунин

{NEXT}
-> headline: {TITLE}
-> body: {LEAD}
-> body: Год | Тонн
-> body: 2019 | 18 млн
-> body: В делегации:
-> body: Иван Петров
-> body: Анна Белова
-> body: Игорь Лунин
-> body: {NEXT}
""",
    "nothing but chrome": """
Поделиться

Реклама
-> body: Поделиться
-> body: Реклама
""",
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_text_is_laid_out(case: str) -> None:
    text, *expected = case.split("\n-> ")
    assert laid(text) == [line.strip() for line in expected]


def test_a_list_marker_is_counted_with_its_blanks() -> None:
    blocks, _ = lay_out(document("Порт отгружает:\n\n*  уголь;\n\n12) лес."))
    assert [(block.kind, block.marker) for block in blocks] == [("body", 0), ("list", 3), ("body", 0)]


def test_an_unmarked_item_has_no_marker() -> None:
    blocks, _ = lay_out(document("Предложены следующие меры порта:\n\nсклад;\n\nпричал."))
    assert [(block.kind, block.marker) for block in blocks][1:] == [("list", 0), ("list", 0)]


def test_the_documents_title_finds_the_headline() -> None:
    text = f"Вестник порта выходит с 1947 года\n\n{TITLE}\n\n{LEAD}"
    assert f"headline: {TITLE}" in laid(text, TITLE)


def test_what_the_extractor_found_outside_is_dropped_for_its_reason() -> None:
    text = f"Погода\n\n{TITLE}\n\n{LEAD}"
    outside = (Dropped(0, 6, "outside the article"),)
    assert laid(text, "", outside)[0] == "(outside the article) Погода"


def test_a_document_that_lies_outside_as_a_whole_is_kept() -> None:
    assert laid("Погода", "", (Dropped(0, 6, "outside the article"),)) == ["body: Погода"]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Для справки:", "heading"),
        ("Цель визита:", "heading"),
        ("Итоги года в цифрах:", "heading"),
        ("Sister cities and partners:", "heading"),
        ("Порт отгружает:", "body"),
        ("Внесены следующие предложения:", "body"),
        ("Среди новых судов порта:", "body"),
        ("Он уточнил:", "body"),
        ("The measures are these:", "body"),
    ],
)
def test_a_label_heads_what_follows_and_a_sentence_leads_to_it(label: str, kind: str) -> None:
    assert f"{kind}: {label}" in laid(f"{TITLE}\n\n{LEAD}\n\n{label}\n\n- уголь;\n- лес.")


@pytest.mark.parametrize("text", ["", " \n\t\n"])
def test_blanks_have_no_layout(text: str) -> None:
    assert lay_out(document(text)) == ((), ())


# --- what always holds

LINES = st.sampled_from(
    [
        *(
            TITLE,
            TITLE[:30],
            f"{TITLE} — Вестник",
            LEAD,
            NEXT,
            "НАХОДКА",
            "Для справки:",
            "- уголь;",
            "— Что?",
            "1. Лес",
            "а) лес",
        ),
        *(
            "Поделиться",
            "Реклама",
            "Читайте также:",
            "© 2019",
            "🕛",
            "* * *",
            "20.09.2019",
            "16",
            "Фото: порт",
            "Экономика",
        ),
        *("порта и дороги.", "\u200b", "  ", "", "", "\t— уголь", "Share", "By Ann Lee", "\u00a0"),
    ]
)
TEXTS = st.lists(LINES | st.text("аБв .,:;!?—-«»1🕛\u200b", max_size=90)).map("\n".join) | st.text(max_size=200)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 400), st.integers(1, 80))))
def test_blocks_and_dropped_spans_cover_every_character_once_and_in_order(
    text: str, pairs: list[tuple[int, int]]
) -> None:
    outside = tuple(
        Dropped(start, min(start + length, len(text)), "outside")
        for start, length in sorted(pairs)
        if start < len(text)
    )
    blocks, dropped = lay_out(document(text, TITLE, outside))
    assert [block.start for block in blocks] == sorted(block.start for block in blocks)
    assert [span.start for span in dropped] == sorted(span.start for span in dropped)
    position = 0
    for start, end in sorted((span.start, span.end) for spans in (blocks, dropped) for span in spans):
        assert position <= start < end <= len(text)
        assert not text[position:start].strip()
        assert text[start:end].strip() == text[start:end]
        position = end
    assert not text[position:].strip()


@given(TEXTS)
def test_something_is_always_left_of_a_text(text: str) -> None:
    blocks, _ = lay_out(document(text))
    assert bool(blocks) == bool(text.strip())


@given(TEXTS)
def test_there_is_one_headline_at_most_and_markers_are_of_lists(text: str) -> None:
    blocks, dropped = lay_out(document(text))
    assert sum(block.kind == "headline" for block in blocks) <= 1
    assert all(span.reason for span in dropped)
    for block in blocks:
        assert block.marker == 0 or block.kind == "list"
        assert block.marker < block.end - block.start
