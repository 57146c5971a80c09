"""The bench compares like with like: the rivals find the rows that career_xl finds, and the workbooks stay the same."""

import hashlib
from pathlib import Path

import pytest

from bench import rivals_pandera, rivals_pydantic, shared_rules
from bench.generate import write_workbook
from career_xl.domain.sheets import Sheet
from career_xl.rules.check import check
from career_xl.tables.observation import observe
from career_xl.tables.reader import read_workbook
from career_xl.tables.sheet_values import Workbook


@pytest.fixture(scope="module")
def workbook(tmp_path_factory) -> Workbook:
    path = tmp_path_factory.mktemp("bench") / "3000.xlsx"
    write_workbook(path, 3000)
    return read_workbook(path)


def test_twenty_rules_are_compared() -> None:
    assert len(shared_rules.CODES) == 20


def test_pandera_and_pydantic_find_what_we_find(workbook: Workbook) -> None:
    observation = observe(workbook)
    rows = workbook.need(Sheet.MONITORING).rows
    found = shared_rules.find(observation)
    assert {rule for rule, _ in found} >= {"F01", "F02", "F03", "F05", "F06", "F09", "L14", "L15"}
    assert rivals_pandera.find(rivals_pandera.frame(rows), observation.report_date) == found
    assert rivals_pydantic.find(rivals_pydantic.dictionaries(rows), observation.report_date) == found


def test_no_rule_crashes_on_a_generated_workbook(workbook: Workbook) -> None:
    assert check(observe(workbook)).crashed == ()


def test_the_same_seed_makes_the_same_graduates(tmp_path: Path) -> None:
    digests = set()
    for name in ("a.xlsx", "b.xlsx"):
        write_workbook(tmp_path / name, 50)
        rows = read_workbook(tmp_path / name).need(Sheet.MONITORING).rows
        digests.add(hashlib.sha256(repr(rows).encode()).hexdigest())
    assert len(digests) == 1
