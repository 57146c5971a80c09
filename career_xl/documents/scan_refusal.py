"""Why a scan is refused."""

from enum import StrEnum

from career_xl.domain.errors import CareerXlError


class Refusal(StrEnum):
    """The reason, as JSON names it."""

    EMPTY = "empty"
    NOT_A_SCAN = "not_a_scan"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too_large"
    TOO_MANY_PAGES = "too_many_pages"
    UNREADABLE = "unreadable"
    TAMPERED = "tampered"
    OTHER_KIND = "other_kind"
    OTHER_COLLEGE = "other_college"
    NO_SUCH_COHORT = "no_such_cohort"
    FIGURES_DIFFER = "figures_differ"
    OLD_VERSION = "old_version"
    INCOMPLETE = "incomplete"
    FOREIGN_SHEET = "foreign_sheet"


class ScanRefusedError(CareerXlError):
    """The scan cannot be accepted: the reason, and the sentence for the officer."""

    def __init__(self, reason: Refusal, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason
