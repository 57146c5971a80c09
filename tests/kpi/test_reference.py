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
    assert {len(row) for row in cells} == {7}
    assert all(cell for row in cells for cell in row)


def test_a_row_says_where_a_target_comes_from_and_what_is_not_computed() -> None:
    page = {line.split("**")[1]: line for line in kpi_reference().splitlines() if line.startswith("| **")}
    assert page["О3.6"].endswith("| учебный год | % | «Паспорт», «Цель О3.6» | 000 |")
    assert "в этой версии не считается" in page["М5"]
    assert "в этой версии не считается" not in page["П1"]
