"""The add-in of Excel is installed and taken out on an invented Windows; its user has a Cyrillic name with a space."""

import copy
import subprocess
import sys
import sysconfig
import venv
from importlib.metadata import version
from pathlib import Path

import pytest

from career_xl import __version__
from career_xl.domain.errors import InstallationError, OutputError
from career_xl.hosts.windows.plain_environment import is_plain, make_environment, plain_folder, remove_environment
from career_xl.setup.everywhere import doctor, install, uninstall
from career_xl.setup.excel import install_into_excel, remove_from_excel
from career_xl.setup.excel_doctor import excel_lines
from career_xl.setup.excel_files import Places
from career_xl.setup.host import Host
from career_xl.setup.report import State
from tests.architecture.source_tree import ROOT
from tests.setup.fake_machine import EXCEL_16, FakeMachine
from tests.setup.fake_registry import FakeRegistry

SETTINGS = r"HKCU\Software\Microsoft\Office\16.0\Excel"
OPTIONS = rf"{SETTINGS}\Options"
TRUSTED = rf"{SETTINGS}\Security\Trusted Locations"


@pytest.fixture(autouse=True)
def shipped(tmp_path, monkeypatch) -> bytes:
    """The contents of the add-in that is shipped, invented."""
    file = tmp_path / "shipped.xlam"
    file.write_bytes(b"add-in")
    for module in ("excel", "excel_doctor"):
        monkeypatch.setattr(f"career_xl.setup.{module}.shipped_file", lambda name: file)
    return b"add-in"


@pytest.fixture(autouse=True)
def environment(tmp_path, monkeypatch) -> Path:
    """An environment in a plain folder, with the libraries that xlwings brings on Windows."""
    folder = Path(tmp_path, "env")
    (folder / "Scripts").mkdir(parents=True)
    for name in ("python.exe", "pythonw.exe"):
        (folder / "Scripts" / name).touch()
    for bits in (32, 64):
        (folder / f"xlwings{bits}-{version('xlwings')}.dll").touch()
    monkeypatch.setattr(sys, "executable", str(folder / "Scripts" / "python.exe"))
    return folder


@pytest.fixture
def machine(tmp_path) -> FakeMachine:
    return FakeMachine(tmp_path / "C")


@pytest.fixture
def places(machine) -> Places:
    return Places(machine.environ)


