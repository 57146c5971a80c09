"""What goes wrong in the office program, said in Russian."""

import functools
from collections.abc import Callable
from types import FunctionType
from typing import Any, TypeVar

from career_xl.domain.errors import CareerXlError, OutputError

T = TypeVar("T")


class OfficeError(CareerXlError):
    """LibreOffice refused or failed at what it was asked to do."""


class OfficeLostError(OfficeError):
    """The document or LibreOffice itself was closed meanwhile."""


def translated(error: Exception) -> CareerXlError | None:
    """The error of the package for an exception of LibreOffice; None for any other exception."""
    name = getattr(type(error), "typeName", None) or f"{type(error).__module__}.{type(error).__qualname__}"
    if "com.sun.star." not in name:
        return None
    kind = name.rpartition("com.sun.star.")[2]
    told = str(getattr(error, "Message", "") or "").split(" at ./")[0].strip()
    if kind in _LOST or told.startswith(_LOST_MESSAGE):
        return OfficeLostError("Документ или LibreOffice закрыты: откройте документ снова и повторите команду.")
    if kind in _DISK:
        return OutputError(
            "LibreOffice не смог прочитать или записать файл: проверьте, что он не открыт в другой программе и что "
            "папка доступна для записи."
        )
    reason = f" ({kind.rpartition('.')[2]}: {told})" if told else f" ({kind.rpartition('.')[2]})"
    return OfficeError(
        f"LibreOffice не выполнил действие{reason}: проверьте, что лист не защищён и не открыто окно с вопросом, и "
        "повторите."
    )


_LOST = frozenset(
    {
        "lang.DisposedException",
        "connection.NoConnectException",
        "connection.ConnectionSetupException",
        # So the bridge calls a closed document's properties; one that there never was is an AttributeError.
        "beans.UnknownPropertyException",
    }
)
_LOST_MESSAGE = "illegal object given"
"""What the bridge says of an object whose LibreOffice is gone."""

_DISK = frozenset(
    {"io.IOException", "io.WrongFormatException", "task.ErrorCodeIOException", "ucb.InteractiveIOException"}
)


def in_russian(proxy: type[T]) -> type[T]:
    """The class with every method and property telling LibreOffice's failures as errors of the package."""
    for name, member in list(vars(proxy).items()):
        if isinstance(member, FunctionType):
            setattr(proxy, name, _told(member))
        elif isinstance(member, property):
            getter, setter = (part and _told(part) for part in (member.fget, member.fset))
            setattr(proxy, name, property(getter, setter, doc=member.__doc__))
    return proxy


def _told(function: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(function)
    def wrapper(*arguments: Any, **named: Any) -> Any:
        try:
            return function(*arguments, **named)
        except Exception as error:
            told = translated(error)
            if told is None:
                raise
            raise told from error

    return wrapper
