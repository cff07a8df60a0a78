"""A year of an office in the real window: a plan is followed from January to the report on the year.

Forms go out to four units and come back: one as it should, one twice, one tampered with, one late. Two reports are made
of what was entered; `recount` counts every figure in them again, from the file of the database alone.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.journey.followed import LATE, Follower, Said, fill_in
from tests.journey.person import CONTROL, Person
from tests.journey.played_time import PlayedTime
from tests.journey.recount import NUMBER, Books, Target, Task
from tests.journey.sitting import Sitting

Key = Qt.Key
POLICY, PROPAGANDA, STAFF, BUREAU = "Ban Chính sách", "Ban Tuyên giáo - Nữ công", "Ban Tổ chức", "Văn phòng"
WORK, WAYS = "III. NHIỆM VỤ, GIẢI PHÁP", "IV. TỔ CHỨC THỰC HIỆN"
PLAN = Path(__file__).with_name("year_plan.txt")
SUBJECT, SYMBOL = "Chăm lo đời sống và phát triển đoàn viên năm 2027", "12/KH-LĐLĐ"

# What a person reads in the plan.
TET = Task("Tổ chức chương trình Tết sum vầy", POLICY, date(2027, 2, 5), WORK)
AGREEMENTS = Task("Rà soát, thương lượng lại thỏa ước", POLICY, date(2027, 6, 30), WORK)
MONTH = Task("Tổ chức Tháng Công nhân", PROPAGANDA, date(2027, 5, 31), WORK)
NEWS = Task("Tuyên truyền về phát triển đoàn viên", PROPAGANDA, date(2027, 11, 30), WORK)
MEMBERS = Task("Kết nạp đoàn viên, thành lập", STAFF, date(2027, 6, 30), WORK)
TRAINING = Task("Tập huấn cán bộ công đoàn cơ sở", STAFF, date(2027, 9, 30), WORK)
MONEY = Task("Bảo đảm kinh phí chăm lo", BUREAU, date(2027, 3, 31), WAYS)
FUND = Task("Kiểm tra việc sử dụng quỹ", BUREAU, date(2027, 10, 31), WAYS)
TASKS = (TET, AGREEMENTS, MONTH, NEWS, MEMBERS, TRAINING, MONEY, FUND)
MEMBERSHIP = Target("Kết nạp mới đoàn viên", 4000, percent=False)
COVERAGE = Target("ký thỏa ước lao động tập thể", 80, percent=True, strictly_more=True)
GOOD = Target("xếp loại hoàn thành tốt", 60, percent=True)
TARGETS = (MEMBERSHIP, COVERAGE, GOOD)


class Year:
    """The year, day by day: what the clerk does, and what must be so afterwards."""

    def __init__(self, follower: Follower, time: PlayedTime, folder: Path) -> None:
        self.follower, self.time, self.folder = follower, time, folder
        self.books = follower.books
        self.forms: dict[str, Path] = {}

    def january(self) -> None:
        """The plan is set going; phiếu giao việc with forms go out to four units."""
        self.follower.set_going(PLAN)
        followed = self.books.rows()
        assert [row[1:] for row in followed] == [task[1:] for task in TASKS]
        assert all(row[0].startswith(task.words) for row, task in zip(followed, TASKS, strict=True))
        self.time.come(date(2027, 1, 12))
        self.follower.see_tasks(len(TASKS))
        units = self.follower.send(self.folder, "Đã lập 4 phiếu giao việc", action="issue_tasks")
        assert units == [f"{unit}: 2 việc" for unit in (POLICY, STAFF, PROPAGANDA, BUREAU)]
        self.forms = {
            unit: self.folder / f"Phiếu báo cáo {unit} 12-01-2027.xlsx" for unit in (POLICY, STAFF, PROPAGANDA, BUREAU)
        }
        self._read_letters("giao việc", {unit: [task for task in TASKS if task.lead == unit] for unit in self.forms})

    def february(self) -> None:
        """A result by hand, taken back and made again."""
        self.time.come(date(2027, 2, 3))
        self.follower.see_tasks(len(TASKS))
        self.follower.enter(TET, "done", result="Trao 1.200 suất quà")
        person = self.follower.person
        person.press(Key.Key_Z, CONTROL)
        person.wait_until(lambda: self.books.now(TET)["state"] == "todo")
        person.press(Key.Key_Y, CONTROL)
        person.wait_until(lambda: self.books.now(TET)["state"] == "done")
        assert self.books.now(TET)["done_on"] == "2027-02-03"

    def spring(self) -> None:
        """Forms come back: one as it should, which is opened twice; one with a row left alone; one tampered with."""
        self.time.come(date(2027, 4, 2))
        said: Said = {
            "Trạng thái": "Hoàn thành",
            "Kết quả": "Phân bổ 2,4 tỷ đồng",
            "Ngày hoàn thành": date(2027, 3, 29),
        }
        back = fill_in(self.forms[BUREAU], {MONEY.words: said}, "Văn phòng gửi lại.xlsx")
        self.follower.receive(back, f"Đã nhận 1 dòng từ phiếu của {BUREAU}")
        self.follower.refuse(back, f"Phiếu này của {BUREAU} đã nhận lúc 08:00")
        self.time.come(date(2027, 6, 25))
        said = {"Trạng thái": "Đang làm", "Tiến độ (%)": 70, "Kết quả": "Ký lại 45 bản"}
        back = fill_in(self.forms[POLICY], {AGREEMENTS.words: said}, "scan0001.xlsx")
        self.follower.receive(back, f"Đã nhận 1 dòng từ phiếu của {POLICY}")
        assert self.books.now(TET)["state"] == "done"  # the form of January said nothing of it
        self.time.come(date(2027, 6, 28))
        said = {"Thời hạn": "31/12/2027", "Trạng thái": "Hoàn thành"}
        back = fill_in(self.forms[STAFF], {MEMBERS.words: said}, "Ban Tổ chức.xlsx")
        assert "ô D7 (Thời hạn). Chưa nhận gì." in self.follower.refuse(back, f"Phiếu của {STAFF} đã bị sửa")
        assert self.books.now(MEMBERS)["touched"] == "False"
        self.follower.see_tasks(len(TASKS))
        self.follower.enter(MEMBERS, percent="50%", result="Thành lập 14 công đoàn cơ sở")
        self.follower.enter(TRAINING, "paused")
        self.follower.enter(TRAINING, reason="chờ danh sách công đoàn cơ sở mới")

    def half_year(self) -> None:
        """Sơ kết, of what had been entered by the last day of June; what comes in July counts for targets only."""
        self.time.come(date(2027, 7, 2))
        self.follower.see_tasks(len(TASKS))
        self.follower.enter(FUND, percent="20%")
        self.follower.measure(MEMBERSHIP, "2.150", "30/6/2027")
        self.follower.measure(COVERAGE, "72,5%", "30/6/2027")
        self.time.come(date(2027, 7, 5))
        report, words = self.follower.make_review(
            "sơ kết", "6 tháng đầu năm", self.folder / "so-ket.pdf", known="30/6/2027"
        )
        self._check_report(report, words)
        told = "3 nhiệm vụ quá hạn; 1 nhiệm vụ tạm dừng; 2 nhiệm vụ chưa có báo cáo."
        assert f"trong tổng số 8 nhiệm vụ có 2 nhiệm vụ hoàn thành, đạt 25%; {told}" in words
        assert "kế hoạch trên 80%, thực hiện 72,5%, đạt 90,6% kế hoạch" in words

    def july(self) -> None:
        """Three units are reminded; two answer, one is reminded again, and its form comes late."""
        self.time.come(date(2027, 7, 6))
        self.follower.see_tasks(3, LATE)
        units = self.follower.send(self.folder, "Đã lập 3 công văn đôn đốc", action="remind")
        assert units == [f"{unit}: 1 việc, 1 quá hạn, đôn đốc lần 1" for unit in (POLICY, STAFF, PROPAGANDA)]
        self._read_letters("lần 1", {POLICY: [AGREEMENTS], STAFF: [MEMBERS], PROPAGANDA: [MONTH]})
        self.time.come(date(2027, 7, 14))
        self.follower.see_tasks(len(TASKS))
        self.follower.enter(AGREEMENTS, "done", result="Ký lại 52 bản")
        self.follower.enter(MEMBERS, "done", result="Thành lập 22 công đoàn cơ sở", reason="chờ hồ sơ của doanh nghiệp")
        scan = self.folder / "Quyết định thành lập.pdf"
        scan.write_bytes(b"%PDF-1.4 scanned")
        self.follower.attach(MEMBERS, scan)
        self.time.come(date(2027, 7, 20))
        self.follower.see_tasks(1, LATE)
        self.follower.take(MONTH.words)
        units = self.follower.send(self.folder, "Đã lập 1 công văn đôn đốc", kind="Phê bình")
        assert units == [f"{PROPAGANDA}: 1 việc, 1 quá hạn, đôn đốc lần 2"]
        assert self.books.reminders(MONTH) == [("remind", 1), ("criticise", 2)]
        self.time.come(date(2027, 7, 23))
        told: dict[str, Said] = {
            MONTH.words: {"Trạng thái": "Hoàn thành", "Kết quả": "12 hoạt động", "Ngày hoàn thành": "15/7/2027"},
            NEWS.words: {"Trạng thái": "Đang làm", "Tiến độ (%)": "40%"},
        }
        back = fill_in(self.forms[PROPAGANDA], told, "phieu cham.xlsx")
        self.follower.receive(back, f"Đã nhận 2 dòng từ phiếu của {PROPAGANDA}")

    def december(self) -> None:
        """What is left is entered by hand, some of it only after the year has ended."""
        self.time.come(date(2027, 12, 20))
        self.follower.see_tasks(len(TASKS))
        self.follower.enter(TRAINING, "doing", reason="chờ bố trí kinh phí")
        self.follower.enter(FUND, percent="60%", reason="hai cơ sở chưa gửi báo cáo quỹ")
        received = f"Kết quả: 12 hoạt động; Tiến độ 0% → 100%; Chưa làm → Hoàn thành; Nhận phiếu của {PROPAGANDA}"
        reminded = ("Gửi công văn phê bình, đôn đốc lần 2", "Gửi công văn đôn đốc lần 1")
        assert self.follower.history(MONTH) == (received, *reminded, "Giao việc bằng phiếu")
        self.time.come(date(2028, 1, 5))
        self.follower.see_tasks(len(TASKS))
        self.follower.enter(NEWS, "done", result="Đăng 96 tin, bài")
        self.follower.enter(NEWS, done_on="25/11/2027")
        self.follower.enter(TRAINING, "done", result="Mở 02 lớp")  # only now: at the end of the year it was late

    def whole_year(self) -> None:
        """Tổng kết, with what was entered in January about the year that has ended."""
        self.follower.measure(MEMBERSHIP, "4.120", "31/12/2027")
        self.follower.measure(COVERAGE, "81,5%", "31/12/2027")
        self.follower.measure(GOOD, "58%", "31/12/2027")
        report, words = self.follower.make_review("tổng kết", "Cả năm", self.folder / "tong-ket.pdf")
        self._check_report(report, words)
        assert "có 6 nhiệm vụ hoàn thành, đạt 75%; 2 nhiệm vụ quá hạn." in words
        assert "Mở 02 lớp" not in words
        right = self.books.standing(2027, date(2028, 1, 5))
        counted, sheet = self.follower.look_over(self.folder / "tong-quan.pdf")
        assert counted == right
        done, doing, waiting, late = map(sum, zip(*right.values(), strict=True))
        assert f"{done + doing + waiting + late} nhiệm vụ {done} hoàn thành" in sheet
        assert f"{late} quá hạn, ở {sum(one[3] > 0 for one in right.values())} đơn vị" in sheet
        assert all(unit in sheet for unit in right)
        assert "thời hạn 31/10/2027, mới đạt 60%: hai cơ sở chưa gửi báo cáo quỹ" in words

    def _read_letters(self, name: str, sent: dict[str, list[Task]]) -> None:
        """Each unit has one letter, with its tasks and nobody else's."""
        letters = self.follower.print_letters(self.folder / name)
        for unit, own in sent.items():
            (letter,) = [words for start, words in letters.items() if start.startswith(unit)]
            assert [task for task in TASKS if task.words in letter] == own
        assert len(letters) == len(sent) + 1  # and one file with all of them

    def _check_report(self, report: str, pages: str) -> None:
        """Every figure says what the books say, and stands on the pages; where nobody entered anything stands a gap."""
        figures = self.books.figures(report)
        right = [self.books.answer(figure) for figure in figures]
        assert [(one.what, one.asked, one.shown) for one in figures if not one.gap] == [
            (one.what, one.asked, answer) for one, answer in zip(figures, right, strict=True) if answer is not None
        ]
        assert all(" ".join(figure.shown.split()) in pages for figure in figures)
        known = set(NUMBER.findall(PLAN.read_text(encoding="utf-8"))) | {"30/6/2027", "31/12/2027", "2028"}
        assert [number for number in self.books.unlinked_numbers(report) if number not in known] == []


@pytest.fixture
def year(
    sit_down: Callable[..., Sitting],
    person: Person,
    monkeypatch: pytest.MonkeyPatch,
    data_folder: Path,
    tmp_path: Path,
) -> Year:
    """The sample office on the eleventh of January, with a clerk before it."""
    time = PlayedTime(monkeypatch, date(2027, 1, 11))
    books = Books(data_folder / "mau" / "thao.db", SUBJECT, TASKS, TARGETS)
    return Year(Follower(sit_down(sample=True), person, books, SYMBOL), time, tmp_path)


def test_every_figure_of_both_reports_is_what_happened_in_the_year(year: Year) -> None:
    year.january()
    issued = year.books.content(year.books.plan)
    year.february()
    year.spring()
    year.half_year()
    year.july()
    year.december()
    year.whole_year()
    assert year.books.content(year.books.plan) == issued
    (kept,) = year.books.ask("SELECT record, sha256 FROM evidence WHERE name = 'Quyết định thành lập.pdf'")
    assert kept == (year.books.record_of(MEMBERS), sha256(b"%PDF-1.4 scanned").hexdigest())
