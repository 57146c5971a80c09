"""Kinds and states of the documents that are made, signed and scanned back (domain §2, «Реестр документов»)."""

import datetime as dt
from enum import StrEnum


class DocumentKind(StrEnum):
    """Value of the column «Вид»."""

    PLAN = "план работы"
    CONTINGENT = "контингент"
    FORM1 = "Форма 1"
    OPK_FORM2 = "ОПК Форма 2"
    OPK_FORM3 = "ОПК Форма 3"
    LETTER = "письмо"
    INVITATION = "приглашение"
    REPORT = "отчёт"
    RISK_LIST = "список группы риска"
    CARD = "карточка выпускника"

    @property
    def prefix(self) -> str:
        """How the ids of this kind begin."""
        return _PREFIXES[self]


_PREFIXES = {
    DocumentKind.PLAN: "ПЛ",
    DocumentKind.CONTINGENT: "КВ",
    DocumentKind.FORM1: "Ф1",
    DocumentKind.OPK_FORM2: "О2",
    DocumentKind.OPK_FORM3: "О3",
    DocumentKind.LETTER: "ПИ",
    DocumentKind.INVITATION: "ПР",
    DocumentKind.REPORT: "ОТ",
    DocumentKind.RISK_LIST: "ГР",
    DocumentKind.CARD: "КА",
}


OPK_NOTHING_NEW = "Мониторинг ОПК: новых данных нет"
"""What the registry says of the letter that is sent instead of the weekly forms."""


class DocumentState(StrEnum):
    """Value of the column «Состояние», in the order in which a document moves: forward only."""

    DRAFT = "черновик"
    FOR_SIGNING = "на подписи"
    SIGNED = "подписан"
    SCAN_ACCEPTED = "принят скан"
    OUTDATED = "устарел"

    @property
    def step(self) -> int:
        """The place in the order, from 0."""
        return tuple(DocumentState).index(self)


def document_id(kind: DocumentKind, year: int, date: dt.date, digest: str) -> str:
    """«КВ-2025-20261120-7F3A»: kind, cohort or year, date, the beginning of the digest of the figures."""
    return f"{kind.prefix}-{year}-{date:%Y%m%d}-{digest[:4]}"
