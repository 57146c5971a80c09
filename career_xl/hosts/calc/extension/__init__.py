"""The extension career_xl.oxt of LibreOffice: what goes into it and how it is put together."""
