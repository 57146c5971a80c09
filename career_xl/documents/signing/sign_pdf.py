"""Signs a PDF: PAdES, added to the file as an update, so that earlier signatures stay what they are."""

import datetime as dt
import io
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigAppearanceSetup, SigIOSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject
from pyhanko.sign.validation import read_certification_data

from career_xl.documents.output import write_atomically
from career_xl.documents.signing.certificates import CertificateFacts
from career_xl.documents.signing.keys import DIGEST, Key, check_in_force
from career_xl.documents.signing.mark import MarkStyle, mark_of
from career_xl.documents.signing.pages import open_pages
from career_xl.documents.signing.place import find_place
from career_xl.documents.signing.structure import placed_fields
from career_xl.domain.errors import SignedFileError, SigningKeyError

_ROOM = 32768
"""Bytes kept for the signature with its certificates; a usual one takes 3–8 thousand."""
_FIELD = "Подпись {}"


@dataclass(frozen=True)
class Signed:
    """What was done, for the officer and for the registry."""

    owner: str
    number: int
    """Which signature of the file it is, from 1."""
    page: int | None
    """The page of the mark, from 1; None without a mark."""
    line: str | None
    """The words of the document's line that the mark stands on; None where it has none for the signer."""
    notes: tuple[str, ...]


def sign_pdf(source: Path, key: Key, target: Path, moment: dt.datetime, *, with_mark: bool = True) -> Signed:
    """What was signed; `target` is the PDF with one signature more, `source` is left alone.

    `moment` with its time zone is told as the time of signing. SignedFileError, SigningKeyError, OutputError.
    """
    check_in_force(key.facts, moment)
    contents = read_pdf(source)
    try:
        signing = _Signing(contents, source.name, key.facts)
        setup = signing.setup(with_mark)
        signed = signing.write(key, moment, setup)
    except (PdfError, SigningError) as error:
        raise SignedFileError(
            f"«{source.name}» не удалось подписать: строение файла нарушено; создайте PDF заново и повторите."
        ) from error
    with write_atomically(target) as temporary:
        temporary.write_bytes(signed)
    return Signed(key.facts.owner, signing.number, setup.page, setup.line, setup.notes)


def read_pdf(source: Path) -> bytes:
    """The bytes of a PDF; SignedFileError for a file that is missing or no PDF."""
    try:
        contents = source.read_bytes()
    except OSError as error:
        raise SignedFileError(f"Файл «{source.name}» не найден или не читается: проверьте имя и папку.") from error
    if b"%PDF-" not in contents[:1024]:
        raise SignedFileError(
            f"«{source.name}» — не файл PDF: сохраните документ как PDF или сделайте отдельную подпись (--detached)."
        )
    return contents


@dataclass(frozen=True)
class _Setup:
    """Where the signature goes."""

    field: str
    spec: SigFieldSpec | None
    """None for a field that is there already."""
    style: MarkStyle | None
    page: int | None = None
    line: str | None = None
    notes: tuple[str, ...] = ()


