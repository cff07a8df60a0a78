"""A list of documents as rows of two lines: number, subject and kind, state, when. Enter or a double click opens."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFont, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.domain.ports import DocumentInfo
from desktop.ui.clock import today
from desktop.ui.documents.list_model import INFO_ROLE, DocumentsModel
from desktop.ui.icons import paint_icon
from desktop.ui.second_click import SecondClick
from desktop.ui.theme import current_theme
from desktop.ui.widgets import ring
from desktop.ui.wording import STATES, kind_of, moment, number_and_symbol, title_of
from i18n import _

ROW = 48
SIDE, NUMBER, STATE, WHEN = 20, 112, 116, 100  # pixels: margin at both sides and widths of the columns


class DocumentRow(QStyledItemDelegate):
    """Paints one row; only the clerk's own words are cut where there is no room."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, current_theme().px(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = current_theme()
        info: DocumentInfo = index.data(INFO_ROLE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, theme.color("sel" if state & QStyle.StateFlag.State_Active else "sunken"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.color("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        side = theme.px(SIDE)
        painter.fillRect(rect.left() + side - 4, rect.bottom(), rect.width() - 2 * side + 8, 1, theme.color("line"))
        self._columns(painter, rect.adjusted(side, 0, -side, 0), info)
        if state & QStyle.StateFlag.State_HasFocus:
            ring(painter, rect.adjusted(1, 1, -1, -1), radius=4)
        painter.restore()

    def _columns(self, painter: QPainter, rect: QRect, info: DocumentInfo) -> None:
        theme = current_theme()
        body, small = theme.font("body"), theme.font("small")
        when, state = theme.px(WHEN), theme.px(STATE)
        top, bottom = rect.top() + theme.px(5), rect.top() + theme.px(25)
        number = number_and_symbol(info)
        font = theme.font("body", bold=True) if info.number else body
        _text(
            painter,
            QRect(rect.left(), top, theme.px(NUMBER - 8), theme.px(20)),
            number,
            font,
            "text" if info.number else "muted",
        )
        left = rect.left() + theme.px(NUMBER)
        width = max(rect.right() - when - state - left - theme.px(8), theme.px(80))
        _text(painter, QRect(left, top, width, theme.px(20)), title_of(info), body, "text")
        _text(painter, QRect(left, bottom, width, theme.px(18)), kind_of(info), small, "muted")
        word, icon_name, token = STATES[info.state]
        at = rect.right() - when - state
        side = theme.px(14)
        paint_icon(painter, QRect(at, rect.center().y() - side // 2, side, side), icon_name, token)
        box = QRect(at + side + theme.px(8), rect.top(), state - side - theme.px(8), rect.height())
        _text(painter, box, _(word), body, "err" if token == "err" else "text")
        box = QRect(rect.right() - when, rect.top(), when, rect.height())
        _text(painter, box, moment(info.saved_at, today()), small, "muted", Qt.AlignmentFlag.AlignRight)


def _text(
    painter: QPainter,
    rect: QRect,
    words: str,
    font: QFont,
    token: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    painter.setFont(font)
    painter.setPen(current_theme().color(token))
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, shown)


class DocumentsView(QListView):
    """Emits `opened` with a document's id, and what a right click or Delete asks for a row."""

    opened = Signal(str)
    discard_asked = Signal(object)
    restore_asked = Signal(object)

    def __init__(self, name: str, *, bin: bool = False) -> None:
        super().__init__()
        self._bin = bin
        self.rows = DocumentsModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(DocumentRow(self))
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        current_theme().changed.connect(self.scheduleDelayedItemsLayout)

    def chosen(self) -> DocumentInfo | None:
        """The document of the current row."""
        index = self.currentIndex()
        return self.rows.info(index.row()) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        info = self.chosen()
        if info is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(info)
        elif info is not None and event.key() == Qt.Key.Key_Delete and not self._bin:
            self.discard_asked.emit(info)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and not self._bin:
            SecondClick(self)
            self._open(self.rows.info(index.row()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        menu = self.row_menu(self.rows.info(index.row()))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def row_menu(self, info: DocumentInfo) -> QMenu:
        """What can be done with one document."""
        menu = QMenu(self)
        if self._bin:
            action = QAction(_("&Lấy lại"), menu)
            action.triggered.connect(lambda: self.restore_asked.emit(info))
            menu.addAction(action)
            return menu
        opening, discarding = QAction(_("&Mở"), menu), QAction(_("&Chuyển vào Thùng rác"), menu)
        opening.triggered.connect(lambda: self._open(info))
        discarding.triggered.connect(lambda: self.discard_asked.emit(info))
        menu.addActions([opening, discarding])
        return menu

    def _open(self, info: DocumentInfo) -> None:
        if self._bin:
            self.restore_asked.emit(info)
        else:
            self.opened.emit(info.id)
