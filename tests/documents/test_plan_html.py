"""The approved plan as a page for the site."""

import datetime as dt
from fractions import Fraction
from html.parser import HTMLParser

import pytest

from career_xl.documents.plan_html import published, write_plan_html
from career_xl.domain.errors import SettingInvalidError
from career_xl.domain.passport import Passport
from career_xl.kpi.catalogue import CATALOGUE
from career_xl.kpi.results import KpiResult, Status
from career_xl.plan.year_plan import PlanRow, year_plan

DAY = dt.date(2025, 11, 20)
COLLEGE = Passport(
    full_name="Колледж «A & B» <филиал>", director="Ветлугин Андрей Павлович", order_number="118", order_date=DAY
)


def figure(code: str, n: int, total: int | None) -> KpiResult:
    definition = next(kpi for kpi in CATALOGUE if kpi.code == code)
    value = Fraction(n, total) if total else Fraction(n)
    return KpiResult(definition, "все", 2025, n, total, value, None, Status.NO_TARGET, None)


class Page(HTMLParser):
    """Texts by cell, and the tags that were left open."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open, self.texts, self.tags = [], [], set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data.strip())


@pytest.fixture
def page(tmp_path):
    rows = (PlanRow(section="1. Основа", activity="Обсудить <план> & сроки", term="сентябрь", responsible="ЦК"),)
    figures = [figure("К1", 35, 54), figure("К2", 3, 54)]
    write_plan_html(year_plan(COLLEGE, DAY, rows), COLLEGE, figures, tmp_path / "план.html")
    return Page((tmp_path / "план.html").read_text(encoding="utf-8"))


def test_the_page_is_whole_and_runs_and_fetches_nothing(page):
    assert page.open == []
    assert page.tags.isdisjoint({"script", "img", "link", "iframe"})


def test_texts_of_the_workbook_stay_texts(page):
    assert "Колледж «A & B» <филиал>" in page.texts
    assert "Обсудить <план> & сроки" in page.texts
    assert "Директор А.П. Ветлугин, приказ № 118 от 20.11.2025" in page.texts


def test_figures_about_few_people_are_left_out(page):
    assert "2025: 64,8 % (35 из 54)" in page.texts
    assert "2025: н/д" in page.texts
    assert not [text for text in page.texts if "3 из 54" in text]


@pytest.mark.parametrize(
    ("code", "n", "total", "shown"),
    [
        ("К1", 0, 54, True),
        ("К1", 5, 54, True),
        ("К1", 4, 54, False),
        ("К1", 50, 54, False),
        ("К1", 2, 3, False),
        ("О3.5", 3, None, False),
        ("О3.5", 7, None, True),
        ("О3.1", 3, None, True),
    ],
)
def test_from_five_people_on_a_figure_is_published(code, n, total, shown):
    assert (published(figure(code, n, total)).value is not None) == shown


def test_a_plan_that_is_not_approved_is_not_published(tmp_path):
    passport = COLLEGE.model_copy(update={"order_date": None})
    with pytest.raises(SettingInvalidError, match="ещё не утверждён"):
        write_plan_html(year_plan(passport, DAY, ()), passport, (), tmp_path / "план.html")
    assert list(tmp_path.iterdir()) == []
