"""Formulas between the two grammars: Excel's, as xlwings has them, and LibreOffice's English one.

    Excel        =IF(Sheet2!A1>0,SUM({1,2;3,4}),"a,b")
    LibreOffice  =IF($Sheet2.A1>0;SUM({1;2|3;4});"a,b")

Text in quotation marks stays untouched in both directions. Parts of tables differ, too: `Table[#All]` is
`Table[[#All]]` in LibreOffice.
"""

import re
from collections.abc import Callable

from career_xl.hosts.calc.address import column_letters, column_number

_STRING = r'"(?:[^"]|"")*"'
_QUOTED = r"'(?:[^']|'')*'"
_BRACKETS = r"\[(?:[^\[\]]|\[[^\[\]]*\])*\]"
_PIECE = re.compile(f"{_STRING}|{_QUOTED}|{_BRACKETS}|[^\\W\\d][\\w.]*|.", re.DOTALL)
_FUNCTION = re.compile(r"[^\W\d][\w.]*")
_CELL = r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}"
_AREA = rf"(?:{_CELL}(?::{_CELL})?|\$?[A-Za-z]{{1,3}}:\$?[A-Za-z]{{1,3}}|\$?[0-9]+:\$?[0-9]+|#REF!|[^\W\d][\w.]*)"
_EXCEL_SHEET = re.compile(rf"({_QUOTED}|[^\W\d][\w.]*)!(?={_AREA})")
_CALC_SHEET = re.compile(rf"\$({_QUOTED}|[^\W\d]\w*)\.|({_QUOTED}|[^\W\d]\w*)\.(?=(?:{_CELL}|#REF!)(?![\w.(]))")
_REFERENCE = re.compile(
    rf"{_STRING}|{_QUOTED}|{_BRACKETS}"
    r"|(?<![\w.$])(?P<column>\$?[A-Za-z]{1,3})(?P<row>\$?[1-9][0-9]{0,6})(?![\w(.!])"
    r"|(?<![\w.$:])(?P<first_column>\$?[A-Za-z]{1,3}):(?P<last_column>\$?[A-Za-z]{1,3})(?![\w(.!:$])"
    r"|(?<![\w.$:])(?P<first_row>\$?[1-9][0-9]{0,6}):(?P<last_row>\$?[1-9][0-9]{0,6})(?![\w(.!:])"
)
_TABLE = re.compile(rf"([^\W\d][\w.]*)({_BRACKETS})")
_THIS_ROW = re.compile(r"(?<![\w\]])\[@")
_KEYWORD = re.compile(r"#(?:all|data|headers|totals|this row)\b", re.IGNORECASE)
_BETWEEN_PARTS = re.compile(r"\]\s*[,;]\s*\[")
_UNION, _CALC_UNION = ",", "~"


def is_formula(value: object) -> bool:
    """True for text that Excel would take as a formula: an equals sign and something after it."""
    return isinstance(value, str) and len(value) > 1 and value[0] == "="


def to_calc(formula: str) -> str:
    """The formula in LibreOffice's grammar; other text comes back as it is."""
    if not is_formula(formula):
        return formula
    body = _outside_strings(formula, lambda text: _TABLE.sub(_table_to_calc, _EXCEL_SHEET.sub(r"$\1.", text)))
    return _separators(body, {",": ";"}, {",": ";", ";": "|"}, union=(_UNION, _CALC_UNION))


def to_excel(formula: str) -> str:
    """The formula in Excel's grammar; other text comes back as it is."""
    if not is_formula(formula):
        return formula
    body = _outside_strings(
        formula, lambda text: _same_sheet(_CALC_SHEET.sub(lambda match: f"{match[1] or match[2]}!", text))
    )
    body = _separators(body, {";": ","}, {";": ",", "|": ";"}, union=(_CALC_UNION, _UNION))
    return _outside_strings(body, lambda text: _TABLE.sub(_table_to_excel, _CALL.sub(_upper, text)))


