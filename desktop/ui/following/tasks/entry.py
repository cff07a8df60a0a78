"""What is entered in a cell or a field, as a change of rows: each field with the name of its step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop.domain.document import Assignment
from desktop.domain.entering import read_done_on, read_percent, read_units, with_percent, with_state
from desktop.domain.progress import Progress, TaskRow, TaskState
from desktop.domain.text import clean, one_line
from desktop.ui.following.tasks.changes import Changes
from desktop.ui.following.tasks.columns import COLUMNS
from i18n import _

PLANNED = frozenset(column.id for column in COLUMNS if column.planned)


def enter(changes: Changes, rows: Sequence[TaskRow], field: str, value: object, today: date) -> None:
    """Change a field of rows: the id of a column, with a TaskState for "state" and words for all others."""
    if isinstance(value, TaskState):
        state = value
        changes.report(_("đổi trạng thái"), rows, lambda progress, on: with_state(progress, state, on), today)
        return
    words = clean(str(value)).strip()
    if field == "percent":
        changes.report(
            _("đổi tiến độ"), rows, lambda progress, on: with_percent(progress, read_percent(words), on), today
        )
    elif field == "done_on":
        changes.report(
            _("sửa ngày hoàn thành"), rows, lambda progress, _on: replace(progress, done_on=read_done_on(words)), today
        )
    elif field in ("result", "reason"):
        name = _("nhập kết quả") if field == "result" else _("nhập lý do chậm")
        changes.report(name, rows, lambda progress, _on: _said(progress, field, words), today)
    elif field in PLANNED:
        changes.plan(_("sửa phân công"), rows, lambda assignment: _planned(assignment, field, words))


def _said(progress: Progress, field: str, words: str) -> Progress:
    return replace(progress, result=words) if field == "result" else replace(progress, reason=words)


def _planned(assignment: Assignment, field: str, words: str) -> Assignment:
    line = one_line(words)
    if field == "supporting":
        return replace(assignment, supporting=read_units(words))
    if field == "deadline":
        return replace(assignment, deadline=line)
    if field == "decided_by":
        return replace(assignment, decided_by=line)
    if field == "product":
        return replace(assignment, product=line)
    if field == "task":
        return replace(assignment, task=line or assignment.task)
    return replace(assignment, lead=line)
