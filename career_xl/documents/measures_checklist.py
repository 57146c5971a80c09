"""The check-list of measures of a college (002-I, «Мероприятия ПОО»): held or not, as «Мероприятия» shows it."""

from collections.abc import Iterable
from dataclasses import dataclass

from career_xl.domain.spelling import phrase_key
from career_xl.tables.events import Event, EventKind


@dataclass(frozen=True)
class Measure:
    """One measure that the recommendations name for colleges, in our words."""

    text: str
    words: tuple[str, ...] = ()
    """Beginnings of words in the title of an event that tell of it; «а б» asks for both in this order."""
    kinds: tuple[EventKind, ...] = ()
    """Kinds of event that are this measure, whatever their title."""


MEASURES: tuple[Measure, ...] = (
    Measure("Охват всех выпускников работой центра карьеры", ("охват", "центр карьеры")),
    Measure(
        "Сведения о мерах содействия занятости на сайте и в социальных сетях",
        ("мерах поддержки", "мерах содействия", "социальн сет", "на сайте"),
        (EventKind.SUPPORT_MEASURES,),
    ),
    Measure("Свежие вакансии на информационных стендах", ("стенд", "банк вакансий", "информирование о вакансиях")),
    Measure(
        "Рассказ о своём деле, самозанятости и налогах",
        ("предпринимат", "самозанят", "налог", "своё дело", "бизнес"),
        (EventKind.ENTREPRENEURSHIP,),
    ),
    Measure("Горячая линия колледжа по вопросам занятости", ("горяч лини", "телефон доверия")),
    Measure(
        "Работа с порталом «Работа в России» и другими базами вакансий", ("работа в россии", "агрегатор", "trudvsem")
    ),
    Measure("Помощь с резюме и его размещением", ("резюме",)),
    Measure(
        "Курсы для выпускников прошлых лет, вернувшихся со службы или из отпуска", ("вернувш", "курс", "прошлых лет")
    ),
    Measure("Сопровождение при обращении в службу занятости", ("служб занятости", "центр занятости", "цзн")),
    Measure("Наставничество «студент – работодатель»", ("наставни",)),
    Measure("Развитие целевого обучения", ("целев",), (EventKind.TARGET_TRAINING,)),
    Measure("Практико-ориентированное и дуальное обучение", ("практико", "дуальн", "производственн практик")),
    Measure(
        "Временная занятость студентов, в том числе летом", ("временн занят", "летн", "студотряд", "студенческ отряд")
    ),
    Measure(
        "Ярмарки вакансий",
        ("ярмарк",),
        (EventKind.BASE_CENTRE_FAIR, EventKind.MINISTRY_FAIR, EventKind.ONLINE_FAIR),
    ),
    Measure("Повышение квалификации сотрудников по вопросам трудоустройства", ("повышени квалификац",)),
    Measure(
        "Поиск партнёров-работодателей и соглашения с ними", ("соглашени", "партнер"), (EventKind.EMPLOYER_MEETING,)
    ),
    Measure("Экскурсии на предприятия", ("экскурс",), (EventKind.EXCURSION,)),
    Measure("Групповые тренинги о поведении на рынке труда", ("тренинг",), (EventKind.TRAINING,)),
    Measure("Правовая помощь по вопросам занятости", ("прав помощ", "правов", "юридич", "юрист")),
    Measure("Психологическая поддержка выпускников", ("психолог",)),
    Measure("Индивидуальные траектории профессионального развития", ("траектор", "индивидуальн план", "карьерн трек")),
    Measure("Тьюторское сопровождение выпускников", ("тьютор",)),
    Measure(
        "Оценка качества подготовки с участием работодателей",
        ("демонстрационн экзамен", "демоэкзамен", "независим оценк", "профессиональн мастерств", "профмастерств"),
    ),
    Measure("Конкурсы, которые располагают к работе по профессии", ("агитац", "мотивац", "лучший по профессии")),
    Measure("Трудоустройство выпускников в самом колледже", ("в колледж трудоустр", "на вакансии колледжа")),
    Measure("Профессиональное консультирование", ("консультир", "консультац")),
    Measure("Оценочный лист по итогам практики или стажировки", ("оценочн лист",)),
    Measure("Проекты и конкурсы содействия занятости", ("проект", "конкурс")),
    Measure(
        "Конференции, семинары, круглые столы о занятости", ("конференц", "семинар", "кругл стол"), (EventKind.SEMINAR,)
    ),
    Measure("Личные дела выпускников с учётом оказанной поддержки", ("личн дел", "карточк выпускник")),
    Measure(
        "Обучение основам предпринимательства", ("обучени предпринимат", "школа предпринимат", "основ предпринимат")
    ),
    Measure(
        "Профориентация школьников и студентов", ("профориентац", "билет в будущее", "профпроб", "профессиональн проб")
    ),
    Measure("Добровольчество и молодёжные инициативы", ("доброволь", "волонт")),
    Measure("Учебно-производственные комплексы на базе колледжа", ("учебно-производств", "мастерск")),
    Measure("Навыки делового общения и самопрезентации", ("самопрезент", "делов общени", "собеседован")),
    Measure("Профессиональные тестирования и диагностика", ("тестирован", "диагностик")),
    Measure("Опросы о том, довольны ли работой по трудоустройству", ("опрос", "анкетир", "интервью")),
    Measure(
        "Встречи с представителями профессий",
        ("встреч", "мастер-класс", "день карьеры"),
        (EventKind.EMPLOYER_MEETING, EventKind.MASTER_CLASS, EventKind.CAREER_DAY),
    ),
    Measure("Помощь с портфолио", ("портфолио",)),
    Measure("Корпоративная культура студентов с участием работодателей", ("корпоративн",)),
)
"""The measures that 002-I marks with «Мероприятия ПОО», in its order."""


def held(measure: Measure, events: Iterable[Event]) -> tuple[Event, ...]:
    """The events that are this measure, in their order: by kind, or by the words of the title."""
    return tuple(event for event in events if event.kind in measure.kinds or _tells_of(event.title, measure.words))


def _tells_of(title: str, phrases: tuple[str, ...]) -> bool:
    words = phrase_key(title).replace("«", " ").replace("»", " ").replace('"', " ").split()
    return any(_stands_in(phrase_key(phrase).split(), words) for phrase in phrases)


def _stands_in(beginnings: list[str], words: list[str]) -> bool:
    """Whether neighbouring words begin as asked."""
    width = len(beginnings)
    return any(
        all(word.startswith(beginning) for word, beginning in zip(words[at : at + width], beginnings, strict=True))
        for at in range(len(words) - width + 1)
    )
