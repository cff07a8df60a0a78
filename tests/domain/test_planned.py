"""The planned half of records: every task and target of a plan once, in printed order, with its place in words."""

from __future__ import annotations

from datetime import date

from desktop.domain.dates import OfficialDate
from desktop.domain.deadlines import Repeat
from desktop.domain.document import (
    Appendix,
    Assignment,
    Block,
    Document,
    Header,
    Level,
    Table,
    Target,
    text_runs,
)
from desktop.domain.planned import plan_year, planned_targets, planned_tasks
from desktop.domain.progress import Place
from desktop.services.library import standards

DECREE = standards()["nd30_union"]


def item(id: str, level: Level, text: str, *children: Block, **records: tuple[object, ...]) -> Block:
    return Block(id, level, text_runs(text), children, **records)  # type: ignore[arg-type]  # named records


PLAN = Document(
    "d",
    header=Header(subject="Công tác công đoàn năm 2027", date=OfficialDate(2026, 12, 28)),
    body=(
        item("s1", Level.SECTION, "MỤC TIÊU", targets=(Target("t1", "Đoàn viên mới", value=5000.0),)),
        item(
            "s2",
            Level.SECTION,
            "NHIỆM VỤ",
            item(
                "c1",
                Level.CLAUSE,
                "Chăm lo",
                item("a", Level.POINT, "Tết sum vầy.", assignments=(Assignment("g1", "Ban Chính sách"),)),
                item("b", Level.POINT, "Đối thoại.", assignments=(Assignment("g2", deadline="Quý II"),)),
            ),
            item("c2", Level.CLAUSE, "Báo cáo", assignments=(Assignment("g3", deadline="Hằng quý"),)),
        ),
    ),
    appendices=(
        Appendix(
            "p",
            "BẢNG PHÂN CÔNG\nNĂM 2027",
            blocks=(
                Block(
                    "t",
                    Level.TABLE,
                    table=Table(),
                    assignments=(Assignment("g4", task="Tổng kết", deadline="30/11"), Assignment("blank")),
                ),
            ),
        ),
    ),
)


def test_each_task_once_in_printed_order_with_its_deadline_read() -> None:
    tasks = planned_tasks(PLAN, DECREE)
    assert [(one.assignment.id, one.task, one.due, one.repeat) for one in tasks] == [
        ("g1", "Tết sum vầy.", None, Repeat.ONCE),
        ("g2", "Đối thoại.", date(2027, 6, 30), Repeat.ONCE),
        ("g3", "Báo cáo", None, Repeat.QUARTERLY),
        ("g4", "Tổng kết", date(2027, 11, 30), Repeat.ONCE),
    ]
    assert all(one.certain for one in tasks)
    assert planned_tasks(PLAN, DECREE, 2030)[1].due == date(2030, 6, 30)


def test_places_are_said_as_laws_cite_them() -> None:
    assert [one.place for one in planned_tasks(PLAN, DECREE)] == [
        Place(1, "II. NHIỆM VỤ", "mục II, khoản 1, điểm a", "a"),
        Place(2, "II. NHIỆM VỤ", "mục II, khoản 1, điểm b", "b"),
        Place(3, "II. NHIỆM VỤ", "mục II, khoản 2", "c2"),
        Place(4, "BẢNG PHÂN CÔNG NĂM 2027", "Phụ lục", "t"),
    ]
    (target,) = planned_targets(PLAN, DECREE)
    assert (target.target.id, target.place) == ("t1", Place(1, "I. MỤC TIÊU", "mục I", "s1"))


def test_the_year_of_a_plan_is_that_of_its_subject_before_that_of_its_date() -> None:
    assert plan_year(PLAN) == 2027
    assert plan_year(Document("d", header=Header(subject="Tháng Công nhân", date=OfficialDate(2028, 4, 1)))) == 2028
    assert plan_year(Document("d", header=Header(subject="Đại hội 2023-2028"))) == 2023
    assert plan_year(Document("d")) is None


def test_a_plan_that_assigns_nothing_has_no_rows() -> None:
    plain = Document("d", body=(item("s", Level.SECTION, "A", item("p", Level.PARAGRAPH, "B")),))
    assert planned_tasks(plain, DECREE) == () == planned_targets(plain, DECREE)
