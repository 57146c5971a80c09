"""The commands of `career-xl`: each calls one part of the package and prints what it gave (cli.md)."""

import sys
from collections.abc import Callable
from typing import Annotated

import typer

from career_xl import terminal
from career_xl.cli import calendar, monitoring, paperwork, setup, signatures, templates, workbooks
