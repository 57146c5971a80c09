"""The machine-readable output of each command is exactly what cli.md promises."""

from pathlib import Path

import openpyxl
import pytest

from tests.cli.workbooks import save_book, three_graduates
from tests.tables import graduate


def test_check_prints_counts_findings_and_what_became_of_each_rule(career_xl, book):
    done = career_xl("check", book, "--json")
    assert done.code == 1
    assert list(done.json) == ["book", "report_date", "counts", "findings", "rules"]
    assert done.json["book"] == "Мониторинг ЗК.xlsx"
    assert done.json["report_date"] == "2026-11-20"
    assert done.json["counts"] == {"error": 2, "query": 0, "info": 0}
    assert [(part["rule"], part["row"], part["column"]) for part in done.json["findings"]] == [
        ("L01", 3, "Фактический трек"),
        ("L16", 4, "Фактический трек"),
    ]
    first = done.json["findings"][0]
    assert list(first) == ["rule", "level", "sheet", "row", "column", "value", "message", "source"]
    assert (first["level"], first["sheet"], first["value"], first["source"]) == (
        "error",
        "Мониторинг",
        "Призыв в ВС РФ",
        "001",
    )
    rules = {part["rule"]: part for part in done.json["rules"]}
    assert rules["L01"] == {"rule": "L01", "outcome": "failed", "findings": 1}
    assert rules["L02"] == {"rule": "L02", "outcome": "passed"}
    assert rules["T03"]["outcome"] == "skipped"
    assert "Контингент" in rules["T03"]["reason"]


def test_check_without_errors_ends_with_0_even_when_there_are_queries(career_xl, tmp_path):
    book = save_book(tmp_path / "book.xlsx", [graduate(target_contract=None)])
    done = career_xl("check", book, "--json")
    assert done.code == 0
    assert done.json["counts"] == {"error": 0, "query": 1, "info": 0}


def test_personal_values_are_null_unless_asked_for(career_xl, tmp_path):
    rows = [graduate(snils="112-233-445 96", full_name="Cмирнова Анна Петровна")]
    book = save_book(tmp_path / "book.xlsx", rows)
    hidden, shown = career_xl("check", book, "--json"), career_xl("check", book, "--json", "--with-personal-data")
    values = [[part["value"] for part in done.json["findings"]] for done in (hidden, shown)]
    assert values == [[None, None], ["112-233-445 96", "Cмирнова Анна Петровна"]]
    for text in (hidden.out, hidden.err, shown.err):
        assert "мирнова" not in text
        assert "112-233" not in text


def test_kpi_prints_every_figure_with_its_target_and_status(career_xl, book):
    done = career_xl("kpi", book, "--json")
    assert done.code == 0
    figures = {(part["code"], part["category"], part["cohort"]): part for part in done.json["kpis"]}
    assert figures["К2", "все", 2026] == {
        "code": "К2",
        "category": "все",
        "cohort": 2026,
        "numerator": 1,
        "denominator": 3,
        "value": 0.33333,
        "unit": "share",
        "target": ">= 0.65",
        "status": "missed",
        "missing": 1,
    }
    assert figures["О1.1", "все", None]["value"] == 1
    assert figures["О1.1", "все", None]["target"] == "= 1"
    assert figures["К7", "все", 2026]["numerator"] == 1
    assert figures["К2", "Абилимпикс", 2026]["status"] == "no_data"


def test_kpi_codes_are_accepted_in_latin_letters(career_xl, book):
    assert {part["code"] for part in career_xl("kpi", book, "--json", "--explain", "k2").json["kpis"]} == {"К2"}


def test_risk_prints_members_with_views_reasons_and_measures(career_xl, book):
    members = career_xl("risk", book, "--json").json["members"]
    assert [(part["row"], part["views"], part["threat"], part["addressed"]) for part in members] == [
        (3, [], False, True),
        (4, ["R2", "R3"], False, True),
    ]
    assert list(members[1]) == ["row", "views", "threat", "addressed", "reasons", "measures"]
    assert [list(reason) for reason in members[1]["reasons"]] == [["rule", "text", "source"]] * 2
    assert members[1]["reasons"][0]["rule"] == "L16"
    assert members[1]["measures"]
    assert members[0]["measures"] == []


