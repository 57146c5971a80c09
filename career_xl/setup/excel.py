"""The add-in of Excel for this user: installed, taken out."""

import sys
from pathlib import Path, PureWindowsPath

import career_xl
from career_xl import __version__
from career_xl.domain.errors import InstallationError, OutputError
from career_xl.hosts.windows.excel import PROGRAM, Excel, StartList, TrustedFolders, find_excel
from career_xl.hosts.windows.machine import Machine
from career_xl.hosts.windows.plain_environment import (
    is_plain,
    make_environment,
    plain_folder,
    remove_environment,
    without_window,
)
from career_xl.setup.excel_files import (
    ADDIN,
    Places,
    Record,
    config_text,
    read_record,
    remove_files,
    write_bytes,
    write_record,
)
from career_xl.shipped import shipped_file

_TRUST_NAME = "Центр карьеры (career_xl)"


def install_into_excel(machine: Machine | None) -> tuple[str, ...]:
    """What was done, in sentences. InstallationError or OutputError where it was not.

    The user is asked whether the folder of the add-in may be trusted; all else is this user's own and needs no rights.
    """
    machine = _expected(machine)
    excel = find_excel(machine.registry)
    if excel is None:
        raise InstallationError(
            "Excel на этом компьютере не найден: установите Microsoft Office или поставьте расширение LibreOffice: "
            "«career-xl install --host calc»."
        )
    places = Places(machine.environ)
    before = read_record(places)
    addin = shipped_file(f"workbooks/{ADDIN}").read_bytes()
    interpreter, environment = _interpreter(machine)
    config_before = _config_before(places, before)
    if before is not None:
        _take_back(machine, places, before, excel.version, environment)
    kept = before.trusted_key if before is not None and before.excel == excel.version else None
    # Noted first: whatever is interrupted later can be taken back.
    record = Record(excel.version, kept, environment, config_before)
    write_record(places, record)
    write_bytes(places.config, config_text(interpreter, _search_path()).encode("ascii"))
    write_bytes(places.addin, addin)
    StartList(machine.registry, excel).add(_windows(places.addin))
    said = _trust(machine, excel, places, record)
    return (
        f"Надстройка «Центр карьеры» {__version__} записана в «{places.addin}» и включена в Excel {excel.version}.",
        *([f"Для запуска из Excel создано окружение Python в «{environment}»."] if environment else []),
        said,
        "Откройте Excel: вкладка «Центр карьеры» появится на ленте; если её нет, выполните career-xl doctor.",
    )


def remove_from_excel(machine: Machine | None) -> tuple[str, ...]:
    """What was done, in sentences: everything that `install_into_excel` did, and nothing else, is taken back."""
    machine = _expected(machine)
    places = Places(machine.environ)
    record = read_record(places)
    if record is None:
        return ("В Excel надстройки «Центр карьеры», поставленной этой программой, нет: удалять нечего.",)
    try:
        _take_back(machine, places, record)
        remove_files(places, record.config_before)
    except OSError as error:
        raise InstallationError(
            "Не удалось удалить файлы надстройки: закройте программы, в которых они открыты, и повторите."
        ) from error
    return ("Надстройка «Центр карьеры» удалена из Excel, её настройки убраны.",)


def _take_back(
    machine: Machine, places: Places, record: Record, excel_now: str = "", environment_now: str | None = None
) -> None:
    """Nothing; undoes what the record tells, but for what the Excel of today and its environment go on using."""
    if record.excel != excel_now:
        then = Excel(record.excel, None)
        StartList(machine.registry, then).remove(_windows(places.addin))
        if record.trusted_key is not None:
            TrustedFolders(machine.registry, then).remove(record.trusted_key, _windows(places.addin.parent))
    if record.environment is not None and record.environment != environment_now:
        remove_environment(Path(record.environment))


def _expected(machine: Machine | None) -> Machine:
    """The machine, on which Excel is not open: on leaving it would write its own list of add-ins over ours."""
    if machine is None:
        raise InstallationError(
            "Надстройка Excel ставится в Windows; на этом компьютере поставьте расширение LibreOffice: "
            "«career-xl install --host calc»."
        )
    if machine.is_running(PROGRAM):
        raise InstallationError("Excel сейчас открыт: сохраните книги, закройте его и повторите команду.")
    return machine


def _interpreter(machine: Machine) -> tuple[Path, str | None]:
    """The Python for Excel, and the folder of the environment that was made for it, if one was needed."""
    here = without_window(Path(sys.executable))
    if is_plain(here):
        return here, None
    folder = plain_folder(machine.environ)
    try:
        return make_environment(folder, machine.keep_for_user), str(folder)
    except OSError as error:
        raise InstallationError(
            f"Имя папки с программой («{sys.prefix}») Excel не передаст, а создать окружение в «{folder}» не удалось: "
            "установите программу в папку, имя которой написано латинскими буквами."
        ) from error


def _search_path() -> Path | None:
    """The folder of the package, where its name can be passed on; an environment finds it without being told."""
    folder = Path(career_xl.__file__).resolve().parent.parent
    return folder if is_plain(folder) else None


def _config_before(places: Places, before: Record | None) -> str | None:
    """Settings of somebody else that stand in our place; an earlier installation has noted them already."""
    if before is not None:
        return before.config_before
    try:
        return places.config.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise OutputError(
            f"Файл настроек «{places.config}» не читается: переименуйте его и повторите команду."
        ) from error


def _trust(machine: Machine, excel: Excel, places: Places, record: Record) -> str:
    """The sentence about macros; the folder is trusted when the user agrees."""
    folders, folder = TrustedFolders(machine.registry, excel), _windows(places.addin.parent)
    if folders.holds(folder):
        return f"Папка «{folder}» — в надёжных расположениях Excel: макросы надстройки запускаются без вопроса."
    question = (
        f"Добавить папку «{folder}» в надёжные расположения Excel для вашей учётной записи? Макросы книг из этой папки "
        "будут запускаться без вопроса."
    )
    if not machine.agrees(question):
        return "Надёжные расположения не изменены: когда Excel спросит о макросах надстройки, разрешите их."
    key = folders.add(folder, _TRUST_NAME)
    write_record(places, Record(record.excel, key, record.environment, record.config_before))
    return f"Папка «{folder}» добавлена в надёжные расположения Excel для вашей учётной записи."


def _windows(path: Path) -> PureWindowsPath:
    return PureWindowsPath(str(path))
