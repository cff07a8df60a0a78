"""A followed plan with two units for the tests of letters and forms, and units that fill forms in as people do."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl

from desktop.domain.dates import OfficialDate
from desktop.domain.document import Assignment, Block, Document, Header, Level, Run
from desktop.domain.office import Office
from desktop.domain.ports import Database
from desktop.domain.progress import TaskQuery, TaskRow
from desktop.domain.unit_forms import FIRST_ROW
from desktop.services import drafts, plans, tasks
from desktop.services.letters import form_words
from desktop.services.office import keep_office

TODAY = date(2026, 11, 20)
OFFICE = Office(
    "Liên đoàn Lao động tỉnh Bình An",
    "Tổng Liên đoàn Lao động Việt Nam",
    "Bình An",
    "LĐLĐ",
    authority="TM. BAN THƯỜNG VỤ",
    post="CHỦ TỊCH",
    signer="Đỗ Thị Minh Tuệ",
)
CLERK = "Trần Thị Hoa"
PROPAGANDA, BUREAU = "Ban Tuyên giáo - Nữ công", "Văn phòng"
TASKS = (  # who leads, until when, what
    (PROPAGANDA, "Tháng 10/2026", "Tổng hợp kết quả Tháng Công nhân"),
    (PROPAGANDA, "15/11/2026", "Tổ chức hội nghị nữ công"),
    (BUREAU, "30/9/2026", "Mở lớp tập huấn nghiệp vụ"),
    (PROPAGANDA, "Quý IV/2026", "=Kiểm tra việc chấp hành điều lệ"),
    ("", "31/10/2026", "Việc chưa giao cho ai"),
)


def at(hour: int = 9, day: int = 20) -> datetime:
    """A moment of November 2026."""
    return datetime(2026, 11, day, hour, tzinfo=UTC)


def plan(id: str = "k1", number: str = "47", given: tuple[tuple[str, str, str], ...] = TASKS) -> Document:
    """A plan of some tasks, each a clause with its assignment."""
    items = tuple(
        Block(
            f"{id}-b{place}",
            Level.CLAUSE,
            (Run(task.removeprefix("=")),),
            assignments=(Assignment(f"{id}-t{place}", lead, deadline=deadline, task=task),),
        )
        for place, (lead, deadline, task) in enumerate(given)
    )
    head = Header(
        number=number,
        symbol="KH-LĐLĐ",
        kind="KẾ HOẠCH",
        subject="Công tác công đoàn năm 2026",
        date=OfficialDate(2026, 1, 5),
    )
    return Document(id, header=head, body=(Block(f"{id}-s", Level.SECTION, (Run("NHIỆM VỤ"),), items),))


def follow(database: Database, document: Document) -> None:
    """Keep the office and a plan, and set the plan going."""
    keep_office(database, OFFICE)
    drafts.save(database, document, 0, at(8, 5))
    plans.set_going(database, document.id, at(8, 5), CLERK)


def rows_of(database: Database, lead: str = "") -> tuple[TaskRow, ...]:
    """The rows as they are now."""
    return tasks.all_tasks(database, TaskQuery(lead=lead), TODAY)


def fill(path: Path, cells: dict[str, str | float | date | None]) -> Path:
    """Fill a form in with another program than ours and save it under another name."""
    book = openpyxl.load_workbook(path)
    sheet = book[form_words().sheet]
    for name, value in cells.items():
        sheet[name] = value
    filled = path.with_name(f"gửi lại {path.name}")
    book.save(filled)
    return filled


def cell(column: str, row: int) -> str:
    """The name of a cell in the n-th task's row, from 0."""
    return f"{column}{FIRST_ROW + 1 + row}"
