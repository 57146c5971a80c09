"""Office programs as xlwings' apps."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from career_xl.hosts.calc import office
from career_xl.hosts.calc.address import box_of
from career_xl.hosts.calc.books import Books
from career_xl.hosts.calc.bridge import Uno, file_path
from career_xl.hosts.calc.errors import in_russian
from career_xl.hosts.calc.office import Office
from career_xl.hosts.calc.ranges import Range

if TYPE_CHECKING:
    from career_xl.hosts.calc.engine import CalcEngine

_AUTOMATIC, _MANUAL = "automatic", "manual"


@in_russian
class App(base_classes.App):
    """One running LibreOffice."""

    def __init__(self, apps: "Apps", running: Office) -> None:
        self._apps = apps
        self.office = running
        self._display_alerts = True
        self._enable_events = True
        self._interactive = True
        self._status_bar: Any = False

    @property
    def engine(self) -> "CalcEngine":
        """The engine."""
        return self._apps.engine

    @property
    def api(self) -> Uno:
        """LibreOffice's desktop."""
        return self.office.desktop

    @property
    def pid(self) -> int:
        """The process number of an own LibreOffice; a running number for one that was there before."""
        return self.office.number

    @property
    def version(self) -> str:
        """«7.4.7.2»."""
        return str(self.office.setting("/org.openoffice.Setup/Product", "ooSetupVersionAboutBox"))

    @property
    def path(self) -> str:
        """Where LibreOffice is installed."""
        return file_path(self.office.service("util.PathSubstitution").getSubstituteVariableValue("$(prog)"))

    @property
    def books(self) -> Books:
        """The open books."""
        return Books(self)

    @property
    def selection(self) -> Range | None:
        """The selected cells of the active book; None when something else is selected."""
        book = self.books.active
        selected = book and book.controller.Selection
        if book is None or selected is None or not hasattr(selected, "RangeAddress"):
            return None
        address = selected.RangeAddress
        return book.sheets.at(address.Sheet).at(box_of(address))

    def activate(self, steal_focus: bool = False) -> None:
        """Makes it the first one; with `steal_focus` its window comes to the front."""
        self._apps.put_first(self)
        book = self.books.active
        if steal_focus and book is not None:
            book.controller.Frame.ContainerWindow.toFront()

    def quit(self) -> None:
        """Ends an own LibreOffice without saving; the user's own one is only let go."""
        self._apps.remove(self)
        self.office.end()

    def kill(self) -> None:
        """Ends an own LibreOffice at once."""
        self._apps.remove(self)
        self.office.kill()

    def _windows(self) -> list[Uno]:
        return [book.controller.Frame.ContainerWindow for book in self.books]

    @property
    def visible(self) -> bool:
        """True when a window is shown; an own LibreOffice draws its windows where nobody sees them."""
        return any(window.isVisible() for window in self._windows())

    @visible.setter
    def visible(self, value: bool) -> None:
        for window in self._windows():
            window.setVisible(bool(value))

    @property
    def screen_updating(self) -> bool:
        """False while the books do not show their changes."""
        return not any(book.api.hasControllersLocked() for book in self.books)

    @screen_updating.setter
    def screen_updating(self, value: bool) -> None:
        for book in self.books:
            if not value:
                book.api.lockControllers()
            while value and book.api.hasControllersLocked():
                book.api.unlockControllers()

    @property
    def calculation(self) -> str:
        """«automatic» or «manual»; LibreOffice has no third way."""
        book = self.books.active
        return _AUTOMATIC if book is None or book.api.isAutomaticCalculationEnabled() else _MANUAL

    @calculation.setter
    def calculation(self, value: str) -> None:
        for book in self.books:
            book.api.enableAutomaticCalculation(value != _MANUAL)

    def calculate(self) -> None:
        """Calculates all formulas of all books."""
        for book in self.books:
            book.api.calculateAll()

    @property
    def status_bar(self) -> Any:
        """The text that was put into the status bar; False while LibreOffice has it."""
        return self._status_bar

    @status_bar.setter
    def status_bar(self, value: Any) -> None:
        book = self.books.active
        if book is not None:
            indicator = book.controller.getStatusIndicator()
            if value is False:
                indicator.end()
            else:
                indicator.start(str(value), 0)
        self._status_bar = value

    # LibreOffice has no such switches: they are kept so that code for Excel runs, and nothing hangs on them.

    @property
    def display_alerts(self) -> bool:
        """What was set; a program that LibreOffice is called by sees no questions in any case."""
        return self._display_alerts

    @display_alerts.setter
    def display_alerts(self, value: bool) -> None:
        self._display_alerts = value

    @property
    def enable_events(self) -> bool:
        """What was set."""
        return self._enable_events

    @enable_events.setter
    def enable_events(self, value: bool) -> None:
        self._enable_events = value

    @property
    def interactive(self) -> bool:
        """What was set."""
        return self._interactive

    @interactive.setter
    def interactive(self, value: bool) -> None:
        self._interactive = value


class Apps(base_classes.Apps):
    """The office programs that are known, the active one first."""

    def __init__(self, engine: "CalcEngine") -> None:
        self.engine = engine
        self._apps: list[App] = []

    def keys(self) -> list[int]:
        """Their numbers."""
        return [app.pid for app in self]

    def add(
        self,
        spec: str | None = None,
        add_book: bool | None = None,
        xl: Office | None = None,
        visible: bool | None = None,
    ) -> App:
        """A LibreOffice of our own, or the one that is given; it becomes the active one."""
        app = App(self, xl or office.start())
        self._apps.insert(0, app)
        if add_book:
            app.books.add()
        return app

    def put_first(self, app: App) -> None:
        """Makes it the active one."""
        self._apps.remove(app)
        self._apps.insert(0, app)

    def remove(self, app: App) -> None:
        """Forgets it."""
        if app in self._apps:
            self._apps.remove(app)

    @staticmethod
    def cleanup() -> None:
        """Nothing: an own LibreOffice ends with this process by itself."""

    def __iter__(self) -> Iterator[App]:
        # One that was closed or crashed meanwhile is an app no more.
        self._apps = [app for app in self._apps if app.office.alive]
        return iter(list(self._apps))

    def __len__(self) -> int:
        return len(list(iter(self)))

    def __getitem__(self, pid: int) -> App:
        for app in self:
            if app.pid == pid:
                return app
        raise KeyError(pid)
