"""Many files with forms: each checked by itself, the accepted ones summed."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from career_xl.domain.errors import WorkbookUnreadableError
from career_xl.domain.spelling import caption_key
from career_xl.forms.file_check import CheckedFile, Form, check_file, check_workbook
from career_xl.forms.findings import FormFinding
from career_xl.rules.findings import Level

SUFFIXES = frozenset({".xlsx", ".xlsm", ".ods", ".xls", ".xlsb"})
"""Files that are looked at; the last two only to say that they must be saved in another format."""
_NOT_OURS = ("~$", ".")
"""How the names of lock files and hidden files begin."""

Totals = dict[str, dict[str, dict[str, int]]]
"""Code → line → column → number; the 2025 form has the one line ""."""


@dataclass(frozen=True)
class FormsReport:
    """What became of all files."""

    files: tuple[CheckedFile, ...]
    skipped: tuple[str, ...] = ()
    """Other files of the folder, which are no workbooks."""

    @property
    def failed(self) -> bool:
        """True when a file was not accepted."""
        return not all(file.accepted for file in self.files)

    def totals(self, form: Form) -> Totals:
        """The sums over the accepted files of one form, by code in order."""
        found: dict[str, dict[str, list[list[int]]]] = {}
        for file in self.files:
            if file.form is form and file.accepted:
                for code, lines in file.figures.items():
                    of_code = found.setdefault(code, {})
                    for line, counts in lines.items():
                        of_code.setdefault(line, []).append(counts)
        return {
            code: {
                line: dict(zip(form.columns, map(sum, zip(*counts, strict=True)), strict=True))
                for line, counts in lines.items()
            }
            for code, lines in sorted(found.items())
        }

    def names(self) -> Mapping[str, str]:
        """The most frequent name of each programme in the accepted files."""
        written: dict[str, Counter[str]] = {}
        for file in self.files:
            for code, name in file.names.items() if file.accepted else ():
                written.setdefault(code, Counter())[name.text] += 1
        return {code: names.most_common(1)[0][0] for code, names in written.items()}

    def as_json(self) -> dict[str, Any]:
        """The document of `forms --json` (cli.md); sums of the 2025 form, where there are any, under «totals_2025»."""
        document: dict[str, Any] = {
            "files": [
                {
                    "file": file.name,
                    "form": file.form and file.form.value,
                    "accepted": file.accepted,
                    "findings": [_finding_json(finding) for finding in file.findings],
                }
                for file in self.files
            ],
            "totals": self.totals(Form.FIVE_LINES),
        }
        of_2025 = {code: lines[""] for code, lines in self.totals(Form.COLLECTION_2025).items()}
        return document | ({"totals_2025": of_2025} if of_2025 else {})


def check_forms(path: Path, without: Path | None = None, begin: Callable[[str], None] = lambda _: None) -> FormsReport:
    """The report on a folder, with the folders in it, or on one file.

    `without` is a file that is left out: the result of an earlier run. WorkbookUnreadableError when there is nothing of
    that name, no workbook in the folder, or when the one file cannot be read.
    """
    if not path.exists():
        raise WorkbookUnreadableError(f"Нет ни папки, ни файла «{path.name}»: проверьте имя и где он лежит.")
    if not path.is_dir():
        return FormsReport((check_workbook(path, path.name),))
    found = [file for file in sorted(path.rglob("*")) if file.is_file() and not file.name.startswith(_NOT_OURS)]
    if without and without.exists():
        found = [file for file in found if not file.samefile(without)]
    books = [file for file in found if file.suffix.lower() in SUFFIXES]
    if not books:
        raise WorkbookUnreadableError(
            f"В папке «{path.name}» нет ни одной книги .xlsx, .xlsm или .ods: проверьте, та ли папка указана."
        )
    named = {file.relative_to(path).as_posix(): file for file in books}
    skipped = tuple(file.relative_to(path).as_posix() for file in found if file.suffix.lower() not in SUFFIXES)
    return FormsReport(check_files(named, begin), skipped)


def check_files(named: Mapping[str, Path], begin: Callable[[str], None] = lambda _: None) -> tuple[CheckedFile, ...]:
    """What became of each of the files, given by the names that they are told by; `begin` hears each name."""
    files = []
    for name, file in named.items():
        begin(name)
        files.append(check_file(file, name))
    _compare_names(files)
    return tuple(files)


def _compare_names(files: Sequence[CheckedFile]) -> None:
    """Nothing; a file that names a programme otherwise than most files do has a finding more (F10)."""
    keys: dict[str, Counter[str]] = {}
    for file in files:
        for code, name in file.names.items():
            if name.text:
                keys.setdefault(code, Counter())[caption_key(name.text)] += 1
    disputed = {code: names for code, names in keys.items() if len(names) > 1}
    for file in files if disputed else ():
        for code in file.names.keys() & disputed.keys():
            name, (usual, *others) = file.names[code], disputed[code].most_common()
            is_usual = caption_key(name.text) == usual[0] and (not others or others[0][1] < usual[1])
            if name.text and not is_usual:
                problem = f"код {code} назван «{name.text}», а в других файлах иначе."
                advice = "Сверьте название с перечнем профессий и специальностей."
                file.findings.append(
                    FormFinding("F10", Level.QUERY, problem, advice, name.sheet, name.row, name.column, name.text)
                )


def _finding_json(finding: FormFinding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        "sheet": finding.sheet,
        "row": finding.row,
        "column": finding.column,
        "message": finding.message,
    }
