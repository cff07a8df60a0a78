"""What the table shows: the view, then plan, year and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.domain.progress import PlanName, TargetQuery
from desktop.domain.text import clean, one_line
from desktop.ui.following.tasks.filters import WORDS_AFTER_MS, FilterSelect
from desktop.ui.icons import icon
from desktop.ui.preedit import WordLine
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, label
from desktop.ui.wording import plan_title
from i18n import N_, _

BY_YEAR = "by_year"
VIEWS: tuple[tuple[str, str], ...] = (
    ("plan", N_("Kế hoạch")),
    ("section", N_("Mục")),
    (BY_YEAR, N_("Bảng theo năm")),
    ("indicator", N_("Chỉ tiêu")),
    ("year", N_("Năm")),
    ("period", N_("Kỳ")),
    ("", N_("Không nhóm")),
)
"""How rows are shown, in the order of the list: grouped by something, or all years in one table."""


def group_of(view: str) -> str:
    """What rows are grouped by in a view."""
    return "" if view == BY_YEAR else view


class TargetFilters(QWidget):
    """`asked` comes with the TargetQuery of what is chosen, `viewed` with a name of VIEWS."""

    asked = Signal(object)
    viewed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._query = TargetQuery()
        self.plan, self.year = FilterSelect(_("Kế hoạch"), 260), FilterSelect(_("Năm"), 150)
        self.view = FilterSelect(_("Xem theo"), 210)
        self.words = WordLine()
        self.words.setAccessibleName(_("Lọc theo chữ"))
        self.words.setPlaceholderText(_("Lọc theo chữ"))
        self.words.addAction(icon("funnel-simple"), QLineEdit.ActionPosition.LeadingPosition)
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(current_theme().px(110))
        self.clear = Button(_("Bỏ lọc"), "ghost", height=28)
        self._words_due = QTimer(self)
        self._words_due.setSingleShot(True)
        self._words_due.setInterval(WORDS_AFTER_MS)
        self._words_due.timeout.connect(self._on_words)
        self._title = label(_("Chỉ tiêu"), "title")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 16, 8)
        row.setSpacing(9)
        row.addWidget(self._title)
        row.addSpacing(6)
        for widget in (self.plan, self.year, self.view):
            row.addWidget(widget)
        row.addWidget(self.words, 1)
        row.addWidget(self.clear)
        self.view.offer([(_(words), name) for name, words in VIEWS])
        self.offer(())
        self.plan.taken.connect(lambda value: self._ask(replace(self._query, plan=value)))
        self.year.taken.connect(lambda value: self._ask(replace(self._query, year=value)))
        self.view.taken.connect(lambda value: self.viewed.emit(str(value)))
        self.words.textChanged.connect(lambda _text: self._words_due.start())
        self.words.returnPressed.connect(self._on_words)
        self.clear.clicked.connect(self.ask_all)
        self.take(self._query, None)

    def offer(self, plans: Sequence[PlanName], years: Sequence[int] = ()) -> None:
        """What there is to choose from."""
        self.plan.offer([(_("Mọi kế hoạch"), ""), *((plan_title(plan), plan.id) for plan in plans)])
        known = sorted({*years, *(plan.year for plan in plans if plan.year)}, reverse=True)
        self.year.offer([(_("Mọi năm"), None), *((str(year), year) for year in known)])
        self.take(self._query, None)

    def take(self, query: TargetQuery, view: str | None) -> None:
        """Show what is asked for without asking; `view` is a name of VIEWS."""
        self._query = query
        for select, value in ((self.plan, query.plan), (self.year, query.year)):
            if value not in ("", None) and select.findData(value) < 0:
                select.addItem(str(value), value)
            select.take(value)
        if view is not None:
            self.view.take(view)
        if one_line(clean(self.words.text())) != query.words:
            with QSignalBlocker(self.words):
                self.words.setText(query.words)
        self.clear.setEnabled(self.narrowed)

    def ask_all(self) -> None:
        """Bỏ lọc."""
        kept = self._query
        self._ask(TargetQuery(order=kept.order, descending=kept.descending, group=kept.group))

    def focus_words(self) -> None:
        """Ctrl+F: put the cursor into the filter by words."""
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    @property
    def narrowed(self) -> bool:
        """Whether anything but the order is asked for."""
        kept = self._query
        return kept != TargetQuery(order=kept.order, descending=kept.descending, group=kept.group)

    def _ask(self, query: TargetQuery) -> None:
        self._words_due.stop()
        self.take(query, None)
        self.asked.emit(query)

    def _on_words(self) -> None:
        words = one_line(clean(self.words.text()))
        if words != self._query.words:
            self._ask(replace(self._query, words=words))
