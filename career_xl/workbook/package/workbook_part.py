"""The part workbook.xml: the sheets in the order of their tabs, and the defined names."""

from typing import NamedTuple

from lxml import etree

from career_xl.workbook.package import xml_text
from career_xl.workbook.package.cell_reference import quoted
from career_xl.workbook.package.parts import Package

WORKSHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_AFTER_NAMES = (
    "calcPr",
    "oleSize",
    "customWorkbookViews",
    "pivotCaches",
    "smartTagPr",
    "smartTagTypes",
    "webPublishing",
    "fileRecoveryPr",
    "webPublishObjects",
    "extLst",
)
_PRINT_TITLES = "_xlnm.Print_Titles"


class SheetEntry(NamedTuple):
    """A sheet as the workbook names it."""

    name: str
    kind: str
    """«worksheet», «chartsheet», «dialogsheet», «xlMacrosheet»."""
    part: str


class WorkbookPart:
    """The workbook part of a package. KeyError when the package has none."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.part = package.relations().first("officeDocument") or "xl/workbook.xml"
        self._root = xml_text.parse(package.read(self.part))
        self.dialect = xml_text.dialect_of(self._root)
        self._relations = package.relations(self.part)

    @property
    def sheets(self) -> list[SheetEntry]:
        """The sheets whose part is in the package, in the order of the tabs."""
        by_id = {relation.id: relation for relation in self._relations}
        found = []
        for element in self._sheet_elements():
            relation = by_id.get(element.get(self.dialect.id_attribute, ""))
            if relation is not None and relation.part and relation.part in self._package:
                found.append(SheetEntry(element.get("name", ""), relation.kind, relation.part))
        return found

    def add_worksheet(self, name: str) -> SheetEntry:
        """A new sheet behind all others; its part has still to be written."""
        part = self._package.free_name("xl/worksheets/sheet{}.xml")
        self._package.content_types.set(part, WORKSHEET_TYPE)
        taken = [int(element.get("sheetId", "0")) for element in self._sheet_elements()]
        attributes = {
            "name": name,
            "sheetId": str(max(taken, default=0) + 1),
            self.dialect.id_attribute: self._relations.add(self.dialect.relation("worksheet"), part),
        }
        sheets = xml_text.child(self._root, "sheets")
        if sheets is None:
            raise KeyError("sheets")
        etree.SubElement(sheets, self.dialect.tag("sheet"), attributes)
        return SheetEntry(name, "worksheet", part)

    def reset_sheet(self, name: str) -> None:
        """None; the sheet is visible, and the names that belonged to its old contents alone are gone."""
        index = self._index(name)
        element = self._sheet_elements()[index]
        if "state" in element.attrib:
            del element.attrib["state"]
        for name_element in self._name_elements():
            if name_element.get("localSheetId") == str(index):
                self._names().remove(name_element)
        if not self._name_elements():
            self._root.remove(self._names())

    def repeat_first_row(self, name: str) -> None:
        """None; the first row of the sheet is printed on every page."""
        attributes = {"name": _PRINT_TITLES, "localSheetId": str(self._index(name))}
        etree.SubElement(self._names(), self.dialect.tag("definedName"), attributes).text = f"{quoted(name)}!$1:$1"

    def defined_names(self) -> set[str]:
        """The defined names, folded as Excel compares them."""
        return {element.get("name", "").casefold() for element in self._name_elements()}

    def drop_calculation_chain(self) -> None:
        """None; the order of calculation is left to the office program, which makes it anew."""
        chain = self._relations.first("calcChain")
        if self._relations.remove_kind("calcChain") and chain:
            self._package.remove(chain)

    def save(self) -> None:
        """None; the package holds the part as it now stands."""
        self._package.replace(self.part, xml_text.serialise(self._root))

    def _sheet_elements(self) -> list[etree._Element]:
        sheets = xml_text.child(self._root, "sheets")
        return [] if sheets is None else list(xml_text.children(sheets, "sheet"))

    def _index(self, name: str) -> int:
        return next(index for index, element in enumerate(self._sheet_elements()) if element.get("name") == name)

    def _name_elements(self) -> list[etree._Element]:
        names = xml_text.child(self._root, "definedNames")
        return [] if names is None else list(xml_text.children(names, "definedName"))

    def _names(self) -> etree._Element:
        names = xml_text.child(self._root, "definedNames")
        if names is None:
            names = etree.Element(self.dialect.tag("definedNames"))
            xml_text.insert_in_order(self._root, names, _AFTER_NAMES)
        return names
