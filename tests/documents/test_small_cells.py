"""Figures about few people are hidden where they are published, with what they could be computed from."""

from fractions import Fraction

import pytest

from career_xl.documents.small_cells import hidden_cells, is_hidden, public_text
from career_xl.kpi.catalogue import definition_of
from career_xl.kpi.codes import Code
from career_xl.kpi.definitions import Category
from career_xl.kpi.results import KpiResult, Status


@pytest.mark.parametrize(
    ("cells", "hidden"),
    [
        ((20, 10, 0, 0), set()),
        ((20, 10, 3, 2), {2, 3}),
        ((20, 10, 3, 0), {1, 2}),  # 3 alone is the total less the others
        ((20, 3, 0, 0), {0, 1}),
        ((4, 0, 0), {0, 1, 2}),
        ((0, 0, 0), set()),
        ((5, 5), set()),
    ],
)
def test_one_small_cell_takes_another_with_it_and_a_small_total_takes_all(cells, hidden):
    assert hidden_cells(cells) == hidden


def share(code, category, n, of):
    value = Fraction(n, of) if of else None
    return KpiResult(definition_of(code), category, 2026, n, of, value, None, Status.NO_TARGET, None)


@pytest.mark.parametrize(
    ("category", "n", "of", "text"),
    [
        (Category.ALL, 50, 100, "50,0 % (50 из 100)"),
        (Category.ALL, 95, 100, "95,0 % (95 из 100)"),
        (Category.ALL, 97, 100, "скрыто"),
        (Category.ALL, 4, 100, "менее 5"),
        (Category.ALL, 0, 100, "0,0 % (0 из 100)"),
        (Category.ALL, 3, 4, "скрыто"),
        (Category.ALL, 0, 3, "скрыто"),
        (Category.OVZ, 12, 12, "100,0 % (12 из 12)"),
        (Category.OVZ, 10, 12, "скрыто"),
        (Category.OVZ, 0, 0, "н/д"),
    ],
)
def test_a_share_is_shown_only_where_it_points_at_nobody(category, n, of, text):
    assert public_text(share(Code.K2, category, n, of)) == text


def test_counts_of_people_are_hidden_and_counts_of_events_are_not():
    def count(code, number):
        return KpiResult(definition_of(code), "все", 2026, number, None, Fraction(number), None, Status.NO_TARGET, None)

    assert public_text(count(Code.O3_5, 3)) == "менее 5"
    assert public_text(count(Code.O3_1, 3)) == "3"
    assert not is_hidden(count(Code.O3_5, 0))
