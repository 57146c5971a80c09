"""Reads letters, and knows whether the fields that a document gives are those that its template is described with."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import docx

from career_xl.documents.render import Picture
from career_xl.documents.template_fields import description_of
from career_xl.documents.template_tags import FLAG, TEXT


def texts_of(path: Path) -> list[str]:
    """The paragraphs and cells of a document in their order, blank ones left out."""
    document = docx.Document(str(path))
    texts = []
    for block in document.iter_inner_content():
        if isinstance(block, docx.text.paragraph.Paragraph):
            texts.append(block.text)
        else:
            texts += [cell.text for row in block.rows for cell in row.cells]
    return [text for text in texts if text.strip()]


def misfits(fields: Mapping[str, object], template: str) -> list[str]:
    """Where the fields differ from the description of the template; an empty list says nothing of its items."""
    description = description_of(template)
    assert description is not None
    return _differences(fields, description.shape, "")


def _differences(value: object, shape: object, name: str) -> list[str]:
    if isinstance(shape, list):
        if not isinstance(value, Sequence) or isinstance(value, str):
            return [f"{name} is no list"]
        return [found for item in value for found in _differences(item, shape[0], f"{name}[]")]
    if isinstance(shape, Mapping):
        if not isinstance(value, Mapping):
            return [f"{name} is no group"]
        wrong = [f"{name}.{key} on one side only" for key in set(value) ^ set(shape)]
        return wrong + [
            found for key in set(value) & set(shape) for found in _differences(value[key], shape[key], f"{name}.{key}")
        ]
    if shape == FLAG:
        return [] if isinstance(value, bool) else [f"{name} is no flag"]
    assert shape == TEXT
    return [] if isinstance(value, str | int | Picture) and not isinstance(value, bool) else [f"{name} is no text"]
