"""What was understood of a deadline, said in one sentence beneath the field where it is typed."""

from __future__ import annotations

from typing import NamedTuple

from desktop.domain.deadlines import Deadline, Repeat
from desktop.ui.wording import calendar_day
from i18n import N_, _

_REPEATS = {
    Repeat.CONTINUOUS: N_("Thường xuyên: hỏi ở mỗi kỳ sơ kết"),
    Repeat.ON_EVENT: N_("Khi có phát sinh: hỏi ở mỗi kỳ sơ kết"),
    Repeat.WEEKLY: N_("Lặp lại hằng tuần"),
    Repeat.MONTHLY: N_("Lặp lại hằng tháng"),
    Repeat.QUARTERLY: N_("Lặp lại hằng quý"),
    Repeat.HALF_YEARLY: N_("Lặp lại 6 tháng một lần"),
    Repeat.YEARLY: N_("Lặp lại hằng năm"),
}


class Reading(NamedTuple):
    """A sentence, and whether the clerk had better look at it."""

    words: str
    sure: bool


def reading(deadline: Deadline) -> Reading:
    """ "Tính đến 30/6/2026"; "" where nothing is written."""
    if not deadline.text:
        return Reading("", True)
    said = [_(_REPEATS[deadline.repeat])] if deadline.repeat in _REPEATS else []
    if deadline.due is not None:
        said.append(_("Tính đến {day}").format(day=calendar_day(deadline.due)))
    if deadline.certain:
        return Reading(". ".join(said), True)
    said.append(_(deadline.doubt))
    return Reading(". ".join(said), False)
