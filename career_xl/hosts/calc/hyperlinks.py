"""Links in cells: LibreOffice keeps them as fields in the text."""

from career_xl.hosts.calc.bridge import Uno


def link_of(cell: Uno) -> str | None:
    """The address of the first link in the cell, or None."""
    fields = cell.getTextFields()
    each = fields.createEnumeration()
    while each.hasMoreElements():
        field = each.nextElement()
        if hasattr(field, "URL"):
            return str(field.URL)
    return None


def set_link(cell: Uno, document: Uno, address: str, text: str) -> None:
    """Makes the text with its link the whole content of the cell."""
    field = document.createInstance("com.sun.star.text.TextField.URL")
    field.URL = address
    field.Representation = text
    cell.setString("")
    cell.insertTextContent(cell.createTextCursor(), field, False)
