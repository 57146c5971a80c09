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

_INDICATOR = (
    Field("number", "код показателя"),
    Field("name", "наименование"),
    Field("unit", "единица измерения"),
    Field("planned", "цель"),
    Field("actual", "факт по годам выпуска; малые числа скрыты"),
    Field("status", "достигнута ли цель, по годам выпуска"),
)
_REPORT = TemplateDescription(
    "report.docx",
    "отчёт о работе центра карьеры за учебный год",
    (
        *_COLLEGE,
        Field("report.year", "учебный год: 2026–2027"),
        Field("report.date", "отчётная дата"),
        Field("report.hidden", "предложение о скрытых малых числах; пусто, если скрывать нечего"),
        Field("report.checklist_note", "как ставится отметка в чек-листе"),
        Field(
            "tracks",
            "чем заняты выпускники, по годам выпуска",
            "cohort",
            (
                Field("year", "год выпуска"),
                Field("total", "всего"),
                Field("employed", "заняты"),
                Field("study", "учатся"),
                Field("service", "служат"),
                Field("leave", "в отпуске по уходу"),
                Field("risk", "под риском нетрудоустройства (К7)"),
                Field("other", "иное и не указано"),
            ),
        ),
        Field("key_indicators", "ключевые показатели", "indicator", _INDICATOR),
        Field("general_indicators", "общие показатели", "indicator", _INDICATOR),
        Field("conclusions", "выводы: какие цели достигнуты, какие нет", "conclusion"),
        Field(
            "events",
            "мероприятия учебного года по видам",
            "kind",
            (
                Field("name", "вид"),
                Field("count", "сколько проведено"),
                Field("participants", "сколько участников"),
            ),
        ),
        Field(
            "measures",
            "чек-лист мероприятий (002-I)",
            "measure",
            (
                Field("number", "номер"),
                Field("name", "мероприятие"),
                Field("state", "«проведено: 2» или «нет записи»"),
                Field("when", "даты"),
            ),
        ),
        *(
            part
            for name, about in (
                ("tracks", "чем заняты выпускники"),
                ("indicators", "ключевые показатели и цели"),
                ("events", "мероприятия по видам"),
            )
            for part in (
                Field(f"charts.{name}.shown", f"верно, если есть что показать на рисунке «{about}»", flag=True),
                Field(f"charts.{name}.picture", f"рисунок «{about}»"),
            )
        ),
    ),
)
_LINE = (Field("name", "что"), Field("value", "значение"))
_CARD = TemplateDescription(
    "card.docx",
    "карточка выпускника",
    (
        *_COLLEGE,
        Field("document.id", "номер документа: КА-2026-20261120-7F3A"),
        Field("document.date", "отчётная дата"),
        Field("graduate.name", "ФИО"),
        Field("facts", "кто: дата рождения, выпуск, профессия, группа", "line", _LINE),
        Field("categories", "категории: ОВЗ, договоры, чемпионаты", "line", _LINE),
        Field("tracks", "прогнозный и фактический треки, учёт в ЦЗН", "line", _LINE),
        Field("support", "обращения, направления, приглашения, обратная связь", "line", _LINE),
        Field("reasons", "почему в группе риска", "reason"),
        Field("measures", "предлагаемые меры", "measure"),
    ),
)

LETTER_TEMPLATES = (_INVITATION, _LETTER, _REPORT, _CARD)
"""The templates of this module."""
