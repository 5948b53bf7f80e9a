"""The vocabulary of site chrome: dates, networks, rubrics, labels, buttons.

Fragments of patterns that match text in lower case, ё as е.
"""

from __future__ import annotations

import re

MONTH = (
    r"(?:январ|феврал|март|апрел|ма|июн|июл|август|сентябр|октябр|ноябр|декабр|янв|фев|мар|апр|авг|сен|сент|окт|ноя|дек"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-zа-я]{0,7}\.?"
)
WEEKDAY = (
    r"(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|пн|вт|ср|чт|пт|сб|вс"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun)"
)
TIME = r"\d{1,2}[:.] ?\d\d(?::\d\d)?(?: ?(?:мск|msk|gmt|utc|am|pm|a\.m|p\.m)\.?)?"
DAY = (
    rf"(?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}} {MONTH},? \d{{4}}(?: ?г(?:ода)?\.?)?"
    rf"|{MONTH} \d{{1,2}},? \d{{4}})"
)
_BETWEEN = r" ?(?:[,|·—–-]|в|at)* ?"
WHEN = (
    rf"(?:{WEEKDAY}[,.]? )?(?:{DAY}(?:{_BETWEEN}{TIME})?|{TIME}(?:{_BETWEEN}{DAY})?"
    rf"|{TIME},? \d{{1,2}} {MONTH}|\d{{1,2}} {MONTH},? (?:в )?{TIME}"
    rf"|(?:сегодня|вчера|today|yesterday),? (?:в |at )?{TIME})"
)
NETWORK = (
    r"(?:в ?контакте|вк|vk(?:ontakte)?|одноклассник\w*|ok|фейсбук\w*|facebook|твиттер\w*|twitter|x|телеграмм?\w*"
    r"|telegram|whats ?app|ватсап\w*|вайбер\w*|viber|инстаграм\w*|instagram|youtube|ютуб\w*|rutube|рутуб\w*"
    r"|(?:яндекс[. ])?дзен\w*|жж|livejournal|мой мир|my world|skype|linkedin|pinterest|pocket|reddit|tiktok|threads"
    r"|max|e-?mail|rss|google ?\+?|google plus|эл\. почта|почта|print)"
)
NETWORKS = rf"{NETWORK}(?:(?: и | and |[ ,/|·•+&-]+){NETWORK})*"
RUBRIC = (
    r"(?:главная(?: страница)?|новости(?: (?:дня|региона|компаний|россии|мира|города|края|области))?"
    r"|лента(?: новостей)?|политика|экономика|общество|культура|спорт|происшествия|в мире|мир|в россии|россия|регионы?"
    r"|бизнес|технологии|наука|авто|фото|видео|афиша|контакты|реклама|о нас|о проекте|о компании|архив|форум|погода"
    r"|интервью|мнения|статьи|блоги|аналитика|пресс-центр|пресс-служба|пресс-релизы?|медиа|документы|власть|город"
    r"|здоровье|образование|туризм|поиск|меню|home|news|politics|business|economy|sports?|world|culture|about(?: us)?"
    r"|contacts?(?: us)?|archive|media|press(?: center| releases?)?)"
)
AGENCY = (
    r"(?:(?:итар-)?тасс|риа(?: новости)?|интерфакс(?:-\w+)?|регнум|regnum|рбк|коммерсант|ведомости|российская газета"
    r"|reuters|getty(?: images)?|shutterstock|unsplash|afp|associated press|tass|interfax|ria novosti)"
)
WORDS = r"[^.!?]{1,60}"
REST = r"\b[^.!?]{0,100}"
CLAUSELESS = r"(?!.*, (?:что|котор\w+|как|где|that|which|who)\b).{1,120}"

# Labels above links to other articles.
SEE_ALSO = re.compile(
    r"(?:(?:читайте|смотрите|смотри|см\.?) (?:также|еще|тоже|по теме)(?: (?:по теме|на сайте|материалы))?"
    r"|(?:также|еще|материалы|новости|статьи|публикации|подробнее|ссылки|ранее|видео|фото) (?:по|на)"
    r" (?:этой |данной )?тем[еу]"
    r"|(?:другие|похожие|связанные|последние|свежие|рекомендуемые|популярные|недавние)(?: \w+)?"
    r" (?:новости|статьи|материалы|записи|публикации)(?: (?:по теме|раздела|рубрики))?"
    r"|рекомендуем(?: (?:почитать|прочитать|также|по теме))?"
    r"|вам (?:может быть интересно|также может понравиться|будет интересно)"
    r"|(?:самое )?(?:читаемое|популярное|обсуждаемое)|лента новостей|главное (?:за день|сегодня|за неделю)"
    r"|новости партнеров"
    r"|(?:read|see) (?:also|more)|also (?:read|on topic|by topic)"
    r"|related(?: (?:articles?|news|stories|posts?|topics?|links))?"
    r"|more (?:on this (?:topic|story)|from .{1,30})|recommended(?: for you)?|you (?:may|might) also like"
    r"|most (?:read|popular)|latest news)"
)

# Pictograms that sites use as buttons; a newspaper's own exclamation marks and flags are not among them.
BUTTONS = frozenset("🔍🔎☰⌕🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛🕜🕝🕞🕟⏰⏱📅📆🗓👁👀💬🗨🖨📧✉🔗🏠👤🔔⤴⬆⌂✖❌👍👎♥❤▲▼◀▶►◄←→↑↓↗")

# First names by which a line of two words below an article is known for its author's.
GIVEN_NAMES = frozenset(
    word
    for line in (
        "александр алексей анатолий андрей антон аркадий артем артём борис вадим валентин валерий василий виктор",
        "виталий владимир владислав вячеслав геннадий георгий глеб григорий даниил денис дмитрий евгений егор",
        "иван игорь илья кирилл константин лев леонид максим марат михаил никита николай олег павел петр пётр",
        "роман руслан сергей станислав степан тимур федор фёдор эдуард юрий ярослав алена алёна алина алла",
        "анастасия ангелина анна валентина валерия вера вероника виктория галина дарья диана евгения екатерина",
        "елена елизавета жанна зинаида зоя инна ирина карина кристина ксения лариса лидия любовь людмила",
        "маргарита марина мария надежда наталия наталья нина оксана олеся ольга полина раиса светлана снежана",
        "софия софья тамара татьяна ульяна юлия яна",
    )
    for word in line.split()
)
