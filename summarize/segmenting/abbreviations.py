"""Words that end in a full stop, and words that begin sentences. Data only.

Each name says what may follow the stop without a new sentence beginning.
All in lower case, without the final stop; inner stops and blanks are removed
("т. е." is "т.е").
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# ---------------------------------------------------------------- Russian

BEFORE_NAME = _words(
    """
    им г-н г-жа тов гр св пр просп пр-т ул пер наб пл ш бул б-р мкр мкрн пос пгт рп дер ст-ца хут оз вдхр о-в п-ов
    акад проф доц асс канд докт д-р чл корр чл-корр адм подполк кап лейт серж маш инж зам зав пом нач дир
    пред гл сек секр ред авт сост арх худ реж муз сл напр ср т.е т.к т.н и.о врио врид к.н д.н к.т.н д.т.н к.э.н
    д.э.н к.ю.н д.ю.н к.м.н д.м.н к.ф.н д.ф.н к.и.н д.и.н англ фр франц итал исп яп кор лат греч укр белор тат вл дж
    ал вс юл гос мун обр прибл моб e-mail эл юр физ ж.-д ж/д гос-во уч шт шир выс дл мощн назв кн сб журн
    ауд каб кв корп стр эт под вып вх исх рег
    """
)
"""Always lean on what follows: a name, a title, a thing."""

BEFORE_NAME_UNLESS_NUMBERED = _words("п с д р о м т ст")
"""Посёлок, село, деревня, река, остров … before a name; a unit or a part after a figure ("18 т.", "5 м.")."""

BEFORE_NUMBER = _words(
    """
    стр с ст п пп ч чч т тт гл рис табл илл прил прим разд абз подп см ср § тел факс доб оф д кв корп лит каб
    пом ауд эт под вып вх исх рег ном № инв ок прибл вл стб стлб сх кн янв фев февр апр авг сен
    сент окт ноя нояб дек
    """
)
"""Lean on the figure that follows."""

UNITS_TOO = _words("см с т м д")
"""Announce a figure, but are units after one ("60 см. 13 рыбаков …")."""

BEFORE_CAPITAL_UNIT = _words("тыс млн млрд трлн")
"""Lean on units written with capitals ("3,9 тыс. МВт")."""

CAPITAL_UNITS = _words("МВт ГВт Вт МВА МВ Гкал МПа ГПа Па Гц МГц ГГц Гбит Мбит МБ ГБ ТБ Дж МДж ГДж")

BEFORE_SMALL_CHANGE = _words("тыс млн млрд руб р долл ч час мин м км кг")
"""Lean on a smaller unit of the same measure ("34 руб. 18 коп.", "2 ч. 15 мин.")."""

SMALL_CHANGE = _words("коп цент центов мин минут сек см мм м г гр")

YEARS = _words("г гг в вв")
"""Year, years, century, centuries after a figure; town when nothing counts before it."""

MAY_END = _words(
    """
    т.д т.п др проч н.э л.с у.е п.п с.г т.г б.г к.г р.х м.р тыс млн млрд трлн руб коп долл евро проц га км см мм кг
    мг кв куб л м.кв м.куб час мин сек шт чел экз уп ед барр обл р-н р-на респ сокр яз лтд ко инк корп
    """
)
"""Stand in the middle before a small letter, and end the sentence before a capital."""

CLASSES = _words(
    """
    категории категория категорию категорией класса класс классе группы группа группе витамин витамина витаминов
    витамином серии серия лиги зоны зона блок блока корпус корпуса корпусе сектор сектора варианта вариант тип типа
    пункта пункте подпункта литера литеры гепатит гепатита гепатитом гриппа штамм штамма формата бумаги сорта
    """
)
"""A capital letter after one of these is a class and no initial ("категории D.")."""

SURNAME_ENDINGS = (
    "ов", "ев", "ёв", "ин", "ын", "ова", "ева", "ёва", "ина", "ына", "ову", "еву", "овым", "евым", "иным", "овой",
    "евой", "иной", "ский", "цкий", "ская", "цкая", "ского", "цкого", "ской", "цкой", "ским", "цким", "енко", "чук",
    "юк", "щук", "як", "ян", "янц", "дзе", "швили", "ич", "вич", "их", "ых", "ман", "берг", "штейн",
)  # fmt: skip

OPENERS = _words(
    """
    А Без Более Больше Будет Будут Был Была Были Было В Вам Вас Вдобавок Ведь Весь Во Вот Все Всё Всего Всем Всех
    Второй Второе Вы Где Да Даже Два Две Для До Его Едва Ее Её Ежегодно Если Есть Еще Ещё За Затем Зато Здесь И Из
    Или Именно Иначе Иногда Их К Каждая Каждое Каждый Кажется Как Какие Какой Когда Которые Кроме Кто Куда Лишь
    Между Меня Мне Многие Мой Мы На Над Накануне Нам Нас Наш Наша Наши Не Недавно Некоторые Несмотря Нет Ни Никто Но
    Ну О Об Оба Обе Однако Около Он Она Они Оно От Отныне Первая Первое Первые Первый Перед По Под После Потом
    Потому Почему Поэтому При Пока Позже Причём Причем Про Против Раньше Ранее С Сам Сама Сами Само Свои Своей Свой
    Свою Сегодня Сейчас Скоро Сначала Со Среди Так Такая Также Таким Такие Такое Такой Там Те Тем Теперь То Тогда
    Того Тоже Только Тот Третий Тут У Уже Хотя Чем Через Что Чтобы Эта Эти Этим Этих Это Этого Этой Этом Этот Эту Я
    """
)
"""Capitalised only because they open a sentence; no name begins with them."""

NO_NAME_OPENERS = _words("А В К О С У И Я")
"""One-letter openers: also initials when a stop follows."""

DOTTED_BRANDS = _words("яндекс газета лента авто банки рамблер мейл вести инфо спорт кино хабр")
"""Names written with a stop inside ("Яндекс.Маркет")."""

MONTHS_RU = (
    "январ[ьяе]", "феврал[ьяе]", "март[ае]?", "апрел[ьяе]", "ма[йяе]", "июн[ьяе]", "июл[ьяе]", "август[ае]?",
    "сентябр[ьяе]", "октябр[ьяе]", "ноябр[ьяе]", "декабр[ьяе]",
)  # fmt: skip

WEEKDAYS_RU = ("понедельник", "вторник", "сред[ау]", "четверг", "пятниц[ау]", "суббот[ау]", "воскресенье")

# ---------------------------------------------------------------- English

EN_BEFORE_NAME = _words(
    """
    mr mrs ms mx dr prof gen col lt sgt capt cpt cmdr maj adm gov sen rep rev hon pres fr st ste mt ft messrs mme
    mlle vs v cf e.g i.e viz approx ca dept asst assoc supt insp amb atty dist bldg
    """
)

EN_ALSO_NOUNS = _words("st mt ft pres gen rep sen hon dept dist fr col bldg rev")
"""Titles that end a sentence before an opener ("on Main St. The")."""

EN_BEFORE_NUMBER = _words(
    """
    no nos fig figs vol vols p pp art sec sect ch chap par para tab ed approx ca c cf est b d tel ext rm apt jan feb
    mar apr jun jul aug sep sept oct nov dec
    """
)

EN_MAY_END = _words(
    """
    inc ltd corp co bros llc plc jr sr esq etc al a.m p.m am pm u.s u.k u.n u.s.a e.u d.c ph.d m.d b.a m.a b.c a.d
    ave blvd rd sq cu ft in mi km kg lb oz min hr mph mln bln tn mr
    """
)

EN_NAME_AFTER = _words("u.s u.k u.n e.u")
"""Lean on a capitalised word unless it opens sentences ("U.S. President", "U.S. In 2011")."""

EN_TIME_AFTER = _words(
    """
    Moscow GMT UTC EST EDT ET PST PDT PT CET BST MSK JST Tokyo Beijing Monday Tuesday Wednesday Thursday Friday
    Saturday Sunday January February March April May June July August September October November December
    """
)
"""What may follow "a.m." and "p.m."."""

EN_CLASSES = _words(
    """
    category class group vitamin series zone block section type appendix exhibit plan grade hepatitis strain option
    schedule annex and or than format division
    """
)

EN_OPENERS = _words(
    """
    A About According After All Although Among An And Another Any Are As At Because Before Both But By Can Did Do
    Does During Each Earlier Even Every Few First Five For Four From Had Has Have He Her Here His How However I If
    In Indeed Is It Its Just Last Later Like Many Meanwhile More Moreover Most My Nearly Neither Next No Nobody None
    Nor Not Nothing Now Of On Once One Only Or Our Over Overall People Second Several She Since So Some Still Such
    Ten Than That The Their Then There Therefore These They This Those Though Three Through Thus To Today Two Under
    Until Upon Was We Were What When Where Whether Which While Who Whose Why Will With Within Without Would
    Yesterday Yet You Your
    """
)

EN_DOTTED_BRANDS = _words("asp node vue next booking amazon mail www http https")
