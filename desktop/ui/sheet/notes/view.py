"""The foot of the view: as at the foot of a page, the notes whose marks are seen stand there.

The foot lies over the lower end of the sheet's view, which ends above it, so no line is ever hidden behind it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from desktop.domain.document import Run
from desktop.ui.session import EditSession
from desktop.ui.sheet.lines.lines import note_at
from desktop.ui.sheet.notes.box import AIR, NoteBox
from desktop.ui.sheet.notes.mark_object import NoteMark
from desktop.ui.sheet.notes.marks import NoteMarks
from desktop.ui.sheet.surface import SheetSurface
from i18n import _

MOST = 0.3  # of the view's height; more notes than fit there are scrolled
LOW = 20  # lines of text: a view that shows fewer is low
SHADE = 5  # pixels
KEPT_BOXES = 24  # boxes of notes out of view, to be used again
Spans = Callable[[tuple[Run, ...]], list[tuple[int, int]]]


class NoteView(QScrollArea):
    """Shows notes of the session's document; what is typed in them is the business of `NoteFoot`."""

    def __init__(self, session: EditSession, surface: SheetSurface) -> None:
        super().__init__(surface.text)
        self.session, self.surface, self.text = session, surface, surface.text
        self.marks = NoteMarks(surface.painter, surface.tables)
        self.in_hand = ""
        """The note that is being typed; it is seen wherever its mark is."""
        self.cell_cursor: Callable[[], QTextCursor | None] = lambda: None
        """The cursor in the cell of a table that is in hand, if one is."""
        self.make_box: Callable[[QWidget], NoteBox] = lambda parent: NoteBox(parent, self.note_mark)
        """Makes a box for a note, ready to be typed in."""
        self._found: Spans = lambda _runs: []
        self._chosen: tuple[str, int, int] | None = None
        self._boxes: dict[str, NoteBox] = {}
        self._shown: list[str] = []
        self._current = ""
        self._placing = False
        self._followed: object = None
        self._painted: object = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Chú thích"))
        self.viewport().setAutoFillBackground(False)
        self._ground = _Ground(self)
        self.setWidget(self._ground)
        self._ground.setAutoFillBackground(False)
        self._after_key = QTimer(self)
        self._after_key.setSingleShot(True)
        self._after_key.setInterval(0)
        self._after_key.timeout.connect(self._keep_caret)
        self.hide()

    def follow(self) -> None:
        """Begin to follow the sheet, after its other parts do."""
        text = self.text
        text.verticalScrollBar().valueChanged.connect(lambda _value: self.place())
        text.horizontalScrollBar().valueChanged.connect(lambda _value: self.place())
        text.resized.connect(self.place)
        text.cursorPositionChanged.connect(lambda: self.place(keep_caret=True))
        text.takers.insert(0, self._see_key)
        self.place()

    # which notes are seen

    @property
    def shown(self) -> list[str]:
        """The notes at the foot in the order of their numbers; those beyond its height are scrolled to."""
        return [] if self.isHidden() else list(self._shown)

    @property
    def current(self) -> str:
        """The note that is tinted: the one in hand, else the one whose mark is beside the cursor."""
        return self.in_hand or self._current

    def box(self, note: str) -> NoteBox | None:
        """The box in which a note that is seen is typed."""
        return self._boxes.get(note) if note in self._shown else None

    def place(self, *, keep_caret: bool = False) -> None:
        """Show the notes whose marks are seen, as Word fills a page: a mark that its own note would hide is not seen.

        With `keep_caret` the line with the cursor is brought above the foot where that has grown.
        """
        if self._placing or self.surface.lines.busy:
            return
        self._placing = True
        try:
            before = self.text.viewportMargins().bottom()
            self._current = self._note_at_cursor()
            beside = self.current if keep_caret else self.in_hand
            chosen = self._choose(beside) if self.surface.notes else []
            self._show(chosen)
            self._follow()
            grown = self.text.viewportMargins().bottom() > before
        finally:
            self._placing = False
        if grown and keep_caret:
            self._keep_caret()

    def _choose(self, beside: str) -> list[str]:
        full = self._full_height
        top = self.text.verticalScrollBar().value()
        view = QRectF(0, top, self.surface.painter.sheet_width, full)
        chosen: list[str] = []
        height = self._rule_room
        for mark, rect in self.marks.shown(view):
            if mark.note in chosen or mark.note not in self.surface.notes:
                continue
            more = height + self._height_of(mark.note)
            if rect.bottom() <= view.bottom() - min(more, self._most) or mark.note == beside:
                chosen.append(mark.note)
                height = more
        if self.in_hand and self.in_hand not in chosen and self.in_hand in self.surface.notes:
            chosen.append(self.in_hand)
        known = {note.id for note in self.session.document.footnotes}
        return sorted((note for note in chosen if note in known), key=self.surface.notes.__getitem__)

    @property
    def _full_height(self) -> int:
        """The height of the view with the foot."""
        return self.text.viewport().height() + self.text.viewportMargins().bottom()

    @property
    def _most(self) -> float:
        """How high the foot may be; in a low view, which has few lines for the text, two lines of a note."""
        most = MOST * self._full_height
        style = self.surface.style
        if self._full_height >= LOW * style.leading:
            return most
        line = QFontMetricsF(style.face_font(style.element("footnote"))).lineSpacing()
        return min(most, self._rule_room + 2 * line)

    @property
    def _rule_room(self) -> float:
        """From the last line of the text to the first note, and what is free below the last."""
        return 2.6 * self._gap

    @property
    def _gap(self) -> float:
        return self.surface.style.pt(self.surface.standard.points("note_gap"))

    def _height_of(self, note: str) -> int:
        return self._filled(note).words_height

    def _filled(self, note: str) -> NoteBox:
        """The box of a note, showing what the document says."""
        box = self._boxes.get(note) or self._fresh_box(note)
        found = self.session.document.footnote(note)
        runs = found.runs if found is not None else ()
        box.show_note(note, self.surface.notes.get(note, 0), runs, self.surface.style, self.surface.theme)
        return box

    def _fresh_box(self, note: str) -> NoteBox:
        spare = [id for id in self._boxes if id not in self._shown and id != self.in_hand]
        if len(spare) > KEPT_BOXES:
            box = self._boxes.pop(spare[0])
        else:
            box = self.make_box(self._ground)
            box.hide()
            box.turned = self.wheelEvent
            box.grown.connect(lambda: self.place() if box.note in self._shown else None)
        self._boxes[note] = box
        return box

    def note_mark(self, box: NoteBox) -> NoteMark:
        """Draws marks of notes that stand within the note of a box."""
        return NoteMark(self.surface.lines, lambda: self.surface.notes, box.document(), element="footnote")

    def _note_at_cursor(self) -> str:
        """The note whose mark stands right before the cursor or behind it."""
        cursor = self.cell_cursor() or self.text.textCursor()
        block, position = cursor.block(), cursor.position()
        beside = note_at(block, position)
        return beside or (note_at(block, position + 1) if not cursor.atBlockEnd() else "")

    # where they lie

    def _show(self, chosen: list[str]) -> None:
        gone = [note for note in self._shown if note not in chosen]
        self._shown = chosen
        for note in gone:
            self._boxes[note].hide()
        if not chosen:
            self._end_view(0)
            self.hide()
            return
        painter, view = self.surface.painter, self.text.viewport().geometry()
        left = view.left() - self.text.horizontalScrollBar().value() + painter.side
        y = 1.6 * self._gap
        for note in chosen:
            box = self._filled(note)
            height = box.words_height
            box.setGeometry(painter.margins[0] - AIR, round(y) - AIR, self.surface.style.text_width + 2 * AIR, 0)
            box.resize(box.width(), height + 2 * AIR)
            box.show_found(self._found(box.runs), self._span_in(note))
            box.show()
            y += height
        full, end = self._full_height, round(y + self._gap)
        height = min(end, round(self._most))
        self._ground.resize(painter.sheet_width, max(end, height))
        self.setGeometry(round(left), view.top() + full - height, painter.sheet_width, height)
        self._end_view(height)
        state = (
            tuple(chosen),
            self.current,
            self.in_hand,
            self._ground.size(),
            self.surface.theme.color("paper").name(),
        )
        if state != self._painted:
            self._painted = state
            self._ground.update()
        if self.isHidden():
            self.show()
            self.raise_()

    def _follow(self) -> None:
        """Scroll within the foot to the note in hand, that found or that beside the cursor, when it has a new place."""
        note = self.in_hand or (self._chosen[0] if self._chosen is not None else self._current)
        box = self.box(note)
        state = (note, box.geometry(), self.size()) if box is not None else None
        if box is None or state == self._followed:
            return
        self._followed = state
        line = box.line_of(self._chosen[1]) if self._chosen is not None and not self.in_hand else box.caret_box()
        self.ensureVisible(line.center().x(), line.center().y(), 0, line.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Where all notes are seen, or the size is changed, the wheel is the sheet's."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier or not self.verticalScrollBar().maximum():
            self.text.wheelEvent(event)
        else:
            super().wheelEvent(event)

    def _end_view(self, wanted: int) -> None:
        """Let the view of the sheet end above the foot.

        At the end of the paper it ends there still when the foot is lower, for else the paper would move under the eye.
        """
        text, bar, margins = self.text, self.text.verticalScrollBar(), self.text.viewportMargins()
        beyond = bar.value() - (round(text.document().size().height()) - self._full_height) if bar.value() else 0
        room = max(wanted, min(margins.bottom(), beyond))
        if room != margins.bottom():
            margins.setBottom(room)
            text.setViewportMargins(margins)

    @property
    def rule_at(self) -> float:
        """Where the rule lies in the foot."""
        return self._gap

    def _span_in(self, note: str) -> tuple[int, int] | None:
        return self._chosen[1:] if self._chosen is not None and self._chosen[0] == note else None

    def _see_key(self, _event: QKeyEvent | QInputMethodEvent) -> bool:
        """Keys that bring the cursor to the lower edge may bring a note into view there."""
        if not self.isHidden():
            self._after_key.start()
        return False

    def _keep_caret(self) -> None:
        if self.text.hasFocus() and not self.text.viewport().rect().contains(self.text.cursorRect()):
            self.text.ensureCursorVisible()

    def reveal(self, note: str) -> None:
        """Bring the mark of a note into the view, and the note into the foot."""
        mark = self.marks.find(note)
        if mark is None:
            return
        self.place()
        bar, rect, height = self.text.verticalScrollBar(), self.marks.box(mark), self.text.viewport().height()
        if rect.height() > height / 2:
            rect.setHeight(self.surface.style.leading)
        if not bar.value() <= rect.top() <= bar.value() + height:
            bar.setValue(round(rect.top() - height / 3))
        elif rect.bottom() > bar.value() + height:
            bar.setValue(round(rect.bottom() - height) + 1)

    def show_found(self, spans: Spans | None, chosen: tuple[str, int, int] | None = None) -> None:
        """Tint words that are sought, in the notes seen from now on; `chosen` is a note and where in it they stand."""
        self._found, self._chosen = spans or (lambda _runs: []), chosen
        if chosen is not None:
            self.reveal(chosen[0])
        self._followed = None
        self.place()


class _Ground(QWidget):
    """The paper under the notes, with the short rule over them."""

    def __init__(self, foot: NoteView) -> None:
        super().__init__(foot)
        self._foot = foot

    def paintEvent(self, _event: QPaintEvent) -> None:
        foot = self._foot
        surface = foot.surface
        theme, painter_of = surface.theme, surface.painter
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("paper"))
        painter.setPen(QPen(theme.color("paperEdge"), 1))
        for x in (0.5, self.width() - 0.5):
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        box = foot.box(foot.current) if foot.current else None
        left = painter_of.margins[0]
        if box is not None:
            rect = QRectF(box.geometry()).adjusted(AIR - min(12, left - 2), 0, min(10, painter_of.margins[1] - 1), 0)
            painter.fillRect(rect, theme.color("tint" if foot.in_hand else "sunken"))
            painter.fillRect(QRectF(rect.left() - 1, rect.top(), 3, rect.height()), theme.color("accent"))
        self._shade(painter)
        rule = surface.style.pt(surface.standard.points("note_rule"))
        y = round(foot.rule_at) + 0.5
        painter.setPen(QPen(theme.color("ink"), 1))
        painter.drawLine(QPointF(left, y), QPointF(left + rule, y))
        painter.end()

    def _shade(self, painter: QPainter) -> None:
        """A shadow at the upper edge: the text goes on below the foot."""
        foot = self._foot
        top = foot.verticalScrollBar().value()
        shade = QLinearGradient(0, top, 0, top + SHADE)
        for at, share in ((0.0, 0.10 if not foot.surface.theme.dark else 0.3), (1.0, 0.0)):
            color = QColor(Qt.GlobalColor.black)
            color.setAlphaF(share)
            shade.setColorAt(at, color)
        painter.fillRect(QRectF(0, top, self.width(), SHADE), shade)
