"""Gợi ý khi gõ: the clerk's choice, kept on this PC; what the office's other documents say, read when it is wanted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.ui.actions import Actions
from desktop.ui.database_thread import DatabaseThread
from desktop.ui.preferences import Preferences

if TYPE_CHECKING:  # read with the first document
    from desktop.services.vocabulary import OfficeWords, Said
    from desktop.ui.sheet import SheetEditor

ON, TAKEN = "completion", "completion_taken"  # names of preferences; the first is the action's id too


class CompletionChoice(QObject):
    """Serves the sheet of the document that is open."""

    def __init__(self, actions: Actions, database: DatabaseThread, preferences: Preferences) -> None:
        super().__init__(actions)
        self._database, self._preferences = database, preferences
        self._action = actions[ON]
        self._action.setChecked(preferences.flag(ON, True))
        self._sheet: SheetEditor | None = None
        actions.handle(ON, self._on_chosen)

    def serve(self, sheet: SheetEditor | None) -> None:
        """Follow another sheet, or none."""
        self._sheet = sheet
        if sheet is None:
            return
        completion = sheet.completion
        completion.turn(self._action.isChecked())
        completion.explained = self._preferences.flag(TAKEN, False)
        completion.taken.connect(partial(self._preferences.keep, TAKEN, True))
        completion.wanted.connect(partial(self._read_office, sheet))

    def _on_chosen(self) -> None:
        on = self._action.isChecked()
        self._preferences.keep(ON, on)
        if self._sheet is not None:
            self._sheet.completion.turn(on)

    def _read_office(self, sheet: SheetEditor) -> None:
        from desktop.services.vocabulary import OfficeWords

        self._read_next(sheet, OfficeWords(sheet.session.document.id))

    def _read_next(self, sheet: SheetEditor, words: OfficeWords) -> None:
        """One document a question: what is to be saved meanwhile waits for no more than that."""
        self._database.ask(words.read_next, partial(self._on_read, sheet, words))

    def _on_read(self, sheet: SheetEditor, words: OfficeWords, said: Said | None) -> None:
        if sheet is not self._sheet:
            return  # another document is open
        if said is None:
            self._read_next(sheet, words)
        else:
            sheet.completion.take_office(said)
