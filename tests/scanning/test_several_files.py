"""Sheets that a scanner has put into a file each are one scan."""

import pytest

from career_xl.documents.registry import Registry
from career_xl.documents.scan_acceptance import accept_scans
from career_xl.domain.document_kinds import DocumentState
from tests.scanning.paper import as_pdf, as_picture, observed


@pytest.fixture
def hand_over(book, tmp_path):
    """Hands over several files at once, each with the given sheets."""

    def accept(*files):
        paths = []
        for number, content in enumerate(files, start=1):
            paths.append(tmp_path / f"лист {number}.{'pdf' if content.startswith(b'%PDF') else 'png'}")
            paths[-1].write_bytes(content)
        return accept_scans(paths, observed(book), Registry.beside(book))

    return accept


def test_the_sheets_of_one_document_in_a_file_each_are_accepted_together(hand_over, book, contingent_sheets):
    files = [as_picture(sheet, "PNG") for sheet in contingent_sheets]
    results = hand_over(*files)
    assert [result.accepted for result in results] == [True] * len(files)
    stored = [result.stored for result in results]
    assert [path.read_bytes() for path in stored] == files
    assert stored[0].name.endswith(f"файл 1 из {len(files)}.png")
    (record,) = {record.number: record for result in results for record in result.records}.values()
    assert record.state is DocumentState.SCAN_ACCEPTED
    assert {path.name for path in stored} <= {file.name for file in record.files}


def test_the_order_of_the_files_does_not_matter(hand_over, contingent_sheets):
    results = hand_over(*(as_picture(sheet, "PNG") for sheet in reversed(contingent_sheets)))
    assert [result.accepted for result in results] == [True] * len(contingent_sheets)
    assert results[0].queries == ()


def test_a_sheet_of_another_document_is_not_taken_along(hand_over, contingent_sheets, other_year_sheets):
    first, last = as_picture(contingent_sheets[0], "PNG"), as_picture(other_year_sheets[-1], "PNG")
    results = hand_over(first, last)
    assert [(result.accepted, str(result.reason)) for result in results] == [(True, "None"), (False, "incomplete")]
    assert any("нет листа с подписью" in query for query in results[0].queries)


def test_whole_documents_in_several_files_are_scans_of_their_own(hand_over, contingent_sheets, plan_sheets):
    results = hand_over(as_pdf(contingent_sheets), as_pdf(plan_sheets))
    assert [result.accepted for result in results] == [True, True]
    assert results[0].stored != results[1].stored
    assert "файл 1" not in results[0].stored.name


def test_a_first_sheet_alone_is_accepted_with_a_question_about_the_signature(hand_over, contingent_sheets):
    (result,) = hand_over(as_pdf(contingent_sheets[:1]))
    assert result.accepted
    assert "в скане нет листа с подписью" in result.queries[0]


def test_where_the_figures_differ_no_file_of_the_document_is_stored(hand_over, book, contingent_sheets):
    from tests.cli.workbooks import three_graduates
    from tests.scanning.conftest import ORDER
    from tests.scanning.paper import desk

    desk(book.parent, three_graduates()[:2], **ORDER)
    before = sorted(book.parent.iterdir())
    results = hand_over(*(as_picture(sheet, "PNG") for sheet in contingent_sheets))
    assert {str(result.reason) for result in results} == {"figures_differ"}
    assert sorted(book.parent.iterdir()) == before
