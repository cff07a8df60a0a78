"""The screen "So sánh hai bản": what differs in one line, both sides row by row, ways from place to place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.comparison import Comparison
from desktop.ui.actions import ENTRY_OF, Actions
from desktop.ui.comparing.names import differences
from desktop.ui.comparing.view import ComparedView
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, ElidedLabel, area, label, line
from i18n import _

HEAD, PANE_HEAD, FOOT = 58, 38, 56
WAITING, SHOWN = 0, 1


def _tip(id: str) -> str:
    """ "F8": the first key of an action."""
    return QKeySequence(ENTRY_OF[id].keys[0]).toString(QKeySequence.SequenceFormat.NativeText)


class ComparisonScreen(QWidget):
    """Shows one comparison. `place_asked` gives the line to go to on the sheet, as a place in the comparison."""

    closed = Signal()
    place_asked = Signal(int)
    restore_asked = Signal()
    stop_asked = Signal()

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.view = ComparedView()
        self.title = label(_("So sánh hai bản"), "title")
        self.count = label("", "body", "muted", wrap=True)
        self.place = label("", "small", "muted")
        self.previous = Button(_("Chỗ trước"), "ghost", "caret-up", height=28)
        self.next = Button(_("Chỗ sau"), "ghost", "caret-down", height=28)
        self.only = QCheckBox(_("Chỉ hiện chỗ khác"))
        self.old_name, self.new_name = ElidedLabel("", "strong"), ElidedLabel("", "strong")
        self.go = Button(_("Đến chỗ này trên trang soạn"), "outlined")
        self.restore = Button(_("Khôi phục bản bên trái"))
        self.close_button = Button(_("Về trang soạn"), "filled")
        self.stop_button = Button(_("Dừng"), "outlined")
        self._waiting = label("", "body", "muted", wrap=True)
        self._stack = QStackedWidget()
        for id, button in (("previous_difference", self.previous), ("next_difference", self.next)):
            button.setToolTip(f"{button.text()} ({_tip(id)})")
            button.clicked.connect(actions[id].trigger)
        self._place()
        self._connect()
        self.setAccessibleName(_("So sánh hai bản"))

    # What is shown

    def show_waiting(self, old_name: str, new_name: str) -> None:
        """The comparison is being made."""
        self._name(old_name, new_name)
        self._waiting.setText(_("Đang so sánh…"))
        self.stop_button.show()
        self._stack.setCurrentIndex(WAITING)
        self._enable(on=False)

    def show_comparison(self, comparison: Comparison, *, can_go: bool, can_restore: bool) -> None:
        """Show what differs. `can_go` where one side is the draft, `can_restore` where the left one is kept of it."""
        self.count.setText(differences(comparison))
        self._stack.setCurrentIndex(SHOWN)
        self._enable(on=bool(comparison.stops))
        self.go.setVisible(can_go)
        self.restore.setVisible(can_restore and not comparison.same)
        self.view.show_comparison(comparison)
        self._tell_place()

    def show_failed(self, sentence: str) -> None:
        """There is nothing to show, and why."""
        self._waiting.setText(sentence)
        self.stop_button.hide()
        self._stack.setCurrentIndex(WAITING)
        self._enable(on=False)

    def take_focus(self) -> None:
        """Put the keyboard into the list."""
        shown = self._stack.currentIndex() == SHOWN
        (self.view if shown else self.close_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, direction: int) -> None:
        """F8 and Shift+F8."""
        self.view.step(direction)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name(self, old_name: str, new_name: str) -> None:
        self.old_name.setText(old_name)
        self.new_name.setText(new_name)
        self.old_name.setAccessibleName(_("Bên trái: {name}").format(name=old_name))
        self.new_name.setAccessibleName(_("Bên phải: {name}").format(name=new_name))

    def _enable(self, *, on: bool) -> None:
        for widget in (self.previous, self.next, self.only, self.go):
            widget.setEnabled(on)
        if not on:
            self.place.setText("")
            self.restore.hide()
            self.go.hide()

    def _tell_place(self) -> None:
        stops = self.view.rows.comparison.stops
        at = max(self.view.stop, 0) + 1
        self.place.setText(_("Chỗ {at}/{count}").format(at=at, count=len(stops)) if stops else "")

    # Building

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._head(), line(), self._body(), line(), self._foot()):
            column.addWidget(widget, 1 if widget is self._stack else 0)

    def _head(self) -> QWidget:
        head = area("surface")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.count)
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 6, 16, 8)
        row.setSpacing(12)
        row.addLayout(words, 1)
        for widget in (self.only, self.place, self.previous, self.next):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        head.setMinimumHeight(current_theme().px(HEAD))
        return head

    def _body(self) -> QWidget:
        waiting = area("window")
        column = QVBoxLayout(waiting)
        column.addStretch(1)
        column.addWidget(self._waiting, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.stop_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        shown = area("surface")
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pane_heads())
        column.addWidget(line())
        column.addWidget(self.view, 1)
        self._stack.addWidget(waiting)
        self._stack.addWidget(shown)
        return self._stack

    def _pane_heads(self) -> QWidget:
        heads = area("sunken")
        heads.setFixedHeight(current_theme().px(PANE_HEAD))
        self._heads = QHBoxLayout(heads)
        self._heads.setContentsMargins(0, 0, 0, 0)
        self._heads.setSpacing(0)
        for which, name in ((_("Cũ"), self.old_name), (_("Mới"), self.new_name)):
            half = QWidget()
            row = QHBoxLayout(half)
            row.setContentsMargins(16, 0, 16, 0)
            row.setSpacing(8)
            row.addWidget(label(which, "small", "muted"))
            row.addWidget(name)
            row.addStretch(1)
            if name is self.new_name:
                self._heads.addWidget(line(upright=True))
            self._heads.addWidget(half, 1)
        return heads

    def _foot(self) -> QWidget:
        foot = area("surface")
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 10, 16, 10)
        row.setSpacing(8)
        self.legend = label(_("Gạch ngang: chữ đã bỏ. Gạch chân: chữ thêm vào."), "small", "muted", wrap=True)
        row.addWidget(self.legend, 1)
        for button in (self.restore, self.go, self.close_button):
            row.addWidget(button)
        foot.setMinimumHeight(current_theme().px(FOOT))
        return foot

    def _connect(self) -> None:
        self.view.moved.connect(self._tell_place)
        self.view.line_chosen.connect(self._on_chosen)
        self.only.toggled.connect(self.view.show_only_differences)
        self.go.clicked.connect(lambda: self._on_chosen(self.view.line))
        self.restore.clicked.connect(self.restore_asked)
        self.close_button.clicked.connect(self.closed)
        self.stop_button.clicked.connect(self.stop_asked)

    def _on_chosen(self, place: int) -> None:
        if place >= 0 and self.go.isVisibleTo(self):
            self.place_asked.emit(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        bar = self.view.verticalScrollBar().sizeHint().width()
        self._heads.setContentsMargins(0, 0, bar, 0)  # the heads stand over the halves, not over the scroll bar

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
