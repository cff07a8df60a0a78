"""What changed when the figures of a report were counted again, and which sentences are to be put right."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.services.reviews import Renewed
from desktop.ui.following.reviews.words import news_words, stale_words
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, label
from desktop.ui.wording import count
from i18n import _

WIDTH, HEIGHT = 640, 420
_BESIDE, _ABOUT = 40, 20  # px round the words of a line, more than the style sheet pads it by
_TALL = 10_000
_BLOCK = Qt.ItemDataRole.UserRole


class _Lines(QStyledItemDelegate):
    """Lines as high as their words: Qt forgets what the style sheet pads them by, and cuts the last ones."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The size of a line in px."""
        theme = current_theme()
        width = self._view.viewport().width() - theme.px(_BESIDE)
        wrap = int(Qt.TextFlag.TextWordWrap)
        words = str(index.data())
        taken = self._view.fontMetrics().boundingRect(QRect(0, 0, max(width, 1), _TALL), wrap, words)
        return QSize(self._view.viewport().width(), taken.height() + theme.px(_ABOUT))


class NewsDialog(QDialog):
    """Sentences to put right first, marked; then old and new of each figure, in the order of the report.

    Emits `followed` with the id of a block when its line is clicked, or Enter is pressed on it.
    """

    followed = Signal(str)
    anew = Signal()
    """A fresh report is wanted."""

    def __init__(self, found: Renewed, places: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        titles = []
        if found.stale:
            titles.append(_("{count} câu cần sửa").format(count=count(len(found.stale))))
        if found.news:
            titles.append(_("{count} số liệu đã đổi").format(count=count(len(found.news))))
        title = ", ".join(titles)
        self.setWindowTitle(title)
        self.resize(current_theme().px(WIDTH), current_theme().px(HEIGHT))
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setItemDelegate(_Lines(self.list))
        for stale in found.stale:
            self._add("⚠ " + stale_words(stale, places.get(stale.block, "")), stale.block)
        for one in found.news:
            record = one.question.record
            task = found.names.get(record, "") if record else ""
            self._add(news_words(one, places.get(one.block, ""), task), one.block)
        self.list.itemClicked.connect(self._on_line)
        self.list.itemActivated.connect(self._on_line)
        close = Button(_("Đóng"), "filled")
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(label(title, "title"))
        column.addWidget(label(_("Bấm vào một dòng để đến chỗ đó trong báo cáo."), "small", "muted"))
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        if found.stale:
            anew = Button(_("Lập báo cáo mới"))
            anew.clicked.connect(self.anew)
            anew.clicked.connect(self.accept)
            foot.addWidget(anew)
        foot.addWidget(close)
        column.addLayout(foot)

    def _add(self, words: str, block: str) -> None:
        item = QListWidgetItem(words)
        item.setData(_BLOCK, block)
        self.list.addItem(item)

    def _on_line(self, item: QListWidgetItem) -> None:
        self.followed.emit(item.data(_BLOCK))
