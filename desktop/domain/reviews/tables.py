"""The appendices of a report: all targets with what was reached, and the tasks that are late."""

from __future__ import annotations

from desktop.domain.document import Appendix, Block, Cell, Level, Table, text_runs
from desktop.domain.figures import figure_run
from desktop.domain.progress import TaskRow
from desktop.domain.reviews.forms import TableForm
from desktop.domain.reviews.patterns import Asked, Value
from desktop.domain.reviews.writing import Writer, planned_words

Row = tuple[Cell, ...]


def appendices(writer: Writer) -> tuple[Appendix, ...]:
    """Those that have rows."""
    found = [("target_table", writer.form.targets, _targets(writer)), ("late_table", writer.form.late, _late(writer))]
    return tuple(_appendix(writer, title, form, rows) for title, form, rows in found if rows)


def _appendix(writer: Writer, title: str, form: TableForm, rows: tuple[Row, ...]) -> Appendix:
    head = tuple(Cell(text_runs(words, bold=True)) for words in form.columns)
    block = Block(writer.ids(), Level.TABLE, table=Table((head, *rows), 1, form.widths))
    return Appendix(writer.ids(), writer.words(title).upper(), "", form.orientation, (block,))


def _targets(writer: Writer) -> tuple[Row, ...]:
    rows: list[Row] = []
    width = len(writer.form.targets.columns)
    several = len(writer.facts.plans) > 1
    number = 0
    for plan in writer.facts.plans:
        targets = writer.facts.targets_of(plan)
        if several and targets:
            rows.append((Cell(text_runs(writer.plan_words(plan), bold=True), columns=width),))
        for target in targets:
            number += 1
            values = writer.target_values(target) | {"kế hoạch": planned_words(target.planned.target, bare=True)}
            names = ("chỉ tiêu", "đơn vị tính", "kế hoạch", "thực hiện", "tỷ lệ", "cùng kỳ")
            rows.append(
                (Cell(text_runs(str(number))), *(_cell(values[name], gap=name == "thực hiện") for name in names))
            )
    return tuple(rows)


def _late(writer: Writer) -> tuple[Row, ...]:
    return tuple(_late_row(writer, number, row) for number, row in enumerate(writer.late_tasks(), start=1))


def _late_row(writer: Writer, number: int, row: TaskRow) -> Row:
    values = writer.task_values(row)
    names = ("nhiệm vụ", "chủ trì", "thời hạn", "kết quả", "lý do")
    return (Cell(text_runs(str(number))), *(_cell(values[name], gap=name == "lý do") for name in names))


def _cell(value: Value, *, gap: bool) -> Cell:
    """A cell with a value; with nothing to say it is empty, unless it is one that must not be (`gap`)."""
    if not isinstance(value, Asked):
        return Cell(text_runs(value[:1].upper() + value[1:]))
    if value.answer is None and not gap:
        return Cell()
    return Cell((figure_run(value.question, value.answer, value.gap),))
