"""The sheet «Реестр документов»: every document made, signed and scanned back (domain §2)."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from career_xl.documents.registry import Record
from career_xl.domain.sheets import Sheet
from career_xl.tables.sheet_values import Cell
from career_xl.workbook import lists
from career_xl.workbook.look import CellStyle
from career_xl.workbook.table_sheet import Draft, TableColumn, TableLayout, write_table

NUMBER, STATE = "Номер документа", "Состояние"
_COLUMNS = (
    TableColumn(NUMBER, 24, "Номер, который напечатан на документе и записан в QR-код.", CellStyle.TEXT),
    TableColumn("Вид", 18, "Какой документ.", CellStyle.GENERAL, lists.DOCUMENT_KIND.name),
    TableColumn("Год выпуска", 10, "К какому выпуску относится; пусто — ко всем.", CellStyle.COUNT),
    TableColumn("Дата", 12, "На какую дату составлен.", CellStyle.DATE),
    TableColumn("Показатели", 34, "Главные числа документа, например строки 01–05 контингента.", CellStyle.WRAPPED),
    TableColumn("Файл", 40, "Имена файлов рядом с книгой.", CellStyle.WRAPPED),
    TableColumn(
        "SHA-256", 70, "Контрольная сумма каждого файла: по ней видно, что файл не изменён.", CellStyle.WRAPPED
    ),
    TableColumn(STATE, 18, "Что с документом сейчас.", CellStyle.GENERAL, lists.DOCUMENT_STATE.name),
    TableColumn(
        "Примечание",
        48,
        "Чем отличаются числа устаревшего документа, кем подписан, есть ли факсимиле.",
        CellStyle.WRAPPED,
    ),
)
COLUMN_WIDTHS: Mapping[str, float] = MappingProxyType({column.caption: column.width for column in _COLUMNS})
"""Width by caption, in the order of the sheet."""


def write_registry(draft: Draft) -> None:
    """Nothing; writes the captions: the rows come with the documents."""
    layout = TableLayout("Реестр_документов", _COLUMNS, blank_rows=10)
    write_table(draft, draft.sheet(Sheet.REGISTRY), layout, ())


def registry_rows(records: Sequence[Record]) -> list[dict[str, Cell]]:
    """The rows of the sheet by caption, one per record; several files stand on lines of their own."""
    return [dict(zip(COLUMN_WIDTHS, _cells(record), strict=True)) for record in records]


def _cells(record: Record) -> tuple[Cell, ...]:
    document = record.document
    return (
        record.number,
        str(document.kind),
        document.cohort,
        document.date,
        document.summary,
        "\n".join(file.name for file in record.files),
        "\n".join(file.sha256 for file in record.files),
        str(record.state),
        "\n".join(record.notes),
    )
