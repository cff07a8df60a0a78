"""The print dialogue, as in Word: which printer, which pages, how many copies, one side or two. A4 at real size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.services.rendering import Rendered
from desktop.ui.pages.copies import CopiesField
from desktop.ui.pages.print_job import PrintOrder
from desktop.ui.pages.ranges import RangesError, parse_ranges, write_ranges
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, Picture, Select, label
from i18n import _, say

WIDTH = 480


@dataclass(frozen=True, slots=True)
class PrinterChoice:
    """A printer that this PC knows."""

    name: str
    default: bool = False
    two_sides: bool = False


def printers_here() -> tuple[PrinterChoice, ...]:
    """The printers of this PC, the default one first."""
    found = [
        PrinterChoice(
            one.printerName(), one.isDefault(), QPrinter.DuplexMode.DuplexLongSide in one.supportedDuplexModes()
        )
        for one in QPrinterInfo.availablePrinters()
    ]
    return tuple(sorted(found, key=lambda one: not one.default))


def printer_named(name: str) -> QPrinter:
    """A printer of this PC, ready to be set up."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.NativeFormat)
    printer.setPrinterName(name)
    return printer


def appendix_pages(rendered: Rendered) -> tuple[int, ...]:
    """The pages, from 1, that belong to appendices."""
    return tuple(number for number, page in enumerate(rendered.pages, 1) if page.part)


class _Which(StrEnum):
    ALL = "all"
    CURRENT = "current"
    RANGES = "ranges"
    APPENDICES = "appendices"


