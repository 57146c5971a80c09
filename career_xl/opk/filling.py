"""The weekly forms with what the workbook knows put into their blank cells; what was typed is never overwritten."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from career_xl.domain.dates import russian
from career_xl.domain.errors import ColumnMissingError
from career_xl.domain.sheets import Sheet
from career_xl.domain.spelling import caption_key
from career_xl.opk.known import KnownNeeds, known_needs
from career_xl.opk.needs import Need, need_of
from career_xl.tables.number_cells import read_count
from career_xl.tables.observation import Observation
from career_xl.tables.opk_sheets import DefenceForm, Form2Column, Form3Column, FormRow
from career_xl.tables.sheet_values import Cell, as_text

_PER_ROW = (Form2Column.JOBS, Form2Column.PRACTICE)
_PER_NEED = (Form2Column.TARGET, Form2Column.DUAL, Form2Column.HIRED)
"""Numbers that are known for enterprise and code, whatever the position: they stand in the first row of the need."""


@dataclass(frozen=True)
class FilledRow:
    """One row of a form as it should be."""

    row: int | None
    """Row number of the sheet; None for a row that the sheet does not have yet."""
    need: Need
    cells: Mapping[str, Cell]
    """By caption."""
    proposed: frozenset[str]
    """Captions of the cells that were blank on the sheet."""


@dataclass(frozen=True)
class FilledForms:
    """Both forms on the reporting date."""

    form2: tuple[FilledRow, ...]
    form3: tuple[FilledRow, ...]
    notes: tuple[str, ...]
    """What the officer has to look at, Russian sentences."""

    @property
    def rows(self) -> tuple[FilledRow, ...]:
        """The rows of both forms."""
        return self.form2 + self.form3

    @property
    def proposed(self) -> int:
        """So many cells were filled in."""
        return sum(len(row.proposed) for row in self.rows)


def fill_forms(observation: Observation) -> FilledForms:
    """«ОПК Форма 2» and «ОПК Форма 3» with proposals for blank cells and missing rows.

    ColumnMissingError when a sheet of that name is not recognised, for then what was typed would be passed over.
    """
    for sheet, form in ((Sheet.OPK_FORM2, observation.form2), (Sheet.OPK_FORM3, observation.form3)):
        _expect_recognised(observation, sheet, form)
    known = known_needs(observation)
    second = _Filling(str(Sheet.OPK_FORM2), observation.form2)
    _propose_for_form2(second, known)
    third = _Filling(str(Sheet.OPK_FORM3), observation.form3)
    _propose_for_form3(third, second.rows, known)
    return FilledForms(second.filled(), third.filled(), (*known.notes, *second.notes, *third.notes))


def summary(forms: FilledForms, report_date: dt.date) -> str:
    """What was filled in, one Russian sentence; of forms without a row, what to send instead."""
    if not forms.rows:
        return (
            f"На {russian(report_date)} предприятий ОПК нет ни в формах, ни на других листах книги: записывать нечего, "
            "отправьте в базовый центр письмо «новых данных нет»."
        )
    added = sum(row.row is None for row in forms.rows)
    return (
        f"Формы ОПК на {russian(report_date)}: заполнено пустых ячеек — {forms.proposed}, добавлено строк — {added}; "
        "вписанное не изменено."
    )


def _expect_recognised(observation: Observation, name: Sheet, form: DefenceForm | None) -> None:
    sheet = observation.workbook.find(name)
    if sheet is None or (form is None and not any(as_text(cell).strip() for row in sheet.rows for cell in row)):
        return
    decisive = (Form2Column.ENTERPRISE, Form2Column.CODE, Form2Column.POSITION)
    lacking = [column for column in decisive if form is None or column not in form.columns]
    if lacking:
        captions = ", ".join(f"«{caption}»" for caption in lacking)
        raise ColumnMissingError(
            f"На листе «{sheet.name}» не найдены столбцы {captions}: верните заголовки, как в новой книге, или "
            "переименуйте лист и повторите."
        )


class _Wanted(NamedTuple):
    """What one row should say."""

    need: Need
    position: str
    who: Mapping[str, Cell]
    """Enterprise, ИНН, code, position."""
    numbers: Mapping[str, int]


@dataclass
class _Row:
    """A row that is being filled."""

    row: int | None
    need: Need
    cells: dict[str, Cell]
    typed: frozenset[str]
    """Captions of the cells that are not blank on the sheet."""
    proposed: set[str] = field(default_factory=set)

    @property
    def position(self) -> str:
        return caption_key(as_text(self.cells.get(Form2Column.POSITION)))

    def propose(self, caption: str, cell: Cell) -> None:
        if caption not in self.typed and cell not in (None, ""):
            self.cells[caption] = cell
            self.proposed.add(caption)


class _Filling:
    """One form that is being filled."""

    def __init__(self, name: str, form: DefenceForm | None) -> None:
        self._name = form.sheet_name if form else name
        self._columns = set(form.columns) if form else None
        self.rows = [_typed(row) for row in (form.rows if form else ())]
        self.notes: list[str] = []

    def filled(self) -> tuple[FilledRow, ...]:
        return tuple(FilledRow(row.row, row.need, row.cells, frozenset(row.proposed)) for row in self.rows)

    def of_need(self, need: Need) -> list[_Row]:
        return [row for row in self.rows if row.need == need]

    def put(self, wanted: _Wanted, whole: int | None) -> None:
        """Nothing; the row says what is wanted, where it does not say something else already.

        `whole`: the jobs of the need in all its positions; where the form has so many under other positions, no row
        is added.
        """
        row = self._find(wanted, whole)
        if row is None:
            return
        for caption, cell in wanted.who.items():
            self._propose(row, caption, cell)
        for caption, number in wanted.numbers.items():
            typed = read_count(row.cells.get(caption))
            if caption in row.typed and typed is not None and typed != number:
                self.differs(row, caption, (typed, number))
            self._propose(row, caption, number)

    def put_for_need(self, need: Need, caption: str, number: int) -> None:
        """Nothing; the number stands in the first row of the need, where no row of it has one."""
        rows = self.of_need(need)
        if rows and not any(caption in row.typed for row in rows):
            self._propose(rows[0], caption, number)

    def differs(self, row: _Row, caption: str, counts: tuple[int, int]) -> None:
        """Nothing; the officer is told what is typed and what the workbook knows."""
        typed, known = counts
        self._tell(row, f"«{caption}» — {typed}, а по другим листам книги {known}; оставлено, как вписано.")

    def number_rows(self, caption: str) -> None:
        """Nothing; the added rows are numbered on."""
        numbers = [read_count(row.cells.get(caption)) or 0 for row in self.rows]
        following = max([*numbers, sum(row.row is not None for row in self.rows)], default=0)
        for row in self.rows:
            if row.row is None:
                following += 1
                self._propose(row, caption, following)

    def _propose(self, row: _Row, caption: str, cell: Cell) -> None:
        if self._columns is None or caption in self._columns:
            row.propose(caption, cell)

    def _find(self, wanted: _Wanted, whole: int | None) -> _Row | None:
        """The row that is meant, or a new one; None where the form seems to have the need in other words."""
        rows, position = self.of_need(wanted.need), caption_key(wanted.position)
        same = next((row for row in rows if row.position == position), None)
        unnamed = next((row for row in rows if not row.position), None)
        if same or unnamed or (rows and not position):
            return same or unnamed or rows[0]
        without_code = [row for row in self.rows if row.need == (wanted.need[0], "")]
        meant = next((row for row in without_code if position and row.position == position), None)
        if meant and Form2Column.CODE not in meant.typed:
            meant.need = wanted.need
            return meant
        if not rows and (meant or (without_code and not position)):
            self._tell(
                (meant or without_code[0]),
                f"впишите код; если это {wanted.need[1]}, данные книги встанут сюда при следующем заполнении.",
            )
            return None
        present = sum(read_count(row.cells.get(Form2Column.JOBS)) or 0 for row in rows)
        if rows and whole is not None and present >= whole:
            self._tell(
                rows[0],
                f"должность «{wanted.position}» отдельной строкой не добавлена: у этого предприятия с кодом "
                f"{wanted.need[1]} на листе уже есть мест — {present}.",
            )
            return None
        row = _Row(None, wanted.need, {}, frozenset())
        self.rows.append(row)
        return row

    def _tell(self, row: _Row, sentence: str) -> None:
        place = f"Лист «{self._name}», строка {row.row}" if row.row else f"Лист «{self._name}»"
        self.notes.append(f"{place}: {sentence}")


def _typed(row: FormRow) -> _Row:
    typed = frozenset(column for column in (*Form2Column, *Form3Column) if not row.is_blank(column))
    return _Row(row.row, need_of(row), dict(row.cells), typed)


def _propose_for_form2(form: _Filling, known: KnownNeeds) -> None:
    whole: dict[Need, int] = {}
    for opening in known.openings:
        whole[opening.need] = whole.get(opening.need, 0) + (opening.jobs or 0)
    for opening in known.openings:
        enterprise = known.enterprises[opening.need[0]]
        who: dict[str, Cell] = {
            Form2Column.ENTERPRISE: enterprise.name,
            Form2Column.INN: enterprise.inn,
            Form2Column.POSITION: opening.position,
            Form2Column.CODE: opening.need[1],
        }
        numbers: dict[str, int] = {} if opening.jobs is None else {Form2Column.JOBS: opening.jobs}
        form.put(_Wanted(opening.need, opening.position, who, numbers), whole[opening.need] or None)
    for column, counted in known.people.items():
        for need, number in counted.items():
            form.put_for_need(need, column, number)
            present = _sum(form.rows, need, column)
            # Of contracts that differ, rule O06 speaks.
            if column is Form2Column.HIRED and present not in (None, number):
                form.differs(form.of_need(need)[0], column, (present or 0, number))
    form.number_rows(Form2Column.NUMBER)


def _propose_for_form3(form: _Filling, second: Sequence[_Row], known: KnownNeeds) -> None:
    """Форма 3 after Форма 2: the same enterprises, codes, positions and numbers."""
    closed = {(opening.need, caption_key(opening.position)): opening.closed for opening in known.openings}
    for row in second:
        if not all(row.need):
            continue
        who: dict[str, Cell] = {caption: row.cells.get(caption) for caption in _WHO}
        numbers = _numbers(row, _PER_ROW)
        places = closed.get((row.need, row.position))
        if places is not None:
            numbers[Form3Column.CLOSED] = places
        position = as_text(row.cells.get(Form2Column.POSITION)).strip()
        form.put(_Wanted(row.need, position, who, numbers), _sum(second, row.need, Form2Column.JOBS))
    for need in dict.fromkeys(row.need for row in second if all(row.need)):
        for column in _PER_NEED:
            number = _sum(second, need, column)
            if number is not None:
                form.put_for_need(need, column, number)
    form.number_rows(Form3Column.NUMBER)


_WHO = (Form3Column.ENTERPRISE, Form3Column.INN, Form3Column.CODE, Form3Column.POSITION)


def _numbers(row: _Row, columns: Iterable[Form2Column]) -> dict[str, int]:
    """The numbers that the row has in these columns; what is no number is left out."""
    counts = {column: read_count(row.cells.get(column)) for column in columns if row.cells.get(column) is not None}
    return {column: count for column, count in counts.items() if count is not None}


def _sum(rows: Sequence[_Row], need: Need, column: Form2Column) -> int | None:
    """The number of the need in all its rows; None where there is none, or a cell holds something else."""
    cells = [row.cells.get(column) for row in rows if row.need == need and as_text(row.cells.get(column)).strip()]
    counts = [read_count(cell) for cell in cells]
    known = [count for count in counts if count is not None]
    return sum(known) if known and len(known) == len(counts) else None
