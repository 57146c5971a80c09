"""Letters of the group «Документы»: invitations."""

from career_xl.documents.invitations import invited
from career_xl.documents.letter_files import write_invitation_files
from career_xl.domain.dates import russian
from career_xl.domain.sheets import Sheet
from career_xl.macros.places import free_path, registry_of
from career_xl.macros.registry_sheet import show_registry
from career_xl.macros.risk_group import list_risk_group
from career_xl.macros.session import Answer, Work
from career_xl.risk import find_risk_group
from career_xl.tables.follow_up import FollowUpColumn


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
