"""The plan as a Word document and as pages."""

import datetime as dt
import re
from fractions import Fraction
from pathlib import Path

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from career_xl.documents.pdf import to_pdf
from career_xl.documents.plan_document import write_plan
from career_xl.documents.stamping import Issue
from career_xl.domain.passport import Passport
from career_xl.kpi.catalogue import CATALOGUE
from career_xl.kpi.definitions import Category, KpiDefinition, Sign, Target
from career_xl.kpi.results import KpiResult, Status
from career_xl.plan.year_plan import PlanRow, year_plan

REPORT_DATE = dt.date(2025, 11, 20)
COLLEGE = Passport(
    full_name="Государственное бюджетное учреждение «Приволжский политехнический колледж» & филиал <Север>",
    short_name="ГБПОУ «ППК»",
    director="Ветлугин Андрей Павлович",
    officer="Соколова Марина Игоревна",
    order_number="118-ОД",
    order_date=dt.date(2025, 8, 28),
)


def issue(passport: Passport) -> Issue:
    return Issue(passport, REPORT_DATE)


def definition(code: str) -> KpiDefinition:
    return next(kpi for kpi in CATALOGUE if kpi.code == code)


def result(code: str, cohort: int | None, n: int, total: int | None, **changes: object) -> KpiResult:
    """A figure of a share (with a total) or of a count, without a target."""
    value = None if total == 0 else Fraction(n, total or 1)
    figure = {"category": "все", "target": None, "status": Status.NO_TARGET, "missing": None}
    return KpiResult(definition(code), cohort=cohort, numerator=n, denominator=total, value=value, **(figure | changes))


FIGURES = [
    result("К1", 2024, 35, 54),
    result("К1", 2025, 0, 0),
    result("К1", 2024, 3, 4, category="ОВЗ"),
    result("К2", 2024, 35, 54, target=Target(Sign.AT_LEAST, Fraction(65, 100))),
    result("К2", 2024, 2, 3, category="Абилимпикс", target=Target(Sign.EQUAL, Fraction(1))),
    result("К5", 2024, 1, 67, target=Target(Sign.AT_MOST, Fraction(15, 1000))),
    result("О1.1", None, 1, None, target=Target(Sign.EQUAL, Fraction(1))),
    result("О1.2", None, 0, None, target=Target(Sign.EQUAL, Fraction(1))),
    result("О3.1", None, 12, None, target=Target(Sign.AT_LEAST, Fraction(10))),
    result("О3.5", 2024, 7, None),
    result("М1", 2024, 9, 10),
]


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    write_plan(year_plan(COLLEGE, REPORT_DATE, ()), issue(COLLEGE), FIGURES, tmp_path / "план.docx")
    return tmp_path / "план.docx"


def rows_of(table) -> list[list[str]]:
    """Texts of the table's cells; a cell merged across stands once."""
    return [["\n".join(p.text for p in cell.paragraphs) for cell in dict.fromkeys(row.cells)] for row in table.rows]


def approval(path: Path) -> list[str]:
    """The lines of the approval block: the right cell above the title."""
    return [paragraph.text for paragraph in Document(str(path)).tables[0].rows[0].cells[2].paragraphs]


def test_the_approval_block_names_director_order_and_date(plan_file, paragraphs_of):
    assert approval(plan_file) == [
        "УТВЕРЖДЕНО",
        "Директор ГБПОУ «ППК»",
        "_________________ А.П. Ветлугин",
        "Приказ № 118-ОД",
        "от «28» августа 2025 г.",
    ]
    assert paragraphs_of(plan_file)[:4] == [
        COLLEGE.full_name,
        "ПЛАН РАБОТЫ",
        "центра карьеры ГБПОУ «ППК»",
        "на 2025–2026 учебный год",
    ]


def test_a_number_sign_in_the_passport_is_not_doubled(tmp_path):
    passport = COLLEGE.model_copy(update={"order_number": "№ 392"})
    write_plan(year_plan(passport, REPORT_DATE, ()), issue(passport), (), tmp_path / "план.docx")
    assert "Приказ № 392" in approval(tmp_path / "план.docx")


