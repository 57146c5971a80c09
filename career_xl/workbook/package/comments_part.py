"""The part with the notes of a sheet (legacy comments): ours are added below the user's own, and taken back exactly."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from lxml import etree

from career_xl.workbook.package import xml_text
from career_xl.workbook.package.cell_reference import cell_name, read_cell_name
from career_xl.workbook.package.xml_text import Dialect

SEPARATOR: Final = "— Проверка мониторинга —"
"""First line of our part of a note; all of a note above it is the user's."""
_AUTHOR: Final = "Центр карьеры"
_OUR_PART = re.compile(rf"(?:^|(?<=\n)){re.escape(SEPARATOR)}(?:\n(?:ошибка|вопрос|сведения) \S+: [^\n]*)*")
_RUN_FORMAT: Final = (("sz", {"val": "9"}), ("color", {"indexed": "81"}), ("rFont", {"val": "Tahoma"}))


class Comments:
    """The notes of one sheet by cell: row and column from 1."""

    def __init__(self, data: bytes | None, dialect: Dialect) -> None:
        self._dialect = dialect
        self._root = xml_text.parse(data or f'<comments xmlns="{dialect.main}"><authors/></comments>'.encode())
        self._by_cell: dict[tuple[int, int], etree._Element] = {}
        for comment in xml_text.children(self._list(), "comment"):
            cell = read_cell_name(comment.get("ref", ""))
            if cell:
                self._by_cell[cell] = comment

    def __contains__(self, cell: tuple[int, int]) -> bool:
        return cell in self._by_cell

    def take_ours(self) -> dict[tuple[int, int], list[str]]:
        """The lines that stood below our separator, by cell; they are gone, and notes that were ours alone too."""
        taken = {}
        for cell, comment in list(self._by_cell.items()):
            texts = _texts(comment)
            whole = "".join(text.text or "" for text in texts)
            part = find_our_part(whole)
            if part is None:
                continue
            taken[cell] = list(part.lines)
            begin, end = part.begin, part.end
            if (whole[:begin] + whole[end:]).strip():
                _cut(comment, texts, begin, end)
            else:
                self._list().remove(comment)
                del self._by_cell[cell]
        return taken

    def add(self, cell: tuple[int, int], lines: Sequence[str]) -> None:
        """None; the note of the cell has our separator and these lines at its end."""
        ours = our_part(lines)
        comment = self._by_cell.get(cell)
        if comment is None:
            attributes = {"ref": cell_name(*cell), "authorId": str(self._author())}
            comment = etree.SubElement(self._list(), self._dialect.tag("comment"), attributes)
            etree.SubElement(comment, self._dialect.tag("text"))
            self._by_cell[cell] = comment
        text = xml_text.child(comment, "text")
        if text is None:
            text = etree.Element(self._dialect.tag("text"))
            comment.insert(0, text)
        self._append(text, ours)

    def to_bytes(self) -> bytes:
        """The part as it is written."""
        return xml_text.serialise(self._root)

    def _list(self) -> etree._Element:
        found = xml_text.child(self._root, "commentList")
        return found if found is not None else etree.SubElement(self._root, self._dialect.tag("commentList"))

    def _author(self) -> int:
        authors = xml_text.child(self._root, "authors")
        if authors is None:
            authors = etree.Element(self._dialect.tag("authors"))
            self._root.insert(0, authors)
        names = [author.text or "" for author in authors]
        if _AUTHOR not in names:
            etree.SubElement(authors, self._dialect.tag("author")).text = _AUTHOR
            return len(names)
        return names.index(_AUTHOR)

    def _append(self, text: etree._Element, ours: str) -> None:
        present = "".join(element.text or "" for element in _texts_of(text))
        ours = f"\n{ours}" if present else ours
        unformatted = xml_text.child(text, "t")
        if unformatted is not None and xml_text.child(text, "r") is None:
            # A text without runs stays one, so that taking our part back leaves what was there.
            xml_text.set_text(unformatted, present + ours)
            return
        run = etree.Element(self._dialect.tag("r"))
        format_ = etree.SubElement(run, self._dialect.tag("rPr"))
        for name, attributes in _RUN_FORMAT:
            etree.SubElement(format_, self._dialect.tag(name), attributes)
        xml_text.set_text(etree.SubElement(run, self._dialect.tag("t")), ours)
        xml_text.insert_in_order(text, run, ("rPh", "phoneticPr"))


class OurPart(NamedTuple):
    """Where our part stands in the text of a note, with the line break that parts it from the user's own."""

    begin: int
    end: int
    lines: tuple[str, ...]


def find_our_part(whole: str) -> OurPart | None:
    """Our part of the text of a note; None where there is none."""
    match = _OUR_PART.search(whole)
    if match is None:
        return None
    begin, end = match.span()
    if begin:
        begin -= 1
    elif whole[end : end + 1] == "\n":
        end += 1
    return OurPart(begin, end, tuple(match[0].split("\n")[1:]))


def our_part(lines: Sequence[str]) -> str:
    """The text that our part of a note has for these lines."""
    return "\n".join((SEPARATOR, *lines))


def note_line(label: str, rule: str, message: str) -> str:
    """One line of a note: «ошибка L01: …», without line breaks, fit for XML."""
    return xml_text.clean(f"{label} {rule}: {' '.join(message.split())}")


def holds_our_part(data: bytes) -> bool:
    """True when one of the notes may have a part of ours."""
    return SEPARATOR.encode() in data or b"&#" in data


def _texts(comment: etree._Element) -> list[etree._Element]:
    text = xml_text.child(comment, "text")
    return [] if text is None else _texts_of(text)


def _texts_of(text: etree._Element) -> list[etree._Element]:
    """The elements `t` that make up the text, without phonetic hints."""
    found = []
    for element in text:
        if xml_text.local(element) == "t":
            found.append(element)
        elif xml_text.local(element) == "r":
            found.extend(xml_text.children(element, "t"))
    return found


def _cut(comment: etree._Element, texts: list[etree._Element], begin: int, end: int) -> None:
    """None; the characters from begin to end are gone, and so are runs that held nothing else."""
    position = 0
    for element in texts:
        old = element.text or ""
        low, high = max(begin - position, 0), max(end - position, 0)
        position += len(old)
        new = old[:low] + old[high:]
        if new == old:
            continue
        run = element.getparent()
        if not new and run is not None and xml_text.local(run) == "r":
            parent = run.getparent()
            if parent is not None:
                parent.remove(run)
        else:
            xml_text.set_text(element, new)
