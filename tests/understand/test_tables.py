"""Tables and appendices: bars, tabs, one cell a line, rows with empty cells."""

from __future__ import annotations

import pytest

from desktop.domain.document import Level, Orientation, walk
from desktop.domain.numbering import Forms
from desktop.understand.inventory import inventory
from desktop.understand.reader import GUESSED_CELLS, read_text

BODY = "KẾ HOẠCH\nCông tác năm 2026\n\nI. MỤC ĐÍCH\n1. Nâng cao chất lượng.\n\nNơi nhận:\n- Lưu: VT.\n\n"
ROWS = [["1", "Tập huấn", "Quý II"], ["2", "Giám sát", "Quý III"]]


@pytest.mark.parametrize(
    "table",
    [
        "TT\tViệc\tThời gian\n1\tTập huấn\tQuý II\n2\tGiám sát\tQuý III",
        "| TT | Việc | Thời gian |\n|---|---|---|\n| 1 | Tập huấn | Quý II |\n| 2 | Giám sát | Quý III |",
        "\tTT\n\tViệc\n\tThời gian\n\n\t1\n\tTập huấn\n\tQuý II\n\n\t2\n\tGiám sát\n\tQuý III",
        "TT\nViệc\nThời gian\n1\nTập huấn\nQuý II\n2\nGiám sát\nQuý III",
        "  TT    Việc          Thời gian\n  1     Tập huấn      Quý II\n  2     Giám sát      Quý III",
        "TT    Việc      Thời gian\n1     Tập       Quý II\n      huấn\n2     Giám sát  Quý III",
        "TT\tViệc\tThời gian\n1\tTập\nhuấn\tQuý II\n2\tGiám sát\tQuý III",
        "TT\n|\nViệc\n|\nThời gian\n|\n1\n|\nTập huấn\n|\nQuý II\n|\n2\n|\nGiám sát\n|\nQuý III\n|",
    ],
    ids=[
        "tabs",
        "bars",
        "cells behind tabs",
        "a cell a line",
        "blanks",
        "blanks, a cell on two lines",
        "a tabbed cell on two lines",
        "bars between lines",
    ],
)
@pytest.mark.parametrize(
    "head", ["PHỤ LỤC\nPhân công nhiệm vụ\n(Kèm theo Kế hoạch\nsố 05/KH-X)\n", "PHỤ LỤC: Phân công nhiệm vụ\n\n"]
)
def test_a_table_is_read_however_its_cells_are_parted(head: str, table: str) -> None:
    (found,) = inventory(read_text(f"{BODY}{head}\n{table}\n"), Forms())["appendices"]
    assert found["title"] == "Phân công nhiệm vụ"
    assert found["attached_to"] == ("(Kèm theo Kế hoạch số 05/KH-X)" if "Kèm" in head else None)
    assert (found["columns"], found["rows"]) == (["TT", "Việc", "Thời gian"], ROWS)


def test_empty_cells_keep_their_column() -> None:
    head = "\tTT\n\tViệc\n\tAi\n\tGhi chú\n\n"
    first, second = "\t1\n\tHọp\n\t\n\tSáng\n\n", "\t2\n\tThăm:\n- Đơn vị A;\n- Đơn vị B.\n\tBan A\n\t\n\n"
    (found,) = inventory(read_text(f"{BODY}PHỤ LỤC\nViệc\n\n{head}{first}{second}"), Forms())["appendices"]
    assert found["rows"] == [["1", "Họp", "", "Sáng"], ["2", "Thăm: - Đơn vị A; - Đơn vị B.", "Ban A", ""]]


def test_cells_that_had_to_be_guessed_are_doubtful() -> None:
    reading = read_text(f"{BODY}PHỤ LỤC\nViệc\n\nTT\nViệc\nThời gian\n1\nHọp\nSơ kết\nQuý II\n2\nThăm\nQuý IV\n")
    assert inventory(reading, Forms())["appendices"][0]["rows"] == [
        ["1", "Họp Sơ kết", "Quý II"],
        ["2", "Thăm", "Quý IV"],
    ]
    assert [doubt.reason for doubt in reading.doubts] == [GUESSED_CELLS]


