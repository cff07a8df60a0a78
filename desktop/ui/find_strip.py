"""The strip above the sheet in which words are sought and replaced; Esc goes back to the sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent

from desktop.domain.finding import NOTE, PART, Match, step_from
from desktop.domain.lines import Caret
from desktop.domain.replacing import Replaced, replace_matches
from desktop.domain.sought import Sought
from desktop.domain.text import clean
from desktop.ui.find_fields import FindFields
from desktop.ui.sheet import SheetEditor
from desktop.ui.sheet.inline.found import FoundMarks
from i18n import _

COUNT_AFTER_MS = 250  # from an edit to the new count; marks follow every key


class FindStrip(FindFields):
    """Goes from match to match of the sheet's document; what is found is selected there, all others are tinted."""

    def __init__(self, sheet: SheetEditor) -> None:
        super().__init__()
        self._sheet = sheet
        self._marks = FoundMarks(sheet.surface, sheet.notes)
        self._matches: tuple[Match, ...] = ()
        self._current: Match | None = None
        self._stood: tuple[Caret, Caret] | None = None  # the selection that shows the match in hand
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(COUNT_AFTER_MS)
        self.words.textEdited.connect(self._on_edited)
        for box in (self.marks, self.case, self.whole):
            box.toggled.connect(self._on_edited)
        self.previous.clicked.connect(lambda: self.step(back=True))
        self.next.clicked.connect(lambda _checked=False: self.step())
        self.replace_one.clicked.connect(self._replace_one)
        self.replace_all.clicked.connect(self._replace_all)
        self.close_button.clicked.connect(self.finish)
        self._later.timeout.connect(self._count_anew)
        sheet.session.changed.connect(self._on_changed)
        self.hide()

    # Opening and closing

    def open(self, *, replacing: bool = False) -> None:
        """Show the strip with what is selected on the sheet, or with the words sought last; all of them selected."""
        first, last = self._sheet.text.selection()
        chosen = self._sheet.text.textCursor().selectedText()
        if first.key == last.key and self._stood != (first, last) and chosen.isprintable() and clean(chosen):
            self.words.setText(clean(chosen))
        self.show_replacing(replacing)
        self.show()
        self._seek()
        self._tell()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def finish(self) -> None:
        """Put the strip away; what was found stays selected, in a cell or a part too."""
        found = self._current if self._in_hand() >= 0 else None
        self.hide()
        if found is None or not self._enter(found):
            self._sheet.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._later.stop()
        self._marks.seek(None)

    # From match to match

    def step(self, *, back: bool = False) -> None:
        """Go to the next match, or `back` to the one before; round the ends of the document."""
        self._seek()
        at = self._in_hand()
        if at >= 0:
            at = (at + (-1 if back else 1)) % len(self._matches)
        else:
            first, last = self._sheet.text.selection()
            at = self._from(first if back else last, back=back)
        self._go(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.other.hasFocus():
                self._replace_one()
            else:
                self.step(back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def _sought(self) -> Sought:
        marks, case, whole = (box.isChecked() for box in (self.marks, self.case, self.whole))
        words = self.words.text().rstrip("\n")  # the end of a line that was copied whole
        return Sought(words, marks, case, whole)

    def _seek(self) -> None:
        """Read the document as it is now; what was read before is not read again."""
        self._marks.seek(self._sought())
        self._matches = self._marks.matches()

    def _on_edited(self) -> None:
        """As one types: the match in hand may grow, and is not left for the next one."""
        self._seek()
        first, _last = self._sheet.text.selection()
        self._go(self._from(first))

    def _from(self, place: Caret, *, back: bool = False) -> int:
        return step_from(self._matches, self._sheet.lines.numbers.get(place.key, 0), place.offset, back=back)

    def _in_hand(self) -> int:
        """The index of the match that was gone to last, if the cursor is still there; else -1."""
        current = self._current
        if current is None or self._stood != self._sheet.text.selection() or current not in self._matches:
            return -1
        return self._matches.index(current)

    def _go(self, at: int) -> None:
        self._current = self._matches[at] if at >= 0 else None
        if self._current is not None:
            self._show(self._current)
            self._stood = self._sheet.text.selection()
        self._marks.frame(self._current if self.isVisible() else None)
        if self.isHidden():
            self._marks.seek(None)  # F3 goes on without the strip
            if self._current is not None:
                self._enter(self._current)
        self._tell()

    def _show(self, match: Match) -> None:
        """Bring a match into view: selected in its line, or with the mark of its note; parts and cells have a frame."""
        if match.spot != PART:
            number = min(max(match.line, 0), len(self._sheet.lines.rows) - 1)
            key = self._sheet.lines.rows[number].key
            # of a table only the cell is marked: selected, all its letters would fade
            self._sheet.select_words(key, match.at, match.at if _is_cell(match) else match.until)
        boxes = self._marks.boxes_of(match)
        if boxes:
            bar, height = self._sheet.text.verticalScrollBar(), self._sheet.text.viewport().height()
            if not bar.value() <= boxes[0].top() <= boxes[0].bottom() <= bar.value() + height:
                bar.setValue(round(boxes[0].center().y() - height / 3))

    def _enter(self, match: Match) -> bool:
        """Take the cell or the part of a match in hand with the words selected; False where it is in neither."""
        sheet = self._sheet
        if match.spot == PART:
            sheet.commit_preedit()
            sheet.parts.prepare()
            sheet.parts.open(match.key, match.start)
            if sheet.parts.field != match.key:
                return False
            sheet.parts.box.put_caret(match.end, select=True)
        elif _is_cell(match):
            row, column = match.spot.split(":")
            if not sheet.tables.hand.open(match.key, (int(row), int(column))):
                return False
            sheet.tables.hand.box.select(match.start, match.end)
        else:
            return False
        self._stood = sheet.text.selection()
        return True

    def _tell(self, words: str = "") -> None:
        """Say which match is in hand of how many, or `words`."""
        at, count = self._in_hand(), len(self._matches)
        if not words and self.words.text():
            words = _("{count} chỗ") if count else _("Không tìm thấy")
            if at >= 0:
                words = _place_words(self._matches[at])
            words = words.format(at=at + 1, count=count)
        self.count.setText(words)

    def _on_changed(self) -> None:
        if self.isVisible() and not self._later.isActive():
            self._later.start()

    def _count_anew(self) -> None:
        self._seek()
        self._tell()

    # Replacing

    def _replace_one(self) -> None:
        """Put the other words in the place of the match in hand and go to the next; without one only go there."""
        self._sheet.commit_preedit()
        if self._sheet.lock.refuses("replace"):
            return
        self._seek()
        at = self._in_hand()
        if at < 0:
            self.step()
            return
        done = self._replaced((self._matches[at],), _("thay chữ"))
        self._seek()
        if self._matches:
            made = done.kept + done.changed * len(self._sought().spans(clean(self.other.text())))
            self._go((at + made) % len(self._matches))
        if done.kept:
            self._tell(_("Dẫn chiếu tự đổi số, không thay"))
        elif not self._matches:
            self._tell(_("Đã thay xong"))

    def _replace_all(self) -> None:
        """Put the other words in the place of all matches, as one step."""
        self._sheet.commit_preedit()
        if self._sheet.lock.refuses("replace"):
            return
        self._seek()
        if not self._matches:
            self._tell()
            return
        shown = self._in_hand() >= 0
        done = self._replaced(self._matches, _("thay tất cả"))
        if shown:
            self._let_go()  # what was selected has other letters now
        self._seek()
        words = _("Đã thay {count} chỗ, giữ {kept} dẫn chiếu") if done.kept else _("Đã thay {count} chỗ")
        self._tell(words.format(count=done.changed, kept=done.kept))

    def _let_go(self) -> None:
        """Select nothing; the cursor stays where the selection began."""
        first, _last = self._sheet.text.selection()
        self._sheet.surface.select(first, first)

    def _replaced(self, matches: tuple[Match, ...], label: str) -> Replaced:
        session = self._sheet.session
        done = replace_matches(session.document, matches, self.other.text(), as_found=not self.case.isChecked())
        session.apply(label, lambda _document: done.document, initiator=self)  # a view would take the focus otherwise
        self._later.stop()  # what is said of it stays until the next edit
        return done


def _is_cell(match: Match) -> bool:
    return ":" in match.spot


def _place_words(match: Match) -> str:
    """Which match of how many is in hand, and where it stands if that is not in the lines of the text."""
    if match.spot == NOTE:
        return _("{at} trong {count}, chú thích")
    return _("{at} trong {count}, trong bảng") if match.spot and match.spot != PART else _("{at} trong {count}")
