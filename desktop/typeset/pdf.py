"""Ink: placed pages as the bytes of a PDF. No decision about place is made here."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from desktop.domain.document import Header
from desktop.typeset.fonts import register_faces
from desktop.typeset.page import BLACK, Face, Page, Rule, TextRun

LANGUAGE = "vi-VN"
PRODUCER = "Thảo"


def write_pdf(pages: tuple[Page, ...], header: Header, *, now: datetime) -> bytes:
    """The pages as a PDF with title, author, language, outline and the date `now`; the same values, the same bytes."""
    register_faces({Face.REGULAR, *(item.face for page in pages for item in page.items if isinstance(item, TextRun))})
    first = pages[0]
    output = BytesIO()
    canvas = Canvas(
        output,
        pagesize=(first.width_pt, first.height_pt),
        invariant=1,  # no clock and no chance in the file's identity
        pageCompression=1,
        initialFontName=Face.REGULAR.value,  # else Helvetica is named in the file without being embedded
        lang=LANGUAGE,
    )
    _describe(canvas, header, now)
    depth = -1
    for page in pages:
        canvas.setPageSize((page.width_pt, page.height_pt))
        depth = _mark_headings(canvas, page, depth)
        _draw(canvas, page)
        canvas.showPage()
    canvas.save()
    return output.getvalue()


def _describe(canvas: Any, header: Header, now: datetime) -> None:
    """Title, author and date, as archives look for them."""
    title = " ".join(f"{header.kind} {header.subject}".split())
    canvas.setTitle(title or PRODUCER)
    canvas.setAuthor(" ".join(header.issuer.split()))
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    canvas.setSubject(" ".join(header.subject.split()))
    offset = now.utcoffset()
    minutes = int(offset.total_seconds()) // 60 if offset else 0
    sign = "-" if minutes < 0 else "+"
    zone = f"{sign}{abs(minutes) // 60:02}'{abs(minutes) % 60:02}'"
    stamp = now.strftime("D:%Y%m%d%H%M%S") + zone
    canvas.setDateFormatter(lambda *_fields: stamp)  # ReportLab has no other door for a date of one's own


def _mark_headings(canvas: Any, page: Page, depth: int) -> int:
    """Entries of the outline that point to headings of this page; `depth` is that of the entry before, and comes back.

    An outline may go down only one step at a time.
    """
    for number, heading in enumerate(page.headings):
        key = f"{page.part}-{page.number}-{number}"
        canvas.bookmarkHorizontal(key, 0, page.height_pt - heading.y)
        depth = min(heading.depth, depth + 1)
        canvas.addOutlineEntry(heading.text, key, level=depth, closed=depth > 0)
    return depth


def _draw(canvas: Any, page: Page) -> None:
    """Rules, then text, in the order of the page's items."""
    height = page.height_pt
    for item in page.items:
        if isinstance(item, Rule):
            canvas.setStrokeColorRGB(*item.color)
            canvas.setLineWidth(item.width)
            canvas.line(item.x1, height - item.y1, item.x2, height - item.y2)
    text = canvas.beginText()
    dress: tuple[Face, float] | None = None
    space, color = 0.0, BLACK
    for item in page.items:
        if not isinstance(item, TextRun):
            continue
        if (item.face, item.size) != dress:
            dress = (item.face, item.size)
            text.setFont(item.face.value, item.size)
        if item.word_space != space:
            space = item.word_space
            text.setWordSpace(space)
        if item.color != color:
            color = item.color
            text.setFillColorRGB(*color)
        text.setTextOrigin(item.x, height - item.baseline)
        text.textOut(item.text)
    canvas.drawText(text)
