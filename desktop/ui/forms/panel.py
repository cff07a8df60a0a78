"""The panel "Thuộc tính" at the right of the sheet: one tab for each part that is filled in by form."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop.domain.appendices import find_appendix
from desktop.domain.document import appendix_place
from desktop.typeset.page import ADDRESSED, CIRCULATION, CONTACT, COPY, DIGITAL_LINE, HEADER
from desktop.ui.forms.appendix_form import AppendixForm
from desktop.ui.forms.copy_form import CertifiedForm
from desktop.ui.forms.header_form import HeaderForm
from desktop.ui.forms.locked import lock_fields
from desktop.ui.forms.part_form import PartForm
from desktop.ui.forms.recipients_form import RecipientsForm
from desktop.ui.forms.record_form import RecordForm
from desktop.ui.forms.signature_form import SignatureForm
from desktop.ui.forms.template_form import TemplateForm
from desktop.ui.preedit import commit_preedit
from desktop.ui.record_place import RecordPlace
from desktop.ui.session import EditSession
from desktop.ui.theme import current_theme
from desktop.ui.widgets import IconButton, line
from i18n import N_, _

HEAD = 38
APPENDIX = "appendix"
LINE = "line"  # the line in hand
PARTS = (LINE, "header", "recipients", "signature", COPY, APPENDIX)
_NAMES = (N_("Dòng"), N_("Phần đầu"), N_("Nơi nhận"), N_("Chữ ký"), N_("Bản sao"), N_("Phụ lục"))
_PREFIX = appendix_place("")
_IN_HEADER = frozenset({ADDRESSED, CIRCULATION, CONTACT, DIGITAL_LINE})


class PropertiesPanel(QWidget):
    """The forms of one session; that of a copy is there while the document is one, that of an appendix while it is in
    hand.
    """

    closed = Signal()

    def __init__(self, session: EditSession, standards: Mapping[str, str]) -> None:
        super().__init__()
        self._session = session
        self.header, self.template = HeaderForm(session, standards), TemplateForm(session)
        self.header.column.insertWidget(0, self.template)
        self.recipients = RecipientsForm(session)
        self.signature = SignatureForm(session)
        self.copy = CertifiedForm(session)
        self.appendix = AppendixForm(session)
        self.records = RecordForm(session)
        forms = (self.records, self.header, self.recipients, self.signature, self.copy, self.appendix)
        self.forms: dict[str, PartForm | RecordForm] = dict(zip(PARTS, forms, strict=True))
        self.setAccessibleName(_("Thuộc tính"))
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setAccessibleName(_("Thuộc tính"))
        self._stack = QStackedWidget()
        for name, form in zip(_NAMES, self.forms.values(), strict=True):
            self.tabs.addTab(_(name))
            self._stack.addWidget(form)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.tabs.setCurrentIndex(PARTS.index(HEADER))
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
        self._show_tabs()
        session.about_to_change.connect(self._on_about_to_change)
        session.changed.connect(
            lambda changes, _initiator: self._show_tabs() if {COPY, "appendices"} & changes.parts else None
        )
        self._fit()
        current_theme().changed.connect(self._fit)
        if session.locked:
            lock_fields(self._stack)

    def takes(self, part: str) -> bool:
        """Whether there is a form, or a field of one, for a part of the paper."""
        if part.startswith(_PREFIX):
            return find_appendix(self._session.document, part.removeprefix(_PREFIX)) is not None
        document = self._session.document
        return part in _IN_HEADER or (part in PARTS[1:-1] and (part != COPY or document.copy is not None))

    def follow_appendix(self, appendix_id: str) -> None:
        """Offer the form of the appendix in hand; "" takes it away. Which form is open stays the clerk's choice."""
        if appendix_id != self.appendix.appendix_id:
            self.appendix.show_appendix(appendix_id)
            self._show_tabs()

    def follow(self, where: RecordPlace) -> None:
        """Show the records of the line in hand where that form is open."""
        self.records.follow(where)

    def show_record(self, record: str, part: str = "") -> None:
        """Open the form of the line in hand; the cursor goes into the field of a part where one is named."""
        self.tabs.setCurrentIndex(PARTS.index(LINE))
        if part:
            self.records.show_field(record, part)

    def show_part(self, part: str, *, focus: bool = True) -> None:
        """Open the form of "header", "recipients", "signature", "copy" or "appendix:<id>", or of a mark its field."""
        if part.startswith(_PREFIX):
            self.follow_appendix(part.removeprefix(_PREFIX))
            part = APPENDIX
        self.tabs.setCurrentIndex(PARTS.index(HEADER if part in _IN_HEADER else part))
        if not focus:
            return
        if part in _IN_HEADER:
            self.header.show_field(part)
        else:
            self.forms[part].focus_first()

    def _show_tabs(self) -> None:
        document = self._session.document
        copy, appendix = document.copy is not None, find_appendix(document, self.appendix.appendix_id) is not None
        self.tabs.setTabVisible(PARTS.index(COPY), copy)
        self.tabs.setTabVisible(PARTS.index(APPENDIX), appendix)
        self.tabs.setProperty("tight", "more" if copy or appendix else "true")  # names in the width of three
        self.tabs.style().unpolish(self.tabs)
        self.tabs.style().polish(self.tabs)

    def _on_about_to_change(self, initiator: object) -> None:
        """Others change the document: the word that is being composed in a field comes first."""
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            return
        if not (isinstance(initiator, QWidget) and initiator.isAncestorOf(focus)):
            commit_preedit(focus)

    def _on_clicked(self, tab: int) -> None:
        if tab >= 0:
            self.show_part(PARTS[tab])

    def _fit(self) -> None:
        self._head.setFixedHeight(current_theme().px(HEAD))
