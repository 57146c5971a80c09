"""Finds the files that are shipped with the package: templates and workbooks."""

from pathlib import Path

from career_xl.domain.errors import ShippedFileMissingError


def shipped_file(name: str) -> Path:
    """The path of a shipped file such as «templates/plan.docx»; ShippedFileMissingError when it is not there.

    The installed package carries the files inside itself; in the repository they stand at the top, where an officer or
    a secretary finds them.
    """
    package = Path(__file__).resolve().parent
    for folder in (package, package.parent):
        path = folder / name
        if path.is_file():
            return path
    raise ShippedFileMissingError(
        f"В установленной программе нет файла «{name}»: установите её заново или верните файл на место."
    )
