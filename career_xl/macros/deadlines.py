"""The command «Календарь» of the group «Сервис»: the deadlines with what the workbook shows of them."""

from collections.abc import Mapping

from career_xl.calendar.calendar_sheet import CalendarColumn
from career_xl.calendar.ics import write_ics
from career_xl.calendar.states import DatedTask, State, YearCalendar, calendar_of
from career_xl.documents.registry import Record, Registry, college_key
from career_xl.domain.dates import russian
from career_xl.domain.sheets import Sheet
from career_xl.domain.spelling import caption_key
from career_xl.macros.places import free_path
from career_xl.macros.reading import find_sheet, folder_of
from career_xl.macros.result_look import ResultLayout
from career_xl.macros.result_sheet import listed_rows, write_rows
from career_xl.macros.session import Answer, Work
from career_xl.tables.sheet_values import Cell, as_text
from career_xl.workbook.sheets.calendar import COLUMN_WIDTHS

_LAYOUT = ResultLayout(
    sheet=Sheet.CALENDAR,
    widths=COLUMN_WIDTHS,
    needed=(CalendarColumn.DATE, CalendarColumn.TASK),
    key=(CalendarColumn.DATE, CalendarColumn.TASK),
    texts=(CalendarColumn.SOURCE,),
)
_QUESTION = "Записать сроки и в файл для программы-календаря?"
_SHEET_ONLY, _WITH_FILE = "только лист", "лист и файл .ics"


def show_calendar(work: Work) -> Answer:
    """How many deadlines are overdue and which is the next; they stand on «Календарь», the officer's rows stay."""
    calendar = calendar_of(work.observation, _documents(work))
    wants_file = work.choose(_QUESTION, (_SHEET_ONLY, _WITH_FILE), _SHEET_ONLY) == _WITH_FILE
    work.begin("лист «Календарь»")
    sheet = find_sheet(work.book, Sheet.CALENDAR)
    written = write_rows(work, _LAYOUT, _rows(calendar, listed_rows(_LAYOUT, sheet) if sheet else []))
    written.sheet.activate()
    details = tuple(f"{russian(task.date)}: {task.task} — {task.words}" for task in _open(calendar, State.OVERDUE))
    return Answer(f"{_summary(calendar)} Смотрите лист «{Sheet.CALENDAR}»{_file(work, calendar, wants_file)}.", details)


def _documents(work: Work) -> tuple[Record, ...]:
    """The college's documents; none before the workbook has been saved, for they lie beside it."""
    folder = folder_of(work.book)
    return Registry(folder).records(college_key(work.observation.passport)) if folder else ()


def _rows(calendar: YearCalendar, present: list[dict[str, Cell]]) -> list[Mapping[str, Cell]]:
    """The rows of the sheet in their order, then the deadlines that it lacks."""
    derived = {_key(task.row_date, task.task): _derived(task) for task in calendar.tasks}
    rows: list[Mapping[str, Cell]] = []
    for row in present:
        key = _key(row[CalendarColumn.DATE], as_text(row[CalendarColumn.TASK]))
        # The cells of the officer's are found again by date and task; only our own column is written.
        ours: dict[str, Cell] = {
            CalendarColumn.DATE: row[CalendarColumn.DATE],
            CalendarColumn.TASK: row[CalendarColumn.TASK],
        }
        rows.append({**ours, CalendarColumn.DERIVED: derived.pop(key, None)})
    for task in calendar.tasks:
        key = _key(task.row_date, task.task)
        if key in derived:
            rows.append(
                {
                    CalendarColumn.DATE: task.row_date,
                    CalendarColumn.TASK: task.task,
                    CalendarColumn.SOURCE: task.source,
                    CalendarColumn.DERIVED: derived.pop(key),
                }
            )
    return rows


def _key(date: Cell, task: str) -> tuple[str, str]:
    return as_text(date).strip(), caption_key(task)


def _derived(task: DatedTask) -> str:
    return f"{task.words}; {task.basis}" if task.basis else task.words


def _open(calendar: YearCalendar, state: State) -> list[DatedTask]:
    return [task for task in calendar.tasks if task.state is state]


def _summary(calendar: YearCalendar) -> str:
    overdue, due = _open(calendar, State.OVERDUE), _open(calendar, State.DUE)
    following = f"; ближайший срок — {russian(due[0].date)}: {due[0].task.rstrip('.')}" if due else ""
    return f"Сроки {calendar.year.short} учебного года на {russian(calendar.report_date)}: просрочено — " + (
        f"{len(overdue)}{following}."
    )


def _file(work: Work, calendar: YearCalendar, wanted: bool) -> str:
    if not wanted:
        return ""
    target = free_path(work.book, f"Календарь {calendar.year.long}.ics")
    write_ics(calendar, target)
    return f"; файл для программы-календаря: «{target.name}»"
