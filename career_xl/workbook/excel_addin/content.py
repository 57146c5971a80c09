"""What goes into the add-in: the ribbon's commands and the functions, as the parts of the package describe them."""

from collections.abc import Sequence
from dataclasses import dataclass

TITLE = "Центр карьеры"
"""Of the tab, and of the category of functions."""
ADDIN_NAME = "career_xl.xlam"
BUTTON_PREFIX = "careerXl_"
"""Before the command's key in the id of its button, from which VBA takes it."""


@dataclass(frozen=True)
class RibbonButton:
    """One command as the ribbon shows it."""

    key: str
    """Latin: names the button and its Sub in VBA."""
    group: str
    title: str
    tip: str
    image: str
    """Name of Excel's own picture."""

    @property
    def callback(self) -> str:
        """The Sub that Excel calls on a click."""
        return f"CareerXl_{self.key}"


@dataclass(frozen=True)
class FunctionHelp:
    """A function as the wizard shows it."""

    name: str
    description: str
    arguments: Sequence[str]
    """Explanation of each, in their order."""


@dataclass(frozen=True)
class AddinContent:
    """Everything that the VBA project, the ribbon and the help are derived from."""

    buttons: Sequence[RibbonButton]
    functions: Sequence[FunctionHelp]
    wrappers: str
    """VBA functions that call the Python functions, as xlwings writes them."""
    commands_module: str
    """The Python module behind the ribbon."""
    calc_service: str
    """The beginning of the names that LibreOffice writes in place of ours."""
    calc_names: Sequence[tuple[str, str]]
    """LibreOffice's name of each function, without that beginning, and ours."""
