"""Formulas between Excel's grammar and LibreOffice's."""

import pytest

from career_xl.hosts.calc.bridge import struct
from career_xl.hosts.calc.formulas import is_formula, moved, of_table, to_calc, to_excel

PAIRS = [
    ('=IF(A1>0,SUM({1,2;3,4}),"a,b")', '=IF(A1>0;SUM({1;2|3;4});"a,b")'),
    ("='Форма 1'!A1:B2+Лист1!$C$3", "=$'Форма 1'.A1:B2+$Лист1.$C$3"),
    ("='it''s'!A1", "=$'it''s'.A1"),
    ("=SUM(Sheet2!A:A)", "=SUM($Sheet2.A:A)"),
    ("=SUM((A1:A2,B1:B2))", "=SUM((A1:A2~B1:B2))"),
    ("=NORM.DIST(1,0,1,TRUE)", "=NORM.DIST(1;0;1;TRUE)"),
    ('=HYPERLINK("http://x.org/?a=1;b", "Sheet2!A1")', '=HYPERLINK("http://x.org/?a=1;b"; "Sheet2!A1")'),
    ("=SUM(Goods[#All])", "=SUM(Goods[[#All]])"),
    ("=SUM(Goods[[#All],[a, b]])", "=SUM(Goods[[#All];[a, b]])"),
    ("=SUM(Мониторинг[Год выпуска])", "=SUM(Мониторинг[Год выпуска])"),
    ("=Goods[[#This Row],[Qty]]*2", "=Goods[[#This Row];[Qty]]*2"),
    ('="он сказал ""да, нет"""', '="он сказал ""да, нет"""'),
]


@pytest.mark.parametrize(("excel", "calc"), PAIRS)
def test_a_formula_is_translated_there_and_back(excel, calc) -> None:
    assert to_calc(excel) == calc
    assert to_excel(calc) == excel


@pytest.mark.parametrize("text", ["", "=", "a,b", "1;2", "'=1", "+A1"])
def test_text_that_is_no_formula_stays_as_it_is(text) -> None:
    assert not is_formula(text)
    assert to_calc(text) == to_excel(text) == text


def test_the_second_sheet_of_an_area_is_left_out() -> None:
    assert to_excel("=SUM($Sheet2.A1:$Sheet2.B2)") == "=SUM(Sheet2!A1:B2)"


def test_functions_that_libreoffice_does_not_know_get_their_capitals_back() -> None:
    assert to_excel('=ck_kpi("К1";"все";2024;Мониторинг[#all])') == '=CK_KPI("К1","все",2024,Мониторинг[#All])'


def test_this_row_gets_its_table() -> None:
    assert to_calc(of_table('=[@Qty]*[@[Unit price]]&"[@Qty]"', "Goods")) == (
        '=Goods[[#This Row];[Qty]]*Goods[[#This Row];[Unit price]]&"[@Qty]"'
    )


@pytest.mark.parametrize(
    ("formula", "copied"),
    [
        ("=A1*2", "=B2*2"),
        ("=$A$1+A$1+$A1", "=$A$1+B$1+$A2"),
        ("=SUM(A:B)+SUM(1:2)+SUM($A:B)", "=SUM(B:C)+SUM(2:3)+SUM($A:C)"),
        ('=LOG10(C1)+"A1"', '=LOG10(D2)+"A1"'),
        ("='A1'!B2+Sheet1!C3:D4", "='A1'!C3+Sheet1!D4:E5"),
        ("=Goods[A1]+x1y", "=Goods[A1]+x1y"),
    ],
)
def test_relative_references_move_with_a_copied_formula(formula, copied) -> None:
    assert moved(formula, 1, 1) == copied


def test_a_reference_that_leaves_the_sheet_is_broken() -> None:
    assert moved("=A1+B2", -1, 0) == "=#REF!+B1"


@pytest.mark.parametrize(
    "formula",
    [
        'IF(A1>0,SUM(B1:B3),"a,b")',
        "SUM('Other sheet'!A1:B2,Sheet1!C3)",
        'VLOOKUP("x",A1:C9,2,FALSE())',
        "INDEX(A1:C3,MATCH(2,A1:A3,0),2)",
    ],
)
def test_libreoffice_itself_translates_alike(book, formula) -> None:
    """LibreOffice's own parser of Excel's grammar is the judge."""
    book.sheets.add("Other sheet")
    sheet = book.sheets[0]
    parser = book.api.createInstance("com.sun.star.sheet.FormulaParser")
    parser.CompileEnglish, parser.FormulaConvention = True, 3
    cell = sheet["H1"].api.getCellByPosition(0, 0)
    cell.setTokens(parser.parseFormula(formula, struct("table.CellAddress", Sheet=0, Row=0, Column=7)))
    expected = cell.getFormula()
    cell.setFormula(to_calc(f"={formula}"))
    assert cell.getFormula() == expected
