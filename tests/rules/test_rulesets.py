"""Which rules are in force, and the page of the manual that is made from them."""

import datetime as dt

import pytest

from career_xl.domain.academic_year import AcademicYear
from career_xl.domain.columns import Column
from career_xl.rules.definition import RowRule, SheetRule
from career_xl.rules.findings import Level
from career_xl.rules.reference import rule_reference
from career_xl.rules.rulesets import RULESETS, Ruleset, ruleset_for
from tests.architecture.source_tree import ROOT

CODES = (
    *(f"S{number:02}" for number in range(1, 5)),
    *(f"F{number:02}" for number in range(1, 11)),
    *(f"L{number:02}" for number in range(1, 21)),
    *("T01", "T02", "T03", "T04", "T07", "T08"),
    *(f"O{number:02}" for number in range(1, 7)),
    "E01",
)
LEVELS = {
    Level.ERROR: "S01 S02 S04 F01 F02 F03 F04 F05 F06 F07 L01 L05 L06 L07 L08 L12 L14 L16 L17 L19 T01 T03 T04 T07 "
    "O01 O04 O05 E01",
    Level.QUERY: "F08 F09 F10 L02 L03 L04 L05 L09 L10 L11 L13 L15 L18 L20 T02 T07 T08 O02 O03 O06",
    Level.INFO: "S03 F07",
}
SOURCES = {
    "001": "L01 L03 L04 L05 L06 L07 L08 L14 L15 L16 L19 O01 O02 O03 O04 O05 O06",
    "000": "L12 L13",
    "LAW": "F04 F05 L10 L11",
    "MP": "F06 F10 L20 T03 T07 T08",
    "001, LAW": "L02",
    "001, 000 §5": "L09",
    "000 §2.6": "L18",
    "001, 000 §6.1": "T04",
    "000 §3.2–3.4": "E01",
    "": "S01 S02 S03 S04 F01 F02 F03 F07 F08 F09 L17 T01 T02",
}


def quiet(code: str, level: Level = Level.QUERY) -> SheetRule:
    return SheetRule(code, level, "проверка", "лист", "", "Исправьте.", lambda seen: [])


def test_the_first_ruleset_holds_exactly_the_rules_of_the_main_job():
    assert RULESETS[0].codes == CODES


@pytest.mark.parametrize("level", Level)
def test_every_rule_has_the_levels_of_the_domain(level):
    assert {rule.code for rule in RULESETS[0].rules if rule.level is level} == set(LEVELS[level].split())


def test_every_rule_cites_the_source_of_the_domain():
    cited = {source: {rule.code for rule in RULESETS[0].rules if rule.source == source} for source in SOURCES}
    assert cited == {source: set(codes.split()) for source, codes in SOURCES.items()}


@pytest.mark.parametrize(
    ("date", "year"),
    [
        (dt.date(2019, 1, 1), 2025),
        (dt.date(2025, 9, 1), 2025),
        (dt.date(2026, 8, 31), 2025),
        (dt.date(2026, 9, 1), 2026),
        (dt.date(2040, 1, 1), 2026),
    ],
)
def test_before_the_first_ruleset_the_first_is_in_force_and_after_the_last_the_last(date, year):
    assert ruleset_for(date).year == AcademicYear(year)


def test_the_rules_of_2026_27_are_inherited_unchanged():
    assert [ruleset.year.short for ruleset in RULESETS] == ["2025/26", "2026/27"]
    assert RULESETS[1].rules == RULESETS[0].rules


def test_a_ruleset_comes_into_force_on_the_first_day_of_its_year(monkeypatch):
    later = RULESETS[1].successor(AcademicYear(2027), delete=frozenset({"L20"}))
    monkeypatch.setattr("career_xl.rules.rulesets.RULESETS", (*RULESETS, later))
    assert "L20" in ruleset_for(dt.date(2027, 8, 31)).codes
    assert "L20" not in ruleset_for(dt.date(2027, 9, 1)).codes


def test_a_successor_inherits_overrides_and_deletes():
    first = Ruleset(AcademicYear(2025), (quiet("F01"), quiet("L01"), quiet("L01"), quiet("T01")))
    second = first.successor(AcademicYear(2026), (quiet("L01", Level.ERROR), quiet("O01")), frozenset({"F01"}))
    assert second.year == AcademicYear(2026)
    assert [(rule.code, rule.level) for rule in second.rules] == [
        ("L01", Level.ERROR),
        ("T01", Level.QUERY),
        ("O01", Level.QUERY),
    ]
    assert first.codes == ("F01", "L01", "T01")


# --- the page ---


def rows() -> list[list[str]]:
    lines = [line for line in rule_reference().splitlines() if line.startswith("| **")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def test_the_page_in_the_manual_is_the_one_that_the_rules_give():
    assert (ROOT / "docs/reference/rules.md").read_text(encoding="utf-8") == rule_reference()


def test_the_page_tells_what_a_later_ruleset_changes(monkeypatch):
    assert "с 2026/27 — те же" in rule_reference()
    added = quiet("O09")
    later = RULESETS[1].successor(AcademicYear(2027), (added, quiet("L20")), frozenset({"L19"}))
    monkeypatch.setattr("career_xl.rules.reference.RULESETS", (*RULESETS, later))
    assert "с 2027/28 — новые: O09, изменены: L20, не действуют: L19" in rule_reference()


def test_every_part_of_every_rule_has_a_complete_row():
    assert [row[0].strip("*") for row in rows()] == [rule.code for rule in RULESETS[-1].rules]
    assert {len(row) for row in rows()} == {7}
    assert all(cell for row in rows() for cell in row)


def test_every_rule_says_in_a_phrase_of_its_own_what_it_looks_for():
    titles = [rule.title for rule in RULESETS[-1].rules]
    assert len(set(titles)) == len(titles)
    assert [title for title in titles if not title or title.endswith(".") or title[0] == " "] == []


def test_a_row_names_columns_further_columns_and_source():
    page = {row[0].strip("*"): row[1:6] for row in rows()}
    assert page["S04"][2:] == ["все столбцы", "—", "—"]
    assert page["L03"] == [
        "вопрос",
        "учёба начинается не в августе–декабре",
        "«Дата трека»",
        "«Фактический трек»",
        "001",
    ]
    assert page["T03"][2] == "лист «Контингент»"


def test_no_rule_names_a_column_twice():
    parts = [rule for rule in RULESETS[-1].rules if isinstance(rule, RowRule)]
    assert [rule.code for rule in parts if set(rule.columns) & set(rule.needs)] == []
    assert [rule.code for rule in parts if len(set(rule.columns)) < len(rule.columns)] == []
    assert {Column.FULL_NAME, Column.SNILS, Column.BIRTH_DATE} <= {column for rule in parts for column in rule.columns}
