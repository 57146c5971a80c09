"""Which file a document is made from: the college's own template where there is one, else the shipped one."""

import shutil
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from career_xl.documents.output import make_folder, write_atomically
from career_xl.documents.render import DocumentProperties, render
from career_xl.documents.template_description import Field, TemplateDescription
from career_xl.documents.template_fields import TEMPLATES, description_of
from career_xl.domain.errors import TemplateError
from career_xl.domain.passport import DEFAULT_TEMPLATE_FOLDER, Passport
from career_xl.shipped import shipped_file

_SHIPPED = "templates"
_SAMPLE_TEXT = "Образец"


def template_file(name: str, passport: Passport) -> Path:
    """The file of the template: of the folder that «Паспорт» names, else the shipped one."""
    own = Path(passport.template_folder, name)
    return own if _is_own(own) else shipped_file(f"{_SHIPPED}/{name}")


def template_notes(name: str, passport: Passport) -> tuple[str, ...]:
    """One sentence when the document is made from the college's own template, or when its folder is not there."""
    folder = Path(passport.template_folder)
    if _is_own(folder / name):
        return (f"Документ создан по вашему шаблону «{name}» из папки «{folder}».",)
    if folder.is_absolute() and folder.name != DEFAULT_TEMPLATE_FOLDER and not folder.is_dir():
        return (f"Папка шаблонов «{folder}», указанная в «Паспорте», не найдена: взят шаблон программы «{name}».",)
    return ()


def _is_own(path: Path) -> bool:
    # A relative path is that of a workbook never saved: the folder of the process means nothing to its college.
    return path.is_absolute() and path.is_file()


def copy_templates(folder: Path) -> tuple[list[Path], list[Path]]:
    """The shipped templates that are now in the folder, and those that stood there already and were left alone.

    OutputError when the folder cannot be written.
    """
    make_folder(folder)
    copied, kept = [], []
    for template in TEMPLATES:
        target = folder / template.file
        if target.exists():
            kept.append(target)
            continue
        with write_atomically(target) as temporary:
            shutil.copyfile(shipped_file(f"{_SHIPPED}/{template.file}"), temporary)
        copied.append(target)
    return copied, kept


def templates_in(place: Path) -> list[Path]:
    """The templates of a folder, or the one file; TemplateError where there is none."""
    if place.is_dir():
        # «~$plan.docx» is Word's note that the file is open.
        found = [path for path in sorted(place.iterdir()) if description_of(path.name)]
        if not found:
            raise TemplateError(
                f"В папке «{place}» нет шаблонов: их файлы называются {_names()}. Получить их можно командой "
                "«career-xl templates copy ПАПКА»."
            )
        return found
    if not place.exists():
        raise TemplateError(f"«{place}» не найдено: укажите папку с шаблонами или файл шаблона.")
    if description_of(place.name) is None:
        raise TemplateError(f"«{place.name}» — не имя шаблона: шаблоны называются {_names()}.")
    return [place]


def shipped_templates() -> list[Path]:
    """The templates that the program brings with it."""
    return [shipped_file(f"{_SHIPPED}/{template.file}") for template in TEMPLATES]


def check_template(template: Path) -> None:
    """Nothing; the template can be filled with all its fields and with empty lists alike.

    TemplateError names the tag that is unknown, broken, forbidden, lacking or in the wrong place, and its paragraph.
    """
    description = description_of(template.name)
    assert description is not None
    properties = DocumentProperties(description.title, "", date(2000, 1, 1))
    with tempfile.TemporaryDirectory(prefix="career_xl_") as folder:
        for filled in (True, False):
            render(template, sample_fields(description, filled), properties, Path(folder, "sample.docx"))


def sample_fields(description: TemplateDescription, filled: bool) -> dict[str, object]:
    """Invented values for all fields; lists of two, or empty, and flags true or false."""
    return _samples(description.fields, filled)


def _samples(fields: Sequence[Field], filled: bool) -> dict[str, object]:
    values: dict[str, object] = {}
    for field in fields:
        *groups, name = field.name.split(".")
        place = values
        for group in groups:
            inner = place.setdefault(group, {})
            assert isinstance(inner, dict)
            place = inner
        place[name] = _sample(field, filled)
    return values


def _sample(field: Field, filled: bool) -> object:
    if field.flag:
        return filled
    if not field.each:
        return _SAMPLE_TEXT
    item: object = _samples(field.parts, filled) if field.parts else _SAMPLE_TEXT
    return [item, item] if filled else []


def _names() -> str:
    return ", ".join(f"«{template.file}»" for template in TEMPLATES)