def tree(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def states(machine: FakeMachine) -> dict[str, State]:
    return {line.text: line.state for line in excel_lines(machine)}


def test_the_add_in_is_copied_opened_configured_and_trusted(machine, places, environment, shipped) -> None:
    said = install_into_excel(machine)
    assert places.addin.read_bytes() == shipped
    assert machine.registry.content[OPTIONS] == {"OPEN": f'"{windows(places.addin)}"'}
    assert places.config.read_bytes().decode("ascii").splitlines()[:3] == [
        f'"INTERPRETER_WIN","{environment / "Scripts" / "pythonw.exe"}"',
        f'"PYTHONPATH","{ROOT}"',
        '"UDF MODULES","career_xl.udfs"',
    ]
    assert machine.registry.value(rf"{TRUSTED}\Location0", "Path") == f"{windows(places.addin.parent)}\\"
    assert "Макросы книг из этой папки" in machine.asked[0]
    assert __version__ in said[0]


def test_its_removal_takes_back_exactly_what_the_installation_did(machine, places, tmp_path) -> None:
    machine.registry.write(OPTIONS, "OPEN", '/R "C:\\Другая надстройка.xlam"')
    machine.registry.write(rf"{TRUSTED}\Location0", "Path", "C:\\Templates\\")
    places.addin.parent.mkdir(parents=True)
    (places.addin.parent / "моя.xlam").touch()
    registry, files = copy.deepcopy(machine.registry.content), tree(tmp_path)
    install_into_excel(machine)
    assert machine.registry.content != registry
    said = remove_from_excel(machine)
    assert "удалена" in said[0]
    assert machine.registry.content == registry
    assert tree(tmp_path) == files
    assert "удалять нечего" in remove_from_excel(machine)[0]


def test_installing_twice_is_installing_once(machine, tmp_path) -> None:
    before = tree(tmp_path)
    install_into_excel(machine)
    registry, files = copy.deepcopy(machine.registry.content), tree(tmp_path)
    install_into_excel(machine)
    assert (machine.registry.content, tree(tmp_path)) == (registry, files)
    assert len(machine.asked) == 1
    remove_from_excel(machine)
    assert [name for name in tree(tmp_path) if name not in before] == [
        "C/Users/Иван Петрович/AppData",
        "C/Users/Иван Петрович/AppData/Roaming",
        "C/Users/Иван Петрович/AppData/Roaming/Microsoft",
        "C/Users/Иван Петрович/AppData/Roaming/Microsoft/AddIns",
    ]


def test_a_folder_is_not_trusted_against_the_users_will(machine) -> None:
    machine.answer = False
    said = install_into_excel(machine)
    assert machine.registry.keys(TRUSTED) == ()
    assert any("Надёжные расположения не изменены" in sentence for sentence in said)


def test_a_folder_that_was_trusted_before_is_not_asked_about_and_stays(machine, places) -> None:
    key = rf"{TRUSTED}\Location3"
    machine.registry.write(key, "Path", f"{windows(places.addin.parent)}\\")
    install_into_excel(machine)
    assert machine.asked == []
    remove_from_excel(machine)
    assert machine.registry.value(key, "Path") is not None


def test_settings_that_stood_there_before_come_back(machine, places) -> None:
    places.config.parent.mkdir()
    places.config.write_text('"INTERPRETER_WIN","D:\\свой\\python.exe"\n', encoding="utf-8")
    install_into_excel(machine)
    install_into_excel(machine)
    remove_from_excel(machine)
    assert places.config.read_text(encoding="utf-8") == '"INTERPRETER_WIN","D:\\свой\\python.exe"\n'


def test_settings_in_another_code_page_are_not_overwritten(machine, places) -> None:
    places.config.parent.mkdir()
    places.config.write_bytes('"X","свой"'.encode("cp1251"))
    with pytest.raises(OutputError, match="переименуйте его"):
        install_into_excel(machine)
    assert places.config.read_bytes() == '"X","свой"'.encode("cp1251")


def test_nothing_is_done_while_excel_is_open(machine, tmp_path) -> None:
    machine.running = True
    files = tree(tmp_path)
    for command in (install_into_excel, remove_from_excel):
        with pytest.raises(InstallationError, match="Excel сейчас открыт"):
            command(machine)
    assert tree(tmp_path) == files


def test_where_there_is_no_excel_the_way_to_libreoffice_is_shown(tmp_path) -> None:
    with pytest.raises(InstallationError, match="Excel на этом компьютере не найден"):
        install_into_excel(FakeMachine(tmp_path / "D", FakeRegistry()))
    with pytest.raises(InstallationError, match="career-xl install --host calc"):
        install_into_excel(None)


def test_after_a_newer_office_the_older_one_is_left_as_it_was(machine, places) -> None:
    old = r"HKCU\Software\Microsoft\Office\15.0\Excel"
    machine.registry.write(r"HKCR\Excel.Application\CurVer", "", "Excel.Application.15")
    install_into_excel(machine)
    assert machine.registry.names(rf"{old}\Options") == ("OPEN",)
    machine.registry.write(r"HKCR\Excel.Application\CurVer", "", "Excel.Application.16")
    install_into_excel(machine)
    assert machine.registry.names(rf"{old}\Options") == ()
    assert machine.registry.keys(rf"{old}\Security\Trusted Locations") == ()
    assert machine.registry.names(OPTIONS) == ("OPEN",)
    assert machine.registry.keys(TRUSTED) == ("Location0",)


def test_without_office_the_add_in_can_still_be_removed(machine, places) -> None:
    install_into_excel(machine)
    machine.registry.remove_key(r"HKCR\Excel.Application\CurVer")
    assert "удалена" in remove_from_excel(machine)[0]
    assert not places.addin.exists()
    assert machine.registry.names(OPTIONS) == ()


# The environment in a plain folder


@pytest.fixture
def cyrillic(tmp_path, monkeypatch) -> Path:
    """An environment in a folder with Cyrillic letters and spaces, in which this package is installed."""
    folder = tmp_path / "Колледж № 1" / "окружение"
    venv.create(folder, symlinks=True)
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(folder)}))
    (packages / "career_xl.pth").write_text(f"{ROOT}\n{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    (folder / f"xlwings64-{version('xlwings')}.dll").touch()
    monkeypatch.setattr(sys, "executable", str(folder / "bin" / "python"))
    monkeypatch.setattr(sys, "prefix", str(folder))
    return folder


def test_a_program_in_a_cyrillic_folder_gets_an_environment_in_a_plain_one(machine, places, cyrillic, tmp_path) -> None:
    files = tree(tmp_path)
    said = install_into_excel(machine)
    folder = plain_folder(machine.environ)
    assert machine.kept == [folder]
    assert any("создано окружение" in sentence for sentence in said)
    interpreter = Path(places.config.read_text(encoding="ascii").splitlines()[0].split('","')[1].strip('"'))
    assert interpreter.is_relative_to(folder)
    assert str(interpreter).isascii()
    # -I is how the add-in starts it; no other place of modules is told.
    command = [interpreter, "-I", "-c", "import career_xl, pandas; print(career_xl.__file__)"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, cwd=tmp_path)
    assert done.stdout.strip() == str(ROOT / "career_xl" / "__init__.py")
    assert states(machine)[f"Библиотека xlwings64-{version('xlwings')}.dll"] is State.GOOD
    remove_from_excel(machine)
    assert not folder.exists()
    assert [name for name in files if name not in tree(tmp_path)] == []


def test_an_environment_that_is_no_longer_needed_goes_with_the_next_installation(
    machine, cyrillic, environment, monkeypatch
) -> None:
    install_into_excel(machine)
    monkeypatch.setattr(sys, "executable", str(environment / "Scripts" / "python.exe"))
    install_into_excel(machine)
    assert not plain_folder(machine.environ).exists()


@pytest.mark.parametrize(
    ("environ", "folder"),
    [
        ({"LOCALAPPDATA": "/Users/ivan/Local"}, "/Users/ivan/Local/career_xl/environment"),
        ({"LOCALAPPDATA": "/Users/Иван/Local", "PROGRAMDATA": "/ProgramData"}, "/ProgramData/career_xl/"),
        ({"LOCALAPPDATA": "/Users/R&D/Local", "PROGRAMDATA": "/ProgramData"}, "/ProgramData/career_xl/"),
    ],
)
def test_the_plain_folder_is_the_users_own_where_its_name_allows(environ, folder) -> None:
    found = plain_folder({**environ, "USERNAME": "Иван"})
    assert str(found).startswith(folder)
    assert is_plain(found)


def test_users_of_one_machine_have_folders_of_their_own() -> None:
    environ = {"LOCALAPPDATA": "", "PROGRAMDATA": "/ProgramData", "USERDOMAIN": "КОЛЛЕДЖ"}
    assert plain_folder({**environ, "USERNAME": "Иван"}) != plain_folder({**environ, "USERNAME": "Пётр"})


def test_a_folder_that_is_not_ours_is_never_deleted(tmp_path) -> None:
    (tmp_path / "важное.txt").touch()
    remove_environment(tmp_path)
    with pytest.raises(FileExistsError):
        make_environment(tmp_path, lambda folder: None)
    assert (tmp_path / "важное.txt").exists()


# What the doctor says


def test_after_the_installation_the_doctor_has_nothing_to_add_but_pywin32(machine, environment) -> None:
    install_into_excel(machine)
    lacking = {text for text, state in states(machine).items() if state is not State.GOOD}
    assert lacking <= {"Нет библиотеки pywin32, через которую программа работает с Excel"}
    assert states(machine)["Excel 16.0, 64 бита"] is State.GOOD


def test_before_it_the_doctor_names_the_command(machine) -> None:
    remedies = {line.remedy for line in excel_lines(machine) if line.state is State.MISSING}
    assert f"{sys.executable} -m career_xl install --host excel" in remedies


def _mark(machine: FakeMachine, places: Places) -> None:
    machine.marked.add(places.addin)


def _age(machine: FakeMachine, places: Places) -> None:
    places.addin.write_bytes(b"older")


def _untick(machine: FakeMachine, places: Places) -> None:
    machine.registry.remove_value(OPTIONS, "OPEN")


def _crash(machine: FakeMachine, places: Places) -> None:
    machine.registry.write(rf"{SETTINGS}\Resiliency\DisabledItems", "3F2A", 1)


def _forbid(machine: FakeMachine, places: Places) -> None:
    policies = r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel\Security"
    machine.registry.write(policies, "VBAWarnings", 4)
    machine.registry.write(rf"{policies}\Trusted Locations", "AllLocationsDisabled", 1)


def _distrust(machine: FakeMachine, places: Places) -> None:
    machine.registry.remove_key(rf"{TRUSTED}\Location0")


def _allow_all(machine: FakeMachine, places: Places) -> None:
    _distrust(machine, places)
    machine.registry.write(rf"{SETTINGS}\Security", "VBAWarnings", 1)


def _forget_python(machine: FakeMachine, places: Places) -> None:
    places.config.unlink()


def _lose_python(machine: FakeMachine, places: Places) -> None:
    places.config.write_text('"INTERPRETER_WIN","C:\\gone\\pythonw.exe"\r\n', encoding="ascii")


@pytest.mark.parametrize(
    ("spoil", "said", "remedy"),
    [
        (_mark, "пометила надстройку как полученную из интернета", "Unblock-File"),
        (_age, "не той версии", "install --host excel"),
        (_untick, "не включена в Excel", "install --host excel"),
        (_crash, "отключил что-то после сбоя", "Отключённые объекты"),
        (_forbid, "Макросы запрещены администратором", "попросите администратора"),
        (_distrust, "Excel спросит", None),
        (_allow_all, "разрешены без вопроса", "Отключить с уведомлением"),
        (_forget_python, "не указано, какой Python запускать", "install --host excel"),
        (_lose_python, "удалён или перемещён", "install --host excel"),
    ],
)
def test_the_doctor_sees_what_went_wrong_since(machine, places, spoil, said, remedy) -> None:
    install_into_excel(machine)
    spoil(machine, places)
    found = [line for line in excel_lines(machine) if said in line.text]
    assert len(found) == 1
    assert found[0].state is not State.GOOD
    assert found[0].remedy is None if remedy is None else remedy in found[0].remedy


def test_a_32_bit_excel_asks_for_the_32_bit_library(tmp_path, environment) -> None:
    keys = {**EXCEL_16, r"HKLM\SOFTWARE\Microsoft\Office\ClickToRun\Configuration": {"Platform": "x86"}}
    machine = FakeMachine(tmp_path / "E", FakeRegistry(keys))
    install_into_excel(machine)
    name = f"xlwings32-{version('xlwings')}.dll"
    (environment / name).unlink()
    assert states(machine)[f"Рядом с Python нет {name}"] is State.MISSING
    assert states(machine)["Excel 16.0, 32 бита"] is State.GOOD


# All office programs at once


def test_without_a_host_each_office_program_that_is_found_is_served(machine, monkeypatch) -> None:
    monkeypatch.setattr("career_xl.setup.everywhere.usable_offices", lambda: ("office",))
    monkeypatch.setattr("career_xl.setup.everywhere.install_into_calc", lambda offices: [f"в {offices[0]}"])
    said = list(install(None, machine))
    assert "включена в Excel 16.0" in said[0]
    assert said[-1] == "в office"
    assert list(install(None, None)) == ["в office"]
    assert list(uninstall(Host.EXCEL, machine)) == ["Надстройка «Центр карьеры» удалена из Excel, её настройки убраны."]


def test_a_machine_without_any_is_told_what_to_install(monkeypatch) -> None:
    monkeypatch.setattr("career_xl.setup.everywhere.usable_offices", tuple)
    with pytest.raises(InstallationError, match="ни LibreOffice Calc, ни Excel"):
        list(install(None, None))


def test_with_excel_a_missing_libreoffice_is_no_lack(machine, monkeypatch) -> None:
    monkeypatch.setattr("career_xl.setup.calc.installed_offices", tuple)
    install_into_excel(machine)
    report = doctor(machine)
    assert "Microsoft Excel" in report
    assert any("внимание" in line and "LibreOffice Calc не найден" in line for line in report)
    alone = doctor(None)
    assert any("не хватает" in line and "LibreOffice Calc не найден" in line for line in alone)


def windows(path: Path) -> str:
    return str(path).replace("/", "\\")