def test_contingent_prints_the_lines_by_code_and_on_request_by_form(career_xl, book):
    plain = career_xl("contingent", book, "--cohort", 2026, "--json").json
    lines = {"01": 3, "02": 1, "03": 0, "04": 0, "05": 0}
    assert plain == {"cohort": 2026, "lines": lines, "by_code": {"09.02.07": lines}}
    none = dict.fromkeys(lines, 0)
    split = career_xl("contingent", book, "--cohort", 2026, "--json", "--by-form").json
    assert split == plain | {"by_form": {"очная": lines, "очно-заочная": none, "заочная": none}}


def test_form1_prints_every_column_of_every_line(career_xl, book):
    done = career_xl("form1", book, "--cohort", 2026, "--json")
    cells = done.json["by_code"]["09.02.07"]
    assert list(cells) == ["01", "02", "03", "04", "05"]
    assert list(cells["01"]) == [f"{number:02}" for number in range(5, 28)]
    assert {column: count for column, count in cells["01"].items() if count} == {"05": 3, "06": 1, "10": 1, "22": 1}


@pytest.mark.parametrize("command", ["check", "kpi", "risk"])
def test_a_sheet_with_a_header_alone_ends_with_0(career_xl, tmp_path, command):
    done = career_xl(command, save_book(tmp_path / "book.xlsx", []), "--json")
    assert done.code == 0
    assert done.json.get("findings", []) == []
    assert {part["status"] for part in done.json.get("kpis", []) if part["unit"] == "share"} <= {"no_data"}


@pytest.mark.parametrize("command", ["contingent", "form1"])
def test_the_contingent_of_an_empty_sheet_ends_with_2(career_xl, tmp_path, command):
    done = career_xl(command, save_book(tmp_path / "book.xlsx", []), "--cohort", 2026, "--json")
    assert (done.code, done.out) == (2, "")
    assert "нет выпускников 2026 года" in done.err


def test_a_missing_required_column_is_a_finding(career_xl, tmp_path):
    rows = [{key: value for key, value in row.items() if key != "Код"} for row in three_graduates()]
    done = career_xl("check", save_book(tmp_path / "book.xlsx", rows), "--json")
    assert done.code == 1
    assert ("S01", None, "Код") in [(part["rule"], part["row"], part["column"]) for part in done.json["findings"]]


def test_the_report_date_of_the_command_line_comes_before_that_of_the_passport(career_xl, book):
    done = career_xl("check", book, "--json", "--report-date", "2026-10-31")
    assert done.json["report_date"] == "2026-10-31"
    assert [part["rule"] for part in done.json["findings"]] == ["L01"]


def test_nothing_but_json_stands_on_stdout_when_files_are_written_too(career_xl, book, tmp_path):
    target = tmp_path / "с замечаниями.xlsx"
    done = career_xl("check", book, "--json", "--out", target)
    assert done.json["counts"]["error"] == 2
    assert "с замечаниями.xlsx" in done.err
    assert Path(target).stat().st_size > 0


def test_calendar_prints_each_deadline_with_its_state(career_xl, book, tmp_path):
    done = career_xl("calendar", book, "--json", "--ics", tmp_path / "Сроки.ics")
    assert done.code == 0
    assert list(done.json) == ["academic_year", "report_date", "deadlines"]
    assert (done.json["academic_year"], done.json["report_date"]) == ("2026/27", "2026-11-20")
    assert list(done.json["deadlines"][0]) == ["date", "task", "source", "state", "days", "basis"]
    assert (tmp_path / "Сроки.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_calendar_of_another_year_is_asked_for_by_its_first_year(career_xl, book):
    done = career_xl("calendar", book, "--json", "--year", "2024")
    assert done.json["academic_year"] == "2024/25"
    assert {part["date"][:4] for part in done.json["deadlines"]} == {"2024", "2025"}


def test_calendar_believes_what_is_marked_on_its_sheet(career_xl, tmp_path):
    book = tmp_path / "Новая.xlsx"
    assert career_xl("new", book, "--year", "2026").code == 0
    file = openpyxl.load_workbook(book)
    sheet = file["Календарь"]
    row = next(row for row in sheet.iter_rows(min_row=2) if "карточку" in row[1].value)
    row[3].value = "выполнено"
    file.save(book)
    done = career_xl("calendar", book, "--json", "--report-date", "2026-11-20")
    card = next(part for part in done.json["deadlines"] if "карточку" in part["task"])
    assert (card["state"], card["basis"]) == ("done", "отмечено на листе «Календарь»")
