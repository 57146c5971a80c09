"""Form 1 and the lists of persons as we write them are accepted by the check, with the same numbers."""

import pytest

from career_xl.contingent import programme_names
from career_xl.form1 import fill_form1
from career_xl.form_persons import list_persons
from career_xl.forms.file_check import check_file
from career_xl.workbook.form1_file import write_form1
from tests.forms.form_files import cells
from tests.rules.flat_findings import CONSCRIPT, NO_TRACK, PARENT, STUDENT
from tests.tables import different_people, observation

CONTRACT = {"target_contract": "да", "target_customer": "АО «Волга-Софт»"}


@pytest.fixture
def seen():
    return observation(
        different_people(
            CONTRACT,
            CONSCRIPT | CONTRACT,
            STUDENT | CONTRACT | {"code": "43.01.09", "programme": "Повар, кондитер"},
            PARENT | CONTRACT,
            NO_TRACK | CONTRACT,
            {"ovz": "да", "disability": "ребёнок-инвалид"},
            {"disability": "инвалид"},
        )
    )


def write(seen, tmp_path):
    target = tmp_path / "Форма 1.xlsx"
    form, names = fill_form1(seen, 2026), programme_names(seen, 2026)
    write_form1(form, names, seen, target, list_persons(seen, 2026))
    return form, check_file(target, target.name)


def test_what_we_write_is_accepted_with_the_same_numbers(seen, tmp_path) -> None:
    form, file = write(seen, tmp_path)
    assert cells(file) == []
    assert file.figures == {
        code: {line: list(cells.values()) for line, cells in lines.items()} for code, lines in form.by_code.items()
    }


def test_a_person_has_one_number_in_both_lists_and_no_name(seen) -> None:
    lists = list_persons(seen, 2026)
    assert [row[1] for row in lists.limitations] == ["2026-6", "2026-7"]
    assert [row[3] for row in lists.limitations] == ["ОВЗ, ребёнок-инвалид", "инвалид"]
    assert not any("Смирнова" in cell for row in (*lists.limitations, *lists.targets) for cell in row)


def test_the_state_of_a_contract_follows_from_the_track(seen) -> None:
    lists = list_persons(seen, 2026)
    assert [row[5] for row in lists.targets] == ["действует"] * 5
    assert [row[6].split(": ")[-1][:12] for row in lists.targets] == [
        "трудоустроен",
        "призван (буд",
        "продолжает о",
        "находится (б",
        "будет трудоу",
    ]
    assert {row[4] for row in lists.targets} == {"7707083893"}


def test_what_is_not_known_stays_blank_and_is_told(tmp_path) -> None:
    elsewhere = CONTRACT | {"target_customer": "ООО «Лада»"}
    seen = observation(different_people(elsewhere, {"ovz": "да"}))
    _, file = write(seen, tmp_path)
    assert cells(file) == [("F05", 3, "5"), ("T07", 3, "6")]
    assert [note.split(":")[0] for note in list_persons(seen, 2026).notes] == [
        "«2. Нозологии»",
        "«3. Целевики»",
        "«3. Целевики»",
    ]


def test_without_numbers_of_their_own_persons_have_those_of_their_rows() -> None:
    seen = observation(different_people({"ovz": "да", "number": 1}, {"ovz": "да", "number": 1}))
    assert [row[1] for row in list_persons(seen, 2026).limitations] == ["2026-строка 2", "2026-строка 3"]
