"""The demo college as a whole: graduates with seeded mistakes, «Паспорт», events, vacancies, figures of СПО-1."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from career_xl.domain.academic_year import AcademicYear
from career_xl.domain.columns import Column
from career_xl.domain.contingent_lines import LINES
from career_xl.domain.dictionaries import NO, YES
from career_xl.domain.sheets import Sheet
from career_xl.tables.events import EventColumn
from career_xl.tables.sheet_values import Cell
from career_xl.workbook.contents import BookContents
from career_xl.workbook.invented_college.activity import EVENTS, RISK_HISTORY, VACANCIES
from career_xl.workbook.invented_college.defence import EXPECTED as EXPECTED_IN_FORMS
from career_xl.workbook.invented_college.defence import defence_rows
from career_xl.workbook.invented_college.graduates import COHORTS, REPORT_DATE, GraduateRow, invent_graduates
from career_xl.workbook.invented_college.mistakes import SEEDED_MISTAKES, changed, rows_for
from career_xl.workbook.invented_college.programmes import PROGRAMMES
from career_xl.workbook.sheets.contingent import TypedFigures
from career_xl.workbook.sheets.contingent_calculation import TOTAL
from career_xl.workbook.sheets.events import EventRow
from career_xl.workbook.sheets.passport import default_values
from career_xl.workbook.table_sheet import SheetCell

ACADEMIC_YEAR = AcademicYear(2026)
OWN_COLUMN = "Куратор"
"""A column that the program does not know: rule S03."""

_FIRST_ROW = 2
"""Row of the first graduate on the sheet, from 1."""
_STEP = 7
"""Mistakes are spread over the sheet: each takes a row so many candidates further than the one before."""
_TUTORS = ("Ершова Н. В.", "Титов А. Р.", "Родина С. П.", "Гусев М. О.", "Малышева Т. И.")
_PASSPORT: dict[str, Cell] = {
    "Полное наименование": "государственное бюджетное профессиональное образовательное учреждение Самарской области "
    "«Светлореченский многопрофильный колледж»",
    "Краткое наименование": "ГБПОУ СО «Светлореченский многопрофильный колледж»",
    "Территория": "Светлореченское управление",
    "Директор (ФИО)": "Лаврентьев Андрей Викторович",
    "Ответственный ЦК (ФИО)": "Ермакова Ольга Сергеевна",
    "Отчётная дата": REPORT_DATE,
    "Годы выпуска": ", ".join(map(str, COHORTS)),
    "Номер приказа о плане": "214-од",
    "Дата приказа о плане": dt.date(2026, 8, 31),
    "Сайт": "https://college.example/career",
    "Горячая линия": "8 (846) 000-00-00",
    "Электронная почта БЦК": "bck@example.org",
    "План размещён": "да",
    "Раздел сайта соответствует": "да",
    "Групповые чаты": "есть",
    "Всего студентов": 1480,
    "Студентов первого курса на базе 9 классов": 340,
    "Студентов по дуальной технологии": 262,
    "Студентов по целевым договорам": 124,
    "Заявки на целевое обучение": 46,
    "Предложения работодателей на целевое обучение": 52,
    "Тиражированных практик": 1,
    "Несовершеннолетних обучающихся": 412,
    "Трудоустроенных несовершеннолетних": 37,
    "Участников мастер-классов, тренингов, семинаров": 84,
    "Участников ярмарок и дней карьеры": 91,
    "Резюме в АИС": 88,
    "Корректных резюме в АИС": 83,
    "Цель К1 все": 65,
    "Цель К1 ОВЗ": 50,
    "Цель О3.6": 25,
    "Цель О3.7": 8,
}


_SPO1_COHORTS = COHORTS[:2]
"""The reconciliation of the latest cohort is still to come."""
_SPO1_SLIP = (2025, "43.02.15")
"""Where СПО-1 was typed in wrongly: line 03 above line 02 (rule T03)."""
_SPO1_SLIP_ROW = 104
_SPO1_DIFFERS_ROWS = (2, 7, _SPO1_SLIP_ROW, 114)
"""Where it is not what «Мониторинг» gives (rule T04): there, in its total, and where a code of 2024 was spoilt."""
"""Row of that line on «Контингент», from 1."""


_EVENT_SLIP = 5
"""The event, from 0, whose quota was typed in lower than its participants (rule E01)."""


class ExpectedFinding(NamedTuple):
    """A finding that the check of the demo workbook must bring: rule, sheet, row from 1, caption of the column."""

    rule: str
    sheet: str
    row: int
    column: str


@dataclass(frozen=True)
class InventedCollege:
    """What the demo workbook is made from."""

    contents: BookContents
    expected: tuple[ExpectedFinding, ...]
    """What the check must find, by sheet, row and rule."""


def invent_college(with_mistakes: bool = True) -> InventedCollege:
    """The college, the same at every call; without mistakes no rule finds anything in it."""
    clean = invent_graduates()
    rows: list[dict[Column, SheetCell]] = [dict(row) for row in clean]
    expected = _seed(rows) if with_mistakes else []
    own: dict[str, list[SheetCell]] = {}
    if with_mistakes:
        groups = sorted({str(row[Column.CODE]) for row in rows})
        own[OWN_COLUMN] = [_TUTORS[groups.index(str(row[Column.CODE])) % len(_TUTORS)] for row in rows]
        expected.append(ExpectedFinding("S03", Sheet.MONITORING, _FIRST_ROW - 1, OWN_COLUMN))
        expected.append(ExpectedFinding("T03", Sheet.CONTINGENT, _SPO1_SLIP_ROW, "СПО-1"))
        expected += [ExpectedFinding("T04", Sheet.CONTINGENT, row, "СПО-1") for row in _SPO1_DIFFERS_ROWS]
        expected.append(ExpectedFinding("E01", Sheet.EVENTS, _EVENT_SLIP + 2, EventColumn.PARTICIPANTS.caption))
        expected += [ExpectedFinding(*finding) for finding in EXPECTED_IN_FORMS]
    form2, form3 = defence_rows(with_mistakes)
    contents = BookContents(
        title="Мониторинг занятости выпускников: вымышленный колледж",
        academic_year=ACADEMIC_YEAR,
        passport={**default_values(ACADEMIC_YEAR), **_PASSPORT},
        report_date=REPORT_DATE,
        graduates=rows,
        own_columns=own,
        events=_events(with_slip=with_mistakes),
        vacancies=VACANCIES,
        defence_form2=form2,
        defence_form3=form3,
        spo1=_spo1(clean, with_slip=with_mistakes),
        risk_history=RISK_HISTORY,
    )
    order = list(Sheet)
    expected.sort(key=lambda finding: (order.index(Sheet(finding.sheet)), finding.row, finding.rule))
    return InventedCollege(contents, tuple(expected))


def _events(with_slip: bool) -> list[EventRow]:
    events = list(EVENTS)
    if with_slip:
        events[_EVENT_SLIP] = {**events[_EVENT_SLIP], EventColumn.QUOTA: 20}
    return events


def _seed(rows: list[dict[Column, SheetCell]]) -> list[ExpectedFinding]:
    """What the check must find, after changing the rows."""
    used: set[int] = set()
    expected: list[ExpectedFinding] = []
    for number, mistake in enumerate(SEEDED_MISTAKES):
        candidates = rows_for(mistake, rows, used)
        place = candidates[number * _STEP % len(candidates)]
        places = [place]
        if mistake.copied:
            other = candidates[(number * _STEP + 1) % len(candidates)]
            rows[place] |= {column: rows[other][column] for column in mistake.copied}
            places.append(other)
        rows[place] = changed(rows[place], mistake)
        used.update(places)
        expected += [
            ExpectedFinding(rule, Sheet.MONITORING, each + _FIRST_ROW, column.caption)
            for each in places
            for rule, column in mistake.findings
        ]
    return expected


def _spo1(rows: list[GraduateRow], with_slip: bool) -> TypedFigures:
    """The lines of СПО-1, counted from the rows before mistakes came into them."""
    figures: Counter[tuple[int, str, str]] = Counter()
    for cohort in _SPO1_COHORTS:
        for code in (*(programme.code for programme in PROGRAMMES), TOTAL):
            figures.update({(cohort, code, line): 0 for line in LINES})
    for cohort, row in ((cohort, row) for cohort in _SPO1_COHORTS for row in rows if row[Column.COHORT] == cohort):
        ovz, disabled = row[Column.OVZ] == YES, row[Column.DISABILITY] != NO
        holds = (True, ovz, ovz and disabled, disabled and not ovz, row[Column.TARGET_CONTRACT] == YES)
        for code in (str(row[Column.CODE]), TOTAL):
            figures.update({(cohort, code, line): int(held) for line, held in zip(LINES, holds, strict=True)})
    if with_slip:
        cohort, code = _SPO1_SLIP
        surplus = figures[cohort, code, "02"] + 1 - figures[cohort, code, "03"]
        for where in (code, TOTAL):
            figures[cohort, where, "03"] += surplus
    return figures
