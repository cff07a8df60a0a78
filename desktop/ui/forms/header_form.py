"""Phần đầu: who issues the plan, under which number, where and when, of which kind, about what, in which format."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop.domain.changes import Changes
from desktop.domain.dates import OfficialDate
from desktop.domain.document import Document, Header
from desktop.domain.errors import N_, UserError
from desktop.domain.symbols import symbol_of, symbol_parts
from desktop.services.library import PARTY, standards
from desktop.ui.forms.date_text import parse_date, write_date
from desktop.ui.forms.fields import Field
from desktop.ui.forms.part_form import PartForm
from desktop.ui.session import EditSession
from desktop.ui.widgets import Select, label
from i18n import _

_NUMBER = re.compile(r"0?[1-9]?|[1-9][0-9]{1,5}")
NO_NUMBER = N_("“{text}” không phải là số văn bản. Số cũ còn giữ. Ghi chữ số, như 05 hoặc 47.")
Change = Callable[[Header, str], Header]


class BadNumber(UserError):
    """What was typed is no number of a document; the document keeps the one it had."""


def _in_header(change: Change) -> Callable[[Document, str], Document]:
    return lambda document, text: replace(document, header=change(document.header, text))


def _flat(text: str) -> str:
    """One line without blanks at its ends, as numbers, symbols and places are."""
    return " ".join(text.split())


class HeaderForm(PartForm):
    """`standards` gives the name of each format by its id."""

    def __init__(self, session: EditSession, standards: Mapping[str, str]) -> None:
        super().__init__(session, "header")
        self.superior = Field(_("Cơ quan cấp trên"), rows=1)
        self.issuer = Field(_("Cơ quan ban hành"), rows=1)
        self.number, self.symbol = Field(_("Số")), Field(_("Ký hiệu"))
        self.place = Field(_("Địa danh"))
        self.date = Field(
            _("Ngày ban hành"), hint=_("Chờ ký thì để trống ngày: {date}").format(date=_open_day(session))
        )
        self.kind = Field(_("Tên loại"))
        self.subject = Field(_("Trích yếu"), rows=2)
        self.standard = Select()
        self.standard.setAccessibleName(_("Thể thức"))
        self.standard.addItem(_("Theo ngày và cơ quan"), "")
        for id, name in standards.items():
            self.standard.addItem(name, id)
        self._bind_all()
        self._place()
        self._show_standard()
        self.standard.activated.connect(self._on_standard)

    def _bind_all(self) -> None:
        rows: tuple[tuple[Field, str, str, Callable[[Header], str], Change], ...] = (
            (self.superior, _("Sửa cơ quan cấp trên"), "superior", lambda h: h.superior, _superior),
            (self.issuer, _("Sửa cơ quan ban hành"), "issuer", lambda h: h.issuer, _issuer),
            (self.number, _("Sửa số"), "number", lambda h: h.number, _number),
            (self.symbol, _("Sửa ký hiệu"), "symbol", lambda h: h.symbol, lambda h, t: replace(h, symbol=_flat(t))),
            (self.place, _("Sửa địa danh"), "place", lambda h: h.place, lambda h, t: replace(h, place=_flat(t))),
            (self.date, _("Sửa ngày"), "date", lambda h: write_date(h.date), _date),
            (self.kind, _("Sửa tên loại"), "kind", lambda h: h.kind, lambda h, t: replace(h, kind=_flat(t))),
            (self.subject, _("Sửa trích yếu"), "subject", lambda h: h.subject, _subject),
        )
        for field, step, key, read, change in rows:
            self.bind(field, step, key, _reader(read), _in_header(change))

    def _place(self) -> None:
        self.column.addWidget(self.superior)
        self.column.addWidget(self.issuer)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.number, 2)
        row.addWidget(self.symbol, 5)
        self.column.addLayout(row)
        for field in (self.place, self.date, self.kind, self.subject):
            self.column.addWidget(field)
        standard = QVBoxLayout()
        standard.setSpacing(4)
        standard.addWidget(label(_("Thể thức"), "small", "muted"))
        standard.addWidget(self.standard)
        self.column.addLayout(standard)
        self.column.addStretch(1)

    def _on_standard(self, index: int) -> None:
        chosen = str(self.standard.itemData(index))
        self.session.apply(_("Chọn thể thức"), lambda document: _with_standard(document, chosen))

    def _show_standard(self) -> None:
        self.standard.setCurrentIndex(max(self.standard.findData(self.session.document.standard), 0))

    def _on_changed(self, changes: Changes, initiator: object) -> None:
        super()._on_changed(changes, initiator)
        if "standard" in changes.parts:
            self._show_standard()


def _open_day(session: EditSession) -> str:
    """ "/11/2026": the month of the document, or of another one as an example, with its day left open."""
    known = session.document.header.date
    year, month = (known.year, known.month or 2) if known is not None else (2026, 2)
    return write_date(OfficialDate(year, month))


def _reader(read: Callable[[Header], str]) -> Callable[[Document], str]:
    return lambda document: read(document.header)


def _with_standard(document: Document, chosen: str) -> Document:
    """The document in another format, with its symbol as that format writes it: "KH-LĐLĐ", "KH/ĐU"."""
    kind, body = symbol_parts(document.header.symbol)
    if not (chosen and kind and body):
        return replace(document, standard=chosen)
    symbol = symbol_of(kind, body, party=standards()[chosen].body == PARTY)
    return replace(document, standard=chosen, header=replace(document.header, symbol=symbol))


def _superior(header: Header, text: str) -> Header:
    return replace(header, superior=text)


def _issuer(header: Header, text: str) -> Header:
    return replace(header, issuer=text)


def _number(header: Header, text: str) -> Header:
    """Digits as they are printed, "05", "47"; NĐ 30, PL I.1-II.3.a."""
    number = _flat(text)
    if number and not _NUMBER.fullmatch(number):
        raise BadNumber(NO_NUMBER, text=number)
    return replace(header, number=number)


def _subject(header: Header, text: str) -> Header:
    return replace(header, subject=text)


def _date(header: Header, text: str) -> Header:
    return replace(header, date=parse_date(text))
