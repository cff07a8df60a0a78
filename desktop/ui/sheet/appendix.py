"""The editor of one appendix: its title, the line "(Kèm theo …)", how its pages lie, and its tables as grids."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.appendices import find_appendix, remove_appendix, set_attached_to, set_orientation, set_title
from desktop.domain.attached import attached_line
from desktop.domain.changes import Changes
from desktop.domain.document import Appendix, Document, Orientation, walk
from desktop.domain.text import clean
from desktop.services.library import standard_of
from desktop.ui.forms.fields import LineInput
from desktop.ui.session import EditSession
from desktop.ui.sheet.table_grid import TableGrid
from desktop.ui.widgets import Button, IconButton, Select, label
from i18n import _


class AppendixEditor(QWidget):
    """Shows an appendix of the session's document; `gone` is emitted when the appendix is taken out."""

    gone = Signal()

    def __init__(self, session: EditSession, appendix_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.appendix_id = session, appendix_id
        self.title, self.attached = LineInput(), LineInput()
        self.orientation: QComboBox = Select()
        for words, choice in (
            (_("Tự chọn"), Orientation.AUTO),
            (_("Dọc"), Orientation.PORTRAIT),
            (_("Ngang"), Orientation.LANDSCAPE),
        ):
            self.orientation.addItem(words, choice.value)
        self.orientation.setToolTip(_("Tự chọn: giấy đứng; bảng rộng quá thì nằm ngang"))
        self.remove = IconButton("trash", _("Xóa phụ lục"))
        self.remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.own = Button("", "ghost")
        self.own.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.grids: dict[str, TableGrid] = {}
        self._tables = QVBoxLayout()
        self._tables.setSpacing(16)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(_field(_("Tên phụ lục"), self.title), 1)
        row.addLayout(_field(_("Hướng giấy"), self.orientation))
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addLayout(_field(_("Dòng kèm theo"), self.attached), 1)
        line.addWidget(self.own, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(line)
        column.addLayout(self._tables, 1)
        self.title.textEdited.connect(lambda text: self._apply(_("tên phụ lục"), "title", text))
        self.attached.textEdited.connect(lambda text: self._apply(_("dòng kèm theo"), "attached", text))
        self.own.clicked.connect(lambda _checked=False: self._turn_own())
        self.orientation.activated.connect(self._on_turned)
        self.remove.clicked.connect(lambda _checked=False: self._remove())
        self.setFocusProxy(self.title)
        session.changed.connect(self._on_changed)
        self._show_appendix()

    def _apply(self, label: str, field: str, text: str) -> None:
        words, which = clean(text), self.appendix_id

        def edit(document: Document) -> Document:
            if field == "title":
                return set_title(document, which, words)
            return set_attached_to(document, which, words)

        self.session.apply(label, edit, initiator=self, merge_key=f"{field}:{which}")

    def _on_turned(self) -> None:
        choice = Orientation(self.orientation.currentData())  # Qt gives it back as a plain word
        which = self.appendix_id
        self.session.apply(_("hướng giấy"), lambda document: set_orientation(document, which, choice), initiator=self)

    def _remove(self) -> None:
        which = self.appendix_id
        self.session.apply(_("xóa phụ lục"), lambda document: remove_appendix(document, which))

    def _on_changed(self, changes: Changes, _initiator: object) -> None:
        if changes.parts & {"appendices", "header", "standard"}:
            self._show_appendix()

    def _made(self) -> str:
        """The line as the head of the paper has it."""
        document = self.session.document
        return attached_line(document.header, standard_of(document))

    def _turn_own(self) -> None:
        """Write the line that is made into the field to be changed there, or give an own one up for it."""
        own = bool(self.attached.text().strip())
        words = "" if own else " ".join(self._made().split())
        self._apply(_("dòng kèm theo"), "attached", words)
        self.attached.setFocus()

    def _show_attached(self) -> None:
        """Where the field is empty the line that is made stands in it, pale."""
        made, own = self._made(), bool(self.attached.text().strip())
        self.attached.setPlaceholderText(made)
        self.attached.setAccessibleDescription("" if own else made)
        self.own.setText(_("Theo phần đầu") if own else _("Sửa riêng"))
        self.own.setToolTip(
            _("Bỏ dòng ghi riêng: Thảo tự ghi theo số, ngày, cơ quan ở phần đầu")
            if own
            else _("Thảo tự ghi theo số, ngày, cơ quan ở phần đầu; bấm để sửa thành dòng riêng")
        )
        self.own.setVisible(own or bool(made))

    def _show_appendix(self) -> None:
        appendix = find_appendix(self.session.document, self.appendix_id)
        if appendix is None:
            self.gone.emit()
            return
        for line, text in ((self.title, appendix.title), (self.attached, appendix.attached_to)):
            if clean(line.text()) != text.replace("\n", " "):
                line.setText(text.replace("\n", " "))
        self._show_attached()
        self.orientation.setCurrentIndex(self.orientation.findData(appendix.orientation.value))
        self._show_tables(appendix)

    def _show_tables(self, appendix: Appendix) -> None:
        """One grid for each table, made once and kept."""
        wanted = [block.id for block in walk(appendix.blocks) if block.table is not None]
        if wanted == list(self.grids):
            return
        while self._tables.count():
            item = self._tables.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.deleteLater()
        self.grids = {}
        for block_id in wanted:
            box = TableBox(self.session, block_id)
            self.grids[block_id] = box.grid
            self._tables.addWidget(box, 1)


class TableBox(QWidget):
    """A grid with the buttons for its rows and columns over it."""

    def __init__(self, session: EditSession, block_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = TableGrid(session, block_id)
        grid = self.grid
        self._tools: list[tuple[QWidget, QWidget]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        bar = QWidget()
        bar.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # its words never keep the pane wide
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for name, words, do in (
            ("rows-plus-bottom", _("Thêm dòng"), grid.add_row),
            ("trash", _("Xóa dòng"), grid.remove_row),
            ("arrow-up", _("Chuyển dòng lên"), lambda: grid.move_row(-1)),
            ("arrow-down", _("Chuyển dòng xuống"), lambda: grid.move_row(1)),
            ("columns-plus-right", _("Thêm cột"), grid.add_column),
            ("columns", _("Xóa cột"), grid.remove_column),
        ):
            pair = (Button(words, "ghost", name, height=28), IconButton(name, words))
            for button in pair:
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                button.clicked.connect(lambda _checked=False, do=do: do())
                row.addWidget(button)
            self._tools.append(pair)
        row.addStretch(1)
        column.addWidget(bar)
        column.addWidget(grid, 1)
        self.hint: QLabel = label("", "small", "muted", wrap=True)
        column.addWidget(self.hint)
        self._show_hint()
        grid.refused.connect(self._show_hint)
        session.changed.connect(lambda _changes, _initiator: self._show_hint())
        self._fold()
        self.setFocusProxy(grid)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _show_hint(self, refusal: str = "") -> None:
        """What may be done here, or why something was not done."""
        words = refusal or _("Tab ở ô cuối: thêm dòng. Dán được từ Excel; thiếu dòng, cột thì bảng tự thêm.")
        if words != self.hint.text():
            self.hint.setText(words)
            self.hint.setProperty("tone", "err" if refusal else "muted")
            self.hint.style().unpolish(self.hint)
            self.hint.style().polish(self.hint)

    def _fold(self) -> None:
        """Where there is no room for the words of all buttons, their icons stay."""
        wide = self.width() >= sum(worded.sizeHint().width() + 4 for worded, _icon in self._tools)
        for worded, icon in self._tools:
            worded.setVisible(wide)
            icon.setVisible(not wide)


def _field(words: str, field: QWidget) -> QVBoxLayout:
    """A field with its label above."""
    column = QVBoxLayout()
    column.setSpacing(4)
    head: QLabel = label(words, "small", "muted")
    head.setBuddy(field)
    field.setAccessibleName(words)
    column.addWidget(head)
    column.addWidget(field)
    return column
