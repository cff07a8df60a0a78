"""Assignments in the forms that offices use: a line below, a closing line, brackets, an order, a table, duties."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.assigned import change_assignment
from desktop.domain.assignments import task_words
from desktop.domain.document import Assignment, Block, Document, Records, Target, all_runs, find, plain, walk
from desktop.domain.drawn_tables import draw
from desktop.domain.held import Held, is_said, records_of
from desktop.domain.linked import part_of, record_id
from desktop.domain.record_settling import settle_records
from desktop.understand.reader import read_text

HEAD = "Số: 1/KH-CĐ\tAn Phú, ngày 03 tháng 01 năm 2027\n\nKẾ HOẠCH\nCông tác công đoàn\n\n"
PLANS = sorted((Path(__file__).parent / "plans").glob("*.txt"))
CASES = ("binh-dinh", "duong-minh-chau", "kon-tum")


def assigned(document: Document) -> list[tuple[Block, Assignment]]:
    """Blocks with their assignments in printed order."""
    return [(held.block, held.record) for held in records_of(document).values() if isinstance(held.record, Assignment)]


def told(body: str) -> list[str]:
    """Each assignment in one line: "Ban A + Ban B; quý II: task"."""
    found = assigned(read_text(HEAD + body).document)
    return [
        f"{' + '.join((one.lead or '-', *one.supporting))}; {one.deadline or '-'}: {one.task or task_words(block)}"
        for block, one in found
    ]


WORK, DUTIES = "I. NHIỆM VỤ\n1. Tuyên truyền\n", "V. TỔ CHỨC THỰC HIỆN\n"
FORMS = [
    (f"{WORK}- Mở lớp.\nThời gian hoàn thành: Quý II/2027.\n", ["-; Quý II/2027: Mở lớp."]),
    (f"{WORK}- Mở lớp.\nThời hạn: trước 30/6; Chủ trì: Ban A.\n", ["Ban A; trước 30/6: Mở lớp."]),
    (
        f"{WORK}- Mở lớp.\nĐơn vị chủ trì: Ban A.\nĐơn vị phối hợp: Ban B, Ban C.\n",
        ["Ban A + Ban B + Ban C; -: Mở lớp."],
    ),
    (
        f"{WORK}- Mở lớp.\nThực hiện: Ban A chủ trì, phối hợp với Ban B; thời gian: quý II.\n",
        ["Ban A + Ban B; quý II: Tuyên truyền"],
    ),
    (
        f"{WORK}- Một việc.\n* Thực hiện thường xuyên: Ban A chủ trì phối hợp với các ban hướng dẫn cơ sở.\n",
        ["Ban A + các ban; thường xuyên: Tuyên truyền"],
    ),
    (f"{WORK}- Mở lớp tập huấn (quý IV/2027).\n", ["-; quý IV/2027: Mở lớp tập huấn."]),
    (f"{WORK}- Mở lớp tập huấn (hoàn thành tháng 01/2028);\n", ["-; hoàn thành tháng 01/2028: Mở lớp tập huấn;"]),
    (f"{WORK}- Mở lớp (Ban Tuyên giáo chủ trì, tháng 3/2027).\n", ["Ban Tuyên giáo; tháng 3/2027: Mở lớp."]),
    (
        f"{DUTIES}1. Giao Ban Tuyên giáo - Nữ công chủ trì, phối hợp với Văn phòng theo dõi việc thực hiện.\n",
        ["Ban Tuyên giáo - Nữ công + Văn phòng; -: Theo dõi việc thực hiện."],
    ),
    (
        f"{DUTIES}1. Giao Ban Tổ chức tham mưu, báo cáo trước ngày 15/11/2027.\n",
        ["Ban Tổ chức; trước ngày 15/11/2027: Tham mưu, báo cáo."],
    ),
    (f"{DUTIES}- Các CĐCS căn cứ kế hoạch này triển khai.\n", ["Các CĐCS; -: Căn cứ kế hoạch này triển khai."]),
    (f"{DUTIES}- Các tổ lập danh sách trong quý I hằng năm.\n", ["Các tổ; trong quý I hằng năm: Lập danh sách."]),
    (
        f"{DUTIES}1. Chế độ báo cáo: Các đơn vị gửi báo cáo trước ngày 10 tháng cuối quý.\n",
        ["Các đơn vị; trước ngày 10 tháng cuối quý: Chế độ báo cáo: gửi báo cáo."],
    ),
    (
        f"{DUTIES}1. Ban Tổ chức\n- Chủ trì, phối hợp với các ban tham mưu tổ chức đại hội.\n",
        ["Ban Tổ chức + các ban; -: Tham mưu tổ chức đại hội."],
    ),
    (
        f"{DUTIES}- Ủy ban kiểm tra công đoàn các cấp tăng cường giám sát.\n",
        ["Ủy ban kiểm tra công đoàn các cấp; -: Tăng cường giám sát."],
    ),
    (
        f"{DUTIES}1. Văn phòng: Chủ trì theo dõi; định kỳ hằng quý báo cáo.\n",
        ["Văn phòng; định kỳ hằng quý: Chủ trì theo dõi; báo cáo."],
    ),
    (
        f"{DUTIES}1. Ban Thường vụ Công đoàn phường\n- Chỉ đạo các CĐCS thực hiện kế hoạch.\n"
        "- Báo cáo chậm nhất ngày 20/12/2027.\n"
        "2. Công đoàn cơ sở\n- Xây dựng kế hoạch của đơn vị mình.\n",
        [
            "Ban Thường vụ Công đoàn phường; -: Chỉ đạo các CĐCS thực hiện kế hoạch.",
            "Ban Thường vụ Công đoàn phường; chậm nhất ngày 20/12/2027: Báo cáo.",
            "Công đoàn cơ sở; -: Xây dựng kế hoạch của đơn vị mình.",
        ],
    ),
    (
        f"{DUTIES}- Văn phòng theo dõi, đôn đốc; Ban Tài chính bố trí kinh phí.\n",
        ["Văn phòng; -: Văn phòng theo dõi, đôn đốc", "Ban Tài chính; -: Ban Tài chính bố trí kinh phí."],
    ),
    (
        f"{WORK}- Ban Nữ công phối hợp với Hội Phụ nữ và Trạm Y tế tổ chức hội thi (tháng 10/2027).\n",
        ["Ban Nữ công + Hội Phụ nữ + Trạm Y tế; tháng 10/2027: Phối hợp với Hội Phụ nữ và Trạm Y tế tổ chức hội thi."],
    ),
    (
        f"{DUTIES}Trên đây là Kế hoạch công tác. Đề nghị các CĐCS triển khai và định kỳ hằng năm báo cáo./.\n",
        ["các CĐCS; định kỳ hằng năm: các CĐCS triển khai và định kỳ hằng năm báo cáo"],
    ),
]
NONE = [
    f"{WORK}- Tổ chức các hội nghị tập huấn.\n- Báo cáo viên tuyên truyền miệng.\n",
    f"{WORK}- Các cấp công đoàn chủ động đề xuất chính sách.\n",
    "I. MỤC ĐÍCH, YÊU CẦU\n- Các cấp công đoàn tổ chức thực hiện nghiêm túc.\n- Ban Tổ chức triển khai kịp thời.\n",
    "I. THỜI GIAN, ĐỊA ĐIỂM\nThời gian: 01 ngày, ngày 20/5/2027.\nĐịa điểm: Nhà Văn hóa Lao động.\n",
    f"{WORK}- Kỷ niệm 98 năm Ngày thành lập Công đoàn Việt Nam (28/7/1929 - 28/7/2027).\n",
    f"{WORK}- Thực hiện chỉ tiêu (số liệu kèm theo).\n",
]


@pytest.mark.parametrize(("body", "expected"), FORMS)
def test_who_does_what_until_when(body: str, expected: list[str]) -> None:
    assert told(body) == expected


@pytest.mark.parametrize("body", NONE)
def test_not_every_sentence_hands_out_a_task(body: str) -> None:
    assert told(body) == []


def test_what_comes_out_and_who_decides_stand_in_lines_of_their_own() -> None:
    lines = "Chủ trì: Ban A.\nSản phẩm: Báo cáo kết quả.\nCấp quyết định: Ban Thường vụ.\nGhi chú: Hai đợt.\n"
    document = read_text(f"{HEAD}{WORK}- Kiểm tra.\n{lines}").document
    ((_block, one),) = assigned(document)
    assert (one.lead, one.product, one.decided_by, one.note) == ("Ban A", "Báo cáo kết quả", "Ban Thường vụ", "Hai đợt")


def appendix(rows: str) -> tuple[Document, Block]:
    """A plan whose appendix is that table."""
    text = f"{HEAD}{WORK}- Tập huấn (quý I).\n\nNơi nhận:\n- Lưu: VT.\n\nPHỤ LỤC\nPhân công nhiệm vụ\n{rows}"
    document = read_text(text).document
    (table,) = [block for block in walk(document.appendices[0].blocks) if block.table]
    return document, table


def cells(block: Block) -> list[list[str]]:
    """What the cells of a table say."""
    return [[plain(cell.runs) for cell in row] for row in block.table.rows] if block.table else []


def test_rows_of_an_appendix_become_records_that_the_table_shows() -> None:
    rows = "TT\tNhiệm vụ\tĐơn vị tham mưu\tThời gian\n1\tMở lớp\tBan A\tQuý II\n2\tBáo cáo\tBan B\t2027\n"
    document, table = appendix(rows)
    assert [(one.id, one.task, one.lead, one.deadline) for one in table.assignments] == [
        ("r1", "Mở lớp", "Ban A", "Quý II"),
        ("r2", "Báo cáo", "Ban B", "2027"),
    ]
    assert table.table
    assert table.table.drawn
    assert (table.table.drawn.records, table.table.drawn.left_out) == (Records.ASSIGNMENTS, ("p1",))
    assert draw(document, table).rows == table.table.rows[1:]


def test_rows_that_head_others_stay_what_they_are() -> None:
    first = "TT\tNhiệm vụ\tChủ trì\tThời gian\nI\tTuyên truyền\t\t\n1\tMở lớp\tBan A\tQuý II\n"
    rows = f"{first}II\tKiểm tra\t\t\n1\tĐợt 1\tBan B\tQuý III\n"
    document, table = appendix(rows)
    assert cells(table)[1:] == [
        ["I", "Tuyên truyền", "", ""],
        ["1", "Mở lớp", "Ban A", "Quý II"],
        ["II", "Kiểm tra", "", ""],
        ["1", "Đợt 1", "Ban B", "Quý III"],
    ]
    assert [one.task for one in table.assignments] == ["Mở lớp", "Đợt 1"]
    sound(document)
    changed = find(change_assignment(document, replace(table.assignments[1], deadline="Quý IV")), table.id)
    assert changed
    assert cells(changed[1])[4] == ["1", "Đợt 1", "Ban B", "Quý IV"]


def test_figures_of_years_in_a_table_are_targets() -> None:
    heads = "TT\tChỉ tiêu\tĐơn vị tính\tNăm 2027\tNăm 2028\n"
    rows = f"{heads}1\tKết nạp đoàn viên\tngười\t300\t350\n2\tCĐCS vững mạnh\t%\t80\t85\n"
    document, table = appendix(rows)
    assert [(one.indicator, one.value, one.unit, one.year) for one in table.targets] == [
        ("Kết nạp đoàn viên", 300, "người", 2027),
        ("Kết nạp đoàn viên", 350, "người", 2028),
        ("CĐCS vững mạnh", 80, "%", 2027),
        ("CĐCS vững mạnh", 85, "%", 2028),
    ]
    sound(document)


def sound(document: Document) -> None:
    """Every run says what its record says, no run or record is lost, and settling finds nothing to do."""
    held = records_of(document)
    for run in all_runs(document):
        if run.record:
            assert is_said(held[record_id(run.record)], part_of(run.record), run.text), run
    assert settle_records(document, document) == document


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_runs_of_plans_of_many_kinds_say_what_their_records_say(path: Path) -> None:
    sound(read_text(path.read_text("utf-8")).document)


@pytest.mark.parametrize("name", CASES)
def test_runs_of_real_plans_say_what_their_records_say(cases: Path, name: str) -> None:
    path = cases / f"{name}.txt"
    if not path.is_file():
        pytest.skip(f"{path.name} is not there")
    sound(read_text(path.read_text("utf-8")).document)


def test_the_sixteen_rows_and_four_periods_of_a_real_programme(cases: Path) -> None:
    path = cases / "binh-dinh.txt"
    if not path.is_file():
        pytest.skip(f"{path.name} is not there")
    document = read_text(path.read_text("utf-8")).document
    rows = json.loads(path.with_suffix(".truth.json").read_text("utf-8"))["appendices"][0]["rows"]
    (table,) = [block for block in walk(document.appendices[0].blocks) if block.table]
    assert [[one.task, one.lead, one.deadline, one.decided_by] for one in table.assignments] == [
        row[1:] for row in rows
    ]
    assert [[plain(cell.runs) for cell in row] for row in draw(document, table).rows] == rows
    targets = [held.record for held in records_of(document).values() if isinstance(held.record, Target)]
    assert {one.year for one in targets} == {None, 2023, 2025, 2030, 2045}
    assert {one.period for one in targets if one.year is None} == {"Hàng năm", "Bình quân mỗi năm"}


def test_a_line_below_shows_the_record_of_the_item_above() -> None:
    document = read_text(f"{HEAD}{WORK}- Mở lớp.\nThời gian: Quý II/2027.\n").document
    ((block, one),) = assigned(document)
    (line,) = block.children
    assert [(run.text, run.record) for run in line.runs] == [
        ("Thời gian: ", ""),
        ("Quý II/2027", f"{one.id}.deadline"),
        (".", ""),
    ]
    assert find(document, line.id)
    assert Held(one, block, "body").record == one
