"""What is dragged onto the sheet goes where it is let go: into a line, a cell or a field; elsewhere it is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from desktop.domain import keys
from desktop.domain.document import Document, new_id
from desktop.domain.lines import Caret
from desktop.domain.pasting import paste_clip
from desktop.domain.whole_lines import are_whole_lines
from desktop.ui.sheet.clips.clipboard import OWN_TYPE, read_mime
from desktop.ui.sheet.clips.pasting import SheetPaste
from desktop.ui.sheet.parts.bands import part_text_near
from desktop.ui.sheet.parts.editing import PartEditing
from desktop.ui.sheet.tables.editing import TablePart
from i18n import _


class Goal(NamedTuple):
    """Where words go that are let go: `put` puts them in."""

    put: Callable[[QMimeData], object]
    is_line: bool = False


class SheetDrops(QObject):
    """Takes words from other programs and from the sheet itself. Notes take none: the foot lets nothing be dropped."""

    def __init__(self, paste: SheetPaste, fields: PartEditing, tables: TablePart) -> None:
        super().__init__(paste.text)
        self.paste, self.fields, self.tables = paste, fields, tables
        self.text, self.lines, self.commands = paste.text, paste.lines, paste.commands
        self.text.viewport().setAcceptDrops(True)
        self.text.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent):  # of which those of entering and moving are kinds
            self._take(event)
            return True
        return event.type() is QEvent.Type.DragLeave

    def _take(self, event: QDropEvent) -> None:
        """Say whether what is dragged can be let go here; it goes in where it is.

        It is always a copy: what moves on the sheet is moved by us, not by Qt.
        """
        spot, source = event.position().toPoint(), event.source()
        words = _is_words(event.mimeData())
        goal = self.goal(spot, source) if words else None
        if goal is None and not (words and isinstance(event, QDragEnterEvent)):  # who enters may go on to a goal
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if goal is None:
            return
        if event.type() is QEvent.Type.Drop:
            goal.put(event.mimeData())
        elif goal.is_line and not self._is_own(source):
            self.text.setTextCursor(self.text.cursorForPosition(spot))  # where it would go

    def goal(self, spot: QPoint, source: QObject | None = None) -> Goal | None:
        """Where goes what is let go at a point of the viewport; None where nothing can be."""
        point = QPointF(spot + self.text.origin())
        field = self.fields.offers.at(point) or part_text_near(self.fields.painter, point)
        if field:
            return Goal(lambda mime: self._into_field(field, point, mime))
        found = self.tables.mouse.under(point)
        if found is not None:
            hand, key, place = self.tables.hand, found.key, found.picture.cell_at(found.at)
            if source in (hand.box, hand.box.viewport()) and (key, place) == (hand.key, hand.place):
                return None
            return Goal(lambda mime: self._into_cell(key, place, point, mime))
        if not self.text.takes_click(point):
            return None
        aimed = (self.text.aim(point) - QPointF(self.text.origin())).toPoint()
        return Goal(lambda mime: self._into_line(mime, aimed, own=self._is_own(source)), is_line=True)

    def _is_own(self, source: QObject | None) -> bool:
        return source in (self.text, self.text.viewport())

    def _into_field(self, field: str, point: QPointF, mime: QMimeData) -> None:
        self.fields.prepare()
        self.fields.open(field, point)
        self.fields.box.insertFromMimeData(mime)

    def _into_cell(self, key: str, place: tuple[int, int], point: QPointF, mime: QMimeData) -> None:
        self.commands.prepare()
        if self.tables.hand.open(key, place, at=point):
            self.tables.commands.clips.paste(mime)

    def _into_line(self, mime: QMimeData, spot: QPoint, *, own: bool) -> None:
        self.commands.prepare()
        place = self.text.caret(self.text.cursorForPosition(spot))
        if own:
            self.move(mime, place)
        else:
            self.commands.show(place, place)
            self.paste.paste(mime)
        self.text.setFocus()

    def move(self, mime: QMimeData, place: Caret) -> None:
        """Take the selection out and put it in elsewhere, as one step; nothing happens where it lies."""
        first, last = self.text.selection()
        if first == last or self._order(first) <= self._order(place) <= self._order(last):
            return
        clip = read_mime(mime).clip
        goal = place
        melts = not are_whole_lines(first, last)
        if melts and place.key == last.key and self._order(place) > self._order(last):  # what stood behind has moved up
            goal = Caret(first.key, first.offset + place.offset - last.offset)

        def edit(document: Document) -> tuple[Document, Caret]:
            base = keys.delete_selection(document, first, last, new_id())[0]
            after, caret = paste_clip(base, goal, clip, new_id)
            return (document, place) if after is base else (after, caret)

        self.commands.run(_("chuyển chỗ"), edit)

    def _order(self, place: Caret) -> tuple[int, int]:
        return self.lines.numbers.get(place.key, 0), place.offset


def _is_words(mime: QMimeData) -> bool:
    return not mime.hasUrls() and (mime.hasText() or mime.hasHtml() or mime.hasFormat(OWN_TYPE))
