"""The office programs by the names that the command line gives them."""

from enum import Enum


class Host(Enum):
    """The office programs that the add-in goes into."""

    EXCEL = "excel"
    CALC = "calc"
