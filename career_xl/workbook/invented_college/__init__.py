"""The invented college of the demo workbook: nobody and nothing in it exists."""
