"""What the renderer lets through to a document, and what it refuses in a template."""

import datetime as dt
import re

import pytest
from docx import Document
from docx.enum.section import WD_SECTION
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls

from career_xl.documents.qr import SheetMark, SheetRole, mark_png
from career_xl.documents.render import DocumentProperties, Picture, render
from career_xl.domain.errors import OutputError, ShippedFileMissingError, TemplateError
from career_xl.shipped import shipped_file

CODE = mark_png(SheetMark(SheetRole.PAGE, "0" * 12))
PROPERTIES = DocumentProperties("План", "Соколова М.И.", dt.date(2026, 11, 20))


@pytest.mark.parametrize(
    "value",
    [
        "ООО «A & B» <b>жирно</b> \"x\" 'y'",
        "{{ 7 * 7 }} {% if name %} {# нет #} }} {",
        "&lt;w:p/&gt; ]]> <!-- -->",
        "  два  пробела  ",
        "=1+1",
        "😀 ё № ½",
    ],
)
def test_a_value_stands_in_the_document_as_it_is(word_template, paragraphs_of, tmp_path, value):
    target = tmp_path / "готово.docx"
    render(word_template("[{{ name }}]"), {"name": value}, PROPERTIES, target)
    assert paragraphs_of(target) == [f"[{value}]"]


def test_characters_that_xml_forbids_are_dropped(word_template, paragraphs_of, tmp_path):
    target = tmp_path / "готово.docx"
    render(word_template("{{ name }}"), {"name": "а\x00б\x07в\x0bг\x0cд\ufffeе\ud800ж"}, PROPERTIES, target)
    assert paragraphs_of(target) == ["абвгдеж"]


def test_line_breaks_and_tabs_of_a_value_become_those_of_word(word_template, paragraphs_of, xml_of, tmp_path):
    target = tmp_path / "готово.docx"
    render(word_template("{{ name }}"), {"name": "первая\r\nвторая\rтретья\tдалее"}, PROPERTIES, target)
    assert paragraphs_of(target) == ["первая\nвторая\nтретья\tдалее"]
    assert xml_of(target, "word/document.xml").count("<w:br/>") == 2


def test_loops_and_conditions_work(word_template, paragraphs_of, tmp_path):
    template = word_template(
        "{%p for row in rows %}", "{{ row.a }}{% if row.b and not row.c %}!{% endif %}", "{%p endfor %}"
    )
    rows = [{"a": 1, "b": True, "c": False}, {"a": 2, "b": True, "c": True}]
    render(template, {"rows": rows}, PROPERTIES, tmp_path / "готово.docx")
    assert paragraphs_of(tmp_path / "готово.docx") == ["1!", "2"]


def test_a_field_may_be_called_like_a_method_of_python(word_template, paragraphs_of, tmp_path):
    render(word_template("{{ plan.items }}"), {"plan": {"items": "семь"}}, PROPERTIES, tmp_path / "готово.docx")
    assert paragraphs_of(tmp_path / "готово.docx") == ["семь"]


@pytest.mark.parametrize(
    ("paragraph", "tag"),
    [
        ("Директор {{ directer }} и {{ name }}", "{{ directer }}"),
        ("Директор {{ name }}, {{ college.fulname }}", "{{ college.fulname }}"),
        ("{{ college.short.name }}", "{{ college.short.name }}"),
        ("{% if nobody %}да{% endif %}", "{% if nobody %}"),
    ],
)
def test_an_unknown_field_is_named_with_its_paragraph(word_template, tmp_path, paragraph, tag):
    template = word_template("Первый абзац {{ name }}", paragraph)
    fields = {"name": "В.Н. Петров", "college": {"full_name": "Колледж"}}
    with pytest.raises(TemplateError, match=f"неизвестное поле: {re.escape(tag)}") as raised:
        render(template, fields, PROPERTIES, tmp_path / "готово.docx")
    assert "шаблон.docx" in str(raised.value)
    assert "Первый абзац" not in str(raised.value)


@pytest.mark.parametrize(
    "paragraph",
    [
        "{{ name",
        "{{ name }",
        "{ name }}",
        "{{ name }} }}",
        "{% for x in rows %}{{ name }}",
        "{%p endfor %}",
        "{% for x rows %}{% endfor %}",
        "{{ }}",
    ],
)
def test_a_broken_tag_is_an_error_and_writes_nothing(word_template, tmp_path, paragraph):
    with pytest.raises(TemplateError, match=r"шаблон\.docx"):
        render(word_template("Текст", paragraph), {"name": "а", "rows": [1]}, PROPERTIES, tmp_path / "готово.docx")
    assert not (tmp_path / "готово.docx").exists()


@pytest.mark.parametrize(
    "tag",
    [
        "{{ name.__class__ }}",
        "{{ name.upper() }}",
        "{{ college.items }}",
        "{{ college['full_name'] }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ cycler.__init__.__globals__.os.getcwd() }}",
        "{{ range(3) }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ name | safe }}",
        "{{ name | attr('__class__') }}",
        "{{ picture.draw }}",
        "{{ picture._draw }}",
        "{% set x = 1 %}",
        "{% include 'x' %}",
        "{% import 'os' as os %}",
        "{% autoescape false %}{{ name }}{% endautoescape %}",
        "{% for x in 5 %}{% endfor %}",
    ],
)
def test_a_template_reaches_nothing_but_its_fields(word_template, tmp_path, tag):
    fields = {"name": "а", "college": {"full_name": "К"}, "picture": Picture(CODE, 20)}
    with pytest.raises(TemplateError, match=r"шаблон\.docx"):
        render(word_template(tag), fields, PROPERTIES, tmp_path / "готово.docx")


