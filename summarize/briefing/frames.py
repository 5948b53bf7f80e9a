"""The frames that a sentence of a brief can spare, as patterns: datelines, connectives, messengers, clause ends."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DATE = rf"(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?"
_PLACE = r"[A-Z][\w'’.-]*(?:\s(?:[A-Z][\w'’.-]*|on|de|la|upon)){0,3}"
_CAPITALS = r"[A-Z][A-Z'’. -]{2,40}"
_AGENCY = r"(?:/\s?[^/]{2,40}/|\([^()]{2,40}\)|[—–-]+\s[A-Z][\w.-]*(?:\s[A-Z][\w.-]*){0,2}(?=\.\s))"
_AGENCIES = (
    r"(?:TASS|RIA Novosti|RIA|Interfax|Reuters|Kyodo|Xinhua|AFP|AP|Bloomberg|Yonhap|RBC|Kommersant|"
    r"[A-Z]\w*-?(?:Press|Inform|Info|News|Fact|Fakt))"
)
_SENTENCE = r"(?=[\"“«]?[A-Z\d])"

DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^(?:{_CAPITALS}|{_PLACE})(?:,\s{_PLACE})?[,.]\s{_DATE}[.,]?\s*{_AGENCY}\s*[.:]?\s*[—–-]*\s*{_SENTENCE}",
        rf"^(?:{_CAPITALS}|{_PLACE})(?:,\s{_PLACE})?[,.]\s{_DATE}\s*(?:\.\s|[—–-]+\s)\s*[—–-]*\s*{_SENTENCE}",
        rf"^{_CAPITALS}(?:,\s{_PLACE})?\s{_AGENCY}\s*[.:]?\s*[—–-]*\s+{_SENTENCE}",
        rf"^{_CAPITALS}\s[—–-]+\s+{_SENTENCE}",
        rf"^{_AGENCIES}(?:,\s{_DATE})?\.\s+{_SENTENCE}",
        rf"^/\s?[^/]{{2,40}}/\.?\s*[—–-]*\s*{_SENTENCE}",
    )
)

AGENCY_ALONE = re.compile(
    rf"^[A-Z][\w-]*(?:\s[A-Z][\w-]*){{0,3}}(?:\s(?:news\s)?(?:agency|service))?(?:\.|\s[—–])\s{_SENTENCE}"
)
"""The name of an agency as a sentence of its own; only after a dateline."""

CONNECTIVES = re.compile(
    r"^(?:in addition(?: to (?:this|that))?|additionally|besides(?: this| that)?|moreover|furthermore|also|"
    r"at the same time|along with (?:this|that)|on top of (?:this|that)|what is more|apart from (?:this|that)|"
    r"aside from (?:this|that)|in turn|for (?:its|his|her|their) part|however|nevertheless|nonetheless|even so|"
    r"meanwhile|by the way|incidentally|curiously|thus|therefore|as a result|in particular|among other things|"
    r"for example|for instance|in conclusion|finally|as is (?:well )?known|"
    r"as (?:was )?(?:previously|earlier) reported|as reported(?: earlier)?|as it turned out),\s",
    re.IGNORECASE,
)
"""Ties to a sentence that may not be there. Those that carry a condition or an exchange of one fact
for another ("otherwise", "instead", "on the other hand", "in return") are not among them."""

CONTRASTS = re.compile(r"^(?:But|And|Yet)\s(?=(?:the|an?|in|at|on|by)\s|[A-Z])")

ASIDE = re.compile(
    r"^[^,]{1,50}\s(?:says?|said|admits?|admitted|believes?|notes?|noted|explains?|explained|argues?|warns?|thinks?),\s"
)

REMINDERS = re.compile(
    r"^(?:(?:we |let us |let's )?(?:recall|remind you|note)(?: that|,)|"
    r"it (?:should|may|will|must) be (?:recalled|noted|added)(?: that|,)|"
    r"it is worth (?:noting|recalling|adding)(?: that|,)|(?:we )?(?:should|will) (?:note|recall|add)(?: that|,)|"
    r"as a reminder,|for (?:reference|background|information)\s?[:,]|(?:background|reference|note)\s?:)\s",
    re.IGNORECASE,
)

_OWNER = r"(?:(?:the|an?|our|its)\s)?(?:[\w'’.-]+\s){0,8}?"
_CARRIER = (
    rf"(?:{_OWNER}(?:press[ -](?:service|office|cent(?:er|re)))(?:\s(?:of|for)\s(?:the\s)?(?:[\w'’.-]+\s?){{1,8}})?|"
    r"(?:the\s)?(?:[A-Z][\w-]*\s){0,2}(?:news agency|newswire|wire service)|"
    rf"(?:the\s)?{_AGENCIES}(?:\s(?:news\s)?agency)?|"
    r"(?:an?|the|our)\s(?:[\w'’.-]+\s){0,3}correspondent(?:\s(?:of|for)\s[\w'’. -]{2,30}?)?|"
    r"the (?:news )?agency(?:['’]s correspondent)?)"
)
_PASSES_ON = (
    r"(?:reports?|reported|has reported|informs?|informed|announces?|announced|said|says|writes?|wrote|learned|learnt)"
)
_WHEN = rf"(?:\s(?:on\s)?(?:{_MONTH}\s\d{{1,2}}|[A-Z]\w+day))?"
_WHERE = r"(?:\sfrom\sthe\s\w+)?"

TAILS = tuple(
    re.compile(pattern)
    for pattern in (
        rf",\s(?:as\s)?{_CARRIER}\s{_PASSES_ON}{_WHEN}{_WHERE}\.$",
        rf",\s(?:as\s)?(?:{_PASSES_ON}|according to|citing|with reference to)\s{_CARRIER}\.$",
        rf",\s(?:as\s)?(?:reported|announced) by\s{_CARRIER}\.$",
    )
)

DISPUTABLE = re.compile(
    r"[\"“”«»]|n['’]t\b|\b(?:(?-i:may)|might|could|would|should|must|can|possibly|probably|likely|alleg\w+|suspect\w*|accus\w+|"
    r"claim\w*|if|unless|not|no|never|nor|cannot|without|den(?:y|ies|ied)|refus\w+|best|largest|unique|great\w*|safe\w*|"
    r"guilty|illegal\w*)\b",
    re.IGNORECASE,
)
"""What somebody may dispute: beside it the messenger stays, for he is the one who claims it."""

SPEECH = re.compile(r"^[—–-]\s([^\"]+[,!?])\s[—–-]\s([^\"—–]+\.)$")
"""Direct speech set the Russian way, between dashes, with who said it at the end."""

MARKER = re.compile(r"^(?:[—–•*·▪-]|\d{1,2}\))\s+")

CLAUSE_ENDS = re.compile(
    r";\s|,\s(?=(?:which|where|whose|who|while|whereas)\b)|,\s(?=(?:and|but)\s(?:the|it|they|he|she|we|I|[A-Z][\w-]+)\s\w+)|"
    r"\s[—–]\s"
)
NOT_CUT_AFTER = re.compile(
    r"\b(?:if|unless|either|neither|both|not only|whether|between|although|though|despite|when|once|until|provided|"
    r"according)\b",
    re.IGNORECASE,
)
NOT_CUT_OFF = re.compile(
    r"n['’]t\b|\b(?:not|no|never|nor|cannot|if|unless|only|except|but|however|provided|(?-i:may)|might|could|would|alleg\w+|"
    r"reportedly|according|sa(?:id|ys)|told|believes?|claims?|claimed)\b",
    re.IGNORECASE,
)
"""A clause with one of these limits what goes before it, or says whose words they are."""
