"""What languages give themselves away by: telling letters, small words, scripts; and their names."""

from __future__ import annotations

import re

# Per cent of a language's letters, for the letters that differ between the languages written in Cyrillic.
# Rounded, from each language's news; what is not listed is all but absent.
LETTERS: dict[str, dict[str, float]] = {
    "ru": {"ы": 1.9, "э": 0.35, "ё": 0.1, "и": 7.4, "щ": 0.35, "я": 2.0, "ю": 0.6, "ь": 1.7},
    "uk": {"і": 5.7, "ї": 0.6, "є": 0.5, "ґ": 0.02, "и": 6.0, "щ": 0.5, "я": 2.2, "ю": 0.8, "ь": 1.8},
    "be": {"і": 6.5, "ў": 2.0, "ы": 4.0, "э": 1.6, "ё": 0.6, "я": 3.5, "ю": 0.7, "ь": 1.7},
    "bg": {"ъ": 1.9, "и": 8.7, "щ": 0.6, "я": 1.9, "ю": 0.1, "ь": 0.04},
    "mk": {"ј": 2.5, "њ": 0.3, "љ": 0.1, "ќ": 0.4, "ѓ": 0.2, "џ": 0.03, "ѕ": 0.1, "и": 7.7},
    "sr": {"ј": 3.7, "њ": 0.8, "љ": 0.7, "ћ": 0.7, "ђ": 0.2, "џ": 0.05, "и": 9.0},
    "kk": {"ы": 7.0, "і": 5.0, "ә": 1.7, "ғ": 1.7, "қ": 3.0, "ң": 1.5, "ө": 0.9, "ұ": 0.8, "ү": 0.8, "һ": 0.03}
    | {"э": 0.1, "и": 2.5, "я": 0.3, "ю": 0.1, "ь": 0.1, "щ": 0.02},
    "ky": {"ы": 6.0, "ү": 3.0, "ө": 2.3, "ң": 0.9, "э": 1.0, "и": 3.5, "я": 0.3, "ю": 0.1, "ь": 0.2, "ё": 0.05},
    "tt": {"ә": 6.0, "ы": 5.0, "э": 0.8, "ү": 1.3, "ө": 1.0, "ң": 1.0, "җ": 0.5, "һ": 0.3, "и": 3.0, "я": 1.0}
    | {"ю": 0.2, "ь": 1.0, "ъ": 0.1},
    "ba": {"ә": 6.0, "ы": 6.0, "ҙ": 1.8, "ҡ": 2.5, "ғ": 1.2, "ҫ": 0.9, "ү": 1.0, "ө": 1.3, "һ": 2.0, "ң": 0.8, "и": 2.5}
    | {"э": 1.0, "я": 1.0, "ь": 0.5},
    "cv": {"ӑ": 5.0, "ӗ": 5.0, "ҫ": 2.5, "ӳ": 0.3, "ы": 1.5, "и": 2.0, "я": 0.7, "ь": 0.8, "э": 0.2},
    "tg": {
        "ӣ": 0.8,
        "қ": 0.9,
        "ғ": 0.5,
        "ҳ": 1.5,
        "ҷ": 0.6,
        "ӯ": 0.4,
        "ъ": 0.4,
        "э": 0.4,
        "ё": 0.6,
        "и": 5.0,
        "я": 0.7,
    },
    "mn": {"ү": 2.5, "ө": 2.0, "э": 4.0, "ы": 0.7, "и": 3.0, "я": 0.5, "ё": 0.2, "ь": 0.5, "ю": 0.2},
    "uz": {"ў": 2.0, "қ": 2.5, "ғ": 1.0, "ҳ": 1.0, "и": 8.0, "э": 0.5, "я": 1.2, "ъ": 0.3, "ё": 0.4, "ь": 0.1},
    "os": {"ӕ": 8.0, "ы": 3.5, "и": 3.0, "э": 0.1, "ъ": 1.0},
}
TELLING = frozenset(letter for letters in LETTERS.values() for letter in letters)


