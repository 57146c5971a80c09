"""Runs a command in this process: exit code, stdout, stderr."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from career_xl import terminal
from career_xl.cli import app
from tests.cli.workbooks import save_book, three_graduates


class Done(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def career_xl(capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    def run(*words: object) -> Done:
        code = terminal.run(app, [str(word) for word in words])
        captured = capsys.readouterr()
        return Done(code, captured.out, captured.err)

    return run


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return save_book(tmp_path / "Мониторинг ЗК.xlsx", three_graduates())
