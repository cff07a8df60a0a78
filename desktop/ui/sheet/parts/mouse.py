"""The mouse over the parts around the text: a click puts the caret into a field, also one beside its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtGui import QTextCursor

from desktop.ui.sheet.parts.bands import part_text_beside, part_text_near

if TYPE_CHECKING:
    from desktop.ui.sheet.parts.editing import PartEditing


class PartMouse(QObject):
    """A handle of the sheet's text; points are those of the text document."""

    def __init__(self, parts: PartEditing) -> None:
        super().__init__(parts)
        self.parts, self.text = parts, parts.text
        self._pulled = False
        self.text.viewport().setMouseTracking(True)
        self.text.viewport().installEventFilter(self)

    def press(self, spot: QPointF) -> bool:
        """A click on a field puts the caret there, one on blank paper around the text into the nearest field or line.

        Any other puts the parts down.
        """
        parts = self.parts
        field = parts.offers.at(spot) or part_text_near(parts.painter, spot)
        if not field and not self.text.takes_click(spot):
            field = part_text_beside(parts.painter, spot)
            line = parts.ways.line_beside(spot, field)
            if line is not None:
                self._go_to_line(line)
                return True
        if not field:
            parts.put_down()
            return False
        self._pulled = True
        parts.prepare()
        parts.open(field, spot)
        return True

    def _go_to_line(self, cursor: QTextCursor) -> None:
        self.parts.prepare()
        self.parts.close()
        self.text.setTextCursor(cursor)
        self.text.setFocus()

    def pull(self, spot: QPointF) -> bool:
        """The pointer moves: with the button down letters are selected."""
        box = self.parts.box
        if self.parts.offers.point(spot):
            self.text.viewport().update()
        if self._pulled and box.lines is not None:
            box.put_caret(box.lines.offset_at(spot), select=True)
        return self._pulled

    def release(self, _spot: QPointF) -> bool:
        """The button comes up."""
        was, self._pulled = self._pulled, False
        return was

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The pointer leaves the sheet."""
        if event.type() is QEvent.Type.Leave and self.parts.offers.point(None):
            self.text.viewport().update()
        return False
