"""Which rows make up a figure, and who stands nearest to the target."""

from career_xl.kpi.explain import explain
from tests.kpi.flat_figures import held
from tests.tables import graduate, observation


def near(rows, code: str, **more) -> list[tuple[str, tuple[int, ...]]]:
    """(first words of the reason, rows) of the first figure."""
    groups = explain(observation(rows, **more), code)[0].nearest
    return [(group.reason.partition(":")[0], group.rows) for group in groups]


UNCONFIRMED = "заняты, но не указано, по специальности ли"
OVERDUE = "после 1 ноября нет фактического трека"


def test_an_unconfirmed_profession_and_an_overdue_track_stand_nearest_to_k2() -> None:
    rows = [
        graduate(),
        graduate(by_profession=None),
        graduate(by_profession="нет"),
        graduate(by_profession="?"),
        graduate(actual_track=None, by_profession=None),
        graduate(actual_track="ИП", by_profession=None),
        graduate(actual_track="Призыв в ВС РФ", by_profession=None),
    ]
    assert near(rows, "К2") == [(UNCONFIRMED, (3, 5)), (OVERDUE, (6,))]
    assert near(rows, "К1", passport={"Цель К1 все": 100}) == [(UNCONFIRMED, (3, 5, 7)), (OVERDUE, (6,))]


def test_missing_evidence_stands_nearest_to_i1() -> None:
    rows = [graduate(), graduate(evidence=None), graduate(actual_track=None, evidence=None)]
    assert near(rows, "И1") == [("фактический трек не подтверждён", (3,)), (OVERDUE, (4,))]


def test_an_unnamed_customer_stands_nearest_to_k4() -> None:
    rows = [
        graduate(target_contract="да", target_customer=None),
        graduate(target_contract="да", target_customer="МБУ Школа 5"),
        graduate(target_customer=None),
    ]
    assert near(rows, "К4.1") == [("трудоустроены, но не указан работодатель или заказчик целевого обучения", (2,))]


def test_those_who_could_leave_the_risk_group_are_listed_for_k7() -> None:
    rows = [graduate(), graduate(actual_track=None), graduate(actual_track="Риск: нет мотивации")]
    assert near(rows, "К7") == [(OVERDUE, (3,))]
    assert near(rows, "М3") == [(OVERDUE, (3,))]


def test_nobody_is_listed_where_the_target_is_met_or_unknown() -> None:
    assert near([graduate(), graduate(), graduate(by_profession=None)], "К2") == []
    assert near([graduate(ovz="да", by_profession=None)], "К2") == [(UNCONFIRMED, (2,))]
    assert near([graduate(cohort=2027, actual_track=None)], "К7") == []


def test_the_explanation_reads_as_a_paragraph() -> None:
    rows = [graduate(), graduate(by_profession=None), graduate(by_profession="нет")]
    assert explain(observation(rows), "М2")[0].lines == (
        "М2. Трудоустроенные по освоенной профессии, специальности, категория «все», выпуск 2026",
        "Значение: 33,3 % (1 из 3); цель не задана.",
        "Считается так: как К2, категория «все»; цели нет.",
        "Числитель, лист «Мониторинг»: строка 2.",
        "Знаменатель, лист «Мониторинг»: строки 2–4.",
        "Кто ближе всего:",
        "  заняты, но не указано, по специальности ли: уточните и заполните «По специальности» — строка 3",
    )


def test_an_explanation_without_data_gives_the_reason_and_no_rows() -> None:
    assert explain(observation([graduate(cohort=2027)]), "К7")[0].lines == (
        "К7. Под риском нетрудоустройства, категория «все», выпуск 2027",
        "Значение: н/д; цель: ≤ 0,5 %.",
        "Выпуск 2027 года ещё не состоялся (дата выпуска 01.07.2027).",
    )


def test_the_rows_of_events_name_their_sheet() -> None:
    seen = observation([graduate()], events=[held(partner_kind="работодатель")])
    assert explain(seen, "О3.1")[0].lines[1:] == (
        "Значение: 1; цель: ≥ 10; не достигнут.",
        "До цели: не хватает 9.",
        "Считается так: строки «Мероприятий» с видом партнёра «работодатель».",
        "Числитель, лист «Мероприятия»: строка 2.",
    )


def test_a_figure_of_the_passport_is_explained_by_its_formula() -> None:
    seen = observation([graduate()], passport={"Групповые чаты": "нет"})
    assert explain(seen, "О1.3")[0].lines == (
        "О1.3. Групповые чаты, категория «все»",
        "Значение: нет; цель: есть; не достигнут.",
        "Считается так: «Паспорт», «Групповые чаты».",
    )
