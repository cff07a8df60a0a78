"""What goes to the printer: the pages as they are seen, real size, in the order and number asked for."""

from __future__ import annotations

import shutil
from collections import defaultdict
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
from desktop.ui.pages.print_job import CannotPrint, PrintJob, PrintOrder, duplex_of
from tests.typeset.reading import read_pdf
from tests.ui.pages.conftest import plan

A4_PT = (595, 842)
HIGH = 297.0  # mm
NEAR = 0.2  # mm


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


Letters = list[tuple[str, float, float]]


def letters(pdf: bytes, page: int = 0) -> Letters:
    """The letters of a page with the places where they begin, in mm from its top left corner."""
    lines = read_pdf(pdf)[page].lines
    return [(one.text, one.x, one.y) for line in lines for one in line.letters if one.text.strip()]


def moved(seen: Letters, shift: float) -> Letters:
    return [(text, x + shift, y) for text, x, y in seen]


def turned(seen: Letters) -> Letters:
    """A quarter to the left, from a lying sheet to an upright one."""
    return [(text, y, HIGH - x) for text, x, y in seen]


def near(printed: Letters, wanted: Letters) -> bool:
    """Whether the same letters stand at the same places, within 0.2 mm."""
    places: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for text, x, y in wanted:
        places[text].append((x, y))
    return len(printed) == len(wanted) and all(
        any(abs(x - left) <= NEAR and abs(y - top) <= NEAR for left, top in places[text]) for text, x, y in printed
    )


def test_paper_shows_what_the_screen_shows_at_real_size(qtbot: QtBot, rendered: Rendered, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    print_out(qtbot, rendered, path, PrintOrder("", (1,)))
    assert sheets(path) == [A4_PT]
    assert len(letters(rendered.pdf)) > 900
    assert near(letters(path.read_bytes()), letters(rendered.pdf))


def test_letters_go_to_the_printer_as_letters_of_our_four_faces(
    qtbot: QtBot, rendered: Rendered, tmp_path: Path
) -> None:
    """A page is some 10 KB then, not 400 KB of outlines, and a printer draws it as finely as it can."""
    path = tmp_path / "paper.pdf"
    print_out(qtbot, rendered, path, PrintOrder("", (1, 2, 3)))
    names = {one.font for page in read_pdf(path.read_bytes()) for line in page.lines for one in line.letters}
    assert names <= {"LiberationSerif", "LiberationSerif-Bold", "LiberationSerif-Italic", "LiberationSerif-BoldItalic"}
    assert path.stat().st_size < 100_000


def test_only_the_pages_asked_for_are_printed(qtbot: QtBot, rendered: Rendered, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    print_out(qtbot, rendered, path, PrintOrder("", (1, 3)))
    assert len(sheets(path)) == 2
    assert near(letters(path.read_bytes(), 1), letters(rendered.pdf, 2))


def test_a_lying_page_is_turned_onto_an_upright_sheet_with_its_head_to_the_left(
    qtbot: QtBot, mixed: Rendered, tmp_path: Path
) -> None:
    path = tmp_path / "paper.pdf"
    print_out(qtbot, mixed, path, PrintOrder("", (4,)))
    assert sheets(path) == [A4_PT]
    assert near(letters(path.read_bytes()), turned(letters(mixed.pdf, 3)))


def test_margins_of_the_party_are_mirrored_on_the_back(qtbot: QtBot, mixed: Rendered, tmp_path: Path) -> None:
    """HD 05: left 30 mm, right 15 mm; on the back of a two-sided print left 15 mm, right 30 mm."""
    path = tmp_path / "paper.pdf"
    print_out(qtbot, mixed, path, PrintOrder("", (2, 3), two_sides=True))
    front, back = (letters(path.read_bytes(), side) for side in (0, 1))
    assert near(front, letters(mixed.pdf, 1))
    assert near(back, moved(letters(mixed.pdf, 2), -15))
    assert min(x for _text, x, _y in front) == pytest.approx(30, abs=0.5)
    assert min(x for _text, x, _y in back) == pytest.approx(15, abs=0.5)


def test_a_page_keeps_its_margins_where_one_side_is_printed(qtbot: QtBot, mixed: Rendered, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    print_out(qtbot, mixed, path, PrintOrder("", (2, 3)))
    assert near(letters(path.read_bytes(), 1), letters(mixed.pdf, 2))


def test_each_appendix_begins_on_a_new_sheet_of_a_two_sided_print(
    qtbot: QtBot, mixed: Rendered, tmp_path: Path
) -> None:
    path = tmp_path / "paper.pdf"
    print_out(qtbot, mixed, path, PrintOrder("", (3, 4, 5), two_sides=True))
    assert sheets(path) == [A4_PT] * 5
    assert [not letters(path.read_bytes(), side) for side in range(5)] == [
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
    pictures = [letters(path.read_bytes(), side) for side in range(4)]
    assert len(sheets(path)) == 4
    assert pictures[:2] == pictures[2:]
    assert pictures[0] != pictures[1]


def test_a_second_copy_begins_on_a_sheet_of_its_own(qtbot: QtBot, rendered: Rendered, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    print_out(qtbot, rendered, path, PrintOrder("", (1, 2, 3), copies=2, two_sides=True))
    empty = [not letters(path.read_bytes(), side) for side in range(8)]
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
    assert near(letters(fronts, 0), letters(rendered.pdf, 0))
    assert near(letters(fronts, 1), letters(rendered.pdf, 2))
    first, last = (letters(backs, side) for side in ((1, 0) if last_on_top else (0, 1)))
    assert near(first, letters(rendered.pdf, 1))
    assert last == []  # the last sheet goes through as well, to keep the order


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
