"""The notes of one sheet: the part with their texts, the drawing with their boxes and the relations to both."""

from collections.abc import Mapping, Sequence
from typing import Final

from career_xl.workbook.package import comments_part, vml_part, xml_text
from career_xl.workbook.package.cell_reference import read_cell_name
from career_xl.workbook.package.comments_part import Comments
from career_xl.workbook.package.parts import Package
from career_xl.workbook.package.sheet_layout import SheetLayout
from career_xl.workbook.package.xml_text import Dialect

_COMMENTS_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"

Cell = tuple[int, int]


class SheetNotes:
    """The notes of the sheet in `part`; earlier notes of ours are already taken out of them."""

    def __init__(self, package: Package, part: str, dialect: Dialect) -> None:
        self._package, self._dialect = package, dialect
        self._relations = package.relations(part)
        named = self._relations.first("comments")
        self._comments_part = named if named in package else None
        self._comments: Comments | None = None
        self.earlier: Mapping[Cell, list[str]] = {}
        """The lines of our earlier notes by cell."""
        self._new: dict[Cell, Sequence[str]] = {}
        self._drawing_part: str | None = None
        self.discussed = self._discussed_cells()
        """Cells with a threaded discussion, whose note belongs to the discussion."""
        if self._comments_part and comments_part.holds_our_part(package.read(self._comments_part)):
            self.earlier = self._texts().take_ours()

    def add(self, cell: Cell, lines: Sequence[str]) -> None:
        """None; the cell is to have a note with these lines, below the user's own."""
        self._new[cell] = lines

    def drawing_relation(self, named: str | None) -> str | None:
        """The relation id of the drawing that the sheet must name, from the one it names; None when it needs none."""
        self._drawing_part = self._relations.part_of(named) if named else None
        if self._new and self._drawing_part not in self._package:
            self._drawing_part = self._package.free_name("xl/drawings/vmlDrawing{}.vml")
            self._package.replace(self._drawing_part, b"<xml></xml>")
            self._package.content_types.set(self._drawing_part, vml_part.CONTENT_TYPE)
            return self._relations.add(self._dialect.relation("vmlDrawing"), self._drawing_part)
        return named

    def save(self, layout: SheetLayout, blocks: set[int]) -> None:
        """None; the package holds the texts and the boxes. `blocks`: see `vml_part.with_boxes`."""
        if not self._new and not self.earlier:
            return
        texts = self._texts()
        kept = {cell for cell in self.earlier if cell in texts}
        growth = {cell: -vml_part.added_rows(self.earlier[cell], layout) for cell in kept}
        boxes = []
        for cell, lines in sorted(self._new.items()):
            if cell in texts:
                growth[cell] = growth.get(cell, 0) + vml_part.added_rows(lines, layout)
            else:
                boxes.append(vml_part.NoteBox(cell, lines))
            texts.add(cell, lines)
        if self._drawing_part is not None and self._drawing_part in self._package:
            drawing = self._package.read(self._drawing_part)
            drawing = vml_part.without_boxes(drawing, self.earlier.keys() - kept)
            drawing = vml_part.stretched(drawing, growth)
            self._package.replace(self._drawing_part, vml_part.with_boxes(drawing, boxes, layout, blocks))
        self._save_texts(texts)

    def _texts(self) -> Comments:
        if self._comments is None:
            data = self._package.read(self._comments_part) if self._comments_part else None
            self._comments = Comments(data, self._dialect)
        return self._comments

    def _save_texts(self, texts: Comments) -> None:
        if self._comments_part is None:
            self._comments_part = self._package.free_name("xl/comments{}.xml")
            self._package.content_types.set(self._comments_part, _COMMENTS_TYPE)
            self._relations.add(self._dialect.relation("comments"), self._comments_part)
        self._package.replace(self._comments_part, texts.to_bytes())

    def _discussed_cells(self) -> set[Cell]:
        part = self._relations.first("threadedComment")
        if part is None or part not in self._package:
            return set()
        root = xml_text.parse(self._package.read(part))
        cells = (read_cell_name(element.get("ref", "")) for element in xml_text.children(root, "threadedComment"))
        return {cell for cell in cells if cell}
