"""Makes the first version of the Word templates; run by hand, since afterwards they are edited in Word.

python tools/make_templates.py FOLDER
"""

import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from career_xl.domain.contingent_lines import LINES

FONT = "Times New Roman"
SIGNATURE_HEIGHT = 18
"""Millimetres for a signature by hand, or for the mark of an electronic one, which must not touch the next line."""
_TABLE_STYLES = ("Шапка таблицы", "Раздел таблицы", "Ячейка таблицы")
_LEFTOVERS = ("/thumbnail", "/stylesWithEffects", "/customXml", "/printerSettings")
CENTRE, LEFT, RIGHT, JUSTIFY = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)


def main(folder: Path) -> None:
    """Writes plan.docx and contingent.docx into the folder."""
    plan_template().save(str(folder / "plan.docx"))
    contingent_template().save(str(folder / "contingent.docx"))


def plan_template() -> WordDocument:
    """The plan: landscape A4, approval block, tasks, the table of activities, the table of indicators."""
    document = blank_document("Шаблон плана работы центра карьеры", landscape=True)
    page_number(document.sections[0])
    _mark_every_page(document.sections[0], RIGHT)
    document.add_paragraph("{{ college.full_name }}", "Организация")
    top = document.add_table(rows=1, cols=3)
    fix_widths(top, (40, 130, 97))
    code, _, approval = top.rows[0].cells
    _stamp(code.paragraphs[0], code.add_paragraph(style="Ячейка таблицы"), LEFT)
    approval.paragraphs[0].style = "Гриф утверждения"
    approval.paragraphs[0].add_run("УТВЕРЖДЕНО")
    for line in (
        "{{ approval.position }} {{ college.short_name }}",
        "{{ approval.facsimile }}_________________ {{ approval.name }}",
        "Приказ № {{ approval.order_number }}",
        "от {{ approval.order_date }}",
    ):
        paragraph = approval.add_paragraph(line, "Гриф утверждения")
        # Room to sign above the line.
        paragraph.paragraph_format.space_before = Pt(16 if "___" in line else 0)
    document.add_paragraph("ПЛАН РАБОТЫ", "Заголовок документа").paragraph_format.space_before = Pt(14)
    document.add_paragraph("центра карьеры {{ college.short_name }}", "Заголовок документа")
    last_line = document.add_paragraph("на {{ plan.year }} учебный год", "Заголовок документа")
    last_line.paragraph_format.space_after = Pt(12)
    labelled(document, "Цель: ", "{{ plan.goal }}")
    labelled(document, "Задачи:", "").paragraph_format.keep_with_next = True
    document.add_paragraph("{%p for task in tasks %}")
    document.add_paragraph("{{ task.number }}. {{ task.text }}", "Текст документа")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph(style="Текст документа").paragraph_format.space_after = Pt(0)
    _activities(document)
    document.add_paragraph("{%p if key_indicators or general_groups %}")
    heading = document.add_paragraph(
        "Целевые показатели эффективности мероприятий по содействию занятости выпускников "
        "за {{ plan.year }} учебный год",
        "Заголовок документа",
    )
    heading.paragraph_format.space_before = Pt(18)
    heading.paragraph_format.space_after = Pt(8)
    heading.paragraph_format.keep_with_next = True
    _indicators(document)
    document.add_paragraph("{%p endif %}")
    _signatures(document, (("Ответственный ЦК", "{{ officer.name }}"),), (70, 60, 137), "")
    _add_footnotes(document, "{{ plan.working_group_note }}")
    return document


def _activities(document: WordDocument) -> None:
    widths = (14, 84, 46, 56, 67)
    table = bordered_table(document, widths, ("№ п/п", "Мероприятия", "Срок реализации", "Ответственный", "Результат"))
    tag_row(table, "{%tr for section in sections %}")
    merged_row(table, "{{ section.number }}. {{ section.title }}")
    tag_row(table, "{%tr for row in section.rows %}")
    cells = text_row(
        table, ("{{ row.number }}", "", "{{ row.term }}", "{{ row.responsible }}", "{{ row.result }}"), (0,)
    )
    activity = cells[1].paragraphs[0]
    activity.add_run("{{ row.activity }}{% if row.explains_working_group %}")
    _footnote_reference(activity)
    activity.add_run("{% endif %}")
    tag_row(table, "{%tr endfor %}")
    tag_row(table, "{%tr endfor %}")


