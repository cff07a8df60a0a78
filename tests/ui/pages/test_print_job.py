"""What goes to the printer: the pages of the PDF, real size, in the order and number asked for."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from desktop.services.rendering import Rendered, render
from desktop.typeset.raster import PdfPictures, Picture
from desktop.ui.pages.print_job import CannotPrint, PrintJob, PrintOrder, _sides
from tests.ui.pages.conftest import plan

A4_PT = (595, 842)


@pytest.fixture(scope="module")
def rendered() -> Rendered:
    return render(plan(5, appendix=True), now=datetime.now(UTC))


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
    job = PrintJob(rendered.pdf, "Kế hoạch", paper(path), order)
    with qtbot.waitSignal(job.finished, timeout=20_000):
        job.start()


def ink(picture: Picture, first: int, end: int) -> tuple[int, int, int, int]:
    """First and last row and column that carry ink, between two rows."""
    dark = bytes(level < 128 for level in picture.pixels[1::4])  # the green of each pixel; ink is black
    rows = [y for y in range(first, end) if any(dark[y * picture.width : (y + 1) * picture.width])]
    part = dark[first * picture.width : end * picture.width]
    columns = [x for x in range(picture.width) if any(part[x :: picture.width])]
    return rows[0], rows[-1], columns[0], columns[-1]


def test_paper_shows_what_the_screen_shows_at_real_size(qtbot: QtBot, rendered: Rendered, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    print_out(qtbot, rendered, path, PrintOrder("", (1,)))
    assert sheets(path) == [A4_PT]
    with PdfPictures(rendered.pdf) as seen, PdfPictures(path.read_bytes()) as printed:
        screen, sheet = (one.picture(0, A4_PT[0] * 2, A4_PT[1] * 2) for one in (seen, printed))
    for first, end in ((0, 1684), (250, 600), (1000, 1400)):  # the whole page, and two stretches of it
        for on_screen, on_paper in zip(ink(screen, first, end), ink(sheet, first, end), strict=True):
            assert abs(on_screen - on_paper) <= 1  # 0.18 mm


def test_only_the_pages_asked_for_are_printed(qtbot: QtBot, rendered: Rendered, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    print_out(qtbot, rendered, path, PrintOrder("", (1, 3)))
    assert len(sheets(path)) == 2


def test_copies_that_the_printer_cannot_make_are_sent_one_after_the_other(
    qtbot: QtBot, rendered: Rendered, tmp_path: Path
) -> None:
    path = tmp_path / "paper.pdf"
    print_out(qtbot, rendered, path, PrintOrder("", (1, 2), copies=2))
    assert len(sheets(path)) == 4


@pytest.mark.parametrize(
    ("in_sets", "sides"),
    [(True, [1, 2, 1, 2, 1, 2]), (False, [1, 1, 1, 2, 2, 2])],
)
def test_copies_come_in_sets_or_page_by_page(in_sets: bool, sides: list[int]) -> None:
    order = PrintOrder("", (1, 2), copies=3, in_sets=in_sets)
    assert list(_sides(order, own_copies=True)) == sides
    assert list(_sides(order, own_copies=False)) == [1, 2]


def test_a4_to_the_edge_is_asked_of_the_printer(rendered: Rendered, tmp_path: Path) -> None:
    printer = paper(tmp_path / "paper.pdf")
    PrintJob(rendered.pdf, "Kế hoạch", printer, PrintOrder("", (1,)))
    assert printer.fullPage()
    assert printer.pageLayout().pageSize().name().startswith("A4")
    assert printer.docName() == "Kế hoạch"


def test_progress_is_told_page_by_page_and_stopping_says_how_far_it_went(
    qtbot: QtBot, rendered: Rendered, tmp_path: Path
) -> None:
    job = PrintJob(rendered.pdf, "Kế hoạch", paper(tmp_path / "paper.pdf"), PrintOrder("", (1, 2, 3)))
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
    job = PrintJob(rendered.pdf, "Kế hoạch", paper(tmp_path / "no such folder" / "paper.pdf"), PrintOrder("", (1,)))
    with qtbot.waitSignal(job.failed, timeout=20_000) as failed:
        job.start()
    assert isinstance(failed.args[0], CannotPrint)
    assert "Chưa in trang nào" in str(failed.args[0])
