"""Web pages: all that a reader sees, block by block; what is not the article lies outside, and nothing vanishes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.article import Document
from summarize.reading.files import load_bytes

LEAD = (
    "Новый причал для перевалки зерна открыли в порту Находки в понедельник, сообщил директор предприятия Игорь Лунин."
)
MORE = "Строительство заняло два года. Инвестиции превысили 4 млрд рублей, из них 30% выделил Банк развития."
LAST = "По словам Лунина, первый пароход с пшеницей уйдёт в Японию в апреле. «Мы давно ждали этого дня», — сказал он."


def page(body: str, head: str = "") -> Document:
    return load_bytes(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "a.html")


def blocks(body: str) -> list[str]:
    return page(body).text.split("\n\n")


def outside(document: Document) -> list[str]:
    return [document.text[span.start : span.end] for span in document.outside]


# --- what a reader sees


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Порт</p><p>открыт</p>", ["Порт", "открыт"]),
        ("<p>Порт\n  открыт</p>", ["Порт открыт"]),
        ("<p>Порт&nbsp;открыт</p>", ["Порт открыт"]),
        ("<p>Порт <b>Находки</b> от<i>крыт</i></p>", ["Порт Находки открыт"]),
        ("<div>Порт<div>открыт</div>всем</div>", ["Порт", "открыт", "всем"]),
        ("<div>Порт<br>открыт</div>", ["Порт\nоткрыт"]),
        ("<div>Порт<br><br>открыт</div>", ["Порт", "открыт"]),
        ("<h2>Итоги</h2>Порт открыт", ["Итоги", "Порт открыт"]),
        ("<ul><li>уголь;</li><li>лес.</li></ul>", ["- уголь;", "- лес."]),
        ("<ul><li><p>уголь;</p><p>с шахт</p></li></ul>", ["- уголь;", "с шахт"]),
        ("<ol><li>Уголь</li><li>Лес</li></ol>", ["1. Уголь", "2. Лес"]),
        ("<ol start=4><li>Уголь</li></ol>", ["4. Уголь"]),
        ("<ol><li>А<ul><li>б</li></ul></li><li>В</li></ol>", ["1. А", "- б", "2. В"]),
        (
            "<table><tr><td>Год</td><td>Тонн</td></tr><tr><td>2019</td><td>5</td></tr></table>",
            ["Год | Тонн", "2019 | 5"],
        ),
        ("<table><tr><td><p>Меню</p></td><td><p>Порт</p><p>открыт</p></td></tr></table>", ["Меню", "Порт", "открыт"]),
        ("<pre>Порт\n  открыт</pre>", ["Порт\nоткрыт"]),
        ("<button>Войти</button><p>Порт</p>", ["Войти", "Порт"]),
    ],
)
def test_blocks_are_as_they_are_shown(html: str, expected: list[str]) -> None:
    assert blocks(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<script>var a = 'нет';</script>",
        "<style>.нет {}</style>",
        "<noscript>нет</noscript>",
        "<template>нет</template>",
        "<!-- нет -->",
        "<p hidden>нет</p>",
        "<p style='color: red; display: none'>нет</p>",
        "<div style='visibility:hidden'><p>нет</p></div>",
        "<select><option>нет</option></select>",
        "<dialog>нет</dialog>",
        "<svg><title>нет</title></svg>",
    ],
)
def test_what_is_not_shown_is_not_text(html: str) -> None:
    assert blocks(f"<p>Порт</p>{html}<p>открыт</p>") == ["Порт", "открыт"]


def test_text_after_something_hidden_is_not_lost_with_it() -> None:
    assert blocks("<p>Порт <span hidden>нет</span> открыт</p>") == ["Порт открыт"]


@pytest.mark.parametrize(
    "html",
    ["<p>Порт", "<p>Порт<div></p></div>", "<b>Порт</i>", "<p>Порт</p></body></html><p></p>", "<p>Порт<![CDATA[x]]>"],
)
def test_broken_markup_is_read(html: str) -> None:
    assert page(html).text.startswith("Порт")


def test_an_xml_declaration_is_no_obstacle() -> None:
    data = "<?xml version='1.0' encoding='windows-1251'?><html><body><p>Порт открыт всем</p></body></html>"
    document = load_bytes(data.encode("cp1251"), "a.xhtml")
    assert (document.text, document.encoding) == ("Порт открыт всем", "cp1251")


def test_very_deep_pages_are_read() -> None:
    assert page("<div>" * 3000 + "Порт" + "</div>" * 3000).text == "Порт"


# --- the article


ARTICLE = f"""
<nav><ul><li><a href=/>Главная</a></li><li><a href=/n>Новости</a></li></ul></nav>
<article><h1>В Находке открыли причал</h1><p>{LEAD}</p><p>{MORE}</p>
<h2>Что дальше</h2><ol><li>Склад</li><li>Ветка</li></ol><p>{LAST}</p></article>
<aside><h3>Популярное</h3><a href=/a>Снег выпал в Якутске</a></aside>
<footer>© 2019 Вестник порта</footer>
"""


def test_what_is_not_the_article_lies_outside_and_stays_in_the_text() -> None:
    document = page(ARTICLE)
    assert outside(document) == ["- Главная", "- Новости", "Популярное", "Снег выпал в Якутске", "© 2019 Вестник порта"]
    assert {span.reason for span in document.outside} == {"outside the article"}


def test_lists_and_headings_of_the_article_are_inside() -> None:
    kept = page(ARTICLE)
    for part in ("В Находке открыли причал", LEAD, MORE, "Что дальше", "1. Склад", "2. Ветка", LAST):
        assert part in kept.text
        assert part not in outside(kept)


def test_a_page_without_an_article_is_kept_whole() -> None:
    document = page("<p>Порт открыт</p><p>Суда идут</p>")
    assert document.text == "Порт открыт\n\nСуда идут"
    assert document.outside == ()


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Причал открыт | Вестник порта</title>", "<p>Текст</p>", "Причал открыт"),
        (
            "<title>Причал открыт — Вестник</title><meta property=og:site_name content=Вестник>",
            "<p>Текст</p>",
            "Причал открыт",
        ),
        ("<title>Порт — ворота страны</title>", "<p>Текст</p>", "Порт — ворота страны"),
        ("<meta property=og:title content='Причал открыт'>", "<h1>Вестник</h1>", "Причал открыт"),
        ("<title>Причал открыт - Вестник</title>", "<h1>Причал открыт</h1>", "Причал открыт"),
        ("", "<h1>Причал открыт</h1>", "Причал открыт"),
        ("", "<p>Текст</p>", ""),
    ],
)
def test_the_title_is_what_headings_and_metadata_agree_on(head: str, body: str, title: str) -> None:
    assert page(body, head).title == title


def test_a_title_that_only_the_window_shows_becomes_the_first_line() -> None:
    document = page(f"<p>{LEAD}</p>", "<title>В Находке открыли новый причал</title>")
    assert document.text == f"В Находке открыли новый причал\n\n{LEAD}"


def test_the_name_of_the_site_does_not() -> None:
    assert page(f"<p>{LEAD}</p>", "<title>Вестник Приморского края</title>").text == LEAD


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "utf-8", "utf-16"])
def test_the_charset_may_be_declared_or_not(encoding: str) -> None:
    for meta in (
        "",
        f"<meta charset={encoding}>",
        "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>",
    ):
        data = f"<!DOCTYPE html><html><head>{meta}</head><body><p>{LEAD}</p></body></html>".encode(encoding)
        assert load_bytes(data, "a.html").text == LEAD


def test_reading_a_page_says_nothing_on_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    page(ARTICLE)
    page("<p>Порт</p>")
    assert capfd.readouterr() == ("", "")


TAGS = st.sampled_from(
    ["<p>", "</p>", "<div>", "</div>", "<ul>", "<li>", "</ul>", "<table><tr><td>", "</td>", "</table>"]
)
PARTS = st.lists(
    TAGS | st.sampled_from(["Порт", "открыт", " ", "уголь", "<br>", "<pre>", "</pre>", "<a href=x>", "</a>"])
)


@settings(max_examples=60, deadline=None)
@given(PARTS)
def test_no_visible_word_is_lost_whatever_the_markup(parts: list[str]) -> None:
    words = [part for part in parts if part.isalpha()]
    if words:
        text = page("".join(parts)).text
        assert sum(text.count(word) for word in ("Порт", "открыт", "уголь")) == len(words)
