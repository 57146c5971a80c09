"""The empty workbook: sheets, tables, lists, hints, formats, protection, print settings."""

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from openxml_audit import OpenXmlValidator

from career_xl.domain.academic_year import AcademicYear
from career_xl.domain.columns import Column
from career_xl.domain.dictionaries import CHOICE_COLUMNS, dictionary_of
from career_xl.domain.errors import OutputError
from career_xl.domain.passport import FIELDS_BY_KEY, Passport
from career_xl.kpi.compute import COMPUTED, compute_kpis, single_sheet
from career_xl.rules.check import check
from career_xl.tables.observation import observe
from career_xl.tables.reader import read_workbook
from career_xl.workbook.build import build_workbooks
from career_xl.workbook.contents import BookContents
from career_xl.workbook.new_workbook import write_new_workbook, write_workbook

SHEETS = [
    "Паспорт",
    "Мониторинг",
    "Показатели",
    "Контингент",
    "Форма 1",
    "Группа риска",
    "План",
    "Мероприятия",
    "Вакансии",
    "ОПК Форма 2",
    "ОПК Форма 3",
    "Календарь",
    "Замечания",
    "Реестр документов",
    "Справочники",
    "Дашборд",
]
PROTECTED = ["Показатели", "Контингент", "Форма 1", "Дашборд"]
TABLES = {
    "Паспорт": "Паспорт",
    "Мониторинг": "Мониторинг",
    "Показатели": "Показатели",
    "Контингент": "Контингент",
    "Группа риска": "Группа_риска",
    "План": "План",
    "Мероприятия": "Мероприятия",
    "Вакансии": "Вакансии",
    "ОПК Форма 2": "ОПК_Форма_2",
    "ОПК Форма 3": "ОПК_Форма_3",
    "Календарь": "Календарь",
    "Замечания": "Замечания",
    "Реестр документов": "Реестр_документов",
    "Справочники": "Должности_по_кодам",
}


