"""Verdicts on targets as every screen shows them: a mark and a word, which differ in shape so that grey paper keeps
them.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from desktop.domain.measured import Verdict
from desktop.domain.progress import LATE, TargetRow, TaskState
from desktop.ui.following.states import paint_state_mark
from desktop.ui.theme import current_theme
from i18n import N_, _

VERDICT_WORDS: dict[Verdict, str] = {
    Verdict.EXCEEDED: N_("Vượt"),
    Verdict.REACHED: N_("Đạt"),
    Verdict.MISSED: N_("Chưa đạt"),
    Verdict.UNMEASURED: N_("Chưa có số liệu"),
    Verdict.UNTOLD: N_("Không so được"),
}
_MARKS = {
    Verdict.REACHED: TaskState.DONE.value,
    Verdict.MISSED: TaskState.DOING.value,
    Verdict.UNMEASURED: TaskState.NOT_BEGUN.value,
}


def verdict_word(verdict: Verdict) -> str:
    """ "Chưa đạt"."""
    return _(VERDICT_WORDS[verdict])


def is_over(row: TargetRow, verdict: Verdict, today: date) -> bool:
    """Whether a target was missed for good: its year has passed."""
    year = row.planned.target.year
    return verdict is Verdict.MISSED and year is not None and year < today.year


def paint_verdict(painter: QPainter, rect: QRect | QRectF, verdict: Verdict, *, over: bool = False) -> None:
    """Disc with tick đạt, disc with arrow vượt, half disc chưa đạt (a red diamond once its year is over), ring chưa có
    số liệu, ring with a stroke where nothing can be compared.
    """
    if over:
        paint_state_mark(painter, rect, LATE)
        return
    if verdict in _MARKS:
        paint_state_mark(painter, rect, _MARKS[verdict])
        return
    theme, box = current_theme(), QRectF(rect)
    unit, centre = box.width() / 12, box.center()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if verdict is Verdict.EXCEEDED:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(box)
        painter.setBrush(theme.color("surface"))
        head = [(0.0, -3.6), (3.0, -0.2), (-3.0, -0.2)]
        painter.drawPolygon(QPolygonF([centre + QPointF(x * unit, y * unit) for x, y in head]))
        painter.drawRect(QRectF(centre.x() - unit * 0.8, centre.y() - unit * 0.4, unit * 1.6, unit * 3.6))
    else:
        painter.setPen(QPen(theme.color("edge"), unit * 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.adjusted(unit * 0.75, unit * 0.75, -unit * 0.75, -unit * 0.75))
        painter.drawLine(centre - QPointF(unit * 2.4, 0), centre + QPointF(unit * 2.4, 0))
    painter.restore()
