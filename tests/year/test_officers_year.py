"""The officer's year on the demo workbook, from one September to the next, with a frozen clock (domain §7).

What the officer types by hand is typed into the file; all else is done by the commands. The calendar must turn each
deadline to «выполнено» when the thing is made, and not before.
"""

import datetime as dt
from pathlib import Path

import pytest

from career_xl.domain.columns import Column
from tests.scanning.paper import as_pdf, sheets_of, signed
from tests.signing import pki
from tests.year.desk import Desk, without_mistakes

COHORT = 2027


def test_the_officers_year_can_be_played_from_one_september_to_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAREER_XL_PFX_PASSWORD", pki.PASSWORD)
    desk = Desk(tmp_path)
    the_plan_is_adopted_in_september(desk)
    the_weekly_forms_go_out_on_fridays(desk)
    tracks_are_brought_up_to_date_by_november(desk)
    the_contingent_is_reconciled_and_signed_in_december(desk)
    forecasts_and_risk_group_stand_by_february(desk)
    the_year_is_summed_up_in_june(desk)
    the_new_graduates_are_counted_in_july(desk)
    nothing_is_left_open_in_august(desk)
    the_next_year_begins_with_a_new_workbook(desk)


def the_plan_is_adopted_in_september(desk: Desk) -> None:
    desk.live_until(dt.date(2026, 9, 1), without_mistakes())
    desk.write_passport(Номер_приказа_о_плане=None, План_размещён="нет", Раздел_сайта_соответствует="нет")
    assert desk.state("2026-09-02", "2026-09-01", "план работы") == "overdue"
    desk.run("2026-09-02", "plan", "--docx", desk.folder / "План.docx", "--pdf", desk.folder / "План.pdf")
    assert desk.state("2026-09-02", "2026-09-01", "план работы") == "overdue"
    desk.write_passport(Номер_приказа_о_плане="214-од", План_размещён="да")
    assert desk.state("2026-09-02", "2026-09-01", "план работы") == "done"
    assert desk.state("2026-09-02", "2026-09-01", "карточку организации") == "overdue"
    desk.mark("карточку организации")
    assert desk.state("2026-09-02", "2026-09-01", "карточку организации") == "done"


def the_weekly_forms_go_out_on_fridays(desk: Desk) -> None:
    assert desk.state("2026-09-02", "2026-09-04", "формы ОПК") == "due"
    desk.run("2026-09-03", "opk", "--out", desk.folder / "ОПК")
    assert (desk.folder / "ОПК" / "ОПК Форма 2 и 3, 03.09.2026.xlsx").is_file()
    assert desk.state("2026-09-04", "2026-09-04", "формы ОПК") == "done"
    assert desk.state("2026-09-07", "2026-09-11", "формы ОПК") == "due"
    desk.run("2026-09-10", "letters", "--out", desk.folder / "Письма")
    assert desk.state("2026-09-11", "2026-09-11", "формы ОПК") == "done"


def tracks_are_brought_up_to_date_by_november(desk: Desk) -> None:
    graduates = without_mistakes()
    for month in (9, 10):
        day = dt.date(2026, month, 1)
        desk.live_until(day, graduates)
        assert mistaken_graduates(desk, str(day)) == []
        assert desk.state(str(day), str(day), "Обновить треки") == "done"
    # Nobody has looked at the tracks since October: the base centre would move them to «Риск».
    assert desk.state("2026-11-02", "2026-11-01", "Перевести в «Риск»") == "overdue"
    assert {finding["rule"] for finding in desk.json("2026-11-02", "check", code=1)["findings"]} >= {"L16"}
    desk.live_until(dt.date(2026, 11, 20), graduates)
    assert desk.state("2026-11-20", "2026-11-01", "Перевести в «Риск»") == "done"
    assert desk.state("2026-11-20", "2026-11-01", "Обновить треки") == "done"
    assert desk.state("2026-11-20", "2026-10-01", "Обновить треки") == "not_required"
    desk.run("2026-11-20", "invitations", "--out", desk.folder / "Приглашения")
    report = desk.json("2026-11-20", "kpi")["kpis"]
    assert {each["status"] for each in report} >= {"met", "missed"}


