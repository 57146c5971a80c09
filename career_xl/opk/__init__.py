"""The weekly forms about the defence industry: their needs, what the workbook knows of them, the forms filled in."""
