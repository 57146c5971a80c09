"""One file with a form: which form it is, what is wrong with it, what its figures are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import cast

from career_xl.domain.contingent_lines import LINES
from career_xl.domain.errors import WorkbookUnreadableError
from career_xl.domain.form_columns import (
    COLLECTION_COUNTS,
    COLLECTION_KEYS,
    COLLECTION_NUMBERS,
    FORM1_COUNTS,
    FORM1_NUMBERS,
)
from career_xl.domain.spelling import caption_key
from career_xl.forms.collection import CollectionSheet
from career_xl.forms.counts import CountReader, Counts
from career_xl.forms.findings import FormFinding, ProgrammeName
from career_xl.forms.five_line_checks import FiveLineChecks
from career_xl.forms.five_lines import Block, read_five_lines
from career_xl.forms.numbering import Numbering, find_numbering
from career_xl.forms.persons import PERSON_SHEETS, PROGRAMME, PersonChecks, PersonSheet
from career_xl.rules.findings import Level
from career_xl.tables.reader import read_workbook
from career_xl.tables.sheet_values import SheetValues, Workbook

FORM1_SHEET = "Форма 1 пятистрочная"
COLLECTION_SHEET = "1. Форма сбора"
_USUAL_SHEETS = (FORM1_SHEET, COLLECTION_SHEET, *(sheet.name for sheet in PERSON_SHEETS))
_LEAST_FORM1 = 20
_LEAST_COLLECTION = 15
"""So many columns at least must be numbered for a row to be the form's numbering row."""
_ONLY_LINE = ""
"""The 2025 form has one line per programme."""


class Form(StrEnum):
    """A form that is known, by its name in JSON."""

    FIVE_LINES = "form1"
    COLLECTION_2025 = "form2025"

    @property
    def label(self) -> str:
        """What the officer calls it."""
        return {"form1": "Форма 1 (пятистрочная)", "form2025": "Форма сбора 2025"}[self]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are summed, in their order."""
        return FORM1_COUNTS if self is Form.FIVE_LINES else COLLECTION_COUNTS


@dataclass
class CheckedFile:
    """What became of one file."""

    name: str
    """Path below the folder."""
    form: Form | None
    """None for a file that cannot be read or is none of the forms."""
    findings: list[FormFinding]
    figures: dict[str, dict[str, list[int]]] = field(default_factory=dict)
    """Code → line → counts in the order of the form's columns; the 2025 form has the one line ""."""
    names: dict[str, ProgrammeName] = field(default_factory=dict)
    """The programme names by code, as first written."""

    @property
    def accepted(self) -> bool:
        """True when nothing that was found could make a sum wrong."""
        return all(finding.level is not Level.ERROR for finding in self.findings)


def check_file(path: Path, name: str) -> CheckedFile:
    """What became of the file; a file that cannot be read is a finding of its own."""
    try:
        return check_workbook(path, name)
    except WorkbookUnreadableError as error:
        return CheckedFile(name, None, [FormFinding("S01", Level.ERROR, str(error), "")])
    except Exception as error:  # noqa: BLE001 - one file never stops the others; the text could hold a name, its kind cannot
        problem = f"файл не проверен из-за внутренней ошибки программы ({type(error).__name__})."
        return CheckedFile(name, None, [FormFinding("S01", Level.ERROR, problem, "Передайте файл разработчикам.")])


def check_workbook(path: Path, name: str) -> CheckedFile:
    """What became of the file; WorkbookUnreadableError when it cannot be read."""
    workbook = read_workbook(path, sheets=_USUAL_SHEETS)
    found = _recognise(workbook)
    if found is None:
        workbook = read_workbook(path, all_sheets=True)
        found = _recognise(workbook)
    if found is None:
        problem = (
            "в файле нет ни пятистрочной формы, ни формы 2025 года: строка с номерами граф "
            f"(01, 02 … 27 или 1, 2, 3, 3.1 … 17) не найдена ни на одном из листов ({', '.join(workbook.sheet_names)})."
        )
        return CheckedFile(name, None, [FormFinding("S01", Level.ERROR, problem, "Проверьте, тот ли это файл.")])
    form, sheet, numbering = found
    check = _five_lines if form is Form.FIVE_LINES else _collection
    checked = check(name, workbook, sheet, numbering)
    checked.findings = sorted(checked.findings, key=lambda finding: _place(workbook, form, finding))
    return checked


def _recognise(workbook: Workbook) -> tuple[Form, SheetValues, Numbering] | None:
    """The form, its main sheet and where the columns stand; the sheet of the usual name before any other."""
    usual = {caption_key(FORM1_SHEET), caption_key(COLLECTION_SHEET)}
    for sheet in sorted(workbook.sheets, key=lambda sheet: caption_key(sheet.name) not in usual):
        if numbering := find_numbering(sheet.rows, FORM1_NUMBERS, _LEAST_FORM1):
            return Form.FIVE_LINES, sheet, numbering
        numbering = find_numbering(sheet.rows, COLLECTION_NUMBERS, _LEAST_COLLECTION)
        if numbering and any("." in column for column in numbering.places):
            return Form.COLLECTION_2025, sheet, numbering
    return None


