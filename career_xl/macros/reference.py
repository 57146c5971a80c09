"""The page of the manual that lists the commands of the ribbon, made from their catalogue."""

from itertools import groupby

from career_xl.macros.catalogue import COMMANDS

_OPENING = """# Лента «Центр карьеры»

<!-- Страница создана из перечня команд (`career_xl.macros.reference`): правьте перечень, а не её. -->

Вкладка в Excel, меню и панель в LibreOffice Calc. Команды одинаковы в обеих программах и работают с открытой книгой,
как бы она ни называлась, вместе с правками, которые ещё не сохранены.

- **Книга остаётся вашей.** Команда ничего не сохраняет, не закрывает и не переименовывает; документы и новые книги
  записываются отдельными файлами рядом с книгой и никогда не поверх имеющихся.
- **Любую команду можно отменить**: «Отменить последнее», в Calc ещё и обычной отменой, одним шагом. Если после команды
  лист правили, отмена, которая стёрла бы эти правки, не выполняется.
- **Отметки** — цвет и примечание с кодом правила. Ваши цвета и примечания возвращаются, когда отметки снимаются.
- **Защищённые листы** без пароля открываются на время команды и закрываются снова; лист с паролем не меняется, о нём
  говорится.
- **В конце** команда говорит одним предложением, что сделано и куда смотреть; если выполнить её не удалось, книга
  остаётся такой, какой была.

То же самое делают над файлом команды `career-xl` ([README](../README.md)).
"""


def ribbon_reference() -> str:
    """The page in Markdown, Russian: what holds for all commands, then a table per group of the ribbon."""
    parts = [_OPENING]
    for group, commands in groupby(COMMANDS, key=lambda command: command.group):
        lines = [f"| **{command.title}** | {command.tip} | `{command.key}` |" for command in commands]
        parts.append("\n".join((f"## {group}", "", "| Команда | Что делает | Имя |", "|---|---|---|", *lines, "")))
    return "\n".join(parts)
