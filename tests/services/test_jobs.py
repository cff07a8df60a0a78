"""Small rules of the terminal's jobs; the jobs themselves are tested through the terminal."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from desktop.domain.dates import OfficialDate
from desktop.domain.document import Document, Header
from desktop.services.jobs import UNDATED, VIETNAM, beside, paper_date


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("KH 47.txt", "KH 47.thao.json"),
        ("KH.2026.txt", "KH.2026.thao.json"),
        ("KH 47.THAO.JSON", "KH 47.thao.json"),
        ("không đuôi", "không đuôi.thao.json"),
    ],
)
def test_an_exchange_file_stands_beside_its_source(source: str, made: str) -> None:
    assert beside(Path("thư mục", source)) == Path("thư mục", made)


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        (OfficialDate(2026, 2, 5), datetime(2026, 2, 5, tzinfo=VIETNAM)),
        (OfficialDate(2026, 11), datetime(2026, 11, 1, tzinfo=VIETNAM)),
        (OfficialDate(2026), datetime(2026, 1, 1, tzinfo=VIETNAM)),
        (None, UNDATED),
    ],
)
def test_a_printed_file_bears_the_date_of_its_document(date: OfficialDate | None, moment: datetime) -> None:
    assert paper_date(Document("d", header=Header(date=date))) == moment
