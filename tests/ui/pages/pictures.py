"""Pictures compared: what the painter makes, and what PDFium makes of the PDF."""

from __future__ import annotations

from PIL import Image, ImageChops
from PySide6.QtGui import QImage

from desktop.typeset.page import Page
from desktop.typeset.raster import PdfPictures

DPI_144 = 2  # pixels a point
FINER = 4  # times: PDFium puts small letters on whole pixels; at four times the size it fills their outlines instead
LEVELS = 32  # of 255 that a pixel may differ by


def pixels(page: Page, scale: float = DPI_144) -> tuple[int, int]:
    """How many pixels a page is wide and high."""
    return round(page.width_pt * scale), round(page.height_pt * scale)


def grey(image: QImage) -> Image.Image:
    """A picture of Qt's as Pillow knows it, in shades of grey."""
    rgb = image.convertToFormat(QImage.Format.Format_RGBX8888)
    return Image.frombuffer("RGBX", (rgb.width(), rgb.height()), bytes(rgb.constBits())).convert("L")


def of_pdf(pdf: PdfPictures, number: int, size: tuple[int, int], finer: int = 1) -> Image.Image:
    """PDFium's picture of a page, drawn `finer` times as large and averaged down to `size`."""
    made = pdf.picture(number, size[0] * finer, size[1] * finer)
    return Image.frombuffer("RGBX", (made.width, made.height), made.pixels).convert("L").reduce(finer)


def share_off(one: Image.Image, other: Image.Image, levels: int = LEVELS) -> float:
    """The share of pixels that differ by more than `levels`."""
    assert one.size == other.size
    counts = ImageChops.difference(one, other).histogram()
    return sum(counts[levels + 1 :]) / (one.width * one.height)


def most_off(one: Image.Image, other: Image.Image) -> int:
    """By how much the pixel differs that differs most."""
    return max(level for level, count in enumerate(ImageChops.difference(one, other).histogram()) if count)
