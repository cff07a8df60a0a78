"""What a clerk does to the table in hand, by key, menu, tool or mouse: each is one step of undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from desktop.domain import runs, table_cells
from desktop.domain.body_tables import remove_table
from desktop.domain.document import Document, Footnote, Run, new_id
from desktop.domain.drawn_columns import number_column
from desktop.domain.notes import drop_unmarked
from desktop.domain.runs import Mark
from desktop.domain.soundness import MOST_COLUMNS
from desktop.domain.table_columns import insert_column, move_columns, remove_column, set_widths
from desktop.domain.table_merging import can_merge, can_split, merge, split, whole
from desktop.domain.table_rows import counted, insert_row, move_rows, remove_row, set_header_rows
from desktop.domain.tables import column_count
from desktop.ui.preedit import commit_preedit
from desktop.ui.sheet.box_words import BoxWords
from desktop.ui.sheet.commands import SheetCommands
from desktop.ui.sheet.look.marking import MARK_NAMES
from desktop.ui.sheet.menu import Do
from desktop.ui.sheet.tables.clipboard import CellClips
from desktop.ui.sheet.tables.hand import TableHand
from desktop.ui.sheet.tables.steps import Place, Spot
from i18n import _

Edit = Callable[[Document], Document]


class TableCommands:
    """Runs edits on the cell or block of cells in hand. `refuse` gets the sentence why one is not done."""

    def __init__(
        self,
        hand: TableHand,
        sheet: SheetCommands,
        *,
        refuse: Callable[[str], None],
        open_note: Callable[[str], None],
    ) -> None:
        self.hand, self.session, self.sheet = hand, hand.session, sheet
        self.refuse, self.open_note = refuse, open_note
        self.words = BoxWords(self.session, hand.box, sheet.marking, hand.write)
        self.clips = CellClips(hand, self.words, self._run, refuse)
        self._all_from: Spot | None = None
        """Where Ctrl+A was pressed before all cells were chosen, or before nothing was, in an empty cell."""
        hand.moved.connect(self._on_moved)

    def named(self) -> dict[str, Do]:
        """What can be asked for by name while a cell is in hand: ids of actions, keys and lines of the menu."""
        return {
            "table_row_above": partial(self.add_row, below=False),
            "table_row_below": partial(self.add_row, below=True),
            "table_remove_row": self.remove_rows,
            "table_column_left": partial(self.add_column, right=False),
            "table_column_right": partial(self.add_column, right=True),
            "table_remove_column": self.remove_columns,
            "table_merge": self.merge,
            "table_split": self.split,
            "table_header": self.toggle_header,
            "table_even": self.even_columns,
            "table_auto": self.free_columns,
            "table_remove": self.remove_table,
            "move_up": partial(self.move_rows, -1),
            "move_down": partial(self.move_rows, 1),
            "promote": partial(self.move_columns, -1),
            "demote": partial(self.move_columns, 1),
            "bold": partial(self.toggle, "bold"),
            "italic": partial(self.toggle, "italic"),
            "underline": partial(self.toggle, "underline"),
            "change_case": self.words.change_case,
            "footnote": self.insert_footnote,
            "cut": self.cut,
            "copy": self.clips.copy,
            "paste": self.clips.paste,
            "paste_plain": partial(self.clips.paste, plain_only=True),
            "select_all": self.select_all,
        }

    # what can be done

    def can_merge(self) -> bool:
        """Whether several cells are in hand that can be one."""
        return self.hand.is_open and can_merge(self.hand.table, self.hand.area)

    def can_split(self) -> bool:
        """Whether a cell in hand covers several places."""
        return self.hand.is_open and can_split(self.hand.table, self.hand.area)

    def is_header(self) -> bool:
        """Whether all rows in hand are heads."""
        return self.hand.is_open and self.hand.area.bottom < self.hand.table.header_rows

    # rows and columns

    def _run(
        self,
        label: str,
        edit: Callable[[Document, str], Document],
        place: Place,
        other: Place | None = None,
        *,
        where: str = "start",
    ) -> None:
        """Apply an edit of the table in hand, then take a place of it in hand, with the block up to another.

        Undo goes back to where the cursor was; in a cell that stays as it was it is not moved.
        """
        hand = self.hand
        commit_preedit(hand.box)
        start, before, words = hand.spot, self.session.document, hand.cell.runs
        key = hand.key
        self.session.apply(label, lambda document: edit(document, key), initiator=hand)
        hand.open(key, place, where=where)
        if start is not None and start.place == hand.place and hand.cell.runs == words:
            hand.box.select(*start.ends)
        hand.choose(other)
        hand.remember(before, start)

    def _count(
        self,
        label: str,
        edit: Callable[[Document, str], Document],
        place: Place,
        other: Place | None = None,
        *,
        where: str = "start",
    ) -> None:
        """An edit of rows, after which they are counted again where they were."""
        self._run(
            label, lambda document, key: counted(document, key, lambda d: edit(d, key)), place, other, where=where
        )

    def add_row(self, *, below: bool) -> None:
        """An empty row above or below what is in hand."""
        area = self.hand.area
        at = area.bottom + 1 if below else area.top
        self._count(_("thêm dòng"), lambda document, key: insert_row(document, key, at), (at, area.left))

    def next_row(self) -> None:
        """Tab in the last cell: a row more, with its first cell in hand; its number is selected, as Tab always does,
        but for one that is counted."""
        table = self.hand.table
        at = len(table.rows)
        first = 1 if table.drawn is not None and number_column(table.drawn) == 0 else 0
        self._count(_("thêm dòng"), lambda document, key: insert_row(document, key, at), (at, first), where="all")

    def remove_rows(self) -> None:
        """Take the rows in hand out; the whole table with its last row."""
        area, table = self.hand.area, self.hand.table
        if area.bottom - area.top + 1 >= len(table.rows):
            self.remove_table()
            return

        def edit(document: Document, key: str) -> Document:
            for _row in range(area.top, area.bottom + 1):
                document = remove_row(document, key, area.top)
            return drop_unmarked(document)

        self._count(_("xóa dòng"), edit, (min(area.top, len(table.rows) - 2 - area.bottom + area.top), area.left))

    def add_column(self, *, right: bool) -> None:
        """An empty column beside what is in hand."""
        area = self.hand.area
        at = area.right + 1 if right else area.left
        if column_count(self.hand.table) >= MOST_COLUMNS:
            self.refuse(_("Không thêm được cột: bảng có nhiều nhất {most} cột.").format(most=MOST_COLUMNS))
            return
        self._run(_("thêm cột"), lambda document, key: insert_column(document, key, at), (area.top, at))

    def remove_columns(self) -> None:
        """Take the columns in hand out; the whole table with its last column."""
        area, columns = self.hand.area, column_count(self.hand.table)
        if area.right - area.left + 1 >= columns:
            self.remove_table()
            return

        def edit(document: Document, key: str) -> Document:
            for _column in range(area.left, area.right + 1):
                document = remove_column(document, key, area.left)
            return drop_unmarked(document)

        left = columns - (area.right - area.left + 1)
        self._run(_("xóa cột"), edit, (area.top, min(area.left, left - 1)))

    def move_rows(self, step: int) -> None:
        """Move the rows in hand up (-1) or down (1)."""
        self._move(_("chuyển dòng"), step, 0)

    def move_columns(self, step: int) -> None:
        """Move the columns in hand left (-1) or right (1)."""
        self._move(_("chuyển cột"), 0, step)

    def _move(self, label: str, down: int, right: int) -> None:
        area, place, other, before = self.hand.area, self.hand.place, self.hand.other, self.hand.table
        start = self.hand.box.ends()

        def edit(document: Document, key: str) -> Document:
            if down:
                return counted(document, key, lambda d: move_rows(d, key, area.top, area.bottom, down))
            return move_columns(document, key, area.left, area.right, right)

        self._run(label, edit, place, other)
        if self.hand.table is not before:
            self.hand.open(self.hand.key, (place[0] + down, place[1] + right))
            self.hand.choose((other[0] + down, other[1] + right) if other else None)
        self.hand.box.select(*start)
        self.hand.stay()

    def toggle_header(self) -> None:
        """Let the rows up to the one in hand be heads, or those from it on no more."""
        area = self.hand.area
        count = area.top if self.is_header() else area.bottom + 1
        place, other = self.hand.place, self.hand.other
        self._run(_("đặt dòng tiêu đề"), lambda document, key: set_header_rows(document, key, count), place, other)

    def even_columns(self) -> None:
        """All columns equally wide."""
        self.set_widths((1.0,) * column_count(self.hand.table), _("chia đều cột"))

    def free_columns(self) -> None:
        """Widths by what stands in the columns."""
        self.set_widths((), _("đặt độ rộng cột tự động"))

    def set_widths(self, widths: tuple[float, ...], label: str = "") -> None:
        """Give the columns shares of the width; none let them follow from the words."""
        place, other = self.hand.place, self.hand.other
        self._run(label or _("đổi độ rộng cột"), lambda document, key: set_widths(document, key, widths), place, other)

    def remove_table(self) -> None:
        """Take the whole table out; Ctrl+Z brings it back."""
        hand = self.hand
        commit_preedit(hand.box)
        key, start, before = hand.key, hand.spot, self.session.document
        hand.close()
        self.sheet.run(_("xóa bảng"), lambda document: remove_table(document, key, new_id()))
        hand.remember(before, start)

    # cells

    def merge(self) -> None:
        """Make the cells in hand one."""
        if not self.can_merge():
            area, heads = self.hand.area, self.hand.table.header_rows
            if area.top < heads <= area.bottom:
                self.refuse(_("Không gộp được dòng tiêu đề với dòng dưới nó. Bảng giữ nguyên."))
            return
        area = whole(self.hand.table, self.hand.area)
        self._run(_("gộp ô"), lambda document, key: merge(document, key, area), (area.top, area.left), where="end")

    def split(self) -> None:
        """Make cells in hand that were merged several again."""
        area = self.hand.area
        if self.can_split():
            self._run(_("tách ô"), lambda document, key: split(document, key, area), (area.top, area.left))

    def clear(self) -> None:
        """Empty the cells in hand."""
        area, place, other = self.hand.area, self.hand.place, self.hand.other

        def edit(document: Document, key: str) -> Document:
            return drop_unmarked(table_cells.clear_cells(document, key, area))

        self._run(_("xóa chữ trong ô"), edit, place, other)

    def toggle(self, mark: Mark) -> None:
        """Bold, italic or underline for what is selected, or for what is typed next."""
        hand = self.hand
        if hand.other is not None:
            area, place, other = hand.area, hand.place, hand.other
            on = self.sheet.marking.turn(marked=table_cells.all_dressed(hand.table, area, mark))
            self._run(
                _(MARK_NAMES[mark]),
                lambda document, key: table_cells.dress_cells(document, key, area, mark, on=on),
                place,
                other,
            )
            return
        self.words.toggle(mark)

    def insert_footnote(self) -> None:
        """Put the mark of a new note at the cursor, and go to write it."""
        hand = self.hand
        commit_preedit(hand.box)
        note, at = new_id(), hand.box.ends()[1]
        words = runs.insert(hand.cell.runs, at, (Run(footnote=note),))
        place = hand.place

        def edit(document: Document, key: str) -> Document:
            document = table_cells.set_words(document, key, place, words)
            return replace(document, footnotes=(*document.footnotes, Footnote(note)))

        self._run(_("thêm chú thích"), edit, place)
        hand.box.select(at + 1, at + 1)
        self.open_note(note)

    def cut(self) -> None:
        """Copy what is selected, and empty it."""
        self.clips.copy()
        if self.hand.other is not None:
            self.clear()
        else:
            self.hand.box.textCursor().removeSelectedText()

    def select_all(self) -> None:
        """All words of the cell; where they are selected already, all cells of the table.

        In an empty cell there is nothing to select at first: letters typed then belong to this cell.
        """
        hand, start = self.hand, self.hand.spot
        length = runs.runs_length(hand.cell.runs)
        if hand.other is None and (sorted(hand.box.ends()) != [0, length] if length else self._all_from != start):
            hand.box.select(0, length)
            self._all_from = hand.spot
            return
        hand.open(hand.key, (0, 0))
        hand.choose(self._last_place())
        self._all_from = start

    def type_into(self) -> None:
        """Letters are typed at a block of cells: they come in place of the words of its first, the others stay.

        With the whole table chosen nothing is replaced: they go where the cursor was before.
        """
        hand, area = self.hand, self.hand.area
        whole = (area.top, area.left, area.bottom, area.right) == (0, 0, *self._last_place())
        start = self._all_from if whole and self._all_from is not None else hand.spot
        hand.choose(None)
        if whole and start is not None:
            hand.open(hand.key, start.place, where="end")
        else:
            hand.open(hand.key, (area.top, area.left), where="all")

    def _last_place(self) -> Place:
        return len(self.hand.table.rows) - 1, column_count(self.hand.table) - 1

    def _on_moved(self) -> None:
        self._all_from = None
