"""The outline beside the sheet: where one is, where one goes, and sections moved with all that stands under them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from desktop.domain import edits
from desktop.domain.appendices import remove_appendix
from desktop.domain.standards import Standard
from desktop.ui.icons import paint_icon
from desktop.ui.outline.model import APPENDIX, ENDING, HEADER, HEADS_ROLE, OPENING, OutlineModel
from desktop.ui.session import EditSession
from desktop.ui.theme import current_theme
from i18n import _

ROW, STEP = 27, 13


class _Lines(QStyledItemDelegate):
    """Paints one line: words cut at the end, those with items under them heavier, the one in hand tinted."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(60, current_theme().px(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = current_theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QTreeView) else option.rect.right()
        row = QRectF(6, option.rect.top(), width - 12, option.rect.height() - 1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.color("tint" if chosen else "hover"))
            painter.drawRoundedRect(row, 4, 4)
        if option.state & QStyle.StateFlag.State_HasFocus and chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(theme.color("accent"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRoundedRect(row.adjusted(1, 1, -1, -1), 4, 4)
        font = theme.font("body", bold=chosen or bool(index.data(HEADS_ROLE)))
        painter.setFont(font)
        painter.setPen(theme.color("accent" if chosen else "text"))
        left = option.rect.left() + theme.px(6)
        words = QRect(left, option.rect.top(), width - left - 12, option.rect.height())
        text = QFontMetrics(font).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter.value, text)
        painter.restore()


class OutlineView(QTreeView):
    """The outline of a session's document. Alt+Shift+↑ and ↓ move the line in hand, as they do on the sheet."""

    block_chosen = Signal(str)
    """A section, a clause, or the first line of the opening was chosen."""
    part_chosen = Signal(str)
    """ "header", "signature" or "appendix:<id>" was chosen."""

    def __init__(self, session: EditSession, standard: Standard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._folded: set[str] = set()
        self._current = ""
        self._following = False
        self._pressed = ""
        self.lines = OutlineModel(session, standard, self)
        self.setModel(self.lines)
        self.setItemDelegate(_Lines(self))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setExpandsOnDoubleClick(False)
        self.setAccessibleName(_("Dàn bài"))
        self.lines.modelReset.connect(self._on_reset)
        self.lines.followed.connect(self._mark)
        self.lines.dropped.connect(self._choose)  # the sheet follows what was moved
        self.lines.dropped.connect(lambda _key: self._mark())
        self.collapsed.connect(lambda index: self._folded.add(self.lines.key_of(index)))
        self.expanded.connect(lambda index: self._folded.discard(self.lines.key_of(index)))
        current_theme().changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.expandAll()

    def set_current(self, block_id: str) -> None:
        """Mark the line that a block belongs to, or the nearest one in view where that is folded away."""
        self._current = block_id
        self._mark()

    def set_standard(self, standard: Standard) -> None:
        """Number by another standard."""
        self.lines.set_standard(standard)

    def _mark(self) -> None:
        index = self.lines.index_of(self.lines.owner(self._current) or self._current)
        above = index.parent()
        while above.isValid():
            if not self.isExpanded(above):
                index = above
            above = above.parent()
        self._following = True
        if index.isValid():
            self.setCurrentIndex(index)
        else:
            self.selectionModel().clear()
        self._following = False

    def _on_reset(self) -> None:
        """After a new shape: fold what was folded, and mark the same line."""
        folded = set(self._folded)
        self._following = True
        self.expandAll()
        for key in folded:
            self.setExpanded(self.lines.index_of(key), False)
        self._following = False
        self._folded = folded

    def _on_theme_changed(self) -> None:
        palette = self.palette()
        palette.setBrush(QPalette.ColorRole.Highlight, Qt.BrushStyle.NoBrush)  # lines paint their own ground
        self.setPalette(palette)
        self.setIndentation(current_theme().px(STEP))
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    # choosing

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        if not self._following and current.isValid():
            self._choose(self.lines.key_of(current))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self.lines.key_of(self.currentIndex())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.lines.key_of(index) == self._pressed:
            self._choose(self._pressed)  # the line in hand, clicked again: the sheet may show another place by now

    def _choose(self, key: str) -> None:
        document = self.session.document
        self._current = key
        if key == OPENING:
            first = next(iter((*document.bases, *document.preamble)), None)
            if first is not None:
                self.block_chosen.emit(first.id)
        elif key in (HEADER, ENDING) or key.startswith(APPENDIX):
            self.part_chosen.emit(key)
        elif key:
            self.block_chosen.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt_shift = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == alt_shift and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_current(-1 if event.key() == Qt.Key.Key_Up else 1)
            return
        if (
            event.key() == Qt.Key.Key_Delete
            and not held
            and self._remove_appendix(self.lines.key_of(self.currentIndex()))
        ):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._choose(self.lines.key_of(self.currentIndex()))
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu_at(self.indexAt(event.pos()))
        if menu.actions():
            menu.popup(event.globalPos())

    def menu_at(self, index: QModelIndex) -> QMenu:
        """What can be done with a line; empty where it is only a name."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        key = self.lines.key_of(index)
        if key.startswith(APPENDIX):
            keys = QKeySequence(Qt.Key.Key_Delete).toString(QKeySequence.SequenceFormat.NativeText)
            menu.addAction(f"{_('Xóa phụ lục')}\t{keys}", lambda: self._remove_appendix(key))
        elif key and index.flags() & Qt.ItemFlag.ItemIsDragEnabled:
            menu.addAction(_("Chuyển lên trên"), lambda: self._move(key, -1))
            menu.addAction(_("Chuyển xuống dưới"), lambda: self._move(key, 1))
        return menu

    def _remove_appendix(self, key: str) -> bool:
        """Take an appendix out with all it holds; Ctrl+Z brings it back. False for any other line."""
        if not key.startswith(APPENDIX):
            return False
        which = key.removeprefix(APPENDIX)
        return self.session.apply(_("xóa phụ lục"), lambda document: remove_appendix(document, which))

    def _move(self, key: str, step: int) -> None:
        self.setCurrentIndex(self.lines.index_of(key))
        self.move_current(step)

    def move_current(self, step: int) -> None:
        """Move the line in hand past its neighbour above (-1) or below (1), with all that stands under it."""
        key = self.lines.key_of(self.currentIndex())
        words = _("chuyển lên") if step < 0 else _("chuyển xuống")
        self._current = key
        self.session.apply(words, lambda document: edits.move(document, key, step), initiator=self)
        self._mark()

    # painting and dragging

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        if not index.data(HEADS_ROLE):
            return
        side = current_theme().px(12)
        box = QRect(rect.right() - side + 5, rect.center().y() - side // 2, side, side)
        opened = self.isExpanded(self.lines.index_of(self.lines.key_of(index)))
        paint_icon(painter, box, "caret-down" if opened else "caret-right", "muted")
