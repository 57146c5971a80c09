"""The extension of LibreOffice Calc for this user: installed, removed, looked at."""

import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from career_xl import __version__
from career_xl.calc_worker import WITHOUT_KEY
from career_xl.domain.errors import InstallationError, ProgramMissingError
from career_xl.hosts.calc.bridge import load_uno
from career_xl.hosts.calc.extension.binding import EXTENSION, answer_of_worker, bind_extension, bound_command
from career_xl.hosts.calc.extension.registry import IDENTIFIER
from career_xl.hosts.calc.installations import LibreOffice, Packaging, installed_offices
from career_xl.hosts.calc.user_extensions import Installed, add_extension, installed_extension, remove_extension
from career_xl.hosts.system_packages import Part, advice, install_command
from career_xl.setup.host import Host
from career_xl.setup.program import command_line
from career_xl.setup.report import Line, State, attention, good, missing
from career_xl.shipped import shipped_file

_QUESTION = {"call": "CK_SNILS", "arguments": ["112-233-445 95"]}
"""A number whose control digits are right: the worker must answer that they are."""

_SECONDS = 60.0
"""A first start on a slow machine takes long."""


def usable_offices() -> tuple[LibreOffice, ...]:
    """The LibreOffice programs of this machine that the extension can work in, one for each settings folder."""
    by_profile: dict[Path, LibreOffice] = {}
    for office in installed_offices():
        if office.packaging is Packaging.PLAIN:
            by_profile.setdefault(office.profile, office)
    return tuple(by_profile.values())


def install_into_calc(offices: Sequence[LibreOffice], leave_root: Sequence[str] = ()) -> tuple[str, ...]:
    """What was done, in sentences. InstallationError where it was not; `leave_root`: how to run a program as a user."""
    _expect_user(leave_root)
    _expect_office(offices)
    _expect_worker()
    done = []
    for office in offices:
        with tempfile.TemporaryDirectory(prefix="career_xl_") as folder:
            bound = Path(folder, EXTENSION)
            bind_extension(shipped_file(f"workbooks/{EXTENSION}"), bound_command(), bound)
            add_extension(office, bound, leave_root)
        _verify(office)
        done.append(f"{office.name} ({office.program}): расширение «Центр карьеры» {__version__} установлено.")
    lines = (*map(_python_line, offices), _bridge_line())
    notes = dict.fromkeys(_sentence(line) for line in lines if line.state is not State.GOOD)
    return (*done, *notes, "Откройте LibreOffice Calc: меню и панель «Центр карьеры» появятся вверху окна.")


def remove_from_calc(offices: Sequence[LibreOffice], leave_root: Sequence[str] = ()) -> tuple[str, ...]:
    """What was done, in sentences; InstallationError where it was not."""
    installed = [office for office in offices if installed_extension(office, IDENTIFIER) is not None]
    if not installed:
        return ("В LibreOffice расширения «Центр карьеры» нет: удалять нечего.",)
    _expect_user(leave_root)
    for office in installed:
        remove_extension(office, IDENTIFIER, leave_root)
        if installed_extension(office, IDENTIFIER) is not None:
            raise InstallationError(f"{office.name} не удалил расширение: закройте его и повторите команду.")
    return tuple(f"{office.name} ({office.program}): расширение «Центр карьеры» удалено." for office in installed)


def calc_lines(needed: bool = True) -> tuple[Line, ...]:
    """What was looked at for the work in LibreOffice Calc; nothing is changed. `needed`: there is no Excel instead."""
    found = installed_offices()
    lines = [good(f"{one.name}: {one.program}") for one in found if one.packaging is Packaging.PLAIN]
    lines += [_shut_in(office) for office in found if office.packaging is not Packaging.PLAIN]
    offices = usable_offices()
    if not offices:
        tell = missing if needed else attention
        return (*lines, tell("LibreOffice Calc не найден", _remedy([Part.CALC, Part.BRIDGE])))
    if _is_root():
        lines.append(attention("Команда запущена от имени root, а расширение ставится каждому пользователю отдельно"))
    for office in offices:
        lines += [_python_line(office), _bridge_line()]
        installed = installed_extension(office, IDENTIFIER)
        lines += _extension_lines(office, installed)
        command = installed.command if installed is not None and installed.command else bound_command()
        lines.append(_worker_line(command))
    return tuple(lines)


