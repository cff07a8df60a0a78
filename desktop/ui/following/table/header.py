"""The heads of the columns: a click sorts, an edge drags, a head drags to another place, a right click chooses columns.

Where there is little room one column goes first, then the bar of another; its figure stays.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from desktop.ui.following.table.columns import SMALLEST, Columns
from desktop.ui.following.table.painting import BAR, PAD
from desktop.ui.icons import paint_icon
from desktop.ui.theme import current_theme
from i18n import _

HEIGHT = 34
MAIN_NEEDS = 260  # pixels of text size 100 %


class RowsHeader(QHeaderView):
    """`kept` is what it looks like, to be put back at the next start."""

    sort_asked = Signal(str)
    """The order of the column that was clicked."""
    kept_changed = Signal(str)

    def __init__(self, columns: Columns[Any], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.columns = columns
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(current_theme().px(36))
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(_("Tên cột"))
        self._order, self._descending = "plan", False
        self._wanted = {column.id for column in columns if column.usual}
        self._fitting = False
        self._room = 0
        self._wide: dict[int, int] = {}  # pixels of each column as it was chosen; in view it may be less
        self.sectionClicked.connect(self._on_clicked)
        self.sectionResized.connect(self._on_resized)
        self.sectionMoved.connect(self._on_moved)
        current_theme().changed.connect(self.begin)

    def begin(self) -> None:
        """Give the columns their usual widths; the model is there."""
        self._wide = {at: current_theme().px(column.width or MAIN_NEEDS) for at, column in enumerate(self.columns)}
        for at in range(len(self.columns)):
            self.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
        self.fit(self._room)

    def show_order(self, order: str, descending: bool) -> None:
        """Mark the column that the rows are sorted by."""
        self._order, self._descending = order, descending
        self.viewport().update()

    # What is kept

    @property
    def kept(self) -> str:
        """The columns in view, in order, with their widths: "number:40,task:0"."""
        order = sorted(range(len(self.columns)), key=self.visualIndex)
        scale = current_theme().scale
        return ",".join(
            f"{self.columns[at].id}:{0 if at == self.columns.main else round(self._wide[at] * 100 / scale)}"
            for at in order
            if self.columns[at].id in self._wanted
        )

    def take_kept(self, kept: str) -> None:
        """Put back what was kept; what cannot be understood is left out, and the main column is always there."""
        found = [part.partition(":") for part in kept.split(",")]
        ids = list(dict.fromkeys(id for id, _colon, _width in found if self.columns.named(id) is not None))
        if self.columns[self.columns.main].id not in ids:
            return
        self._wanted = {*ids}
        theme = current_theme()
        with QSignalBlocker(self):
            for place, id in enumerate(ids):
                self.moveSection(self.visualIndex(self.columns.named(id) or 0), place)
            for id, _colon, width in found:
                at = self.columns.named(id)
                if at is not None and width.isascii() and width.isdigit() and int(width) >= SMALLEST // 2:
                    self._wide[at] = theme.px(min(int(width), 600))
        self.fit(self._room)

    def choose(self, id: str, shown: bool) -> None:
        """Show a column, or leave it out."""
        self._wanted = self._wanted | {id} if shown else self._wanted - {id}
        self.fit(self._room)
        self.kept_changed.emit(self.kept)

    # Room

    def fit(self, room: int) -> None:
        """Share out `room` pixels: the main column takes what is left, others go where it is too little."""
        if self._fitting or self.count() == 0:
            return
        self._fitting, self._room = True, room
        theme, columns = current_theme(), self.columns
        main, barred = columns.main, columns.barred
        others = [at for at, column in enumerate(columns) if at != main and column.id in self._wanted]
        wide = {at: self._wide[at] for at in others}
        needs = theme.px(MAIN_NEEDS)
        if room and room - sum(wide.values()) < needs:
            wide.pop(columns.gives_way, None)
        if room and room - sum(wide.values()) < needs and wide.get(barred, 0) >= theme.px(columns[barred].width):
            wide[barred] -= theme.px(BAR)
        wide[main] = max(room - sum(wide.values()), theme.px(columns.least))
        for at in range(len(columns)):
            self.setSectionHidden(at, at not in wide)
            if at in wide:
                self.resizeSection(at, wide[at])
        self._fitting = False

    def _on_resized(self, section: int, _old: int, new: int) -> None:
        if not self._fitting:
            if section != self.columns.main:
                self._wide[section] = new
            self.fit(self._room)
            self.kept_changed.emit(self.kept)

    def _on_moved(self, _logical: int, _old: int, _new: int) -> None:
        self.kept_changed.emit(self.kept)

    def _on_clicked(self, section: int) -> None:
        if self.columns[section].order:
            self.sort_asked.emit(self.columns[section].order)

    # Choosing columns

    def menu(self) -> QMenu:
        """The columns to choose from; the main one stays."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for at, column in enumerate(self.columns):
            if at == self.columns.main:
                continue
            action = QAction(self.columns.title(at), menu)
            action.setCheckable(True)
            action.setChecked(column.id in self._wanted)
            action.triggered.connect(partial(self.choose, column.id))
            menu.addAction(action)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.open_menu(event.globalPos())

    def open_menu(self, at: QPoint) -> None:
        """Open the list of columns."""
        self.menu().popup(at)

    # Painting

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), current_theme().px(HEIGHT))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme = current_theme()
        painter.save()
        painter.fillRect(rect, theme.color("sunken"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        font = theme.font("body", bold=True)
        painter.setFont(font)
        painter.setPen(theme.color("muted"))
        words = self.columns.title(section)
        pad = theme.px(PAD)
        if section == self.columns.number:
            inside = rect.adjusted(0, 0, -theme.px(8), 0)
            painter.drawText(inside, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), words)
        else:
            figures = self.columns[section].figures
            inside = rect.adjusted(pad, 0, -theme.px(6 if figures else 18), 0)
            metrics = QFontMetrics(font)
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
            if figures:
                inside.setLeft(inside.right() - metrics.horizontalAdvance(shown))
            painter.drawText(inside, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
            if self.columns[section].order == self._order and self._order != "plan":
                side = theme.px(12)
                after = inside.left() + metrics.horizontalAdvance(shown) + theme.px(6)
                left = inside.left() - side - theme.px(4) if figures else after
                box = QRect(left, rect.center().y() - side // 2, side, side)
                paint_icon(painter, box, "caret-down" if self._descending else "caret-up", "muted")
        painter.restore()