def test_text_behind_the_last_row_is_no_cell() -> None:
    reading = read_text(f"{BODY}PHỤ LỤC\nViệc\n\nTT\nViệc\nAi\n1\nHọp\nBan A\n2\nThăm\nBan B\nDanh sách có 02 việc.\n")
    assert inventory(reading, Forms())["appendices"][0]["rows"] == [["1", "Họp", "Ban A"], ["2", "Thăm", "Ban B"]]
    assert reading.document.appendices[0].blocks[-1].text == "Danh sách có 02 việc."


def test_a_head_repeated_on_the_next_page_is_no_row() -> None:
    table = "TT\nViệc\nAi\n1\nHọp\nBan A\n2\nThăm\nBan B\nTT\nViệc\nAi\n3\nSơ kết\nBan C\n"
    (found,) = inventory(read_text(f"{BODY}PHỤ LỤC\nViệc\n\n{table}"), Forms())["appendices"]
    assert [row[1] for row in found["rows"]] == ["Họp", "Thăm", "Sơ kết"]


def test_a_table_in_the_body_stands_under_its_item() -> None:
    text = BODY.replace("Nơi nhận", "2. Phân công\nTT\tViệc\tAi\n1\tHọp\tBan A\nII. KINH PHÍ\n\nNơi nhận")
    section = read_text(text).document.body[0]
    assert [child.level for child in section.children[1].children] == [Level.TABLE]


def test_several_appendices_with_text_and_tables() -> None:
    table = "PHỤ LỤC I\nDANH SÁCH\n\nTT\tTên\tNơi\n1\tA\tB\n\n"
    words = "Phụ lục số 2: Đề cương\n\nI. KẾT QUẢ\n- Một.\nII. KIẾN NGHỊ"
    first, second = read_text(BODY + table + words).document.appendices
    assert (first.title, second.title) == ("DANH SÁCH", "Đề cương")
    assert first.orientation is Orientation.AUTO  # its table decides how the paper lies
    assert [block.text for block in walk(second.blocks)] == ["KẾT QUẢ", "Một.", "KIẾN NGHỊ"]


def test_page_numbers_are_left_out_but_row_numbers_are_not() -> None:
    text = BODY.replace("1. Nâng", "1. Góp phần xây dựng\n\n2\n\ncơ quan.\n2. Nâng")
    reading = read_text(f"{text}PHỤ LỤC\nViệc\n\nTT\nViệc\nAi\n1\nHọp\nBan A\n2\nThăm\nBan B\n")
    assert reading.written.left_out == ("2",)
    assert reading.document.body[0].children[0].text == "Góp phần xây dựng cơ quan."
    assert len(inventory(reading, Forms())["appendices"][0]["rows"]) == 2


@pytest.mark.parametrize(
    "table",
    [
        "TT    Chỉ tiêu             Đơn vị\n1     Kết nạp đoàn viên    Người\n2     Thành lập CĐCS       Đơn vị",
        "TT\nChỉ tiêu\nĐơn vị\n1\nKết nạp đoàn viên\nNgười\n2\nThành lập CĐCS\nĐơn vị",
    ],
)
def test_a_table_in_the_body_stands_between_its_items(table: str) -> None:
    body = read_text(f"I. CHỈ TIÊU\n1. Phát triển\n{table}\n2. Chăm lo\n- Thăm hỏi.").document.body
    clauses = body[0].children
    assert [clause.text for clause in clauses] == ["Phát triển", "Chăm lo"]
    (made,) = [block.table for block in walk(clauses[:1]) if block.table]
    assert [[cell.runs[0].text for cell in row] for row in made.rows] == [
        ["TT", "Chỉ tiêu", "Đơn vị"],
        ["1", "Kết nạp đoàn viên", "Người"],
        ["2", "Thành lập CĐCS", "Đơn vị"],
    ]


