"""What goes to the printer: the pages as they are seen, real size, in the order and number asked for."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from desktop.domain.document import Appendix, Orientation
from desktop.services.rendering import Rendered, render
from desktop.typeset.raster import PdfPictures, Picture
from desktop.ui.pages.print_job import CannotPrint, PrintJob, PrintOrder, duplex_of
from tests.ui.pages.conftest import plan

A4_PT = (595, 842)
DOTS = 4  # for each pt of a picture: 0.09 mm each
NEAR = 2  # dots: 0.18 mm
MM = 72 / 25.4 * DOTS
DARK = bytes(level < 128 for level in range(256))


@pytest.fixture(scope="module")
def rendered() -> Rendered:
    return render(plan(5, appendix=True), now=datetime.now(UTC))


@pytest.fixture(scope="module")
def mixed() -> Rendered:
    """A plan of the Party on three pages with a lying appendix."""
    made = replace(plan(5, appendix=True), standard="party_hd05")
    lying = replace(made.appendices[0], orientation=Orientation.LANDSCAPE)
    return render(replace(made, appendices=(lying, Appendix("a2", "Biểu", blocks=lying.blocks))), now=datetime.now(UTC))


def paper(path: Path) -> QPrinter:
    """A printer whose paper can be looked at: it prints into a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def sheets(path: Path) -> list[tuple[int, int]]:
    with pypdfium2.PdfDocument(path) as printed:
        return [(round(page.get_width()), round(page.get_height())) for page in printed]


def print_out(qtbot: QtBot, rendered: Rendered, path: Path, order: PrintOrder) -> None:
    job = PrintJob(rendered, "Kế hoạch", paper(path), order)
    with qtbot.waitSignal(job.finished, timeout=20_000):
        job.start()


def drawn(pdf: bytes, page: int = 0) -> Picture:
    with PdfPictures(pdf) as pictures:
        width, height = pictures.page_sizes[page]
        return pictures.picture(page, round(width) * DOTS, round(height) * DOTS)


def ink(picture: Picture, first: int = 0, end: int = 0) -> tuple[int, int, int, int]:
    """First and last row and column that carry ink, between two rows."""
    end = end or picture.height
    dark = picture.pixels[1::4].translate(DARK)  # the green of each pixel; ink is black
    rows = [y for y in range(first, end) if 1 in dark[y * picture.width : (y + 1) * picture.width]]
    part = dark[first * picture.width : end * picture.width]
    columns = [x for x in range(picture.width) if 1 in part[x :: picture.width]]
    return (rows[0], rows[-1], columns[0], columns[-1]) if rows else (0, 0, 0, 0)


def near(first: tuple[int, ...], second: tuple[int, ...]) -> bool:
    return all(abs(one - other) <= NEAR for one, other in zip(first, second, strict=True))


