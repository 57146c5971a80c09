"""The sheets «2. Нозологии» and «3. Целевики»: one person per row (T07, F01, F05, F06)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from career_xl.domain.form_columns import LIMITATION_NUMBERS, TARGET_NUMBERS
from career_xl.domain.identifiers import inn_digits, is_inn
from career_xl.domain.spelling import phrase_key, squeeze
from career_xl.forms.findings import FormFinding
from career_xl.forms.numbering import Numbering
from career_xl.rules.findings import Level
from career_xl.tables.programme_cells import is_sample, is_total, read_programme
from career_xl.tables.sheet_values import Cell, SheetValues, as_text, is_blank

PROGRAMME, PERSON = "1", "2"
_INN, _STATE, _WHAT_NOW = "5", "6", "7"
_AFTER_THE_END = ("8", "9", "10")
_FEW_CELLS = 2
"""A row with no more cells, no code and no person's number is a signature or a remark."""


@dataclass(frozen=True)
class PersonSheet:
    """One of the two sheets with persons."""

    name: str
    word: str
    """By which the tab is recognised, whatever stands around it."""
    numbers: tuple[str, ...]


LIMITATIONS = PersonSheet("2. Нозологии", "нозолог", LIMITATION_NUMBERS)
TARGETS = PersonSheet("3. Целевики", "целев", TARGET_NUMBERS)
PERSON_SHEETS = (LIMITATIONS, TARGETS)


class PersonChecks:
    """The checks of one sheet of persons against the programmes of the form's main sheet."""

    def __init__(self, sheet: SheetValues, kind: PersonSheet, numbering: Numbering) -> None:
        self._sheet, self._kind, self._places = sheet, kind, numbering.places
        self._rows = list(self._person_rows(numbering.row + 1))

    def find(self, graduates: Mapping[str, int | None]) -> Iterator[FormFinding]:
        """The findings; `graduates` are the numbers by programme code, None where one is not known."""
        yield from self._of_cells_in_error()
        for row in self._rows:
            yield from self._of_programme(row, graduates)
            if is_blank(self._cell(row, PERSON)):
                yield self._error(
                    "F01", (row, PERSON), "не заполнен уникальный номер выпускника.", "Впишите номер, у каждого свой."
                )
            if self._kind is TARGETS:
                yield from self._of_contract(row)
        yield from self._repeated()
        yield from self._too_many(graduates)

    def _person_rows(self, first: int) -> Iterator[int]:
        for number in range(first, len(self._sheet.rows) + 1):
            cells = {column: self._cell(number, column) for column in self._places}
            filled = [column for column, cell in cells.items() if not is_blank(cell)]
            row = self._sheet.rows[number - 1]
            if not filled or any(map(is_sample, row)):
                continue
            programme = read_programme(cells.get(PROGRAMME))
            named = programme.code or (programme.rule == "F06" and "дату" in programme.problem)
            if not named and (is_total(cells.get(PROGRAMME)) or any(map(is_total, row[: min(self._places.values())]))):
                continue
            if named or PERSON in filled or len(filled) > _FEW_CELLS:
                yield number

    # --- one row ---

    def _of_cells_in_error(self) -> Iterator[FormFinding]:
        columns = {place + 1: column for column, place in self._places.items()}
        rows = set(self._rows)
        for (row, place), text in self._sheet.errors.items():
            if row in rows and place in columns:
                yield self._error(
                    "S04", (row, columns[place]), f"ошибка формулы {text}.", "Исправьте формулу или впишите значение."
                )
        for row, place in self._sheet.uncomputed_at:
            if row in rows and place in columns:
                yield self._error(
                    "T07",
                    (row, columns[place]),
                    "формула не вычислена, значения в файле нет.",
                    "Откройте файл в Excel или LibreOffice, сохраните его и проверьте ещё раз.",
                )

    def _of_programme(self, row: int, graduates: Mapping[str, int | None]) -> Iterator[FormFinding]:
        programme = read_programme(self._cell(row, PROGRAMME))
        if programme.rule:
            yield self._error(programme.rule, (row, PROGRAMME), programme.problem, programme.advice)
        elif programme.code not in graduates:
            yield self._error(
                "T07",
                (row, PROGRAMME),
                f"профессии, специальности {programme.code} нет на основном листе формы.",
                "Исправьте код или добавьте программу на основной лист.",
                programme.code,
            )

    def _of_contract(self, row: int) -> Iterator[FormFinding]:
        digits = inn_digits(self._cell(row, _INN) or "")
        if not is_inn(digits):
            problem = "ИНН заказчика не прошёл проверку контрольных цифр." if digits else "не заполнен ИНН заказчика."
            yield self._error("F05", (row, _INN), problem, "Впишите 10 или 12 цифр ИНН.", digits or None)
        state = phrase_key(as_text(self._cell(row, _STATE)))
        full: tuple[str, ...]
        empty: tuple[str, ...]
        if state.startswith("действ"):
            full, empty = (_WHAT_NOW,), _AFTER_THE_END
        elif state.startswith("расторг"):
            full, empty = _AFTER_THE_END, (_WHAT_NOW,)
        else:
            shown = f"«{as_text(self._cell(row, _STATE))}» — не «действует» и не «расторгнут»." if state else ""
            problem = shown or "не указано, действует договор или расторгнут."
            yield self._error("T07", (row, _STATE), problem, "Выберите «действует» или «расторгнут».")
            return
        word = "действует" if full == (_WHAT_NOW,) else "расторгнут"
        for column in full:
            if is_blank(self._cell(row, column)):
                problem = f"договор {word}, а графа {column} не заполнена."
                yield self._error("T07", (row, column), problem, "Заполните её.")
        for column in empty:
            if not is_blank(self._cell(row, column)):
                problem = f"договор {word}, а графа {column} заполнена."
                yield self._error("T07", (row, column), problem, "Очистите её или исправьте графу 6.")

    # --- several rows ---

    def _repeated(self) -> Iterator[FormFinding]:
        rows: dict[str, list[int]] = defaultdict(list)
        for row in self._rows:
            number = squeeze(as_text(self._cell(row, PERSON))).casefold()
            if number:
                rows[number].append(row)
        for same in rows.values():
            for row in same if len(same) > 1 else ():
                others = ", ".join(str(other) for other in same if other != row)
                yield self._error(
                    "T07",
                    (row, PERSON),
                    f"такой же номер выпускника стоит в строках: {others}.",
                    "Дайте каждому выпускнику свой номер или удалите повтор.",
                )

    def _too_many(self, graduates: Mapping[str, int | None]) -> Iterator[FormFinding]:
        rows: dict[str, list[int]] = defaultdict(list)
        for row in self._rows:
            rows[read_programme(self._cell(row, PROGRAMME)).code].append(row)
        for code, of_code in rows.items():
            most = graduates.get(code)
            if most is not None and len(of_code) > most:
                yield self._error(
                    "T07",
                    (of_code[most], PROGRAMME),
                    f"человек с кодом {code} на листе {len(of_code)}, а выпускников на основном листе {most}.",
                    "Исправьте код или число выпускников.",
                )

    def _cell(self, row: int, column: str) -> Cell:
        cells: Sequence[Cell] = self._sheet.rows[row - 1]
        place = self._places.get(column)
        return cells[place] if place is not None and place < len(cells) else None

    def _error(
        self, rule: str, cell: tuple[int, str], problem: str, advice: str, value: str | None = None
    ) -> FormFinding:
        return FormFinding(rule, Level.ERROR, problem, advice, self._sheet.name, *cell, value)
