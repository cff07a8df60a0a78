"""A certified copy says what the original says; the original stays as it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from desktop.domain.certified import certified_copy, copy_symbol, known_as
from desktop.domain.dates import OfficialDate
from desktop.domain.document import CopyForm, Document, Header, Recipients, Signature
from desktop.domain.exchange import dumps, loads
from desktop.services.library import standards
from tests.domain.documents import documents

UNION, PARTY = standards()["nd30_union"], standards()["party_hd05"]
HEAD = Header(issuer="LIÊN ĐOÀN LAO ĐỘNG\nTỈNH BÌNH AN", number="07", place="Bình An", date=OfficialDate(2026, 11, 20))
CHIEF = Signature("TL. BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Lê Văn Bình")
PLAN = Document(
    "d1",
    header=Header(symbol="KH-LĐLĐ", kind="KẾ HOẠCH", subject="Thử"),
    recipients=Recipients(archive="Lưu: VT"),
    signature=Signature("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", "Đỗ Thị Minh Tuệ"),
)


@given(documents())
def test_a_copy_says_what_the_original_says(document: Document) -> None:
    made = certified_copy(document, CopyForm.COPY, HEAD, CHIEF, UNION, copy_id="c1")
    assert made.copy is not None
    assert made.copy.signature == CHIEF
    as_it_was = replace(made, id=document.id, copy=document.copy, signature=document.signature)
    assert as_it_was == document


@pytest.mark.parametrize(
    ("form", "symbol"), [(CopyForm.COPY, "SY-LĐLĐ"), (CopyForm.EXTRACT, "TrS-LĐLĐ"), (CopyForm.RECOPY, "SL-LĐLĐ")]
)
def test_the_symbol_is_that_of_the_form(form: CopyForm, symbol: str) -> None:
    made = certified_copy(PLAN, form, HEAD, CHIEF, UNION, copy_id="c1")
    assert made.copy is not None
    assert made.copy.header == replace(HEAD, symbol=symbol)
    assert copy_symbol(PLAN, form, PARTY) == ""  # its abbreviations were not found


def test_a_symbol_that_was_given_stays() -> None:
    made = certified_copy(PLAN, CopyForm.COPY, replace(HEAD, symbol="SY-VP"), CHIEF, UNION, copy_id="c1")
    assert made.copy is not None
    assert made.copy.header.symbol == "SY-VP"


def test_where_somebody_signed_the_copy_says_so() -> None:
    made = certified_copy(PLAN, CopyForm.COPY, HEAD, CHIEF, UNION, copy_id="c1")
    assert made.signature == replace(PLAN.signature, mark="(Đã ký)")
    unsigned = replace(PLAN, signature=Signature())
    assert certified_copy(unsigned, CopyForm.COPY, HEAD, CHIEF, UNION, copy_id="c1").signature == Signature()


def test_a_copy_is_a_document_of_its_own_that_can_be_kept() -> None:
    made = certified_copy(PLAN, CopyForm.EXTRACT, HEAD, CHIEF, UNION, copy_id="c1")
    assert made.id == "c1"
    assert loads(dumps(made)) == made


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        (CopyForm.COPY, "Sao y KẾ HOẠCH"),
        (CopyForm.EXTRACT, "Trích sao KẾ HOẠCH"),
        (CopyForm.RECOPY, "Sao lục KẾ HOẠCH"),
    ],
)
def test_a_copy_is_known_by_its_own_number_and_day(form: CopyForm, kind: str) -> None:
    made = certified_copy(PLAN, form, HEAD, CHIEF, UNION, copy_id="c1")
    known = known_as(made)
    assert (known.kind, known.number, known.symbol) == (kind, "07", copy_symbol(PLAN, form, UNION))
    assert known.date == HEAD.date
    assert known.subject == PLAN.header.subject
    assert known_as(PLAN) is PLAN.header
