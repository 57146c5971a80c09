"""One module per sheet of the workbook: what stands on it and how it is laid out."""
