"""A place on paper is a place in the words: labels, capitals, numbers of notes and lost spaces between them."""

from __future__ import annotations

import pytest

from desktop.domain.runs import NOTE_MARK
from desktop.ui.pages.offsets import offset_of


@pytest.mark.parametrize(
    ("printed", "words", "before"),
    [
        ("1. Mở", "Mở lớp", "Mở"),
        ("a) Mở", "Mở lớp", "Mở"),
        ("I. MỞ LỚ", "Mở lớp", "Mở lớ"),
        ("2. 2", "2026 là năm", "2"),
        ("12. 20", "2026 là năm", "20"),
        ("- Căn cứLuật", "Căn cứ Luật", "Căn cứ Luật"),
        ("theo Nghị quyết1 này", f"theo Nghị quyết{NOTE_MARK} này", f"theo Nghị quyết{NOTE_MARK} này"),
        ("1.", "Mở lớp", ""),
        ("", "Mở lớp", ""),
        ("Hết./.", "Hết.", "Hết."),
        ("3. Mở", "", ""),
    ],
)
def test_the_offset_stands_behind_what_is_printed(printed: str, words: str, before: str) -> None:
    assert offset_of(printed, words) == len(before)
