"""Units and currencies in both languages, read from a table.

A row: the unit, its Russian forms, its English forms. `stem/m`, `stem/f`,
`stem/s` stand for all case forms of a masculine, feminine and soft noun.
"""

from __future__ import annotations

from summarize.checking.tokens import listed

_ENDINGS = {"f": "а ы е у ой ам ами ах", "m": "а у ом е ы ов ам ами ах", "s": "ь я ю ем е и ей ям ями ях"}

_TABLE = """
RUB     | рубл/s рублевый руб р           | rouble roubles ruble rubles rub rur
USD     | доллар/m долл                   | dollar dollars usd buck bucks
EUR     | евро                            | euro euros eur
CNY     | юан/s                           | yuan yuans rmb cny renminbi
JPY     | иен/f йен/f                     | yen jpy
KRW     | вон/f                           | won krw
GBP     |                                 | gbp sterling
UAH     | гривн/f гривен грн              | hryvnia hryvnias hryvnya hryvnas hryvna hryvni hryvnyas uah grivnas grivna
KZT     | тенге                           | tenge kzt
INR     | рупия рупии рупию рупий рупиях  | rupee rupees inr
CHF     | франк/m                         | franc francs chf
TRY     | лир/f                           | lira liras lire
VND     | донг/m                          | dong dongs vnd
MNT     | тугрик/m                        | tugrik tugriks tugrug
THB     | бат/m                           | baht bahts
BRL     | реал/m                          | real reais reals
cent    | цент/m                          | cent cents pence
kopeck  | копейка копейки копеек копейку копейкой копейкам копейками коп | kopeck kopecks kopek kopeks copecks
%       | процент/m %                     | percent % percents percentage pct
pp      | п.п пп                          |
‰       | промилле                        |
mm      | миллиметр/m мм                  | mm millimetre millimetres millimeter millimeters
cm      | сантиметр/m см                  | cm centimetre centimetres centimeter centimeters
m       | метр/m м                        | m metre metres meter meters
km      | километр/m км                   | km kms kilometre kilometres kilometer kilometers
mile    | миля мили миль милю милям милями милях | mile miles mi
foot    | фут/m                           | foot feet ft
inch    | дюйм/m                          | inch inches
mg      | миллиграмм/m мг                 | mg milligram milligrams
g       | грамм/m г гр                    | g gram grams gramme grammes
kg      | килограмм/m кг                  | kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes
t       | тонн/f т                        | t ton tons tonne tonnes
kt      | килотонн/f                      | kt kiloton kilotons kilotonnes
pound   | фунт/m                          | lb lbs
ounce   | унция унции унций унцию         | ounce ounces oz
l       | литр/m л                        | l liter liters litre litres
ml      | миллилитр/m мл                  | ml millilitre millilitres milliliter milliliters
gallon  | галлон/m                        | gallon gallons
barrel  | баррель барреля баррелей баррелю барреле баррели баррелях | barrel barrels bbl
ha      | гектар/m га                     | ha hectare hectares
acre    | акр/m                           | acre acres
W       | вт ватт                         | w watt watts
kW      | киловатт/m квт                  | kw kilowatt kilowatts
MW      | мегаватт/m мвт                  | mw megawatt megawatts
GW      | гигаватт/m гвт                  | gw gigawatt gigawatts
second  | секунд/f сек                    | second seconds sec secs
minute  | минут/f мин                     | minute minutes min mins
hour    | час/m ч                         | hour hours hr hrs h
day     | день дня дней дню днем дне дни дням днями днях сутки суток суткам сутками сутках | day days
week    | неделя недели недель неделю неделе неделей неделям неделями неделях | week weeks
month   | месяц месяца месяцев месяцу месяцем месяце месяцы месяцам месяцами месяцах мес | month months
year    | год года лет году годы годов годам годами годах летие летия | year years
decade  |                                 | decade decades
century | век века веков столетие столетия столетий | century centuries
degree  | градус/m °                      | degree degrees °
"""

# Words that hold a number and its unit in one («пятикилометровый»), by what comes after the number.
_ADJECTIVES = """
процентн % | километров km | сантиметров cm | миллиметров mm | метров m | килограммов kg | тонн t | литров l
минутн minute | часов hour | дневн day | суточн day | недельн week | месячн month | летн year | летие year
летия year | летию year | годичн year | вековой century | долларов USD | рублев RUB | градусн degree
гектарн ha | секундн second | мильн mile
"""

CURRENCIES = frozenset(
    listed("RUB USD EUR CNY JPY KRW GBP UAH KZT INR CHF TRY VND MNT THB BRL cent kopeck CNY/JPY"),
)
SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "₽": "RUB", "¥": "CNY/JPY", "₴": "UAH", "₩": "KRW", "₹": "INR"}


def _forms(written: str) -> list[str]:
    stem, _, kind = written.partition("/")
    return [stem, *(stem + ending for ending in _ENDINGS[kind].split())] if kind else [stem]


def _read() -> tuple[dict[str, str], dict[str, str]]:
    russian: dict[str, str] = {}
    english: dict[str, str] = {}
    for row in _TABLE.strip().split("\n"):
        unit, ours, theirs = (cell.strip() for cell in row.split("|"))
        russian |= {form: unit for written in ours.split() for form in _forms(written)}
        english |= dict.fromkeys(theirs.split(), unit)
    return russian, english


RUSSIAN, ENGLISH = _read()
ADJECTIVES: list[tuple[str, str]] = [
    (stem, unit) for entry in _ADJECTIVES.strip().replace("\n", " | ").split(" | ") for stem, unit in [entry.split()]
]
