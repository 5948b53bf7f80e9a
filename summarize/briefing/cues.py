"""Words that tell what a sentence is for, in Russian and in English.

Every entry of `GROUPS` is the beginning of a word in lower case; an entry
that ends in "$" is the whole word. A word belongs to the group of its longest
entry. Openers are beginnings of sentences, ending where a word ends.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

GROUPS: dict[str, str] = {
    "money": """
        рубл руб$ долл евро$ юан иен йен тенге вон$ сомов сомони гривн рупи динар дирхам фунт$ фунтов копе лари$ драм
        rouble ruble rub$ dollar euro euros usd$ eur$ yuan yen$ tenge won$ rupee dinar dirham pound$ pounds sterling
    """,
    "scale": """
        млн млрд трлн тыс$ миллион миллиард триллион тысяч million billion trillion thousand bn$ mln$
    """,
    "percent": "процент percent pct$ промилле вдвое втрое вчетверо doubl tripl half$ twofold threefold",
    "unit": """
        тонн т$ км$ километр метр м$ га$ гектар кв$ куб$ мвт$ гвт$ квт киловатт мегаватт литр кг$ килограмм баррел мест$
        tonne tons$ ton$ km$ kilomet metre meter hectare sq$ mw$ gw$ kw$ kilowatt megawatt litre liter kg$ kilogram
        barrel seats
    """,
    "people": "человек жител чел$ людей people residents inhabitants employees workers",
    "month": """
        январ феврал март$ марта$ марте$ апрел мая$ мае$ июн июл август сентябр октябр ноябр декабр
        january february march$ april may$ june july august september october november december
    """,
    "time": """
        год$ года$ году$ годом$ годов лет$ полугод квартал недел сутк месяц ежегодн
        year month$ months quarter week weeks annual
    """,
    "plan": """
        планир заплан намер намеч предпол ожида предусм рассчит будет$ будут$ предсто начнет начнут стартует откроет
        завершит введут введет приступ намерен срок сроки появится появятся поступит получат получит заработает
        plan plans planned planning schedul expect will$ due$ intend envisag deadline forecast project$ projected
    """,
    "total": """
        всего$ итог общая$ общий$ общей$ общую$ объем сумм стоим совокуп бюджет составил составля достиг превы суммар
        total overall combined volume cost costs worth$ budget amount reach reached reaching exceed altogether
    """,
    "change": """
        увелич вырос выраст сократ сниз упал возрос подорож подешев прибав больше$ меньше$ прирост рост$ роста$ доля$
        increas grew$ grow$ grown$ growth rose$ rise$ risen$ rising decreas reduc fell$ fall$ fallen drop dropped share$
        declin up$ down$
    """,
    "deal": """
        соглаш подпис договор контракт меморанд решен утвер постанов принят закон тендер инвест одобр выдел
        agree signed sign$ signing contract memorand deal$ deals decision decid approv law$ adopt tender invest allocat
    """,
    "launch": """
        откры запус запущ введен построен построй строит пуск сдан$ создан ремонт реконструк заверш начал началось
        open opened opening launch commission$ commissioned built$ build$ construct complet repair reconstruct began
        begun started
    """,
    "speech": """
        сказа говор рассказ замет отмет отмеч подчерк подчёрк поясн объясн добав напом вспом заяви призна уверен счита
        пошут уточн убежд утвержд возраж рассужд смеет удив спрашив ответил
        said$ say$ says$ told$ tells noted notes$ added adds$ explain recall stress emphasi joke jokes joked admit
        believe remark assur argue object asked answer
    """,
    "first_person": """
        я$ мы$ нас$ нам$ нами$ меня$ мне$ мой$ моя$ мои$ моей$ наш$ наша$ наше$ наши$ нашей$ наших$ нашего$
        i$ we$ us$ me$ my$ our$ ours$ i'm$ i've$ we're$ we've$ i'd$ we'd$ we'll$ i'll$
    """,
    "second_person": "вы$ вас$ вам$ вами$ ваш$ ваша$ ваше$ ваши$ вашей$ ты$ тебя$ тебе$ you$ your$ yours$ you're$",
    "third_person": """
        он$ она$ они$ его$ ее$ их$ ему$ ей$ им$ ним$ ней$ них$ него$ нее$ he$ she$ they$ his$ him$ her$ their$ them$
    """,
    "contrast": "но$ впрочем$ однако$ зато$ правда$ хотя$ but$ however$ though$ although$ yet$ while$",
    "negation": "не$ ни$ нет$ нельзя$ никто никак ничего not$ no$ nobody nothing never$ don't$ doesn't$ can't$ cannot$",
    "colour": """
        бабушк мама$ мам спор чуж люб солнц пыл дым вкус запах шут улыб песн пел$ плак музык дворняг кот$ кошк собак
        grandmother grandma mother mum$ dust smoke smell smile song songs sang laugh dog dogs cat$ cats
    """,
    "guest": """
        церемон посол посла делегац представител присутств участвов выступ приветств заседан совещан коррес
        ceremon ambassador delegat representative attend welcom speech correspondent
    """,
    "role": """
        директор председат руковод глав$ глава$ министр ректор заведующ инженер губернатор мэр эксперт аналит
        director chair head$ minister rector manager engineer governor mayor expert analyst chief$
    """,
}

# A sentence that begins so leans on the one before it.
ANAPHORIC_OPENERS = """
он|она|они|оно|его|её|ее|их|ему|ей|им|это|этот|эта|эти|этой|этого|этому|этим|этих|эту|об этом|для этого
после этого|до этого|благодаря этому|в этой связи|с этой целью|тот|та|те|то|такой|такая|такое|такие
там|туда|тогда|здесь|тут|оттого|из них|в нём|в нем|в ней|в них|на нём|на нем|на ней|на них|у него
у неё|у нее|у них|с ним|с ней|с ними|к нему|к ней|к ним|от него|от неё|от них|по его|по её|по ее|по их|на его|на её
на ее|на их|одновременно с ним|за ним|за ней|за ними|оба|обе|все они|всё это|все это|вот почему|иначе
например|к примеру|в частности|то есть|так|итак|значит|следовательно|один из них|одна из них|первый из них
he|she|they|it|his|her|their|its|this|that|these|those|such|there|then|instead|otherwise
for example|for instance|in particular|according to him|according to her|according to them|by his|by her
by their|in his|in her|in their|of these|of them|of this|one of them|both|the latter|the former|in it|in them|on it
here|for this|to this end|after that|at that time|thanks to this|because of this|for this reason
"""

# These tie a sentence to the one before it, and can be taken off.
CONNECTIVE_OPENERS = """
кроме того|кроме этого|помимо этого|помимо того|также|более того|вместе с тем|в то же время|при этом|в свою очередь
наряду с этим|вдобавок|к тому же|плюс к этому|сверх того|одновременно|наконец|в заключение|но|а|и|однако|впрочем|правда
зато|поэтому|потому|в результате|таким образом|тем не менее|между тем|тем временем|напротив|наоборот
а вот|но и|и всё же|и все же
in addition|besides|moreover|furthermore|also|at the same time|along with this|on top of that|additionally|finally
in turn|what is more|apart from that|as well as this|but|and|yet|however|nevertheless|meanwhile|even so
as a result|therefore|thus
"""

BACKGROUND_OPENERS = """
напомним|напоминаем|отметим|добавим|заметим|справка|для справки|ранее|к слову|кстати|как известно|как сообщалось
recall|we recall|for reference|note|note that|earlier|by the way|incidentally|background|as reported|it will be recalled
"""

_STOP_WORDS = """
а без более бы был была были было быть в вам вас весь во вот все всего всей всех всю вы г где да для до его ее её
если есть ещё еще же за и из или им их к как ко которая которого которой котором которому которую которые который
которых кто ли либо лишь между мне мы на над нас не него нее неё нет ни них но ну о об однако он она они оно от
перед по под после при про с со себя свои своей своего своих свою своим своем своём так также такой там те тем то
того тоже той только том тот тут ты у уже хотя чего чем через что чтобы эта эти этим этих это этого этой этом
этому этот эту я
a about after all also an and any are as at be been before being but by can could did do does for from had has
have he her him his how i if in into is it its just may more most my no nor not of off on one only or other our
out over she should so some such than that the their them then there these they this those through to too under
until up was we were what when where which while who whom will with would you your s
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())


