"""What was changed in a PDF after a signature: which revision, which page.

A PDF grows by updates, each a revision; a signature vouches for the file up to its own. A later revision may bring
another signature and what belongs to it, and nothing else: a figure, a page, a note, a filled-in field is a change.
"""

import difflib
import hashlib
import io
from collections.abc import Iterator, Mapping
from typing import Any

from pyhanko.pdf_utils.generic import DictionaryObject, PdfObject, StreamObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

from career_xl.documents.signing.structure import annotations_of, pages_of, reference_of
from career_xl.domain.errors import SignedFileError

_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_NOT_OF_THE_PAGE = {"/Parent", "/Annots", "/P", "/StructParents", "/StructParent", "/Metadata", "/B", "/PieceInfo"}
_ACTIONS = ("/OpenAction", "/AA", "/Names", "/OCProperties")
"""What runs by itself, what is attached, which layers are shown."""
_MOST_REVISIONS = 64
"""More updates than a document lives through; comparing each would only keep the officer waiting."""
_DEEPEST = 200


def changes_after(reader: PdfFileReader, revision: int) -> list[str]:
    """Russian phrases for what was changed in the revisions after the given one (from 0); empty when nothing was."""
    last = reader.total_revisions
    if last - revision > _MOST_REVISIONS:
        raise SignedFileError("В PDF слишком много изменений после подписи, сравнить их нельзя: запросите файл заново.")
    before = _State(reader, revision)
    found = []
    for number in range(revision + 1, last):
        after = _State(reader, number)
        found += [f"ревизия {number + 1}: {change}" for change in _compared(before, after)]
        before = after
    return found


def removed_signatures(reader: PdfFileReader) -> list[str]:
    """Russian phrases for signatures of an earlier revision that the file no longer has."""
    now = _signed_fields(reader)
    gone: dict[str, int] = {}
    for number in range(max(reader.total_revisions - _MOST_REVISIONS, 0), reader.total_revisions - 1):
        for name, value in _signed_fields(reader.get_historical_resolver(number)).items():
            if now.get(name) != value:
                gone.setdefault(name, number + 1)
    return [f"подпись «{name}», поставленная в ревизии {number}, удалена или заменена" for name, number in gone.items()]


def _signed_fields(handler: Any) -> dict[str, Any]:
    """Which object of the file holds the value of each signed field."""
    fields = enumerate_sig_fields(handler, filled_status=True)
    return {name: reference_of(field.get_object(), "/V") for name, _, field in fields}


class _State:
    """One revision: its pages, what lies on them, what its form says."""

    def __init__(self, reader: PdfFileReader, revision: int) -> None:
        handler = reader.get_historical_resolver(revision)
        root = reader.get_historical_root(revision)
        signed = {(field.idnum, field.generation) for _, _, field in enumerate_sig_fields(handler, filled_status=True)}
        pages = pages_of(root)
        digests = _Digests()
        self.pages = [digests.of_page(page) for page in pages]
        self.annotations = [
            {
                reference or number: digests.of(annotation)
                for number, (reference, annotation) in enumerate(annotations_of(page))
                if reference not in signed and _parent(annotation) not in signed
            }
            for page in pages
        ]
        self.fields = {name: digests.of(value) for name, value in _filled_fields(root)}
        self.actions = digests.of({key: root[key] for key in _ACTIONS if key in root})


def _parent(annotation: DictionaryObject) -> tuple[int, int] | None:
    return reference_of(annotation, "/Parent") if "/Parent" in annotation else None


