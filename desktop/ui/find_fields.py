"""The fields of the strip in which words are sought and replaced, and where they stand at every width."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.forms.fields import LineInput
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, IconButton, label, line
from i18n import _

WORDS_WIDTH, LEAST_WIDTH, COUNT_WIDTH, HEIGHT = 272, 144, 84, 38
GAP, LEFT, RIGHT = 8, 16, 8


class _Words(LineInput):
    """What is sought, or what comes in its place. Enter and Esc are the strip's."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            if event.isAccepted():
                return True
        return super().event(event)


class FindFields(QWidget):
    """A row to seek, one to replace, and the options at the end of the last of them or, where it is narrow, below."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.other = _Words(_("Tìm trong văn bản")), _Words(_("Thay bằng"))
        self.count = label("", "small", "muted")
        self.previous = IconButton("arrow-up", _("Chỗ trước (Shift+Enter)"))
        self.next = IconButton("arrow-down", _("Chỗ sau (Enter)"))
        self.replace_one, self.replace_all = Button(_("Thay"), height=28), Button(_("Thay tất cả"), height=28)
        self.marks, self.case, self.whole = (
            _option(_("Phân biệt dấu"), _("Chữ không dấu chỉ tìm chữ không dấu: “cong doan” bỏ qua “công đoàn”")),
            _option(_("Phân biệt hoa thường"), _("“Công đoàn” bỏ qua “CÔNG ĐOÀN” và “công đoàn”")),
            _option(_("Cả từ"), _("“an” bỏ qua “ban” và “toàn”")),
        )
        self.close_button = IconButton("x", _("Đóng ô tìm (Esc)"))
        self._names = label(_("Tìm"), "small", "muted"), label(_("Thay bằng"), "small", "muted")
        self._options = QWidget()
        options = QHBoxLayout(self._options)
        options.setContentsMargins(0, 0, 0, 0)
        options.setSpacing(4)
        for box in (self.marks, self.case, self.whole):
            options.addWidget(box)
        self._seeking = _Row(self._names[0], self.words, self.count, self.previous, self.next, None, self.close_button)
        self._replacing = _Row(self._names[1], self.other, self.replace_one, self.replace_all, None)
        self._below = _Row(None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in self._rows:
            column.addWidget(row)
        column.addWidget(line())
        for name, field in zip(self._names, (self.words, self.other), strict=True):
            name.setBuddy(field)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        current_theme().changed.connect(self._fit)
        self.show_replacing(False)
        self._fit()

    def _order_tabs(self) -> None:
        """Tab goes as in Word: what is sought, what comes in its place, doing it, and only then all the rest."""
        order: tuple[QWidget, ...] = (self.words, self.other, self.replace_one, self.replace_all)
        order += (self.previous, self.next, self.marks, self.case, self.whole, self.close_button)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def show_replacing(self, shown: bool) -> None:
        """Show what words are to be put in place, or seek only."""
        self._replacing.setVisible(shown)
        self._place_options()

    @property
    def replacing(self) -> bool:
        """Whether words can be replaced."""
        return not self._replacing.isHidden()

    @property
    def _rows(self) -> tuple[_Row, _Row, _Row]:
        return self._seeking, self._replacing, self._below

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_options()

    def _place_options(self) -> None:
        """Put the options at the end of the last row, or below it where they do not fit."""
        theme = current_theme()
        replacing = self.replacing
        wide = max(name.sizeHint().width() for name in self._names) if replacing else 0
        for name in self._names:
            name.setMinimumWidth(wide)
        beside: list[QWidget] = [self._names[0], self.previous, self.next, self.close_button]
        taken = theme.px(LEAST_WIDTH + COUNT_WIDTH)
        if replacing:
            beside, taken = [self.replace_one, self.replace_all], theme.px(LEAST_WIDTH) + wide
        taken += LEFT + RIGHT + sum(widget.sizeHint().width() + GAP for widget in beside) + 3 * GAP
        left = self.width() - taken - self._options.sizeHint().width()
        fits = left >= 0
        widest = theme.px(LEAST_WIDTH) + max(0, left - 2 * GAP) if fits and replacing else theme.px(WORDS_WIDTH)
        for field in (self.words, self.other):
            field.setMaximumWidth(min(widest, theme.px(WORDS_WIDTH)))
        home = self._below if not fits else self._replacing if replacing else self._seeking
        self._below.setHidden(fits)
        for row in self._rows:
            row.box.removeWidget(self._options)
        place = 0 if home is self._below else home.box.count() - (home is self._seeking)
        home.box.insertWidget(place, self._options)
        self._order_tabs()  # another row has another place in Qt's own order

    def _fit(self) -> None:
        theme = current_theme()
        for field in (self.words, self.other):
            field.setMinimumWidth(theme.px(LEAST_WIDTH))
        for box in (self.marks, self.case, self.whole):
            box.setFont(theme.font("small"))
        for row in self._rows:
            row.setFixedHeight(theme.px(HEIGHT))
        self._place_options()


class _Row(QWidget):
    """Widgets beside each other; None is what stretches."""

    def __init__(self, *widgets: QWidget | None) -> None:
        super().__init__()
        self.box = QHBoxLayout(self)
        self.box.setContentsMargins(LEFT, 4, RIGHT, 4)
        self.box.setSpacing(GAP)
        for widget in widgets:
            if widget is None:
                self.box.addStretch(1)
            else:
                self.box.addWidget(widget, 1 if isinstance(widget, LineInput) else 0)


def _option(words: str, tip: str) -> QCheckBox:
    box = QCheckBox(words)
    box.setToolTip(tip)
    return box
