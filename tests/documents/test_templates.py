"""The shipped templates and their description for the one who edits them."""

import re
import zipfile
from pathlib import Path

import pytest

from career_xl.domain.contingent_lines import LINES
from career_xl.shipped import shipped_file

DESCRIPTION = Path(__file__).resolve().parents[2] / "docs" / "templates.md"


def text_of(template: str) -> str:
    with zipfile.ZipFile(shipped_file(template)) as package:
        return "".join(
            re.sub("<[^>]+>", "", package.read(part).decode())
            for part in package.namelist()
            if part.startswith("word/") and part.endswith(".xml")
        )


@pytest.mark.parametrize("template", ["templates/plan.docx", "templates/contingent.docx"])
def test_each_field_of_a_template_is_described(template):
    tags = re.findall(r"\{[{%](.*?)[%}]\}", text_of(template))
    words = {word for tag in tags for word in re.findall(r"[a-z]\w*(?:\.\w+)*", tag)}
    fields = words - {"tr", "p", "for", "in", "if", "or", "endfor", "endif"}
    description = DESCRIPTION.read_text(encoding="utf-8")
    assert len(fields) > 10
    assert [field for field in sorted(fields) if f"`{field}`" not in description] == []


def test_the_captions_of_the_contingent_are_those_of_the_domain():
    text = text_of("templates/contingent.docx")
    assert [(caption, text.count(caption)) for caption in LINES.values()] == [
        (caption, 2) for caption in LINES.values()
    ]


@pytest.mark.parametrize("template", ["templates/plan.docx", "templates/contingent.docx"])
def test_a_template_keeps_the_open_xml_rules(template, findings_of_audit):
    assert findings_of_audit(shipped_file(template)) == []
