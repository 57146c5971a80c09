"""The VBA functions through which Excel calls the functions of a Python module, written by xlwings itself.

xlwings writes them inside a running Excel; here it is given stand-ins for the four modules of Windows that it imports
but does not need for this, in a process of its own, so that they are never seen by anything else.
"""

import importlib
import subprocess
import sys
import types
from io import StringIO
from pathlib import Path
from typing import Any

from career_xl.domain.errors import ProgramMissingError

_WINDOWS_MODULES = ("pythoncom", "pywintypes", "win32com", "win32com.client")


def udf_wrappers(module: str, book: str) -> str:
    """The source of the VBA functions for the decorated functions of the module, in a workbook of that file name.

    ProgramMissingError when xlwings cannot write them.
    """
    command = [sys.executable, "-X", "utf8", "-m", __name__, module, book]
    package_folder = Path(__file__).resolve().parents[3]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, cwd=package_folder)
    if done.returncode:
        reason = done.stderr.strip().rpartition("\n")[2]
        raise ProgramMissingError(
            f"xlwings не смог подготовить функции для Excel ({reason}): установите программу заново."
        )
    return done.stdout


def main(module: str, book: str) -> None:
    """Nothing; writes the VBA source to the standard output."""
    decorated, udfs = load_as_on_windows(module)
    output = StringIO()
    udfs.generate_vba_wrapper(module, decorated, output, types.SimpleNamespace(Name=book))
    sys.stdout.write(output.getvalue())


def load_as_on_windows(module: str) -> tuple[Any, Any]:
    """The module, imported anew with the decorators that xlwings has on Windows, and xlwings' module of functions.

    The process is no good for anything else afterwards: the Windows modules in it are stand-ins.
    """
    if sys.platform != "win32":
        sys.modules.update(_stand_ins())
    import xlwings

    udfs = importlib.import_module("xlwings.udfs")
    # On other systems xlwings' decorators do nothing.
    decorators: Any = xlwings
    decorators.func, decorators.arg, decorators.ret = udfs.xlfunc, udfs.xlarg, udfs.xlret
    sys.modules.pop(module, None)
    return importlib.import_module(module), udfs


def _stand_ins() -> dict[str, types.ModuleType]:
    made: dict[str, Any] = {name: types.ModuleType(name) for name in _WINDOWS_MODULES}
    made["pythoncom"].CoInitialize = lambda: None
    made["pythoncom"].IID_IDispatch = None
    made["pywintypes"].com_error = type("com_error", (Exception,), {})
    made["win32com.client"].Dispatch = lambda dispatched: dispatched
    made["win32com"].client = made["win32com.client"]
    return made


if __name__ == "__main__":
    main(*sys.argv[1:])
