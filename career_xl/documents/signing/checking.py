"""What every check of a signature is given, and the silence in which the library works."""

import datetime as dt
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from cryptography.exceptions import UnsupportedAlgorithm
from pyhanko.pdf_utils.misc import PdfError

from career_xl.documents.signing.settings import Program
from career_xl.documents.signing.trust import Trust

LIBRARY_ERRORS = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError, RecursionError, TypeError),
    *(ValueError, PdfError, UnsupportedAlgorithm),
)
"""What the libraries raise on damaged or forged data: they take its structure for granted."""

_LOGGERS = ("pyhanko", "pyhanko_certvalidator")


@dataclass(frozen=True)
class Check:
    """By what a signature is checked."""

    trust: Trust
    now: dt.datetime
    """With its time zone."""
    at: dt.datetime | None = None
    """When the file was signed, where that is known for certain: the certificate must be in force then, else now."""
    programs: Mapping[str, Program] = field(default_factory=dict)
    """Foreign programs for what the libraries cannot check."""

    @property
    def moment(self) -> dt.datetime:
        """As of which certificates are checked."""
        return self.at or self.now


@contextmanager
def quiet() -> Iterator[None]:
    """Nothing; meanwhile the libraries log nothing: their lines would hold names from certificates."""
    loggers = [logging.getLogger(name) for name in _LOGGERS]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)
