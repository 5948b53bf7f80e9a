"""A lost date is put back before the sentence, where English always lets it stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.checking.dates import dates
from summarize.checking.restoring import lost_date

PUT_BACK = [
    ("По итогам апреля доход вырос.", "The income grew.", "In April, the income grew."),
    ("Доход за январь — октябрь вырос.", "The income grew.", "In January–October, the income grew."),
    ("Девятого июля мост открыли.", "The bridge was opened.", "On July 9, the bridge was opened."),
    ("Мост открыли 9 июля 2015 года.", "The bridge was opened.", "On July 9, 2015, the bridge was opened."),
    ("Мост открыли 9 июля 2015 года.", "The bridge was opened in 2015.", "On July 9, the bridge was opened in 2015."),
    ("В августе мост закроют, сообщил мэр.", "The bridge will be closed.", "In August, the bridge will be closed."),
    ("К августу мост закроют.", "The bridge will be closed.", "By August, the bridge will be closed."),
    ("В конце мая мост закроют.", "It will be closed.", "In late May, it will be closed."),
]

LEFT = [
    ("Мост открыли 9 июля.", "The bridge was opened on July 9."),
    ("Мост открыли 9 июля.", "The bridge was opened on June 9."),
    ("Мост открыт до 9 июля.", "The bridge is open."),
    ("Мост закрыт, а 9 июля откроют порт.", "The bridge is closed, and the port will be opened."),
    ("В июле мэр сказал о мосте.", "The mayor said yesterday that the bridge was closed."),
    ("Мост открыт.", "The bridge is open."),
    ("В июле Путин приехал.", "Putin came."),
    ("В июле мост открыли.", '"The bridge was opened."'),
]


@pytest.mark.parametrize(("source", "target", "wanted"), PUT_BACK)
def test_a_lost_date_is_put_back(source: str, target: str, wanted: str) -> None:
    assert lost_date(source, target) == wanted
    assert not dates(source, wanted)


@pytest.mark.parametrize(("source", "target"), LEFT)
def test_where_it_belongs_must_be_sure(source: str, target: str) -> None:
    assert lost_date(source, target) is None


@given(st.text(max_size=50), st.text(max_size=50))
def test_any_text_is_survived(source: str, target: str) -> None:
    lost_date(source, target)
