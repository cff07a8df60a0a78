"""Rows of all plans as Qt rows that are read when they come into view: the store is asked for some at a time.

A listing (numbers in order, groups) is all that is known of the rest. Heads of groups are lines of the same table.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Generic, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from desktop.domain.progress import Group, Listing
from desktop.ui.following.table.columns import Columns, Row
from desktop.ui.following.table.lines import Lines
from desktop.ui.wording import count
from i18n import _

Index = QModelIndex | QPersistentModelIndex
PAGE = 100  # rows that are read together
MOST_READ = 4  # pages in one question
MOST_KEPT = 4_000  # rows in memory
_DISPLAY, _TIP = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)
_READ_ALOUD = int(Qt.ItemDataRole.AccessibleTextRole)
_ROLES = frozenset({_DISPLAY, _TIP, _READ_ALOUD})


class Wanted(NamedTuple):
    """A question for rows: `age` comes back with the answer, so that one to an older listing is known."""

    age: int
    numbers: tuple[int, ...]


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Lines of a listing; a row that has not been read yet is a placeholder, and is asked for.

    What rows are of says whoever derives from it: `title`, `few`, `tip`, `aloud`.
    """

    wanted = Signal(object)
    """Emitted with `Wanted`; the answer goes to `take`. There is one question at a time."""
    rows_came = Signal()

    def __init__(self, columns: Columns[Row], today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns, self.today = columns, today
        self.lines = Lines(Listing())
        self.grouped_by = ""
        """What the groups are of: a name of a group of the service."""
        self._age = 0
        self._rows: OrderedDict[int, Row] = OrderedDict()
        self._before: dict[int, Row] = {}  # what is shown until it has been read anew
        self._pages: dict[int, None] = {}  # wanted, in the order of asking
        self._asking = False
        self._ask_soon = QTimer(self)
        self._ask_soon.setSingleShot(True)
        self._ask_soon.setInterval(0)
        self._ask_soon.timeout.connect(self._ask)

    # Listings

    @property
    def listing(self) -> Listing:
        """What is listed."""
        return self.lines.listing

    def show(self, listing: Listing, *, read_anew: bool = True) -> None:
        """List other rows; groups that were folded stay so. Rows are read again unless they are known to be right."""
        self.beginResetModel()
        if read_anew:
            self._age += 1
            self._before = self._before | self._rows if len(self._before) < MOST_KEPT else dict(self._rows)
            self._rows.clear()
        self._pages.clear()
        self.lines = Lines(listing, self.lines.folded)
        self.endResetModel()

    def fold(self, names: Collection[str]) -> None:
        """Fold the groups of these names and unfold all others."""
        self.beginResetModel()
        self.lines = Lines(self.listing, names)
        self.endResetModel()

    def count_groups(self, groups: Sequence[Group]) -> None:
        """Take over how many and how late groups are, where they are still the same groups."""
        if [(group.name, group.rows) for group in groups] == [(group.name, group.rows) for group in self.lines.groups]:
            listing = self.listing
            self.lines = Lines(Listing(listing.numbers, tuple(groups), listing.counts), self.lines.folded)
            self.rows_came.emit()

    # Rows

    def row(self, line: int) -> Row | None:
        """The row of a line; None for the head of a group, and for a row that is being read."""
        found = self.lines[line]
        if found.index is None:
            return None
        number = self.listing.numbers[found.index]
        row = self._rows.get(number)
        if row is None:
            self._want(found.index)
            return self._before.get(number)
        return row

    def known(self, number: int) -> Row | None:
        """The row of a number in the store, where it has been read."""
        return self._rows.get(number)

    def take(self, wanted: Wanted, rows: Iterable[Row]) -> None:
        """The answer to a question."""
        self._asking = False
        if wanted.age == self._age:
            self._keep(rows)
            missing = set(wanted.numbers) - set(self._rows)
            if missing:  # deleted meanwhile: the listing is out of date and will be told so
                self._before = {number: row for number, row in self._before.items() if number not in missing}
        self.rows_came.emit()
        if self._pages:
            self._ask_soon.start()

    def refuse(self) -> None:
        """A question could not be answered; it is put again when its rows are looked at again."""
        self._asking = False

    def change(self, rows: Iterable[Row]) -> None:
        """Take over rows as they are now."""
        self._keep(rows)
        self.rows_came.emit()

    def line_of(self, number: int) -> int | None:
        """The line of a row by its number in the store; None where it is not listed or its group is folded."""
        try:
            return self.lines.line_of(self.listing.numbers.index(number))
        except ValueError:
            return None

    def numbers(self, ranges: Iterable[tuple[int, int]]) -> Iterator[int]:
        """The numbers of the rows of some lines, each range from its first line to its last."""
        for first, last in ranges:
            for line in range(first, last + 1):
                number = self.lines.number(line)
                if number is not None:
                    yield number

    def _keep(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self._rows[row.number] = row
            self._rows.move_to_end(row.number)
            self._before.pop(row.number, None)
        while len(self._rows) > MOST_KEPT:
            self._rows.popitem(last=False)

    def _want(self, index: int) -> None:
        page = index // PAGE
        self._pages.pop(page, None)
        self._pages[page] = None
        if not self._asking and not self._ask_soon.isActive():
            self._ask_soon.start()

    def _ask(self) -> None:
        """Ask for what was looked at last; what is still in view is looked at again with the answer."""
        pages = list(self._pages)[-MOST_READ:]
        self._pages.clear()
        numbers = tuple(
            number
            for page in sorted(pages)
            for number in self.listing.numbers[page * PAGE : (page + 1) * PAGE]
            if number not in self._rows
        )
        if numbers and not self._asking:
            self._asking = True
            self.wanted.emit(Wanted(self._age, numbers))

    # Qt

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self.lines.count

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if role not in _ROLES or not index.isValid():
            return None
        line, column = index.row(), index.column()
        group = self.lines.group(line)
        if group is not None:
            return self.head_words(group) if column == self.columns.number or role == _READ_ALOUD else None
        row = self.row(line)
        if row is None:
            return _("Đang đọc…") if column == self.columns.main else None
        if role == _TIP:
            return self.tip(row, column)
        if column == self.columns.number:
            return str((self.lines[line].index or 0) + 1)
        return self.aloud(row, column) if role == _READ_ALOUD else self.columns[column].text(row, self.today)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation is Qt.Orientation.Horizontal and role in (_DISPLAY, _READ_ALOUD):
            return self.columns.title(section)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if self.columns[index.column()].editor and self.lines[index.row()].index is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def title(self, group: Group) -> str:
        """The name of a group in words."""
        return group.name or _("Chưa ghi")

    def few(self, group: Group) -> str:
        """How many rows a group has: "7 việc"."""
        return count(group.rows)

    def late(self, group: Group) -> str:
        """How many of them are late: "2 quá hạn"; "" for none."""
        return _("{count} quá hạn").format(count=count(group.late)) if group.late else ""

    def head_words(self, group: Group) -> str:
        """ "Văn phòng, 7 việc, 2 quá hạn"."""
        return ", ".join(filter(None, (self.title(group), self.few(group), self.late(group))))

    def tip(self, row: Row, column: int) -> str:
        """What more there is to say of a cell."""
        return self.columns[column].text(row, self.today)

    def aloud(self, row: Row, column: int) -> str:
        """What is read aloud of a cell."""
        return self.columns[column].text(row, self.today)
