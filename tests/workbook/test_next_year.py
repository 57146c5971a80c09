"""The workbook of the next academic year."""

import datetime as dt

import openpyxl
import pytest

from career_xl.domain.academic_year import AcademicYear
from career_xl.domain.errors import SettingInvalidError
from career_xl.domain.sheets import Sheet
from career_xl.rules.check import check
from career_xl.tables.observation import observe
from career_xl.tables.opk_sheets import Form2Column, Form3Column
from career_xl.tables.reader import read_workbook
from career_xl.workbook.next_year import is_observed, write_next_year
from tests.cli.workbooks import PASSPORT, save_book, three_graduates

YEAR = AcademicYear(2027)


@pytest.mark.parametrize(("cohort", "observed"), [(2025, False), (2026, True), (2027, True), (2028, True), (0, True)])
def test_a_cohort_is_observed_until_december_of_the_year_after_its_release(cohort, observed):
    assert is_observed(cohort, YEAR) is observed


def rows_of(*cohorts):
    rows = [dict(three_graduates()[0]) for _ in cohorts]
    for number, (row, cohort) in enumerate(zip(rows, cohorts, strict=True), start=1):
        row |= {"№": number, "ФИО": f"Выпускник{number} Иван", "Год выпуска": cohort, "СНИЛС": None}
    return rows


@pytest.fixture
def made(tmp_path):
    """Makes the new workbook: `made(rows, change)`, where `change` gets openpyxl's workbook of the old one before."""

    def make(rows, change=None, passport=None):
        old = save_book(tmp_path / "old.xlsx", rows, {**PASSPORT, **(passport or {})})
        if change:
            book = openpyxl.load_workbook(old)
            change(book)
            book.save(old)
        before = old.read_bytes()
        carried = write_next_year(tmp_path / "new.xlsx", observe(read_workbook(old)), YEAR)
        assert old.read_bytes() == before
        return carried, read_workbook(tmp_path / "new.xlsx", all_sheets=True)

    return make


def column(book, sheet, caption):
    rows = book.need(sheet).rows
    place = rows[0].index(caption)
    return [row[place] for row in rows[1:]]


def passport(book):
    return {row[0]: row[1] for row in book.need(Sheet.PASSPORT).rows}


def test_graduates_still_observed_come_along_and_the_others_do_not(made):
    carried, book = made(rows_of(2025, 2026, 2027, None))
    assert (carried.graduates, carried.ended) == (3, 1)
    assert carried.sentence == "перенесено выпускников — 3; не перенесено — 1: наблюдение за ними закончено"
    names = [name for name in column(book, Sheet.MONITORING, "ФИО") if name]
    assert names == ["Выпускник2 Иван", "Выпускник3 Иван", "Выпускник4 Иван"]
    assert "Выпускники без понятного года выпуска перенесены тоже: 1." in carried.notes


def test_the_table_has_room_for_the_new_cohort(made, tmp_path):
    made(rows_of(2026))
    table = openpyxl.load_workbook(tmp_path / "new.xlsx")["Мониторинг"].tables["Мониторинг"]
    assert table.ref == "A1:AK302"


def test_cells_come_along_as_they_were_typed(made):
    rows = rows_of(2026)
    rows[0] |= {
        "Код": dt.datetime(2007, 2, 9),
        "Фактический трек": "официально трудоустроен",
        "Дата трека": "1.9.26",
        "ИНН работодателя": "0278000001",
        "Должность": "=1+1",
    }

    def change(book):
        book["Мониторинг"]["AA2"].data_type = "s"

    _, book = made(rows, change)
    cells = {caption: column(book, Sheet.MONITORING, caption)[0] for caption in rows[0]}
    assert cells["Код"] == dt.date(2007, 2, 9)
    assert cells["Фактический трек"] == "официально трудоустроен"
    assert cells["Дата трека"] == "1.9.26"
    assert cells["ИНН работодателя"] == "0278000001"


def test_columns_of_the_colleges_own_come_along(made):
    def change(book):
        sheet = book["Мониторинг"]
        width = sheet.max_column
        sheet.cell(1, width + 1, "Куратор")
        sheet.cell(2, width + 1, "Ильина")
        sheet.cell(3, width + 1, "Громова")
        sheet.cell(3, width + 2, "без заголовка")

    _, book = made(rows_of(2025, 2026), change)
    assert column(book, Sheet.MONITORING, "Куратор")[0] == "Громова"
    assert "без заголовка" in book.need(Sheet.MONITORING).rows[1]


def test_the_passport_moves_on_and_forgets_the_past_year(made):
    carried, book = made(
        rows_of(2026),
        passport={
            "Учебный год": "2026/27",
            "Годы выпуска": "2024, 2025, 2026",
            "Номер приказа о плане": "17-од",
            "Всего студентов": 640,
            "Резюме в АИС": 55,
            "Сайт": "https://example.org",
            "Наш телефон": "8 800",
        },
    )
    values = passport(book)
    assert values["Учебный год"] == "2027/28"
    assert values["Годы выпуска"] == "2026, 2027, 2028"
    assert values["Директор (ФИО)"] == "Орлова Мария Сергеевна"
    assert values["Сайт"] == "https://example.org"
    assert values["Наш телефон"] == "8 800"
    blank = ("Отчётная дата", "Номер приказа о плане", "План размещён", "Всего студентов", "Резюме в АИС")
    assert [values[key] for key in blank] == [None] * 5
    assert carried.notes[-1] == f"Заполните в «Паспорте» заново: {', '.join(blank)}."


