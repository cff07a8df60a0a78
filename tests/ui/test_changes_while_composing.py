"""A change that arrives while a word is half composed: the word is kept, as a step that comes first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.document import Document
from desktop.domain.edits import move
from desktop.ui.actions import ENTRIES
from desktop.ui.document_screen import DocumentScreen
from desktop.ui.sheet import SheetEditor
from tests.ui.conftest import Driven, focused
from tests.ui.sheet.hands import Hands

LEAVES = frozenset(
    {
        *("close_document", "save", "save_as", "export_pdf", "export_exchange", "versions", "compare", "new_copy"),
        *("preview", "print", "new_table", "reference", "export_appendix"),
    }
)
"""Actions of a document that open a window or put it away."""
DOES = [entry.id for entry in ENTRIES if entry.needs_document and entry.id not in LEAVES]


def in_the_text(screen: DocumentScreen) -> None:
    screen.sheet.go_to_block(next(row.key for row in screen.sheet.lines.rows if row.depth), 3)
    screen.sheet.text.setFocus()


def in_a_cell(screen: DocumentScreen) -> None:
    table = next(row.key for row in screen.sheet.lines.rows if row.is_table)
    assert screen.sheet.tables.open(table, 1, 1)


def in_a_note(screen: DocumentScreen) -> None:
    screen.sheet.open_note(screen.session.document.footnotes[0].id)


def in_the_head(screen: DocumentScreen) -> None:
    screen.sheet.parts.open("header.subject", 3)


def in_a_form(screen: DocumentScreen) -> None:
    screen.show_properties(True)
    screen.properties.show_part("header")


@pytest.fixture
def screen(driven: Driven) -> DocumentScreen:
    """A document with a table and a note; what was done to it so far cannot be undone."""
    driven.open()
    driven.open_document("Nghị quyết số 02")
    screen = driven.workspace.desk.screen
    assert screen is not None
    in_the_text(screen)
    screen.sheet.do("footnote")
    Hands(focused()).type("Điều lệ")
    screen.sheet.notes.finish()
    screen.session.stack.clear()
    return screen


def undo_all(screen: DocumentScreen) -> None:
    while screen.session.stack.canUndo():
        screen.session.undo()


@pytest.mark.parametrize("place", [in_the_text, in_a_cell, in_a_note, in_the_head, in_a_form])
def test_no_action_puts_its_step_before_the_word_that_was_being_composed(
    driven: Driven, screen: DocumentScreen, place: Callable[[DocumentScreen], None]
) -> None:
    start, wrong = screen.session.document, {}
    for id in DOES:
        place(screen)
        where = focused()
        Hands(where).compose("viê")
        driven.window.actions_of[id].trigger()
        screen.centre.commit()
        steps = [screen.session.stack.text(step) for step in range(screen.session.stack.count())]
        undo_all(screen)
        if screen.session.document != start or not (steps or id == "undo"):
            wrong[id] = steps
        screen.session.stack.clear()
    assert wrong == {}


@pytest.mark.parametrize("place", [in_the_text, in_a_cell, in_a_note, in_the_head, in_a_form])
def test_a_change_that_others_make_comes_after_the_word_that_was_being_composed(
    screen: DocumentScreen, place: Callable[[DocumentScreen], None]
) -> None:
    start = screen.session.document
    first = start.body[0].id

    def sign(document: Document) -> Document:
        return replace(document, signature=replace(document.signature, signer="Lê Thị Hoa"))

    others: tuple[QWidget | None, ...] = (None, screen.outline, screen.centre.find_strip, screen.properties.signature)
    for who in others:
        place(screen)
        Hands(focused()).compose("viê")
        screen.session.apply("chuyển chỗ", lambda document: move(document, first, 1), initiator=who)
        screen.session.apply("ký", sign, initiator=who)
        assert screen.session.stack.count() == 3, who
        assert "viê" in str(screen.session.document)
        undo_all(screen)
        assert screen.session.document == start, who
        screen.session.stack.clear()


def test_what_is_composed_in_a_line_stays_before_a_new_appendix(driven: Driven, screen: DocumentScreen) -> None:
    in_the_text(screen)
    Hands(focused()).compose("viê")
    driven.window.actions_of["new_appendix"].trigger()
    stack = screen.session.stack
    assert [stack.text(step).lower() for step in range(stack.count())] == ["gõ chữ", "thêm phụ lục"]
    assert isinstance(screen.sheet, SheetEditor)
    assert screen.sheet.isAncestorOf(QApplication.focusWidget() or screen)
