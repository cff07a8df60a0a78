"""The panel "Thuộc tính" at the right of the sheet: one tab for each part that is filled in by form."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop.ui.forms.header_form import HeaderForm
from desktop.ui.forms.part_form import PartForm
from desktop.ui.forms.recipients_form import RecipientsForm
from desktop.ui.forms.signature_form import SignatureForm
from desktop.ui.session import EditSession
from desktop.ui.theme import current_theme
from desktop.ui.widgets import IconButton, line
from i18n import N_, _

HEAD = 38
PARTS = ("header", "recipients", "signature")
_NAMES = (N_("Phần đầu"), N_("Nơi nhận"), N_("Chữ ký"))


class PropertiesPanel(QWidget):
    """The three forms of one session."""

    closed = Signal()

    def __init__(self, session: EditSession, standards: Mapping[str, str]) -> None:
        super().__init__()
        self.header = HeaderForm(session, standards)
        self.recipients = RecipientsForm(session)
        self.signature = SignatureForm(session)
        self.forms: dict[str, PartForm] = dict(zip(PARTS, (self.header, self.recipients, self.signature), strict=True))
        self.setAccessibleName(_("Thuộc tính"))
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setAccessibleName(_("Thuộc tính"))
        self._stack = QStackedWidget()
        for name, form in zip(_NAMES, self.forms.values(), strict=True):
            self.tabs.addTab(_(name))
            self._stack.addWidget(form)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.tabs.tabBarClicked.connect(self._on_clicked)
        close = IconButton("x", _("Đóng khung Thuộc tính"))
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 4, 0)
        head.setSpacing(0)
        head.addWidget(self.tabs, 1)
        head.addWidget(close)
        self._head = QWidget()
        self._head.setLayout(head)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(line())
        column.addWidget(self._stack, 1)
        self._fit()
        current_theme().changed.connect(self._fit)

    def show_part(self, part: str, *, focus: bool = True) -> None:
        """Open the form of "header", "recipients" or "signature"."""
        self.tabs.setCurrentIndex(PARTS.index(part))
        if focus:
            self.forms[part].focus_first()

    def _on_clicked(self, tab: int) -> None:
        if tab >= 0:
            self.show_part(PARTS[tab])

    def _fit(self) -> None:
        self._head.setFixedHeight(current_theme().px(HEAD))
