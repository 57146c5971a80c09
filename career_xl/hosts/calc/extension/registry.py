"""The texts of the extension that LibreOffice reads: interface, descriptions of functions, events, contents."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

IDENTIFIER = "ru.careerxl"
SERVICE = f"{IDENTIFIER}.Functions"
EVENTS = f"{IDENTIFIER}.DocumentEvents"
COMMANDS = f"{IDENTIFIER}.Commands"
PROTOCOL = f"{IDENTIFIER}:"
TITLE = "Центр карьеры"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_REGISTRY = 'xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
SMALL, BIG = 16, 26
"""Pixels of a picture in a menu or toolbar; LibreOffice scales them for other screens."""
_LANGUAGES = ("en-US", "ru")
_OBSERVED = ("OnLoad", "OnNew", "OnSaveDone", "OnSaveAsDone", "OnCopyTo", "OnCopyToDone")


@dataclass(frozen=True)
class FunctionHelp:
    """A function as the wizard shows it."""

    name: str
    description: str
    arguments: Sequence[tuple[str, str]]
    """Name and explanation of each."""
    takes: Sequence[str]
    """«value» or «range» for each."""
    gives_rows: bool = False

    @property
    def method(self) -> str:
        """Its name in the interface, which allows no underscores; LibreOffice writes it into .xlsx files."""
        return self.name.lower().replace("_", "")


@dataclass(frozen=True)
class CommandButton:
    """A command as menu and toolbar show it."""

    key: str
    group: str
    title: str
    tip: str


def idl(functions: Sequence[FunctionHelp]) -> str:
    """The interface of the add-in; the first argument of each method is the document, which the wizard hides."""
    types = {"value": "any", "range": "com::sun::star::table::XCellRange"}
    methods = []
    for function in functions:
        arguments = ["[in] com::sun::star::beans::XPropertySet document"]
        arguments += [f"[in] {types[kind]} {_place(number)}" for number, kind in enumerate(function.takes)]
        gives = "sequence< sequence< any > >" if function.gives_rows else "any"
        methods.append(f"    {gives} {function.method}({', '.join(arguments)});")
    body = "\n".join(methods)
    return (
        "module ru { module careerxl {\ninterface XFunctions : com::sun::star::uno::XInterface {\n"
        f"{body}\n}};\n}}; }};\n"
    )


def add_ins(functions: Sequence[FunctionHelp]) -> str:
    """CalcAddIns.xcu: names and help for the function wizard."""
    nodes = "".join(
        _node(
            function.method,
            _text("DisplayName", function.name)
            + _text("Description", function.description)
            + '<prop oor:name="Category"><value>Add-In</value></prop>'
            + f'<prop oor:name="CompatibilityName"><value xml:lang="en-US">{function.name}</value></prop>'
            + _group(
                "Parameters",
                "".join(
                    _node(_place(number), _text("DisplayName", name) + _text("Description", description))
                    for number, (name, description) in enumerate(function.arguments)
                ),
            ),
        )
        for function in functions
    )
    return _data("CalcAddIns", _group("AddInInfo", _node(SERVICE, _group("AddInFunctions", nodes))))


def jobs() -> str:
    """Jobs.xcu: which events of documents we want to hear of."""
    job = _node("CareerXlDocumentEvents", f'<prop oor:name="Service"><value>{EVENTS}</value></prop>')
    events = "".join(
        _node(event, _group("JobList", _node("CareerXlDocumentEvents", ""))) for event in _OBSERVED
    ).replace(' oor:op="replace"><node oor:name="JobList">', ' oor:op="fuse"><node oor:name="JobList">')
    return _data("Jobs", _group("Jobs", job) + _group("Events", events))


def protocol_handler() -> str:
    """ProtocolHandler.xcu: who runs the addresses of our commands."""
    protocols = f'<prop oor:name="Protocols"><value>{PROTOCOL}*</value></prop>'
    return _data("ProtocolHandler", _group("HandlerSet", _node(COMMANDS, protocols)))


def addons(commands: Sequence[CommandButton]) -> str:
    """Addons.xcu: the menu with a submenu for each group, and the toolbar, both in spreadsheets only."""
    groups = dict.fromkeys(command.group for command in commands)
    submenus = "".join(
        _node(
            f"g{number}",
            _text("Title", group)
            + _group("Submenu", "".join(_item(place, one) for place, one in enumerate(commands) if one.group == group)),
        )
        for number, group in enumerate(groups)
    )
    menu = _node(f"{IDENTIFIER}.menu", _text("Title", TITLE) + _context() + _group("Submenu", submenus))
    toolbar = _node(f"{IDENTIFIER}.toolbar", "".join(_buttons(commands)))
    images = "".join(_images(command.key) for command in commands)
    content = _group("OfficeMenuBar", menu) + _group("OfficeToolBar", toolbar) + _group("Images", images)
    return _data("Addons", _group("AddonUI", content))


def window_state() -> str:
    """CalcWindowState.xcu: the toolbar's name in «Вид — Панели инструментов», and where it is shown."""
    look = _text("UIName", TITLE) + _flag("Visible", True) + _flag("ContextSensitive", False)
    # A row of its own below those of LibreOffice, so that both keep all their buttons in sight.
    look += _flag("Docked", True) + _plain("DockPos", "0,5")
    state = _node(f"private:resource/toolbar/addon_{IDENTIFIER}.toolbar", look)
    return _data("CalcWindowState", _group("UIElements", _group("States", state)), "org.openoffice.Office.UI")


