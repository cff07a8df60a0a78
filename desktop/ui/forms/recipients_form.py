"""Nơi nhận: groups of lines, each with or without a label in brackets, and the archive line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.changes import Changes
from desktop.domain.document import Document, RecipientGroup, Recipients
from desktop.domain.field_values import copies_of, flat
from desktop.services.library import standard_of
from desktop.ui.forms.fields import Field, FieldRow
from desktop.ui.forms.fold import Fold
from desktop.ui.forms.part_form import PartForm
from desktop.ui.session import EditSession
from desktop.ui.widgets import Button, IconButton, label
from i18n import _

Edit = Callable[[tuple[RecipientGroup, ...]], tuple[RecipientGroup, ...]]


class GroupFields(QWidget):
    """One group: its lines as they are printed, one a line, and its label. Emits `edited` and `removed`."""

    edited = Signal()
    removed = Signal()

    def __init__(self, number: int) -> None:
        super().__init__()
        title = _("Nhóm {number}").format(number=number)
        self.items = Field(_("Mỗi nơi một dòng"), rows=2)
        self.label = Field(_("Chữ trong ngoặc sau nhóm"), hint=_("Ví dụ: báo cáo. Để trống nếu không có"))
        self.remove = IconButton("trash", _("Bỏ nhóm {number}").format(number=number))
        self.remove.clicked.connect(self.removed)
        head = QHBoxLayout()
        head.addWidget(label(title, "strong"), 1)
        head.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.items)
        column.addWidget(self.label)
        self.items.edited.connect(self.edited)
        self.label.edited.connect(self.edited)

    def group(self) -> RecipientGroup:
        """The group as the fields say it; empty lines are no recipients."""
        lines = (line.strip() for line in self.items.text().split("\n"))
        return RecipientGroup(tuple(line for line in lines if line), " ".join(self.label.text().split()))

    def show_group(self, group: RecipientGroup) -> None:
        """Show a group where the fields say another."""
        if group != self.group():
            self.items.show_text("\n".join(group.items))
            self.label.show_text(group.label)


class RecipientsForm(PartForm):
    """The groups in order; a group is added at the end and taken out by its own button."""

    def __init__(self, session: EditSession) -> None:
        super().__init__(session, "recipients")
        self.groups: list[GroupFields] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self.add = Button(_("Thêm nhóm"), "ghost", "plus", height=28)
        self.add.clicked.connect(self._on_add)
        self.archive = Field(_("Dòng lưu"), hint=_("Ví dụ: Lưu: VT, Ban TG-NC"))
        self.column.addLayout(self._list)
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.archive)
        self.drafter, self.copies = Field(_("Ký hiệu người soạn")), Field(_("Số bản phát hành"))
        self.more = Fold(_("Thêm: người soạn, số bản"))
        self.more.column.addWidget(FieldRow((self.drafter, self.copies), (1, 1)))
        self.more.column.addWidget(label(_("Ví dụ: PL và 300 in thành PL.(300)"), "small", "faint", wrap=True))
        self.column.addWidget(self.more)
        self.column.addStretch(1)
        self.bind(self.archive, _("sửa dòng lưu"), "archive", lambda d: d.recipients.archive, _with_archive)
        self.bind(self.drafter, _("sửa ký hiệu người soạn"), "drafter", lambda d: d.recipients.drafter, _with_drafter)
        self.bind(self.copies, _("sửa số bản phát hành"), "copies", _copies, _with_copies)
        self._tell_mark()
        self._show_groups()

    def refresh(self) -> None:
        super().refresh()
        self._show_groups()

    def _on_changed(self, changes: Changes, initiator: object) -> None:
        super()._on_changed(changes, initiator)
        if changes.parts & {"recipients", "standard"}:
            self._tell_mark()

    def _tell_mark(self) -> None:
        """The mark as it is printed, where there is one."""
        document = self.session.document
        recipients = document.recipients
        self.more.tell(standard_of(document).drafter_mark(recipients.drafter, recipients.copies))

    def focus_first(self) -> None:
        self.go_to(self.groups[0].items if self.groups else self.archive)

    def _show_groups(self) -> None:
        groups = self.session.document.recipients.groups
        while len(self.groups) > len(groups):
            gone = self.groups.pop()
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.groups) < len(groups):
            at = len(self.groups)
            fields = GroupFields(at + 1)
            fields.edited.connect(partial(self._on_group, at))
            fields.removed.connect(partial(self._on_remove, at))
            self.groups.append(fields)
            self._list.addWidget(fields)
        for fields, group in zip(self.groups, groups, strict=True):
            fields.show_group(group)
        self._order_keys()

    def _order_keys(self) -> None:
        """Tab goes down the form; groups that were made last would come last."""
        order: list[QWidget] = []
        for fields in self.groups:
            order += [fields.items.input, fields.label.input, fields.remove]
        order += [self.add, self.archive.input, self.more.button, self.drafter.input, self.copies.input]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _on_group(self, at: int) -> None:
        group = self.groups[at].group()
        self._apply(_("sửa nơi nhận"), lambda groups: (*groups[:at], group, *groups[at + 1 :]), f"recipients.{at}")

    def _on_remove(self, at: int) -> None:
        self._apply(_("bỏ một nhóm nơi nhận"), lambda groups: (*groups[:at], *groups[at + 1 :]))
        self._show_groups()

    def _on_add(self) -> None:
        self._apply(_("thêm một nhóm nơi nhận"), lambda groups: (*groups, RecipientGroup()))
        self._show_groups()
        self.go_to(self.groups[-1].items)

    def _apply(self, step: str, edit: Edit, merge_key: str = "") -> None:
        def change(document: Document) -> Document:
            recipients: Recipients = replace(document.recipients, groups=edit(document.recipients.groups))
            return replace(document, recipients=recipients)

        self.session.apply(step, change, self, merge_key)


def _with_archive(document: Document, text: str) -> Document:
    return replace(document, recipients=replace(document.recipients, archive=flat(text)))


def _with_drafter(document: Document, text: str) -> Document:
    return replace(document, recipients=replace(document.recipients, drafter=flat(text)))


def _copies(document: Document) -> str:
    copies = document.recipients.copies
    return str(copies) if copies > 0 else ""


def _with_copies(document: Document, text: str) -> Document:
    return replace(document, recipients=replace(document.recipients, copies=copies_of(text)))
