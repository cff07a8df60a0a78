"""The screen of a form that came back: what is known left, what the unit writes right, each row with a tick."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.unit_forms import FormReview
from desktop.ui.following.letters.review_list import ReviewList
from desktop.ui.following.letters.review_row import GUTTER, SIDE
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, ElidedLabel, Picture, area, label, line
from i18n import _

HEAD, PANE_HEAD, FOOT, NOTICE = 58, 38, 56, 42  # px


class FormReviewScreen(QWidget):
    """Shows one review. `accept_asked` comes with the keys of the rows to be taken over."""

    accept_asked = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.review: FormReview | None = None
        self.list = ReviewList()
        self.title = label(_("Nhận phiếu của đơn vị"), "title")
        self.about = ElidedLabel("", "small", "muted")
        self.notice = label("", "body", "text", wrap=True)
        self.none = Button(_("Bỏ chọn hết"), "ghost", height=28)
        self.all = Button(_("Chọn hết"), "ghost", height=28)
        self.accept = Button(_("Nhận các dòng đã chọn"), "filled", "check")
        self.leave = Button(_("Bỏ qua"))
        self.said = label("", "small", "muted", wrap=True)
        self._place()
        self.accept.clicked.connect(lambda: self.accept_asked.emit(self.list.rows.ticked()))
        self.leave.clicked.connect(self.closed)
        self.all.clicked.connect(lambda: self.list.rows.tick_all(True))
        self.none.clicked.connect(lambda: self.list.rows.tick_all(False))
        self.list.rows.ticked_changed.connect(self._count)
        self.setAccessibleName(_("Nhận phiếu của đơn vị"))

    def show_review(self, review: FormReview) -> None:
        """Show what a form proposes; rows without a doubt are ticked."""
        self.review = review
        self.title.setText(_("Phiếu của {unit}").format(unit=review.form.unit))
        made = _("lập ngày {day}").format(day=f"{review.form.made_on:%d/%m/%Y}")
        self.about.setText(f"{review.name}   {made}")
        words = self._notice_words(review)
        self.notice.setText(words)
        self._notice.setVisible(bool(words))
        self.list.rows.show(review.rows)
        if review.rows:
            self.list.setCurrentIndex(self.list.rows.index(0))

    def take_focus(self) -> None:
        """Put the keyboard into the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _notice_words(self, review: FormReview) -> str:
        """What has to be known before deciding."""
        parts = []
        doubtful = sum(bool(row.doubts) for row in review.rows)
        if doubtful:
            parts.append(_("{count} dòng cần xem trước khi nhận.").format(count=doubtful))
        if review.taken:
            parts.append(_("{count} dòng đã nhận lần trước, không hiện lại.").format(count=len(review.taken)))
        if review.extra:
            parts.append(_("Ô {cell} có chữ ngoài bảng; phần ấy không nhận.").format(cell=review.extra))
        return " ".join(parts)

    def _count(self) -> None:
        chosen, rows = len(self.list.rows.ticked()), len(self.list.rows.reviews)
        self.accept.setEnabled(bool(chosen))
        same = self.review.same if self.review else 0
        words = [_("Chọn {chosen}/{rows} dòng.").format(chosen=chosen, rows=rows)]
        if same:
            words.append(_("{count} dòng không có gì mới.").format(count=same))
        words.append(_("Chưa ghi gì cho đến khi nhận."))
        self.said.setText(" ".join(words))

    # Building

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._notice = self._notice_band()
        for widget in (self._head(), line(), self._notice, self._pane_heads(), line()):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        for widget in (line(), self._foot()):
            column.addWidget(widget)

    def _head(self) -> QWidget:
        head = area("surface")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        about = QHBoxLayout()
        about.addWidget(self.about)
        about.addStretch(1)
        words.addLayout(about)
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 6, 16, 8)
        row.addLayout(words, 1)
        for button in (self.none, self.all):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        head.setMinimumHeight(current_theme().px(HEAD))
        return head

    def _notice_band(self) -> QWidget:
        band = area("warnTint")
        row = QHBoxLayout(band)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(8)
        row.addWidget(Picture("warning", 16, "warn"))
        row.addWidget(self.notice, 1)
        band.setMinimumHeight(current_theme().px(NOTICE))
        return band

    def _pane_heads(self) -> QWidget:
        heads = area("sunken")
        heads.setFixedHeight(current_theme().px(PANE_HEAD))
        self._heads = QHBoxLayout(heads)
        self._heads.setSpacing(0)
        self._heads.addWidget(label(_("Đang ghi"), "strong"), 1)
        self._heads.addWidget(label(_("Phiếu ghi"), "strong"), 1)
        return heads

    def _foot(self) -> QWidget:
        foot = area("surface")
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 10, 16, 10)
        row.setSpacing(8)
        row.addWidget(self.said, 1)
        row.addWidget(self.leave)
        row.addWidget(self.accept)
        foot.setMinimumHeight(current_theme().px(FOOT))
        return foot

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = current_theme()
        bar = self.list.verticalScrollBar().sizeHint().width() if self.list.verticalScrollBar().isVisible() else 0
        self._heads.setContentsMargins(theme.px(GUTTER), 0, theme.px(SIDE) + bar, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
