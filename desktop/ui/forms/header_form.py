"""Phần đầu: who issues the plan, under which number, where and when, of which kind, about what, in which format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout

from desktop.domain.changes import Changes
from desktop.domain.dates import OfficialDate
from desktop.domain.document import Document, Header
from desktop.domain.field_values import flat, number_of
from desktop.domain.outgoing import digital_line_of
from desktop.domain.symbols import symbol_of, symbol_parts, with_kind
from desktop.domain.text import one_line
from desktop.services.library import PARTY, standard_of
from desktop.typeset.page import ADDRESSED, CIRCULATION, CONTACT, DIGITAL_LINE
from desktop.ui.forms.choice import ChoiceField
from desktop.ui.forms.date_text import parse_date, write_date
from desktop.ui.forms.fields import Field, FieldRow
from desktop.ui.forms.fold import Fold
from desktop.ui.forms.part_form import PartForm
from desktop.ui.session import EditSession
from desktop.ui.widgets import Button, Select, label
from i18n import _

MOST_DRAFTS = 9
Change = Callable[[Header, str], Header]


def _in_header(change: Change) -> Callable[[Document, str], Document]:
    return lambda document, text: replace(document, header=change(document.header, text))


class HeaderForm(PartForm):
    """`standards` gives the name of each format by its id."""

    def __init__(self, session: EditSession, standards: Mapping[str, str]) -> None:
        super().__init__(session, "header", "addressed_to")
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
        self._of_kind = False  # whether the kind of document has Kính gửi
        self._kind_seen = session.document.header.kind
        self._settled = session.document.header  # before the kind that is being typed
        self._make_marks()
        self._bind_all()
        self._place()
        self._show_standard()
        self._settle()
        self.standard.activated.connect(self._on_standard)

    def _make_marks(self) -> None:
        """The fields that few documents need."""
        choices = standard_of(self.session.document).choices
        none = _("Không ghi")
        self.urgency = ChoiceField(_("Mức độ khẩn"), choices["urgency"], none=none)
        self.circulation = ChoiceField(
            _("Phạm vi lưu hành"), choices["circulation"], none=none,
            own=_("Chữ khác…"), own_name=_("Phạm vi lưu hành, chữ khác"),
        )  # fmt: skip
        self.draft = ChoiceField(_("Dự thảo"), self._draft_words(), none=none)
        self.addressed = Field(_("Kính gửi"), rows=1, hint=_("Mỗi nơi một dòng"))
        self.contact = Field(_("Dòng liên hệ"), rows=1, hint=_("Cuối trang 1: địa chỉ, điện thoại, thư điện tử"))
        self.digital = Field(
            _("Dòng bản sao điện tử"), rows=1,
            hint=_("Góc trên bên phải trang 1. Ví dụ: Sao y; tên cơ quan; 20/11/2026; 09:15:30"),
        )  # fmt: skip
        self.now: Callable[[], datetime] = lambda: datetime.now().astimezone()
        self.fill_digital = Button(_("Điền theo giờ này"), "ghost", "clock-counter-clockwise", height=28)
        self.fill_digital.setToolTip(_("Hình thức sao, tên cơ quan, ngày và giờ lúc bấm"))
        self.fill_digital.clicked.connect(self._on_fill_digital)
        self.more = Fold(_("Thêm: khẩn, dự thảo, liên hệ"))

    def _bind_all(self) -> None:
        rows: tuple[tuple[Field, str, str, Callable[[Header], str], Change], ...] = (
            (self.superior, _("sửa cơ quan cấp trên"), "superior", lambda h: h.superior, _superior),
            (self.issuer, _("sửa cơ quan ban hành"), "issuer", lambda h: h.issuer, _issuer),
            (self.number, _("sửa số"), "number", lambda h: h.number, _number),
            (self.symbol, _("sửa ký hiệu"), "symbol", lambda h: h.symbol, lambda h, t: replace(h, symbol=flat(t))),
            (self.place, _("sửa địa danh"), "place", lambda h: h.place, lambda h, t: replace(h, place=flat(t))),
            (self.date, _("sửa ngày"), "date", lambda h: write_date(h.date), _date),
            (self.kind, _("sửa tên loại"), "kind", lambda h: h.kind, self._with_kind),
            (self.subject, _("sửa trích yếu"), "subject", lambda h: h.subject, _subject),
        )
        for field, step, key, read, change in rows:
            self.bind(field, step, key, _reader(read), _in_header(change))
        marks: tuple[tuple[Field | ChoiceField, str, str], ...] = (
            (self.urgency, _("sửa mức độ khẩn"), "urgency"),
            (self.circulation, _("sửa phạm vi lưu hành"), "circulation"),
            (self.draft, _("sửa chữ dự thảo"), "draft"),
            (self.contact, _("sửa dòng liên hệ"), "contact"),
            (self.digital, _("sửa dòng bản sao điện tử"), "digital_line"),
        )
        self.bind(self.addressed, _("sửa dòng kính gửi"), "addressed_to", _addressed, _with_addressed)
        for mark, step, name in marks:
            self.bind(mark, step, name, _reader_of(name), _writer_of(name))

    def _place(self) -> None:
        self.column.addWidget(self.superior)
        self.column.addWidget(self.issuer)
        self.column.addWidget(FieldRow((self.number, self.symbol), (2, 5)))
        for field in (self.place, self.date, self.kind, self.subject):
            self.column.addWidget(field)
        standard = QVBoxLayout()
        standard.setSpacing(4)
        standard.addWidget(label(_("Thể thức"), "small", "muted"))
        standard.addWidget(self.standard)
        self.column.addLayout(standard)
        for mark in (self.urgency, self.circulation, self.draft, self.contact, self.digital):
            self.more.column.addWidget(mark)
        self.more.column.addWidget(self.fill_digital, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.more)
        self.column.addStretch(1)

    def show_field(self, name: str) -> None:
        """Put the cursor into the field of a mark: "addressed-to", "circulation", "contact" or "digital-line"."""
        fields: dict[str, Field | ChoiceField] = {
            ADDRESSED: self.addressed,
            CIRCULATION: self.circulation,
            CONTACT: self.contact,
            DIGITAL_LINE: self.digital,
        }
        self.go_to(fields[name])

    def _settle(self) -> None:
        """Kính gửi stands under the subject where the kind has it, else among what is seldom needed.

        It also stands there where it is filled in, but nothing moves under the hands of who writes in this form.
        """
        document = self.session.document
        header = document.header
        of_kind = standard_of(document).takes_addressed(header.kind)
        above = self.column.indexOf(self.addressed) >= 0
        if self._may_move(of_kind):
            needed = of_kind or bool(document.addressed_to)
            if needed and not above:
                self.column.insertWidget(self.column.indexOf(self.subject) + 1, self.addressed)
            elif not needed and self.more.column.indexOf(self.addressed) < 0:
                self.more.column.insertWidget(0, self.addressed)
        folded = self.more.column.indexOf(self.addressed) >= 0
        held = (*(document.addressed_to if folded else ()), header.urgency, header.circulation, header.draft)
        held += (header.contact, header.digital_line)
        self.more.tell(", ".join(words for held_words in held if (words := one_line(held_words))))

    def _may_move(self, of_kind: bool) -> bool:
        """Whether Kính gửi may find its place anew: with another kind of document, or while nobody writes here."""
        focus = QApplication.focusWidget()
        busy = focus is not None and self.isAncestorOf(focus)
        changed, self._of_kind = of_kind != self._of_kind, of_kind
        return not busy or (changed and focus is not self.addressed.input)

    def _with_kind(self, header: Header, text: str) -> Header:
        """Another kind, with its abbreviation in the symbol where that of the kind before stood there."""
        kind, before = flat(text), self._settled
        party = standard_of(self.session.document).body == PARTY
        symbol = with_kind(before.symbol, self._short(before.kind), self._short(kind), party=party)
        return replace(header, kind=kind, symbol=symbol)

    def _short(self, kind: str) -> str | None:
        """The abbreviation of a kind, "" where it has none, None for a letter."""
        standard = standard_of(self.session.document)
        return standard.abbreviation(kind) or (None if standard.is_letter(kind) else "")

    def _settle_kind(self, *, typed: bool) -> None:
        """Note from which kind the next one will be typed; while it is `typed` the symbol is shown as it follows."""
        header = self.session.document.header
        if typed and header.kind != self._kind_seen:
            self.symbol.show_text(header.symbol)
        elif self._short(header.kind) != "" or header.symbol != self._settled.symbol:  # no slip of the pen
            self._settled = header
        self._kind_seen = header.kind

    def _draft_words(self) -> tuple[str, ...]:
        standard = standard_of(self.session.document)
        return tuple(standard.draft_words(number) for number in range(MOST_DRAFTS + 1))

    def _on_fill_digital(self) -> None:
        """Write the line of a digital copy that is made now; it can be changed by hand."""
        document = self.session.document
        line = digital_line_of(document, standard_of(document), self.now())
        self.session.apply(_("sửa dòng bản sao điện tử"), lambda now: _writer_of("digital_line")(now, line))

    def _on_standard(self, index: int) -> None:
        chosen = str(self.standard.itemData(index))
        self.session.apply(_("chọn thể thức"), lambda document: _with_standard(document, chosen))

    def _show_standard(self) -> None:
        self.standard.setCurrentIndex(max(self.standard.findData(self.session.document.standard), 0))

    def _on_changed(self, changes: Changes, initiator: object) -> None:
        super()._on_changed(changes, initiator)
        if changes.parts & {"standard", "header", "addressed_to"}:
            choices = standard_of(self.session.document).choices
            self.urgency.set_words(choices["urgency"])
            self.circulation.set_words(choices["circulation"])
            self.draft.set_words(self._draft_words())
            self._settle()
            self._settle_kind(typed=initiator is self)
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
    """The document in another format, with symbol and draft as that format writes them: "KH-LĐLĐ", "KH/ĐU"."""
    made, header = replace(document, standard=chosen), document.header
    before, after = standard_of(document), standard_of(made)
    drafts = {before.draft_words(number): after.draft_words(number) for number in range(MOST_DRAFTS + 1)}
    header = replace(header, draft=drafts.get(header.draft, header.draft))
    kind, body = symbol_parts(header.symbol)
    if chosen and kind and body:
        header = replace(header, symbol=symbol_of(kind, body, party=after.body == PARTY))
    return replace(made, header=header)


def _superior(header: Header, text: str) -> Header:
    return replace(header, superior=text)


def _issuer(header: Header, text: str) -> Header:
    return replace(header, issuer=text)


def _number(header: Header, text: str) -> Header:
    return replace(header, number=number_of(text))


def _subject(header: Header, text: str) -> Header:
    return replace(header, subject=text)


def _date(header: Header, text: str) -> Header:
    return replace(header, date=parse_date(text))


def _reader_of(name: str) -> Callable[[Document], str]:
    return lambda document: str(getattr(document.header, name))


def _writer_of(name: str) -> Callable[[Document, str], Document]:
    def write(document: Document, text: str) -> Document:
        changed: dict[str, Any] = {name: text.strip()}
        return replace(document, header=replace(document.header, **changed))

    return write


def _addressed(document: Document) -> str:
    return "\n".join(document.addressed_to)


def _with_addressed(document: Document, text: str) -> Document:
    lines = (flat(line) for line in text.split("\n"))
    return replace(document, addressed_to=tuple(line for line in lines if line))
