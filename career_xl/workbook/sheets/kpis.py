"""The sheet «Показатели»: one row per indicator, category and cohort (domain §5)."""

from collections.abc import Mapping, Sequence

from career_xl.domain.sheets import Sheet
from career_xl.kpi.codes import Code
from career_xl.kpi.definitions import Category, KpiDefinition, Unit
from career_xl.kpi.event_kpis import EVENT_FORMULAS
from career_xl.kpi.figure_text import target_text
from career_xl.kpi.results import KpiResult, Status
from career_xl.kpi.vacancy_kpis import VACANCY_FORMULAS
from career_xl.tables.sheet_values import Cell
from career_xl.workbook.look import BAD, FAINT, GOOD, CellStyle
from career_xl.workbook.saved import SavedOn
from career_xl.workbook.sheets import passport
from career_xl.workbook.sheets.kpi_calculation import calculated_cells, figure_cell, key_of, table_of
from career_xl.workbook.table_sheet import Draft, Formula, TableColumn, TableLayout, protect, write_table
from career_xl.workbook.xlsx import Worksheet, column_letters

TABLE = "Показатели"
FACT_CAPTION = "Факт"
"""Caption of the column with the live formulas."""
FACT, SAVED, STATUS = 6, 7, 10
"""Places of the live figure, the saved one and the status, from 0."""
_NEEDS_REPORT_DATE = frozenset({Code.K7, Code.M3, Code.P14, *EVENT_FORMULAS, *VACANCY_FORMULAS})
"""Indicators whose figure depends on the reporting date: they get it as the last argument."""
_NO_NUMBER = "—"


def write_kpis(draft: Draft, results: Sequence[KpiResult], saved_on: SavedOn) -> None:
    """Nothing; writes the sheet: the live formula, and beside it the figure as computed on the reporting date."""
    worksheet = draft.sheet(Sheet.KPIS)
    layout = TableLayout(TABLE, _columns(saved_on), frozen_columns=2)
    first, last = write_table(draft, worksheet, layout, [_row(result) for result in results])
    calculated = calculated_cells(results)
    for number, result in enumerate(results, start=first):
        value, formula = figure_cell(result), calculated.get(key_of(result))
        fact = Formula(formula, value) if formula else value
        style = draft.look.cell(_figure_style(result.definition.unit), computed=True, align="center", **_words(result))
        for place, cell in ((FACT, fact), (SAVED, value)):
            draft.write(worksheet, (number, place), cell, style)
    _colour(draft, worksheet, first, last)
    protect(worksheet)


def _columns(saved_on: SavedOn) -> tuple[TableColumn, ...]:
    counted = f"Посчитано {saved_on.words}."
    return (
        TableColumn("Код", 7, "Код показателя.", CellStyle.CENTRED, computed=True),
        TableColumn("Показатель", 58, "Полное название — в перечне показателей.", CellStyle.WRAPPED, computed=True),
        TableColumn("Категория", 17, "О каких выпускниках показатель.", CellStyle.WRAPPED, computed=True),
        TableColumn("Год выпуска", 9, "Пусто — показатель учебного года.", CellStyle.COUNT, computed=True),
        TableColumn("Единица", 10, "Проценты, единицы или да/нет.", CellStyle.CENTRED, computed=True),
        TableColumn("Цель", 11, "Цели К1, О3.6 и О3.7 задаются на листе «Паспорт».", CellStyle.CENTRED, computed=True),
        TableColumn(
            FACT_CAPTION,
            11,
            "Формула: пересчитывается сама, когда меняется «Мониторинг». Нужна надстройка career_xl; "
            "без неё смотрите соседний столбец.",
            CellStyle.CENTRED,
            computed=True,
        ),
        TableColumn(saved_on.caption, 15, f"{counted} Не меняется до следующего пересчёта.", computed=True),
        TableColumn("Числитель", 11, counted, CellStyle.COUNT, computed=True),
        TableColumn("Знаменатель", 13, counted, CellStyle.COUNT, computed=True),
        TableColumn("Статус", 15, f"{counted} Сравниваются неокруглённые числа.", CellStyle.CENTRED, computed=True),
        TableColumn(
            "Не хватает до цели",
            12,
            "Сколько выпускников (или мероприятий) не хватает до цели, а для целей «не больше» — сколько лишних.",
            CellStyle.COUNT,
            computed=True,
        ),
    )


def column_widths(saved_on: SavedOn) -> Mapping[str, float]:
    """Width by caption, in the order of the columns, in characters."""
    return {column.caption: column.width for column in _columns(saved_on)}


def plain_row(result: KpiResult) -> list[Cell]:
    """The cells of one figure in the order of the columns, the saved value in place of the live formula too."""
    cells = _row(result)
    cells[FACT] = cells[SAVED] = figure_cell(result)
    return cells


def _row(result: KpiResult) -> list[Cell]:
    definition = result.definition
    return [
        str(definition.code),
        definition.short_name,
        result.category,
        result.cohort,
        definition.unit_label,
        target_text(definition, Category(result.category), result.target),
        None,
        None,
        result.numerator,
        result.denominator,
        result.status.label,
        _NO_NUMBER if result.missing is None else result.missing,
    ]


def live_formula(result: KpiResult) -> str | None:
    """The formula of a single cell that computes the figure from its table and, where it matters, the reporting date.

    None for a figure of several sheets: it is computed anew by the command.
    """
    table = table_of(result)
    if table is None:
        return None
    code, cohort = result.definition.code, "" if result.cohort is None else result.cohort
    date = f",{passport.REPORT_DATE_NAME}" if code in _NEEDS_REPORT_DATE else ""
    return f'=CK_KPI("{code}","{result.category}",{cohort},{table}[#All]{date})'


def _figure_style(unit: Unit) -> CellStyle:
    return CellStyle.SHARE if unit is Unit.SHARE else CellStyle.COUNT


def _words(result: KpiResult) -> dict[str, str]:
    definition: KpiDefinition = result.definition
    if definition.unit is not Unit.FLAG:
        return {}
    yes, no = definition.flag_words
    return {"num_format": f'"{yes}";;"{no}"'}


def _colour(draft: Draft, worksheet: Worksheet, first: int, last: int) -> None:
    status = column_letters(STATUS)
    for label, properties in (
        (Status.MET.label, {"bg_color": GOOD}),
        (Status.MISSED.label, {"bg_color": BAD}),
        (Status.NO_DATA.label, {"font_color": FAINT}),
    ):
        rule = {"type": "formula", "criteria": f'=${status}{first + 1}="{label}"'}
        style = draft.look.format(**properties)
        worksheet.conditional_format(first, SAVED, last, STATUS, {**rule, "format": style})
    # Without the add-in a recalculated formula shows #NAME?: it steps back behind the saved figure.
    fact = f"{column_letters(FACT)}{first + 1}"
    faint = draft.look.format(font_color=FAINT)
    worksheet.conditional_format(
        first, FACT, last, FACT, {"type": "formula", "criteria": f"=ISERROR({fact})", "format": faint}
    )
