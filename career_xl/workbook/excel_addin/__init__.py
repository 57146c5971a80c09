"""Excel's add-in and the workbook with macros, written without Excel: ribbon, VBA project, help of the functions."""
