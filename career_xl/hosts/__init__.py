"""The programs and files that hold a workbook: each speaks the object model of xlwings to the commands."""
