"""The sheet «Замечания» of the annotated copy."""

from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from career_xl.rules.findings import Finding
from career_xl.workbook import findings_sheet
from career_xl.workbook.annotated import write_annotated_copy
from tests.workbook.annotated_books import (
    ERROR,
    F06,
    F09,
    L01,
    QUERY,
    audit,
    colours,
    finding_rows,
    opened,
    parts,
    people_book,
)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return people_book(tmp_path / "книга.xlsx")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "копия.xlsx"


def test_each_finding_is_a_row(book: Path, copy: Path) -> None:
    explained = replace(F06, decision="подтверждаю", explanation="Код прежнего перечня.")
    write_annotated_copy(book, copy, [L01, explained])
    assert finding_rows(copy) == [
        {
            "Уровень": "ошибка",
            "Правило": "L01",
            "Лист": "Мониторинг",
            "Строка": 3,
            "Поле": "ФИО",
            "Значение": "Зайцева Анна",
            "Сообщение": "Строка 3, №2: трек «Призыв в ВС РФ» при ОВЗ = да.",
            "Что сделать": "Проверьте трек или ОВЗ.",
            "Источник": "001",
            "Решение": None,
            "Пояснение": None,
            "Оформление до отметки": 'B3 <fill><patternFill patternType="none"/></fill>',
        },
        {
            "Уровень": "ошибка",
            "Правило": "F06",
            "Лист": "Мониторинг",
            "Строка": 2,
            "Поле": "Код",
            "Значение": "09.02.07",
            "Сообщение": "Строка 2, №1: код.",
            "Что сделать": "Проверьте трек или ОВЗ.",
            "Источник": "001",
            "Решение": "подтверждаю",
            "Пояснение": "Код прежнего перечня.",
            "Оформление до отметки": 'D2 <fill><patternFill patternType="solid"><fgColor rgb="FFC6EFCE"/>'
            '<bgColor indexed="64"/></patternFill></fill>',
        },
    ]


@pytest.mark.parametrize(
    "value", ["=1+1", "+7 927", "-", "@СУММ(A1)", "a\x01b", "_x0041_", "\ud800", "<&>\"'", " два  "]
)
def test_any_value_is_written_as_text(book: Path, copy: Path, value: str) -> None:
    write_annotated_copy(book, copy, [replace(L01, value=value, problem=value)])
    row = CalamineWorkbook.from_path(str(copy)).get_sheet_by_name("Замечания").to_python()[1]
    assert row[5] == value.replace("\ud800", "\ufffd")
    assert b"<f>" not in parts(copy)["xl/worksheets/sheet2.xml"]
    assert audit(copy) == []


def test_the_row_number_leads_to_the_cell(tmp_path: Path, copy: Path) -> None:
    book = people_book(tmp_path / "книга.xlsx", lambda book, _: book.add_worksheet("План д'Артаньяна"))
    findings = [replace(L01, row=None), replace(L01, sheet_column=28), replace(F06, sheet="План д'Артаньяна")]
    write_annotated_copy(book, copy, findings)
    cells = [row[3] for row in opened(copy)["Замечания"].iter_rows(min_row=2)]
    links = [cell.hyperlink.location if cell.hyperlink else None for cell in cells]
    assert links == [None, "'Мониторинг'!AB3", "'План д''Артаньяна'!D2"]


def test_the_sheet_is_made_for_work_and_for_printing(book: Path, copy: Path) -> None:
    write_annotated_copy(book, copy, [L01, F09])
    sheet = opened(copy)["Замечания"]
    assert sheet.freeze_panes == "A2"
    assert {table.name: table.autoFilter.ref for table in sheet.tables.values()} == {"Замечания": "A1:L3"}
    assert sheet.column_dimensions["L"].hidden is True
    assert (sheet.page_setup.orientation, sheet.sheet_properties.pageSetUpPr.fitToPage) == ("landscape", True)
    assert (sheet.page_setup.fitToHeight, sheet.print_title_rows) == (0, "$1:$1")
    assert sheet["G2"].alignment.wrap_text is True
    assert [sheet.row_dimensions[row].height for row in (1, 2, 3)] == [30, 30, 30]
    assert {cell: colours(sheet)[cell] for cell in ("A2", "A3")} == {"A2": ERROR, "A3": QUERY}
    lists = [(str(rule.sqref), rule.formula1, rule.showErrorMessage) for rule in sheet.data_validations.dataValidation]
    assert lists == [("J2:J3", '"исправлено,подтверждаю,уточняется"', False), ("K2:K3", None, False)]


