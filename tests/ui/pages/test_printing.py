"""The print dialogue: what it offers, what it refuses, what it shows, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.domain.document import Appendix, Document, Orientation
from desktop.services.rendering import Rendered, render
from desktop.ui.pages.copies import CopiesField
from desktop.ui.pages.page_choice import parts_of
from desktop.ui.pages.print_job import PrintOrder
from desktop.ui.pages.print_preview import PreviewPaper, PrintPreview
from desktop.ui.pages.printers import PrinterChoice, printer_named, printers_here
from desktop.ui.pages.printing import PrintDialog
from desktop.ui.stylesheet import dress
from desktop.ui.theme import Theme
from i18n import use_language
from tests.ui.pages.conftest import plan

OLD = PrinterChoice("Canon LBP 2900", default=True, two_sides=False)
NEW = PrinterChoice("HP M404dn", two_sides=True)
Show = Callable[..., PrintDialog]


def two_appendices() -> Document:
    """A plan whose second appendix lies."""
    made = plan(5, appendix=True)
    first = made.appendices[0]
    second = Appendix("a2", "Bảng phân công", orientation=Orientation.LANDSCAPE, blocks=first.blocks)
    return replace(made, appendices=(first, second))


@pytest.fixture(scope="module")
def rendered() -> Rendered:
    return render(plan(5, appendix=True), now=datetime.now(UTC))


@pytest.fixture
def show(qtbot: QtBot, theme: Theme) -> Show:
    def shown(
        rendered: Rendered, page: int = 2, printers: tuple[PrinterChoice, ...] = (OLD, NEW), needed: int = 0
    ) -> PrintDialog:
        made = PrintDialog(rendered, page, printers, copies_needed=needed)
        qtbot.addWidget(made)
        made.show()
        return made

    return shown


@pytest.fixture
def dialog(show: Show, rendered: Rendered) -> PrintDialog:
    return show(rendered)


def button(dialog: PrintDialog, text: str) -> QAbstractButton:
    return next(one for one in dialog.findChildren(QAbstractButton) if one.text().startswith(text))


def named(dialog: PrintDialog, name: str) -> QAbstractButton:
    return next(one for one in dialog.findChildren(QAbstractButton) if name in (one.objectName(), one.accessibleName()))


def select(dialog: PrintDialog, name: str) -> QComboBox:
    found = dialog.findChild(QComboBox, name)
    assert found is not None
    return found


def words(dialog: PrintDialog, name: str) -> QLabel:
    found = dialog.findChild(QLabel, name)
    assert found is not None
    return found


def choose_printer(dialog: PrintDialog, name: str) -> None:
    printer = select(dialog, "print_printer")
    printer.setCurrentIndex(printer.findText(name))


def write(dialog: PrintDialog, ranges: str) -> None:
    field = dialog.findChild(QLineEdit, "print_ranges")
    assert field is not None
    field.setFocus()
    QTest.keyClicks(field, ranges)


# Which printer, which pages


def test_all_pages_go_to_the_default_printer_unless_said_otherwise(dialog: PrintDialog, rendered: Rendered) -> None:
    count = len(rendered.pages)
    assert dialog.order() == PrintOrder("Canon LBP 2900", tuple(range(1, count + 1)))
    assert button(dialog, f"In {count} trang").isEnabled()
    printer = select(dialog, "print_printer")
    assert printer.currentText() == "Canon LBP 2900 (mặc định)"
    assert printer.itemText(printer.count() - 1) == "Tệp PDF"


def test_the_current_page_is_that_of_the_view(dialog: PrintDialog) -> None:
    button(dialog, "Trang hiện tại, trang 2").click()
    assert dialog.order().pages == (2,)


def test_writing_pages_chooses_them(dialog: PrintDialog) -> None:
    write(dialog, "1,3")
    assert dialog.order().pages == (1, 3)
    assert button(dialog, "In 2 trang").isEnabled()


def test_pages_that_are_not_there_are_refused_beside_the_field(dialog: PrintDialog) -> None:
    write(dialog, "1,99")
    assert "“99”: văn bản có" in words(dialog, "print_trouble").text()
    assert not named(dialog, "print_go").isEnabled()


def test_ranges_say_how_pages_count_where_appendices_have_numbers_of_their_own(dialog: PrintDialog, show: Show) -> None:
    assert words(dialog, "print_trouble").text() == "Đếm liền trong toàn tệp, kể cả phụ lục."
    alone = show(render(plan(1), now=datetime.now(UTC)))
    assert not words(alone, "print_trouble").isVisible()


def test_only_the_appendix_can_be_printed_or_only_the_text(dialog: PrintDialog, rendered: Rendered) -> None:
    count = len(rendered.pages)
    button(dialog, "Chỉ").click()
    assert select(dialog, "print_part").currentText() == f"phụ lục, trang {count}"
    assert dialog.order().pages == (count,)
    select(dialog, "print_part").setCurrentIndex(1)
    assert select(dialog, "print_part").currentText() == f"văn bản chính, trang 1-{count - 1}"
    assert dialog.order().pages == tuple(range(1, count))


def test_several_appendices_are_printed_together_or_each_alone(show: Show) -> None:
    rendered = render(two_appendices(), now=datetime.now(UTC))
    last = len(rendered.pages)
    assert parts_of(rendered) == (
        ("các phụ lục", "các phụ lục", (last - 1, last)),
        ("phụ lục I", "phụ lục I", (last - 1,)),
        ("phụ lục II", "phụ lục II", (last,)),
        ("văn bản chính", "văn bản chính", tuple(range(1, last - 1))),
    )
    dialog = show(rendered)
    select(dialog, "print_part").setCurrentIndex(2)  # choosing a part means it
    assert dialog.order().pages == (last,)


def test_in_english_the_parts_are_english_and_files_keep_their_names() -> None:
    use_language("en")
    try:
        parts = parts_of(render(two_appendices(), now=datetime.now(UTC)))
    finally:
        use_language("vi")
    assert [part.words for part in parts] == ["the appendices", "appendix I", "appendix II", "the main text"]
    assert [part.name for part in parts] == ["các phụ lục", "phụ lục I", "phụ lục II", "văn bản chính"]


def test_nothing_is_cut_where_the_dialogue_gets_more_to_say(dialog: PrintDialog, qtbot: QtBot) -> None:
    button(dialog, "In hai mặt").click()
    qtbot.waitUntil(words(dialog, "print_trouble").isVisible)
    for widget in dialog.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, QAbstractButton | QComboBox | QLineEdit | QLabel):
            assert widget.height() >= widget.minimumSizeHint().height(), widget
            place = widget.mapTo(dialog, QPoint(0, widget.height()))
            assert place.y() <= dialog.height(), widget


def test_only_the_chosen_printer_is_asked_and_only_for_two_sides(
    rendered: Rendered, qtbot: QtBot, theme: Theme
) -> None:
    asked: list[str] = []

    def turns(name: str) -> bool:
        asked.append(name)
        return name == "Tầng 2"

    here = (PrinterChoice("Tầng 1", default=True), PrinterChoice("Tầng 2"), PrinterChoice("Tầng 3"))
    dialog = PrintDialog(rendered, 1, here, ask_printer=turns)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.order().by_hand
    assert asked == []
    button(dialog, "In hai mặt").click()
    assert dialog.order().by_hand
    assert asked == ["Tầng 1"]
    select(dialog, "print_printer").setCurrentIndex(1)
    assert not dialog.order().by_hand
    assert asked == ["Tầng 1", "Tầng 2"]


def test_enter_prints_wherever_tab_has_come_to(dialog: PrintDialog, qtbot: QtBot) -> None:
    with qtbot.waitActive(dialog):  # else no field gets the focus
        dialog.activateWindow()
    passed: set[QWidget] = set()
    for _key in range(40):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        passed.add(dialog.focusWidget())
    assert named(dialog, "print_go") in passed
    assert not [one for one in passed if one.accessibleName() in ("Thêm một bản", "Bớt một bản")]


def test_a_plan_without_appendices_offers_no_parts(show: Show) -> None:
    made = show(render(plan(1), now=datetime.now(UTC)))
    assert made.findChild(QComboBox, "print_part") is None or not select(made, "print_part").isVisible()


# Copies and sides


def test_copies_can_be_sorted_in_sets_only_when_there_are_several(dialog: PrintDialog) -> None:
    sets, copies = button(dialog, "Xếp theo từng bộ"), dialog.findChildren(CopiesField)[0]
    assert not sets.isEnabled()
    copies.input.setFocus()
    QTest.keyClick(copies.input, Qt.Key.Key_Up)
    named(dialog, "Thêm một bản").click()
    assert sets.isEnabled()
    sets.click()
    assert (dialog.order().copies, dialog.order().in_sets) == (3, False)


@pytest.mark.parametrize(("written", "meant"), [("12", 12), ("0", 1), ("", 1), ("-", 1), ("300", 300), ("a5", 5)])
def test_copies_are_a_number_from_1_to_999(dialog: PrintDialog, written: str, meant: int) -> None:
    copies = dialog.findChildren(CopiesField)[0]
    copies.input.selectAll()
    QTest.keyClick(copies.input, Qt.Key.Key_Delete)
    QTest.keyClicks(copies.input, written)
    assert copies.value() == meant


def test_the_copies_that_the_recipients_ask_for_are_taken_with_one_click(show: Show, rendered: Rendered) -> None:
    dialog = show(rendered, needed=12)
    offer = button(dialog, "Theo nơi nhận: 12 bản")
    assert dialog.order().copies == 1  # one is printed to be signed; nobody gets twelve unasked
    offer.click()
    assert dialog.order().copies == 12
    assert not offer.isEnabled()


def test_one_copy_is_no_suggestion(show: Show, rendered: Rendered) -> None:
    assert not button(show(rendered, needed=1), "Theo nơi nhận").isVisible()


def test_two_sides_are_printed_by_the_printer_that_can(dialog: PrintDialog) -> None:
    choose_printer(dialog, "HP M404dn")
    button(dialog, "In hai mặt").click()
    assert dialog.order() == PrintOrder("HP M404dn", dialog.pages(), two_sides=True)


def test_a_printer_that_cannot_turn_paper_is_helped_by_hand(dialog: PrintDialog) -> None:
    button(dialog, "In hai mặt").click()
    assert dialog.order() == PrintOrder("Canon LBP 2900", dialog.pages(), two_sides=True, by_hand=True)
    assert any(
        one.isVisible() and one.text().startswith("Máy in này không tự lật giấy") for one in dialog.findChildren(QLabel)
    )


# The picture of what comes out


def test_the_picture_follows_what_is_chosen(dialog: PrintDialog, rendered: Rendered) -> None:
    shown = words(dialog, "preview_words")
    assert shown.text() == "Trang 1"
    write(dialog, "2,3")
    assert shown.text() == "Trang 2"
    named(dialog, "Xem trang sau").click()
    assert shown.text() == "Trang 3"
    assert not named(dialog, "Xem trang sau").isEnabled()
    QTest.keyClick(dialog.findChildren(PrintPreview)[0], Qt.Key.Key_PageUp)
    assert shown.text() == "Trang 2"


def test_the_picture_names_sheets_and_empty_backs(dialog: PrintDialog, rendered: Rendered) -> None:
    choose_printer(dialog, "HP M404dn")
    count = len(rendered.pages)
    write(dialog, f"1,{count}")
    button(dialog, "In hai mặt").click()
    shown, told = words(dialog, "preview_words"), []
    for _side in range(3):
        told.append(shown.text())
        named(dialog, "Xem trang sau").click()
    assert told == ["Trang 1, mặt trước tờ 1", "Mặt sau tờ 1 để trống", f"Trang {count}, mặt trước tờ 2"]


def test_the_picture_shows_ink_on_white_paper(dialog: PrintDialog, theme: Theme) -> None:
    theme.choose(choice="dark")
    grabbed = dialog.findChildren(PreviewPaper)[0].grab().toImage()
    greys = {grabbed.pixelColor(x, y).lightness() for x in range(grabbed.width()) for y in range(grabbed.height())}
    assert max(greys) == 255
    assert min(greys) < 128


# Leaving


def test_enter_prints_and_escape_turns_back(qtbot: QtBot, dialog: PrintDialog) -> None:
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    dialog.show()
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_file_takes_the_pages_that_are_chosen(qtbot: QtBot, dialog: PrintDialog, rendered: Rendered) -> None:
    choose_printer(dialog, "Tệp PDF")
    assert not dialog.findChildren(CopiesField)[0].isVisible()
    assert not any(one.isVisible() for one in dialog.findChildren(QCheckBox))
    button(dialog, "Chỉ").click()
    with qtbot.waitSignal(dialog.pdf_asked) as asked:
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert asked.args == [(len(rendered.pages),), "phụ lục"]
    assert not dialog.isVisible()


@pytest.mark.parametrize(("ranges", "name"), [("1-2", "trang 1-2"), ("1-", "")])
def test_a_file_is_named_by_its_pages_unless_they_are_all(
    qtbot: QtBot, dialog: PrintDialog, ranges: str, name: str
) -> None:
    choose_printer(dialog, "Tệp PDF")
    write(dialog, ranges)
    with qtbot.waitSignal(dialog.pdf_asked) as asked:
        named(dialog, "print_go").click()
    assert asked.args is not None
    assert asked.args[1] == name


def test_without_a_printer_the_dialogue_says_so_and_offers_the_pdf(
    qtbot: QtBot, show: Show, rendered: Rendered
) -> None:
    made = show(rendered, 1, ())
    assert any(one.text() == "Máy tính này chưa có máy in." for one in made.findChildren(QLabel))
    with qtbot.waitSignal(made.pdf_asked):
        QTest.keyClick(made, Qt.Key.Key_Return)
    assert not made.isVisible()


def test_the_dialogue_fits_the_smallest_screen(qapp: QApplication, theme: Theme, show: Show) -> None:
    dress(qapp, theme)
    made = show(render(two_appendices(), now=datetime.now(UTC)), needed=300)
    button(made, "In hai mặt").click()
    write(made, "x")
    assert made.height() <= 470 - 30  # a screen of 1366 x 768 at 150 %, without the title bar
    assert made.minimumSizeHint().width() <= made.width()


@pytest.mark.parametrize("printers", [(), (OLD, NEW)])
def test_no_choice_moves_the_buttons(
    qapp: QApplication, theme: Theme, qtbot: QtBot, show: Show, printers: tuple[PrinterChoice, ...]
) -> None:
    dress(qapp, theme)
    made = show(render(two_appendices(), now=datetime.now(UTC)), 1, printers, needed=4)
    go, heights = named(made, "print_go"), {made.height()}
    place = go.mapTo(made, QPoint(0, 0)).y()
    assert made.height() - go.height() - place < 20
    choices = [one for one in made.findChildren(QAbstractButton) if isinstance(one, QRadioButton | QCheckBox)]
    for choice in [one for one in choices if one.isVisible() and one.isEnabled()]:
        choice.click()
        heights.add(made.height())
    for at in range(len(printers), -1, -1):
        select(made, "print_printer").setCurrentIndex(at)
        heights.add(made.height())
    assert len(heights) == 1
    qtbot.waitUntil(lambda: go.mapTo(made, QPoint(0, 0)).y() == place)


def test_the_dialogue_opens_without_room_for_what_is_hidden(qapp: QApplication, theme: Theme, show: Show) -> None:
    dress(qapp, theme)
    document = render(two_appendices(), now=datetime.now(UTC))
    alone, with_printer = show(document, 1, ()), show(document, 1, (OLD,))
    assert alone.height() < with_printer.height()
    box = alone.findChild(QScrollArea)
    assert box is not None
    shown = [
        one for one in box.findChildren(QWidget) if one.isVisible() and one.objectName() != "qt_scrollarea_viewport"
    ]
    foot = max(one.mapTo(alone, QPoint(0, one.height())).y() for one in shown if isinstance(one, PrintPreview | QLabel))
    assert box.mapTo(alone, QPoint(0, box.height())).y() - foot < 8


def test_printers_of_this_pc_are_named_the_default_one_first(qtbot: QtBot) -> None:
    here = printers_here()
    assert [one.default for one in here] == sorted((one.default for one in here), reverse=True)
    assert all(printer_named(one.name).printerName() == one.name for one in here)
