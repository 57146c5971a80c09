"""What the officer reads when a command cannot run: one Russian sentence, exit code 2, nothing on stdout."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.cli.workbooks import save_book, three_graduates
from tests.tables import graduate


def refused(done, *words: str) -> bool:
    """Exit code 2, an empty stdout, Russian on stderr with the given words, no traceback."""
    assert (done.code, done.out) == (2, ""), done
    assert re.search("[а-яё]", done.err)
    assert "Traceback" not in done.err
    assert len(done.err.strip().splitlines()) == 1
    assert all(word in done.err for word in words), done.err
    return True


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["check"], "BOOK"),
        (["foo"], "Команда не распознана"),
        (["kpi", "book.xlsx", "--nope"], "--nope"),
        (["contingent", "book.xlsx", "--cohort", "две тысячи"], "ГОД"),
        (["contingent", "book.xlsx"], "ГОД"),
        (["new", "book.xlsx"], "ГОД"),
    ],
)
def test_a_wrong_command_line_is_explained_in_russian(career_xl, words, expected):
    assert refused(career_xl(*words), expected)


def test_a_missing_file_is_named(career_xl, tmp_path):
    assert refused(career_xl("check", tmp_path / "нет такого.xlsx"), "нет такого.xlsx", "не найден")


def test_a_workbook_without_the_sheet_is_named(career_xl, tmp_path):
    path = save_book(tmp_path / "book.xlsx", three_graduates())
    renamed = tmp_path / "other.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(renamed, "w") as target:
        for part in source.infolist():
            data = source.read(part)
            target.writestr(part, data.replace("Мониторинг".encode(), "Студенты".encode()))
    assert refused(career_xl("check", renamed), "нет листа «Мониторинг»")


def test_an_unreadable_report_date_is_refused(career_xl, book):
    assert refused(career_xl("check", book, "--report-date", "вчера"), "вчера")


def test_an_unclear_report_date_in_the_passport_is_refused_with_its_place(career_xl, tmp_path):
    book = save_book(tmp_path / "book.xlsx", three_graduates(), {"Отчётная дата": "осень"})
    assert refused(career_xl("kpi", book), "Паспорт", "строка 1", "осень")


def test_a_cohort_that_is_not_there_is_refused_with_those_that_are(career_xl, book):
    assert refused(career_xl("form1", book, "--cohort", 2019), "2019", "2026")


def test_an_unknown_indicator_is_refused(career_xl, book):
    assert refused(career_xl("kpi", book, "--explain", "К99"), "К99")


@pytest.mark.parametrize(
    ("command", "option"), [("check", "--out"), ("risk", "--out"), ("contingent", "--docx"), ("form1", "--xlsx")]
)
def test_a_result_is_never_written_over_the_workbook_itself(career_xl, book, command, option):
    before = book.read_bytes()
    cohort = ["--cohort", 2026] if command in ("contingent", "form1") else []
    assert refused(career_xl(command, book, *cohort, option, book), "исходная книга")
    assert book.read_bytes() == before


@pytest.mark.parametrize(
    ("command", "option", "name"),
    [
        ("check", "--out", "a.pdf"),
        ("risk", "--out", "a.csv"),
        ("form1", "--xlsx", "a.ods"),
        ("plan", "--docx", "a.odt"),
    ],
)
def test_a_result_with_another_ending_is_refused(career_xl, book, tmp_path, command, option, name):
    cohort = ["--cohort", 2026] if command == "form1" else []
    assert refused(career_xl(command, book, *cohort, option, tmp_path / name), name)
    assert not (tmp_path / name).exists()


def test_a_folder_that_does_not_exist_is_refused(career_xl, book, tmp_path):
    assert refused(career_xl("risk", book, "--out", tmp_path / "нет" / "риск.xlsx"), "риск.xlsx")


def test_a_new_workbook_never_replaces_a_file(career_xl, book):
    before = book.read_bytes()
    assert refused(career_xl("new", book, "--year", 2026), "уже есть")
    assert book.read_bytes() == before


def test_an_internal_error_shows_its_details_only_on_request(career_xl, book, monkeypatch):
    def broken(observation):
        raise RuntimeError("Смирнова Анна Петровна")

    monkeypatch.setattr("career_xl.risk.find_risk_group", broken)
    assert refused(career_xl("risk", book), "Внутренняя ошибка")
    assert "Смирнова" not in career_xl("risk", book).err
    assert "Traceback" in career_xl("risk", book, "--debug").err


def test_a_crashed_rule_makes_the_check_fail(career_xl, tmp_path, monkeypatch):
    book = save_book(tmp_path / "book.xlsx", [graduate()])
    assert career_xl("check", book).code == 0

    def broken(digits):
        raise KeyError(digits)

    monkeypatch.setattr("career_xl.rules.duplicates.person_key", broken)
    done = career_xl("check", book, "--json")
    assert done.code == 1
    rules = {part["rule"]: part for part in done.json["rules"]}
    assert rules["T02"]["outcome"] == "crashed"
    assert "мирнова" not in done.out + done.err


@pytest.mark.parametrize("command", [["check"], ["kpi"], ["risk"], ["contingent", "--cohort", "2026"]])
def test_no_command_changes_a_byte_of_the_workbook(career_xl, book, command):
    before, modified = book.read_bytes(), book.stat().st_mtime_ns
    career_xl(command[0], book, *command[1:])
    assert (book.read_bytes(), book.stat().st_mtime_ns) == (before, modified)


def test_a_reader_that_leaves_early_is_no_error(book: Path):
    script = f'"{sys.executable}" -m career_xl check "{book}" --json | head -c 1'
    done = subprocess.run(["bash", "-c", script], capture_output=True, encoding="utf-8", check=False)
    assert (done.stdout, "Traceback" in done.stderr) == ("{", False)
