"""The part sharedStrings.xml: the texts that cells refer to by number."""

from typing import Final

from lxml import etree

from career_xl.workbook.package import xml_text
from career_xl.workbook.package.parts import Package
from career_xl.workbook.package.workbook_part import WorkbookPart

CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_PART: Final = "xl/sharedStrings.xml"
_KIND: Final = "sharedStrings"


class SharedStrings:
    """The shared strings of a workbook, to which ours are added; theirs keep their numbers.

    Excel moves strings that stand in the cells themselves into this part and counts the file as repaired.
    """

    def __init__(self, package: Package, book: WorkbookPart) -> None:
        self._package, self._book = package, book
        part = package.relations(book.part).first(_KIND)
        self._part = part if part in package else None
        self._root = (
            etree.Element(book.dialect.tag("sst")) if self._part is None else xml_text.parse(package.read(self._part))
        )
        self._count = 0
        self._numbers: dict[str, int] = {}
        for number, item in enumerate(xml_text.children(self._root, "si")):
            if (text := _plain_text(item)) is not None:
                self._numbers.setdefault(text, number)
            self._count = number + 1
        self._added: list[str] = []

    def number(self, text: str) -> int:
        """The number of the text among the shared strings; a text that is not there yet is added."""
        text = xml_text.shown(text)
        if text not in self._numbers:
            self._numbers[text] = self._count + len(self._added)
            self._added.append(text)
        return self._numbers[text]

    def save(self) -> None:
        """None; the part holds the added texts behind the ones it had."""
        if not self._added:
            return
        for text in self._added:
            item = etree.SubElement(self._root, self._book.dialect.tag("si"))
            xml_text.set_text(etree.SubElement(item, self._book.dialect.tag("t")), text)
        # The counts may be left out, and are wrong in many files.
        for count in ("count", "uniqueCount"):
            self._root.attrib.pop(count, "")
        if self._part is None:
            self._part = _PART
            relations = self._package.relations(self._book.part)
            relations.remove_kind(_KIND)
            relations.add(self._book.dialect.relation(_KIND), self._part)
            self._package.content_types.set(self._part, CONTENT_TYPE)
        self._package.replace(self._part, xml_text.serialise(self._root))


def _plain_text(item: etree._Element) -> str | None:
    """The text of a string without formatted runs; None for any other."""
    only = item[0] if len(item) == 1 else None
    return (only.text or "") if only is not None and xml_text.local(only) == "t" else None
