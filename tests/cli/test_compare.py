"""`career-xl compare spo1|ais`: figures beside figures, and persons who explain a difference."""

import openpyxl
import pytest

from tests.cli.workbooks import save_book, three_graduates
from tests.tables import graduate


@pytest.fixture
def other(tmp_path):
    def write(*rows, name="СПО-1.xlsx"):
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(tmp_path / name)
        return tmp_path / name

    return write


HEADER = ["Год выпуска", "Код", "01", "02", "03", "04", "05"]


def test_equal_figures_end_with_0(career_xl, book, other) -> None:
    file = other(HEADER, [2026, "09.02.07", 3, 1, 0, 0, 0], [2026, "Всего", 3, 1, 0, 0, 0])
    done = career_xl("compare", "spo1", book, file, "--json")
    assert (done.code, done.json["differences"], done.json["compared"], done.json["cohort"]) == (0, [], 10, 2026)


def test_figures_that_differ_end_with_1_and_both_are_shown(career_xl, book, other) -> None:
    file = other(HEADER, [2026, "09.02.07", 4, 1, 0, 0, 0], ["Дата данных СПО-1", "01.10.2026"])
    done = career_xl("compare", "spo1", book, file)
    assert done.code == 1
    assert "мониторинг на 20.11.2026, СПО-1 — на 01.10.2026" in " ".join(done.out.split())
    document = career_xl("compare", "spo1", book, file, "--json").json
    assert document["differences"] == [{"code": "09.02.07", "line": "01", "monitoring": 3, "other": 4, "graduates": []}]


def test_the_result_may_be_written_as_a_workbook(career_xl, book, other, tmp_path) -> None:
    out = tmp_path / "сверка.xlsx"
    assert career_xl("compare", "spo1", book, other(HEADER, [2026, "Всего", 5, 1, 0, 0, 0]), "--out", out).code == 1
    rows = list(openpyxl.load_workbook(out)["Расхождения"].iter_rows(min_row=2, values_only=True))
    assert [(row[0], row[1], *row[3:]) for row in rows] == [("Всего", "01", 3, 5, -2)]


def test_a_code_that_the_other_side_lacks_is_a_difference(career_xl, book, other) -> None:
    file = other(HEADER, [2026, "43.01.09", 0, 0, 0, 0, 0])
    (difference,) = career_xl("compare", "spo1", book, file, "--json").json["differences"]
    assert (difference["code"], difference["monitoring"], difference["other"]) == ("09.02.07", 3, 0)


def test_of_a_list_the_persons_who_explain_a_difference_are_named_by_their_rows(career_xl, book, tmp_path) -> None:
    first, second, _ = three_graduates()
    stranger = graduate(full_name="Яшин Лев Иванович", snils=None, birth_date=None)
    file = save_book(tmp_path / "АИС.xlsx", [first, second | {"ОВЗ": "нет"}, stranger])
    done = career_xl("compare", "ais", book, file, "--json")
    differences = {(each["code"], each["line"]): each for each in done.json["differences"]}
    assert done.code == 1
    assert [(one["row"], one["other_row"]) for one in differences["09.02.07", "01"]["graduates"]] == [
        (4, None),
        (None, 4),
    ]
    assert [(one["row"], one["other_row"]) for one in differences["09.02.07", "02"]["graduates"]] == [(3, 3)]
    assert "Яшин" not in done.out + done.err


def test_lines_that_a_list_says_nothing_about_are_not_compared(career_xl, book, other) -> None:
    rows = [[row["ФИО"], row["Дата рождения"], row["Код"]] for row in three_graduates()]
    file = other(["ФИО", "Дата рождения", "Код"], *rows)
    done = career_xl("compare", "ais", book, file, "--json")
    assert (done.code, done.json["skipped_lines"]) == (0, ["02", "03", "04", "05"])


def test_a_file_that_says_nothing_of_graduates_ends_with_2(career_xl, book, other) -> None:
    done = career_xl("compare", "spo1", book, other(["Товар", "Цена"], ["мел", 5]))
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)


def test_a_cohort_that_the_file_lacks_ends_with_2(career_xl, book, other) -> None:
    file = other(HEADER, [2025, "09.02.07", 3, 1, 0, 0, 0])
    assert career_xl("compare", "spo1", book, file, "--cohort", 2026).code == 2
