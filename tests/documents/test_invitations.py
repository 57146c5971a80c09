"""Invitations: who is written to, what stands in the letter, what the file names give away."""

import datetime as dt

import pytest

from career_xl.documents import invitations as invitations_module
from career_xl.documents.invitations import invited, write_invitations
from career_xl.domain.columns import Column
from career_xl.domain.sheets import Sheet
from tests.documents.letters import misfits, texts_of
from tests.tables import different_people, graduate, observation, sheet

AT_RISK = {
    "actual_track": "Риск: иные причины",
    "employer": None,
    "employer_inn": None,
    "position": None,
    "by_profession": None,
    "evidence": None,
}
COLLEGE = {
    "Полное наименование": "ГБПОУ «Заволжский колледж»",
    "Краткое наименование": "ГБПОУ «ЗК»",
    "Ответственный ЦК (ФИО)": "Белов Антон Игоревич",
    "Горячая линия": "8 (846) 000-00-00",
}
VACANCY = {
    "Работодатель": "ООО «Волга-Софт»",
    "Должность": "Программист",
    "Код": "09.02.07",
    "Количество": 2,
    "Контакт": "hr@volga.example",
}


def written(tmp_path, rows, vacancies=(), **more):
    sheets = [sheet(Sheet.VACANCIES, vacancies)] if vacancies else []
    seen = observation(rows, passport=COLLEGE, other_sheets=sheets, **more)
    return write_invitations(seen, invited(seen), tmp_path / "Приглашения")


def test_only_the_risk_group_is_invited():
    rows = different_people({}, AT_RISK, {"actual_track": None, "track_date": None, "evidence": None}, {"ovz": "да"})
    assert invited(observation(rows)).rows == (3, 4)


def test_before_the_release_the_forecast_group_is_invited():
    undecided = AT_RISK | {"actual_track": None, "track_date": None, "forecast_track": "Не определился"}
    seen = observation(different_people(undecided), report_date=dt.date(2026, 3, 1))
    assert invited(seen).rows == (2,)


@pytest.mark.parametrize("track", ["Смерть, тяжёлое состояние здоровья", "Следствие, отбывание наказания"])
def test_nobody_is_written_to_whose_track_forbids_it(track):
    rows = different_people(AT_RISK | {"actual_track": track, "cz_registered": "да"}, AT_RISK)
    chosen = invited(observation(rows))
    assert chosen.rows == (3,)
    assert "строк 2" in chosen.notes[-1]


def test_a_row_without_a_name_gets_no_letter_and_is_told():
    chosen = invited(observation(different_people(AT_RISK | {"full_name": None})))
    assert chosen.rows == ()
    assert "строки 2" in chosen.notes[-1]


def test_the_letter_addresses_the_graduate_and_names_the_vacancies_for_the_code(tmp_path):
    rows = [graduate(**AT_RISK)]
    other = VACANCY | {"Код": "38.02.01", "Работодатель": "ООО «Баланс»"}
    taken = VACANCY | {"Работодатель": "ООО «Занято»", "Количество": 0}
    done = written(tmp_path, rows, [VACANCY, other, taken])
    texts = texts_of(done.letters[0])
    assert "Смирновой Анне Петровне" in texts
    assert "Уважаемая Анна Петровна!" in texts
    assert texts[texts.index("ООО «Волга-Софт»") :][:4] == ["ООО «Волга-Софт»", "Программист", "2", "hr@volga.example"]
    assert not {"ООО «Баланс»", "ООО «Занято»"} & set(texts)
    assert "– составить резюме и подготовиться к собеседованию" in texts
    assert any("Телефон центра карьеры: 8 (846) 000-00-00" in text for text in texts)


def test_without_vacancies_the_letter_says_that_they_will_be_looked_for(tmp_path):
    texts = texts_of(written(tmp_path, [graduate(**AT_RISK)]).letters[0])
    assert any(text.startswith("Мы подберём для Вас вакансии") for text in texts)
    assert "Работодатель" not in texts


def test_vacancies_that_do_not_fit_are_counted(tmp_path):
    vacancies = [VACANCY | {"Должность": f"Программист {n}"} for n in range(11)]
    texts = texts_of(written(tmp_path, [graduate(**AT_RISK)], vacancies).letters[0])
    assert sum(text.startswith("Программист ") for text in texts) == 8
    assert any("(ещё 3)" in text for text in texts)


def test_a_letter_says_nothing_that_would_hurt(tmp_path):
    row = graduate(**AT_RISK | {"actual_track": "Риск: нет мотивации", "ovz": "да", "disability": "инвалид"})
    text = " ".join(texts_of(written(tmp_path, [row]).letters[0])).casefold()
    assert not any(word in text for word in ("риск", "мотивац", "овз", "инвалид", "психолог к", "ипра"))


def test_the_print_file_holds_all_letters_in_the_order_of_the_sheet(tmp_path):
    done = written(tmp_path, different_people(*[AT_RISK] * 3))
    texts = texts_of(done.print_file)
    assert [text.rpartition("/")[2] for text in texts if text.startswith("Приглашение № ")] == ["2", "3", "4"]
    assert len(done.letters) == 3
    assert done.document.summary == "приглашений — 3"


def test_neither_file_names_nor_the_registry_name_anybody(tmp_path):
    done = written(tmp_path, [graduate(**AT_RISK)])
    assert [path.name for path in done.letters] == ["Приглашение, строка 2.docx"]
    assert "Смирнов" not in done.document.model_dump_json()


@pytest.mark.parametrize(
    "name",
    ["<b>Иванов</b> & сын", "{{ 7 * 7 }} {% if %}", "А" * 300, "Nguyen Van Thanh", "Иванов\nПётр"],
)
def test_a_name_stands_in_the_letter_as_it_is(tmp_path, name, findings_of_audit):
    done = written(tmp_path, [graduate(**AT_RISK | {"full_name": name, "sex": None})])
    assert " ".join(name.split()) in texts_of(done.letters[0])
    assert findings_of_audit(done.letters[0]) == []


def test_without_sex_programme_and_passport_a_letter_is_still_one(tmp_path):
    seen = observation([graduate(**AT_RISK)], without=[Column.SEX, Column.PROGRAMME, Column.NUMBER])
    done = write_invitations(seen, invited(seen), tmp_path)
    assert "Уважаемая Анна Петровна!" in texts_of(done.letters[0])
    assert "не заполнено" in done.notes[0]


def test_the_fields_are_those_that_the_template_is_described_with(tmp_path, monkeypatch):
    seen = []
    monkeypatch.setattr(invitations_module, "render", lambda template, fields, *rest: seen.append(fields))
    written(tmp_path, different_people(AT_RISK, AT_RISK), [VACANCY])
    assert [misfits(fields, "invitation.docx") for fields in seen] == [[], [], []]


def test_the_same_workbook_gives_the_same_letters(tmp_path):
    first = written(tmp_path / "1", [graduate(**AT_RISK)], [VACANCY])
    again = written(tmp_path / "2", [graduate(**AT_RISK)], [VACANCY])
    assert first.print_file.read_bytes() == again.print_file.read_bytes()
