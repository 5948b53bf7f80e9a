"""How names are spelled in English: a table a system, source and expected form side by side."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.naming import transliteration
from summarize.naming.transliteration import System

RUSSIAN = """
Агеев Ageyev | Аверьянов Averyanov | Алексеев Alexeyev | Александров Alexandrov | Максимов Maximov | Белый Bely
Бийск Biysk | Богатырёв Bogatyryov | Васильев Vasilyev | Вознесенский Voznesensky | Воробьёв Vorobyov | Вьюгин Vyugin
Гайдай Gaidai | Геращенко Gerashchenko | Горький Gorky | Донской Donskoy | Дьяков Dyakov | Ежов Yezhov
Елец Yelets | Ермолаев Yermolayev | Ерофеев Yerofeyev | Жданов Zhdanov | Живаго Zhivago | Зайцев Zaitsev
Зуев Zuyev | Ильин Ilyin | Ильич Ilyich | Йошкар-Ола Yoshkar-Ola | Каменск-Уральский Kamensk-Uralsky | Ключ Klyuch
Королёв Korolyov | Кузнецова Kuznetsova | Лихачёва Likhachyova | Лукьянов Lukyanov | Любимов Lyubimov
Мамин-Сибиряк Mamin-Sibiryak | Майоров Mayorov | Матвеев Matveyev | Муравьёв Muravyov | Нерюнгри Neryungri
Объедков Obyedkov | Орехово-Зуево Orekhovo-Zuyevo
Подъячев Podyachev | Пожарский Pozharsky | Пушкин Pushkin | Рождественская Rozhdestvenskaya
Рязань Ryazan | Салтыков Saltykov
Синий Siny | Соловьёва Solovyova | Сухой Sukhoy | Съедин Syedin | Тёплый Tyoply | Троицк Troitsk
Тютчев Tyutchev | Уфа Ufa | Фёдоров Fyodorov | Хабаровск Khabarovsk | Царицын Tsaritsyn | Чебоксары Cheboksary
Чуйков Chuikov | Шаляпин Shalyapin | Шишкин Shishkin | Щедрин Shchedrin | Щёкино Shchyokino | Эйдельман Eidelman
Югра Yugra | Юрьев Yuryev | Яковлев Yakovlev | Ярцев Yartsev | Хайруллин Khairullin | Мэлс Mels
УСС USS | уфа ufa | Андреев Andreyev | Бояринов Boyarinov | Сайгак Saigak | Муйнак Muinak
"""

GIVEN = """
Александр Alexander | Алексей Alexei | Андрей Andrei | Анастасия Anastasia | Анатолий Anatoly | Артём Artyom
Валерий Valery | Василий Vasily | Вячеслав Vyacheslav | Георгий Georgy | Григорий Grigory | Дмитрий Dmitry
Евгений Yevgeny | Евгения Yevgenia | Егор Yegor | Екатерина Yekaterina | Елена Yelena | Ефим Yefim
Ирина Irina | Илья Ilya | Ксения Ksenia | Лидия Lidia | Любовь Lyubov | Максим Maxim
Мария Maria | Михаил Mikhail | Наталья Natalya | Наталия Natalia | Николай Nikolai | Ольга Olga
Пётр Pyotr | Семён Semyon | Сергей Sergei | София Sofia | Софья Sofya | Татьяна Tatyana
Фёдор Fyodor | Юлия Yulia | Юрий Yury | Яков Yakov | Матвей Matvei | Тимофей Timofei
"""

JAPANESE = """
Синдзо Shinzo | Абэ Abe | Хиросигэ Hiroshige | Сэко Seko | Тиба Chiba | Сидзуока Shizuoka
Ясуо Yasuo | Сайто Saito | Томоаки Tomoaki | Ниситани Nishitani | Кадзуо Kazuo | Ёсикава Yoshikawa
Масаюки Masayuki | Сато Sato | Сигэру Shigeru | Мураяма Murayama | Фудзимото Fujimoto | Судзуки Suzuki
Ватанабэ Watanabe | Такахаси Takahashi | Мацумото Matsumoto | Иноуэ Inoue | Кимура Kimura | Хаяси Hayashi
Сасаки Sasaki | Ямагути Yamaguchi | Цутия Tsuchiya | Фукуда Fukuda | Хасэгава Hasegawa | Кондо Kondo
Эндо Endo | Аоки Aoki | Исии Ishii | Одзаки Ozaki | Миядзаки Miyazaki | Коидзуми Koizumi
Дзюнъитиро Junichiro | Кэнъити Kenichi | Синъити Shinichi | Рютаро Ryutaro | Сёдзи Shoji | Кёко Kyoko
Тиёко Chiyoko | Рё Ryo | Юкио Yukio | Ёко Yoko | Мицуёси Mitsuyoshi | Хаято Hayato
Саппоро Sapporo | Тоттори Tottori | Бэппу Beppu | Никко Nikko | Хоккайдо Hokkaido | Кюсю Kyushu
Хёго Hyogo | Тоёхаси Toyohashi | Киото Kyoto | Нагоя Nagoya | Дзюмпэй Junpei | Намба Nanba
Мацуэ Matsue | Яманоути Yamanouchi | Тюо Chuo | Гифу Gifu | Фудзи Fuji | Цугару Tsugaru
Дзэндзи Zenji | Идзу Izu | Котти Kotchi | Исса Issa | Хаттори Hattori | Минато Minato
"""

LOOSE_JAPANESE = """
Есикава Yoshikawa | Есида Yoshida | Казуо Kazuo | Такеши Takeshi | Хирошима Hiroshima | Фукушима Fukushima
Кенджи Kenji | Шинзо Shinzo | Маеда Maeda | Киеси Kiyoshi | Сендай Sendai | Кобе Kobe
"""

CHINESE = """
Чанчжоу Changzhou | Си Xi | Цзиньпин Jinping | Лю Liu | Цзяньго Jianguo | Ван Wang
Чжан Zhang | Чжао Zhao | Чжоу Zhou | Чжу Zhu | Чжэн Zheng | Сюй Xu
Сяо Xiao | Се Xie | Цзян Jiang | Цай Cai | Цао Cao | Цинь Qin
Цюй Qu | Хэ He | Ху Hu | Хуан Huang | Хо Huo | Го Guo
Жэнь Ren | Жун Rong | Шэнь Shen | Ши Shi | Сунь Sun | Сы Si
Юй Yu | Юань Yuan | Яо Yao | Янь Yan | Ян Yang | Ли Li
Лян Liang | Линь Lin | Люй Lu | Ляо Liao | Гао Gao | Дэн Deng
Пэн Peng | Фэн Feng | Мэн Meng | Вэй Wei | Вэнь Wen | У Wu
Тяньцзинь Tianjin | Сиань Xi'an | Чанъань Chang'an | Яньань Yan'an | Хэйлунцзян Heilongjiang
Ляонин Liaoning | Шицзячжуан Shijiazhuang | Гуанчжоу Guangzhou | Шэньчжэнь Shenzhen
Ханчжоу Hangzhou | Чунцин Chongqing
Цзыхуэй Zihui | Юйцин Yuqing | Чуньлэй Chunlei | Гуанжун Guangrong | Сюэфэн Xuefeng | Жуйцзе Ruijie
Цзюньлун Junlong | Чжичжун Zhizhong | Сяомэй Xiaomei | Шаньдун Shandong | Шаньси Shanxi | Сычуань Sichuan
"""

KOREAN = """
Пак Чжин Хо = Park Jin-ho | Ким Ён Су = Kim Young-soo | Ли Мин Чжон = Lee Min-jung | Чхве Ён Хи = Choi Young-hee
Ю Сын Хван = Yoo Seung-hwan | О Чжэ Вон = Oh Jae-won | Хан Сан Чхоль = Han Sang-chul | Хван Сон Мин = Hwang Sung-min
Пэк Ын Чжи = Baek Eun-ji | Квон Дэ Чжун = Kwon Dae-joon | Рю Хён Су = Ryu Hyun-soo | Сим Ги Хён = Shim Gi-hyun
Пак Чжинхо = Park Jin-ho | Пак Чжин-хо = Park Jin-ho | Чон Мин Су = Jeong Min-soo | Юн Сок Ёль = Yoon Seok-yeol
Мун Чжэ Ин = Moon Jae-in | Кан Тон Вон = Kang Dong-won | Со Мён Хи = Seo Myung-hee | Ан Чун Гын = Ahn Joon-geun
Хон Сан Су = Hong Sang-soo | Нам Чжу Хёк = Nam Joo-hyuk | Син Дон Хён = Shin Dong-hyun | Лим Сун Чжэ = Lim Soon-jae
Чан Хэ Чжин = Jang Hae-jin | Сон Ки Хун = Song Ki-hoon | Ку Бон Му = Koo Bong-moo | Пэ Ён Чжун = Bae Young-joon
"""


def pairs(table: str) -> list[tuple[str, str]]:
    cells = [cell.strip() for line in table.strip().splitlines() for cell in line.split("|")]
    return [(cell.split(" = ")[0], cell.split(" = ")[1]) if " = " in cell else tuple(cell.split()) for cell in cells]  # type: ignore[misc]


@pytest.mark.parametrize(("name", "english"), pairs(RUSSIAN))
def test_russian(name: str, english: str) -> None:
    assert transliteration.russian(name) == english


@pytest.mark.parametrize(("name", "english"), pairs(GIVEN))
def test_given_names_in_their_usual_form(name: str, english: str) -> None:
    assert transliteration.given(name) == english


@pytest.mark.parametrize(("name", "english"), pairs(JAPANESE))
def test_polivanov_to_hepburn(name: str, english: str) -> None:
    assert transliteration.japanese(name) == english
    assert transliteration.is_strict_japanese(name)


@pytest.mark.parametrize(("name", "english"), pairs(LOOSE_JAPANESE))
def test_newspaper_spellings_of_japanese(name: str, english: str) -> None:
    assert transliteration.japanese(name) == english


@pytest.mark.parametrize(("name", "english"), pairs(CHINESE))
def test_palladius_to_pinyin(name: str, english: str) -> None:
    assert transliteration.chinese(name) == english


@pytest.mark.parametrize(("name", "english"), pairs(KOREAN))
def test_korean(name: str, english: str) -> None:
    assert " ".join(transliteration.korean(name.split()) or ()) == english


@pytest.mark.parametrize("name", ["Усс", "Кресс", "Галушка", "Жвачкин", "Лебедь", "Эль", "Щукин", "йод", "", "ъ"])
def test_what_cannot_be_japanese(name: str) -> None:
    assert transliteration.japanese(name) is None


@pytest.mark.parametrize("name", ["Кресс", "Галушка", "Щукин", "Ярослав", "Дунъ", "", "ъан", "Сиза"])
def test_what_cannot_be_chinese(name: str) -> None:
    assert transliteration.chinese(name) is None


@pytest.mark.parametrize("name", ["Иванов Пётр", "Ким", "Ким Ярослав", "Пак Чжин Хо Су", ""])
def test_what_cannot_be_korean(name: str) -> None:
    assert transliteration.korean(name.split()) is None


def test_accepted_spellings_of_a_korean_given_name() -> None:
    assert transliteration.korean_given("Сон Ми")[0] == "Sung-mi"
    assert "Seong-mi" in transliteration.korean_given("Сон Ми")


def test_a_person_in_each_system() -> None:
    assert transliteration.person(["Юрий", "Донской"], "russian") == ("Yury", "Donskoy")
    assert transliteration.person(["Ясуо", "Сайто"], "japanese") == ("Yasuo", "Saito")
    assert transliteration.person(["Си", "Цзиньпин"], "chinese") == ("Xi", "Jinping")
    assert transliteration.person(["Пак", "Чжин", "Хо"], "korean") == ("Park", "Jin-ho")
    assert transliteration.person(["Кресс"], "japanese") is None


@settings(max_examples=200)
@given(st.text(max_size=40), st.sampled_from(transliteration.SYSTEMS))
def test_any_text_is_survived(text: str, system: System) -> None:
    transliteration.russian(text)
    transliteration.person(text.split(), system)


@given(st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюяАЯЁ -", max_size=30))
def test_russian_leaves_no_cyrillic(text: str) -> None:
    assert not any("а" <= letter.lower() <= "ё" for letter in transliteration.russian(text))
