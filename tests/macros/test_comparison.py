"""«Сверить…» over both engines: what the command line says of the same file, in a workbook beside the officer's."""

import openpyxl
import pytest

from career_xl.macros.commands import run
from tests.cli.workbooks import save_book, three_graduates
from tests.tables import graduate

HEADER = ["Год выпуска", "Код", "01", "02", "03", "04", "05"]


@pytest.fixture
def figures(tmp_path):
    def write(*rows, name="Форма СПО-1.xlsx"):
        book = openpyxl.Workbook()
        for row in (HEADER, *rows):
            book.active.append(row)
        book.save(tmp_path / name)
        return tmp_path / name

    return write


@pytest.fixture
def asked(session):
    """Answers the questions for source, cohort and files; the list holds what was asked and could be chosen."""

    def answer(source, *files, cohort="2026"):
        questions: list[tuple[str, ...]] = []

        def ask(question, choices, default):
            questions.append((question, *choices))
            return source if "С чем" in question else cohort

        session.ask = ask
        session.ask_files = lambda question, patterns: files
        return questions

    return answer


def test_figures_that_differ_are_told_and_written_beside_the_workbook(opened, session, asked, figures, tmp_path):
    questions = asked("СПО-1", figures([2026, "09.02.07", 4, 1, 0, 0, 0]))
    answer = run("compare", opened(), session)
    assert answer.done, answer.sentence
    assert answer.sentence == (
        "Сверено чисел выпуска 2026: 5, расходится: 1; файл «Сверка с СПО-1, выпуск 2026.xlsx» записан рядом с книгой."
    )
    assert answer.details == ("09.02.07, строка 01: в мониторинге 3, СПО-1 — 4.",)
    assert questions == [("С чем сверить контингент?", "СПО-1", "АИС")]
    rows = list(openpyxl.load_workbook(tmp_path / "Сверка с СПО-1, выпуск 2026.xlsx")["Расхождения"].values)
    assert [(row[0], row[1], *row[3:]) for row in rows[1:]] == [("09.02.07", "01", 3, 4, -1)]


def test_the_workbook_is_compared_as_it_is_on_the_screen(opened, session, asked, figures):
    book = opened()
    asked("СПО-1", figures([2026, "09.02.07", 2, 1, 0, 0, 0]))
    assert "расходится: 1;" in run("compare", book, session).sentence
    header = book.sheets["Мониторинг"]["A1:AK1"].value
    book.sheets["Мониторинг"][3, header.index("Год выпуска")].value = 2025
    answer = run("compare", book, session)
    assert "расходится: 0;" in answer.sentence
    assert "«Сверка с СПО-1, выпуск 2026 (2).xlsx»" in answer.sentence


def test_those_who_explain_a_difference_are_named_by_rows_and_never_by_name(opened, session, asked, tmp_path):
    first, second, _ = three_graduates()
    stranger = graduate(full_name="Яшин Лев Иванович", snils=None, birth_date=None)
    asked("АИС", save_book(tmp_path / "Список АИС.xlsx", [first, second, stranger]))
    answer = run("compare", opened(), session)
    assert answer.details == (
        "Всего, строка 01: в мониторинге 3, АИС — 3.",
        "Всего, строка 01: строка 4 «Мониторинга» — есть в «Мониторинге», нет в другом списке.",
        "Всего, строка 01: строка 4 другого списка — есть в другом списке, нет в «Мониторинге».",
        "09.02.07, строка 01: в мониторинге 3, АИС — 3.",
        "09.02.07, строка 01: строка 4 «Мониторинга» — есть в «Мониторинге», нет в другом списке.",
        "09.02.07, строка 01: строка 4 другого списка — есть в другом списке, нет в «Мониторинге».",
    )


def test_of_many_who_explain_a_difference_the_first_are_named_and_the_others_counted(opened, session, asked, tmp_path):
    strangers = [graduate(full_name=f"Яшин Лев {letter}", snils=None, birth_date=None) for letter in "АБВГДЕЖ"]
    asked("АИС", save_book(tmp_path / "Список АИС.xlsx", [*three_graduates(), *strangers]))
    details = run("compare", opened(), session).details
    assert [line for line in details if "и ещё" in line] == [
        "Всего, строка 01: и ещё 2.",
        "09.02.07, строка 01: и ещё 2.",
    ]


def test_the_cohort_is_asked_where_the_file_speaks_of_several(opened, session, asked, figures):
    rows = three_graduates()
    rows[2] = rows[2] | {"Год выпуска": 2025}
    file = figures(
        [2024, "09.02.07", 9, 0, 0, 0, 0], [2025, "09.02.07", 1, 0, 0, 0, 0], [2026, "09.02.07", 2, 1, 0, 0, 0]
    )
    questions = asked("СПО-1", file, cohort="2025")
    answer = run("compare", opened(rows), session)
    assert answer.sentence.startswith("Сверено чисел выпуска 2025: 5,")
    assert questions[1] == ("За какой год выпуска?", "2025", "2026")


def test_further_files_are_said_to_be_left_out(opened, session, asked, figures):
    row = [2026, "09.02.07", 3, 1, 0, 0, 0]
    asked("СПО-1", figures(row), figures(row, name="Вторая.xlsx"))
    assert run("compare", opened(), session).details == (
        "Файл «Вторая.xlsx» не сверен: за один раз сверяется один файл.",
    )


def test_a_file_that_says_nothing_of_graduates_is_refused_and_nothing_written(opened, session, asked, tmp_path):
    openpyxl.Workbook().save(tmp_path / "Пусто.xlsx")
    asked("СПО-1", tmp_path / "Пусто.xlsx")
    answer = run("compare", opened(), session)
    assert (answer.done, list(tmp_path.glob("Сверка*"))) == (False, [])
    assert "нет ни списка выпускников" in answer.sentence


def test_without_a_file_nothing_is_done(opened, session, asked, tmp_path):
    asked("АИС")
    answer = run("compare", opened(), session)
    assert (answer.done, list(tmp_path.glob("Сверка*"))) == (False, [])
