"""The quick look at a worksheet and the exact one agree on how far its cells reach."""

import io

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from career_xl.tables import plain_sheet
from career_xl.tables.cell_extent import Extent
from career_xl.tables.plain_sheet import plain_extent
from career_xl.tables.sheet_xml import look_at_worksheet
from tests.tables_reading.books import SHEET_PART, cell, sheet_xml, text_cell, unzipped

ADDRESSES = st.builds(lambda row, column: Extent(row, column).corner, st.integers(1, 300), st.integers(1, 1000))
CELLS = st.one_of(
    st.builds(
        cell, ADDRESSES, st.integers(0, 10**12), st.sampled_from([None, "n", "s", "b"]), st.sampled_from([None, 1])
    ),
    st.builds(
        text_cell, ADDRESSES, st.text("абв <c:v!f#-\"'", max_size=20).map(lambda text: text.replace("<", "&lt;"))
    ),
    st.builds(
        lambda address, formula, value: f'<c r="{address}">{formula}{value}</c>',
        ADDRESSES,
        st.sampled_from(["<f>SUM(A1:C1)</f>", '<f t="shared" si="0"/>', '<f aca="false">A1&lt;2</f>']),
        st.sampled_from(["<v>2</v>", "<v></v>", "<v/>", "", "<v>-1</v>"]),
    ),
)


def stream(xml: str) -> io.BytesIO:
    return io.BytesIO(xml.encode())


@pytest.mark.parametrize(
    ("extent", "corner"),
    [(Extent(1, 1), "A1"), (Extent(451, 37), "AK451"), (Extent(9, 26), "Z9"), (Extent(1048576, 16384), "XFD1048576")],
)
def test_the_corner_of_an_extent_is_written_as_an_address(extent: Extent, corner: str) -> None:
    assert extent.corner == corner


@given(cells=st.lists(CELLS, max_size=12), window=st.integers(1, 200))
def test_the_quick_look_sees_what_the_exact_one_sees_however_the_parts_are_cut(cells: list[str], window: int) -> None:
    xml = sheet_xml("".join(cells))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain_sheet, "_WINDOW", window)
        quick = plain_extent(stream(xml))
    if quick is not None:
        exact = look_at_worksheet(stream(xml), "Мониторинг")
        assert (quick, exact.uncomputed, exact.errors) == (exact.extent, 0, {})


def test_a_formula_with_its_value_needs_no_exact_look() -> None:
    cells = '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f t="shared" si="0"/><v>0</v></c>'
    assert plain_extent(stream(sheet_xml(cells))) == Extent(1, 2, 2)


def test_a_sheet_of_plain_cells_needs_no_exact_look() -> None:
    xml = sheet_xml(text_cell("A1", "ФИО") + cell("B1", 5) + '<c r="C1" s="1"/>', cell("AK2", 7, "s"))
    assert plain_extent(stream(xml)) == Extent(2, 37, 4)


@pytest.mark.parametrize(
    "cells",
    [
        cell("A1", "#REF!", "e"),
        cell("A1", "-1"),
        '<c r="A1"><f>1+1</f></c>',
        '<c r="A1"><f>1+1</f><v></v></c>',
        '<c r="A1"><f>1+1</f><v/></c>',
        '<c r="A1"><f t="shared" si="0"/></c>',
        '<c r="A1"><v/></c>',
        '<c r="A1"><!-- --><v>1</v></c>',
        "<c r='A1'><v>1</v></c>",
        '<c s="1" r="A1"><v>1</v></c>',
        "<c><v>1</v></c>",
        '<c\nr="A1"><v>1</v></c>',
        '<c r="a1"><v>1</v></c>',
        '<c r="AAAA1"><v>1</v></c>',
        '<c r="XFE1"><v>1</v></c>',
        '<c r="A0"><v>1</v></c>',
        '<c r="A12345678"><v>1</v></c>',
        '<x:c r="A1"><x:v>1</x:v></x:c>',
        cell("XFD1048576", 1),
    ],
)
def test_anything_out_of_the_ordinary_is_left_to_the_exact_look(cells: str) -> None:
    assert plain_extent(stream(sheet_xml(text_cell("A1", "ФИО") + cells))) is None


def test_what_excel_like_programs_write_is_plain() -> None:
    by_xlsxwriter, by_openpyxl = io.BytesIO(), io.BytesIO()
    with xlsxwriter.Workbook(by_xlsxwriter) as book:
        book.add_worksheet().write_row(0, 0, ["ФИО", 5, True])
    other = openpyxl.Workbook()
    other.active.append(["ФИО", 5, True])
    other.save(by_openpyxl)
    for written in (by_xlsxwriter, by_openpyxl):
        assert plain_extent(io.BytesIO(unzipped(written.getvalue())[SHEET_PART])) == Extent(1, 3, 3)
