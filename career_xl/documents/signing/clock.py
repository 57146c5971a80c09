"""The moment of signing and of checking."""

import datetime as dt


def now() -> dt.datetime:
    """The present moment with the time zone of this computer."""
    return dt.datetime.now().astimezone()
