"""References in formulas when cells move, sheets are renamed or go."""

import pytest

from career_xl.hosts.files.references import Move, quoted, rewritten, split

WHOLE = (1, 16_384)


def after(formula: str, at: int, by: int, band: tuple[int, int] = WHOLE, home: str = "Лист") -> str:
    return rewritten(formula, Move("Лист", "rows", at, by, band).edit(home))


@pytest.mark.parametrize(
    ("formula", "moved"),
    [
        ("=A1", "=A1"),
        ("=A5", "=A7"),
        ("=$B$5*2", "=$B$7*2"),
        ("=SUM(A1:A9)", "=SUM(A1:A11)"),
        ("=SUM(A:A)", "=SUM(A:A)"),
        ("=SUM(2:9)", "=SUM(2:11)"),
        ("=Лист!A5+Другой!A5", "=Лист!A7+Другой!A5"),
        ("='Лист'!A5", "='Лист'!A7"),
        ('="A5"&A5', '="A5"&A7'),
        ("=COUNTIF(Таблица[Код],A5)", "=COUNTIF(Таблица[Код],A7)"),
        ("=[1]Лист!A5", "=[1]Лист!A5"),
        ("=LOG10(A5)+итог", "=LOG10(A7)+итог"),
    ],
)
def test_two_rows_put_in_at_row_3_push_what_is_below(formula, moved) -> None:
    assert after(formula, 3, 2) == moved


@pytest.mark.parametrize(
    ("formula", "moved"),
    [
        ("=A2", "=A2"),
        ("=A3", "=#REF!"),
        ("=A5", "=A3"),
        ("=SUM(A1:A9)", "=SUM(A1:A7)"),
        ("=SUM(A3:A4)", "=SUM(#REF!)"),
        ("=SUM(A4:A9)", "=SUM(A3:A7)"),
        ("=SUM(A1:A3)", "=SUM(A1:A2)"),
    ],
)
def test_rows_3_and_4_taken_out_close_the_gap(formula, moved) -> None:
    assert after(formula, 3, -2) == moved


def test_cells_put_in_within_some_columns_push_only_these() -> None:
    assert after("=A5+C5+SUM(A5:C5)", 3, 1, band=(1, 2)) == "=A6+C5+SUM(A5:C5)"


def test_a_formula_of_another_sheet_moves_only_where_it_names_the_sheet() -> None:
    assert after("=A5+Лист!A5", 3, 1, home="Другой") == "=A5+Лист!A6"


def test_columns_move_like_rows() -> None:
    move = Move("Лист", "columns", 2, 1, (1, 1_048_576))
    assert rewritten("=B1+$C$1+SUM(A:C)+SUM(1:1)", move.edit("Лист")) == "=C1+$D$1+SUM(A:D)+SUM(1:1)"


def test_a_formula_that_cannot_be_read_stays_as_it_is() -> None:
    assert after('="незакрытая', 1, 1) == '="незакрытая'


@pytest.mark.parametrize(
    ("sheet", "written"),
    [("Лист1", "Лист1"), ("Лист 1", "'Лист 1'"), ("О'Нил", "'О''Нил'"), ("2026", "'2026'"), ("A1", "'A1'")],
)
def test_a_sheet_is_quoted_where_its_name_needs_it(sheet, written) -> None:
    assert quoted(sheet) == written
    assert split(f"{written}!A1") == (sheet, "A1")
