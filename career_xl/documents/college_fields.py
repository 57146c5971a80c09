"""What every letter says of the college: its names, who signs, how to reach the career centre."""

from career_xl.documents.signature_lines import BLANK_LINE, BLANK_NAME, initials_first
from career_xl.domain.passport import Passport


def college_fields(passport: Passport) -> dict[str, object]:
    """The fields `college`, `director`, `officer`, `contacts` of a template; a line where nothing is known."""
    return {
        "college": {
            "full_name": passport.full_name or passport.short_name or BLANK_LINE,
            "short_name": passport.short_name or passport.full_name or BLANK_NAME,
        },
        "director": {
            "position": passport.director_position,
            "name": initials_first(passport.director) if passport.director else BLANK_NAME,
        },
        "officer": {"name": initials_first(passport.officer) if passport.officer else BLANK_NAME},
        "contacts": {"hotline": passport.hotline or "", "site": passport.site or ""},
    }
