"""A clerk who follows a plan in the window: rows, letters, forms, reports; and a unit that fills a form in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import openpyxl
import pypdfium2
from PySide6.QtCore import Qt

from desktop.ui.following.letters.letters import Letters
from desktop.ui.following.letters.review_screen import FormReviewScreen
from desktop.ui.following.letters.send_dialog import SendDialog
from desktop.ui.following.reviews.dialog import ReviewDialog
from desktop.ui.following.tasks.screen import TasksScreen
from desktop.ui.going_dialogs import GoingDialog
from tests.journey.hands_on import HandsOn
from tests.journey.person import CONTROL, Person
from tests.journey.recount import Books, Target, Task
from tests.journey.sitting import Sitting

Key = Qt.Key
LATE = "late"
Said = Mapping[str, str | float | date]
"""What a unit writes, by the title of its column."""


class Follower:
    """One plan with its `number`, on the screens of an office; `books` is what the file of its database says."""

    def __init__(self, sitting: Sitting, person: Person, books: Books, number: str) -> None:
        self.sitting, self.person, self.books, self.number = sitting, person, books, number
        self.hands = HandsOn(sitting.window, person)

    @property
    def screen(self) -> TasksScreen:
        """Phân công."""
        tasks = self.sitting.workspace.following.tasks
        assert tasks is not None
        return tasks

    @property
    def letters(self) -> Letters:
        """What answers the letters and forms."""
        letters = self.sitting.workspace.following.letters
        assert letters is not None
        return letters

    # The plan

    def set_going(self, path: Path) -> None:
        """Ctrl+O, a text that the leaders have signed; then Phân công > Đưa vào thực hiện."""
        self.hands.with_file(path, lambda: self.person.press(Key.Key_O, CONTROL))
        self.hands.read_banner(f"Đã đọc “{path.name}” thành văn bản mới")
        self.hands.choose("set_going")
        dialog = self.person.wait_for_dialog(GoingDialog)
        self.hands.click(dialog.go)
        self.hands.read_banner("Đã đưa vào thực hiện")
        self.person.back_to(self.sitting.window)

    # Rows

    def see_tasks(self, rows: int, state: str = "") -> None:
        """Phân công with the tasks of this plan alone, or those in a state, all of them selected."""
        self.hands.go_to("Bắt đầu")
        self.hands.go_to("Phân công")
        self._settle()
        screen, tabs = self.screen, self.screen.tabs
        self.hands.pick(screen.filters.plan, self.number)
        tab = next(at for at in range(tabs.count()) if tabs.tabData(at) == state)
        self.hands.click(tabs, tabs.tabRect(tab).center())
        self.person.wait_until(lambda: (screen.query.state, len(self._lines())) == (state, rows))
        self._settle()
        self.person.back_to(self.sitting.window)
        screen.table.setFocus()
        self.person.press(Key.Key_A, CONTROL)
        self.person.wait_until(lambda: screen.table.count_chosen() == rows)

    def take(self, words: str) -> None:
        """Click on the task that begins with these words."""
        screen, lines = self.screen, self._lines()
        index = screen.rows.index(next(line for line, said in lines.items() if said.startswith(words)), 1)
        screen.table.scrollTo(index)
        self.hands.click(screen.table.viewport(), screen.table.visualRect(index).center())
        self.person.wait_until(lambda: screen.panel.row is not None and screen.panel.row.planned.task.startswith(words))

    def enter(self, task: Task, state: str = "", **said: str) -> None:
        """By hand: fields of the panel at the right, each left with Tab; then the state, from the menu."""
        self.take(task.words)
        for name, text in said.items():
            self.hands.write_over(getattr(self.screen.panel, name).input, text)
            self.person.press(Key.Key_Tab)
        if state:
            self.hands.choose(f"task_{state}")
        wanted = {name: _as_kept(text) for name, text in said.items()} | ({"state": state} if state else {})
        self.person.wait_until(lambda: wanted.items() <= self.books.now(task).items())

    def attach(self, task: Task, path: Path) -> None:
        """Đính kèm minh chứng."""
        self.take(task.words)
        self.hands.with_file(path, lambda: self.hands.choose("attach_evidence"))
        self.person.wait_until(lambda: self.screen.panel.files.names == (path.name,))

    def history(self, task: Task) -> tuple[str, ...]:
        """What the panel tells of a task, newest first."""
        self.take(task.words)
        self.person.wait_until(lambda: bool(self.screen.panel.story.said))
        return self.screen.panel.story.said

    def _lines(self) -> dict[int, str]:
        rows = self.screen.rows
        texts = {line: str(rows.data(rows.index(line, 1))) for line in range(rows.rowCount())}
        return {line: text for line, text in texts.items() if rows.lines.group(line) is None}

    def _settle(self) -> None:
        """Look until all that the screen asked for is there."""
        following = self.sitting.workspace.following

        def still() -> bool:
            screens = [one.rows for one in (following.tasks, following.targets) if one is not None]
            coming = following._news.isActive() or any(rows._ask_soon.isActive() for rows in screens)
            return not following.database._pending and not coming

        self.person.wait_until(still)

    # Targets

    def measure(self, target: Target, value: str, day: str) -> None:
        """Chỉ tiêu: what a target had reached by a day, in the form of the panel."""
        self.hands.go_to("Chỉ tiêu")
        self._settle()
        screen = self.sitting.workspace.following.targets
        assert screen is not None
        self.hands.pick(screen.filters.plan, self.number)
        self.hands.write_over(screen.filters.words, target.words)
        self.person.wait_until(lambda: screen.query.words == target.words)
        self._settle()
        rows = screen.rows
        line = next(at for at in range(rows.rowCount()) if rows.lines.group(at) is None)
        spot = screen.table.visualRect(rows.index(line, 1)).center()
        self.hands.click(screen.table.viewport(), spot)
        self.person.wait_until(lambda: screen.panel.row is not None)
        self.hands.write_over(screen.panel.form.value, value)
        self.hands.write_over(screen.panel.form.day, day)
        self.hands.click(screen.panel.form.keep)
        said = f"{day} {value}"
        self.person.wait_until(lambda: any(one.startswith(said) for one in screen.panel.measurements.said))

    def look_over(self, pdf: Path) -> tuple[dict[str, tuple[int, ...]], str]:
        """Tổng quan, then its PDF: what it counts of each unit (done, doing, waiting, late), and the words on paper."""
        self.hands.go_to("Tổng quan")
        self._settle()
        screen = self.sitting.workspace.following.overview
        assert screen is not None
        found = screen.found
        assert found is not None
        self.hands.with_file(pdf, lambda: self.hands.choose("export_pdf"))
        self.person.wait_until(pdf.exists)
        return {bar.name: tuple(bar.counts) for bar in found.bars}, words_of(pdf)

    # Letters

    def send(self, folder: Path, told: str, *, kind: str = "", action: str = "") -> list[str]:
        """A letter to each unit of the selected tasks, with forms into a folder; the units as the dialog lists them.

        Without an `action` of the menu the button of the panel asks for it. `told` is what the window says at the end.
        """
        if action:
            self.hands.choose(action)
        else:
            self.hands.click(self.screen.panel.remind)
        dialog = self.person.wait_for_dialog(SendDialog)
        self.person.wait_until(dialog.go.isEnabled)
        if kind:
            self.hands.pick(dialog.kind, kind)
            self.person.wait_until(dialog.go.isEnabled)
        self.hands.with_file(folder, lambda: self.hands.click(dialog.choose_folder))
        units = [dialog.list.item(row).text() for row in range(dialog.list.count())]
        self.hands.click(dialog.go)
        self.hands.read_banner(told)
        return units

    def print_letters(self, folder: Path) -> dict[str, str]:
        """In tất cả ra PDF: the words of each letter by the beginning of its file's name."""
        folder.mkdir()
        self.hands.with_file(folder, lambda: self.hands.answer_banner("In tất cả ra PDF…"))
        self.hands.read_banner("tệp PDF vào")
        return {path.stem.partition(" - LĐLĐ")[0]: words_of(path) for path in folder.iterdir()}

    # Forms

    def receive(self, path: Path, told: str) -> FormReviewScreen:
        """Nhận phiếu: the file that came by mail, what it proposes, and all of it taken over."""
        self.hands.go_to("Phân công")
        self.hands.with_file(path, lambda: self.hands.choose("receive_form"))
        receiving = self.letters.receiving
        self.person.wait_until(lambda: receiving.screen is not None and receiving.screen.isVisible())
        screen = receiving.screen
        assert screen is not None
        self.hands.click(screen.accept)
        self.hands.read_banner(told)
        return screen

    def refuse(self, path: Path, told: str) -> str:
        """Nhận phiếu, of a file that is not taken; the sentence that says why."""
        self.hands.go_to("Phân công")
        self.hands.with_file(path, lambda: self.hands.choose("receive_form"))
        return self.hands.read_banner(told)

    # Reports

    def make_review(self, form: str, stretch: str, pdf: Path, known: str = "") -> tuple[str, str]:
        """Lập sơ kết, tổng kết on this plan alone, then Xuất PDF; the id of the report and the words of its pages."""
        self.hands.choose("draft_review")
        dialog = self.person.wait_for_dialog(ReviewDialog)
        self.hands.pick(dialog.form, form)
        self.hands.pick(dialog.stretch, stretch)
        if known:
            self.hands.write_over(dialog.known.input, known)
        for row in range(dialog.plans.count()):
            item = dialog.plans.item(row)
            if (self.number in item.text()) != (item.checkState() is Qt.CheckState.Checked):
                self.hands.tick(dialog.plans, row)
        self.hands.click(dialog.go)
        self.hands.read_banner("Đã lập báo cáo thành văn bản mới.")
        self.person.back_to(self.sitting.window)
        self.hands.with_file(pdf, lambda: self.hands.choose("export_pdf"))
        self.person.wait_until(pdf.exists)
        report = self.sitting.document.id
        self.person.wait_until(lambda: self.books.ask("SELECT 1 FROM documents WHERE id = ?", report) != [])
        return report, words_of(pdf)


def fill_in(path: Path, rows: Mapping[str, Said], name: str) -> Path:
    """A unit fills its form in with another program: `rows` by the beginning of a task."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    lines = list(sheet.iter_rows())
    head = next(at for at, line in enumerate(lines) if line[0].value == "TT")
    titles = [cell.value for cell in lines[head]]
    for line in lines[head + 1 :]:
        for words, cells in rows.items():
            for title, value in cells.items() if str(line[1].value).startswith(words) else ():
                line[titles.index(title)].value = value
    filled = path.with_name(name)
    book.save(filled)
    return filled


def words_of(pdf: Path) -> str:
    """The text of a PDF as another program reads it, on one line."""
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def _as_kept(text: str) -> str:
    """A percentage and a day as the books have them."""
    day, _slash, rest = text.partition("/")
    return "-".join((*reversed(rest.split("/")), day)) if rest else text.rstrip("%")