def mistaken_graduates(desk: Desk, day: str) -> list[dict[str, object]]:
    """The errors of «Мониторинг»; those that were seeded into other sheets are put right in December."""
    findings = desk.json(day, "check", code=1)["findings"]
    return [each for each in findings if each["sheet"] == "Мониторинг" and each["level"] == "error"]


def the_contingent_is_reconciled_and_signed_in_december(desk: Desk) -> None:
    day, cohort = "2026-12-18", 2026
    counted = {year: desk.json(day, "contingent", "--cohort", year) for year in (2024, 2025, 2026)}
    with desk.typing() as book:
        for row in book["Контингент"].iter_rows(min_row=2, max_col=7):
            if row[0].value in counted:
                of_year = counted[row[0].value]
                lines = of_year["lines"] if row[1].value == "Всего" else of_year["by_code"].get(row[1].value, {})
                row[6].value = lines.get(row[3].value)
        book["Мероприятия"]["I7"] = 25
        forms = book["ОПК Форма 2"]
        forms["H6"], forms["Q7"] = "15.02.16", "да"
    assert desk.json(day, "check")["counts"]["error"] == 0
    assert [each["value"] for each in desk.json(day, "kpi", "--explain", "П15")["kpis"]][-1] == 1
    document = desk.folder / "Контингент 2026.pdf"
    desk.run(day, "contingent", "--cohort", cohort, "--pdf", document)
    assert desk.state(day, "2026-12-31", "со СПО-1") == "due"
    sign(desk, document)
    assert desk.state(day, "2026-12-31", "со СПО-1") == "done"
    assert desk.state("2027-01-09", "2026-12-31", "Завершить наблюдение") == "done"


def sign(desk: Desk, document: Path) -> None:
    """Nothing; the director has signed the document electronically: a copy beside it."""
    now = dt.datetime.now().astimezone()
    key = pki.person(issuer=pki.authority(around=now), around=now).pfx(desk.folder / "director.pfx")
    target = document.with_stem(f"{document.stem}, подписан")
    desk.run_plain("sign", document, "--pfx", key, "--out", target)


def forecasts_and_risk_group_stand_by_february(desk: Desk) -> None:
    assert desk.state("2027-01-20", "2027-01-31", f"прогнозные треки выпускников {COHORT}") == "due"
    with desk.typing() as book:
        for row in final_year_students():
            book["Мониторинг"].append([row.get(cell.value) for cell in book["Мониторинг"][1]])
    assert desk.state("2027-01-20", "2027-01-31", f"прогнозные треки выпускников {COHORT}") == "done"
    assert desk.state("2027-02-10", "2027-02-28", "группу риска") == "due"
    desk.write_passport(Годы_выпуска="2025, 2026, 2027")
    assert desk.state("2027-02-10", "2027-02-28", "группу риска") == "due"
    members = desk.json("2027-02-10", "risk")["members"]
    expected = [member["row"] for member in members if "R1" in member["views"]]
    assert len(expected) == 2
    with desk.typing() as book:
        monitoring, listed = book["Мониторинг"], book["Группа риска"]
        captions = [cell.value for cell in listed[1]]
        for row in expected:
            line = {"Строка": row, "ФИО": monitoring.cell(row, 2).value, "Год выпуска": COHORT}
            listed.append([line.get(caption) for caption in captions])
    assert desk.state("2027-02-10", "2027-02-28", "группу риска") == "done"


def final_year_students() -> list[dict[str, object]]:
    """Twelve students of the new cohort; two of them do not know yet what they will do."""
    models = [each for each in without_mistakes() if each[Column.COHORT] == 2026 and each[Column.STUDY_FORM] == "очная"]
    kept = (
        *(Column.SEX, Column.STUDY_FORM, Column.CODE, Column.PROGRAMME, Column.GROUP, Column.OVZ, Column.DISABILITY),
        *(Column.AIS_REGISTERED, Column.PROFESSIONALITET),
    )
    students = []
    for number, model in enumerate(models[:12], start=1):
        student: dict[str, object] = {column.caption: model.get(column) for column in kept}
        letter = "абвгдежзиклм"[number - 1]
        student |= {
            "№": 450 + number,
            "ФИО": f"Новиков{letter} Иван Сергеевич",
            "Дата рождения": dt.date(2008, 1, number),
            "Пол": "м",
            "Год выпуска": COHORT,
            "Целевой договор": "нет",
            "Дуальный договор": "нет",
            "Абилимпикс": "нет",
            "Прогнозный трек": "Не определился" if number > 10 else "Трудоустройство",
        }
        students.append(student)
    return students


