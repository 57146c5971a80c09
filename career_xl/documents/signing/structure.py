"""The pages of a PDF as objects of the file: their order, and where the fields of signatures stand."""

from collections.abc import Iterator
from typing import Any

from pyhanko.pdf_utils.generic import DictionaryObject, IndirectObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

from career_xl.domain.errors import SignedFileError

Rectangle = tuple[float, float, float, float]
"""Left, bottom, right, top in the coordinates of the file."""

_DEEPEST = 64
"""Levels of a page tree; a deeper one is meant to bring a reader down."""


def pages_of(root: DictionaryObject) -> list[DictionaryObject]:
    """The page objects of a document's catalogue, in order; SignedFileError for a page tree without an end."""
    return list(_leaves(root["/Pages"], 0))


def _leaves(node: Any, depth: int) -> Iterator[DictionaryObject]:
    if depth > _DEEPEST:
        raise SignedFileError("Строение страниц PDF нарушено, проверить его нельзя: получите файл ещё раз.")
    if not isinstance(node, DictionaryObject):
        return
    if "/Kids" not in node:
        yield node
        return
    for kid in node["/Kids"]:
        yield from _leaves(kid.get_object(), depth + 1)


def reference_of(holder: Any, key: Any) -> tuple[int, int] | None:
    """Number and generation of the object that an entry refers to; None for an entry that holds its value itself."""
    raw = holder.raw_get(key)
    return (raw.idnum, raw.generation) if isinstance(raw, IndirectObject) else None


def annotations_of(page: DictionaryObject) -> list[tuple[tuple[int, int] | None, DictionaryObject]]:
    """The annotations of a page with their references."""
    if "/Annots" not in page:
        return []
    array = page["/Annots"]
    found = ((reference_of(array, place), array[place]) for place in range(len(array)))
    return [(reference, annotation) for reference, annotation in found if isinstance(annotation, DictionaryObject)]


def placed_fields(reader: PdfFileReader, *, filled: bool) -> list[tuple[str, int, Rectangle]]:
    """The signature fields that stand on a page: name, page number from 0, rectangle."""
    pages = {}
    for number, page in enumerate(pages_of(reader.root)):
        pages.update({reference: number for reference, _ in annotations_of(page) if reference})
    found = []
    for name, _, field in enumerate_sig_fields(reader, filled_status=filled):
        widget, reference = field.get_object(), (field.idnum, field.generation)
        if "/Kids" in widget and len(widget["/Kids"]) == 1:
            reference = reference_of(widget["/Kids"], 0) or reference
            widget = widget["/Kids"][0]
        if reference in pages and "/Rect" in widget:
            found.append((name, pages[reference], _rectangle(widget["/Rect"])))
    return found


def _rectangle(numbers: Any) -> Rectangle:
    one, two, three, four = (float(number) for number in numbers)
    return min(one, three), min(two, four), max(one, three), max(two, four)
