"""The yearly report: figures, hidden small numbers, charts with descriptions, check-list of measures."""

import datetime as dt
import re

import pytest

from career_xl.documents import report_document
from career_xl.documents.measures_checklist import MEASURES, held
from career_xl.documents.report_document import write_report
from tests.documents.letters import misfits, texts_of
from tests.tables import different_people, observation

COLLEGE = {"Полное наименование": "ГБПОУ «Заволжский колледж»", "Учебный год": "2026/27", "Годы выпуска": "2026"}
STUDY = {"actual_track": "Продолжение обучения", "employer": None, "employer_inn": None, "position": None}
AT_RISK = {"actual_track": "Риск: иные причины", "employer": None, "employer_inn": None, "position": None}


def event(kind="экскурсия", title="На завод", date=dt.date(2026, 10, 9), participants=20):
    return {"Дата": date, "Вид": kind, "Название": title, "Участников": participants}


def report(tmp_path, rows, events=None):
    seen = observation(different_people(*rows), passport=COLLEGE, events=events)
    write_report(seen, tmp_path / "отчёт.docx")
    return texts_of(tmp_path / "отчёт.docx")


def after(texts, text, count):
    return texts[texts.index(text) :][:count]


def test_each_graduate_stands_in_one_cell_of_the_table_of_tracks(tmp_path):
    texts = report(tmp_path, [*[{}] * 9, *[STUDY] * 6, *[AT_RISK] * 5])
    assert after(texts, "2026", 8) == ["2026", "20", "9", "6", "0", "0", "5", "0"]


def test_small_numbers_are_hidden_and_it_is_said(tmp_path):
    texts = report(tmp_path, [*[{}] * 9, *[STUDY] * 6, AT_RISK])
    assert after(texts, "2026", 8) == ["2026", "16", "9", "скрыто", "0", "0", "скрыто", "0"]
    assert any("Числа меньше 5 человек" in text for text in texts)
    assert not any(re.search(r"\(1 из 16\)", text) for text in texts)


def test_nothing_is_said_of_hiding_where_nothing_is_hidden(tmp_path):
    texts = report(tmp_path, [{}] * 20)
    assert any("К2" in text for text in texts)
    assert "Показатели приведены на 20.11.2026." in texts


def test_the_pictures_tell_in_words_what_they_show_without_the_small_numbers(tmp_path, xml_of):
    report(tmp_path, [*[{}] * 9, *[STUDY] * 6, AT_RISK], [event(), event(), event("тренинг", "Резюме")])
    told = re.findall(r'descr="([^"]*)"', xml_of(tmp_path / "отчёт.docx", "word/document.xml"))
    assert len(told) == 3
    assert "выпуск 2026: заняты — 9, учатся — скрыто" in told[0]
    assert "экскурсия — 2; тренинг — 1" in told[2]


def test_a_measure_is_held_when_the_log_has_its_kind_or_its_words(tmp_path):
    events = [
        event("экскурсия", "На завод", dt.date(2026, 10, 9)),
        event("иное", "Занятие по составлению резюме", dt.date(2026, 11, 2)),
        event("экскурсия", "Прошлый год", dt.date(2026, 5, 2)),
    ]
    texts = report(tmp_path, [{}] * 20, events)
    assert after(texts, "Экскурсии на предприятия", 3) == ["Экскурсии на предприятия", "проведено: 1", "09.10.2026"]
    assert after(texts, "Помощь с резюме и его размещением", 3)[1:] == ["проведено: 1", "02.11.2026"]
    assert after(texts, "Тьюторское сопровождение выпускников", 2)[1] == "нет записи"


def test_there_are_as_many_measures_as_the_recommendations_name_for_colleges():
    assert len(MEASURES) == 40
    assert len({measure.text for measure in MEASURES}) == 40


@pytest.mark.parametrize(
    ("title", "measure"),
    [
        ("Встреча с юристом центра занятости", "Правовая помощь по вопросам занятости"),
        ("ТРЕНИНГ «Самопрезентация»", "Навыки делового общения и самопрезентации"),
        ("Анкетирование выпускников", "Опросы о том, довольны ли работой по трудоустройству"),
        ("Профориентационная неделя", "Профориентация школьников и студентов"),
        ("Заключение соглашения с ООО «Волга»", "Поиск партнёров-работодателей и соглашения с ними"),
    ],
)
def test_words_are_found_by_their_beginnings(title, measure):
    seen = observation(different_people({}), events=[event("иное", title)])
    assert held(next(m for m in MEASURES if m.text == measure), seen.events.events)


def test_words_inside_other_words_are_not_found():
    seen = observation(different_people({}), events=[event("иное", "Управление рисками на предприятии")])
    assert [measure.text for measure in MEASURES if held(measure, seen.events.events)] == []


@pytest.mark.parametrize("events", [None, []])
def test_a_workbook_without_events_or_graduates_gives_a_report_that_says_so(tmp_path, events, findings_of_audit):
    empty = observation([dict.fromkeys(different_people({})[0])], passport=COLLEGE, events=events or None)
    write_report(empty, tmp_path / "отчёт.docx")
    texts = texts_of(tmp_path / "отчёт.docx")
    assert "За этот учебный год на листе «Мероприятия» записей нет." in texts
    assert not any("descr" in text for text in texts)
    assert findings_of_audit(tmp_path / "отчёт.docx") == []


def test_participants_that_are_no_number_are_never_a_zero(tmp_path):
    texts = report(tmp_path, [{}] * 20, [event(participants="двадцать")])
    assert after(texts, "экскурсия", 3) == ["экскурсия", "1", "не число"]


def test_the_same_workbook_gives_the_same_report(tmp_path):
    for name in ("1", "2"):
        (tmp_path / name).mkdir()
        report(tmp_path / name, [{}] * 20, [event()])
    assert (tmp_path / "1" / "отчёт.docx").read_bytes() == (tmp_path / "2" / "отчёт.docx").read_bytes()


def test_the_fields_are_those_that_the_template_is_described_with(tmp_path, monkeypatch):
    given = []
    monkeypatch.setattr(report_document, "render", lambda template, fields, *rest: given.append(fields))
    write_report(observation(different_people(*[{}] * 9), passport=COLLEGE, events=[event()]), tmp_path / "о.docx")
    assert misfits(given[0], "report.docx") == []
