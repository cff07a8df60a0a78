"""Dòng: the targets and the assignment of the line in hand, or of the row of a table that is in hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import pairwise
from textwrap import shorten
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.assigned import change_assignment, change_target, remove_record
from desktop.domain.assignments import task_words
from desktop.domain.changes import Changes
from desktop.domain.collation import sort_key
from desktop.domain.document import Assignment, Block, Document, Level, Target, find
from desktop.domain.held import Held, own_records, records_of, shown
from desktop.domain.linked import record_id
from desktop.domain.planned import plan_year
from desktop.domain.record_words import INDICATOR, TASK
from desktop.domain.text import one_line
from desktop.ui.forms.locked import lock_fields
from desktop.ui.forms.record_fields import AssignmentFields, RecordFields, TargetFields
from desktop.ui.record_place import RecordPlace
from desktop.ui.session import EditSession
from desktop.ui.widgets import Button, label, line
from i18n import _

LOOK_AFTER_MS = 120
MOST_LETTERS = 90  # of the line that is named: two or three lines of the panel
Fields = TypeVar("Fields", bound=RecordFields)


class RecordForm(QScrollArea):
    """Follows the line in hand. What is typed goes through the session; text and tables follow at once."""

    mark_asked = Signal()
    """The words that are selected are to be a target."""
    assign_asked = Signal()
    """The line in hand is to be given to somebody."""
    left = Signal()
    """The fields with the focus are gone, as after undo."""

    def __init__(self, session: EditSession) -> None:
        super().__init__()
        self.session = session
        self.where = RecordPlace()
        self._office_units: tuple[str, ...] = ()
        self.targets: list[TargetFields] = []
        self.assignments: list[AssignmentFields] = []
        self._stale = True
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(LOOK_AFTER_MS)
        self._rest.timeout.connect(self._look)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._words = label("", "strong", wrap=True)
        self._no_targets = label(
            _("Chọn con số trong lời văn, như “trên 80%”, rồi đánh dấu."), "small", "muted", wrap=True
        )
        self.mark = Button(_("Đánh dấu chỉ tiêu"), "plain", "target", height=28)
        self.mark.setToolTip(_("Đánh dấu chỉ tiêu") + " (Ctrl+Alt+T)")
        self.mark.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the selection of the sheet alone
        self._no_assignments = label(_("Dòng này chưa giao cho ai."), "small", "muted", wrap=True)
        self.assign = Button(_("Giao việc này"), "outlined", "user-list", height=28)
        self._assignments_head, self._targets_head = label(_("Phân công"), "head"), label(_("Chỉ tiêu"), "head")
        self._between = line()
        self._target_list, self._assignment_list = QVBoxLayout(), QVBoxLayout()
        self._place()
        self.mark.clicked.connect(self.mark_asked)
        self.assign.clicked.connect(self.assign_asked)
        session.changed.connect(self._on_changed)

    def follow(self, where: RecordPlace) -> None:
        """Show the records of another place."""
        if where != self.where:
            other = where[:2] != self.where[:2]
            self.where = where
            self._look(anew=other)
            self._open_at(where.record)

    def focus_first(self) -> None:
        """Put the cursor into the first field that there is."""
        fields: Iterable[RecordFields] = (*self.assignments, *self.targets)
        first = next(iter(fields), None)
        if first is None:
            self.assign.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.show_field(first.record.id, "lead" if isinstance(first, AssignmentFields) else "indicator")

    def show_field(self, record: str, part: str) -> None:
        """Open the fields of a record and put the cursor into one of them."""
        self._look()
        for fields in (*self.targets, *self.assignments):
            if fields.record.id == record:
                fields.open(True)
                field = fields.field_of(part)
                if field is not None:
                    field.focus()
                    self.ensureWidgetVisible(field)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    # what is shown

    def _place(self) -> None:
        inside = QWidget()
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside.setProperty("ground", "surface")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        for made in (self._target_list, self._assignment_list):
            made.setSpacing(4)
        column.addWidget(self._words)
        column.addWidget(line())
        column.addWidget(self._assignments_head)
        column.addLayout(self._assignment_list)
        column.addWidget(self._no_assignments)
        column.addWidget(self.assign, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._between)
        column.addWidget(self._targets_head)
        column.addLayout(self._target_list)
        column.addWidget(self._no_targets)
        column.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(inside)

    def _on_changed(self, changes: Changes, initiator: object) -> None:
        """Looking through a long plan is no business of a key: the form follows when the hand rests."""
        if initiator is not self and changes:
            self._rest.start()

    def _look(self, *, anew: bool = False) -> None:
        """Show what the document says of the place in hand; not while nobody sees it."""
        self._stale = self._stale or anew
        if not self.isVisible():
            return
        document = self.session.document
        found = find(document, self.where.block)
        block = found[1] if found is not None else None
        targets, assignments = _in_hand(document, self.where)
        before = (len(self.targets), len(self.assignments))
        self._fit(self.targets, len(targets), self._fresh_target, self._target_list)
        self._fit(self.assignments, len(assignments), self._fresh_assignment, self._assignment_list)
        if before != (len(targets), len(assignments)):
            self._order_keys()
        for fields, target in zip(self.targets, targets, strict=True):
            fields.show_record(target.record)
        for given, held in zip(self.assignments, assignments, strict=True):
            given.year = plan_year(document)
            given.show_record(held.record)
            given.suggest_task("" if held.is_row else task_words(held.block))
        if self._stale:
            self._stale = False
            for fold in (*self.targets, *self.assignments):
                fold.open(len(assignments) == 1 if isinstance(fold, AssignmentFields) else len(targets) == 1)
        of_row = (
            shown([*assignments, *targets][0], TASK if assignments else INDICATOR) if assignments or targets else ""
        )
        words = of_row if _is_table(block) else block.text if block is not None else ""
        self._say(words, targets, assignments, is_table=_is_table(block))

    def _say(self, words: str, targets: list[Held], assignments: list[Held], *, is_table: bool) -> None:
        nothing = _("Bảng") if is_table else _("Dòng trống")
        self._words.setText(shorten(one_line(words), MOST_LETTERS, placeholder="…") or nothing)
        said = _("Dòng này chưa giao cho ai.")
        if is_table:
            at_row = _("Dòng này của bảng không có việc nào.")
            said = _("Đặt con trỏ vào một dòng của bảng.") if self.where.row is None else at_row
        self._no_assignments.setText(said)
        locked = bool(self.session.locked)
        with_assignments = bool(assignments) or not (is_table and targets)
        with_targets = bool(targets) or not is_table  # no heading over nothing
        self._assignments_head.setVisible(with_assignments)
        self._between.setVisible(with_assignments and with_targets)
        self._targets_head.setVisible(with_targets)
        self._no_assignments.setVisible(with_assignments and not assignments)
        self.assign.setVisible(not assignments and not is_table and not locked)
        self._no_targets.setVisible(not targets and not is_table and not locked)
        self.mark.setVisible(not is_table and not locked)

    def _open_at(self, record: str) -> None:
        """The record whose words are in hand is the open one."""
        for fields in self.targets:
            if fields.record.id == record:
                fields.open(True)
                self.ensureWidgetVisible(fields)

    def _fit(self, made: list[Fields], count: int, fresh: Callable[[], Fields], place: QVBoxLayout) -> None:
        """Have as many sets of fields as there are records; those that stay keep a word that is being composed."""
        while len(made) > count:
            gone, focus = made.pop(), QApplication.focusWidget()
            if focus is not None and gone.isAncestorOf(focus):
                self.left.emit()
            place.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(made) < count:
            fields = fresh()
            fields.rule.hide()
            fields.changed.connect(self._on_record)
            fields.removed.connect(self._on_removed)
            made.append(fields)
            place.addWidget(fields)
            if self.session.locked:
                lock_fields(fields)

    def _order_keys(self) -> None:
        """Tab goes down the form; fields that were made last would come last."""
        order: list[QWidget] = []
        lists: tuple[tuple[Iterable[RecordFields], Button], ...]
        lists = ((self.assignments, self.assign), (self.targets, self.mark))
        for made, button in lists:
            for fields in made:
                order += fields.in_order()
            order.append(button)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _fresh_target(self) -> TargetFields:
        return TargetFields()

    def _fresh_assignment(self) -> AssignmentFields:
        return AssignmentFields(self.known_units)

    def know_units(self, names: tuple[str, ...]) -> None:
        """Offer the units that the office's plans name beside those of this one."""
        self._office_units = names

    def known_units(self) -> tuple[str, ...]:
        """The units that this plan and the office's others name, in the order of the Vietnamese alphabet."""
        named = set(self._office_units)
        for held in records_of(self.session.document).values():
            if isinstance(held.record, Assignment):
                named |= {held.record.lead, *held.record.supporting}
        return tuple(sorted(named - {""}, key=sort_key))

    # what is typed

    def _on_record(self, record: Target | Assignment, step: str, part: str) -> None:
        change = (
            partial(change_target, target=record)
            if isinstance(record, Target)
            else partial(change_assignment, assignment=record)
        )
        key = "" if part == "comparator" else f"record.{record.id}.{part}"
        self.session.apply(step, change, self, key)
        self._look()

    def _on_removed(self, record: str) -> None:
        step = _("bỏ phân công") if any(one.record.id == record for one in self.assignments) else _("bỏ chỉ tiêu")
        self.session.apply(step, lambda document: remove_record(document, record), self)
        self._look()


def _is_table(block: Block | None) -> bool:
    return block is not None and block.level is Level.TABLE


def _in_hand(document: Document, where: RecordPlace) -> tuple[list[Held], list[Held]]:
    """The targets and the assignments of the place in hand; of a table those that its row in hand shows."""
    found = find(document, where.block)
    if found is None:
        return [], []
    tree, block = found
    if block.table is None:
        mine = [Held(record, block, tree) for record in own_records(block)]
    elif where.row is not None and where.row < len(block.table.rows):
        cells = block.table.rows[where.row]
        records = records_of(document)
        ids = dict.fromkeys(record_id(run.record) for cell in cells for run in cell.runs if run.record)
        mine = [records[id] for id in ids if id in records]
    else:
        mine = []
    return (
        [held for held in mine if isinstance(held.record, Target)],
        [held for held in mine if isinstance(held.record, Assignment)],
    )
