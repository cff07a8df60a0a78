"""Screen equals print: what Qt is handed is what the PDF holds, letter by letter, and the pictures are the same.

How pictures are compared. PDFium puts small letters on whole pixels down and on thirds of a pixel across, so that its
own picture at 144 dots an inch differs from its own finer picture in some three of a hundred pixels. The true picture
of the PDF is therefore taken at four times the size, where PDFium fills outlines, and averaged down. The painter's is
taken as it is, at 144 dots an inch: it is the very picture that the pane shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication

from desktop.domain.document import Document, Orientation
from desktop.services.library import standards
from desktop.services.rendering import Rendered, render
from desktop.services.sample import sample_documents
from desktop.typeset.page import RED, Face, Page, Rule, TextRun
from desktop.typeset.raster import PdfPictures
from desktop.ui.pages.glyphs import page_glyphs
from desktop.ui.pages.letters import letter_places
from desktop.ui.pages.painter import joined_rules, page_picture, paint_page, rule_box
from tests.typeset.plans import party_plan, union_plan
from tests.typeset.reading import MM, ReadPage, read_pdf
from tests.ui.pages.pictures import FINER, grey, most_off, of_pdf, pixels, share_off

NOW = datetime(2026, 11, 20, tzinfo=UTC)
WITHIN = 0.01  # pt
GOAL = 0.001  # of the pixels of a page
SAMPLES = {
    "province": 0,
    "ward": 1,
    "Party": 2,
    "month": 3,
    "lying appendix": -1,
    "Party of a district": -2,
}


@cache
def rendered(name: str) -> Rendered:
    return render(document(name), now=NOW)


def document(name: str) -> Document:
    if name == "Party of a district":
        return party_plan()
    if name == "lying appendix":
        plan = union_plan(appendix_rows=12)
        lying = tuple(replace(one, orientation=Orientation.LANDSCAPE) for one in plan.appendices)
        return replace(plan, appendices=lying)
    return sample_documents()[SAMPLES[name]]


def every_page(name: str) -> Iterator[tuple[int, Page, Image.Image]]:
    """The pages of a sample with the true picture of each."""
    shown = rendered(name)
    with PdfPictures(shown.pdf) as pdf:
        for number, page in enumerate(shown.pages):
            yield number, page, of_pdf(pdf, number, pixels(page), FINER)


def letters_handed_over(page: Page) -> list[tuple[str, float, float]]:
    """Every letter with ink that a page's glyph runs hold, and where, in pt from the top left corner."""
    found = []
    for item in page.items:
        if isinstance(item, TextRun):
            run = page_glyphs().glyph_run(item)
            places = [(item.x + at.x(), item.baseline + at.y()) for at in run.positions()]
            found += [(letter, x, y) for letter, (x, y) in zip(item.text, places, strict=True) if letter.strip()]
    return found


def letters_printed(page: ReadPage) -> list[tuple[str, float, float]]:
    letters = (letter for line in page.lines for letter in line.letters)
    return [(letter.text, letter.x / MM, letter.y / MM) for letter in letters if letter.text.strip()]


def one_page(*items: TextRun | Rule) -> Page:
    return Page(200.0, 100.0, items)


# Places


@pytest.mark.parametrize("name", SAMPLES)
def test_every_letter_is_painted_where_the_pdf_has_it(qapp: QApplication, name: str) -> None:
    shown = rendered(name)
    for page, read in zip(shown.pages, read_pdf(shown.pdf), strict=True):
        ours, theirs = (sorted(found, key=_in_order) for found in (letters_handed_over(page), letters_printed(read)))
        assert [letter for letter, _x, _y in ours] == [letter for letter, _x, _y in theirs]  # no line broken otherwise
        for (_letter, x, y), (_other, printed_x, printed_y) in zip(ours, theirs, strict=True):
            assert abs(x - printed_x) <= WITHIN
            assert abs(y - printed_y) <= WITHIN


def _in_order(letter: tuple[str, float, float]) -> tuple[float, float]:
    return round(letter[2], 1), round(letter[1], 1)


