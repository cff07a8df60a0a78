"""Whatever comes in: reading does not fail, and not one word is lost."""

from __future__ import annotations

import time
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain import exchange
from desktop.domain.document import all_runs
from desktop.domain.held import is_said, records_of
from desktop.domain.linked import part_of, record_id
from desktop.domain.numbering import Forms
from desktop.domain.text import clean
from desktop.services.library import standard_of
from desktop.services.plain import plain_text
from desktop.understand.inventory import inventory
from desktop.understand.reader import read_text
from desktop.understand.safety import words
from tests.understand.shown import renumbered

PLANS = [path.read_text("utf-8") for path in sorted((Path(__file__).parent / "plans").glob("*.txt"))]
LINES = sorted({line for text in PLANS for line in text.split("\n") if "bookmark" not in line})
PIECES = (
    """
I.  II-  1.  1)  1.1.  a)  đ)  -  +  *  •  Phần I  Điều 1.  Nơi nhận:  TM. BAN CHẤP HÀNH  CHỦ TỊCH  PHỤ LỤC  KẾ HOẠCH
Số: 1/KH-X  Căn cứ  ngày 1 tháng 2 năm 2026  TT  |  [1]  ¹  …  :  ;  .  ./.  (b/c)  Báo cáo  đoàn viên  Lê An
2026  5 tỷ  Chương I  Mục 1.  Tiểu mục 1  Điều 2.  Điều 9.  Kính gửi:  Kính trình:  V/v  DỰ THẢO lần 2
CHỈ TIÊU  Đến năm 2028  trên 80% CĐCS  ít nhất 01 đoàn viên  hầu hết  Giao Ban A chủ trì, phối hợp với Ban B
(quý II/2026)  Thời gian: Quý III.  Chủ trì: Ban C;  Đề nghị các CĐCS báo cáo trước ngày 15/6  TỔ CHỨC THỰC HIỆN
LƯU HÀNH NỘI BỘ  PL.(300)  VT.(05)  SAO Y  Số: 07/SY-X  Địa chỉ: Số 8; Điện thoại: 1  Như trên
""".strip()
    .replace("\n", "  ")
    .split("  ")
)
SIGNS = ("\t", "    ", "\ufffd", "\f")

shuffled = st.lists(st.sampled_from(LINES) | st.just(""), max_size=30).map("\n".join)
woven = st.lists(st.sampled_from((*PIECES, *SIGNS)) | st.just("\n"), max_size=40).map(" ".join)


def keeps_every_word(text: str) -> None:
    reading = read_text(text)
    printed = words(plain_text(reading.document, standard_of(reading.document), reading.written))
    source = words(clean(text.replace("\f", "\n")).replace("**", ""))
    assert source - printed - renumbered(reading) == {}
    assert exchange.loads(exchange.dumps(reading.document)) == reading.document
    assert inventory(reading, Forms())["outline"] is not None
    held = records_of(reading.document)
    for run in all_runs(reading.document):
        assert not run.record or is_said(held[record_id(run.record)], part_of(run.record), run.text)


@given(shuffled)
@settings(max_examples=150)
def test_lines_of_plans_in_any_order_keep_every_word(text: str) -> None:
    keeps_every_word(text)


@given(woven)
@settings(max_examples=250)
def test_pieces_of_plans_in_any_order_keep_every_word(text: str) -> None:
    keeps_every_word(text)


@given(st.text(max_size=200))
def test_any_text_at_all_is_read(text: str) -> None:
    reading = read_text(text)
    assert exchange.loads(exchange.dumps(reading.document)) == reading.document
    plain_text(reading.document, standard_of(reading.document), reading.written)


def test_a_long_text_is_read_in_time_that_grows_with_it() -> None:
    plan = next(text for text in PLANS if "HUYỆN ỦY" in text)
    short, long = plan * 20, plan * 200

    def seconds(text: str) -> float:
        started = time.perf_counter()
        read_text(text)
        return time.perf_counter() - started

    quickest = min(seconds(short) for _ in range(3))
    assert seconds(long) < 40 * max(quickest, 0.01)  # ten times the text; a square would be a hundred
