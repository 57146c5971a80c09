"""LibreOffice Calc as an engine of xlwings, over LibreOffice's bridge to Python."""

from career_xl.hosts.calc.activation import activate, find_book

__all__ = ["activate", "find_book"]
