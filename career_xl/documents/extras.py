"""Parts of the program that are installed on request: whether they are there."""

import importlib.util

from career_xl.domain.errors import ProgramMissingError

SIGN = ("pyhanko", "pypdfium2")
"""What the extra `sign` brings and electronic signatures need."""


def require_signing() -> None:
    """Nothing; ProgramMissingError, with the command that installs them, when the libraries of signatures are absent.

    Looks for the libraries without loading them.
    """
    if any(importlib.util.find_spec(name) is None for name in SIGN):
        raise ProgramMissingError(
            "Для электронной подписи нужны дополнительные библиотеки: установите их командой "
            "«pip install 'career-xl[sign]'» и повторите."
        )
