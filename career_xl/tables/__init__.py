"""Sheets as typed tables with the row numbers that the officer sees."""
