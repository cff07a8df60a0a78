"""Vietnamese is typed alike in every place of the program, whatever sends it: nothing doubled, nothing lost.

Fields are found by walking the windows, so that a new one is typed into as well.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import cycle
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.document import Block, Document, Level, Target, text_runs
from desktop.domain.held import records_of
from desktop.domain.letter_forms import LetterKind
from desktop.domain.office import Office
from desktop.domain.part_texts import takes_figures
from desktop.domain.progress import TaskQuery
from desktop.services import drafts
from desktop.services.library import templates
from desktop.services.rendering import render
from desktop.services.reviews import own_forms
from desktop.services.sample import sample_plan
from desktop.ui.actions import DOCUMENT
from desktop.ui.choose_reference import ReferenceDialog
from desktop.ui.copying import CopyDialog
from desktop.ui.document_screen import DocumentScreen
from desktop.ui.following.letters.send_dialog import SendDialog
from desktop.ui.following.reviews.dialog import ReviewDialog
from desktop.ui.following.reviews.patterns import PatternsDialog
from desktop.ui.following.tasks.columns import COLUMNS
from desktop.ui.going_dialogs import ReopenDialog
from desktop.ui.help.window import HelpWindow
from desktop.ui.new_table import NewTableDialog
from desktop.ui.pages.printing import PrintDialog
from desktop.ui.preedit import WordLine
from desktop.ui.sheet import SheetEditor
from desktop.ui.start.first_start import FirstStart
from desktop.ui.start.new_plan import NewPlan
from tests.services import units
from tests.ui.conftest import Driven, focused
from tests.ui.following.offices import Place, place
from tests.ui.sheet.hands import Hands, Key
from tests.ui.typists import WAYS, composing, empty, inputs, states, unikey_steps, words_in

__all__ = ["place"]
WORDS = "Công đoàn được"
TODAY, NOW = date(2026, 11, 20), datetime(2026, 11, 20, tzinfo=UTC)
UI = Path(__file__).parents[2] / "desktop" / "ui"
SEEN_IN = {
    "document": {
        "sheet/surface.py", "sheet/parts/editing.py", "sheet/tables/hand.py", "sheet/notes/foot.py",
        "sheet/notes/view.py",
        "find_fields.py", "frame/menu_bar.py", "documents/page.py", "forms/fields.py", "forms/choice.py",
        "forms/header_form.py", "forms/recipients_form.py", "forms/signature_form.py", "forms/copy_form.py",
        "forms/appendix_form.py", "forms/template_form.py", "forms/record_fields.py", "forms/unit_field.py",
    },
    "windows": {
        "help/window.py", "copying.py", "choose_reference.py", "start/first_start.py", "start/new_plan.py",
        "settings_page.py", "pages/page_choice.py", "versions/preview.py", "trouble.py", "new_table.py",
        "pages/copies.py", "pages/printing.py", "going_dialogs.py",
        "following/reviews/dialog.py", "following/reviews/patterns.py", "following/letters/send_dialog.py",
    },
    "targets": {"following/targets/filters.py", "following/targets/entering.py", "following/targets/panel.py"},
    "followed": {
        "following/table/editing.py",
        "following/tasks/filters.py", "following/tasks/editing.py", "following/tasks/panel.py",
    },
}  # fmt: skip
"""The modules that make inputs, by the test below that types into them; preview and trouble only show words."""


@pytest.fixture
def screen(driven: Driven) -> DocumentScreen:
    """A plan in the window, the sample's, with all panels open."""
    driven.open()
    driven.open_document("Nghị quyết số 02")
    screen = driven.workspace.desk.screen
    assert screen is not None
    screen.show_properties(True)
    return screen


