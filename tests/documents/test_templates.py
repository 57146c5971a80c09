"""The shipped templates, their description for the one who edits them, and the check of an edited one."""

import re
import zipfile

import docx
import pytest

from career_xl.documents.template_description import TemplateDescription
from career_xl.documents.template_fields import TEMPLATES
from career_xl.documents.template_reference import template_reference
from career_xl.documents.templates import (
    check_template,
    copy_templates,
    sample_fields,
    template_file,
    template_notes,
    templates_in,
)
from career_xl.domain.contingent_lines import LINES
from career_xl.domain.errors import TemplateError
from career_xl.domain.passport import Passport
from career_xl.shipped import shipped_file
from career_xl.tables.observation import observe
from career_xl.tables.reader import read_workbook
from tests.architecture.source_tree import ROOT
from tests.cli.workbooks import PASSPORT, save_book, three_graduates

FILES = [template.file for template in TEMPLATES]


def text_of(template: str) -> str:
    with zipfile.ZipFile(shipped_file(f"templates/{template}")) as package:
        return "".join(
            re.sub("<[^>]+>", "", package.read(part).decode())
            for part in package.namelist()
            if part.startswith("word/") and part.endswith(".xml")
        )


def own(folder, file: str, *paragraphs: str, drop: str = ""):
    """A copy of a shipped template with paragraphs added and a word dropped."""
    document = docx.Document(str(shipped_file(f"templates/{file}")))
    if drop:
        everywhere = [*document.paragraphs, *(p for t in document.tables for c in t._cells for p in c.paragraphs)]
        for paragraph in everywhere:
            if drop in paragraph.text:
                paragraph.text = paragraph.text.replace(drop, "")
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(folder / file))
    return folder / file


def test_every_shipped_template_is_described_and_every_described_one_is_shipped():
    assert {path.name for path in (ROOT / "templates").iterdir()} == set(FILES)


@pytest.mark.parametrize("file", FILES)
def test_a_shipped_template_passes_the_check(file):
    check_template(shipped_file(f"templates/{file}"))


@pytest.mark.parametrize("template", TEMPLATES, ids=FILES)
def test_every_field_that_is_described_can_be_put_into_a_text(template: TemplateDescription, tmp_path):
    """What the reference page promises works, field by field."""
    page = template_reference().partition(f"## `{template.file}`")[2].partition("\n## ")[0]
    plain = re.findall(r"^\| `([\w.]+)` \| (?!.*внутри)(?!.*список)", page, re.MULTILINE)
    assert len(plain) == sum(not field.each for field in template.fields)
    flags = {field.name for field in template.fields if field.flag}
    tags = (f"{{% if {name} %}}да{{% endif %}}" if name in flags else f"{{{{ {name} }}}}" for name in plain)
    check_template(own(tmp_path, template.file, *tags))


def test_the_page_in_the_manual_is_the_one_that_the_description_gives():
    assert (ROOT / "docs/reference/templates.md").read_text(encoding="utf-8") == template_reference()


def test_the_captions_of_the_contingent_are_those_of_the_domain():
    text = text_of("contingent.docx")
    assert [(caption, text.count(caption)) for caption in LINES.values()] == [
        (caption, 2) for caption in LINES.values()
    ]


@pytest.mark.parametrize("file", FILES)
def test_a_template_keeps_the_open_xml_rules(file, findings_of_audit):
    assert findings_of_audit(shipped_file(f"templates/{file}")) == []


