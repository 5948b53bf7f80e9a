"""Articles for the tests of briefing, from plain text: a paragraph a line, sentences divided by " | "."""

from __future__ import annotations

from summarize.article import Article, Language, Segment, SegmentKind


def article(text: str, headline: str = "", language: Language = "ru") -> Article:
    """Return an article; a line that begins with "# " is a heading, with "- " a list item."""
    whole, segments = headline, []
    if headline:
        segments.append(Segment(1, -1, "heading", 0, len(headline)))
    for paragraph, line in enumerate(text.strip().splitlines()):
        kind: SegmentKind = "heading" if line.startswith("# ") else "list" if line.startswith("- ") else "body"
        whole += "\n\n" if whole else ""
        for sentence in line.removeprefix("# ").split(" | "):
            start = len(whole)
            whole += sentence + " "
            marker = 2 if kind == "list" and sentence.startswith("- ") else 0
            segments.append(Segment(len(segments) + 1, paragraph, kind, start, len(whole) - 1, marker))
    return Article("", "", "utf-8", language, whole, tuple(segments), (1,) if headline else ())


HEADLINE = "В Липкове открыли паромную линию на остров Дальний"

_PARAGRAPHS = [
    [
        "ЛИПКОВО, 14 мая. /Волна/. Паромная линия между Липковом и островом Дальним открыта в пятницу, "
        "сообщает пресс-служба порта.",
        "Об этом передаёт корреспондент «Волны» с места событий.",
        "Новый паром «Чайка» перевозит 240 пассажиров и 36 автомобилей.",
    ],
    [
        "Стоимость проекта составила 1,4 млрд рублей, из них 900 млн выделил федеральный бюджет.",
        "Он рассчитан на тридцать лет.",
        "По словам директора порта Марфы Синицыной, за первый день линией воспользовались 1 120 человек.",
    ],
    [
        "«Мы ждали девять лет.",
        "Дети выросли, пока строили причал», — сказала жительница острова Дарья Лодкина.",
        "Что будет дальше?",
    ],
    [
        "Кроме того, до конца 2026 года на острове построят школу на 150 мест.",
        "Местный кот по кличке Боцман поднялся на борт первым.",
    ],
]
NEWS = "\n".join(map(" | ".join, _PARAGRAPHS))

NEWS_IN_ENGLISH = {
    1: "Lipkovo opens a ferry line to Dalny Island",
    2: "LIPKOVO, May 14. /Volna/. A ferry line between Lipkovo and Dalny Island was opened on Friday, "
    "the port's press service reports.",
    3: "This was reported by a Volna correspondent from the scene.",
    4: "The new ferry Chaika carries 240 passengers and 36 cars.",
    5: "The project cost 1.4 billion rubles, of which 900 million came from the federal budget.",
    6: "It is designed to last thirty years.",
    7: "According to port director Marfa Sinitsyna, 1,120 people used the line on its first day.",
    8: '"We waited nine years.',
    9: 'The children grew up while the pier was being built," said islander Darya Lodkina.',
    10: "What will happen next?",
    11: "In addition, a school for 150 pupils will be built on the island by the end of 2026.",
    12: "A local cat named Bosun was the first to come aboard.",
}
