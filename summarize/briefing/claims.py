"""Words that make a claim another one, in both languages: denials, doubts, opposites, and words that claim nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from summarize.article import Language
from summarize.checking.denials import EN_EXPLICIT, EN_IDIOMS, RU_DENYING
from summarize.checking.stems import stem_en, stem_ru
from summarize.checking.tokens import listed, words

_DENYING_RU = RU_DENYING | frozenset(listed("никогда никто ничего ничто нигде никуда никакой никакого никаких никому"))
_DOUBT_EN = re.compile(
    r"\b(?:(?-i:may)|might|could|would|should|possibl[ey]|probabl[ey]|likely|perhaps|alleged(?:ly)?|reportedly|rumou?r\w*|"
    r"suspect(?:ed|s)?|accus\w+|claim(?:s|ed)?|suggest(?:s|ed)?|propos(?:e|es|ed|al)|if|unless|whether|not ruled out|"
    r"consider(?:s|ing|ed)?|discuss(?:es|ing|ed)?|threat\w*|risk\w*|fear\w*|hop(?:e|es|ed|ing)|believ\w+|"
    r"estimat\w+|expect\w*|forecast\w*|predict\w*|plan(?:s|ned|ning)?|intend\w*|want(?:s|ed)?|promis\w+|aim(?:s|ed)?|"
    r"try|tries|tried|trying|attempt\w*|ask(?:s|ed)?|urg(?:e|es|ed)|call(?:s|ed) (?:for|on)|demand\w*|will|to be|"
    r"due|set to|going to|scheduled|ready|can|able)\b",
    re.IGNORECASE,
)
_DOUBT_RU = re.compile(
    r"\b(?:может|могут|мог(?:ла|ли|ло)?|возможно|вероятно|наверно\w*|видимо|якобы|предположительно|подозрева\w+|обвин\w+|"
    r"бы|если|ли|предлож\w+|предлага\w+|рассматрива\w+|обсужда\w+|не исключ\w+|ожида\w+|планир\w+|намерен\w*|хо[тч]\w+|"
    r"обеща\w+|буд(?:ет|ут)|намечен\w*|должн\w+|собира\w+|попыт\w+|попроси\w+|призва\w+|потребова\w+|надею\w+|оценива\w+|"
    r"прогноз\w*|предполаг\w+)\b",
    re.IGNORECASE,
)
# Who passes a message on, and how: a summary may say it in other words.
_LIGHT_EN = frozenset(
    listed(
        "said say says told tell tells according report reported reports reporting announce announced announces add "
        "added adds note noted notes stated states explained explains mr mrs ms dr also however while still since "
        "because although after before during through between among against under within without per each both other "
        "others another any some many much few several all every only even just already now today too very around "
        "nearly almost including include includes included make made makes making take took taken takes get got give "
        "gave given gives use used uses using one two first second come came comes go went goes become became put set "
        "being having going like well back way part amid thanks due via plus well nor yet until"
    )
)
_LIGHT_RU = frozenset(
    listed(
        "сообщил сообщила сообщили сообщает сообщают сообщило рассказал рассказала рассказали отметил отметила "
        "отметили заявил заявила заявили сказал сказала говорит говорят пояснил пояснила добавил добавила словам "
        "данным это этого другой другие других один одна одно первый первая несколько каждый любой многие ранее сейчас "
        "сегодня также того время"
    )
)
# Opposites: a summary that says the one where its source says the other has turned it round.
_OPPOSITES_EN = """
rise rose risen rising increase increased increases grow grew grown growth climbed gained expanded jumped soared \
    | fall fell fallen falling decrease decreased decreases drop dropped decline declined shrink shrank dwindled \
    plunged
open opened opens opening reopened launched started begin began begun resumed | close closed closes closing \
    closure shut suspended halted ended stopped
win won wins winner victory beat defeated | lose lost loses loser
approve approved approves support supported supports backed accepted | reject rejected rejects oppose opposed \
    opposes refused refuses declined
buy bought buys buying purchase purchased | sell sold sells selling
import imported imports importing importer | export exported exports exporting exporter
exceeded | below
allowed permit permitted legal | ban banned bans forbid forbidden prohibit prohibited illegal
successful succeeded success managed | failure failed fail unsuccessful
north northern | south southern
east eastern | west western
faster accelerated | slower slowed
improved improve improves | worsened worsen worsens deteriorated
profit profits surplus | loss losses deficit
employ employed hire hired | dismiss dismissed fired
build built construct constructed | demolish demolished
save saved rescued survive survived | kill killed died
confirm confirmed | deny denied refuted
cheaper | dearer costlier
guilty convicted | innocent acquitted
"""
_OPPOSITES_RU = """
вырос выросла выросло выросли увеличился увеличилась увеличился увеличили рост поднялся поднялась повысили \
    повысился повысилась | упал упала упало упали снизился снизилась снизились сократился сократилась сократили \
    снижение падение понизили
