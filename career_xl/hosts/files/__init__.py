"""An engine for xlwings over the files themselves, so that the commands run where no office program is."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import xlwings


def activate() -> None:
    """Nothing; from now on `xw.Book(path)` opens files without an office program."""
    import xlwings

    from career_xl.hosts.files.engine import NAME, Engine

    if NAME not in xlwings.engines.engines_by_name:
        xlwings.engines.add(xlwings.main.Engine(impl=Engine()))
    xlwings.engines[NAME].activate()


def lost_by_a_save(book: "xlwings.Book") -> list[str]:
    """The names, in Russian, of what stands in the file of the workbook and will not stand in the file it is saved to.

    For the sentence «При сохранении будут потеряны: …». Empty for a workbook made anew and a file that is kept whole.
    """
    return book.impl.lost_by_a_save()  # type: ignore[no-any-return]
