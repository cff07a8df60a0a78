"""Targets and assignments on the sheet: what the clerk marks and hands out, where the caret is among them, and tips."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from desktop.domain.assigned import add_assignment, add_target, remove_record
from desktop.domain.document import Assignment, Block, Drawn, Level, Records, Target, find, new_id
from desktop.domain.drawn_layout import drawn_table, laid_out
from desktop.domain.held import records_of
from desktop.domain.linked import record_id
from desktop.domain.runs import cut, flat
from desktop.domain.target_guess import guessed_target
from desktop.domain.typed_tables import drawn_of, make_drawn
from desktop.services.drawn_heads import first_drawn, head_of
from desktop.ui.record_place import RecordPlace
from desktop.ui.record_words import tip_of
from desktop.ui.sheet.commands import SheetCommands
from desktop.ui.sheet.look.formats import RECORD
from desktop.ui.sheet.menu import Do
from desktop.ui.sheet.tables.editing import TablePart
from i18n import _

_FIGURE = re.compile(r"(?:(?:trên|hơn|ít nhất|tối thiểu|tăng thêm|khoảng|dưới|không quá)\s+)?\d+(?:[.,]\d+)*\s*%?")


class SheetRecords(QObject):
    """Follows the caret of one sheet. Commands are steps of the session; what they cannot do they say."""

    moved = Signal(object)
    """The clerk has come to another RecordPlace."""
    asked = Signal(str, str)
    """The fields of a record are wanted; with the name of a part the caret is to go into its field."""

    def __init__(self, commands: SheetCommands, tables: TablePart, owner: QObject) -> None:
        super().__init__(owner)
        self._commands, self._tables = commands, tables
        self._session, self._text = commands.session, commands.text
        self.place = RecordPlace()
        self._text.cursorPositionChanged.connect(self._look)
        self._text.selectionChanged.connect(self._look)
        tables.hand.moved.connect(self._look)
        tables.hand.box.cursorPositionChanged.connect(self._look)

    def named(self) -> dict[str, Do]:
        """What can be asked for by name."""
        return {
            "mark_target": self.mark_target,
            "remove_target": partial(self._remove, Target),
            "assign_task": self.assign_task,
            "remove_assignment": partial(self._remove, Assignment),
            "assignment_table": partial(self.add_table, Records.ASSIGNMENTS),
            "target_table": partial(self.add_table, Records.TARGETS),
            "draw_table": self.draw_table,
        }

    def tip_at(self, cursor: QTextCursor) -> str:
        """What the words at a place show: "Thời hạn, tính đến 30/6/2026"; "" for none."""
        shown = str(cursor.charFormat().property(RECORD) or "")
        if not shown and not cursor.atBlockEnd():
            shown = _behind(cursor)
        return tip_of(self._session.document, shown) if shown else ""

    # targets

    def mark_target(self) -> None:
        """Let the words that are selected, or the figure that the caret is in, be a target of their line."""
        self._commands.prepare()
        spans = [] if self._tables.hand.is_open else self._commands.spans()
        if len(spans) != 1:
            self._commands.tell(_("Chỉ tiêu đánh dấu được trong một dòng của lời văn."))
            return
        key, start, end = spans[0]
        found = find(self._session.document, key)
        span = _meant(found[1], start, end) if found is not None else None
        if found is None or span is None:
            self._commands.tell(_("Chọn con số trong lời văn, như “trên 80%”, rồi dùng lại lệnh này."))
            return
        known = next((run.record for run in cut(found[1].runs, *span) if run.record), "")
        if known:
            self.asked.emit(record_id(known), "")
            return
        target = guessed_target(self._session.document, key, span, new_id())
        marked = partial(add_target, block_id=key, target=target, span=span)
        if self._commands.keep_selection(_("đánh dấu chỉ tiêu"), marked):
            self._look()
            self.asked.emit(target.id, "")

    # assignments

    def assign_task(self) -> None:
        """Giao việc…: the line in hand gets an assignment to be filled in, or shows the one that it has."""
        self._commands.prepare()
        found = find(self._session.document, self.place.block)
        mine = self._mine(Assignment)
        if mine:
            self.asked.emit(mine[0], "lead")
        elif found is None or found[1].level is Level.TABLE:
            self._commands.tell(_("Đặt con trỏ vào một dòng của lời văn để giao việc."))
        elif not found[1].text.strip():
            self._commands.tell(_("Ghi nhiệm vụ vào dòng này trước khi giao."))
        else:
            fresh, key = Assignment(new_id()), self.place.block
            self._commands.keep_selection(_("thêm phân công"), lambda document: add_assignment(document, key, fresh))
            self.asked.emit(fresh.id, "lead")

    # tables

    @property
    def drawn(self) -> Drawn | None:
        """How the table in hand is drawn from the records; None where it is not, or where no table is in hand."""
        return self._tables.hand.table.drawn if self._tables.hand.is_open else None

    @property
    def can_be_drawn(self) -> bool:
        """Whether the table in hand was typed by hand and could be drawn from records."""
        return self._tables.hand.is_open and self._tables.hand.table.drawn is None

    def add_table(self, records: Records) -> None:
        """Put a table of all targets, or of all that was handed out, after the line in hand."""
        drawn = first_drawn(records)
        table = drawn_table(drawn, [head_of(records, name) for name in drawn.columns])
        self._tables.open(self._commands.put_table(table), 1, 0)

    def draw_table(self) -> None:
        """Let the table in hand, typed by hand, be drawn from records that its rows become; it prints as before."""
        self._commands.prepare()
        key, table = self.place.block, self._tables.hand.table
        if not self.can_be_drawn or drawn_of(table) is None:
            self._commands.tell(_("Đầu cột chưa cho biết đâu là nhiệm vụ, đơn vị, thời hạn. Sửa đầu cột rồi dùng lại."))
            return
        self._session.apply(_("nối bảng với văn bản"), lambda document: make_drawn(document, key))
        self._look()

    def lay_out(self, drawn: Drawn) -> None:
        """Draw the table in hand in other columns, groups or order."""
        key = self.place.block
        heads = [head_of(drawn.records, name) for name in drawn.columns]
        self._commands.prepare()
        self._session.apply(_("đổi cách trình bày bảng"), lambda document: laid_out(document, key, drawn, heads))

    def _remove(self, kind: type[Target | Assignment]) -> None:
        """Take out the record that the caret is in, or the one of its kind that the line has."""
        self._commands.prepare()
        mine = self._mine(kind)
        if len(mine) != 1:
            self._commands.tell(
                _("Đặt con trỏ vào chữ của chỉ tiêu cần bỏ.") if kind is Target else _("Dòng này chưa giao cho ai.")
            )
            return
        label = _("bỏ chỉ tiêu") if kind is Target else _("bỏ phân công")
        self._commands.keep_selection(label, lambda document: remove_record(document, mine[0]))

    def _mine(self, kind: type[Target | Assignment]) -> list[str]:
        """The ids of the records of a kind in hand: the one at the caret alone, where there is one."""
        document = self._session.document
        held, found = records_of(document), find(document, self.place.block)
        if self.place.record in held and isinstance(held[self.place.record].record, kind):
            return [self.place.record]
        if found is None:
            return []
        if self.place.row is None:
            own = (*found[1].targets, *found[1].assignments) if found[1].level is not Level.TABLE else ()
            return [one.id for one in own if isinstance(one, kind)]
        rows = found[1].table.rows if found[1].table is not None else ()
        cells = rows[self.place.row] if self.place.row < len(rows) else ()
        ids = dict.fromkeys(record_id(run.record) for cell in cells for run in cell.runs if run.record)
        return [id for id in ids if id in held and isinstance(held[id].record, kind)]

    # where the caret is

    def _look(self) -> None:
        if self._commands.lines.busy:
            return  # lines are being written: the cursor passes through others
        place = self._here()
        if place != self.place:
            self.place = place
            self.moved.emit(place)

    def _here(self) -> RecordPlace:
        hand = self._tables.hand
        cursor = hand.box.textCursor() if hand.is_open else self._text.textCursor()
        record = record_id(str(cursor.charFormat().property(RECORD) or ""))
        if hand.is_open:
            return RecordPlace(hand.key, hand.place[0], record)
        return RecordPlace(self._text.caret(cursor).key, None, record)


def _behind(cursor: QTextCursor) -> str:
    """What the letter behind a place shows."""
    ahead = QTextCursor(cursor)
    ahead.movePosition(QTextCursor.MoveOperation.Right)
    return str(ahead.charFormat().property(RECORD) or "")


def _meant(block: Block, start: int, end: int) -> tuple[int, int] | None:
    """The span of the words that are selected, without blanks at its ends; or of the figure at the caret."""
    text = flat(block.runs)
    if start == end:
        return next(((m.start(), m.end()) for m in _FIGURE.finditer(text) if m.start() <= start <= m.end()), None)
    words = text[start:end]
    inside = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    return inside if inside[0] < inside[1] and words.strip() else None
