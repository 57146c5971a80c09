"""Makes a PDF of a Word document: through LibreOffice where it is installed, else through Word on Windows."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from career_xl.documents.output import write_atomically
from career_xl.domain.errors import OutputError, ProgramMissingError

TIMEOUT_SECONDS = 180.0
"""A first start of LibreOffice on a slow machine takes most of a minute."""

_NAMES = ("soffice", "libreoffice")
_WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMW6432")
_MAC_PROGRAM = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
_WORD_PDF = 17  # wdExportFormatPDF
_ARCHIVE_PDF = 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}'
"""PDF/A-2b: all fonts inside, nothing that changes by itself; what is signed must look the same in years."""


def to_pdf(document: Path, pdf: Path, timeout: float = TIMEOUT_SECONDS) -> None:
    """Writes the PDF of a .docx, atomically; `timeout` in seconds for the office program.

    ProgramMissingError when there is no office program, it fails or does not end in time; OutputError when the document
    cannot be read or the PDF not be written.
    """
    program = find_libreoffice()
    with tempfile.TemporaryDirectory(prefix="career-xl-pdf-", ignore_cleanup_errors=True) as folder:
        # A copy: an office program puts a lock file beside what it opens.
        source = Path(folder, "document.docx")
        try:
            shutil.copyfile(document, source)
        except OSError as error:
            raise OutputError(f"Документ «{document.name}» не найден или занят: создайте его снова.") from error
        made = source.with_suffix(".pdf")
        if program is not None:
            _convert_with_libreoffice(program, source, timeout)
        elif sys.platform == "win32":
            _convert_with_word(source, made)
        else:
            raise ProgramMissingError(_NO_PROGRAM)
        if not made.is_file() or made.stat().st_size == 0:
            raise ProgramMissingError(
                f"Не удалось получить PDF из «{document.name}»: офисная программа ничего не записала; откройте "
                "документ в ней и сохраните как PDF."
            )
        with write_atomically(pdf) as temporary:
            shutil.copyfile(made, temporary)


_NO_PROGRAM = (
    "Чтобы получить PDF, нужен LibreOffice (в Windows подойдёт и Microsoft Word), а на этом компьютере его нет: "
    "установите LibreOffice или откройте документ .docx на другом компьютере и сохраните его как PDF."
)


def find_libreoffice() -> Path | None:
    """The program of LibreOffice on the PATH or in its usual folders, or None."""
    for name in _NAMES:
        if found := shutil.which(name):
            return Path(found)
    usual = [
        Path(os.environ[key], "LibreOffice", "program", "soffice.exe") for key in _WINDOWS_FOLDERS if key in os.environ
    ]
    return next((path for path in (*usual, _MAC_PROGRAM) if path.is_file()), None)


def _convert_with_libreoffice(program: Path, source: Path, timeout: float) -> None:
    # A profile of its own: with the officer's LibreOffice open, a second start would only wake that one up.
    profile = (source.parent / "profile").as_uri()
    command = [
        *(str(program), "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={profile}"),
        *("--convert-to", _ARCHIVE_PDF, "--outdir", str(source.parent), str(source)),
    ]
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=sys.platform != "win32",
        )
    except OSError as error:
        raise ProgramMissingError("LibreOffice не запускается: переустановите его и повторите.") from error
    try:
        process.wait(timeout)
    except subprocess.TimeoutExpired as error:
        raise ProgramMissingError(
            f"LibreOffice не создал PDF за {timeout:.0f} с и был остановлен: закройте лишние программы и повторите."
        ) from error
    finally:
        _end_tree(process)


def _end_tree(process: "subprocess.Popen[bytes]") -> None:
    """Ends the process with those that it started: soffice is a shell script that starts the real program."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], check=False, capture_output=True)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _convert_with_word(source: Path, target: Path) -> None:
    try:
        import pythoncom  # type: ignore[import-untyped,import-not-found,unused-ignore]
        from win32com.client import DispatchEx  # type: ignore[import-untyped,import-not-found,unused-ignore]
    except ImportError as error:
        raise ProgramMissingError(_NO_PROGRAM) from error
    try:
        word = DispatchEx("Word.Application")
    except pythoncom.com_error as error:
        raise ProgramMissingError(_NO_PROGRAM) from error
    try:
        opened = word.Documents.Open(str(source), ReadOnly=True, AddToRecentFiles=False)
        opened.ExportAsFixedFormat(str(target), _WORD_PDF, UseISO19005_1=True)
        opened.Close(SaveChanges=False)
    except pythoncom.com_error as error:
        raise ProgramMissingError(
            "Word не смог сохранить PDF: откройте документ в Word и сохраните его как PDF сами."
        ) from error
    finally:
        word.Quit(SaveChanges=False)
