"""Targets in sentences of many offices: value, comparison, unit, period, and of what; what is no target stays text."""

from __future__ import annotations

import pytest

from desktop.domain.document import Comparator, Target, all_runs
from desktop.domain.held import records_of
from desktop.domain.linked import record_id
from desktop.domain.record_words import target_words
from desktop.understand.reader import read_text

HEAD = "Số: 1/KH-CĐ\tAn Phú, ngày 03 tháng 01 năm 2027\n\nKẾ HOẠCH\nCông tác công đoàn\n\n"


def targets(sentence: str, heading: str = "CHỈ TIÊU", subject: str = "Công tác công đoàn") -> list[Target]:
    text = HEAD.replace("Công tác công đoàn", subject) + f"I. {heading}\n- {sentence}\nII. TỔ CHỨC THỰC HIỆN\n"
    found = records_of(read_text(text).document).values()
    return [held.record for held in found if isinstance(held.record, Target)]


def told(target: Target) -> str:
    """A target in one line: "trên 80% > | đoàn viên | Hằng năm"."""
    period = f"{target.period} {target.year or '-'}"
    unit = "" if target.unit == "%" else f" {target.unit}"
    return f"{target_words(target, '')} {target.comparator.value}{unit} | {target.indicator} | {period}"


SET = [
    ("Kết nạp mới 300 đoàn viên.", ["300 = đoàn viên | Kết nạp mới đoàn viên |  -"]),
    ("Thành lập ít nhất 02 CĐCS.", ["ít nhất 02 >= CĐCS | Thành lập CĐCS |  -"]),
    ("Phấn đấu trên 80% CĐCS vững mạnh.", ["trên 80% > | CĐCS vững mạnh |  -"]),
    ("Có hơn 1.250 đoàn viên.", ["hơn 1.250 > đoàn viên | đoàn viên |  -"]),
    ("Hằng năm có từ 85% đoàn viên trở lên được học tập.", ["từ 85% đoàn viên trở lên >= | được học tập | Hằng năm -"]),
    ("Không quá 2% CĐCS nợ đoàn phí.", ["Không quá 2% <= | CĐCS nợ đoàn phí |  -"]),
    ("Tai nạn lao động giảm dưới 5 người.", ["dưới 5 < người | Tai nạn lao động giảm người |  -"]),
    ("Mỗi năm tăng thêm 500 đoàn viên.", ["tăng thêm 500 + đoàn viên | đoàn viên | Mỗi năm -"]),
    ("Đến năm 2030, 70% doanh nghiệp có công đoàn.", ["70% = | doanh nghiệp có công đoàn | Đến năm 2030 2030"]),
    ("Hầu hết doanh nghiệp có tổ chức công đoàn.", ["Hầu hết ~ | doanh nghiệp có tổ chức công đoàn |  -"]),
    ("Phấn đấu cơ bản xóa nhà tạm của đoàn viên.", ["cơ bản ~ | xóa nhà tạm của đoàn viên |  -"]),
    ("Đại đa số người lao động có việc làm.", ["Đại đa số ~ | người lao động có việc làm |  -"]),
    ("Thu kinh phí đạt tối thiểu 98% kế hoạch.", ["tối thiểu 98% >= | Thu kinh phí kế hoạch |  -"]),
    ("Quỹ phúc lợi đạt 2,5 tỷ đồng.", ["2,5 = tỷ đồng | Quỹ phúc lợi tỷ đồng |  -"]),
    ("Kết nạp 25 - 30 đảng viên mới.", ["25 - 30 >= đảng viên | Kết nạp đảng viên mới |  -"]),
    ("Khoảng 60% nữ đoàn viên tham gia.", ["Khoảng 60% ~ | nữ đoàn viên tham gia |  -"]),
    (
        "Nhiệm kỳ 2023-2028 phát triển 4.000 đoàn viên.",
        ["4.000 = đoàn viên | phát triển đoàn viên | Nhiệm kỳ 2023-2028 2028"],
    ),
    ("Khối trường học: 92%.", ["92% = | Khối trường học |  -"]),
    ("Có 2.000 đoàn viên (tỷ lệ tập hợp 85%).", ["2.000 = đoàn viên | đoàn viên |  -", "85% = | tỷ lệ tập hợp |  -"]),
    ("Tạo bước đột phá, phấn đấu đến năm 2028 có 60% CĐCS.", ["60% = | CĐCS | Đến năm 2028 2028"]),
    (
        "90% doanh nghiệp nhà nước và 70% hợp tác xã tổ chức đối thoại.",
        ["90% = | doanh nghiệp nhà nước tổ chức đối thoại |  -", "70% = | hợp tác xã tổ chức đối thoại |  -"],
    ),
    (
        "Trên 80% CĐCS tốt, trong đó 30% xuất sắc; 100% đoàn viên khó khăn được thăm.",
        ["Trên 80% > | CĐCS tốt |  -", "30% = | xuất sắc |  -", "100% = | đoàn viên khó khăn được thăm |  -"],
    ),
    (
        "100% doanh nghiệp có từ 25 lao động trở lên thành lập công đoàn.",
        ["100% = | doanh nghiệp có từ 25 lao động trở lên thành lập công đoàn |  -"],
    ),
    (
        "Bình quân mỗi CĐCS giới thiệu ít nhất 01 đoàn viên ưu tú cho Đảng.",
        ["ít nhất 01 >= đoàn viên ưu tú | mỗi CĐCS giới thiệu đoàn viên ưu tú cho Đảng |  -"],
    ),
]
SET_IN_TASKS = [
    ("Phấn đấu mỗi CĐCS có ít nhất 01 tủ sách.", ["ít nhất 01 >= tủ sách | mỗi CĐCS tủ sách |  -"]),
    ("Duy trì tỷ lệ tập hợp đạt từ 80% trở lên.", ["từ 80% trở lên >= | tỷ lệ tập hợp |  -"]),
    ("Vận động kết nạp mới 150 đoàn viên.", ["150 = đoàn viên | Vận động kết nạp mới đoàn viên |  -"]),
    ("Chỉ tiêu: 90% cán bộ được tập huấn.", ["90% = | cán bộ được tập huấn |  -"]),
]
NONE_IN_TASKS = [
    "Tổ chức 02 lớp tập huấn cho 120 cán bộ.",
    "Trích 2% kinh phí; đóng 1% đoàn phí theo quy định.",
    "Hỗ trợ 50% học phí; lãi suất 6%/năm.",
    "Thực hiện Nghị quyết số 02-NQ/TW ngày 12/6/2021 và Quyết định 217-QĐ/TW.",
    "Làm tốt 3 nội dung, 9 nhóm nhiệm vụ và 03 khâu đột phá trong giai đoạn 2026-2030.",
    "Sơ kết 5 năm thực hiện Chỉ thị 05 vào quý II năm 2027.",
    "Đã có 85% đoàn viên được học tập.",
    "Tuyên truyền ở doanh nghiệp có từ 25 lao động trở lên.",
]


