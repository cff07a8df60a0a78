"""The screen "Văn bản": all documents with a filter, and the bin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop.domain.ports import DocumentInfo
from desktop.ui.documents.list_view import DocumentsView
from desktop.ui.icons import icon
from desktop.ui.preedit import WordLine
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, area, label, line
from desktop.ui.wording import count
from i18n import _

ALL, BIN = 0, 1


class _Pane(QWidget):
    """A list, or one sentence and one button where it has no rows."""

    def __init__(self, view: DocumentsView) -> None:
        super().__init__()
        self.view = view
        self.sentence = label("", "body", "muted", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = Button("", "outlined")
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(self.sentence)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self._stack = QStackedWidget()
        self._stack.addWidget(view)
        self._stack.addWidget(empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def show_sentence(self, sentence: str, verb: str) -> None:
        """What stands there while the list is empty."""
        self.sentence.setText(sentence)
        self.button.setText(verb)
        self.button.setAccessibleName(verb)
        self.button.setVisible(bool(verb))

    def refresh(self) -> None:
        """Show the list or the sentence."""
        self._stack.setCurrentIndex(0 if self.view.rows.rowCount() else 1)


class DocumentsPage(QWidget):
    """Lists of all documents and of the bin; it asks for what a person wants done and shows what it is given."""

    opened = Signal(str)
    discard_asked = Signal(object)
    restore_asked = Signal(object)
    new_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self.documents = DocumentsView(_("Văn bản"))
        self.bin = DocumentsView(_("Thùng rác"), bin=True)
        self.filter = WordLine()
        self.filter.setAccessibleName(_("Lọc văn bản"))
        self.filter.setPlaceholderText(_("Lọc theo số, trích yếu"))
        self.filter.addAction(icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)
        self.filter.setClearButtonEnabled(True)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(_("Danh sách văn bản"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.addTab(_("Tất cả"))
        self.tabs.addTab(_("Thùng rác"))
        self._panes = (_Pane(self.documents), _Pane(self.bin))
        self._restore, self._discard = Button(_("Lấy lại")), Button(_("Chuyển vào Thùng rác"))
        self._stack = QStackedWidget()
        for pane in self._panes:
            self._stack.addWidget(pane)
        self._total = 0
        self._place()
        self._connect()
        self.show_documents((), ())

    def show_documents(self, documents: tuple[DocumentInfo, ...], discarded: tuple[DocumentInfo, ...]) -> None:
        """Take these rows."""
        self.documents.rows.show_documents(documents)
        self.bin.rows.show_documents(discarded)
        self.tabs.setTabText(ALL, _("Tất cả {count}").format(count=count(len(documents))))
        self.tabs.setTabText(BIN, _("Thùng rác {count}").format(count=count(len(discarded))))
        self._total = len(documents)
        self._refresh()

    @property
    def total(self) -> int:
        """How many documents there are, the bin left out."""
        return self._total

    def seek(self, words: str) -> None:
        """Show only what holds `words`."""
        self.filter.setText(words)

    def show_bin(self, shown: bool = True) -> None:
        """Open the bin, or the list of all documents."""
        self.tabs.setCurrentIndex(BIN if shown else ALL)

    def focus_list(self) -> None:
        """Give the list in view the focus, on its first row if on none."""
        view = self.bin if self.tabs.currentIndex() == BIN else self.documents
        if not view.currentIndex().isValid():
            view.setCurrentIndex(view.rows.index(0))
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(32, 16, 32, 8)
        head.addWidget(label(_("Văn bản"), "title"), 1)
        self.filter.setFixedWidth(current_theme().px(272))
        head.addWidget(self.filter)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(24, 0, 32, 0)
        tabs.addWidget(self.tabs, 1)
        tabs.addWidget(self._restore)
        tabs.addWidget(self._discard)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(tabs)
        column.addWidget(line())
        body = area("surface")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(12, 0, 12, 0)
        inside.addWidget(self._stack)
        column.addWidget(body, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab)
        self._restore.clicked.connect(self._on_restore)
        self._discard.clicked.connect(self._on_discard)
        self.documents.selectionModel().currentChanged.connect(lambda _now, _before: self._refresh())
        self.filter.textChanged.connect(self._on_filter)
        self.documents.opened.connect(self.opened)
        self.documents.discard_asked.connect(self.discard_asked)
        self.bin.restore_asked.connect(self.restore_asked)
        self._panes[ALL].button.clicked.connect(self._on_empty_button)

    def _on_tab(self, tab: int) -> None:
        self._stack.setCurrentIndex(tab)
        self._refresh()

    def _on_restore(self) -> None:
        info = self.bin.chosen() or self.bin.rows.info(0)
        self.restore_asked.emit(info)

    def _on_discard(self) -> None:
        info = self.documents.chosen()
        if info is not None:
            self.discard_asked.emit(info)

    def _on_filter(self, words: str) -> None:
        for view in (self.documents, self.bin):
            view.rows.seek(words)
        self._refresh()

    def _on_empty_button(self) -> None:
        if self._total:
            self.filter.clear()
        else:
            self.new_asked.emit()

    def _refresh(self) -> None:
        sought = self.documents.rows.sought
        if self._total and sought:
            self._panes[ALL].show_sentence(_("Không có văn bản nào khớp “{words}”.").format(words=sought), _("Bỏ lọc"))
        else:
            self._panes[ALL].show_sentence(_("Chưa có văn bản nào."), _("Tạo kế hoạch"))
        self._panes[BIN].show_sentence(_("Thùng rác trống. Văn bản đã xóa nằm ở đây 30 ngày."), "")
        for pane in self._panes:
            pane.refresh()
        self._discard.setVisible(self.tabs.currentIndex() == ALL and self.documents.rows.rowCount() > 0)
        self._discard.setEnabled(self.documents.chosen() is not None)
        self._restore.setVisible(self.tabs.currentIndex() == BIN and self.bin.rows.rowCount() > 0)
