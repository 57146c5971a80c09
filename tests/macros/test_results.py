"""Risk group, indicators and documents from an open workbook."""

import shutil

import docx
import openpyxl
import pytest

from career_xl.domain.sheets import Sheet
from career_xl.hosts.sheet_lock import is_locked
from career_xl.kpi.compute import compute_kpis
from career_xl.macros.commands import run
from career_xl.shipped import shipped_file
from career_xl.tables.observation import observe
from career_xl.tables.reader import read_workbook
from tests.cli.workbooks import three_graduates


@pytest.fixture
def demo(app, tmp_path):
    path = tmp_path / "Учебная.xlsx"
    shutil.copyfile(shipped_file("workbooks/monitoring_demo.xlsx"), path)
    book = app.books.open(str(path))
    yield book
    book.close()


def test_the_risk_group_is_listed_with_reasons(opened, session):
    book = opened()
    answer = run("risk", book, session)
    assert answer.sentence.startswith("Группа риска на 20.11.2026: R1 — 0, R2 — 1, R3 — 1, R4 — 0; всего в списке — 2")
    row = book.sheets["Группа риска"]["A2:H2"].value
    assert row[:6] == ["группа риска", 4, "Тихонова Вера Павловна", 2026, "09.02.07", "ИС-41"]
    assert "после 1 ноября года выпуска нет фактического трека" in row[7]


def test_what_was_typed_beside_a_graduate_stays_with_the_graduate(opened, session):
    book = opened()
    run("risk", book, session)
    sheet = book.sheets["Группа риска"]
    assert sheet["J1:L1"].value == ["Ответственный", "Приглашение", "Обратная связь"]
    sheet["J3:L3"].value = ["Белов А. И.", "10.11", "позвонили 12.11"]
    sheet["A2:L2"].delete("up")
    run("risk", book, session)
    assert sheet["C2:C3"].value == ["Тихонова Вера Павловна", "Кузнецов Илья Андреевич"]
    assert sheet["J2:L3"].value == [[None] * 3, ["Белов А. И.", "10.11", "позвонили 12.11"]]


def test_the_figures_are_those_of_the_command_line(demo, session, tmp_path):
    assert is_locked(demo.sheets["Показатели"])
    answer = run("kpi", demo, session)
    assert answer.done
    expected = compute_kpis(observe(read_workbook(tmp_path / "Учебная.xlsx")))
    rows = demo.sheets["Показатели"]["A2:L103"].value
    assert [(row[0], row[2], row[3], row[8], row[9], row[10]) for row in rows] == [
        (str(k.definition.code), k.category, k.cohort, k.numerator, k.denominator, k.status.label) for k in expected
    ]
    values = [None if k.value is None else float(k.value) for k in expected]
    assert [None if row[7] == "н/д" else row[7] for row in rows] == pytest.approx(values)


def test_live_formulas_stay_when_the_figures_are_computed_anew(demo, session):
    before = demo.sheets["Показатели"]["G2:G103"].formula
    run("kpi", demo, session)
    assert demo.sheets["Показатели"]["G2:G103"].formula == before


def test_figures_are_listed_in_a_workbook_without_such_a_sheet(opened, session):
    book = opened()
    run("kpi", book, session)
    sheet = book.sheets["Показатели"]
    assert sheet["H1"].value == "Сохранённое значение на 20.11.2026"
    assert sheet["A2:D2"].value == ["К1", "Занятые по виду деятельности и полученным компетенциям", "все", 2026]


def test_the_figure_is_explained_on_whose_row_the_officer_stands(opened, session):
    book = opened()
    run("kpi", book, session)
    book.sheets["Показатели"].activate()
    book.sheets["Показатели"]["B2"].select()
    answer = run("explain", book, session)
    assert answer.sentence == "К1, все, 2026: 33,3 % (1 из 3), цель не задана; строки — в пояснении."
    assert "Числитель, лист «Мониторинг»: строка 2." in answer.details


def test_elsewhere_the_officer_is_asked_which_figure(opened, session):
    session.ask = lambda question, choices, default: "К7"
    assert run("explain", opened(), session).sentence.startswith("К7, все, 2026: ")


def test_what_is_missing_to_the_target_is_told(opened, session):
    answer = run("missing", opened(), session)
    assert "К2, все, 2026 — не хватает 1" in answer.sentence
    assert any("строка 4" in line for line in answer.details)


def test_documents_are_written_beside_the_workbook_and_never_over_another(opened, session, tmp_path):
    book = opened()
    first, second = run("plan", book, session), run("plan", book, session)
    assert first.sentence == "План работы: файл «План работы на 2026–2027 учебный год.docx» записан рядом с книгой."
    assert "«План работы на 2026–2027 учебный год (2).docx»" in second.sentence
    assert docx.Document(str(tmp_path / "План работы на 2026–2027 учебный год (2).docx")).paragraphs


def test_the_contingent_document_and_form_1_are_written_for_the_latest_cohort(opened, session, tmp_path):
    book = opened()
    run("contingent", book, session)
    run("form1", book, session)
    assert docx.Document(str(tmp_path / "Контингент, выпуск 2026.docx")).tables
    form = openpyxl.load_workbook(tmp_path / "Форма 1, выпуск 2026.xlsx").active
    assert form["E6"].value == 3


def test_an_unsaved_workbook_gets_its_documents_in_the_folder_for_documents(
    app, opened, session, tmp_path, monkeypatch
):
    home = tmp_path / "home"
    (home / "Документы").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    source, book = opened(), app.books.add()
    sheet = book.sheets[0]
    sheet.name = "Мониторинг"
    sheet.range("A1").value = source.sheets["Мониторинг"]["A1:AK4"].value
    answer = run("form1", book, session)
    book.close()
    assert "потому что книга ещё не сохранена" in answer.sentence
    assert sorted(path.name for path in (home / "Документы").iterdir()) == [
        "Реестр документов.jsonl",
        "Форма 1, выпуск 2026.xlsx",
    ]


def test_a_workbook_of_the_next_year_is_made_beside_this_one(opened, session, tmp_path):
    answer = run("new_year", opened(), session)
    assert answer.sentence == (
        "Книга на 2027/28 учебный год «Мониторинг 2027–2028.xlsx» записана рядом с этой: перенесено выпускников — 3; "
        "проверьте в ней «Паспорт», эта книга не изменена."
    )
    made = read_workbook(tmp_path / "Мониторинг 2027–2028.xlsx")
    assert [row[1] for row in made.need(Sheet.MONITORING).rows[1:4]] == [row["ФИО"] for row in three_graduates()]


def test_no_command_saves_the_workbook(opened, session, tmp_path):
    book = opened()
    before = (tmp_path / "Выпускники.xlsx").read_bytes()
    for key in ("check", "risk", "kpi", "clear_marks", "undo", "help", "about"):
        run(key, book, session)
    assert (tmp_path / "Выпускники.xlsx").read_bytes() == before
    assert book.name == "Выпускники.xlsx"
