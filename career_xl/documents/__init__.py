"""Documents that leave the workbook: rendering of Word templates, PDF, QR codes, atomic output."""
