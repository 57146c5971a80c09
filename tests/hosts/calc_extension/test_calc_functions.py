"""The functions CK_… in a real LibreOffice Calc, on the demo workbook made by Excel-side tools."""

import os
import re
import shutil
import signal
import zipfile
from pathlib import Path
from typing import Any

import pytest

from career_xl.contingent import count_contingent
from career_xl.kpi.compute import compute_kpis
from career_xl.shipped import shipped_file
from career_xl.tables.observation import Observation, observe
from career_xl.tables.reader import read_workbook

FACT = "G"
FREE_COLUMN = 60


@pytest.fixture(scope="module")
def observation() -> Observation:
    return observe(read_workbook(shipped_file("workbooks/monitoring_demo.xlsx")))


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    return Path(shutil.copy(shipped_file("workbooks/monitoring_demo.xlsx"), tmp_path / "демо.xlsx"))


@pytest.fixture
def book(demo: Path, open_book, wait_for) -> Any:
    """The demo workbook once its formulas have come to life."""
    document = open_book(demo)
    computed = document.Sheets.getByName("Дашборд")
    # The last formula of the last sheet with formulas computes «Контингент».
    assert wait_for(lambda: "CAREERXL" in computed.getCellRangeByName("AI2").Formula)
    return document


def _used(sheet: Any) -> Any:
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(True)
    return cursor


def shown(book: Any, formula: str, row: int = 0) -> str | float:
    cell = book.Sheets.getByName("Мониторинг").getCellByPosition(FREE_COLUMN, row)
    cell.setFormula(formula)
    return cell.getDataArray()[0][0] if cell.getError() == 0 else cell.String


def test_each_indicator_in_calc_is_what_the_command_line_prints(book, observation) -> None:
    rows = _used(book.Sheets.getByName("Показатели")).getDataArray()[1:]
    in_calc = [(row[0], row[2], row[6]) for row in rows if row[0]]
    results = compute_kpis(observation)
    assert [(code, category) for code, category, _ in in_calc] == [
        (str(result.definition.code), str(result.category)) for result in results
    ]
    printed = ["н/д" if result.value is None else float(result.value) for result in results]
    assert [value for *_, value in in_calc] == printed


def test_the_contingent_in_calc_is_what_the_command_line_prints(book, observation) -> None:
    for code, lines in count_contingent(observation, 2026).by_code.items():
        if code[0].isdigit():
            for line, number in lines.items():
                assert shown(book, f'=CK_CONTINGENT("{line}";2026;"{code}";Мониторинг)') == number


def test_the_sheet_contingent_in_calc_is_what_the_command_line_prints(book, observation) -> None:
    rows = _used(book.Sheets.getByName("Контингент")).getDataArray()[1:]
    in_calc = {(int(row[0]), row[1], row[3]): row[5] for row in rows if row[0]}
    counted = {cohort: count_contingent(observation, cohort) for cohort in observation.cohorts}
    assert in_calc == {
        (cohort, code, line): number
        for cohort, one in counted.items()
        for code, lines in (*one.by_code.items(), ("Всего", one.lines))
        for line, number in lines.items()
    }


def test_a_changed_graduate_changes_the_sheet_contingent(book) -> None:
    monitoring, contingent = (book.Sheets.getByName(name) for name in ("Мониторинг", "Контингент"))
    captions = monitoring.getCellRangeByName("A1:AL1").getDataArray()[0]
    data = _used(monitoring).getDataArray()
    cohort, target = captions.index("Год выпуска"), captions.index("Целевой договор")
    graduate = next(n for n, row in enumerate(data) if row[cohort] == 2026 and row[target] == "нет")
    rows = _used(contingent).getDataArray()
    total = next(n for n, row in enumerate(rows) if tuple(row[place] for place in (0, 1, 3)) == (2026, "Всего", "05"))
    monitoring.getCellByPosition(target, graduate).setString("да")
    assert contingent.getCellByPosition(5, total).Value == rows[total][5] + 1


def test_an_opened_workbook_is_not_changed_and_its_sheets_stay_protected(book) -> None:
    assert not book.isModified()
    assert not book.getUndoManager().isUndoPossible()
    assert book.Sheets.getByName("Показатели").isProtected()


def test_a_saved_xlsx_holds_the_names_that_excel_knows(book, demo) -> None:
    before = demo.stat().st_mode
    book.Sheets.getByName("Мониторинг").getCellByPosition(FREE_COLUMN, 0).setString("изменено")
    book.store()
    with zipfile.ZipFile(demo) as archive:
        assert archive.testzip() is None
        texts = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")]
    formulas = [formula for text in texts for formula in re.findall("<f[^>]*>([^<]*)</f>", text)]
    assert [formula for formula in formulas if "CAREERXL" in formula.upper()] == []
    assert len([formula for formula in formulas if formula.startswith("CK_KPI(")]) == 4
    assert len([formula for formula in formulas if formula.startswith("CK_CONTINGENT(")]) == 1
    assert demo.stat().st_mode == before
    assert [path.name for path in demo.parent.iterdir() if path.suffix == ".tmp"] == []


