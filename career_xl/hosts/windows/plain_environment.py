"""A Python environment in a folder without Cyrillic letters: what loads Python into Excel cannot read others.

xlwings' library starts Python and is itself loaded by functions of Windows that know the letters of one code page only
(xlwings #2004). So a small environment in a plain folder borrows the packages of the one that the program was
installed into, wherever that lies.
"""

import hashlib
import shutil
import sys
import sysconfig
import venv
from collections.abc import Callable, Mapping
from pathlib import Path

MARK = "career_xl.txt"
"""A file that only a folder of ours has: nothing else is ever deleted."""
_EXPLANATION = "This folder was made by «career-xl install --host excel» and is removed by «career-xl uninstall».\n"
_LIBRARIES = "xlwings*.dll"


def is_plain(path: Path) -> bool:
    """True when the path can be handed to any program: ASCII, and nothing that a command line gives a meaning to."""
    return str(path).isascii() and not set(str(path)) & set("%&^\"';")


def plain_folder(environ: Mapping[str, str]) -> Path:
    """Where the environment of this user belongs: below his own programs, or where every user has a place."""
    own = environ.get("LOCALAPPDATA", "")
    if own and is_plain(Path(own)):
        return Path(own, "career_xl", "environment")
    shared = environ.get("PROGRAMDATA") or "C:\\ProgramData"
    user = f"{environ.get('USERDOMAIN', '')}\\{environ.get('USERNAME', '')}"
    return Path(shared, "career_xl", hashlib.sha256(user.encode()).hexdigest()[:12])


def make_environment(folder: Path, keep_for_user: Callable[[Path], None]) -> Path:
    """The Python of the new environment; it finds all that this process's environment has. OSError when it fails.

    `keep_for_user` closes the folder to other users before anything that is run is put into it.
    """
    remove_environment(folder)
    folder.mkdir(parents=True)
    keep_for_user(folder)
    (folder / MARK).write_text(_EXPLANATION, encoding="utf-8")
    venv.create(folder, symlinks=sys.platform != "win32")
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(folder), "platbase": str(folder)}))
    packages.mkdir(parents=True, exist_ok=True)
    (packages / "career_xl.pth").write_text(_borrowing(), encoding="ascii")
    for library in Path(sys.prefix).glob(_LIBRARIES):
        shutil.copy(library, folder)
    inside = ("Scripts", "python.exe") if sys.platform == "win32" else ("bin", "python")
    return without_window(folder.joinpath(*inside))


def remove_environment(folder: Path) -> None:
    """Nothing; only what `make_environment` has made is removed."""
    if (folder / MARK).is_file():
        shutil.rmtree(folder)


def without_window(python: Path) -> Path:
    """The program beside it that runs Python without a window of its own, where there is one."""
    quiet = python.with_name("pythonw.exe")
    return quiet if quiet.is_file() else python


def _borrowing() -> str:
    # Lines of a .pth that begin with «import» are run; in ASCII, because older Pythons read the file in the code page.
    here = dict.fromkeys((sysconfig.get_path("purelib"), sysconfig.get_path("platlib"), str(_package_folder())))
    return "".join(f"import site; site.addsitedir({path!a})\n" for path in here)


def _package_folder() -> Path:
    """The folder that the package itself is imported from: the tree, in an editable installation."""
    return Path(__file__).resolve().parents[3]
