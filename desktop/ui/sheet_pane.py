"""The middle of a document's screen: the sheet at a zoom that fits, with the strip in which words are sought."""

from __future__ import annotations

import json
from contextlib import suppress

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.standards import Standard
from desktop.ui.find_strip import FindStrip
from desktop.ui.preedit import commit_focused
from desktop.ui.preferences import Preferences
from desktop.ui.session import EditSession
from desktop.ui.sheet import SheetEditor
from desktop.ui.sheet.word_keys import fixed_by_format
from desktop.ui.theme import current_theme
from desktop.ui.widgets import area, label
from i18n import _

SHEET_WIDTH, SHEET_AIR = 673, 24  # the narrowest sheet at 100 %, and what scroll bar and desk take
LEAST_ZOOM, MOST_ZOOM, ZOOM_STEP = 50, 200, 10
HEAD = 38  # as high as the head of the pages beside it


class SheetPane(QWidget):
    """Holds the sheet. A chosen zoom is remembered."""

    zoom_changed = Signal(int)
    told = Signal(str)
    """A sentence that answers a key which changes nothing."""

    def __init__(self, session: EditSession, standard: Standard, preferences: Preferences) -> None:
        super().__init__()
        self._session, self._preferences = session, preferences
        self.sheet = SheetEditor(session, standard)
        self._zoom = preferences.number("zoom", 100)
        self._fitting = False
        self._beyond = 0  # steps to a larger zoom that had no room
        self._figure = label("", "smallStrong")
        self._head = self._build_head()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        self.find_strip = FindStrip(self.sheet)
        column.addWidget(self.find_strip)
        column.addWidget(self.sheet, 1)
        self.sheet.text.takers.append(self._answer)
        self.sheet.in_hand.told.connect(self.told)
        self.sheet.zoom_changed.connect(self._on_zoomed)
        self._fit_head()
        current_theme().changed.connect(self._fit_head)

    def show_sheet(self) -> None:
        """Put the cursor into the sheet."""
        self.sheet.setFocus()

    def open_table(self, block_id: str, row: int = 0, column: int = 0) -> None:
        """Put the cursor into a cell of a table."""
        self.sheet.tables.open(block_id, row, column)

    def add_table(self, columns: int, rows: int) -> None:
        """Put a table after the line in hand and open its first cell."""
        self.open_table(self.sheet.commands.insert_table(columns, rows))

    def seek(self) -> None:
        """Ctrl+F: seek words on the sheet."""
        self.find_strip.open()

    def seek_to_replace(self) -> None:
        """Ctrl+H: seek words on the sheet and put others in their place."""
        self.find_strip.open(replacing=True)

    def seek_next(self) -> None:
        """F3: the next place of the words sought last; asks for them where there are none."""
        if not self.find_strip.words.text().strip():
            self.seek()
            return
        self.find_strip.step()

    def take_focus(self) -> None:
        """Put the cursor into what is shown."""
        self.sheet.setFocus()

    def commit(self) -> None:
        """Take over the word that is being composed and the cell that is being filled in."""
        commit_focused()
        self.sheet.commit_preedit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no field and no cell has taken."""
        if not self._answer(event):
            super().keyPressEvent(event)

    def _answer(self, event: QEvent) -> bool:
        """Say why a key of Word does nothing here; whether it is such a key."""
        words = fixed_by_format(event) if isinstance(event, QKeyEvent) else ""
        if words:
            self.told.emit(_(words))
        return bool(words)

    # Places

    def place(self) -> str:
        """The document and the place of the cursor, as a text that `go_to_place` reads."""
        block, offset = self.sheet.cursor_place()
        place = {"document": self._session.document.id, "block": block, "offset": offset}
        cell = self.sheet.tables.caret
        if cell is not None:
            return json.dumps(place | {"block": cell[0], "offset": cell[1], "cell": cell[2]})
        return json.dumps(place | {"height": self.sheet.text.cursorRect().top()})

    def go_to_place(self, place: str) -> None:
        """Put the cursor where it was, as high in the view as it was; a place that is gone is the beginning."""
        with suppress(ValueError, KeyError, TypeError, IndexError):
            kept = json.loads(place)
            block, offset, cell = str(kept["block"]), int(kept["offset"]), kept.get("cell")
            if cell is not None and self.sheet.tables.open(block, int(cell[0]), int(cell[1])):
                self.sheet.tables.hand.box.select(offset, offset)
                QTimer.singleShot(0, self, self.sheet.tables.hand.reveal)
                return
            self.sheet.set_cursor_place(block, offset)
            height = int(kept.get("height", -1))
            QTimer.singleShot(0, self, lambda: self._show_at(height))  # once the sheet has its size

    def _show_at(self, height: int) -> None:
        """Scroll so that the cursor stands so many pixels below the top of the view, or at least is seen."""
        text = self.sheet.text
        text.ensureCursorVisible()
        if 0 <= height <= text.viewport().height() - text.cursorRect().height():
            bar = text.verticalScrollBar()
            bar.setValue(bar.value() + text.cursorRect().top() - height)

    def go_to_block(self, block_id: str, offset: int = 0) -> None:
        """Show a line of the sheet and put the cursor into it."""
        self.show_sheet()
        self.sheet.go_to_block(block_id, offset)

    def go_to_top(self) -> None:
        """Show the document from its first line."""
        QTimer.singleShot(0, self, lambda: self.sheet.text.verticalScrollBar().setValue(0))

    # Zoom

    def zoom(self, percent: int) -> None:
        """Show the sheet at a zoom that the clerk chose, or as large as its pane allows until it has more room."""
        self._beyond = 0
        self._choose(percent)
        if self.sheet.zoom < self._zoom:
            self._tell_room()

    def zoom_by(self, steps: int) -> None:
        """Make the sheet larger (1) or smaller (-1), from one round figure to the next.

        As many steps back are the way back, also where the pane had no room for some of them.
        """
        shown = self._fitting_zoom()
        if steps > 0:
            full = shown == self._widest()
            self._beyond += full
            self._choose(max(self._zoom if full else 0, shown // ZOOM_STEP * ZOOM_STEP + ZOOM_STEP))
        elif self._beyond:
            self._beyond -= 1
            self._choose(self._zoom if self._beyond else shown)
        else:
            self._choose(-(-shown // ZOOM_STEP) * ZOOM_STEP - ZOOM_STEP)
        if self._beyond or self.sheet.zoom < self._zoom:
            self._tell_room()

    def _choose(self, percent: int) -> None:
        self._zoom = min(max(percent, LEAST_ZOOM), MOST_ZOOM)
        self._preferences.keep("zoom", self._zoom)
        self._fit_zoom()

    def _tell_room(self) -> None:
        words = _("Khung soạn chỉ đủ rộng cho {percent}%. Thu khung bên cạnh thì phóng to thêm được.")
        self.told.emit(words.format(percent=self.sheet.zoom))

    def show_head(self, shown: bool) -> None:
        """Name the pane while the real pages stand beside it."""
        self._head.setVisible(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lower the zoom where the sheet at the chosen one would be wider than its pane."""
        super().resizeEvent(event)
        self._beyond = 0
        self._fit_zoom()

    def _fit_zoom(self) -> None:
        self._fitting = True
        self.sheet.set_zoom(self._fitting_zoom())
        self._fitting = False

    def _fitting_zoom(self) -> int:
        """The chosen zoom, or that at which the sheet fills its pane: "Vừa bề ngang"."""
        return min(self._zoom, self._widest())

    def _widest(self) -> int:
        """The zoom at which the sheet fills its pane."""
        return min(MOST_ZOOM, max(LEAST_ZOOM, (self.width() - SHEET_AIR) * 100 // SHEET_WIDTH))

    def _on_zoomed(self, percent: int) -> None:
        if not self._fitting:  # Ctrl and the wheel
            self.zoom(percent)
            percent = self.sheet.zoom
        self._figure.setText(f"{percent}%")
        self.zoom_changed.emit(percent)

    def _build_head(self) -> QWidget:
        head = area("surface")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(label(_("Soạn thảo"), "strong"), 1)
        row.addWidget(label(_("Lề thu gọn"), "small", "muted"))
        row.addWidget(self._figure)
        head.hide()
        return head

    def _fit_head(self) -> None:
        self._head.setFixedHeight(current_theme().px(HEAD))
