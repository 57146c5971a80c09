"""The graduate's card: what stands in it, what does not, and that it is one page."""

import datetime as dt

import pytest

from career_xl.documents import card
from career_xl.documents.card import write_card
from career_xl.documents.pdf import to_pdf
from career_xl.domain.errors import GraduateMissingError
from career_xl.domain.sheets import Sheet
from tests.documents.letters import misfits, texts_of
from tests.tables import graduate, observation, sheet

RISK_SHEET = sheet(
    Sheet.RISK_GROUP,
    [
        {
            "ФИО": "Смирнова Анна Петровна",
            "Год выпуска": 2026,
            "Код": "09.02.07",
            "Ответственный": "Белов А. И.",
            "Приглашение": dt.date(2026, 11, 12),
            "Обратная связь": "придёт в понедельник",
        }
    ],
)


def value_of(texts, name):
    return texts[texts.index(name) + 1]


def test_the_card_tells_categories_tracks_support_and_feedback(tmp_path):
    row = graduate(target_contract="да", referral_date=dt.date(2026, 9, 1), actual_track="Риск: иные причины")
    seen = observation([row], other_sheets=[RISK_SHEET])
    document, _ = write_card(seen, 2, tmp_path / "карточка.docx")
    texts = texts_of(tmp_path / "карточка.docx")
    assert "Смирнова Анна Петровна" in texts
    assert value_of(texts, "Целевой договор") == "да"
    assert "Дуальный договор" not in texts
    assert value_of(texts, "Дата трека") == "03.08.2026"
    assert value_of(texts, "Направление выдано") == "01.09.2026"
    assert value_of(texts, "Приглашение («Группа риска»)") == "12.11.2026"
    assert value_of(texts, "Обратная связь («Группа риска»)") == "придёт в понедельник"
    assert any("стоит трек группы риска" in text for text in texts)
    assert "Смирнов" not in document.model_dump_json()


def test_numbers_of_persons_are_left_out(tmp_path):
    write_card(observation([graduate()]), 2, tmp_path / "карточка.docx")
    assert "112-233-445 95" not in " ".join(texts_of(tmp_path / "карточка.docx"))


def test_a_usual_card_is_one_page(tmp_path, text_of_pages):
    row = graduate(actual_track="Риск: безработный в ЦЗН", cz_registered="да", ovz="да", target_contract="да")
    write_card(observation([row], other_sheets=[RISK_SHEET]), 2, tmp_path / "карточка.docx")
    to_pdf(tmp_path / "карточка.docx", tmp_path / "карточка.pdf")
    assert len(text_of_pages(tmp_path / "карточка.pdf")) == 1


@pytest.mark.parametrize("row", [1, 3, 0, -1, 10**6])
def test_a_row_without_a_graduate_is_told(tmp_path, row):
    with pytest.raises(GraduateMissingError, match=f"В строке {row} "):
        write_card(observation([graduate()]), row, tmp_path / "карточка.docx")
    assert not (tmp_path / "карточка.docx").exists()


def test_the_fields_are_those_that_the_template_is_described_with(tmp_path, monkeypatch):
    given = []
    monkeypatch.setattr(card, "render", lambda template, fields, *rest: given.append(fields))
    seen = observation([graduate(actual_track="Риск: иные причины")], other_sheets=[RISK_SHEET])
    write_card(seen, 2, tmp_path / "карточка.docx")
    assert misfits(given[0], "card.docx") == []
