"""Career tracks: what a graduate does (actual) or intends to do (forecast), and their Form 1 columns (domain §2.2)."""

from enum import Enum, StrEnum


class TrackGroup(StrEnum):
    """What a track means for the indicators."""

    EMPLOYED = "employed"
    EXCLUDED = "excluded"
    RISK = "risk"


class ActualTrack(Enum):
    """An actual track: `label` as in the sheet, `column` of Form 1, `group`."""

    EMPLOYMENT_CONTRACT = ("Трудоустройство", "06", TrackGroup.EMPLOYED)
    CIVIL_CONTRACT = ("Договор ГПХ", "06", TrackGroup.EMPLOYED)
    ENTREPRENEUR = ("ИП", "07", TrackGroup.EMPLOYED)
    SELF_EMPLOYED = ("Самозанятость", "08", TrackGroup.EMPLOYED)
    STUDY = ("Продолжение обучения", "09", TrackGroup.EXCLUDED)
    CONSCRIPTED = ("Призыв в ВС РФ", "10", TrackGroup.EXCLUDED)
    CONTRACT_SERVICE = ("Служба по контракту", "11", TrackGroup.EXCLUDED)
    PARENTAL_LEAVE = ("Декретный отпуск", "12", TrackGroup.EXCLUDED)
    RISK_INFORMAL = ("Риск: неформальная занятость", "13", TrackGroup.RISK)
    RISK_UNEMPLOYED = ("Риск: безработный в ЦЗН", "14", TrackGroup.RISK)
    RISK_UNMOTIVATED = ("Риск: нет мотивации", "15", TrackGroup.RISK)
    RISK_OTHER = ("Риск: иные причины", "16", TrackGroup.RISK)
    DECEASED_OR_ILL = ("Смерть, тяжёлое состояние здоровья", "17", TrackGroup.EXCLUDED)
    DETAINED = ("Следствие, отбывание наказания", "18", TrackGroup.EXCLUDED)
    EMIGRATED = ("Выезд за пределы РФ", "19", TrackGroup.EXCLUDED)
    FAMILY_CARE = ("Уход за родственником", "20", TrackGroup.EXCLUDED)
    FOREIGN_NO_SNILS = ("Иностранный гражданин без СНИЛС", "21", TrackGroup.EXCLUDED)

    def __init__(self, label: str, column: str, group: TrackGroup) -> None:
        self.label = label
        self.column = column
        self.group = group


class ForecastTrack(Enum):
    """A forecast track: `label` as in the sheet, `column` of Form 1 (None: counted in column 16)."""

    EMPLOYMENT = ("Трудоустройство", "22")
    ENTREPRENEUR = ("ИП", "23")
    SELF_EMPLOYED = ("Самозанятость", "24")
    CONSCRIPTION = ("Призыв в ВС РФ", "25")
    CONTRACT_SERVICE = ("Служба по контракту", "26")
    STUDY = ("Продолжение обучения", "27")
    PARENTAL_LEAVE = ("Декретный отпуск", None)
    UNDECIDED = ("Не определился", None)

    def __init__(self, label: str, column: str | None) -> None:
        self.label = label
        self.column = column


FORM1_RESIDUAL_COLUMN = "16"
"""Form 1 column of a graduate with neither an actual track nor a forecast that has a column (domain §2.2)."""

EMPLOYED = tuple(track for track in ActualTrack if track.group is TrackGroup.EMPLOYED)
IN_EMPLOYMENT = tuple(track for track in ActualTrack if track.column == "06")
RISK = tuple(track for track in ActualTrack if track.group is TrackGroup.RISK)