class Typing:
    """Types the words into one place after another, each time in the next way, and remembers what went wrong."""

    def __init__(self) -> None:
        self._ways = cycle(WAYS.items())
        self.typed: list[str] = []
        self.wrong: list[str] = []

    def into(self, widget: QWidget, name: str, ways: int = 1) -> None:
        for _time in range(ways):
            way, send = next(self._ways)
            empty(widget)
            widget.setFocus()
            focus = QApplication.focusWidget()
            send(widget, WORDS)
            self.typed.append(name)
            if words_in(widget) != WORDS:
                self.wrong.append(f"{name}, {way}: {words_in(widget)}")
            if QApplication.focusWidget() is not focus or QApplication.activePopupWidget() is not None:
                self.wrong.append(f"{name}, {way}: {QApplication.focusWidget()} took the focus")

    def under(self, root: QWidget) -> None:
        """Every input, all ways where it is the first of its kind."""
        kinds: set[type] = set()
        for number, widget in enumerate(inputs(root)):
            name = f"{type(root).__name__} {number} {type(widget).__name__} {widget.accessibleName()}"
            self.into(widget, name, 1 if type(widget) in kinds else len(WAYS))
            kinds.add(type(widget))


def test_a_telex_word_is_sent_as_unikey_sends_it() -> None:
    assert states("được") == ["", "d", "đ", "đu", "đư", "đưo", "đươ", "đươc", "được"]
    assert states("đoàn", "vni") == ["", "d", "do", "doa", "doan", "đoan", "đoàn"]
    assert [(step.backspaces, step.letters) for step in unikey_steps("đế")] == [
        (0, "d"), (1, "đ"), (0, "e"), (1, "ê"), (1, "ế"),
    ]  # fmt: skip
    assert [(step.backspaces, step.letters) for step in unikey_steps("ế", "vni", "decomposed")] == [
        (0, "e"), (0, "\u0302"), (0, "\u0301"),
    ]  # fmt: skip


def test_every_module_that_makes_an_input_is_typed_into() -> None:
    """Where this fails a module has a field of its own now: type into it below, then name it in SEEN_IN."""
    kinds = {
        "QLineEdit", "WordLine", "LineInput", "LinesInput", "Field", "QTextEdit", "QPlainTextEdit", "QInputDialog",
        "SearchField", "SheetText", "PartBox", "CellBox", "NoteBox", "ChoiceField", "_Words", "CopiesField",
    }  # fmt: skip

    def makes(path: Path) -> bool:
        calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
        return any(isinstance(call.func, ast.Name) and call.func.id in kinds for call in calls)

    made = {path.relative_to(UI).as_posix() for path in UI.rglob("*.py") if makes(path)}
    assert made - set().union(*SEEN_IN.values()) == set()


def test_every_field_around_the_sheet_takes_words(driven: Driven, screen: DocumentScreen) -> None:
    held = records_of(screen.session.document).values()
    screen.centre.go_to_block(next(one.block.id for one in held if one.block.targets and one.block.assignments))
    screen.properties.show_record("")
    assert screen.properties.records.targets, "the fields of records are typed into too"
    screen.centre.seek_to_replace()
    typing = Typing()
    typing.under(screen.properties)
    typing.under(screen.centre.find_strip)
    typing.under(driven.window.menu_bar)
    typing.under(driven.workspace.documents)
    assert typing.wrong == []
    assert len(typing.typed) > 30


def windows() -> dict[str, Callable[[Driven], QWidget]]:
    """Every window with fields besides that of a document."""
    office = Office("Liên đoàn Lao động tỉnh Bình An", "Tổng Liên đoàn Lao động Việt Nam", "Bình An", "LĐLĐ")
    plan = sample_plan()
    return {
        "help": lambda _driven: HelpWindow(),
        "copy": lambda _driven: CopyDialog(plan, office, TODAY),
        "first start": lambda _driven: FirstStart(TODAY),
        "new plan": lambda driven: NewPlan(templates(), office, TODAY, driven.window),
        "settings": lambda driven: driven.workspace.settings,
        "reference": reference_dialog,
        "reopen": lambda driven: ReopenDialog("KẾ HOẠCH", driven.window),
        "review": lambda _driven: ReviewDialog(own_forms(), (), TODAY),
        "patterns": lambda driven: PatternsDialog(own_forms()[0], own_forms()[0], driven.window),
        "letters": lambda driven: SendDialog(LetterKind.REMIND, 0, TODAY, driven.data, driven.window),
        "pages to print": lambda _driven: PrintDialog(render(plan, now=NOW), 1, ()),
    }


