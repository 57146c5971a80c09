"""The contingent document: figures, captions, id, digest and the sheet of paper."""

import datetime as dt
import re

import pytest
from docx import Document

from career_xl.contingent import Contingent
from career_xl.documents.contingent_document import write_contingent
from career_xl.documents.pdf import to_pdf
from career_xl.documents.stamping import Issue, contingent_stamp
from career_xl.domain.passport import Passport

REPORT_DATE = dt.date(2026, 11, 20)
COLLEGE = Passport(full_name="Колледж «A & B»", director="Ветлугин Андрей Павлович", officer="Соколова М.И.")
ISSUE = Issue(COLLEGE, REPORT_DATE)
NAMES = {"09.02.07": "Информационные системы <и> программирование", "43.02.15": "Поварское дело"}


def lines(*counts: int) -> dict[str, int]:
    return dict(zip(("01", "02", "03", "04", "05"), counts, strict=True))


CONTINGENT = Contingent(
    2025,
    lines(61, 5, 3, 2, 9),
    {"43.02.15": lines(41, 4, 2, 2, 9), "09.02.07": lines(19, 1, 1, 0, 0), "—": lines(1, 0, 0, 0, 0)},
    {},
)


def digest(cohort, by_code) -> str:
    return contingent_stamp(Contingent(cohort, CONTINGENT.lines, by_code, {}), COLLEGE, REPORT_DATE).digest


@pytest.fixture
def written(tmp_path):
    return write_contingent(CONTINGENT, NAMES, ISSUE, tmp_path / "контингент.docx")


@pytest.fixture
def tables(written, tmp_path):
    return Document(str(tmp_path / "контингент.docx")).tables


def texts(row) -> list[str]:
    return [cell.text for cell in row.cells]


def test_the_totals_stand_under_the_captions_of_001(tables):
    assert [texts(row) for row in tables[1].rows[1:]] == [
        ["01", "Всего (общая численность выпускников)", "61"],
        ["02", "из общей численности (из строки 01): лица с ОВЗ", "5"],
        ["03", "из числа лиц с ОВЗ (из строки 02): инвалиды и дети-инвалиды", "3"],
        ["04", "инвалиды и дети-инвалиды (кроме учтённых в строке 03)", "2"],
        ["05", "имеют договор о целевом обучении", "9"],
    ]


def test_each_code_has_its_five_lines_in_order_and_the_rows_without_a_code_come_last(tables):
    rows = [texts(row) for row in tables[2].rows[1:]]
    assert [(row[0], row[2], row[4]) for row in rows] == [
        ("09.02.07", "01", "19"), ("09.02.07", "02", "1"), ("09.02.07", "03", "1"), ("09.02.07", "04", "0"),
        ("09.02.07", "05", "0"),
        ("43.02.15", "01", "41"), ("43.02.15", "02", "4"), ("43.02.15", "03", "2"), ("43.02.15", "04", "2"),
        ("43.02.15", "05", "9"),
        ("—", "01", "1"), ("—", "02", "0"), ("—", "03", "0"), ("—", "04", "0"), ("—", "05", "0"),
    ]  # fmt: skip
    assert rows[0][1] == "Информационные системы <и> программирование"
    assert rows[10][1] == "код не указан или записан с ошибкой"


def test_the_header_of_the_table_is_repeated(tmp_path, written, xml_of):
    assert xml_of(tmp_path / "контингент.docx", "word/document.xml").count("<w:tblHeader/>") == 2


def test_the_document_says_whose_it_is_and_leaves_room_to_sign(written, tmp_path, paragraphs_of, tables):
    assert tables[0].rows[0].cells[0].text == "\n".join(
        ["Колледж «A & B»", "КОЛИЧЕСТВЕННЫЕ ДАННЫЕ", "выпускников 2025 года", "по всем категориям"]
    )
    paragraphs = paragraphs_of(tmp_path / "контингент.docx")
    assert "Отчётная дата: 20.11.2026" in paragraphs
    assert "Приказ о выпуске: № ____________ от «____» ______________ 20___ г." in paragraphs
    assert any("отчётный год 01.10.2024 – 30.09.2025" in paragraph for paragraph in paragraphs)
    assert any(paragraph.startswith("М.П.") for paragraph in paragraphs)
    # The outer cells hold the codes that mark the sheet with the signature.
    signers = [texts(row) for row in tables[3].rows]
    assert [signers[0][1], signers[0][3]] == ["Директор", "А.П. Ветлугин"]
    assert [signers[2][1], signers[2][3]] == ["Ответственный ЦК", "М.И. Соколова"]


