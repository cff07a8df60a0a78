"""Before a document goes out: the number of its copies follows from its receivers, digital copies bear their line."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given

from desktop.domain.document import Copy, CopyForm, Document, Header, RecipientGroup, Recipients
from desktop.domain.outgoing import copies_needed, digital_copy_line, digital_line_of, separate_appendix_line
from desktop.domain.standards import parse_standard
from desktop.resources import resource
from tests.domain.documents import documents

UNION, PARTY = (
    parse_standard(resource("standards", f"{name}.toml").read_text(encoding="utf-8"))
    for name in ("nd30_union", "party_hd05")
)


def letter(*items: str, archive: str = "Lưu: VT", to: tuple[str, ...] = ()) -> Document:
    return Document("d", addressed_to=to, recipients=Recipients((RecipientGroup(items),), archive))


def test_each_line_of_the_recipients_gets_a_copy_and_one_is_kept() -> None:
    assert copies_needed(letter("Tổng Liên đoàn (để b/c)", "Tỉnh ủy (để b/c)", "Các công đoàn cơ sở")) == 4


def test_purposes_and_brackets_change_nothing() -> None:
    plain = letter("Thường trực Tỉnh ủy", "LĐLĐ huyện")
    told = letter("Thường trực Tỉnh ủy (để b/c);", "LĐLĐ huyện (t/h).")
    labelled = replace(
        plain,
        recipients=replace(
            plain.recipients,
            groups=(
                RecipientGroup(("Thường trực Tỉnh ủy",), "Báo cáo"),
                RecipientGroup(("LĐLĐ huyện",), "Thực hiện"),
            ),
        ),
    )
    assert copies_needed(plain) == copies_needed(told) == copies_needed(labelled) == 3


@pytest.mark.parametrize("line", ["Như trên", "Như trên;", "- Như trên (để t/h)", "NHƯ TRÊN", "Như Kính gửi"])
def test_as_above_counts_everybody_whom_the_letter_addresses(line: str) -> None:
    addressed = ("Sở Nội vụ", "Sở Y tế", "Các huyện ủy")
    assert copies_needed(letter(line, to=addressed)) == 4
    assert copies_needed(letter(line, "Chủ tịch (để b/c)", to=addressed)) == 5


def test_as_above_with_nobody_above_is_one_line() -> None:
    assert copies_needed(letter("Như trên")) == 2


def test_a_name_that_only_begins_alike_is_a_receiver_of_its_own() -> None:
    assert copies_needed(letter("Như Thanh", to=("Sở Nội vụ", "Sở Y tế"))) == 2


def test_blank_lines_get_none_and_one_copy_is_always_printed() -> None:
    assert copies_needed(letter("", " - ;", archive="")) == 1
    assert copies_needed(Document("d")) == 1


def test_the_number_on_the_paper_is_the_number() -> None:
    document = letter("Các công đoàn cơ sở")
    marked = replace(document, recipients=replace(document.recipients, drafter="PL", copies=300))
    assert copies_needed(marked) == 300


def test_a_certified_copy_goes_to_its_own_receivers() -> None:
    original = letter("Một", "Hai", "Ba", "Bốn")
    copied = replace(original, copy=Copy(recipients=Recipients((RecipientGroup(("Công đoàn phường",)),), "Lưu: VT")))
    assert copies_needed(copied) == 2


@given(documents())
def test_at_least_one_copy_of_any_document(document: Document) -> None:
    assert copies_needed(document) >= 1


SIGNED = datetime(2026, 11, 20, 2, 15, 30, tzinfo=UTC)


def test_a_digital_copy_tells_form_body_and_time_in_vietnam() -> None:
    line = digital_copy_line("Sao y", "Liên đoàn Lao động\ntỉnh Bình An", SIGNED)
    assert line == "Sao y; Liên đoàn Lao động tỉnh Bình An; 20/11/2026; 09:15:30"


def test_a_time_without_a_zone_is_of_vietnam() -> None:
    line = digital_copy_line("Sao lục", "Công đoàn phường", datetime(2026, 2, 5, 9, 5, 0))
    assert line == "Sao lục; Công đoàn phường; 05/02/2026; 09:05:00"


def test_the_line_names_the_body_that_copies() -> None:
    plan = Document("d", header=Header(issuer="LIÊN ĐOÀN LAO ĐỘNG\nTỈNH BÌNH AN"))
    assert digital_line_of(plan, UNION, SIGNED) == ("Sao y; Liên đoàn Lao động tỉnh Bình An; 20/11/2026; 09:15:30")
    copied = replace(plan, copy=Copy(CopyForm.RECOPY, Header(issuer="CÔNG ĐOÀN PHƯỜNG HÒA THẮNG")))
    assert digital_line_of(copied, UNION, SIGNED) == "Sao lục; Công đoàn phường Hòa Thắng; 20/11/2026; 09:15:30"


def test_a_separate_appendix_tells_the_number_of_its_document() -> None:
    header = Header(number="05", symbol="KH-LĐLĐ")
    assert separate_appendix_line(header, UNION, SIGNED) == "Số: 05/KH-LĐLĐ; 20/11/2026; 09:15:30"
    party = Header(number="21", symbol="KH/TU")
    assert separate_appendix_line(party, PARTY, SIGNED) == "Số 21-KH/TU; 20/11/2026; 09:15:30"
    assert separate_appendix_line(Header(symbol="KH-LĐLĐ"), UNION, SIGNED) == "20/11/2026; 09:15:30"
