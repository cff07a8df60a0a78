"""How moments, numbers and documents are written on screen."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from desktop.domain import symbols
from desktop.domain.dates import OfficialDate, short_date
from desktop.domain.ports import DocumentInfo, State
from desktop.domain.progress import PlanName
from desktop.domain.text import one_line
from i18n import N_, _

WEEKDAYS = (
    N_("Thứ Hai"),
    N_("Thứ Ba"),
    N_("Thứ Tư"),
    N_("Thứ Năm"),
    N_("Thứ Sáu"),
    N_("Thứ Bảy"),
    N_("Chủ nhật"),
)
STATES: dict[State, tuple[str, str, str]] = {  # word, icon, token of both
    State.DRAFT: (N_("Dự thảo"), "pencil-simple", "muted"),
    State.SUBMITTED: (N_("Trình ký"), "export", "accent"),
    State.RETURNED: (N_("Trả lại"), "arrow-u-up-left", "err"),
    State.ISSUED: (N_("Đã phát hành"), "check-circle", "accent"),
}


def clock_time(at: datetime) -> str:
    """ "10:42" on this PC's clock."""
    return f"{at.astimezone():%H:%M}"


def calendar_day(day: date) -> str:
    """ "05/02/2026", "12/6/2026": as official tables write days."""
    return short_date(OfficialDate.of(day))


def moment(at: datetime, today: date) -> str:
    """ "10:42 hôm nay", "16:05 hôm qua", "17/11/2026"."""
    local = at.astimezone()
    if local.date() == today:
        return _("{time} hôm nay").format(time=clock_time(at))
    if local.date() == today - timedelta(days=1):
        return _("{time} hôm qua").format(time=clock_time(at))
    return calendar_day(local.date())


def long_day(day: date) -> str:
    """ "Thứ Sáu, ngày 20/11/2026"."""
    return _("{weekday}, ngày {day}").format(weekday=_(WEEKDAYS[day.weekday()]), day=calendar_day(day))


def number_and_symbol(info: DocumentInfo) -> str:
    """ "47/KH-LĐLĐ", "21-KH/TU"; "Chưa cấp số" while there is no number."""
    if not info.number:
        return _("Chưa cấp số")
    return symbols.number_and_symbol(info.number, info.symbol)


def title_of(info: DocumentInfo) -> str:
    """What a document is about, on one line."""
    return one_line(info.subject) or _("Chưa có trích yếu")


def kind_of(info: DocumentInfo) -> str:
    """ "Kế hoạch": the kind in sentence case."""
    return one_line(info.kind).capitalize() or _("Văn bản")


def count(number: int) -> str:
    """1234 as "1.234"."""
    return f"{number:,}".replace(",", ".")


def plan_title(plan: PlanName) -> str:
    """ "Kế hoạch 31/KH-LĐLĐ"; while it has no number what it is about: "Kế hoạch Tổ chức Tháng Công nhân"."""
    kind = one_line(plan.kind).capitalize() or _("Văn bản")
    if plan.number:
        return f"{kind} {symbols.number_and_symbol(plan.number, plan.symbol)}"
    return f"{kind} {one_line(plan.subject)}".rstrip()
