"""Lập sơ kết, tổng kết…: which kind, period and plans; what there is to make a report of is said beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.domain.dates import OfficialDate
from desktop.domain.progress import PlanName
from desktop.domain.reviews.forms import ReviewForm
from desktop.domain.reviews.periods import Period, Stretch, period_of, usual_period
from desktop.services.reviews import Outlook
from desktop.ui.following.reviews.words import STRETCHES, stretch_words
from desktop.ui.forms.date_text import BadDate, parse_date, write_date
from desktop.ui.forms.fields import Field, FieldRow
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, Select, label
from desktop.ui.wording import count, plan_title
from i18n import N_, _

WIDTH, LIST_HEIGHT = 640, 120
OUTLOOK_LINES = 2
LOOK_AFTER_MS = 150
AFTERWARDS = timedelta(days=31)  # what units report in the month after a period is usually still about it
BAD_DAY = N_("“{text}” không phải là ngày. Chưa lập gì. Ghi như 30/6/2027.")
BACKWARDS = N_("Ngày cuối đến trước ngày đầu. Chưa lập gì. Hãy sửa một trong hai ngày.")


class Asked(NamedTuple):
    """What the clerk wants: the id of a form, ids of plans, the period, and up to when entries count."""

    form: str
    plans: tuple[str, ...]
    period: Period
    known: date


class _BadAnswer(ValueError):
    """An answer that cannot be taken; its field says why."""


class ReviewDialog(QDialog):
    """Emits `chosen` with Asked; `outlook_asked` whenever the answers change, to be told by `show_outlook`."""

    chosen = Signal(object)
    outlook_asked = Signal(object)
    patterns_asked = Signal(str)

    def __init__(
        self, forms: Sequence[ReviewForm], plans: Sequence[PlanName], today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._forms, self._plans, self._today = tuple(forms), tuple(plans), today
        self.setWindowTitle(_("Lập báo cáo sơ kết, tổng kết nào?"))
        self.setFixedWidth(current_theme().px(WIDTH))
        self.form, self.stretch = _select(_("Loại báo cáo")), _select(_("Kỳ báo cáo"))
        for form in forms:
            self.form.addItem(form.name, form.id)
        for stretch in STRETCHES:
            self.stretch.addItem(stretch_words(stretch), stretch)
        self.first, self.last = Field(_("Từ ngày")), Field(_("Đến ngày"))
        self.known = Field(_("Lấy số liệu nhập đến ngày"))
        self.plans = QListWidget()
        self.plans.setAccessibleName(_("Kế hoạch"))
        self.plans.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.plans.setProperty("box", "true")
        self.plans.setFixedHeight(current_theme().px(LIST_HEIGHT))
        self.outlook = label("", "small", "muted", wrap=True)
        self.outlook.setFixedHeight(OUTLOOK_LINES * self.outlook.fontMetrics().lineSpacing())  # nothing moves with it
        self.outlook.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.go = Button(_("Lập báo cáo"), "filled")
        self.patterns = Button(_("Mẫu câu báo cáo…"), "ghost")
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(LOOK_AFTER_MS)
        self._look.timeout.connect(self._ask_outlook)
        self._place()
        self._connect()
        self.show_period(usual_period(today))
        if Stretch(self.stretch.currentData()) is Stretch.YEAR and len(forms) > 1:
            self.form.setCurrentIndex(1)  # a whole year is summed up

    # what is shown

    def show_period(self, period: Period) -> None:
        """Show a period; its plans are ticked."""
        self.first.show_text(_written(period.first))
        self.last.show_text(_written(period.last))
        self.known.show_text(_written(max(period.first, min(self._today, period.last + AFTERWARDS))))
        with QSignalBlocker(self.stretch):
            self.stretch.setCurrentIndex(self.stretch.findData(period.stretch))
        self._offer_plans(period)
        self._look.start()

    def show_outlook(self, outlook: Outlook) -> None:
        """Say what the report would be made of."""
        words = _("{tasks} nhiệm vụ, {silent} chưa ai nhập gì. {targets} chỉ tiêu, {unmeasured} chưa có số liệu.")
        said = words.format(
            tasks=count(outlook.tasks),
            silent=count(outlook.silent),
            targets=count(outlook.targets),
            unmeasured=count(outlook.unmeasured),
        )
        if outlook.silent or outlook.unmeasured:
            said += " " + _("Chỗ thiếu được đánh dấu trong báo cáo.")
        self.outlook.setText(said)

    def asked(self) -> Asked | None:
        """The answers; None where one cannot be taken, and its field says why."""
        for field in (self.first, self.last, self.known):
            field.show_error("")
        try:
            first, last, known = (_day(field) for field in (self.first, self.last, self.known))
            if last < first:
                self.last.show_error(_(BACKWARDS))
                raise _BadAnswer
        except _BadAnswer:
            return None
        items = (self.plans.item(row) for row in range(self.plans.count()))
        ticked = [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is Qt.CheckState.Checked]
        return Asked(str(self.form.currentData()), tuple(ticked), Period(first, last), known)

    # what is done

    def _on_stretch(self) -> None:
        stretch, now = Stretch(self.stretch.currentData()), self.asked()
        if stretch is Stretch.DAYS:
            self.first.focus()
            return
        year = now.period.year if now is not None else usual_period(self._today).year
        self.show_period(period_of(stretch, year))

    def _on_form(self) -> None:
        """A summing up is of a year, the other of a part of it."""
        is_year = Stretch(self.stretch.currentData()) is Stretch.YEAR
        if self.form.currentIndex() == 1 and not is_year:
            self.stretch.setCurrentIndex(self.stretch.findData(Stretch.YEAR))
            self._on_stretch()
        elif self.form.currentIndex() == 0 and is_year:
            self.show_period(period_of(Stretch.FIRST_HALF, usual_period(self._today).year))

    def _on_days(self) -> None:
        now = self.asked()
        if now is not None:
            with QSignalBlocker(self.stretch):
                self.stretch.setCurrentIndex(self.stretch.findData(now.period.stretch))
        self._look.start()

    def _ask_outlook(self) -> None:
        now = self.asked()
        self.go.setEnabled(now is None or bool(now.plans))
        if now is not None and now.plans:
            self.outlook_asked.emit(now)
        else:
            self.outlook.setText(_("Chọn ít nhất một kế hoạch.") if now is not None else "")

    def _on_go(self) -> None:
        now = self.asked()
        if now is None or not now.plans:
            return
        self.accept()
        self.chosen.emit(now)

    # how it stands

    def _offer_plans(self, period: Period) -> None:
        with QSignalBlocker(self.plans):
            self.plans.clear()
            for plan in self._plans:
                item = QListWidgetItem(plan_title(plan))
                item.setToolTip(plan.subject)
                item.setData(Qt.ItemDataRole.UserRole, plan.id)
                item.setFlags(
                    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
                )
                meant = plan.year in (None, period.year) or len(self._plans) == 1
                item.setCheckState(Qt.CheckState.Checked if meant else Qt.CheckState.Unchecked)
                self.plans.addItem(item)

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(label(_("Lập báo cáo sơ kết, tổng kết nào?"), "title"))
        choices = QHBoxLayout()
        choices.setSpacing(8)
        for name, select in ((_("Loại báo cáo"), self.form), (_("Kỳ báo cáo"), self.stretch)):
            part = QVBoxLayout()
            part.setSpacing(4)
            part.addWidget(label(name, "small", "muted"))
            part.addWidget(select)
            choices.addLayout(part, 1)
        column.addLayout(choices)
        column.addWidget(FieldRow((self.first, self.last, self.known), (1, 1, 1)))
        column.addWidget(label(_("Kế hoạch đã đưa vào thực hiện"), "small", "muted"))
        column.addWidget(self.plans)
        column.addWidget(self.outlook)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 8, 0, 0)
        foot.setSpacing(8)
        cancel = Button(_("Hủy"))
        cancel.clicked.connect(self.reject)
        foot.addWidget(self.patterns)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.go)
        column.addLayout(foot)
        self.go.setDefault(True)
        self.form.setFocus()

    def _connect(self) -> None:
        self.form.activated.connect(lambda _at: self._on_form())
        self.stretch.activated.connect(lambda _at: self._on_stretch())
        for field in (self.first, self.last, self.known):
            field.edited.connect(lambda _text: self._on_days())
        self.plans.itemChanged.connect(lambda _item: self._look.start())
        self.patterns.clicked.connect(lambda: self.patterns_asked.emit(str(self.form.currentData())))
        self.go.clicked.connect(self._on_go)


def _select(name: str) -> Select:
    select = Select()
    select.setAccessibleName(name)
    return select


def _written(day: date) -> str:
    return write_date(OfficialDate.of(day))


def _day(field: Field) -> date:
    """The day in a field. Raises _BadAnswer where there is none."""
    try:
        found = parse_date(field.text())
    except BadDate:
        found = None
    if found is None or found.calendar is None:
        field.show_error(_(BAD_DAY).format(text=field.text().strip()))
        raise _BadAnswer
    return found.calendar