def test_rows_that_head_a_group_have_empty_cells_behind_their_name() -> None:
    rows = ["TT\n\tViệc\n\tThời gian\n\tGhi chú", "I\n\tKiểm tra\n\t\n\t", "1\n\tTài chính\n\tQuý I\n\t"]
    rows += ["2\n\tĐiều lệ\n\tQuý II\n\tCó báo cáo", "II\n\tGiám sát\n\t\n\t", "1\n\tThu kinh phí\n\tQuý IV\n\t"]
    table = "".join(f"\t{row}\n\n" for row in rows)
    (found,) = inventory(read_text(f"{BODY}PHỤ LỤC\nPhân công nhiệm vụ\n\n{table}"), Forms())["appendices"]
    assert found["columns"] == ["TT", "Việc", "Thời gian", "Ghi chú"]
    assert found["rows"] == [
        ["I", "Kiểm tra", "", ""],
        ["1", "Tài chính", "Quý I", ""],
        ["2", "Điều lệ", "Quý II", "Có báo cáo"],
        ["II", "Giám sát", "", ""],
        ["1", "Thu kinh phí", "Quý IV", ""],
    ]


def test_a_group_may_stand_before_the_first_row_of_a_table_with_blanks() -> None:
    table = (
        "TT    Việc        Ai         Ghi chú\nI     Quý I\n1     Tập huấn    Ban A\n2     Giám sát    Ban B      Xong"
    )
    (found,) = inventory(read_text(f"{BODY}PHỤ LỤC\nPhân công\n\n{table}\n"), Forms())["appendices"]
    assert found["rows"] == [["I", "Quý I", "", ""], ["1", "Tập huấn", "Ban A", ""], ["2", "Giám sát", "Ban B", "Xong"]]


def test_a_cell_of_two_lines_between_bars_is_one() -> None:
    cells = ["TT", "Việc", "Ai", "1", "Tập\nhuấn", "Ban A", "2", "Giám sát", "Ban B\nvà Ban C"]
    (found,) = inventory(read_text(BODY + "PHỤ LỤC\nPhân công\n" + "\n|\n".join([*cells, ""])), Forms())["appendices"]
    assert found["rows"] == [["1", "Tập huấn", "Ban A"], ["2", "Giám sát", "Ban B và Ban C"]]


def test_a_heading_behind_a_tab_ends_a_table() -> None:
    table = "TT\tViệc\tThời gian\n1\tTập huấn\tQuý II\n2\tGiám sát\tQuý III"
    body = read_text(f"I. A\n{table}\n\tII. B\n\t1. Một.").document.body
    assert [block.text for block in body] == ["A", "B"]


def test_blanks_in_justified_lines_make_no_table() -> None:
    text = "I. A\n1.  Nâng  cao   nhận thức.\n2.  Tiết    kiệm,   hiệu  quả.\n"
    assert [item.text for item in read_text(text).document.body[0].children] == [
        "Nâng cao nhận thức.",
        "Tiết kiệm, hiệu quả.",
    ]


def test_a_table_with_blanks_may_have_no_head() -> None:
    table = "1     Tập huấn      Quý II\n2     Giám sát      Quý III\n"
    (found,) = inventory(read_text(f"{BODY}PHỤ LỤC\nPhân công\n\n{table}"), Forms())["appendices"]
    assert [found["columns"], *found["rows"]] == ROWS


def test_a_tab_before_every_row_parts_no_cells() -> None:
    text = f"{BODY}PHỤ LỤC\n\tTT\tViệc\tThời gian\n\t1\tHọp\tQuý I\n\t2\tHọc\tQuý II\n"
    appendix = inventory(read_text(text), Forms())["appendices"][0]
    assert appendix["columns"] == ["TT", "Việc", "Thời gian"]
    assert appendix["rows"] == [["1", "Họp", "Quý I"], ["2", "Học", "Quý II"]]


def test_an_empty_first_name_of_a_column_is_kept() -> None:
    text = f"{BODY}PHỤ LỤC\n\tQuý I\tQuý II\nHọp\t1\t2\nHọc\t3\t4\n"
    assert inventory(read_text(text), Forms())["appendices"][0]["columns"] == ["", "Quý I", "Quý II"]
