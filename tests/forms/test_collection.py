"""The three-sheet form of 2025: sums on the main sheet, persons on the other two."""

import datetime as dt

import pytest

from career_xl.domain.form_columns import COLLECTION_COUNTS, COLLECTION_NUMBERS
from career_xl.forms.file_check import check_file
from tests.forms.form_files import (
    COOKS,
    NETWORKS,
    cells,
    checked_2025,
    collection,
    persons,
    programme_row,
    save,
)

LIMITED = [NETWORKS, "ОВЗ-1", "слуха", "ОВЗ", "нет", "нет", "трудоустроен"]
WORKING = [NETWORKS, "Ц-1", "ООО «Волга»", "", "7707083893", "действует", "трудоустроен", None, None, None]
ENDED = [NETWORKS, "Ц-2", "ООО «Волга»", "", "7707083893", "расторгнут", None, "по соглашению", "переезд", "учится"]
MAIN = collection(programme_row(NETWORKS))


def changed(row: list, **cells) -> list:
    """The row with some cells changed: `changed(WORKING, c7=None)`."""
    row = list(row)
    for name, cell in cells.items():
        row[int(name[1:]) - 1] = cell
    return row


def found(tmp_path, main=MAIN, limitations=(LIMITED,), targets=(WORKING, ENDED)) -> list:
    return cells(checked_2025(tmp_path, main, persons(7, *limitations), persons(10, *targets)))


def test_a_faultless_form_is_accepted_with_its_figures(tmp_path) -> None:
    file = checked_2025(tmp_path, MAIN, persons(7, LIMITED), persons(10, WORKING, ENDED))
    assert (cells(file), file.accepted, file.form) == ([], True, "form2025")
    assert dict(zip(COLLECTION_COUNTS, file.figures["09.02.07"][""], strict=True))["17"] == 4


@pytest.mark.parametrize(
    "main",
    [
        MAIN[1:],
        [["ПОО", *row] for row in MAIN],
        [*MAIN, programme_row("Итого")],
        [*MAIN[:4], ["Выпадающий список"], *MAIN[4:]],
        [*MAIN, [], ["Исполнитель: Белов А. И."]],
        [*MAIN[:3], [{"3.1": dt.date(2025, 1, 3), "1.1": 1.1}.get(cell, cell) for cell in MAIN[3]], *MAIN[4:]],
    ],
    ids=["one row higher", "college in a first column", "total", "sample", "signature", "numbers taken for dates"],
)  # fmt: skip
def test_what_stands_around_the_table_does_not_matter(tmp_path, main) -> None:
    assert found(tmp_path, main) == []


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (programme_row(NETWORKS, graduates=11), [("T07", 5, "2")]),
        (programme_row(NETWORKS, c3_2=7), [("T07", 5, "3.2")]),
        (programme_row(NETWORKS, c4_1=1), [("T07", 5, "4.1")]),
        (programme_row(NETWORKS, employed="6.0"), [("T07", 5, "3")]),
        (programme_row(NETWORKS, c18=None), []),
    ],
)
def test_each_mistake_of_the_main_sheet_is_found_at_its_cell(tmp_path, row, expected) -> None:
    assert found(tmp_path, collection(row)) == expected


def test_one_code_may_stand_once_per_form_of_study(tmp_path) -> None:
    main = collection(programme_row(NETWORKS), programme_row(NETWORKS, c1_1="заочная"), programme_row(NETWORKS))
    assert found(tmp_path, main) == [("T07", 7, "1")]


def test_a_total_that_is_no_sum_is_an_error(tmp_path) -> None:
    assert found(tmp_path, [*MAIN, programme_row("Итого", graduates=12, employed=8)]) == [
        ("T03", 6, "2"),
        ("T03", 6, "3"),
    ]


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (changed(LIMITED, c1=COOKS), [("T07", 3, "1")]),
        (changed(LIMITED, c1=None), [("F01", 3, "1")]),
        (changed(LIMITED, c1=dt.date(2007, 2, 9)), [("F06", 3, "1")]),
        (changed(LIMITED, c2=None), [("F01", 3, "2")]),
    ],
)
def test_each_mistake_about_a_person_is_found_at_its_cell(tmp_path, person, expected) -> None:
    assert found(tmp_path, limitations=[person]) == expected


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (changed(WORKING, c5="7707083894"), [("F05", 3, "5")]),
        (changed(WORKING, c5=None), [("F05", 3, "5")]),
        (changed(WORKING, c5=7707083893), []),
        (changed(WORKING, c6=None), [("T07", 3, "6")]),
        (changed(WORKING, c6="приостановлен"), [("T07", 3, "6")]),
        (changed(WORKING, c6=" Действует "), []),
        (changed(WORKING, c7=None), [("T07", 3, "7")]),
        (changed(WORKING, c9="переезд"), [("T07", 3, "9")]),
        (changed(ENDED, c7="учится"), [("T07", 3, "7")]),
        (changed(ENDED, c8=None, c10=None), [("T07", 3, "8"), ("T07", 3, "10")]),
    ],
)
def test_the_columns_of_a_target_contract_agree(tmp_path, person, expected) -> None:
    assert found(tmp_path, targets=[person]) == expected


def test_a_number_of_a_person_stands_once(tmp_path) -> None:
    assert found(tmp_path, targets=[WORKING, changed(ENDED, c2="ц-1")]) == [("T07", 3, "2"), ("T07", 4, "2")]


def test_there_are_no_more_persons_than_graduates(tmp_path) -> None:
    main = collection(programme_row(NETWORKS, graduates=5, employed=1))
    people = [changed(LIMITED, c2=f"№ {number}") for number in range(6)]
    assert found(tmp_path, main, people) == [("T07", 8, "1")]


def test_a_sheet_of_persons_must_be_there_even_if_it_is_empty(tmp_path) -> None:
    assert found(tmp_path, limitations=(), targets=()) == []
    file = check_file(save(tmp_path / "f.xlsx", {"1. Форма сбора": MAIN, "2. Нозологии": persons(7)}), "f.xlsx")
    assert cells(file) == [("S01", None, None)]


def test_a_column_without_its_number_is_missing(tmp_path) -> None:
    main = [list(row) for row in MAIN]
    main[3][COLLECTION_NUMBERS.index("9")] = None
    assert found(tmp_path, main) == [("S01", 4, "9")]