def test_paper_shows_what_the_screen_shows_at_real_size(qtbot: QtBot, rendered: Rendered, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    print_out(qtbot, rendered, path, PrintOrder("", (1,)))
    assert sheets(path) == [A4_PT]
    screen, sheet = drawn(rendered.pdf), drawn(path.read_bytes())
    for first, end in ((0, 842), (125, 300), (500, 700)):  # the whole page, and two stretches of it
        assert near(ink(screen, first * DOTS, end * DOTS), ink(sheet, first * DOTS, end * DOTS))


def test_only_the_pages_asked_for_are_printed(qtbot: QtBot, rendered: Rendered, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    print_out(qtbot, rendered, path, PrintOrder("", (1, 3)))
    assert len(sheets(path)) == 2
    assert near(ink(drawn(path.read_bytes(), 1)), ink(drawn(rendered.pdf, 2)))


def test_a_lying_page_is_turned_onto_an_upright_sheet_with_its_head_to_the_left(
    qtbot: QtBot, mixed: Rendered, tmp_path: Path
) -> None:
    path = tmp_path / "paper.pdf"
    print_out(qtbot, mixed, path, PrintOrder("", (4,)))
    assert sheets(path) == [A4_PT]
    lying, sheet = drawn(mixed.pdf, 3), drawn(path.read_bytes())
    top, bottom, left, right = ink(lying)
    high = sheet.height - 1
    assert near(ink(sheet), (high - right, high - left, top, bottom))


def test_margins_of_the_party_are_mirrored_on_the_back(qtbot: QtBot, mixed: Rendered, tmp_path: Path) -> None:
    """HD 05: left 30 mm, right 15 mm; on the back of a two-sided print left 15 mm, right 30 mm."""
    path = tmp_path / "paper.pdf"
    print_out(qtbot, mixed, path, PrintOrder("", (2, 3), two_sides=True))
    sides = [ink(drawn(path.read_bytes(), side)) for side in (0, 1)]
    seen = [ink(drawn(mixed.pdf, page)) for page in (1, 2)]
    assert near(sides[0], seen[0])
    shift = round(15 * MM)
    assert near(sides[1], (*seen[1][:2], seen[1][2] - shift, seen[1][3] - shift))
    assert abs(sides[0][2] - 30 * MM) < 1 * MM
    assert abs(sides[1][2] - 15 * MM) < 1 * MM


def test_a_page_keeps_its_margins_where_one_side_is_printed(qtbot: QtBot, mixed: Rendered, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    print_out(qtbot, mixed, path, PrintOrder("", (2, 3)))
    assert near(ink(drawn(path.read_bytes(), 1)), ink(drawn(mixed.pdf, 2)))


def test_each_appendix_begins_on_a_new_sheet_of_a_two_sided_print(
    qtbot: QtBot, mixed: Rendered, tmp_path: Path
) -> None:
    path = tmp_path / "paper.pdf"
    print_out(qtbot, mixed, path, PrintOrder("", (3, 4, 5), two_sides=True))
    assert sheets(path) == [A4_PT] * 5
    assert [ink(drawn(path.read_bytes(), side)) == (0, 0, 0, 0) for side in range(5)] == [
        False,
        True,
        False,
        True,
        False,
    ]


def test_copies_that_the_printer_cannot_make_are_sent_one_after_the_other(
    qtbot: QtBot, rendered: Rendered, tmp_path: Path
) -> None:
    path = tmp_path / "paper.pdf"
    print_out(qtbot, rendered, path, PrintOrder("", (1, 2), copies=2))
    pictures = [ink(drawn(path.read_bytes(), side)) for side in range(4)]
    assert len(sheets(path)) == 4
    assert pictures[:2] == pictures[2:]
    assert pictures[0] != pictures[1]


def test_a_second_copy_begins_on_a_sheet_of_its_own(qtbot: QtBot, rendered: Rendered, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    print_out(qtbot, rendered, path, PrintOrder("", (1, 2, 3), copies=2, two_sides=True))
    empty = [ink(drawn(path.read_bytes(), side)) == (0, 0, 0, 0) for side in range(8)]
    assert empty == [False, False, False, True] * 2


def by_hand(qtbot: QtBot, rendered: Rendered, tmp_path: Path, *, last_on_top: bool) -> Iterator[bytes]:
    """The two runs of a print that is turned by hand, three pages on two sheets."""
    path = tmp_path / "paper.pdf"
    job = PrintJob(rendered, "Kế hoạch", paper(path), PrintOrder("", (1, 2, 3), two_sides=True, by_hand=True))
    with qtbot.waitSignal(job.turn_asked, timeout=20_000) as asked:
        job.start()
    assert asked.args == [2]
    fronts = tmp_path / "fronts.pdf"
    shutil.copy(path, fronts)
    with qtbot.waitSignal(job.finished, timeout=20_000):
        job.go_on(last_on_top=last_on_top)
    yield fronts.read_bytes()
    yield path.read_bytes()


@pytest.mark.parametrize("last_on_top", [False, True])
def test_sheets_turned_by_hand_get_their_fronts_first_then_their_backs(
    qtbot: QtBot, rendered: Rendered, tmp_path: Path, last_on_top: bool
) -> None:
    fronts, backs = by_hand(qtbot, rendered, tmp_path, last_on_top=last_on_top)
    seen = [ink(drawn(rendered.pdf, page)) for page in range(3)]
    assert near(ink(drawn(fronts, 0)), seen[0])
    assert near(ink(drawn(fronts, 1)), seen[2])
    written = [ink(drawn(backs, side)) for side in (0, 1)]
    assert near(written[1 if last_on_top else 0], seen[1])
    assert written[0 if last_on_top else 1] == (0, 0, 0, 0)  # the last sheet goes through as well, to keep the order


@pytest.mark.parametrize(
    ("order", "mode"),
    [
        (PrintOrder("", (1,)), QPrinter.DuplexMode.DuplexNone),
        (PrintOrder("", (1,), two_sides=True), QPrinter.DuplexMode.DuplexLongSide),
        (PrintOrder("", (1,), two_sides=True, by_hand=True), QPrinter.DuplexMode.DuplexNone),
    ],
)
def test_sheets_are_turned_at_their_long_edge_by_the_printer_that_can(
    order: PrintOrder, mode: QPrinter.DuplexMode
) -> None:
    assert duplex_of(order) is mode


def test_a4_to_the_edge_standing_upright_is_asked_of_the_printer(rendered: Rendered, tmp_path: Path) -> None:
    printer = paper(tmp_path / "paper.pdf")
    PrintJob(rendered, "Kế hoạch", printer, PrintOrder("", (1,)))
    assert printer.fullPage()
    assert printer.pageLayout().pageSize().name().startswith("A4")
    assert printer.pageLayout().orientation() is QPageLayout.Orientation.Portrait
    assert printer.docName() == "Kế hoạch"


def test_progress_is_told_page_by_page_and_stopping_says_how_far_it_went(
    qtbot: QtBot, rendered: Rendered, tmp_path: Path
) -> None:
    job = PrintJob(rendered, "Kế hoạch", paper(tmp_path / "paper.pdf"), PrintOrder("", (1, 2, 3)))
    told: list[tuple[int, int]] = []

    def on_progress(done: int, count: int) -> None:
        told.append((done, count))
        if done == 2:
            job.stop()

    job.progressed.connect(on_progress)
    with qtbot.waitSignal(job.stopped, timeout=20_000) as stopped:
        job.start()
    assert told == [(1, 3), (2, 3)]
    assert stopped.args == [2]
    assert len(sheets(tmp_path / "paper.pdf")) == 2


@pytest.mark.qt_log_ignore("QPainter::begin")  # Qt tells it too; the clerk reads our sentence
def test_a_printer_that_refuses_is_told_of_in_one_sentence(qtbot: QtBot, rendered: Rendered, tmp_path: Path) -> None:
    job = PrintJob(rendered, "Kế hoạch", paper(tmp_path / "no such folder" / "paper.pdf"), PrintOrder("", (1,)))
    with qtbot.waitSignal(job.failed, timeout=20_000) as failed:
        job.start()
    assert isinstance(failed.args[0], CannotPrint)
    assert "Chưa in trang nào" in str(failed.args[0])
