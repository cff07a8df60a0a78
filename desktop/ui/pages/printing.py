"""The print dialogue, as in Word: which printer, which pages, how many copies, one side or two. A4 at real size."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.page_ranges import RangesError
from desktop.services.rendering import Rendered
from desktop.ui.pages.copies import CopiesField
from desktop.ui.pages.page_choice import PageChoice
from desktop.ui.pages.print_job import PrintOrder, sides_in_order
from desktop.ui.pages.print_preview import PrintPreview
from desktop.ui.pages.printers import PrinterChoice, turns_paper
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, Select, area, label
from i18n import _

WIDTH, MARGIN = 640, 24
TITLE_BAR = 32  # px that the system puts above a window


class PrintDialog(QDialog):
    """Asks how to print `rendered`. After `exec` gave Accepted, `order()` says what was chosen.

    A PDF file stands last among the printers, alone where the PC has none: then `pdf_asked` is emitted with the pages
    and what they are called in a file's name ("" where they are all), and the dialogue closes.
    """

    pdf_asked = Signal(object, str)

    def __init__(
        self,
        rendered: Rendered,
        current_page: int,
        printers: Sequence[PrinterChoice],
        parent: QWidget | None = None,
        *,
        copies_needed: int = 0,
        ask_printer: Callable[[str], bool] = turns_paper,
    ) -> None:
        super().__init__(parent)
        self._ask_printer = ask_printer
        self._asked: dict[str, bool] = {}  # printers by name, and whether they turn the paper
        self._rendered = rendered
        self._printers = tuple(printers)
        self._needed = copies_needed
        self.setWindowTitle(_("In những trang nào?"))
        self.setFixedWidth(current_theme().px(WIDTH))
        self._printer = Select()
        self._printer.setObjectName("print_printer")
        self._printer_note = label("", "small", "muted")
        self._choice = PageChoice(rendered, current_page)
        self._copies = CopiesField()
        self._take_needed = Button(_("Theo nơi nhận: {count} bản").format(count=copies_needed), "ghost", height=24)
        self._in_sets = QCheckBox(_("Xếp theo từng bộ"))
        self._two_sides = QCheckBox(_("In hai mặt"))
        self._sides_note = label("", "small", "muted", wrap=True)
        self._preview = PrintPreview(rendered)
        self._sized = False
        self._body = QScrollArea()  # where the screen is too low for all of it
        self._print = Button(_("In"), "filled")
        self._place()
        self._connect()
        self._refresh()

    # The answer

    def order(self) -> PrintOrder:
        """What was chosen. Raises RangesError while the pages written down are none."""
        chosen = self._chosen()
        two_sides = chosen is not None and self._two_sides.isChecked()
        copies = self._copies.value() if chosen is not None else 1
        return PrintOrder(
            chosen.name if chosen is not None else "",
            self._choice.pages(),
            copies,
            two_sides,
            self._in_sets.isChecked() or copies == 1,
            by_hand=two_sides and chosen is not None and not self._turns_paper(chosen),
        )

    def pages(self) -> tuple[int, ...]:
        """The pages chosen, from 1. Raises RangesError."""
        return self._choice.pages()

    def _chosen(self) -> PrinterChoice | None:
        """The printer; None where it is the file."""
        at = self._printer.currentIndex()
        return self._printers[at] if 0 <= at < len(self._printers) else None

    def _turns_paper(self, printer: PrinterChoice) -> bool:
        """Whether a printer turns the paper by itself. It is asked once, and only for two sides: it may answer late."""
        if printer.two_sides is not None:
            return printer.two_sides
        if printer.name not in self._asked:
            self._asked[printer.name] = self._ask_printer(printer.name)
        return self._asked[printer.name]

    # Building

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 12, MARGIN, 12)
        column.setSpacing(8)
        column.addWidget(label(_("In những trang nào?"), "title"))
        left = QVBoxLayout()
        left.setSpacing(4)
        self._place_printer(left)
        left.addSpacing(4)
        left.addWidget(self._choice)
        left.addSpacing(4)
        self._place_copies(left)
        left.addStretch(1)
        self._inside = area("surface")
        both = QHBoxLayout(self._inside)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(24)
        both.addLayout(left, 1)
        both.addWidget(self._preview)
        self._body.setWidget(self._inside)
        self._body.setWidgetResizable(True)
        self._body.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body.setFrameShape(QFrame.Shape.NoFrame)
        self._body.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self._body, 1)
        column.addLayout(self._buttons())

    def _place_printer(self, column: QVBoxLayout) -> None:
        for one in self._printers:
            self._printer.addItem(_("{name} (mặc định)").format(name=one.name) if one.default else one.name)
        self._printer.addItem(_("Tệp PDF"))
        self._printer.setAccessibleName(_("Máy in"))
        above = QHBoxLayout()
        above.addWidget(label(_("Máy in"), "small", "muted"))
        above.addStretch(1)
        above.addWidget(self._printer_note)
        column.addLayout(above)
        column.addWidget(self._printer)
        if not self._printers:
            column.addWidget(label(_("Máy tính này chưa có máy in."), "smallStrong"))

    def _place_copies(self, column: QVBoxLayout) -> None:
        self._in_sets.setChecked(True)
        self._take_needed.setObjectName("print_needed")
        self._take_needed.setVisible(self._needed > 1)
        self._how_many = QWidget()
        self._sides_note.setText(_("Máy in này không tự lật giấy. Thảo in mặt trước, chờ đặt lại giấy."))
        kept = self._sides_note.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # two sides must not move the buttons
        self._sides_note.setSizePolicy(kept)
        grid = QGridLayout(self._how_many)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.addWidget(label(_("Số bản"), "small", "muted"), 0, 0)
        grid.addWidget(self._copies, 1, 0)
        grid.addWidget(self._take_needed, 2, 0)
        grid.addWidget(self._two_sides, 0, 1)
        grid.addWidget(self._in_sets, 1, 1)
        grid.addWidget(self._sides_note, 2, 1)
        grid.setColumnStretch(1, 1)
        column.addWidget(self._how_many)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        cancel = Button(_("Hủy"))
        cancel.clicked.connect(self.reject)
        self._print.setObjectName("print_go")
        self._print.setDefault(True)
        self._print.clicked.connect(self._on_go)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._print)
        return row

    def _connect(self) -> None:
        self._choice.changed.connect(self._refresh)
        self._copies.changed.connect(lambda _value: self._refresh())
        self._take_needed.clicked.connect(lambda: self._copies.set_value(self._needed))
        self._printer.currentIndexChanged.connect(lambda _index: self._refresh())
        self._two_sides.toggled.connect(lambda _on: self._refresh())

    # What follows from a choice

    def _on_go(self) -> None:
        if self._chosen() is not None:
            self.accept()
            return
        pages, name = self.pages(), self._choice.name
        self.reject()
        self.pdf_asked.emit(pages, name)

    def _refresh(self) -> None:
        chosen = self._chosen()
        self._how_many.setVisible(chosen is not None)
        self._in_sets.setEnabled(self._copies.value() > 1)
        self._take_needed.setEnabled(self._copies.value() != self._needed)
        words = _("Giấy A4, đúng kích thước thật") if chosen is not None else _("Giống hệt trang đang xem")
        self._printer_note.setText(words)
        try:
            order: PrintOrder | None = self.order()
        except RangesError:
            order = None
        self._print.setEnabled(order is not None)
        by_hand = chosen is not None and self._two_sides.isChecked() and not self._turns_paper(chosen)
        self._sides_note.setVisible(by_hand)
        count = len(order.pages) if order is not None else 0
        if chosen is None:
            self._print.setText(_("Xuất PDF…"))
        else:
            self._print.setText(_("In {count} trang").format(count=count) if count else _("In"))
        if order is not None:
            self._preview.show_sides(sides_in_order(self._rendered, order), two_sides=order.two_sides)
        self._fit()

    def _fit(self) -> None:
        """Be as high as everything needs, or as the screen allows.

        No choice makes it lower again: the buttons would go away from under the pointer.
        """
        inside, whole = self._inside.layout(), self.layout()
        assert inside is not None
        assert whole is not None
        before = self._body.height() if self._sized else 0
        for widget in self.findChildren(QWidget):
            widget.ensurePolished()  # before it is shown, letters would be measured in another size
        for layout in self._inside.findChildren(QLayout):
            layout.invalidate()  # what was hidden before the first show is still counted there
        inside.invalidate()
        self._body.setFixedHeight(0)
        rest = whole.totalMinimumSize().height()
        across = current_theme().px(WIDTH) - 2 * MARGIN
        wanted = max(inside.totalHeightForWidth(across), inside.totalMinimumSize().height(), before)
        room = self.screen().availableGeometry().height() - current_theme().px(TITLE_BAR) - rest
        self._body.setFixedHeight(min(wanted, room))
        self.setFixedHeight(rest + min(wanted, room))
        self._sized = True