def of_table(formula: str, table: str) -> str:
    """The formula with the table named where it says «this row» without a table: `[@Price]`."""
    return _outside_strings(formula, lambda text: _THIS_ROW.sub(f"{table}[@", text))


def _table_to_calc(found: re.Match[str]) -> str:
    """`Table[#All]` as `Table[[#All]]`, `Table[[#All],[Price]]` as `Table[[#All];[Price]]`, `Table[@Price]` in full."""
    table, inside = found[1], found[2][1:-1]
    if inside[:1] == "@":
        column = inside[1:] if inside[1:2] == "[" else f"[{inside[1:]}]"
        return f"{table}[[#This Row];{column}]" if inside[1:] else f"{table}[[#This Row]]"
    if inside[:1] == "#":
        return f"{table}[[{inside}]]"
    return f"{table}[{_BETWEEN_PARTS.sub('];[', inside)}]"


def _table_to_excel(found: re.Match[str]) -> str:
    inside = _KEYWORD.sub(lambda match: match[0].title(), _BETWEEN_PARTS.sub("],[", found[2][1:-1]))
    alone = re.fullmatch(r"\[(#[^\[\]]*)\]", inside)
    return f"{found[1]}[{alone[1] if alone else inside}]"


def _upper(found: re.Match[str]) -> str:
    return found[0].upper()


def moved(formula: str, rows: int, columns: int) -> str:
    """The formula (Excel's grammar) as it reads when its cell is copied so many rows down and columns to the right."""
    if not (rows or columns):
        return formula

    def shifted(found: re.Match[str]) -> str:
        parts = found.groupdict()
        try:
            if parts["column"]:
                return _column(parts["column"], columns) + _row(parts["row"], rows)
            if parts["first_column"]:
                return f"{_column(parts['first_column'], columns)}:{_column(parts['last_column'], columns)}"
            if parts["first_row"]:
                return f"{_row(parts['first_row'], rows)}:{_row(parts['last_row'], rows)}"
        except ValueError:
            return "#REF!"
        return found[0]

    return _REFERENCE.sub(shifted, formula)


def _column(text: str, by: int) -> str:
    if text[0] == "$":
        return text
    number = column_number(text) + by
    if number < 1:
        raise ValueError(text)
    return column_letters(number)


def _row(text: str, by: int) -> str:
    if text[0] == "$":
        return text
    number = int(text) + by
    if number < 1:
        raise ValueError(text)
    return str(number)


_CALL = re.compile(r"[^\W\d][\w.]*(?=\()")
_SECOND_SHEET = re.compile(rf"(({_QUOTED}|[^\W\d]\w*)!{_CELL}):\2!({_CELL})")


def _same_sheet(text: str) -> str:
    """`Sheet1!A1:Sheet1!B2` as `Sheet1!A1:B2`."""
    return _SECOND_SHEET.sub(r"\1:\3", text)


def _outside_strings(formula: str, change: Callable[[str], str]) -> str:
    parts = re.split(f"({_STRING})", formula)
    return "".join(part if index % 2 else change(part) for index, part in enumerate(parts))


def _separators(formula: str, between: dict[str, str], in_array: dict[str, str], union: tuple[str, str]) -> str:
    """Exchanges the marks between arguments, inside {arrays}, and between the areas of a union."""
    found, nesting, previous = [], [], ""
    for piece in _PIECE.findall(formula):
        if piece in "({":
            nesting.append("{" if piece == "{" else "(" if _FUNCTION.fullmatch(previous) else "union")
        elif piece in ")}" and nesting:
            nesting.pop()
        elif piece == union[0] and (piece == _CALC_UNION or (nesting and nesting[-1] == "union")):
            piece = union[1]
        elif nesting and nesting[-1] == "{":
            piece = in_array.get(piece, piece)
        else:
            piece = between.get(piece, piece)
        found.append(piece)
        if not piece.isspace():
            previous = piece
    return "".join(found)