def _indicators(document: WordDocument) -> None:
    captions = (
        "№ п/п",
        "Наименование показателя",
        "Единица измерения",
        "Значение планового показателя",
        "Значение фактического показателя",
    )
    table = bordered_table(document, (17, 125, 26, 37, 62), captions)
    row = (
        "{{ indicator.number }}",
        "{{ indicator.name }}",
        "{{ indicator.unit }}",
        "{{ indicator.planned }}",
        "{{ indicator.actual }}",
    )
    merged_row(table, "КЛЮЧЕВЫЕ ПОКАЗАТЕЛИ ЭФФЕКТИВНОСТИ ДЕЯТЕЛЬНОСТИ ЦК", CENTRE)
    tag_row(table, "{%tr for indicator in key_indicators %}")
    text_row(table, row, (0, 2, 3))
    tag_row(table, "{%tr endfor %}")
    merged_row(table, "ОБЩИЕ ПОКАЗАТЕЛИ ЭФФЕКТИВНОСТИ ДЕЯТЕЛЬНОСТИ ЦК", CENTRE)
    tag_row(table, "{%tr for group in general_groups %}")
    merged_row(table, "{{ group.number }}. {{ group.title }}")
    tag_row(table, "{%tr for indicator in group.indicators %}")
    text_row(table, row, (0, 2, 3))
    tag_row(table, "{%tr endfor %}")
    tag_row(table, "{%tr endfor %}")


def contingent_template() -> WordDocument:
    """The contingent document: portrait A4, totals and figures by code, signatures, QR code."""
    document = blank_document("Шаблон количественных данных выпускников", landscape=False)
    page_number(document.sections[0])
    _mark_every_page(document.sections[0], LEFT)
    top = document.add_table(rows=1, cols=2)
    fix_widths(top, (140, 40))
    head, code = top.rows[0].cells
    head.paragraphs[0].style = "Организация"
    head.paragraphs[0].add_run("{{ college.full_name }}")
    for text, before in (
        ("КОЛИЧЕСТВЕННЫЕ ДАННЫЕ", 14),
        ("выпускников {{ contingent.cohort }} года", 0),
        ("по всем категориям", 0),
    ):
        head.add_paragraph(text, "Заголовок документа").paragraph_format.space_before = Pt(before)
    _stamp(code.paragraphs[0], code.add_paragraph(style="Ячейка таблицы"), RIGHT)
    labelled(document, "Отчётная дата: ", "{{ contingent.report_date }}").paragraph_format.space_before = Pt(10)
    labelled(document, "Приказ о выпуске: ", "№ ____________ от {{ blank.date }}")
    labelled(
        document,
        "Отчёт СПО-1 ",
        "(отчётный год {{ contingent.spo1_from }} – {{ contingent.spo1_to }}): составлен {{ blank.date }}",
    )
    labelled(document, "1. Всего по образовательной организации", "").paragraph_format.space_before = Pt(8)
    table = bordered_table(document, (20, 125, 35), ("№ строки", "Категория выпускников", "Человек"))
    for number, text in LINES.items():
        text_row(table, (number, text, f"{{{{ totals.line{number} }}}}"), (0, 2))
    labelled(document, "2. По профессиям и специальностям", "").paragraph_format.space_before = Pt(12)
    _by_code(document)
    _signatures(
        document,
        (("{{ director.position }}", "{{ director.name }}"), ("Ответственный ЦК", "{{ officer.name }}")),
        (28, 46, 42, 40, 24),
        "{{ document.signature_mark }}",
    )
    stamp = document.add_paragraph("М.П.\t\t{{ blank.date }}", "Текст документа")
    stamp.paragraph_format.space_before = Pt(14)
    return document


def _by_code(document: WordDocument) -> None:
    widths = (21, 52, 18, 69, 20)
    captions = ("Код", "Профессия, специальность", "№ строки", "Категория выпускников", "Человек")
    table = bordered_table(document, widths, captions)
    tag_row(table, "{%tr for programme in programmes %}")
    last = max(LINES)
    for number, text in LINES.items():
        shared = ("{{ programme.code }}", "{{ programme.name }}") if number == "01" else ("", "")
        cells = text_row(table, (*shared, number, text, f"{{{{ programme.line{number} }}}}"), (0, 2, 4))
        for cell in cells:
            # The five lines of a code stay on one page.
            cell.paragraphs[0].paragraph_format.keep_with_next = number != last
    for column in (0, 1):
        _merge_down([row.cells[column] for row in table.rows[-len(LINES) :]])
    tag_row(table, "{%tr endfor %}")


def blank_document(title: str, landscape: bool) -> WordDocument:
    """A document without text: A4, margins and styles of ours."""
    document = Document()
    _drop_leftovers(document)
    core = document.core_properties
    core.title, core.author, core.comments = title, "career_xl", ""
    core.created = core.modified = dt.datetime(2026, 9, 1)
    core.language = "ru-RU"
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    # ГОСТ Р 7.0.97-2016, 3.3: left 20, right 10, top and bottom 20 mm; the number 10 mm from the edge.
    section.left_margin, section.right_margin = Mm(20), Mm(10)
    section.top_margin = section.bottom_margin = Mm(20)
    section.header_distance = section.footer_distance = Mm(10)
    _set_styles(document)
    return document


