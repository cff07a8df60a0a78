"""What figures of a report are counted from, in words."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.figures import (
    DONE_WITHIN,
    MISSED,
    REACHED,
    SILENT,
    UNMEASURED,
    Question,
    What,
)
from desktop.domain.progress import LATE, TaskState
from desktop.domain.reviews.periods import Stretch
from desktop.domain.text import roman
from desktop.ui.wording import calendar_day
from i18n import N_, _

_ASKED: Mapping[tuple[What, str], str] = {
    (What.TASKS, ""): N_("Tổng số nhiệm vụ"),
    (What.TASKS, TaskState.DONE): N_("Số nhiệm vụ hoàn thành"),
    (What.TASKS, TaskState.DOING): N_("Số nhiệm vụ đang làm"),
    (What.TASKS, TaskState.TODO): N_("Số nhiệm vụ chưa làm"),
    (What.TASKS, TaskState.PAUSED): N_("Số nhiệm vụ tạm dừng"),
    (What.TASKS, LATE): N_("Số nhiệm vụ quá hạn"),
    (What.TASKS, SILENT): N_("Số nhiệm vụ chưa ai nhập"),
    (What.TASKS, DONE_WITHIN): N_("Số nhiệm vụ hoàn thành trong kỳ"),
    (What.SHARE, TaskState.DONE): N_("Tỷ lệ nhiệm vụ hoàn thành"),
    (What.PERCENT, ""): N_("Tiến độ của nhiệm vụ"),
    (What.RESULT, ""): N_("Kết quả của nhiệm vụ"),
    (What.REASON, ""): N_("Lý do của nhiệm vụ"),
    (What.DONE_ON, ""): N_("Ngày hoàn thành nhiệm vụ"),
    (What.REMINDERS, ""): N_("Số lần đôn đốc"),
    (What.TARGETS, ""): N_("Tổng số chỉ tiêu"),
    (What.TARGETS, REACHED): N_("Số chỉ tiêu đạt"),
    (What.TARGETS, MISSED): N_("Số chỉ tiêu chưa đạt"),
    (What.TARGETS, UNMEASURED): N_("Số chỉ tiêu chưa có số liệu"),
    (What.MEASURED, ""): N_("Số đã đạt của chỉ tiêu"),
    (What.ATTAINED, ""): N_("Tỷ lệ so với kế hoạch"),
}
QUARTER = N_("Quý {number}")
STRETCHES: Mapping[Stretch, str] = {
    Stretch.FIRST_HALF: N_("6 tháng đầu năm"),
    Stretch.NINE_MONTHS: N_("9 tháng đầu năm"),
    Stretch.YEAR: N_("Cả năm"),
    Stretch.SECOND_HALF: N_("6 tháng cuối năm"),
    Stretch.QUARTER_1: QUARTER,
    Stretch.QUARTER_2: QUARTER,
    Stretch.QUARTER_3: QUARTER,
    Stretch.QUARTER_4: QUARTER,
    Stretch.DAYS: N_("Khoảng ngày khác"),
}
"""What periods are called, in the order of the list."""


def stretch_words(stretch: Stretch) -> str:
    """ "6 tháng đầu năm", "Quý III"."""
    words = _(STRETCHES[stretch])
    return words.format(number=roman(int(stretch.value[-1]))) if STRETCHES[stretch] is QUARTER else words


def question_words(question: Question) -> str:
    """ "Số nhiệm vụ hoàn thành, đến 30/6/2027"."""
    asked = _ASKED.get((question.what, question.state))
    words = _(asked) if asked is not None else _("Số liệu")
    if question.until is None:
        return words
    return _("{words}, đến {day}").format(words=words, day=calendar_day(question.until))
