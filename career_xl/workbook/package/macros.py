"""What a workbook must lose or keep for the suffix of the copy: the VBA project, signatures that no longer hold."""

from career_xl.domain.errors import OutputError
from career_xl.workbook.package.parts import Package
from career_xl.workbook.package.workbook_part import WorkbookPart

_PLAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_WITH_MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_MACRO_SHEETS = frozenset({"xlMacrosheet", "xlIntlMacrosheet"})
REFUSED_MACROS = (
    "В исходной книге нет макросов, поэтому копию нельзя записать как .xlsm. Укажите имя с окончанием .xlsx."
)
NOTE_MACROS = "Макросы в копию .xlsx не вошли; они остались в исходной книге, а копия с макросами — это файл .xlsm."
NOTE_SIGNATURE = "Электронная подпись исходной книги в копию не вошла: она действует только для неизменённого файла."


def fit_to_suffix(package: Package, book: WorkbookPart, suffix: str) -> list[str]:
    """What the officer should know, after the package was made fit for `suffix` («.xlsx» or «.xlsm»).

    OutputError when a workbook without macros is to become .xlsm, or one with macro sheets .xlsx.
    """
    has_macros = package.content_types.of(book.part) == _WITH_MACROS
    if suffix == ".xlsm":
        if not has_macros:
            raise OutputError(REFUSED_MACROS)
        return []
    if any(sheet.kind in _MACRO_SHEETS for sheet in book.sheets):
        raise OutputError(
            "В книге есть листы макросов Excel 4.0, в .xlsx их быть не может: укажите имя копии с окончанием .xlsm."
        )
    before = package.reachable()
    package.content_types.set(book.part, _PLAIN)
    package.relations(book.part).remove_kind("vbaProject")
    if has_macros:
        # Buttons of the ribbon call the macros that are gone.
        package.relations().remove_kind("extensibility")
    package.drop_unreachable(before)
    return [NOTE_MACROS] if has_macros else []


def drop_signature(package: Package) -> list[str]:
    """What the officer should know, after a digital signature of the package was taken away."""
    before = package.reachable()
    if not package.relations().remove_kind("origin"):
        return []
    package.drop_unreachable(before)
    return [NOTE_SIGNATURE]
