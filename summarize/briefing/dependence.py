"""Tell which sentences cannot stand in a brief alone, and which should not stand there at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarize.briefing import cues

_SPEAKER_PRONOUN = re.compile(
    r"[—–-]\s(?:\w+\s){0,3}(?:он|она|они)\b|[\"”,]\s(?:he|she|they)\s\w+|"
    r"[\"”]\s(?:said|says|added|adds|explained|explains)\s(?:he|she)\b"
)
# A subject "he" or "they" with no name before it: «В прошлом году он открыл», "Last year he opened".
_SUBJECT = re.compile(r"^[^\W\d_]+(?:\s[a-zа-яё\d-]+){0,5},?\s(?:он|она|они|he|she|they)\s")
# «Вырезали их четверо», «Средства на них выделил»: the object in the second or third place.
_OBJECT = re.compile(
    r"^[А-ЯЁ][а-яё-]+\s(?:(?:для|на|за|из|от|с|со|у|к|ко|о|об|в|во|по|под)\s)?"
    r"(?:их|его|е[её]|им|ей|ему|ими|них|него|не[её]|ней|нём|нем|ним|ними)\b"
)
_OWN = re.compile(
    r"^(?:если|когда|хотя|пока|чтобы|if|when|although|while|unless|once|as|after|before)\b", re.IGNORECASE
)
# "It is expected that", "It was decided to": an empty subject refers to nothing.
_EMPTY_IT = re.compile(
    r"^it\s(?:is|was|will be|has been|takes|took)\s(?:\w+ly\s)?\w+\s(?:that|to|whether)\b", re.IGNORECASE
)
_BOTH_SIDES = re.compile(r"^(?:обе стороны|both sides|both parties)\b", re.IGNORECASE)
_ABOUT_THIS = re.compile(
    r"^(?:об этом|такую информацию|такие данные|соответствующ\w+ (?:информаци|заявлени)\w+|подробности)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:сообщ|переда[её]т|передал|говор|заяв|рассказ|стало известно|пишет|пишут|информир|объяв|озвуч|договорил|"
    r"свидетельств)\w*",
    re.IGNORECASE,
)
_THIS_WAS_TOLD = re.compile(
    r"^(?:this|that|it|the (?:information|announcement|news))\s(?:was|is|has been|had been|became)\s(?:\w+ly\s)?"
    r"(?:reported|announced|stated|said|told|confirmed|disclosed|revealed|known|according to)\b"
    r"(?!.*\b(?:that|to be)\b)",
    re.IGNORECASE,
)
_TOLD_THIS = re.compile(
    r"^[A-Z][^\"“«:;]*\b(?:announced|reported|stated|said|disclosed|confirmed)\s(?:this|so)\b|"
    r"^[A-Z][^\"“«:;]*\btold\s(?:\w+\s){1,4}(?:this|about this)\b"
)
_ADMIN = re.compile(
    r"^(?:фото|источник|автор|текст|подписывайтесь|читайте|смотрите|контакты?|тел|справка подготовлена|"
    r"photo|source|author|read also|subscribe|contacts?)\b.{0,80}$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:состав\s\w+|цел[ьи](?:\s\w+)?|об организации|участники|место(?:\s\w+)?|дата(?:\s\w+)?|время(?:\s\w+)?|адрес|"
    r"members|purpose|participants|venue|place|date|time|address)\s?:",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(
    r"^(?:для )?справк|^история вопроса|^for reference|^background|^reference|^см\. также|^по теме"
)
# Endings of words that can be the verb of a Russian sentence; over-generous on purpose.
_FINITE = re.compile(
    r"(?:\w{2,}(?:л|ла|ло|ли|лся|лась|лось|лись|рос|ет|ит|ют|ят|ут|ат|ется|ится|ются|ятся|утся|атся)|"
    r"\w{2,}(?:[аеоя]н|ыт|ят)[аоы]?|есть|нет|можно|нужно|нельзя|будет|будут|обязан\w*|"
    r"готов[аоы]?|должн[аоы]|должен|рад[аы]?|нес|взял\w*|смог)$"
)
_NOT_FINITE = re.compile(
    r"(?:совет|бюджет|университет|комитет|кабинет|пакет|билет|приоритет|интернет|отчет|учет|ответ|свет|цвет|лет$|правил|"
    r"материал|капитал|журнал|канал|квартал|персонал|филиал|отдел|охран|стран|смен|цен|сторон|район|план|экран|ресторан|океан|магазин|раздел|школ|зал|стол|начал|представит)"
)
_COPULA = re.compile(r"\s[—–-]\s")
_MARKS = "\"«»“”„'’— –-"
_FIRST_MARK = re.compile('[«“„"]')
_BESIDE_MARK = re.compile(r"(?:[,!?…»”\"]\s[—–-]|[”\"])\s((?:[\w-]+\s?){1,6})")
_SPEECH_DASH = re.compile(r"^[—–-]\s")
_INTERVIEW = 2  # questions that make one
_LONGEST_REPORT = 26  # words: a longer «Об этом сообщил …» carries something besides
_SHORTEST = 3  # words
_LONGEST_CHAIN = 2  # sentences that one may need before it


@dataclass(frozen=True, slots=True)
class Standing:
    """Say whether a sentence is `weak`, and which earlier one (an index) it leans on, None where it stands alone."""

    weak: bool
    leans_on: int | None = None


def attribution_only(text: str) -> bool:
    """Tell whether a sentence says no more than who reported the one before it."""
    if len(text.split()) > _LONGEST_REPORT:
        return False
    if _ABOUT_THIS.match(text):
        return bool(_TOLD.search(text))
    return bool(_THIS_WAS_TOLD.match(text) or _TOLD_THIS.match(text))


def background(heading: str) -> bool:
    """Tell whether what stands under this lower-case heading is background to the news and not the news."""
    return bool(_BACKGROUND.match(heading))


def verbless(text: str) -> bool:
    """Tell whether a Russian text has no small-letter word that can be its verb, and no dash in its place."""
    if _COPULA.search(text) or not re.search("[а-я]", text):
        return False
    tokens = re.findall(r"\b[а-яё-]+\b", text[:1].lower() + text[1:])
    return not any(_FINITE.match(t) and not _NOT_FINITE.match(t) for t in (token.replace("ё", "е") for token in tokens))


def weak(text: str, *, listed: bool = False) -> bool:
    """Tell whether a sentence is a question, a lead-in, an attribution, an admin line, or hardly a sentence.

    Items of lists and lines without a full stop are hardly sentences when they have no verb.
    """
    bare = text.rstrip(_MARKS)
    tokens = bare.strip(_MARKS + ".;,").split()
    return (
        bare.endswith(("?", ":"))
        or len(tokens) < _SHORTEST
        or attribution_only(text)
        or bool(_ADMIN.match(text))
        or bool(_LABEL.match(text))
        or ((listed or bare[-1:] not in ".!…") and verbless(text))
    )


def dangles(text: str) -> bool:
    """Tell whether a sentence, Russian or English, points at something named before it."""
    if _EMPTY_IT.match(text) or _BOTH_SIDES.match(text):
        return False
    first = cues.openers_of(text)
    if not cues.opening(first, cues.ANAPHORIC_OPENERS):
        # «Но она ставит»: what hides behind a connective.
        first = first[cues.opening(first, cues.CONNECTIVE_OPENERS) :]
    if cues.opening(first, cues.ANAPHORIC_OPENERS) or _SPEAKER_PRONOUN.search(text):
        return True
    return not _OWN.match(text) and bool(_SUBJECT.match(text) or _OBJECT.match(text))


def _nameless(texts: Sequence[str], quoted: Sequence[bool], i: int) -> bool:
    """Tell whether a sentence is a piece of a longer quotation that does not name the speaker."""
    if not (quoted[i] or (i + 1 < len(texts) and quoted[i + 1])):
        return False
    before = "" if quoted[i] else _FIRST_MARK.split(texts[i], maxsplit=1)[0]
    outside = " ".join([before, *_BESIDE_MARK.findall(texts[i])]).lower()
    return not any(cues.group(word) == "speech" for word in re.findall(r"\w+", outside))


def spoken(texts: Sequence[str], paragraphs: Sequence[int]) -> list[bool]:
    """Tell of each sentence whether it is the speech of an interview, marked by a dash and not by quotation marks."""
    dashed = [bool(_SPEECH_DASH.match(text)) for text in texts]
    questions = sum(dash and text.rstrip(_MARKS).endswith("?") for dash, text in zip(dashed, texts, strict=True))
    if questions < _INTERVIEW:
        return [False] * len(texts)
    out, talking, paragraph = [], False, None
    for dash, own in zip(dashed, paragraphs, strict=True):
        talking = dash or (talking and own == paragraph)
        paragraph = own
        out.append(talking)
    return out


def standings(texts: Sequence[str], quoted: Sequence[bool], listed: Sequence[bool]) -> list[Standing]:
    """Return how each sentence of an article stands; `quoted` tells which begin inside a quotation.

    A sentence that would need one which is weak itself, or more than two
    others, is weak.
    """
    out: list[Standing] = []
    for i, text in enumerate(texts):
        if weak(text, listed=listed[i]) or _nameless(texts, quoted, i):
            out.append(Standing(True))
        elif i and not listed[i] and dangles(text):
            out.append(_leaning(texts, out, i))
        else:
            out.append(Standing(False))
    return out


def _leaning(texts: Sequence[str], before: Sequence[Standing], i: int) -> Standing:
    on = i - 1
    while on > 0 and attribution_only(texts[on]):
        on -= 1
    chain, at = 0, on
    while before[at].leans_on is not None:
        at, chain = before[at].leans_on or 0, chain + 1
    if before[on].weak or chain >= _LONGEST_CHAIN:
        return Standing(True)
    return Standing(False, on)
