"""Which lines under the header are graduates."""

from typing import Any

import pytest

from career_xl.domain.columns import Column
from career_xl.domain.sheets import Sheet
from career_xl.tables.monitoring import Monitoring
from career_xl.tables.observation import observe
from career_xl.tables.sheet_values import SheetValues, Workbook
from tests.tables import GRADUATE, graduate

CAPTIONS, CELLS = list(GRADUATE), list(GRADUATE.values())
BLANK: list[Any] = [None] * len(CAPTIONS)


def line(**cells: Any) -> list[Any]:
    """A line that is blank but for these cells."""
    by_caption = {Column[name.upper()].caption: value for name, value in cells.items()}
    return [by_caption.get(caption) for caption in CAPTIONS]


def rows(*lines: list[Any]) -> tuple[list[int], tuple[int, ...]]:
    """Row numbers of the graduates and of the notes; the first line stands in row 2."""
    monitoring = Monitoring(SheetValues(Sheet.MONITORING, [CAPTIONS, *lines]))
    return list(monitoring.rows), monitoring.notes


def test_blank_rows_between_graduates_keep_the_numbers_of_the_sheet() -> None:
    assert rows(CELLS, BLANK, [], CELLS, [" ", None, "\n"], CELLS) == ([2, 5, 7], ())


def test_a_line_with_a_running_number_alone_is_blank() -> None:
    assert rows(CELLS, line(number=2), line(number="3")) == ([2], ())


def test_column_numbers_under_the_header_are_no_graduate() -> None:
    numbers = list(range(1, len(CAPTIONS) + 1))
    assert rows(numbers, CELLS) == ([3], (2,))
    assert rows([str(number) for number in numbers], CELLS) == ([3], (2,))


def test_a_repeated_header_is_no_graduate() -> None:
    assert rows(CELLS, CAPTIONS, CELLS) == ([2, 4], (3,))


@pytest.mark.parametrize(
    "signature",
    [
        line(number="Директор", birth_date="____________", cohort="Орлова М.С."),
        line(full_name="Директор ______________ М.С. Орлова"),
        line(full_name="Ответственный ЦК", code="Белов А.И."),
        line(number="М.П."),
        line(number="Исполнитель: Белов А.И., тел. 8 (846) 000-00-00"),
        line(full_name="Дата: 20.11.2026"),
        line(note="Согласовано"),
        line(full_name="Исп. Петрова А.А."),
        line(full_name="МП"),
        line(full_name="Методист"),
        line(full_name="Зав. отделением"),
        line(full_name="из них с ОВЗ"),
        line(full_name="конец списка"),
    ],
)
def test_signatures_below_the_table_are_no_graduates(signature: list[Any]) -> None:
    assert rows(CELLS, BLANK, signature) == ([2], (4,))


@pytest.mark.parametrize(
    "total",
    [
        line(full_name="Итого", cohort=61),
        line(number="Всего:", cohort=61, ovz=5),
        line(full_name="ВСЕГО выпускников: 61"),
        line(full_name="Итого по коду", code="09.02.07", cohort=2026),
        line(full_name="из них:", ovz=1, target_contract=1),
        line(full_name="Количество", ovz=1, target_contract=0),
        line(group="Итого", study_form="очная", cohort=2025, ovz=3),
        line(number="итог", code="09.02.07", cohort=2026, study_form="очная"),
    ],
)
def test_totals_are_no_graduates(total: list[Any]) -> None:
    assert rows(CELLS, total, CELLS) == ([2, 4], (3,))


@pytest.mark.parametrize(
    "heading",
    [
        line(full_name="Группа ИС-41"),
        line(full_name="Очная форма обучения"),
        line(full_name="Заочное отделение"),
        line(full_name="Специальность «Сварочное производство»"),
        line(number="Выпуск 2026 года"),
        line(full_name="ВЫПУСКНИКИ"),
    ],
)
def test_sub_headings_are_no_graduates(heading: list[Any]) -> None:
    assert rows(heading, CELLS) == ([3], (2,))


@pytest.mark.parametrize(
    "person",
    [
        line(full_name="Орлова Анна"),
        line(cohort=2025),
        line(number=2, cohort=2025),
        line(cohort=2025, group=41),
        line(snils=11223344595),
        line(employer_inn="7707083893"),
        line(full_name="Итогов Иван Ильич", cohort=2025),
        line(full_name="Подписнов И.", cohort=2025),
        line(number=7, full_name="Ли А."),
        line(full_name="Ким-Орлов Ян оглы"),
        line(full_name="д'Артаньян Шарль"),
        line(full_name="Секретарёва Ия Львовна", cohort=2026),
        line(full_name="Секретарёва Ия", note="всего лишь заметка", code="09.02.07"),
        line(cohort=2026, code="09.02.07"),
        line(snils="112-233-445 95"),
        line(actual_track="призван"),
        line(full_name="Орлова Анна", note="нет подписи в согласии", study_form="очная"),
    ],
)
def test_a_line_that_names_a_person_or_holds_what_only_a_graduate_has_is_one(person: list[Any]) -> None:
    assert rows(CELLS, person) == ([2, 3], ())


def test_lines_that_were_left_out_are_told_to_the_officer() -> None:
    sheet = SheetValues(Sheet.MONITORING, [CAPTIONS, CELLS, line(full_name="Итого: 1"), line(number="Директор")])
    assert observe(Workbook("book.xlsx", (sheet.name,), (sheet,))).notes == (
        "Лист «Мониторинг»: не учтены строки, не похожие на выпускников (итоги, подписи): 3, 4.",
    )


@pytest.mark.parametrize("caption", [column.caption for column in (Column.FULL_NAME, Column.NUMBER)])
def test_without_names_or_numbers_a_line_is_judged_by_its_other_cells(caption: str) -> None:
    captions = [other for other in CAPTIONS if other != caption]
    cells = [graduate()[other] for other in captions]
    monitoring = Monitoring(SheetValues(Sheet.MONITORING, [captions, cells, [None] * len(captions)]))
    assert list(monitoring.rows) == [2]
