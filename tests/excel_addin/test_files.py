"""The add-in and the workbook with macros as files: valid, the same every time, readable for others."""

import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator

from career_xl.excel_addin import write_excel_files
from career_xl.shipped import shipped_file

NAMES = ("career_xl.xlam", "monitoring.xlsm")


@pytest.mark.parametrize("place", [0, 1], ids=NAMES)
def test_the_file_keeps_the_rules_of_open_xml(files, place: int) -> None:
    result = OpenXmlValidator().validate(files[place])
    assert [error.description for error in result.errors] == []


def test_building_twice_gives_the_same_bytes(files, tmp_path: Path) -> None:
    again = write_excel_files(tmp_path, shipped_file("workbooks/monitoring.xlsx"))
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in files]


@pytest.mark.parametrize("place", [0, 1], ids=NAMES)
def test_the_shipped_file_is_the_one_that_the_build_makes(files, place: int) -> None:
    shipped = shipped_file(f"workbooks/{NAMES[place]}")
    with zipfile.ZipFile(files[place]) as made, zipfile.ZipFile(shipped) as stored:
        assert made.namelist() == stored.namelist()
        changed = [name for name in made.namelist() if made.read(name) != stored.read(name)]
    assert changed == [], "run «career-xl build»"


@pytest.mark.parametrize("place", [0, 1], ids=NAMES)
def test_the_ribbon_is_the_last_part(files, place: int) -> None:
    with zipfile.ZipFile(files[place]) as archive:
        assert archive.namelist()[-1] == "customUI/customUI14.xml"
        relations = archive.read("_rels/.rels").decode()
    assert relations.count("/2007/relationships/ui/extensibility") == 1


@pytest.mark.parametrize(
    ("place", "kind"), [(0, "ms-excel.addin.macroEnabled"), (1, "ms-excel.sheet.macroEnabled")], ids=NAMES
)
def test_the_file_says_what_it_is(files, place: int, kind: str) -> None:
    with zipfile.ZipFile(files[place]) as archive:
        assert f"application/vnd.{kind}.main+xml" in archive.read("[Content_Types].xml").decode()


def test_the_workbook_with_macros_has_the_sheets_and_formulas_of_the_plain_one(macro_book: Path) -> None:
    plain = openpyxl.load_workbook(shipped_file("workbooks/monitoring.xlsx"))
    with_macros = openpyxl.load_workbook(macro_book, keep_vba=True)
    assert _cells(with_macros) == _cells(plain)


def test_the_plain_workbooks_stay_without_macros() -> None:
    for name in ("monitoring.xlsx", "monitoring_demo.xlsx"):
        with zipfile.ZipFile(shipped_file(f"workbooks/{name}")) as archive:
            assert [part for part in archive.namelist() if "vba" in part or "customUI" in part] == []


def test_libreoffice_opens_the_workbook_with_macros_and_shows_the_same_values(macro_book: Path, tmp_path: Path) -> None:
    plain = _through_office(shipped_file("workbooks/monitoring.xlsx"), tmp_path / "plain")
    assert _seen(_through_office(macro_book, tmp_path / "macros")) == _seen(plain)


def test_libreoffice_without_the_extension_shows_the_figures_as_they_were_saved(tmp_path: Path) -> None:
    demo = shipped_file("workbooks/monitoring_demo.xlsx")
    shown, saved = _values(_through_office(demo, tmp_path / "demo")), _values(demo)
    for sheet, column in (("Показатели", 6), ("Контингент", 5)):
        figures = [row[column] for row in saved[sheet][1:]]
        assert None not in figures
        assert [row[column] for row in shown[sheet][1:]] == [pytest.approx(figure) for figure in figures]


def test_libreoffice_opens_the_addin(addin: Path, tmp_path: Path) -> None:
    # It does not know the suffix of add-ins and has to be told the format.
    book = _through_office(addin, tmp_path / "addin", "--infilter=Calc MS Excel 2007 VBA XML")
    assert _values(book)["О надстройке"][0][0].startswith("Это надстройка Excel")


def _through_office(book: Path, folder: Path, *options: str) -> Path:
    folder.mkdir()
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", "--norestore", profile, *options]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder), str(book)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=180)
    made = folder / f"{book.stem}.xlsx"
    assert made.is_file(), done.stderr
    return made


def _cells(book: openpyxl.Workbook) -> dict[str, list[list[object]]]:
    return {sheet.title: [[_plain(cell.value) for cell in row] for row in sheet.iter_rows()] for sheet in book}


def _plain(value: object) -> object:
    return getattr(value, "text", value)


def _seen(path: Path) -> dict[str, list[list[object]]]:
    """The values without hidden columns: LibreOffice computes the array formulas there and knows no such function."""
    book = openpyxl.load_workbook(path, data_only=True)
    hidden = {
        sheet.title: {n for one in sheet.column_dimensions.values() if one.hidden for n in range(one.min, one.max + 1)}
        for sheet in book
    }
    return {
        name: [[None if place in hidden[name] else cell for place, cell in enumerate(row, start=1)] for row in rows]
        for name, rows in _cells(book).items()
    }


def _values(path: Path) -> dict[str, list[list[object]]]:
    return _cells(openpyxl.load_workbook(path, data_only=True))
