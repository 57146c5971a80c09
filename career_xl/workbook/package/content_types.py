"""The part [Content_Types].xml: what kind of content each part is."""

from lxml import etree

from career_xl.workbook.package import xml_text

PART = "[Content_Types].xml"
_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/content-types"


class ContentTypes:
    """Content types by part name, with the defaults by extension."""

    def __init__(self, data: bytes) -> None:
        self._root = xml_text.parse(data)

    def of(self, part: str) -> str:
        """The content type of the part; an empty string when none is declared."""
        override = self._override(part)
        if override is not None:
            return override.get("ContentType", "")
        return self._default(part)

    def set(self, part: str, content_type: str) -> None:
        """None; the part has that content type."""
        if self.of(part) == content_type:
            return
        override = self._override(part)
        if override is None:
            override = etree.SubElement(self._root, f"{{{_NAMESPACE}}}Override", {"PartName": f"/{part}"})
        override.set("ContentType", content_type)

    def remove(self, part: str) -> None:
        """None; nothing is declared for the part by name."""
        override = self._override(part)
        if override is not None:
            self._root.remove(override)

    def parts_of(self, ending: str) -> list[str]:
        """The parts declared by name whose content type ends so."""
        return [
            element.get("PartName", "").lstrip("/")
            for element in xml_text.children(self._root, "Override")
            if element.get("ContentType", "").endswith(ending)
        ]

    def to_bytes(self) -> bytes:
        """The part as it is written."""
        return xml_text.serialise(self._root)

    def _override(self, part: str) -> etree._Element | None:
        # Part names are compared without case (ECMA-376, part 2).
        name = f"/{part}".casefold()
        overrides = xml_text.children(self._root, "Override")
        return next((element for element in overrides if element.get("PartName", "").casefold() == name), None)

    def _default(self, part: str) -> str:
        extension = part.rpartition(".")[2].casefold()
        for element in xml_text.children(self._root, "Default"):
            if element.get("Extension", "").casefold() == extension:
                return element.get("ContentType", "")
        return ""
