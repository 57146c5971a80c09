"""A registry of Windows in memory."""

from collections.abc import Mapping

from career_xl.hosts.windows.registry import Value


class FakeRegistry:
    """Keys and their values; compares names as Windows does, in any case."""

    def __init__(self, keys: Mapping[str, Mapping[str, Value]] | None = None) -> None:
        self.content: dict[str, dict[str, Value]] = {key: dict(values) for key, values in (keys or {}).items()}

    def value(self, key: str, name: str) -> Value | None:
        return next((value for known, value in self._values(key).items() if known.lower() == name.lower()), None)

    def names(self, key: str) -> tuple[str, ...]:
        return tuple(self._values(key))

    def keys(self, key: str) -> tuple[str, ...]:
        beginning = f"{key.lower()}\\"
        below = [known[len(beginning) :] for known in self.content if known.lower().startswith(beginning)]
        return tuple(dict.fromkeys(name.partition("\\")[0] for name in below))

    def write(self, key: str, name: str, value: Value) -> None:
        self.content.setdefault(self._known(key), {})[name] = value

    def remove_value(self, key: str, name: str) -> None:
        values = self._values(key)
        for known in [known for known in values if known.lower() == name.lower()]:
            del values[known]

    def remove_key(self, key: str) -> None:
        assert not self.keys(key), "a key with keys below it is never removed"
        self.content.pop(self._known(key), None)

    def _values(self, key: str) -> dict[str, Value]:
        return self.content.get(self._known(key), {})

    def _known(self, key: str) -> str:
        return next((known for known in self.content if known.lower() == key.lower()), key)