def test_a_row_is_as_high_as_its_longest_text(book: Path, copy: Path) -> None:
    findings = [replace(L01, problem="Кратко."), replace(L01, problem="слово " * 50), replace(L01, problem="а\n" * 9)]
    write_annotated_copy(book, copy, findings)
    sheet = opened(copy)["Замечания"]
    assert [sheet.row_dimensions[row].height for row in (2, 3, 4)] == [15, 120, 150]


def test_without_findings_the_sheet_says_so(book: Path, copy: Path) -> None:
    write_annotated_copy(book, copy, [])
    (row,) = finding_rows(copy)
    assert {caption: value for caption, value in row.items() if value} == {"Сообщение": "Замечаний нет"}
    assert audit(copy) == []


def test_a_new_sheet_stands_last(book: Path, copy: Path) -> None:
    write_annotated_copy(book, copy, [L01])
    assert opened(copy).sheetnames == ["Мониторинг", "Замечания"]


def with_findings_sheet(book: object, captions: list[str]) -> None:
    old = book.add_worksheet("Замечания")
    old.add_table(0, 0, 2, len(captions) - 1, {"name": "Вопросы", "columns": [{"header": text} for text in captions]})
    old.write_comment("A1", "Что не так")
    old.write_formula("A2", "=1+1", None, 2)
    old.repeat_rows(0)
    old.hide()
    last = book.add_worksheet("Итог")
    last.write_formula("A1", "=COUNTA(Вопросы[Уровень])", None, 1)


def test_an_old_sheet_is_replaced_at_its_place_with_its_parts(tmp_path: Path, copy: Path) -> None:
    book = people_book(tmp_path / "книга.xlsx", lambda book, _: with_findings_sheet(book, ["Уровень", "Правило"]))
    result = write_annotated_copy(book, copy, [F09])
    made = opened(copy)
    assert made.sheetnames == ["Мониторинг", "Замечания", "Итог"]
    assert made["Замечания"].sheet_state == "visible"
    assert list(made["Замечания"].tables) == ["Вопросы"]
    assert made["Замечания"]["A2"].value == "вопрос"
    assert made["Замечания"]["A1"].comment is None
    assert result.notes == ()
    assert audit(copy) == []


def test_a_sheet_of_another_kind_is_replaced_and_the_officer_told(tmp_path: Path, copy: Path) -> None:
    book = people_book(tmp_path / "книга.xlsx", lambda book, _: book.add_worksheet("ЗАМЕЧАНИЯ").write(0, 0, "Звонки"))
    result = write_annotated_copy(book, copy, [F09])
    assert opened(copy).sheetnames == ["Мониторинг", "ЗАМЕЧАНИЯ"]
    assert result.notes == ("Прежний лист «ЗАМЕЧАНИЯ» имел другой вид и в копии заменён; в исходной книге он остался.",)


def test_the_name_of_the_table_avoids_those_in_use(tmp_path: Path, copy: Path) -> None:
    book = people_book(tmp_path / "книга.xlsx", lambda book, _: book.define_name("замечания", "=1"))
    write_annotated_copy(book, copy, [F09])
    assert list(opened(copy)["Замечания"].tables) == ["Замечания_2"]


def test_a_thousand_findings_stand_in_their_order(book: Path, copy: Path) -> None:
    findings: list[Finding] = [replace(L01, row=row, problem=f"№{row}") for row in range(2, 1202)]
    write_annotated_copy(book, copy, findings)
    assert [row["Сообщение"] for row in finding_rows(copy)] == [f"№{row}" for row in range(2, 1202)]


def test_beyond_what_excel_takes_there_are_no_links_and_no_rows(
    book: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(findings_sheet, "LINK_LIMIT", 1)
    monkeypatch.setattr(findings_sheet, "ROW_LIMIT", 2)
    result = write_annotated_copy(book, copy, [L01, F09, F06])
    sheet = opened(copy)["Замечания"]
    assert [sheet[cell].hyperlink is not None for cell in ("D2", "D3")] == [True, False]
    assert [row["Правило"] for row in finding_rows(copy)] == ["L01", "F09"]
    assert result.notes == (
        "Замечаний 3, на лист помещается 2: записаны первые, остальные появятся после исправления.",
    )