@pytest.fixture(scope="module")
def sheets(new_book: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(new_book)


def part(book: Path, name: str) -> str:
    with zipfile.ZipFile(book) as archive:
        return archive.read(name).decode()


def header(sheet: Worksheet, row: int = 1) -> list[object]:
    return [cell.value for cell in sheet[row] if cell.value is not None]


def drop_downs(sheet: Worksheet) -> dict[str, str]:
    """Source of the list by the letters of the column."""
    found = {}
    for validation in sheet.data_validations.dataValidation:
        for cells in str(validation.sqref).split() if validation.type == "list" else ():
            found[re.match("[A-Z]+", cells)[0]] = validation.formula1
    return found


def test_the_sheets_stand_in_the_order_of_the_domain(sheets: openpyxl.Workbook) -> None:
    assert sheets.sheetnames == SHEETS


def test_the_validator_finds_nothing(new_book: Path, demo_book: Path) -> None:
    found = [list(OpenXmlValidator().validate(str(book)).errors) for book in (new_book, demo_book)]
    assert found == [[], []]


def test_lists_of_rows_are_real_tables_whose_captions_stand_in_the_cells(sheets: openpyxl.Workbook) -> None:
    tables = {sheet.title: list(sheet.tables.values()) for sheet in sheets}
    assert {title: table[0].name for title, table in tables.items() if table} == TABLES
    for title, (table,) in ((title, table) for title, table in tables.items() if table):
        captions = [cell.value for cell in sheets[title][table.ref][0]]
        assert [column.name for column in table.tableColumns] == captions


def test_monitoring_has_the_columns_of_the_domain_each_with_a_hint(sheets: openpyxl.Workbook) -> None:
    sheet = sheets["Мониторинг"]
    assert header(sheet) == [column.caption for column in Column]
    assert [cell.value for cell in sheet[1] if not (cell.comment and cell.comment.text)] == []


def test_every_drop_down_of_monitoring_offers_the_values_of_its_dictionary(sheets: openpyxl.Workbook) -> None:
    sheet, dictionaries = sheets["Мониторинг"], sheets["Справочники"]
    sources = drop_downs(sheet)
    offered = {}
    for cell in sheet[1]:
        if cell.column_letter in sources:
            _, place = next(iter(sheets.defined_names[sources[cell.column_letter]].destinations))
            offered[cell.value] = tuple(row[0].value for row in dictionaries[place])
    assert offered == {column.caption: dictionary_of(column).values for column in CHOICE_COLUMNS}


def test_a_value_outside_the_list_is_warned_of_and_not_refused(sheets: openpyxl.Workbook) -> None:
    kinds = {validation.errorStyle for sheet in sheets for validation in sheet.data_validations.dataValidation}
    assert kinds == {"warning"}


def test_codes_and_numbers_are_text_and_dates_are_dates_in_rows_still_to_come(sheets: openpyxl.Workbook) -> None:
    sheet = sheets["Мониторинг"]
    formats = {}
    for cell in sheet[1]:
        formats[cell.value] = sheet.column_dimensions[cell.column_letter].number_format
    assert {formats[caption] for caption in ("Код", "СНИЛС", "ИНН работодателя")} == {"@"}
    assert {formats[caption] for caption in ("Дата рождения", "Дата трека", "Направление выдано")} == {"dd.mm.yyyy"}


def test_passport_has_every_key_in_order_with_an_explanation(sheets: openpyxl.Workbook) -> None:
    rows = [[cell.value for cell in row] for row in sheets["Паспорт"].iter_rows(min_row=2)]
    assert [row[0] for row in rows] == list(FIELDS_BY_KEY)
    assert [row[0] for row in rows if not row[2]] == []


def test_passport_is_read_back_without_questions(new_book: Path) -> None:
    observation = observe(read_workbook(new_book))
    assert observation.notes == ()
    assert observation.passport == Passport(
        region="Самарская область",
        academic_year=AcademicYear(2026),
        cohorts=(2025, 2026, 2027),
        template_folder=str(new_book.parent / "Шаблоны"),
    )


def test_nobody_is_in_the_new_workbook_and_the_check_finds_nothing(new_book: Path) -> None:
    observation = observe(read_workbook(new_book))
    assert len(observation.monitoring) == 0
    assert check(observation).findings == ()


def test_a_new_workbook_shows_no_data_for_every_share(sheets: openpyxl.Workbook, new_book: Path) -> None:
    values = openpyxl.load_workbook(new_book, data_only=True)["Показатели"]
    rows = [[cell.value for cell in row] for row in values.iter_rows(min_row=2)]
    assert len(rows) == len(compute_kpis(observe(read_workbook(new_book))))
    shares = [row for row in rows if row[4] == "%"]
    assert {(row[6], row[7], row[10]) for row in shares} == {("н/д", "н/д", "н/д")}
    assert sheets["Показатели"]["G2"].value.startswith("='Дашборд'!$AD$")


def test_one_array_formula_for_each_table_computes_all_its_figures(sheets: openpyxl.Workbook) -> None:
    sheet = sheets["Дашборд"]
    arrays = [sheet[place].value for place in sheet.array_formulae]
    blocks = [(array.ref, array.text) for array in arrays if array.text.startswith("=CK_KPI(")]
    tables = [re.fullmatch(r"=CK_KPI\(.*,(\w+)\[#All\],ОтчётнаяДата\)", text)[1] for _, text in blocks]
    assert sorted(tables) == ["Вакансии", "Мероприятия", "Мониторинг", "Паспорт"]
    for place, text in blocks:
        first, last = re.findall(r"\d+", place)[0], re.findall(r"\d+", place)[-1]
        assert f"=CK_KPI(AA{first}:AA{last},AB{first}:AB{last},AC{first}:AC{last}," in text
    assert [array.text for array in arrays if not array.text.startswith("=CK_KPI(")] == [
        "=CK_CONTINGENT(AF2:AF16,AG2:AG16,AH2:AH16,Мониторинг[#All])"
    ]
    assert all(sheet.column_dimensions[letters].hidden for letters in ("AA", "AF"))


def test_each_figure_refers_to_the_cell_that_computes_it(sheets: openpyxl.Workbook) -> None:
    sheet, computed = sheets["Показатели"], sheets["Дашборд"]
    without = set()
    for code, _, category, cohort, _, _, fact in sheet.iter_rows(min_row=2, max_col=7, values_only=True):
        if not str(fact).startswith("="):
            without.add(code)
            continue
        row = int(str(fact).rpartition("$")[2])
        assert tuple(computed.cell(row, column).value for column in (27, 28, 29)) == (code, category, cohort)
    assert without == {str(code) for code in COMPUTED if single_sheet(code) is None}


def test_the_reporting_date_has_a_name_for_formulas(sheets: openpyxl.Workbook) -> None:
    ((sheet, cell),) = sheets.defined_names["ОтчётнаяДата"].destinations
    row = int(cell.rpartition("$")[2])
    assert (sheet, sheets[sheet].cell(row, 1).value) == ("Паспорт", "Отчётная дата")


def test_saved_figures_are_not_thrown_away_when_the_file_is_opened(new_book: Path) -> None:
    calculation = re.search(r"<calcPr[^>]*>", part(new_book, "xl/workbook.xml"))[0]
    assert calculation == '<calcPr calcId="191029"/>'


def test_computed_sheets_are_protected_without_a_password_and_input_sheets_are_not(sheets: openpyxl.Workbook) -> None:
    assert [sheet.title for sheet in sheets if sheet.protection.sheet] == PROTECTED
    for title in PROTECTED:
        protection = sheets[title].protection
        assert protection.password is None
        # In the file, 0 means that the lock does not forbid it.
        assert not (protection.formatCells or protection.formatColumns or protection.autoFilter or protection.sort)


def test_only_the_figures_of_others_can_be_typed_into_the_contingent(sheets: openpyxl.Workbook) -> None:
    sheet = sheets["Контингент"]
    captions = {cell.column: cell.value for cell in sheet[1]}
    free = [captions[cell.column] for cell in sheet[2] if cell.column <= 10 and not cell.protection.locked]
    assert free == ["СПО-1", "АИС"]


def test_every_sheet_prints_on_landscape_a4_with_page_numbers(sheets: openpyxl.Workbook) -> None:
    for sheet in sheets:
        assert (sheet.title, sheet.page_setup.orientation, sheet.page_setup.paperSize) == (sheet.title, "landscape", 9)
        assert "&P" in f"{sheet.oddFooter.center.text}" or "&[Page]" in f"{sheet.oddFooter.center.text}"
    assert {sheet.title for sheet in sheets if not sheet.print_title_rows} == {"Дашборд"}


def test_header_and_first_columns_stay_in_sight(sheets: openpyxl.Workbook) -> None:
    assert sheets["Мониторинг"].freeze_panes == "C2"
    assert sheets["Показатели"].freeze_panes == "C2"
    assert sheets["Форма 1"].freeze_panes == "E6"


def test_form1_has_the_numbers_of_its_columns_in_row_five(sheets: openpyxl.Workbook) -> None:
    numbers = [f"{number:02}" for number in (*range(1, 29), 30)]
    assert header(sheets["Форма 1"], row=5) == numbers


def test_rows_grow_with_their_text(new_book: Path) -> None:
    sheet = part(new_book, "xl/worksheets/sheet7.xml")
    assert re.findall(r'<row [^>]*ht="[\d.]+"', sheet)
    assert "customHeight" not in sheet


def test_the_calendar_holds_the_deadlines_of_the_academic_year(sheets: openpyxl.Workbook) -> None:
    rows = [[cell.value for cell in row] for row in sheets["Календарь"].iter_rows(min_row=2)]
    dates = [row[0].date().isoformat() for row in rows]
    assert dates == sorted(dates)
    tasks = {(date, row[1].split()[0]) for date, row in zip(dates, rows, strict=True)}
    assert {("2026-09-01", "Утвердить"), ("2026-11-01", "Перевести"), ("2027-07-07", "Сформировать")} <= tasks
    assert len([date for date in dates if date.endswith("-01")]) >= 12


def test_the_plan_holds_the_thirty_activities_of_the_catalogue(sheets: openpyxl.Workbook) -> None:
    rows = [[cell.value for cell in row] for row in sheets["План"].iter_rows(min_row=2)]
    assert len(rows) == 30
    assert [(row[1], bool(row[2])) for row in (rows[0], rows[-1])] == [("1.1", True), ("7.1", True)]


def test_the_findings_sheet_has_the_captions_of_the_domain(sheets: openpyxl.Workbook) -> None:
    assert header(sheets["Замечания"]) == [
        "Уровень",
        "Правило",
        "Лист",
        "Строка",
        "Поле",
        "Значение",
        "Сообщение",
        "Что сделать",
        "Источник",
        "Решение",
        "Пояснение",
    ]


def test_the_dashboard_has_a_chart_for_each_of_its_three_subjects(new_book: Path) -> None:
    with zipfile.ZipFile(new_book) as archive:
        charts = [name for name in archive.namelist() if name.startswith("xl/charts/chart")]
    assert len(charts) == 3


def test_a_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    names = ["=1+1", "+7", "-5", "@SUM(A1)", "{=A1}", "http://example.org", "12"]
    rows = [{Column.FULL_NAME: name, Column.COHORT: 2026, Column.CODE: "09.02.07"} for name in names]
    book = tmp_path / "book.xlsx"
    write_workbook(book, BookContents("книга", AcademicYear(2026), {}, graduates=rows))
    sheet = openpyxl.load_workbook(book)["Мониторинг"]
    assert [(cell.value, cell.data_type) for cell in sheet["B"][1:]] == [(name, "s") for name in names]


def test_the_year_of_the_command_decides_cohorts_and_deadlines(tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    write_new_workbook(book, AcademicYear(2028))
    observation = observe(read_workbook(book))
    assert observation.cohorts == (2027, 2028, 2029)
    assert openpyxl.load_workbook(book)["Календарь"]["A2"].value.year == 2028


def test_a_folder_that_is_not_there_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="Не удалось записать"):
        write_new_workbook(tmp_path / "нет" / "book.xlsx", AcademicYear(2026))


def test_every_build_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    for again in build_workbooks(tmp_path):
        assert again.read_bytes() == (built / again.name).read_bytes()


def test_the_shipped_workbooks_are_those_that_the_build_makes(built: Path) -> None:
    shipped = Path(__file__).parents[2] / "workbooks"
    for book in sorted(built.iterdir()):
        with zipfile.ZipFile(book) as made, zipfile.ZipFile(shipped / book.name) as stored:
            assert sorted(made.namelist()) == sorted(stored.namelist())
            changed = [name for name in made.namelist() if made.read(name) != stored.read(name)]
            assert changed == [], f"{book.name}: run «career-xl build»"
