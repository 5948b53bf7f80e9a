"""What stands around articles on news sites, as data.

Each rule is a reason, where it holds, and a pattern that a whole line has to
match (in lower case, ё as е, without pictograms and the marks at its ends). A
pattern never looks for a word inside a longer sentence: «Он предложил
подписаться на петицию» is text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from summarize.reading.terms import CLAUSELESS, NETWORK, NETWORKS, REST, RUBRIC, WHEN, WORDS

# anywhere: sure in any place; caption: anywhere but on the first line, which may be a headline of the same form;
# edge: above the first paragraph or below the last; tail: only below it; top: before anything else of the article;
# beside: at an edge, next to another line that is dropped.
Place = Literal["anywhere", "caption", "edge", "tail", "top", "beside"]


@dataclass(frozen=True, slots=True)
class Rule:
    """Name what a line that fully matches `pattern` in its place is; a line may end as a sentence where `stop`."""

    reason: str
    place: Place
    pattern: re.Pattern[str]
    stop: bool


def _rules(reason: str, place: Place, *patterns: str, stop: bool = True) -> tuple[Rule, ...]:
    return tuple(Rule(reason, place, re.compile(pattern), stop) for pattern in patterns)


_SHARE = (
    *_rules(
        "share widget",
        "anywhere",
        r"(?:поделиться|поделитесь|рассказать друзьям)(?: (?:этой )?(?:новостью|ссылкой|статьей|записью"
        r"|публикацией|страницей)"
        r"| (?:этим )?материалом| с друзьями| в соц\w+(?: сетях)?| в социальных сетях)*",
        r"(?:поделиться|поделитесь|share|рассказать друзьям)"
        rf"(?: (?:новостью|статьей|this|it|через|в|on|to|with|via|by))*[ :]*{NETWORKS}",
        rf"{NETWORK}(?:(?: и |[ ,/|·•+&-]+){NETWORK})+",
        r"share(?: (?:this|it|article|story|page|on social media))*(?: on)?",
        r"ссылка скопирована|скопировать ссылку|copy link|link copied",
        r".{0,40}\bshare (?:plugin|buttons?)\b.{0,60}",
    ),
    *_rules(
        "share widget",
        "edge",
        NETWORK,
        r"мне нравится(?: \d+)?|нравится \d+|tweet|ретвит(?:нуть)?|(?:\d+ )?likes?|класс",
        r"отправить (?:другу|по почте|по e-?mail|ссылку)",
    ),
)

_COMMENTS = (
    *_rules(
        "comment prompt",
        "anywhere",
        r"(?:добавить|оставить|написать|отправить)(?: \w+)? (?:комментарий|отзыв)(?: (?:к|о) .{1,40})?",
        r"(?:войдите|авторизуйтесь|зарегистрируйтесь|авторизируйтесь).{0,40}(?:комментари|комментировать).{0,30}",
        r"чтобы (?:оставить|добавить|написать|оставлять|комментировать).{0,60}(?:войдите|авториз|зарегистр"
        r"|войти).{0,60}",
        r"комментарии(?: к (?:новости|статье|записи|материалу))? ?[(:]? ?\d+\)?|\d+ комментари(?:й|я|ев)",
        r"комментариев(?: пока)? нет|нет комментариев|комментарии (?:закрыты|отключены|отсутствуют).{0,60}",
        r"(?:leave|add|post|write) (?:a |your )?(?:comment|reply)s?",
        r"\d+ comments?|comments? ?\(\d+\)?|no comments(?: yet)?",
        r"(?:ваш )?(?:адрес e-?mail|e-?mail|адрес электронной почты) не будет опубликован.{0,60}",
        r"your email address will not be published.{0,60}",
    ),
    *_rules(
        "comment prompt",
        "edge",
        r"комментарии|комментировать|комментарий|обсуждение|comments?|обсудить(?: (?:новость|статью|на форуме"
        r"|в .{1,30}))?",
        r"обязательные поля помечены.{0,10}",
    ),
    *_rules("comment prompt", "beside", r"(?:имя|e-?mail|сайт|name|website)(?: ?\*)?|отправить"),
)

_PRINT = (
    *_rules("print link", "anywhere", r"(?:версия|вариант) для печати|print(?:able|er[ -]friendly)(?: version| page)?"),
    *_rules(
        "print link",
        "edge",
        r"распечатать(?: (?:страницу|статью|новость))?|печать|для печати|print(?: this)?(?: page)?",
    ),
)

_ADVERTISEMENT = _rules(
    "advertisement",
    "anywhere",
    r"реклама|на правах рекламы|advertisements?|advertising|sponsored(?: content)?|партнерск\w+ материал\w*",
    r"erid[: ].{1,80}",
    r"реклама[.:,] .{0,120}\b(?:инн|erid|рекламодатель|ооо|зао|пао|ао|ип)\b.{0,80}",
)

_SOURCE = (
    *_rules(
        "source line",
        "caption",
        r"(?:фото|фотографи[яи]|фоторепортаж|иллюстраци[яи]|видео|инфографика|снимок)"
        r"(?: и (?:видео|текст|фото))?(?: (?:на обложке|обложки|в тексте|здесь и далее))? ?: ?.{1,100}",
        r"(?:photos?|photo credits?|image(?: credit)?|picture|credit) ?: ?.{1,100}",
        r"источник фото\w* ?[:—–-]? ?.{1,100}",
        r"источники? ?: ?(?:https?://|www\.)\S+",
    ),
    *_rules(
        "source line",
        "caption",
        r"(?:фото|видео) (?:с сайта|из (?:личного |семейного )?архива|пресс-службы|предоставлен\w+|автора|©|риа"
        r"|тасс|итар"
        r"|интерфакс|reuters|getty|shutterstock|unsplash)\b[^.!?]{0,80}",
        stop=False,
    ),
    *_rules(
        "source line",
        "tail",
        rf"источники?(?: (?:информации|новости|материала|публикации))? ?[:—–-] ?{CLAUSELESS}",
        rf"(?:source|sources|via) ?: ?{CLAUSELESS}",
        r"(?:ссылка на источник|первоисточник|оригинал (?:статьи|новости|материала|публикации))\b.{0,80}",
        r"https?://\S+|www\.\S+",
    ),
    *_rules(
        "source line",
        "tail",
        rf"(?:по материалам|по информации|по сообщению) (?:сайта|портала|агентства|сми|пресс-службы|риа|тасс){REST}",
        rf"(?:пресс-служба|пресс-центр|управление информации|press[ -](?:service|office)){REST}",
        stop=False,
    ),
)

_AUTHOR = (
    *_rules(
        "author line",
        "edge",
        rf"автор(?:ы)?(?: (?:текста|статьи|материала|фото|публикации|и фото|записи))? ?: ?{WORDS}",
        rf"(?:текст|текст и фото|редактор|корреспондент|записала?|беседовала?|подготовила?"
        rf"|материал подготовила?) ?: ?{WORDS}",
        rf"(?:опубликовал[ао]?|добавил[ао]?|разместил[ао]?|author) ?: ?{WORDS}",
        rf"(?:posted|written|reporting|editing|edited) by {WORDS}",
        r"admin(?:istrator)?|администратор(?: сайта)?|модератор|webmaster",
    ),
    *_rules("author line", "beside", r"редакция(?: сайта)?|редактор|корреспондент|editor"),
)

_SUBSCRIBE = (
    *_rules(
        "subscribe",
        "edge",
        r"подпи(?:саться|шитесь|сывайтесь)(?:,? (?:на|чтобы|и|в)\b.{0,140})?",
        r"(?:читайте|смотрите|ищите) (?:нас|наши)\b.{0,120}",
        r"следите за (?:нами|нашими|новостями|обновлениями)(?: (?:в|на|нашего|новостями|обновлениями|вместе"
        r"|через)\b.{0,100})?",
        r"(?:присоединяйтесь|вступайте|подключайтесь|заходите) (?:к нам|к нашему|в наш\w*|на наш\w*)\b.{0,120}",
        rf"(?:мы|наша группа|наш канал|наши новости) (?:в|на) {NETWORKS}.{{0,40}}|наш (?:телеграм|telegram)\b.{{0,60}}",
        r"(?:больше|еще больше|самые|главные|оперативные|все|последние)(?: \w+){0,3} (?:новост\w+|материалов"
        r"|событи\w+)\b"
        r".{0,60}\b(?:телеграм|telegram|канал|whatsapp|дзен|вконтакте|max)\w*.{0,50}",
        r"(?:subscribe|sign up)(?: (?:to|for|now|here)\b.{0,100})?|follow us\b.{0,80}|(?:our )?newsletter|рассылка",
    ),
)

_COPYRIGHT = _rules(
    "copyright",
    "edge",
    r"(?:©|\(c\) ?(?:19|20)\d\d|copyright (?:©|\(c\)|(?:19|20)\d\d)).{0,160}|copyright",
    r"[^.!?]{1,80}(?:©|\(c\)) ?(?:19|20)\d\d.{0,120}|(?:19|20)\d\d ?(?:[-–—] ?(?:19|20)\d\d)? ?©.{0,120}",
    r".{0,100}(?:все права (?:защищены|сохранены|принадлежат)|all rights reserved).{0,120}",
    r"(?:при |любое |полное |частичное |или |воспроизведение )*(?:использовани[еи]|перепечатк[аеи]|цитировани[еи]"
    r"|копировани[еи])"
    r"(?: и \w+)? (?:любых |всех |данных )?(?:материал|информаци|текст|фото|новост).{0,140}"
    r"(?:ссылк|запрещ|разреш|только с|обязательн).{0,160}",
    r"(?:0|6|12|16|18)\+",
    r"(?:сетевое издание|сми|средство массовой информации|свидетельство|зарегистрирован\w*)\b.{0,200}"
    r"(?:роскомнадзор|эл ?№|эл n|фс ?77|о регистрации).{0,160}",
    r"(?:учредител[ьи]|главный редактор|адрес редакции|телефон редакции|e-?mail редакции|издатель) ?[:—-].{1,140}",
)

_COOKIES = (
    *_rules(
        "cookie notice",
        "edge",
        r"(?:мы используем|(?:этот |наш |данный )?(?:сайт|портал) использует|на (?:этом |нашем )?сайте используются"
        r"|продолжая|оставаясь|используя)\b.{0,200}(?:cookie|куки|персональн).{0,200}",
        r"(?:we use|this (?:web)?site uses|by (?:using|continuing))\b.{0,200}cookies?.{0,200}",
        r"политика конфиденциальности|privacy policy|принять все|accept all(?: cookies)?",
    ),
    *_rules("cookie notice", "beside", r"принять|согласен|accept|хорошо|понятно"),
)

_SITE = (
    *_rules(
        "site chrome",
        "edge",
        r"(?:официальный )?(?:сайт|портал|интернет-портал|информационный портал)(?: [^ .!?,]+){1,6}",
        r"(?:актуальные|свежие|последние) новости(?: и события)? (?!(?:из|о|об|от|с|со|на"
        r"|в) )[^ .!?,]+(?: [^ .!?,]+){0,4}",
        stop=False,
    ),
    *_rules(
        "site chrome",
        "edge",
        r"перейти к (?:содержанию|содержимому|контенту|основному.{0,20})|skip to (?:main )?content",
        r"меню|menu|поиск(?: по сайту)?|search|войти|вход|регистрация|личный кабинет|log ?in|sign in|загрузка|loading",
        r"(?:нашли|заметили|увидели|обнаружили|если вы (?:нашли|заметили)) (?:ошибку|опечатку|неточность).{0,140}",
        r"выделите .{0,80}ctrl.{0,30}|.{0,40}\bjavascript\b.{0,80}",
        r"версия для слабовидящих|мобильная версия|полная версия(?: сайта)?|обратная связь|карта сайта|english version",
        r"(?:вы можете|you can) .{0,20}(?:отме|выдел|mark|highlight).{0,60}(?:фрагмент|snippet).{0,160}",
        r"актуальные новости и события .{1,60}",
        r".{0,40}\bpowered by\b.{0,40}|работает на wordpress|создание сайт\w+.{0,60}",
    ),
)

_NAVIGATION = (
    *_rules(
        "navigation",
        "anywhere",
        r"(?:читать|смотреть) (?:далее|дальше|полностью|подробнее|весь текст)|read (?:more|on)|continue reading.{0,80}",
        r"(?:вернуться|назад) (?:к|в) (?:списку|ленте|разделу|новостям|началу|раздел).{0,40}",
        rf"{RUBRIC}(?: ?[/»>›→|·•] ?{RUBRIC})+",
        r"(?:главная|home)(?: ?[/»>›→|·•] ?[^/»>›→|·•]{1,160})+",
    ),
    *_rules(
        "navigation",
        "edge",
        rf"{RUBRIC}(?: {RUBRIC}){{2,}}",
        r"(?:на )?главн(?:ая|ую)(?: страниц[ау])?|вверх|наверх|к началу(?: страницы)?|в начало",
        r"(?:предыдущ|следующ)(?:ая|ий|ее) (?:новость|статья|запись|материал|пост)\b.{0,160}",
        r"(?:previous|next) (?:article|post|story).{0,160}|показать еще|загрузить еще|load more",
        r"(?:все|другие|к списку|архив|список|к) новост(?:и|ей|ям)(?: (?:раздела|рубрики|по теме|дня|компании))?",
    ),
    *_rules("navigation", "top", RUBRIC),
    *_rules("navigation", "beside", rf"{RUBRIC}|назад|вперед|далее|подробнее|back|next|previous"),
)

_COUNTERS = (
    *_rules(
        "date stamp",
        "edge",
        r"(?:(?:опубликовано|обновлено|дата(?: публикации)?|создано|размещено|добавлено|published|updated"
        r"|posted)(?: on)? ?:? ?)?"
        rf"{WHEN}(?: ?[|/·•] ?.{{1,40}})?",
        rf"(?:опубликовано|обновлено|published|updated|posted) .{{0,30}}{WHEN}.{{0,30}}",
    ),
    *_rules(
        "view counter",
        "edge",
        r"(?:количество |число )?(?:просмотр\w*|прочтений|показов|прочитано|прочитали|рейтинг|голосов|оценка"
        r"|views?|reads?|hits)"
        r" ?:? ?\d[\d ,.]*[kк]?(?: раза?)?(?: ?[|/·•,] ?.{0,40})?",
        r"\d[\d ,.]*[kк]? (?:просмотр\w*|прочтени\w*|показ\w*|views?|reads)",
        r"(?:время (?:на )?(?:чтени[ея]|прочтени[ея])|читать|прочитать|чтение)\b.{0,15}\d+ ?мин\w*",
        r"\d+ ?(?:мин\w*|min\w*) (?:чтения|на чтение|read)",
    ),
    *_rules("view counter", "beside", r"\d{1,3}(?:[ ,]?\d{3})*"),
    *_rules(
        "tags",
        "edge",
        r"(?:теги?|тэги?|метки|ключевые слова|рубрик[аи]|категори[яи]|раздел|темы|tags?|categor(?:y|ies)|keywords"
        r"|filed under)"
        r" ?: ?.{1,200}",
        r"#[\w-]+(?:[ ,]+#[\w-]+)*",
    ),
)

RULES: tuple[Rule, ...] = (
    *_SHARE,
    *_COMMENTS,
    *_PRINT,
    *_ADVERTISEMENT,
    *_SOURCE,
    *_AUTHOR,
    *_SUBSCRIBE,
    *_COPYRIGHT,
    *_COOKIES,
    *_SITE,
    *_NAVIGATION,
    *_COUNTERS,
)