def the_year_is_summed_up_in_june(desk: Desk) -> None:
    assert desk.state("2027-05-20", "2027-05-26", "мероприятий") == "done"
    assert desk.state("2027-06-20", "2027-06-30", "раздел сайта") == "due"
    desk.write_passport(Раздел_сайта_соответствует="да")
    assert desk.state("2027-06-20", "2027-06-30", "раздел сайта") == "done"
    assert desk.state("2027-06-20", "2027-06-30", "отчёт") == "due"
    desk.run("2027-06-20", "report", "--docx", desk.folder / "Отчёт.docx")
    assert desk.state("2027-06-20", "2027-06-30", "отчёт") == "done"
    assert desk.state("2027-06-20", "2027-06-30", "Уточнить прогнозные треки") == "due"
    with desk.typing() as book:
        sheet = book["Мониторинг"]
        forecast = next(cell.column for cell in sheet[1] if cell.value == "Прогнозный трек")
        for row in sheet.iter_rows(min_row=2):
            if row[forecast - 1].value == "Не определился":
                row[forecast - 1].value = "Трудоустройство"
    assert desk.state("2027-06-20", "2027-06-30", "Уточнить прогнозные треки") == "done"


def the_new_graduates_are_counted_in_july(desk: Desk) -> None:
    assert desk.state("2027-07-05", "2027-07-01", "фактических треков") == "overdue"
    with desk.typing() as book:
        sheet = book["Мониторинг"]
        places = {cell.value: cell.column for cell in sheet[1]}
        row = sheet.max_row
        study = {"Фактический трек": "Призыв в ВС РФ", "Дата трека": dt.date(2027, 7, 2)}
        for caption, value in study.items():
            sheet.cell(row, places[caption]).value = value
    assert desk.state("2027-07-05", "2027-07-01", "фактических треков") == "done"
    document = desk.folder / "Контингент 2027.pdf"
    desk.run("2027-07-05", "contingent", "--cohort", COHORT, "--pdf", document)
    assert desk.state("2027-07-05", "2027-07-07", "строкам 01–05") == "due"
    scan = desk.folder / "scan.pdf"
    scan.write_bytes(as_pdf(signed(sheets_of(document))))
    (result,) = desk.json("2027-07-06", "scan", scan)["scans"]
    assert result["accepted"], result
    assert desk.state("2027-07-06", "2027-07-07", "строкам 01–05") == "done"


def nothing_is_left_open_in_august(desk: Desk) -> None:
    desk.run("2027-08-26", "opk", "--out", desk.folder / "ОПК")
    open_tasks = {each["task"] for each in desk.states("2027-08-27") if each["state"] not in ("done", "not_required")}
    # The tracks of August wait for those who came back from the army.
    assert all(task.startswith("Обновить треки") for task in open_tasks), open_tasks


def the_next_year_begins_with_a_new_workbook(desk: Desk) -> None:
    before = desk.book.read_bytes()
    new = desk.folder / "Мониторинг 2027-28.xlsx"
    told = desk.run_plain("new", new, "--year", 2027, "--from", desk.book)
    # Cohorts 2024 and 2025 are over; 156 graduates of 2026 and 12 of 2027 are still observed.
    assert "перенесено выпускников — 168" in told
    assert desk.book.read_bytes() == before
    desk.book = new
    assert desk.state("2027-09-01", "2027-09-01", "план работы на 2027/28") == "due"
    assert desk.json("2027-09-01", "contingent", "--cohort", COHORT)["lines"]["01"] == 12
