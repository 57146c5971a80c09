"""A desk with what the commands of signatures need, in force today: a document, a key, certificates, signatures."""

import datetime as dt
from pathlib import Path

from career_xl.documents.signing.detached import sign_detached
from career_xl.documents.signing.keys import open_pkcs12
from career_xl.documents.signing.sign_pdf import sign_pdf
from tests.signing import pki
from tests.signing.papers import blank_pdf


def lay_papers(folder: Path) -> None:
    """contingent.pdf, director.pfx, authority.cer, signed.pdf, contingent.pdf.sig."""
    now = dt.datetime.now().astimezone()
    authority = pki.authority(around=now)
    director = pki.person(issuer=authority, around=now)
    authority.cer(folder / "authority.cer")
    source = blank_pdf(folder / "contingent.pdf")
    key = open_pkcs12(director.pfx(folder / "director.pfx"), pki.PASSWORD)
    sign_pdf(source, key, folder / "signed.pdf", now)
    sign_detached(source, key, folder / "contingent.pdf.sig", now)
