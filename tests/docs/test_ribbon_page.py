"""The page on the ribbon is made from the catalogue of commands."""

from career_xl.macros.catalogue import COMMANDS
from career_xl.macros.reference import ribbon_reference
from tests.architecture.source_tree import ROOT


def test_the_page_is_what_the_catalogue_says():
    """Anew: python -c "from career_xl.macros.reference import *; print(ribbon_reference(), end='')" >docs/ribbon.md"""
    assert (ROOT / "docs/ribbon.md").read_text(encoding="utf-8") == ribbon_reference()


def test_each_group_has_one_table_with_its_commands():
    page = ribbon_reference()
    assert page.count("\n## ") == len({command.group for command in COMMANDS})
    assert all(page.count(f"| **{command.title}** | {command.tip} |") == 1 for command in COMMANDS)
