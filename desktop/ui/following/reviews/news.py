"""What changed when the figures of a report were counted again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from desktop.domain.figures import News
from desktop.ui.following.reviews.words import question_words
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, label
from desktop.ui.wording import count
from i18n import _

WIDTH, HEIGHT = 640, 360


class NewsDialog(QDialog):
    """Lists old and new in the order of the report."""

    def __init__(self, news: Sequence[News], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = _("{count} số liệu đã đổi").format(count=count(len(news)))
        self.setWindowTitle(title)
        self.resize(current_theme().px(WIDTH), current_theme().px(HEIGHT))
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setWordWrap(True)
        for one in news:
            words = _("{question}: {old} thành {new}")
            self.list.addItem(words.format(question=question_words(one.question), old=one.old, new=one.new))
        close = Button(_("Đóng"), "filled")
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(label(title, "title"))
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