открыл открыла открыли открылся открылась открыт открыта запустили запустил начал начали начался начался | \
    закрыл закрыла закрыли закрылся закрылась закрыт закрыта приостановили остановили прекратили закончили \
    завершился
выиграл выиграла выиграли победил победила победили | проиграл проиграла проиграли уступил
одобрил одобрила одобрили поддержал поддержала поддержали согласился | отклонил отклонила отклонили отверг \
    отвергли отказал отказались
купил купила купили импорт | продал продала продали экспорт
прибыл прибыла прибыли приехал приехали | уехал уехали покинул покинули убыл
разрешил разрешила разрешили | запретил запретила запретили
северный север | южный юг
восточный восток | западный запад
лучше улучшил | хуже ухудшил
прибыль | убыток убытки
построил построили | снес снесли разрушил разрушили
спас спасли | погиб погибли убит
подтвердил подтвердила | опроверг опровергла опровергли
"""


def is_light(form: str, language: Language) -> bool:
    """Say whether a lower-case word says too little to need a source of its own."""
    return form in (_LIGHT_EN if language == "en" else _LIGHT_RU)


def denials(text: str, language: Language) -> Iterator[int]:
    """Yield the offsets of the words that deny; turns of phrase such as "not only" are left out."""
    if language == "ru":
        found = words(text)
        for at, word in enumerate(found):
            after = found[at + 1].form if at + 1 < len(found) else ""
            if word.form in _DENYING_RU and after not in {"только", "менее", "исключено"}:
                yield word.start
        return
    idioms = [match.span() for match in EN_IDIOMS.finditer(text)]
    for word in words(text):
        form = word.form.replace("’", "'")
        turned = any(start <= word.start < end for start, end in idioms)
        if (form in EN_EXPLICIT or form.endswith("n't")) and not turned and text[word.start - 1 : word.start] != "-":
            yield word.start


def opposite_forms(word: str) -> list[str]:
    """Return the English words, as written, on the opposite side of a lower-case word; empty for most."""
    for row in _OPPOSITES_EN.strip().splitlines():
        left, right = (side.split() for side in row.split("|"))
        if (word in left) != (word in right):
            return right if word in left else left
    return []


_PAST_EN = frozenset(
    listed("built begun began sold bought won lost rose fell grew sent paid held met left spent became gave took shut")
)
_PAST_RU = re.compile(r"(?:[аеиоуыяю]л[аои]?с?[ья]?|[нт][аоы]?)$")


def is_past(form: str, language: Language) -> bool:
    """Say whether a lower-case word may tell what has happened already."""
    if language == "ru":
        return bool(_PAST_RU.search(form))
    return form.endswith("ed") or form in _PAST_EN


def doubts(text: str, language: Language) -> Iterator[int]:
    """Yield the offsets of the words that make a fact a plan, a possibility, a condition or somebody's claim."""
    for match in (_DOUBT_EN if language == "en" else _DOUBT_RU).finditer(text):
        yield match.start()


_Sides = tuple[frozenset[str], frozenset[str]]


@cache
def _sides(language: Language) -> dict[str, _Sides]:
    table, stem = (_OPPOSITES_EN, stem_en) if language == "en" else (_OPPOSITES_RU, stem_ru)
    out: dict[str, _Sides] = {}
    for row in table.strip().splitlines():
        left, right = (frozenset(stem(word) for word in side.split()) for side in row.split("|"))
        for own, other in ((left - right, right - left), (right - left, left - right)):
            for word in own:
                before = out.get(word, (frozenset(), frozenset()))
                out[word] = before[0] | own, before[1] | other
    return out


def sides(stem: str, language: Language) -> _Sides:
    """Return the stems on a word's own side and on the opposite one; both empty for most words."""
    return _sides(language).get(stem, (frozenset(), frozenset()))


def opposites(stem: str, language: Language) -> frozenset[str]:
    """Return the stems of words that say the opposite of a word; empty for most."""
    return sides(stem, language)[1]
