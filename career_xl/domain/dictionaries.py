"""Values of the drop-down columns: what is right, and which other spellings are recognised (domain §2.1, §2.2)."""

from difflib import get_close_matches
from typing import NamedTuple

from career_xl.domain.columns import Column, Kind
from career_xl.domain.spelling import caption_key
from career_xl.domain.tracks import ActualTrack, ForecastTrack

YES = "да"
NO = "нет"
SEXES = ("м", "ж")
STUDY_FORMS = ("очная", "очно-заочная", "заочная")
DISABILITIES = ("нет", "инвалид", "ребёнок-инвалид")
ABILYMPICS_RESULTS = ("нет", "участник", "призёр", "победитель")
_CYRILLIC_OF_LATIN = str.maketrans("aceopxyhkmtb", "асеорхункмтв")


class Choice(NamedTuple):
    """How a typed value is read: the dictionary value, and whether it was spelled as the dictionary spells it."""

    value: str
    exact: bool


class Dictionary:
    """The values of one column and their recognised spellings."""

    def __init__(
        self, values: tuple[str, ...], accepted: dict[str, str] | None = None, spellings: dict[str, str] | None = None
    ) -> None:
        self.values = values
        self._choices = {caption_key(text): Choice(value, False) for text, value in (spellings or {}).items()}
        self._choices |= {caption_key(text): Choice(value, True) for text, value in (accepted or {}).items()}
        self._choices |= {caption_key(value): Choice(value, True) for value in values}

    def read(self, text: str) -> Choice | None:
        """The dictionary value that the text stands for, or None for an unknown one."""
        return self._choices.get(caption_key(text))

    def nearest(self, text: str) -> str | None:
        """The dictionary value that an unknown text most resembles, or None when nothing is near."""
        close = get_close_matches(caption_key(text).translate(_CYRILLIC_OF_LATIN), self._choices, n=1, cutoff=0.6)
        return self._choices[close[0]].value if close else None


_YES_NO = Dictionary(
    (YES, NO),
    spellings={
        **dict.fromkeys(("+", "1", "yes", "истина", "true", "есть", "имеется", "д", "✓"), YES),
        **dict.fromkeys(("-", "–", "—", "0", "no", "ложь", "false", "не имеется", "отсутствует", "н"), NO),
    },
)

_COMMON_TRACKS = {
    **dict.fromkeys(
        (
            "трудоустроен",
            "трудоустроена",
            "официально трудоустроен",
            "официально трудоустроена",
            "работает",
            "тд",
            "трудовой договор",
            "труд-во",
            "официальное трудоустройство",
            "занят",
        ),
        "Трудоустройство",
    ),
    **dict.fromkeys(
        (
            "индивидуальный предприниматель",
            "предприниматель",
            "предпринимательство",
            "открытие собственного дела",
            "открыл ип",
        ),
        "ИП",
    ),
    **dict.fromkeys(
        ("сз", "самозанятый", "самозанятая", "самозанят", "нпд", "плательщик нпд", "налог на профессиональный доход"),
        "Самозанятость",
    ),
    **dict.fromkeys(
        (
            "обучается",
            "обучение",
            "учится",
            "вуз",
            "учеба",
            "учеба в вузе",
            "продолжил обучение",
            "продолжила обучение",
            "продолжили обучение",
            "поступил в вуз",
            "поступила в вуз",
            "студент",
            "продолжает обучение",
            "будет продолжать обучение",
        ),
        "Продолжение обучения",
    ),
    **dict.fromkeys(
        (
            "призван",
            "призыв",
            "армия",
            "в армии",
            "служба в армии",
            "призыв вс рф",
            "призван в вс рф",
            "срочная служба",
            "служит",
            "служба по призыву",
            "вс рф",
            "ушел в армию",
            "призыв в армию",
        ),
        "Призыв в ВС РФ",
    ),
    **dict.fromkeys(
        ("контракт", "служба по контракту в вс рф", "контрактник", "военная служба по контракту", "контрактная служба"),
        "Служба по контракту",
    ),
    **dict.fromkeys(
        (
            "декрет",
            "декретный",
            "д/о",
            "отпуск по уходу за ребенком",
            "декретный отпуск по уходу за ребенком",
            "в декрете",
            "отпуск по беременности и родам",
            "уход за ребенком",
            "декр. отпуск",
        ),
        "Декретный отпуск",
    ),
}

