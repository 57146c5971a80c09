"""Renders Word templates; the only module that knows docxtpl.

A template may hold fields, loops and conditions and nothing else: it is edited by hand in Word, and what it says must
never run anything or show more than the fields it was given.
"""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import jinja2
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage  # type: ignore[import-untyped]  # has no annotations
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree  # type: ignore[import-untyped,unused-ignore]  # annotated only by a stub package

from career_xl.documents.output import write_atomically
from career_xl.documents.template_description import TemplateDescription
from career_xl.documents.template_fields import description_of
from career_xl.documents.template_tags import (
    TagError,
    refuse_code,
    refuse_open_tags,
    tag_error,
    unpaired,
    used_fields,
)
from career_xl.domain.errors import TemplateError

_ILLEGAL_IN_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_QUOTED_NAME = re.compile(r"'([^']*)'(?: is undefined)?$")
_DRAWING_ID = re.compile(r'(<wp:docPr\b[^>]*?\bid=)"\d+"')
_FIRST_DRAWING = 100_000
"""Above the numbers that the library gives the drawings of the body."""
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_QUOTED_LENGTH = 100


@dataclass(frozen=True)
class Picture:
    """A picture as the value of a field."""

    png: bytes
    width_mm: float
    description: str = ""
    """What the picture shows, in words, for those who cannot see it."""


@dataclass(frozen=True)
class DocumentProperties:
    """What the properties of the finished file say."""

    title: str
    author: str
    """The officer, else the college."""
    date: dt.date
    """Given as the day on which it was created and changed, so that the same input gives the same file."""
    subject: str = ""


def render(template: Path, fields: Mapping[str, object], properties: DocumentProperties, target: Path) -> None:
    """Writes the template filled with the fields to the target, atomically.

    Fields are text, whole numbers, pictures, and mappings and sequences of these. TemplateError names the tag that is
    unknown, broken or not allowed; OutputError when the target cannot be written. In a template that is described
    (`template_fields`) every tag is looked at, whatever the fields are today.
    """
    document = _opened(template)
    try:
        document.render({name: _value(value, document) for name, value in fields.items()}, _Fields())
    except TagError as error:
        raise TemplateError(_sentence(template, error)) from error
    except etree.XMLSyntaxError as error:
        raise TemplateError(
            f"Шаблон «{template.name}» испорчен: метка цикла или условия стоит не на своём месте; проверьте "
            "в Word, что у каждой метки {%tr for …%} и {%tr if …%} есть своя {%tr endfor %} или {%tr endif %} в "
            "отдельной строке таблицы."
        ) from error
    _refuse_lacking(document, template)
    _set_properties(document, properties)
    contents = io.BytesIO()
    document.save(contents)
    with write_atomically(target) as temporary:
        temporary.write_bytes(_with_fixed_dates(contents.getvalue()))


def _opened(template: Path) -> "_Document":
    if not template.is_file():
        raise TemplateError(f"Шаблон «{template.name}» не найден в папке «{template.parent}»: верните его на место.")
    document = _Document(template)
    try:
        document.init_docx()
    except (zipfile.BadZipFile, etree.XMLSyntaxError, OpcError, KeyError, ValueError, OSError) as error:
        raise TemplateError(
            f"Файл «{template.name}» — не документ Word или повреждён: сохраните шаблон в Word в формате .docx."
        ) from error
    return document


def _sentence(template: Path, error: TagError) -> str:
    place = f" в абзаце «{_shortened(error.paragraph)}»" if error.paragraph not in ("", error.tag) else ""
    return (
        f"В шаблоне «{template.name}» {error.problem}: {_shortened(error.tag)}{place}. "
        "Исправьте её в Word; поля шаблонов описаны в docs/templates.md."
    )


def _shortened(text: str) -> str:
    return text if len(text) <= _QUOTED_LENGTH else f"{text[:_QUOTED_LENGTH].rstrip()}…"


def _refuse_lacking(document: "_Document", template: Path) -> None:
    """TemplateError for a template without a field that the document is nothing without."""
    if document.description is None:
        return
    lacking = [field for field in document.description.needed if field.name not in document.used]
    if lacking:
        raise TemplateError(
            f"В шаблоне «{template.name}» нет метки {{{{ {lacking[0].name} }}}} ({lacking[0].about}): без неё документ "
            "не примут; верните метку в Word."
        )


class _Fields(SandboxedEnvironment):
    """The template language without Python: a dot reads a field of a mapping, never an attribute of an object."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=jinja2.StrictUndefined, keep_trailing_newline=True)
        self.globals.clear()
        self.filters.clear()

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The field of a mapping, else undefined."""
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return self.undefined(obj=obj, name=attribute)


