"""All office programs of this machine at once: what `install`, `uninstall` and `doctor` go through."""

from collections.abc import Iterator

from career_xl.domain.errors import InstallationError
from career_xl.hosts.system_packages import Part, advice
from career_xl.hosts.windows.excel import find_excel
from career_xl.hosts.windows.machine import Machine
from career_xl.setup.calc import calc_lines, install_into_calc, remove_from_calc, usable_offices
from career_xl.setup.excel import install_into_excel, remove_from_excel
from career_xl.setup.excel_doctor import excel_lines
from career_xl.setup.host import Host
from career_xl.setup.program import program_lines
from career_xl.setup.report import report_lines


def install(host: Host | None, machine: Machine | None) -> Iterator[str]:
    """What is done, a sentence at a time; InstallationError where nothing can be installed into.

    Without a host: into every office program that is found. `machine` is None where it does not run Windows.
    """
    for one in _chosen(host, machine):
        yield from install_into_excel(machine) if one is Host.EXCEL else install_into_calc(usable_offices())


def uninstall(host: Host | None, machine: Machine | None) -> Iterator[str]:
    """What is done, a sentence at a time."""
    for one in _chosen(host, machine):
        yield from remove_from_excel(machine) if one is Host.EXCEL else remove_from_calc(usable_offices())


def doctor(machine: Machine | None) -> tuple[str, ...]:
    """The report on all that is needed, line by line."""
    excel = [("Microsoft Excel", excel_lines(machine))] if machine is not None else []
    with_excel = machine is not None and find_excel(machine.registry) is not None
    return report_lines([("Программа", program_lines()), *excel, ("LibreOffice", calc_lines(needed=not with_excel))])


def _chosen(host: Host | None, machine: Machine | None) -> list[Host]:
    if host is not None:
        return [host]
    found = [Host.EXCEL] if machine is not None and find_excel(machine.registry) is not None else []
    if usable_offices():
        found.append(Host.CALC)
    if not found:
        raise InstallationError(
            f"На этом компьютере не найдено ни LibreOffice Calc, ни Excel: установите LibreOffice "
            f"{advice([Part.CALC, Part.BRIDGE])} и повторите."
        )
    return found
