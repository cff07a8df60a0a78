"""What figures of a report are counted from, in words."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.figures import (
    DONE_WITHIN,
    MISSED,
    REACHED,
    SILENT,
    UNMEASURED,
    News,
    Question,
    What,
)
from desktop.domain.progress import LATE, TaskState
from desktop.domain.reviews.periods import Stretch
from desktop.domain.reviews.stale import Fault, Stale
from desktop.domain.text import roman
from desktop.ui.wording import calendar_day, count
from i18n import N_, _

_ASKED: Mapping[tuple[What, str], str] = {
    (What.TASKS, ""): N_("Tổng số nhiệm vụ"),
    (What.TASKS, TaskState.DONE): N_("Số nhiệm vụ hoàn thành"),
    (What.TASKS, TaskState.DOING): N_("Số nhiệm vụ đang làm"),
    (What.TASKS, TaskState.NOT_BEGUN): N_("Số nhiệm vụ chưa làm"),
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


_NOW: Mapping[str, str] = {
    TaskState.DONE: N_("việc nay đã hoàn thành"),
    TaskState.DOING: N_("việc nay đang làm"),
    TaskState.NOT_BEGUN: N_("việc nay chưa làm"),
    TaskState.PAUSED: N_("việc nay tạm dừng"),
    LATE: N_("việc nay quá hạn"),
    SILENT: N_("việc nay chưa ai nhập gì"),
}
_MISSING: Mapping[tuple[Fault, str], str] = {
    (Fault.SUM, TaskState.DONE): N_("{count} nhiệm vụ hoàn thành"),
    (Fault.SUM, TaskState.DOING): N_("{count} nhiệm vụ đang làm"),
    (Fault.SUM, TaskState.NOT_BEGUN): N_("{count} nhiệm vụ chưa làm"),
    (Fault.SUM, TaskState.PAUSED): N_("{count} nhiệm vụ tạm dừng"),
    (Fault.SUM, LATE): N_("{count} nhiệm vụ quá hạn"),
    (Fault.SUM, SILENT): N_("{count} nhiệm vụ chưa ai nhập"),
    (Fault.NONE_LATE, LATE): N_("{count} nhiệm vụ quá hạn"),
    (Fault.TARGETS, MISSED): N_("{count} chỉ tiêu chưa đạt"),
    (Fault.TARGETS, UNMEASURED): N_("{count} chỉ tiêu chưa có số liệu"),
}


def place_name(place: str) -> str:
    """ "mục II.3", "Phụ lục I", or "phần mở đầu" for what stands in no section."""
    if not place:
        return _("phần mở đầu")
    return place if place.startswith("Phụ lục") else _("mục {number}").format(number=place)


def stale_words(one: Stale, place: str) -> str:
    """What is wrong with a sentence: "Câu về việc “…” ở mục II.3: việc nay đã hoàn thành."."""
    where = place_name(place)
    if one.fault in (Fault.SUM, Fault.TARGETS, Fault.NONE_LATE):
        parts = [_(_MISSING[one.fault, state]).format(count=count(many)) for state, many in one.missing]
        words = _("Câu “không có nhiệm vụ quá hạn” ở {place}: nay có {parts}.")
        if one.fault is not Fault.NONE_LATE:
            words = _("Câu tổng hợp ở {place}: còn thiếu {parts}.")
        return words.format(place=where, parts=", ".join(parts))
    if one.fault is Fault.EMPTIED:
        words = _("Câu về “{task}” ở {place}: số liệu trong câu nay để trống.")
        return words.format(task=one.task, place=where)
    now = _("việc không còn trong kế hoạch") if one.fault is Fault.GONE else _(_NOW[one.state])
    words = _("Câu về việc “{task}” ở {place}: {now}.")
    if one.row is not None:
        words = _("Dòng về việc “{task}” ở {place}: {now}.")
    return words.format(task=one.task, place=where, now=now)


def news_words(one: News, place: str, task: str) -> str:
    """What changed, and where: "Mục II.3, “Mở lớp”: số nhiệm vụ …: 5 thành 4"."""
    where = place_name(place)
    words = _("{place}: {question}: {old} thành {new}")
    if task:
        words = _("{place}, “{task}”: {question}: {old} thành {new}")
    question = question_words(one.question)
    said = words.format(place=where, task=task, question=question, old=one.old, new=one.new)
    return said[:1].upper() + said[1:]
