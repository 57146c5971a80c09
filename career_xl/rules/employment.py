"""L rules on employment: employer, position, target and dual contracts, the defence industry."""

import numpy as np

from career_xl.domain.columns import Column
from career_xl.domain.spelling import phrase_key
from career_xl.domain.tracks import ActualTrack
from career_xl.rules.definition import Lacking, row_rule
from career_xl.rules.findings import Level
from career_xl.tables.cells import Mask
from career_xl.tables.observation import Observation

_ENTREPRENEUR_INN_DIGITS = 12
_EMPLOYMENT_FIELDS = (Column.EMPLOYER, Column.POSITION, Column.EMPLOYER_INN)


def _employed_elsewhere(observation: Observation, contract: Column, partner: Column) -> Mask:
    monitoring = observation.monitoring
    named = monitoring.filled(Column.EMPLOYER) & monitoring.filled(partner)
    elsewhere = named & ~monitoring.same_company(Column.EMPLOYER, partner)
    return monitoring.yes(contract) & monitoring.in_employment & elsewhere


@row_rule(
    "L04",
    Level.QUERY,
    Column.EMPLOYER,
    needs=(Column.ACTUAL_TRACK, Column.TARGET_CONTRACT, Column.TARGET_CUSTOMER),
    title="есть целевой договор, но работает не у заказчика",
    problem="есть целевой договор, но выпускник работает не у заказчика целевого обучения.",
    advice="Проверьте работодателя; если договор расторгнут или изменён, запишите это в пояснении.",
    source="001",
)
def not_at_target_customer(observation: Observation, column: Column) -> Mask:
    return _employed_elsewhere(observation, Column.TARGET_CONTRACT, Column.TARGET_CUSTOMER)


@row_rule(
    "L05",
    Level.ERROR,
    (Column.EMPLOYER, Column.POSITION),
    needs=(Column.ACTUAL_TRACK,),
    title="трудоустроен, но нет работодателя или должности",
    problem="выпускник трудоустроен, но не заполнен столбец «{caption}».",
    advice="Впишите данные из договора или справки с места работы.",
    source="001",
)
def employment_without_employer(observation: Observation, column: Column) -> Mask:
    return observation.monitoring.in_employment & observation.monitoring.blank(column)


@row_rule(
    "L05",
    Level.QUERY,
    Column.EMPLOYER_INN,
    needs=(Column.ACTUAL_TRACK,),
    title="трудоустроен, но нет ИНН работодателя",
    problem="выпускник трудоустроен, но не указан ИНН работодателя.",
    advice="Впишите ИНН: по нему базовый центр сверяет данные с налоговой службой.",
    source="001",
)
def employment_without_inn(observation: Observation, column: Column) -> Mask:
    return observation.monitoring.in_employment & observation.monitoring.blank(column)


def mismatched(observation: Observation) -> Mask:
    """Graduates who work «by profession» in a position that none of the words of their code names (L06).

    All False where «Справочники» lists no words.
    """
    monitoring = observation.monitoring
    words = observation.position_words or {}
    claimed = monitoring.yes(Column.BY_PROFESSION) & monitoring.in_employment & monitoring.filled(Column.POSITION)
    mask = np.zeros(len(monitoring), dtype=np.bool_)
    codes, positions = monitoring.values(Column.CODE), monitoring.values(Column.POSITION)
    matches: dict[tuple[str, str], bool] = {}
    for place in np.flatnonzero(claimed):
        pair = code, position = codes[place], positions[place]
        if pair not in matches:
            key = phrase_key(position)
            listed = words.get(code, ())
            matches[pair] = not listed or any(word in key for word in listed)
        mask[place] = not matches[pair]
    return mask


def _words_lacking(observation: Observation) -> Lacking:
    words = observation.position_words
    if not words:
        return Lacking(everything="на листе «Справочники» нет таблицы «Должности по кодам» со словами должностей")
    monitoring = observation.monitoring
    claimed = monitoring.yes(Column.BY_PROFESSION) & monitoring.in_employment
    without = sorted({code for code in monitoring.values(Column.CODE)[claimed] if code and code not in words})
    if not without:
        return Lacking()
    return Lacking(part=f"в «Справочниках» нет слов должностей для кодов {', '.join(without)}")


