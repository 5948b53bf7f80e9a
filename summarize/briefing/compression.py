"""Take off what an English sentence of a brief can spare, and nothing that changes what it says.

Every rule either removes a whole, known frame (a dateline, a connective, the
name of the agency that passed the news on) or leaves the sentence alone.
Negations, figures, conditions, hedges and the speakers of opinions are never
inside such a frame; where one is near, the rule does not fire.
"""

from __future__ import annotations

import re

from summarize.briefing.words import count

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DATE = rf"(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?"
_PLACE = r"[A-Z][\w'’.-]*(?:\s(?:[A-Z][\w'’.-]*|on|de|la|upon)){0,3}"
_CAPITALS = r"[A-Z][A-Z'’. -]{2,40}"
_AGENCY = r"(?:/[^/]{2,40}/|\([^()]{2,40}\)|[—–-]+\s[A-Z][\w.-]*(?:\s[A-Z][\w.-]*){0,2}(?=\.))"
_DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^(?:{_CAPITALS}|{_PLACE})(?:,\s{_PLACE})?,\s{_DATE}\.?\s*{_AGENCY}\s*[.:]?\s*[—–-]*\s*(?=\S)",
        rf"^(?:{_CAPITALS}|{_PLACE})(?:,\s{_PLACE})?,\s{_DATE}\s*(?:\.|[—–-]+)\s+(?=[\"“«]?[A-Z\d])",
        rf"^{_CAPITALS}(?:,\s{_PLACE})?\s{_AGENCY}\s*[.:]?\s*[—–-]*\s+(?=[\"“«]?[A-Z\d])",
        rf"^{_CAPITALS}\s[—–-]+\s+(?=[\"“«]?[A-Z])",
        r"^/[^/]{2,40}/\.?\s*[—–-]*\s*(?=\S)",
    )
)
_RUSSIAN_DATELINE = re.compile(
    r"^[А-ЯЁ][А-ЯЁа-яё -]{2,40},\s\d{1,2}\s[а-я]{3,8}(?:\s\d{4}(?:\sг(?:ода|\.))?)?\.?\s*"
    r"(?:/[^/]{2,40}/|\([^()]{2,40}\)|[—–-]+\s«?[А-ЯЁ][\w-]*»?(?=\.))?\s*[.:]?\s*[—–-]*\s*(?=\S)"
)
_CONNECTIVES = re.compile(
    r"^(?:in addition(?: to (?:this|that))?|additionally|besides(?: this| that)?|moreover|furthermore|also|"
    r"at the same time|along with (?:this|that)|on top of (?:this|that)|in turn|what is more|apart from (?:this|that)|"
    r"aside from (?:this|that)|however|nevertheless|nonetheless|meanwhile|for (?:its|his|her|their) part|"
    r"by the way|incidentally|thus|in particular|for example|for instance|in general|"
    r"as is (?:well )?known|as (?:was )?(?:previously|earlier) reported|as reported(?: earlier)?),\s",
    re.IGNORECASE,
)
_REMINDERS = re.compile(
    r"^(?:(?:we (?:would like to )?|let us |let's )?(?:recall|remind you|note)(?: that|,)|"
    r"(?:it (?:should|may|will|must) be (?:recalled|noted|added)|it is worth (?:noting|recalling|adding)|"
    r"(?:we |let us )?(?:should|will) (?:note|recall|add))(?: that|,)|"
    r"as a reminder,|for (?:reference|background|information)\s?[:,]|(?:background|reference|help|note)\s?:)\s",
    re.IGNORECASE,
)
_CARRIER = (
    r"(?:(?:the\s)?(?:[\w'’.-]+\s){0,8}?(?:press[ -](?:service|office|center|centre)|news agency|newswire|wire service|website)"
    r"(?:\s(?:of|for)\s(?:the\s)?(?:[\w'’.-]+\s?){1,8})?|"
    r"(?:the\s)?(?:(?:TASS|RIA Novosti|RIA|Interfax|Reuters|Kyodo|Xinhua|AFP|AP|Bloomberg|Yonhap|RBC|Kommersant)"
    r"(?:\s(?:news\s)?(?:agency|correspondent))?)|(?:a|the|our)\s(?:[\w'’.-]+\s){0,2}correspondent(?:\sof\s[\w'’. -]{2,30})?|"
    r"the (?:news )?agency)"
)
_PASSES_ON = r"(?:reports?|reported|has reported|informs?|informed|announces?|announced|said|says|writes?|wrote|learned|learnt)"
_TAILS = tuple(
    re.compile(pattern)
    for pattern in (
        rf",?\s(?:as\s)?{_CARRIER}\s{_PASSES_ON}(?:\son\s(?:{_MONTH}\s\d{{1,2}}|\w+day))?\.$",
        rf",?\s(?:as\s)?(?:{_PASSES_ON}|according to|citing|with reference to)\s{_CARRIER}\.$",
        rf",?\s(?:as\s)?(?:reported|announced|stated) by\s{_CARRIER}\.$",
    )
)
# A tail stays where the sentence holds what somebody may dispute.
_DISPUTABLE = re.compile(
    r"[\"“”«»]|\b(?:may|might|could|would|should|must|possibly|probably|likely|alleg\w+|suspect\w*|accus\w+|reported|"
    r"claim\w*|if|unless|not|no|never|nor|cannot|n['’]t|without|den(?:y|ies|ied)|refus\w+|best|largest|unique|great\w*)\b",
    re.IGNORECASE,
)
_MARKER = re.compile(r"^(?:[—–•*·▪-]|\d{1,2}\))\s+")
_VERBLESS = 3  # words: what is left of a sentence is at least this long
_SHORTENED = 8  # words: a clause that stands for a whole sentence is at least this long
_CLAUSE_END = re.compile(r";\s|,\s(?=(?:which|where|whose|who|while|whereas|with)\b)|\s[—–-]\s|,\s(?=(?:and|but)\s(?:the|it|they|he|she)\b)")
_NOT_CUT_AFTER = re.compile(
    r"\b(?:if|unless|either|neither|both|not only|whether|between|although|though|despite|when|once|until|provided)\b",
    re.IGNORECASE,
)
_NOT_CUT_OFF = re.compile(
    r"\b(?:not|no|never|nor|n['’]t|cannot|if|unless|only|except|but|however|provided|may|might|could|allegedly)\b|n['’]t\b",
    re.IGNORECASE,
)


