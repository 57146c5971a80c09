"""The sheet «Реестр документов»: every document made, signed and scanned back (domain §2)."""

from career_xl.domain.sheets import Sheet
from career_xl.workbook import lists
from career_xl.workbook.look import CellStyle
from career_xl.workbook.table_sheet import Draft, TableColumn, TableLayout, write_table

_COLUMNS = (
    TableColumn("Номер документа", 24, "Номер, который напечатан на документе и записан в QR-код.", CellStyle.TEXT),
    TableColumn("Вид", 18, "Какой документ.", CellStyle.GENERAL, lists.DOCUMENT_KIND.name),
    TableColumn("Год выпуска", 10, "К какому выпуску относится; пусто — ко всем.", CellStyle.COUNT),
    TableColumn("Дата", 12, "На какую дату составлен.", CellStyle.DATE),
    TableColumn("Показатели", 34, "Главные числа документа, например строки 01–05 контингента.", CellStyle.WRAPPED),
    TableColumn("Файл", 40, "Имя файла рядом с книгой.", CellStyle.WRAPPED),
    TableColumn("SHA-256", 36, "Контрольная сумма файла: по ней видно, что файл не изменён.", CellStyle.WRAPPED),
    TableColumn("Состояние", 18, "Что с документом сейчас.", CellStyle.GENERAL, lists.DOCUMENT_STATE.name),
)


def write_registry(draft: Draft) -> None:
    """Nothing; writes the captions: the rows come with the documents."""
    layout = TableLayout("Реестр_документов", _COLUMNS, blank_rows=10)
    write_table(draft, draft.sheet(Sheet.REGISTRY), layout, ())
