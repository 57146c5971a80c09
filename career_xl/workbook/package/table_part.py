"""Table parts: their names and ids, which are unique in a workbook, and a new one for a sheet of ours."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from career_xl.workbook.package import xml_text
from career_xl.workbook.package.parts import Package
from career_xl.workbook.package.xml_text import Dialect, escape

CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"


@dataclass(frozen=True)
class TableIdentity:
    """What formulas and the workbook know a table by."""

    id: int
    name: str


def identity(data: bytes) -> TableIdentity:
    """Id and name of the table in this part."""
    root = xml_text.parse(data)
    return TableIdentity(int(root.get("id") or 0), root.get("displayName") or root.get("name") or "")


def free_identity(package: Package, wanted: str, defined_names: set[str]) -> TableIdentity:
    """An id and a name, like the wanted one, that no table and no defined name has."""
    present = [identity(package.read(part)) for part in package.content_types.parts_of("table+xml") if part in package]
    taken = defined_names | {table.name.casefold() for table in present}
    names = (wanted if number == 1 else f"{wanted}_{number}" for number in range(1, len(taken) + 2))
    name = next(name for name in names if name.casefold() not in taken)
    return TableIdentity(max((table.id for table in present), default=0) + 1, name)


def table(identity_: TableIdentity, reference: str, captions: Sequence[str], dialect: Dialect) -> bytes:
    """The part of a table over the range `reference`, captions in its first row, with filter buttons."""
    columns = "".join(
        f'<tableColumn id="{number}" name="{escape(caption)}"/>' for number, caption in enumerate(captions, start=1)
    )
    name = escape(identity_.name)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<table xmlns="{dialect.main}" id="{identity_.id}" name="{name}" displayName="{name}" ref="{reference}" '
        f'totalsRowShown="0"><autoFilter ref="{reference}"/><tableColumns count="{len(captions)}">{columns}'
        '</tableColumns><tableStyleInfo showFirstColumn="0" showLastColumn="0" showRowStripes="0" '
        'showColumnStripes="0"/></table>'
    ).encode()
