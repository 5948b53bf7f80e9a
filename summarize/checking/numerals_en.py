"""English numerals, as `numerals_ru`."""

from __future__ import annotations

from summarize.checking.numerals_ru import Entry, Role, value_of

CARDINALS = {
    1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten",
    11: "eleven", 12: "twelve", 13: "thirteen", 14: "fourteen", 15: "fifteen", 16: "sixteen", 17: "seventeen",
    18: "eighteen", 19: "nineteen", 20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty",
    70: "seventy", 80: "eighty", 90: "ninety",
}  # fmt: skip
ORDINALS = {
    1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth",
    10: "tenth", 11: "eleventh", 12: "twelfth", 13: "thirteenth", 14: "fourteenth", 15: "fifteenth", 16: "sixteenth",
    17: "seventeenth", 18: "eighteenth", 19: "nineteenth", 20: "twentieth", 30: "thirtieth", 40: "fortieth",
    50: "fiftieth", 60: "sixtieth", 70: "seventieth", 80: "eightieth", 90: "ninetieth", 100: "hundredth",
}  # fmt: skip
_SCALES = {100: "hundred hundreds", 1e3: "thousand thousands", 1e6: "million millions mln mn", 1e9:
    "billion billions bln bn",
           1e12: "trillion trillions trln tn"}  # fmt: skip
SCALE_ORDINALS = {"hundredth": 100.0, "thousandth": 1e3, "millionth": 1e6, "billionth": 1e9}
_OTHERS = """
0             | zero nil no none
1             | once single sole only
2 .5 50       | twice double doubled doubles doubling twofold
2             | both couple pair pairs duo twin twins dual twosome bilateral either
3 1/3         | thrice triple tripled triples tripling threefold treble trio trebled triplets
4             | fours
4 .25         | quadruple quadrupled fourfold quartet
5             | quintuple fivefold
6             | sixfold
7             | sevenfold
8             | eightfold
9             | ninefold
10            | tenfold decade decades tens
12 10         | dozen dozens
14 2          | fortnight
20            | score scores
24 1          | daily
100           | century centuries
1000          | millennium millennia
.5 2 50 1.5 30 6 | half halves halved halving halve
1/3 3         | thirds
.25 4 3 15 25 | quarter quarters
"""
DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
           "eighties": 80, "nineties": 90}  # fmt: skip


def _build() -> dict[str, Entry]:
    words: dict[str, Entry] = {}

    def add(forms: str, values: tuple[float, ...], role: Role, firm: bool = True) -> None:
        for form in forms.split():
            words.setdefault(form, Entry(values, role, firm))

    for value, forms in CARDINALS.items():
        add(forms, (value,), "cardinal", value > 2)
    for value, forms in ORDINALS.items():
        add(forms, (value,), "ordinal", value > 2)
        add(forms + "s", (1 / value, value), "other", False)
    for scale, forms in _SCALES.items():
        add(forms, (scale,), "scale", False)
    for row in _OTHERS.strip().split("\n"):
        values, _, forms = row.partition("|")
        add(forms, tuple(map(value_of, values.split())), "other", False)
    for form, whole in SCALE_ORDINALS.items():
        add(f"{form} {form}s", (1 / whole, whole), "other", False)
    for value, forms in CARDINALS.items():
        add(forms + "fold", (value,), "other", False)
    return words


WORDS = _build()
