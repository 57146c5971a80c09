"""Notes that must outlive a change of what stands in their cells: LibreOffice takes them away with the contents."""

from collections.abc import Iterator
from contextlib import contextmanager

from career_xl.hosts.calc.address import box_of
from career_xl.hosts.calc.bridge import Uno

ANNOTATIONS = 8  # CellFlags.ANNOTATION


@contextmanager
def kept_notes(cells: Uno) -> Iterator[None]:
    """Nothing; the notes of the cells are there afterwards as before, whatever is written into the cells meanwhile."""
    sheet = cells.getSpreadsheet()
    texts = {}
    for address in cells.queryContentCells(ANNOTATIONS).getRangeAddresses():
        box = box_of(address)
        for row in range(box.top, box.bottom + 1):
            for column in range(box.left, box.right + 1):
                note = sheet.getCellByPosition(column, row).getAnnotation()
                texts[row, column] = note.getString(), note.getIsVisible()
    yield
    for (row, column), (text, visible) in texts.items():
        cell = sheet.getCellByPosition(column, row)
        if not cell.getAnnotation().getString():
            sheet.getAnnotations().insertNew(cell.getCellAddress(), text)
            if visible:
                cell.getAnnotation().setIsVisible(True)
