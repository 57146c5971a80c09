"""The ribbon's tab as Excel reads it: customUI14 XML, derived from the commands."""

import re
from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from career_xl.workbook.excel_addin.content import BUTTON_PREFIX, TITLE, RibbonButton
from career_xl.workbook.package.parts import Package

PART = "customUI/customUI14.xml"
NAMESPACE = "http://schemas.microsoft.com/office/2009/07/customui"
_RELATION = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")
_TIP_LIMIT = 1024
"""Characters of a tip (ST_LongString of the schema)."""


def ribbon_xml(buttons: Sequence[RibbonButton], yields_to_addin: bool) -> str:
    """The part; each group's first button is large. With `yields_to_addin` the tab hides where the add-in is loaded."""
    groups = dict.fromkeys(button.group for button in buttons)
    inside = "".join(
        _group(number, name, [button for button in buttons if button.group == name], first=number == 1)
        for number, name in enumerate(groups, start=1)
    )
    visible = ' getVisible="CareerXl_TabVisible"' if yields_to_addin else ""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<customUI xmlns={quoteattr(NAMESPACE)}><ribbon><tabs>"
        f'<tab id="careerXlTab" label={quoteattr(TITLE)}{visible}>{inside}</tab></tabs></ribbon></customUI>'
    )


def add_ribbon(package: Package, xml: str) -> None:
    """Nothing; the package has the ribbon, as its last part: other libraries lose it when they write the file."""
    package.replace(PART, xml.encode())
    package.relations().add(_RELATION, PART)


def _group(number: int, name: str, buttons: Sequence[RibbonButton], first: bool) -> str:
    inside = "".join(
        _button(button, large=place == 0, asked_when_shown=first and place == 0) for place, button in enumerate(buttons)
    )
    return f'<group id="careerXlGroup{number}" label={quoteattr(name)}>{inside}</group>'


def _button(button: RibbonButton, large: bool, asked_when_shown: bool) -> str:
    assert _IDENTIFIER.fullmatch(button.key), button.key
    # The state of one button is asked for when the tab is first shown: that starts Python (CareerXl_Shown).
    enabled = ' getEnabled="CareerXl_Shown"' if asked_when_shown else ""
    return (
        f'<button id="{BUTTON_PREFIX}{button.key}" label={quoteattr(button.title)} imageMso={quoteattr(button.image)} '
        f'size="{"large" if large else "normal"}" screentip={quoteattr(button.title)} '
        f'supertip={quoteattr(button.tip[:_TIP_LIMIT])} onAction="{button.callback}"{enabled}/>'
    )
