"""What is typed into a workbook: the part that everything else is counted from."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from career_xl.domain.academic_year import AcademicYear
from career_xl.tables.sheet_values import Cell
from career_xl.workbook.sheets.contingent import TypedFigures
from career_xl.workbook.sheets.dashboard import RiskHistory
from career_xl.workbook.sheets.dictionaries import DictionaryContents
from career_xl.workbook.sheets.events import EventRow
from career_xl.workbook.sheets.monitoring import Graduate
from career_xl.workbook.sheets.opk import FormCells
from career_xl.workbook.table_sheet import SheetCell


@dataclass(frozen=True)
class BookContents:
    """The input of one workbook."""

    title: str
    academic_year: AcademicYear
    passport: Mapping[str, Cell]
    """Values of «Паспорт» by key."""
    report_date: dt.date | None = None
    """The day of the saved figures; None in a new workbook, which has none yet."""
    graduates: Sequence[Graduate] = ()
    own_columns: Mapping[str, Sequence[SheetCell]] = field(default_factory=dict)
    """Columns of «Мониторинг» that are the college's own: one cell per graduate, by caption."""
    events: Sequence[EventRow] = ()
    vacancies: Sequence[Sequence[Cell]] = ()
    vacancy_columns: Mapping[str, Sequence[Cell]] = field(default_factory=dict)
    """Columns of «Вакансии» that are the college's own: one cell per vacancy, by caption."""
    defence_form2: Sequence[FormCells] = ()
    """Rows of «ОПК Форма 2» by caption."""
    defence_form3: Sequence[FormCells] = ()
    passport_rows: Sequence[Sequence[Cell]] = ()
    """Rows of «Паспорт» that are the college's own: key, value, note."""
    explained: Sequence[Sequence[Cell]] = ()
    """Rows of «Замечания» with what the officer decided."""
    dictionaries: DictionaryContents = field(default_factory=DictionaryContents)
    spo1: TypedFigures = field(default_factory=dict)
    """The column «СПО-1» of «Контингент»."""
    risk_history: RiskHistory = ()
