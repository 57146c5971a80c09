"""The part styles.xml: cell formats with another fill, everything else of the format kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from career_xl.workbook.package import xml_text
from career_xl.workbook.package.xml_text import Dialect

_USUAL_SIZE: Final = 11.0
NO_FILL: Final = '<fill><patternFill patternType="none"/></fill>'
_FILL_WORDS: Final = {
    "fill": frozenset[str](),
    "patternFill": frozenset({"patternType"}),
    "fgColor": frozenset({"rgb", "theme", "tint", "indexed", "auto"}),
    "bgColor": frozenset({"rgb", "theme", "tint", "indexed", "auto"}),
    "gradientFill": frozenset({"type", "degree", "left", "right", "top", "bottom"}),
    "stop": frozenset({"position"}),
    "color": frozenset({"rgb", "theme", "tint", "indexed", "auto"}),
}
_ORDER: Final = (
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
    "extLst",
)
_FONT_ORDER: Final = (
    "b",
    "i",
    "strike",
    "condense",
    "extend",
    "outline",
    "shadow",
    "u",
    "vertAlign",
    "sz",
    "color",
    "name",
    "family",
    "charset",
    "scheme",
)
_MINIMAL = (
    '<styleSheet xmlns="{main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>'
    '</fonts><fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/>'
    '<bottom/><diagonal/></border></borders><cellStyleXfs count="1">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>'
)


def solid(colour: str) -> str:
    """The text of a fill in one colour, «RRGGBB»."""
    colours = f'<fgColor rgb="FF{colour}"/><bgColor indexed="64"/>'
    return f'<fill><patternFill patternType="solid">{colours}</patternFill></fill>'


@dataclass(frozen=True)
class CellFormat:
    """A cell format made by us, upon the default font of the workbook."""

    fill: str = NO_FILL
    font: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Changes to the default font: {"b": {}, "color": {"rgb": …}}."""
    border: str = ""
    """«RRGGBB» of thin lines on all sides; none when empty."""
    alignment: Mapping[str, str] = field(default_factory=dict)
    text: bool = False
    """What is typed into the cell stays text."""


