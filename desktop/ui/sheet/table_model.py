"""A table of the document as a Qt model: every edit is one step of the draft's undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont

from desktop.domain import table_columns, table_rows, tables
from desktop.domain.changes import Changes
from desktop.domain.document import Block, Cell, Document, Run, Table, find, plain
from desktop.domain.edits import update_block
from desktop.domain.row_numbers import count_rows
from desktop.domain.soundness import MOST_COLUMNS
from desktop.domain.table_cells import reworded
from desktop.domain.tables import Placed, placed_cells
from desktop.domain.text import clean
from desktop.ui.session import EditSession
from desktop.ui.theme import current_theme
from i18n import _

Index = QModelIndex | QPersistentModelIndex


class TableModel(QAbstractTableModel):
    """Rows and columns of the table that a block holds. A cell that spans others is reached at its first place."""

    def __init__(self, session: EditSession, block_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session, self.block_id = session, block_id
        self.table = Table()
        self._columns = 0
        self._cells: dict[tuple[int, int], tuple[int, Cell]] = {}
        self._take()
        session.changed.connect(self._on_changed)

    def _found(self) -> Table:
        found = find(self.session.document, self.block_id)
        return found[1].table or Table() if found else Table()

    def _take(self) -> None:
        """Look at the document's table: where each cell lies, and which of its row it is."""
        self.table = self._found()
        self._columns = tables.column_count(self.table)
        self._cells = {}
        counts: dict[int, int] = {}
        for row, column, cell in placed_cells(self.table):
            self._cells[row, column] = (counts.get(row, 0), cell)
            counts[row] = counts.get(row, 0) + 1

    # what Qt asks

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._columns

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell that begins at a place; None where another reaches over it."""
        found = self._cells.get((row, column))
        return found[1] if found else None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        cell = self.cell(index.row(), index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return plain(cell.runs) if cell else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value
        if role == Qt.ItemDataRole.FontRole:
            return self.font(cell, index.row() < self.table.header_rows)
        if role == Qt.ItemDataRole.BackgroundRole and index.row() < self.table.header_rows:
            return current_theme().color("sunken")
        return None

    def font(self, cell: Cell | None, heading: bool) -> QFont:
        """The letters of a cell."""
        font = current_theme().font("body", bold=heading or bool(cell and _all(cell, "bold")))
        font.setItalic(bool(cell and _all(cell, "italic")))
        return font

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            if role == Qt.ItemDataRole.DisplayRole:
                return "" if section < self.table.header_rows else str(section - self.table.header_rows + 1)
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return _("Dòng {number}").format(number=section + 1)
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(32, current_theme().px(34))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.cell(index.row(), index.column()) else flags

    def setData(self, index: Index, value: object, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        return self.put(index.row(), index.column(), [[str(value)]], _("sửa ô"))

    # edits

    def type_into(self, index: Index, text: str) -> bool:
        """Give a cell the words that stand in its box by now; quick typing is one step of undo."""
        at = (index.row(), index.column())
        return self.put(*at, [[text]], _("sửa ô"), f"cell:{self.block_id}:{at}")

    def holds(self, column: int, lines: list[list[str]]) -> bool:
        """Whether a table can have the columns that these lines of cells need from `column` on."""
        return column + _width(lines) <= MOST_COLUMNS

    def put(self, row: int, column: int, lines: list[list[str]], label: str, merge_key: str = "") -> bool:
        """Write lines of cells from a place on, with new rows and columns where the table ends; see `holds`.

        What stays of the text of a cell keeps its dress, and new words take that of the letter before them. Words for a
        place that a cell reaches over become a paragraph of that cell.
        """
        texts = {
            (row + down, column + right): cell_words(text)
            for down, line in enumerate(lines)
            for right, text in enumerate(line)
        }

        def written(one: Placed) -> tuple[Run, ...]:
            if one.cell.rows == one.cell.columns == 1 and (one.row, one.column) not in texts:
                return one.cell.runs
            places = [(one.row + y, one.column + x) for y in range(one.cell.rows) for x in range(one.cell.columns)]
            more = [texts[place] for place in places[1:] if texts.get(place)]
            if places[0] not in texts and not more:
                return one.cell.runs
            words = "\n".join([texts.get(places[0], plain(one.cell.runs)), *more])
            return one.cell.runs if words == plain(one.cell.runs) else reworded(one.cell.runs, words)

        def edit(document: Document) -> Document:
            document = tables.grow(document, self.block_id, row + len(lines), column + _width(lines))
            if _width(lines) > 1 and row < self.table.header_rows:  # other columns: the shares are not theirs
                document = tables.share_anew(document, self.block_id)
            return tables.set_cells(document, self.block_id, written)

        return self.session.apply(label, edit, initiator=self, merge_key=merge_key)

    def insert_row(self, at: int) -> bool:
        """An empty row before row `at`."""
        return self._change_rows(_("thêm dòng"), lambda document: table_rows.insert_row(document, self.block_id, at))

    def remove_row(self, at: int) -> bool:
        """Take a row out; the last one stays."""
        return self._change_rows(_("xóa dòng"), lambda document: table_rows.remove_row(document, self.block_id, at))

    def move_row(self, at: int, step: int) -> bool:
        """Let a row change places with its neighbour."""
        words = _("chuyển dòng")
        return self._change_rows(words, lambda document: table_rows.move_rows(document, self.block_id, at, at, step))

    def insert_column(self, at: int) -> bool:
        """An empty column before column `at`."""
        return self._apply(_("thêm cột"), lambda document: table_columns.insert_column(document, self.block_id, at))

    def remove_column(self, at: int) -> bool:
        """Take a column out; the last one stays."""
        return self._apply(_("xóa cột"), lambda document: table_columns.remove_column(document, self.block_id, at))

    def _change_rows(self, label: str, edit: Callable[[Document], Document]) -> bool:
        """Rows come, go or move; where they are counted in a column TT, the numbers follow."""
        before = self.table

        def counted(block: Block) -> Block:
            return replace(block, table=count_rows(before, block.table)) if block.table else block

        return self._apply(label, lambda document: update_block(edit(document), self.block_id, counted))

    def _apply(self, label: str, edit: Callable[[Document], Document]) -> bool:
        return self.session.apply(label, edit, initiator=self)

    def _on_changed(self, changes: Changes, _initiator: object) -> None:
        after = self._found()
        if after is self.table:
            return
        before = self.table
        same = len(before.rows) == len(after.rows) and tables.column_count(before) == tables.column_count(after)
        if same and before.header_rows == after.header_rows and _spans(before) == _spans(after):
            self._take()
            for number, (old, new) in enumerate(zip(before.rows, after.rows, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(number, 0), self.index(number, max(0, self.columnCount() - 1)))
            return
        self.beginResetModel()
        self._take()
        self.endResetModel()


def _width(lines: list[list[str]]) -> int:
    """How many columns lines of cells need: empty ones at their right end need none."""
    return max([at for line in lines for at, text in enumerate(line, 1) if text.strip()], default=0)


def cell_words(text: str) -> str:
    """What the document keeps of the text in a cell's box."""
    return clean(text).strip("\n")


def _all(cell: Cell, mark: str) -> bool:
    """Whether all words of a cell are bold, or italic."""
    words = [run for run in cell.runs if run.text.strip()]
    return bool(words) and all(run.bold if mark == "bold" else run.italic for run in words)


def _spans(table: Table) -> list[tuple[int, int, int, int]]:
    return [(r, c, cell.rows, cell.columns) for r, c, cell in placed_cells(table) if cell.rows > 1 or cell.columns > 1]
