"""The list of versions: names of days, under each the times with what was changed until then."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.domain.ports import VersionInfo
from desktop.ui.theme import current_theme
from desktop.ui.versions.rows import ROW_ROLE, Index, VersionRow, VersionsModel
from desktop.ui.widgets import ring
from desktop.ui.wording import clock_time
from i18n import _

ROW, DAY = 46, 32
SIDE = 12


class _Row(QStyledItemDelegate):
    """Paints a day or a version."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        day = isinstance(model, VersionsModel) and model.version(index.row()) is None
        return QSize(120, current_theme().px(DAY if day else ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, row = current_theme(), index.data(ROW_ROLE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.version is None:
            painter.setFont(theme.font("small", bold=True))
            painter.setPen(theme.color("muted"))
            painter.drawText(rect.adjusted(theme.px(SIDE), theme.px(8), -4, 0), Qt.AlignmentFlag.AlignVCenter, row.day)
        else:
            if state & QStyle.StateFlag.State_Selected:
                active = state & QStyle.StateFlag.State_Active
                painter.fillRect(rect, theme.color("sel" if active else "sunken"))
                painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.color("accent"))
            elif state & QStyle.StateFlag.State_MouseOver:
                painter.fillRect(rect, theme.color("hover"))
            self._version(painter, rect.adjusted(theme.px(SIDE), theme.px(4), -theme.px(8), -theme.px(4)), row)
            if state & QStyle.StateFlag.State_HasFocus:
                ring(painter, rect.adjusted(1, 1, -1, -1), radius=4)
        painter.restore()

    def _version(self, painter: QPainter, rect: QRect, row: VersionRow) -> None:
        theme = current_theme()
        assert row.version is not None
        time, height = clock_time(row.version.saved_at), theme.line_height("body")
        painter.setFont(theme.font("body", bold=True))
        painter.setPen(theme.color("text"))
        left = QRect(rect.left(), rect.top(), rect.width(), height)
        painter.drawText(left, Qt.AlignmentFlag.AlignVCenter, time)
        offset = painter.fontMetrics().horizontalAdvance(time) + theme.px(8)
        painter.setFont(theme.font("small"))
        metrics = painter.fontMetrics()
        end = Qt.TextElideMode.ElideRight
        painter.setPen(theme.color("accent"))
        note = metrics.elidedText(row.note, end, rect.width() - offset)
        painter.drawText(left.adjusted(offset, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, note)
        painter.setPen(theme.color("muted"))
        story = metrics.elidedText(row.story if row.story is not None else "…", end, rect.width())
        below = QRect(rect.left(), rect.top() + height, rect.width(), theme.line_height("small") + 2)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, story)


class VersionsView(QListView):
    """One version is in hand; with Ctrl or Shift a second one is taken beside it, to be compared."""

    def __init__(self, rows: VersionsModel) -> None:
        super().__init__()
        self.rows = rows
        self.setModel(rows)
        self.setItemDelegate(_Row(self))
        self.setAccessibleName(_("Các bản đã lưu"))
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        current_theme().changed.connect(self.scheduleDelayedItemsLayout)

    def chosen(self) -> list[VersionInfo]:
        """The versions taken, newest first."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [version for row in rows if (version := self.rows.version(row)) is not None]

    def take(self, revision: int) -> None:
        """Put a version in hand."""
        for row in range(len(self.rows.rows)):
            version = self.rows.version(row)
            if version is not None and version.revision == revision:
                self.setCurrentIndex(self.rows.index(row))
