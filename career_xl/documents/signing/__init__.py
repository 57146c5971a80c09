"""Electronic signatures: made in a PDF with their visible mark, made beside a file, checked; all of it offline.

`keys` and `external` hold what signs; `place` and `mark` the mark of ГОСТ Р 7.0.97-2016; `sign_pdf` and `detached` make
signatures; `trust`, `verify_pdf` and `verify_detached` check them; `report` says in Russian what was found.
"""
