"""Makes the first version of the templates of letters; run by hand, since afterwards they are edited in Word.

python tools/make_letter_templates.py FOLDER
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from docx.document import Document as WordDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from make_templates import (
    CENTRE,
    LEFT,
    RIGHT,
    added_row,
    blank_document,
    bordered_table,
    fix_widths,
    labelled,
    merged_row,
    page_number,
    row_property,
    tag_row,
    text_row,
)

TEXT = "Текст документа"
HEADING = "Заголовок документа"


def main(folder: Path) -> None:
    """Writes the templates into the folder."""
    for name, template in (
        ("invitation.docx", invitation_template()),
        ("letter.docx", letter_template()),
        ("report.docx", report_template()),
        ("card.docx", card_template()),
    ):
        template.save(str(folder / name))


def invitation_template() -> WordDocument:
    """The invitation: one page for each graduate, with a slip for the answer at the foot."""
    document = blank_document("Шаблон приглашения к трудоустройству", landscape=False)
    document.add_paragraph("{%p for letter in letters %}")
    document.add_paragraph("{%p if letter.follows_another %}")
    _page_break(document)
    document.add_paragraph("{%p endif %}")
    _letterhead(document, "№ {{ letter.number }}", "{{ letter.date }}", "{{ letter.address }}")
    _heading(document, "ПРИГЛАШЕНИЕ К ТРУДОУСТРОЙСТВУ", 10, 8)
    _text(document, "{{ letter.salutation }}").alignment = CENTRE
    _text(
        document,
        "Центр карьеры {{ college.short_name }} приглашает Вас обсудить трудоустройство"
        "{% if letter.programme %} по полученной профессии или специальности: {{ letter.programme }}{% endif %}.",
    )
    document.add_paragraph("{%p if letter.vacancies %}")
    _text(document, "Сейчас для Вас есть вакансии:").paragraph_format.keep_with_next = True
    table = bordered_table(document, (62, 58, 16, 44), ("Работодатель", "Должность", "Мест", "Контакт"))
    tag_row(table, "{%tr for vacancy in letter.vacancies %}")
    cells = ("{{ vacancy.employer }}", "{{ vacancy.position }}", "{{ vacancy.count }}", "{{ vacancy.contact }}")
    text_row(table, cells, (2,))
    tag_row(table, "{%tr endfor %}")
    document.add_paragraph("{%p if letter.more_vacancies %}")
    _text(
        document,
        "О других подходящих вакансиях (ещё {{ letter.more_vacancies }}) расскажут в центре карьеры.",
    )
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p if not letter.vacancies %}")
    _text(
        document,
        "Мы подберём для Вас вакансии у работодателей – партнёров колледжа, в АИС «Трудовые ресурсы» и на портале "
        "«Работа в России» и выдадим направление.",
    )
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p if letter.help %}")
    _text(document, "Мы также поможем:", 4).paragraph_format.keep_with_next = True
    document.add_paragraph("{%p for step in letter.help %}")
    _text(document, "– {{ step }}")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p endif %}")
    _text(
        document,
        "Возьмите с собой паспорт, диплом и резюме, если оно готово."
        "{% if contacts.hotline %} Телефон центра карьеры: {{ contacts.hotline }}.{% endif %}"
        "{% if contacts.site %} Сайт: {{ contacts.site }}.{% endif %}",
        4,
    )
    _signers(document, (("Ответственный ЦК", "{{ officer.name }}"),))
    _answer_slip(document)
    document.add_paragraph("{%p endfor %}")
    return document


def _answer_slip(document: WordDocument) -> None:
    line = _text(document, "✂ Обратная связь: отметьте, подпишите и верните в центр карьеры", 10)
    line.alignment = CENTRE
    _rule_above(line)
    for text in (
        "☐ приду в центр карьеры «____» ______________ 20___ г.          ☐ прошу позвонить",
        "☐ работаю (где, кем, с какого числа): " + "_" * 46,
        "☐ учусь     ☐ служу     ☐ в отпуске по уходу     ☐ другое: " + "_" * 28,
        "Телефон: _____________________   Дата: ______________   Подпись: ________________",
    ):
        _text(document, text).alignment = LEFT
    note = _text(document, "Приглашение № {{ letter.number }}")
    note.alignment = RIGHT
    note.runs[0].font.size = Pt(9)


def letter_template() -> WordDocument:
    """The covering letter to the base centre."""
    document = blank_document("Шаблон письма в базовый центр карьеры", landscape=False)
    page_number(document.sections[0])
    _letterhead(document, "№ {{ letter.number }}", "{{ letter.date }}", "{{ letter.addressee }}")
    subject = _text(document, "{{ letter.subject }}", 10)
    subject.alignment = LEFT
    subject.paragraph_format.space_after = Pt(10)
    document.add_paragraph("{%p for paragraph in letter.paragraphs %}")
    _text(document, "{{ paragraph }}")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p if letter.cohorts %}")
    table = bordered_table(
        document,
        (24, 26, 26, 26, 26, 26, 26),
        ("Год выпуска", "Всего (01)", "ОВЗ (02)", "03", "04", "Целевые (05)", "Группа риска"),
    )
    tag_row(table, "{%tr for cohort in letter.cohorts %}")
    lines = tuple(f"{{{{ cohort.line{line:02} }}}}" for line in range(1, 6))
    text_row(table, ("{{ cohort.year }}", *lines, "{{ cohort.risk }}"), tuple(range(7)))
    tag_row(table, "{%tr endfor %}")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p if letter.attachments %}")
    labelled(document, "Приложение:", "").paragraph_format.space_before = Pt(10)
    document.add_paragraph("{%p for attachment in letter.attachments %}")
    _text(document, "– {{ attachment }}")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p endif %}")
    _signers(document, (("{{ director.position }}", "{{ director.name }}"),))
    executor = _text(
        document, "Исполнитель: {{ officer.name }}{% if contacts.hotline %}, {{ contacts.hotline }}{% endif %}", 24
    )
    executor.alignment = LEFT
    executor.runs[0].font.size = Pt(10)
    return document


def report_template() -> WordDocument:
    """The yearly report: tracks, indicators, events, check-list of measures, conclusions."""
    document = blank_document("Шаблон отчёта о работе центра карьеры", landscape=False)
    page_number(document.sections[0])
    document.add_paragraph("{{ college.full_name }}", "Организация")
    _heading(document, "ОТЧЁТ", 10, 0)
    _heading(document, "о работе центра карьеры {{ college.short_name }}", 0, 0)
    _heading(document, "за {{ report.year }} учебный год", 0, 8)
    _text(document, "Показатели приведены на {{ report.date }}.{% if report.hidden %} {{ report.hidden }}{% endif %}")
    _chapter(document, "1. Выпускники и их занятость")
    document.add_paragraph("{%p if tracks %}")
    table = bordered_table(
        document,
        (22, 20, 24, 22, 20, 24, 22, 26),
        ("Год выпуска", "Всего", "Заняты", "Учатся", "Служат", "В отпуске по уходу", "Под риском", "Иное и не указано"),
    )
    tag_row(table, "{%tr for cohort in tracks %}")
    names = ("year", "total", "employed", "study", "service", "leave", "risk", "other")
    text_row(table, tuple(f"{{{{ cohort.{name} }}}}" for name in names), tuple(range(8)))
    tag_row(table, "{%tr endfor %}")
    document.add_paragraph("{%p endif %}")
    _picture(document, "charts.tracks")
    _chapter(document, "2. Целевые показатели")
    _indicator_tables(document)
    _picture(document, "charts.indicators")
    document.add_paragraph("{%p for conclusion in conclusions %}")
    _text(document, "{{ conclusion }}")
    document.add_paragraph("{%p endfor %}")
    _chapter(document, "3. Мероприятия учебного года")
    document.add_paragraph("{%p if events %}")
    table = bordered_table(document, (100, 40, 40), ("Вид мероприятия", "Проведено", "Участников"))
    tag_row(table, "{%tr for kind in events %}")
    text_row(table, ("{{ kind.name }}", "{{ kind.count }}", "{{ kind.participants }}"), (1, 2))
    tag_row(table, "{%tr endfor %}")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p if not events %}")
    _text(document, "За этот учебный год на листе «Мероприятия» записей нет.")
    document.add_paragraph("{%p endif %}")
    _picture(document, "charts.events")
    _chapter(document, "4. Чек-лист мероприятий по содействию занятости")
    _text(document, "{{ report.checklist_note }}").paragraph_format.keep_with_next = True
    table = bordered_table(document, (10, 96, 28, 46), ("№", "Мероприятие", "Отметка", "Когда"))
    tag_row(table, "{%tr for measure in measures %}")
    text_row(table, ("{{ measure.number }}", "{{ measure.name }}", "{{ measure.state }}", "{{ measure.when }}"), (0, 2))
    tag_row(table, "{%tr endfor %}")
    _signers(document, (("{{ director.position }}", "{{ director.name }}"), ("Ответственный ЦК", "{{ officer.name }}")))
    return document


def _indicator_tables(document: WordDocument) -> None:
    captions = ("№", "Показатель", "Ед.", "Цель", "Факт", "Цель достигнута")
    table = bordered_table(document, (12, 67, 11, 16, 49, 25), captions)
    cells = tuple(f"{{{{ indicator.{name} }}}}" for name in ("number", "name", "unit", "planned", "actual", "status"))
    for caption, group in (("КЛЮЧЕВЫЕ ПОКАЗАТЕЛИ", "key_indicators"), ("ОБЩИЕ ПОКАЗАТЕЛИ", "general_indicators")):
        merged_row(table, caption, CENTRE)
        tag_row(table, f"{{%tr for indicator in {group} %}}")
        text_row(table, cells, (0, 2, 3, 5))
        tag_row(table, "{%tr endfor %}")


def card_template() -> WordDocument:
    """The graduate's card: one page."""
    document = blank_document("Шаблон карточки выпускника", landscape=False)
    # One page, however much there is to tell: a card is pinned into a file.
    for style, size in ((TEXT, 11), ("Ячейка таблицы", 10)):
        document.styles[style].font.size = Pt(size)
    document.sections[0].top_margin = document.sections[0].bottom_margin = Mm(15)
    document.add_paragraph("{{ college.full_name }}", "Организация")
    _heading(document, "КАРТОЧКА ВЫПУСКНИКА", 4, 0)
    _heading(document, "{{ graduate.name }}", 0, 6)
    mark = _text(
        document, "№ {{ document.id }}, на {{ document.date }}. Персональные данные: только для работы колледжа."
    )
    mark.alignment = CENTRE
    mark.runs[0].font.size = Pt(9)
    for title, items in (
        ("Кто", "facts"),
        ("Категории и договоры", "categories"),
        ("Занятость по времени", "tracks"),
        ("Что сделано", "support"),
    ):
        _chapter(document, title, 6)
        document.add_paragraph(f"{{%p if not {items} %}}")
        _text(document, "Записей нет.")
        document.add_paragraph("{%p endif %}")
        document.add_paragraph(f"{{%p if {items} %}}")
        table = bordered_table(document, (58, 122), ("", ""))
        # Every line says itself what it is.
        table._tbl.remove(table.rows[0]._tr)
        tag_row(table, f"{{%tr for line in {items} %}}")
        for cell in text_row(table, ("{{ line.name }}", "{{ line.value }}"), ()):
            tight = cell.paragraphs[0].paragraph_format
            tight.space_before = tight.space_after = Pt(0)
        tag_row(table, "{%tr endfor %}")
        document.add_paragraph("{%p endif %}")
    _chapter(document, "Группа риска и предлагаемые меры", 6)
    document.add_paragraph("{%p if not reasons %}")
    _text(document, "В группе риска не состоит.")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p for reason in reasons %}")
    _text(document, "– {{ reason }}").paragraph_format.space_after = Pt(1)
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p if measures %}")
    labelled(document, "Предлагается:", "")
    document.add_paragraph("{%p for measure in measures %}")
    _text(document, "– {{ measure }}").paragraph_format.space_after = Pt(1)
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p endif %}")
    _signers(document, (("Ответственный ЦК", "{{ officer.name }}"),))
    return document