def test_a_page_painted_for_a_printer_is_the_same_page(qapp: QApplication, tmp_path: Path) -> None:
    page = replace(rendered("Party").pages[0], width_pt=595.0, height_pt=842.0)  # Qt writes whole points
    path = tmp_path / "printed.pdf"
    writer = QPdfWriter(str(path))
    writer.setResolution(600)
    size = QPageSize(QSizeF(page.width_pt, page.height_pt), QPageSize.Unit.Point)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter(writer)
    painter.scale(600 / 72, 600 / 72)
    paint_page(painter, page)
    painter.end()
    with PdfPictures(path.read_bytes()) as printed:
        on_paper = of_pdf(printed, 0, pixels(page), FINER)
    assert share_off(on_paper, grey(page_picture(page, *pixels(page)))) <= GOAL


def test_spaces_and_no_break_spaces_are_widened_alike_and_may_be_narrowed() -> None:
    plain = TextRun(10, 20, "a b\u00a0c", Face.REGULAR, 14, "b")
    wide, narrow = plain._replace(word_space=3.0), plain._replace(word_space=-1.0)
    assert letter_places(wide)[4] == pytest.approx(letter_places(plain)[4] + 6)
    assert letter_places(narrow)[4] == pytest.approx(letter_places(plain)[4] - 2)
    assert len(letter_places(plain)) == 6


def test_letters_are_not_moved_to_a_grid(qapp: QApplication) -> None:
    run = TextRun(0, 0, "Công đoàn", Face.ITALIC, 13, "b")
    places = [at.x() for at in page_glyphs().glyph_run(run).positions()]
    assert places == pytest.approx(list(letter_places(run)[:-1]))
    assert any(abs(x - round(x)) > 0.2 for x in places)


# Pictures


@pytest.mark.parametrize("name", SAMPLES)
def test_the_picture_is_that_of_the_pdf(qapp: QApplication, name: str) -> None:
    for number, page, printed in every_page(name):
        seen = grey(page_picture(page, *pixels(page)))
        assert share_off(seen, printed) <= GOAL, (name, number)


def test_pdfium_alone_is_farther_from_its_own_finer_picture(qapp: QApplication) -> None:
    """Why pictures are not compared as PDFium makes them for a screen: the painter is nearer to the truth than it."""
    shown = rendered("Party")
    size = pixels(shown.pages[0])
    with PdfPictures(shown.pdf) as pdf:
        rough, fine = of_pdf(pdf, 0, size), of_pdf(pdf, 0, size, FINER)
    seen = grey(page_picture(shown.pages[0], *size))
    assert share_off(rough, fine) > 10 * GOAL
    assert share_off(seen, fine) < share_off(rough, fine) / 10


def test_a_letter_moved_by_half_a_point_is_seen_by_the_comparison(qapp: QApplication) -> None:
    page = rendered("Party").pages[0]
    size = pixels(page)
    moved = tuple(
        item._replace(x=item.x + 0.5) if isinstance(item, TextRun) and number % 10 == 0 else item
        for number, item in enumerate(page.items)
    )
    seen, other = (grey(page_picture(one, *size)) for one in (page, replace(page, items=moved)))
    assert share_off(seen, other) > GOAL


def test_outlines_on_any_picture_are_the_same_ink(qapp: QApplication) -> None:
    page = rendered("Party").pages[0]
    width, height = pixels(page)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(width / page.width_pt, height / page.height_pt)
    paint_page(painter, page)
    assert painter.worldTransform().m11() == pytest.approx(width / page.width_pt)  # left as it was
    painter.end()
    assert share_off(grey(image), grey(page_picture(page, width, height))) <= GOAL


