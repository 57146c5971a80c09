"""From the workbook to paper and back: scans that say what the workbook says are accepted."""

import numpy as np
import pytest

from bench.degraded import Damage, degrade, with_stamp
from career_xl.documents.registry import Registry
from career_xl.domain.document_kinds import DocumentState
from tests.cli.workbooks import PASSPORT, three_graduates
from tests.scanning.paper import DPI, as_pdf, as_picture, as_tiff

CONTINGENT = "КВ-2026-20261120-DC28"


def states(book) -> dict[str, str]:
    return {record.number: str(record.state) for record in Registry.beside(book).records()}


def test_a_signed_scan_is_stored_unchanged_and_registered(accept, book, contingent_sheets):
    content = as_pdf(contingent_sheets)
    result = accept(content)
    assert (result.accepted, result.queries) == (True, ())
    assert result.message == (
        "Скан принят: Контингент, выпуск 2026, на 20.11.2026; файл сохранён как "
        f"«Контингент, выпуск 2026, на 20.11.2026, скан ({CONTINGENT}).pdf»."
    )
    assert result.stored.parent == book.parent
    assert result.stored.read_bytes() == content
    assert states(book)[CONTINGENT] == DocumentState.SCAN_ACCEPTED
    (record,) = result.records
    assert record.files[-1].name == result.stored.name


@pytest.mark.parametrize("turn", [90, 180, 270, 7, -10])
def test_sheets_may_lie_in_any_direction(accept, contingent_sheets, turn):
    turned = [sheet.rotate(turn, expand=True, fillcolor="white") for sheet in contingent_sheets]
    result = accept(as_pdf(turned))
    assert (result.accepted, result.queries) == (True, ())


def test_a_tiff_of_several_pages_is_accepted(accept, contingent_sheets):
    result = accept(as_tiff(contingent_sheets), "скан.tif")
    assert result.accepted
    assert result.stored.suffix == ".tif"


def test_the_order_of_the_sheets_and_blank_backs_do_not_matter(accept, contingent_sheets):
    blank = contingent_sheets[0].point(lambda value: 255)
    result = accept(as_pdf([*reversed(contingent_sheets), blank]))
    assert (result.accepted, result.queries) == (True, ())


def test_the_ending_of_the_name_follows_the_content(accept, contingent_sheets):
    assert accept(as_tiff(contingent_sheets), "скан.jpeg").stored.suffix == ".tif"


@pytest.mark.parametrize("dpi", [150, 300, 600])
def test_noise_fading_and_a_seal_over_a_corner_are_borne(accept, contingent_sheets, dpi):
    places = [(0.81, 0.18), (0.9, 0.13)]
    damage = Damage(dpi, 1, 6.0, 18.0, 0.6, 40, True, True, 0.7)
    for number, (sheet, place) in enumerate(zip(contingent_sheets, places, strict=True)):
        content = degrade(sheet, DPI, damage, place, number)
        page = np.frombuffer(content, np.uint8)
        assert len(page) > 1000
        reason = accept(content, "лист.jpg").reason
        # Alone each sheet is read; without the first one there are no figures to compare.
        assert reason == (None if number == 0 else "incomplete")


def test_a_seal_over_the_first_code_leaves_its_copy(accept, contingent_sheets):
    sealed = [with_stamp(contingent_sheets[0].convert("L").convert("RGB"), DPI, (0.85, 0.12)), *contingent_sheets[1:]]
    assert accept(as_pdf(sealed)).accepted


def test_several_documents_in_one_scan_are_each_registered(accept, book, contingent_sheets, plan_sheets):
    result = accept(as_pdf([*plan_sheets, *contingent_sheets]))
    assert result.accepted
    assert [verdict.stamp.kind for verdict in result.documents] == ["план работы", "контингент"]
    assert set(states(book).values()) == {DocumentState.SCAN_ACCEPTED}
    assert result.stored.name.startswith("Сканы (ПЛ-2026-20260831-")


def test_a_plan_is_accepted_when_its_order_was_written_in_by_hand(accept, tmp_path_factory, book):
    from tests.scanning.paper import desk, printed_plan, signed

    year = {"Учебный год": "2026/27"}
    sheets = signed(printed_plan(desk(tmp_path_factory.mktemp("без приказа"), **year)), plan=True)
    result = accept(as_pdf(sheets))
    assert result.accepted
    assert result.records[0].state is DocumentState.SCAN_ACCEPTED


def test_the_same_scan_twice_is_stored_once(accept, contingent_sheets, lying_beside, book):
    scan = as_pdf(contingent_sheets)
    accept(scan)
    before = lying_beside(), Registry.beside(book).records()
    assert accept(scan).accepted
    assert (lying_beside(), Registry.beside(book).records()) == before


def test_another_scan_of_the_same_document_is_stored_beside_the_first(accept, contingent_sheets, lying_beside):
    accept(as_pdf(contingent_sheets))
    accept(as_tiff(contingent_sheets), "скан.tif")
    assert len([name for name in lying_beside() if name.startswith("Контингент, выпуск")]) == 2


def test_a_sheet_without_a_signature_is_a_query_and_not_a_verdict(accept, unsigned_sheets):
    result = accept(as_pdf(unsigned_sheets))
    assert result.accepted
    assert result.queries == (f"Документ {CONTINGENT}, лист 2: подписи директора не видно, проверьте, подписан ли он.",)


def test_a_sheet_whose_mark_cannot_be_read_is_a_query(accept, contingent_sheets):
    from PIL import ImageDraw

    stranger = contingent_sheets[0].point(lambda value: 255)
    ImageDraw.Draw(stranger).rectangle((300, 300, 900, 700), fill="black")
    result = accept(as_pdf([*contingent_sheets, stranger]))
    assert result.accepted
    assert [query[:7] for query in result.queries] == ["Лист 3:"]


def test_a_document_that_the_registry_does_not_know_gets_its_row(accept, book, contingent_sheets):
    Registry.beside(book).path.unlink()
    assert accept(as_pdf(contingent_sheets)).accepted
    assert states(book) == {CONTINGENT: DocumentState.SCAN_ACCEPTED}


def test_another_reporting_date_of_the_workbook_is_a_query(accept, contingent_sheets):
    result = accept(as_pdf(contingent_sheets), rows=three_graduates(), **PASSPORT | {"Отчётная дата": "01.12.2026"})
    assert result.accepted
    assert "составлен на 20.11.2026, а отчётная дата книги — 01.12.2026" in result.queries[0]


def test_a_coloured_picture_of_one_sheet_is_read(accept, contingent_sheets):
    for kind, name in (("JPEG", "лист.jpg"), ("PNG", "лист.png")):
        assert accept(as_picture(contingent_sheets[0], kind), name).accepted
