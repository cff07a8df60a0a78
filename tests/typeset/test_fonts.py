"""Letters as bytes of a PDF: encoded a line at a time, exactly as ReportLab does it letter by letter."""

from __future__ import annotations

import gc
from io import BytesIO
from weakref import ref

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from desktop.typeset.fonts import register_faces
from desktop.typeset.metrics import advances, font_file
from desktop.typeset.page import Face

LETTERS = "".join(letter for letter in advances(Face.REGULAR) if letter.isprintable())


@pytest.mark.parametrize(
    "texts",
    [
        ("Kế hoạch số 05,\u00a0năm 2027", "Kế hoạch", ""),
        tuple(LETTERS[start : start + 50] for start in range(0, 1000, 50)),  # four subsets, one after another
        (LETTERS[:300], "a", LETTERS[250:260] + "a " + LETTERS[400:410], LETTERS[:300]),  # to and fro between two
        ("có chữ \ue000 mà phông không có", "\ue000"),
    ],
    ids=["one subset", "four subsets", "to and fro", "a letter without a glyph"],
)
def test_every_line_gets_the_codes_that_reportlab_gives(texts: tuple[str, ...]) -> None:
    register_faces()
    ours = pdfmetrics.getFont(Face.REGULAR.value)
    theirs = TTFont("plain", font_file(Face.REGULAR), asciiReadable=0, shapable=False)
    document = Canvas(BytesIO())._doc
    assert [ours.splitString(text, document) for text in texts] == [
        theirs.splitString(text, document) for text in texts
    ]


def test_a_finished_document_is_not_kept() -> None:
    register_faces()
    canvas = Canvas(BytesIO())
    document = ref(canvas._doc)
    pdfmetrics.getFont(Face.REGULAR.value).splitString("Kế hoạch", document())
    del canvas
    gc.collect()
    assert document() is None
