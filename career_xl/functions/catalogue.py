"""All functions of a cell in the order of the wizard, and how one of them is called."""

from collections.abc import Sequence

from career_xl.domain.errors import CareerXlError
from career_xl.functions import count_functions, kpi_functions, row_functions, value_functions
from career_xl.functions.definitions import Argument, ArgumentRefusedError, Function, Result, Takes, Value

_CODE = Argument("код", "Код показателя из перечня, например К1.")
_CATEGORY = Argument("категория", f"Чьи показатели: {kpi_functions.CATEGORIES}. Пусто — все.")
_COHORT = Argument("год_выпуска", "Год выпуска, например 2026. Для показателя учебного года оставьте пустым.")
_TABLE = Argument(
    "таблица", "Вся таблица листа «Мониторинг» вместе со строкой заголовков, например Мониторинг[#Все].", Takes.RANGE
)
_KPI_TABLE = Argument(
    "таблица",
    "Таблица с заголовками, по которой считается показатель: «Мониторинг», для мероприятий — «Мероприятия», для "
    "вакансий — «Вакансии», для сведений о колледже — «Паспорт».",
    Takes.RANGE,
)
_DATE = Argument("отчётная_дата", "День, на который посчитать. Если не указан — сегодня.", optional=True)
_LINE = Argument("строка", "Строка от 01 до 05.")
_PROGRAMME = Argument(
    "код", "Код профессии или специальности, например 09.02.07. Пусто — все коды, «—» — выпускники без верного кода."
)
_HEADER = Argument("заголовки", "Строка заголовков листа «Мониторинг».", Takes.RANGE)
_ROW = Argument("строка", "Строка одного выпускника, той же ширины, что и заголовки.", Takes.RANGE)
_FIGURE = (_CODE, _CATEGORY, _COHORT, _KPI_TABLE, _DATE)

FUNCTIONS: tuple[Function, ...] = (
    Function(
        "CK_KPI",
        "Показатель: доля от 0 до 1 или количество; «н/д», если данных нет. С диапазонами кодов, категорий и годов — "
        "формула массива: показатель для каждой строки.",
        _FIGURE,
        kpi_functions.kpi,
        gives_rows=True,
    ),
    Function(
        "CK_KPI_TABLE",
        "Все показатели таблицы: код, название, категория, год, факт, числитель, знаменатель, статус. Вводится как "
        "формула массива.",
        (_KPI_TABLE, _DATE),
        kpi_functions.kpi_table,
        gives_rows=True,
    ),
    Function("CK_KPI_N", "Числитель показателя (для количества — само число).", _FIGURE, kpi_functions.numerator),
    Function("CK_KPI_D", "Знаменатель показателя.", _FIGURE, kpi_functions.denominator),
    Function(
        "CK_STATUS",
        "Достигнута ли цель показателя: «достигнут», «не достигнут», «н/д».",
        (_CODE, _CATEGORY, Argument("значение", "Значение показателя: доля от 0 до 1 или количество.")),
        kpi_functions.status,
    ),
    Function("CK_MISSING", "Сколько выпускников не хватает до цели показателя.", _FIGURE, kpi_functions.missing),
    Function(
        "CK_CONTINGENT",
        "Контингент: число выпускников в строке 01–05. С диапазонами строк, годов и кодов — формула массива: число для "
        "каждой строки диапазона.",
        (_LINE, _COHORT, _PROGRAMME, _TABLE),
        count_functions.contingent,
        gives_rows=True,
    ),
    Function(
        "CK_FORM1",
        "Форма 1: число выпускников в строке 01–05 и графе 05–27.",
        (_LINE, Argument("графа", "Графа формы от 05 до 27."), _PROGRAMME, _COHORT, _TABLE),
        count_functions.form1,
    ),
    Function(
        "CK_RISK",
        "Почему выпускник в группе риска; пусто, если причин нет.",
        (_HEADER, _ROW, _DATE),
        row_functions.risk,
    ),
    Function(
        "CK_CHECK", "Замечания к строке выпускника; пусто, если их нет.", (_HEADER, _ROW, _DATE), row_functions.check
    ),
    Function(
        "CK_TRACK",
        "Карьерный трек по справочнику для записи в свободной форме.",
        (Argument("текст", "Трек так, как он записан."),),
        value_functions.track,
    ),
    Function(
        "CK_SNILS",
        "Верен ли СНИЛС: ИСТИНА (1), если контрольное число сходится.",
        (Argument("снилс", "СНИЛС с разделителями или без них."),),
        value_functions.snils,
    ),
    Function(
        "CK_INN",
        "Верен ли ИНН: ИСТИНА (1), если контрольные цифры сходятся.",
        (Argument("инн", "ИНН из 10 или 12 цифр."),),
        value_functions.inn,
    ),
    Function(
        "CK_CODE",
        "Верно ли записан код профессии или специальности: ИСТИНА (1) для NN.NN.NN.",
        (Argument("код", "Код, например 09.02.07."),),
        value_functions.programme_code,
    ),
    Function(
        "CK_DEADLINE",
        "День срока учебного года. Ячейке нужен формат даты.",
        (
            Argument("название", "Слова из названия срока на листе «Календарь», например: сверить контингент."),
            Argument("учебный_год", "Учебный год: 2026/27 или 2026. Если не указан — текущий.", optional=True),
        ),
        value_functions.deadline,
    ),
)

_BY_NAME = {function.name: function for function in FUNCTIONS}
_FAILED = "внутренняя ошибка расчёта"


def call(name: str, arguments: Sequence[Value]) -> Result:
    """What the cell shows; for a wrong argument a short Russian text, never an error."""
    function = _BY_NAME.get(name)
    if function is None:
        return f"нет функции {name}"
    given = [*arguments, *[None] * (len(function.arguments) - len(arguments))]
    try:
        return function.compute(*given[: len(function.arguments)])
    except ArgumentRefusedError as refusal:
        return str(refusal)
    except CareerXlError as error:
        return str(error)
    except Exception as error:  # noqa: BLE001 — a cell shows a text whatever happens; the text may hold no data
        return f"{_FAILED}: {type(error).__name__}"
