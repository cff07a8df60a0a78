"""Kept versions as rows under the names of their days."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.domain.ports import VersionInfo
from desktop.ui.wording import clock_time, long_day, moment
from i18n import _

ROW_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


def by_minute(versions: Iterable[VersionInfo], kept: Collection[int] = ()) -> list[VersionInfo]:
    """The last version of each minute, newest first: the draft is saved with every pause, which tells nobody apart.

    Those whose revision is in `kept` stay, whatever else was saved in their minute.
    """
    minutes: set[str] = set()
    found: list[VersionInfo] = []
    for version in versions:
        minute = f"{version.saved_at.astimezone():%Y-%m-%d %H:%M}"
        if minute not in minutes or version.revision in kept:
            found.append(version)
        minutes.add(minute)
    return found


def day_name(day: date, today: date) -> str:
    """ "Hôm nay", "Hôm qua", "Thứ Ba, ngày 17/11/2026"."""
    if day == today:
        return _("Hôm nay")
    return _("Hôm qua") if day == today - timedelta(days=1) else long_day(day)


@dataclass(slots=True)
class VersionRow:
    """The name of a day, or one version; `story` is what it changed, None until that is known."""

    day: str
    version: VersionInfo | None = None
    older: VersionInfo | None = None
    note: str = ""
    story: str | None = None

    @property
    def words(self) -> str:
        """What a screen reader says."""
        if self.version is None:
            return self.day
        return ". ".join(
            part for part in (f"{clock_time(self.version.saved_at)} {self.day}", self.note, self.story) if part
        )


class VersionsModel(QAbstractListModel):
    """Days and versions. `story_wanted` is emitted once for each row whose story is looked at, and not known yet."""

    story_wanted = Signal(object, object)
    """A VersionInfo, and the one before it or None."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._asked: set[int] = set()
        self.rows: list[VersionRow] = []

    def show(self, versions: Iterable[VersionInfo], notes: Mapping[int, str]) -> None:
        """Show other versions, newest first; `notes` say of a revision why it is kept."""
        self.beginResetModel()
        shown = by_minute(versions, notes)
        self.rows, self._asked, day = [], set(), None
        for at, version in enumerate(shown):
            saved = version.saved_at.astimezone().date()
            name = day_name(saved, self._today)
            if saved != day:
                day = saved
                self.rows.append(VersionRow(name))
            older = shown[at + 1] if at + 1 < len(shown) else None
            story = None if older else _("bản đầu tiên còn giữ")
            note = notes.get(version.revision, "" if at else _("mới nhất"))
            self.rows.append(VersionRow(name, version, older, note, story))
        self.endResetModel()

    def tell(self, revision: int, story: str) -> None:
        """What a version changed is known by now."""
        for at, row in enumerate(self.rows):
            if row.version is not None and row.version.revision == revision:
                row.story = story
                self.dataChanged.emit(self.index(at), self.index(at))

    def version(self, row: int) -> VersionInfo | None:
        """The version of a row; None for the name of a day, and where there is no such row."""
        return self.rows[row].version if 0 <= row < len(self.rows) else None

    def name(self, version: VersionInfo) -> str:
        """ "Bản lưu 10:42 hôm nay"."""
        return version_name(version, self._today)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.version(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            if row.version is not None and row.story is None and row.version.revision not in self._asked:
                self._asked.add(row.version.revision)
                self.story_wanted.emit(row.version, row.older)
            return row
        return row.words if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None


def version_name(version: VersionInfo, today: date) -> str:
    """ "Bản lưu 10:42 hôm nay", "Bản lưu 16:05 ngày 17/11/2026"."""
    when = moment(version.saved_at, today)
    if version.saved_at.astimezone().date() < today - timedelta(days=1):
        when = _("{time} ngày {day}").format(time=clock_time(version.saved_at), day=when)
    return _("Bản lưu {when}").format(when=when)
