"""The page of the manual about the fields of each template, made from their description."""

from career_xl.documents.template_description import Field, TemplateDescription
from career_xl.documents.template_fields import TEMPLATES

_OPENING = """# Поля шаблонов

<!-- Страница создана из описания шаблонов (`career_xl.documents.template_reference`): правьте описание, а не её. -->

Какие поля есть у каждого шаблона. Как править шаблоны и как пишутся метки — [templates.md](../templates.md).

- **Поле** ставится меткой `{{ имя }}`.
- **Список** повторяется: `{%tr for … in список %}` … `{%tr endfor %}` для строк таблицы,
  `{%p for … %}` … `{%p endfor %}` для абзацев; имя одного элемента вы выбираете сами, здесь стоит обычное.
- **Признак** в текст не ставится, он годится для условия: `{% if признак %}` … `{% endif %}`.
- Поля со словом **«обязательно»** убирать нельзя: без них документ не примут.
"""
_HEADER = "| поле | что это |\n|---|---|"


def template_reference() -> str:
    """The page in Markdown, Russian: how to read it, then a table per template."""
    return "\n".join([_OPENING, *map(_section, TEMPLATES)])


def _section(template: TemplateDescription) -> str:
    rows = [row for field in template.fields for row in _rows(field, "", "")]
    title = template.title[:1].upper() + template.title[1:]
    return f"## `{template.file}`\n\n{title}.\n\n{_HEADER}\n" + "\n".join(rows) + "\n"


def _rows(field: Field, prefix: str, inside: str) -> list[str]:
    name = f"{prefix}{field.name}"
    remarks = [inside] if inside else []
    if field.each:
        remarks.append(f"список: `for {field.each} in {name}`")
    if field.flag:
        remarks.append("признак")
    if field.needed:
        remarks.append("обязательно")
    about = f"{field.about} ({'; '.join(remarks)})" if remarks else field.about
    row = f"| `{name}` | {about} |"
    if not field.each:
        return [row]
    within = f"внутри `{name}`"
    if not field.parts:
        return [row, f"| `{field.each}` | строка списка ({within}) |"]
    return [row, *(part for each in field.parts for part in _rows(each, f"{field.each}.", within))]
