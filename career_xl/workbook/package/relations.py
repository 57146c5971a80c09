"""The relations of one part: which other parts it needs, and under which id."""

import posixpath
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from career_xl.workbook.package import xml_text

_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"


class Relation(NamedTuple):
    """One relation; `part` is None where the target lies outside the package."""

    id: str
    kind: str
    """Last word of the relation type: «worksheet», «comments», «vmlDrawing»."""
    part: str | None


class Relations:
    """The relations part of `owner` (an empty owner: of the package)."""

    def __init__(self, owner: str, data: bytes | None) -> None:
        self._folder = posixpath.dirname(owner)
        self.changed = False
        self._root = xml_text.parse(data or f'<Relationships xmlns="{_NAMESPACE}"/>'.encode())

    def __iter__(self) -> Iterator[Relation]:
        for element in xml_text.children(self._root, "Relationship"):
            kind = element.get("Type", "").rstrip("/").rpartition("/")[2]
            external = element.get("TargetMode") == "External"
            yield Relation(element.get("Id", ""), kind, None if external else self._part(element.get("Target", "")))

    def first(self, kind: str) -> str | None:
        """The part of the first relation of that kind, or None."""
        return next((relation.part for relation in self if relation.kind == kind and relation.part), None)

    def part_of(self, relation_id: str) -> str | None:
        """The part under that id, or None."""
        return next((relation.part for relation in self if relation.id == relation_id), None)

    def add(self, relation_type: str, part: str) -> str:
        """The id of a new relation of that full type to the part."""
        taken = {relation.id for relation in self}
        number = next(number for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)
        target = posixpath.relpath(f"/{part}", posixpath.join("/", self._folder))
        attributes = {"Id": f"rId{number}", "Type": relation_type, "Target": target}
        etree.SubElement(self._root, f"{{{_NAMESPACE}}}Relationship", attributes)
        self.changed = True
        return f"rId{number}"

    def remove_kind(self, kind: str) -> bool:
        """True when there were relations of that kind; they are gone."""
        found = [
            element
            for element in xml_text.children(self._root, "Relationship")
            if element.get("Type", "").rstrip("/").rpartition("/")[2] == kind
        ]
        for element in found:
            self._root.remove(element)
            self.changed = True
        return bool(found)

    def to_bytes(self) -> bytes:
        """The part as it is written."""
        return xml_text.serialise(self._root)

    def _part(self, target: str) -> str:
        path = unquote(target.partition("#")[0]).replace("\\", "/")
        joined = path if path.startswith("/") else posixpath.join("/", self._folder, path)
        return posixpath.normpath(joined).lstrip("/")


def relations_part(owner: str) -> str:
    """The name of the part that holds the relations of `owner`."""
    folder, name = posixpath.split(owner)
    return posixpath.join(folder, "_rels", f"{name}.rels")
