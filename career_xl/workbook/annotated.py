"""The annotated copy of a workbook: findings as colours and notes on the cells, and as the sheet «Замечания»."""

import tempfile
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from career_xl.documents.output import write_atomically
from career_xl.domain.errors import OutputError
from career_xl.domain.sheets import Sheet
from career_xl.domain.spelling import caption_key
from career_xl.rules.findings import Finding
from career_xl.tables import archive
from career_xl.tables.reader import read_workbook, unpacked_limit
from career_xl.workbook import findings_sheet, from_ods, marks
from career_xl.workbook.findings_sheet import FindingRow, Surroundings
from career_xl.workbook.marks import MARK_COLOURS, Cell, EarlierMarks
from career_xl.workbook.package import macros, sheet_part, table_part, vml_part
from career_xl.workbook.package.cell_reference import COLUMN_LIMIT, ROW_LIMIT
from career_xl.workbook.package.notes import SheetNotes
from career_xl.workbook.package.parts import Package, new_archive
from career_xl.workbook.package.shared_strings_part import SharedStrings
from career_xl.workbook.package.sheet_part import SheetEdits
from career_xl.workbook.package.styles_part import Styles, solid
from career_xl.workbook.package.table_part import TableIdentity
from career_xl.workbook.package.workbook_part import SheetEntry, WorkbookPart

NOTE_LIMIT: Final = 20_000
"""Notes on one sheet; beyond that office programs take minutes to open it."""
_SUFFIXES: Final = frozenset({".xlsx", ".xlsm"})
_STYLES_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"


@dataclass(frozen=True)
class AnnotatedCopy:
    """What was written."""

    marked_cells: int
    notes: tuple[str, ...]
    """Russian sentences on what the officer should know about the copy; mostly none."""


def write_annotated_copy(source: Path, target: Path, findings: Sequence[Finding]) -> AnnotatedCopy:
    """What was written to `target`: the workbook with the findings as marks and as the sheet «Замечания».

    Marks of an earlier run are taken back first. The source (.xlsx, .xlsm, .ods) is only read; everything in it that
    the marks do not concern is copied unchanged. OutputError when the target is the source, has another suffix than
    .xlsx or .xlsm, cannot hold the source or cannot be written; WorkbookUnreadableError when the source is damaged.
    """
    _refuse_target(source, target)
    archive.inspect(source, unpacked_limit())
    try:
        with tempfile.TemporaryDirectory() as folder, write_atomically(target) as temporary:
            if source.suffix.lower() != ".ods":
                return _annotate(source, temporary, findings)
            as_xlsx = Path(folder) / "values.xlsx"
            names = from_ods.write_as_xlsx(source, as_xlsx)
            renamed = [replace(finding, sheet=names.get(finding.sheet, finding.sheet)) for finding in findings]
            copy = _annotate(as_xlsx, temporary, renamed)
            return replace(copy, notes=(from_ods.NOTE, *copy.notes))
    except (zipfile.BadZipFile, zlib.error, KeyError, *sheet_part.DAMAGES) as error:
        raise archive.damaged(source.name) from error


def _refuse_target(source: Path, target: Path) -> None:
    if target.suffix.lower() not in _SUFFIXES:
        raise OutputError(
            f"Копию с замечаниями нельзя записать как «{target.name}»: укажите имя с окончанием .xlsx или .xlsm."
        )
    if target.resolve() == source.resolve() or (target.exists() and source.exists() and target.samefile(source)):
        raise OutputError(
            f"Копия с замечаниями записала бы себя поверх исходной книги «{source.name}»: укажите для неё другое имя."
        )
    if target.suffix.lower() == ".xlsm" and source.suffix.lower() == ".ods":
        raise OutputError(macros.REFUSED_MACROS)


def _annotate(source: Path, target: Path, findings: Sequence[Finding]) -> AnnotatedCopy:
    with zipfile.ZipFile(source) as opened, new_archive(target) as output:
        package = Package(opened)
        book = WorkbookPart(package)
        notes = macros.fit_to_suffix(package, book, target.suffix.lower()) + macros.drop_signature(package)
        return _Annotation(package, book, source, notes).run(output, findings)


