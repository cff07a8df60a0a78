"""Bản sao: what stands beneath a document that is copied. The tab is there only while the document is a copy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt

from desktop.domain.changes import Changes
from desktop.domain.document import Copy, CopyForm, Document, RecipientGroup
from desktop.domain.field_values import flat, number_of
from desktop.services.library import standard_of
from desktop.ui.forms.choice import ChoiceField
from desktop.ui.forms.date_text import parse_date, write_date
from desktop.ui.forms.fields import Field, FieldRow
from desktop.ui.forms.part_form import PartForm
from desktop.ui.session import EditSession
from desktop.ui.widgets import Button
from i18n import _

Change = Callable[[Copy, str], Copy]


class CertifiedForm(PartForm):
    """The body that copies, number, date, recipients and signature of the copy."""

    def __init__(self, session: EditSession) -> None:
        super().__init__(session, "copy")
        self.form = ChoiceField(_("Hình thức sao"), self._forms())
        self.superior = Field(_("Cơ quan cấp trên"), rows=1)
        self.issuer = Field(_("Cơ quan sao"), rows=1)
        self.number, self.symbol = Field(_("Số")), Field(_("Ký hiệu"))
        self.place, self.date = Field(_("Địa danh")), Field(_("Ngày sao"))
        self.items = Field(_("Nơi nhận bản sao"), rows=1, hint=_("Mỗi nơi một dòng"))
        self.archive = Field(_("Dòng lưu"))
        self.authority = Field(_("Quyền hạn ký"), rows=1, hint=_("Ví dụ: TL. BAN THƯỜNG VỤ"))
        self.post = Field(_("Chức vụ"), hint=_("Ví dụ: CHÁNH VĂN PHÒNG"))
        self.signer = Field(_("Họ và tên người ký"))
        self.remove = Button(_("Bỏ phần bản sao"), "ghost", "trash", height=28)
        self.remove.clicked.connect(self._on_remove)
        self._bind_all()
        self._place()
        session.changed.connect(self._on_standard)

    def _bind_all(self) -> None:
        head: tuple[tuple[Field, str, str], ...] = (
            (self.superior, _("sửa cơ quan cấp trên"), "superior"),
            (self.issuer, _("sửa cơ quan sao"), "issuer"),
            (self.number, _("sửa số bản sao"), "number"),
            (self.symbol, _("sửa ký hiệu bản sao"), "symbol"),
            (self.place, _("sửa địa danh"), "place"),
            (self.date, _("sửa ngày sao"), "date"),
        )
        signature: tuple[tuple[Field, str, str], ...] = (
            (self.authority, _("sửa quyền hạn ký"), "authority"),
            (self.post, _("sửa chức vụ"), "post"),
            (self.signer, _("sửa người ký"), "signer"),
        )
        self.bind(self.form, _("chọn hình thức sao"), "form", self._form_of, self._with_form)
        for field, step, name in head:
            self.bind(field, step, name, _head_reader(name), _in_copy(_head_writer(name)))
        self.bind(self.items, _("sửa nơi nhận bản sao"), "items", _items, _in_copy(_with_items))
        self.bind(self.archive, _("sửa dòng lưu"), "archive", _archive, _in_copy(_with_archive))
        for field, step, name in signature:
            self.bind(field, step, name, _signature_reader(name), _in_copy(_signature_writer(name)))

    def _place(self) -> None:
        for field in (self.form, self.superior, self.issuer):
            self.column.addWidget(field)
        self.column.addWidget(FieldRow((self.number, self.symbol), (2, 5)))
        for field in (self.place, self.date, self.items, self.archive, self.authority, self.post, self.signer):
            self.column.addWidget(field)
        self.column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    def _forms(self) -> tuple[str, ...]:
        words = standard_of(self.session.document).words
        return tuple(words[f"copy_form_{form.value}"] for form in CopyForm)

    def _form_of(self, document: Document) -> str:
        return self._forms()[list(CopyForm).index(document.copy.form)] if document.copy else self._forms()[0]

    def _with_form(self, document: Document, text: str) -> Document:
        if document.copy is None or text not in self._forms():
            return document
        form = list(CopyForm)[self._forms().index(text)]
        return replace(document, copy=replace(document.copy, form=form))

    def _on_standard(self, changes: Changes, _initiator: object) -> None:
        if "standard" in changes.parts:
            self.form.set_words(self._forms())

    def _on_remove(self) -> None:
        self.session.apply(_("bỏ phần bản sao"), lambda document: replace(document, copy=None))


def _in_copy(change: Change) -> Callable[[Document, str], Document]:
    def write(document: Document, text: str) -> Document:
        return replace(document, copy=change(document.copy, text)) if document.copy is not None else document

    return write


def _head_reader(name: str) -> Callable[[Document], str]:
    def read(document: Document) -> str:
        if document.copy is None:
            return ""
        header = document.copy.header
        return write_date(header.date) if name == "date" else str(getattr(header, name))

    return read


def _head_writer(name: str) -> Change:
    takes: dict[str, Callable[[str], Any]] = {"date": parse_date, "number": number_of, "symbol": flat, "place": flat}

    def change(copy: Copy, text: str) -> Copy:
        changed: dict[str, Any] = {name: takes[name](text) if name in takes else text}
        return replace(copy, header=replace(copy.header, **changed))

    return change


def _items(document: Document) -> str:
    groups = document.copy.recipients.groups if document.copy else ()
    return "\n".join(groups[0].items) if groups else ""


def _with_items(copy: Copy, text: str) -> Copy:
    """Copies go to few; groups after the first one, of a document that was read, stay."""
    items = tuple(line for line in (flat(line) for line in text.split("\n")) if line)
    groups = copy.recipients.groups
    label = groups[0].label if groups else ""
    first = (RecipientGroup(items, label),) if items or label else ()
    return replace(copy, recipients=replace(copy.recipients, groups=(*first, *groups[1:])))


def _archive(document: Document) -> str:
    return document.copy.recipients.archive if document.copy else ""


def _with_archive(copy: Copy, text: str) -> Copy:
    return replace(copy, recipients=replace(copy.recipients, archive=flat(text)))


def _signature_reader(name: str) -> Callable[[Document], str]:
    return lambda document: str(getattr(document.copy.signature, name)) if document.copy else ""


def _signature_writer(name: str) -> Change:
    return lambda copy, text: replace(copy, signature=replace(copy.signature, **{name: text}))
