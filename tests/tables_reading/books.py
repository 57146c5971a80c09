"""Workbook files made by hand, so that a test shows the very bytes that the reader gets."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
SHEET_PART = "xl/worksheets/sheet1.xml"
DATE_STYLE = 1
DURATION_STYLE = 2

Parts = dict[str, str | bytes]


def workbook_xml(*sheet_names: str, properties: str = "", state: str = "") -> str:
    """The part that names the sheets; sheet n has the relation rId n."""
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{number}" {state} r:id="rId{number}"/>'
        for number, name in enumerate(sheet_names, start=1)
    )
    return f"<workbook {MAIN} {RELATIONS}>{properties}<sheets>{sheets}</sheets></workbook>"


def relations_xml(*targets: str, kind: str = "worksheet") -> str:
    """The part that says where sheet n lies."""
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{kinds}/{kind}" Target="{target}"/>'
        for number, target in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>'


def package_xml(workbook: str) -> str:
    """The part that says where the workbook lies."""
    return relations_xml(workbook, kind="officeDocument")


def sheet_xml(*rows: str, before: str = "", after: str = "") -> str:
    """A worksheet of these rows: each the XML of its cells, in row 1, 2, …"""
    data = "".join(f'<row r="{number}">{cells}</row>' for number, cells in enumerate(rows, start=1))
    return worksheet_xml(f"{before}<sheetData>{data}</sheetData>{after}")


def worksheet_xml(inner: str) -> str:
    """A worksheet around this XML."""
    return f'<?xml version="1.0" encoding="UTF-8"?><worksheet {MAIN}>{inner}</worksheet>'


def cell(address: str, value: object, kind: str | None = None, style: int | None = None) -> str:
    """One cell with a value: `kind` is its attribute t, `style` its number format."""
    attributes = (f' t="{kind}"' if kind else "") + (f' s="{style}"' if style is not None else "")
    return f'<c r="{address}"{attributes}><v>{value}</v></c>'


def text_cell(address: str, text: str) -> str:
    """One cell with its text inside."""
    return f'<c r="{address}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


HEADER = text_cell("A1", "ФИО") + text_cell("B1", "Код")
ONE_GRADUATE = (HEADER, text_cell("A2", "Лугов Артём") + text_cell("B2", "09.02.07"))


def xlsx_parts(*rows: str, **changes: str | bytes | None) -> Parts:
    """The parts of a workbook with the sheet «Мониторинг» of these rows.

    `changes` replaces parts named below, or leaves them out (None).
    """
    styles = (
        f'<styleSheet {MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="dd.mm.yyyy"/></numFmts>'
        '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="46"/></cellXfs></styleSheet>'
    )
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    named: dict[str, str | bytes | None] = {
        "types": f'<Types xmlns="{types}"><Override PartName="/xl/workbook.xml" ContentType="{main}"/></Types>',
        "package": package_xml("xl/workbook.xml"),
        "workbook": workbook_xml("Мониторинг"),
        "relations": relations_xml("worksheets/sheet1.xml"),
        "styles": styles,
        "strings": None,
        "sheet": sheet_xml(*(rows or ONE_GRADUATE)),
    } | changes
    paths = {
        "types": "[Content_Types].xml",
        "package": "_rels/.rels",
        "workbook": "xl/workbook.xml",
        "relations": "xl/_rels/workbook.xml.rels",
        "styles": "xl/styles.xml",
        "strings": "xl/sharedStrings.xml",
        "sheet": SHEET_PART,
    }
    return {paths[name]: content for name, content in named.items() if content is not None}


OFFICE = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
ODS_MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"


def ods_parts(*rows: str, mimetype: str = ODS_MIMETYPE, encryption: str = "", table: str | None = None) -> Parts:
    """The parts of an .ods with the sheet «Мониторинг» of these rows, or of the XML of its tables."""
    tables = table if table is not None else f'<table:table table:name="Мониторинг">{"".join(rows)}</table:table>'
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    entry = f'<manifest:file-entry manifest:full-path="content.xml">{encryption}</manifest:file-entry>'
    return {
        "mimetype": mimetype,
        "content.xml": f'<?xml version="1.0"?><office:document-content {OFFICE}>{body}</office:document-content>',
        "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{manifest}">{entry}</manifest:manifest>',
    }


def ods_row(*cells: str, repeated: int = 1) -> str:
    """One row of an .ods, or so many equal ones."""
    return f'<table:table-row table:number-rows-repeated="{repeated}">{"".join(cells)}</table:table-row>'


def ods_text(text: str, repeated: int = 1) -> str:
    """One text cell of an .ods, or so many equal ones; no text: blank cells."""
    kind = 'office:value-type="string"' if text else ""
    inner = f"<text:p>{text}</text:p>" if text else ""
    return f'<table:table-cell {kind} table:number-columns-repeated="{repeated}">{inner}</table:table-cell>'


def ods_error(text: str, repeated: int = 1) -> str:
    """A formula error as LibreOffice saves it."""
    return (
        '<table:table-cell table:formula="of:=[.#REF!]" office:value-type="string" office:string-value="" '
        f'calcext:value-type="error" table:number-columns-repeated="{repeated}">'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


def write(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """The path, after the archive of these parts was written there."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def unzipped(content: bytes) -> dict[str, bytes]:
    """The parts of an archive by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
