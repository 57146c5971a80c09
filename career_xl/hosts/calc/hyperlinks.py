"""Links in cells: LibreOffice keeps them as fields in a text, or as a property of a cell that holds a number."""

import re

from career_xl.hosts.calc.bridge import Uno

_PLACE = re.compile(r"#((?:'(?:[^']|'')*'|[^'.!#]+))([.!])([^.!']+)")
"""A place in the same document: LibreOffice has a point between sheet and cell, Excel an exclamation mark."""

_KEPT = ("VALUE", "FORMULA")
"""Kinds of contents that a field would turn into a text."""


def link_of(cell: Uno) -> str | None:
    """The address of the first link in the cell, a place in the document as Excel writes it; None without a link."""
    fields = cell.getTextFields()
    each = fields.createEnumeration()
    while each.hasMoreElements():
        field = each.nextElement()
        if hasattr(field, "URL"):
            return _with("!", str(field.URL))
    return _with("!", str(cell.Hyperlink)) or None


def set_link(cell: Uno, document: Uno, address: str, text: str) -> None:
    """Makes the text with its link the content of the cell; a number or formula that shows it stays one."""
    address = _with(".", address)
    if cell.getType().value in _KEPT and cell.getString() == text:
        cell.Hyperlink = address
        return
    field = document.createInstance("com.sun.star.text.TextField.URL")
    field.URL = address
    field.Representation = text
    cell.setString("")
    cell.insertTextContent(cell.createTextCursor(), field, False)


def _with(mark: str, address: str) -> str:
    place = _PLACE.fullmatch(address)
    return f"#{place[1]}{mark}{place[3]}" if place else address