def _letterhead(document: WordDocument, number: str, date: str, addressee: str) -> None:
    document.add_paragraph("{{ college.full_name }}", "Организация")
    table = document.add_table(rows=1, cols=2)
    left, right = table.rows[0].cells
    for cell, lines in ((left, (date, number)), (right, (addressee,))):
        for place, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
            paragraph.style = "Текст документа"
            paragraph.alignment = LEFT
            paragraph.add_run(line)
    fix_widths(table, (95, 85))


def _signers(document: WordDocument, signers: Sequence[tuple[str, str]]) -> None:
    space = document.add_paragraph(style="Ячейка таблицы")
    space.paragraph_format.keep_with_next = True
    table = document.add_table(rows=0, cols=3)
    for position, name in signers:
        row = added_row(table)
        row_property(row, "w:cantSplit")
        row.height = Mm(11)
        for cell, text in zip(row.cells, (position, "_" * 18, name), strict=True):
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
            cell.paragraphs[0].style = "Ячейка таблицы"
            cell.paragraphs[0].add_run(text).font.size = Pt(12)
    fix_widths(table, (70, 50, 60))


def _heading(document: WordDocument, text: str, before: int, after: int) -> None:
    paragraph = document.add_paragraph(text, HEADING)
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after)


def _chapter(document: WordDocument, text: str, before: int = 10) -> None:
    paragraph = labelled(document, text, "")
    paragraph.paragraph_format.space_before = Pt(before)
    paragraph.paragraph_format.keep_with_next = True


def _text(document: WordDocument, text: str, before: int = 0) -> Paragraph:
    paragraph = document.add_paragraph(text, TEXT)
    paragraph.paragraph_format.space_before = Pt(before)
    return paragraph


def _picture(document: WordDocument, field: str) -> None:
    document.add_paragraph(f"{{%p if {field}.shown %}}")
    paragraph = document.add_paragraph(f"{{{{ {field}.picture }}}}")
    paragraph.alignment = CENTRE
    paragraph.paragraph_format.space_before = Pt(8)
    document.add_paragraph("{%p endif %}")


def _page_break(document: WordDocument) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run().add_break(WD_BREAK.PAGE)
    paragraph.paragraph_format.space_after = Pt(0)


def _rule_above(paragraph: Paragraph) -> None:
    border = f'<w:pBdr {nsdecls("w")}><w:top w:val="dashed" w:sz="6" w:space="6" w:color="808080"/></w:pBdr>'
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        parse_xml(border), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
