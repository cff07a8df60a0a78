"""A session holds one document, one list of undo, and tells every view what changed and who did it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.changes import Changes
from desktop.domain.document import Document, Level, text_runs
from desktop.domain.edits import set_runs
from desktop.ui import session as session_module
from desktop.ui.session import UNDO_STEPS, EditSession
from tests.ui.sheet.hands import block


@pytest.fixture
def session(qtbot: QtBot) -> EditSession:
    """A session on two paragraphs."""
    return EditSession(Document("d", body=(block("a", Level.PARAGRAPH, "một"), block("b", Level.PARAGRAPH, "hai"))))


def write(session: EditSession, key: str, text: str, merge_key: str = "") -> bool:
    return session.apply("gõ chữ", lambda d: set_runs(d, key, text_runs(text)), "view", merge_key)


def test_an_edit_is_told_with_what_it_changed_and_who_made_it(session: EditSession) -> None:
    told: list[tuple[Changes, object]] = []
    session.changed.connect(lambda changes, who: told.append((changes, who)))
    write(session, "a", "MỘT")
    session.stack.undo()
    session.stack.redo()
    assert [(changes.blocks, who) for changes, who in told] == [
        (frozenset("a"), "view"),
        (frozenset("a"), None),  # undo and redo are news to the view that made the edit, too
        (frozenset("a"), None),
    ]


def test_an_edit_that_changes_nothing_is_no_step(session: EditSession) -> None:
    assert not write(session, "a", "một")
    assert not session.stack.canUndo()


def test_typing_in_one_block_is_one_step_and_in_another_a_new_one(session: EditSession) -> None:
    start = session.document
    for text in ("một ", "một b", "một ba"):
        write(session, "a", text, "a")
    write(session, "b", "hai!", "b")
    assert session.stack.count() == 2
    session.stack.undo()
    assert [one.text for one in session.document.body] == ["một ba", "hai"]
    session.stack.undo()
    assert session.document is start


def test_a_pause_begins_a_new_step(session: EditSession, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(session_module, "monotonic", lambda: clock[0])
    write(session, "a", "x", "a")
    clock[0] += session_module.MERGE_SECONDS + 0.1
    write(session, "a", "xy", "a")
    assert session.stack.count() == 2


def test_a_step_between_parts_the_typing_before_it_from_the_typing_after_it(session: EditSession) -> None:
    write(session, "a", "x", "a")
    write(session, "a", "X")
    write(session, "a", "Xy", "a")
    assert session.stack.count() == 3


def test_typing_that_is_taken_back_at_once_leaves_no_step(session: EditSession) -> None:
    before = session.document
    for text in ("một hai", "một ", "một"):
        write(session, "a", text, merge_key="a")
    assert (session.document, session.stack.count()) == (before, 0)


def test_the_oldest_steps_are_let_go_so_that_a_long_day_fits_in_memory(session: EditSession) -> None:
    for number in range(UNDO_STEPS + 5):
        write(session, "a", str(number))
    while session.stack.canUndo():
        session.stack.undo()
    assert session.document.body[0].text == "4"


def test_a_word_half_composed_is_a_step_of_its_own_before_the_change_that_ends_it(session: EditSession) -> None:
    start = session.document
    session.about_to_change.connect(lambda who: write(session, "a", "một hai") if who is None else None)
    session.apply("sửa", lambda document: set_runs(document, "b", text_runs("ba")))
    assert [session.stack.text(step) for step in range(session.stack.count())] == ["gõ chữ", "sửa"]
    assert [one.text for one in session.document.body] == ["một hai", "ba"]
    session.undo()
    assert [one.text for one in session.document.body] == ["một hai", "hai"]
    session.undo()
    assert session.document == start


def test_undo_takes_the_word_half_composed_back_first(session: EditSession) -> None:
    write(session, "b", "ba")
    session.about_to_change.connect(lambda who: write(session, "a", "một hai") if who is None else None)
    session.undo()
    assert [one.text for one in session.document.body] == ["một", "ba"]


def test_no_step_can_be_made_inside_another(session: EditSession) -> None:
    refused: list[str] = []

    def meddle(_changes: Changes, _initiator: object) -> None:
        try:
            write(session, "b", "ba")
        except RuntimeError as error:
            refused.append(str(error))

    session.changed.connect(meddle)
    write(session, "a", "x")
    assert refused == ["'gõ chữ' was applied while a change was being told"]
    assert [one.text for one in session.document.body] == ["x", "hai"]
