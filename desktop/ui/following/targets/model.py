"""Targets as rows of a table: how their groups are named, what more is said of a cell."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject

from desktop.domain.measured import standing
from desktop.domain.progress import Group, TargetRow
from desktop.ui.following.table.model import RowsModel
from desktop.ui.following.targets.columns import COLUMNS, INDICATOR, REACHED
from desktop.ui.wording import calendar_day, count, plan_title
from i18n import _


class TargetsModel(RowsModel[TargetRow]):
    """The targets of all plans."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, today, parent)

    def title(self, group: Group) -> str:
        """The name of a group in words."""
        if self.grouped_by == "year":
            return _("Năm {year}").format(year=group.name) if group.name else _("Không ghi năm")
        return super().title(group)

    def few(self, group: Group) -> str:
        """ "7 chỉ tiêu"."""
        return _("{count} chỉ tiêu").format(count=count(group.rows))

    def tip(self, row: TargetRow, column: int) -> str:
        """The indicator whole with its place."""
        if column == INDICATOR:
            place = f"{plan_title(row.plan)}, {row.planned.place.words}".rstrip(", ")
            return "\n".join((row.planned.target.indicator, place))
        return super().tip(row, column)

    def aloud(self, row: TargetRow, column: int) -> str:
        """What was reached is read with its day."""
        newest = standing(row, self.today).newest
        words = super().aloud(row, column)
        if column == REACHED and newest is not None:
            return _("{value}, ngày {day}").format(value=words, day=calendar_day(newest.on))
        return words
