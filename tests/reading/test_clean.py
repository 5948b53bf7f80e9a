"""Site chrome is known by whole lines and their place; text that only mentions the same words is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.reading.chrome import RULES
from summarize.reading.clean import chrome, is_byline, is_prose, key, reasons, see_also

FIRST = "Новый причал для перевалки зерна открыли в порту Находки в понедельник, сообщил директор предприятия."
LAST = "По словам директора, первый пароход с пшеницей уйдёт в Японию в апреле, а второй готовится к выходу."


def above(line: str) -> str:
    """Return the reason to drop a line that stands between the headline and the text."""
    return reasons(["Порт открыл причал", line, FIRST, LAST])[1]


def below(line: str) -> str:
    """Return the reason to drop a line that stands under the text."""
    return reasons(["Порт открыл причал", FIRST, LAST, line])[3]


def within(line: str) -> str:
    """Return the reason to drop a line that stands between two paragraphs."""
    return reasons(["Порт открыл причал", FIRST, line, LAST])[2]


@pytest.mark.parametrize(
    ("reason", "line"),
    [
        ("share widget", "Поделиться"),
        ("share widget", "Поделиться новостью в соцсетях:"),
        ("share widget", "ВКонтакте Одноклассники Telegram"),
        ("share widget", "Facebook | Twitter | LinkedIn"),
        ("share widget", "Share this article"),
        ("share widget", "Скопировать ссылку"),
        ("share widget", "AddThis Share Buttons by the Vendor"),
        ("comment prompt", "Добавить комментарий"),
        ("comment prompt", "Оставить свой комментарий к новости"),
        ("comment prompt", "Комментарии (12)"),
        ("comment prompt", "3 комментария"),
        ("comment prompt", "Войдите, чтобы оставлять комментарии"),
        ("comment prompt", "Leave a Reply"),
        ("print link", "Версия для печати"),
        ("print link", "Printable version"),
        ("advertisement", "Реклама"),
        ("advertisement", "РЕКЛАМА"),
        ("advertisement", "Реклама. ООО «Ромашка», ИНН 7700000000, erid: 2Vabc"),
        ("advertisement", "На правах рекламы"),
        ("see also", "Также по теме:"),
        ("see also", "Читайте также: Снег выпал в Якутске"),
        ("navigation", "Читать далее →"),
        ("navigation", "Главная / Новости / Экономика"),
        ("navigation", "Главная » Новости » Порт открыл причал"),
        ("separator", "* * *"),
        ("separator", "________"),
        ("pictogram", "🕛"),
    ],
)
def test_sure_signs_are_dropped_anywhere(reason: str, line: str) -> None:
    assert above(line) == reason
    assert within(line) == reason
    assert below(line) == reason


@pytest.mark.parametrize(
    ("reason", "line"),
    [
        ("share widget", "Telegram"),
        ("comment prompt", "Обсудить на форуме"),
        ("author line", "Автор: Анна Белова"),
        ("author line", "Администратор"),
        ("author line", "Опубликовал: admin"),
        ("author line", "By Ann Lee"),
        ("subscribe", "Подписывайтесь на наш канал в Telegram!"),
        ("subscribe", "Подпишитесь на рассылку"),
        ("subscribe", "Читайте нас в Яндекс.Дзене"),
        ("subscribe", "Больше новостей в нашем Телеграм-канале"),
        ("subscribe", "Subscribe to our newsletter"),
        ("copyright", "© 2005–2019 «Вестник порта»"),
        ("copyright", "Все права защищены."),
        ("copyright", "При использовании материалов ссылка на сайт обязательна."),
        ("copyright", "16+"),
        (
            "cookie notice",
            "Мы используем файлы cookie, чтобы сайт работал лучше. Оставаясь на сайте, вы соглашаетесь с этим.",
        ),
        ("cookie notice", "This website uses cookies to improve your experience."),
        ("site chrome", "Сайт города Находки"),
        ("site chrome", "Перейти к содержимому"),
        ("site chrome", "Нашли ошибку? Выделите её и нажмите Ctrl+Enter"),
        ("site chrome", "Вход"),
        ("site chrome", "Погода в крае 🔍"),
        ("navigation", "Предыдущая новость: Снег выпал в Якутске"),
        ("navigation", "Наверх"),
        ("navigation", "Политика Экономика Общество Спорт"),
        ("date stamp", "20 сентября 2019, 12:30"),
        ("date stamp", "20.09.2019"),
        ("date stamp", "Опубликовано: 20.09.2019 в 12:30"),
        ("date stamp", "Вчера, 18:05"),
        ("date stamp", "September 20, 2019 10:15 AM"),
        ("view counter", "Просмотров: 1 254"),
        ("view counter", "Время чтения: 3 мин."),
        ("tags", "Теги: порт, зерно, экспорт"),
        ("tags", "#порт #зерно"),
        ("source line", "Фото: пресс-служба порта"),
        ("source line", "Фото из архива редакции"),
    ],
)
def test_what_stands_around_an_article_is_dropped_at_its_edges(reason: str, line: str) -> None:
    assert above(line) == reason
    assert below(line) == reason


@pytest.mark.parametrize(
    ("reason", "line"),
    [
        ("source line", "Источник: «Вестник порта»"),
        ("source line", "Source: Press Service of the Port"),
        ("source line", "Пресс-служба администрации порта"),
        ("source line", "По материалам сайта порта Находки"),
        ("source line", "https://example.org/news/1"),
        ("author line", "Мария Иванова"),
        ("author line", "Игорь ЛУНИН, Находка"),
    ],
)
def test_sources_and_signatures_are_dropped_below(reason: str, line: str) -> None:
    assert below(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "Он предложил подписаться на петицию всем, кто живёт у порта.",
        "Подписаться под обращением смогут все жители края.",
        "Реклама причала обошлась порту в 5 млн рублей.",
        "«Реклама нам не нужна, нам нужны вагоны», — сказал он.",
        "Поделиться опытом приехали специалисты из Японии.",
        "Комментарии властей появятся позже.",
        "Автор проекта получил премию губернатора.",
        "Редактор газеты выступил с докладом.",
        "Источник: агентство уточнило, что речь идёт об угле марки Д.",
        "Сайт порта взломали в ночь на вторник.",
        "Главная новость года — новый причал.",
        "Новости культуры обсудили на планёрке.",
        "Печать, радио и телевидение рассказали о причале.",
        "Версия следствия для печати не предназначена.",
        "Copyright law was changed in May.",
        "Authorities are repairing the fence.",
        "Share prices rose by 3 percent.",
        "Comments by the minister were brief.",
        "Read more books, the minister said.",
        "Print runs of newspapers fell.",
        "Просмотр фильма о порте собрал 300 зрителей.",
        "Фото с причала облетело все газеты мира.",
        "Видео наблюдателей опубликует комиссия.",
        "Еще один пароход вышел в море.",
        "Cookies were served to the guests.",
    ],
)
def test_text_that_mentions_the_same_words_is_kept(line: str) -> None:
    assert above(line) == ""
    assert within(line) == ""
    assert below(line) == ""


@pytest.mark.parametrize(
    "line",
    [
        "Экономика",
        "Комментарии",
        "20 сентября 2019 года",
        "Мария Иванова",
        "1 254",
        "Источник: порт",
        "Telegram",
        "Вход",
    ],
)
def test_within_the_text_a_short_line_may_be_a_heading(line: str) -> None:
    assert within(line) == ""


@pytest.mark.parametrize("line", ["Экономика", "Новости", "Общество"])
def test_a_rubric_is_dropped_above_the_headline_and_may_be_a_heading_under_it(line: str) -> None:
    assert reasons([line, "Порт открыл причал", FIRST, LAST])[0] == "navigation"
    assert above(line) == ""


@pytest.mark.parametrize(
    "line",
    [
        "Фото: причал, которого ждали тридцать лет",
        "Источник: порт закроют на ремонт",
        "Сайт порта взломали хакеры",
        "Портал «Причал» обновили в Приморье",
    ],
)
def test_a_headline_may_have_the_form_of_a_caption_or_of_a_sites_name(line: str) -> None:
    assert reasons([line, FIRST, LAST])[0] == ""


def test_a_caption_above_the_headline_is_still_one() -> None:
    assert reasons(["Фото: пресс-служба порта", "Порт открыл причал", FIRST, LAST])[0] == "source line"


def test_a_number_is_a_counter_only_in_company() -> None:
    assert below("1 254") == ""
    assert reasons([FIRST, LAST, "20.09.2019", "1 254"])[2:] == ["date stamp", "view counter"]


def test_a_stray_word_between_two_buttons_is_of_the_site() -> None:
    assert reasons([FIRST, LAST, "Поделиться", "Приморье", "Версия для печати"])[3] == "site chrome"
    assert reasons([FIRST, LAST, "Приморье", "Версия для печати"])[2] == ""


def test_dates_with_text_under_each_are_the_headings_of_a_chronicle() -> None:
    texts = ["Хроника", "12 мая 2019 года", "Стороны встретились.", "3 июня 2019 года", "Соглашение подписали."]
    assert reasons(texts) == [""] * 5


def test_links_under_a_label_below_the_article_go_with_it() -> None:
    texts = [FIRST, LAST, "Читайте также:", "Снег выпал в Якутске", "Как выбрать рыбу?", "Цены растут."]
    assert reasons(texts) == ["", "", *["see also"] * 4]


def test_within_the_article_one_link_goes_with_its_label_and_the_heading_after_it_stays() -> None:
    texts = [FIRST, "Читайте также:", "Снег выпал в Якутске", "Планы порта", LAST]
    assert reasons(texts) == ["", "see also", "see also", "", ""]


def test_a_headline_may_begin_as_a_link_does() -> None:
    assert reasons(["Ранее по теме: порт закрыли", FIRST, LAST])[0] == ""


def test_a_label_with_text_under_it_takes_nothing_with_it() -> None:
    assert reasons(["Порт открыл причал", "Также по теме:", FIRST, LAST]) == ["", "see also", "", ""]


def test_an_article_of_short_lines_is_not_taken_for_chrome() -> None:
    texts = ["Порт открыт", "Суда идут.", "Снег выпал."]
    assert reasons(texts) == ["", "", ""]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("  ЧИТАЙТЕ   ТАКЖЕ: ", "читайте также"),
        ("🔍 Ещё", "еще"),
        ("→ Далее …", "далее"),
        ("«Реклама»", "реклама"),
        ("Кни\u00adга", "кни га"),
    ],
)
def test_rules_compare_words_alone(line: str, expected: str) -> None:
    assert key(line) == expected


@pytest.mark.parametrize(
    "line", ["Мария Иванова", "Иван ПЕТРОВ", "Анна-Мария Белова", "By Ann B. Lee", "Игорь Лунин, «Вестник»"]
)
def test_names_of_authors_are_known(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line", ["Порт Находка", "Мария Иванова открыла причал", "Новый Причал", "By the river", "Иван Петров уехал"]
)
def test_two_capital_letters_are_no_author(line: str) -> None:
    assert not is_byline(line)


@pytest.mark.parametrize("text", ["Порт открыт", "Цель визита:", "Порт Находки увеличил перевалку угля на треть"])
def test_titles_are_no_prose(text: str) -> None:
    assert not is_prose(text)


@pytest.mark.parametrize(
    "text",
    [
        FIRST,
        "НАХОДКА, 3 марта. /Приморье-Информ/. Порт открыт.",
        "Порт открыт с понедельника. Первый пароход уйдёт в Японию.",
    ],
)
def test_sentences_are(text: str) -> None:
    assert is_prose(text)


def test_labels_and_links_to_other_articles_are_told_apart() -> None:
    assert see_also("Читайте также:") == "label"
    assert see_also("Читайте также: Снег выпал в Якутске") == "link"
    assert see_also("Читайте также объявления на стенде порта.") == ""


LINES = st.text("абвАБВ .,:!?-—«»1", max_size=200)


@given(st.lists(LINES.filter(str.strip)))
def test_each_paragraph_is_judged(texts: list[str]) -> None:
    assert len(reasons(texts)) == len(texts)


@given(LINES)
def test_every_reason_is_named_by_a_rule(line: str) -> None:
    assert chrome(line, "anywhere", "caption", "edge", "aside", "tail", "top", "beside") in {
        "",
        *(rule.reason for rule in RULES),
    }
