"""The whole catalogue of indicators in its order (domain §5), and how the officer names one of them."""

from career_xl.domain.errors import SettingInvalidError
from career_xl.domain.spelling import look_alike
from career_xl.kpi.codes import Code
from career_xl.kpi.definitions import KpiDefinition
from career_xl.kpi.recommended_catalogue import MINISTRY_KPIS, MONITORING_CRITERIA, SUPPORT_CRITERIA
from career_xl.kpi.regional_catalogue import COOPERATION_KPIS, KEY_KPIS, ORGANISATION_KPIS, OWN_KPIS, SUPPORT_KPIS

SECTIONS: tuple[tuple[str, tuple[KpiDefinition, ...]], ...] = (
    ("Ключевые показатели эффективности деятельности ЦК", KEY_KPIS),
    ("Общие показатели эффективности деятельности ЦК", (*ORGANISATION_KPIS, *COOPERATION_KPIS, *SUPPORT_KPIS)),
    ("Показатели, характеризующие деятельность ЦК ПОО", MINISTRY_KPIS),
    ("Рекомендуемые критерии эффективности деятельности ЦСТВ", (*SUPPORT_CRITERIA, *MONITORING_CRITERIA)),
    ("Собственный показатель", OWN_KPIS),
)
"""The parts of the catalogue with their titles, in order."""

CATALOGUE: tuple[KpiDefinition, ...] = tuple(kpi for _, section in SECTIONS for kpi in section)

_CODES = frozenset(Code)
_PARTS = frozenset(code.partition(".")[0] for code in Code if "." in code)


def definition_of(code: Code) -> KpiDefinition:
    """The definition of the indicator."""
    return next(definition for definition in CATALOGUE if definition.code is code)


def find_codes(text: str) -> tuple[Code, ...]:
    """The indicators that the text names, in any case and in look-alike letters («k2» is К2).

    «К4» and «О3» name all indicators of their part. SettingInvalidError for anything else.
    """
    code = look_alike(text, _CODES)
    if code is not None:
        return (Code(code),)
    part = look_alike(text, _PARTS)
    if part is not None:
        return tuple(code for code in Code if code.startswith(f"{part}."))
    raise SettingInvalidError(
        f"Нет показателя «{text.strip()}»: укажите код из перечня К1–К7, О1.1–О5.2, М1–М12, П1–П24, И1."
    )
