"""All letters of Vietnamese in four faces come out as they were typed; one that no face has is refused by name."""

from __future__ import annotations

import io
import unicodedata

import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from desktop.domain.document import Block, Document, Header, Level, RecipientGroup, Recipients, Run
from desktop.domain.errors import UserError
from desktop.services.library import standards
from desktop.typeset import Face, MissingGlyph, render_pdf
from desktop.typeset.font_files import font_path
from desktop.typeset.metrics import advances, printable, text_width
from tests.typeset.plans import NOW, block, printed, union_plan

VOWELS = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
LOWER = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES] + [
    "đ",
    *"bcdghklmnpqrstvxfjwz",
]
LETTERS = [*LOWER, *(letter.upper() for letter in LOWER)]
SIGNS = "0123456789.,;:!?%/()[]{}“”‘’\"'-–—…+*=<>≥≤±×°§&@#_№•½²³€₫"


@pytest.mark.parametrize(("bold", "italic"), [(False, False), (True, False), (False, True), (True, True)])
def test_every_letter_comes_out_as_typed(bold: bool, italic: bool) -> None:
    assert len(LETTERS) > 134
    words = ["".join(LETTERS[at : at + 12]) for at in range(0, len(LETTERS), 12)]
    words += [SIGNS[at : at + 12] for at in range(0, len(SIGNS), 12)]
    runs = (Run(" ".join(words), bold=bold, italic=italic),)
    pages = printed(Document("d", body=(Block("p", runs=runs),)))
    assert " ".join(words) in " ".join(pages[0].text.split())


def test_our_four_faces_and_no_other_are_embedded() -> None:
    runs = (Run("thường "), Run("đậm ", bold=True), Run("nghiêng ", italic=True), Run("cả hai", bold=True, italic=True))
    pdf = render_pdf(union_plan(Block("p", runs=runs)), standards()["nd30_union"], now=NOW)
    fonts = fonts_of(pdf)
    assert {name.rpartition("+")[2] for name in fonts} == {
        "LiberationSerif",
        "LiberationSerif-Bold",
        "LiberationSerif-Italic",
        "LiberationSerif-BoldItalic",
    }
    assert all(embedded for embedded in fonts.values())
    assert b"Helvetica" not in pdf


def fonts_of(pdf: bytes) -> dict[str, bool]:
    """Base font names used on the pages, and whether their files are inside and hold outlines."""
    import ctypes

    import pypdfium2.raw as raw

    document = pypdfium2.PdfDocument(pdf)
    found: dict[str, bool] = {}
    for page in document:
        for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            font = raw.FPDFTextObj_GetFont(thing.raw)
            name = ctypes.create_string_buffer(200)
            raw.FPDFFont_GetBaseFontName(font, name, 200)
            size = ctypes.c_size_t()
            raw.FPDFFont_GetFontData(font, None, 0, size)
            data = (ctypes.c_uint8 * size.value)()
            raw.FPDFFont_GetFontData(font, data, size.value, size)
            glyphs = TTFont(io.BytesIO(bytes(data)), lazy=True)["maxp"].numGlyphs
            found[name.value.decode()] = bool(raw.FPDFFont_GetIsEmbedded(font)) and glyphs > 1
    document.close()
    return found


@pytest.mark.parametrize("face", list(Face))
def test_widths_are_those_of_the_font_files(face: Face) -> None:
    font = TTFont(font_path(face))
    glyphs, metrics, units = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    assert units == 2048
    ours = advances(face)
    for letter in [*LETTERS, *SIGNS, " "]:
        assert abs(ours[letter] - metrics[glyphs[ord(letter)]][0] * 1000 / units) <= 0.5
        assert ours[letter] == int(ours[letter])


def test_the_fonts_are_the_release_that_is_named() -> None:
    for face in Face:
        names = TTFont(font_path(face))["name"]
        assert "2.1.5" in names.getDebugName(5)
        assert "Open Font License" in names.getDebugName(13)


@pytest.mark.parametrize(
    "plan",
    [
        union_plan(block("p", Level.PARAGRAPH, "Công đoàn 工会")),
        Document("d", header=Header(issuer="LIÊN ĐOÀN 工")),
        Document("d", header=Header(place="工")),
        Document("d", recipients=Recipients((RecipientGroup(("Ban 工",)),))),
    ],
    ids=["body", "issuer", "place", "recipients"],
)
def test_a_letter_that_no_face_has_is_refused_by_name(plan: Document) -> None:
    with pytest.raises(MissingGlyph) as refused:
        render_pdf(plan, standards()["nd30_union"], now=NOW)
    assert isinstance(refused.value, UserError)
    assert refused.value.letter == "工"
    assert "“工” (U+5DE5)" in str(refused.value)


@pytest.mark.parametrize(
    ("typed", "paper"),
    [("LĐLĐ\u2011VP", "LĐLĐ-VP"), ("Điều\t5", "Điều 5"), ("cộng\u00adđoàn", "cộngđoàn"), ("\uf0b7 Ban", "• Ban")],
)
def test_letters_of_the_same_look_stand_in(typed: str, paper: str) -> None:
    assert printable(typed) == paper
    page = printed(union_plan(block("p", Level.PARAGRAPH, typed)))[0]
    assert paper in page.text


def test_a_no_break_space_is_a_space_on_paper() -> None:
    page = printed(union_plan(block("p", Level.PARAGRAPH, "tháng\u00a012 năm\u00a02026")))[0]
    assert "tháng 12 năm 2026" in page.text.replace("\u00a0", " ")


def test_width_of_known_words() -> None:
    """Figures of the official drawing, in mm: the nation's name at 13 pt, the motto at 14, the Party's name at 15."""
    mm = 25.4 / 72
    assert text_width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Face.BOLD, 13) * mm == pytest.approx(95.7, abs=0.1)
    assert text_width("Độc lập - Tự do - Hạnh phúc", Face.BOLD, 14) * mm == pytest.approx(60.5, abs=0.1)
    assert text_width("ĐẢNG CỘNG SẢN VIỆT NAM", Face.BOLD, 15) * mm == pytest.approx(72.9, abs=0.1)
