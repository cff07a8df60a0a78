"""The screen Tổng quan: one question to the database, one sheet laid out for the room there is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.overview import Behind, By, Overview, Scope
from desktop.domain.progress import RecordKey, TargetQuery
from desktop.services.overview import overview, tasks_behind
from desktop.typeset.charts.overview import draw_overview
from desktop.typeset.charts.scene import Measure, Scene
from desktop.ui import clock
from desktop.ui.database_thread import DatabaseThread
from desktop.ui.following.overview.canvas import EDGE, Canvas
from desktop.ui.following.overview.foot import OverviewFoot
from desktop.ui.following.overview.painting import measure
from desktop.ui.following.overview.words import scope_words, sheet_words
from desktop.ui.preferences import Preferences
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, label
from i18n import _

VIEW_KEPT = "overview_view"
TARGETS_VIEW = "targets"  # beside the values of `By`
VIEWS = (By.UNIT.value, By.PLAN.value, TARGETS_VIEW)


class OverviewScreen(QWidget):
    """What it cannot open itself it asks for."""

    tasks_asked = Signal(object)
    """A TaskQuery."""
    task_asked = Signal(object)
    """The RecordKey of one task."""
    targets_asked = Signal(object)
    """A TargetQuery."""
    writing_asked = Signal()
    found_changed = Signal()
    """What is shown is another."""

    def __init__(self, database: DatabaseThread, preferences: Preferences) -> None:
        super().__init__()
        self._database, self._preferences = database, preferences
        kept = preferences.text(VIEW_KEPT, By.UNIT.value)
        self.view = kept if kept in VIEWS else By.UNIT.value
        self.scope = Scope()
        self.found: Overview | None = None
        self._at = clock.now()
        self.canvas = Canvas()
        self.pane = QScrollArea()
        self.foot = OverviewFoot()
        self.pile = QStackedWidget()
        self._place()
        self.canvas.asked.connect(self._open)
        self.canvas.focus_came.connect(self._show_figure)
        current_theme().changed.connect(self._draw)
        self.refresh()

    @property
    def by(self) -> By:
        """What bars stand for."""
        return By.PLAN if self.view == By.PLAN.value else By.UNIT

    def refresh(self) -> None:
        """Read everything anew."""
        work = partial(overview, scope=self.scope, by=self.by, today=clock.today())
        self._database.ask(work, self._on_found)

    def show_day(self, today: date) -> None:
        """Count from this day, as after a night."""
        if self.found is not None and self.found.today != today:
            self.refresh()

    def show_scope(self, scope: Scope) -> None:
        """Show the figures of another plan, year or period."""
        self.scope = scope
        self.refresh()

    def show_view(self, view: str) -> None:
        """Show bars by unit or by plan, or all targets: one of VIEWS."""
        self.view = view
        self._preferences.keep(VIEW_KEPT, view)
        self.refresh()

    def scene(self, measuring: Measure, width: float, height: float) -> Scene | None:
        """What is shown laid out for another room, as paper or a picture; None while there is nothing."""
        if self.found is None or self.found.is_empty:
            return None
        words = sheet_words(self.found, self._at)
        only = self.view == TARGETS_VIEW
        return draw_overview(self.found, words, measuring, width, height, targets_only=only)

    def focus_first(self) -> None:
        """Give the first figure the focus, as when the place comes into view."""
        if self.pile.currentWidget() is self.pane:
            self.pane.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._start.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def _on_found(self, found: Overview) -> None:
        self.found, self.scope, self._at = found, found.scope, clock.now()
        self.foot.tell(scope_words(found)[:1].upper() + scope_words(found)[1:])
        whole = replace(found.scope, plan="", year=None, first=None, last=None)
        empty = found.is_empty and (found.scope == whole or not found.plans)
        self._sentence.setText(
            _("Chưa có kế hoạch nào đưa vào thực hiện. Đưa vào thực hiện rồi, tiến độ sẽ hiện ở đây.")
            if empty or not found.plans
            else _("Không có nhiệm vụ hay chỉ tiêu nào trong phạm vi này.")
        )
        self._start.setText(_("Mở văn bản") if not found.plans else _("Xem mọi kế hoạch"))
        self._start.setAccessibleName(self._start.text())
        self.pile.setCurrentWidget(self._nothing if found.is_empty else self.pane)
        self._draw()
        self.found_changed.emit()

    def _draw(self) -> None:
        scale = current_theme().scale / 100
        # The room beside the scroll bar, whether it is there or not: the layout must not decide about itself.
        bar = self.pane.verticalScrollBar().sizeHint().width()
        width = (self.pane.width() - bar - 2 * EDGE) / scale
        scene = self.scene(measure, max(width, 480), (self.pane.height() - 2 * EDGE) / scale)
        if scene is not None:
            if scene.height * scale + 2 * EDGE <= self.pane.height():
                scene = self.scene(measure, max((self.pane.width() - 2 * EDGE) / scale, 480), scene.height) or scene
            self.canvas.show_scene(scene)

    def _open(self, opens: object) -> None:
        if isinstance(opens, Behind):
            self._database.ask(partial(tasks_behind, asked=opens, today=clock.today()), self.tasks_asked.emit)
        elif isinstance(opens, TargetQuery):
            self.targets_asked.emit(opens)
        elif isinstance(opens, RecordKey):
            self.task_asked.emit(opens)

    def _show_figure(self, place: QRect) -> None:
        centre = place.center()
        self.pane.ensureVisible(centre.x(), centre.y(), place.width() // 2 + 8, place.height() // 2 + 8)

    def _on_start(self) -> None:
        if self.found is not None and self.found.plans:
            self.show_scope(Scope())
        else:
            self.writing_asked.emit()

    def _place(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self.pane.setWidget(self.canvas)
        self.pane.setFrameShape(QScrollArea.Shape.NoFrame)
        self.pane.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pane.setAccessibleName(_("Tổng quan"))
        self.pane.viewport().setProperty("ground", "desk")
        self._sentence = label("", "body", "muted", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._start = Button("", "outlined")
        self._start.clicked.connect(self._on_start)
        self._nothing = QWidget()
        inside = QVBoxLayout(self._nothing)
        inside.setSpacing(16)
        inside.addStretch(1)
        inside.addWidget(self._sentence)
        inside.addWidget(self._start, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(2)
        self.pile.addWidget(self.pane)
        self.pile.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pile)
