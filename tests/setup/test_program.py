"""The command that the doctor names can be typed as it stands."""

import sys

from career_xl.setup.program import command_line


def test_the_short_name_is_used_where_it_means_this_program(tmp_path, monkeypatch) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "career-xl").touch(mode=0o755)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(sys, "executable", str(folder / "python"))
    assert command_line("install") == "career-xl install"


def test_another_program_of_that_name_is_not_meant(tmp_path, monkeypatch) -> None:
    (tmp_path / "career-xl").touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "executable", "/opt/Мой колледж/bin/python")
    assert command_line("install", "--host", "calc") == "'/opt/Мой колледж/bin/python' -m career_xl install --host calc"
