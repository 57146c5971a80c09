"""Lengths: points and characters, as xlwings has them, against the hundredths of a millimetre of LibreOffice."""

_PER_POINT = 2540 / 72
_PER_PIXEL = 2540 / 96
_PIXELS_PER_CHARACTER = 7
"""Width of a digit in the default font of Excel, in which column widths are counted."""

_PADDING_PIXELS = 5


def points(length: float) -> float:
    """Points, to the twentieth of a point that LibreOffice keeps."""
    return round(length / _PER_POINT * 20) / 20


def hundredths(length_in_points: float) -> int:
    """Hundredths of a millimetre."""
    return round(length_in_points * _PER_POINT)


def characters(width: float) -> float:
    """The width of a column in characters, to a tenth: LibreOffice keeps no finer difference."""
    pixels = width / _PER_PIXEL
    if pixels < _PIXELS_PER_CHARACTER + _PADDING_PIXELS:
        return round(pixels / (_PIXELS_PER_CHARACTER + _PADDING_PIXELS), 1)
    return round((pixels - _PADDING_PIXELS) / _PIXELS_PER_CHARACTER, 1)


def width_of(count: float) -> int:
    """Hundredths of a millimetre of a column that is so many characters wide."""
    if count < 1:
        return round(count * (_PIXELS_PER_CHARACTER + _PADDING_PIXELS) * _PER_PIXEL)
    return round((count * _PIXELS_PER_CHARACTER + _PADDING_PIXELS) * _PER_PIXEL)