def reference_dialog(driven: Driven) -> QWidget:
    driven.open_document("Nghị quyết số 02")
    screen = driven.workspace.desk.screen
    assert screen is not None
    return ReferenceDialog(screen.sheet.references.targets, screen.sheet.current_block, driven.window)


def test_every_field_of_other_windows_takes_words(qtbot: QtBot, driven: Driven) -> None:
    driven.open()
    typing = Typing()
    for name, make in windows().items():
        window = make(driven)
        qtbot.addWidget(window)
        window.show()
        before = len(typing.typed)
        typing.under(window)
        assert len(typing.typed) > before, name
    assert typing.wrong == []
    assert inputs(NewTableDialog(driven.window)) == []  # figures only


def test_every_field_of_followed_tasks_takes_words(place: Place) -> None:
    place.take("Ăn ca")  # of a draft, which can be written into as well
    typing = Typing()
    typing.under(place.screen.panel)
    typing.under(place.screen.filters)
    place.screen.ask(TaskQuery())
    place.settle()
    table = place.screen.table
    line = place.take("Ăn ca")
    for at, column in enumerate(COLUMNS):
        if column.editor in ("words", "unit"):
            table.head.choose(column.id, True)
            table.take_hand(line, at)
            table.edit_hand()
            editor = focused()
            typing.into(editor.findChild(WordLine) or editor, column.id)
            place.press(Key.Key_Escape)
    assert typing.wrong == []
    assert len(typing.typed) > 12


def test_every_field_of_followed_targets_takes_words(place: Place) -> None:
    target = Target("c1", "Doanh nghiệp đối thoại", value=80.0, unit="%", year=2027)
    line = Block("b", Level.CLAUSE, text_runs("Đối thoại."), targets=(target,))
    draft = replace(units.plan("k9", "", ()), body=(line,))
    place.do(lambda database: drafts.save(database, draft, 0, NOW))
    place.window.show_place("targets")
    screen = place.following.targets
    assert screen is not None
    place.qtbot.waitUntil(lambda: screen.rows.rowCount() == 2)
    screen.table.take_hand(1)
    place.qtbot.waitUntil(lambda: screen.panel.row is not None)
    typing = Typing()
    typing.under(screen.panel)
    typing.under(screen.filters)
    assert typing.wrong == []
    assert len(typing.typed) >= 9


def places_on(sheet: SheetEditor) -> Iterator[tuple[str, Callable[[], QWidget]]]:
    """Every kind of place on the sheet: its name, and what takes it in hand and gives the widget to type into."""
    firsts: dict[str, str] = {}
    for row in sheet.lines.rows:
        if not row.is_table:
            firsts.setdefault(
                "title of an appendix" if row.opens else f"{row.place} {row.level}".split(":")[-1], row.key
            )

    def line(key: str) -> QWidget:
        sheet.set_cursor_place(key, 0)
        cursor = sheet.text.textCursor()
        cursor.movePosition(cursor.MoveOperation.EndOfBlock, cursor.MoveMode.KeepAnchor)
        sheet.text.setTextCursor(cursor)
        Hands(sheet.text).press(Key.Key_Delete)
        sheet.text.setFocus()
        return sheet.text

    def field(name: str) -> QWidget:
        sheet.parts.open(name)
        sheet.parts.box.selectAll()
        Hands(sheet.parts.box).press(Key.Key_Delete)
        return sheet.parts.box

    def cell(key: str) -> QWidget:
        sheet.tables.hand.open(key, (1, 1), where="all")
        return sheet.tables.hand.box

    def note(id: str) -> QWidget:
        sheet.open_note(id)
        box = sheet.notes.hand
        assert box is not None
        box.selectAll()
        return box

    for name, key in firsts.items():
        yield name, lambda key=key: line(key)  # type: ignore[misc]
    for name in sheet.painter.shown.places:
        yield name, lambda name=name: field(name)  # type: ignore[misc]
    table = next(row.key for row in sheet.lines.rows if row.is_table)
    yield "cell", lambda: cell(table)
    yield "note", lambda: note(sheet.session.document.footnotes[0].id)


