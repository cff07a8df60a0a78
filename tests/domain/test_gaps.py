"""What a draft still waits for is gone through, counted and told before it is printed."""

from __future__ import annotations

from desktop.domain.document import Appendix, Block, Cell, Document, Header, Level, Run, Table, appendix_place
from desktop.domain.gaps import Blank, blanks


def test_lines_with_nothing_but_guidance_and_open_fields_wait_after_the_subject() -> None:
    body = (
        Block("a", Level.SECTION, (Run("MỤC ĐÍCH"),), (Block("b", Level.DASH, guidance="Nêu mục đích"),)),
        Block("c", Level.PARAGRAPH, (Run("Nhiệm kỳ "), Run("…", field="nhiem_ky")), guidance="Ghi nhiệm kỳ"),
        Block("d", Level.PARAGRAPH, (Run("Nhiệm kỳ "), Run("2025 - 2030", field="nhiem_ky"))),
        Block("e", Level.PARAGRAPH),
    )
    document = Document("x", header=Header(subject="Thực hiện …"), body=body)
    assert blanks(document) == (Blank("header.subject", 0, 0), Blank("b", 0, 0), Blank("c", 9, 10))


def test_a_finished_text_waits_for_nothing() -> None:
    body = (Block("a", Level.PARAGRAPH, (Run("Các đơn vị báo cáo, …"),), guidance="Ghi chế độ báo cáo"),)
    assert blanks(Document("x", header=Header(subject="Thực hiện nghị quyết"), body=body)) == ()


def test_an_open_receiver_of_a_letter_waits_in_its_line() -> None:
    letter = Document("x", addressed_to=("Sở Nội vụ", "", "……"))
    assert blanks(letter) == (Blank("addressed.item:1", 0, 0),)


def test_references_to_what_is_gone_wait_for_a_look_in_their_place() -> None:
    runs = (Run("Theo "), Run("khoản 1", reference="gone"), Run(" năm "), Run("…", field="nam"))
    kept = (Run("mục I", reference="a"), Run(" và "), Run("Phụ lục", reference=appendix_place("A")))
    cells = ((Cell((Run("xem "), Run("mục V", reference="gone"))),),)
    document = Document(
        "x",
        body=(Block("a", Level.SECTION, runs), Block("b", runs=kept), Block("t", Level.TABLE, table=Table(cells))),
        appendices=(Appendix("A"),),
    )
    lost, empty, in_table = blanks(document)
    assert (lost, empty) == (Blank("a", 5, 12, lost=True), Blank("a", 17, 18))
    assert in_table == Blank("t", 4, 9, lost=True, cell=(0, 0))
