"""What to type on which system."""

import pytest

from career_xl.hosts.system_packages import Part, advice, install_command


@pytest.mark.parametrize(
    ("os_release", "command"),
    [
        ("ID=debian\n", "sudo apt install libreoffice-calc libreoffice-writer python3-uno"),
        ('ID=linuxmint\nID_LIKE="ubuntu debian"\n', "sudo apt install libreoffice-calc libreoffice-writer python3-uno"),
        ("ID=astra\nID_LIKE=debian\n", "sudo apt install libreoffice-calc libreoffice-writer python3-uno"),
        ('ID="redos"\n', "sudo dnf install libreoffice-calc libreoffice-writer libreoffice-pyuno"),
        ("ID=fedora\n", "sudo dnf install libreoffice-calc libreoffice-writer libreoffice-pyuno"),
        ('ID="opensuse-leap"\n', "sudo zypper install libreoffice-calc libreoffice-writer libreoffice-pyuno"),
        ("ID=arch\n", "sudo pacman -S libreoffice-fresh"),
    ],
)
def test_a_system_is_told_its_own_command(tmp_path, os_release, command) -> None:
    path = tmp_path / "os-release"
    path.write_text(os_release, encoding="utf-8")
    assert install_command([Part.CALC, Part.BRIDGE], path, "linux") == command
    assert advice([Part.CALC, Part.BRIDGE], path, "linux") == f"командой «{command}»"


def test_an_unknown_system_is_told_what_to_look_for(tmp_path) -> None:
    path = tmp_path / "os-release"
    path.write_text("ID=altlinux\n", encoding="utf-8")
    assert install_command([Part.BRIDGE], path, "linux") is None
    assert advice([Part.BRIDGE], path, "linux") == (
        "программой управления пакетами вашей системы (нужны поддержка Python в LibreOffice (PyUNO))"
    )
    assert install_command([Part.CALC], tmp_path / "нет такого", "linux") is None


def test_windows_has_one_package(tmp_path) -> None:
    assert install_command([Part.BRIDGE], tmp_path, "win32") == "winget install TheDocumentFoundation.LibreOffice"
