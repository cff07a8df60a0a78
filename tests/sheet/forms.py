"""A small form for the tests of spreadsheets."""

from __future__ import annotations

from datetime import date

from desktop.domain.progress import Progress, RecordKey, TaskState
from desktop.domain.unit_forms import FormRow, UnitForm
from desktop.services.letters import form_words

WORDS = form_words()
FORM = UnitForm(
    "f00000000001",
    "Liên đoàn Lao động tỉnh Bình An",
    "Văn phòng",
    date(2026, 11, 20),
    date(2026, 12, 4),
    tuple(
        FormRow(RecordKey("k1", f"t{number}"), 1, f"=Việc {number}", "Kế hoạch số 47/KH-LĐLĐ", "Quý IV/2026", progress)
        for number, progress in enumerate((Progress(), Progress(TaskState.DOING, 40, "@Đã làm", "-chậm")))
    ),
)