def test_a_page_turned_by_a_quarter_is_the_same_page(qapp: QApplication) -> None:
    page = rendered("Party").pages[0]
    width, height = pixels(page)
    image = QImage(height, width, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.translate(0, width)
    painter.rotate(-90)
    painter.scale(width / page.width_pt, height / page.height_pt)
    paint_page(painter, page)
    painter.end()
    upright = grey(image).transpose(Image.Transpose.ROTATE_270)
    assert share_off(upright, grey(page_picture(page, width, height))) <= GOAL


@pytest.mark.parametrize("scale", [0.4, 1.0, 1.5, 2.0, 3.5, 5.33])
def test_cuts_of_a_page_fit_together_at_any_zoom(qapp: QApplication, scale: float) -> None:
    page = rendered("Party").pages[0]
    width, height = pixels(page, scale)
    whole = grey(page_picture(page, width, height))
    for left, top in ((0, 0), (width // 3, height // 3), (width - 50, height - 60)):
        columns, rows = min(300, width - left), min(200, height - top)
        cut = grey(page_picture(page, width, height, left=left, top=top, columns=columns, rows=rows))
        assert most_off(cut, whole.crop((left, top, left + columns, top + rows))) <= 1


def test_large_letters_are_the_same_ink_as_small_ones(qapp: QApplication) -> None:
    page = rendered("Party").pages[0]
    width, height = pixels(page)
    fine = grey(page_picture(page, 3 * width, 3 * height)).reduce(3)
    assert share_off(fine, grey(page_picture(page, width, height))) <= GOAL


# Rules and colours


def test_a_rule_covers_its_width_around_its_line() -> None:
    level, upright = Rule(10, 50, 90, 50, 0.5, "b"), Rule(20, 80, 20, 10, 1.0, "b")
    assert rule_box(level).getCoords() == pytest.approx((10, 49.75, 90, 50.25))
    assert rule_box(upright).getCoords() == pytest.approx((19.5, 10, 20.5, 80))


def test_borders_that_lie_along_one_line_are_one_rule() -> None:
    cells = (Rule(10, 20, 60, 20, 0.5, "t"), Rule(60, 20, 90, 20, 0.5, "t"), Rule(10, 20, 90, 20, 0.5, "t"))
    others = (Rule(100, 20, 120, 20, 0.5, "t"), Rule(10, 20, 10, 80, 0.5, "t"), Rule(10, 40, 60, 40, 1.0, "t"))
    found = sorted(rule[:5] for rule in joined_rules(one_page(*cells, *others)))
    assert found == [(10, 20, 10, 80, 0.5), (10, 20, 90, 20, 0.5), (10, 40, 60, 40, 1.0), (100, 20, 120, 20, 0.5)]


def test_on_a_coarse_screen_a_hairline_is_one_black_row(qapp: QApplication) -> None:
    picture = page_picture(one_page(Rule(10, 50.3, 190, 50.3, 0.5, "b")), 200, 100)
    column = [picture.pixelColor(100, y).lightness() for y in range(100)]
    assert [y for y, light in enumerate(column) if light < 255] == [50]
    assert column[50] == 0


def test_on_a_small_page_a_hairline_is_grey(qapp: QApplication) -> None:
    picture = page_picture(one_page(Rule(10, 50, 190, 50, 0.5, "b")), 24, 12)
    darkest = min(picture.pixelColor(12, y).lightness() for y in range(12))
    assert 150 < darkest < 255


def test_on_a_coarse_screen_all_lines_of_text_are_equally_sharp(qapp: QApplication) -> None:
    lines = [TextRun(10, 20 + 20.3 * number, "Hình", Face.REGULAR, 12, "b") for number in range(4)]
    picture = grey(page_picture(one_page(*lines), 200, 100))
    rows = [round(run.baseline) for run in lines]
    boxes = [picture.crop((0, row - 14, 200, row + 5)).tobytes() for row in rows]
    assert boxes == [boxes[0]] * 4


def test_red_is_red(qapp: QApplication) -> None:
    picture = page_picture(one_page(TextRun(10, 60, "KHẨN", Face.BOLD, 40, "header", color=RED)), 200, 100)
    strongest = min((picture.pixelColor(x, y) for x in range(200) for y in range(100)), key=QColor.green)
    assert (strongest.red(), strongest.green(), strongest.blue()) == (round(RED[0] * 255), 0, 0)


def test_both_size_sets_and_all_standards_can_be_painted(qapp: QApplication) -> None:
    for standard in standards().values():
        page = render(union_plan(), standard, now=NOW).pages[0]
        shades = grey(page_picture(page, *pixels(page, 1))).histogram()
        assert sum(shades[:64]) > 1000