def test_years_that_were_left_to_the_program_stay_so(made):
    _, book = made(rows_of(2026), passport={"Годы выпуска": None})
    assert passport(book)["Годы выпуска"] is None


def test_words_of_positions_values_and_lists_of_the_college_come_along(made):
    def change(book):
        sheet = book["Справочники"]
        sheet["B2"] = "программист, оператор дрона"
        for place, cells in ((4, ["Вид мероприятия", "тренинг", "квест"]), (5, ["Наши кураторы", "Ильина", "Громова"])):
            for number, cell in enumerate(cells, start=1):
                sheet.cell(number, place, cell)

    _, book = made(rows_of(2026), change)
    sheet = book.need(Sheet.DICTIONARIES)
    assert sheet.rows[1][:2] == ["09.02.07", "программист, оператор дрона"]
    kinds = [cell for cell in column(book, Sheet.DICTIONARIES, "Вид мероприятия") if cell]
    assert (kinds[-1], kinds.count("тренинг")) == ("квест", 1)
    assert column(book, Sheet.DICTIONARIES, "Наши кураторы")[:3] == ["Ильина", "Громова", None]


def test_vacancies_come_along_and_events_that_are_over_do_not(made):
    def change(book):
        vacancies = book.create_sheet("Вакансии")
        vacancies.append(["Код", "Работодатель", "Общежитие"])
        vacancies.append(["09.02.07", "ООО «Заволжье»", "да"])
        events = book.create_sheet("Мероприятия")
        events.append(["Дата", "Вид", "Название"])
        events.append([dt.date(2027, 8, 31), "тренинг", "Прошлый"])
        events.append([dt.date(2027, 9, 1), "тренинг", "Будущий"])

    carried, book = made(rows_of(2026), change)
    assert column(book, Sheet.VACANCIES, "Работодатель")[0] == "ООО «Заволжье»"
    assert column(book, Sheet.VACANCIES, "Общежитие")[0] == "да"
    assert [title for title in column(book, Sheet.EVENTS, "Название") if title] == ["Будущий"]
    assert "Мероприятия, прошедшие до 01.09.2027, остались в прежней книге: 1." in carried.notes


def test_what_the_officer_explained_stays_explained(made, tmp_path):
    rows = rows_of(2025, 2026)
    rows[1] |= {"Подтверждающий документ": None}

    def change(book):
        sheet = book.create_sheet("Замечания")
        sheet.append(["Правило", "Лист", "Строка", "Поле", "Значение", "Сообщение", "Решение", "Пояснение"])
        found = [one for one in check(observe(read_workbook(tmp_path / "old.xlsx"))).findings if one.rule == "L15"]
        for one in found:
            cells = [one.rule, one.sheet, one.row, one.column, one.value, one.problem]
            sheet.append([*cells, "подтверждаю", "справка обещана"])
        sheet.append(["L15", "Мониторинг", 2, "Подтверждающий документ", None, "Строка 2", "подтверждаю", "давно"])

    carried, book = made(rows, change)
    row = book.need(Sheet.FINDINGS).rows[1]
    assert row[1:4] == ["L15", "Мониторинг", 2]
    assert str(row[6]).startswith("Строка 2, № 2")
    assert "Перенесено пояснений к замечаниям: 1; не относятся к новой книге: 1." in carried.notes
    report = check(observe(read_workbook(tmp_path / "new.xlsx")))
    assert [one.explained for one in report.findings if one.rule == "L15"] == [True]


def test_a_workbook_of_that_year_is_not_continued_into_it(made):
    with pytest.raises(SettingInvalidError, match="следующий, 2028/29"):
        made(rows_of(2026), passport={"Учебный год": "2027/28"})


def test_formula_errors_are_told(made, tmp_path):
    from career_xl.tables.sheet_values import SheetValues, Workbook

    old = read_workbook(save_book(tmp_path / "old.xlsx", rows_of(2026)))
    sheets = [
        SheetValues(one.name, one.rows, {(2, 3): "#REF!"}) if one.name == "Мониторинг" else one for one in old.sheets
    ]
    carried = write_next_year(tmp_path / "new.xlsx", observe(Workbook(old.name, old.sheet_names, tuple(sheets))), YEAR)
    assert "Ячейки с ошибками формул перенесены пустыми, строки прежнего листа «Мониторинг»: 2." in carried.notes


def test_the_needs_of_the_weekly_forms_go_on(made):
    def fill(book):
        second, third = book.create_sheet("ОПК Форма 2"), book.create_sheet("ОПК Форма 3")
        second.append(list(Form2Column))
        second.append([1, "АО «Завод»", "7707083893", "", "токарь", 4, "", "15.02.16"])
        third.append(list(Form3Column))
        third.append([1, "АО «Завод»", "7707083893", "15.02.16", "токарь", 4])

    _, book = made(rows_of(2026), fill)
    assert book.need(Sheet.OPK_FORM2).rows[2][:8] == [
        1,
        "АО «Завод»",
        "7707083893",
        None,
        "токарь",
        4,
        None,
        "15.02.16",
    ]
    assert book.need(Sheet.OPK_FORM3).rows[2][:6] == [1, "АО «Завод»", "7707083893", "15.02.16", "токарь", 4]
