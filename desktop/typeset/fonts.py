"""Our four faces as ReportLab knows them."""

from __future__ import annotations

from collections.abc import Iterable

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from desktop.typeset.metrics import font_file, whole_width
from desktop.typeset.page import Face


def register_faces(faces: Iterable[Face] = Face) -> None:
    """Make faces known to ReportLab under their values; reading one takes 6 ms, a second call does nothing."""
    known = set(pdfmetrics.getRegisteredFontNames())
    for face in faces:
        if face.value not in known:
            # Only letters that are used are embedded; text is drawn as laid out, without shaping.
            font = TTFont(face.value, font_file(face), asciiReadable=0, shapable=False)
            widths = font.face.charWidths
            font.face.charWidths = {code: whole_width(width) for code, width in widths.items()}
            pdfmetrics.registerFont(font)