def _capitalised(text: str) -> str:
    for i, char in enumerate(text):
        if char.isalpha():
            return text[:i] + char.upper() + text[i + 1 :]
        if char.isdigit():
            return text
    return text


def _whole(text: str) -> bool:
    """Tell whether quotation marks and brackets pair up."""
    return (
        text.count("(") == text.count(")")
        and text.count('"') % 2 == 0
        and text.count("“") == text.count("”")
        and text.count("«") == text.count("»")
    )


def _without(pattern: re.Pattern[str], text: str) -> str:
    rest = pattern.sub("", text, count=1)
    return _capitalised(rest) if rest != text and count(rest) >= _VERBLESS and _whole(rest) else text


def without_dateline(text: str) -> str:
    """Return the text without "TOKYO, September 20. /TASS/." or its like at the beginning."""
    for pattern in _DATELINES:
        if pattern.match(text):
            return _without(pattern, text)
    return text


def without_russian_dateline(text: str) -> str:
    """Return a Russian sentence without its dateline, for counting what will be left in English."""
    return _RUSSIAN_DATELINE.sub("", text, count=1)


def without_tail(text: str) -> str:
    """Return the text without ", the press service reports." where only the messenger is named."""
    for pattern in _TAILS:
        match = pattern.search(text)
        if match and not _DISPUTABLE.search(text[: match.start()]) and count(text[: match.start()]) >= _VERBLESS:
            return text[: match.start()].rstrip(" ,") + "."
    return text


def without_opening(text: str) -> str:
    """Return the text without the connective or reminder that ties it to a sentence that is not there."""
    return _without(_CONNECTIVES, _without(_REMINDERS, text))


def compress(text: str, *, follows: bool = False) -> str:
    """Return an English sentence without its frames; `follows` keeps the tie to the sentence before it."""
    text = _without(_MARKER, " ".join(text.split()))
    text = without_dateline(text)
    if not follows:
        text = without_opening(text)
    return _capitalised(without_tail(text))


def shorten(text: str, limit: int) -> str:
    """Return the text up to the last clause end that fits `limit` words, or all of it where no cut is safe."""
    for match in reversed(list(_CLAUSE_END.finditer(text))):
        head, tail = text[: match.start()], text[match.end() :]
        if not _SHORTENED <= count(head) <= limit or not _whole(head):
            continue
        if not _NOT_CUT_AFTER.search(head) and not _NOT_CUT_OFF.search(tail):
            return head.rstrip(" ,;:—–-") + "."
    return text
