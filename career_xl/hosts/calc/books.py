"""The books that are open in an office program."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from career_xl.hosts.calc import printing
from career_xl.hosts.calc.bridge import Uno, file_path, file_url, properties, struct, typed
from career_xl.hosts.calc.errors import OfficeError, OfficeLostError, in_russian, translated
from career_xl.hosts.calc.names import Names
from career_xl.hosts.calc.sheets import Sheets

if TYPE_CHECKING:
    from career_xl.hosts.calc.apps import App

FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xlsm": "Calc MS Excel 2007 VBA XML",
    ".xltx": "Calc MS Excel 2007 XML Template",
    ".xls": "MS Excel 97",
    ".ods": "calc8",
    ".ots": "calc8_template",
    ".fods": "OpenDocument Spreadsheet Flat XML",
    ".csv": "Text - txt - csv (StarCalc)",
}
"""Extension → how LibreOffice calls the format."""

_NOT_OPENED = "Файл «{name}» не открывается: проверьте, что он не повреждён и что пароль верен."
_SPREADSHEET = "com.sun.star.sheet.SpreadsheetDocument"
_NEVER_RUN_MACROS = 0
_ASK_SETTINGS = 3


@in_russian
class Book(base_classes.Book):
    """One open document with sheets."""

    def __init__(self, app: "App", document: Uno) -> None:
        self._app = app
        self._document = document

    @property
    def api(self) -> Uno:
        """LibreOffice's document."""
        return self._document

    @property
    def app(self) -> "App":
        """The office program that it is open in."""
        return self._app

    @property
    def controller(self) -> Uno:
        """LibreOffice's controller of its window."""
        return self._document.CurrentController

    @property
    def fullname(self) -> str:
        """The path, or the title of one that was never saved."""
        url = str(self._document.URL)
        return file_path(url) if url.startswith("file:") else url or str(self._document.Title)

    @property
    def name(self) -> str:
        """The name of the file, or the title of one that was never saved."""
        return Path(self.fullname).name

    @property
    def sheets(self) -> Sheets:
        """The sheets."""
        return Sheets(self)

    @property
    def names(self) -> Names:
        """The names, with those of the sheets."""
        return Names(self)

    def activate(self) -> None:
        """Makes it the active one of its office program."""
        self.controller.Frame.activate()

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Saves in its place, or at the path in the format of the extension.

        OutputError when it cannot be written, OfficeError when the extension is not known.
        """
        if path is None and self._document.hasLocation() and password is None:
            self._document.store()
            return
        target = Path(path or (self.fullname if self._document.hasLocation() else f"{self.name}.xlsx")).absolute()
        filter_name = FILTERS.get(target.suffix.lower())
        if filter_name is None:
            known = ", ".join(FILTERS)
            raise OfficeError(f"Формат «{target.suffix}» не известен: сохраните книгу в одном из форматов {known}.")
        secret = _encryption(target.suffix.lower(), password) if password else {}
        self._document.storeAsURL(file_url(target), properties(FilterName=filter_name, Overwrite=True, **secret))

    def to_pdf(self, path: str, quality: str | None = None) -> None:
        """Writes the visible sheets as a PDF."""
        printing.to_pdf(self._document, path)

    def close(self) -> None:
        """Closes it without saving."""
        self._document.close(True)


def _encryption(extension: str, password: str) -> dict[str, Any]:
    """How LibreOffice is told a password for the format; OfficeError where it would save without one."""
    if extension in (".ods", ".ots"):
        return {"Password": password}
    if extension not in (".xlsx", ".xlsm", ".xltx"):
        raise OfficeError(f"Файл «{extension}» нельзя закрыть паролем: сохраните книгу как .xlsx или .ods.")
    told = {"OOXPassword": password, "CryptoType": "StrongEncryptionDataSpace"}
    pairs = tuple(struct("beans.NamedValue", Name=name, Value=value) for name, value in told.items())
    return {"EncryptionData": typed("[]com.sun.star.beans.NamedValue", pairs)}


@in_russian
class Books(base_classes.Books):
    """The open books, in the order of their opening."""

    def __init__(self, app: "App") -> None:
        self._app = app

    @property
    def api(self) -> Uno:
        """LibreOffice's desktop."""
        return self._app.office.desktop

    @property
    def app(self) -> "App":
        """The office program."""
        return self._app

    def _documents(self) -> list[Uno]:
        frames = self.api.Frames
        found: dict[str, Uno] = {}
        for index in range(frames.Count):
            controller = frames.getByIndex(index).Controller
            document = controller and controller.Model
            # A document with two windows is one book.
            if document and document.supportsService(_SPREADSHEET):
                found.setdefault(document.RuntimeUID, document)
        return list(found.values())

    @property
    def active(self) -> Book | None:
        """The book of the active window, else the last one; None when none is open."""
        current = self.api.CurrentComponent
        if current is not None and current.supportsService(_SPREADSHEET):
            return Book(self._app, current)
        return next(reversed(list(self)), None)

    def __call__(self, name_or_index: str | int) -> Book:
        """The book by its one-based number, its name or its path; KeyError when there is none."""
        books = list(self)
        if isinstance(name_or_index, int):
            return books[name_or_index - 1]
        for book in books:
            if name_or_index in (book.name, book.fullname):
                return book
        raise KeyError(name_or_index)

    def __len__(self) -> int:
        return len(self._documents())

    def __iter__(self) -> Iterator[Book]:
        return (Book(self._app, document) for document in self._documents())

    def add(self) -> Book:
        """A new book; it becomes the active one."""
        return self._load("private:factory/scalc", "Новая книга")

    def open(
        self,
        fullname: str,
        update_links: bool | None = None,
        read_only: bool | None = None,
        format: str | None = None,
        password: str | None = None,
        *ignored: Any,
        **named: Any,
    ) -> Book:
        """The book of the file; of the options only `read_only` and `password` mean something to LibreOffice.

        Its macros do not run in an own office program; in the user's one the user's settings decide.
        """
        options: dict[str, Any] = {"ReadOnly": True} if read_only else {}
        if password:
            options["Password"] = password
        return self._load(file_url(fullname), Path(fullname).name, **options)

    def _load(self, url: str, name: str, **options: Any) -> Book:
        macros = _NEVER_RUN_MACROS if self._app.office.own else _ASK_SETTINGS
        arguments = properties(MacroExecutionMode=macros, **options)
        try:
            document = self.api.loadComponentFromURL(url, "_blank", 0, arguments)
        except Exception as error:
            told = translated(error)
            if told is None or isinstance(told, OfficeLostError):
                raise
            raise OfficeError(_NOT_OPENED.format(name=name)) from error
        if document is None:
            raise OfficeError(_NOT_OPENED.format(name=name))
        if not document.supportsService(_SPREADSHEET):
            document.close(True)
            raise OfficeError(f"«{name}» — не книга с листами: откройте файл .xlsx или .ods.")
        book = Book(self._app, document)
        book.activate()
        return book
