"""A report from a real store: two plans of two years, entered in the course of the year, counted by hand here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pypdfium2
import pytest

from db import open_database
from desktop.domain.document import Assignment, Block, Document, Header, Level, Run, Target, walk
from desktop.domain.errors import UserError
from desktop.domain.exchange import dumps, loads
from desktop.domain.figures import What, figures_in
from desktop.domain.office import Office
from desktop.domain.ports import Database
from desktop.domain.progress import Measurement, Progress, RecordKey, TargetQuery, TaskQuery, TaskState
from desktop.domain.references import map_runs
from desktop.domain.reviews.periods import Stretch, period_of
from desktop.domain.reviews.stale import Fault, place_words
from desktop.services import drafts, plans, reviews, targets, tasks
from desktop.services.library import standard_of
from desktop.services.office import keep_office
from desktop.services.rendering import render

HALF, YEAR = period_of(Stretch.FIRST_HALF, 2026), period_of(Stretch.YEAR, 2026)
UNITS = ("Văn phòng", "Ban Tuyên giáo")
"""Tasks of the plan: number, words, deadline; unit by turns."""
TASKS = (
    ("Mở lớp tập huấn", "Quý I/2026"),
    ("Tổ chức Tháng Công nhân", "31/5/2026"),
    ("Ký thỏa ước lao động tập thể", "30/6/2026"),
    ("Tổng kết phong trào thi đua", "Quý IV/2026"),
    ("Đối thoại với đoàn viên", "Thường xuyên"),
)


def moment(month: int, day: int, year: int = 2026) -> datetime:
    return datetime(year, month, day, 9, tzinfo=UTC)


def plan(id: str, year: int, value: float) -> Document:
    items = tuple(
        Block(
            f"{id}-b{number}",
            Level.CLAUSE,
            (Run(words),),
            assignments=(Assignment(f"{id}-t{number}", UNITS[number % 2], deadline=deadline),),
        )
        for number, (words, deadline) in enumerate(TASKS)
    )
    aim = Target(f"{id}-c", "Kết nạp đoàn viên mới", value=value, unit="đoàn viên", year=year)
    goal = Block(f"{id}-g", Level.CLAUSE, (Run("Kết nạp đoàn viên mới"),), targets=(aim,))
    body = (
        Block(f"{id}-1", Level.SECTION, (Run("CHỈ TIÊU"),), (goal,)),
        Block(f"{id}-2", Level.SECTION, (Run("NHIỆM VỤ, GIẢI PHÁP"),), items),
    )
    header = Header(number="47", symbol="KH-LĐLĐ", kind="KẾ HOẠCH", subject=f"Công tác công đoàn năm {year}")
    return Document(id, header=header, body=body)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "thao.db")
    superior = "Tổng Liên đoàn Lao động Việt Nam"
    keep_office(opened, Office("Liên đoàn Lao động tỉnh Bình An", superior, "Bình An", "LĐLĐ"))
    for id, year, value in (("p25", 2025, 4000.0), ("p26", 2026, 5000.0)):
        drafts.save(opened, plan(id, year, value), 0, moment(1, 5, year))
        plans.set_going(opened, id, moment(1, 6, year), "Lan")
    measure(opened, "p25", date(2025, 6, 15), 2100)
    measure(opened, "p26", date(2026, 6, 20), 2600)
    report(opened, 0, moment(4, 2), Progress(TaskState.DONE, 100, "Mở 3 lớp", done_on=date(2026, 3, 30)))
    report(opened, 1, moment(6, 1), Progress(TaskState.DOING, 60, reason="chờ kinh phí"))
    yield opened
    opened.close()


def report(database: Database, number: int, at: datetime, progress: Progress, plan_id: str = "p26") -> None:
    key = RecordKey(plan_id, f"{plan_id}-t{number}")
    row = tasks.task_of(database, key)
    assert row is not None
    tasks.change_tasks(database, [tasks.TaskChange(key, row.revision, progress)], at, "Lan")


def measure(database: Database, id: str, on: date, value: float) -> None:
    key = RecordKey(id, f"{id}-c")
    row = targets.target_of(database, key)
    assert row is not None
    targets.measure(database, key, Measurement(on, value), row.revision, moment(12, 30), "Lan")


def half_year(database: Database, known: date | None = None) -> Document:
    return reviews.draft_review(database, ["p26"], HALF, "so-ket", date(2026, 7, 3), moment(7, 3), known)


def lines(document: Document) -> list[str]:
    return [block.text for block in walk(document.body) if block.text]


def test_the_half_year_report_says_what_was_entered_by_then(database: Database) -> None:
    report(database, 2, moment(7, 2), Progress(TaskState.DONE, 100, done_on=date(2026, 7, 1)))
    document = half_year(database)
    assert (document.header.kind, document.header.symbol) == ("BÁO CÁO", "BC-LĐLĐ")
    assert lines(document)[1:3] == [
        "Đến hết ngày 30/6/2026, trong tổng số 5 nhiệm vụ có 1 nhiệm vụ hoàn thành, đạt 20%; 2 nhiệm vụ quá hạn; "
        "2 nhiệm vụ chưa có báo cáo.",
        "Có 0/1 chỉ tiêu đạt hoặc vượt kế hoạch; 1 chỉ tiêu chưa đạt.",
    ]
    assert (
        "Kết nạp đoàn viên mới: kế hoạch 5.000 đoàn viên, thực hiện 2.600, đạt 52% kế hoạch; cùng kỳ năm trước 2.100."
        in lines(document)
    )
    both = reviews.draft_review(database, None, HALF, "so-ket", date(2026, 7, 3), moment(7, 3))
    assert any(line.endswith("cùng kỳ năm trước 2.100.") for line in lines(both)), "last year is in the report itself"
    assert "Ký thỏa ước lao động tập thể (Văn phòng), thời hạn 30/6/2026: …." in lines(document)
    assert loads(dumps(document)) == document


def test_what_was_reported_a_little_later_counts_where_the_clerk_says_so(database: Database) -> None:
    report(database, 2, moment(7, 2), Progress(TaskState.DONE, 100, done_on=date(2026, 6, 29)))
    assert "có 1 nhiệm vụ hoàn thành" in lines(half_year(database))[1]
    assert "có 2 nhiệm vụ hoàn thành" in lines(half_year(database, known=date(2026, 7, 3)))[1]


def test_the_outlook_counts_what_has_nothing_entered(database: Database) -> None:
    assert reviews.outlook(database, ["p26"], HALF, HALF.last) == (5, 3, 1, 0)
    assert reviews.outlook(database, None, YEAR, YEAR.last) == (
        10,
        8,
        1,
        0,
    )  # the target of the other year is no more measured


def test_figures_are_counted_again_from_what_was_entered_since(database: Database) -> None:
    document = half_year(database, known=date(2026, 7, 31))
    assert reviews.recount_review(database, document)[:3] == (document, (), ())
    report(database, 2, moment(7, 9), Progress(TaskState.DONE, 100, "Ký 14 bản", done_on=date(2026, 6, 30)))
    measure(database, "p26", date(2026, 6, 28), 5100)
    after, news, *_rest = reviews.recount_review(database, document)
    overview = [(one.old, one.new) for one in news][:5]
    assert overview == [("1", "2"), ("20%", "40%"), ("2", "1"), ("0", "1"), ("1", "0")]
    assert "thực hiện 5.100, đạt 102% kế hoạch" in " ".join(lines(after))


def test_sentences_that_are_no_longer_true_or_complete_are_named(database: Database) -> None:
    document = half_year(database, known=date(2026, 7, 31))
    report(database, 0, moment(7, 8), Progress(TaskState.PAUSED, reason="chờ kinh phí"))
    report(database, 1, moment(7, 9), Progress(TaskState.DONE, 100, "Đủ", done_on=date(2026, 6, 29)))
    found = reviews.recount_review(database, document)
    places = place_words(found.document, standard_of(document).forms)
    told = [(places[one.block], one.fault, one.task, one.state or one.missing) for one in found.stale]
    paused = (("paused", 1),)
    assert told == [
        ("I", Fault.SUM, "", paused),
        ("II.2", Fault.SUM, "", paused),
        ("II.2", Fault.STATE, "Mở lớp tập huấn", "paused"),
        ("III", Fault.STATE, "Tổ chức Tháng Công nhân", "done"),
        ("V.1", Fault.STATE, "Tổ chức Tháng Công nhân", "done"),
        ("Phụ lục II", Fault.STATE, "Tổ chức Tháng Công nhân", "done"),
    ]
    assert found.stale[-1].row == 1
    again = reviews.recount_review(database, found.document)
    assert (again.news, again.stale) == ((), found.stale), "it is said until the sentences are put right"


def test_a_report_that_says_nothing_is_late_is_told_of_what_is(database: Database) -> None:
    for number, day in ((1, date(2026, 5, 20)), (2, date(2026, 6, 29))):
        report(database, number, moment(6, 30), Progress(TaskState.DONE, 100, done_on=day))
    document = half_year(database, known=date(2026, 7, 31))
    assert "Không có nhiệm vụ quá hạn." in lines(document)
    assert reviews.recount_review(database, document).stale == ()
    report(database, 2, moment(7, 9), Progress(TaskState.DOING, 70))
    found = reviews.recount_review(database, document).stale
    late = (("late", 1),)
    assert [one.missing for one in found if one.fault is Fault.SUM] == [late, late]
    assert [one.missing for one in found if one.fault is Fault.NONE_LATE] == [late]
    assert [one.state for one in found if one.fault is Fault.STATE] == ["late"]


def test_what_a_person_wrote_anew_is_not_judged_unless_it_has_nothing_to_say(database: Database) -> None:
    document = half_year(database, known=date(2026, 7, 31))

    def own(_block: str, runs: tuple[Run, ...]) -> tuple[Run, ...]:
        return tuple(replace(run, text=run.text.replace("đã hoàn thành", "làm tốt")) for run in runs)

    changed = map_runs(document, own)
    report(database, 0, moment(7, 8), Progress(TaskState.DOING, 50))
    faults = {(one.task, one.fault) for one in reviews.recount_review(database, changed).stale}
    assert ("Mở lớp tập huấn", Fault.STATE) not in faults
    assert ("Mở lớp tập huấn", Fault.EMPTIED) in faults, "its day of completion is gone"


def test_a_fresh_report_is_made_of_the_same_plans_and_period(database: Database) -> None:
    document = half_year(database, known=date(2026, 7, 31))
    report(database, 0, moment(7, 8), Progress(TaskState.PAUSED, reason="chờ kinh phí"))
    fresh = reviews.redraft_review(database, document, date(2026, 8, 1), moment(8, 1))
    assert fresh.id != document.id
    assert fresh.header.subject == document.header.subject
    assert "1 nhiệm vụ tạm dừng" in lines(fresh)[1]
    assert reviews.recount_review(database, fresh)[:3] == (fresh, (), ())
    year = reviews.draft_review(database, None, YEAR, "tong-ket", date(2026, 12, 3), moment(12, 3))
    again = reviews.redraft_review(database, year, date(2026, 12, 3), moment(12, 3))
    assert lines(again) == lines(year)


def test_a_figure_leads_back_to_its_rows(database: Database) -> None:
    figures = list(figures_in(half_year(database)))
    done = next(figure for figure in figures if figure.question.state == TaskState.DONE)
    behind = reviews.rows_behind(database, done.question)
    shown = tasks.all_tasks(database, TaskQuery(rows=behind.numbers), HALF.last)
    assert [row.planned.task for row in shown] == ["Mở lớp tập huấn"]
    reached = next(figure for figure in figures if figure.question.what is What.MEASURED)
    behind = reviews.rows_behind(database, reached.question)
    assert behind.of_targets
    assert [row.key.document for row in targets.all_targets(database, TargetQuery(rows=behind.numbers))] == ["p26"]


def test_a_document_without_figures_is_left_alone(database: Database) -> None:
    with pytest.raises(UserError, match="không có số liệu"):
        reviews.recount_review(database, plan("x", 2026, 1))


def test_without_a_plan_that_is_going_nothing_is_made(database: Database) -> None:
    drafts.save(database, plan("p27", 2027, 1), 0, moment(11, 1))
    with pytest.raises(UserError, match="Chưa chọn kế hoạch"):
        reviews.draft_review(database, ["p27"], HALF, "so-ket", date(2026, 7, 3), moment(7, 3))


def test_the_office_has_its_own_sentences_until_it_takes_those_of_the_program_back(database: Database) -> None:
    reviews.keep_patterns(database, "so-ket", {"no_late": "Không đơn vị nào chậm.", "task_done": "Xong {nhiệm vụ}."})
    assert "Xong Mở lớp tập huấn." in lines(half_year(database))
    with pytest.raises(UserError, match="ngân sách"):
        reviews.keep_patterns(database, "so-ket", {"task_done": "Xong {ngân sách}."})
    assert reviews.review_forms(database)[0].says("task_done") == "Xong {nhiệm vụ}."
    reviews.keep_patterns(database, "so-ket", {})
    assert reviews.review_forms(database) == reviews.own_forms()


def test_sentences_that_cannot_be_filled_in_any_more_give_way_to_those_of_the_program(database: Database) -> None:
    kept = {"so-ket": '{"no_late": "Không có.", "task_done": "{gone}"}', "tong-ket": "damaged"}
    for form, text in kept.items():
        drafts.keep_setting(database, reviews.PATTERNS + form, text)
    half, year = reviews.review_forms(database)
    assert half.says("no_late") == "Không có."
    assert half.says("task_done") == reviews.own_forms()[0].says("task_done")
    assert year == reviews.own_forms()[1]


def test_the_printed_report_reads_as_it_was_written(database: Database) -> None:
    pages = pypdfium2.PdfDocument(render(half_year(database), now=moment(7, 3)).pdf)
    words = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)
    pages.close()
    assert (
        "BÁO CÁO Sơ kết 6 tháng đầu năm 2026 thực hiện Kế hoạch số 47/KH-LĐLĐ về công tác công đoàn năm 2026" in words
    )
    assert "II. KẾT QUẢ THỰC HIỆN 1. Chỉ tiêu" in words
    assert "Phụ lục II NHIỆM VỤ QUÁ HẠN ĐẾN NGÀY 30/6/2026" in words
