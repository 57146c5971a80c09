"""What the work in Excel needs, looked at without changing anything."""

from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path, PureWindowsPath

from career_xl.hosts.windows.excel import Excel, MacroSettings, StartList, TrustedFolders, find_excel
from career_xl.hosts.windows.machine import Machine
from career_xl.hosts.windows.plain_environment import is_plain
from career_xl.setup.excel_files import ADDIN, Places, configured_interpreter
from career_xl.setup.host import Host
from career_xl.setup.program import command_line
from career_xl.setup.report import Line, attention, good, missing
from career_xl.shipped import shipped_file

_TRUST_CENTRE = "Файл → Параметры → Центр управления безопасностью → Параметры центра"
_REINSTALL = "py -m pip install --force-reinstall career-xl"
_NONE, _SIGNED_ONLY, _ALL = 4, 3, 1


def excel_lines(machine: Machine) -> tuple[Line, ...]:
    """What was looked at for the work in Excel."""
    excel = find_excel(machine.registry)
    if excel is None:
        return (attention("Excel не найден: надстройка для него не нужна"),)
    places = Places(machine.environ)
    return (
        _excel_line(excel),
        _pywin32_line(),
        *_python_lines(excel, places),
        *_addin_lines(machine, excel, places),
        *_macro_lines(machine, excel, places),
    )


def _excel_line(excel: Excel) -> Line:
    if excel.bits is None:
        return attention(f"Excel {excel.version}; 32 или 64 бита — определить не удалось")
    return good(f"Excel {excel.version}, {excel.bits} бита" if excel.bits == 64 else f"Excel {excel.version}, 32 бита")


def _pywin32_line() -> Line:
    if find_spec("win32com") is None:
        return missing("Нет библиотеки pywin32, через которую программа работает с Excel", "py -m pip install pywin32")
    return good("Библиотека pywin32")


def _python_lines(excel: Excel, places: Places) -> list[Line]:
    interpreter = configured_interpreter(places)
    if interpreter is None:
        return [missing("Для Excel не указано, какой Python запускать", _install_again())]
    if not interpreter.is_file():
        return [missing(f"Python, который запускает Excel, удалён или перемещён: {interpreter}", _install_again())]
    if not is_plain(interpreter):
        return [missing(f"Имя папки с Python Excel не передаст: {interpreter}", _install_again())]
    return [good(f"Python для Excel: {interpreter}"), *_library_lines(excel, interpreter)]


def _library_lines(excel: Excel, interpreter: Path) -> list[Line]:
    """xlwings' library must be of Excel's bitness and of xlwings' version, beside Python or one folder above."""
    try:
        number = version("xlwings")
    except PackageNotFoundError:
        return [missing("Нет библиотеки xlwings", _REINSTALL)]
    lines = []
    for bits in (64, 32) if excel.bits is None else (excel.bits,):
        name = f"xlwings{bits}-{number}.dll"
        found = any((folder / name).is_file() for folder in (interpreter.parent, interpreter.parent.parent))
        lines.append(good(f"Библиотека {name}") if found else missing(f"Рядом с Python нет {name}", _install_again()))
    return lines


def _addin_lines(machine: Machine, excel: Excel, places: Places) -> list[Line]:
    if not places.addin.is_file():
        return [missing("Надстройка «Центр карьеры» не установлена", _install_again())]
    lines = []
    shipped = shipped_file(f"workbooks/{ADDIN}")
    if places.addin.read_bytes() != shipped.read_bytes():
        lines.append(attention("Надстройка в Excel — не той версии, что программа", _install_again()))
    if machine.came_from_internet(places.addin):
        lines.append(
            missing(
                "Windows пометила надстройку как полученную из интернета, и Excel не запустит её макросы",
                f'в PowerShell: Unblock-File -Path "{places.addin}"',
            )
        )
    if not StartList(machine.registry, excel).holds(PureWindowsPath(str(places.addin))):
        lines.append(missing("Надстройка есть, но не включена в Excel", _install_again()))
    if MacroSettings(machine.registry, excel).has_disabled_items:
        lines.append(
            attention(
                "Excel отключил что-то после сбоя: возможно, надстройку",
                "в Excel: Файл → Параметры → Надстройки → Управление: Отключённые объекты → Перейти",
            )
        )
    return lines or [good(f"Надстройка «Центр карьеры»: {places.addin}")]


def _macro_lines(machine: Machine, excel: Excel, places: Places) -> list[Line]:
    settings = MacroSettings(machine.registry, excel)
    trusted = TrustedFolders(machine.registry, excel).holds(PureWindowsPath(str(places.addin.parent)))
    if trusted and not settings.ignores_trusted_folders:
        return [good("Папка надстройки — в надёжных расположениях: её макросы запускаются без вопроса")]
    effective = settings.laid_down or settings.chosen
    by_whom = "администратором" if settings.laid_down else "в настройках Excel"
    if effective in (_NONE, _SIGNED_ONLY):
        remedy = (
            f"попросите администратора разрешить надёжное расположение «{places.addin.parent}»"
            if settings.laid_down or settings.ignores_trusted_folders
            else f"{_install_again()}, на вопрос о надёжном расположении ответьте «да»"
        )
        return [missing(f"Макросы запрещены {by_whom}", remedy)]
    if effective == _ALL:
        return [
            attention(
                f"Макросы всех книг разрешены без вопроса {by_whom}: это небезопасно",
                f"в Excel: {_TRUST_CENTRE} → Параметры макросов → Отключить с уведомлением",
            )
        ]
    return [attention("При открытии Excel спросит, можно ли запускать макросы надстройки: разрешите")]


def _install_again() -> str:
    return command_line("install", "--host", Host.EXCEL.value)
