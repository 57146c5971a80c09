"""Small PDFs for what no document of ours has: turned pages, full sheets, forms, protection."""

import asyncio
import io
from pathlib import Path

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import PageObject, PdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, append_signature_field

from career_xl.documents.signing.structure import placed_fields


def blank_pdf(
    path: Path,
    *,
    rotation: int = 0,
    origin: tuple[int, int] = (0, 0),
    field: str | None = None,
    password: str | None = None,
    certified_by=None,
    drawing: bytes = b"",
) -> Path:
    writer = PdfFileWriter(stream_xrefs=False)
    contents = writer.add_object(generic.StreamObject(stream_data=drawing))
    box = [origin[0], origin[1], origin[0] + 595, origin[1] + 842]
    page = PageObject(contents=contents, media_box=tuple(box))
    page[pdf_name("/Resources")] = generic.DictionaryObject()
    page[pdf_name("/Rotate")] = generic.NumberObject(rotation)
    writer.insert_page(page)
    if password:
        writer.encrypt(owner_pass=password)
    if field:
        append_signature_field(writer, SigFieldSpec(field, box=(100, 100, 320, 190)))
    with path.open("wb") as file:
        writer.write(file)
    if certified_by:
        with path.open("rb") as file:
            update = IncrementalPdfFileWriter(io.BytesIO(file.read()))
        metadata = PdfSignatureMetadata(field_name="Автор", certify=True, docmdp_permissions=MDPPerm.NO_CHANGES)
        path.write_bytes(asyncio.run(PdfSigner(metadata, certified_by.signer).async_sign_pdf(update)).getvalue())
    return path


def full_pdf(path: Path) -> Path:
    """A sheet that is printed over from edge to edge."""
    return blank_pdf(path, drawing=b"0.5 g 0 0 595 842 re f")


def fields_of(pdf: Path) -> list[tuple[str, int, tuple[float, float, float, float]]]:
    with pdf.open("rb") as file:
        return placed_fields(PdfFileReader(file), filled=True)
