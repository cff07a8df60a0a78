"""Chữ ký: on whose behalf, which post, whose name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop.domain.document import Document, Signature
from desktop.ui.forms.fields import Field
from desktop.ui.forms.part_form import PartForm
from desktop.ui.session import EditSession
from i18n import _


class SignatureForm(PartForm):
    """Lines of authority and post may be several: "TM. BAN THƯỜNG VỤ", then "KT. CHỦ TỊCH"."""

    def __init__(self, session: EditSession) -> None:
        super().__init__(session, "signature")
        self.authority = Field(_("Quyền hạn ký"), rows=1, hint=_("Ví dụ: TM. BAN THƯỜNG VỤ"))
        self.post = Field(_("Chức vụ"), rows=1, hint=_("Ví dụ: PHÓ CHỦ TỊCH"))
        self.mark = Field(_("Dấu hiệu đã ký"), hint=_("Để trống khi chờ ký; bản sao ghi (Đã ký)"))
        self.signer = Field(_("Họ và tên người ký"))
        rows: tuple[tuple[Field, str, str], ...] = (
            (self.authority, _("sửa quyền hạn ký"), "authority"),
            (self.post, _("sửa chức vụ"), "post"),
            (self.mark, _("sửa dấu hiệu đã ký"), "mark"),
            (self.signer, _("sửa người ký"), "signer"),
        )
        for field, step, name in rows:
            self.bind(field, step, name, _reader(name), _writer(name))
            self.column.addWidget(field)
        self.column.addStretch(1)


def _reader(name: str) -> Callable[[Document], str]:
    return lambda document: str(getattr(document.signature, name))


def _writer(name: str) -> Callable[[Document, str], Document]:
    def write(document: Document, text: str) -> Document:
        signature: Signature = replace(document.signature, **{name: text})
        return replace(document, signature=signature)

    return write
