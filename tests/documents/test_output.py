"""A result is written whole or not at all."""

import signal
import stat
import subprocess
import sys
import textwrap

import pytest

from career_xl.documents.output import write_atomically
from career_xl.domain.errors import OutputError


def test_a_result_takes_the_place_of_the_old_one_only_when_it_is_complete(tmp_path):
    target = tmp_path / "отчёт.txt"
    target.write_text("старый", encoding="utf-8")
    with write_atomically(target) as temporary:
        temporary.write_text("новый", encoding="utf-8")
        assert target.read_text(encoding="utf-8") == "старый"
    assert target.read_text(encoding="utf-8") == "новый"
    assert [path.name for path in tmp_path.iterdir()] == ["отчёт.txt"]


def test_an_error_on_the_way_leaves_the_old_result_and_no_rest(tmp_path):
    target = tmp_path / "отчёт.txt"
    target.write_text("старый", encoding="utf-8")
    with pytest.raises(RuntimeError), write_atomically(target) as temporary:
        temporary.write_text("половина", encoding="utf-8")
        raise RuntimeError
    assert target.read_text(encoding="utf-8") == "старый"
    assert [path.name for path in tmp_path.iterdir()] == ["отчёт.txt"]


def test_a_killed_process_leaves_the_old_result(tmp_path):
    target = tmp_path / "отчёт.txt"
    target.write_text("старый", encoding="utf-8")
    script = f"""
        import sys, time
        from pathlib import Path
        from career_xl.documents.output import write_atomically
        with write_atomically(Path({str(target)!r})) as temporary:
            temporary.write_text("половина")
            print("написано", flush=True)
            time.sleep(60)
    """
    with subprocess.Popen([sys.executable, "-c", textwrap.dedent(script)], stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    assert target.read_text(encoding="utf-8") == "старый"


def test_a_result_is_as_readable_as_any_other_file(tmp_path):
    plain, result = tmp_path / "a.txt", tmp_path / "b.txt"
    plain.write_text("", encoding="utf-8")
    with write_atomically(result) as temporary:
        temporary.write_text("", encoding="utf-8")
    assert stat.S_IMODE(result.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def test_a_folder_that_is_not_there_is_explained(tmp_path):
    with pytest.raises(OutputError, match="укажите другую папку"), write_atomically(tmp_path / "нет" / "a.txt"):
        pass
