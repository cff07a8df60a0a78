"""Pictures of pages as PNG files, made without a window."""

from __future__ import annotations

import struct
import zlib

DPI = 110  # a page fits a screen and its smallest print can be read


def page_png(pdf: bytes, page: int = 0, dpi: int = DPI) -> bytes:
    """Page `page` (from 0) of a PDF as a PNG. Raises ValueError where there is no such page."""
    from desktop.typeset.raster import PdfPictures  # PDFium is loaded when a picture is asked for

    with PdfPictures(pdf) as pictures:
        if not 0 <= page < len(pictures.page_sizes):
            raise ValueError(f"no page {page}")
        wide, high = pictures.page_sizes[page]
        picture = pictures.picture(page, round(wide * dpi / 72), round(high * dpi / 72))
    return png(picture.width, picture.height, picture.pixels)


def png(width: int, height: int, pixels: bytes) -> bytes:
    """Rows of pixels of four bytes (blue, green, red, unused) as an RGB PNG."""
    rgb = bytearray(width * height * 3)
    rgb[0::3], rgb[1::3], rgb[2::3] = pixels[2::4], pixels[1::4], pixels[0::4]
    row = width * 3
    plain = b"".join(b"\0" + rgb[at : at + row] for at in range(0, len(rgb), row))  # 0: the row is not filtered
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (b"IHDR", head), (b"IDAT", zlib.compress(plain, 6)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in parts)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
