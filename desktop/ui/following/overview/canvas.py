"""The sheet of the overview on the desk: painted, with a button over each figure and its numbers as tables.

The buttons and tables are seen by the keyboard and by screen readers; what everyone sees is the drawing.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QTableWidget, QTableWidgetItem, QWidget

from desktop.typeset.charts.scene import Scene, Spot, Table
from desktop.ui.following.overview.painting import paint_scene, window_colors
from desktop.ui.theme import current_theme
from desktop.ui.widgets import clicked_by_enter, ring

EDGE = 14  # of desk around the sheet


class Figure(QAbstractButton):
    """A place of the drawing that opens the rows behind it; it paints nothing but the mark of the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.spot: Spot | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def take(self, spot: Spot, place: QRect) -> None:
        """Stand for a place."""
        self.spot = spot
        self.setGeometry(place)
        self.setAccessibleName(spot.name)
        self.setToolTip(spot.tip)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not clicked_by_enter(self, event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        canvas = self.parentWidget()
        if isinstance(canvas, Canvas):
            canvas.focus_came.emit(self.geometry())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ring(painter, self.rect(), radius=4)
            painter.end()


class Numbers(QTableWidget):
    """The numbers of a chart, where it stands, for screen readers: it paints nothing and takes no press."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setStyleSheet("background: transparent")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()

    def take(self, table: Table, place: QRect) -> None:
        """Hold the numbers of a chart under its heads, each row called by its first cell."""
        self.setGeometry(place)
        self.setAccessibleName(table.name)
        heads, *rows = table.rows
        self.setRowCount(len(rows))
        self.setColumnCount(len(heads))
        self.setHorizontalHeaderLabels(heads)
        self.setVerticalHeaderLabels([cells[0] for cells in rows])
        for row, cells in enumerate(rows):
            for column, words in enumerate(cells):
                self.setItem(row, column, QTableWidgetItem(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing: the drawing shows the same."""


class Canvas(QWidget):
    """Shows one drawing; `asked` comes with what a figure that is pressed opens."""

    asked = Signal(object)
    focus_came = Signal(QRect)

    def __init__(self) -> None:
        super().__init__()
        self.scene: Scene | None = None
        self.figures: list[Figure] = []
        self.numbers: list[Numbers] = []

    def show_scene(self, scene: Scene) -> None:
        """Take a drawing; figures keep the focus by their order."""
        self.scene = scene
        scale, edge = current_theme().scale / 100, EDGE

        def place(x: float, y: float, width: float, height: float) -> QRect:
            return QRect(round(edge + x * scale), round(edge + y * scale), round(width * scale), round(height * scale))

        while len(self.numbers) < len(scene.tables):
            self.numbers.append(Numbers(self))
        while len(self.figures) < len(scene.spots):
            figure = Figure(self)
            figure.clicked.connect(lambda _checked=False, one=figure: self._on_clicked(one))
            self.figures.append(figure)
        for at, numbers in enumerate(self.numbers):
            numbers.setVisible(at < len(scene.tables))
            if at < len(scene.tables):
                numbers.take(scene.tables[at], place(*scene.tables[at].place))
                numbers.lower()
        for at, figure in enumerate(self.figures):
            figure.setVisible(at < len(scene.spots))
            if at < len(scene.spots):
                figure.take(scene.spots[at], place(*scene.spots[at][:4]))
        self.setFixedSize(round(scene.width * scale) + 2 * edge, round(scene.height * scale) + 2 * edge)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("desk"))
        if self.scene is not None:
            paper = self.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
            painter.fillRect(paper.adjusted(-1, -1, 1, 1), theme.color("paperEdge"))
            painter.fillRect(paper, theme.color("surface"))
            painter.translate(EDGE, EDGE)
            painter.scale(theme.scale / 100, theme.scale / 100)
            paint_scene(painter, self.scene, window_colors())
        painter.end()

    def _on_clicked(self, figure: Figure) -> None:
        if figure.spot is not None:
            self.asked.emit(figure.spot.opens)