class _Annotation:
    """One run over a package."""

    def __init__(self, package: Package, book: WorkbookPart, source: Path, notes: list[str]) -> None:
        self._package, self._book, self._notes = package, book, notes
        self._present = next((sheet for sheet in book.sheets if caption_key(sheet.name) == _FINDINGS_KEY), None)
        self._earlier = self._read_earlier(source)
        self._styles_part = package.relations(book.part).first("styles")
        data = package.read(self._styles_part) if self._styles_part in package and self._styles_part else None
        self._styles = Styles(data, book.dialect, MARK_COLOURS.values())
        self._blocks = vml_part.used_blocks(package.read(name) for name in package.names(".vml"))
        self._fills: dict[tuple[str, Cell], str] = {}
        """The fill before the mark, by sheet and cell."""
        self._discussed = self._without_note = 0

    def run(self, output: zipfile.ZipFile, findings: Sequence[Finding]) -> AnnotatedCopy:
        # Programs that look at the first bytes of a file expect one of these parts there.
        self._package.write(output, lambda name: not name.startswith(("xl/", "[")))
        by_sheet: dict[str, dict[Cell, list[Finding]]] = {}
        for finding in findings:
            cell = _cell(finding)
            if cell:
                by_sheet.setdefault(finding.sheet, {}).setdefault(cell, []).append(finding)
        for sheet in self._book.sheets:
            if sheet.kind == "worksheet" and sheet != self._present:
                self._mark(sheet, by_sheet.get(sheet.name, {}), output)
        self._write_findings(output, findings)
        self._save_styles()
        self._book.save()
        self._package.write(output)
        return AnnotatedCopy(len(self._fills), (*self._notes, *self._closing_notes(len(findings))))

    def _read_earlier(self, source: Path) -> EarlierMarks:
        if self._present is None:
            return EarlierMarks()
        if self._present.kind != "worksheet":
            raise OutputError(
                f"В книге есть диаграмма или диалог с именем «{self._present.name}»: переименуйте этот лист, "
                "под этим именем записываются замечания."
            )
        earlier = marks.read_earlier_marks(read_workbook(source, sheets=(Sheet.FINDINGS,)).find(Sheet.FINDINGS))
        if not earlier.recognised:
            self._notes.append(
                f"Прежний лист «{self._present.name}» имел другой вид и в копии заменён; в исходной книге он остался."
            )
        return earlier

    def _mark(self, sheet: SheetEntry, found: Mapping[Cell, Sequence[Finding]], output: zipfile.ZipFile) -> None:
        """None; the sheet is written with the marks of its cells, if it has or had any."""
        notes = SheetNotes(self._package, sheet.part, self._book.dialect)
        marked_earlier = self._earlier.cells(sheet.name) | notes.earlier.keys()
        visited: dict[int, list[int]] = {}
        for row, column in found.keys() | marked_earlier:
            visited.setdefault(row, []).append(column)
        if not visited:
            return
        self._add_notes(notes, found)

        def restyle(row: int, column: int, style: int) -> int:
            cell = (row, column)
            if cell in marked_earlier and self._styles.is_mark(style):
                before = self._earlier.fill_before(sheet.name, cell, notes.earlier.get(cell, ()))
                style = self._styles.with_fill(style, before)
            if cell not in found:
                return style
            self._fills[sheet.name, cell] = self._styles.fill_of(style)
            return self._styles.with_fill(style, solid(MARK_COLOURS[marks.gravest(found[cell])]))

        edits = SheetEdits(visited, restyle, notes.drawing_relation)
        with (
            self._package.writing(sheet.part, output) as stream,
            sheet_part.open_plain(self._package, sheet.part) as source,
        ):
            layout = sheet_part.rewrite(source, stream, edits)
        notes.save(layout, self._blocks)

    def _add_notes(self, notes: SheetNotes, found: Mapping[Cell, Sequence[Finding]]) -> None:
        by_gravity = sorted(found, key=lambda cell: (marks.gravity(marks.gravest(found[cell])), cell))
        cells = [cell for cell in by_gravity if cell not in notes.discussed]
        self._discussed += len(by_gravity) - len(cells)
        self._without_note += len(cells[NOTE_LIMIT:])
        for cell in cells[:NOTE_LIMIT]:
            notes.add(cell, [marks.line_of(finding) for finding in found[cell]])

    def _write_findings(self, output: zipfile.ZipFile, findings: Sequence[Finding]) -> None:
        sheet, table = self._prepare_sheet()
        rows = [FindingRow(finding, self._record(finding)) for finding in findings[: findings_sheet.ROW_LIMIT]]
        part = self._package.free_name("xl/tables/table{}.xml")
        reference = findings_sheet.reference(len(rows))
        self._package.replace(part, table_part.table(table, reference, findings_sheet.CAPTIONS, self._book.dialect))
        self._package.content_types.set(part, table_part.CONTENT_TYPE)
        relation = self._package.relations(sheet.part).add(self._book.dialect.relation("table"), part)
        look = findings_sheet.formats(self._styles)
        strings = SharedStrings(self._package, self._book)
        surroundings = Surroundings(self._book.dialect, strings, relation)
        with self._package.writing(sheet.part, output) as stream:
            findings_sheet.write(stream, rows, look, surroundings)
        strings.save()

    def _prepare_sheet(self) -> tuple[SheetEntry, TableIdentity]:
        """The sheet, new or emptied, and the identity of its table: formulas may know the old one by name."""
        table: TableIdentity | None = None
        if self._present is None:
            sheet = self._book.add_worksheet(str(Sheet.FINDINGS))
        else:
            sheet = self._present
            old_table = self._package.relations(sheet.part).first("table")
            if old_table and old_table in self._package:
                table = table_part.identity(self._package.read(old_table))
            old_parts = self._package.reachable(sheet.part)
            self._package.reset_relations(sheet.part)
            self._package.drop_unreachable(old_parts)
            self._book.reset_sheet(sheet.name)
            self._book.drop_calculation_chain()
        self._book.repeat_first_row(sheet.name)
        names = self._book.defined_names()
        return sheet, table or table_part.free_identity(self._package, str(Sheet.FINDINGS), names)

    def _record(self, finding: Finding) -> str:
        cell = _cell(finding)
        fill = self._fills.get((finding.sheet, cell)) if cell else None
        return marks.record(cell, fill) if cell and fill else ""

    def _save_styles(self) -> None:
        if self._styles_part is None or self._styles_part not in self._package:
            relations = self._package.relations(self._book.part)
            relations.remove_kind("styles")
            self._styles_part = "xl/styles.xml"
            relations.add(self._book.dialect.relation("styles"), self._styles_part)
            self._package.content_types.set(self._styles_part, _STYLES_TYPE)
        self._package.replace(self._styles_part, self._styles.to_bytes())

    def _closing_notes(self, count: int) -> list[str]:
        notes = []
        if self._discussed:
            notes.append(
                f"На ячейках с обсуждениями (их {self._discussed}) примечания не добавлены, чтобы не нарушить "
                "переписку; смотрите лист «Замечания»."
            )
        if self._without_note:
            notes.append(
                f"Примечаний слишком много для одного листа: у {self._without_note} ячеек отмечен только цвет, "
                "пояснения — на листе «Замечания»."
            )
        if count > findings_sheet.ROW_LIMIT:
            notes.append(
                f"Замечаний {count}, на лист помещается {findings_sheet.ROW_LIMIT}: записаны первые, остальные "
                "появятся после исправления."
            )
        return notes


def _cell(finding: Finding) -> Cell | None:
    """The cell that the finding is about, where it is about one."""
    row, column = finding.row, finding.sheet_column
    if row is None or column is None or not (1 <= row <= ROW_LIMIT and 1 <= column <= COLUMN_LIMIT):
        return None
    return row, column


_FINDINGS_KEY: Final = caption_key(Sheet.FINDINGS)
