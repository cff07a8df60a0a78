"""The strip of small pages: goes to a page, and shows which one is in view. Only those in view are painted."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.domain.standards import Standard
from desktop.services.rendering import Rendered
from desktop.typeset.page import Page
from desktop.ui.pages.painter import page_picture
from desktop.ui.theme import current_theme
from desktop.ui.widgets import ring
from i18n import _

WIDTH = 104  # px of the strip
PAGE_WIDTH, PAGE_HEIGHT = 68, 96  # px that a small page may take
CAPTION = 20  # px under it
AROUND = 6  # px between two of them
KEPT = 80  # pictures

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


class PageRows(QAbstractListModel):
    """The pages of one layout as rows; texts are captions, what is read aloud is the page's whole name."""

    def __init__(self, standard: Standard) -> None:
        super().__init__()
        self.standard = standard
        self._pages: tuple[Page, ...] = ()
        self._parts: tuple[str, ...] = ()
        self._labels: dict[str, str] = {}
        self._main = 0

    def show(self, rendered: Rendered) -> None:
        """Show other pages; only rows whose page is another are news."""
        old, self._pages = self._pages, rendered.pages
        appendices = rendered.document.appendices
        ids = tuple([appendix.id for appendix in appendices])
        main = sum(1 for page in self._pages if not page.part)
        if ids != self._parts or main != self._main:
            self._parts, self._main = ids, main
            several = len(ids) > 1
            numbered = [(id, self.standard.appendix_label(n, several=several)) for n, id in enumerate(ids, start=1)]
            self._labels = dict(numbered)
            old = old[:0]
            self.beginResetModel()
            self.endResetModel()
            return
        count, before = len(self._pages), len(old)
        if count > before:
            self.beginInsertRows(NO_INDEX, before, count - 1)
            self.endInsertRows()
        elif count < before:
            self.beginRemoveRows(NO_INDEX, count, before - 1)
            self.endRemoveRows()
        changed = [n for n, (was, now) in enumerate(zip(old, self._pages, strict=False)) if was is not now]
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    def page(self, row: int) -> Page:
        """The page of a row."""
        return self._pages[row]

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._pages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._caption(self._pages[index.row()])
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._name(self._pages[index.row()])
        return None

    def _caption(self, page: Page) -> str:
        return f"{self._labels[page.part]}, {page.number}" if page.part in self._labels else str(page.number)

    def _name(self, page: Page) -> str:
        if page.part in self._labels:
            return _("{appendix}, trang {page}").format(appendix=self._labels[page.part], page=page.number)
        return _("Trang {page}/{count}").format(page=page.number, count=self._main)


class _SmallPages(QStyledItemDelegate):
    """Paints a page, its shadow and its caption; pictures are kept while their page is the same."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[tuple[int, int, int], tuple[Page, QImage]] = OrderedDict()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        px = current_theme().px
        return QSize(px(PAGE_WIDTH + 2 * AROUND), px(PAGE_HEIGHT + CAPTION + 2 * AROUND))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rows, rect = current_theme(), index.model(), QRect(option.rect)
        assert isinstance(rows, PageRows)
        px, page = theme.px, rows.page(index.row())
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        size = _fitting(page, px(PAGE_WIDTH), px(PAGE_HEIGHT))
        corner = QPoint(rect.center().x() - size.width() // 2, rect.top() + px(AROUND + PAGE_HEIGHT) - size.height())
        sheet = QRect(corner, size)
        painter.save()
        edge = theme.color("accent" if current else "paperEdge")
        painter.fillRect(sheet.adjusted(*((-2, -2, 2, 2) if current else (-1, -1, 1, 1))), edge)
        ratio = painter.device().devicePixelRatioF()
        image = self._picture(page, round(size.width() * ratio), round(size.height() * ratio))
        painter.drawImage(QRectF(sheet), image)
        painter.setPen(theme.color("accent" if current else "muted"))
        painter.setFont(theme.font("small", bold=current))
        caption = QRect(rect.left(), sheet.bottom() + 1, rect.width(), px(CAPTION + AROUND - 2))
        painter.drawText(caption, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        focused = option.state & QStyle.StateFlag.State_HasFocus
        if focused:
            ring(painter, rect.adjusted(1, 1, -1, -1), radius=4)
        painter.restore()

    def _picture(self, page: Page, width: int, height: int) -> QImage:
        key = (id(page), width, height)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = (page, page_picture(page, width, height))
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return found[1]


class PageStrip(QListView):
    """Small pages under each other, by layout's own order."""

    page_asked = Signal(int)
    """A page, from 1, was clicked or reached with the arrow keys."""

    def __init__(self, standard: Standard) -> None:
        super().__init__()
        self._rows = PageRows(standard)
        self.setModel(self._rows)
        self.setItemDelegate(_SmallPages(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Trang thu nhỏ"))
        self.setObjectName("page_strip")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self._told = False  # whether a change of row is news of ours, and no wish of the clerk's
        self.selectionModel().currentChanged.connect(self._on_current)
        self.clicked.connect(lambda index: self.page_asked.emit(index.row() + 1))
        current_theme().changed.connect(self._measure)
        self._measure()

    @property
    def standard(self) -> Standard:
        """The standard whose words name the appendices."""
        return self._rows.standard

    @standard.setter
    def standard(self, standard: Standard) -> None:
        self._rows.standard = standard

    def set_pages(self, rendered: Rendered) -> None:
        """Show the pages of another layout; the page in hand stays in hand."""
        row = self.currentIndex().row()
        self._told = True
        self._rows.show(rendered)
        if self._rows.rowCount() and self.currentIndex().row() < 0:
            self.setCurrentIndex(self._rows.index(min(max(row, 0), self._rows.rowCount() - 1)))
        self._told = False

    def show_current(self, page: int) -> None:
        """Mark the page in view, from 1, and bring it into the strip's view."""
        index = self._rows.index(page - 1)
        if index.isValid() and index != self.currentIndex():
            self._told = True
            self.setCurrentIndex(index)
            self._told = False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid() and not self._told:
            self.page_asked.emit(index.row() + 1)

    def _measure(self) -> None:
        theme = current_theme()
        self.setFixedWidth(theme.px(WIDTH))
        self.setStyleSheet(f"QListView {{ background: {theme.hex('window')}; border: none; outline: none; }}")
        self.scheduleDelayedItemsLayout()


def _fitting(page: Page, width: int, height: int) -> QSize:
    """The size of a page that fits into a box."""
    scale = min(width / page.width_pt, height / page.height_pt)
    return QSize(max(1, round(page.width_pt * scale)), max(1, round(page.height_pt * scale)))
