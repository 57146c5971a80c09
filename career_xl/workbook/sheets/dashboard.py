"""The sheet «Дашборд»: tracks by cohort, indicators against their targets, the risk group over time (domain §2)."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from career_xl.domain.columns import Column
from career_xl.domain.sheets import Sheet
from career_xl.domain.spelling import caption_key
from career_xl.domain.tracks import RISK, ActualTrack
from career_xl.kpi.definitions import Sign, Unit
from career_xl.kpi.results import KpiResult
from career_xl.tables.observation import Observation
from career_xl.workbook.figures import Figures
from career_xl.workbook.look import SERIES, CellStyle, hint_box
from career_xl.workbook.sheets import kpis, monitoring
from career_xl.workbook.sheets.contingent_calculation import contingent_rows, write_contingent_calculation
from career_xl.workbook.sheets.kpi_calculation import write_calculation
from career_xl.workbook.table_sheet import Draft, Formula, SheetCell, protect
from career_xl.workbook.xlsx import FONT, Chart, Worksheet, cell_name

RiskHistory = Sequence[tuple[dt.date, int]]
"""Members of the operational risk group by the day of a snapshot, earliest first."""

_TRACK_GROUPS: tuple[tuple[str, tuple[ActualTrack, ...]], ...] = (
    ("Трудоустройство, ГПХ", (ActualTrack.EMPLOYMENT_CONTRACT, ActualTrack.CIVIL_CONTRACT)),
    ("ИП", (ActualTrack.ENTREPRENEUR,)),
    ("Самозанятость", (ActualTrack.SELF_EMPLOYED,)),
    ("Продолжение обучения", (ActualTrack.STUDY,)),
    ("Призыв в ВС РФ", (ActualTrack.CONSCRIPTED,)),
    ("Служба по контракту", (ActualTrack.CONTRACT_SERVICE,)),
    ("Декретный отпуск", (ActualTrack.PARENTAL_LEAVE,)),
    ("Риск", RISK),
    (
        "Иные причины",
        (
            ActualTrack.DECEASED_OR_ILL,
            ActualTrack.DETAINED,
            ActualTrack.EMIGRATED,
            ActualTrack.FAMILY_CARE,
            ActualTrack.FOREIGN_NO_SNILS,
        ),
    ),
)
_NO_TRACK = "Трека нет или он написан иначе"
_HISTORY_ROWS = 12
_CHART = {"width": 820, "height": 340}
_SMALL = {"name": FONT, "size": 9}
_GRID = {"visible": True, "line": {"color": "#E3E8EA"}}
_LAST_CHART_ROW, _LAST_CHART_COLUMN = 54, 19
"""Where the charts end, from 0: behind that nothing is printed."""
_CHARTS_AT = 6
"""Column of the charts: right of the tables they are drawn from."""


class _Block(NamedTuple):
    """Where a table with data of a chart stands: rows and columns from 0."""

    header: int
    first: int
    last: int


def write_dashboard(draft: Draft, figures: Figures, history: RiskHistory) -> None:
    """Nothing; writes the tables on the left, one below the other, and a chart beside each."""
    worksheet = draft.sheet(Sheet.DASHBOARD)
    worksheet.set_column(0, 0, 34)
    worksheet.set_column(1, 4, 12)
    worksheet.set_column(5, 5, 3)
    tracks = _write_tracks(draft, worksheet, figures.observation)
    targets = _write_targets(draft, worksheet, figures, tracks.last + 3)
    risk = _write_history(draft, worksheet, history, max(targets.last + 3, tracks.last + 3))
    cohorts = len(figures.observation.cohorts)
    _insert(draft, worksheet, 0, _tracks_chart(draft, tracks, cohorts))
    _insert(draft, worksheet, 18, _targets_chart(draft, targets))
    _insert(draft, worksheet, 36, _history_chart(draft, risk, len(history)))
    write_calculation(draft, worksheet, figures.kpis)
    write_contingent_calculation(draft, worksheet, list(contingent_rows(figures)))
    worksheet.print_area(0, 0, max(risk.last, _LAST_CHART_ROW), _LAST_CHART_COLUMN)
    worksheet.fit_to_pages(1, 1)
    protect(worksheet)


def _title(draft: Draft, worksheet: Worksheet, row: int, words: str) -> None:
    worksheet.write_string(row, 0, words, draft.look.format(bold=True, font_size=12))


def _captions(draft: Draft, worksheet: Worksheet, row: int, captions: Sequence[str]) -> None:
    for place, caption in enumerate(captions):
        worksheet.write_string(row, place, caption, draft.look.header())


def _line(draft: Draft, worksheet: Worksheet, row: int, cells: Sequence[SheetCell], style: CellStyle) -> None:
    for place, cell in enumerate(cells):
        kind = CellStyle.WRAPPED if place == 0 else style
        draft.write(worksheet, (row, place), cell, draft.look.cell(kind, computed=True))


def _write_tracks(draft: Draft, worksheet: Worksheet, observation: Observation) -> _Block:
    _title(draft, worksheet, 0, "Фактические треки по годам выпуска, чел.")
    _captions(draft, worksheet, 1, ("Трек", *map(str, observation.cohorts)))
    first = 2
    for row, (caption, tracks) in enumerate(_TRACK_GROUPS, start=first):
        counts = [_count(observation, cohort, tracks) for cohort in observation.cohorts]
        _line(draft, worksheet, row, (caption, *counts), CellStyle.COUNT)
    last = first + len(_TRACK_GROUPS)
    rest: list[SheetCell] = []
    for place, cohort in enumerate(observation.cohorts, start=1):
        everybody = f"COUNTIFS({monitoring.TABLE}[{Column.COHORT.caption}],{cohort})"
        above = f"SUM({cell_name(first, place)}:{cell_name(last - 1, place)})"
        counted = sum(_labelled(observation, cohort, tracks) for _, tracks in _TRACK_GROUPS)
        total = int((observation.monitoring.cohorts == cohort).sum())
        rest.append(Formula(f"={everybody}-{above}", total - counted))
    _line(draft, worksheet, last, (_NO_TRACK, *rest), CellStyle.COUNT)
    return _Block(1, first, last)


def _count(observation: Observation, cohort: int, tracks: tuple[ActualTrack, ...]) -> Formula:
    cohorts, actual = Column.COHORT.caption, Column.ACTUAL_TRACK.caption
    parts = "+".join(
        f'COUNTIFS({monitoring.TABLE}[{cohorts}],{cohort},{monitoring.TABLE}[{actual}],"{track.label}")'
        for track in tracks
    )
    return Formula(f"={parts}", _labelled(observation, cohort, tracks))


def _labelled(observation: Observation, cohort: int, tracks: tuple[ActualTrack, ...]) -> int:
    """What COUNTIFS counts: cells spelled like the track, whatever the case."""
    keys = {caption_key(track.label) for track in tracks}
    table = observation.monitoring
    spelled = table.where_raw(Column.ACTUAL_TRACK, lambda cell: caption_key(str(cell)) in keys)
    return int((spelled & (table.cohorts == cohort)).sum())


def _write_targets(draft: Draft, worksheet: Worksheet, figures: Figures, row: int) -> _Block:
    _title(draft, worksheet, row, "Показатели последнего выпуска и их цели")
    _captions(draft, worksheet, row + 1, ("Показатель", "Факт", "Цель"))
    shown = [(place, result) for place, result in enumerate(figures.kpis, start=1) if _is_shown(result, figures)]
    number = row + 2
    for number, (place, result) in enumerate(shown, start=row + 2):
        saved = f"'{Sheet.KPIS}'!{cell_name(place, kpis.SAVED)}"
        value = 0.0 if result.value is None else float(result.value)
        bound = float(result.target.bound) if result.target else None
        name = f"{result.definition.code} · {result.category}"
        _line(draft, worksheet, number, (name, Formula(f"=N({saved})", value), bound), CellStyle.SHARE)
    return _Block(row + 1, row + 2, number)


def _is_shown(result: KpiResult, figures: Figures) -> bool:
    """Shares of the latest cohort whose target is «not less»: they fit one scale."""
    latest = result.cohort in (None, figures.observation.cohorts[-1] if figures.observation.cohorts else None)
    target = result.target
    return latest and result.definition.unit is Unit.SHARE and target is not None and target.sign is not Sign.AT_MOST


def _write_history(draft: Draft, worksheet: Worksheet, history: RiskHistory, row: int) -> _Block:
    _title(draft, worksheet, row, "Группа риска по снимкам месяца, чел.")
    _captions(draft, worksheet, row + 1, ("Дата снимка", "Группа риска"))
    hint = "Впишите дату и число после каждого снимка месяца: диаграмма справа продолжится."
    worksheet.write_comment(row + 1, 0, hint, hint_box(hint))
    dates, counts = draft.look.cell(CellStyle.DATE), draft.look.cell(CellStyle.COUNT)
    blank: tuple[None, None] = (None, None)
    for number in range(_HISTORY_ROWS):
        date, count = history[number] if number < len(history) else blank
        draft.write(worksheet, (row + 2 + number, 0), date, dates)
        draft.write(worksheet, (row + 2 + number, 1), count, counts)
    return _Block(row + 1, row + 2, row + 1 + _HISTORY_ROWS)


def _insert(draft: Draft, worksheet: Worksheet, row: int, chart: Chart) -> None:
    worksheet.insert_chart(row, _CHARTS_AT, chart, {"object_position": 3})


def _chart(draft: Draft, options: dict[str, str], title: str) -> Chart:
    chart = draft.workbook.add_chart(options)
    chart.set_title({"name": title, "name_font": {"name": FONT, "size": 12, "bold": True}})
    chart.set_legend({"position": "bottom", "font": _SMALL})
    chart.set_size(_CHART)
    return chart


def _values(block: _Block, column: int) -> dict[str, list[str | int]]:
    return {
        "categories": [str(Sheet.DASHBOARD), block.first, 0, block.last, 0],
        "values": [str(Sheet.DASHBOARD), block.first, column, block.last, column],
        "name": [str(Sheet.DASHBOARD), block.header, column],
    }


def _tracks_chart(draft: Draft, block: _Block, cohorts: int) -> Chart:
    """Shares of the tracks: one bar per cohort, one colour per track."""
    chart = _chart(draft, {"type": "bar", "subtype": "percent_stacked"}, "Чем заняты выпускники")
    name = str(Sheet.DASHBOARD)
    for row, colour in zip(range(block.first, block.last + 1), SERIES, strict=True):
        series = {
            "name": [name, row, 0],
            "categories": [name, block.header, 1, block.header, cohorts],
            "values": [name, row, 1, row, cohorts],
            "fill": {"color": colour},
            "gap": 40,
        }
        chart.add_series(series)
    chart.set_y_axis({"reverse": True, "num_font": _SMALL})
    chart.set_x_axis({"num_font": _SMALL, "num_format": "0%", "major_gridlines": _GRID})
    return chart


def _targets_chart(draft: Draft, block: _Block) -> Chart:
    chart = _chart(draft, {"type": "column"}, "Факт и цель")
    chart.add_series({**_values(block, 1), "fill": {"color": SERIES[1]}, "gap": 60})
    chart.add_series({**_values(block, 2), "fill": {"color": SERIES[5]}})
    chart.set_x_axis({"num_font": {**_SMALL, "rotation": -45}})
    chart.set_y_axis({"num_font": _SMALL, "num_format": "0%", "min": 0, "major_gridlines": _GRID})
    return chart


def _history_chart(draft: Draft, block: _Block, filled: int) -> Chart:
    chart = _chart(draft, {"type": "line"}, "Группа риска по месяцам")
    shown = block._replace(last=block.first + max(filled, 2) - 1)
    line = {"color": SERIES[7], "width": 2.25}
    marker = {"type": "circle", "size": 6, "fill": {"color": SERIES[7]}, "border": {"color": SERIES[7]}}
    chart.add_series({**_values(shown, 1), "line": line, "marker": marker, "data_labels": {"value": True}})
    chart.set_legend({"none": True})
    chart.set_x_axis({"num_font": _SMALL, "num_format": "dd.mm.yyyy", "text_axis": True})
    chart.set_y_axis({"num_font": _SMALL, "min": 0, "major_gridlines": _GRID})
    return chart
