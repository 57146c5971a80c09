"""The ribbon as data: every command with its group, its words and what carries it out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from career_xl.macros import (
    collected_forms,
    comparison,
    deadlines,
    defence,
    indicators,
    letters,
    monitoring,
    paperwork,
    risk_group,
    scans,
    service,
    signing,
)
from career_xl.macros.session import Answer, Work


@dataclass(frozen=True)
class Command:
    """One button of the ribbon."""

    key: str
    """Latin, for the dispatch of the host; the icon in Calc is named by it too."""
    group: str
    title: str
    tip: str
    """Tooltip: what the command does and where its result stands."""
    office_image: str
    """Excel's own picture for the button (imageMso)."""
    act: Callable[[Work], Answer]
    moves_only: bool = False
    """Whether it changes nothing but where the officer stands: then no dialog has to be closed afterwards."""


_MONITORING, _INDICATORS, _DOCUMENTS, _SERVICE = "Мониторинг", "Показатели", "Документы", "Сервис"
_EXCHANGE = "Обмен"
_WORKING = (
    Command(
        "check",
        _MONITORING,
        "Проверить",
        "Проверяет книгу по всем правилам, отмечает ячейки и составляет лист «Замечания».",
        "ReviewAcceptChange",
        monitoring.check,
    ),
    Command(
        "next_finding",
        _MONITORING,
        "Следующее замечание",
        "Переходит к следующей ячейке с замечанием и говорит, что не так.",
        "ReviewNextComment",
        monitoring.next_finding,
        moves_only=True,
    ),
    Command(
        "risk",
        _MONITORING,
        "Группа риска",
        "Составляет лист «Группа риска»: кто, почему, что предложить.",
        "FlagMessage",
        risk_group.risk,
    ),
    Command(
        "clear_marks",
        _MONITORING,
        "Очистить отметки",
        "Снимает отметки проверки; ваши цвета и примечания остаются.",
        "ReviewDeleteComment",
        monitoring.clear_marks,
    ),
    Command("kpi", _INDICATORS, "Пересчитать", "Пересчитывает лист «Показатели».", "CalculateNow", indicators.compute),
    Command(
        "explain",
        _INDICATORS,
        "Из чего сложилось",
        "Показывает строки, из которых сложился показатель.",
        "FormulaEvaluate",
        indicators.explain,
    ),
    Command(
        "missing",
        _INDICATORS,
        "До цели не хватает",
        "Показывает, скольких выпускников не хватает до цели и кто ближе всего.",
        "GoalSeek",
        indicators.missing,
    ),
    Command(
        "plan",
        _DOCUMENTS,
        "План работы",
        "Записывает план работы на год документом Word.",
        "FileSaveAsWordDocx",
        paperwork.plan,
    ),
    Command(
        "contingent",
        _DOCUMENTS,
        "Контингент 01–05",
        "Записывает документ о контингенте на подпись директору.",
        "CreateReport",
        paperwork.contingent,
    ),
    Command(
        "form1",
        _DOCUMENTS,
        "Форма 1",
        "Записывает заполненную Форму 1 со списками «Нозологии» и «Целевики» отдельной книгой.",
        "TableInsert",
        paperwork.form1,
    ),
    Command(
        "opk",
        _DOCUMENTS,
        "Формы ОПК",
        "Заполняет пустое на листах «ОПК Форма 2» и «ОПК Форма 3», записывает книгу недели; вписанное остаётся.",
        "FillOutThisForm",
        defence.opk,
    ),
    Command(
        "sign",
        _DOCUMENTS,
        "Подписать",
        "Ставит в контингент или план электронную подпись с видимой отметкой; результат — новый файл PDF.",
        "SignatureLineInsert",
        signing.sign,
    ),
    Command(
        "scan",
        _DOCUMENTS,
        "Принять скан",
        "Сравнивает сканы подписанных документов с книгой, сохраняет их рядом с ней и вносит в реестр.",
        "PictureInsertFromFile",
        scans.scan,
    ),
    Command(
        "invitations",
        _DOCUMENTS,
        "Приглашения",
        "Записывает приглашения к трудоустройству выпускникам группы риска и ставит их дату на лист «Группа риска».",
        "MailMergeStartLetters",
        letters.invitations,
    ),
    Command(
        "letter",
        _DOCUMENTS,
        "Письмо в БЦК",
        "Записывает сопроводительное письмо с черновиком .eml или черновик «Мониторинг ОПК: новых данных нет».",
        "FileSendAsAttachment",
        letters.letter,
    ),
    Command(
        "report",
        _DOCUMENTS,
        "Отчёт",
        "Записывает отчёт за учебный год для сайта: показатели, графики, чек-лист мероприятий; малые числа скрыты.",
        "CreateReport",
        letters.report,
    ),
    Command(
        "card",
        _DOCUMENTS,
        "Карточка выпускника",
        "Записывает карточку выпускника, на строке которого вы стоите: категории, занятость, поддержка, риск.",
        "AddressBook",
        letters.card,
    ),
    Command(
        "forms",
        _EXCHANGE,
        "Проверить формы",
        "Проверяет формы министерства от колледжей и складывает принятые: книга «Итоги», «Замечания», «Файлы».",
        "ImportExcel",
        collected_forms.check_forms,
    ),
    Command(
        "compare",
        _EXCHANGE,
        "Сверить…",
        "Сверяет контингент с СПО-1 или АИС и показывает, кто даёт разницу: книга «Расхождения» рядом с вашей.",
        "ReviewCompareMajorVersion",
        comparison.compare,
    ),
    Command(
        "new_year",
        _SERVICE,
        "Новый год",
        "Создаёт книгу следующего года: с выпускниками под наблюдением, «Паспортом» и справочниками.",
        "FileNew",
        service.new_year,
    ),
    Command(
        "calendar",
        _SERVICE,
        "Календарь",
        "Сроки учебного года на листе «Календарь»: что выполнено, что просрочено, сколько дней осталось.",
        "NewAppointment",
        deadlines.show_calendar,
    ),
    Command(
        "undo", _SERVICE, "Отменить последнее", "Возвращает книгу к виду до последней команды.", "Undo", service.undo
    ),
    Command("about", _SERVICE, "О программе", "Версии программы.", "Info", service.about),
)
_HELP = Command(
    "help",
    _SERVICE,
    "Справка",
    "Что делает каждая команда.",
    "Help",
    service.help_text(tuple(f"{command.title}: {command.tip}" for command in _WORKING)),
)
COMMANDS: tuple[Command, ...] = (*_WORKING[:-1], _HELP, _WORKING[-1])
"""In the order of the ribbon."""
BY_KEY: Mapping[str, Command] = MappingProxyType({command.key: command for command in COMMANDS})
