"""The weekly copy of «ОПК Форма 2» and «ОПК Форма 3» as a workbook of its own (001)."""

from pathlib import Path

from career_xl.documents.output import write_atomically
from career_xl.domain.dates import russian
from career_xl.domain.sheets import Sheet
from career_xl.opk.filling import FilledForms
from career_xl.tables.observation import Observation
from career_xl.workbook.sheets.opk import write_form2, write_form3
from career_xl.workbook.table_sheet import Draft
from career_xl.workbook.xlsx import open_workbook


def weekly_name(observation: Observation) -> str:
    """«ОПК Форма 2 и 3, 20.11.2026.xlsx»: the file of the reporting date."""
    return f"ОПК Форма 2 и 3, {russian(observation.report_date)}.xlsx"


def write_weekly_copy(forms: FilledForms, observation: Observation, target: Path) -> None:
    """Nothing; both forms are in `target` (.xlsx) as on their sheets, below the college and the reporting date.

    OutputError when it cannot be written.
    """
    passport = observation.passport
    college = passport.short_name or passport.full_name
    dated = f"на {russian(observation.report_date)}" + (f", {college}" if college else "")
    with write_atomically(target) as temporary:
        workbook = open_workbook(temporary, f"ОПК Форма 2 и 3 {dated}")
        draft = Draft(workbook)
        write_form2(draft, [row.cells for row in forms.form2], f"{Sheet.OPK_FORM2} {dated}")
        write_form3(draft, [row.cells for row in forms.form3], f"{Sheet.OPK_FORM3} {dated}")
        workbook.close()