def _shut_in(office: LibreOffice) -> Line:
    name = office.packaging.value
    return attention(
        f"LibreOffice из {name} ({office.program}) отделён от остальных программ: расширение в нём не заработает",
        f"установите обычный LibreOffice {advice([Part.CALC, Part.BRIDGE])}",
    )


def _python_line(office: LibreOffice) -> Line:
    if office.runs_python:
        number = "" if office.python_version is None else f" {office.python_version}"
        return good(f"{office.name} выполняет программы на Python{number}")
    return missing(
        f"{office.name} не выполняет программы на Python, а расширение написано на нём", _remedy([Part.BRIDGE])
    )


def _bridge_line() -> Line:
    try:
        load_uno()
    except ProgramMissingError as error:
        return missing(f"Функции CK_… работают, а команды меню — нет. {error}", install_command([Part.BRIDGE]))
    return good("Мост между Python и LibreOffice")


def _extension_lines(office: LibreOffice, installed: Installed | None) -> list[Line]:
    if installed is None:
        return [missing(f"Расширение «Центр карьеры» в {office.name} не установлено", _install_again())]
    text = f"Расширение «Центр карьеры» {installed.version}"
    if installed.version != __version__:
        return [attention(f"{text}, а программа — {__version__}", _install_again())]
    if installed.command != bound_command():
        return [
            attention(
                f"{text} запускает программу не из этого окружения: {_program(installed.command)}", _install_again()
            )
        ]
    return [good(f"{text} запускает программу {_program(installed.command)}")]


def _worker_line(command: Sequence[str]) -> Line:
    if _answers(command):
        return good("Расчёт для LibreOffice запускается и отвечает")
    return missing(
        f"Расчёт для LibreOffice не запускается ({_program(command)}): программа удалена или повреждена",
        f"установите программу заново и выполните {_install_again()}",
    )


def _starts(command: Sequence[str]) -> bool:
    """True when the program is there and knows its part: without a key it says so and ends with 2."""
    # As the extension starts it: without what this process was told about where modules are.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=_SECONDS, env=environment
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == WITHOUT_KEY


def _sentence(line: Line) -> str:
    return line.text if line.remedy is None else f"{line.text}: {line.remedy}"


def _install_again() -> str:
    return command_line("install", "--host", Host.CALC.value)


def _program(command: Sequence[str]) -> str:
    return command[0] if command else "не указана"


def _remedy(parts: Sequence[Part]) -> str:
    return install_command(parts) or f"установите {advice(parts)}"


def _verify(office: LibreOffice) -> None:
    if installed_extension(office, IDENTIFIER) != Installed(__version__, bound_command()):
        raise InstallationError(
            f"{office.name} сообщил об успехе, но расширения в его настройках нет: выполните career-xl doctor."
        )


def _expect_worker() -> None:
    # Asked before anything is changed: an extension that cannot compute would only fill cells with texts.
    if not _answers(bound_command()):
        raise InstallationError(
            f"Расчёт для LibreOffice не запускается ({bound_command()[0]}), расширение не поставлено: установите "
            "программу заново (pip install) и повторите команду."
        )


def _answers(command: Sequence[str]) -> bool:
    return _starts(command) and answer_of_worker(command, _QUESTION) == {"value": True}


def _expect_office(offices: Sequence[LibreOffice]) -> None:
    if not offices:
        raise InstallationError(
            f"LibreOffice Calc не найден: установите его {advice([Part.CALC, Part.BRIDGE])} и повторите."
        )


def _expect_user(leave_root: Sequence[str]) -> None:
    if _is_root() and not leave_root:
        raise InstallationError(
            "Расширение ставится и удаляется для одного пользователя, а команда запущена от имени root: выполните её "
            "под своим именем, без sudo."
        )


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
