"""The help of a workbook's own functions, as its part workbook.xml holds it: category and arguments."""

from collections.abc import Mapping, Sequence

from lxml import etree

from career_xl.workbook.package import xml_text
from career_xl.workbook.package.parts import Package
from career_xl.workbook.package.workbook_part import WorkbookPart

_X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_ARGUMENTS_URI = "{8193D73E-4604-4355-AFF4-8A2333D13BE4}"
_AFTER_SHEETS = ("externalReferences", "definedNames", "calcPr", "extLst")
_HELP_LIMIT = 255
"""Characters that the function wizard takes."""


def add_function_help(
    package: Package, category: str, own_categories_from: int, arguments: Mapping[str, Sequence[str]]
) -> None:
    """Nothing; the workbook has the category, which gets that number, and each function's explanations of arguments."""
    part = WorkbookPart(package).part
    root = xml_text.parse(package.read(part))
    main = xml_text.dialect_of(root)
    groups = etree.Element(main.tag("functionGroups"), {"builtInGroupCount": str(own_categories_from - 1)})
    etree.SubElement(groups, main.tag("functionGroup"), {"name": category})
    xml_text.insert_in_order(root, groups, _AFTER_SHEETS)
    extensions = xml_text.child(root, "extLst")
    if extensions is None:
        extensions = etree.SubElement(root, main.tag("extLst"))
    extension = etree.SubElement(extensions, main.tag("ext"), {"uri": _ARGUMENTS_URI}, {"x14": _X14})
    names = etree.SubElement(extension, f"{{{_X14}}}definedNames")
    for function, explanations in arguments.items():
        name = etree.SubElement(names, f"{{{_X14}}}definedName", {"name": function})
        described = etree.SubElement(name, f"{{{_X14}}}argumentDescriptions", {"count": str(len(explanations))})
        for index, explanation in enumerate(explanations):
            one = etree.SubElement(described, f"{{{_X14}}}argumentDescription", {"index": str(index)})
            one.text = explanation[:_HELP_LIMIT]
    package.replace(part, xml_text.serialise(root))
