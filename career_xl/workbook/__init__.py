"""Workbooks that are written: the annotated copy, the shipped workbooks, the add-in."""
