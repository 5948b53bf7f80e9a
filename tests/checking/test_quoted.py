"""Names in quotation marks are in the target, translated or as they sound."""

from __future__ import annotations

import pytest

from summarize.checking import quoted
from summarize.checking.tracing import Target
from tests.checking.tables import details, rows

CASES = rows("""
# there, translated, half translated or as it sounds
Приехала компания «Северный ветер». | The company Northern Wind came. | ok
Приехала компания «Северный ветер». | The company Severny Veter came. | ok
Приехала компания «Северный ветер». | Severny Wind came. | ok
Приехала компания "Северный ветер". | The company "North Wind" came. | ok
Приехала группа компаний “Техносвет”. | The Tekhnosvet group of companies came. | ok
Приехала группа компаний “Техносвет”. | The Technosvet group of companies came. | ok
Идёт проект «Чистые берега Оки». | The Clean Banks of the Oka project is under way. | ok
Идёт проект «Чистые берега Оки». | The "Clean Oka Banks" project is under way. | ok
Идёт программа «Школа мастеров 2030». | The School of Masters 2030 programme is under way. | ok
Открыл завод ПАО «Ижтрансмаш». | PAO Izhtransmash opened a plant. | ok
Выступил фонд «Российский союз кузнецов». | The Russian Union of Blacksmiths foundation took the floor. | ok
Новая фирма «Ямато Трейдинг» (Yamato Trading) выиграла. | The new firm Yamato Trading won. | ok
Идёт проект «Развитие малого и среднего предпринимательства». | The SME project is under way. | ok
# no names
Он сказал слово «Можно» и ушёл. | He said so and left. | ok
Так называемый «Закон о луне» отклонён. | The bill was rejected. | ok
«Мы придём завтра», — сказал он. | They would come, he said. | ok
Он открыл книгу «Степь». | He opened the book. | ok
Поёт «золотой» голос страны. | The country's best voice sings. | ok
Власти США «Медведя» не знают. | The US authorities know no such thing. | ok
# gone
Приехала компания «Северный ветер». | The company Nortel came. | «Северный ветер» missing
Приехала группа компаний “Техносвет”. | The group of companies came. | «Техносвет» missing
Открыл завод ПАО «Ижтрансмаш». | PAO opened a plant. | «Ижтрансмаш» missing
Идёт проект «Чистые берега Оки». | The "Clintob" project is under way. | «Чистые берега Оки» missing
Приехала компания «Ямато Трейдинг». | The Yokoponels company came. | «Ямато Трейдинг» missing
Приехала группа «Техносвет» и ООО «Мост». | The group and OOO Most came. | «Техносвет» missing
# one word of it gone, or elsewhere
Это фонд «Российский союз кузнецов». | It is the Union of Blacksmiths. | «Российский союз кузнецов»: Российский missing
Вот форум «Большая школа Сибири». | "Big Siberia" is on. We never saw a school. | «Большая школа Сибири»: школа missing
Приехала компания «Камуро Электро». | The company Kopane Electric came. | «Камуро Электро»: Камуро missing
# as common words
Приехала компания «Ямато Мотор». | The company Yamato de engines came. | «Ямато Мотор» stands as common words
Он глава “Русского клуба”. | He heads the Russian old club. | «Русского клуба» stands as common words
Приехал глава “Русского клуба моряков”. | The head of the "Russian club of sailors" came. | ok
Приехал глава “Русского клуба моряков”. | The head of the Russian Sailors' Club came. | ok
""")


@pytest.mark.parametrize(("source", "target", "said"), CASES)
def test_quoted(source: str, target: str, said: list[str]) -> None:
    assert details(tuple(quoted.lost(source, target, Target(target)))) == said


def test_the_span_is_that_of_the_name_within_its_marks() -> None:
    source, target = "Приехала компания «Северный ветер».", "The company Nortel came."
    (finding,) = quoted.lost(source, target, Target(target))
    assert finding.source is not None
    assert source[slice(*finding.source)] == "Северный ветер"
