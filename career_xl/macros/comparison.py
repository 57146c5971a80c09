"""«Сверить…»: the contingent beside СПО-1 or АИС, and who explains a difference, as a workbook of its own."""

from career_xl.exchange.contingent_comparison import compare_contingent
from career_xl.exchange.other_side import OtherSide, Source, read_other_side
from career_xl.macros.cohort_choice import choose_cohort
from career_xl.macros.places import free_path
from career_xl.macros.reading import folder_of
from career_xl.macros.session import Answer, Work
from career_xl.workbook.comparison_file import write_comparison

_SOURCE = "С чем сверить контингент?"
_WHICH = "Файл {label}: список выпускников, таблица строк 01–05 или пятистрочная форма"
_PATTERNS = ("*.xlsx", "*.xlsm", "*.ods")
_FEW = 5
"""So many graduates are named per difference; the workbook has all of them."""


def compare(work: Work) -> Answer:
    """How many figures differ, and where the workbook with the comparison was written."""
    sources = {source.label: source for source in Source}
    choice = work.choose(_SOURCE, tuple(sources), next(iter(sources)))
    source = sources[choice]
    file, *others = work.choose_files(_WHICH.format(label=source.label), _PATTERNS)
    work.begin(f"чтение файла «{file.name}»")
    other = read_other_side(file, source)
    found = compare_contingent(work.observation, other, source, _cohort(work, other))
    work.begin("запись сверки")
    target = free_path(work.book, f"Сверка с {source.label}, выпуск {found.cohort}.xlsx")
    write_comparison(found, target)
    where = "рядом с книгой" if folder_of(work.book) else f"в папке «{target.parent}»"
    details = []
    for each in found.differences:
        details.append(f"{each.place}: в мониторинге {each.ours}, {source.label} — {each.theirs}.")
        details += each.explained(_FEW)
    unread = [f"Файл «{each.name}» не сверен: за один раз сверяется один файл." for each in others]
    return Answer(
        f"Сверено чисел выпуска {found.cohort}: {found.compared}, расходится: {len(found.differences)}; "
        f"файл «{target.name}» записан {where}.",
        (*unread, *found.not_compared, *details),
    )


def _cohort(work: Work, other: OtherSide) -> int | None:
    """The cohort that the officer chooses; None where the file leaves no choice."""
    if len(other.cohorts) == 1:
        return None
    present = work.observation.present_cohorts
    return choose_cohort(work, [cohort for cohort in present if cohort in other.cohorts] or work.observation.cohorts)
