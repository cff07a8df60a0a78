"""The dialog of phiếu giao việc and đôn đốc: to whom, of what kind, to be answered until when, with which forms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.domain.form_values import read_day
from desktop.domain.letter_forms import LetterKind
from desktop.domain.workdays import is_workday, on_workday
from desktop.services.letters import Choices, UnitTasks, letter_words
from desktop.ui.forms.fields import Field
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, ElidedLabel, Select, label
from i18n import N_, _

WIDTH, LIST_HEIGHT = 640, 196
KIND_WORDS = {
    LetterKind.REMIND: N_("Nhắc nhở"),
    LetterKind.CRITICISE: N_("Phê bình"),
    LetterKind.EXPLAIN: N_("Yêu cầu kiểm điểm"),
}
UNIT_ROLE = Qt.ItemDataRole.UserRole


class Scope(StrEnum):
    """About which tasks letters are made."""

    ALL = "all"  # that are late, or not done
    SHOWN = "shown"  # the same, of those that a narrowed table shows
    CHOSEN = "chosen"  # that are selected in the table


@dataclass(frozen=True, slots=True)
class SendOrder:
    """What the clerk decided. `folder` is where the forms go, None for letters without forms."""

    kind: LetterKind
    units: tuple[UnitTasks, ...]
    answer_by: date
    folder: Path | None


class SendDialog(QDialog):
    """Asks with `choices_asked` (the kind, and a Scope) and is told by `show_choices`."""

    choices_asked = Signal(object, object)
    folder_asked = Signal()
    decided = Signal(object)

    def __init__(
        self,
        kind: LetterKind,
        chosen: int,
        today: date,
        folder: Path,
        parent: QWidget,
        *,
        chosen_first: bool = False,
        narrowed: bool = False,
    ) -> None:
        """`chosen` tasks are selected in the table; it begins with these where they are several, or so asked.

        Where the table is `narrowed` it begins with what that shows.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._today, self._folder = today, folder
        self._reminds = kind.reminds
        self._day_typed = False
        title = _("Đôn đốc đơn vị nào?") if self._reminds else _("Giao việc cho đơn vị nào?")
        self.setWindowTitle(title)
        self.setFixedWidth(min(current_theme().px(WIDTH), parent.window().width() - 16))
        self.scope, self.kind = Select(), Select()
        self.list = QListWidget()
        self.note = label("", "small", "muted", wrap=True)
        self.day = Field(_("Báo cáo trước ngày"))
        self.about_day = label("", "small", "muted", wrap=True)
        self.with_forms = QCheckBox(_("Kèm phiếu Excel để đơn vị điền rồi gửi lại"))
        self.folder = ElidedLabel("", "small", "muted")
        self.choose_folder = Button(_("Đổi thư mục…"), "ghost", "folder-open", height=28)
        self.go, self.cancel = Button("", "filled"), Button(_("Hủy"))
        self._fill(kind, chosen, chosen_first=chosen_first, narrowed=narrowed)
        self._place(title)
        self._connect()
        self.show_folder(folder)

    # What is shown

    @property
    def chosen_kind(self) -> LetterKind:
        """The kind of letter that is to be made."""
        return LetterKind(self.kind.currentData()) if self._reminds else LetterKind.TASKS

    def ask(self) -> None:
        """Ask who would get a letter as things are chosen now."""
        self.go.setEnabled(False)
        self.choices_asked.emit(self.chosen_kind, Scope(self.scope.currentData()))

    def show_choices(self, choices: Choices) -> None:
        """List the units with their counts, all ticked; those without a name are told below."""
        self.list.clear()
        for unit in choices.units:
            if not unit.unit:
                continue
            item = QListWidgetItem(_unit_words(unit))
            item.setData(UNIT_ROLE, unit)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)
        self.note.setText(self._note_words(choices))
        self.note.setVisible(bool(self.note.text()))
        if not self._day_typed:
            self.day.show_text(f"{choices.answer_by:%d/%m/%Y}")
        self._check()

    def show_folder(self, folder: Path) -> None:
        """Say where the forms will be written."""
        self._folder = folder
        self.folder.setText(str(folder))

    def units(self) -> tuple[UnitTasks, ...]:
        """The ticked units."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return tuple(item.data(UNIT_ROLE) for item in items if item.checkState() is Qt.CheckState.Checked)

    def _note_words(self, choices: Choices) -> str:
        """Whom no letter reaches, and why."""
        parts = []
        nobody = sum(len(unit.numbers) for unit in choices.units if not unit.unit)
        if nobody:
            parts.append(_("{count} việc chưa có đơn vị chủ trì nên không có phiếu.").format(count=nobody))
        if choices.drafts:
            parts.append(_("{count} việc của kế hoạch chưa đưa vào thực hiện được bỏ ra.").format(count=choices.drafts))
        if not self.list.count():
            parts.append(_("Không có việc nào phải gửi."))
        return " ".join(parts)

    def _check(self) -> None:
        """Say on the button what it does, and why it cannot."""
        count = len(self.units())
        words = _("Lập {count} công văn") if self._reminds else _("Lập {count} phiếu")
        self.go.setText(words.format(count=count))
        day = read_day(self.day.text()).day
        self.day.show_error(self._wrong_day(day))
        about = "" if self.day.error else self._about_day(day)
        self.about_day.setText(about)
        self.about_day.setVisible(bool(about))
        self.go.setEnabled(bool(count) and day is not None and day > self._today)

    def _wrong_day(self, day: date | None) -> str:
        if day is None:
            return _("Ghi ngày/tháng/năm, ví dụ 15/11/2026")
        return _("Hạn báo cáo phải sau hôm nay") if day <= self._today else ""

    def _about_day(self, day: date | None) -> str:
        days_off = letter_words().days_off
        if day is None or is_workday(day, days_off):
            return ""
        return _("Ngày nghỉ; ngày làm việc kế tiếp là {day}").format(day=f"{on_workday(day, days_off):%d/%m/%Y}")

    def _on_day(self, _text: str) -> None:
        self._day_typed = True
        self._check()

    def _on_go(self) -> None:
        day = read_day(self.day.text()).day
        if day is None:
            return
        folder = self._folder if self.with_forms.isChecked() else None
        self.decided.emit(SendOrder(self.chosen_kind, self.units(), day, folder))
        self.accept()

    # Building

    def _fill(self, kind: LetterKind, chosen: int, *, chosen_first: bool, narrowed: bool) -> None:
        every = _("Việc: Mọi việc quá hạn") if self._reminds else _("Việc: Mọi việc chưa hoàn thành")
        self.scope.addItem(every, Scope.ALL.value)
        if narrowed:
            shown = (
                _("Việc: Quá hạn, trong bảng đang lọc") if self._reminds else _("Việc: Chưa xong, trong bảng đang lọc")
            )
            self.scope.addItem(shown, Scope.SHOWN.value)
        if chosen:
            self.scope.addItem(_("Việc: {count} việc đã chọn").format(count=chosen), Scope.CHOSEN.value)
        first = Scope.CHOSEN if chosen > 1 or (chosen and chosen_first) else Scope.SHOWN
        self.scope.setCurrentIndex(max(self.scope.findData(first.value), 0))
        self.scope.setAccessibleName(_("Việc"))
        for one, words in KIND_WORDS.items():
            self.kind.addItem(_("Mức: {kind}").format(kind=_(words)), one.value)
        self.kind.setCurrentIndex(max(self.kind.findData(kind.value), 0))
        self.kind.setAccessibleName(_("Mức"))
        self.kind.setVisible(self._reminds)
        self.list.setAccessibleName(_("Đơn vị"))
        self.list.setFixedHeight(current_theme().px(LIST_HEIGHT))
        self.with_forms.setChecked(True)
        self.go.setDefault(True)

    def _place(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(label(title, "title", wrap=True))
        selects = QHBoxLayout()
        selects.setSpacing(8)
        selects.addWidget(self.scope, 1)
        selects.addWidget(self.kind, 1)
        column.addLayout(selects)
        column.addWidget(self.list)
        column.addWidget(self.note)
        column.addWidget(self.day)
        column.addWidget(self.about_day)
        column.addWidget(self.with_forms)
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(label(_("Ghi phiếu vào"), "small", "muted"))
        where.addWidget(self.folder)
        where.addWidget(self.choose_folder)
        where.addStretch(1)
        column.addLayout(where)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 8, 0, 0)
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.go)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.scope.currentIndexChanged.connect(lambda _at: self.ask())
        self.kind.currentIndexChanged.connect(lambda _at: self.ask())
        self.list.itemChanged.connect(lambda _item: self._check())
        self.day.edited.connect(self._on_day)
        self.with_forms.toggled.connect(self.choose_folder.setEnabled)
        self.with_forms.toggled.connect(self.folder.setVisible)
        self.choose_folder.clicked.connect(self.folder_asked)
        self.go.clicked.connect(self._on_go)
        self.cancel.clicked.connect(self.reject)


def _unit_words(unit: UnitTasks) -> str:
    """ "Ban Tuyên giáo - Nữ công: 3 việc, 2 quá hạn, lần 2"."""
    words = [_("{count} việc").format(count=len(unit.numbers))]
    if unit.late:
        words.append(_("{count} quá hạn").format(count=unit.late))
    if unit.ordinal:
        words.append(_("đôn đốc lần {ordinal}").format(ordinal=unit.ordinal))
    return f"{unit.unit}: {', '.join(words)}"
