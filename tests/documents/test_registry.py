"""The registry of documents: lines are only added, rows only move forward."""

import datetime as dt
import hashlib
from pathlib import Path

import pytest

from career_xl.documents.registry import (
    REGISTRY_FILE,
    UNNAMED_COLLEGE_KEY,
    MadeDocument,
    Registry,
    college_key,
    enter,
    figures_digest,
)
from career_xl.domain.document_kinds import DocumentKind, DocumentState, document_id
from career_xl.domain.errors import OutputError, RegistryError
from career_xl.domain.passport import Passport

MADE_AT = dt.datetime(2026, 11, 20, 9, 30, tzinfo=dt.UTC)
DRAFT, FOR_SIGNING, SIGNED = DocumentState.DRAFT, DocumentState.FOR_SIGNING, DocumentState.SIGNED


@pytest.fixture
def registry(tmp_path):
    return Registry(tmp_path, now=lambda: MADE_AT)


@pytest.fixture
def word_file(tmp_path):
    path = tmp_path / "Контингент.docx"
    path.write_bytes(b"word")
    return path


def document(number: str = "КВ-2025-20261120-7F3A", **fields) -> MadeDocument:
    told = {"kind": DocumentKind.CONTINGENT, "date": dt.date(2026, 11, 20), "college": "0A1B2C3D", **fields}
    return MadeDocument(document_id=number, **told)


def rows(registry: Registry) -> list[tuple[str, str, list[str]]]:
    return [(r.number, str(r.state), [file.name for file in r.files]) for r in registry.records()]


def test_a_folder_without_documents_has_an_empty_registry_and_no_file(registry):
    assert registry.records() == ()
    assert not registry.path.exists()


def test_a_document_is_read_back_as_it_was_made(registry, word_file):
    made = document(cohort=2025, digest="7F3A", summary="01 — 61", figures={"всего": 61}, note="с факсимиле")
    added = registry.add(made, [word_file])
    assert registry.records() == (added,)
    assert added.document == made
    assert (added.number, added.state, added.notes) == (made.document_id, DRAFT, ("с факсимиле",))
    assert added.made_at == added.changed_at == MADE_AT
    assert added.files[0].sha256 == hashlib.sha256(b"word").hexdigest()


def test_the_same_document_made_again_stays_one_row_with_all_its_files(registry, word_file, tmp_path):
    pdf = tmp_path / "Контингент.pdf"
    pdf.write_bytes(b"pdf")
    registry.add(document(), [word_file])
    registry.add(document(state=FOR_SIGNING), [pdf])
    registry.add(document(), [word_file])
    assert rows(registry) == [("КВ-2025-20261120-7F3A", "на подписи", ["Контингент.docx", "Контингент.pdf"])]
    assert len(registry.path.read_text(encoding="utf-8").splitlines()) == 2


def test_a_row_never_moves_back(registry, word_file):
    record = registry.add(document(), [word_file])
    signed = registry.advance(record, SIGNED)
    back = registry.advance(signed, FOR_SIGNING, note="ещё раз напечатан")
    assert (back.state, back.notes) == (SIGNED, ("ещё раз напечатан",))
    assert registry.records() == (back,)


def test_an_outdated_document_made_again_gets_a_row_of_its_own(registry, word_file):
    registry.advance(registry.add(document(), [word_file]), DocumentState.OUTDATED, note="01: было 61, стало 62")
    registry.add(document(), [word_file])
    assert [(number, state) for number, state, _ in rows(registry)] == [
        ("КВ-2025-20261120-7F3A", "устарел"),
        ("КВ-2025-20261120-7F3A (2)", "черновик"),
    ]


def test_colleges_in_one_folder_keep_their_rows_apart(registry, word_file):
    registry.add(document(), [word_file])
    registry.add(document(college="FFFFFFFF"), [word_file])
    assert [record.number for record in registry.records("FFFFFFFF")] == ["КВ-2025-20261120-7F3A (2)"]


def test_a_file_is_known_by_its_contents_whatever_it_is_called(registry, word_file, tmp_path):
    added = registry.add(document(), [word_file])
    copy = tmp_path / "копия.docx"
    copy.write_bytes(b"word")
    stranger = tmp_path / "другой.docx"
    stranger.write_bytes(b"other")
    assert registry.of_file(copy) == added
    assert registry.of_file(stranger) is None


def test_a_file_elsewhere_is_named_with_its_folder(registry, tmp_path):
    inner = tmp_path / "registry"
    inner.mkdir()
    outside = tmp_path / "план.docx"
    outside.write_bytes(b"plan")
    assert Registry(inner).add(document(), [outside]).files[0].name == str(outside.resolve())


def test_a_line_that_was_cut_off_loses_nothing_but_itself(registry, word_file):
    registry.add(document("КВ-1"), [word_file])
    with registry.path.open("ab") as file:
        file.write(b'{"event":"made","at":"2026-11-2')
    registry.add(document("КВ-2"), [word_file])
    assert [record.number for record in registry.records()] == ["КВ-1", "КВ-2"]


def test_a_text_with_odd_line_ends_is_read_back(registry, word_file):
    added = registry.add(document(note="строка\u2028вторая\x85третья"), [word_file])
    assert registry.records() == (added,)


def test_a_registry_that_cannot_be_written_is_told_and_not_hidden(tmp_path, word_file):
    (tmp_path / REGISTRY_FILE).mkdir()
    registry = Registry(tmp_path)
    with pytest.raises(RegistryError, match="не читается"):
        registry.records()
    notes = enter(registry, document(), [word_file])
    assert len(notes) == 1
    assert "в реестр не внесён" in notes[0]


def test_a_file_that_is_gone_is_not_registered(registry):
    with pytest.raises(OutputError, match="не найден"):
        registry.add(document(), [Path("нет такого.docx")])


def test_a_college_is_itself_in_other_quotes_and_with_its_form_written_out():
    short = college_key(Passport(full_name='ГБПОУ "Приволжский колледж"'))
    assert short == college_key(Passport(full_name="гбпоу «Приволжский  Колледж»"))
    assert short != college_key(Passport(full_name="ГБПОУ «Заволжский колледж»"))
    assert college_key(Passport()) == UNNAMED_COLLEGE_KEY


def test_a_digest_depends_on_every_figure():
    assert figures_digest({"01": 61, "02": 5}) == figures_digest({"02": 5, "01": 61})
    assert figures_digest({"01": 61, "02": 5}) != figures_digest({"01": 61, "02": 6})


def test_an_id_names_kind_year_date_and_digest():
    assert document_id(DocumentKind.FORM1, 2025, dt.date(2026, 11, 20), "7F3A99") == "Ф1-2025-20261120-7F3A"
    assert len({kind.prefix for kind in DocumentKind}) == len(DocumentKind)
