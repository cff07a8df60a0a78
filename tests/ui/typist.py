"""A clerk in a process of their own: opens the sample office's window off the screen and types until killed.

Prints "typing BLOCK" when the cursor stands in an item, then, whenever the window says that all is saved, how many
letters the item has.

    python -m tests.ui.typist FOLDER WORDS
"""

from __future__ import annotations

import os
import sys
from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop.app import Program
from desktop.domain.document import Document, find
from desktop.ui.preferences import Preferences
from desktop.ui.saver import SaveState, Saving
from desktop.ui.workspace import Workspace
from tests.ui.sheet.hands import Hands

KEY_MS = 90  # a quick typist
MOST_MS = 30_000
LETTERS = "phấn đấu đến hết năm "


def tell(line: str) -> None:
    """Print at once: what stays in a buffer dies with the process."""
    os.write(1, line.encode() + b"\n")


class Typist(QObject):
    """Types into the first item of a document, as quickly as a good typist."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._keys = QTimer(workspace)
        self._keys.setInterval(KEY_MS)
        self._keys.timeout.connect(self._key)
        self._letters = count()

    def open(self, words: str) -> None:
        """Open the document whose subject holds `words`, and begin once it is there."""
        rows = self._workspace.documents.documents.rows
        infos = [rows.info(row) for row in range(rows.rowCount())]
        self._workspace.desk.open(next(info.id for info in infos if words in info.subject), then=self._begin)

    def _document(self) -> Document:
        document = self._workspace.desk.document
        assert document is not None
        return document

    def _begin(self, _stored: object) -> None:
        desk = self._workspace.desk
        assert desk.screen is not None
        assert desk.saver is not None
        self._block = self._document().body[1].children[0].id
        desk.screen.sheet.set_cursor_place(self._block, 0)
        desk.saver.state_changed.connect(self._on_state)
        tell(f"typing {self._block}")
        self._keys.start()

    def _key(self) -> None:
        assert self._workspace.desk.screen is not None
        Hands(self._workspace.desk.screen.sheet.text).type(LETTERS[next(self._letters) % len(LETTERS)])

    def _on_state(self, state: SaveState) -> None:
        found = find(self._document(), self._block)
        if state.saving is Saving.SAVED and found is not None:
            tell(f"saved {len(found[1].text)}")


def main(folder: Path, words: str) -> int:
    """Run until killed."""
    application = QApplication(["thao"])
    program = Program(application, folder, Preferences(folder))
    program.open(sample=True)

    def begin() -> None:
        workspace = program.workspace
        assert workspace is not None
        if workspace.listed:
            Typist(workspace).open(words)
        else:
            QTimer.singleShot(20, begin)

    program.opened.connect(begin)
    QTimer.singleShot(MOST_MS, application, lambda: application.exit(1))  # nobody has killed it
    return application.exec()


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), sys.argv[2]))
