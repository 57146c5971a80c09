"""Where the commands put new files: beside the workbook, else among the user's documents."""

import os
import re
from pathlib import Path

import xlwings

from career_xl.documents import output
from career_xl.documents.registry import Registry
from career_xl.macros.reading import folder_of

_DOCUMENTS_DIR = re.compile(r'^XDG_DOCUMENTS_DIR="(.+)"$', re.MULTILINE)


def documents_place(book: xlwings.Book) -> Path:
    """The folder for what is made from the workbook: its own, else the user's folder for documents."""
    return folder_of(book) or documents_folder()


def registry_of(book: xlwings.Book) -> Registry:
    """The registry of the folder that the workbook's documents go to."""
    return Registry(documents_place(book))


def free_path(book: xlwings.Book, name: str) -> Path:
    """A path for a new file beside the workbook, else among the user's documents; «имя (2).docx» where it is taken."""
    wanted = documents_place(book) / name
    return output.free_path(wanted)


def documents_folder() -> Path:
    """The user's folder for documents; the home folder where there is none."""
    home = Path.home()
    settings = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config") / "user-dirs.dirs"
    named = _DOCUMENTS_DIR.search(settings.read_text(encoding="utf-8")) if settings.is_file() else None
    candidates = [Path(named[1].replace("$HOME", str(home)))] if named else []
    candidates += [home / "Документы", home / "Documents"]
    return next((folder for folder in candidates if folder.is_dir()), home)
