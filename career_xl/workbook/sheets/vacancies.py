"""The sheet «Вакансии»: vacancies known to the career centre (domain §2.1b)."""

from collections.abc import Mapping, Sequence

from career_xl.domain.sheets import Sheet
from career_xl.tables.sheet_values import Cell
from career_xl.tables.vacancies import VacancyColumn
from career_xl.workbook import lists
from career_xl.workbook.look import CellStyle
from career_xl.workbook.table_sheet import Draft, TableColumn, TableLayout, write_table

TABLE = "Вакансии"
PREPARED_ROWS = 60

_COLUMNS = (
    TableColumn(VacancyColumn.EMPLOYER, 38, "Организация или ИП.", CellStyle.WRAPPED),
    TableColumn(VacancyColumn.INN, 15, "10 цифр у организации, 12 у предпринимателя.", CellStyle.CENTRED_TEXT),
    TableColumn(VacancyColumn.POSITION, 34, "Кто требуется.", CellStyle.WRAPPED),
    TableColumn(
        VacancyColumn.CODE,
        12,
        "Код профессии или специальности: 09.02.07; несколько — через запятую. "
        "По нему вакансии подбираются выпускникам группы риска.",
        CellStyle.CENTRED_TEXT,
    ),
    TableColumn(VacancyColumn.COUNT, 12, "Сколько мест.", CellStyle.COUNT),
    TableColumn(VacancyColumn.DEFENCE, 8, "Предприятие ОПК: да или нет.", CellStyle.CENTRED, lists.YES_NO.name),
    TableColumn(VacancyColumn.SOURCE, 22, "Откуда известно о вакансии.", CellStyle.GENERAL, lists.VACANCY_SOURCE.name),
    TableColumn(VacancyColumn.CONTACT, 36, "Кадровая служба: телефон или почта.", CellStyle.WRAPPED),
    TableColumn(VacancyColumn.DATE, 12, "Когда вакансия внесена или проверена.", CellStyle.DATE),
    TableColumn(
        VacancyColumn.FEEDBACK,
        40,
        "Кого направили и чем кончилось; о занятом месте — «закрыта»: так считается М12.",
        CellStyle.WRAPPED,
    ),
)


def write_vacancies(
    draft: Draft, vacancies: Sequence[Sequence[Cell]], own_columns: Mapping[str, Sequence[Cell]]
) -> None:
    """Nothing; writes the sheet, one row of ten cells per vacancy, with the college's own columns on the right."""
    own = tuple(TableColumn(caption, 18, "Столбец колледжа.") for caption in own_columns)
    layout = TableLayout(TABLE, (*_COLUMNS, *own), blank_rows=PREPARED_ROWS)
    rows = [[*cells, *(column[place] for column in own_columns.values())] for place, cells in enumerate(vacancies)]
    write_table(draft, draft.sheet(Sheet.VACANCIES), layout, rows)
