"""Pictures on a sheet."""

import io
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from openpyxl.drawing.image import Image  # type: ignore[import-untyped]
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor  # type: ignore[import-untyped]
from openpyxl.drawing.xdr import XDRPositiveSize2D  # type: ignore[import-untyped]
from PIL import Image as Bitmap
from xlwings import base_classes

from career_xl.hosts.files import measures, protection
from career_xl.hosts.files.grid import Grid

if TYPE_CHECKING:
    from career_xl.hosts.files.sheets import Sheet

EMU: Final = 12_700
"""The unit of drawings in the file, per point."""

SCREEN: Final = 96
"""Dots per inch of an image that does not say."""


class Picture(base_classes.Picture):
    """One picture; its name lives as long as the workbook is open, since openpyxl writes none."""

    def __init__(self, sheet: "Sheet", file: Any) -> None:
        self.sheet = sheet
        self.file = file

    @property
    def api(self) -> Any:
        """The picture as openpyxl has it."""
        return self.file

    @property
    def parent(self) -> "Sheet":
        """The sheet."""
        return self.sheet

    @property
    def name(self) -> str:
        """The name."""
        return self.sheet.book.picture_names.setdefault(self.file, f"Picture {self.index()}")

    @name.setter
    def name(self, value: str) -> None:
        self.sheet.book.picture_names[self.file] = value

    def index(self) -> int:
        """The place among the pictures of the sheet, from 1."""
        return int(self.sheet.file._images.index(self.file)) + 1

    @property
    def _corner(self) -> tuple[float, float]:
        return _from_edges(self.sheet.grid, self.file.anchor._from)

    @property
    def _size(self) -> tuple[float, float]:
        anchor = self.file.anchor
        if hasattr(anchor, "ext"):
            return anchor.ext.width / EMU, anchor.ext.height / EMU
        right, bottom = _from_edges(self.sheet.grid, anchor.to)
        left, top = self._corner
        return right - left, bottom - top

    def _place(self, *, left: float, top: float, width: float, height: float) -> None:
        row, column, right, down = measures.cell_at(self.sheet.grid, left, top)
        marker = AnchorMarker(col=column - 1, colOff=_emu(right), row=row - 1, rowOff=_emu(down))
        # An anchor of one cell keeps the size when columns get wider.
        self.file.anchor = OneCellAnchor(_from=marker, ext=XDRPositiveSize2D(_emu(width), _emu(height)))

    def _move(self, **changed: float) -> None:
        left, top = self._corner
        self._place(**{"left": left, "top": top, "width": self.width, "height": self.height, **changed})

    @property
    def left(self) -> float:
        """The distance from the left edge of the sheet in points."""
        return self._corner[0]

    @left.setter
    def left(self, value: float) -> None:
        self._move(left=value)

    @property
    def top(self) -> float:
        """The distance from the upper edge of the sheet in points."""
        return self._corner[1]

    @top.setter
    def top(self, value: float) -> None:
        self._move(top=value)

    @property
    def width(self) -> float:
        """The width in points."""
        return self._size[0]

    @width.setter
    def width(self, value: float) -> None:
        locked = {"height": self.height * value / self.width} if self.lock_aspect_ratio else {}
        self._move(width=value, **locked)

    @property
    def height(self) -> float:
        """The height in points."""
        return self._size[1]

    @height.setter
    def height(self, value: float) -> None:
        locked = {"width": self.width * value / self.height} if self.lock_aspect_ratio else {}
        self._move(height=value, **locked)

    @property
    def lock_aspect_ratio(self) -> bool:
        """Whether a change of one side changes the other."""
        return self.file not in self.sheet.book.free_pictures

    @lock_aspect_ratio.setter
    def lock_aspect_ratio(self, value: bool) -> None:
        if value:
            self.sheet.book.free_pictures.discard(self.file)
        else:
            self.sheet.book.free_pictures.add(self.file)

    def update(self, filename: str) -> "Picture":
        """The picture with another image in the same place and size."""
        new = Picture(self.sheet, _image(filename))
        left, top = self._corner
        new._place(left=left, top=top, width=self.width, height=self.height)
        new.name = self.name
        images = self.sheet.file._images
        images[images.index(self.file)] = new.file
        return new

    def delete(self) -> None:
        """Take the picture off the sheet."""
        protection.check_permission(self.sheet.grid, "objects")
        self.sheet.file._images.remove(self.file)


class Pictures(base_classes.Pictures):
    """The pictures of a sheet."""

    def __init__(self, sheet: "Sheet") -> None:
        self.sheet = sheet

    @property
    def api(self) -> Any:
        """The pictures as openpyxl has them."""
        return self.sheet.file._images

    @property
    def parent(self) -> "Sheet":
        """The sheet."""
        return self.sheet

    def __len__(self) -> int:
        return len(self.sheet.file._images)

    def __iter__(self) -> Iterator[Picture]:
        return (Picture(self.sheet, file) for file in list(self.sheet.file._images))

    def __call__(self, key: str | int) -> Picture:
        """The picture with this name or place; KeyError or IndexError where there is none."""
        if isinstance(key, int):
            return list(self)[key - 1]
        found = next((picture for picture in self if picture.name == key), None)
        if found is None:
            raise KeyError(key)
        return found

    def __contains__(self, key: str) -> bool:
        return any(picture.name == key for picture in self)

    def add(self, filename: str, *options: Any, **place: Any) -> Picture:
        """The new picture, its bytes kept in the workbook; sizes of -1 are those of the image.

        The options are those of xlwings: link to the file, save in the workbook (always so here), left, top.
        """
        protection.check_permission(self.sheet.grid, "objects")
        taken = {each.name for each in self}
        picture = Picture(self.sheet, _image(filename))
        left, top = (distance or 0 for distance in options[2:4])
        if (anchor := place.get("anchor")) is not None:
            left, top = anchor.left, anchor.top
        own = _own_size(filename)
        width, height = (place.get(side, -1) for side in ("width", "height"))
        picture._place(
            left=left,
            top=top,
            width=own[0] if width == -1 else width,
            height=own[1] if height == -1 else height,
        )
        self.sheet.file._images.append(picture.file)
        picture.name = next(name for number in itertools.count(1) if (name := f"Picture {number}") not in taken)
        return picture


def _image(filename: str) -> Any:
    return Image(io.BytesIO(Path(filename).read_bytes()))


def _own_size(filename: str) -> tuple[float, float]:
    """Width and height in points at the resolution that the image names, else at that of a screen."""
    with Bitmap.open(filename) as bitmap:
        across, down = bitmap.info.get("dpi", (SCREEN, SCREEN))
        return bitmap.width * 72 / float(across), bitmap.height * 72 / float(down)


def _from_edges(grid: Grid, marker: Any) -> tuple[float, float]:
    left = measures.left_of(grid, marker.col + 1) + marker.colOff / EMU
    return left, measures.top_of(grid, marker.row + 1) + marker.rowOff / EMU


def _emu(points: float) -> int:
    return round(points * EMU)
