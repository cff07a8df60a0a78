"""The screen Phân công: tabs of states, filters, the table or the calendar, and the row in hand at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.progress import Evidence, Listing, RecordKey, TaskQuery, TaskRow
from desktop.services.tasks import task_rows
from desktop.ui.clock import now
from desktop.ui.database_thread import DatabaseThread
from desktop.ui.desk import Desk
from desktop.ui.following.tasks.changes import Changes
from desktop.ui.following.tasks.editing import CellEditors
from desktop.ui.following.tasks.empty import EmptyPane
from desktop.ui.following.tasks.entry import enter
from desktop.ui.following.tasks.evidence import EvidenceDesk
from desktop.ui.following.tasks.filters import CALENDAR, GROUPS, FilterRow, HeadRow, StateTabs
from desktop.ui.following.tasks.model import TasksModel
from desktop.ui.following.tasks.panel import WIDTH, TaskPanel
from desktop.ui.following.tasks.reading import Choices, Reading
from desktop.ui.following.tasks.status import TasksFoot
from desktop.ui.following.tasks.table import TaskTable
from desktop.ui.frame.rail import WIDTH as RAIL
from desktop.ui.frame.side_panel import Side, SidePanel
from desktop.ui.preferences import Preferences
from desktop.ui.theme import current_theme
from desktop.ui.widgets import line
from i18n import _

if TYPE_CHECKING:  # read when it is first looked at
    from desktop.ui.following.tasks.calendar import TasksCalendar

PANEL_NEEDS = 1180  # pixels of the window at text size 100 %
MORE_AFTER_MS = 60  # files and history follow a cursor that has come to rest
COLUMNS_KEPT, GROUP_KEPT, PANEL_KEPT, WIDTH_KEPT = "task_columns", "task_group", "task_panel", "task_panel_width"


class TasksScreen(QWidget):
    """All tasks of all plans. What it cannot do itself it asks for."""

    letters_asked = Signal(str, object)
    """ "remind" or "issue", with the RecordKeys of the tasks in hand."""
    place_asked = Signal(str, str)
    """A document and the block to go to in it; "" for its beginning."""
    writing_asked = Signal()
    refused = Signal(object)
    """An error that says why something was not done."""
    kept = Signal()
    """Something was changed here: other screens are out of date."""
    hand_changed = Signal()
    views_changed = Signal()

    def __init__(self, database: DatabaseThread, desk: Desk, preferences: Preferences, today: date) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self._database, self._preferences = database, preferences
        kept_group = preferences.text(GROUP_KEPT, "lead")
        self.group = kept_group if kept_group in dict(GROUPS) else "lead"
        self.query = TaskQuery(group=_group_of(self.group))
        self.rows = TasksModel(today, self)
        self.rows.grouped_by = self.query.group
        self.table = TaskTable(self.rows)
        self.editors = CellEditors(self.rows, self.table)
        self.table.setItemDelegate(self.editors)
        self.table.head.take_kept(preferences.text(COLUMNS_KEPT))
        self.reading = Reading(database, self.rows, self)
        self.changes = Changes(database, desk, self)
        self.tabs, self.filters, self.empty = StateTabs(), FilterRow(), EmptyPane()
        self.panel = TaskPanel(today)
        self.evidence = EvidenceDesk(database, self.changes.stack, self)
        self.foot = TasksFoot()
        self.side = SidePanel(
            self.panel, _("Chi tiết"), "layout", Side.RIGHT, preferences.number(WIDTH_KEPT, WIDTH), "surface"
        )
        self.centre = QStackedWidget()
        self.calendar: TasksCalendar | None = None
        self._wanted_number: int | None = None
        self._wanted_key: RecordKey | None = None
        self._more = QTimer(self)
        self._more.setSingleShot(True)
        self._more.setInterval(MORE_AFTER_MS)
        self._place()
        self._connect()
        self.side.want(preferences.flag(PANEL_KEPT, True))
        self.filters.take(self.query, self.group)
        self.refresh()

    # What others ask for

    @property
    def today(self) -> date:
        """The day that lateness is counted from."""
        return self.rows.today

    def show_day(self, today: date) -> None:
        """Count lateness from this day, as after a night."""
        if today != self.rows.today:
            self.rows.today = self.panel.today = self.table.look.today = today
            if self.calendar is not None:
                self.calendar.begin_day(today)
            self.refresh()

    def refresh(self) -> None:
        """Read everything anew; filters, order and the row in hand stay."""
        self.reading.ask_choices()
        self.reading.ask(self.query)

    def show_rows(self, query: TaskQuery | None, key: RecordKey | None) -> None:
        """Show what `query` asks for, grouped as it was unless it says how; `key` is taken in hand."""
        self._wanted_key = key
        if query is not None:
            self.ask(replace(query, group=query.group or self.query.group))
        elif key is not None:
            self.ask(TaskQuery(group=self.query.group))

    def ask(self, query: TaskQuery) -> None:
        """List what a query asks for."""
        self.query = query
        self.filters.take(query, self.group)
        self.tabs.take(query.state)
        self.table.head.show_order(query.order, query.descending)
        self.reading.ask(query)

    def sort(self, order: str) -> None:
        """Sort by a column; by the same once more the other way round."""
        descending = order == self.query.order and not self.query.descending
        self.ask(replace(self.query, order=order, descending=descending))

    def group_by(self, group: str) -> None:
        """Show another view: a name of GROUPS."""
        self.group = group
        self._preferences.keep(GROUP_KEPT, group)
        order = "deadline" if group == CALENDAR else "plan" if self.query.order == "deadline" else self.query.order
        self.ask(replace(self.query, group=_group_of(group), order=order, descending=False))
        self.views_changed.emit()

    def focus_first(self) -> None:
        """Give what is listed the focus."""
        if self.centre.currentWidget() is self.calendar and self.calendar is not None:
            self.calendar.focus_day()
        else:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def keys_in_hand(self) -> tuple[RecordKey, ...]:
        """The tasks that are selected, of those that have been read."""
        known = (self.rows.known(number) for number in self.table.chosen())
        return tuple(row.key for row in known if row is not None)

    def show_details(self, open: bool) -> None:
        """Open the panel at the right, or leave its strip."""
        self.side.want(open)

    # Changing

    def enter_for_chosen(self, field: str, value: object) -> None:
        """Enter something for all tasks that are selected."""
        self.with_chosen(lambda rows: enter(self.changes, rows, field, value, self.today))

    def attach(self) -> None:
        """Đính kèm: choose files for the task in hand."""
        if self.panel.row is not None:
            self.evidence.choose(self.panel.row.key, self)

    def go_to_text(self) -> None:
        """Đến chỗ này trong văn bản."""
        row = self.table.current_row()
        if row is not None:
            self.place_asked.emit(row.key.document, row.planned.place.block)

    def with_chosen(self, do: Callable[[tuple[TaskRow, ...]], object]) -> None:
        """Do something with the selected tasks; those that have not been read yet are read first."""
        numbers = self.table.chosen()
        known = [row for row in (self.rows.known(number) for number in numbers) if row is not None]
        if len(known) == len(numbers):
            do(tuple(known))
        else:
            self._database.ask(partial(task_rows, numbers=numbers), do)

    def _on_cell(self, row: TaskRow, column: str, value: object) -> None:
        enter(self.changes, (row,), column, value, self.today)

    def _on_panel(self, field: str, value: object) -> None:
        if self.panel.row is not None:
            enter(self.changes, (self.panel.row,), field, value, self.today)
        elif self.table.count_chosen() > 1 and value != "":
            self.enter_for_chosen(field, value)

    def _on_changed(self, rows: Sequence[TaskRow]) -> None:
        self.rows.change(rows)
        if self.calendar is not None:
            self.calendar.change(rows)
        self.foot.show_saved(now())
        self.reading.count(self.query)
        self._more.start()
        self.kept.emit()

    # Showing

    def _on_listed(self, query: TaskQuery, listing: Listing) -> None:
        hand, column = self._number_in_hand(), max(self.table.currentIndex().column(), 0)
        self.rows.grouped_by = query.group
        self.rows.show(listing)
        self.table.updateGeometries()
        line = self.rows.line_of(hand) if hand is not None else None
        if line is not None:
            self.table.take_hand(line, column)
        self._wanted_number = hand if line is None and self._wanted_key is not None else None
        self._on_counted(listing)
        self._show_centre(listing)
        self.table.tell_hand()
        if self._wanted_key is not None:
            self._find_wanted(self._wanted_key)

    def _find_wanted(self, key: RecordKey) -> None:
        """Take a task in hand that is known by its key only."""
        from desktop.services.tasks import task_of

        def found(row: TaskRow | None) -> None:
            self._wanted_key = None
            line = self.rows.line_of(row.number) if row is not None else None
            if line is not None:
                self.table.take_hand(line)
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)

        self._database.ask(partial(task_of, key=key), found)

    def _on_counted(self, listing: Listing) -> None:
        self.tabs.show_counts(listing.counts)
        self.rows.count_groups(listing.groups)
        tasks = len(self.rows.listing.numbers)
        about = _("Kế hoạch năm {year}").format(year=self.query.year) if self.query.year else ""
        self.foot.show_tasks(tasks, len(listing.groups) if self.query.group == "lead" else 0, about)

    def _show_centre(self, listing: Listing) -> None:
        if not listing.numbers:
            self.empty.tell(self.query, narrowed=self.filters.narrowed or bool(self.query.state))
            self.centre.setCurrentWidget(self.empty)
        elif self.group == CALENDAR:
            self._show_calendar(listing)
        else:
            self.centre.setCurrentWidget(self.table)

    def _show_calendar(self, listing: Listing) -> None:
        if self.calendar is None:
            from desktop.ui.following.tasks.calendar import TasksCalendar

            self.calendar = calendar = TasksCalendar(self.today)
            read = self._database.ask
            calendar.wanted.connect(lambda numbers: read(partial(task_rows, numbers=numbers), calendar.take))
            calendar.in_hand.connect(self._on_day_task)
            self.centre.addWidget(calendar)
        self.calendar.show_listing(listing)
        had_focus = self.table.hasFocus()
        self.centre.setCurrentWidget(self.calendar)
        if had_focus:
            self.calendar.focus_day()

    def _on_day_task(self, row: TaskRow) -> None:
        """The task that the calendar has in hand is that of the table behind it: panel and commands are about it."""
        if self.rows.lines.folded:
            self.rows.fold(())
        line = self.rows.line_of(row.number)
        if line is not None:
            self.rows.change((row,))
            self.table.take_hand(line)

    def _number_in_hand(self) -> int | None:
        line = self.table.currentIndex().row()
        lines = self.rows.lines
        return lines.number(line) if 0 <= line < lines.count else self._wanted_number

    def _on_hand(self, row: TaskRow | None) -> None:
        line = self.table.currentIndex().row()
        place = self.rows.lines[line].index if 0 <= line < self.rows.lines.count else None
        before = self.panel.row.key if self.panel.row is not None else None
        self.panel.show_row(row, (place or 0) + 1, self.table.count_chosen())
        if row is not None and row.key != before:
            self.panel.show_more(row.key, (), ())
            self._more.start()
        self.hand_changed.emit()

    def _ask_more(self) -> None:
        if self.panel.row is not None:
            self.reading.ask_more(self.panel.row.key)

    def _on_chosen_from(self, choices: Choices) -> None:
        self.filters.offer(choices.plans, choices.units)
        self.panel.offer_units(choices.units)
        self.editors.units = choices.units

    def _on_selection(self, chosen: int) -> None:
        self.foot.show_chosen(chosen)
        self.table.tell_hand()

    def _on_fold(self, name: str, folded: bool) -> None:
        hand = self._number_in_hand()
        head = next((at for at, group in enumerate(self.rows.lines.groups) if group.name == name), 0)
        self.rows.fold(self.rows.lines.folded | {name} if folded else self.rows.lines.folded - {name})
        self.table.updateGeometries()
        line = self.rows.line_of(hand) if hand is not None else None
        self.table.take_hand(line if line is not None else self.rows.lines.head_of(head))

    # Placing

    def _place(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(HeadRow(self.tabs))
        left.addWidget(line())
        left.addWidget(self.filters)
        left.addWidget(self.centre, 1)
        self.centre.addWidget(self.table)
        self.centre.addWidget(self.empty)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.side)

    def _connect(self) -> None:
        self.tabs.chosen.connect(lambda state: self.ask(replace(self.query, state=state)))
        self.filters.asked.connect(self.ask)
        self.filters.grouped.connect(self.group_by)
        self.empty.clear_asked.connect(lambda: self.ask(TaskQuery(order=self.query.order, group=self.query.group)))
        self.empty.writing_asked.connect(self.writing_asked)
        self.reading.listed.connect(self._on_listed)
        self.reading.counted.connect(self._on_counted)
        self.reading.chosen_from.connect(self._on_chosen_from)
        self.reading.told_more.connect(self.panel.show_more)
        self._more.timeout.connect(self._ask_more)
        table = self.table
        table.row_in_hand.connect(self._on_hand)
        table.selection_count.connect(self._on_selection)
        table.fold_asked.connect(self._on_fold)
        table.refused.connect(self.refused)
        table.head.sort_asked.connect(self.sort)
        table.head.kept_changed.connect(lambda kept: self._preferences.keep(COLUMNS_KEPT, kept))
        self.editors.entered.connect(self._on_cell)
        self.editors.left_by.connect(table.leave_cell)
        self.changes.changed.connect(self._on_changed)
        self.changes.refused.connect(self.refused)
        self.changes.stale.connect(self.refresh)
        self.evidence.changed.connect(self._on_files)
        self.evidence.refused.connect(self.refused)
        panel = self.panel
        panel.entered.connect(self._on_panel)
        panel.step_asked.connect(table.step)
        panel.closed.connect(lambda: self.side.want(False))
        panel.place_asked.connect(self.go_to_text)
        panel.remind_asked.connect(lambda: self.letters_asked.emit("remind", self.keys_in_hand()))
        panel.letter_asked.connect(lambda: self.letters_asked.emit("issue", self.keys_in_hand()))
        panel.story.letter_asked.connect(lambda document: self.place_asked.emit(document, ""))
        panel.files.attach_asked.connect(self.attach)
        panel.files.open_asked.connect(self.evidence.open)
        panel.files.remove_asked.connect(self._on_remove_file)
        panel.files_dropped.connect(self._on_dropped)
        self.side.wanted_changed.connect(self._on_side)
        self.side.resized.connect(lambda width: self._preferences.keep(WIDTH_KEPT, width))

    def _on_files(self) -> None:
        self._more.start()
        self.kept.emit()

    def _on_remove_file(self, evidence: Evidence) -> None:
        if self.panel.row is not None:
            self.evidence.remove(self.panel.row.key, evidence)

    def _on_dropped(self, paths: list[str]) -> None:
        if self.panel.row is not None:
            self.evidence.attach(self.panel.row.key, paths)

    def _on_side(self, open: bool) -> None:
        if self.side.roomy:
            self._preferences.keep(PANEL_KEPT, open)
        self.views_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = current_theme()
        self.side.make_room(
            self.width() + theme.px(RAIL) >= theme.px(PANEL_NEEDS), opens=self._preferences.flag(PANEL_KEPT, True)
        )


def _group_of(view: str) -> str:
    return "deadline" if view == CALENDAR else view
