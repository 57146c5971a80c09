"""The header is found by its captions, wherever in the first 15 rows it stands and however it is written."""

import pytest

from career_xl.domain.columns import CAPTION_KEYS, Column
from career_xl.domain.sheets import Sheet
from career_xl.domain.spelling import caption_key
from career_xl.tables.monitoring import Monitoring
from career_xl.tables.sheet_values import SheetValues
from tests.tables import GRADUATE

CAPTIONS, CELLS = list(GRADUATE), list(GRADUATE.values())


def read(*rows: object) -> Monitoring:
    return Monitoring(SheetValues(Sheet.MONITORING, rows))


@pytest.mark.parametrize("above", [0, 1, 5, 14])
def test_a_header_in_the_first_fifteen_rows_is_found_under_titles_and_blank_rows(above: int) -> None:
    titles = [["Мониторинг трудоустройства", None, "2026"], [], [None], ["Код колледжа", "Группа"]] * 4
    monitoring = read(*titles[:above], CAPTIONS, CELLS)
    assert monitoring.header.row == above + 1
    assert (list(monitoring.rows), monitoring.missing) == ([above + 2], frozenset())


def test_a_header_in_row_16_is_not_looked_for() -> None:
    monitoring = read(*[["Отчёт"]] * 15, CAPTIONS, CELLS)
    assert (monitoring.header, len(monitoring), monitoring.missing) == (None, 0, frozenset(Column))


@pytest.mark.parametrize(
    "written",
    [
        "ПРЕДПРИЯТИЕ ДУАЛЬНОГО ОБУЧЕНИЯ",
        " Предприятие  дуального\tобучения ",
        "Предприятие\nдуального\r\nобучения:",
        "«Предприятие дуального обучения»*",
        "Предприятие дуального обуче\xadния",
        "Предприятие\xa0ДО",
        "Предприятие дуаль\nного обучения",
        "\ufeffПредприятие дуального\u200b обучения",
    ],
)
def test_case_spaces_breaks_and_punctuation_at_the_ends_do_not_matter(written: str) -> None:
    captions = [written if caption == Column.DUAL_EMPLOYER.caption else caption for caption in CAPTIONS]
    assert read(captions, CELLS).missing == frozenset()


@pytest.mark.parametrize(
    "written", ["Профессия/\nспециальность", "Профессия\n/специальность", "Профессия / специальность"]
)
def test_a_caption_wrapped_at_its_slash_is_still_itself(written: str) -> None:
    captions = [written if caption == Column.PROGRAMME.caption else caption for caption in CAPTIONS]
    assert read(captions, CELLS).missing == frozenset()


def test_e_and_yo_are_the_same_letter() -> None:
    captions = [caption.replace("ё", "е") for caption in CAPTIONS]
    assert captions != CAPTIONS
    assert read(captions, CELLS).missing == frozenset()


@pytest.mark.parametrize("column", Column)
def test_every_synonym_names_its_column_where_nothing_else_does(column: Column) -> None:
    for synonym in column.synonyms:
        captions = [synonym if caption == column.caption else caption for caption in CAPTIONS]
        monitoring = read(captions, CELLS)
        assert monitoring.missing == frozenset()
        assert monitoring.header.unknown == monitoring.header.repeated == ()


def test_no_caption_means_two_columns() -> None:
    meanings = [(caption_key(text), column) for column in Column for text in (column.caption, *column.synonyms)]
    assert [key for key, column in meanings if CAPTION_KEYS[key] is not column] == []


def test_columns_may_stand_in_any_order_with_others_between_them() -> None:
    captions = ["Рост", *reversed(CAPTIONS), None, "Вес"]
    monitoring = read(captions, [180, *reversed(CELLS), "x", 70])
    assert monitoring.missing == frozenset()
    assert monitoring.text(Column.FULL_NAME, 0) == "Смирнова Анна Петровна"
    assert [(caption.text, caption.column) for caption in monitoring.header.unknown] == [
        ("Рост", 1),
        ("Вес", len(CAPTIONS) + 3),
    ]


def test_the_row_with_the_most_captions_is_the_header() -> None:
    monitoring = read(["Группа", "Код", "Профессия"], CAPTIONS, CELLS)
    assert monitoring.header.row == 2


def test_the_full_caption_wins_over_a_general_one_wherever_they_stand() -> None:
    monitoring = read(["Организация", *CAPTIONS], ["чужая", *CELLS])
    assert monitoring.text(Column.EMPLOYER, 0) == "ООО «Волга-Софт»"


def test_rows_shorter_than_the_header_end_in_blank_cells() -> None:
    monitoring = read(CAPTIONS, CELLS[:8])
    assert (monitoring.text(Column.CODE, 0), monitoring.text(Column.NOTE, 0)) == ("09.02.07", "")
