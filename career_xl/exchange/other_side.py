"""What another source says of the contingent: figures by code and line, or a list of graduates."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from career_xl.domain.columns import Column
from career_xl.domain.errors import WorkbookUnreadableError
from career_xl.domain.form_columns import FORM1_COUNTS, FORM1_TOTAL
from career_xl.forms.file_check import Form, check_workbook
from career_xl.tables.contingent_sheet import ContingentBlock, read_contingent, source_date
from career_xl.tables.monitoring import Monitoring
from career_xl.tables.reader import read_workbook
from career_xl.tables.sheet_values import SheetValues

ALL_CODES = ""
"""Stands for a code in the figures of the total."""

LineFigures = Mapping[str, Mapping[str, int]]
"""Code, or "" for the total → line → number."""


class Source(StrEnum):
    """A source that the contingent is compared with, by its name on the command line."""

    SPO1 = "spo1"
    AIS = "ais"

    @property
    def label(self) -> str:
        """What the officer calls it."""
        return {"spo1": "СПО-1", "ais": "АИС"}[self]


@dataclass(frozen=True)
class OtherSide:
    """What a file says."""

    file: str
    date: dt.date | None
    """The date of its data, where it names one."""
    figures: Mapping[int | None, LineFigures]
    """By cohort, None where the file names none; empty for a list."""
    graduates: Monitoring | None = None
    """The list of graduates; None for figures."""

    @property
    def cohorts(self) -> tuple[int, ...]:
        """The cohorts that it names, earliest first."""
        named = self.figures if self.graduates is None else map(int, self.graduates.cohorts)
        return tuple(sorted({cohort for cohort in named if cohort}))


def read_other_side(path: Path, source: Source) -> OtherSide:
    """What the file says: a list of graduates, a table of lines by code, or a five-line form.

    WorkbookUnreadableError when it cannot be read or is none of these.
    """
    workbook = read_workbook(path, all_sheets=True)
    for sheet in workbook.sheets:
        if figures := _figures(sheet, source):
            return OtherSide(path.name, source_date(sheet, source.label), figures)
    form = check_workbook(path, path.name)
    if form.form is Form.FIVE_LINES:
        if not form.accepted:
            raise WorkbookUnreadableError(
                f"В форме «{path.name}» есть ошибки, сверять с ней нельзя: найдите их командой «Проверить формы» "
                "(career-xl forms)."
            )
        place = FORM1_COUNTS.index(FORM1_TOTAL)
        lines = {code: {line: counts[place] for line, counts in of.items()} for code, of in form.figures.items()}
        return OtherSide(path.name, None, {None: lines})
    for sheet in workbook.sheets:
        graduates = Monitoring(sheet)
        known = frozenset(Column) - graduates.missing
        if len(graduates) and known & {Column.SNILS, Column.FULL_NAME}:
            return OtherSide(path.name, source_date(sheet, source.label), {}, graduates)
    raise WorkbookUnreadableError(
        f"В файле «{path.name}» нет ни списка выпускников (столбцы «ФИО» или «СНИЛС»), ни таблицы со строками 01–05 по "
        "кодам, ни пятистрочной формы: проверьте, тот ли это файл."
    )


def _figures(sheet: SheetValues, source: Source) -> dict[int | None, dict[str, dict[str, int]]]:
    blocks = read_contingent(sheet)
    # A table that names its sources speaks for this one alone; in a plain table the figures have a general caption.
    named = [block for block in blocks if block.source == source.label]
    found: dict[int | None, dict[str, dict[str, int]]] = {}
    for block in named or blocks:
        _expect_numbers(sheet, block)
        if not block.study_form:
            lines = {line: figure.count for line, figure in block.lines.items() if figure.count is not None}
            found.setdefault(block.cohort, {})[block.code] = lines
    return found


def _expect_numbers(sheet: SheetValues, block: ContingentBlock) -> None:
    wrong = next((figure for figure in block.lines.values() if figure.count is None), None)
    if wrong:
        raise WorkbookUnreadableError(
            f"Лист «{sheet.name}», строка {wrong.row}: «{wrong.text}» — не целое число; исправьте его и повторите."
        )