class Styles:
    """The cell formats of a workbook; numbers of formats are those of the attribute `s` of a cell."""

    def __init__(self, data: bytes | None, dialect: Dialect, marks: Iterable[str]) -> None:
        self._root = xml_text.parse(data or _MINIMAL.format(main=dialect.main).encode())
        self._dialect = dialect
        self._mark_colours = {colour.casefold() for colour in marks}
        self._known: dict[str, dict[str, int]] = {}
        self._formats = self._container("cellXfs")
        if not len(self._formats):
            etree.SubElement(self._formats, dialect.tag("xf"))
        self._by_look = {self._look(format_): index for index, format_ in reversed(list(enumerate(self._formats)))}
        self._with_fill: dict[tuple[int, str], int] = {}
        self._is_mark: dict[int, bool] = {}

    def fill_of(self, style: int) -> str:
        """The fill of the cell format as text without prefixes; of an unknown format no fill."""
        fills = self._container("fills")
        format_ = self._format(style)
        number = int(format_.get("fillId") or 0) if format_ is not None else 0
        return plain(fills[number]) if number < len(fills) else NO_FILL

    def is_mark(self, style: int) -> bool:
        """True when the cell format is filled with one of the colours of our marks."""
        if style not in self._is_mark:
            self._is_mark[style] = self._has_mark_colour(style)
        return self._is_mark[style]

    def with_fill(self, style: int, fill: str) -> int:
        """The number of the format that differs from `style` by its fill alone; an equal one is used again."""
        if (style, fill) not in self._with_fill:
            self._with_fill[style, fill] = self._find_or_add(style, fill)
        return self._with_fill[style, fill]

    @property
    def font_size(self) -> float:
        """The size of the default font in points."""
        size = next(self._root.iter(self._dialect.tag("sz")), None)
        return float(size.get("val") or _USUAL_SIZE) if size is not None else _USUAL_SIZE

    def add(self, wanted: CellFormat) -> int:
        """The number of a format that looks as wanted; an equal one is used again."""
        ids = {
            "numFmtId": "49" if wanted.text else "0",
            "fontId": str(self._font(wanted.font)),
            "fillId": str(self._index("fills", self._fill(wanted.fill))),
            "borderId": str(self._index("borders", self._border(wanted.border))),
            "xfId": "0",
        }
        applied = dict.fromkeys(("applyNumberFormat", "applyFont", "applyFill", "applyBorder", "applyAlignment"), "1")
        format_ = etree.Element(self._dialect.tag("xf"), {**ids, **applied})
        etree.SubElement(format_, self._dialect.tag("alignment"), dict(wanted.alignment))
        return self._append(format_)

    def to_bytes(self) -> bytes:
        """The part as it is written."""
        for name in ("fonts", "fills", "borders", "cellXfs"):
            container = self._container(name)
            container.set("count", str(len(container)))
        for font in self._container("fonts"):
            _put_in_order(font)
        return xml_text.serialise(self._root)

    def _has_mark_colour(self, style: int) -> bool:
        fill = xml_text.parse(self.fill_of(style).encode())
        pattern = xml_text.child(fill, "patternFill")
        if pattern is None or pattern.get("patternType") != "solid":
            return False
        colour = xml_text.child(pattern, "fgColor")
        return colour is not None and colour.get("rgb", "")[-6:].casefold() in self._mark_colours

    def _format(self, style: int) -> etree._Element | None:
        return self._formats[style] if style < len(self._formats) else None

    def _find_or_add(self, style: int, fill: str) -> int:
        original = self._format(style)
        format_ = self._copy(original if original is not None else self._formats[0])
        format_.set("fillId", str(self._index("fills", self._fill(fill))))
        format_.set("applyFill", "1")
        return self._append(format_)

    def _append(self, format_: etree._Element) -> int:
        look = self._look(format_)
        if look not in self._by_look:
            self._by_look[look] = len(self._formats)
            self._formats.append(format_)
        return self._by_look[look]

    @staticmethod
    def _look(format_: etree._Element) -> str:
        # A format that got its fill back must equal the one it came from, which may not say that it applies a fill.
        return plain(format_, without="applyFill")

    @staticmethod
    def _copy(element: etree._Element) -> etree._Element:
        return xml_text.parse(etree.tostring(element, with_tail=False))

    def _container(self, name: str) -> etree._Element:
        container = xml_text.child(self._root, name)
        if container is None:
            container = etree.Element(self._dialect.tag(name))
            xml_text.insert_in_order(self._root, container, _ORDER[_ORDER.index(name) + 1 :])
        return container

    def _index(self, container_name: str, element: etree._Element) -> int:
        container = self._container(container_name)
        if container_name not in self._known:
            numbered = reversed(list(enumerate(container)))
            self._known[container_name] = {plain(other): index for index, other in numbered}
        known = self._known[container_name]
        text = plain(element)
        if text not in known:
            known[text] = len(container)
            container.append(element)
        return known[text]

    def _fill(self, text: str) -> etree._Element:
        return read_fill(text, self._dialect)

    def _font(self, changes: Mapping[str, Mapping[str, str]]) -> int:
        fonts = self._container("fonts")
        number = int(self._formats[0].get("fontId") or 0)
        if not changes and number < len(fonts):
            return number
        default = self._copy(fonts[number]) if number < len(fonts) else etree.Element(self._dialect.tag("font"))
        properties = {xml_text.local(element): element for element in default}
        for name, attributes in changes.items():
            properties[name] = etree.Element(self._dialect.tag(name), dict(attributes))
        font = etree.Element(self._dialect.tag("font"))
        font.extend(properties.values())
        _put_in_order(font)
        return self._index("fonts", font)

    def _border(self, colour: str) -> etree._Element:
        border = etree.Element(self._dialect.tag("border"))
        for side in ("left", "right", "top", "bottom", "diagonal"):
            element = etree.SubElement(border, self._dialect.tag(side))
            if colour and side != "diagonal":
                element.set("style", "thin")
                etree.SubElement(element, self._dialect.tag("color"), {"rgb": f"FF{colour}"})
        return border


def _put_in_order(font: etree._Element) -> None:
    # Some producers disregard the order that the schema asks for, and Excel repairs such a file.
    known = [element for element in font if xml_text.local(element) in _FONT_ORDER]
    if len(known) == len(font):
        font[:] = sorted(known, key=lambda element: _FONT_ORDER.index(xml_text.local(element)))


def plain(element: etree._Element, without: str = "") -> str:
    """The element as text without prefixes, attributes in alphabetical order: equal texts are equal looks."""
    attributes = "".join(
        f' {etree.QName(name).localname}="{xml_text.escape(value)}"'
        for name, value in sorted((str(name), str(value)) for name, value in element.attrib.items())
        if name != without
    )
    name = xml_text.local(element)
    inside = "".join(plain(child) for child in element if isinstance(child.tag, str))
    return f"<{name}{attributes}>{inside}</{name}>" if inside else f"<{name}{attributes}/>"


def read_fill(text: str, dialect: Dialect) -> etree._Element:
    """The fill that the text describes; no fill when it describes none: it comes from a cell that anyone may edit."""
    try:
        source = xml_text.parse(text.encode()) if "<!" not in text else None
    except (etree.XMLSyntaxError, UnicodeEncodeError):
        source = None
    if source is None or source.tag != "fill" or len(source) != 1 or not _is_fill(source):
        source = xml_text.parse(NO_FILL.encode())
    return _in_namespace(source, dialect)


def _is_fill(element: etree._Element) -> bool:
    allowed = _FILL_WORDS.get(str(element.tag))
    return allowed is not None and allowed.issuperset(element.attrib) and all(_is_fill(child) for child in element)


def _in_namespace(source: etree._Element, dialect: Dialect) -> etree._Element:
    element = etree.Element(dialect.tag(str(source.tag)))
    for name, value in source.attrib.items():
        element.set(name, value)
    element.extend([_in_namespace(child, dialect) for child in source])
    return element
