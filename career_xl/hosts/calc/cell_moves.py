"""What moves, copies, sorts, finds and fills cells, in LibreOffice's calls."""

from collections.abc import Sequence
from typing import Any

from career_xl.hosts.calc.address import Box, box_of
from career_xl.hosts.calc.bridge import Uno, enum, properties, struct, typed
from career_xl.hosts.calc.office import Office

_PASTE_FLAGS = {
    "all": "A",
    "values": "SVD",
    "values_and_number_formats": "SVDT",
    "formulas": "SVDF",
    "formulas_and_number_formats": "SVDFT",
    "formats": "T",
    "comments": "N",
}
_PASTE_OPERATIONS = {None: 0, "add": 1, "subtract": 2, "multiply": 3, "divide": 4}

_CONSTANTS = {None: 1 | 2 | 4, "numbers": 1 | 2, "text": 4}
_FORMULA_RESULTS = {None: 1 | 2 | 4, "numbers": 1, "text": 2, "errors": 4}


def insert(sheet: Uno, cells: Uno, box: Box, shift: str | None) -> None:
    """Inserts empty cells there; whole rows and columns as such."""
    mode = "RIGHT" if shift == "right" else "DOWN"
    if box.columns == sheet.Columns.Count:
        mode = "ROWS"
    elif box.rows == sheet.Rows.Count:
        mode = "COLUMNS"
    sheet.insertCells(cells.RangeAddress, enum("sheet.CellInsertMode", mode))


def delete(sheet: Uno, cells: Uno, box: Box, shift: str | None) -> None:
    """Deletes the cells; without a direction the others move as their shape suggests."""
    if box.columns == sheet.Columns.Count:
        mode = "ROWS"
    elif box.rows == sheet.Rows.Count:
        mode = "COLUMNS"
    elif shift is None:
        mode = "LEFT" if box.rows >= box.columns else "UP"
    else:
        mode = "LEFT" if shift == "left" else "UP"
    sheet.removeRange(cells.RangeAddress, enum("sheet.CellDeleteMode", mode))


def to_clipboard(office: Office, document: Uno, cells: Uno) -> None:
    """Puts the cells on the clipboard, as text, cells and picture."""
    controller = document.CurrentController
    before = controller.Selection
    controller.select(cells)
    office.dispatch(controller.Frame, ".uno:Copy")
    controller.select(before)


def from_clipboard(office: Office, document: Uno, cells: Uno, what: str | None = None, **options: Any) -> None:
    """Pastes the clipboard at the cells; options: operation, skip_blanks, transpose."""
    flags = _PASTE_FLAGS.get(what or "all")
    if flags is None:
        raise NotImplementedError(what)
    controller = document.CurrentController
    controller.select(cells)
    office.dispatch(
        controller.Frame,
        ".uno:InsertContents",
        Flags=flags,
        FormulaCommand=_PASTE_OPERATIONS[options.get("operation")],
        SkipEmptyCells=bool(options.get("skip_blanks")),
        Transpose=bool(options.get("transpose")),
        AsLink=False,
        MoveMode=4,
    )


def sort(cells: Uno, keys: Sequence[int], ascending: Sequence[bool], *, has_headers: bool) -> None:
    """Sorts the rows by one-based columns; their formats go along."""
    fields = tuple(
        struct("table.TableSortField", Field=key - 1, IsAscending=up) for key, up in zip(keys, ascending, strict=True)
    )
    cells.sort(
        properties(
            IsSortColumns=False,
            ContainsHeader=has_headers,
            BindFormatsToContent=True,
            SortFields=typed("[]com.sun.star.table.TableSortField", fields),
        )
    )


def find(cells: Uno, text: str, **how: bool) -> Box | None:
    """The first cell whose shown value has the text, or None; `how`: whole, match_case, backward, by_rows."""
    search = cells.createSearchDescriptor()
    search.SearchString = text
    search.SearchWords = how["whole"]
    search.SearchCaseSensitive = how["match_case"]
    search.SearchBackwards = how["backward"]
    search.SearchByRow = how["by_rows"]
    search.SearchType = 1
    found = cells.findFirst(search)
    return None if found is None else box_of(found.RangeAddress)


def replace_all(cells: Uno, old: str, new: str, *, whole: bool, match_case: bool) -> None:
    """Exchanges the text in all cells."""
    search = cells.createReplaceDescriptor()
    search.SearchString = old
    search.ReplaceString = new
    search.SearchWords = whole
    search.SearchCaseSensitive = match_case
    cells.replaceAll(search)


def special_boxes(cells: Uno, kind: str, value_type: str | None) -> list[Box]:
    """The boxes of the blank, constant, formula or visible cells."""
    match kind:
        case "blanks":
            found = cells.queryEmptyCells()
        case "visible":
            found = cells.queryVisibleCells()
        case "constants":
            found = cells.queryContentCells(_CONSTANTS[value_type]) if value_type in _CONSTANTS else None
        case _:
            found = cells.queryFormulaCells(_FORMULA_RESULTS[value_type]) if value_type in _FORMULA_RESULTS else None
    if found is None:
        raise NotImplementedError(value_type)
    return sorted(box_of(address) for address in found.getRangeAddresses())


def autofill(destination: Uno, box: Box, source: Box, kind: str) -> None:
    """Fills the destination from the source within it, as dragging the corner of the selection does."""
    downwards = box.rows > source.rows
    count = source.rows if downwards else source.columns
    direction = enum("sheet.FillDirection", "TO_BOTTOM" if downwards else "TO_RIGHT")
    if kind in ("fill_copy", "fill_values"):
        destination.fillSeries(
            direction, enum("sheet.FillMode", "SIMPLE"), enum("sheet.FillDateMode", "FILL_DATE_DAY"), 0, 0
        )
    else:
        destination.fillAuto(direction, count)


def group(sheet: Uno, cells: Uno, by: str, *, together: bool) -> None:
    """Groups or ungroups rows or columns."""
    orientation = enum("table.TableOrientation", "ROWS" if by == "rows" else "COLUMNS")
    (sheet.group if together else sheet.ungroup)(cells.RangeAddress, orientation)