@pytest.mark.parametrize(
    ("paragraph", "problem"),
    [
        ("Директор: {{ college.fulname }}", "неизвестное поле: {{ college.fulname }} в абзаце «Директор: {{ coll"),
        ("{% if tasks %}{% if not tasks %}{{ oops }}{% endif %}{% endif %}", "неизвестное поле: {{ oops }}"),
        ("{% for task in tasks %}{{ task.name }}{% endfor %}", "неизвестное поле: {{ task.name }}"),
        ("{% for x in plan %}{{ x }}{% endfor %}", "повторять можно только список: {% for x in plan %}"),
        ("{{ tasks }}", "стоит не поле, а список, группа полей или признак: {{ tasks }}"),
        ("{{ plan }}", "стоит не поле, а список, группа полей или признак: {{ plan }}"),
        ("{% for task in tasks %}{% endfor %}{{ task.text }}", "неизвестное поле: {{ task.text }}"),
        ("Цель {{ plan.goal", "не закрыта метка: {{ plan.goal в абзаце «Цель {{ plan.goal»"),
        ("{{ plan.goal.__class__ }}", "неизвестное поле: {{ plan.goal.__class__ }}"),
        ("{{ plan.goal.upper() }}", "недопустимая метка: {{ plan.goal.upper() }}"),
        ("{%p if plan.goal %}", "не имеет пары: {% if plan.goal %}"),
    ],
)
def test_what_is_wrong_in_an_edited_template_is_told_with_the_tag_and_its_paragraph(tmp_path, paragraph, problem):
    with pytest.raises(TemplateError) as raised:
        check_template(own(tmp_path, "plan.docx", paragraph))
    assert str(raised.value).startswith("В шаблоне «plan.docx» ")
    assert problem in str(raised.value)


def test_a_loop_of_rows_outside_a_table_row_is_told(tmp_path):
    with pytest.raises(TemplateError, match=r"plan\.docx"):
        check_template(own(tmp_path, "plan.docx", "{%tr for task in tasks %}", "{%tr endfor %}"))


@pytest.mark.parametrize("tag", ["{{ document.qr }}", "{{ document.id }}"])
def test_a_contingent_template_without_its_code_or_number_is_refused(tmp_path, tag):
    template = own(tmp_path, "contingent.docx", drop=tag)
    document = docx.Document(str(template))
    for footer in (document.sections[0].footer, document.sections[0].first_page_footer):
        for paragraph in footer.paragraphs:
            paragraph.text = paragraph.text.replace(tag, "")
    document.save(str(template))
    with pytest.raises(TemplateError, match=re.escape(tag)):
        check_template(template)


def test_samples_are_there_for_all_fields_and_for_none():
    plan = next(template for template in TEMPLATES if template.file == "plan.docx")
    assert len(sample_fields(plan, filled=True)["tasks"]) == 2
    assert sample_fields(plan, filled=False)["tasks"] == []


def test_the_colleges_own_template_beside_the_workbook_is_used_and_said_so(tmp_path):
    book = save_book(tmp_path / "книга.xlsx", three_graduates())
    (tmp_path / "Шаблоны").mkdir()
    mine = own(tmp_path / "Шаблоны", "plan.docx", "Свой абзац")
    passport = observe(read_workbook(book)).passport
    assert template_file("plan.docx", passport) == mine
    assert template_file("contingent.docx", passport) == shipped_file("templates/contingent.docx")
    assert "по вашему шаблону «plan.docx»" in template_notes("plan.docx", passport)[0]
    assert template_notes("contingent.docx", passport) == ()


def test_a_folder_of_templates_that_is_named_and_not_there_is_told(tmp_path):
    book = save_book(tmp_path / "книга.xlsx", three_graduates(), PASSPORT | {"Папка шаблонов": "Бланки"})
    passport = observe(read_workbook(book)).passport
    assert "не найдена" in template_notes("plan.docx", passport)[0]


def test_a_workbook_that_was_never_saved_has_no_templates_of_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "Шаблоны").mkdir()
    own(tmp_path / "Шаблоны", "plan.docx")
    assert template_file("plan.docx", Passport()) == shipped_file("templates/plan.docx")


def test_templates_are_copied_once_and_never_over_an_edited_one(tmp_path):
    copied, kept = copy_templates(tmp_path / "Шаблоны")
    assert ([path.name for path in copied], kept) == (FILES, [])
    (tmp_path / "Шаблоны" / "plan.docx").write_bytes(b"mine")
    copied, kept = copy_templates(tmp_path / "Шаблоны")
    assert (copied, [path.name for path in kept]) == ([], FILES)
    assert (tmp_path / "Шаблоны" / "plan.docx").read_bytes() == b"mine"


def test_what_is_no_template_is_told(tmp_path):
    (tmp_path / "~$plan.docx").write_bytes(b"")
    for place in (tmp_path, tmp_path / "нет", tmp_path / "~$plan.docx"):
        with pytest.raises(TemplateError, match=r"plan\.docx|не найдено"):
            templates_in(place)
