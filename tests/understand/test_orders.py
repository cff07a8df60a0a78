"""Orders behind the work that they hand out, and deadlines that close a sentence by name: who, until when, and what is
left as the words of the task."""

from __future__ import annotations

import pytest

from desktop.domain.document import plain, walk
from desktop.understand.reader import read_text
from tests.understand.test_assignments import HEAD, WORK, sound, told

TASKS, DUTIES = "III. NHIỆM VỤ, GIẢI PHÁP\n1. Quan hệ lao động\n- ", "IV. TỔ CHỨC THỰC HIỆN\n1. "
REVIEW = "Rà soát thỏa ước."
BOTH = [  # read alike among tasks and where units are told what to do
    (
        "Rà soát thỏa ước. Giao Ban Chính sách chủ trì, phối hợp với Văn phòng thực hiện, hoàn thành trước 30/6/2027.",
        f"Ban Chính sách + Văn phòng; hoàn thành trước 30/6/2027: {REVIEW}",
    ),
    (
        "Rà soát thỏa ước. Ban Chính sách chủ trì, hoàn thành trước ngày 30/6/2027.",
        f"Ban Chính sách; hoàn thành trước ngày 30/6/2027: {REVIEW}",
    ),
    (
        "Rà soát thỏa ước. Giao Ban Chính sách chủ trì, phối hợp với Văn phòng; thời gian hoàn thành: Quý II/2027.",
        f"Ban Chính sách + Văn phòng; Quý II/2027: {REVIEW}",
    ),
    (
        "Rà soát thỏa ước. Giao Ban Chính sách tham mưu thực hiện. Thời gian hoàn thành: Quý II/2027.",
        f"Ban Chính sách; Quý II/2027: {REVIEW}",
    ),
    ("Rà soát thỏa ước. Phân công Ban Nữ công phụ trách, thời hạn 30/6/2027.", f"Ban Nữ công; 30/6/2027: {REVIEW}"),
    ("Rà soát thỏa ước. Giao Ban Nữ công thực hiện (quý II/2027).", f"Ban Nữ công; quý II/2027: {REVIEW}"),
    (
        "Rà soát thỏa ước, giao Ban Nữ công chủ trì, xong trong tháng 5/2027.",
        f"Ban Nữ công; xong trong tháng 5/2027: {REVIEW}",
    ),
    ("Rà soát thỏa ước; giao Ban Nữ công chủ trì.", f"Ban Nữ công; -: {REVIEW}"),
    (
        "Rà soát thỏa ước. Giao Ban Nữ công chủ trì, hoàn thành trước 30/6/2027. Kết quả gửi Văn phòng.",
        f"Ban Nữ công; hoàn thành trước 30/6/2027: {REVIEW} Kết quả gửi Văn phòng.",
    ),
    (
        "Rà soát thỏa ước. Giao Ban Nữ công theo dõi, báo cáo trước ngày 15/11/2027.",
        f"Ban Nữ công; trước ngày 15/11/2027: {REVIEW} Theo dõi, báo cáo.",
    ),
    (
        "Giao Ban Nữ công chủ trì, phối hợp với Văn phòng rà soát thỏa ước, thời gian hoàn thành: Quý II/2027.",
        f"Ban Nữ công + Văn phòng; Quý II/2027: {REVIEW}",
    ),
    (
        "Rà soát thỏa ước. Đơn vị chủ trì: Ban Nữ công; thời gian hoàn thành: Quý II/2027.",
        f"Ban Nữ công; Quý II/2027: {REVIEW}",
    ),
    (
        "Rà soát thỏa ước. Giao đồng chí Nguyễn Văn Hà phụ trách, hoàn thành trước 30/6/2027.",
        f"đồng chí Nguyễn Văn Hà; hoàn thành trước 30/6/2027: {REVIEW}",
    ),
    (f"{REVIEW} Thời gian hoàn thành: Quý II/2027.", f"-; Quý II/2027: {REVIEW}"),
]
NO_ORDER = [
    "Rà soát thỏa ước. Ban Chính sách có kinh nghiệm nhiều năm.",
    "Nâng cao chất lượng thỏa ước, phân công Ủy viên Ban Thường vụ phụ trách địa bàn.",
    "Mở lớp tập huấn. Các cấp công đoàn tích cực tuyên truyền.",
    "Tiếp tục giao ban hằng quý, thời gian 02 ngày.",
    "Nâng cao hiệu quả, tiến độ giải ngân năm 2027.",
]


@pytest.mark.parametrize("above", [TASKS, DUTIES], ids=["tasks", "duties"])
@pytest.mark.parametrize(("sentence", "expected"), BOTH)
def test_an_order_hands_out_the_work_before_it(above: str, sentence: str, expected: str) -> None:
    assert told(f"{above}{sentence}\n") == [expected]
    document = read_text(f"{HEAD}{above}{sentence}\n").document
    assert sentence in [plain(block.runs) for block in walk(document.body)]
    sound(document)


@pytest.mark.parametrize("sentence", NO_ORDER)
def test_a_second_sentence_that_orders_nothing_hands_out_nothing(sentence: str) -> None:
    assert told(f"{TASKS}{sentence}\n") == []


def test_two_orders_of_one_item_are_two_tasks() -> None:
    text = "Rà soát thỏa ước. Giao Ban A chủ trì, xong trước 30/6/2027. Mở hội thi. Giao Ban B chủ trì (quý IV/2027)."
    assert told(f"{WORK}- {text}\n") == [
        "Ban A; xong trước 30/6/2027: Rà soát thỏa ước.",
        "Ban B; quý IV/2027: Mở hội thi.",
    ]
    sound(read_text(f"{HEAD}{WORK}- {text}\n").document)


def test_orders_with_work_of_their_own_leave_only_the_work() -> None:
    text = "Giao Ban A chủ trì, phối hợp với Ban B rà soát thỏa ước. Giao Ban C mở hội thi, hoàn thành trước 30/6/2027."
    assert told(f"{WORK}- {text}\n") == [
        "Ban A + Ban B; -: Rà soát thỏa ước.",
        "Ban C; hoàn thành trước 30/6/2027: Mở hội thi.",
    ]
    sound(read_text(f"{HEAD}{WORK}- {text}\n").document)
