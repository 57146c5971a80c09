"""Parts of an Office Open XML workbook, patched in place: what need not change is copied byte for byte."""
