"""The columns of the table of targets, and those of targets by year."""

from __future__ import annotations

from datetime import date

from desktop.domain.document import Target
from desktop.domain.measured import standing, value_words
from desktop.domain.number_words import share_words
from desktop.domain.progress import TargetRow
from desktop.domain.record_words import WORDS, target_words
from desktop.domain.text import one_line
from desktop.ui.following.table.columns import GOING, NOT_HERE, Column, Columns
from desktop.ui.following.targets.verdicts import verdict_word
from desktop.ui.wording import calendar_day, plan_title
from i18n import N_

NUMBER, INDICATOR, UNIT, PLANNED, PERIOD, REACHED, SHARE, VERDICT = range(8)


def _target(row: TargetRow) -> Target:
    return row.planned.target


def _reached(row: TargetRow, today: date) -> str:
    newest = standing(row, today).newest
    return value_words(row, newest) if newest is not None else ""


def _share(row: TargetRow, today: date) -> str:
    share = standing(row, today).share
    return share_words(share) if share is not None else ""


def _day(row: TargetRow, today: date) -> str:
    newest = standing(row, today).newest
    return calendar_day(newest.on) if newest is not None else ""


def _note(row: TargetRow, today: date) -> str:
    newest = standing(row, today).newest
    return one_line(newest.note) if newest is not None else ""


_ALL: tuple[Column[TargetRow], ...] = (
    Column("number", N_("TT"), 40, lambda row, today: "", "plan"),
    Column(
        "indicator",
        N_("Chỉ tiêu"),
        0,
        lambda row, today: one_line(_target(row).indicator),
        "indicator",
        editor="words",
        planned=True,
    ),
    Column("unit", N_("Đơn vị tính"), 104, lambda row, today: _target(row).unit, "unit", editor="words", planned=True),
    Column(
        "planned",
        N_("Kế hoạch"),
        120,
        lambda row, today: one_line(target_words(_target(row), WORDS)),
        "value",
        editor="words",
        planned=True,
        figures=True,
    ),
    Column("period", N_("Kỳ"), 100, lambda row, today: _target(row).period, "period", editor="words", planned=True),
    Column("reached", N_("Thực hiện"), 96, _reached, editor="words", figures=True),
    Column("share", N_("Tỷ lệ"), 112, _share, figures=True),
    Column("verdict", N_("Trạng thái"), 136, lambda row, today: verdict_word(standing(row, today).verdict)),
    Column("plan", N_("Văn bản"), 170, lambda row, today: plan_title(row.plan), "plan", usual=False),
    Column("section", N_("Mục"), 150, lambda row, today: row.planned.place.section, "section", usual=False),
    Column(
        "year",
        N_("Năm"),
        64,
        lambda row, today: str(_target(row).year or ""),
        "year",
        usual=False,
        editor="words",
        planned=True,
    ),
    Column("day", N_("Ngày số liệu"), 104, _day, usual=False, editor="words"),
    Column("note", N_("Ghi chú"), 160, _note, usual=False, editor="words"),
)
COLUMNS = Columns(_ALL, number=NUMBER, main=INDICATOR, gives_way=UNIT, barred=SHARE)
COLUMN_OF = {column.id: at for at, column in enumerate(COLUMNS)}


def why_locked(row: TargetRow, column: int) -> str:
    """The sentence that says why a cell cannot be edited; "" where it can."""
    which = COLUMNS[column]
    if not which.editor:
        return NOT_HERE
    return GOING if which.planned and row.plan.issue else ""
