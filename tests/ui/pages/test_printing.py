"""The print dialogue: what it offers, what it refuses, and what it gives back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.services.rendering import Rendered, render
from desktop.ui.pages.copies import CopiesField
from desktop.ui.pages.print_job import PrintOrder
from desktop.ui.pages.printing import PrintDialog, PrinterChoice, appendix_pages, printer_named, printers_here
from desktop.ui.theme import Theme
from tests.ui.pages.conftest import plan

OLD = PrinterChoice("Canon LBP 2900", default=True)
NEW = PrinterChoice("HP M404dn", two_sides=True)


@pytest.fixture(scope="module")
def rendered() -> Rendered:
    return render(plan(5, appendix=True), now=datetime.now(UTC))


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, rendered: Rendered) -> PrintDialog:
    made = PrintDialog(rendered, 2, (OLD, NEW))
    qtbot.addWidget(made)
    made.show()
    return made


def button(dialog: PrintDialog, text: str) -> QAbstractButton:
    return next(one for one in dialog.findChildren(QAbstractButton) if one.text().startswith(text))


def write(dialog: PrintDialog, ranges: str) -> None:
    field = dialog.findChild(QLineEdit, "print_ranges")
    assert field is not None
    field.setFocus()
    QTest.keyClicks(field, ranges)


def test_all_pages_go_to_the_default_printer_unless_said_otherwise(dialog: PrintDialog, rendered: Rendered) -> None:
    count = len(rendered.pages)
    assert dialog.order() == PrintOrder("Canon LBP 2900", tuple(range(1, count + 1)))
    assert button(dialog, f"In {count} trang").isEnabled()
    printer = dialog.findChild(QComboBox)
    assert printer is not None
    assert printer.currentText() == "Canon LBP 2900 (mặc định)"


def test_the_current_page_is_that_of_the_view(dialog: PrintDialog) -> None:
    button(dialog, "Trang hiện tại, trang 2").click()
    assert dialog.order().pages == (2,)


def test_writing_pages_chooses_them(dialog: PrintDialog) -> None:
    write(dialog, "1,3")
    assert dialog.order().pages == (1, 3)
    assert button(dialog, "In 2 trang").isEnabled()


def test_pages_that_are_not_there_are_refused_beside_the_field(dialog: PrintDialog) -> None:
    write(dialog, "1,99")
    trouble = dialog.findChild(QLabel, "print_trouble")
    assert trouble is not None
    assert trouble.isVisible()
    assert "“99”: văn bản có" in trouble.text()
    assert not next(one for one in dialog.findChildren(QAbstractButton) if one.objectName() == "print_go").isEnabled()


def test_only_the_appendices_can_be_printed(dialog: PrintDialog, rendered: Rendered) -> None:
    assert appendix_pages(rendered) == (len(rendered.pages),)
    button(dialog, "Chỉ phụ lục").click()
    assert dialog.order().pages == appendix_pages(rendered)


def test_a_plan_without_appendices_does_not_offer_them(qtbot: QtBot, theme: Theme) -> None:
    made = PrintDialog(render(plan(1), now=datetime.now(UTC)), 1, (OLD,))
    qtbot.addWidget(made)
    assert not [one for one in made.findChildren(QAbstractButton) if one.text().startswith("Chỉ phụ lục")]


def test_copies_can_be_sorted_in_sets_only_when_there_are_several(dialog: PrintDialog) -> None:
    sets, copies = button(dialog, "Xếp theo từng bộ"), dialog.findChildren(CopiesField)[0]
    assert not sets.isEnabled()
    copies.input.setFocus()
    QTest.keyClick(copies.input, Qt.Key.Key_Up)
    next(one for one in dialog.findChildren(QAbstractButton) if one.accessibleName() == "Thêm một bản").click()
    assert sets.isEnabled()
    sets.click()
    assert (dialog.order().copies, dialog.order().in_sets) == (3, False)


@pytest.mark.parametrize(("written", "meant"), [("12", 12), ("0", 1), ("", 1), ("-", 1), ("100", 10), ("a5", 5)])
def test_copies_are_a_number_from_1_to_99(dialog: PrintDialog, written: str, meant: int) -> None:
    copies = dialog.findChildren(CopiesField)[0]
    copies.input.selectAll()
    QTest.keyClick(copies.input, Qt.Key.Key_Delete)
    QTest.keyClicks(copies.input, written)
    assert copies.value() == meant


def test_two_sides_are_offered_where_the_printer_can(dialog: PrintDialog) -> None:
    sides = next(one for one in dialog.findChildren(QCheckBox) if one.text() == "In hai mặt")
    printer = dialog.findChild(QComboBox)
    assert printer is not None
    assert not sides.isEnabled()
    assert sides.toolTip() == "Máy in này không in được hai mặt"
    printer.setCurrentIndex(1)
    sides.click()
    assert dialog.order() == PrintOrder("HP M404dn", dialog.pages(), two_sides=True)


def test_enter_prints_and_escape_turns_back(qtbot: QtBot, dialog: PrintDialog) -> None:
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    dialog.show()
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_without_a_printer_the_dialogue_says_so_and_offers_the_pdf(
    qtbot: QtBot, theme: Theme, rendered: Rendered
) -> None:
    made = PrintDialog(rendered, 1, ())
    qtbot.addWidget(made)
    made.show()
    assert any(one.text() == "Máy tính này chưa có máy in." for one in made.findChildren(QLabel))
    with qtbot.waitSignal(made.pdf_asked):
        QTest.keyClick(made, Qt.Key.Key_Return)
    assert not made.isVisible()


def test_printers_of_this_pc_are_named_the_default_one_first(qtbot: QtBot) -> None:
    here = printers_here()
    assert [one.default for one in here] == sorted((one.default for one in here), reverse=True)
    assert all(printer_named(one.name).printerName() == one.name for one in here)