class PrintDialog(QDialog):
    """Asks how to print `rendered`. After `exec` gave Accepted, `order()` says what was chosen.

    Where the PC has no printer it says so; then, or when asked, `pdf_asked` is emitted and the dialogue closes.
    """

    pdf_asked = Signal()

    def __init__(
        self,
        rendered: Rendered,
        current_page: int,
        printers: Sequence[PrinterChoice],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._count = len(rendered.pages)
        self._current = max(1, min(current_page, self._count))
        self._appendices = appendix_pages(rendered)
        self._printers = tuple(printers)
        self.setWindowTitle(_("In những trang nào?"))
        self.setFixedWidth(current_theme().px(WIDTH))
        self._printer = Select()
        self._printer.setObjectName("print_printer")
        self._which = QButtonGroup(self)
        self._ranges = QLineEdit()
        self._ranges.setObjectName("print_ranges")
        self._trouble = label("", "small", "err", wrap=True)
        self._trouble.setObjectName("print_trouble")
        self._trouble_mark = Picture("warning-circle", 14, "err")
        self._copies = CopiesField()
        self._in_sets = QCheckBox(_("Xếp theo từng bộ"))
        self._two_sides = QCheckBox(_("In hai mặt"))
        self._print = Button(_("In"), "filled")
        self._place()
        self._connect()
        self._refresh()

    # The answer

    def order(self) -> PrintOrder:
        """What was chosen. Raises RangesError while the pages written down are none."""
        several = self._copies.value() > 1
        return PrintOrder(
            self._printers[self._printer.currentIndex()].name,
            self.pages(),
            self._copies.value(),
            self._two_sides.isEnabled() and self._two_sides.isChecked(),
            self._in_sets.isChecked() or not several,
        )

    def pages(self) -> tuple[int, ...]:
        """The pages chosen, from 1. Raises RangesError."""
        checked = self._which.checkedButton()
        which = _Which(checked.objectName()) if checked else _Which.ALL
        if which is _Which.CURRENT:
            return (self._current,)
        if which is _Which.APPENDICES:
            return self._appendices
        if which is _Which.RANGES:
            return parse_ranges(self._ranges.text(), self._count)
        return tuple(range(1, self._count + 1))

    # Building

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addWidget(label(_("In những trang nào?"), "title"))
        column.addSpacing(4)
        if self._printers:
            self._place_printer(column)
            self._place_pages(column)
            self._place_copies(column)
        else:
            column.addWidget(label(_("Máy tính này chưa có máy in."), "strong"))
            words = _("Xuất PDF rồi in ở máy khác: trang in ra giống hệt trang đang xem.")
            column.addWidget(label(words, "body", "muted", wrap=True))
        column.addSpacing(12)
        column.addLayout(self._buttons())

    def _place_printer(self, column: QVBoxLayout) -> None:
        for one in self._printers:
            self._printer.addItem(_("{name} (mặc định)").format(name=one.name) if one.default else one.name)
        self._printer.setAccessibleName(_("Máy in"))
        column.addWidget(label(_("Máy in"), "small", "muted"))
        column.addWidget(self._printer)
        column.addWidget(label(_("Giấy A4, đúng kích thước thật"), "small", "muted"))
        column.addSpacing(8)

    def _place_pages(self, column: QVBoxLayout) -> None:
        column.addWidget(label(_("Trang"), "small", "muted"))
        first = QRadioButton(_("Tất cả, {count} trang").format(count=self._count))
        current = QRadioButton(_("Trang hiện tại, trang {page}").format(page=self._current))
        some = QRadioButton(_("Các trang"))
        some.setAccessibleName(_("Các trang"))
        choices = [(first, _Which.ALL), (current, _Which.CURRENT), (some, _Which.RANGES)]
        if self._appendices:
            span = write_ranges(self._appendices)
            choices.append((QRadioButton(_("Chỉ phụ lục, trang {pages}").format(pages=span)), _Which.APPENDICES))
        for button, which in choices:
            button.setObjectName(which)
            self._which.addButton(button)
            if button is some:
                row = QHBoxLayout()
                row.setSpacing(8)
                row.addWidget(some)
                row.addWidget(self._ranges, 1)
                column.addLayout(row)
            else:
                column.addWidget(button)
        first.setChecked(True)
        self._ranges.setPlaceholderText("1-3,5")
        self._ranges.setAccessibleName(_("Các trang"))
        row = QHBoxLayout()
        row.addWidget(self._trouble_mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._trouble, 1)
        column.addLayout(row)
        column.addSpacing(8)

    def _place_copies(self, column: QVBoxLayout) -> None:
        self._in_sets.setChecked(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.addWidget(label(_("Số bản"), "small", "muted"), 0, 0)
        grid.addWidget(self._copies, 1, 0)
        grid.addWidget(self._in_sets, 1, 1)
        grid.addWidget(self._two_sides, 1, 2)
        grid.setColumnStretch(3, 1)
        column.addLayout(grid)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        pdf = Button(_("Xuất PDF…"), "ghost" if self._printers else "filled")
        pdf.setObjectName("print_pdf")
        pdf.clicked.connect(self._on_pdf)
        cancel = Button(_("Hủy"))
        cancel.clicked.connect(self.reject)
        if self._printers:
            self._print.setObjectName("print_go")
            self._print.setDefault(True)
            self._print.clicked.connect(self.accept)
            order: tuple[QWidget, ...] = (cancel, self._print)
            row.addWidget(pdf)
        else:
            pdf.setDefault(True)
            order = (cancel, pdf)
        row.addStretch(1)
        for button in order:
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        self._which.buttonToggled.connect(lambda _button, _on: self._refresh())
        self._ranges.textChanged.connect(self._on_ranges_written)
        self._copies.changed.connect(lambda _value: self._refresh())
        self._printer.currentIndexChanged.connect(lambda _index: self._refresh())

    # What follows from a choice

    def _on_ranges_written(self, _text: str) -> None:
        for button in self._which.buttons():
            if button.objectName() == _Which.RANGES:
                button.setChecked(True)
        self._refresh()

    def _on_pdf(self) -> None:
        self.reject()
        self.pdf_asked.emit()

    def _refresh(self) -> None:
        if not self._printers:
            return
        trouble = ""
        try:
            count = len(self.pages())
        except RangesError as error:
            count, trouble = 0, say(error) if self._ranges.text().strip() else ""
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))
        self._trouble_mark.setVisible(bool(trouble))
        self._ranges.setProperty("wrong", bool(trouble))
        self._ranges.style().polish(self._ranges)
        self._print.setEnabled(count > 0)
        self._print.setText(_("In {count} trang").format(count=count) if count else _("In"))
        self._in_sets.setEnabled(self._copies.value() > 1)
        able = self._printers[max(0, self._printer.currentIndex())].two_sides
        self._two_sides.setEnabled(able)
        self._two_sides.setToolTip("" if able else _("Máy in này không in được hai mặt"))
        self.adjustSize()
