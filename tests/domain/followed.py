"""Rows of followed plans for tests: two plans of two years, with tasks and targets of any progress."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from desktop.domain.deadlines import parse_deadline
from desktop.domain.document import Assignment, Comparator, Target
from desktop.domain.progress import (
    Measurement,
    Place,
    PlanName,
    PlannedTarget,
    PlannedTask,
    Progress,
    RecordKey,
    TargetRow,
    TaskRow,
    TaskState,
)

PLAN = PlanName("plan27", "KẾ HOẠCH", "47", "KH-LĐLĐ", "Thực hiện Nghị quyết Đại hội trong năm 2027", 2027, 1)
EARLIER = PlanName("plan26", "KẾ HOẠCH", "12", "KH-LĐLĐ", "Thực hiện Nghị quyết Đại hội trong năm 2026", 2026, 1)
SECTIONS = ("II. TUYÊN TRUYỀN, GIÁO DỤC", "III. CHĂM LO ĐỜI SỐNG", "IV. TỔ CHỨC THỰC HIỆN")
DEADLINES = ("Quý I/2027", "30/6/2027", "Quý III/2027", "Thường xuyên", "Khi có phát sinh", "31/12/2027")
UNITS = ("Ban Tuyên giáo", "Văn phòng", "Ban Nữ công")


def task(
    number: int,
    words: str,
    deadline: str,
    progress: Progress = Progress(),  # noqa: B008 - a frozen value
    *,
    section: str = SECTIONS[0],
    lead: str = UNITS[0],
    plan: PlanName = PLAN,
    reminders: int = 0,
) -> TaskRow:
    """A row of Phân công."""
    read = parse_deadline(deadline, plan.year)
    assignment = Assignment(f"t{number}", lead, deadline=deadline)
    planned = PlannedTask(assignment, words, Place(number, section, "", "b"), read.due, read.repeat, read.certain)
    return TaskRow(number, RecordKey(plan.id, f"t{number}"), plan, planned, progress, reminders)


def target(
    number: int,
    indicator: str,
    value: float,
    *measured: tuple[date, float],
    unit: str = "%",
    words: str = "",
    year: int | None = 2027,
    plan: PlanName = PLAN,
    comparator: Comparator = Comparator.AT_LEAST,
    section: str = SECTIONS[1],
) -> TargetRow:
    """A row of Chỉ tiêu."""
    planned = Target(f"c{number}", indicator, comparator, value, unit, "", year, words)
    measurements = tuple(Measurement(on, reached) for on, reached in measured)
    place = Place(number, section, "", "b")
    return TargetRow(number, RecordKey(plan.id, f"c{number}"), plan, PlannedTarget(planned, place), measurements)


def any_progress() -> st.SearchStrategy[Progress]:
    """Progress as clerks enter it: what is done has a day, the rest may have a result or a reason."""
    edges = st.sampled_from([date(2027, 6, 30), date(2027, 7, 1)])
    days = edges | st.dates(date(2027, 1, 1), date(2027, 12, 31))
    done = st.builds(Progress, st.just(TaskState.DONE), st.just(100), st.sampled_from(["", "mở lớp"]), done_on=days)
    going = st.builds(
        Progress,
        st.sampled_from([TaskState.NOT_BEGUN, TaskState.DOING, TaskState.PAUSED]),
        st.integers(0, 99),
        st.sampled_from(["", "đang gom ý kiến"]),
        st.sampled_from(["", "chờ kinh phí"]),
    )
    return st.one_of(st.just(Progress()), done, going)


def any_tasks() -> st.SearchStrategy[tuple[TaskRow, ...]]:
    """A plan's tasks in any state."""
    one = st.tuples(st.sampled_from(DEADLINES), any_progress(), st.sampled_from(SECTIONS), st.integers(0, 3))
    return st.lists(one, min_size=1, max_size=12).map(
        lambda rows: tuple(
            task(number, f"Việc {'abcdđeghiklm'[number - 1]}", deadline, progress, section=section, reminders=times)
            for number, (deadline, progress, section, times) in enumerate(rows, start=1)
        )
    )


def any_targets() -> st.SearchStrategy[tuple[TargetRow, ...]]:
    """A plan's targets, measured or not, of the year, of every year and of later ones."""
    edges = st.sampled_from([date(2027, 1, 1), date(2027, 6, 30), date(2027, 7, 1)])
    values = st.sampled_from([0.0, 50.0]) | st.integers(0, 900).map(lambda tenths: tenths / 10)
    measured = st.lists(
        st.tuples(edges | st.dates(date(2026, 1, 1), date(2027, 12, 31)), values),
        max_size=3,
        unique_by=lambda one: one[0],
    )
    comparators = st.sampled_from([Comparator.AT_LEAST, Comparator.MORE_THAN, Comparator.AT_MOST, Comparator.EQUAL])
    one = st.tuples(measured, comparators, st.sampled_from([2027, 2027, None, 2030]))
    return st.lists(one, max_size=5).map(
        lambda rows: tuple(
            target(number, f"Số đo {'abcdđ'[number - 1]}", 50, *reached, year=year, comparator=comparator)
            for number, (reached, comparator, year) in enumerate(rows, start=1)
        )
    )