def _set_styles(document: WordDocument) -> None:
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    _set_font(normal, 12)
    normal.paragraph_format.space_after = Pt(0)
    normal.element.get_or_add_rPr().append(parse_xml(f'<w:lang {nsdecls("w")} w:val="ru-RU" w:eastAsia="ru-RU"/>'))
    for name, size, alignment in (
        ("Организация", 12, CENTRE),
        ("Заголовок документа", 14, CENTRE),
        ("Гриф утверждения", 12, LEFT),
        ("Текст документа", 12, JUSTIFY),
        ("Шапка таблицы", 11, CENTRE),
        ("Раздел таблицы", 11, LEFT),
        ("Ячейка таблицы", 11, LEFT),
        ("Текст сноски", 10, JUSTIFY),
    ):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(style, ParagraphStyle)
        style.base_style = normal
        _set_font(style, size)
        style.paragraph_format.alignment = alignment
        style.font.bold = name in ("Заголовок документа", "Шапка таблицы", "Раздел таблицы") or None
    mark = document.styles.add_style("Знак сноски", WD_STYLE_TYPE.CHARACTER)
    mark.font.superscript = True
    for name, attribute, value in (
        ("Организация", "space_after", Pt(10)),
        ("Гриф утверждения", "space_after", Pt(2)),
        ("Текст документа", "space_after", Pt(4)),
        ("Раздел таблицы", "keep_with_next", True),
        ("Шапка таблицы", "keep_with_next", True),
        *((name, attribute, Pt(2)) for name in _TABLE_STYLES for attribute in ("space_before", "space_after")),
    ):
        setattr(document.styles[name].paragraph_format, attribute, value)


def _set_font(style: ParagraphStyle, size: int) -> None:
    style.font.name = FONT
    style.font.size = Pt(size)
    fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
    for attribute in ("w:cs", "w:eastAsia"):
        fonts.set(qn(attribute), FONT)


def _drop_leftovers(document: WordDocument) -> None:
    """Takes away what the library's own template carries and ours must not: a thumbnail, a second set of styles."""
    for relations in (document.part.package.rels, document.part.rels):
        for key in [key for key, relation in relations.items() if relation.reltype.endswith(_LEFTOVERS)]:
            del relations[key]


def labelled(document: WordDocument, label: str, text: str) -> Paragraph:
    """A paragraph that begins with bold words."""
    paragraph = document.add_paragraph(style="Текст документа")
    paragraph.add_run(label).bold = True
    paragraph.add_run(text)
    paragraph.paragraph_format.keep_with_next = not text
    return paragraph


