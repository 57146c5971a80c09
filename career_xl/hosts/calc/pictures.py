"""Pictures on a sheet."""

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from career_xl.hosts.calc.bridge import Uno, file_url, properties, struct
from career_xl.hosts.calc.errors import OfficeError, in_russian
from career_xl.hosts.calc.office import Office
from career_xl.hosts.calc.shapes import Placed, Shapes, original_size
from career_xl.hosts.calc.units import hundredths

if TYPE_CHECKING:
    import xlwings


@in_russian
class Picture(Placed, base_classes.Picture):
    """One picture."""

    index = Placed.index  # type: ignore[assignment]  # a method in xlwings' declaration only
    lock_aspect_ratio = True
    """While True, as at first, a new width changes the height too; it is forgotten with this object."""

    def resize(self, width: int, height: int) -> None:
        """Gives it a size in hundredths of a millimetre; with locked proportions the changed side decides."""
        now = self.api.Size
        if self.lock_aspect_ratio and now.Width and now.Height:
            if width != now.Width:
                height = round(now.Height * width / now.Width)
            elif height != now.Height:
                width = round(now.Width * height / now.Height)
        super().resize(width, height)

    def update(self, filename: str) -> "Picture":
        """The picture with the contents of another file, in the same place and size."""
        self.api.Graphic = _graphic(self.parent.book.app.office, filename)
        return self


@in_russian
class Pictures(Shapes):
    """The pictures on a sheet."""

    kinds = ("picture",)

    def _wrapped(self, shape: Uno) -> Picture:
        return Picture(self.parent, shape)

    def add(
        self,
        filename: str,
        link_to_file: bool,
        save_with_document: bool,
        left: float | None,
        top: float | None,
        **size: Any,
    ) -> Picture:
        """A new picture from a file; `width` and `height` in points, -1 for the size that the file says."""
        anchor: xlwings.Range | None = size.get("anchor")
        graphic = _graphic(self.parent.book.app.office, filename)
        shape = self.parent.book.api.createInstance("com.sun.star.drawing.GraphicObjectShape")
        self.api.add(shape)
        shape.Graphic = graphic
        shape.Name = self.free_name("Picture")
        x, y = (anchor.left, anchor.top) if anchor is not None else (left or 0, top or 0)
        shape.setPosition(struct("awt.Point", X=hundredths(x), Y=hundredths(y)))
        own = original_size(graphic)
        width, height = size.get("width", -1), size.get("height", -1)
        shape.setSize(
            struct(
                "awt.Size",
                Width=own.Width if width == -1 else hundredths(width),
                Height=own.Height if height == -1 else hundredths(height),
            )
        )
        return Picture(self.parent, shape)


def _graphic(office: Office, filename: str) -> Uno:
    graphic = office.service("graphic.GraphicProvider").queryGraphic(properties(URL=file_url(filename)))
    if graphic is None:
        raise OfficeError(f"Картинка «{filename}» не читается: сохраните её как PNG или JPEG и повторите.")
    return graphic