class _Document(DocxTemplate):  # type: ignore[misc]  # a class without annotations
    """docxtpl with our checks: strict XML, each part rendered once, properties left to Python."""

    def __init__(self, template: Path) -> None:
        if not template.is_file():
            raise TemplateError(
                f"Шаблон «{template.name}» не найден в папке «{template.parent}»: верните его на место."
            )
        super().__init__(str(template))
        self.description: TemplateDescription | None = description_of(template.name)
        self.used: set[str] = set()

    def patch_xml(self, src_xml: str) -> str:
        """The XML of a part with each tag in one run."""
        refuse_open_tags(src_xml)
        return str(super().patch_xml(src_xml))

    def with_own_id(self, drawing: str) -> str:
        """The drawing with an id that no other one has; the library numbers each part from one on."""
        self._drawings = getattr(self, "_drawings", _FIRST_DRAWING) + 1
        return _DRAWING_ID.sub(rf'\g<1>"{self._drawings}"', drawing)

    def render_xml_part(self, src_xml: str, part: Any, context: dict[str, Any], jinja_env: SandboxedEnvironment) -> str:
        """The XML of a part with its fields filled."""
        # One paragraph a line, so that the line of an error leads to its paragraph.
        source = re.sub(r"[\r\n]*(<w:p[ >])", r"\n\1", src_xml)
        self.current_rendering_part = part
        try:
            tree = jinja_env.parse(source)
            refuse_code(tree, source)
            if self.description is not None:
                self.used |= used_fields(tree, self.description.shape, source)
            rendered = jinja_env.from_string(source).render(context)
        except jinja2.TemplateSyntaxError as error:
            line, tag = unpaired(source) or (error.lineno, "")
            raise tag_error("метка записана неверно или не имеет пары", source, line, tag) from error
        except jinja2.UndefinedError as error:
            name = _QUOTED_NAME.search(str(error))
            raise tag_error("неизвестное поле", source, _line_of(error), name[1] if name else "") from error
        except (TypeError, ArithmeticError, jinja2.exceptions.SecurityError) as error:
            raise tag_error("метка не может быть выполнена", source, _line_of(error), "") from error
        return str(self.resolve_listing(re.sub(r"\n(<w:p[ >])", r"\1", rendered)))

    def fix_tables(self, xml: str) -> Any:
        """The body as a tree; unlike docxtpl's own, never one that was guessed from broken XML."""
        etree.fromstring(xml)
        return super().fix_tables(xml)

    def render_footnotes(self, context: dict[str, Any], jinja_env: SandboxedEnvironment) -> None:
        """Fills the footnotes once: docxtpl does it once per section, and would read tags in values as its own."""
        for relation in self.docx.part.rels.values():
            if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES:
                part = relation.target_part
                xml = self.render_xml_part(self.patch_xml(part.blob.decode("utf-8")), part, context, jinja_env)
                etree.fromstring(xml.encode("utf-8"))
                part._blob = xml.encode("utf-8")

    def render_properties(self, context: dict[str, Any], jinja_env: SandboxedEnvironment) -> None:
        """Nothing: the properties are set from Python, so that a template cannot hide fields there."""


def _line_of(error: Exception) -> int | None:
    """The line of the template that the error arose in."""
    line = None
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


class _InlinePicture:
    """A picture that a template can place and nothing else."""

    def __init__(self, draw: Callable[[], str]) -> None:
        self._draw = draw

    def __html__(self) -> str:
        return self._draw()

    def __str__(self) -> str:
        return self._draw()


def _value(value: object, document: _Document) -> object:
    """The value as the template may see it: nothing but text, numbers, lists, dictionaries and pictures."""
    if isinstance(value, str):
        return _ILLEGAL_IN_XML.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    if isinstance(value, int):
        return value
    if isinstance(value, Picture):
        image = InlineImage(document, io.BytesIO(value.png), width=Mm(value.width_mm))
        return _InlinePicture(lambda: document.with_own_id(_described(image.__html__(), value.description)))
    if isinstance(value, Mapping):
        return {str(name): _value(part, document) for name, part in value.items()}
    if isinstance(value, Sequence):
        return [_value(part, document) for part in value]
    raise TypeError(f"not a value of a template: {type(value).__name__}")


def _described(drawing: str, description: str) -> str:
    """The drawing with its alternative text."""
    text = quoteattr(_ILLEGAL_IN_XML.sub("", description))
    return drawing.replace("<wp:docPr ", f"<wp:docPr descr={text} ", 1) if description else drawing


def _set_properties(document: _Document, properties: DocumentProperties) -> None:
    moment = dt.datetime.combine(properties.date, dt.time())
    core = document.docx.core_properties
    for name in ("title", "author", "subject"):
        setattr(core, name, _ILLEGAL_IN_XML.sub("", getattr(properties, name))[:255])
    core.last_modified_by = core.author
    core.category = core.comments = core.keywords = core.version = core.content_status = core.identifier = ""
    core.created = core.modified = moment
    core.language = "ru-RU"
    core.revision = 1


def _with_fixed_dates(package: bytes) -> bytes:
    """The same package with one date for all its parts: the same input gives the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for item in source.infolist():
            copy.writestr(zipfile.ZipInfo(item.filename, _ZIP_DATE), source.read(item), zipfile.ZIP_DEFLATED)
    return target.getvalue()
