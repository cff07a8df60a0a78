"""What the actions of the menus Chỉ tiêu and Phân công do with the document in hand."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from desktop.domain.document import Target
from desktop.domain.held import records_of
from desktop.ui.actions import DOCUMENT, ENTRY_OF
from desktop.ui.document_screen import DocumentScreen
from desktop.ui.main_window import MainWindow
from i18n import _

_ON_SHEET = (
    *("mark_target", "remove_target", "target_table", "assign_task", "remove_assignment", "assignment_table"),
    "draw_table",
)


class RecordActions(QObject):
    """Answers them for whatever document the window shows; `show` is called when another one is opened."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        for id in _ON_SHEET:
            window.actions_of.handle(id, partial(self._on_sheet, id))
        window.actions_of.handle("drawn_layout", self._ask_layout)
        window.place_changed.connect(lambda _place: self._tell())

    def show(self, screen: DocumentScreen) -> None:
        """Follow a newly opened document."""
        form = screen.properties.records
        screen.sheet.records.moved.connect(screen.properties.follow)
        screen.properties.follow(screen.sheet.records.place)
        screen.sheet.records.asked.connect(partial(self._on_asked, screen))
        form.left.connect(screen.go_to_sheet)
        form.mark_asked.connect(partial(self._on_sheet, "mark_target"))
        form.assign_asked.connect(partial(self._on_sheet, "assign_task"))
        screen.sheet.records.moved.connect(lambda _place: self._tell())
        screen.session.changed.connect(lambda _changes, _initiator: self._tell())

    def _on_sheet(self, id: str) -> None:
        screen = self._window.document
        if screen is not None:
            screen.sheet.do(id)

    def _on_asked(self, screen: DocumentScreen, record: str, part: str) -> None:
        """Show the fields of a record; the caret goes there where a part is named."""
        screen.show_properties(True)
        screen.properties.show_record(record, part)

    def _tell(self) -> None:
        """What can be done with a drawn table is on while one is in hand."""
        screen, actions = self._window.document, self._window.actions_of
        if screen is None or self._window.place != DOCUMENT:
            return
        records = screen.sheet.records
        for id, on in (("drawn_layout", records.drawn is not None), ("draw_table", records.can_be_drawn)):
            actions.enable(id, on, _(ENTRY_OF[id].why_off))

    def _ask_layout(self) -> None:
        """Cách trình bày bảng…: what is chosen is drawn on the sheet at once."""
        screen = self._window.document
        drawn = screen.sheet.records.drawn if screen is not None else None
        if screen is None or drawn is None:
            return
        from desktop.ui.drawn_dialog import DrawnDialog

        held = records_of(screen.session.document).values()
        years = {one.record.year for one in held if isinstance(one.record, Target) and one.record.year}
        records = screen.sheet.records
        dialog = DrawnDialog(drawn, tuple(sorted(years)), screen.session, records.lay_out, self._window)
        dialog.finished.connect(lambda _result: screen.sheet.setFocus())
        dialog.open()
        corner = self._window.geometry().topRight()
        dialog.move(corner.x() - dialog.width() - 24, corner.y() + 120)  # beside the table, over the forms
