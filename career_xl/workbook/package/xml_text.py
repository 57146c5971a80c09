"""XML of workbook parts: safe parsing, text that every reader accepts, names without prefixes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

CELL_TEXT_LIMIT: Final = 32_767
"""Characters that Excel takes in one cell."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True)
class Dialect:
    """The two namespaces in which transitional and strict workbooks differ."""

    main: str
    relationships: str
    """Namespace of `r:id`, and the stem of the relation types."""

    def relation(self, kind: str) -> str:
        """The relation type «worksheet», «comments» … in full."""
        return f"{self.relationships}/{kind}"

    def tag(self, name: str) -> str:
        """The element name in the main namespace, as lxml writes it."""
        return f"{{{self.main}}}{name}"

    @property
    def id_attribute(self) -> str:
        """The attribute `r:id`, as lxml writes it."""
        return f"{{{self.relationships}}}id"


TRANSITIONAL = Dialect(
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
)
STRICT = Dialect(
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)


def dialect_of(root: etree._Element) -> Dialect:
    """The dialect of the part with this root."""
    return STRICT if etree.QName(root).namespace == STRICT.main else TRANSITIONAL


def parse(data: bytes) -> etree._Element:
    """The root of a part; nothing outside the part is read. etree.XMLSyntaxError when it is no XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, huge_tree=True)
    return etree.fromstring(data, parser)


def serialise(root: etree._Element) -> bytes:
    """The part as Office writes it: UTF-8, with a declaration."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def local(element: etree._Element) -> str:
    """The element's name without namespace; an empty string for a processing instruction."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The children of that name in any namespace."""
    return (child for child in element if local(child) == name)


def child(element: etree._Element, name: str) -> etree._Element | None:
    """The first child of that name in any namespace, or None."""
    return next(children(element, name), None)


def insert_in_order(parent: etree._Element, element: etree._Element, before: tuple[str, ...]) -> None:
    """None; the element stands before the first child named in `before`, else last."""
    follower = next((other for other in parent if local(other) in before), None)
    if follower is None:
        parent.append(element)
    else:
        follower.addprevious(element)


def set_text(element: etree._Element, text: str) -> None:
    """None; the element holds the text, with its spaces and line breaks kept."""
    element.text = text
    element.set(_XML_SPACE, "preserve")


def clean(text: str) -> str:
    """The text as it may stand in a part: what XML cannot hold is written as Excel writes it (`_x0001_`)."""
    lines = _LOOKS_ESCAPED.sub("_x005F_", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _NO_CHARACTER.sub("\ufffd", _CONTROL.sub(lambda match: f"_x{ord(match[0]):04X}_", lines))


def shown(text: str) -> str:
    """The cleaned text, no longer than a cell may be."""
    return clean(text[:CELL_TEXT_LIMIT])


def escape(text: str) -> str:
    """The shown text for element content and for attributes in double quotes."""
    return shown(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
