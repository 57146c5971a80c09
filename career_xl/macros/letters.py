"""Letters of the group «Документы»: invitations, letters to the base centre, report, card."""

from career_xl.documents.base_centre_letters import LetterKind, covering_letter, opk_letter
from career_xl.documents.invitations import invited
from career_xl.documents.letter_files import LetterPlaces, write_invitation_files, write_letter_files
from career_xl.domain.dates import russian
from career_xl.domain.errors import GraduateMissingError
from career_xl.domain.sheets import Sheet
from career_xl.domain.spelling import caption_key
from career_xl.macros.places import free_path, registry_of
from career_xl.macros.reading import read_sheet
from career_xl.macros.registry_sheet import show_registry
from career_xl.macros.risk_group import list_risk_group
from career_xl.macros.session import Answer, Work
from career_xl.risk import find_risk_group
from career_xl.tables.follow_up import FollowUpColumn
from career_xl.tables.header import find_header
from career_xl.tables.sheet_values import as_text

_STAND_ON_A_ROW = (
    f"Встаньте на строку выпускника на листе «{Sheet.MONITORING}» или «{Sheet.RISK_GROUP}» и повторите команду."
)
_WHICH_LETTER = "Какое письмо в базовый центр карьеры?"


def invitations(work: Work) -> Answer:
    """How many invitations were written and where; their date stands on «Группа риска» where it was blank."""
    observation = work.observation
    date = observation.report_date
    chosen = invited(observation)
    if not chosen.rows:
        return Answer(f"На {russian(date)} в группе риска нет никого, кому нужно приглашение.", chosen.notes)
    work.begin("письма")
    folder, registry = free_path(work.book, f"Приглашения на {russian(date)}"), registry_of(work.book)
    notes = write_invitation_files(observation, chosen, registry, folder)
    written = list_risk_group(work, find_risk_group(observation), dict.fromkeys(chosen.rows, date))
    shown = show_registry(work, registry)
    written.sheet.activate()
    return Answer(
        f"Приглашений записано — {len(chosen.rows)}, папка «{folder.name}»; даты и ответы — на листе "
        f"«{Sheet.RISK_GROUP}», столбцы «{FollowUpColumn.INVITATION}» и «{FollowUpColumn.FEEDBACK}».",
        (*notes, *written.notes, *shown),
    )


def letter(work: Work) -> Answer:
    """Where the letter to the base centre was written, the one that the officer chooses."""
    kinds = [str(kind) for kind in LetterKind]
    choice = work.choose(_WHICH_LETTER, kinds, kinds[0])
    observation, registry = work.observation, registry_of(work.book)
    date = russian(observation.report_date)
    work.begin("письмо")
    if choice == LetterKind.OPK_NOTHING_NEW:
        places = LetterPlaces(None, free_path(work.book, f"Мониторинг ОПК на {date}.eml"))
        notes = write_letter_files(observation, opk_letter(observation), registry, places)
    else:
        name = f"Письмо в БЦК на {date}"
        places = LetterPlaces(free_path(work.book, f"{name}.docx"), free_path(work.book, f"{name}.eml"))
        notes = write_letter_files(observation, covering_letter(observation), registry, places)
    files = " и ".join(f"«{path.name}»" for path in (places.docx, places.eml) if path)
    return Answer(
        f"Письмо в БЦК: {files} в папке «{places.eml.parent}»; проверьте, подпишите и отправьте из почтовой программы.",
        (*notes, *show_registry(work, registry)),
    )


def report(work: Work) -> Answer:
    """Where the yearly report was written."""
    # With its charts: the library that draws them must not make every other command wait.
    from career_xl.documents.report_files import write_report_files

    observation, registry = work.observation, registry_of(work.book)
    work.begin("отчёт")
    name = f"Отчёт центра карьеры за {observation.academic_year.long} учебный год.docx"
    target = free_path(work.book, name)
    notes = write_report_files(observation, registry, target, None)
    return Answer(
        f"Отчёт: файл «{target.name}» в папке «{target.parent}»; числа меньше пяти человек в нём скрыты.",
        (*notes, *show_registry(work, registry)),
    )


def card(work: Work) -> Answer:
    """Where the card of the graduate was written on whose row the officer stands."""
    from career_xl.documents.report_files import write_card_files

    observation, registry = work.observation, registry_of(work.book)
    row = _row_of_graduate(work)
    work.begin("карточка")
    target = free_path(work.book, f"Карточка выпускника, строка {row}.docx")
    notes = write_card_files(observation, row, registry, target, None)
    return Answer(
        f"Карточка: файл «{target.name}» в папке «{target.parent}».", (*notes, *show_registry(work, registry))
    )


def _row_of_graduate(work: Work) -> int:
    """The row of the active cell on «Мониторинг», else the one in «Строка» beside it on «Группа риска»."""
    cell = work.book.app.selection
    if cell is None:
        raise GraduateMissingError(_STAND_ON_A_ROW)
    sheet = cell.sheet
    if caption_key(sheet.name) == caption_key(Sheet.MONITORING):
        return int(cell.row)
    if caption_key(sheet.name) == caption_key(Sheet.RISK_GROUP):
        values = read_sheet(sheet)
        header = find_header(values.rows, {caption_key("Строка"): "Строка", caption_key("ФИО"): "ФИО"})
        place = header.columns.get("Строка") if header else None
        line = values.rows[cell.row - 1] if cell.row <= len(values.rows) else []
        written = as_text(line[place - 1]) if place and place <= len(line) else ""
        if written.isdecimal():
            return int(written)
    raise GraduateMissingError(_STAND_ON_A_ROW)
