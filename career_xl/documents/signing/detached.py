"""Makes a detached signature: a file of its own (.sig) beside the document, as Russian portals ask for."""

import datetime as dt
from pathlib import Path

from asn1crypto import pem

from career_xl.documents.output import write_atomically
from career_xl.documents.signing.keys import Key, check_in_force
from career_xl.domain.errors import SignedFileError


def sign_detached(source: Path, key: Key, target: Path, moment: dt.datetime, *, as_text: bool = False) -> None:
    """Writes the signature of any file to `target`: DER, or PEM where text is asked for; `source` is left alone.

    SignedFileError, SigningKeyError, OutputError.
    """
    check_in_force(key.facts, moment)
    try:
        contents = source.read_bytes()
    except OSError as error:
        raise SignedFileError(f"Файл «{source.name}» не найден или не читается: проверьте имя и папку.") from error
    signature = key.sign(contents, moment, in_pdf=False)
    with write_atomically(target) as temporary:
        temporary.write_bytes(pem.armor("CMS", signature) if as_text else signature)