def test_a_tag_in_a_value_stays_text_in_footnotes_of_a_document_with_two_sections(tmp_path, xml_of):
    document = Document()
    document.add_paragraph("{{ name }}")
    document.add_section(WD_SECTION.NEW_PAGE)
    note = "<w:footnote w:id='1'><w:p><w:r><w:t>{{ name }}</w:t></w:r></w:p></w:footnote>"
    notes = f"<w:footnotes {nsdecls('w')}>{note}</w:footnotes>"
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, notes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    document.save(str(tmp_path / "шаблон.docx"))
    render(tmp_path / "шаблон.docx", {"name": "{{ 7 * 7 }}"}, PROPERTIES, tmp_path / "готово.docx")
    assert "{{ 7 * 7 }}" in xml_of(tmp_path / "готово.docx", "word/footnotes.xml")


def test_fields_of_headers_and_footers_are_filled(tmp_path):
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Верх {{ name }}"
    document.sections[0].footer.paragraphs[0].text = "Низ {{ name }}"
    document.save(str(tmp_path / "шаблон.docx"))
    render(tmp_path / "шаблон.docx", {"name": "A & B"}, PROPERTIES, tmp_path / "готово.docx")
    section = Document(str(tmp_path / "готово.docx")).sections[0]
    assert (section.header.paragraphs[0].text, section.footer.paragraphs[0].text) == ("Верх A & B", "Низ A & B")


@pytest.mark.parametrize(
    ("paragraphs", "message"),
    [
        (("{{ name", "{{ name }}"), "не закрыта метка: {{ name."),
        (("{% for x in rows %}", "{{ name }}"), "не имеет пары: {% for x in rows %}."),
        (("{{ name }}{% endif %}", "{{ name }}"), "не имеет пары: {% endif %} в абзаце «{{ name }}{% endif %}»."),
        (("{{ name.upper() }}",), "недопустимая метка: {{ name.upper() }}."),
    ],
)
def test_the_sentence_names_the_tag_that_is_wrong(word_template, tmp_path, paragraphs, message):
    with pytest.raises(TemplateError) as raised:
        render(word_template(*paragraphs), {"name": "а", "rows": [1]}, PROPERTIES, tmp_path / "готово.docx")
    assert message in str(raised.value)


def test_a_tag_in_the_properties_of_a_template_is_not_run(word_template, tmp_path):
    path = word_template("{{ name }}")
    document = Document(str(path))
    document.core_properties.title = "{{ 1 / 0 }}"
    document.core_properties.comments = "{{ secret }}"
    document.save(str(path))
    render(path, {"name": "а"}, PROPERTIES, tmp_path / "готово.docx")
    core = Document(str(tmp_path / "готово.docx")).core_properties
    assert (core.title, core.author, core.comments, core.language) == ("План", "Соколова М.И.", "", "ru-RU")
    assert core.created == dt.datetime(2026, 11, 20, tzinfo=core.created.tzinfo)


def test_the_same_input_gives_the_same_bytes(word_template, tmp_path):
    template = word_template("{{ name }}{{ qr }}")
    for name in ("1.docx", "2.docx"):
        render(template, {"name": "а", "qr": Picture(CODE, 30)}, PROPERTIES, tmp_path / name)
    assert (tmp_path / "1.docx").read_bytes() == (tmp_path / "2.docx").read_bytes()


def test_a_picture_has_the_width_that_was_asked_for(word_template, tmp_path):
    render(word_template("{{ qr }}"), {"qr": Picture(CODE, 30)}, PROPERTIES, tmp_path / "готово.docx")
    (shape,) = Document(str(tmp_path / "готово.docx")).inline_shapes
    assert round(shape.width.mm, 1) == 30.0


def test_a_missing_template_is_named(tmp_path):
    with pytest.raises(TemplateError, match=r"«нет\.docx» не найден"):
        render(tmp_path / "нет.docx", {}, PROPERTIES, tmp_path / "готово.docx")


@pytest.mark.parametrize("contents", [b"", b"not a package", b"PK\x03\x04 cut off"])
def test_a_template_that_is_no_word_document_is_said_so(tmp_path, contents):
    (tmp_path / "шаблон.docx").write_bytes(contents)
    with pytest.raises(TemplateError, match="не документ Word"):
        render(tmp_path / "шаблон.docx", {}, PROPERTIES, tmp_path / "готово.docx")


def test_a_failed_rendering_leaves_the_old_document(word_template, tmp_path):
    target = tmp_path / "готово.docx"
    target.write_bytes(b"old")
    with pytest.raises(TemplateError):
        render(word_template("{{ nothing }}"), {}, PROPERTIES, target)
    assert target.read_bytes() == b"old"


def test_a_folder_that_does_not_exist_is_an_output_error(word_template, tmp_path):
    with pytest.raises(OutputError):
        render(word_template("{{ name }}"), {"name": "а"}, PROPERTIES, tmp_path / "нет" / "готово.docx")


def test_a_shipped_file_that_is_gone_is_named():
    with pytest.raises(ShippedFileMissingError, match=r"«templates/нет\.docx»"):
        shipped_file("templates/нет.docx")
