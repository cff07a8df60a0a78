"""Any edits, then undoing them, give the start: by value and through the window's own list of undo."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from desktop.domain.changes import Changes
from desktop.domain.document import Block, Document, Run
from desktop.domain.edits import set_runs
from desktop.ui.session import EditSession
from tests.domain.commands import Command, sessions
from tests.domain.documents import plans

pytestmark = pytest.mark.usefixtures("qapp")


@given(plans(), sessions(), st.sampled_from(["", "b1"]))
def test_undoing_everything_gives_the_start_and_redoing_the_end(
    plan: Document, commands: list[Command], merge_key: str
) -> None:
    session = EditSession(plan)
    for command in commands:
        session.apply(command.name, command.play, merge_key=merge_key)
    end = session.document
    while session.stack.canUndo():
        session.stack.undo()
    assert session.document == plan
    while session.stack.canRedo():
        session.stack.redo()
    assert session.document == end


@given(plans(), sessions(6), sessions(6), st.integers(0, 6))
def test_new_edits_after_some_undoing_can_be_undone_as_well(
    plan: Document, first: list[Command], second: list[Command], back: int
) -> None:
    session = EditSession(plan)
    seen = [plan]
    for number, command in enumerate([*first, *second]):
        if number == len(first):
            for _ in range(min(back, session.stack.index())):
                session.stack.undo()
                seen.pop()
        if session.apply(command.name, command.play):
            seen.append(session.document)
    while session.stack.canUndo():
        assert session.document == seen.pop()
        session.stack.undo()
    assert [session.document] == seen


def test_typing_in_one_block_is_one_step_and_each_view_skips_its_own_echo(qtbot: QtBot) -> None:
    session = EditSession(Document("d", body=(Block("b"),)))
    heard: list[object] = []
    session.changed.connect(lambda changes, initiator: heard.append(initiator))
    view = object()
    for text in ("C", "Cô", "Côn", "Công"):
        session.apply("Gõ chữ", lambda d, text=text: set_runs(d, "b", (Run(text),)), view, merge_key="b")  # type: ignore[misc]
    assert session.stack.count() == 1
    with qtbot.waitSignal(session.changed) as news:
        session.stack.undo()
    assert session.document.body[0].text == ""
    assert news.args == [Changes(frozenset({"body"}), frozenset({"b"})), None]
    assert heard == [view, view, view, view, None]


def test_an_edit_that_changes_nothing_is_no_step() -> None:
    session = EditSession(Document("d"))
    assert not session.apply("Không", lambda document: document)
    assert session.stack.count() == 0
