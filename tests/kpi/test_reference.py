"""The page of the manual is made from the catalogue."""

from career_xl.kpi.codes import Code
from career_xl.kpi.reference import kpi_reference
from tests.architecture.source_tree import ROOT


def test_the_page_in_the_manual_is_the_one_that_the_catalogue_gives() -> None:
    assert (ROOT / "docs/reference/kpi.md").read_text(encoding="utf-8") == kpi_reference()


def test_every_indicator_has_a_complete_row_of_its_own() -> None:
    rows = [line for line in kpi_reference().splitlines() if line.startswith("| **")]
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in rows]
    assert [row[0].strip("*") for row in cells] == list(Code)
    assert {len(row) for row in cells} == {8}
    assert all(cell for row in cells for cell in row)


def test_a_row_says_where_a_target_comes_from() -> None:
    page = {line.split("**")[1]: line for line in kpi_reference().splitlines() if line.startswith("| **")}
    assert page["О3.6"].endswith(
        "| учебный год | % | «Паспорт», «Цель О3.6» | 000 | в «Паспорте» не заполнено «Студентов по дуальной "
        "технологии», «Всего студентов», «Студентов первого курса на базе 9 классов»; знаменатель равен нулю |"
    )
    assert page["П1"].endswith("| — |")


def test_a_row_says_why_there_may_be_no_figure() -> None:
    page = {line.split("**")[1]: line for line in kpi_reference().splitlines() if line.startswith("| **")}
    assert page["К7"].endswith("нет таких выпускников; выпуск ещё не состоялся |")
    assert page["О3.2"].endswith(
        "на «Мероприятиях» нет столбцов «Вид», «Участников», «Квота»; число в нём не читается; "
        "сумма «Квота» равна нулю |"
    )
    assert page["П10"].endswith("на «Вакансиях» нет столбцов «Источник» |")