def test_a_changed_cell_of_the_table_changes_the_figures(book) -> None:
    sheet = book.Sheets.getByName("Мониторинг")
    captions = sheet.getCellRangeByName("A1:AL1").getDataArray()[0]
    by_profession, cohort = captions.index("По специальности"), captions.index("Год выпуска")
    before = shown(book, '=CK_KPI_N("К1";"все";2024;Мониторинг)')
    data = _used(sheet).getDataArray()
    row = next(n for n, cells in enumerate(data) if cells[cohort] == 2024 and cells[by_profession] == "да")
    sheet.getCellByPosition(by_profession, row).setString("нет")
    assert sheet.getCellByPosition(FREE_COLUMN, 0).Value == before - 1
    sheet.getCellByPosition(by_profession, row).setString("да")
    assert sheet.getCellByPosition(FREE_COLUMN, 0).Value == before


def test_a_change_in_a_locked_document_is_seen_too(book) -> None:
    sheet = book.Sheets.getByName("Мониторинг")
    captions = sheet.getCellRangeByName("A1:AL1").getDataArray()[0]
    by_profession = captions.index("По специальности")
    before = shown(book, '=CK_KPI_N("К1";"все";2024;Мониторинг)')
    whole = sheet.getCellRangeByPosition(by_profession, 1, by_profession, 450)
    book.lockControllers()
    try:
        whole.setDataArray((("нет",),) * 450)
        assert sheet.getCellByPosition(FREE_COLUMN, 0).Value == 0 != before
    finally:
        book.unlockControllers()


def test_all_indicators_come_as_an_array(book) -> None:
    sheet = book.Sheets.getByName("Мониторинг")
    cells = sheet.getCellRangeByPosition(FREE_COLUMN, 0, FREE_COLUMN + 7, 20)
    cells.setArrayFormula("=CK_KPI_TABLE(Мониторинг)")
    rows = cells.getDataArray()
    assert rows[0][:2] == ("Код", "Показатель")
    assert rows[1][0] == "К1"


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ('=CK_SNILS("112-233-445 95")', 1),
        ('=CK_SNILS("112-233-445 96")', 0),
        ("=CK_INN(7707083893)", 1),
        ('=CK_CODE("09.02.07")', 1),
        ('=CK_TRACK("армия")', "Призыв в ВС РФ"),
        ('=CK_STATUS("К2";"все";0.99)', "достигнут"),
        ('=CK_DEADLINE("сверить контингент";2026)', 46387),
        ('=CK_KPI("К99";"все";2024;Мониторинг)', "нет показателя К99"),
        ('=CK_CONTINGENT("01";2001;"";Мониторинг)', "нет выпускников 2001 года"),
    ],
)
def test_a_function_shows_its_answer_or_a_short_russian_text(book, formula: str, value: object) -> None:
    assert shown(book, formula) == value


def test_a_killed_worker_comes_back_and_the_cell_says_so_meanwhile(book, workers, wait_for) -> None:
    assert isinstance(shown(book, '=CK_KPI("К1";"все";2025;Мониторинг)'), float)
    for pid in workers():
        os.kill(pid, signal.SIGKILL)
    assert shown(book, '=CK_KPI("К1";"все";2024;Мониторинг)') == "расчёт запускается…"
    cell = book.Sheets.getByName("Мониторинг").getCellByPosition(FREE_COLUMN, 0)
    assert wait_for(lambda: cell.Value)


def test_a_whole_column_reference_is_read_no_further_than_the_sheet_is_used(book) -> None:
    assert shown(book, '=CK_KPI_N("К1";"все";2024;$A:$AL)') == shown(book, '=CK_KPI_N("К1";"все";2024;Мониторинг)', 1)


def test_one_array_formula_computes_a_whole_block_of_indicators(book) -> None:
    sheet = book.Sheets.getByName("Показатели")
    rows = _used(sheet).getDataArray()[1:6]
    sheet.unprotect("")
    place = sheet.getCellRangeByPosition(FREE_COLUMN, 1, FREE_COLUMN, 5)
    place.setArrayFormula("=CK_KPI(A2:A6;C2:C6;D2:D6;Мониторинг)")
    assert [value for (value,) in place.getDataArray()] == [row[6] for row in rows]


def test_ranges_of_different_size_are_refused_in_words(book) -> None:
    sheet = book.Sheets.getByName("Показатели")
    sheet.unprotect("")
    place = sheet.getCellRangeByPosition(FREE_COLUMN, 1, FREE_COLUMN, 2)
    place.setArrayFormula("=CK_KPI(A2:A6;C2:C4;2026;Мониторинг)")
    assert place.getDataArray()[0][0] == "диапазоны разного размера"
