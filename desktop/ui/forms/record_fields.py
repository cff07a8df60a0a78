"""The fields of one target or one assignment. They show a record and tell of another one when a person types."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.deadlines import parse_deadline
from desktop.domain.document import Assignment, Comparator, Target
from desktop.domain.errors import N_, UserError
from desktop.domain.number_words import number_words
from desktop.domain.record_words import read_number, read_units, target_words
from desktop.domain.text import one_line
from desktop.ui.deadline_words import reading
from desktop.ui.forms.choice import ChoiceField
from desktop.ui.forms.fields import Field, FieldRow
from desktop.ui.forms.fold import Fold
from desktop.ui.forms.unit_field import UnitField
from desktop.ui.widgets import Button, label
from i18n import _, say

Record = Target | Assignment
Units = Callable[[], tuple[str, ...]]
COMPARISONS: dict[Comparator, str] = {
    Comparator.AT_LEAST: N_("từ … trở lên"),
    Comparator.MORE_THAN: N_("trên"),
    Comparator.EQUAL: N_("đạt"),
    Comparator.INCREASE: N_("tăng thêm"),
    Comparator.ABOUT: N_("khoảng, hầu hết"),
    Comparator.AT_MOST: N_("không quá"),
    Comparator.LESS_THAN: N_("dưới"),
}
"""What each comparison is called in the list (msgids)."""


class NoNumber(UserError):
    """What was typed as a value has no figure."""

    def __init__(self) -> None:
        super().__init__(N_("Giá trị là con số, ví dụ 80 hoặc 1.500. Số cũ còn giữ."))


class NoYear(UserError):
    """What was typed as a year is none."""

    def __init__(self) -> None:
        super().__init__(N_("Năm gồm bốn chữ số, ví dụ 2027. Năm cũ còn giữ."))


@dataclass(frozen=True, slots=True)
class _Bond:
    field: Field | ChoiceField
    step: str
    part: str
    read: Callable[[Any], str]
    write: Callable[[Any, str], Any]


class RecordFields(Fold):
    """A fold that says in one line what it holds. `changed` comes with the record as it is to be, step and part."""

    changed = Signal(object, str, str)
    removed = Signal(str)
    """With the id of the record."""

    def __init__(self, name: str, removal: str) -> None:
        super().__init__(name)
        self.record: Any = None
        self._bonds: list[_Bond] = []
        whole = self.layout()
        assert whole is not None
        whole.setSpacing(2)  # several stand one under the other, each with its line
        self.remove = Button(removal, "ghost", "trash", height=28)
        self.remove.clicked.connect(self._on_remove)

    def bind(
        self,
        field: Field | ChoiceField,
        step: str,
        part: str,
        read: Callable[[Any], str],
        write: Callable[[Any, str], Any],
    ) -> None:
        """Let a field show a part of the record. `write` raises UserError for a text it cannot take."""
        bond = _Bond(field, step, part, read, write)
        self._bonds.append(bond)
        field.edited.connect(lambda text: self._on_edited(bond, text))

    def show_record(self, record: Record) -> None:
        """Show a record; a field in which the same is written in other words is left as it is."""
        other = self.record is None or self.record.id != record.id
        self.record = record
        for bond in self._bonds:
            if other or not self._says_so(bond):
                bond.field.show_text(bond.read(record))
                bond.field.show_error("")
        self._tell()

    def in_order(self) -> list[QWidget]:
        """What takes the focus, from top to bottom."""
        found: list[QWidget] = [self.button]
        found.extend(bond.field.input for bond in self._bonds)
        return [*found, self.remove]

    def field_of(self, part: str) -> Field | ChoiceField | None:
        """The field that shows a part."""
        return next((bond.field for bond in self._bonds if bond.part == part), None)

    def _says_so(self, bond: _Bond) -> bool:
        try:
            return bool(bond.write(self.record, bond.field.text()) == self.record)
        except UserError:
            return bond.field.input.hasFocus()  # half typed: what is wrong is said beneath

    def _on_edited(self, bond: _Bond, text: str) -> None:
        try:
            record = bond.write(self.record, text)
        except UserError as error:
            bond.field.show_error(say(error))
            return
        bond.field.show_error("")
        if record != self.record:
            self.changed.emit(record, bond.step, bond.part)

    def _on_remove(self) -> None:
        self.removed.emit(self.record.id)

    def _tell(self) -> None:
        """Say in short what the record is."""


class TargetFields(RecordFields):
    """Chỉ tiêu: indicator, comparison, value, unit, period, year."""

    def __init__(self) -> None:
        super().__init__(_("Chỉ tiêu"), _("Bỏ đánh dấu"))
        self.indicator = Field(_("Nội dung chỉ tiêu"), rows=1)
        self.comparator = ChoiceField(_("So sánh"), tuple(_(words) for words in COMPARISONS.values()))
        self.value, self.unit = Field(_("Giá trị")), Field(_("Đơn vị tính"))
        self.period, self.year = Field(_("Kỳ")), Field(_("Năm"))
        rows: tuple[tuple[Field | ChoiceField, str, str, Callable[[Target], str], Callable[[Target, str], Target]], ...]
        rows = (
            (self.indicator, _("sửa nội dung chỉ tiêu"), "indicator", lambda t: t.indicator, _with_line("indicator")),
            (self.comparator, _("đổi cách so sánh"), "comparator", _comparison, _with_comparison),
            (self.value, _("sửa giá trị chỉ tiêu"), "value", _value, _with_value),
            (self.unit, _("sửa đơn vị tính"), "unit", lambda t: t.unit, _with_line("unit")),
            (self.period, _("sửa kỳ của chỉ tiêu"), "period", lambda t: t.period, _with_line("period")),
            (self.year, _("sửa năm của chỉ tiêu"), "year", lambda t: str(t.year or ""), _with_year),
        )
        for field, step, part, read, write in rows:
            self.bind(field, step, part, read, write)
        self.column.addWidget(self.indicator)
        self.column.addWidget(self.comparator)
        self.column.addWidget(FieldRow((self.value, self.unit), (1, 1)))
        self.column.addWidget(FieldRow((self.period, self.year), (3, 2)))
        self.column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)

    def _tell(self) -> None:
        target: Target = self.record
        words = one_line(target_words(target, "")) or _("Chưa có giá trị")
        self.button.setText(words.replace("&", "&&"))
        self.button.setAccessibleName(_("Chỉ tiêu: {words}").format(words=words))
        self.tell(", ".join(part for part in (target.indicator, target.period or str(target.year or "")) if part))


class DeadlineField(Field):
    """A deadline as it is written, with what was understood of it beneath."""

    def __init__(self) -> None:
        super().__init__(_("Thời hạn"))
        self.understood = label("", "small", "muted", wrap=True)
        column = self.layout()
        assert column is not None
        column.addWidget(self.understood)

    def tell(self, words: str, *, sure: bool) -> None:
        """Say what was understood, in the colour of doubt where it is a guess."""
        self.understood.setText(words)
        self.understood.setVisible(bool(words))
        self.understood.setProperty("tone", "muted" if sure else "warn")
        self.understood.style().unpolish(self.understood)
        self.understood.style().polish(self.understood)
        self.input.setAccessibleDescription(words)


class AssignmentFields(RecordFields):
    """Phân công: what, who leads, who joins, until when, who decides, what comes of it."""

    def __init__(self, units: Units) -> None:
        super().__init__(_("Phân công"), _("Bỏ phân công"))
        self.year: int | None = None
        """The year of the plan, for deadlines that name none."""
        self.lead = UnitField(_("Đơn vị chủ trì"), units)
        self.supporting = UnitField(_("Phối hợp"), units, several=True, hint=_("Mỗi đơn vị một dòng"))
        self.deadline = DeadlineField()
        self.decided_by = Field(_("Cấp quyết định"), rows=1)
        self.task = Field(_("Nhiệm vụ"), rows=1)
        self.product, self.note = Field(_("Sản phẩm"), rows=1), Field(_("Ghi chú"), rows=1)
        rows: tuple[tuple[Field, str, str, Callable[[Assignment], str], Callable[[Assignment, str], Assignment]], ...]
        rows = (
            (self.lead, _("sửa đơn vị chủ trì"), "lead", lambda a: a.lead, _with_line("lead")),
            (self.supporting, _("sửa đơn vị phối hợp"), "supporting", _supporting, _with_supporting),
            (self.deadline, _("sửa thời hạn"), "deadline", lambda a: a.deadline, _with_line("deadline")),
            (self.decided_by, _("sửa cấp quyết định"), "decided_by", lambda a: a.decided_by, _with_line("decided_by")),
            (self.task, _("sửa nhiệm vụ"), "task", lambda a: a.task, _with_line("task")),
            (self.product, _("sửa sản phẩm"), "product", lambda a: a.product, _with_line("product")),
            (self.note, _("sửa ghi chú"), "note", lambda a: a.note, _with_line("note")),
        )
        for field, step, part, read, write in rows:
            self.bind(field, step, part, read, write)
            self.column.addWidget(field)
        self.column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)

    def suggest_task(self, words: str) -> None:
        """The words of the line, which say the task where the field is empty; they stand in it, pale."""
        self.task.input.setPlaceholderText(one_line(words))
        self.task.input.setAccessibleDescription(one_line(words))

    def _tell(self) -> None:
        assignment: Assignment = self.record
        understood = reading(parse_deadline(assignment.deadline, self.year))
        self.deadline.tell(understood.words, sure=understood.sure)
        name = assignment.lead or _("Chưa có đơn vị chủ trì")
        self.button.setText(one_line(name).replace("&", "&&"))
        self.button.setAccessibleName(_("Phân công: {words}").format(words=name))
        self.tell(", ".join(part for part in (assignment.task, assignment.deadline) if part))


def _with_line(part: str) -> Callable[[Any, str], Any]:
    """Writes one part, on one line, as it was typed; what only parts words at its ends is no word of it."""
    return lambda record, text: replace(record, **{part: one_line(text)})


def _comparison(target: Target) -> str:
    return _(COMPARISONS[target.comparator])


def _with_comparison(target: Target, text: str) -> Target:
    return next((replace(target, comparator=one) for one, words in COMPARISONS.items() if _(words) == text), target)


def _value(target: Target) -> str:
    return number_words(target.value) if target.value is not None else ""


def _with_value(target: Target, text: str) -> Target:
    if not text.strip():
        return replace(target, value=None)
    value = read_number(text)
    if value is None:
        raise NoNumber
    return replace(target, value=value)


def _with_year(target: Target, text: str) -> Target:
    year = text.strip()
    if year and not (year.isascii() and year.isdigit() and len(year) == 4):
        raise NoYear
    return replace(target, year=int(year) if year else None)


def _supporting(assignment: Assignment) -> str:
    return "\n".join(assignment.supporting)


def _with_supporting(assignment: Assignment, text: str) -> Assignment:
    return replace(assignment, supporting=read_units(text if "\n" in text else text + "\n"))
