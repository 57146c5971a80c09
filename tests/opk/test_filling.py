"""«ОПК Форма 2» and «ОПК Форма 3»: what the workbook knows is put where nothing is typed."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from career_xl.documents.records import opk_records
from career_xl.domain.errors import ColumnMissingError
from career_xl.domain.sheets import Sheet
from career_xl.opk.filling import FilledForms, FilledRow, fill_forms, summary
from career_xl.opk.forms_json import as_json
from career_xl.rules.check import check
from career_xl.tables.observation import Observation, observe
from career_xl.tables.reader import read_workbook
from career_xl.tables.sheet_values import SheetValues
from career_xl.tables.vacancies import VacancyColumn
from career_xl.workbook.opk_file import weekly_name, write_weekly_copy
from tests.architecture.source_tree import ROOT
from tests.rules.opk_rows import APPRENTICE, form2, form3, seen
from tests.tables import REPORT_DATE, sheet

WORKER = {**APPRENTICE, "ОПК": "да"}
VACANCY: dict[str, Any] = {
    "Работодатель": "АО «Тестовый завод»",
    "ИНН": "7707083893",
    "Должность": "программист",
    "Код": "09.02.07",
    "Количество": 5,
    "ОПК": "да",
    "Дата": dt.date(2026, 10, 12),
    "Обратная связь": None,
}
BLANK = ["Рабочих мест", "Целевые договоры, чел.", "Дуальные договоры, чел.", "Трудоустроено выпускников, чел."]


def vacancies(*changes: Mapping[str, Any]) -> SheetValues:
    rows = [{caption: {**VACANCY, **change}.get(caption) for caption in VacancyColumn} for change in changes]
    return sheet(Sheet.VACANCIES, rows)


def told(rows: Sequence[FilledRow], *captions: str) -> list[tuple[Any, ...]]:
    """The row's number on the sheet and its cells."""
    return [(row.row, *(row.cells.get(caption) for caption in captions)) for row in rows]


NUMBERS = ("Предприятие", "Направление подготовки", "Должность", *BLANK)


def test_empty_forms_get_the_vacancies_contracts_and_the_hired() -> None:
    filled = fill_forms(seen(vacancies({}), people=[WORKER]))
    expected = [(None, "АО «Тестовый завод»", "09.02.07", "программист", 5, 1, 1, 1)]
    assert told(filled.form2, *NUMBERS) == expected
    assert told(filled.form3, *NUMBERS) == expected
    assert filled.form2[0].cells["ИНН"] == "7707083893"
    assert (filled.form2[0].cells["№ п/п"], filled.notes) == (1, ())
    assert "Доплаты и стипендии" not in filled.form2[0].cells


def test_what_is_typed_stays_and_a_difference_is_told() -> None:
    typed = {"Рабочих мест": 7, "Целевые договоры, чел.": 4, "Дуальные договоры, чел.": 0}
    filled = fill_forms(seen(vacancies({}), form2({**typed, "Трудоустроено выпускников, чел.": 3}), form3({})))
    assert told(filled.form2, *BLANK) == [(2, 7, 4, 0, 3)]
    assert (filled.proposed, filled.form2[0].proposed) == (0, frozenset())
    assert filled.notes == (
        "Лист «ОПК Форма 2», строка 2: «Рабочих мест» — 7, а по другим листам книги 5; оставлено, как вписано.",
        "Лист «ОПК Форма 2», строка 2: «Трудоустроено выпускников, чел.» — 3, а по другим листам книги 1; "
        "оставлено, как вписано.",
        "Лист «ОПК Форма 3», строка 2: «Рабочих мест» — 5, а по другим листам книги 7; оставлено, как вписано.",
    )


def test_only_blank_cells_are_filled() -> None:
    filled = fill_forms(seen(vacancies({}), form2(dict.fromkeys(BLANK)), form3(dict.fromkeys(BLANK))))
    assert told(filled.form2, *BLANK) == told(filled.form3, *BLANK) == [(2, 5, 1, 1, 1)]
    assert filled.form2[0].proposed == filled.form3[0].proposed == frozenset(BLANK)


def test_filling_a_second_time_changes_nothing(tmp_path: Path) -> None:
    first = seen(vacancies({}, {"Должность": "тестировщик", "Количество": 2}), people=[WORKER])
    target = tmp_path / weekly_name(first)
    write_weekly_copy(fill_forms(first), first, target)
    assert target.name == "ОПК Форма 2 и 3, 20.11.2026.xlsx"
    book = read_workbook(target)
    again = seen(vacancies({}, {"Должность": "тестировщик", "Количество": 2}), *book.sheets, people=[WORKER])
    filled = fill_forms(again)
    assert (filled.proposed, filled.notes) == (0, ())
    assert told(filled.form2, *NUMBERS)[1] == (5, "АО «Тестовый завод»", "09.02.07", "тестировщик", 2, None, None, None)
    # What only the enterprise can say is still asked for, and nothing else.
    assert {finding.rule for finding in check(again).findings} == {"O04"}


def test_a_number_of_the_whole_need_stands_once() -> None:
    rows = form2(dict.fromkeys(BLANK), {"Должность": "тестировщик", **dict.fromkeys(BLANK)})
    assert told(fill_forms(seen(rows)).form2, *BLANK[1:]) == [(2, 1, 1, 1), (3, None, None, None)]
    typed = form2(dict.fromkeys(BLANK), {"Должность": "тестировщик", "Целевые договоры, чел.": 1})
    assert told(fill_forms(seen(typed)).form2, "Целевые договоры, чел.") == [(2, None), (3, 1)]


