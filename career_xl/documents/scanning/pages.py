"""The pages of a scan as pictures: PDF, JPEG, PNG, TIFF; hostile and damaged files are refused with the reason."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pypdfium2  # type: ignore[import-untyped]  # has no annotations
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # has no annotations
from PIL import Image, ImageOps, UnidentifiedImageError

from career_xl.documents.scan_refusal import Refusal, ScanRefusedError

MOST_PAGES = 60
MOST_PIXELS = 80_000_000
"""A3 at 600 dpi has 70 million."""
MOST_BYTES = 200 * 1024 * 1024
_ENOUGH_PIXELS = 2400
"""Along the shorter side: 290 dpi of A4."""
_IMAGE_FORMATS = ("JPEG", "PNG", "TIFF")
_PDF_DPI = 220
_POINTS_PER_INCH = 72
_PDF_SIGN = b"%PDF-"
_SIGN_WITHIN = 1024
_FORM_DEPTH = 4


def suffix_of(content: bytes) -> str:
    """The usual ending of a file name for this content; ScanRefusedError when it is empty, too large or no scan."""
    if not content:
        raise ScanRefusedError(Refusal.EMPTY, "Файл пуст: отсканируйте документ ещё раз.")
    if len(content) > MOST_BYTES:
        raise ScanRefusedError(
            Refusal.TOO_LARGE,
            f"Файл больше {MOST_BYTES // 1024 // 1024} МБ: отсканируйте с разрешением 300 dpi в оттенках серого.",
        )
    if _PDF_SIGN in content[:_SIGN_WITHIN]:
        return ".pdf"
    with _image_refusals(), Image.open(io.BytesIO(content), formats=_IMAGE_FORMATS) as image:
        return {"PNG": ".png", "TIFF": ".tif"}.get(str(image.format), ".jpg")


def pages_of(content: bytes) -> Iterator[Image.Image]:
    """The pages in their order, in grey or in colour; ScanRefusedError where one cannot be had."""
    yield from _pdf_pages(content) if suffix_of(content) == ".pdf" else _image_pages(content)


def _pdf_pages(content: bytes) -> Iterator[Image.Image]:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise ScanRefusedError(
                Refusal.ENCRYPTED, "PDF защищён паролем: сохраните скан без пароля и повторите."
            ) from error
        raise _damaged() from error
    with document:
        _refuse_number(len(document))
        for number in range(len(document)):
            try:
                yield _pdf_page(document[number])
            except (pypdfium2.PdfiumError, MemoryError) as error:
                raise _damaged() from error


def _pdf_page(page: pypdfium2.PdfPage) -> Image.Image:
    width, height = page.get_size()
    # The sizes that the file states are looked at before anything is unpacked.
    for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=_FORM_DEPTH):
        _refuse_size(picture.get_px_size())
    scale = _PDF_DPI / _POINTS_PER_INCH
    _refuse_size((int(width * scale), int(height * scale)))
    bitmap = page.render(scale=scale, may_draw_forms=False)
    image: Image.Image = bitmap.to_pil().convert("RGB")
    return image


def _image_pages(content: bytes) -> Iterator[Image.Image]:
    with _image_refusals():
        image = Image.open(io.BytesIO(content), formats=_IMAGE_FORMATS)
    with image:
        # A photograph of a telephone holds previews as further pictures: they are no pages.
        count = MOST_PAGES + 1 if image.format == "TIFF" else 1
        for number in range(count):
            page = _image_page(image, number)
            if page is None:
                return
            yield page


def _image_page(image: Image.Image, number: int) -> Image.Image | None:
    """One page; None behind the last."""
    with _image_refusals():
        try:
            image.seek(number)
        except EOFError:
            return None
        _refuse_number(number + 1)
        _refuse_size(image.size)
        # A JPEG can be unpacked at half its size for a third of the time; other formats ignore this.
        image.draft("RGB" if image.mode == "RGB" else "L", (_ENOUGH_PIXELS, _ENOUGH_PIXELS))
        return ImageOps.exif_transpose(_without_odd_modes(image))


def _without_odd_modes(image: Image.Image) -> Image.Image:
    """The picture in grey or in colour, whatever its mode."""
    if image.mode in ("1", "L"):
        return image.convert("L")
    if image.mode.startswith(("I", "F")):
        # Sixteen bits a pixel: brought to eight by their range, which Pillow itself would cut off.
        values = np.asarray(image, dtype=np.float32)
        low, high = float(values.min()), float(values.max())
        return Image.fromarray(((values - low) * (255 / max(high - low, 1.0))).astype(np.uint8))
    if "A" in image.mode or "transparency" in image.info:
        coloured = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", coloured.size, "white"), coloured).convert("RGB")
    return image.convert("RGB")


def _refuse_number(count: int) -> None:
    if count > MOST_PAGES:
        raise ScanRefusedError(
            Refusal.TOO_MANY_PAGES,
            f"В файле больше {MOST_PAGES} страниц: отсканируйте только листы документа, каждый документ отдельно.",
        )


def _refuse_size(size: tuple[int, int]) -> None:
    if size[0] * size[1] > MOST_PIXELS:
        raise ScanRefusedError(
            Refusal.TOO_LARGE,
            f"Страница слишком велика ({size[0]} × {size[1]} точек): отсканируйте лист А4 с разрешением до 600 dpi.",
        )


@contextmanager
def _image_refusals() -> Iterator[None]:
    try:
        with warnings.catch_warnings():
            # Our own limit is below the library's; its warning would tell of a size that is refused anyway.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            # Without it a format that nothing has asked for yet is not known by its name.
            Image.init()
            yield
    except UnidentifiedImageError as error:
        raise ScanRefusedError(
            Refusal.NOT_A_SCAN, "Файл — не скан: подойдут PDF, JPEG, PNG и TIFF. Сохраните скан в одном из них."
        ) from error
    except Image.DecompressionBombError as error:
        raise ScanRefusedError(
            Refusal.TOO_LARGE, "Страница слишком велика: отсканируйте лист А4 с разрешением до 600 dpi."
        ) from error
    except (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, MemoryError, OverflowError) as error:
        raise _damaged() from error


def _damaged() -> ScanRefusedError:
    return ScanRefusedError(Refusal.DAMAGED, "Файл повреждён и не открывается: отсканируйте документ ещё раз.")
