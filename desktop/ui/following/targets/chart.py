"""How a target went: its measurements as dots on a line over time, the plan as a short dashed stroke across."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.number_words import number_words
from desktop.ui.theme import current_theme
from desktop.ui.wording import calendar_day
from i18n import _

HEIGHT = 112  # pixels of text size 100 %
_LEAST = 2  # dots that make a line


class MeasurementChart(QWidget):
    """Shown from two measurements on. It need not begin at zero, so it says its values; its table is the list below."""

    def __init__(self) -> None:
        super().__init__()
        self.points: tuple[tuple[date, float], ...] = ()
        self._planned: float | None = None
        self._sign = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Biểu đồ số liệu"))
        current_theme().changed.connect(self._fit)
        self._fit()

    def show_points(self, points: Sequence[tuple[date, float]], planned: float | None, sign: str) -> None:
        """Show values by their days, with the sign of percent or nothing behind them."""
        self.points, self._planned, self._sign = tuple(sorted(points)), planned, sign
        self.setVisible(len(self.points) >= _LEAST)
        told = ", ".join(f"{calendar_day(day)}: {self._words(value)}" for day, value in self.points)
        plan = _("kế hoạch {value}").format(value=self._words(planned)) if planned is not None else ""
        self.setAccessibleDescription("; ".join(filter(None, (told, plan))))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, current_theme().px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self.points) < _LEAST:
            return
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        line = painter.fontMetrics().height()
        room = QRectF(self.rect()).adjusted(theme.px(8), line + theme.px(4), -theme.px(8), -line - theme.px(8))
        painter.fillRect(QRectF(0, room.bottom() + theme.px(6), self.width(), 1), theme.color("line2"))
        places = [self._place(room, day, value) for day, value in self.points]
        if self._planned is not None:
            height = self._place(room, self.points[0][0], self._planned).y()
            painter.setPen(QPen(theme.color("edge"), 1.2, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(room.left(), height), QPointF(room.right(), height))
        painter.setPen(QPen(theme.color("accent"), theme.px(2)))
        painter.drawPolyline(places)
        painter.setBrush(theme.color("surface"))
        for place in places:
            painter.drawEllipse(place, theme.px(3.5), theme.px(3.5))
        self._write(painter, room, places)

    def _write(self, painter: QPainter, room: QRectF, places: list[QPointF]) -> None:
        """The value of the first and the last dot above it, their days below."""
        theme, metrics = current_theme(), painter.fontMetrics()
        for at in (0, -1):
            day, value = self.points[at]
            painter.setPen(theme.color("text"))
            words = self._words(value)
            left = room.left() if at == 0 else room.right() - metrics.horizontalAdvance(words)
            painter.drawText(QPointF(left, places[at].y() - theme.px(7)), words)
            painter.setPen(theme.color("muted"))
            words = calendar_day(day)
            left = room.left() if at == 0 else room.right() - metrics.horizontalAdvance(words)
            painter.drawText(QPointF(left, self.height() - metrics.descent()), words)

    def _place(self, room: QRectF, day: date, value: float) -> QPointF:
        values = [one for _day, one in self.points] + ([self._planned] if self._planned is not None else [])
        low, high = min(values), max(values)
        days = (self.points[-1][0] - self.points[0][0]).days or 1
        across = (day - self.points[0][0]).days / days
        up = (value - low) / (high - low) if high > low else 0.5
        return QPointF(room.left() + room.width() * across, room.bottom() - room.height() * up)

    def _words(self, value: float | None) -> str:
        return f"{number_words(value)}{self._sign}" if value is not None else ""

    def _fit(self) -> None:
        self.setFixedHeight(current_theme().px(HEIGHT))
