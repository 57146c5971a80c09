"""What must hold in the five-line form that was typed in (T03, T07, F01, F06, F10)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from operator import add, le
from typing import cast

from career_xl.domain.contingent_lines import LINES
from career_xl.domain.form_columns import FORM1_PARTS, FORM1_TOTAL
from career_xl.domain.spelling import caption_key
from career_xl.forms.counts import Counts
from career_xl.forms.findings import FormFinding
from career_xl.forms.five_lines import Block, FiveLines, Line
from career_xl.rules.findings import Level
from career_xl.rules.line_relations import line_disagreements

_CHECK_FIGURES = "Сверьте числа с приказом о выпуске и исправьте их."
_WRITE_AGAIN = "Впишите код и название во все пять строк одинаково."


class FiveLineChecks:
    """The checks of one sheet; `columns` are those of the counts, in their order."""

    def __init__(self, sheet: str, columns: tuple[str, ...]) -> None:
        self._sheet, self._columns = sheet, columns
        present = set(columns)
        self._whole = {FORM1_TOTAL, *FORM1_PARTS} <= present

    def find(self, form: FiveLines) -> Iterator[FormFinding]:
        """The findings about blocks, figures and totals."""
        for row in form.gaps:
            yield self._error(
                "T07",
                (row, "02"),
                "пустая строка внутри таблицы: всё, что ниже неё, при сборе теряется.",
                "Удалите пустую строку.",
            )
        for row in form.strangers:
            yield self._error("T07", (row, "02"), "строка не относится к форме.", "Уберите её из таблицы.")
        for block in form.blocks:
            yield from self._of_block(block)
        yield from self._repeated(form.blocks)
        for total, above in form.totals:
            yield from self._of_total(total, form.blocks[:above])

    # --- one block ---

    def _is_faultless(self, block: Block) -> bool:
        """Whether nothing at all is to be said of the block, as of nearly every one."""
        programme = block.lines[0].programme
        if len(block.lines) != len(LINES) or not programme.code or not self._whole:
            return False
        for line, due in zip(block.lines, LINES, strict=True):
            counts = line.counts
            if line.line != due or line.numbered or line.programme != programme or None in counts:
                return False
            if 2 * counts[0] != sum(counts):  # type: ignore[operator, arg-type]  # no None
                return False
        return _agree([line.counts for line in block.lines])

    def _of_block(self, block: Block) -> Iterator[FormFinding]:
        if self._is_faultless(block):
            return
        for line in block.lines:
            yield from self._of_programme(line, block)
            if not line.line:
                yield self._error(
                    "T07",
                    (line.row, "04"),
                    "не узнана категория строки.",
                    "Впишите название категории так, как оно напечатано в форме.",
                )
            if line.numbered:
                yield self._error(
                    "T07",
                    (line.row, "03"),
                    f"номер строки {line.numbered} не подходит к категории: по названию это строка {line.line}.",
                    "Исправьте номер или название.",
                )
            if self._whole:
                yield from self._of_sum(line)
        yield from self._of_names(block)
        yield from self._of_lines(block)
        yield from self._of_relations(block)

    def _of_programme(self, line: Line, block: Block) -> Iterator[FormFinding]:
        programme = line.programme
        if programme.rule:
            yield self._error(programme.rule, (line.row, "02"), programme.problem, programme.advice)
        elif programme.code != block.code:
            problem = f"код {programme.code} не тот, что в остальных строках блока ({block.code})."
            yield self._error("T07", (line.row, "02"), problem, _WRITE_AGAIN)

    def _of_sum(self, line: Line) -> Iterator[FormFinding]:
        total, *parts = line.counts
        known = [count for count in parts if count is not None]
        if total is not None and len(known) == len(parts) and sum(known) != total:
            yield self._error(
                "T07",
                (line.row, FORM1_TOTAL),
                f"в графе 05 стоит {total}, а сумма граф 06–27 — {sum(known)}.",
                "Каждый выпускник стоит ровно в одной из граф 06–27: исправьте числа.",
                str(total),
            )

    def _of_names(self, block: Block) -> Iterator[FormFinding]:
        if len({line.programme.name for line in block.lines}) == 1:
            return
        lines = [line for line in block.lines if line.programme.code == block.code != ""]
        names = Counter(caption_key(line.programme.name) for line in lines)
        if len(names) > 1:
            usual = names.most_common(1)[0][0]
            for line in lines:
                if caption_key(line.programme.name) != usual:
                    problem = f"у кода {block.code} в этой строке другое название: «{line.programme.name}»."
                    yield self._query("F10", (line.row, "02"), problem, _WRITE_AGAIN)

    def _of_lines(self, block: Block) -> Iterator[FormFinding]:
        order = [line.line for line in block.lines if line.line]
        missing = [line for line in LINES if line not in order]
        if len(missing) > len(block.lines) - len(order):
            yield self._error(
                "T07",
                (block.first_row, "04"),
                f"в блоке не пять строк: нет {'строк' if len(missing) > 1 else 'строки'} {', '.join(missing)}.",
                "Добавьте недостающие строки; если таких выпускников нет — с нулями.",
            )
        moved = next((line for line, due in zip(_known(block), sorted(order), strict=True) if line.line != due), None)
        if moved:
            yield self._query(
                "T07",
                (moved.row, "04"),
                f"строки блока стоят в другом порядке; эта прочитана по названию как {moved.line}.",
                "Расставьте строки по порядку 01–05, как в форме.",
            )

    def _of_relations(self, block: Block) -> Iterator[FormFinding]:
        lines = block.by_line
        nothing: Counts = [None] * len(self._columns)
        counts = [lines[line].counts if line in lines else nothing for line in LINES]
        for column, cells in zip(self._columns, zip(*counts, strict=True), strict=True):
            for line, problem in line_disagreements(cells):
                yield self._error("T03", (lines[line].row, column), problem, _CHECK_FIGURES)

    # --- several blocks ---

    def _repeated(self, blocks: Iterable[Block]) -> Iterator[FormFinding]:
        first: dict[str, int] = {}
        for block in blocks:
            if block.code in first:
                yield self._error(
                    "T07",
                    (block.first_row, "02"),
                    f"код {block.code} уже стоит в строке {first[block.code]}.",
                    "Сложите числа обоих блоков в одном и удалите второй.",
                    block.code,
                )
            elif block.code:
                first[block.code] = block.first_row

    def _of_total(self, total: Block, blocks: Sequence[Block]) -> Iterator[FormFinding]:
        for line in total.lines:
            # A total in one row may mean the graduates (line 01) or, wrongly but harmlessly, all five lines.
            kinds = [line.line] if line.line else ["01", *LINES]
            for place, (column, count) in enumerate(zip(self._columns, line.counts, strict=True)):
                sums = [_sum_of(blocks, place, [kinds[0]])]
                if not line.line:
                    sums.append(_sum_of(blocks, place, list(LINES)))
                if count is not None and None not in sums and count not in sums:
                    problem = f"в итоге стоит {count}, а сумма по кодам — {sums[0]}."
                    yield self._error(
                        "T03", (line.row, column), problem, "Исправьте итог или числа по кодам.", str(count)
                    )

    def _error(
        self, rule: str, cell: tuple[int, str], problem: str, advice: str, value: str | None = None
    ) -> FormFinding:
        return FormFinding(rule, Level.ERROR, problem, advice, self._sheet, *cell, value)

    def _query(self, rule: str, cell: tuple[int, str], problem: str, advice: str) -> FormFinding:
        return FormFinding(rule, Level.QUERY, problem, advice, self._sheet, *cell)


def _known(block: Block) -> list[Line]:
    return [line for line in block.lines if line.line]


def _agree(counts: Sequence[Counts]) -> bool:
    """Whether the five lines bound each other as they should; all of them are known."""
    first, second, third, fourth, fifth = cast(Sequence[list[int]], counts)
    bounded = all(map(le, third, second)) and all(map(le, fifth, first))
    return bounded and all(map(le, map(add, second, fourth), first))


def _sum_of(blocks: Sequence[Block], place: int, kinds: Sequence[str]) -> int | None:
    """The sum over the blocks' lines of these kinds; None where one of them is not known."""
    counts = [block.by_line[kind].counts[place] for block in blocks for kind in kinds if kind in block.by_line]
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None
