"""Where a table is edited as a grid, in the place of the sheet: an appendix with its title, or a table of the body."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.appendices import find_appendix
from desktop.domain.body_tables import remove_table
from desktop.domain.document import appendix_place, find, new_id
from desktop.domain.text import one_line
from desktop.ui.session import EditSession
from desktop.ui.sheet import AppendixEditor, TableBox
from desktop.ui.sheet.table_grid import TableGrid
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, ElidedLabel, IconButton, area, line
from i18n import _

_APPENDIX = appendix_place("")


class TablePane(QWidget):
    """Holds the editor of one appendix or table at a time; `left` says that the clerk wants the sheet back."""

    left = Signal()

    def __init__(self, session: EditSession) -> None:
        super().__init__()
        self.session = session
        self.editor: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self._title = ElidedLabel("", "strong")
        self.remove = IconButton("trash", _("Xóa bảng"))
        self.remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.remove.clicked.connect(lambda _checked=False: self._remove())
        self._block = ""
        """The table of the body in hand."""
        session.changed.connect(lambda _changes, _initiator: self._on_changed())
        self.back = Button(_("Về trang soạn"), "outlined", height=28)
        self.back.clicked.connect(self.left)
        head = area("surface")
        head.setFixedHeight(current_theme().px(44))
        row = QHBoxLayout(head)
        row.setContentsMargins(24, 0, 16, 0)
        row.addWidget(self._title)
        row.addStretch(1)
        row.addWidget(self.remove)
        row.addWidget(self.back)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(head)
        self._column.addWidget(line())

    def open_place(self, place: str, block_id: str = "") -> bool:
        """Show an appendix ("appendix:<id>") or, at another place, the table of a block. False where there is none."""
        appendix = find_appendix(self.session.document, place.removeprefix(_APPENDIX))
        if appendix is not None:
            editor = AppendixEditor(self.session, appendix.id)
            editor.gone.connect(self.left)
            self._block = ""
            self._show(editor, one_line(appendix.title) or _("Phụ lục"))
            return True
        if not block_id:
            return False
        self._block = block_id
        box = TableBox(self.session, block_id)
        box.setContentsMargins(24, 16, 24, 16)
        self._show(box, _("Bảng"))
        return True

    def open_table(self, block_id: str, row: int = 0, column: int = 0) -> bool:
        """Show the table of a block, with its appendix where it stands in one, and a cell of it in hand."""
        found = find(self.session.document, block_id)
        if found is None or not self.open_place(found[0], block_id) or self.editor is None:
            return False
        for grid in self.editor.findChildren(TableGrid):
            if grid.cells.block_id == block_id:
                self.setFocusProxy(grid)
                grid.start_at(row, column)
        return True

    def commit(self) -> None:
        """Take over what was typed into a cell that is still open."""
        for grid in self.findChildren(TableGrid):
            cell = grid.indexWidget(grid.currentIndex())
            if cell is not None:
                grid.commitData(cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _remove(self) -> None:
        """Take the table of the body out; Ctrl+Z brings it back."""
        which = self._block
        self.session.apply(_("xóa bảng"), lambda document: remove_table(document, which, new_id())[0])

    def _on_changed(self) -> None:
        """A table that is no more, also by undo, leaves its place to the sheet."""
        if self._block and find(self.session.document, self._block) is None:
            self._block = ""
            self.left.emit()

    def _show(self, editor: QWidget, title: str) -> None:
        if self.editor is not None:
            self._column.removeWidget(self.editor)
            self.editor.hide()
            self.editor.deleteLater()
        self.editor = editor
        self.setFocusProxy(editor)
        self._title.setText(title)
        self.remove.setVisible(bool(self._block))
        self._column.addWidget(editor, 1)
        editor.show()
