"""How a Word template is described for the one who edits it: a name, what stands there, what a tag may do with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from career_xl.documents.template_tags import FLAG, TEXT, Shape


@dataclass(frozen=True)
class Field:
    """One field, or a list of things with fields of their own."""

    name: str
    """As a tag names it, «college.full_name»; in a list without the name of the item."""
    about: str
    """What stands there, in Russian."""
    each: str = ""
    """How one item of a list is usually called in the loop; empty for a plain field."""
    parts: tuple["Field", ...] = ()
    """The fields of an item; none where the items are texts."""
    flag: bool = False
    """True or false, to be asked in a condition only."""
    needed: bool = False
    """The document is worth nothing without it."""

    @property
    def shape(self) -> Shape:
        """What a tag may do with it."""
        if self.each:
            return [_shape(self.parts) if self.parts else TEXT]
        return FLAG if self.flag else TEXT


@dataclass(frozen=True)
class TemplateDescription:
    """One template: the name of its file, what it is the template of, its fields."""

    file: str
    title: str
    fields: tuple[Field, ...]

    @cached_property
    def shape(self) -> Mapping[str, Shape]:
        """The fields by name, groups within groups."""
        return _shape(self.fields)

    @property
    def needed(self) -> tuple[Field, ...]:
        """The fields that no copy of the template may lack."""
        return tuple(field for field in self.fields if field.needed)


def _shape(fields: tuple[Field, ...]) -> dict[str, Shape]:
    shape: dict[str, Shape] = {}
    for field in fields:
        *groups, name = field.name.split(".")
        place = shape
        for group in groups:
            inner = place.setdefault(group, {})
            assert isinstance(inner, dict)
            place = inner
        place[name] = field.shape
    return shape
