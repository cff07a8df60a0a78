"""What a row of a returned form says: its fields with their old and new values, and its doubts, in words."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from desktop.domain.form_review import RowReview
from desktop.domain.form_values import Doubt
from desktop.domain.progress import Progress, TaskState
from desktop.domain.reported import MOST_LETTERS
from desktop.ui.following.states import state_word
from i18n import N_, _

FIELD_WORDS = {
    "state": N_("Trạng thái"),
    "percent": N_("Tiến độ"),
    "result": N_("Kết quả"),
    "reason": N_("Lý do chậm"),
    "done_on": N_("Ngày hoàn thành"),
}


class Said(NamedTuple):
    """One field of a row: its name, what is known and what is proposed; "" where nothing is."""

    name: str
    old: str
    new: str


def said(review: RowReview) -> tuple[Said, ...]:
    """The fields in which the proposal differs, in words."""
    return tuple(
        Said(_(FIELD_WORDS[name]), value_words(review.now, name), value_words(review.proposed, name))
        for name in review.fields
    )


def value_words(progress: Progress, name: str) -> str:
    """A value as the screen shows it."""
    value = getattr(progress, name)
    if isinstance(value, TaskState):
        return state_word(value.value)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if name == "percent":
        return f"{value}%"
    return str(value) if value else _("(để trống)")


def doubt_words(name: str, doubt: Doubt) -> str:
    """ "Tiến độ: “140” không phải số từ 0 đến 100"."""
    values = {"written": doubt.written, "most": MOST_LETTERS}
    return f"{_(FIELD_WORDS[name])}: {_(doubt.sentence).format(**values)}"


def spoken(review: RowReview) -> str:
    """What a screen reader says of a row."""
    changes = [_("{name}: {old}, phiếu ghi {new}").format(**field._asdict()) for field in said(review)]
    doubts = [doubt_words(name, doubt) for name, doubt in review.doubts]
    return ". ".join([review.task, *changes, *doubts])
