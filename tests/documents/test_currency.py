"""Documents become outdated when the workbook says something else than they do."""

import pytest

from career_xl.contingent import count_contingent
from career_xl.documents.currency import find_outdated, mark_outdated
from career_xl.documents.files import write_contingent_files, write_plan_files
from career_xl.documents.records import form1_record
from career_xl.documents.registry import Registry
from career_xl.domain.columns import Column
from career_xl.domain.document_kinds import DocumentState
from career_xl.form1 import fill_form1
from tests.tables import REPORT_DATE, different_people, observation

PASSPORT = {"Полное наименование": "ГБПОУ «Приволжский колледж»", "Учебный год": "2026/27"}
ORDER = {"Номер приказа о плане": "12-од", "Дата приказа о плане": "31.08.2026"}


def college(*changes, **settings):
    rows = different_people(*(changes or ({}, {}, {"ovz": "да"})))
    return observation(rows, passport={**PASSPORT, **settings})


@pytest.fixture
def registry(tmp_path):
    return Registry(tmp_path)


def make_contingent(seen, registry):
    target = registry.folder / "контингент.docx"
    write_contingent_files(seen, count_contingent(seen, 2026), registry, target, None)


def make_plan(seen, registry):
    write_plan_files(seen, registry, registry.folder / "план.docx", None)


def states(registry) -> list[str]:
    return [record.state.value for record in registry.records()]


def told(registry, seen) -> list[list[str]]:
    return [[str(difference) for difference in one.differences] for one in find_outdated(seen, registry)]


def test_a_document_that_still_agrees_stays_as_it_is(registry):
    make_contingent(college(), registry)
    assert mark_outdated(college({"sex": "ж"}, {"employer": "АО «Иное»"}, {"ovz": "да"}), registry) == ()
    assert states(registry) == ["черновик"]


def test_a_changed_figure_makes_the_document_outdated_and_is_told(registry):
    make_contingent(college(), registry)
    (note,) = mark_outdated(college({}, {"ovz": "да"}, {"ovz": "да"}), registry)
    assert "устарел: всего, строка 02: в документе 1, в книге 2; 09.02.07, строка 02: в документе 1, в книге 2." in note
    assert states(registry) == ["устарел"]
    assert registry.records()[0].notes == (
        "всего, строка 02: в документе 1, в книге 2; 09.02.07, строка 02: в документе 1, в книге 2",
    )
    assert mark_outdated(college({}, {"ovz": "да"}, {"ovz": "да"}), registry) == ()


def test_an_accepted_scan_is_outdated_too_when_the_figures_change(registry):
    make_contingent(college(), registry)
    registry.advance(registry.records()[0], DocumentState.SCAN_ACCEPTED)
    mark_outdated(college({}), registry)
    assert states(registry) == ["устарел"]


def test_a_cohort_that_is_gone_is_told(registry):
    make_contingent(college(), registry)
    assert told(registry, college({"cohort": 2025})) == [
        [
            "год выпуска: в документе 2026, в книге нет",
            "всего, строка 01: в документе 3, в книге нет",
            "всего, строка 02: в документе 1, в книге нет",
            "09.02.07, строка 01: в документе 3, в книге нет",
            "09.02.07, строка 02: в документе 1, в книге нет",
        ]
    ]


def test_a_workbook_that_lacks_a_column_makes_nothing_outdated(registry):
    make_contingent(college(), registry)
    lacking = observation(different_people({}), passport=PASSPORT, without=[Column.OVZ])
    assert told(registry, lacking) == []


def test_another_college_in_the_same_folder_outdates_nothing(registry):
    make_contingent(college(), registry)
    assert told(registry, college({}, **{"Полное наименование": "ГБПОУ «Заволжский колледж»"})) == []


def test_a_plan_is_outdated_by_its_rows_and_order_but_not_by_indicators_or_another_year(registry):
    make_plan(college(**ORDER), registry)
    assert told(registry, college({"actual_track": None}, **ORDER)) == []
    assert told(registry, college(**ORDER, **{"Учебный год": "2027/28"})) == []
    assert told(registry, college(**ORDER | {"Номер приказа о плане": "13-од"})) == [
        ["приказ о плане: в документе «№ 12-од от 31.08.2026», в книге «№ 13-од от 31.08.2026»"]
    ]


def test_a_plan_printed_without_an_order_stays_valid_when_the_order_is_known(registry):
    make_plan(college(), registry)
    assert told(registry, college(**ORDER)) == []


def test_form_1_is_outdated_by_a_new_track(registry):
    seen = college()
    target = registry.folder / "форма.xlsx"
    target.write_bytes(b"form")
    registry.add(form1_record(fill_form1(seen, 2026), seen.passport, REPORT_DATE), [target])
    assert registry.records()[0].document.summary == "графа 05: 01 — 3, 02 — 1, 03 — 0, 04 — 0, 05 — 0"
    assert told(registry, college({"actual_track": "ИП"}, {}, {"ovz": "да"})) == [
        [
            "09.02.07, строка 01, графа 06: в документе 3, в книге 2",
            "09.02.07, строка 01, графа 07: в документе нет, в книге 1",
        ]
    ]


def test_a_registry_that_cannot_be_read_does_not_stop_the_check(registry):
    registry.path.mkdir()
    (note,) = mark_outdated(college(), registry)
    assert "не читается" in note
