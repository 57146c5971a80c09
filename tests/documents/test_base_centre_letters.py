"""Letters to the base centre: what they say, and the draft that a mail program opens."""

import email
from email.policy import default

import pytest

from career_xl.documents import base_centre_letters
from career_xl.documents.base_centre_letters import covering_letter, mail_draft, opk_letter, write_letter
from career_xl.documents.mail import MailDraft, addresses, write_draft
from career_xl.domain.errors import OutputError
from tests.documents.letters import misfits, texts_of
from tests.tables import different_people, observation

COLLEGE = {
    "Полное наименование": "ГБПОУ «Заволжский колледж»",
    "Директор (ФИО)": "Орлова Мария Сергеевна",
    "Ответственный ЦК (ФИО)": "Белов Антон Игоревич",
    "Электронная почта БЦК": "bck@example.org",
    "Годы выпуска": "2025, 2026, 2027",
}
AT_RISK = {"actual_track": "Риск: иные причины", "employer": None, "employer_inn": None, "position": None}
ROWS = [{}, AT_RISK, {"cohort": 2027, "actual_track": None, "track_date": None}]


def seen(**passport):
    return observation(different_people(*ROWS), passport=COLLEGE | passport)


def read(path):
    return email.message_from_bytes(path.read_bytes(), policy=default)


def test_the_covering_letter_gives_lines_and_risk_by_cohort_and_a_dash_before_the_release():
    letter = covering_letter(seen())
    assert [(each["year"], each["line01"], each["line05"], each["risk"]) for each in letter.figures] == [
        (2026, 2, 0, 1),
        (2027, 1, 0, "—"),
    ]
    assert letter.subject == "О занятости выпускников 2026, 2027 годов выпуска на 20.11.2026"
    assert "нет выпуска 2025" in letter.notes[0]


def test_the_covering_letter_names_nobody(tmp_path):
    letter = covering_letter(seen())
    write_letter(letter, seen(), [], tmp_path / "письмо.docx")
    draft, _ = mail_draft(letter, seen(), [])
    assert "Смирнов" not in " ".join(texts_of(tmp_path / "письмо.docx")) + draft.body


def test_a_workbook_without_graduates_gives_a_letter_that_says_so(tmp_path):
    empty = observation([dict.fromkeys(different_people({})[0])], passport=COLLEGE)
    letter = covering_letter(empty)
    assert letter.paragraphs == ("Сообщаем, что на 20.11.2026 в мониторинге занятости нет выпускников отчётных лет.",)
    write_letter(letter, empty, [], tmp_path / "письмо.docx")
    assert "Год выпуска" not in texts_of(tmp_path / "письмо.docx")


def test_nothing_new_has_the_mark_that_the_base_centre_asks_for(tmp_path):
    draft, notes = mail_draft(opk_letter(seen()), seen(), [])
    write_draft(draft, tmp_path / "опк.eml")
    message = read(tmp_path / "опк.eml")
    assert (message["Subject"], message["To"], message["X-Unsent"]) == ("Мониторинг ОПК", "bck@example.org", "1")
    assert "По состоянию на 20.11.2026 новых данных для Формы 2 и Формы 3" in message.get_content()
    assert "А.И. Белов" in message.get_content()
    assert notes == []


def test_attachments_keep_their_names_and_bytes(tmp_path):
    (tmp_path / "Контингент, выпуск 2026.pdf").write_bytes(b"%PDF-1.7\r\n\x00\xff")
    letter = covering_letter(seen())
    draft, _ = mail_draft(letter, seen(), [tmp_path / "Контингент, выпуск 2026.pdf"])
    write_draft(draft, tmp_path / "письмо.eml")
    (attachment,) = read(tmp_path / "письмо.eml").iter_attachments()
    assert attachment.get_filename() == "Контингент, выпуск 2026.pdf"
    assert attachment.get_content_type() == "application/pdf"
    assert attachment.get_content() == b"%PDF-1.7\r\n\x00\xff"


def test_the_same_draft_gives_the_same_file(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"a")
    draft = MailDraft(("a@b.ru",), "Тема", "Текст", (tmp_path / "a.xlsx",))
    write_draft(draft, tmp_path / "1.eml")
    write_draft(draft, tmp_path / "2.eml")
    assert (tmp_path / "1.eml").read_bytes() == (tmp_path / "2.eml").read_bytes()


def test_a_lost_attachment_is_told_and_nothing_is_written(tmp_path):
    draft = MailDraft((), "Тема", "Текст", (tmp_path / "нет.pdf",))
    with pytest.raises(OutputError, match=r"нет\.pdf"):
        write_draft(draft, tmp_path / "1.eml")
    assert not (tmp_path / "1.eml").exists()


def test_a_subject_cannot_bring_in_headers(tmp_path):
    write_draft(MailDraft((), "Тема\r\nBcc: thief@example.org", "Текст"), tmp_path / "1.eml")
    message = read(tmp_path / "1.eml")
    assert message["Bcc"] is None
    assert message["Subject"] == "Тема Bcc: thief@example.org"


@pytest.mark.parametrize(
    ("text", "good", "wrong"),
    [
        ("a@b.ru; c.d@e-f.org", ("a@b.ru", "c.d@e-f.org"), ()),
        ("почта@пример.рф", (), ("почта@пример.рф",)),
        ("bck@", (), ("bck@",)),
        ("", (), ()),
        ("a@b.ru\nBcc:x@y.z", ("a@b.ru",), ("Bcc:x@y.z",)),
    ],
)
def test_addresses_are_taken_apart(text, good, wrong):
    assert addresses(text) == (good, wrong)


def test_an_address_that_is_none_or_lacking_is_told():
    assert "не адрес" in mail_draft(opk_letter(seen()), seen(**{"Электронная почта БЦК": "нет почты"}), [])[1][0]
    assert "впишите адрес" in mail_draft(opk_letter(seen()), seen(**{"Электронная почта БЦК": None}), [])[1][0]


def test_the_fields_are_those_that_the_template_is_described_with(tmp_path, monkeypatch):
    given = []
    monkeypatch.setattr(base_centre_letters, "render", lambda template, fields, *rest: given.append(fields))
    write_letter(covering_letter(seen()), seen(), [tmp_path / "a.xlsx"], tmp_path / "письмо.docx")
    assert misfits(given[0], "letter.docx") == []
