"""Footnotes in the marks that conversions leave: brackets, raised figures, figures stuck to words, lost signs."""

from __future__ import annotations

import pytest

from desktop.domain.document import Block, walk
from desktop.domain.numbering import footnote_numbers
from desktop.domain.runs import NOTE_MARK, flat
from desktop.understand.reader import GUESSED_MARKS, UNMARKED, read_text


def marked(text: str) -> dict[str, str]:
    """Text of each block with its marks, by the notes it bears."""
    document = read_text(text).document
    notes = {note.id: note.text for note in document.footnotes}
    blocks: list[Block] = [*walk(document.preamble), *walk(document.body), *walk(document.closing)]
    return {
        flat(block.runs): " + ".join(notes[run.footnote] for run in block.runs if run.footnote)
        for block in blocks
        if any(run.footnote for run in block.runs)
    }


EXPECTED = {f"Theo Nghị quyết{NOTE_MARK} của Đảng.": "Số 02-NQ/TW.", f"Gắn với đề án{NOTE_MARK}.": "Đề án 08."}


@pytest.mark.parametrize(
    "text",
    [
        "I. A\n1. Theo Nghị quyết[1] của Đảng.\n2. Gắn với đề án [2].\n[1] Số 02-NQ/TW.\n[2] Đề án 08.",
        "I. A\n1. Theo Nghị quyết¹ của Đảng.\n2. Gắn với đề án².\n¹ Số 02-NQ/TW.\n² Đề án 08.",
        "I. A\n1. Theo Nghị quyết1 của Đảng.\n1 Số 02-NQ/TW.\n\f2. Gắn với đề án2.\n2 Đề án 08.",
        "I. A\n1. Theo Nghị quyết\ufffd của Đảng.\n2. Gắn với đề án\ufffd.\n\ufffd Số 02-NQ/TW.\n\n\ufffd Đề án 08.",
        "I. A\n1. Theo Nghị quyết\n của Đảng.\n2. Gắn với đề án\n.\n\ufffd Số 02-NQ/TW.\n\n\ufffd Đề án 08.",
    ],
    ids=["brackets", "raised", "stuck to the word", "lost sign", "only a broken line"],
)
def test_notes_find_their_marks(text: str) -> None:
    assert marked(text) == EXPECTED
    assert sorted(footnote_numbers(read_text(text).document).values()) == [1, 2]


def test_marks_known_only_by_broken_lines_are_doubtful() -> None:
    reading = read_text("I. A\n1. Theo Nghị quyết\n của Đảng.\n\ufffd Số 02-NQ/TW.")
    assert [doubt.reason for doubt in reading.doubts] == [GUESSED_MARKS]


def test_a_note_without_a_mark_stands_at_the_end_with_a_doubt() -> None:
    reading = read_text("I. A\n1. Theo Nghị quyết của Đảng.\n\ufffd Số 02-NQ/TW.")
    assert [note.text for note in reading.document.footnotes] == ["Số 02-NQ/TW."]
    assert [doubt.reason for doubt in reading.doubts] == [UNMARKED]


def test_a_list_in_brackets_is_no_list_of_notes() -> None:
    document = read_text(
        "I. A\n1. Gồm các việc: (1) họp; (2) thăm.\n(1) Họp mỗi quý.\n(2) Thăm mỗi tháng.\n2. B"
    ).document
    assert document.footnotes == ()
    assert [block.text for block in walk(document.body)][-3:] == ["Họp mỗi quý.", "Thăm mỗi tháng.", "B"]


def test_a_number_raised_onto_its_own_line_heads_the_note_below_it() -> None:
    text = "I. A\n1. Thực hiện Nghị quyết số 5-NQ/HU1 của Huyện ủy.\n\n1\n  Nghị quyết về công tác cán bộ.\n{}2. B\n"
    table = "TT    Việc          Ai\n1     Tập huấn      Ban A\n2     Giám sát      Ban B\n"
    for between in ("", table):
        document = read_text(text.format(between)).document
        assert [note.text for note in document.footnotes] == ["Nghị quyết về công tác cán bộ."]
        assert [clause.text for clause in document.body[0].children] == [
            "Thực hiện Nghị quyết số 5-NQ/HU của Huyện ủy.",
            "B",
        ]


@pytest.mark.parametrize(
    ("marks", "heads"),
    [
        ("¹²", ("1 ", "2 ")),
        ("¹²", ("1. ", "2. ")),
        ("¹²", ("[1] ", "[2] ")),
        (("[1]", "[2]"), ("1. ", "2. ")),
        (("[^1]", "[^2]"), ("[^1]: ", "[^2]: ")),
    ],
)
def test_the_list_behind_the_signature_may_have_signs_of_its_own(marks: str, heads: tuple[str, str]) -> None:
    body = (
        f"I. A\n1. Theo Nghị quyết{marks[0]} của Đảng.\n2. Chọn các đơn vị{marks[1]} làm điểm.\nII. B\n1. Một.\n2. Hai."
    )
    tail = "Nơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nLê Văn An"
    document = read_text(f"{body}\n{tail}\n\n{heads[0]}Nghị quyết số 5.\n{heads[1]}Gồm 05 đơn vị.\n").document
    assert [note.text for note in document.footnotes] == ["Nghị quyết số 5.", "Gồm 05 đơn vị."]
    assert [[child.text for child in block.children] for block in document.body] == [
        ["Theo Nghị quyết của Đảng.", "Chọn các đơn vị làm điểm."],
        ["Một.", "Hai."],
    ]
    assert document.signature.signer == "Lê Văn An"


def test_the_list_of_an_appendix_is_no_list_of_notes() -> None:
    body = "I. A\n1. Theo Nghị quyết¹ của Đảng.\n\nNơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nLê Văn An\n\nPHỤ LỤC\nDANH SÁCH\n"
    document = read_text(f"{body}1. Lê Văn An.\n2. Võ Thị Ba.").document
    assert document.footnotes == ()
    assert len(document.appendices[0].blocks) == 2


def test_a_number_alone_above_its_note_is_no_page_number() -> None:
    text = (
        "I. TÌNH HÌNH\n1. Theo Nghị quyết1 của Đảng và gắn với đề án2 của\n\n1\nSố 02-NQ/TW về tổ chức công đoàn,\n"
        "ban hành năm 2021.\n2\nĐề án 08.\n\n1\n\n\ftỉnh, các cấp phối hợp3 thực hiện.\n\n3\nHằng năm.\n\n2\n\n"
        "\f2. Báo cáo kết quả.\n"
    )
    expected = (
        f"Theo Nghị quyết{NOTE_MARK} của Đảng và gắn với đề án{NOTE_MARK} của tỉnh, "
        f"các cấp phối hợp{NOTE_MARK} thực hiện."
    )
    assert marked(text) == {expected: "Số 02-NQ/TW về tổ chức công đoàn, ban hành năm 2021. + Đề án 08. + Hằng năm."}
    assert [block.text for block in walk(read_text(text).document.body)][-1] == "Báo cáo kết quả."


def test_a_page_number_is_no_note() -> None:
    text = "I. TÌNH HÌNH\n1. Có 12 tổ1 ở\n\n1 Số liệu năm 2025.\n\n2\nxã và 3 tổ ở phường.\n2. Báo cáo.\n"
    assert [block.text for block in walk(read_text(text).document.body)][1:] == [
        "Có 12 tổ ở xã và 3 tổ ở phường.",
        "Báo cáo.",
    ]
