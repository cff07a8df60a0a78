"""Pictures of the pages of a finished PDF, for files and for comparing, drawn by PDFium.

PDFium works in one thread at a time, for the whole process: every call here holds one lock, so callers need not care.
"""

from __future__ import annotations

import ctypes
import threading
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import pypdfium2.raw as pdfium

_BYTES_A_PIXEL = 4
_WHITE = 0xFFFFFFFF
_ONE_AT_A_TIME = threading.Lock()  # the library has one state for the process, so there is one lock


@dataclass(frozen=True, slots=True)
class Picture:
    """`height` rows of `width` pixels; a pixel is four bytes, blue green red and one unused (Qt's Format_RGB32)."""

    width: int
    height: int
    pixels: bytes

    @property
    def stride(self) -> int:
        """Bytes of one row."""
        return self.width * _BYTES_A_PIXEL


class PdfPictures:
    """An open PDF that gives pictures of its pages. Close it, or use it in a `with`.

    Raises ValueError for bytes that are no PDF.
    """

    def __init__(self, pdf: bytes) -> None:
        self._bytes = pdf  # PDFium reads from them as long as the document is open
        with _ONE_AT_A_TIME:
            self._document = pdfium.FPDF_LoadMemDocument64(pdf, len(pdf), None)
            if not self._document:
                raise ValueError("not a PDF that can be read")
            self.page_sizes = tuple(self._size(page) for page in range(pdfium.FPDF_GetPageCount(self._document)))
            """Width and height of each page in pt, as it is seen."""

    def _size(self, page: int) -> tuple[float, float]:
        size = pdfium.FS_SIZEF()
        pdfium.FPDF_GetPageSizeByIndexF(self._document, page, ctypes.byref(size))
        return float(size.width), float(size.height)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the memory back; a second time does nothing."""
        with _ONE_AT_A_TIME:
            if self._document:
                pdfium.FPDF_CloseDocument(self._document)
                self._document = None

    def picture(self, page: int, width: int, height: int, *, top: int = 0, rows: int | None = None) -> Picture:
        """Page `page` (from 0) drawn `width` by `height` pixels large, on white.

        With `top` and `rows` only that band of it is kept, so that a sheet at printer resolution needs little memory.
        Raises ValueError where the page or the band does not exist, or after `close`.
        """
        kept = height - top if rows is None else rows
        if width < 1 or kept < 1 or top < 0 or top + kept > height or not 0 <= page < len(self.page_sizes):
            raise ValueError(f"no rows {top} to {top + kept} in page {page} of {width} by {height} pixels")
        buffer = ctypes.create_string_buffer(width * kept * _BYTES_A_PIXEL)
        with _ONE_AT_A_TIME:
            if not self._document:
                raise ValueError("the PDF was closed")
            self._draw(page, buffer, (width, height), top, kept)
        return Picture(width, kept, buffer.raw)

    def _draw(self, page: int, buffer: ctypes.Array[ctypes.c_char], size: tuple[int, int], top: int, kept: int) -> None:
        width, height = size
        bitmap = pdfium.FPDFBitmap_CreateEx(width, kept, pdfium.FPDFBitmap_BGRx, buffer, width * _BYTES_A_PIXEL)
        loaded = pdfium.FPDF_LoadPage(self._document, page)
        try:
            if not bitmap or not loaded:
                raise ValueError(f"page {page} of the PDF cannot be drawn")
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, kept, _WHITE)
            # Annotations carry the stamps of a signed paper.
            pdfium.FPDF_RenderPageBitmap(bitmap, loaded, 0, -top, width, height, 0, pdfium.FPDF_ANNOT)
        finally:
            if loaded:
                pdfium.FPDF_ClosePage(loaded)
            if bitmap:
                pdfium.FPDFBitmap_Destroy(bitmap)
