"""Pictures of PDF pages: exact size, white paper, black ink, bands that make up the whole, any thread."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from reportlab.pdfgen.canvas import Canvas

from desktop.typeset.raster import PdfPictures, Picture

A4 = (595, 842)


def pdf_with_a_bar(pages: int = 2) -> bytes:
    """A4 pages with a black bar from 100 to 200 pt from the top; the second page lies down."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4, invariant=1)
    for number in range(pages):
        width, height = A4 if number % 2 == 0 else A4[::-1]
        canvas.setPageSize((width, height))
        canvas.rect(0, height - 200, width, 100, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def pixel(picture: Picture, x: int, y: int) -> bytes:
    at = y * picture.stride + x * 4
    return picture.pixels[at : at + 3]


def test_page_sizes_are_those_of_the_file() -> None:
    with PdfPictures(pdf_with_a_bar()) as pdf:
        assert pdf.page_sizes == (A4, A4[::-1])


def test_a_picture_has_the_size_asked_for_and_shows_ink_on_white() -> None:
    with PdfPictures(pdf_with_a_bar()) as pdf:
        picture = pdf.picture(0, 1190, 1684)  # two pixels a point
    assert (picture.width, picture.height, len(picture.pixels)) == (1190, 1684, 1190 * 1684 * 4)
    assert pixel(picture, 600, 198) == b"\xff\xff\xff"
    assert pixel(picture, 600, 202) == b"\x00\x00\x00"
    assert pixel(picture, 600, 398) == b"\x00\x00\x00"
    assert pixel(picture, 600, 402) == b"\xff\xff\xff"


def test_bands_put_together_are_the_whole_page() -> None:
    with PdfPictures(pdf_with_a_bar()) as pdf:
        whole = pdf.picture(1, 842, 595)
        bands = [pdf.picture(1, 842, 595, top=top, rows=min(100, 595 - top)) for top in range(0, 595, 100)]
    assert b"".join(band.pixels for band in bands) == whole.pixels


def test_many_threads_may_ask_at_once() -> None:
    with PdfPictures(pdf_with_a_bar()) as pdf, ThreadPoolExecutor(4) as pool:
        pictures = list(pool.map(lambda page: pdf.picture(page % 2, 120, 170).pixels, range(40)))
    assert len(set(pictures)) == 2


@pytest.mark.parametrize("data", [b"", b"not a pdf", b"%PDF-1.7\n"])
def test_bytes_that_are_no_pdf_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a PDF"):
        PdfPictures(data)


def test_pages_and_rows_that_do_not_exist_are_refused() -> None:
    with PdfPictures(pdf_with_a_bar()) as pdf:
        for page, top, rows in ((2, 0, 10), (-1, 0, 10), (0, 0, 101), (0, -1, 5), (0, 100, 1)):
            with pytest.raises(ValueError, match="no rows"):
                pdf.picture(page, 70, 100, top=top, rows=rows)


def test_a_closed_pdf_gives_no_pictures() -> None:
    pdf = PdfPictures(pdf_with_a_bar())
    pdf.close()
    pdf.close()
    with pytest.raises(ValueError, match="closed"):
        pdf.picture(0, 70, 100)
