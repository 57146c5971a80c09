"""What of a file openpyxl does not know and would leave out of the file that it writes."""

import io
import re
from typing import Final, NamedTuple
from zipfile import ZipFile


class Loss(NamedTuple):
    """Something lost: the parts of the file in which it stands, what marks it there, its name for the officer."""

    parts: re.Pattern[str]
    mark: re.Pattern[bytes]
    words: str


def _loss(parts: str, words: str, mark: bytes = b"") -> Loss:
    return Loss(re.compile(parts), re.compile(mark), words)


LOSSES: Final = (
    _loss(r"xl/drawings/drawing\d+\.xml", "фигуры и надписи", rb"<xdr:(?:sp|cxnSp|grpSp)[ >]"),
    _loss(r"xl/charts/chart\d+\.xml", "часть оформления диаграмм"),
    _loss(r"xl/charts/chartEx\d+\.xml|xl/chartex/.*", "диаграммы новых видов"),
    _loss(r"xl/diagrams/.*", "рисунки SmartArt"),
    _loss(r"xl/worksheets/[^/]+\.xml", "мини-графики в ячейках", b"<x14:sparkline[ >]"),
    _loss(r"xl/worksheets/[^/]+\.xml", "выпадающие списки со значениями с другого листа", b"<x14:dataValidation[ >]"),
    _loss(r"xl/worksheets/[^/]+\.xml", "часть условного форматирования", b"<x14:cfRule[ >]"),
    _loss(r"xl/drawings/vmlDrawing\d+\.vml", "кнопки и флажки на листах", rb'ObjectType="(?!Note")'),
    _loss(r"xl/featurePropertyBag/.*", "флажки в ячейках"),
    _loss(r"xl/threadedComments/.*", "обсуждения под примечаниями"),
    _loss(r"xl/slicers/.*|xl/timelines/.*", "срезы и временные шкалы"),
    _loss(r"xl/queryTables/.*|xl/connections\.xml", "подключения к внешним данным"),
    _loss(r"xl/metadata\.xml", "признак динамического массива у формул"),
    _loss(r"customUI/.*", "собственные кнопки книги на ленте"),
    _loss(r"_xmlsignatures/.*", "электронная подпись книги"),
)


def losses(source: bytes) -> list[str]:
    """The names of what would be lost, in Russian, in the order of LOSSES; empty for a file that is kept whole."""
    with ZipFile(io.BytesIO(source)) as archive:
        names = archive.namelist()
        return [
            loss.words
            for loss in LOSSES
            if any(loss.parts.fullmatch(name) and loss.mark.search(archive.read(name)) for name in names)
        ]
