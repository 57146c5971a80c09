"""The commands about Word templates: templates check, templates copy."""

from pathlib import Path
from typing import Annotated

import typer

from career_xl import terminal


def check(
    place: Annotated[
        Path | None,
        typer.Argument(metavar="[ПАПКА|ФАЙЛ]", help="Папка с шаблонами или один шаблон. Без неё — шаблоны программы."),
    ] = None,
) -> None:
    """Проверить шаблоны Word: поля, метки, циклы; код завершения 2, если шаблоном пользоваться нельзя."""
    from career_xl.documents.templates import check_template, shipped_templates, templates_in
    from career_xl.domain.errors import TemplateError

    wrong = 0
    for template in templates_in(place) if place else shipped_templates():
        try:
            check_template(template)
        except TemplateError as error:
            wrong += 1
            terminal.tell([str(error)])
        else:
            terminal.print_lines([f"Шаблон «{template.name}» в порядке: {template}"])
    if wrong:
        raise typer.Exit(terminal.COULD_NOT_RUN)


def copy(
    folder: Annotated[
        Path, typer.Argument(metavar="ПАПКА", help="Куда: папка «Шаблоны» рядом с книгой. Имеющиеся файлы не тронуты.")
    ],
) -> None:
    """Скопировать шаблоны программы, чтобы править их в Word."""
    from career_xl.documents.templates import copy_templates

    copied, kept = copy_templates(folder)
    terminal.print_lines([f"Шаблон скопирован: {path}" for path in copied])
    terminal.tell([f"Файл «{path.name}» уже есть и не изменён." for path in kept])
