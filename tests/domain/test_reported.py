"""What is reported of a task agrees with itself, and the history leads back to any earlier day."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.domain.progress import Event, Progress, TaskState
from desktop.domain.reported import MOST_LETTERS, agreed, rewound

TODAY = date(2027, 6, 30)
TODO, DOING, DONE = TaskState.NOT_BEGUN, TaskState.DOING, TaskState.DONE

anything = st.builds(
    Progress,
    state=st.sampled_from(TaskState),
    percent=st.integers(0, 100),
    result=st.text(max_size=20),
    done_on=st.none() | st.dates(max_value=TODAY),
)


def test_what_is_done_is_whole_and_has_its_day() -> None:
    done = agreed(Progress(DOING, 40), Progress(DONE, 40, "Đã mở 18 lớp."), TODAY)
    assert done == Progress(DONE, 100, "Đã mở 18 lớp.", done_on=TODAY)
    assert agreed(done, Progress(DOING, 90, done_on=TODAY), TODAY) == Progress(DOING, 90)


def test_who_reports_a_part_has_begun_and_what_is_not_begun_has_no_part() -> None:
    assert agreed(Progress(), Progress(percent=30), TODAY) == Progress(DOING, 30)
    assert agreed(Progress(DOING, 30), Progress(TODO, 30), TODAY) == Progress()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (Progress(percent=101), "từ 0 đến 100"),
        (Progress(percent=-1), "từ 0 đến 100"),
        (Progress(DONE, 100, done_on=date(2027, 7, 1)), "01/07/2027 còn ở phía trước"),
        (Progress(result="x" * (MOST_LETTERS + 1)), "quá dài|dài quá"),
    ],
)
def test_what_cannot_be_is_refused(wrong: Progress, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        agreed(Progress(), wrong, TODAY)


@given(anything, anything, anything)
def test_what_was_kept_once_can_be_kept_again_whatever_stood_between(a: Progress, b: Progress, c: Progress) -> None:
    kept = agreed(a, b, TODAY)
    assert agreed(agreed(kept, c, TODAY), kept, TODAY) == kept


def test_history_leads_back() -> None:
    at = datetime(2027, 6, 30, 8, 0, tzinfo=UTC)
    events = [
        Event(at, "Hoa", "done_on", "", "2027-06-28"),
        Event(at, "Hoa", "evidence", "", "Báo cáo.pdf"),
        Event(at, "Hoa", "percent", "40", "100"),
        Event(at, "Hoa", "state", "doing", "done"),
    ]
    now = Progress(DONE, 100, "xong", done_on=date(2027, 6, 28))
    assert rewound(now, events) == Progress(DOING, 40, "xong")