def _five_lines(name: str, workbook: Workbook, sheet: SheetValues, numbering: Numbering) -> CheckedFile:
    findings = list(_of_columns(sheet, numbering, ("02", *FORM1_COUNTS)))
    columns = tuple(column for column in FORM1_COUNTS if column in numbering.places)
    counts = CountReader(sheet, columns, tuple(numbering.places[column] for column in columns))
    form = read_five_lines(sheet, numbering, counts)
    findings += counts.findings
    findings += _of_unknown_formulas(sheet)
    findings += FiveLineChecks(sheet.name, columns).find(form)
    if not form.blocks:
        findings.append(_empty(sheet, numbering))
    graduates = {block.code: _graduates(block, columns) for block in form.blocks if block.code}
    for kind in PERSON_SHEETS:
        if _person_sheet(workbook, kind):
            findings += _of_persons(workbook, kind, graduates)
    checked = CheckedFile(name, Form.FIVE_LINES, findings)
    if checked.accepted:
        for block in form.blocks:
            checked.figures[block.code] = {line: _known(block.by_line[line].counts) for line in LINES}
            programme, row = block.lines[0].programme, block.first_row
            checked.names[block.code] = ProgrammeName(programme.name, sheet.name, row, "02")
    return checked


def _known(counts: Counts) -> list[int]:
    """The counts of an accepted file, all of which are known."""
    return cast(list[int], counts)


def _graduates(block: Block, columns: tuple[str, ...]) -> int | None:
    line = block.by_line.get("01")
    return line.counts[columns.index(FORM1_COUNTS[0])] if line and FORM1_COUNTS[0] in columns else None


def _collection(name: str, workbook: Workbook, sheet: SheetValues, numbering: Numbering) -> CheckedFile:
    findings = list(_of_columns(sheet, numbering, (COLLECTION_KEYS[0], *COLLECTION_COUNTS)))
    collection = CollectionSheet(sheet, numbering)
    findings += collection.find()
    findings += _of_unknown_formulas(sheet)
    if not collection.rows:
        findings.append(_empty(sheet, numbering))
    graduates = collection.graduates()
    for kind in PERSON_SHEETS:
        findings += _of_persons(workbook, kind, graduates)
    checked = CheckedFile(name, Form.COLLECTION_2025, findings)
    if checked.accepted:
        for row in collection.rows:
            code = row.programme.code
            counts = [row.counts[column] or 0 for column in COLLECTION_COUNTS]
            lines = checked.figures.setdefault(code, {_ONLY_LINE: [0] * len(counts)})
            lines[_ONLY_LINE] = [one + other for one, other in zip(lines[_ONLY_LINE], counts, strict=True)]
            checked.names.setdefault(code, ProgrammeName(row.programme.name, sheet.name, row.row, COLLECTION_KEYS[0]))
    return checked


def _person_sheet(workbook: Workbook, kind: PersonSheet) -> SheetValues | None:
    return next((sheet for sheet in workbook.sheets if kind.word in caption_key(sheet.name)), None)


def _of_persons(workbook: Workbook, kind: PersonSheet, graduates: dict[str, int | None]) -> Iterator[FormFinding]:
    sheet = _person_sheet(workbook, kind)
    if sheet is None:
        problem = f"в файле нет листа «{kind.name}»."
        yield FormFinding("S01", Level.ERROR, problem, "Добавьте лист, хотя бы без людей, как он есть в форме.")
        return
    numbering = find_numbering(sheet.rows, kind.numbers, len(kind.numbers) - 2)
    if numbering is None:
        problem = f"нет строки с номерами граф 1–{kind.numbers[-1]}: лист не прочитан."
        yield FormFinding("S01", Level.ERROR, problem, "Верните строку с номерами граф.", sheet.name)
        return
    yield from _of_columns(sheet, numbering, kind.numbers)
    yield from _of_unknown_formulas(sheet)
    if PROGRAMME in numbering.places:
        yield from PersonChecks(sheet, kind, numbering).find(graduates)


def _of_columns(sheet: SheetValues, numbering: Numbering, needed: Iterable[str]) -> Iterator[FormFinding]:
    for column in needed:
        if column not in numbering.places:
            yield FormFinding(
                "S01",
                Level.ERROR,
                f"в строке с номерами граф нет графы {column}.",
                "Верните графу с её номером.",
                sheet.name,
                numbering.row,
                column,
            )
    for column, _ in numbering.repeated:
        yield FormFinding(
            "S02",
            Level.ERROR,
            f"графа {column} стоит дважды.",
            "Оставьте одну из них.",
            sheet.name,
            numbering.row,
            column,
        )


def _of_unknown_formulas(sheet: SheetValues) -> Iterator[FormFinding]:
    if sheet.uncomputed > len(sheet.uncomputed_at):
        problem = f"формул без посчитанного значения — {sheet.uncomputed}."
        advice = "Откройте файл в Excel или LibreOffice, сохраните его и проверьте ещё раз."
        yield FormFinding("T07", Level.ERROR, problem, advice, sheet.name)


def _empty(sheet: SheetValues, numbering: Numbering) -> FormFinding:
    return FormFinding(
        "T07",
        Level.ERROR,
        "под номерами граф нет ни одной строки с данными.",
        "Заполните форму.",
        sheet.name,
        numbering.row,
    )


def _place(workbook: Workbook, form: Form, finding: FormFinding) -> tuple[int, int, int, str]:
    order = FORM1_NUMBERS if form is Form.FIVE_LINES else COLLECTION_NUMBERS
    column = order.index(finding.column) if finding.column in order else len(order)
    sheet = workbook.position(finding.sheet) if finding.sheet else -1
    return sheet, finding.row or 0, column, finding.rule
