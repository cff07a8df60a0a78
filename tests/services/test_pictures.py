"""Pages as PNG files, read back by Qt, which did not write them."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from desktop.services.pictures import page_png, png


def test_pixels_come_back_as_they_were() -> None:
    red, blue, white, black = b"\0\0\xff\0", b"\xff\0\0\0", b"\xff\xff\xff\0", b"\0\0\0\0"
    image = QImage.fromData(png(2, 2, red + blue + white + black))
    assert (image.width(), image.height()) == (2, 2)
    assert [image.pixelColor(x, y).name() for y in range(2) for x in range(2)] == [
        "#ff0000",
        "#0000ff",
        "#ffffff",
        "#000000",
    ]


def test_bytes_that_are_no_pdf_make_no_picture() -> None:
    with pytest.raises(ValueError, match="PDF"):
        page_png(b"x")