def _words(**lists: str) -> dict[str, frozenset[str]]:
    return {code: frozenset(words.split()) for code, words in lists.items()}


# Small words by which Cyrillic languages differ; what several share is listed with each of them.
CYRILLIC_WORDS = _words(
    ru="что это для после его также который которые был были было из к со во по от или чтобы уже если они",
    uk="що та від або його під це який які було були для після також вже якщо вони є із по",
    be="што і гэта пасля яго таксама якія быў былі для па від яны",
    bg="се са ще че това беше която който които от след също бяха към със или си по",
    mk="се ќе дека беше која кој кои од по исто беа во со или што како",
    sr="се је су што који која које од као није био била након или ће по",
)

LATIN_WORDS = _words(
    en="the of and to in for that on with as was by at from it his her has have been are were which this will not said"
    " after over its their he she who but they or an a is be new more than about also into between would",
    de="der die das und ist nicht mit von dem den ein eine zu im auf für sich des als auch hat werden bei wird",
    fr="le la les de des et est une un dans pour que qui sur par au aux avec ne pas ce il du plus sont été",
    es="el la los las de que y en un una por con para se del su al como más no es lo fue",
    it="il la di che e un una per con non sono del della le si da dei gli nel alla più",
    pt="o a os as de que e em um uma para com não por do da dos no na ao foi mais",
    nl="de het een en van is dat op te voor met niet zijn aan er ook werd naar om",
    pl="w i na z że do się nie jest o za od po jak oraz przez dla ma był",
    sv="och att det som en på är av för med den till inte har ett om var",
    tr="ve bir bu için ile da de olarak olan daha çok gibi sonra kadar ise",
)

# The letters of other scripts, most telling first.
SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (code, re.compile(f"[{letters}]"))
    for code, letters in (
        ("ja", "\u3040-\u30ff"),
        ("ko", "\uac00-\ud7af\u1100-\u11ff"),
        ("zh", "\u4e00-\u9fff"),
        ("el", "\u0370-\u03ff"),
        ("he", "\u0590-\u05ff"),
        ("ar", "\u0600-\u06ff"),
        ("hy", "\u0530-\u058f"),
        ("ka", "\u10a0-\u10ff"),
        ("hi", "\u0900-\u097f"),
        ("bn", "\u0980-\u09ff"),
        ("ta", "\u0b80-\u0bff"),
        ("th", "\u0e00-\u0e7f"),
        ("am", "\u1200-\u137f"),
        ("km", "\u1780-\u17ff"),
        ("my", "\u1000-\u109f"),
    )
)

NAMES = {
    code: name
    for code, _, name in (
        entry.partition(" ")
        for line in (
            "af Afrikaans; am Amharic; ar Arabic; az Azerbaijani; ba Bashkir; be Belarusian; bg Bulgarian",
            "bn Bengali; bs Bosnian; ca Catalan; cs Czech; cv Chuvash; cy Welsh; da Danish; de German; el Greek",
            "en English; eo Esperanto; es Spanish; et Estonian; eu Basque; fa Persian; fi Finnish; fr French",
            "ga Irish; gl Galician; he Hebrew; hi Hindi; hr Croatian; hu Hungarian; hy Armenian; id Indonesian",
            "is Icelandic; it Italian; ja Japanese; ka Georgian; kk Kazakh; km Khmer; ko Korean; ku Kurdish",
            "ky Kyrgyz; la Latin; lt Lithuanian; lv Latvian; mk Macedonian; mn Mongolian; ms Malay; mt Maltese",
            "my Burmese; nb Norwegian; nl Dutch; nn Norwegian; no Norwegian; os Ossetian; pl Polish",
            "pt Portuguese; ro Romanian; ru Russian; sk Slovak; sl Slovenian; sq Albanian; sr Serbian",
            "sv Swedish; sw Swahili; ta Tamil; tg Tajik; th Thai; tl Tagalog; tr Turkish; tt Tatar",
            "uk Ukrainian; ur Urdu; uz Uzbek; vi Vietnamese; zh Chinese",
        )
        for entry in line.split("; ")
    )
}
