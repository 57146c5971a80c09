"""Notes of cells."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from xlwings import base_classes

from career_xl.hosts.calc.address import Box
from career_xl.hosts.calc.bridge import Uno
from career_xl.hosts.calc.errors import in_russian
from career_xl.hosts.calc.note_texts import ANNOTATIONS
from career_xl.hosts.calc.protection import ensure_open

if TYPE_CHECKING:
    from career_xl.hosts.calc.ranges import Range
    from career_xl.hosts.calc.sheets import Sheet


@in_russian
class Note(base_classes.Note):
    """The note of one cell."""

    def __init__(self, location: "Range") -> None:
        self._location = location

    @property
    def api(self) -> Uno:
        """LibreOffice's annotation."""
        return self._location.api.getCellByPosition(0, 0).getAnnotation()

    @property
    def text(self) -> str:
        """The text."""
        return str(self.api.getString())

    @text.setter
    def text(self, value: str) -> None:
        sheet = self._location.sheet.api
        ensure_open(sheet, self._location.api)
        before = self.api
        shown = before.getIsVisible()
        size = before.getAnnotationShape().getSize() if shown else None
        # A note put in its place can be undone by LibreOffice's own list of steps; a changed text cannot.
        sheet.getAnnotations().insertNew(self._location.box.corner_on(self._location.sheet.position), value)
        if shown:
            after = self.api
            after.setIsVisible(True)
            after.getAnnotationShape().setSize(size)

    @property
    def author(self) -> str:
        """Who wrote it, as LibreOffice knows; «» when it does not."""
        return str(self.api.getAuthor())

    @property
    def location(self) -> "Range":
        """The cell."""
        return self._location

    def delete(self) -> None:
        """Takes the note away."""
        ensure_open(self._location.sheet.api, self._location.api)
        self._location.api.clearContents(ANNOTATIONS)


def note_of(location: "Range") -> Note | None:
    """The note of the first cell of the range, or None."""
    return Note(location) if location.api.getCellByPosition(0, 0).getAnnotation().getString() else None


def add_note(location: "Range", text: str) -> Note:
    """A new note at the cell."""
    sheet = location.sheet.api
    ensure_open(sheet, location.api)
    sheet.getAnnotations().insertNew(location.box.corner_on(location.sheet.position), text)
    return Note(location)


def notes_on(sheet: "Sheet") -> Iterator[Note]:
    """The notes on the sheet, by rows."""
    annotations = sheet.api.getAnnotations()
    found = [annotations.getByIndex(index).getPosition() for index in range(annotations.getCount())]
    for row, column in sorted((position.Row, position.Column) for position in found):
        yield Note(sheet.at(Box(row, column, row, column)))
