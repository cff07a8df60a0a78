"""What a draft still waits for is counted before it is printed."""

from __future__ import annotations

from desktop.domain.document import Block, Document, Header, Level, Run
from desktop.domain.gaps import HEADER, open_gaps


def test_lines_with_nothing_but_guidance_and_open_fields_are_gaps() -> None:
    body = (
        Block("a", Level.SECTION, (Run("MỤC ĐÍCH"),), (Block("b", Level.DASH, guidance="Nêu mục đích"),)),
        Block("c", Level.PARAGRAPH, (Run("Nhiệm kỳ "), Run("…", field="nhiem_ky")), guidance="Ghi nhiệm kỳ"),
        Block("d", Level.PARAGRAPH, (Run("Nhiệm kỳ "), Run("2025 - 2030", field="nhiem_ky"))),
        Block("e", Level.PARAGRAPH),
    )
    assert open_gaps(Document("x", header=Header(subject="Thực hiện …"), body=body)) == (HEADER, "b", "c")


def test_a_finished_text_has_no_gap() -> None:
    body = (Block("a", Level.PARAGRAPH, (Run("Các đơn vị báo cáo, …"),), guidance="Ghi chế độ báo cáo"),)
    assert open_gaps(Document("x", header=Header(subject="Thực hiện nghị quyết"), body=body)) == ()


def test_an_open_receiver_of_a_letter_is_a_gap() -> None:
    assert open_gaps(Document("x", addressed_to=("Sở Nội vụ", "……"))) == (HEADER,)
