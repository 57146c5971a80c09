"""What the check of many forms looks like on a terminal."""

from collections import Counter
from collections.abc import Sequence

from career_xl.forms.file_check import Form
from career_xl.forms.folder_check import FormsReport
from career_xl.rules.findings import Level


def files_table(report: FormsReport) -> tuple[str, Sequence[str], Sequence[Sequence[str]]]:
    """Title, captions and rows: one per file."""
    rows = []
    for file in report.files:
        levels = Counter(finding.level for finding in file.findings)
        rows.append(
            (
                file.name,
                file.form.label if file.form else "не узнана",
                "да" if file.accepted else "нет",
                str(levels[Level.ERROR]),
                str(levels[Level.QUERY]),
            )
        )
    return "Формы колледжей", ("Файл", "Форма", "Принят", "Ошибок", "Вопросов"), rows


def findings_lines(report: FormsReport) -> list[str]:
    """A line per finding, under the name of its file."""
    lines = []
    for file in report.files:
        if file.findings:
            lines += ["", file.name, *(f"  {finding.level.label}: {finding.message}" for finding in file.findings)]
    return lines


def summary_lines(report: FormsReport) -> list[str]:
    """How many files were accepted, and the sums over them."""
    accepted = [file for file in report.files if file.accepted]
    lines = ["", f"Принято файлов: {len(accepted)} из {len(report.files)}."]
    five, collection = report.totals(Form.FIVE_LINES), report.totals(Form.COLLECTION_2025)
    if five:
        graduates = sum(lines["01"]["05"] for lines in five.values())
        lines.append(f"Пятистрочная форма: программ {len(five)}, выпускников (строка 01, графа 05) {graduates}.")
    if collection:
        graduates = sum(lines[""]["2"] for lines in collection.values())
        lines.append(f"Форма 2025 года: программ {len(collection)}, выпускников (графа 2) {graduates}.")
    return lines
