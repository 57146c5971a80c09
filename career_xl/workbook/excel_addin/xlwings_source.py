"""What Excel needs of xlwings' VBA to reach Python, cut from the installed package when the add-in is built.

Only the procedures behind `XLPy` are taken, because every public function of an add-in can be called from a cell of any
workbook: xlwings' `RunPython` in a cell would run whatever a stranger's workbook says.
"""

import importlib.util
import re
from pathlib import Path

from career_xl.domain.errors import ProgramMissingError

MODULE = "xlwings"
_FILE = "xlwings_custom_addin.bas"
_ENTRIES = ("XLPy", "GetConfigFilePath", "GetConfigFromFile")
"""What our own modules call."""
_OWN = frozenset({"GetConfig"})
"""Procedures that we have our own of: xlwings' would take the interpreter from a sheet of the open workbook."""
_PROCEDURE = re.compile(
    r"^(?:Public |Private )?(?P<kind>Function|Sub) (?P<name>\w+)\b.*?^End (?P=kind)\b[^\n]*\n", re.DOTALL | re.MULTILINE
)
_HEADER_ENDS = 'Public Const PROJECT_NAME As String = "myaddin"\n'
_PROJECT = 'Public Const PROJECT_NAME As String = "career_xl"\n'
"""Names the folder and file of the user's settings, which a custom add-in does not share with xlwings' own."""
_STRING = re.compile(r'"(?:[^"\n]|"")*"')
_COMMENT = re.compile(r"'[^\n]*")

_AMENDMENTS = (
    # The names of the open workbooks stay out of the command line: they may hold anything (xlwings #2004), and nothing
    # is imported from their folders. Neither is it from the folder that Excel happens to work in: hence -I.
    (
        'AddExcelDir & ";" & ActiveWorkbook.FullName & ";" & ThisWorkbook.FullName & ";" & '
        'GetConfig("ONEDRIVE_CONSUMER_WIN") & ";" & GetConfig("ONEDRIVE_COMMERCIAL_WIN") & ";" & '
        'GetConfig("SHAREPOINT_WIN") & ";" & GetConfig("PYTHONPATH")',
        'AddExcelDir & ";;;;;" & CareerXlSearchPath()',
    ),
    ('GetConfig("ADD_WORKBOOK_TO_PYTHONPATH", "true")', 'GetConfig("ADD_WORKBOOK_TO_PYTHONPATH", "false")'),
    ('" -B -c ""import sys', '" -I -B -c ""import sys'),
)
"""What is written otherwise in our copy; each of them must be found exactly once."""


def xlwings_module() -> str:
    """The source of the VBA module, lines ended as VBA has them.

    ProgramMissingError when the installed xlwings has other VBA than this was written for.
    """
    source = _without_mac(_installed().replace("\r\n", "\n"))
    procedures = {found["name"]: found[0] for found in _PROCEDURE.finditer(source)}
    header = source[: source.index(_HEADER_ENDS)] if _HEADER_ENDS in source else ""
    if not header or not procedures.keys() >= set(_ENTRIES):
        raise _unknown()
    title, declarations = header.split("\n", 1)
    body = _amended("\n".join(procedures[name] for name in _needed(procedures)))
    return f"{title}\nOption Private Module\n{declarations}{_PROJECT}\n{body}".replace("\n", "\r\n")


def _without_mac(source: str) -> str:
    """The source without what is for macOS alone: Excel has no functions of Python there."""
    kept: list[str] = []
    dropping: list[bool | None] = []
    for line in source.split("\n"):
        word = line.strip()
        if word.startswith("#If "):
            dropping.append(True if word == "#If Mac Then" else None)
        elif word == "#Else" and dropping[-1] is not None:
            dropping[-1] = not dropping[-1]
        if True not in dropping and not (dropping and dropping[-1] is False and word in {"#Else", "#End If"}):
            kept.append(line)
        if word == "#End If":
            dropping.pop()
    return "\n".join(kept)


def _needed(procedures: dict[str, str]) -> list[str]:
    """The names of the procedures that the entries need, directly or through others, in the order of the source."""
    needed, waiting = set[str](), list(_ENTRIES)
    while waiting:
        name = waiting.pop()
        if name in needed:
            continue
        needed.add(name)
        words = set(re.findall(r"\w+", _COMMENT.sub("", _STRING.sub("", procedures[name]))))
        waiting += sorted((words & procedures.keys()) - _OWN)
    return [name for name in procedures if name in needed]


def _amended(text: str) -> str:
    for old, new in _AMENDMENTS:
        if text.count(old) != 1:
            raise _unknown()
        text = text.replace(old, new)
    return text


def _installed() -> str:
    found = importlib.util.find_spec(MODULE)
    path = Path(found.origin).parent / _FILE if found and found.origin else None
    if path is None or not path.is_file():
        raise _unknown()
    return path.read_text(encoding="ascii")


def _unknown() -> ProgramMissingError:
    return ProgramMissingError(
        "Надстройку собрать нельзя: установлена другая версия xlwings; установите библиотеки из файла "
        "requirements/addin.txt и повторите сборку."
    )
