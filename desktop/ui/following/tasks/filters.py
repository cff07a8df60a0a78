"""What the table shows: tabs of states with their counts, then plan, unit, year, grouping and words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QRect, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QStyleOptionComboBox, QTabBar, QWidget

from desktop.domain.progress import PlanName, TaskQuery
from desktop.domain.text import clean, one_line
from desktop.ui.following.states import STATE_TABS, paint_state_mark, state_word
from desktop.ui.icons import icon
from desktop.ui.preedit import WordLine
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, Select, label
from desktop.ui.wording import count, plan_title
from i18n import N_, _

WORDS_AFTER_MS = 150
CALENDAR = "calendar"
GROUPS: tuple[tuple[str, str], ...] = (
    ("lead", N_("Đơn vị")),
    (CALENDAR, N_("Lịch")),
    ("deadline", N_("Tháng")),
    ("plan", N_("Kế hoạch")),
    ("section", N_("Mục")),
    ("state", N_("Trạng thái")),
    ("", N_("Không nhóm")),
)
"""What rows are grouped by, in the order of the list; the calendar is the other view of deadlines."""


class _MarkEngine(QIconEngine):
    """Paints the mark of a state as an icon."""

    def __init__(self, state: str) -> None:
        super().__init__()
        self._state = state

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height()) * 12 // 14
        box = QRect(0, 0, side, side)
        box.moveCenter(rect.center())
        paint_state_mark(painter, box, self._state)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap


def state_icon(state: str) -> QIcon:
    """The mark of a state for lists and tabs."""
    return QIcon(_MarkEngine(state))


class StateTabs(QTabBar):
    """One tab for each state with how many tasks are in it; the chosen one is the filter."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Trạng thái"))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        for state in STATE_TABS:
            at = self.addTab("")
            self.setTabData(at, state)
            if state:
                self.setTabIcon(at, state_icon(state))
        self.show_counts({})
        self._fit()
        current_theme().changed.connect(self._fit)
        self.currentChanged.connect(lambda at: self.chosen.emit(str(self.tabData(at))))

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Write how many there are of each."""
        for at, state in enumerate(STATE_TABS):
            words = state_word(state) if state else _("Tất cả")
            self.setTabText(at, f"{words} {count(counts.get(state, 0))}")

    def take(self, state: str) -> None:
        """Choose a tab without telling anyone."""
        with QSignalBlocker(self):
            self.setCurrentIndex(STATE_TABS.index(state) if state in STATE_TABS else 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        side = current_theme().px(14)
        self.setIconSize(QSize(side, side))


class FilterSelect(Select):
    """A list of choices that carries its label inside: "Năm: 2026"."""

    taken = Signal(object)
    _name = ""  # Qt asks for the look while it makes the widget

    def __init__(self, name: str, widest: int) -> None:
        super().__init__()
        self._name, self._widest = name, widest
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(1)
        self.activated.connect(lambda _at: self.taken.emit(self.currentData()))
        self.currentIndexChanged.connect(lambda _at: self.updateGeometry())

    def offer(self, choices: Sequence[tuple[str, object]]) -> None:
        """Offer choices of words with what they stand for; what is chosen stays where it is still offered."""
        chosen = self.currentData()
        with QSignalBlocker(self):
            self.clear()
            for words, value in choices:
                self.addItem(words, value)
            self.take(chosen)
        self.updateGeometry()

    def take(self, value: object) -> None:
        """Choose without telling anyone; the first where `value` is not offered."""
        found = next((at for at in range(self.count()) if self.itemData(at) == value), 0)
        with QSignalBlocker(self):
            self.setCurrentIndex(found)
        self.updateGeometry()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        room = self.width() - current_theme().px(46)
        words = f"{self._name}: {self.currentText()}"
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        option.currentText = shown
        self.setToolTip(words if shown != words else "")

    def sizeHint(self) -> QSize:
        theme = current_theme()
        words = self.fontMetrics().horizontalAdvance(f"{self._name}: {self.currentText()}")
        return QSize(min(words + theme.px(52), theme.px(self._widest)), theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(84), current_theme().px(32))


class FilterRow(QWidget):
    """`asked` comes with the TaskQuery of what is chosen; the state is that of the tabs."""

    asked = Signal(object)
    grouped = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._query = TaskQuery()
        self.plan, self.lead = FilterSelect(_("Kế hoạch"), 220), FilterSelect(_("Chủ trì"), 200)
        self.year, self.group = FilterSelect(_("Năm"), 150), FilterSelect(_("Nhóm theo"), 180)
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
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 16, 8)
        row.setSpacing(9)
        for widget in (self.plan, self.lead, self.year, self.group):
            row.addWidget(widget)
        row.addWidget(self.words, 1)
        row.addWidget(self.clear)
        self.group.offer([(_(words), name) for name, words in GROUPS])
        self.offer((), ())
        self.plan.taken.connect(lambda value: self._ask(replace(self._query, plan=value, section="")))
        self.lead.taken.connect(lambda value: self._ask(replace(self._query, lead=value)))
        self.year.taken.connect(lambda value: self._ask(replace(self._query, year=value)))
        self.group.taken.connect(lambda value: self.grouped.emit(str(value)))
        self.words.textChanged.connect(lambda _text: self._words_due.start())
        self.words.returnPressed.connect(self._on_words)
        self.clear.clicked.connect(lambda: self._ask(TaskQuery(order=self._query.order, group=self._query.group)))
        self._show_clear()

    def offer(self, plans: Sequence[PlanName], units: Sequence[str]) -> None:
        """What there is to choose from."""
        self.plan.offer([(_("Mọi kế hoạch"), ""), *((plan_title(plan), plan.id) for plan in plans)])
        self.lead.offer([(_("Tất cả đơn vị"), ""), *((one_line(unit), unit) for unit in units)])
        years = sorted({plan.year for plan in plans if plan.year}, reverse=True)
        self.year.offer([(_("Mọi năm"), None), *((str(year), year) for year in years)])
        self.take(self._query, None)

    def take(self, query: TaskQuery, group: str | None) -> None:
        """Show what is asked for without asking; `group` is a name of GROUPS."""
        self._query = query
        for select, value in ((self.plan, query.plan), (self.lead, query.lead), (self.year, query.year)):
            if value not in ("", None) and select.findData(value) < 0:
                select.addItem(str(value), value)
            select.take(value)
        if group is not None:
            self.group.take(group)
        if one_line(clean(self.words.text())) != query.words:
            with QSignalBlocker(self.words):
                self.words.setText(query.words)
        self._show_clear()

    def focus_words(self) -> None:
        """Ctrl+F: put the cursor into the filter by words."""
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    @property
    def narrowed(self) -> bool:
        """Whether anything but the order is asked for."""
        return self._query != TaskQuery(
            order=self._query.order, descending=self._query.descending, group=self._query.group
        )

    def _ask(self, query: TaskQuery) -> None:
        self._words_due.stop()
        self.take(query, None)
        self.asked.emit(query)

    def _on_words(self) -> None:
        words = one_line(clean(self.words.text()))
        if words != self._query.words:
            self._ask(replace(self._query, words=words))

    def _show_clear(self) -> None:
        self.clear.setEnabled(self.narrowed)


class HeadRow(QWidget):
    """The name of the screen and the tabs of states; the name goes where there is too little room, the rail has it."""

    def __init__(self, tabs: StateTabs) -> None:
        super().__init__()
        self._tabs = tabs
        self._title = label(_("Phân công"), "title")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 4, 8, 0)
        row.setSpacing(14)
        row.addWidget(self._title)
        row.addWidget(tabs, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needs = self._tabs.sizeHint().width() + self._title.sizeHint().width() + 42
        self._title.setVisible(self.width() >= needs)
