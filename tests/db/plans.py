"""Small plans and moments for the tests of the store."""

from __future__ import annotations

from datetime import UTC, date, datetime

from desktop.domain.dates import OfficialDate
from desktop.domain.document import Block, Document, Header, Level, text_runs

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def plan(text: str = "Mục đích", document_id: str = "d1", subject: str = "Tổ chức Tháng Công nhân") -> Document:
    """A plan of one clause."""
    return Document(
        document_id,
        header=Header(
            number="47", symbol="KH-LĐLĐ", kind="KẾ HOẠCH", subject=subject, date=OfficialDate.of(date(2026, 11, 20))
        ),
        body=(Block("b1", Level.CLAUSE, text_runs(text)),),
    )
