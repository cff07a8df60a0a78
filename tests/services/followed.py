"""Small plans with tasks and targets, for the tests of what is followed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

from desktop.domain.dates import OfficialDate
from desktop.domain.document import Assignment, Block, Document, Header, Level, Target, text_runs

MAY = datetime(2027, 5, 3, 8, 0, tzinfo=UTC)
TODAY = date(2027, 5, 3)
HOA = "Trần Thị Hoa"

TRAINING = Assignment("a1", "Ban Tổ chức", ("Văn phòng", "Ban Tài chính"), "Quý I/2027", "Thường trực")
TALKS = Assignment("a2", "Ban Chính sách pháp luật", (), "Quý II/2027", "Ban Thường vụ")
PRESS = Assignment("a3", "Văn phòng", (), "Thường xuyên")
WORDS = {
    "a1": "Tập huấn cán bộ công đoàn cơ sở.",
    "a2": "Đối thoại tại nơi làm việc.",
    "a3": "Duy trì chuyên mục trên báo.",
}
MEMBERS = Target("t1", "Đoàn viên kết nạp mới", value=420.0, unit="đoàn viên", period="Năm 2027", year=2027)


def plan(
    assignments: Iterable[Assignment] = (TRAINING, TALKS, PRESS),
    targets: Iterable[Target] = (MEMBERS,),
    document_id: str = "p1",
    subject: str = "Công tác năm 2027",
) -> Document:
    """A plan of two sections: the targets in the first one, each task as a clause of the second."""
    aims = (Block("b-t", Level.CLAUSE, text_runs("Kết nạp đoàn viên mới."), targets=tuple(targets)),)
    tasks = tuple(
        Block(f"b-{one.id}", Level.CLAUSE, text_runs(WORDS.get(one.id, one.id)), assignments=(one,))
        for one in assignments
    )
    header = Header(
        number="31", symbol="KH-LĐLĐ", kind="KẾ HOẠCH", subject=subject, date=OfficialDate.of(date(2027, 1, 4))
    )
    sections = (
        Block("s1", Level.SECTION, text_runs("CHỈ TIÊU"), aims),
        Block("s2", Level.SECTION, text_runs("NHIỆM VỤ"), tasks),
    )
    return Document(document_id, header=header, body=sections)
