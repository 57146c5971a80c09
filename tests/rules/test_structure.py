"""S01–S04: sheet, columns, formula errors."""

from career_xl.domain.columns import Column
from career_xl.domain.sheets import Sheet
from career_xl.rules.findings import Outcome
from career_xl.tables.sheet_values import SheetValues
from tests.rules.flat_findings import cells, codes, findings, found, result
from tests.tables import GRADUATE, graduate, observation, with_error


def with_captions(*more: str, row: list[object] | None = None) -> SheetValues:
    """The faultless graduate's sheet with further columns at the right."""
    return SheetValues(Sheet.MONITORING, [[*GRADUATE, *more], [*GRADUATE.values(), *(row or [])]])


def test_a_faultless_graduate_gives_no_finding() -> None:
    assert found({}) == []


def test_each_missing_required_column_is_an_error_about_the_whole_sheet() -> None:
    seen = observation([graduate()], without=[Column.COHORT, Column.STUDY_FORM])
    assert cells(seen, "S01") == [("S01", None, "Год выпуска"), ("S01", None, "Форма обучения")]


def test_a_missing_column_that_is_not_required_is_no_error() -> None:
    assert codes(observation([graduate()], without=[Column.NOTE, Column.GROUP]), "S01") == []


def test_a_sheet_without_any_known_caption_lacks_every_required_column() -> None:
    seen = observation(SheetValues(Sheet.MONITORING, [["Журнал", "посещений"], [1, 2]]))
    assert cells(seen) == [
        ("S01", None, "ФИО"),
        ("S01", None, "Год выпуска"),
        ("S01", None, "Форма обучения"),
        ("S01", None, "Код"),
    ]
    assert result(seen, "S02").outcome is Outcome.SKIPPED
    assert result(seen, "S03").reason == "в первых 15 строках листа нет строки заголовков"


def test_a_sheet_with_a_header_alone_gives_no_finding() -> None:
    seen = observation(SheetValues(Sheet.MONITORING, [list(GRADUATE)]))
    assert findings(seen) == []


def test_a_column_that_stands_twice_is_named_as_written_with_the_row_of_the_header() -> None:
    seen = observation(SheetValues(Sheet.MONITORING, [["Отчёт"], *with_captions("  Ф.И.О.\nвыпускника ").rows]))
    (finding,) = findings(seen, "S02")
    assert (finding.row, finding.column, finding.value, finding.sheet_column) == (
        2,
        "  Ф.И.О.\nвыпускника ",
        "  Ф.И.О.\nвыпускника ",
        len(GRADUATE) + 1,
    )


def test_the_first_of_two_equal_columns_is_read() -> None:
    seen = observation(with_captions("Код", row=["не код"]))
    assert codes(seen) == [("S02", 1)]


def test_a_general_caption_beside_the_full_one_is_a_column_of_the_users_own() -> None:
    assert codes(observation(with_captions("Комментарий")), "S02", "S03") == [("S03", 1)]


def test_the_same_general_caption_twice_is_a_repeated_column() -> None:
    captions = [caption if caption != "Примечание" else "Комментарий" for caption in GRADUATE]
    rows = [[*captions, "Комментарий"], [*GRADUATE.values(), "другое"]]
    assert codes(observation(SheetValues(Sheet.MONITORING, rows)), "S02", "S03") == [("S02", 1)]


def test_an_unknown_column_is_left_alone_and_mentioned_as_information() -> None:
    (finding,) = findings(observation(with_captions("Рост, см", row=[182])))
    assert (finding.rule, finding.level, finding.row, finding.column) == ("S03", "info", 1, "Рост, см")


def test_a_column_without_a_caption_is_no_unknown_column() -> None:
    assert codes(observation(with_captions("", "  ", row=["x", "y"]))) == []


def test_a_formula_error_is_reported_in_any_known_column_with_the_error_as_value() -> None:
    for column in Column:
        seen = observation(with_error(graduate(), column, "#N/A"))
        assert [(f.rule, f.row, f.column, f.value) for f in findings(seen)] == [("S04", 2, column.caption, "#N/A")]


def test_a_formula_error_in_an_unknown_column_is_left_alone() -> None:
    table = with_captions("Рост, см")
    seen = observation(SheetValues(table.name, table.rows, {(2, len(GRADUATE) + 1): "#REF!"}))
    assert codes(seen) == [("S03", 1)]


def test_a_row_of_nothing_but_formula_errors_still_is_a_row_of_the_table() -> None:
    blank = SheetValues(
        Sheet.MONITORING,
        [list(GRADUATE), [None] * len(GRADUATE)],
        {(2, number): "#REF!" for number in range(1, len(GRADUATE) + 1)},
    )
    assert codes(observation(blank)) == [("S04", 2)] * len(GRADUATE)


def test_formula_errors_are_not_looked_for_in_columns_that_the_sheet_lacks() -> None:
    seen = observation([graduate()], without=[Column.NOTE])
    assert (result(seen, "S04").outcome, result(seen, "S04").reason) == (Outcome.PASSED, None)
