"""What the cells of «Мониторинг» are read as."""

import datetime as dt
from typing import Any

import numpy as np
import pytest

from career_xl.domain.columns import Column
from career_xl.domain.errors import ColumnMissingError
from career_xl.domain.sheets import Sheet
from career_xl.tables.cells import State
from career_xl.tables.monitoring import Monitoring
from tests.tables import graduate, sheet, with_error


def monitoring(*changes: dict[str, Any], without: tuple[str, ...] = ()) -> Monitoring:
    return Monitoring(sheet(Sheet.MONITORING, [graduate(**cells) for cells in changes], without))


def value(column: Column, cell: Any) -> Any:
    return monitoring({column.field: cell}).values(column)[0]


@pytest.mark.parametrize(("cell", "digits"), [("087-654-303 00", "08765430300"), (8765430300, "08765430300")])
def test_leading_zeros_of_a_snils_survive(cell: object, digits: str) -> None:
    assert value(Column.SNILS, cell) == digits


@pytest.mark.parametrize(
    ("cell", "digits"),
    [
        ("0101000021", "0101000021"),
        (101000021.0, "0101000021"),
        (500100732259.0, "500100732259"),
        (10500732259, "010500732259"),
    ],
)
def test_leading_zeros_of_an_inn_survive(cell: object, digits: str) -> None:
    assert value(Column.EMPLOYER_INN, cell) == digits


@pytest.mark.parametrize(
    ("cell", "year"), [(2026, 2026), (2026.0, 2026), ("2026", 2026), ("2026 г.", 2026), (None, 0), ("?", 0), (True, 0)]
)
def test_a_cohort_is_a_number_and_0_where_there_is_none(cell: object, year: int) -> None:
    assert value(Column.COHORT, cell) == year


@pytest.mark.parametrize(
    ("cell", "code"), [("09.02.07", "09.02.07"), (dt.date(2007, 2, 9), ""), ("9.02.07", ""), (9.02, "")]
)
def test_a_code_is_text_and_never_guessed(cell: object, code: str) -> None:
    assert value(Column.CODE, cell) == code


@pytest.mark.parametrize("cell", ["03.08.2026", "2026-08-03", dt.datetime(2026, 8, 3, 23, 59), dt.date(2026, 8, 3)])
def test_dates_are_days(cell: object) -> None:
    assert value(Column.TRACK_DATE, cell) == np.datetime64("2026-08-03")


@pytest.mark.parametrize(
    ("cell", "yes", "state"),
    [
        ("да", True, State.VALUE),
        (" ДА.", True, State.VALUE),
        (True, True, State.RESPELLED),
        ("+", True, State.RESPELLED),
        (1, True, State.RESPELLED),
        ("нет", False, State.VALUE),
        (False, False, State.RESPELLED),
        ("-", False, State.RESPELLED),
        ("возможно", False, State.UNREADABLE),
        (None, False, State.BLANK),
        ("", False, State.BLANK),
    ],
)
def test_a_yes_is_read_in_its_usual_spellings(cell: object, yes: bool, state: State) -> None:
    table = monitoring({"ovz": cell})
    assert (table.yes(Column.OVZ)[0], table.states(Column.OVZ)[0]) == (yes, state)


def test_text_loses_its_spare_spaces_and_a_number_its_decimal_point() -> None:
    assert value(Column.EMPLOYER, "  ООО\n «Волга»  ") == "ООО «Волга»"
    assert value(Column.GROUP, 41.0) == "41"


def test_a_formula_error_is_no_value_but_is_told_as_text() -> None:
    table = Monitoring(with_error(graduate(), Column.OVZ, "#N/A"))
    assert (table.text(Column.OVZ, 0), table.yes(Column.OVZ)[0]) == ("#N/A", False)
    assert (table.blank(Column.OVZ)[0], table.filled(Column.OVZ)[0], table.formula_error(Column.OVZ)[0]) == (
        False,
        False,
        True,
    )


def test_a_missing_column_reads_as_blank_and_is_named() -> None:
    table = monitoring({}, {}, without=("ОВЗ", "Дата трека", "Работодатель"))
    assert table.missing == {Column.OVZ, Column.TRACK_DATE, Column.EMPLOYER}
    assert list(table.yes(Column.OVZ)) == [False, False]
    assert np.isnat(table.values(Column.TRACK_DATE)).all()
    assert list(table.values(Column.EMPLOYER)) == ["", ""]
    with pytest.raises(ColumnMissingError, match="«ОВЗ», «Дата трека»"):
        table.need((Column.OVZ, Column.CODE, Column.TRACK_DATE))


def test_the_frame_has_a_column_per_caption_and_the_rows_of_the_sheet() -> None:
    frame = monitoring({"ovz": "да", "track_date": None}, {"cohort": "?", "ovz": "возможно"}).frame
    assert list(frame.columns) == [column.field for column in Column]
    assert list(frame.index) == [2, 3]
    assert list(frame["ovz"].astype(object).where(frame["ovz"].notna(), None)) == ["да", None]
    assert list(frame["cohort"]) == [2026, 0]
    assert list(frame["track_date"].isna()) == [True, False]
