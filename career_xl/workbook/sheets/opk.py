"""The sheets «ОПК Форма 2» and «ОПК Форма 3»: weekly forms on the staffing needs of the defence industry (001).

Columns 8, 10, 12 and 15–17 of Форма 2 mean what rules O01–O04 say; the others follow the subjects that 001 names.
"""

from career_xl.domain.sheets import Sheet
from career_xl.workbook import lists
from career_xl.workbook.look import CellStyle
from career_xl.workbook.table_sheet import Draft, TableColumn, TableLayout, write_table

PREPARED_ROWS = 30

_YES_NO = lists.YES_NO.name
_FORM2 = (
    TableColumn("№ п/п", 7, "Порядковый номер.", CellStyle.CENTRED),
    TableColumn("Предприятие", 32, "Полное или краткое название предприятия ОПК.", CellStyle.WRAPPED),
    TableColumn("ИНН", 14, "ИНН предприятия: 10 цифр.", CellStyle.CENTRED_TEXT),
    TableColumn("Город или район", 18, "Где находится рабочее место.", CellStyle.WRAPPED),
    TableColumn("Должность", 26, "Должность или рабочая профессия, по которой есть потребность.", CellStyle.WRAPPED),
    TableColumn("Рабочих мест", 10, "Сколько работников требуется.", CellStyle.COUNT),
    TableColumn("Требования", 20, "Разряд, опыт, условия допуска.", CellStyle.WRAPPED),
    TableColumn("Направление подготовки", 15, "Обязательно: код вида 09.02.07.", CellStyle.CENTRED_TEXT),
    TableColumn("Форма взаимодействия", 20, "Практика, целевое обучение, трудоустройство.", CellStyle.WRAPPED),
    TableColumn(
        "На практике, чел.",
        11,
        "Студенты, которые проходят практику сейчас. Тех, кто её завершил к отчётной дате, не указывайте.",
        CellStyle.COUNT,
    ),
    TableColumn("Целевые договоры, чел.", 12, "Сверяется со столбцом «Целевой договор» мониторинга.", CellStyle.COUNT),
    TableColumn("Работа летом, чел.", 12, "Студенты, кроме выпускников отчётного года.", CellStyle.COUNT),
    TableColumn(
        "Дуальные договоры, чел.", 12, "Сверяется со столбцом «Дуальный договор» мониторинга.", CellStyle.COUNT
    ),
    TableColumn("Трудоустроено выпускников, чел.", 16, "Сколько выпускников принято на работу.", CellStyle.COUNT),
    TableColumn("Доплаты и стипендии", 13, "Поддержка от предприятия: да или нет.", CellStyle.CENTRED, _YES_NO),
    TableColumn("Жильё или его оплата", 13, "Поддержка от предприятия: да или нет.", CellStyle.CENTRED, _YES_NO),
    TableColumn("Проезд и питание", 13, "Поддержка от предприятия: да или нет.", CellStyle.CENTRED, _YES_NO),
    TableColumn("Окончание практики", 13, "Последний день практики по договору.", CellStyle.DATE),
)
_FORM3 = (
    TableColumn("№ п/п", 7, "Порядковый номер.", CellStyle.CENTRED),
    TableColumn("Предприятие", 34, "Как в Форме 2.", CellStyle.WRAPPED),
    TableColumn("ИНН", 14, "Как в Форме 2.", CellStyle.CENTRED_TEXT),
    TableColumn("Направление подготовки", 16, "Код, как в столбце 8 Формы 2.", CellStyle.CENTRED_TEXT),
    TableColumn("Должность", 30, "Как в Форме 2.", CellStyle.WRAPPED),
    TableColumn("Рабочих мест", 11, "Как в столбце 6 Формы 2.", CellStyle.COUNT),
    TableColumn("На практике, чел.", 12, "Как в столбце 10 Формы 2.", CellStyle.COUNT),
    TableColumn("Целевые договоры, чел.", 13, "Как в столбце 11 Формы 2.", CellStyle.COUNT),
    TableColumn("Дуальные договоры, чел.", 13, "Как в столбце 13 Формы 2.", CellStyle.COUNT),
    TableColumn("Трудоустроено выпускников, чел.", 17, "Как в столбце 14 Формы 2.", CellStyle.COUNT),
    TableColumn("Потребность закрыта, чел.", 14, "Сколько мест из потребности закрыто.", CellStyle.COUNT),
    TableColumn("Дата обновления", 13, "Когда строка проверена с предприятием.", CellStyle.DATE),
)


def write_form2(draft: Draft) -> None:
    """Nothing; writes «ОПК Форма 2»: column numbers above the captions, no rows."""
    _write(draft, Sheet.OPK_FORM2, "ОПК_Форма_2", _FORM2)


def write_form3(draft: Draft) -> None:
    """Nothing; writes «ОПК Форма 3» in the same way."""
    _write(draft, Sheet.OPK_FORM3, "ОПК_Форма_3", _FORM3)


def _write(draft: Draft, sheet: Sheet, table: str, columns: tuple[TableColumn, ...]) -> None:
    worksheet = draft.sheet(sheet)
    numbers = draft.look.format(align="center", font_color="#5A6A72", italic=True)
    for place in range(len(columns)):
        worksheet.write_number(0, place, place + 1, numbers)
    layout = TableLayout(table, columns, header_row=1, frozen_columns=2, blank_rows=PREPARED_ROWS)
    write_table(draft, worksheet, layout, ())
    worksheet.repeat_rows(0, 1)