@pytest.mark.parametrize(
    ("change", "jobs", "closed"),
    [
        ({}, 5, None),
        ({"Количество": None}, 1, None),
        ({"Обратная связь": "закрыта: принят выпускник"}, None, 5),
        ({"Обратная связь": "не закрыта"}, 5, None),
        ({"Обратная связь": "закрыта", "Дата": dt.date(2026, 5, 1)}, None, None),
        ({"Количество": "несколько"}, None, None),
    ],
)
def test_open_places_are_jobs_and_filled_ones_of_the_year_are_closed(
    change: dict[str, Any], jobs: int | None, closed: int | None
) -> None:
    filled = fill_forms(seen(vacancies(change)))
    assert told(filled.form3, "Рабочих мест", "Потребность закрыта, чел.") == [(None, jobs, closed)]


@pytest.mark.parametrize(
    ("change", "told_of"),
    [
        ({"Код": "09.02.07, 09.02.06"}, "мест на несколько кодов сразу"),
        ({"Код": None}, "нет кода"),
        ({"Дата": dt.date(2026, 12, 1)}, "позже отчётной даты"),
        ({"Количество": "много"}, "не целое число"),
    ],
)
def test_a_vacancy_that_cannot_be_taken_over_is_told(change: dict[str, Any], told_of: str) -> None:
    assert told_of in fill_forms(seen(vacancies(change), people=[])).notes[0]


def test_enterprises_outside_the_defence_industry_are_no_needs() -> None:
    filled = fill_forms(seen(vacancies({"ОПК": "нет"}), people=[APPRENTICE]))
    assert (filled.rows, filled.proposed) == ((), 0)
    assert "новых данных нет" in summary(filled, REPORT_DATE)


def test_a_new_position_gets_its_row_unless_its_places_are_there_already() -> None:
    other = {"Должность": "тестировщик", "Количество": 2}
    more = fill_forms(seen(vacancies({}, other), form2({}), form3({})))
    assert told(more.form2, "Должность", "Рабочих мест", "№ п/п") == [
        (2, "программист", 5, 1),
        (None, "тестировщик", 2, 2),
    ]
    same = fill_forms(seen(vacancies({"Должность": "разработчик ПО"}), form2({}), form3({})))
    assert told(same.form2, "Должность", "Рабочих мест") == [(2, "программист", 5)]
    assert "«разработчик ПО» отдельной строкой не добавлена" in same.notes[0]


def test_a_blank_position_or_code_of_a_row_is_filled_before_a_row_is_added() -> None:
    nameless = fill_forms(seen(vacancies({}), form2({"Должность": None}), form3({})))
    assert told(nameless.form2, "Должность") == [(2, "программист")]
    codeless = fill_forms(seen(vacancies({}), form2({"Направление подготовки": None}), form3({})))
    assert told(codeless.form2, "Направление подготовки") == [(2, "09.02.07")]


def test_a_typed_code_that_is_none_is_left_and_told() -> None:
    filled = fill_forms(seen(vacancies({}), form2({"Направление подготовки": "ИСиП"})))
    assert told(filled.form2, "Направление подготовки") == [(2, "ИСиП")]
    assert "строка 2: впишите код" in filled.notes[0]


def test_a_number_that_is_none_is_not_carried_into_the_other_form() -> None:
    filled = fill_forms(seen(form2({"Рабочих мест": "5 чел.", "Целевые договоры, чел.": "один"})))
    assert told(filled.form3, "Рабочих мест", "Целевые договоры, чел.") == [(None, None, None)]


def test_a_sheet_that_is_not_recognised_is_no_empty_sheet() -> None:
    with pytest.raises(ColumnMissingError, match="«Предприятие», «Направление подготовки»"):
        fill_forms(seen(SheetValues(Sheet.OPK_FORM2, [["Заметки"], ["позвонить на завод"]])))
    with pytest.raises(ColumnMissingError, match="«Должность»"):
        fill_forms(seen(form2({}, without=["Должность"])))
    assert fill_forms(seen(SheetValues(Sheet.OPK_FORM2, [[None]]), people=[WORKER])).form2


def test_the_registry_keeps_both_forms_and_another_week_is_another_document() -> None:
    book = seen(vacancies({}), people=[WORKER])
    second, third = opk_records(fill_forms(book), book.passport, REPORT_DATE)
    assert (second.kind, third.kind, second.summary) == ("ОПК Форма 2", "ОПК Форма 3", "предприятий — 1, строк — 1")
    assert second.document_id.startswith("О2-2026-20261120-")
    other = opk_records(fill_forms(seen(vacancies({"Количество": 6}), people=[WORKER])), book.passport, REPORT_DATE)
    assert second.digest != other[0].digest


def test_json_names_what_was_filled_in() -> None:
    filled: FilledForms = fill_forms(seen(form2({"Рабочих мест": None}), vacancies({})))
    document = as_json(filled, REPORT_DATE, None)
    row = document["form2"][0]
    assert (document["report_date"], document["file"], row["row"], row["proposed"]) == (
        "2026-11-20",
        None,
        2,
        ["Рабочих мест"],
    )
    assert row["cells"]["Окончание практики"] == "2026-12-25"


def test_the_demo_workbook_gets_the_enterprise_that_its_forms_lack() -> None:
    demo: Observation = observe(read_workbook(ROOT / "workbooks/monitoring_demo.xlsx"))
    added = [row for row in fill_forms(demo).form2 if row.row is None]
    assert told(added, "Предприятие", "Трудоустроено выпускников, чел.") == [(None, "АО «Степной приборный завод»", 3)]