class _Signing:
    """One PDF on its way to one signature more."""

    def __init__(self, contents: bytes, name: str, facts: CertificateFacts) -> None:
        self.contents, self.name, self.facts = contents, name, facts
        reader = self._reader()
        filled = list(enumerate_sig_fields(reader, filled_status=True))
        self.number = len(filled) + 1
        self._refuse_locked(reader)
        if not filled:
            self._make_plain(reader)

    def _reader(self) -> PdfFileReader:
        try:
            reader = PdfFileReader(io.BytesIO(self.contents), strict=False)
        except (PdfError, ValueError, KeyError) as error:
            raise SignedFileError(f"PDF «{self.name}» повреждён и не читается: создайте его заново.") from error
        if reader.encrypted:
            raise SignedFileError(f"PDF «{self.name}» защищён паролем: сохраните его без защиты и подпишите.")
        return reader

    def _refuse_locked(self, reader: PdfFileReader) -> None:
        certified = read_certification_data(reader)
        if certified is not None and certified.permission == MDPPerm.NO_CHANGES:
            raise SignedFileError(
                f"«{self.name}» уже подписан с запретом любых изменений: ещё одна подпись сделала бы первую "
                "недействительной; поставьте отдельную подпись (--detached)."
            )

    def _make_plain(self, reader: PdfFileReader) -> None:
        """Writes a file that Word or a sloppy program made anew: what can be read in two ways cannot be verified."""
        try:
            strict = PdfFileReader(io.BytesIO(self.contents), strict=True)
            if not strict.xrefs.hybrid_xrefs_present:
                return
        except (PdfError, ValueError):
            pass
        rewritten = io.BytesIO()
        copy_into_new_writer(reader).write(rewritten)  # type: ignore[no-untyped-call]  # has no annotations
        self.contents = rewritten.getvalue()

    def setup(self, with_mark: bool) -> _Setup:
        """Where the signature and its mark go: the first empty field that the document has, else a field of our own."""
        reader = self._reader()
        empty = [name for name, _, _ in enumerate_sig_fields(reader, filled_status=False)]
        if empty:
            return self._in_field(reader, empty[0], with_mark)
        taken = {name for name, _, _ in enumerate_sig_fields(reader)}
        field = next(name for name in map(_FIELD.format, count(self.number)) if name not in taken)
        if not with_mark:
            return _Setup(field, SigFieldSpec(field), None)
        mark = mark_of(self.facts)
        with open_pages(self.contents) as pages:
            earlier = [(number, pages[number].seen(box)) for _, number, box in placed_fields(reader, filled=True)]
            place = find_place(pages, self.facts.owner, mark.size, earlier)
        if place is None:
            raise SignedFileError(
                f"На страницах «{self.name}» нет свободного места для отметки об электронной подписи: оставьте в "
                "документе место или подпишите без отметки (--no-mark)."
            )
        page = place.page
        spec = SigFieldSpec(
            field,
            on_page=page.number,
            box=page.in_file(place.box),  # type: ignore[arg-type]  # fractions of a point are fine
            readable_field_name="Электронная подпись",
        )
        notes = () if place.line else (_NO_LINE.format(self.facts.owner, page.number + 1),)
        return _Setup(field, spec, MarkStyle(mark=mark, rotation=page.rotation), page.number + 1, place.line, notes)

    def _in_field(self, reader: PdfFileReader, field: str, with_mark: bool) -> _Setup:
        placed = {name: (number, box) for name, number, box in placed_fields(reader, filled=False)}
        number, box = placed.get(field, (0, (0.0, 0.0, 0.0, 0.0)))
        if not with_mark or box[2] - box[0] < 1 or box[3] - box[1] < 1:
            return _Setup(field, None, None)
        with open_pages(self.contents) as pages:
            rotation = pages[number].rotation
        return _Setup(field, None, MarkStyle(mark=mark_of(self.facts), rotation=rotation), number + 1)

    def write(self, key: Key, moment: dt.datetime, setup: _Setup) -> bytes:
        """The file with the signature."""
        writer = IncrementalPdfFileWriter(io.BytesIO(self.contents), strict=False)
        process = PdfCMSEmbedder(new_field_spec=setup.spec).write_cms(setup.field, writer)
        next(process)
        subfilter = SigSeedSubFilter.PADES if key.makes_pades else SigSeedSubFilter.ADOBE_PKCS7_DETACHED
        placeholder = SignatureObject(
            timestamp=moment, subfilter=subfilter, name=key.facts.owner, bytes_reserved=2 * _ROOM
        )
        appearance = SigAppearanceSetup(setup.style, moment, key.facts.owner) if setup.style else None
        process.send(SigObjSetup(sig_placeholder=placeholder, appearance_setup=appearance))
        prepared, output = process.send(SigIOSetup(md_algorithm=DIGEST))
        written = output.getvalue()
        signed_bytes = written[: prepared.reserved_region_start] + written[prepared.reserved_region_end :]
        signature = key.sign(signed_bytes, moment, in_pdf=True)
        if len(signature) > _ROOM:
            raise SigningKeyError("Подпись вместе с цепочкой сертификатов слишком велика для PDF: сократите цепочку.")
        process.send(signature)
        return bytes(output.getvalue())


_NO_LINE = (
    "В документе нет строки подписи для «{}»: отметка стоит на свободном месте страницы {}; проверьте, так ли нужно."
)
