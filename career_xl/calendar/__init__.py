"""The deadlines of an academic year: what is due, what the workbook proves done, and a file for a calendar program."""
