"""Annotated copies that LibreOffice opens, saves and hands back; workbooks in its own format."""

import datetime as dt
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from career_xl.workbook import from_ods
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
    notes,
    opened,
    people_book,
)

Save = Callable[[Path, str], Path]
USER = "FFC6EFCE"


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("profile")


@pytest.fixture
def saved_by_office(profile: Path, tmp_path: Path) -> Save:
    """The file as LibreOffice saves it in the format of that suffix."""

    def save(path: Path, suffix: str) -> Path:
        folder = tmp_path / f"office-{path.stem}"
        office = shutil.which("soffice") or "soffice"
        command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", suffix]
        subprocess.run([*command, "--outdir", str(folder), str(path)], check=True, capture_output=True, timeout=120)
        return folder / f"{path.stem}.{suffix}"

    return save


def test_office_shows_marks_and_notes_and_keeps_the_links(tmp_path: Path, saved_by_office: Save) -> None:
    book = people_book(tmp_path / "книга.xlsx", lambda _, sheet: sheet.write_comment("B3", "Звонила"))
    write_annotated_copy(book, tmp_path / "копия.xlsx", [F06, L01, F09])
    seen = opened(saved_by_office(tmp_path / "копия.xlsx", "xlsx"))
    assert colours(seen["Мониторинг"]) == {"D2": ERROR, "B3": ERROR, "D3": USER, "E3": QUERY, "D4": USER}
    assert {cell: text.splitlines()[0] for cell, text in notes(seen["Мониторинг"]).items()} == {
        "D2": "— Проверка мониторинга —",
        "B3": "Звонила",
        "E3": "— Проверка мониторинга —",
    }
    assert seen["Замечания"]["D3"].hyperlink.location.replace("'", "").replace("!", ".") == "Мониторинг.B3"


def test_marks_are_taken_back_after_office_saved_the_copy(tmp_path: Path, saved_by_office: Save) -> None:
    book = people_book(tmp_path / "книга.xlsx", lambda _, sheet: sheet.write_comment("B3", "Звонила\nв пятницу"))
    write_annotated_copy(book, tmp_path / "копия.xlsx", [F06, L01, F09])
    again = saved_by_office(tmp_path / "копия.xlsx", "xlsx")
    write_annotated_copy(again, tmp_path / "чисто.xlsx", [F09])
    made = opened(tmp_path / "чисто.xlsx")
    assert made.sheetnames == ["Мониторинг", "Замечания"]
    assert colours(made["Мониторинг"]) == {"D2": USER, "D3": USER, "E3": QUERY, "D4": USER}
    assert notes(made["Мониторинг"])["B3"] == "Звонила\nв пятницу"
    assert set(notes(made["Мониторинг"])) == {"B3", "E3"}
    # What LibreOffice itself writes against the rules is not ours to mend; nothing may come on top.
    assert set(audit(tmp_path / "чисто.xlsx")) <= set(audit(again))


def test_a_workbook_in_offices_own_format_becomes_an_xlsx(tmp_path: Path, saved_by_office: Save) -> None:
    def fill(book: object, sheet: object) -> None:
        date = book.add_format({"num_format": "dd.mm.yyyy"})
        sheet.write_datetime("C2", dt.datetime(2006, 3, 14), date)
        sheet.write_string("C3", "=1+1")
        sheet.write_string("F2", "00123")
        sheet.write_formula("F3", "=1/0", None, "#DIV/0!")
        sheet.write_boolean("F4", True)
        sheet.write_number("G4", 2.5)
        book.add_worksheet("План").write("A1", "Цель")

    ods = saved_by_office(people_book(tmp_path / "книга.xlsx", fill), "ods")
    result = write_annotated_copy(ods, tmp_path / "копия.xlsx", [L01])
    assert result.notes == (
        "Копия книги .ods записана как .xlsx: вошли все листы и значения, а формулы и оформление остались "
        "в исходной книге.",
    )
    made = opened(tmp_path / "копия.xlsx")
    assert made.sheetnames == ["Мониторинг", "План", "Замечания"]
    rows = CalamineWorkbook.from_path(str(tmp_path / "копия.xlsx")).get_sheet_by_name("Мониторинг").to_python()
    assert rows[1] == [1, "Орлов Пётр", dt.date(2006, 3, 14), "09.02.07", "", "00123", ""]
    assert rows[2][2] == "=1+1"
    assert rows[2][5] == "#DIV/0!"
    assert rows[3][5:] == [True, 2.5]
    assert made["Мониторинг"]["C2"].number_format == "dd.mm.yyyy"
    assert colours(made["Мониторинг"]) == {"B3": ERROR}
    assert audit(tmp_path / "копия.xlsx") == []


def test_findings_follow_a_sheet_whose_name_is_too_long_for_excel(
    tmp_path: Path, saved_by_office: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(from_ods, "_NAME_LIMIT", 6)
    book = people_book(tmp_path / "книга.xlsx", lambda book, _: book.add_worksheet("Мониторы"))
    ods = saved_by_office(book, "ods")
    write_annotated_copy(ods, tmp_path / "копия.xlsx", [L01, replace(F09, sheet="Мониторы")])
    made = opened(tmp_path / "копия.xlsx")
    assert made.sheetnames == ["Монито", "Мо (2)", "Замечания"]
    assert colours(made["Мо (2)"]) == {"E3": QUERY}
    assert [row["Лист"] for row in finding_rows(tmp_path / "копия.xlsx")] == ["Монито", "Мо (2)"]
