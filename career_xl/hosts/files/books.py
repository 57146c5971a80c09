"""The workbooks that are open: made anew or read from files, saved whole."""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook  # type: ignore[import-untyped]
from xlwings import base_classes

from career_xl.domain.errors import OutputError
from career_xl.hosts.files import saving
from career_xl.hosts.files.grid import Grid
from career_xl.hosts.files.losses import losses
from career_xl.hosts.files.names import Names
from career_xl.hosts.files.results import FormulaResults
from career_xl.hosts.files.sheets import Sheets

if TYPE_CHECKING:
    from career_xl.hosts.files.engine import App


class Book(base_classes.Book):
    """One open workbook; the file it came from is not kept open and stays as it is until `save()`."""

    def __init__(self, books: "Books", file: Any, *, name: str = "", path: Path | None = None) -> None:
        self.books = books
        self.file = file
        self.results = FormulaResults()
        self.picture_names: dict[Any, str] = {}
        self.free_pictures: set[Any] = set()
        self._unsaved_name = name
        self._path = path
        self._source = path
        self._lost: list[str] = []

    @classmethod
    def read(cls, books: "Books", path: Path) -> "Book":
        """The workbook of a file."""
        source = saving.read_source(path)
        book = cls(books, saving.load(source, path.name), path=path)
        grids = (Grid(sheet, book.results) for sheet in book.file.worksheets)
        book.results.expect(source, {grid.sheet.title: grid.formula_cells for grid in grids})
        book._lost = losses(source)
        return book

    def lost_by_a_save(self) -> list[str]:
        """What of the file it came from will not stand in the file it is saved to, in Russian."""
        return list(self._lost)

    @property
    def api(self) -> Any:
        """The workbook as openpyxl has it."""
        return self.file

    @property
    def app(self) -> "App":
        """The application in which it is open."""
        return self.books.app

    @property
    def name(self) -> str:
        """The name of the file; of a workbook never saved the name it was given, e.g. Book1."""
        return self._path.name if self._path else self._unsaved_name

    @property
    def fullname(self) -> str:
        """The path of the file; of a workbook never saved its name."""
        return str(self._path) if self._path else self._unsaved_name

    @property
    def sheets(self) -> Sheets:
        """The sheets with cells."""
        return Sheets(self)

    @property
    def names(self) -> Names:
        """The names of the workbook and of all its sheets."""
        return Names(self)

    def activate(self) -> None:
        """Make this the active workbook."""
        self.books.put_first(self)

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Write the workbook to a new file, which it belongs to from then on; without a path to its own file.

        OutputError when the path is that of the file it was opened from: that one is overwritten only by a save without
        a path. What openpyxl cannot keep is told in docs/file-engine.md.
        """
        if password is not None:
            raise NotImplementedError("openpyxl cannot encrypt a workbook.")
        target = Path(path).absolute() if path else self._path or Path.cwd() / f"{self._unsaved_name}.xlsx"
        if path and self._source and target.exists() and target.samefile(self._source):
            raise OutputError(f"«{target.name}» — исходная книга. Укажите для результата другое имя файла.")
        saving.save(self.file, target)
        self._path = target

    def close(self) -> None:
        """Close the workbook without saving it."""
        self.books.remove(self)
        if self.file.vba_archive is not None:
            self.file.vba_archive.close()
        self.file.close()


class Books(base_classes.Books):
    """The open workbooks of one application, in the order in which they were opened."""

    def __init__(self, app: "App") -> None:
        self.app = app
        self._open: list[Book] = []
        self._recent: list[Book] = []

    @property
    def api(self) -> Any:
        """The workbooks as openpyxl has them."""
        return [book.file for book in self._open]

    @property
    def active(self) -> Book | None:
        """The workbook that was opened or activated last; None where none is open."""
        return self._recent[0] if self._recent else None

    def __call__(self, name_or_index: str | int) -> Book:
        """The workbook with this name or place; KeyError or IndexError where there is none."""
        if isinstance(name_or_index, int):
            return self._open[name_or_index - 1]
        wanted = name_or_index.casefold()
        for book in self._open:
            if wanted in (book.name.casefold(), book.fullname.casefold()):
                return book
        raise KeyError(name_or_index)

    def __len__(self) -> int:
        return len(self._open)

    def __iter__(self) -> Iterator[Book]:
        return iter(list(self._open))

    def __contains__(self, name: str) -> bool:
        return any(name.casefold() == book.name.casefold() for book in self._open)

    def add(self) -> Book:
        """The new workbook with one empty sheet."""
        file = Workbook()
        file.active.title = "Sheet1"
        name = next(name for number in itertools.count(1) if (name := f"Book{number}") not in self)
        return self._opened(Book(self, file, name=name))

    def open(self, fullname: str, *_: Any, **__: Any) -> Book:
        """The workbook of the file; the other options of xlwings concern an office program's windows and questions."""
        return self._opened(Book.read(self, Path(fullname).absolute()))

    def _opened(self, book: Book) -> Book:
        self._open.append(book)
        self.put_first(book)
        return book

    def put_first(self, book: Book) -> None:
        """Make this the active workbook."""
        self._recent = [book, *(other for other in self._recent if other is not book)]

    def remove(self, book: Book) -> None:
        """Take a closed workbook off the lists."""
        self._open = [other for other in self._open if other is not book]
        self._recent = [other for other in self._recent if other is not book]
