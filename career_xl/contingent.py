"""The contingent: lines 01–05 of a cohort, by code and by form of study (domain §2.3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from career_xl.domain.columns import Column
from career_xl.domain.contingent_lines import LINES
from career_xl.domain.dictionaries import STUDY_FORMS
from career_xl.domain.programme import NO_CODE
from career_xl.tables.cells import Mask
from career_xl.tables.monitoring import Monitoring
from career_xl.tables.observation import Observation

NEEDED_COLUMNS = (Column.COHORT, Column.CODE, Column.OVZ, Column.DISABILITY, Column.TARGET_CONTRACT)
"""Columns without which the lines would be wrong."""

Lines = Mapping[str, int]
"""Number of graduates by line "01" … "05"."""


@dataclass(frozen=True)
class Contingent:
    """The contingent of one cohort."""

    cohort: int
    lines: Lines
    """Totals; graduates without a usable code are in them."""
    by_code: Mapping[str, Lines]
    """By code in order; graduates without a usable code under «—», which stands last and only where there are any."""
    by_form: Mapping[str, Lines]
    """By form of study, all three of them; graduates of an unknown form under «—», only where there are any."""

    def as_json(self, with_forms: bool = False) -> dict[str, Any]:
        """The document of `contingent --json` (cli.md)."""
        document: dict[str, Any] = {"cohort": self.cohort, "lines": self.lines, "by_code": self.by_code}
        return document | ({"by_form": self.by_form} if with_forms else {})


def line_masks(monitoring: Monitoring) -> Mapping[str, Mask]:
    """Which graduates each line counts: 03 lies inside 02, 04 lies outside 02, 05 may overlap all."""
    ovz, disabled = monitoring.yes(Column.OVZ), monitoring.disabled
    masks = (
        np.ones(len(monitoring), dtype=np.bool_),
        ovz,
        ovz & disabled,
        disabled & ~ovz,
        monitoring.yes(Column.TARGET_CONTRACT),
    )
    return dict(zip(LINES, masks, strict=True))


def codes_of(monitoring: Monitoring, graduates: Mask) -> Mapping[str, Mask]:
    """The graduates of each code in order; those without a usable code under «—» at the end, where there are any."""
    codes = monitoring.values(Column.CODE)
    masks = {code: graduates & np.asarray(codes == code) for code in sorted(set(codes[graduates]) - {""})}
    without: Mask = graduates & np.asarray(codes == "")
    return masks | ({NO_CODE: without} if without.any() else {})


def count_contingent(observation: Observation, cohort: int) -> Contingent:
    """The contingent of a cohort, counted from «Мониторинг».

    CohortMissingError when the sheet has no graduate of it, ColumnMissingError when a needed column is missing.
    """
    monitoring = observation.monitoring
    monitoring.need(NEEDED_COLUMNS)
    graduates = observation.need_cohort(cohort)
    masks = line_masks(monitoring)

    def count(group: Mask) -> Lines:
        return {line: int((group & mask).sum()) for line, mask in masks.items()}

    forms = {form: graduates & monitoring.choice(Column.STUDY_FORM, form) for form in STUDY_FORMS}
    unknown = graduates & ~monitoring.choice(Column.STUDY_FORM, *STUDY_FORMS)
    if unknown.any():
        forms[NO_CODE] = unknown
    return Contingent(
        cohort,
        count(graduates),
        {code: count(group) for code, group in codes_of(monitoring, graduates).items()},
        {form: count(group) for form, group in forms.items()},
    )


def programme_names(observation: Observation, cohort: int) -> Mapping[str, str]:
    """The most frequent programme name of each code among the cohort's graduates; "" where none is filled in.

    Graduates without a usable code belong to no programme: «—» has no name.
    """
    monitoring = observation.monitoring
    names = monitoring.values(Column.PROGRAMME)
    found = {}
    for code, group in codes_of(monitoring, np.asarray(monitoring.cohorts == cohort)).items():
        if code == NO_CODE:
            continue
        written = [name for name in names[group] if name]
        found[code] = max(sorted(set(written)), key=written.count, default="")
    return found
