"""The history of a task in words: what changed, by whom and when, newest first; a letter in it can be opened."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from itertools import groupby

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.number_words import number_words
from desktop.domain.progress import Event
from desktop.domain.text import one_line
from desktop.ui.following.states import state_word
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, label
from desktop.ui.wording import calendar_day, clock_time
from i18n import N_, _

MOST = 30
_QUOTED = 80
_FIGURE = re.compile(r"-?\d+\.\d+(?:e[+-]?\d+)?")


def _quoted(text: str) -> str:
    text = one_line(text).rstrip(".")  # more may follow on the line
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"


def _turned(name: str) -> Callable[[str, str], str]:
    return lambda old, new: _(name).format(old=old, new=new)


def _day_moved(old: str, new: str) -> str:
    """A day of completion that was put right; when it comes or goes, the line about the state says so."""
    if not (old and new):
        return ""
    days = {name: calendar_day(date.fromisoformat(day)) for name, day in (("old", old), ("new", new))}
    return _("Ngày hoàn thành {old} → {new}").format(**days)


def _measured(old: str, new: str) -> str:
    """Of "2026-06-30 412.0 words", as the store keeps a measurement."""
    day, _space, value = (new or old).partition(" ")
    figure, _space, rest = value.partition(" ")
    when = calendar_day(date.fromisoformat(day))
    if not new:
        return _("Bỏ số liệu ngày {day}").format(day=when)
    if _FIGURE.fullmatch(figure):
        value = f"{number_words(float(figure))} {rest}".strip()
    return _("Số liệu ngày {day}: {value}").format(day=when, value=_quoted(value))


_WORDS: dict[str, Callable[[str, str], str]] = {
    "state": lambda old, new: _turned(N_("{old} → {new}"))(state_word(old), state_word(new)),
    "percent": _turned(N_("Tiến độ {old}% → {new}%")),
    "result": lambda old, new: _("Kết quả: {words}").format(words=_quoted(new)) if new else _("Bỏ kết quả đã ghi"),
    "reason": lambda old, new: _("Lý do chậm: {words}").format(words=_quoted(new)) if new else _("Bỏ lý do chậm"),
    "note": lambda old, new: _("Ghi chú: {words}").format(words=_quoted(new)) if new else _("Bỏ ghi chú"),
    "done_on": _day_moved,
    "measurement": _measured,
    "evidence": lambda old, new: (
        _("Đính kèm {name}").format(name=_quoted(new)) if new else _("Bỏ tệp {name}").format(name=_quoted(old))
    ),
}


def words_of(event: Event) -> str:
    """What one line of history says; "" for what another line says already."""
    say = _WORDS.get(event.field)
    return say(event.old, event.new) if say is not None else _quoted(event.new or event.old)


class _Dot(QWidget):
    """The ring beside a line of history, with the thread that leads on to the next."""

    def __init__(self, *, last: bool) -> None:
        super().__init__()
        self._last = last
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(12), current_theme().px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, top, radius = self.width() / 2, theme.px(9), theme.px(4)
        if not self._last:
            painter.fillRect(round(middle), top + radius + 3, 1, self.height(), theme.color("line2"))
        painter.setPen(QPen(theme.color("edge"), 1.2))
        painter.drawEllipse(round(middle - radius), round(top - radius), 2 * radius, 2 * radius)


class Story(QWidget):
    """Lines of history; those that changed at one time stand together."""

    letter_asked = Signal(str)
    """The document of a letter."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Quá trình"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.said: tuple[str, ...] = ()
        """What the lines say, newest first."""

    def show_events(self, events: Iterable[Event]) -> None:
        """Show a history, newest first."""
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        told: list[tuple[str, str, str]] = []
        for (at, by), together in groupby(events, key=lambda event: (event.at, event.by)):
            lines = list(together)
            words = "; ".join(filter(None, (words_of(event) for event in lines)))
            when = _("{time} ngày {day}").format(time=clock_time(at), day=calendar_day(at.astimezone().date()))
            letter = next((event.letter for event in lines if event.letter), "")
            told.append((words or _("Cập nhật"), ", ".join(filter(None, (by, when))), letter))
        for number, (words, who, letter) in enumerate(told[:MOST], 1):
            self._column.addWidget(self._line(words, who, letter, last=number == min(len(told), MOST)))
        self.said = tuple(words for words, _who, _letter in told)
        self.setVisible(bool(told))

    def _line(self, words: str, who: str, letter: str, *, last: bool) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(_Dot(last=last))
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(0)
        column.addWidget(label(words, wrap=True))
        column.addWidget(label(who, "small", "muted", wrap=True))
        if letter:
            button = Button(_("Mở văn bản"), "ghost", height=24)
            button.clicked.connect(lambda _checked=False: self.letter_asked.emit(letter))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(column, 1)
        return made