def test_goal_and_seven_tasks_stand_above_the_table(plan_file, paragraphs_of):
    lines = paragraphs_of(plan_file)
    assert sum(line.startswith("Цель: ") for line in lines) == 1
    assert [line[0] for line in lines if re.match(r"\d\. ", line)] == ["1", "2", "3", "4", "5", "6", "7"]


def test_the_table_has_seven_merged_section_rows_and_thirty_activities(plan_file):
    activities, _ = Document(str(plan_file)).tables[1:3]
    rows = rows_of(activities)
    assert rows[0] == ["№ п/п", "Мероприятия", "Срок реализации", "Ответственный", "Результат"]
    assert [row[0][:2] for row in rows if len(row) == 1] == ["1.", "2.", "3.", "4.", "5.", "6.", "7."]
    assert len([row for row in rows[1:] if len(row) == 5]) == 30
    assert rows[2][0] == "1.1"


def test_header_rows_are_repeated_and_rows_are_not_split_over_pages(plan_file):
    for table in Document(str(plan_file)).tables[1:3]:
        header = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert header == [True] + [False] * (len(header) - 1)
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_the_page_is_landscape_a4_with_the_margins_of_the_standard(plan_file):
    (section,) = Document(str(plan_file)).sections
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert [round(margin.mm) for margin in margins] == [20, 10, 20, 20]
    assert Document(str(plan_file)).styles["Normal"].font.name == "Times New Roman"


def test_one_footnote_explains_the_working_group(plan_file, xml_of):
    document = xml_of(plan_file, "word/document.xml")
    assert document.count("<w:footnoteReference") == 1
    before = re.sub("<[^>]+>", "", document[: document.index("<w:footnoteReference")])
    assert before.endswith("распределение обязанностей между её участниками")
    assert "В рабочую группу входят сотрудники" in xml_of(plan_file, "word/footnotes.xml")


def test_a_plan_of_own_rows_without_a_working_group_has_no_footnote(tmp_path, xml_of):
    plan = year_plan(COLLEGE, REPORT_DATE, [PlanRow("1", "Приказ & <положение>")])
    write_plan(plan, issue(COLLEGE), (), tmp_path / "план.docx")
    assert "footnoteReference" not in xml_of(tmp_path / "план.docx", "word/document.xml")
    _, activities, _ = Document(str(tmp_path / "план.docx")).tables
    assert rows_of(activities)[2] == ["1.1", "Приказ & <положение>", "", "", ""]


def test_indicators_show_target_and_figures_with_n_of_n(plan_file):
    _, indicators = Document(str(plan_file)).tables[1:3]
    rows = [[text.replace("\N{NO-BREAK SPACE}", " ") for text in row] for row in rows_of(indicators)]
    by_code = {row[0]: row[3:] for row in rows if len(row) == 5}
    lines = [row[1:] for row in rows if len(row) == 5 and row[0] == ""]
    assert rows[1] == ["КЛЮЧЕВЫЕ ПОКАЗАТЕЛИ ЭФФЕКТИВНОСТИ ДЕЯТЕЛЬНОСТИ ЦК"]
    assert lines == [
        ["– общий контингент", "%", "не задан", "2024: 64,8 % (35 из 54);\n2025: н/д"],
        ["– инвалиды, дети-инвалиды и лица с ОВЗ", "%", "не задан", "2024: 75,0 % (3 из 4)"],
        ["– общий контингент", "%", "≥ 65", "2024: 64,8 % (35 из 54)"],
        ["– победители и призёры чемпионата «Абилимпикс»", "%", "100", "2024: 66,7 % (2 из 3)"],
    ]
    assert by_code["К5"] == ["≤ 1,5", "2024: 1,5 % (1 из 67)"]
    assert by_code["О1.1"] == ["есть", "есть"]
    assert by_code["О1.2"] == ["да", "нет"]
    assert by_code["О3.1"] == ["≥ 10", "12"]
    assert by_code["О3.5"] == ["—", "2024: 7"]
    assert "М1" not in by_code