@row_rule(
    "L06",
    Level.ERROR,
    Column.POSITION,
    needs=(Column.BY_PROFESSION, Column.ACTUAL_TRACK, Column.CODE),
    title="работает по специальности, но должность не подходит к коду по словам из «Справочников»",
    problem="указано «по специальности», но должность «{value}» не подходит к коду выпускника.",
    advice="Исправьте должность, код или «По специальности»: при таком несоответствии базовый центр переводит "
    "выпускника в «Риск нетрудоустройства». Если должность верна, добавьте слово в «Справочники».",
    source="001",
    lacking=_words_lacking,
)
def position_does_not_match(observation: Observation, column: Column) -> Mask:
    return mismatched(observation)


@row_rule(
    "L12",
    Level.ERROR,
    Column.TARGET_CUSTOMER,
    needs=(Column.TARGET_CONTRACT,),
    title="целевой договор без заказчика",
    problem="есть целевой договор, но не указан заказчик целевого обучения.",
    advice="Впишите заказчика из договора.",
    source="000",
)
def target_contract_without_customer(observation: Observation, column: Column) -> Mask:
    return observation.monitoring.yes(Column.TARGET_CONTRACT) & observation.monitoring.blank(column)


@row_rule(
    "L12",
    Level.ERROR,
    Column.DUAL_EMPLOYER,
    needs=(Column.DUAL_CONTRACT,),
    title="дуальный договор без предприятия",
    problem="есть дуальный договор, но не указано предприятие дуального обучения.",
    advice="Впишите предприятие из договора.",
    source="000",
)
def dual_contract_without_employer(observation: Observation, column: Column) -> Mask:
    return observation.monitoring.yes(Column.DUAL_CONTRACT) & observation.monitoring.blank(column)


@row_rule(
    "L13",
    Level.QUERY,
    Column.EMPLOYER,
    needs=(Column.ACTUAL_TRACK, Column.DUAL_CONTRACT, Column.DUAL_EMPLOYER),
    title="есть дуальный договор, но работает на другом предприятии",
    problem="есть дуальный договор, но выпускник работает на другом предприятии.",
    advice="Проверьте работодателя или поясните причину.",
    source="000",
)
def not_at_dual_employer(observation: Observation, column: Column) -> Mask:
    return _employed_elsewhere(observation, Column.DUAL_CONTRACT, Column.DUAL_EMPLOYER)


def _incomplete_employment(observation: Observation) -> Mask:
    """The rows about which L05 speaks."""
    monitoring = observation.monitoring
    looked_at = [column for column in _EMPLOYMENT_FIELDS if column not in monitoring.missing]
    blanks = [monitoring.blank(column) for column in looked_at]
    some_blank: Mask = np.any([np.zeros(len(monitoring), dtype=np.bool_), *blanks], axis=0)
    return monitoring.in_employment & some_blank


@row_rule(
    "L19",
    Level.ERROR,
    (Column.EMPLOYER, Column.EMPLOYER_INN),
    needs=(Column.DEFENCE,),
    title="отмечено предприятие ОПК, но нет работодателя или ИНН; молчит, где говорит L05",
    problem="отмечено предприятие ОПК, но не заполнен столбец «{caption}».",
    advice="Впишите работодателя и его ИНН или снимите отметку «ОПК».",
    source="001",
)
def defence_without_employer(observation: Observation, column: Column) -> Mask:
    monitoring = observation.monitoring
    return monitoring.yes(Column.DEFENCE) & monitoring.blank(column) & ~_incomplete_employment(observation)


@row_rule(
    "L20",
    Level.QUERY,
    Column.EMPLOYER_INN,
    needs=(Column.ACTUAL_TRACK,),
    title="у предпринимателя ИНН не из 12 цифр",
    problem=f"у предпринимателя ИНН должен быть из {_ENTREPRENEUR_INN_DIGITS} цифр, а указано «{{value}}».",
    advice="Впишите ИНН самого предпринимателя.",
    source="MP",
)
def entrepreneur_inn(observation: Observation, column: Column) -> Mask:
    monitoring = observation.monitoring
    numbers = monitoring.values(column)
    personal = (len(number) == _ENTREPRENEUR_INN_DIGITS and number.isdecimal() for number in numbers)
    entrepreneur = monitoring.actual(ActualTrack.ENTREPRENEUR) & monitoring.filled(column)
    return entrepreneur & ~np.fromiter(personal, dtype=np.bool_, count=len(numbers))