def _compared(before: _State, after: _State) -> Iterator[str]:
    kept: list[tuple[int, int]] = []
    matcher = difflib.SequenceMatcher(None, before.pages, after.pages, autojunk=False)
    for kind, first, end, new_first, new_end in matcher.get_opcodes():
        if kind == "equal":
            kept += zip(range(first, end), range(new_first, new_end), strict=True)
        if kind == "replace" and end - first == new_end - new_first:
            yield f"изменено содержание: {_pages(new_first, new_end)}"
        elif kind == "replace":
            yield f"вместо прежних страниц ({_pages(first, end)}) стоят другие ({_pages(new_first, new_end)})"
        elif kind == "insert":
            yield f"добавлено: {_pages(new_first, new_end)}"
        elif kind == "delete":
            yield f"удалено: {_pages(first, end)}"
    for old, new in kept:
        if before.annotations[old] != after.annotations[new]:
            yield f"изменены пометки или поля поверх текста: {_pages(new, new + 1)}"
    for name in sorted({*before.fields, *after.fields}):
        if before.fields.get(name) != after.fields.get(name):
            yield f"изменено поле формы «{name}»"
    if before.actions != after.actions:
        yield "изменены действия или вложения документа"


def _pages(first: int, end: int) -> str:
    return f"страница {end}" if end - first == 1 else f"страницы {first + 1}–{end}"


def _filled_fields(root: DictionaryObject) -> Iterator[tuple[str, Any]]:
    """The fields of the form that are not signatures, with their values."""
    # `get` would give the reference, not what it refers to.
    if "/AcroForm" not in root or "/Fields" not in (form := root["/AcroForm"]):
        return
    waiting = [("", field, 0) for field in form["/Fields"]]
    while waiting:
        prefix, field, depth = waiting.pop()
        field = field.get_object()
        if not isinstance(field, DictionaryObject) or depth > _DEEPEST:
            continue
        name = f"{prefix}.{field['/T']}".strip(".") if "/T" in field else prefix
        if "/Kids" in field:
            waiting += [(name, kid, depth + 1) for kid in field["/Kids"]]
        if "/V" in field and ("/FT" not in field or field["/FT"] != "/Sig"):
            yield name, field["/V"]


class _Digests:
    """Digests of values with everything that they refer to; an object is gone through once."""

    def __init__(self) -> None:
        # The object is kept with its digest, so that its identity is not given to another.
        self._known: dict[int, tuple[Any, bytes]] = {}

    def of_page(self, page: DictionaryObject) -> bytes:
        """The digest of a page with what it inherits, without its annotations."""
        entries = {key: page[key] for key in page if key not in _NOT_OF_THE_PAGE}
        holder, steps = page, 0
        while "/Parent" in holder and steps < _DEEPEST:
            holder, steps = holder["/Parent"], steps + 1
            for key in _INHERITED:
                if key in holder:
                    entries.setdefault(key, holder[key])
        return self.of(entries)

    def of(self, value: Any, depth: int = 0) -> bytes:
        """The digest of any value."""
        value = value.get_object() if hasattr(value, "get_object") else value
        if not isinstance(value, Mapping | list | tuple):
            return _written(value)
        if depth and isinstance(value, Mapping) and "/Type" in value and value["/Type"] == "/Page":
            # A link to a page is the same link whatever stands on the page.
            return b"page"
        if id(value) in self._known:
            return self._known[id(value)][1]
        if depth > _DEEPEST:
            raise SignedFileError("Строение PDF нарушено, сравнить его изменения нельзя: запросите файл заново.")
        # For a value that leads back to itself.
        self._known[id(value)] = (value, b"itself")
        digest = hashlib.sha256(b"".join(self._parts(value, depth + 1))).digest()
        self._known[id(value)] = (value, digest)
        return digest

    def _parts(self, value: Any, depth: int) -> Iterator[bytes]:
        if not isinstance(value, Mapping):
            yield b"list"
            for place in range(len(value)):
                yield self.of(value[place], depth)
            return
        yield b"mapping"
        for key in sorted(value):
            if key not in _NOT_OF_THE_PAGE:
                yield str(key).encode()
                yield self.of(value[key], depth)
        if isinstance(value, StreamObject):
            yield hashlib.sha256(value.encoded_data).digest()


def _written(value: PdfObject) -> bytes:
    """A number, name, text or «null» as a file would have it."""
    contents = io.BytesIO()
    value.write_to_stream(contents)
    return type(value).__name__.encode() + contents.getvalue()
