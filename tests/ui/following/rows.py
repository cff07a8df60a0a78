"""Rows of tasks without a store, as many as a test wants."""

from __future__ import annotations

from datetime import date, timedelta

from desktop.domain.document import Assignment
from desktop.domain.progress import (
    Group,
    Listing,
    Place,
    PlanName,
    PlannedTask,
    Progress,
    RecordKey,
    TaskRow,
    TaskState,
)

TODAY = date(2026, 11, 20)
UNITS = ("Ban Tuyên giáo - Nữ công", "Ban Chính sách pháp luật - Quan hệ lao động", "Văn phòng")
WORDS = (
    "Tham mưu Ban Thường vụ Tỉnh ủy tổ chức nghiên cứu, quán triệt Nghị quyết số 02-NQ/TW",
    "Tập huấn cán bộ nữ công cơ sở",
    "Tổng hợp báo cáo kết quả thực hiện Chương trình hành động",
)
PLAN = PlanName("k1", "KẾ HOẠCH", "31", "KH-LĐLĐ", "Công tác công đoàn năm 2026", 2026, 1)


def made_row(number: int) -> TaskRow:
    """A row that differs from its neighbours."""
    due = TODAY + timedelta(days=number % 120 - 40) if number % 5 else None
    assignment = Assignment(f"t{number}", UNITS[number % 3], deadline=f"{due:%d/%m/%Y}" if due else "Thường xuyên")
    planned = PlannedTask(assignment, f"{WORDS[number % 3]} {number}", Place(number, "III. NHIỆM VỤ", "mục III"), due)
    progress = Progress(tuple(TaskState)[number % 4], 100 if number % 4 == 2 else number % 90)
    return TaskRow(number, RecordKey("k1", f"t{number}"), PLAN, planned, progress)


def made_listing(rows: int, groups: int = 0) -> Listing:
    """Rows from 1 on, in as many groups as are wanted."""
    each = rows // groups if groups else 0
    sizes = [each + (rows - each * groups if at == 0 else 0) for at in range(groups)]
    return Listing(tuple(range(1, rows + 1)), tuple(Group(f"Đơn vị {at}", size, at) for at, size in enumerate(sizes)))
