"""A hundred thousand tasks: sorted, filtered and grouped at once; written nearly as fast as SQLite takes them."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter

import pytest

import db
from desktop.domain.document import Assignment, Block, Document, Header, Level, text_runs
from desktop.domain.edits import set_runs
from desktop.domain.following_ports import Planned
from desktop.domain.overview import By, Scope
from desktop.domain.ports import Database
from desktop.domain.progress import TASK_ORDERS, Place, PlannedTask, TaskQuery
from desktop.services import drafts, tasks
from desktop.services.overview import overview
from tests.benchmarks.conftest import Beside, Figure, keep

PLANS, EACH = 200, 500
NOW, TODAY = datetime(2027, 1, 10, 8, 0, tzinfo=UTC), date(2027, 1, 10)
SENTENCE = (
    "tổ chức tuyên truyền học tập quán triệt nghị quyết đoàn viên công đoàn cơ sở phường xã khu công nghiệp hướng dẫn "
    "kiểm tra giám sát tập huấn cán bộ nữ thi đua khen thưởng đối thoại ký kết thỏa ước lao động tập thể chăm lo đời "
    "sống việc làm báo cáo kết quả thực hiện chương trình hành động"
)
WORDS = SENTENCE.split()
UNITS = [f"Ban {one} {other}" for one in WORDS[:12] for other in WORDS[20:25]]
LIMIT = 150  # ms
GROUPS = tuple(order for order in TASK_ORDERS if order != "task")  # no table is grouped by what differs in every row
QUESTIONS = {
    **{f"sort by {order}": TaskQuery(order=order) for order in TASK_ORDERS},
    **{f"sort by {order}, downwards": TaskQuery(order=order, descending=True) for order in TASK_ORDERS},
    **{f"group by {group}": TaskQuery(group=group, order="deadline") for group in GROUPS},
    "filter by words": TaskQuery(words="doi thoai"),
    "filter by words with diacritics": TaskQuery(words="đối thoại ký", order="task"),
    "filter by state": TaskQuery(state="late", order="task"),
    "filter by year": TaskQuery(year=2027, order="lead"),
    "filter by unit": TaskQuery(lead=UNITS[3], order="deadline"),
    "filter by plan": TaskQuery(plan="p7", group="lead"),
    "filter by day": TaskQuery(until=TODAY),
}


def planned(number: int, choice: random.Random) -> Planned:
    """The tasks of one plan."""
    made = []
    for n in range(EACH):
        assignment = Assignment(
            f"{number}-{n}",
            choice.choice(UNITS),
            tuple(choice.sample(UNITS, choice.randrange(3))),
            "Quý II/2027",
            choice.choice(("Thường trực", "Ban Thường vụ", "Trưởng ban")),
        )
        due = date(2026, 1, 1) + timedelta(choice.randrange(900)) if choice.random() < 0.8 else None
        place = Place(n + 1, f"{n // 100 + 1}. NHIỆM VỤ", "mục I, khoản 2", f"b{n}")
        made.append(PlannedTask(assignment, " ".join(choice.choices(WORDS, k=22)), place, due))
    return Planned(tuple(made), (), 2026)


def fill(database: Database, plans: list[Planned]) -> float:
    """Follow plans in one transaction; the seconds that their rows took."""
    with database.unit() as unit:
        for number in range(len(plans)):
            subject = " ".join(WORDS[number % 40 : number % 40 + 8])
            header = Header(number=str(number), symbol="KH-LĐLĐ", kind="KẾ HOẠCH", subject=subject)
            unit.documents.save(Document(f"p{number}", header=header), 0, NOW)
        begun = perf_counter()
        for number, one in enumerate(plans):
            unit.plans.follow(f"p{number}", one)
        taken = perf_counter() - begun
        unit.commit()
    return taken


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float]:
    """A database of 100,000 tasks in all states, and the seconds that it took to write them."""
    path = tmp_path_factory.mktemp("rows") / "thao.db"
    choice = random.Random(2026)
    database = db.open_database(path)
    taken = fill(database, [planned(number, choice) for number in range(PLANS)])
    database.close()
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE tasks SET state = number % 4, percent = number % 101")
    return path, taken


def test_every_question_over_100000_tasks(
    filled: tuple[Path, float], request: pytest.FixtureRequest, calm: None
) -> None:
    database, slow = db.open_database(filled[0]), {}
    for name, query in QUESTIONS.items():
        times = []
        for _round in range(5):
            begun = perf_counter()
            tasks.find_tasks(database, query, TODAY)
            times.append((perf_counter() - begun) * 1000)
        took = sorted(times)[2]
        keep(request.config, Figure(f"100,000 tasks: {name}", took, "ms", limit=LIMIT))
        if took > LIMIT:
            slow[name] = took
    numbers = tasks.find_tasks(database, TaskQuery(), TODAY).numbers
    begun = perf_counter()
    assert len(tasks.task_rows(database, numbers[5_000:5_200])) == 200
    keep(request.config, Figure("200 rows of 100,000", (perf_counter() - begun) * 1000, "ms", limit=16))
    database.close()
    assert slow == {} or request.config.getoption("benchmark_disable")


def test_an_overview_of_100000_tasks(
    filled: tuple[Path, float], request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    path = Path(shutil.copy(filled[0], tmp_path / "thao.db"))
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE tasks SET shown = 2")
        other.execute("UPDATE plans SET issue = 1")
    database = db.open_database(path)
    for by in By:
        times = []
        for _round in range(5):
            begun = perf_counter()
            found = overview(database, Scope(), by, TODAY)
            times.append((perf_counter() - begun) * 1000)
        assert found.counts.total > PLANS * EACH // 2
        keep(request.config, Figure(f"100,000 tasks: overview by {by}", sorted(times)[2], "ms", limit=LIMIT))
    database.close()


def test_rows_are_written_beside_sqlite(
    filled: tuple[Path, float], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """The peer is the sqlite3 module, which is handed the finished rows."""
    path, ours = filled
    with closing(sqlite3.connect(path)) as source:
        rows = {table: source.execute(f"SELECT * FROM {table}").fetchall() for table in ("tasks", "task_words")}
    empty = tmp_path / "thao.db"
    db.open_database(empty).close()
    with closing(sqlite3.connect(empty)) as peer:
        begun = perf_counter()
        for table, content in rows.items():
            for start in range(0, len(content), EACH):
                marks = ", ".join("?" * len(content[0]))
                peer.executemany(f"INSERT INTO {table} VALUES ({marks})", content[start : start + EACH])
        theirs = perf_counter() - begun
        peer.commit()
    figure = Figure("100,000 tasks written", ours * 1000, "ms", "sqlite3", theirs * 1000, 1.5)
    keep(request.config, figure)


def test_autosave_of_a_plan_with_200_tasks_beside_one_without(beside: Beside, tmp_path: Path) -> None:
    database = db.open_database(tmp_path / "kho" / "thao.db")
    clauses = [Block(f"b{n}", Level.CLAUSE, text_runs(" ".join(WORDS[:30]))) for n in range(200)]
    handing = [
        Block(one.id, one.level, one.runs, assignments=(Assignment(f"a{n}", UNITS[n % 60], (), "Quý II/2027"),))
        for n, one in enumerate(clauses)
    ]
    header = Header(subject="Công tác năm 2027")
    bare, full = (
        Document(name, header=header, body=(Block("I", Level.SECTION, text_runs("Nhiệm vụ"), tuple(blocks)),))
        for name, blocks in (("bare", clauses), ("full", handing))
    )
    revisions = {"bare": 0, "full": 0}

    def save(document: Document) -> None:
        revision = revisions[document.id]
        changed = set_runs(document, f"b{revision % 200}", text_runs(f"lần {revision}"))
        revisions[document.id] = drafts.save(database, changed, revision, datetime.now(UTC))

    beside(lambda: save(full), lambda: save(bare), goal=3, rounds=60, name="without")
    database.close()