def _buttons(commands: Sequence[CommandButton]) -> Iterator[str]:
    """The buttons of the toolbar with a line between two groups."""
    # This kind of button, unlike the usual one, takes the tooltip that we hand it.
    more = _context() + _plain("ControlType", "ImageButton")
    numbers = itertools.count()
    for _, members in itertools.groupby(commands, key=lambda command: command.group):
        number = next(numbers)
        if number:
            yield _node(f"b{number:02}", _plain("URL", "private:separator") + _context())
        for command in members:
            yield _item(next(numbers), command, more)


def _item(number: int, command: CommandButton, more: str = "") -> str:
    return _node(
        f"b{number:02}",
        _plain("URL", f"{PROTOCOL}{command.key}") + _text("Title", command.title) + _plain("Target", "_self") + more,
    )


def _images(key: str) -> str:
    images = _plain("ImageSmallURL", f"%origin%/{icon_path(key, SMALL)}")
    images += _plain("ImageBigURL", f"%origin%/{icon_path(key, BIG)}")
    return _node(f"{IDENTIFIER}.{key}", _plain("URL", f"{PROTOCOL}{key}") + _group("UserDefinedImages", images))


def icon_path(key: str, size: int) -> str:
    """Where the picture of a command of so many pixels stands in the extension."""
    return f"icons/{key}_{size}.png"


def _context() -> str:
    return _plain("Context", "com.sun.star.sheet.SpreadsheetDocument")


def _plain(name: str, value: str) -> str:
    return f'<prop oor:name="{name}" oor:type="xs:string"><value>{escape(value)}</value></prop>'


def manifest(component: str, library: str) -> str:
    """META-INF/manifest.xml; the type library stands before the component that needs it."""
    entries = (
        (library, "application/vnd.sun.star.uno-typelibrary;type=RDB"),
        (component, "application/vnd.sun.star.uno-component;type=Python"),
        ("CalcAddIns.xcu", "application/vnd.sun.star.configuration-data"),
        ("Addons.xcu", "application/vnd.sun.star.configuration-data"),
        ("CalcWindowState.xcu", "application/vnd.sun.star.configuration-data"),
        ("ProtocolHandler.xcu", "application/vnd.sun.star.configuration-data"),
        ("Jobs.xcu", "application/vnd.sun.star.configuration-data"),
    )
    lines = "".join(
        f' <manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>\n' for path, kind in entries
    )
    return (
        f'{HEAD}<manifest:manifest xmlns:manifest="http://openoffice.org/2001/manifest">\n{lines}</manifest:manifest>\n'
    )


def description(version: str) -> str:
    """description.xml."""
    return (
        f'{HEAD}<description xmlns="http://openoffice.org/extensions/description/2006">\n'
        f' <identifier value="{IDENTIFIER}"/><version value={quoteattr(version)}/>\n'
        ' <display-name><name lang="en">Career centre</name><name lang="ru">Центр карьеры</name></display-name>\n'
        "</description>\n"
    )


def _place(number: int) -> str:
    """Name of an argument: LibreOffice lists the arguments in the order of these names."""
    return f"p{number + 1}"


def _data(name: str, content: str, package: str = "org.openoffice.Office") -> str:
    return (
        f'{HEAD}<oor:component-data {_REGISTRY} oor:package="{package}" oor:name="{name}">{content}'
        "</oor:component-data>\n"
    )


def _flag(name: str, value: bool) -> str:
    return f'<prop oor:name="{name}" oor:type="xs:boolean"><value>{str(value).lower()}</value></prop>'


def _node(name: str, content: str) -> str:
    return f'<node oor:name={quoteattr(name)} oor:op="replace">{content}</node>'


def _group(name: str, content: str) -> str:
    return f'<node oor:name="{name}">{content}</node>'


def _text(name: str, text: str) -> str:
    values = "".join(f'<value xml:lang="{language}">{escape(text)}</value>' for language in _LANGUAGES)
    return f'<prop oor:name="{name}" oor:type="xs:string">{values}</prop>'
