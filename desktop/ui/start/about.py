"""What this program is, which version, and whose work it stands on."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, label
from i18n import _

WIDTH = 480


def version_text() -> str:
    """The version of the installed program."""
    try:
        return version("thao")
    except PackageNotFoundError:  # run from a checkout that was not installed
        return _("chưa cài đặt")


class About(QDialog):
    """Name, version, licences."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Giới thiệu Thảo"))
        self.setFixedWidth(current_theme().px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(label(_("Thảo"), "display"))
        column.addWidget(label(_("Phiên bản {version}").format(version=version_text()), "body", "muted"))
        what = _(
            "Soạn kế hoạch, xem trang thật và in văn bản đúng thể thức cho văn phòng công đoàn. Làm việc trên máy này."
        )
        column.addWidget(label(what, wrap=True))
        licences = _(
            "Thảo theo giấy phép Apache 2.0. Phông Liberation theo giấy phép SIL OFL 1.1, "
            "biểu tượng Phosphor theo giấy phép MIT, Qt theo LGPL 3."
        )
        column.addWidget(label(licences, "small", "muted", wrap=True))
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.addStretch(1)
        close = Button(_("Đóng"), "filled")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        row.addWidget(close)
        column.addLayout(row)