@pytest.mark.parametrize(("sentence", "expected"), SET)
def test_what_a_section_of_targets_sets(sentence: str, expected: list[str]) -> None:
    assert [told(target) for target in targets(sentence)] == expected


@pytest.mark.parametrize(("sentence", "expected"), SET_IN_TASKS)
def test_a_target_among_tasks_says_that_it_is_one(sentence: str, expected: list[str]) -> None:
    assert [told(target) for target in targets(sentence, "NHIỆM VỤ")] == expected


@pytest.mark.parametrize("sentence", NONE_IN_TASKS)
def test_not_every_number_is_a_target(sentence: str) -> None:
    assert targets(sentence, "NHIỆM VỤ, GIẢI PHÁP") == []


@pytest.mark.parametrize("heading", ["TÌNH HÌNH", "ĐÁNH GIÁ KẾT QUẢ NĂM 2026", "KINH PHÍ", "MỤC ĐÍCH, YÊU CẦU"])
def test_what_was_or_costs_is_no_target(heading: str) -> None:
    assert targets("90% CĐCS hoàn thành tốt nhiệm vụ; 12 triệu đồng.", heading) == []


def test_a_purpose_sets_what_it_strives_for() -> None:
    text = "100% cán bộ nắm vững; phấn đấu đến hết năm 2030 có 12 triệu đoàn viên."
    (one,) = targets(text, "MỤC ĐÍCH, YÊU CẦU")
    assert told(one) == "12 = triệu đoàn viên | triệu đoàn viên | Đến hết năm 2030 2030"


def test_a_report_sets_no_targets() -> None:
    text = HEAD.replace("KẾ HOẠCH", "BÁO CÁO") + "I. CHỈ TIÊU\n- Đạt 90% kế hoạch.\n"
    assert records_of(read_text(text).document) == {}


def test_headings_say_until_when() -> None:
    text = (
        f"{HEAD}I. CHỈ TIÊU\n1. Chỉ tiêu hàng năm\n- Có 90% A.\n2. Chỉ tiêu giai đoạn\n* Đến năm 2028\n- Có 50% B.\n"
        "- Mỗi năm có 60% C.\n* Đến năm 2030\n- Có 70% D; đến năm 2035 có 80% Đ.\n"
    )
    found = [held.record for held in records_of(read_text(text).document).values()]
    assert [(one.period, one.year) for one in found if isinstance(one, Target)] == [
        ("Hàng năm", None),
        ("Đến năm 2028", 2028),
        ("Mỗi năm", 2028),
        ("Đến năm 2030", 2030),
        ("Đến năm 2035", 2035),
    ]


def test_the_subject_names_the_year_where_nothing_else_does() -> None:
    (one,) = targets("Có 90% đoàn viên được học tập.", subject="Công tác công đoàn năm 2027")
    assert (one.period, one.year) == ("Năm 2027", 2027)


def test_the_words_of_the_sentence_show_the_target() -> None:
    text = f"{HEAD}I. CHỈ TIÊU\n- Có hơn 65% trở lên CĐCS vững mạnh; hầu hết là nữ.\n"
    document = read_text(text).document
    shown = {record_id(run.record): run.text for run in all_runs(document) if run.record}
    assert list(shown.values()) == ["hơn 65% trở lên", "hầu hết"]
    held = records_of(document)
    assert [held[name].record.id for name in shown] == ["t1", "t2"]
    one = held["t1"].record
    assert isinstance(one, Target)
    assert (one.value, one.comparator, one.words) == (65.0, Comparator.AT_LEAST, "hơn 65% trở lên")
