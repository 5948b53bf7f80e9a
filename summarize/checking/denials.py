"""Words and turns of phrase that deny, in Russian and in English, and what they weigh."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from summarize.checking.tokens import listed

RU_DENYING = frozenset(listed("не нет нельзя невозможно без"))
RU_UNTIL = frozenset(listed("пока покуда прежде"))
# After «не» these say little: what is denied comes next.
RU_AUXILIARY = frozenset(
    listed(
        "было были была будет будут буду стал стала стали стало стану станет станут может могут могу смог смогла "
        "смогли сможет смогут могла могли мочь имеет имеют имел имела имели хочет хотят хочу хотел хотела хотели "
        "хотелось очень так это этого этой этих этот такого таких такой только каких какой какого какие каким "
        "каких-либо должен должна должны должно нужно надо следует стоит быть бывает является являются являлся "
        "являлась себя себе свои своих своего своей меня него нее них никаких никакого никакой никаким более "
        "больше менее уже еще просто совсем даже всего всех"
    )
)
RU_NEARLY = frozenset({"едва", "чуть"})  # with «не»: it did not happen, but nearly
RU_DEGREES = frozenset(listed("так очень слишком столь особо"))
RU_AMOUNTS = frozenset(
    listed("много часто далеко давно просто сильно важно важны важен важна велик велика велико высок высока хорошо")
)
# «Без» of these is an adverb that English says in many ways.
RU_WITHOUT = frozenset(
    listed(
        "присмотра труда сомнения сомнений исключения перерыва остановки устали вести умолку конца преувеличения "
        "остатка того особого"
    )
)
RU_LAX_WORDS = frozenset(
    listed(
        "ни никогда никто никого никому нигде ничего ничто ничем ничему никак никакой никакого никаких никакие "
        "никакая никакую никакому никуда лишь только еще пока едва мало редко трудно сложно тяжело против вне "
        "кроме помимо вместо отнюдь вовсе никем некем неужели равно полностью всегда вряд до остается остались "
        "остался осталась осталось чужд зря даром жаль самовольно"
    )
)
RU_LAX_STEMS = ("не", "без", "бес", "анти", "против", "отсутств", "отка", "запре", "избе", "лиш", "исключ",
    "переста", "прекра", "отриц", "опроверг", "отмен", "вряд", "уклон",
                "предотвра", "провал", "сорва", "потер", "утрат", "воздерж", "предостер", "забы", "ликвид",
                    "уничтож", "утих", "упус", "прошл", "игнор", "чт")  # fmt: skip

EN_EXPLICIT = frozenset(
    listed(
        "not cannot never nobody nothing nowhere none neither nor without no cant dont wont isnt doesnt didnt "
        "wasnt arent hasnt havent couldnt wouldnt shouldnt nothing's nobody's didn doesn couldn wouldn isn "
        "wasn aren weren hasn hadn shouldn ain"
    )
)
# These deny as "not" does, but not after an article or the like: «особых усилий не нужно» is "little effort is needed".
EN_SCARCE = frozenset(listed("impossible little few hardly barely scarcely"))
EN_NOT_SCARCE = frozenset(
    listed(
        "a as so too how the this that these those his her its their our my your every another one last past first next"
    )
)
# "Not" that Russian may say without a negation.
EN_IDIOMS = re.compile(
    r"not (?:only|just|merely|simply|least|to mention|until|long|far|more|less|later|exceeding|enough|yet|even)|no "
    r"(?:later|more|less|fewer|longer|doubt|wonder|matter|one|other|better"
    r"|sooner|exception|means|small|surprise|stranger|secret|need|time|shortage)|can(?:no|['’])t (?:help|but|wait)"
    r"|why (?:not|don['’]t)|isn['’]t (?:it|there)|aren['’]t|wasn['’]t it|don['’]t you"
    r"|without (?:exception|doubt|a doubt|question|exaggeration)|\bno\.\s?[0-9]?|\bNo\.?\s?[0-9]|whether or not|or "
    r"not|nothing (?:but|more|less|short|else)|none other|not (?:an?|the) (?:single|one)|don['’]t (?:care|mind)",
    re.IGNORECASE,
)
EN_PREFIXED = re.compile(
    r"[a-z]{3,}less(?:ly|ness)?|non[a-z]*|un(?!ion|it|iv|iq|ix|der|til|to\b|cle|less"
    r"|i\b)[a-z]{3,}"
)
EN_NEGATIVE_PREFIX = re.compile(r"(?:un|in|im|ir|il|dis|non|mis)-?(?=[a-z]{3})")


EN_LEXICAL = frozenset(
    listed(
        "avoids avoided avoiding refrain refrains refrained refraining refuses refused refusing refusal absent "
        "absence asymptomatic prevents prevented preventing forbids forbidden forbade bans banned banning "
        "prohibits prohibited prohibiting denies denied denying rejects rejected rejecting declines declined "
        "declining doubts doubted disbelief neglects neglected spare spared deviate deviates disagree disagreed "
        "disagrees dislike dislikes disliked inaccurate inconclusive incomplete incorrect inability incapable "
        "ineligible insufficient inadequate invalid invisible irregular impossible improper illegal intact idle "
        "silent offline separate exempt reluctant scarcely rarely seldom fewer limited misses failing fails "
        "failure lacked deprived devoid stranger withhold withheld abstain abstained ignores ignored ignoring "
        "excluded excludes neglecting discontinued disappeared exceed exceeds exceeded exceeding sacked landlocked "
        "away scarce shortage dispense unless"
    )
)


@cache
def weights() -> dict[str, float]:
    """Return what each feature of `negation.features` weighs, "bias" among them; positive means lost."""
    lines = files(__package__).joinpath("denials.tsv").read_text(encoding="utf8").splitlines()
    return {name: float(weight) for name, weight in (line.split("\t") for line in lines)}
