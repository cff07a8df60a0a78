"""Sơ kết, tổng kết: the report says what was recorded, section by section, and nothing that nobody entered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from operator import ge, gt, le

import pytest
from hypothesis import given, settings

from desktop.domain.document import Block, Comparator, Document, Level, Run, all_runs, trees, walk
from desktop.domain.errors import UserError
from desktop.domain.figures import Question, What, asked_by, figures_in
from desktop.domain.gaps import blanks
from desktop.domain.office import Office
from desktop.domain.progress import Measurement, Progress, TargetRow, TaskRow, TaskState
from desktop.domain.reviews.counting import Rows, answer, as_it_was, target_state
from desktop.domain.reviews.draft import draft
from desktop.domain.reviews.facts import Facts, by_indicator, section_number, without_number
from desktop.domain.reviews.forms import ReviewForm, parse_form
from desktop.domain.reviews.headings import heading_words
from desktop.domain.reviews.patterns import fill, parse_pattern
from desktop.domain.reviews.periods import Period, Stretch, period_of, usual_period
from desktop.resources import resource
from tests.domain.followed import EARLIER, PLAN, SECTIONS, any_targets, any_tasks, target, task

OFFICE = Office("Liên đoàn Lao động tỉnh Bình An", "Tổng Liên đoàn Lao động Việt Nam", "Bình An", "LĐLĐ")
HALF = period_of(Stretch.FIRST_HALF, 2027)
DONE = Progress(TaskState.DONE, 100, "mở 12 lớp", done_on=date(2027, 3, 20))


@cache
def form(name: str = "so-ket") -> ReviewForm:
    return parse_form(resource("reviews", f"{name}.toml").read_text(encoding="utf-8"))


def report(
    tasks: tuple[TaskRow, ...] = (),
    targets: tuple[TargetRow, ...] = (),
    *last_year: TargetRow,
    period: Period = HALF,
    known: date | None = None,
) -> Document:
    was = tuple(as_it_was(row, period.last) for row in tasks)
    plans = (PLAN,) if all(row.plan == PLAN for row in tasks) else (PLAN, EARLIER)
    facts = Facts(plans, Rows(was, targets), period, known or period.last, by_indicator(last_year))
    return draft(form(), facts, OFFICE, "BC-LĐLĐ", period.last, "report")


def lines(document: Document) -> list[str]:
    return [block.text for block in walk(document.body) if block.text]


def section(document: Document, heading: str) -> Block:
    return next(block for block in document.body if block.text == heading)


# The period


def test_periods_have_their_days_their_names_and_what_comes_next() -> None:
    assert (HALF.first, HALF.last, HALF.stretch) == (date(2027, 1, 1), date(2027, 6, 30), Stretch.FIRST_HALF)
    assert HALF.next == period_of(Stretch.SECOND_HALF, 2027)
    assert period_of(Stretch.NINE_MONTHS, 2027).next == period_of(Stretch.QUARTER_4, 2027)
    assert period_of(Stretch.YEAR, 2027).next.first == date(2028, 1, 1)
    assert Period(date(2027, 3, 1), date(2027, 3, 10)).next == Period(date(2027, 3, 11), date(2027, 3, 20))
    assert Period(date(2028, 2, 1), date(2028, 2, 29)).year_before.last == date(2027, 2, 28)
    assert usual_period(date(2027, 7, 5)) == HALF
    assert usual_period(date(2028, 1, 12)) == period_of(Stretch.YEAR, 2027)
    with pytest.raises(ValueError, match="comes after"):
        Period(date(2027, 2, 1), date(2027, 1, 1))


# Sentences


def test_what_stands_in_brackets_is_left_out_where_it_has_nothing_to_say() -> None:
    pattern = "đã xong[ ngày {ngày}][, {số} việc chậm]."
    assert fill(pattern, {"ngày": "02/01", "số": "0"}) == (Run("Đã xong ngày 02/01."),)
    assert fill(pattern, {"ngày": "", "số": "3"}) == (Run("Đã xong, 3 việc chậm."),)


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("Đạt {tỷ lê}", "tỷ lê"),
        ("Đạt [{tỷ lệ}", "ngoặc"),
        ("Đạt {tỷ lệ", "ngoặc"),
        ("Đạt [a [{tỷ lệ}]]", "ngoặc"),
        ("  ", "trống"),
    ],
)
def test_a_pattern_with_an_unknown_field_or_odd_brackets_is_refused(pattern: str, reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        parse_pattern(pattern, ("tỷ lệ", "số"))


def test_the_office_may_change_sentences_but_not_their_fields() -> None:
    own = form().with_patterns({"task_done": "Xong: {Nhiệm vụ}.", "unknown": "{x}"})
    assert own.says("task_done") == "Xong: {Nhiệm vụ}."
    assert "unknown" not in own.patterns
    with pytest.raises(UserError, match="ngân sách"):
        form().with_patterns({"task_done": "Xong: {ngân sách}."})


@pytest.mark.parametrize("name", ["so-ket", "tong-ket"])
def test_the_forms_of_the_program_are_sound(name: str) -> None:
    assert form(name).id == name
    assert form(name).patterns.keys() == form().patterns.keys()


# What the report says


def test_sections_come_in_the_order_of_the_plan_with_what_was_done() -> None:
    tasks = (
        task(1, "Mở lớp tập huấn;", "Quý I/2027", DONE),
        task(2, "Tổ chức Tháng Công nhân", "30/6/2027", Progress(TaskState.DOING, 60), section=SECTIONS[1]),
        task(3, "Đối thoại với đoàn viên", "Thường xuyên", section=SECTIONS[1]),
    )
    targets = (target(1, "Thu nhập bình quân tăng", 5, (date(2027, 6, 1), 4.25), words="trên 5%", section=SECTIONS[1]),)
    results = section(report(tasks, targets), "KẾT QUẢ THỰC HIỆN")
    assert [clause.text for clause in results.children] == ["Tuyên truyền, giáo dục", "Chăm lo đời sống"]
    assert [line.text for line in results.children[0].children] == [
        "Mục này đã hoàn thành 1/1 nhiệm vụ.",
        "Mở lớp tập huấn (Ban Tuyên giáo): đã hoàn thành ngày 20/3/2027. Mở 12 lớp.",
    ]
    assert [line.text for line in results.children[1].children] == [
        "Mục này đã hoàn thành 0/2 nhiệm vụ; quá hạn 1; chưa có báo cáo 1.",
        "Thu nhập bình quân tăng: kế hoạch trên 5%, thực hiện 4,25%, đạt 85% kế hoạch.",
        "Đối thoại với đoàn viên (Ban Tuyên giáo): ….",
    ]


def test_late_work_stands_with_its_reason_or_with_a_gap_for_it() -> None:
    tasks = (
        task(1, "Mở lớp", "Quý I/2027", Progress(TaskState.DOING, 40, reason="chờ kinh phí"), reminders=2),
        task(2, "Ký thỏa ước", "30/6/2027", Progress(TaskState.NOT_BEGUN, 5)),
        task(3, "Thi đua", "30/6/2027", Progress(TaskState.PAUSED)),
    )
    document = report(tasks)
    assert [line.text for line in section(document, "NHIỆM VỤ QUÁ HẠN VÀ NGUYÊN NHÂN").children] == [
        "Mở lớp (Ban Tuyên giáo), thời hạn quý I/2027, mới đạt 40%: chờ kinh phí; đã đôn đốc 2 lần.",
        "Ký thỏa ước (Ban Tuyên giáo), thời hạn 30/6/2027, mới đạt 5%: ….",
    ]
    table = document.appendices[0].blocks[0].table
    assert table is not None
    assert [[cell.runs[0].text if cell.runs else "" for cell in row][1:4] for row in table.rows[1:]] == [
        ["Mở lớp", "Ban Tuyên giáo", "Quý I/2027"],
        ["Ký thỏa ước", "Ban Tuyên giáo", "30/6/2027"],
    ]


def test_what_comes_next_is_what_is_left_over_then_what_falls_due_then_what_goes_on_then_the_rest() -> None:
    tasks = (
        task(1, "Tổng kết năm", "31/12/2027"),
        task(2, "Đại hội", "Quý III/2027"),
        task(3, "Đối thoại", "Thường xuyên", Progress(TaskState.DOING)),
        task(4, "Đã xong", "Quý III/2027", DONE),
        task(5, "Thăm hỏi", "Khi có phát sinh"),
        task(6, "Mở lớp", "Quý I/2027", Progress(TaskState.DOING, 40)),
        task(7, "Giám sát", "31/5/2027", Progress(TaskState.PAUSED)),
    )
    ahead = section(report(tasks), "NHIỆM VỤ TRỌNG TÂM 6 THÁNG CUỐI NĂM 2027")
    assert [[clause.text, *(line.text for line in clause.children)] for clause in ahead.children] == [
        [
            "Nhiệm vụ chưa hoàn thành chuyển sang kỳ tới",
            "Mở lớp; Ban Tuyên giáo chủ trì; thời hạn theo kế hoạch quý I/2027.",
            "Giám sát; Ban Tuyên giáo chủ trì; thời hạn theo kế hoạch 31/5/2027.",
        ],
        [
            "Nhiệm vụ đến hạn trong kỳ tới",
            "Đại hội; Ban Tuyên giáo chủ trì; thời hạn quý III/2027.",
            "Tổng kết năm; Ban Tuyên giáo chủ trì; thời hạn 31/12/2027.",
        ],
        ["Nhiệm vụ thường xuyên", "Đối thoại; Ban Tuyên giáo chủ trì."],
        ["Nhiệm vụ tiếp tục thực hiện", "Thăm hỏi; Ban Tuyên giáo chủ trì; thời hạn khi có phát sinh."],
    ]


def test_while_the_period_goes_on_nothing_is_late_that_is_not_late_yet() -> None:
    tasks = (task(1, "Mở lớp", "31/5/2027"), task(2, "Ký thỏa ước", "30/6/2027"))
    document = report(tasks, known=date(2027, 6, 15))
    late, ahead = (section(document, words) for words in ("NHIỆM VỤ QUÁ HẠN VÀ NGUYÊN NHÂN", document.body[-2].text))
    assert [line.text[:6] for line in late.children] == ["Mở lớp"]
    assert [[clause.text, *(line.text[:11] for line in clause.children)] for clause in ahead.children] == [
        ["Nhiệm vụ chưa hoàn thành chuyển sang kỳ tới", "Mở lớp; Ban"],
        ["Nhiệm vụ tiếp tục thực hiện", "Ký thỏa ước"],
    ]


def test_while_the_period_goes_on_the_report_tells_of_the_day_it_is_made_on() -> None:
    tasks = (task(1, "Mở lớp", "31/5/2027"), task(2, "Ký thỏa ước", "30/6/2027"), task(3, "Đại hội", "Quý III/2027"))
    document = report(tasks, known=date(2027, 6, 15))
    assert document.body[0].children[0].text.startswith("Đến hết ngày 15/6/2027, trong tổng số 3 nhiệm vụ")
    assert document.appendices[-1].title == "NHIỆM VỤ QUÁ HẠN ĐẾN NGÀY 15/6/2027"
    assert "6 tháng đầu năm 2027" in document.header.subject
    ahead = section(document, "NHIỆM VỤ TRỌNG TÂM 6 THÁNG CUỐI NĂM 2027")
    assert [(clause.text, [line.text[:11] for line in clause.children]) for clause in ahead.children] == [
        ("Nhiệm vụ chưa hoàn thành chuyển sang kỳ tới", ["Mở lớp; Ban"]),
        ("Nhiệm vụ đến hạn trong kỳ tới", ["Đại hội; Ba"]),
        ("Nhiệm vụ tiếp tục thực hiện", ["Ký thỏa ước"]),
    ]


def test_the_same_indicator_of_last_year_is_named_and_nothing_where_there_is_none() -> None:
    now = target(1, "Kết nạp đoàn viên mới", 5000, (date(2027, 5, 1), 2600), unit="đoàn viên")
    alone = target(2, "Thành lập công đoàn cơ sở", 10, (date(2027, 5, 1), 4), unit="CĐCS")
    before = target(
        9, "Kết nạp  đoàn viên mới.", 4000, (date(2026, 5, 9), 2100), (date(2026, 11, 1), 4100),
        unit="Đoàn viên", year=2026, plan=EARLIER,
    )  # fmt: skip
    said = [line for line in lines(report((), (now, alone), before)) if "thực hiện" in line]
    assert said == [
        "Kết nạp đoàn viên mới: kế hoạch 5.000 đoàn viên, thực hiện 2.600, đạt 52% kế hoạch; cùng kỳ năm trước 2.100.",
        "Thành lập công đoàn cơ sở: kế hoạch 10 CĐCS, thực hiện 4, đạt 40% kế hoạch.",
    ]


def test_only_targets_of_the_next_milestone_are_measured() -> None:
    targets = tuple(target(year, f"Đến năm {year}", 90, year=year) for year in (2023, 2030, 2045))
    document = report((), (*targets, target(1, "Hằng năm", 80, year=None)))
    assert "Đến năm 2030 (2030): kế hoạch 90%, thực hiện …." in lines(document)
    assert [
        line.split(":")[0].removesuffix(" (2030)") for line in lines(document) if "kế hoạch" in line and ":" in line
    ] == [
        "Hằng năm",
        "Đến năm 2030",
    ]
    assert "Có …/2 chỉ tiêu đạt hoặc vượt kế hoạch; 2 chỉ tiêu chưa có số liệu." in lines(document)


def test_the_report_is_of_the_last_day_not_of_today() -> None:
    later = replace(DONE, done_on=date(2027, 8, 1))
    rows = (task(1, "Mở lớp", "Quý III/2027", later),)
    measured = (target(1, "Tăng", 5, (date(2027, 6, 30), 3), (date(2027, 7, 1), 9)),)
    half = lines(report(rows, measured))
    assert "Mở lớp (Ban Tuyên giáo): đang thực hiện." in half
    assert any("thực hiện 3%" in line for line in half)
    year = lines(report(rows, measured, period=period_of(Stretch.YEAR, 2027)))
    assert "Mở lớp (Ban Tuyên giáo): đã hoàn thành ngày 01/8/2027. Mở 12 lớp." in year
    assert any("thực hiện 9%" in line for line in year)


def test_the_unit_stands_with_the_plan_in_a_sentence_and_in_its_own_column_in_the_table() -> None:
    bare = target(1, "Đoàn viên", 118_000, unit="đoàn viên", words="trên 118.000")
    whole = replace(bare.planned.target, words="trên 118.000 đoàn viên")
    for row in (bare, replace(bare, planned=replace(bare.planned, target=whole))):
        document = report((), (row,))
        assert "Đoàn viên: kế hoạch trên 118.000 đoàn viên, thực hiện …." in lines(document)
        table = document.appendices[0].blocks[0].table
        assert table is not None
        assert [cell.runs[0].text for cell in table.rows[1][2:4]] == ["Đoàn viên", "Trên 118.000"]


def test_what_was_done_before_the_period_is_counted_and_not_told_again() -> None:
    tasks = (
        task(1, "Mở lớp", "Quý I/2027", DONE),
        task(2, "Tháng Công nhân", "Quý II/2027", replace(DONE, done_on=date(2027, 5, 30))),
    )
    said = lines(report(tasks, period=period_of(Stretch.QUARTER_2, 2027)))
    assert said[1:3] == [
        "Đến hết ngày 30/6/2027, trong tổng số 2 nhiệm vụ có 2 nhiệm vụ hoàn thành, đạt 100%.",
        "Trong kỳ hoàn thành 1 nhiệm vụ.",
    ]
    assert not any(line.startswith("Mở lớp") for line in said)
    assert any(line.startswith("Tháng Công nhân") for line in said)


def test_where_fewer_is_better_no_share_is_told() -> None:
    row = target(1, "Nợ kinh phí", 5, (date(2027, 5, 1), 3), comparator=Comparator.AT_MOST)
    assert "Nợ kinh phí: kế hoạch 5%, thực hiện 3%." in lines(report((), (row,)))
    assert answer(Question(What.TARGETS, state="reached", until=HALF.last), Rows(targets=(row,))).text == "1"


@pytest.mark.parametrize(
    ("comparator", "reached"),
    [
        (Comparator.AT_LEAST, [False, True, True]),
        (Comparator.MORE_THAN, [False, False, True]),
        (Comparator.AT_MOST, [True, True, False]),
        (Comparator.LESS_THAN, [True, False, False]),
        (Comparator.EQUAL, [False, True, True]),
        (Comparator.INCREASE, [False, True, True]),
    ],
)
def test_whether_a_target_is_reached_follows_its_comparison(comparator: Comparator, reached: list[bool]) -> None:
    rows = [target(1, "Tăng", 50, (HALF.last, value), comparator=comparator) for value in (49.9, 50.0, 50.1)]
    assert [target_state(row, None, HALF.last) == "reached" for row in rows] == reached


def test_words_that_were_reported_for_a_target_stand_as_they_were_reported() -> None:
    row = replace(target(1, "Ký cam kết", 90), measurements=(Measurement(date(2027, 4, 1), words="hầu hết"),))
    assert "Ký cam kết: kế hoạch 90%, thực hiện hầu hết." in lines(report((), (row,)))


def test_an_empty_record_gives_marked_gaps_and_no_figure() -> None:
    document = report((task(1, "Đối thoại", "Thường xuyên"),), (target(1, "Tăng", 5),))
    said = lines(document)
    assert "Mục này có 1 nhiệm vụ; chưa có báo cáo 1." in said
    assert (
        "Đến hết ngày 30/6/2027, trong tổng số 1 nhiệm vụ có … nhiệm vụ hoàn thành, đạt …; 1 nhiệm vụ chưa có báo cáo."
        in said
    )
    assert "Tăng: kế hoạch 5%, thực hiện …." in said
    waiting = {document_run.field for document_run in all_runs(document) if document_run.field}
    assert {"kết quả: Đối thoại", "thực hiện: Tăng", "số nhiệm vụ hoàn thành", "tỷ lệ hoàn thành"} <= waiting
    assert len(blanks(document)) > len(waiting)  # and lines with guidance


def test_a_report_without_any_record_still_has_what_people_write() -> None:
    headings = [block.text for block in report().body]
    assert headings == ["ĐÁNH GIÁ CHUNG", "ĐỀ XUẤT, KIẾN NGHỊ"]


def test_a_party_committee_signs_in_its_own_form_unless_it_says_how() -> None:
    committee = Office("Đảng ủy LĐLĐ tỉnh Bình An", "Tỉnh ủy Bình An", "Bình An", "ĐU", body="party")
    facts = Facts((PLAN,), Rows(), HALF, HALF.last)
    made = draft(form(), facts, committee, "BC/ĐU", HALF.last, "report")
    assert made.signature.authority == "T/M BAN THƯỜNG VỤ"
    made = draft(form(), facts, replace(committee, authority="t/m đảng ủy"), "BC/ĐU", HALF.last, "report")
    assert made.signature.authority == "T/M ĐẢNG ỦY"


@pytest.mark.parametrize(
    ("deadline", "said"),
    [
        ("2026", "thời hạn năm 2026:"),
        ("2025 - 2026", "thời hạn năm 2025 - 2026:"),
        ("hoàn thành tháng 01/2027", "thời hạn tháng 01/2027:"),
        ("Quý I/2027", "thời hạn quý I/2027:"),
    ],
)
def test_a_deadline_of_a_table_or_of_brackets_reads_as_part_of_its_sentence(deadline: str, said: str) -> None:
    late = section(report((task(1, "Mở lớp", deadline),)), "NHIỆM VỤ QUÁ HẠN VÀ NGUYÊN NHÂN")
    assert said in late.children[0].text


def test_a_task_that_was_paused_is_not_said_to_be_paused_twice() -> None:
    reasons = ("Tạm dừng theo Công văn số 12", "Do thiếu kinh phí.", "Tạm dừng", "LĐLĐ tỉnh chưa duyệt")
    tasks = (task(at, "Giám sát", "", Progress(TaskState.PAUSED, reason=why)) for at, why in enumerate(reasons, 1))
    assert [line.split(": ", 1)[1] for line in lines(report(tuple(tasks))) if line.startswith("Giám sát (")] == [
        "tạm dừng, lý do: theo Công văn số 12.",
        "tạm dừng, lý do: do thiếu kinh phí.",
        "tạm dừng.",
        "tạm dừng, lý do: LĐLĐ tỉnh chưa duyệt.",
    ]


def test_a_line_that_only_people_can_write_is_no_lone_dash() -> None:
    document = report()
    appraisal = section(document, "ĐÁNH GIÁ CHUNG")
    empty = [line for clause in appraisal.children for line in clause.children]
    assert [(line.level, line.runs) for line in empty] == [(Level.PARAGRAPH, ())] * 3
    assert {line.id for line in empty} <= {blank.key for blank in blanks(document)}


def test_a_heading_of_the_plan_loses_its_capitals_but_not_its_names() -> None:
    capitals = "CHÀO MỪNG ĐẠI HỘI XIV CÔNG ĐOÀN VIỆT NAM, QUÝ II CỦA LĐLĐ TỈNH"
    kept = "Chào mừng đại hội XIV Công đoàn Việt Nam, quý II của LĐLĐ tỉnh"
    assert heading_words(capitals, form().names) == heading_words(kept, form().names) == kept


def test_several_plans_are_told_one_by_one() -> None:
    document = report((task(1, "Mở lớp", "Quý I/2027", DONE), task(2, "Thi", "Quý I/2026", DONE, plan=EARLIER)))
    results = section(document, "KẾT QUẢ THỰC HIỆN")
    assert [clause.text[:23] for clause in results.children] == ["Kế hoạch số 47/KH-LĐLĐ ", "Kế hoạch số 12/KH-LĐLĐ "]
    assert document.header.subject == "Sơ kết 6 tháng đầu năm 2027 thực hiện các chương trình, kế hoạch công tác"


def test_a_section_is_named_without_its_number() -> None:
    for words in ("III. CHỈ TIÊU", "III- CHỈ TIÊU", "Phần III CHỈ TIÊU", "Điều 3. CHỈ TIÊU", "3. CHỈ TIÊU"):
        assert (section_number(words), without_number(words)) == (3, "CHỈ TIÊU")
    assert without_number("CHI TIẾT") == "CHI TIẾT"


def test_tasks_of_a_sentence_outside_of_sections_have_a_heading_of_their_own() -> None:
    long = "Trên đây là kế hoạch, yêu cầu các cấp công đoàn nghiêm túc triển khai thực hiện. " * 3
    results = section(report((task(1, "Báo cáo", "Thường xuyên", DONE, section=long),)), "KẾT QUẢ THỰC HIỆN")
    assert [clause.text for clause in results.children] == ["Nhiệm vụ khác"]


# No figure that nobody entered: counted here a second time, in another way


def plain_words(document: Document) -> Iterator[str]:
    """What the report says beside its figures, line by line and cell by cell."""
    for _place, blocks in trees(document):
        for block in walk(blocks):
            cells = (cell.runs for row in block.table.rows for cell in row[1:]) if block.table else ()
            for runs in (block.runs, *cells):  # the first cell of a row is its number
                yield "".join(run.text for run in runs if asked_by(run) is None)


@settings(max_examples=60)
@given(any_tasks(), any_targets())
def test_every_number_of_a_report_was_entered_counted_or_is_the_plans_own(
    tasks: tuple[TaskRow, ...], targets: tuple[TargetRow, ...]
) -> None:
    document = report(tasks, targets)
    own = {"6", "27", "30", "50", "2027"}  # of the period, its last day, and of the targets' plan
    own |= {number for row in tasks for number in re.findall(r"\d+", row.planned.assignment.deadline)}
    own |= {"47", "2030"}  # the number of the plan, the year of a later target
    assert {number for words in plain_words(document) for number in re.findall(r"\d+", words)} <= own
    figures = list(figures_in(document))
    assert [(one.question, one.text) for one in figures] == [
        (one.question, expected(one.question, tasks, targets) or "…") for one in figures
    ]


def expected(asked: Question, tasks: tuple[TaskRow, ...], targets: tuple[TargetRow, ...]) -> str | None:
    if asked.what in (What.MEASURED, What.ATTAINED):
        return of_target(asked, next(row for row in targets if row.key.record == asked.record))
    if asked.what is What.TARGETS:
        return of_targets(asked.state, [row for row in targets if row.planned.target.year in (None, nearest(targets))])
    if asked.record:
        return of_task(asked.what, next(row for row in tasks if row.key.record == asked.record))
    mine = [row for row in tasks if asked.section in ("", row.planned.place.section)]
    states = [state_in_june(row) for row in mine]
    heard = any(row.progress != Progress() for row in mine)
    if asked.state not in ("", "late", "silent") and not heard:
        return None
    if asked.what is What.SHARE:
        tenths, rest = divmod(1000 * states.count("done"), len(mine))
        tenths += 2 * rest >= len(mine)
        return f"{tenths // 10},{tenths % 10}%".replace(",0%", "%")
    if asked.state == "done within":
        return str(sum(state == "done" for state in states))  # nothing was done before January
    return str(len(states) if not asked.state else states.count(asked.state))


def state_in_june(row: TaskRow) -> str:
    progress, due = row.progress, row.planned.due
    if progress.state is TaskState.DONE and progress.done_on and progress.done_on <= HALF.last:
        return "done"
    if progress.state is TaskState.PAUSED:
        return "paused"
    if due is not None and due <= HALF.last:
        return "late"
    if progress == Progress():
        return "silent"
    return "todo" if progress.state is TaskState.NOT_BEGUN else "doing"


def of_task(what: What, row: TaskRow) -> str | None:
    progress = row.progress
    done_later = progress.done_on is not None and progress.done_on > HALF.last
    result = progress.result[:1].upper() + progress.result[1:]
    day = progress.done_on
    said = {
        What.RESULT: "" if done_later else result,
        What.REASON: progress.reason,
        What.PERCENT: f"{progress.percent}%" if progress.percent and not done_later else "",
        What.REMINDERS: str(row.reminders) if row.reminders else "",
        What.DONE_ON: f"{day.day:02}/{day.month:0{2 if day.month < 3 else 1}}/2027" if day and not done_later else "",
    }
    return said[what] or None


def nearest(targets: tuple[TargetRow, ...]) -> int:
    return 2027 if any(row.planned.target.year == 2027 for row in targets) else 2030


def last_value(row: TargetRow, year: int) -> float | None:
    """What was measured last in the first half of a year; of a later milestone what was ever measured by then."""
    first = date(1, 1, 1) if row.planned.target.year == 2030 and year == 2027 else date(year, 1, 1)
    days = {one.on: one.value for one in row.measurements if first <= one.on <= date(year, 6, 30)}
    return days[max(days)] if days else None


def of_target(asked: Question, row: TargetRow) -> str | None:
    value = last_value(row, asked.until.year if asked.until else 0)
    if value is None or (asked.what is What.ATTAINED and row.planned.target.comparator is Comparator.AT_MOST):
        return None
    shown = value if asked.what is What.MEASURED else value * 2  # of a plan of 50%
    return f"{shown:.1f}".removesuffix(".0").replace(".", ",") + "%"


def of_targets(state: str, rows: list[TargetRow]) -> str | None:
    values = [last_value(row, 2027) for row in rows]
    if state == "":
        return str(len(rows))
    if state == "unmeasured":
        return str(values.count(None))
    holds = {Comparator.AT_LEAST: ge, Comparator.MORE_THAN: gt, Comparator.AT_MOST: le, Comparator.EQUAL: ge}
    told = [(holds[row.planned.target.comparator], value) for row, value in zip(rows, values, strict=True)]
    known = [reaches(value, 50) for reaches, value in told if value is not None]
    return str(known.count(state == "reached")) if known else None