def test_the_id_stands_on_the_sheet_and_in_the_code(written, tmp_path, tables):
    assert re.fullmatch(r"КВ-2025-20261120-[0-9A-F]{4}", written.stamp.document_id)
    assert tables[0].rows[0].cells[1].text.strip() == written.stamp.document_id
    section = Document(str(tmp_path / "контингент.docx")).sections[0]
    assert section.first_page_footer.paragraphs[0].text.strip() == f"Документ {written.stamp.document_id}"
    assert section.footer.paragraphs[0].text.strip() == f"Документ {written.stamp.document_id}"
    assert written.stamp.totals == (61, 5, 3, 2, 9)
    assert written.document.document_id == written.stamp.document_id
    assert written.document.summary == "01 — 61, 02 — 5, 03 — 3, 04 — 2, 05 — 9"
    assert written.document.figures["09.02.07, строка 01"] == 19
    assert written.document.figures["всего, строка 05"] == 9


def test_the_digest_depends_on_every_figure_and_on_nothing_else(tmp_path, written):
    other_day = write_contingent(CONTINGENT, {}, Issue(Passport(), dt.date(2026, 12, 1)), tmp_path / "2.docx")
    assert other_day.stamp.digest == written.stamp.digest
    assert other_day.stamp.document_id != written.stamp.document_id
    changed = dict(CONTINGENT.by_code) | {"09.02.07": lines(19, 1, 0, 1, 0)}
    assert digest(2025, changed) != written.stamp.digest
    assert digest(2024, CONTINGENT.by_code) != written.stamp.digest
    reordered = dict(sorted(CONTINGENT.by_code.items()))
    assert digest(2025, reordered) == written.stamp.digest


def test_the_officer_is_told_of_blank_keys_and_of_graduates_without_a_code(tmp_path, written):
    assert len(written.notes) == 1
    assert "(1) код не указан" in written.notes[0]
    blank = write_contingent(CONTINGENT, NAMES, Issue(Passport(), REPORT_DATE), tmp_path / "2.docx")
    assert "не заполнено: «Полное наименование», «Директор (ФИО)», «Ответственный ЦК (ФИО)»." in blank.notes[0]


def test_the_same_figures_give_the_same_file(tmp_path, written):
    write_contingent(CONTINGENT, NAMES, ISSUE, tmp_path / "2.docx")
    assert (tmp_path / "2.docx").read_bytes() == (tmp_path / "контингент.docx").read_bytes()


def test_the_document_keeps_the_open_xml_rules(tmp_path, written, findings_of_audit):
    assert findings_of_audit(tmp_path / "контингент.docx") == []


def test_the_printed_sheet_is_numbered_and_its_header_is_repeated(tmp_path, text_of_pages):
    codes = {f"09.02.{number:02}": lines(number, 0, 0, 0, 0) for number in range(1, 13)}
    written = write_contingent(Contingent(2025, lines(78, 0, 0, 0, 0), codes, {}), {}, ISSUE, tmp_path / "к.docx")
    to_pdf(tmp_path / "к.docx", tmp_path / "к.pdf")
    pages = text_of_pages(tmp_path / "к.pdf")
    assert 3 <= len(pages) <= 5
    assert all(f"Документ {written.stamp.document_id}" in page for page in pages)
    assert all("Категория выпускников" in page for page in pages[:-1])
    assert [page.split()[0] for page in pages[1:]] == [str(number) for number in range(2, len(pages) + 1)]
    assert "М.П." in pages[-1]
