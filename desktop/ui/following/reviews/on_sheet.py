"""Figures of a report on the sheet: what each was counted from is told under the pointer and followed with Ctrl and a
click, or by the command on the figure that the caret is in.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QTextCursor

from desktop.domain.document import find
from desktop.domain.figures import Figure, figures_of
from desktop.domain.gaps import BLANK
from desktop.ui.following.reviews.words import question_words
from desktop.ui.sheet.editor import SheetEditor
from desktop.ui.sheet.look.formats import offset_at
from i18n import _


class SheetFigures(QObject):
    """Answers mouse, tooltips and menu of one sheet in turn with others."""

    followed = Signal(object)
    """The clerk wants to see the rows behind a Question."""

    def __init__(self, sheet: SheetEditor) -> None:
        super().__init__(sheet)
        self._sheet, self._pressed = sheet, False
        text = sheet.text
        text.handles.append(self)
        text.tips.insert(0, self.tip)
        text.menus.insert(0, self.menu)

    def at_caret(self) -> Figure | None:
        """The figure that the caret is in or beside, also in a cell of a table."""
        hand = self._sheet.tables.hand
        if hand.is_open:
            return self._in_cell()
        return self._figure_at(self._sheet.text.textCursor())

    def follow(self) -> bool:
        """Ask for the rows behind the figure in hand; False where there is none."""
        figure = self.at_caret()
        if figure is not None:
            self.followed.emit(figure.question)
        return figure is not None

    # mouse

    def press(self, spot: QPointF) -> bool:
        """Ctrl and the left button on a figure."""
        self._pressed = _control() and self._under(spot) is not None
        return self._pressed

    def pull(self, spot: QPointF) -> bool:
        """The pointer passes: over a figure it is a hand while Ctrl is held."""
        if _control() and self._under(spot) is not None:
            self._sheet.text.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        return self._pressed

    def release(self, spot: QPointF) -> bool:
        """The button comes up where it went down."""
        pressed, self._pressed = self._pressed, False
        figure = self._under(spot) if pressed else None
        if figure is not None:
            self.followed.emit(figure.question)
        return pressed

    # tooltip and menu

    def tip(self, cursor: QTextCursor) -> str:
        """What the figure at a place was counted from."""
        figure = self._figure_at(cursor, edges=False)
        if figure is None:
            return ""
        words = question_words(figure.question)
        if figure.text == BLANK:
            return words + "\n" + _("Chưa ai nhập. F11 đến chỗ trống kế tiếp")
        return words + "\n" + _("Giữ Ctrl và bấm để xem số liệu gốc")

    def menu(self) -> list[QAction]:
        """The line of the right-click menu about the figure that the cursor is at."""
        figure = self._figure_at(self._sheet.text.textCursor())
        if figure is None:
            return []
        action, rule = QAction(_("Xem số liệu gốc")), QAction()
        action.triggered.connect(partial(self.followed.emit, figure.question))
        rule.setSeparator(True)
        return [action, rule]

    # places

    def _figure_at(self, cursor: QTextCursor, *, edges: bool = True) -> Figure | None:
        row = self._sheet.lines.row(cursor.block())
        offset = offset_at(cursor.block(), cursor.position())
        return _found(tuple(figures_of(row.runs, row.key)) if row is not None else (), offset, edges=edges)

    def _in_cell(self) -> Figure | None:
        hand = self._sheet.tables.hand
        found = find(self._sheet.session.document, hand.key)
        table = found[1].table if found is not None else None
        if table is None:
            return None
        row, column = hand.place
        figures = tuple(figures_of(table.rows[row][column].runs, hand.key, hand.place))
        return _found(figures, min(hand.box.ends()), edges=True)

    def _under(self, spot: QPointF) -> Figure | None:
        text = self._sheet.text
        at = text.document().documentLayout().hitTest(spot, Qt.HitTestAccuracy.ExactHit)
        if at < 0:
            return None
        cursor = QTextCursor(text.document())
        cursor.setPosition(at)
        return self._figure_at(cursor)


def _found(figures: tuple[Figure, ...], offset: int, *, edges: bool) -> Figure | None:
    inside = (figure for figure in figures if figure.start + (not edges) <= offset <= figure.end - (not edges))
    short = (figure for figure in figures if figure.start <= offset < figure.end)  # one letter has no inside
    return next(inside, None) or next(short, None)


def _control() -> bool:
    return bool(QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier)
