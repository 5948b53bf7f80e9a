"""The language of a document is told by its letters, on short lines too; names and quotations do not change it."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.errors import UnsupportedLanguage
from summarize.reading.alphabets import NAMES
from summarize.reading.language import detect, language_name, require
from tests.reading.samples import LONG, SHORT

TEXTS = [
    *(("ru", text) for text in (*SHORT, *LONG)),
    ("ru", "Томск"),
    ("ru", "Рост ВВП Китая — 5,2%"),
    ("ru", "Директор объяснил подъём объёма въездом судов"),
    ("en", "Port opens in winter"),
    ("en", "The mayor said on Monday that prices had risen."),
    ("en", "NAKHODKA, March 3"),
    ("uk", "Київ"),
    ("uk", "Міністр оборони провів зустріч у порту"),
    ("uk", "Уряд ухвалив рішення про новий причал, його збудують до кінця року."),
    ("be", "У порце адбылася сустрэча кіраўнікоў, гэта быў добры дзень."),
    ("bg", "Министърът заяви днес, че пристанището ще бъде открито"),
    ("bg", "Столицата на България е София"),
    ("sr", "Министар је изјавио да ће лука бити отворена"),
    ("mk", "Министерот рече дека пристаништето ќе се отвори"),
    ("kk", "Қазақстан үкіметі жаңа айлақ салу туралы шешім қабылдады"),
    ("ky", "Кыргызстандын өкмөтү жаңы кеме токтоочу жай куруу жөнүндө чечим кабыл алды"),
    ("tt", "Татарстан хөкүмәте яңа причал төзү турында карар кабул итте"),
    ("ba", "Башҡортостан Республикаһы Хөкүмәте яңы ҡарар ҡабул итте"),
    ("tg", "Ҳукумати Ҷумҳурии Тоҷикистон дар бораи сохтани бандар қарор қабул кард"),
    ("mn", "Монгол Улсын Засгийн газар шинэ боомт барих шийдвэр гаргаж, үүнийг өнөөдөр зарлалаа"),
    ("de", "Der Bürgermeister erklärte gestern, dass der neue Hafen im April für alle Schiffe geöffnet wird"),
    ("fr", "Le président a déclaré que le nouveau port serait ouvert en avril pour les navires de la région"),
    ("es", "El presidente dijo que el nuevo puerto se abrirá en abril para los barcos de la región"),
    ("pl", "Premier powiedział, że nowy port zostanie otwarty w kwietniu i że nie jest to koniec"),
    ("zh", "中国国家主席在北京会见外国代表团"),
    ("ja", "東京で日本の首相が記者会見を開いた"),
    ("ko", "한국 대통령이 도쿄를 방문했다"),
    ("el", "Ο πρωθυπουργός δήλωσε σήμερα ότι το λιμάνι άνοιξε"),
    ("ka", "საქართველოს პრემიერმა ნავსადგური გახსნა"),
    ("hy", "Վարչապետը բացեց նավահանգիստը"),
    ("ar", "قال الرئيس اليوم إن الميناء مفتوح"),
    ("fa", "رئیس‌جمهور گفت که بندر گشایش یافت"),
    ("he", "ראש הממשלה פתח את הנמל"),
    ("und", "12 345,67 — 100%"),
    ("und", ""),
]


@pytest.mark.parametrize(("code", "text"), TEXTS)
def test_a_language_is_told(code: str, text: str) -> None:
    assert detect(text) == code


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "Kawabata Timber Co., Ltd. и Nippon Steel подписали в Находке соглашение с «Дальлес»."),
        ("ru", "Посол сказал: “The port is open for everyone, and we are glad to be here”. Гости зааплодировали."),
        (
            "ru",
            "Новый причал открыли в порту. «Київ чекає», — сказал гость. Причал строили три года, и он большой.",
        ),
        ("en", "The port of Находка was opened by the governor on Monday, and the guests from Томск were there."),
        ("en", "The ship “Дальлес” left for Japan."),
        (
            "ru",
            "Подробности: https://example.org/a/very/long/address/in/letters и press@example.org. Порт открыт.",
        ),
    ],
)
def test_a_mixed_document_is_in_the_language_that_carries_it(code: str, text: str) -> None:
    assert detect(text) == code


def test_what_is_wanted_is_believed() -> None:
    assert require("Київ", "a.txt", "ru") == "ru"
    assert require("Порт открыт", "a.txt", "en") == "en"


def test_russian_and_english_are_read() -> None:
    assert require("Порт открыт с понедельника", "a.txt") == "ru"
    assert require("The port has been open since Monday", "a.txt") == "en"


@pytest.mark.parametrize(
    ("path", "start"), [("a.txt", "a.txt: the text"), ("-", "standard input: the text"), ("", "the text")]
)
def test_any_other_language_is_named_with_the_way_out(path: str, start: str) -> None:
    with pytest.raises(UnsupportedLanguage) as error:
        require("Міністр оборони провів зустріч у порту", path)
    assert str(error.value) == (
        f"{start} looks Ukrainian (uk), not Russian or English; use --from ru to translate it anyway"
    )


def test_a_text_without_words_is_refused() -> None:
    with pytest.raises(UnsupportedLanguage, match=r"a\.txt: the text has no words"):
        require("12 345", "a.txt")


def test_every_language_that_can_be_told_has_a_name() -> None:
    assert all(language_name(code) != code for code, _ in TEXTS if code != "und")
    assert len(NAMES) > 50


@pytest.mark.parametrize("text", [*LONG, "The mayor said on Monday that the port would be open in April."])
def test_ordinary_documents_never_wait_for_the_detector(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py3langid", None)
    assert detect(text) in ("ru", "en")


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    assert detect(text) == "und" or language_name(detect(text))


@given(st.lists(st.sampled_from([word for line in LONG for word in line.split()]), min_size=12).map(" ".join))
def test_a_line_of_russian_words_is_russian(text: str) -> None:
    if sum("а" <= letter.lower() <= "я" for letter in text) > 50:
        assert detect(text) == "ru"
