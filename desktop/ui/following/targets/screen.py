"""The screen Chỉ tiêu: filters, the table or all years in one, and the target in hand at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.progress import Evidence, Listing, Measurement, PlanName, RecordKey, TargetQuery, TargetRow
from desktop.services.targets import target_rows
from desktop.ui.clock import now
from desktop.ui.database_thread import DatabaseThread
from desktop.ui.desk import Desk
from desktop.ui.following.table.editing import RowEditors
from desktop.ui.following.targets.changes import TargetChanges
from desktop.ui.following.targets.entry import enter, enter_measurement
from desktop.ui.following.targets.filters import BY_YEAR, VIEWS, TargetFilters, group_of
from desktop.ui.following.targets.model import TargetsModel
from desktop.ui.following.targets.panel import TargetPanel
from desktop.ui.following.targets.reading import TargetsReading
from desktop.ui.following.targets.table import TargetTable
from desktop.ui.following.targets.years import YearPane
from desktop.ui.following.tasks.empty import EmptyPane
from desktop.ui.following.tasks.evidence import EvidenceDesk
from desktop.ui.following.tasks.panel import WIDTH
from desktop.ui.following.tasks.screen import MORE_AFTER_MS, PANEL_NEEDS
from desktop.ui.following.tasks.status import TasksFoot
from desktop.ui.frame.rail import WIDTH as RAIL
from desktop.ui.frame.side_panel import Side, SidePanel
from desktop.ui.preferences import Preferences
from desktop.ui.theme import current_theme
from desktop.ui.widgets import line
from desktop.ui.wording import count
from i18n import _

COLUMNS_KEPT, VIEW_KEPT = "target_columns", "target_view"
PANEL_KEPT, WIDTH_KEPT = "target_panel", "target_panel_width"


class TargetsScreen(QWidget):
    """All targets of all plans. What it cannot do itself it asks for."""

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
        kept_view = preferences.text(VIEW_KEPT, "plan")
        self.view = kept_view if kept_view in dict(VIEWS) else "plan"
        self.query = TargetQuery(group=group_of(self.view))
        self.rows = TargetsModel(today, self)
        self.rows.grouped_by = self.query.group
        self.table = TargetTable(self.rows)
        self.editors = RowEditors(self.rows, self.table)
        self.table.setItemDelegate(self.editors)
        self.table.head.take_kept(preferences.text(COLUMNS_KEPT))
        self.years = YearPane()
        self.reading = TargetsReading(database, self.rows, self)
        self.changes = TargetChanges(database, desk, self)
        self.filters, self.empty, self.foot = TargetFilters(), EmptyPane(), TasksFoot()
        self.panel = TargetPanel(today)
        self.evidence = EvidenceDesk(database, self.changes.stack, self)
        self.files = _FilesOfPanel(self.panel, self.evidence, self)
        self.side = SidePanel(
            self.panel, _("Chi tiết"), "layout", Side.RIGHT, preferences.number(WIDTH_KEPT, WIDTH), "surface"
        )
        self.centre = QStackedWidget()
        self._laid_out: tuple[TargetRow, ...] = ()
        self._year_row: TargetRow | None = None
        self._wanted_key: RecordKey | None = None
        self._more = QTimer(self)
        self._more.setSingleShot(True)
        self._more.setInterval(MORE_AFTER_MS)
        self._place()
        self._connect()
        self.side.want(preferences.flag(PANEL_KEPT, True))
        self.filters.take(self.query, self.view)
        self.refresh()

    # What others ask for

    def show_day(self, today: date) -> None:
        """Judge by this day, as after a night."""
        if today != self.rows.today:
            self.rows.today = self.panel.today = self.panel.form.today = self.table.look.today = today
            self.refresh()

    def refresh(self) -> None:
        """Read everything anew; filters, order and the row in hand stay."""
        self.reading.ask_choices()
        self.reading.ask(self.query, whole=self.view == BY_YEAR)

    def show_rows(self, query: TargetQuery | None, key: RecordKey | None) -> None:
        """Show what `query` asks for, grouped as it was unless it says how; `key` is taken in hand."""
        self._wanted_key = key
        if query is not None:
            self.ask(replace(query, group=query.group or self.query.group))
        elif key is not None:
            self.ask(TargetQuery(group=self.query.group))

    def ask(self, query: TargetQuery) -> None:
        """List what a query asks for."""
        self.query = query
        self.filters.take(query, self.view)
        self.table.head.show_order(query.order, query.descending)
        self.reading.ask(query, whole=self.view == BY_YEAR)

    def sort(self, order: str) -> None:
        """Sort by a column; by the same once more the other way round."""
        descending = order == self.query.order and not self.query.descending
        self.ask(replace(self.query, order=order, descending=descending))

    def show_view(self, view: str) -> None:
        """Show another view: a name of VIEWS."""
        self.view = view
        self._preferences.keep(VIEW_KEPT, view)
        self.ask(replace(self.query, group=group_of(view)))
        self.views_changed.emit()

    def focus_first(self) -> None:
        """Give what is listed the focus."""
        widget = self.centre.currentWidget()
        if widget in (self.table, self.years):
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_details(self, open: bool) -> None:
        """Open the panel at the right, or leave its strip."""
        self.side.want(open)

    # Changing

    def enter_measurement(self) -> None:
        """Nhập số liệu: put the cursor into the form."""
        self.side.want(True)
        self.panel.form.focus_value()

    def go_to_text(self) -> None:
        """Đến chỗ này trong văn bản."""
        if self.panel.row is not None:
            self.place_asked.emit(self.panel.row.key.document, self.panel.row.planned.place.block)

    @property
    def in_years(self) -> bool:
        """Whether the table by year is in view."""
        return self.centre.currentWidget() is self.years

    @property
    def chosen(self) -> int:
        """How many targets the commands are about."""
        return (self._year_row is not None) if self.in_years else self.table.count_chosen()

    def with_chosen(self, do: Callable[[tuple[TargetRow, ...]], object]) -> None:
        """Do something with the selected targets; those that have not been read yet are read first."""
        if self.in_years:
            do((self._year_row,) if self._year_row is not None else ())
            return
        numbers = self.table.chosen()
        known = [row for row in (self.rows.known(number) for number in numbers) if row is not None]
        if len(known) == len(numbers):
            do(tuple(known))
        else:
            self._database.ask(partial(target_rows, numbers=numbers), do)

    def _on_cell(self, row: TargetRow, column: str, value: object) -> None:
        enter(self.changes, (row,), column, value, self.rows.today)

    def _on_panel(self, field: str, value: object) -> None:
        if self.panel.row is not None:
            enter(self.changes, (self.panel.row,), field, value, self.rows.today)

    def _on_form(self, value: str, day: str, note: str) -> None:
        def keep(rows: tuple[TargetRow, ...]) -> None:
            if rows and enter_measurement(self.changes, rows, value, day, note, self.rows.today):
                self.panel.form.done()

        self.with_chosen(keep)

    def _on_remove(self, one: Measurement) -> None:
        if self.panel.row is not None:
            self.changes.measure(_("bỏ số liệu"), (self.panel.row,), (), (one,))

    def _on_changed(self, rows: Sequence[TargetRow]) -> None:
        self.rows.change(rows)
        if self.in_years:
            of_number = {row.number: row for row in rows}
            self._lay_out(tuple(of_number.get(row.number, row) for row in self._laid_out))
        self.foot.show_saved(now())
        self._more.start()
        self.kept.emit()

    # Showing

    def _on_listed(self, query: TargetQuery, listing: Listing) -> None:
        hand, column = self._number_in_hand(), max(self.table.currentIndex().column(), 0)
        self.rows.grouped_by = query.group
        self.rows.show(listing)
        self.table.updateGeometries()
        line = self.rows.line_of(hand) if hand is not None else None
        if line is not None:
            self.table.take_hand(line, column)
        about = _("Kế hoạch năm {year}").format(year=query.year) if query.year else ""
        self.foot.show_listed(_("{count} chỉ tiêu").format(count=count(len(listing.numbers))), about)
        self._show_centre(listing)
        self.table.tell_hand()
        if self._wanted_key is not None:
            self.reading.seek(self._wanted_key)

    def _show_centre(self, listing: Listing) -> None:
        if listing.numbers:
            self.centre.setCurrentWidget(self.years if self.view == BY_YEAR else self.table)
            return
        narrowed = self.filters.narrowed
        verb = _("Bỏ lọc") if narrowed else _("Mở văn bản để đánh dấu")
        self.empty.say(_empty_words(self.query, narrowed=narrowed), verb, narrowed=narrowed)
        self.centre.setCurrentWidget(self.empty)

    def _lay_out(self, rows: tuple[TargetRow, ...]) -> None:
        self._laid_out = rows
        if self.view == BY_YEAR:
            hand = self.panel.row.number if self.panel.row is not None else None
            self.years.show_rows(rows, self.rows.today, hand)

    def _on_found(self, row: TargetRow | None) -> None:
        self._wanted_key = None
        if row is None:
            return
        if self.in_years:
            self.years.show_rows(self._laid_out, self.rows.today, row.number)
            return
        line = self.rows.line_of(row.number)
        if line is not None:
            self.table.take_hand(line)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _number_in_hand(self) -> int | None:
        line, lines = self.table.currentIndex().row(), self.rows.lines
        return lines.number(line) if 0 <= line < lines.count else None

    def _on_hand(self, row: TargetRow | None) -> None:
        if self.in_years:
            return
        line = self.table.currentIndex().row()
        place = self.rows.lines[line].index if 0 <= line < self.rows.lines.count else None
        self._show_hand(row, (place or 0) + 1, self.table.count_chosen())

    def _on_year_hand(self, row: TargetRow | None) -> None:
        self._year_row = row
        if self.view == BY_YEAR and self.years.table is not None:
            self._show_hand(row, self.years.table.currentIndex().row() + 1, 1)

    def _show_hand(self, row: TargetRow | None, number: int, chosen: int) -> None:
        before = self.panel.row.key if self.panel.row is not None else None
        self.panel.show_row(row, number, chosen)
        if row is not None and row.key != before:
            self.panel.show_more(row.key, (), ())
            self._more.start()
        self.hand_changed.emit()

    def _ask_more(self) -> None:
        if self.panel.row is not None:
            self.reading.ask_more(self.panel.row.key)

    def _on_chosen_from(self, plans: tuple[PlanName, ...]) -> None:
        self.filters.offer(plans)

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

    def _step(self, lines: int) -> None:
        table = self.years.table if self.in_years else self.table
        if table is not None:
            table.step(lines)

    # Placing

    def _place(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.filters)
        left.addWidget(line())
        left.addWidget(self.centre, 1)
        for widget in (self.table, self.years, self.empty):
            self.centre.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.side)

    def _connect(self) -> None:
        self.filters.asked.connect(self.ask)
        self.filters.viewed.connect(self.show_view)
        self.empty.clear_asked.connect(self.filters.ask_all)
        self.empty.writing_asked.connect(self.writing_asked)
        reading, table, panel = self.reading, self.table, self.panel
        reading.listed.connect(self._on_listed)
        reading.laid_out.connect(self._lay_out)
        reading.found.connect(self._on_found)
        reading.chosen_from.connect(self._on_chosen_from)
        reading.told_more.connect(panel.show_more)
        self._more.timeout.connect(self._ask_more)
        table.row_in_hand.connect(self._on_hand)
        table.selection_count.connect(self._on_selection)
        table.fold_asked.connect(self._on_fold)
        table.refused.connect(self.refused)
        table.head.sort_asked.connect(self.sort)
        table.head.kept_changed.connect(lambda kept: self._preferences.keep(COLUMNS_KEPT, kept))
        self.years.in_hand.connect(self._on_year_hand)
        self.years.edit_asked.connect(self.enter_measurement)
        self.years.selection_count.connect(self.foot.show_chosen)
        self.editors.entered.connect(self._on_cell)
        self.editors.left_by.connect(table.leave_cell)
        self.changes.changed.connect(self._on_changed)
        self.changes.refused.connect(self.refused)
        self.changes.stale.connect(self.refresh)
        self.evidence.changed.connect(self._more.start)
        self.evidence.changed.connect(self.kept)
        self.evidence.refused.connect(self.refused)
        panel.entered.connect(self._on_panel)
        panel.form.entered.connect(self._on_form)
        panel.measurements.remove_asked.connect(self._on_remove)
        panel.step_asked.connect(self._step)
        panel.closed.connect(lambda: self.side.want(False))
        panel.place_asked.connect(self.go_to_text)
        panel.story.letter_asked.connect(lambda document: self.place_asked.emit(document, ""))
        self.side.wanted_changed.connect(self._on_side)
        self.side.resized.connect(lambda width: self._preferences.keep(WIDTH_KEPT, width))

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


class _FilesOfPanel(QObject):
    """Lets the panel attach, open and take away the files of the target that it shows."""

    def __init__(self, panel: TargetPanel, evidence: EvidenceDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._panel, self._evidence, self._window = panel, evidence, parent
        panel.files.attach_asked.connect(self.attach)
        panel.files.open_asked.connect(evidence.open)
        panel.files.remove_asked.connect(self._on_remove)
        panel.files_dropped.connect(self._on_dropped)

    def attach(self) -> None:
        """Đính kèm: choose files for the target in hand."""
        if self._panel.row is not None:
            self._evidence.choose(self._panel.row.key, self._window)

    def _on_remove(self, one: Evidence) -> None:
        if self._panel.row is not None:
            self._evidence.remove(self._panel.row.key, one)

    def _on_dropped(self, paths: list[str]) -> None:
        if self._panel.row is not None:
            self._evidence.attach(self._panel.row.key, paths)


def _empty_words(query: TargetQuery, *, narrowed: bool) -> str:
    """Why nothing is listed."""
    if query.words:
        return _("Không có chỉ tiêu nào khớp “{words}”.").format(words=query.words)
    if narrowed:
        return _("Không có chỉ tiêu nào khớp bộ lọc.")
    return _("Chưa có chỉ tiêu nào. Đánh dấu con số trong kế hoạch là chỉ tiêu, chỉ tiêu sẽ hiện ở đây.")
