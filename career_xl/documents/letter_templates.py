"""The fields of the templates of letters."""

from career_xl.documents.template_description import Field, TemplateDescription
from career_xl.domain.contingent_lines import LINES

_COLLEGE = (
    Field("college.full_name", "полное наименование колледжа из «Паспорта»"),
    Field("college.short_name", "краткое наименование колледжа из «Паспорта»"),
    Field("director.position", "должность директора"),
    Field("director.name", "И.О. Фамилия директора"),
    Field("officer.name", "И.О. Фамилия ответственного ЦК"),
    Field("contacts.hotline", "телефон центра карьеры: «Горячая линия» из «Паспорта»; может быть пустым"),
    Field("contacts.site", "сайт из «Паспорта»; может быть пустым"),
)
_INVITATION = TemplateDescription(
    "invitation.docx",
    "приглашение к трудоустройству",
    (
        *_COLLEGE,
        Field(
            "letters",
            "приглашения: в отдельном файле одно, в файле для печати все",
            "letter",
            (
                Field("number", "номер документа и строка выпускника: ПР-2026-20261120-7F3A/17"),
                Field("date", "дата: «20» ноября 2026 г."),
                Field("row", "строка выпускника на листе «Мониторинг»"),
                Field("address", "кому: ФИО в дательном падеже, а где он неясен — как на листе"),
                Field("salutation", "обращение: «Уважаемая Анна Петровна!»"),
                Field("programme", "код и название профессии или специальности; может быть пустым"),
                Field("cohort", "год выпуска"),
                Field(
                    "vacancies",
                    "вакансии по коду выпускника с листа «Вакансии», не больше восьми",
                    "vacancy",
                    (
                        Field("employer", "работодатель"),
                        Field("position", "должность"),
                        Field("count", "число мест"),
                        Field("contact", "контакт"),
                    ),
                ),
                Field("more_vacancies", "сколько вакансий не поместилось; пусто, если поместились все"),
                Field("help", "чем ещё поможет центр карьеры", "step"),
                Field("follows_another", "верно, если перед этим приглашением в файле стоит другое", flag=True),
            ),
        ),
    ),
)

_LETTER = TemplateDescription(
    "letter.docx",
    "сопроводительное письмо в базовый центр карьеры",
    (
        *_COLLEGE,
        Field("letter.number", "номер документа: ПИ-2026-20261120-7F3A"),
        Field("letter.date", "дата: «20» ноября 2026 г."),
        Field("letter.addressee", "кому"),
        Field("letter.subject", "тема письма"),
        Field("letter.paragraphs", "абзацы письма", "paragraph"),
        Field(
            "letter.cohorts",
            "численность по годам выпуска",
            "cohort",
            (
                Field("year", "год выпуска"),
                *(Field(f"line{line}", f"строка {line}") for line in LINES),
                Field("risk", "под риском нетрудоустройства (К7); черта, если выпуск ещё не состоялся"),
            ),
        ),
        Field("letter.attachments", "имена вложенных файлов", "attachment"),
    ),
)

LETTER_TEMPLATES = (_INVITATION, _LETTER)
"""The templates of this module."""
