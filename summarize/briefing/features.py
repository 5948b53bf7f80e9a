"""Describe each sentence of an article by numbers that do not depend on its language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from summarize.briefing import cues
from summarize.briefing.words import roots, words

Matrix = npt.NDArray[np.float64]

_SAME = 0.9  # share of the words of two sentences that are the same, where they say the same
_GROUPS = tuple(cues.GROUPS)
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"^(?:1[89]|20)\d\d(?:-\w+)?$")
_CURRENCY = re.compile(r"[$€£¥₽]")
_DATELINE = re.compile(r"^[А-ЯЁA-Z][А-ЯЁA-Z .-]{2,40}(?:,|\s—|\s-|\. /|\s\()")
_TIMELINE = re.compile(r"^(?:\d{1,2}[:.]\d\d\b|\d{4} (?:год|г)\b|\d{4}[.:]|[А-ЯЁ][а-яё]+ \d{4}|[A-Z][a-z]+ \d{4}\.)")
_SPOKEN = re.compile(r"^[—–-]\s")
_OPENED = re.compile("[«“„]")
_QUOTE_MARK = re.compile('[«»“”„"]')
_SPEECH_BEFORE = re.compile(r"(?:^|[:—–-])\s*$")
_OPENING, _CLOSING = '«“„"', '»”"'


@dataclass(frozen=True, slots=True)
class Sentence:
    """Hold what ranking knows of a segment: its words without marker, where it stands, whether it is a list item."""

    id: int
    text: str
    paragraph: int
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Described:
    """Hold the feature matrix (sentences x features), and the similarity of each pair of sentences (0 to 1).

    `titled` tells which sentences say what the headline says and nothing more.
    """

    features: Matrix
    similarity: Matrix
    titled: tuple[bool, ...]


def _vectors(bags: Sequence[Sequence[str]]) -> tuple[Matrix, Matrix]:
    """Return TF-IDF vectors of the bags, one a row, as parts of unit vectors, and the weight of each term.

    Only what two bags share has a column: the rest of a bag counts in its length alone.
    """
    spread = Counter(term for bag in bags for term in set(bag))
    index = {term: i for i, term in enumerate(term for term, number in spread.items() if number > 1)}
    weight = np.log1p(len(bags) / (1.0 + np.array([spread[term] for term in index], dtype=float)))
    alone = float(np.log1p(len(bags) / 2.0)) ** 2
    vectors, rest = np.zeros((len(bags), len(index))), np.full(len(bags), 1e-12)
    for row, bag in enumerate(bags):
        for term, number in Counter(bag).items():
            if term in index:
                vectors[row, index[term]] = np.sqrt(number)
            else:
                rest[row] += number * alone
    vectors *= weight
    return vectors / np.sqrt((vectors**2).sum(1) + rest)[:, None], weight


def _lexrank(similarity: Matrix, rounds: int = 20) -> Matrix:
    """Return the stationary weight of each sentence on the similarity graph, 1 on average."""
    size = len(similarity)
    graph = similarity * (1.0 - np.eye(size)) + 1e-3
    graph /= graph.sum(1, keepdims=True)
    rank = np.full(size, 1.0 / size)
    for _ in range(rounds):
        rank = 0.15 / size + 0.85 * (rank @ graph)
    return rank * size


def _place(sentences: Sequence[Sentence]) -> Matrix:
    size = len(sentences)
    order = list(dict.fromkeys(sentence.paragraph for sentence in sentences))
    number = {paragraph: i for i, paragraph in enumerate(order)}
    sizes = Counter(sentence.paragraph for sentence in sentences)
    seen: Counter[int] = Counter()
    rows = []
    for i, sentence in enumerate(sentences):
        paragraph, inside = number[sentence.paragraph], seen[sentence.paragraph]
        seen[sentence.paragraph] += 1
        rows.append(
            [
                i == 0,
                i == 1,
                i == 2,
                1 / (1 + i),
                i == size - 1,
                paragraph == 0,
                paragraph == 1,
                paragraph == len(order) - 1,
                inside == 0,
                inside == 0 and paragraph > 0,
                1 / (1 + inside),
                inside == sizes[sentence.paragraph] - 1,
                sizes[sentence.paragraph] == 1,
            ]
        )
    return np.array(rows, dtype=float)


def _style(sentence: Sentence, tokens: list[str], quoted: bool) -> list[float]:
    text = sentence.text
    lowered = [token.lower() for token in tokens]
    size = len(tokens)
    figures = [token for token in tokens if _DIGIT.search(token)]
    groups = Counter(map(cues.group, lowered))
    names = sum(token[0].isupper() for token in tokens[1:])
    return [
        np.log1p(size),
        np.log1p(size) ** 2,
        size < 6,
        size > 32,
        np.log1p(len(figures)),
        bool(figures),
        any(_YEAR.match(figure) for figure in figures),
        "%" in text or groups["percent"] > 0,
        groups["money"] > 0 or bool(_CURRENCY.search(text)),
        np.log1p(names),
        names / max(size, 1),
        sum(len(token) > 1 and token.isupper() for token in tokens) / max(size, 1),
        text.rstrip(_CLOSING + " ").endswith("?"),
        text.rstrip(_CLOSING + " ").endswith(("!", "…", "...")),
        text.endswith(":"),
        text[:1] in _OPENING,
        _OPENED.search(text) is not None,
        quoted,
        bool(_SPOKEN.match(text)),
        sentence.listed,
        bool(_DATELINE.match(text)),
        bool(_TIMELINE.match(text)),
        cues.opening(lowered, cues.ANAPHORIC_OPENERS) > 0,
        cues.opening(lowered, cues.CONNECTIVE_OPENERS) > 0,
        cues.opening(lowered, cues.BACKGROUND_OPENERS) > 0,
        " — " in text and "»" in text,
        ";" in text,
        "(" in text,
        *[groups[name] / 2 if groups[name] < 3 else 1.5 for name in _GROUPS],
    ]


def inside_quotation(sentences: Sequence[Sentence]) -> list[bool]:
    """Tell of each sentence whether direct speech that began in an earlier one of its paragraph still goes on."""
    open_, paragraph, out = False, None, []
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            open_, paragraph = False, sentence.paragraph
        out.append(open_)
        open_ = _speech_goes_on(sentence.text, open_)
    return out


def _speech_goes_on(text: str, open_: bool) -> bool:
    """Tell whether direct speech is open after a sentence; quoted names with a mark missing do not count."""
    if "„" in text:
        text = text.replace("„", "«").replace("“", "»")
    depth = int(open_)
    for match in _QUOTE_MARK.finditer(text):
        if match.group() in _CLOSING and not (match.group() == '"' and not depth):
            depth = max(0, depth - 1)
        elif depth or _SPEECH_BEFORE.search(text[: match.start()]):
            depth += 1
    return depth > 0


def describe(sentences: Sequence[Sentence], headline: str) -> Described:
    """Return the features and similarities of an article's sentences (at least one); the headline may be empty."""
    tokens = [words(sentence.text) for sentence in sentences]
    bags = [*map(roots, tokens), roots(words(headline))]
    vectors, weight = _vectors(bags)
    title, body = vectors[-1], vectors[:-1]
    similarity = np.clip(body @ body.T, 0.0, 1.0)
    np.fill_diagonal(similarity, 1.0)
    size = len(sentences)
    others = (similarity.sum(1) - 1) / max(size - 1, 1)
    centroid = body.mean(0)
    norm = float(np.linalg.norm(centroid)) or 1.0
    present = (body > 0).astype(float)
    known = (title > 0).astype(float) * weight
    shared = np.column_stack(
        [
            others * 5,
            _lexrank(similarity),
            body @ centroid / norm,
            similarity[:, 0],
            body @ title,
            present @ known / max(float(known.sum()), 1e-9),
            np.array([similarity[i, :i].max() if i else 0.0 for i in range(size)]),
        ]
    )
    quoted = inside_quotation(sentences)
    style = np.array([_style(*row) for row in zip(sentences, tokens, quoted, strict=True)], dtype=float)
    # What most of the article does says little of one sentence.
    relative = style[:, 4:10] - style[:, 4:10].mean(0)
    named = set(bags[-1])
    titled = tuple(bool(named) and len(named & set(bag)) >= _SAME * len(named | set(bag)) for bag in bags[:-1])
    features = np.hstack([_place(sentences), shared, style, relative])
    return Described(features, similarity, titled)


_NAMES = """
first second third reciprocal last paragraph-0 paragraph-1 last-paragraph paragraph-start later-paragraph-start
inside-reciprocal paragraph-end alone
mean-similarity lexrank centroid to-first to-headline headline-share repeats
length length2 short long figures has-figure has-year percent money names name-share acronyms question exclamation colon
opens-quoted quotation inside-quotation spoken listed dateline timeline anaphoric connective background
attributed-quote semicolon parenthesis
"""
_RELATIVE = ("figures", "has-figure", "has-year", "percent", "money", "names")
NAMES = (*_NAMES.split(), *(f"cue-{name}" for name in _GROUPS), *(f"relative-{name}" for name in _RELATIVE))
"""The columns of `Described.features`, in order."""
