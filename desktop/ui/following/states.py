"""States of tasks as every screen shows them: a mark and a word, which differ in shape so that grey paper keeps them.

Beside them how near a deadline is ("chậm 5 ngày", "hôm nay", "còn 4 ngày").
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from desktop.domain.progress import LATE, TaskRow, TaskState, is_late, shown_state
from desktop.ui.theme import current_theme
from i18n import N_, _

STATE_WORDS: dict[str, str] = {
    TaskState.NOT_BEGUN.value: N_("Chưa làm"),
    TaskState.DOING.value: N_("Đang làm"),
    TaskState.DONE.value: N_("Hoàn thành"),
    TaskState.PAUSED.value: N_("Tạm dừng"),
    LATE: N_("Quá hạn"),
}
STATE_TABS = ("", LATE, TaskState.DOING.value, TaskState.NOT_BEGUN.value, TaskState.PAUSED.value, TaskState.DONE.value)
"""The states in the order of the tabs; "" is all."""
_TOKENS = {LATE: "err", TaskState.PAUSED.value: "warn", TaskState.NOT_BEGUN.value: "edge"}


class Nearness(NamedTuple):
    """How near a deadline is, in words, with the token of their colour."""

    words: str
    token: str


def state_of(row: TaskRow, today: date) -> str:
    """The name of the state that a row shows: a TaskState's value, or LATE."""
    return shown_state(row.planned.due, row.progress.state, today)


def state_word(state: str) -> str:
    """ "Quá hạn"; a name that is none of the states stays as it is."""
    return _(STATE_WORDS[state]) if state in STATE_WORDS else state


def group_title(kind: str, name: str) -> str:
    """What the head of a group says; `kind` is a name of TASK_ORDERS, `name` as services give it."""
    if kind == "state":
        return state_word(name)
    if kind == "deadline":
        year, _dash, month = name.partition("-")
        return _("Tháng {month}/{year}").format(month=int(month), year=year) if month else _("Không có ngày đến hạn")
    return name or (_("Chưa ghi đơn vị") if kind == "lead" else _("Chưa ghi"))


def nearness(row: TaskRow, today: date) -> Nearness:
    """How near the deadline of a task that goes on is; no words where nothing is due."""
    due, state = row.planned.due, row.progress.state
    if due is None or state in (TaskState.DONE, TaskState.PAUSED):
        unclear = due is None and not row.planned.certain and bool(row.planned.assignment.deadline)
        return Nearness(_("cần xem"), "warn") if unclear else Nearness("", "muted")
    days = (due - today).days
    if is_late(due, state, today):
        return Nearness(_("chậm {days} ngày").format(days=-days), "err")
    if days == 0:
        return Nearness(_("hôm nay"), "warn")
    return Nearness(_("còn {days} ngày").format(days=days), "muted")


def paint_state_mark(painter: QPainter, rect: QRect | QRectF, state: str) -> None:
    """Ring chưa làm, half disc đang làm, disc with tick hoàn thành, diamond quá hạn, ring with bars tạm dừng."""
    theme = current_theme()
    token = _TOKENS.get(state, "accent")
    colour = theme.color(token)
    box = QRectF(rect)
    unit = box.width() / 12
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ring = box.adjusted(unit * 0.75, unit * 0.75, -unit * 0.75, -unit * 0.75)
    pen = QPen(colour, unit * 1.5)
    if state == LATE:
        half = box.width() / 2 + unit * 0.4
        centre = box.center()
        corners = [(0.0, -half), (half, 0.0), (0.0, half), (-half, 0.0)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([centre + QPointF(x, y) for x, y in corners]))
        painter.setBrush(theme.color("surface"))
        stroke = QRectF(centre.x() - unit * 0.7, centre.y() - unit * 3, unit * 1.4, unit * 3.6)
        painter.drawRoundedRect(stroke, 0.5, 0.5)
        painter.drawEllipse(centre + QPointF(0, unit * 2.2), unit * 0.85, unit * 0.85)
    elif state == TaskState.DONE.value:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(box)
        tick = QPainterPath(box.topLeft() + QPointF(unit * 3.2, unit * 6.2))
        tick.lineTo(box.topLeft() + QPointF(unit * 5.2, unit * 8.2))
        tick.lineTo(box.topLeft() + QPointF(unit * 8.9, unit * 4.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("surface"), unit * 1.4))
        painter.drawPath(tick)
    else:
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(ring)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        if state == TaskState.DOING.value:
            painter.drawPie(ring, -90 * 16, 180 * 16)
        elif state == TaskState.PAUSED.value:
            for left in (4.1, 6.7):
                painter.drawRect(QRectF(box.left() + unit * left, box.top() + unit * 3.6, unit * 1.3, unit * 4.8))
    painter.restore()