def test_the_names_of_indicators_say_which_cohorts(plan_file):
    _, indicators = Document(str(plan_file)).tables[1:3]
    names = {row[0]: row[1].replace("\N{NO-BREAK SPACE}", " ") for row in rows_of(indicators) if len(row) == 5}
    assert names["К1"].endswith("(выпуск 2024, 2025 гг.):")
    assert names["К5"].endswith("(выпуск 2024 г.)")
    assert "выпуск 20" not in names["О3.1"]


def test_general_indicators_stand_under_the_sections_of_the_plan(plan_file):
    _, indicators = Document(str(plan_file)).tables[1:3]
    merged = [row[0] for row in rows_of(indicators) if len(row) == 1]
    assert [title[:2] for title in merged[2:]] == ["1.", "3."]


def test_without_figures_there_is_no_table_of_indicators(tmp_path, paragraphs_of):
    write_plan(year_plan(COLLEGE, REPORT_DATE, ()), issue(COLLEGE), (), tmp_path / "план.docx")
    assert not [line for line in paragraphs_of(tmp_path / "план.docx") if "Целевые показатели" in line]


def test_a_blank_passport_leaves_lines_to_fill_in_and_says_which(tmp_path, paragraphs_of, findings_of_audit):
    notes = write_plan(
        year_plan(Passport(), REPORT_DATE, ()), issue(Passport()), FIGURES[3:4], tmp_path / "план.docx"
    ).notes
    lines = [*approval(tmp_path / "план.docx"), *paragraphs_of(tmp_path / "план.docx")]
    assert "Приказ № ________" in lines
    assert "от «____» ______________ 20___ г." in lines
    assert not [line for line in lines if "None" in line]
    assert len(notes) == 1
    assert (
        "не заполнено: «Полное наименование», «Краткое наименование», «Директор (ФИО)», «Ответственный ЦК (ФИО)», "
        "«Номер приказа о плане», «Дата приказа о плане»."
    ) in notes[0]
    assert findings_of_audit(tmp_path / "план.docx") == []


def test_the_officer_is_told_of_small_groups_before_publishing(tmp_path):
    few = [result("К1", 2024, 3, 4, category=Category.OVZ)]
    enough = [result("К1", 2024, 6, 12, category=Category.OVZ), result("К1", 2024, 1, 3)]
    plan = year_plan(COLLEGE, REPORT_DATE, ())
    assert "меньше 5 человек" in write_plan(plan, issue(COLLEGE), few, tmp_path / "план.docx").notes[0]
    assert write_plan(plan, issue(COLLEGE), enough, tmp_path / "план.docx").notes == ()


def test_the_officer_is_told_of_cohorts_that_do_not_fit_the_year(tmp_path):
    passport = COLLEGE.model_copy(update={"cohorts": (2023, 2024, 2025)})
    (note,) = write_plan(year_plan(passport, REPORT_DATE, ()), issue(passport), (), tmp_path / "план.docx").notes
    assert "2023, 2024, 2025" in note
    assert "2024, 2025, 2026" in note


def test_the_plan_keeps_the_open_xml_rules_and_shows_no_template_language(plan_file, xml_of, findings_of_audit):
    assert findings_of_audit(plan_file) == []
    text = xml_of(plan_file, "word/document.xml") + xml_of(plan_file, "word/footnotes.xml")
    assert not re.search(r"\{\{|\}\}|\{%|%\}", text)


def test_the_pages_of_the_plan_repeat_the_header_and_are_numbered(plan_file, tmp_path, text_of_pages):
    to_pdf(plan_file, tmp_path / "план.pdf")
    pages = text_of_pages(tmp_path / "план.pdf")
    assert 6 <= len(pages) <= 10
    assert "УТВЕРЖДЕНО" in pages[0]
    assert [page.split()[0] for page in pages[1:]] == [str(number) for number in range(2, len(pages) + 1)]
    assert all("Мероприятия" in page or "Наименование показателя" in page for page in pages[1:-1])
    assert "Соколова" in pages[-1]
