"""Letters from an open workbook."""

import datetime as dt

from career_xl.macros.commands import run


def date_of(value):
    return value.date() if isinstance(value, dt.datetime) else value


def test_invitations_are_written_and_their_date_stands_on_the_risk_group(opened, session, tmp_path):
    book = opened()
    answer = run("invitations", book, session)
    assert answer.done
    assert "записано — 1, папка «Приглашения на 20.11.2026»" in answer.sentence
    assert (tmp_path / "Приглашения на 20.11.2026" / "Приглашение, строка 4.docx").is_file()
    sheet = book.sheets["Группа риска"]
    assert sheet["J1:L1"].value == ["Ответственный", "Приглашение", "Обратная связь"]
    assert date_of(sheet["K2"].value) == dt.date(2026, 11, 20)
    assert sheet["K3"].value is None


def test_what_was_typed_as_invitation_and_feedback_stays(opened, session):
    book = opened()
    run("risk", book, session)
    sheet = book.sheets["Группа риска"]
    sheet["K2:L2"].value = ["вручено 12.11", "придёт в понедельник"]
    run("invitations", book, session)
    assert sheet["K2:L2"].value == ["вручено 12.11", "придёт в понедельник"]


def test_the_date_of_the_monitoring_sheet_is_taken_over(opened, session):
    def change(file):
        sheet = file["Мониторинг"]
        captions = [cell.value for cell in sheet[1]]
        sheet.cell(4, captions.index("Приглашение выдано") + 1).value = dt.date(2026, 10, 5)

    book = opened(change=change)
    run("risk", book, session)
    assert date_of(book.sheets["Группа риска"]["K2"].value) == dt.date(2026, 10, 5)


def test_undo_takes_the_dates_back(opened, session):
    book = opened()
    run("risk", book, session)
    run("invitations", book, session)
    run("undo", book, session)
    assert book.sheets["Группа риска"]["K2"].value is None


def test_the_letter_to_the_base_centre_is_the_one_that_is_chosen(opened, session, tmp_path):
    book = opened()
    run("letter", book, session)
    assert (tmp_path / "Письмо в БЦК на 20.11.2026.docx").is_file()
    assert (tmp_path / "Письмо в БЦК на 20.11.2026.eml").is_file()
    session.ask = lambda question, choices, default: choices[1]
    answer = run("letter", book, session)
    assert "«Мониторинг ОПК на 20.11.2026.eml»" in answer.sentence
    assert (tmp_path / "Мониторинг ОПК на 20.11.2026.eml").is_file()


def test_the_report_is_written_beside_the_workbook(opened, session, tmp_path):
    assert run("report", opened(), session).done
    assert (tmp_path / "Отчёт центра карьеры за 2026–2027 учебный год.docx").is_file()


def test_the_card_is_of_the_graduate_on_whose_row_the_officer_stands(opened, session, tmp_path):
    book = opened()
    book.sheets["Мониторинг"].activate()
    book.sheets["Мониторинг"]["B3"].select()
    assert run("card", book, session).done
    assert (tmp_path / "Карточка выпускника, строка 3.docx").is_file()
    run("risk", book, session)
    book.sheets["Группа риска"]["C2"].select()
    assert run("card", book, session).done
    assert (tmp_path / "Карточка выпускника, строка 4.docx").is_file()


def test_elsewhere_the_officer_is_told_where_to_stand(opened, session):
    book = opened()
    book.sheets["Паспорт"].activate()
    book.sheets["Паспорт"]["A1"].select()
    answer = run("card", book, session)
    assert not answer.done
    assert "Встаньте на строку выпускника" in answer.sentence
