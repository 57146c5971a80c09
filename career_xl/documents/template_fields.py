"""What each Word template may show: its fields, described for the one who edits it in Word.

One place for the check of a template and for the reference page; a test holds it against the fields that the documents
really give.
"""

from collections.abc import Mapping
from types import MappingProxyType

from career_xl.documents.letter_templates import LETTER_TEMPLATES
from career_xl.documents.template_description import Field, TemplateDescription
from career_xl.domain.contingent_lines import LINES

_FULL_NAME = Field("college.full_name", "полное наименование колледжа из «Паспорта»")
_SHORT_NAME = Field("college.short_name", "краткое наименование колледжа из «Паспорта»")
_DIRECTOR = (
    Field("director.position", "должность директора"),
    Field("director.name", "И.О. Фамилия директора"),
)
_OFFICER = Field("officer.name", "И.О. Фамилия ответственного ЦК")
_STAMP_COPY = Field(
    "document.qr_copy",
    "тот же QR-код поменьше, в нижнем колонтитуле первого листа: если печать закроет один, прочитается другой; не "
    "меньше 28 мм",
)
_PAGE_MARK = Field(
    "document.page_mark",
    "QR-код листа в нижнем колонтитуле: к какому документу относится лист; не меньше 14 мм",
    needed=True,
)
_INDICATOR = (
    Field("number", "код показателя"),
    Field("name", "наименование"),
    Field("unit", "единица измерения"),
    Field("planned", "плановое значение"),
    Field("actual", "фактическое значение"),
)

_PLAN = TemplateDescription(
    "plan.docx",
    "план работы центра карьеры",
    (
        _FULL_NAME,
        _SHORT_NAME,
        Field("approval.position", "должность директора"),
        Field("approval.name", "И.О. Фамилия директора"),
        Field("approval.facsimile", "рисунок подписи директора; пусто, если «Паспорт» его не разрешает"),
        Field("approval.order_number", "номер приказа о плане"),
        Field("approval.order_date", "дата приказа о плане: «28» августа 2025 г."),
        Field("document.id", "номер документа: ПЛ-2026-20260831-8343", needed=True),
        Field(
            "document.qr",
            "QR-код: номер, колледж, число мероприятий по разделам и отпечаток плана; не меньше 30 мм, строка подписи "
            "директора — правее и не дальше 40 мм по высоте",
            needed=True,
        ),
        _STAMP_COPY,
        _PAGE_MARK,
        _OFFICER,
        Field("plan.year", "учебный год: 2025–2026"),
        Field("plan.goal", "цель"),
        Field("plan.working_group_note", "текст сноски о рабочей группе"),
        Field("tasks", "задачи 1–7", "task", (Field("number", "номер"), Field("text", "задача"))),
        Field(
            "sections",
            "разделы плана",
            "section",
            (
                Field("number", "номер раздела"),
                Field("title", "название раздела"),
                Field(
                    "rows",
                    "мероприятия раздела",
                    "row",
                    (
                        Field("number", "номер мероприятия"),
                        Field("activity", "мероприятие"),
                        Field("term", "срок реализации"),
                        Field("responsible", "ответственный"),
                        Field("result", "результат"),
                        Field(
                            "explains_working_group",
                            "верно для первого мероприятия о рабочей группе: к нему ставится сноска",
                            flag=True,
                        ),
                    ),
                ),
            ),
        ),
        Field("key_indicators", "ключевые показатели", "indicator", _INDICATOR),
        Field(
            "general_groups",
            "общие показатели по разделам плана",
            "group",
            (
                Field("number", "номер раздела"),
                Field("title", "название раздела"),
                Field("indicators", "показатели раздела", "indicator", _INDICATOR),
            ),
        ),
    ),
)
_CONTINGENT = TemplateDescription(
    "contingent.docx",
    "количественные данные выпускников по строкам 01–05",
    (
        _FULL_NAME,
        Field("document.id", "номер документа: КВ-2025-20261120-7F3A", needed=True),
        Field(
            "document.qr",
            "QR-код: номер, колледж, год выпуска, пять итогов и отпечаток таблицы; не меньше 30 мм, иначе скан не "
            "прочитать",
            needed=True,
        ),
        Field(
            "document.signature_mark",
            "QR-код листа с подписью, справа и слева от строк подписи: по нему на скане находится место подписи; не "
            "меньше 20 мм",
            needed=True,
        ),
        _STAMP_COPY,
        _PAGE_MARK,
        Field("contingent.cohort", "год выпуска"),
        Field("contingent.report_date", "отчётная дата"),
        Field("contingent.spo1_from", "начало отчётного года СПО-1, в который попадает выпуск"),
        Field("contingent.spo1_to", "конец отчётного года СПО-1"),
        *(Field(f"totals.line{line}", f"итог по строке {line}") for line in LINES),
        Field(
            "programmes",
            "профессии и специальности",
            "programme",
            (
                Field("code", "код"),
                Field("name", "наименование"),
                *(Field(f"line{line}", f"строка {line}") for line in LINES),
            ),
        ),
        *_DIRECTOR,
        Field("director.facsimile", "рисунок подписи директора; пусто, если «Паспорт» его не разрешает"),
        _OFFICER,
        Field("blank.date", "черта для даты: «____» ______________ 20___ г."),
    ),
)

TEMPLATES: tuple[TemplateDescription, ...] = (_PLAN, _CONTINGENT, *LETTER_TEMPLATES)
"""The templates that the documents are made from."""
_BY_FILE: Mapping[str, TemplateDescription] = MappingProxyType({template.file: template for template in TEMPLATES})


def description_of(file: str) -> TemplateDescription | None:
    """The description of the template in a file of that name; None for a file that is no template of ours."""
    return _BY_FILE.get(file.casefold())