_ACTUAL_SPELLINGS = {
    **_COMMON_TRACKS,
    **dict.fromkeys(
        (
            "гпх",
            "договор гпх (гражданско-правовой)",
            "гражданско-правовой договор",
            "договор подряда",
            "по договору гпх",
            "договор гражданско-правового характера",
        ),
        "Договор ГПХ",
    ),
    **dict.fromkeys(
        (
            "неформальная занятость",
            "неофициально трудоустроен",
            "неофициально",
            "работает неофициально",
            "без оформления",
            "риск неформальная занятость",
        ),
        "Риск: неформальная занятость",
    ),
    **dict.fromkeys(
        (
            "в цзн",
            "цзн",
            "безработный",
            "безработная",
            "на учете в цзн",
            "состоит на учете в цзн",
            "безработный в цзн",
            "зарегистрирован в цзн",
            "риск безработный в цзн",
            "биржа труда",
        ),
        "Риск: безработный в ЦЗН",
    ),
    **dict.fromkeys(
        ("нет мотивации", "не хочет работать", "не мотивирован", "отсутствие мотивации", "риск нет мотивации"),
        "Риск: нет мотивации",
    ),
    **dict.fromkeys(
        (
            "не трудоустроен",
            "не трудоустроена",
            "нетрудоустроен",
            "не работает",
            "безработица",
            "риск",
            "иные причины",
            "риск иные причины",
            "под риском нетрудоустройства",
            "группа риска",
            "не занят",
        ),
        "Риск: иные причины",
    ),
    **dict.fromkeys(
        ("смерть", "умер", "умерла", "тяжелое состояние здоровья", "смерть, тяжелое состояние"),
        "Смерть, тяжёлое состояние здоровья",
    ),
    **dict.fromkeys(
        ("следствие", "отбывание наказания", "под следствием", "отбывает наказание", "осужден", "мтлс"),
        "Следствие, отбывание наказания",
    ),
    **dict.fromkeys(
        (
            "выезд",
            "выезд за рубеж",
            "выехал за пределы рф",
            "выехала за пределы рф",
            "переезд за пределы рф",
            "эмиграция",
            "за границей",
            "переезд за пределы российской федерации",
            "выезд за пределы российской федерации",
        ),
        "Выезд за пределы РФ",
    ),
    **dict.fromkeys(
        ("уход за больным родственником", "уход за родственниками", "уход за больными родственниками"),
        "Уход за родственником",
    ),
    **dict.fromkeys(
        ("иностранный гражданин", "иностранец", "иностранный гражданин (без снилс)"), "Иностранный гражданин без СНИЛС"
    ),
}

_FORECAST_SPELLINGS = {
    **_COMMON_TRACKS,
    **dict.fromkeys(("трудоустройство по специальности", "будет трудоустроен", "договор гпх"), "Трудоустройство"),
    **dict.fromkeys(
        ("не определилась", "не определен", "не выбран", "не знает", "не решил", "нет данных", "неопределился"),
        "Не определился",
    ),
}

_DICTIONARIES: dict[Column, Dictionary] = {
    Column.SEX: Dictionary(
        SEXES,
        spellings={
            **dict.fromkeys(("муж", "мужской", "мужчина", "m", "юноша"), "м"),
            **dict.fromkeys(("жен", "женский", "женщина", "f", "девушка"), "ж"),
        },
    ),
    Column.STUDY_FORM: Dictionary(
        STUDY_FORMS,
        spellings={
            **dict.fromkeys(("очно", "очное", "дневная", "о", "оч"), "очная"),
            **dict.fromkeys(
                ("очно-заочное", "очно–заочная", "очно—заочная", "очно заочная", "вечерняя", "оз", "о/з", "о-з"),
                "очно-заочная",
            ),
            **dict.fromkeys(("заочно", "заочное", "з", "заоч"), "заочная"),
        },
    ),
    Column.DISABILITY: Dictionary(
        DISABILITIES,
        spellings={
            **dict.fromkeys(("-", "нет инвалидности", "не имеет", "0", "отсутствует"), "нет"),
            **dict.fromkeys(
                (
                    "инвалидность",
                    "да",
                    "инвалид 1 группы",
                    "инвалид 2 группы",
                    "инвалид 3 группы",
                    "1 группа",
                    "2 группа",
                    "3 группа",
                    "инвалид i группы",
                    "инвалид ii группы",
                    "инвалид iii группы",
                ),
                "инвалид",
            ),
            **dict.fromkeys(("ребенок инвалид", "дети-инвалиды", "реб.-инвалид", "р-инвалид"), "ребёнок-инвалид"),
        },
    ),
    Column.ABILYMPICS: Dictionary(
        ABILYMPICS_RESULTS,
        spellings={
            **dict.fromkeys(("-", "не участвовал", "не участвовала", "0"), "нет"),
            **dict.fromkeys(("участвовал", "участвовала", "участие", "участница"), "участник"),
            **dict.fromkeys(("2 место", "3 место", "призовое место", "призерка"), "призёр"),
            **dict.fromkeys(("1 место", "победа", "победительница"), "победитель"),
        },
    ),
    Column.ACTUAL_TRACK: Dictionary(
        tuple(track.label for track in ActualTrack),
        accepted={"Риск нетрудоустройства": ActualTrack.RISK_OTHER.label},
        spellings=_ACTUAL_SPELLINGS,
    ),
    Column.FORECAST_TRACK: Dictionary(tuple(track.label for track in ForecastTrack), spellings=_FORECAST_SPELLINGS),
}


def dictionary_of(column: Column) -> Dictionary:
    """The dictionary of a drop-down column; KeyError for a column without one."""
    return _YES_NO if column.kind is Kind.YES_NO else _DICTIONARIES[column]


CHOICE_COLUMNS = tuple(column for column in Column if column.kind in (Kind.CHOICE, Kind.YES_NO))
"""The columns whose values come from a dictionary, in sheet order."""
