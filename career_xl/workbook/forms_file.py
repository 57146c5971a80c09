"""The result of checking many forms as a workbook: «Итоги», «Замечания», «Файлы»."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from career_xl.documents.output import write_atomically
from career_xl.domain.contingent_lines import LINES
from career_xl.domain.form_columns import COLLECTION_COUNTS, COLLECTION_TOTAL, FORM1_COUNTS, FORM1_TOTAL
from career_xl.domain.form_layouts import FORM_LAYOUTS
from career_xl.forms.file_check import CheckedFile, Form
from career_xl.forms.folder_check import FormsReport, Totals
from career_xl.rules.findings import Level
from career_xl.workbook.look import CellStyle
from career_xl.workbook.table_sheet import Draft, SheetCell, TableColumn, TableLayout, write_table
from career_xl.workbook.xlsx import open_workbook

TOTALS_SHEET, FINDINGS_SHEET, FILES_SHEET = "Итоги", "Замечания", "Файлы"
TOTALS_2025_SHEET = "Итоги 2025"
_ALL = "Всего"
_NOTHING = "замечаний нет"
_NO_TOTALS = "ни один файл не принят"

_FINDING_COLUMNS = (
    TableColumn("Файл", 34, "", CellStyle.WRAPPED),
    TableColumn("Лист", 22, "", CellStyle.WRAPPED),
    TableColumn("Строка", 8, "Номер строки листа.", CellStyle.CENTRED),
    TableColumn("Графа", 8, "Номер графы формы.", CellStyle.CENTRED_TEXT),
    TableColumn("Уровень", 10, "С ошибкой файл не принимается, с вопросом — принимается.", CellStyle.CENTRED),
    TableColumn("Правило", 9, "", CellStyle.CENTRED),
    TableColumn("Значение", 16, "Что стоит в ячейке.", CellStyle.WRAPPED),
    TableColumn("Что не так", 52, "", CellStyle.WRAPPED),
    TableColumn("Что сделать", 46, "", CellStyle.WRAPPED),
)
_FILE_COLUMNS = (
    TableColumn("Файл", 44, "", CellStyle.WRAPPED),
    TableColumn("Форма", 24, "", CellStyle.WRAPPED),
    TableColumn("Принят", 9, "Складываются только принятые файлы.", CellStyle.CENTRED),
    TableColumn("Программ", 10, "В принятом файле.", CellStyle.COUNT),
    TableColumn("Выпускников", 12, "Строка 01, графа 05; в форме 2025 года — графа 2.", CellStyle.COUNT),
    TableColumn("Ошибок", 9, "", CellStyle.COUNT),
    TableColumn("Вопросов", 10, "", CellStyle.COUNT),
)


def write_forms_report(report: FormsReport, target: Path) -> None:
    """Nothing; the sums, the findings and the files are in `target` (.xlsx). OutputError when it cannot be written."""
    with write_atomically(target) as temporary:
        workbook = open_workbook(temporary, "Формы колледжей: итоги и замечания")
        draft = Draft(workbook)
        names = report.names()
        of_2025 = report.totals(Form.COLLECTION_2025)
        _write_totals(draft, report.totals(Form.FIVE_LINES), names)
        if of_2025:
            _write_totals_2025(draft, of_2025, names)
        _write(draft, FINDINGS_SHEET, _FINDING_COLUMNS, _finding_rows(report) or [[_NOTHING, *[None] * 8]])
        _write(draft, FILES_SHEET, _FILE_COLUMNS, [_file_row(file) for file in report.files])
        workbook.close()


def _write_totals(draft: Draft, totals: Totals, names: Mapping[str, str]) -> None:
    columns = (
        TableColumn("Код", 10, "«Всего» — сумма по всем кодам.", CellStyle.CENTRED_TEXT),
        TableColumn("Профессия, специальность", 40, "", CellStyle.WRAPPED),
        TableColumn("Строка", 8, "", CellStyle.CENTRED_TEXT),
        TableColumn("Категория", 40, "", CellStyle.WRAPPED),
        *(TableColumn(column, 6, FORM_LAYOUTS[-1].form1.captions[column], CellStyle.COUNT) for column in FORM1_COUNTS),
    )
    rows: list[list[SheetCell]] = []
    for code, lines in {_ALL: _sum_of_codes(totals), **totals}.items() if totals else ():
        for line, counts in lines.items():
            rows.append([code, names.get(code, ""), line, LINES[line], *(counts[column] for column in FORM1_COUNTS)])
    _write(draft, TOTALS_SHEET, columns, rows or [[None, _NO_TOTALS, *[None] * (len(columns) - 2)]], frozen=4)


def _write_totals_2025(draft: Draft, totals: Totals, names: Mapping[str, str]) -> None:
    columns = (
        TableColumn("Код", 10, "«Всего» — сумма по всем кодам.", CellStyle.CENTRED_TEXT),
        TableColumn("Профессия, специальность", 44, "", CellStyle.WRAPPED),
        *(TableColumn(column, 7, f"Графа {column} формы.", CellStyle.COUNT) for column in COLLECTION_COUNTS),
    )
    rows: list[list[SheetCell]] = []
    for code, lines in {_ALL: _sum_of_codes(totals), **totals}.items():
        rows.append([code, names.get(code, ""), *(lines[""][column] for column in COLLECTION_COUNTS)])
    _write(draft, TOTALS_2025_SHEET, columns, rows, frozen=2)


def _sum_of_codes(totals: Totals) -> dict[str, dict[str, int]]:
    sums: dict[str, Counter[str]] = {}
    for lines in totals.values():
        for line, counts in lines.items():
            sums.setdefault(line, Counter()).update(counts)
    return {line: dict(counts) for line, counts in sums.items()}


def _finding_rows(report: FormsReport) -> list[list[SheetCell]]:
    return [
        [
            file.name,
            finding.sheet,
            finding.row,
            finding.column,
            finding.level.label,
            finding.rule,
            finding.value,
            finding.problem,
            finding.advice,
        ]
        for file in report.files
        for finding in file.findings
    ]


def _file_row(file: CheckedFile) -> list[SheetCell]:
    levels = Counter(finding.level for finding in file.findings)
    return [
        file.name,
        file.form.label if file.form else "не узнана",
        "да" if file.accepted else "нет",
        len(file.figures) if file.accepted else None,
        graduates_of(file) if file.accepted else None,
        levels[Level.ERROR],
        levels[Level.QUERY],
    ]


def graduates_of(file: CheckedFile) -> int:
    """All graduates of an accepted file."""
    if file.form is None:
        return 0
    line, column = ("01", FORM1_TOTAL) if file.form is Form.FIVE_LINES else ("", COLLECTION_TOTAL)
    place = file.form.columns.index(column)
    return sum(lines[line][place] for lines in file.figures.values())


def _write(
    draft: Draft,
    name: str,
    columns: tuple[TableColumn, ...],
    rows: Sequence[Sequence[SheetCell]],
    frozen: int = 1,
) -> None:
    worksheet = draft.sheet(name)
    table = f"Таблица_{len(draft.workbook.worksheets())}"
    write_table(draft, worksheet, TableLayout(table, columns, frozen_columns=frozen), rows)
