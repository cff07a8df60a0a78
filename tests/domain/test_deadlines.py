"""Deadlines are kept as written and given the day to count from, or said to be uncertain and why."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.deadlines import HOW_OFTEN, SEVERAL, UNREAD, WAITING, Deadline, Repeat, next_due, parse_deadline
from desktop.domain.stretch import GUESSED, IMPOSSIBLE, NO_YEAR, ONLY_START
from desktop.domain.text import nfc

YEAR = 2026  # of the plans whose deadlines these are
DAYS = """
Quý II/2026 = 30/6/2026
quý 4 năm 2026 = 31/12/2026
Quý I, II/2026 = 30/6/2026
Quý III = 30/9/2026
quý IV/2021 = 31/12/2021
quý 2 = 30/6/2026
quí I/2027 = 31/3/2027
QII/2026 = 30/6/2026
quý hai năm 2026 = 30/6/2026
Quý I-2026 = 31/3/2026
Quý I, II, III, IV = 31/12/2026
Quý I - Quý II/2026 = 30/6/2026
quý III - IV/2026 = 31/12/2026
trong quý I và quý III/2026 = 30/9/2026
Quý II, Quý III và Quý IV/2026 = 31/12/2026
cuối quý III = 30/9/2026
đến hết quý I/2027 = 31/3/2027
từ quý IV/2025 đến quý II/2026 = 30/6/2026
Quý IV/2026 - Quý I/2027 = 31/3/2027
trước quý III/2026 = 30/6/2026
6 tháng đầu năm = 30/6/2026
06 tháng cuối năm 2025 = 31/12/2025
sáu tháng đầu năm 2026 = 30/6/2026
9 tháng đầu năm 2026 = 30/9/2026
3 tháng cuối năm = 31/12/2026
nửa đầu năm 2026 = 30/6/2026
trước 30/6 = 30/6/2026
Trước ngày 15/12/2025 = 15/12/2025
chậm nhất ngày 31/10/2021 = 31/10/2021
xong trước 15/11 = 15/11/2026
dịp 20/10 = 20/10/2026
8/3 = 8/3/2026
30-6-2026 = 30/6/2026
30.6.2026 = 30/6/2026
trước 17h00 ngày 15/6/2026 = 15/6/2026
15 giờ 30 ngày 12/5/2026 = 12/5/2026
ngày 05 tháng 02 năm 2027 = 5/2/2027
15 tháng 7 năm 2026 = 15/7/2026
trước 31 tháng 12 năm 2026 = 31/12/2026
ngày 20, 21 tháng 5 năm 2026 = 21/5/2026
ngày 15 và 16/7/2026 = 16/7/2026
01-05/3/2026 = 5/3/2026
từ 15/3 đến 20/4/2026 = 20/4/2026
từ ngày 01 đến ngày 31/5/2026 = 31/5/2026
từ ngày 15/11/2025 đến ngày 10/01 = 10/1/2026
trước ngày 10/6 và trước ngày 10/12 = 10/12/2026
đến 31/12/2026 = 31/12/2026
29/02/2028 = 29/2/2028
theo Kế hoạch số 60/KH-LĐLĐ ngày 15/3/2025, xong trước 20/8/2026 = 20/8/2026
tháng 5-7 = 31/7/2026
tháng 5 = 31/5/2026
tháng tư = 30/4/2026
Tháng 4, tháng 5/2026 = 31/5/2026
hoàn thành tháng 01/2022 = 31/1/2022
xong trong tháng 8 năm 2026 = 31/8/2026
T5/2026 = 31/5/2026
02/2028 = 29/2/2028
các tháng 3, 6, 9 = 30/9/2026
tháng 10, 11/2026 = 30/11/2026
tháng 3 và tháng 9/2026 = 30/9/2026
từ tháng 3 đến tháng 5/2026 = 31/5/2026
tháng 12/2025 - tháng 3/2026 = 31/3/2026
10/2025-3/2026 = 31/3/2026
đến hết tháng 8/2026 = 31/8/2026
cuối tháng 11 = 30/11/2026
nửa đầu tháng 5 = 15/5/2026
thượng tuần tháng 9 = 10/9/2026
trung tuần tháng 9/2026 = 20/9/2026
hạ tuần tháng 9 = 30/9/2026
tuần cuối tháng 5/2026 = 31/5/2026
trước tháng 6 = 31/5/2026
Tháng Công nhân = 31/5/2026
Tháng Công nhân năm 2027 = 31/5/2027
dịp Ngày thành lập Công đoàn Việt Nam = 28/7/2026
dịp Quốc khánh 2/9 = 2/9/2026
dịp kỷ niệm Ngày Phụ nữ Việt Nam = 20/10/2026
2021-2023 = 31/12/2023
giai đoạn 2026 – 2030 = 31/12/2030
năm 2026 - 2030 = 31/12/2030
từ năm 2026 đến năm 2028 = 31/12/2028
năm 2026 = 31/12/2026
2022 = 31/12/2022
trong năm = 31/12/2026
cuối năm = 31/12/2026
hết năm 2027 = 31/12/2027
năm nay = 31/12/2026
năm sau = 31/12/2027
trước năm 2030 = 31/12/2029
sau Đại hội (quý IV/2026) = 31/12/2026
"""
COMING = """
Thường xuyên = continuous
Thường xuyên hàng năm = continuous
thường xuyên, liên tục = continuous
hằng ngày = continuous
khi có phát sinh = on event
đột xuất = on event
khi được giao = on event
hằng tuần = weekly, next 27/3/2026
thứ Sáu hằng tuần = weekly, next 27/3/2026
thứ 2 hằng tuần = weekly, next 23/3/2026
Hàng tháng = monthly, next 31/3/2026
trước ngày 25 hằng tháng = monthly, next 25/3/2026
hằng tháng (trước ngày 15) = monthly, next 15/4/2026
hằng quý = quarterly, next 31/3/2026
định kỳ hằng quý = quarterly, next 31/3/2026
cuối mỗi quý = quarterly, next 31/3/2026
01 lần/quý = quarterly, next 31/3/2026
3 tháng/lần = quarterly, next 31/3/2026
ngày 20 tháng cuối quý = quarterly, next 20/6/2026
ngày 15 của tháng đầu quý sau = quarterly, next 15/4/2026
định kỳ hằng quý, 6 tháng, năm = quarterly, next 31/3/2026
định kỳ 06 tháng = half-yearly, next 30/6/2026
định kỳ 06 tháng, 01 năm = half-yearly, next 30/6/2026
6 tháng, năm = half-yearly, next 30/6/2026
sơ kết 6 tháng, tổng kết năm = half-yearly, next 30/6/2026
báo cáo quý, 6 tháng, năm = quarterly, next 31/3/2026
2 lần/năm = half-yearly, next 30/6/2026
mỗi năm 2 lần = half-yearly, next 30/6/2026
6 tháng một lần = half-yearly, next 30/6/2026
Hằng năm = yearly, next 31/12/2026
mỗi năm = yearly, next 31/12/2026
trước ngày 30/11 hằng năm = yearly, next 30/11/2026
tháng 2 hằng năm = yearly, next 28/2/2027
quý I, quý III hằng năm = yearly, next 31/3/2026
15/6 và 15/12 hằng năm = yearly, next 15/6/2026
hằng năm, đến năm 2030 = yearly, until 31/12/2030, next 31/12/2026
"""
DOUBTFUL = """
đầu tháng 3 = 10/3/2026 guessed
giữa tháng 5 = 15/5/2026 guessed
tuần 2 tháng 5 = 14/5/2026 guessed
đầu năm = 31/3/2026 guessed
giữa năm = 30/6/2026 guessed
đầu quý II = 30/4/2026 guessed
nhiệm kỳ 2025-2030 = 31/12/2030 guessed
năm học 2025-2026 = 31/5/2026 guessed
30/6/26 = 30/6/2026 guessed
năm 2023 sơ kết, tổng kết năm 2025 = 31/12/2025 several
6 tháng đầu năm và cả năm = 31/12/2026 several
tháng 4/2026 triển khai, báo cáo trước 10/5/2026 = 10/5/2026 several
hằng năm, tháng 11 năm 2022 sơ kết, tháng 11 năm 2025 tổng kết = 30/11/2025 several
chậm nhất ngày 31/10/2021 hoặc khi có phát sinh = 31/10/2021 several
hằng quý và khi có yêu cầu = - several
31/02/2026 = - impossible
29/02/2027 = - impossible
ngày 31 tháng 9 năm 2026 = - impossible
tháng 13 = - impossible
Quý V = - impossible
Quý 5/2026 = - impossible
từ quý II/2026 = - start
kể từ ngày 01/7/2026 = - start
Trước Đại hội = - waiting
sau khi có hướng dẫn = - waiting
ngay sau khi ban hành = - waiting
theo kế hoạch của Trung ương = - waiting
trước Tết Nguyên đán = - waiting
Dịp Tết Nguyên đán 2027 = - waiting
trong dịp Tết Nguyên đán năm 2027 = - waiting
15/8 âm lịch = - waiting
trong vòng 15 ngày kể từ ngày ban hành = - waiting
định kỳ = - how often
sớm = - unread
cuối tháng = - unread
"""
DOUBTS = {
    "guessed": GUESSED,
    "several": SEVERAL,
    "impossible": IMPOSSIBLE,
    "start": ONLY_START,
    "waiting": WAITING,
    "how often": HOW_OFTEN,
    "unread": UNREAD,
}
TODAY = date(2026, 3, 20)  # a Friday


def _rows(table: str) -> list[tuple[str, str]]:
    return [(text, meant) for text, _, meant in (line.partition(" = ") for line in table.strip().split("\n"))]


def _day(text: str) -> date:
    day, month, year = map(int, text.split("/"))
    return date(year, month, day)


def test_the_tables_are_long_enough_to_stand_for_what_offices_write() -> None:
    assert len({text for table in (DAYS, COMING, DOUBTFUL) for text, _ in _rows(table)}) >= 120


@pytest.mark.parametrize(("text", "due"), _rows(DAYS))
def test_a_deadline_counts_from_the_last_day_it_allows(text: str, due: str) -> None:
    assert parse_deadline(text, YEAR) == Deadline(text, _day(due), certain=True)


@pytest.mark.parametrize(("text", "meant"), _rows(COMING))
def test_what_comes_back_tells_the_next_day(text: str, meant: str) -> None:
    repeat, *rest = meant.split(", ")
    said = dict(part.split(" ") for part in rest)
    read = parse_deadline(text, YEAR)
    assert (read.text, read.repeat, read.certain, read.doubt) == (text, Repeat(repeat), True, "")
    assert read.due == (_day(said["until"]) if "until" in said else None)
    assert next_due(read, TODAY) == (_day(said["next"]) if "next" in said else None)


@pytest.mark.parametrize(("text", "meant"), _rows(DOUBTFUL))
def test_a_guess_says_why_it_is_one(text: str, meant: str) -> None:
    due, doubt = meant.split(" ", 1)
    read = parse_deadline(text, YEAR)
    assert (read.text, read.due, read.certain) == (text, None if due == "-" else _day(due), False)
    assert read.doubt == DOUBTS[doubt]


def test_a_deadline_that_passed_comes_no_more() -> None:
    once = parse_deadline("trước 30/6/2026")
    assert next_due(once, date(2026, 6, 29)) == date(2026, 6, 30)
    assert next_due(once, date(2026, 6, 30)) is None
    assert next_due(parse_deadline("hằng năm, đến năm 2030"), date(2030, 12, 31)) is None


def test_without_a_year_anywhere_there_is_no_day() -> None:
    assert parse_deadline("Quý II") == Deadline("Quý II", doubt=NO_YEAR)
    assert parse_deadline("29/2", 2027) == Deadline("29/2", doubt=IMPOSSIBLE)


def test_a_tet_with_its_day_counts_from_that_day() -> None:
    assert parse_deadline("Trước Tết Nguyên đán, trước 25/01/2027", YEAR).due == date(2027, 1, 25)


def test_a_page_pasted_into_a_deadline_is_none_and_costs_no_time() -> None:
    for words in ("30/6/2026 ", "2026-"):
        read = parse_deadline(words * 20_000, YEAR)
        assert (read.due, read.certain, read.doubt) == (None, False, UNREAD)
    assert parse_deadline(" " * 2_000, YEAR) == Deadline("")


def test_nothing_written_is_nothing_said() -> None:
    assert parse_deadline("  ") == Deadline("")


PIECES = [text for table in (DAYS, COMING, DOUBTFUL) for text, _ in _rows(table)]
written = (
    st.text(alphabet="0123456789/-. quýIVthángnămTrướcđếnhằng,;()", max_size=40)
    | st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map(" ".join)
    | st.text(max_size=30)
)


@given(written, st.none() | st.integers(2000, 2050))
def test_any_text_is_kept_as_written(text: str, base_year: int | None) -> None:
    kept = parse_deadline(text, base_year)
    assert kept.text == " ".join(nfc(text).split())
    assert parse_deadline(kept.text, base_year) == kept
    assert kept.certain == (kept.doubt == "" and kept.text != "")


@given(written, st.integers(2000, 2050))
def test_the_plan_of_a_later_year_is_due_no_earlier(text: str, base_year: int) -> None:
    early, late = parse_deadline(text, base_year), parse_deadline(text, base_year + 1)
    if early.due and late.due:
        assert early.due <= late.due


@given(st.sampled_from([text for text, _ in _rows(COMING)]), st.dates(date(2000, 1, 1), date(2060, 1, 1)))
def test_what_comes_back_comes_later_and_within_its_period(text: str, after: date) -> None:
    read = parse_deadline(text)
    coming = next_due(read, after)
    if coming:
        assert after < coming <= after + timedelta(366)
        assert next_due(read, coming - timedelta(1)) == coming
