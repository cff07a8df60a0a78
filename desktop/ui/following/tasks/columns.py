"""The columns of the table of tasks: their words, widths, what sorts by them, and what stands in them."""

from __future__ import annotations

from desktop.domain.progress import TaskRow
from desktop.domain.text import one_line
from desktop.ui.following.states import state_of, state_word
from desktop.ui.following.table.columns import GOING, NOT_HERE, Column, Columns
from desktop.ui.wording import calendar_day, plan_title
from i18n import N_

NUMBER, TASK, DEADLINE, PERCENT, STATE, DECIDED_BY = range(6)
IN_TEXT = N_("Lời của nhiệm vụ nằm trong văn bản. Muốn sửa, chọn “Đến chỗ này trong văn bản”.")


_ALL: tuple[Column[TaskRow], ...] = (
    Column("number", N_("TT"), 40, lambda row, today: "", "plan"),
    Column(
        "task", N_("Nhiệm vụ"), 0, lambda row, today: one_line(row.planned.task), "task", editor="words", planned=True
    ),
    Column(
        "deadline",
        N_("Thời hạn"),
        122,
        lambda row, today: row.planned.assignment.deadline,
        "deadline",
        editor="words",
        planned=True,
    ),
    Column("percent", N_("Tiến độ"), 114, lambda row, today: f"{row.progress.percent}%", "percent", editor="percent"),
    Column(
        "state", N_("Trạng thái"), 116, lambda row, today: state_word(state_of(row, today)), "state", editor="state"
    ),
    Column(
        "decided_by",
        N_("Cấp quyết định"),
        126,
        lambda row, today: one_line(row.planned.assignment.decided_by),
        "decided_by",
        editor="words",
        planned=True,
    ),
    Column(
        "lead",
        N_("Chủ trì"),
        150,
        lambda row, today: one_line(row.planned.assignment.lead),
        "lead",
        usual=False,
        editor="unit",
        planned=True,
    ),
    Column(
        "supporting",
        N_("Phối hợp"),
        150,
        lambda row, today: "; ".join(row.planned.assignment.supporting),
        usual=False,
        editor="words",
        planned=True,
    ),
    Column("plan", N_("Kế hoạch"), 150, lambda row, today: plan_title(row.plan), "plan", usual=False),
    Column("section", N_("Mục"), 150, lambda row, today: row.planned.place.section, "section", usual=False),
    Column(
        "product",
        N_("Sản phẩm"),
        140,
        lambda row, today: one_line(row.planned.assignment.product),
        usual=False,
        editor="words",
        planned=True,
    ),
    Column("result", N_("Kết quả"), 180, lambda row, today: one_line(row.progress.result), usual=False, editor="words"),
    Column(
        "reason", N_("Lý do chậm"), 150, lambda row, today: one_line(row.progress.reason), usual=False, editor="words"
    ),
    Column(
        "done_on",
        N_("Ngày xong"),
        96,
        lambda row, today: calendar_day(row.progress.done_on) if row.progress.done_on else "",
        usual=False,
    ),
)
COLUMNS = Columns(_ALL, number=NUMBER, main=TASK, gives_way=DECIDED_BY, barred=PERCENT)
COLUMN_OF = {column.id: at for at, column in enumerate(COLUMNS)}


def why_locked(row: TaskRow, column: int) -> str:
    """The sentence that says why a cell cannot be edited; "" where it can."""
    which = COLUMNS[column]
    if not which.editor:
        return NOT_HERE
    if which.planned and row.plan.issue:
        return GOING
    return IN_TEXT if column == TASK and not row.planned.assignment.task else ""
