"""The plan of a year: numbering, computed years, the college's own rows."""

import datetime as dt

from career_xl.domain.academic_year import AcademicYear
from career_xl.domain.passport import Passport
from career_xl.plan.year_plan import PlanRow, YearPlan, catalogue_rows, year_plan

COLLEGE = Passport(full_name="Приволжский политехнический колледж", short_name="ГБПОУ «ППК»")
SEPTEMBER_2024 = dt.date(2024, 9, 19)
NOVEMBER_2026 = dt.date(2026, 11, 20)


def numbers(plan: YearPlan) -> list[str]:
    return [activity.number for section in plan.sections for activity in section.activities]


def activity(plan: YearPlan, number: str):
    return next(row for section in plan.sections for row in section.activities if row.number == number)


def test_the_catalogue_has_thirty_activities_in_seven_sections():
    plan = year_plan(COLLEGE, SEPTEMBER_2024, ())
    assert [(section.number, len(section.activities)) for section in plan.sections] == [
        (1, 6), (2, 8), (3, 4), (4, 3), (5, 5), (6, 3), (7, 1),
    ]  # fmt: skip
    assert numbers(plan)[:8] == ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "2.1", "2.2"]
    assert len(set(numbers(plan))) == 30


def test_the_plan_has_a_goal_and_seven_tasks():
    plan = year_plan(COLLEGE, SEPTEMBER_2024, ())
    assert "ГБПОУ «ППК»" in plan.goal
    assert len(plan.tasks) == 7
    assert [task[-1] for task in plan.tasks] == [";", ";", ";", ";", ";", ";", "."]


def test_the_terms_of_2024_25_follow_its_cohorts():
    plan = year_plan(COLLEGE, SEPTEMBER_2024, ())
    assert plan.academic_year == AcademicYear(2024)
    assert plan.cohorts == (2023, 2024, 2025)
    assert activity(plan, "5.1").term == (
        "Выпускники 2023 г. – сентябрь–декабрь 2024 г.;\n"
        "Выпускники 2024 г. – июнь 2024 г. – август 2025 г.;\n"
        "Выпускники 2025 г. – февраль–июнь 2025 г."
    )
    assert (
        activity(plan, "6.1").term == "Выпускники 2024 г. – ноябрь–декабрь 2024 г.;\nВыпускники 2025 г. – июнь 2025 г."
    )
    assert activity(plan, "6.3").term == "Февраль 2025 г.;\nиюнь 2025 г."
    assert "выпускников 2024, 2025 гг." in activity(plan, "6.1").activity
    assert "выпускников 2023, 2024 гг." in activity(plan, "6.2").activity
    assert "студентов-выпускников 2025 года" in activity(plan, "6.3").activity
    assert activity(plan, "2.6").term == "Январь 2025 г."


def test_the_terms_of_2026_27_follow_its_cohorts():
    plan = year_plan(COLLEGE, NOVEMBER_2026, ())
    assert plan.cohorts == (2025, 2026, 2027)
    assert activity(plan, "5.1").term == (
        "Выпускники 2025 г. – сентябрь–декабрь 2026 г.;\n"
        "Выпускники 2026 г. – июнь 2026 г. – август 2027 г.;\n"
        "Выпускники 2027 г. – февраль–июнь 2027 г."
    )
    assert activity(plan, "1.1").term == "Август 2026 г."
    assert "2027 года" in plan.tasks[1]
    assert "выпускниками 2025, 2026, 2027 гг." in plan.tasks[4]
    assert not any(year in " ".join(plan.tasks) for year in ("2023", "2024"))


def test_the_passport_decides_on_year_and_cohorts():
    passport = COLLEGE.model_copy(update={"academic_year": AcademicYear(2025), "cohorts": (2026, 2025)})
    plan = year_plan(passport, NOVEMBER_2026, ())
    assert plan.academic_year.long == "2025–2026"
    assert plan.cohorts == (2025, 2026)
    assert "2025, 2026 гг." in plan.sections[5].title


def test_no_placeholder_is_left_in_any_text():
    plan = year_plan(Passport(), NOVEMBER_2026, ())
    texts = [plan.goal, *plan.tasks, *plan.section_titles, plan.working_group_note]
    texts += [text for row in catalogue_rows(Passport(), NOVEMBER_2026) for text in vars(row).values()]
    assert not [text for text in texts if "{" in text or "}" in text or "None" in text]


def test_every_activity_of_the_catalogue_has_term_responsible_and_result():
    assert all(
        row.term and row.responsible and row.result.startswith("– ") for row in catalogue_rows(COLLEGE, NOVEMBER_2026)
    )


def test_own_rows_replace_the_catalogue_and_are_numbered_afresh():
    rows = [
        PlanRow("1. Основа", "Положение", number="1.3"),
        PlanRow("", "Приказ", number="1.3"),
        PlanRow("2", "Треки", number="7"),
    ]
    plan = year_plan(COLLEGE, NOVEMBER_2026, rows)
    assert [(section.number, section.title) for section in plan.sections] == [
        (1, "Основа"),
        (2, plan.section_titles[1]),
    ]
    assert [(row.number, row.activity) for section in plan.sections for row in section.activities] == [
        ("1.1", "Положение"),
        ("1.2", "Приказ"),
        ("2.1", "Треки"),
    ]


def test_rows_of_one_section_come_together_in_the_order_of_the_sections():
    rows = [PlanRow("3", "Ярмарка"), PlanRow("1", "Приказ"), PlanRow("3.", "Экскурсия")]
    plan = year_plan(COLLEGE, NOVEMBER_2026, rows)
    assert [(section.number, [row.activity for row in section.activities]) for section in plan.sections] == [
        (1, ["Приказ"]),
        (3, ["Ярмарка", "Экскурсия"]),
    ]


def test_a_section_is_known_by_its_title_alone():
    title = year_plan(COLLEGE, NOVEMBER_2026, ()).section_titles[3]
    (section,) = year_plan(COLLEGE, NOVEMBER_2026, [PlanRow(title.upper(), "Встреча")]).sections
    assert section.number == 4


def test_a_section_of_their_own_comes_after_the_usual_seven():
    rows = [PlanRow("Наставничество", "Встреча"), PlanRow("2025 год памяти", "Вечер"), PlanRow("7", "Отчёт")]
    plan = year_plan(COLLEGE, NOVEMBER_2026, rows)
    assert [(section.number, section.title, section.activities[0].number) for section in plan.sections] == [
        (7, plan.section_titles[6], "7.1"),
        (8, "Наставничество", "8.1"),
        (9, "2025 год памяти", "9.1"),
    ]


def test_braces_in_own_rows_stay_as_they_are():
    plan = year_plan(COLLEGE, NOVEMBER_2026, [PlanRow("1", "Приказ {college} {0} {{ x }}")])
    assert plan.sections[0].activities[0].activity == "Приказ {college} {0} {{ x }}"


def test_rows_of_the_catalogue_written_to_a_sheet_give_the_same_plan():
    assert year_plan(COLLEGE, NOVEMBER_2026, catalogue_rows(COLLEGE, NOVEMBER_2026)) == year_plan(
        COLLEGE, NOVEMBER_2026, ()
    )
