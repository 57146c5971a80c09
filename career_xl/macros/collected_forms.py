"""«Проверить формы»: the ministry's forms that colleges typed in, checked and summed into a workbook of their own."""

from career_xl.forms.folder_check import FormsReport, check_files
from career_xl.macros.places import free_path
from career_xl.macros.reading import folder_of
from career_xl.macros.session import Answer, Work
from career_xl.workbook.forms_file import write_forms_report

_WHICH = "Файлы с формами колледжей (можно выбрать несколько)"
_PATTERNS = ("*.xlsx", "*.xlsm", "*.ods")


def check_forms(work: Work) -> Answer:
    """How many of the chosen files were accepted, and where the workbook with sums and findings was written."""
    files = work.choose_files(_WHICH, _PATTERNS)
    names = [file.name for file in files]
    # Two colleges may have sent files of one name.
    named = {file.name if names.count(file.name) == 1 else f"{file.parent.name}/{file.name}": file for file in files}
    report = FormsReport(check_files(named, lambda name: work.begin(f"проверка файла «{name}»")))
    work.begin("запись итогов")
    target = free_path(work.book, "Формы колледжей, итоги.xlsx")
    write_forms_report(report, target)
    accepted = sum(file.accepted for file in report.files)
    where = "рядом с книгой" if folder_of(work.book) else f"в папке «{target.parent}»"
    return Answer(
        f"Принято форм: {accepted} из {len(report.files)}. Итоги и замечания: файл «{target.name}» записан {where}.",
        tuple(f"{file.name}: {finding.message}" for file in report.files for finding in file.findings),
    )