@cache
def _entries() -> dict[str, str]:
    return {entry.replace("ё", "е"): name for name, table in GROUPS.items() for entry in table.split()}


@cache
def _lengths() -> range:
    return range(max(map(len, _entries())), 0, -1)


# The words and figures of a large folder are without end.
@lru_cache(maxsize=1 << 15)
def group(word: str) -> str:
    """Return the name of the cue group of a lower-case word, or an empty string."""
    entries = _entries()
    word = word.replace("ё", "е")
    whole = entries.get(word + "$")
    if whole is not None:
        return whole
    return next((entries[word[:n]] for n in _lengths() if n <= len(word) and word[:n] in entries), "")


@cache
def _openers(table: str) -> dict[str, list[list[str]]]:
    """Return the openers of a table by their first word, as words, the longest first."""
    openers: dict[str, list[list[str]]] = {}
    for entry in sorted((e.split() for line in table.strip().splitlines() for e in line.split("|")), key=len):
        openers.setdefault(entry[0], []).insert(0, entry)
    return openers


def openers_of(text: str) -> list[str]:
    """Return the first words of a sentence in lower case, without marks."""
    return re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", text[:100].lower())[:8]


def opening(lowered: list[str], table: str) -> int:
    """Return how many of the first lower-case words of a sentence are an opener of the table, 0 where none is."""
    entries = _openers(table).get(lowered[0], ()) if lowered else ()
    return next((len(entry) for entry in entries if lowered[: len(entry)] == entry), 0)
