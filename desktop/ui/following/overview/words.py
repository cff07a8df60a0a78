"""The words of the sheet, in the language of the window."""

from __future__ import annotations

from datetime import date, datetime

from desktop.domain.number_words import PERCENT, number_words, share_words
from desktop.domain.overview import Bar, By, Overview, Verdict
from desktop.domain.reviews.periods import Period
from desktop.typeset.charts.words import SheetWords
from desktop.ui.following.reviews.words import stretch_words
from desktop.ui.wording import calendar_day, clock_time, count, plan_title
from i18n import _


def sheet_words(found: Overview, at: datetime) -> SheetWords:
    """The words for what was found, drawn at a moment."""
    return SheetWords(
        title=title(found),
        subtitle=_subtitle(found),
        tasks=_("nhiệm vụ"),
        figures=(
            _("hoàn thành, {percent}%"),
            _("đang làm"),
            _("chưa làm, tạm dừng"),
            _("quá hạn, ở {units} đơn vị") if found.late_units else _("quá hạn"),
        ),
        states=(_("Hoàn thành"), _("Đang làm"), _("Chưa làm, tạm dừng"), _("Quá hạn")),
        bars=_("Tiến độ theo đơn vị") if found.by is By.UNIT else _("Tiến độ theo kế hoạch"),
        bar_head=_("Đơn vị") if found.by is By.UNIT else _("Kế hoạch"),
        total=_("Tổng số"),
        targets=_("Chỉ tiêu qua các năm"),
        reached=_("Đạt được"),
        planned=_("Kế hoạch"),
        both=_("Đạt {reached}, kế hoạch {planned}"),
        only_planned=_("Kế hoạch {planned}, chưa có số liệu"),
        only_reached=_("Đạt {reached}"),
        no_targets=_("Chưa có chỉ tiêu nào bằng số trong các kế hoạch đang thực hiện."),
        verdicts={
            Verdict.OVER: _("vượt"),
            Verdict.MET: _("đạt"),
            Verdict.SHORT: _("thiếu"),
            Verdict.EXCEEDED: _("quá mức"),
        },
        due=_("Đến hạn trong 30 ngày"),
        due_count=_("{count} việc"),
        no_due=_("Không có việc nào đến hạn."),
        more_due=_("và {count} việc nữa"),
        foot=_foot(found, at),
        year_head=_("Năm"),
        name_of=lambda bar: bar_name(found, bar),
        number=count,
        value=value_words,
        day=lambda day: f"{day:%d/%m}",
        near=lambda day: near_words(day, found.today),
    )


def title(found: Overview) -> str:
    """ "Tổng quan thực hiện kế hoạch năm 2026"; of one plan its number stands for the year."""
    return _("Tổng quan thực hiện {plans}").format(plans=scope_words(found))


def scope_words(found: Overview) -> str:
    """ "kế hoạch năm 2026", "Kế hoạch 31/KH-LĐLĐ"."""
    plan = next((plan for plan in found.plans if plan.id == found.scope.plan), None)
    if plan is not None:
        return plan_title(plan)
    return _("kế hoạch năm {year}").format(year=found.year) if found.scope.year is not None else _("mọi kế hoạch")


def bar_name(found: Overview, bar: Bar) -> str:
    """A unit, or a plan by its title; of the last bar how many stand together in it."""
    if bar.folded:
        pattern = _("{count} đơn vị khác") if found.by is By.UNIT else _("{count} kế hoạch khác")
        return pattern.format(count=count(len(bar.folded)))
    if found.by is By.UNIT:
        return " ".join(bar.name.split()) or _("Chưa ghi đơn vị")
    plan = next((plan for plan in found.plans if plan.id == bar.name), None)
    return plan_title(plan) if plan is not None else _("Kế hoạch")


def value_words(value: float, unit: str) -> str:
    """ "111.200", "79%": a value with its sign of percent."""
    return share_words(value, 2) if unit == PERCENT else number_words(value, 2)


def near_words(day: date, today: date) -> tuple[str, str]:
    """ "hôm nay", "còn 4 ngày", with the token of their colour."""
    days = (day - today).days
    return (_("còn {days} ngày").format(days=days), "muted") if days else (_("hôm nay"), "warn")


def _subtitle(found: Overview) -> str:
    words = _("số liệu đến ngày {day}").format(day=calendar_day(found.today))
    first, last = found.scope.first, found.scope.last
    if first is not None and last is not None:
        period = stretch_words(Period(first, last).stretch).lower()
        words = _("việc đến hạn trong {period}, {words}").format(period=period, words=words)
    return f"{found.office}, {words}" if found.office else words[:1].upper() + words[1:]


def _foot(found: Overview, at: datetime) -> str:
    day, time = calendar_day(at.astimezone().date()), clock_time(at)
    source = scope_words(found)
    return _("In lúc {time} ngày {day}. Nguồn: bảng phân công, {source}.").format(time=time, day=day, source=source)