def bordered_table(document: WordDocument, widths: Sequence[int], captions: Sequence[str]) -> Table:
    """A table with thin borders and a header row that is repeated on each page."""
    table: Table = document.add_table(rows=1, cols=len(widths), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    fix_widths(table, widths)
    for cell, caption in zip(table.rows[0].cells, captions, strict=True):
        cell.paragraphs[0].style = "Шапка таблицы"
        cell.paragraphs[0].add_run(caption)
        shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="E7EAEE"/>')
        cell._tc.get_or_add_tcPr().append(shade)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    row_property(table.rows[0], "w:cantSplit")
    row_property(table.rows[0], "w:tblHeader")
    return table


def fix_widths(table: Table, widths: Sequence[int]) -> None:
    """Nothing; the columns have these widths in millimetres."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def text_row(table: Table, texts: Sequence[str], centred: Sequence[int]) -> tuple[_Cell, ...]:
    """The cells of a new row; those at the places of `centred` stand in the middle."""
    row = added_row(table)
    row_property(row, "w:cantSplit")
    for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        cell.paragraphs[0].style = "Ячейка таблицы"
        if text:
            cell.paragraphs[0].add_run(text)
        if place in centred:
            cell.paragraphs[0].alignment = CENTRE
    cells: tuple[_Cell, ...] = row.cells
    return cells


def added_row(table: Table) -> _Row:
    """A new row at the end."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx annotates all but this
    return row


def tag_row(table: Table, tag: str) -> None:
    """Nothing; a row that holds a tag alone stands at the end."""
    added_row(table).cells[0].paragraphs[0].add_run(tag)


def merged_row(table: Table, text: str, alignment: WD_ALIGN_PARAGRAPH = LEFT) -> None:
    """Nothing; a row of one cell across the table stands at the end."""
    row = added_row(table)
    row_property(row, "w:cantSplit")
    cell = row.cells[0].merge(row.cells[-1])
    cell.paragraphs[0].style = "Раздел таблицы"
    cell.paragraphs[0].alignment = alignment
    cell.paragraphs[0].add_run(text)


def _merge_down(cells: Sequence[_Cell]) -> None:
    for place, cell in enumerate(cells):
        merge = OxmlElement("w:vMerge")
        if place == 0:
            merge.set(qn("w:val"), "restart")
        cell._tc.get_or_add_tcPr().append(merge)


def row_property(row: _Row, name: str) -> None:
    """Nothing; the row has the property."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _signatures(document: WordDocument, signers: Sequence[tuple[str, str]], widths: Sequence[int], mark: str) -> None:
    """Lines «position – place to sign – name», each with the word «подпись» under the place; never split over pages.

    The mark stands on both sides of them: the place of the director's signature is found by it on a scan, and a seal
    may cover one of the two.
    """
    document.add_paragraph(style="Текст документа").paragraph_format.keep_with_next = True
    table = document.add_table(rows=0, cols=len(widths))
    first = 1 if mark else 0
    for position, name in signers:
        place = "{{ director.facsimile }}" + "_" * 18 if "director" in name else "_" * 18
        for texts in ((position, place, name), ("", "(подпись)", "")):
            row = added_row(table)
            row_property(row, "w:cantSplit")
            if texts[0]:
                row.height, row.height_rule = Mm(SIGNATURE_HEIGHT), WD_ROW_HEIGHT_RULE.AT_LEAST
            for cell, text in zip(row.cells[first:], texts, strict=False):
                paragraph = cell.paragraphs[0]
                paragraph.style = "Ячейка таблицы"
                run = paragraph.add_run(text)
                run.font.size = Pt(8) if text == "(подпись)" else Pt(12)
                paragraph.paragraph_format.keep_with_next = True
                cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
            row.cells[first + 1].paragraphs[0].alignment = CENTRE
    for number, alignment in ((0, LEFT), (-1, RIGHT)) if mark else ():
        column = [row.cells[number] for row in table.rows]
        _merge_down(column)
        column[0].paragraphs[0].alignment = alignment
        column[0].paragraphs[0].add_run(mark)
        for cell in column:
            cell.paragraphs[0].paragraph_format.keep_with_next = True
    fix_widths(table, widths)


def _stamp(picture: Paragraph, caption: Paragraph, alignment: WD_ALIGN_PARAGRAPH) -> None:
    """The QR code and below it the id in print."""
    picture.alignment = caption.alignment = alignment
    picture.add_run("{{ document.qr }}")
    caption.add_run("{{ document.id }}").font.size = Pt(8)


def page_number(section: Section) -> None:
    """Arabic numbers in the middle of the upper margin, from the second page on (ГОСТ Р 7.0.97-2016)."""
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = CENTRE
    field = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>')
    paragraph._p.append(field)


def _mark_every_page(section: Section, copy_at: WD_ALIGN_PARAGRAPH) -> None:
    """The id and the mark of the document in the footer of each page.

    Each stands twice, for a seal may cover one: the stamp of the first page in the opposite corner of it.
    """
    section.footer_distance = Mm(6)
    first, other = section.first_page_footer.paragraphs[0], section.footer.paragraphs[0]
    first.alignment = copy_at
    width = section.page_width - section.left_margin - section.right_margin
    other.paragraph_format.tab_stops.add_tab_stop(width // 2, WD_TAB_ALIGNMENT.CENTER)
    other.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    texts = ("{{ document.qr_copy }}", " Документ {{ document.id }} ")
    for text in texts if copy_at == LEFT else reversed(texts):
        first.add_run(text).font.size = Pt(8)
    for text in ("{{ document.page_mark }}", "\tДокумент {{ document.id }}\t", "{{ document.page_mark }}"):
        other.add_run(text).font.size = Pt(8)


def _footnote_reference(paragraph: Paragraph) -> None:
    paragraph.add_run(style="Знак сноски")._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="1"/>'))


def _add_footnotes(document: WordDocument, text: str) -> None:
    """A footnotes part with its two separators and one note; python-docx makes none."""
    style, mark = (document.styles[name].style_id for name in ("Текст сноски", "Знак сноски"))
    xml = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {nsdecls("w")}>'
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0">'
        "<w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
        f'<w:footnote w:id="1"><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f'<w:r><w:rPr><w:rStyle w:val="{mark}"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, xml.encode("utf-8"), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    separators = parse_xml(f'<w:footnotePr {nsdecls("w")}><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>')
    settings = document.settings.element
    settings.insert(_place_of_footnote_settings(settings), separators)


def _place_of_footnote_settings(settings: object) -> int:
    """Before the first element that the schema puts behind footnotePr."""
    following = (
        "endnotePr",
        "compat",
        "docVars",
        "rsids",
        "mathPr",
        "attachedSchema",
        "themeFontLang",
        "clrSchemeMapping",
    )
    children = list(settings)  # type: ignore[call-overload]
    return next(
        (place for place, child in enumerate(children) if child.tag.rpartition("}")[2] in following), len(children)
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
