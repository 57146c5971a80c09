"""What holds for all tests: no office program, display or worker outlives them."""

import os
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

_MARK = "CAREER_XL_TEST_RUN"
_SECONDS = 20.0


@pytest.fixture(scope="session", autouse=True)
def _nothing_runs_on() -> Iterator[None]:
    """Every process started meanwhile bears our mark in its environment; when all is done none may be there."""
    mark = f"{_MARK}={uuid.uuid4().hex}"
    os.environ[_MARK] = mark.partition("=")[2]
    yield
    until = time.monotonic() + _SECONDS
    while (left := _bearing(mark)) and time.monotonic() < until:
        time.sleep(0.2)
    assert left == []


def _bearing(mark: str) -> list[str]:
    """Names of the other processes with this in their environment; empty where the system does not tell."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        if int(folder.name) == os.getpid():
            continue
        try:
            if mark.encode() in (folder / "environ").read_bytes().split(b"\0"):
                found.append((folder / "comm").read_text(encoding="utf-8").strip())
        except OSError:
            # Gone meanwhile, or somebody else's.
            continue
    return found
