"""Where a mark goes: pages drawn as tables of words and ink, no PDF in between."""

import numpy as np
import pytest

from career_xl.documents.signing.pages import Box, Page, Run
from career_xl.documents.signing.place import find_place

SIZE = (180.0, 56.0)
OWNER = "Лаврентьев Алексей Викторович"


def page(*runs: tuple[str, float, float], number: int = 0, filled: Box | None = None) -> Page:
    """A sheet of A4; a run is its words and the upper left corner; a letter is 6 × 12 points."""
    ink = np.zeros((842, 595), dtype=bool)
    placed = []
    for text, left, top in runs:
        box = Box(left, top, left + 6 * len(text), top + 12)
        ink[int(box.top) : int(box.bottom), int(box.left) : int(box.right)] = True
        placed.append(Run(text, box))
    if filled:
        ink[int(filled.top) : int(filled.bottom), int(filled.left) : int(filled.right)] = True
    return Page(number, 595.0, 842.0, 0, (0.0, 0.0), tuple(placed), ink)


BLOCK = (("Директор", 60, 600), ("__________________", 250, 600), ("А.В. Лаврентьев", 400, 600))


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("А.В. Лаврентьев", OWNER),
        ("Лаврентьев А.В.", OWNER),
        ("А. В. Лаврентьев", OWNER),
        ("А.В. ЛАВРЕНТЬЕВ", OWNER),
        ("П.С. Алёшина", "Алешина Полина Сергеевна"),
        ("П.С. Алешина", "АЛЁШИНА ПОЛИНА СЕРГЕЕВНА"),
        ("И. Ким", "Ким Ирина"),
    ],
)
def test_the_line_of_the_owner_is_known_however_the_name_is_written(name, owner) -> None:
    sheet = page(("Директор", 60, 600), ("__________________", 250, 600), (name, 440, 600), ("(подпись)", 280, 614))
    place = find_place([sheet], owner, SIZE, [])
    assert place is not None
    assert place.line is not None
    assert place.box.top < 606 < place.box.bottom


@pytest.mark.parametrize("name", ["С.В. Лаврентьев", "А.В. Лаврентьева", "О.С. Ермакова"])
def test_the_line_of_another_is_left_alone(name) -> None:
    sheet = page(("Директор", 60, 600), ("__________________", 250, 600), (name, 400, 600))
    place = find_place([sheet], OWNER, SIZE, [])
    assert place is not None
    assert place.line is None
    assert not any(place.box.overlaps(run.box) for run in sheet.runs)


def test_a_name_under_its_line_counts() -> None:
    sheet = page(("__________________", 250, 600), ("А.В. Лаврентьев", 255, 614))
    place = find_place([sheet], OWNER, SIZE, [])
    assert place is not None
    assert place.line is not None
    assert not place.box.overlaps(sheet.runs[1].box)


def test_a_line_for_a_date_is_no_line_for_a_signature() -> None:
    sheet = page(("«____» ______________ 20___ г. А.В. Лаврентьев", 60, 600))
    place = find_place([sheet], OWNER, SIZE, [])
    assert place is not None
    assert place.line is None


def test_a_line_that_has_its_mark_is_not_taken_twice() -> None:
    sheet = page(*BLOCK)
    first = find_place([sheet], OWNER, SIZE, [])
    assert first is not None
    second = find_place([sheet], OWNER, SIZE, [(0, first.box)])
    assert second is not None
    assert second.line is None


def test_of_several_lines_of_the_owner_the_first_free_one_is_taken() -> None:
    sheets = [page(*BLOCK), page(*BLOCK, number=1)]
    first = find_place(sheets, OWNER, SIZE, [])
    assert first is not None
    second = find_place(sheets, OWNER, SIZE, [(0, first.box)])
    assert second is not None
    assert (first.page.number, second.page.number) == (0, 1)


def test_without_any_line_the_foot_of_the_last_page_is_taken_and_the_edge_kept_free() -> None:
    place = find_place([page(("Текст", 60, 60)), page(("Текст", 60, 60), number=1)], OWNER, SIZE, [])
    assert place is not None
    assert place.page.number == 1
    assert 780 < place.box.bottom <= 842 - 14


def test_a_full_last_page_sends_the_mark_to_the_one_before() -> None:
    full = page(number=1, filled=Box(0, 0, 595, 842))
    place = find_place([page(("Текст", 60, 60)), full], OWNER, SIZE, [])
    assert place is not None
    assert place.page.number == 0


def test_without_room_anywhere_there_is_no_place() -> None:
    assert find_place([page(filled=Box(0, 0, 595, 842))], OWNER, SIZE, []) is None


def test_a_sheet_smaller_than_the_mark_has_no_place() -> None:
    small = Page(0, 100.0, 40.0, 0, (0.0, 0.0), (), np.zeros((40, 100), dtype=bool))
    assert find_place([small], OWNER, SIZE, []) is None