def words_of(document: Document) -> str:
    """All that a document says, without the table of its marks and ids."""
    return repr(document)


def test_every_place_on_the_sheet_takes_words(screen: DocumentScreen) -> None:
    sheet, ways = screen.sheet, cycle(WAYS.items())
    wrong: list[str] = []
    names = []
    for name, take in places_on(sheet):
        way, send = next(ways)
        before = words_of(sheet.session.document).count(WORDS)
        widget = take()
        start = sheet.session.stack.index()
        send(widget, WORDS)
        names.append(name)
        found = words_of(sheet.session.document).count(WORDS) - before
        if name == "cell":
            found = min(found, words_in(widget).count(WORDS))  # what it shows of a record stands in the text too
        if "." in name and takes_figures(name):
            found = words_in(widget).count(WORDS)  # no date or number, but it stands there until it is one
        if found != 1 or QApplication.activePopupWidget() is not None:
            wrong.append(f"{name}, {way}: {words_in(widget)[:60]!r} ({found})")
        while sheet.session.stack.index() > start:
            sheet.session.stack.undo()
    assert wrong == []
    assert {"note", "cell", "title of an appendix", "body section", "header.issuer"} <= set(names)


LEAVING: dict[str, Callable[[Driven, DocumentScreen], object]] = {
    "focus": lambda _driven, screen: screen.outline.setFocus(),
    "save": lambda driven, _screen: driven.window.actions_of["save"].trigger(),
    "another place": lambda driven, _screen: driven.window.actions_of["show_documents"].trigger(),
}


def kinds_of_place(screen: DocumentScreen) -> dict[str, Callable[[], QWidget]]:
    """One place of each widget that a document is typed into."""
    on_sheet = dict(places_on(screen.sheet))
    lines = {name: on_sheet[name] for name in ("body section", "header.issuer", "cell", "note")}

    def form_field(part: str, input: QWidget) -> QWidget:
        screen.properties.show_part(part)
        empty(input)
        input.setFocus()
        return input

    header = screen.properties.header
    return lines | {
        "a line of a form": lambda: form_field("header", header.place.input),
        "lines of a form": lambda: form_field("header", header.subject.input),
    }


def test_a_word_being_composed_is_kept_whatever_the_clerk_turns_to(driven: Driven, screen: DocumentScreen) -> None:
    lost = []
    for name, take in kinds_of_place(screen).items():
        for leaving, leave in LEAVING.items():
            driven.window.show_place(DOCUMENT)
            widget = take()
            composing(widget, WORDS, keep=True)
            leave(driven, screen)
            if WORDS not in words_of(screen.session.document):
                lost.append(f"{name}: {leaving}")
            while screen.session.stack.canUndo():
                screen.session.stack.undo()
    assert lost == []


@pytest.mark.parametrize("name", ["note", "lines of a form"])
def test_a_word_being_composed_when_the_window_is_closed_is_in_the_kept_draft(
    driven: Driven, screen: DocumentScreen, name: str
) -> None:
    widget = kinds_of_place(screen)[name]()
    composing(widget, WORDS, keep=True)
    driven.close()
    driven.open()
    driven.open_document(WORDS if name != "note" else "Nghị quyết số 02")
    document = driven.workspace.desk.document
    assert document is not None
    assert WORDS in words_of(document)
