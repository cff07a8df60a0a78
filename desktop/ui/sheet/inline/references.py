"""Live references on the sheet: shown quietly, followed with Ctrl and a click, put in, offered and taken off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPen,
    QTextBlock,
    QTextCursor,
)

from desktop.domain.appendices import appendix_of_title, title_key
from desktop.domain.changes import Changes
from desktop.domain.document import Document, Run, appendix_place
from desktop.domain.lines import Caret, line, set_line
from desktop.domain.references import Items, Reference, all_references, drop_references, references_in, words_of
from desktop.domain.runs import cut, flat, join, runs_length
from desktop.domain.typed_references import (
    Missing,
    Offer,
    Targets,
    find_references,
    made_live,
    make_all_live,
    missing_targets,
    offers,
)
from desktop.ui.preedit import preedit_of
from desktop.ui.sheet.commands import SheetCommands
from desktop.ui.sheet.in_hand import InHand
from desktop.ui.sheet.look.formats import offset_at
from desktop.ui.sheet.look.letter_boxes import letter_boxes
from desktop.ui.sheet.menu import Do
from desktop.ui.sheet.surface import SheetSurface
from i18n import _

Key = Qt.Key
_APPENDIX = appendix_place("")
_RESHAPES = frozenset({"standard", "header"})
_TIP = 90  # letters of the target's words in a tooltip


class SheetReferences(QObject):
    """Everything about references on one sheet. It answers keys, mouse, tooltips and menu in turn with others."""

    def __init__(
        self, surface: SheetSurface, commands: SheetCommands, in_hand: InHand, go_to: Callable[[str], object]
    ) -> None:
        super().__init__(surface.widget)
        self.surface, self.session, self.text, self.lines = surface, surface.session, surface.text, surface.lines
        self.commands, self._in_hand, self._go_to = commands, in_hand, go_to
        self._hovered: tuple[str, Reference] | None = None
        self._lit: tuple[str, Reference] | None = None
        self._pressed: Reference | None = None
        self._kept: Targets | None = None
        self._offered: tuple[str, tuple[Run, ...], tuple[Offer, ...]] | None = None
        self._typed_at: tuple[str, int] | None = None
        self._was_missing: Caret | None = None  # where the last reference stands that named nothing
        text = self.text
        text.viewport().setMouseTracking(True)
        text.handles.append(self)
        text.takers.append(self.take)
        text.overs.append(self.paint)
        text.tips.append(self.tip)
        text.menus.append(self.menu)
        text.cursorPositionChanged.connect(self._on_moved)
        text.document().contentsChange.connect(self._on_touched)
        self.session.changed.connect(self._on_changed)

    def named(self) -> dict[str, Do]:
        """What can be asked for by name."""
        return {"make_all_live": self.make_all_live}

    # what there is

    @property
    def targets(self) -> Targets:
        """What can be referred to now; made once for a shape of the document."""
        if self._kept is None or self._kept.items.standard is not self.surface.standard:
            self._kept = Targets(Items(self.session.document, self.surface.standard))
        return self._kept

    def is_lost(self, reference: str) -> bool:
        """Whether what a reference names is gone; also known without looking through the document."""
        appendix = title_key(reference.removeprefix(_APPENDIX))
        return reference not in self.lines.numbers and appendix not in self.lines.numbers

    def reference_at(self, cursor: QTextCursor, *, edges: bool = True) -> Reference | None:
        """The reference that a place of the text is in, or with `edges` at an end of."""
        row = self.lines.row(cursor.block())
        offset = offset_at(cursor.block(), cursor.position())
        found = references_in(row.runs) if row is not None else iter(())
        return next(
            (
                reference
                for reference in found
                if reference.start + (not edges) <= offset <= reference.end - (not edges)
            ),
            None,
        )

    def offers_here(self) -> tuple[Offer, ...]:
        """What was typed in the line in hand and could be a reference."""
        row = self.lines.row(self.text.textCursor().block())
        if row is None or row.is_table or appendix_of_title(row.key) is not None or preedit_of(self.text):
            return ()
        if self._offered is None or self._offered[:2] != (row.key, row.runs):
            any_typed = any(find_references(flat(row.runs), self.surface.standard))
            self._offered = (row.key, row.runs, offers(row.runs, row.key, self.targets) if any_typed else ())
        return self._offered[2]

    def offer_at(self, offset: int) -> Offer | None:
        """The offer of the line in hand that an offset is in or at the end of."""
        return next((offer for offer in self.offers_here() if offer.start <= offset <= offer.end), None)

    # what is done

    def insert(self, target: str, *, short: bool = False) -> bool:
        """Put a reference in at the cursor, in place of what is selected. False where none can stand,
        also where the caret is in a cell, a note or a field and not in the text.
        """
        if self._in_hand.part is not None:
            return False
        caret = self.text.caret()
        row = self.lines.row(self.text.textCursor().block())
        if row is None or row.is_table or appendix_of_title(caret.key) is not None or target not in self.targets.items:
            return False
        self.commands.drop_selection()
        caret = self.text.caret()

        def edit(document: Document) -> tuple[Document, Caret]:
            block = line(document, caret.key)
            items = Items(document, self.surface.standard)
            if block is None or target not in items:  # what was selected may have held it
                return document, caret
            words = words_of(items, caret.key, target, short=short)
            before = cut(block.runs, 0, caret.offset)
            after = cut(block.runs, caret.offset, runs_length(block.runs))
            dress = before[-1] if before else after[0] if after else Run()
            plain = Run(" ", dress.bold, dress.italic, underline=dress.underline)
            fresh = replace(plain, text=words, reference=target)
            gap = (plain,) if flat(before)[-1:].isalnum() else ()  # words are parted, and so are references
            end = (plain,) if flat(after)[:1].isalnum() else ()
            runs = join((*before, *gap, fresh, *end, *after))
            return set_line(document, caret.key, runs), Caret(caret.key, runs_length(before) + len(gap) + len(words))

        return self.commands.run(_("chèn dẫn chiếu"), edit)

    def take_offer(self, offer: Offer) -> None:
        """Make typed words a live reference; the cursor stands behind it."""
        key = self.text.caret().key

        def edit(document: Document) -> tuple[Document, Caret]:
            block = line(document, key)
            if block is None:
                return document, Caret(key, offer.end)
            return set_line(document, key, made_live(block.runs, (offer,))), Caret(key, offer.start + len(offer.words))

        self.commands.run(_("nối dẫn chiếu"), edit)

    def make_all_live(self) -> None:
        """Make every typed reference of the document live; say how many, and go to the next that names nothing."""
        before = len(list(all_references(self.session.document)))
        self.commands.keep_selection(_("nối mọi dẫn chiếu"), lambda document: make_all_live(document, self.targets))
        document = self.session.document
        made = len(list(all_references(document))) - before
        missing = missing_targets(document, self.targets)
        words = _("Đã nối {count} dẫn chiếu").format(count=made) if made else ""
        if missing:
            shown = self._go_to_missing(missing)
            left = _("{count} chỗ dẫn đến mục không có trong văn bản, con trỏ ở “{words}”")
            words = ". ".join(filter(None, (words, left.format(count=len(missing), words=shown.words))))
        self._in_hand.told.emit(words or _("Không có dẫn chiếu gõ tay nào để nối"))

    def _go_to_missing(self, missing: tuple[Missing, ...]) -> Missing:
        """Select the words that name nothing: the first of them, asked again the next."""
        numbers, (_first, here) = self.lines.numbers, self.surface.ends()
        place = (numbers.get(here.key, 0), here.offset)
        after = (one for one in missing if (numbers.get(one.key, 0), one.start) >= place)
        chosen = next(after, missing[0]) if self._was_missing == here else missing[0]
        self._go_to(chosen.key)
        row = self.lines.rows[numbers[chosen.key]] if chosen.key in numbers else None
        if row is not None and not row.is_table:
            self.surface.select(Caret(chosen.key, chosen.start), Caret(chosen.key, chosen.end))
        self._was_missing = self.surface.ends()[1]
        return chosen

    def drop_at(self, key: str, reference: Reference) -> None:
        """Leave a reference's words as plain ones."""

        def edit(document: Document) -> Document:
            block = line(document, key)
            return (
                document
                if block is None
                else set_line(document, key, drop_references(block.runs, reference.start, reference.end))
            )

        self.commands.keep_selection(_("bỏ dẫn chiếu"), edit)

    def follow(self, reference: Reference) -> None:
        """Go to what a reference names."""
        appendix = reference.target.removeprefix(_APPENDIX)
        self._go_to(title_key(appendix) if title_key(appendix) in self.lines.numbers else reference.target)

    # keys, mouse, menu

    def take(self, event: QKeyEvent | QInputMethodEvent) -> bool:
        """Tab right behind words that were just typed takes what is offered for them."""
        if not isinstance(event, QKeyEvent) or event.key() != Key.Key_Tab or event.modifiers():
            return False
        caret = self.text.caret()
        if self._typed_at != (caret.key, caret.offset) or self.text.textCursor().hasSelection():
            return False
        offer = next((offer for offer in self.offers_here() if offer.end == caret.offset), None)
        if offer is not None:
            self.take_offer(offer)
        return offer is not None

    def press(self, spot: QPointF) -> bool:
        """Ctrl and the left button on a reference follow it."""
        self._pressed = self._reference_under(spot) if _control() else None
        return self._pressed is not None

    def pull(self, spot: QPointF) -> bool:
        """The pointer passes: what it is over is shown."""
        cursor = self._cursor_under(spot)
        reference = self.reference_at(cursor, edges=False) if cursor is not None else None
        row = self.lines.row(cursor.block()) if cursor is not None else None
        hovered = (row.key, reference) if reference is not None and row is not None else None
        if hovered != self._hovered:
            self._hovered = hovered
            self.text.viewport().update()
        follows = reference is not None and _control() and not self.is_lost(reference.target)
        shape = Qt.CursorShape.PointingHandCursor if follows else Qt.CursorShape.IBeamCursor
        if follows or self.text.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor:
            self.text.viewport().setCursor(shape)
        return self._pressed is not None

    def release(self, spot: QPointF) -> bool:
        """The button comes up where it went down."""
        reference, self._pressed = self._pressed, None
        if reference is not None and self._reference_under(spot) == reference:
            self.follow(reference)
        return reference is not None

    def menu(self) -> list[QAction]:
        """The lines of the right-click menu about the reference, or the offer, that the cursor is at."""
        caret = self.text.caret()
        reference, offer = self.reference_at(self.text.textCursor()), self.offer_at(caret.offset)
        chosen: list[QAction] = []
        if reference is not None:
            if not self.is_lost(reference.target):
                chosen.append(_action(_("Đến {words}").format(words=reference.text), partial(self.follow, reference)))
            chosen.append(_action(_("Bỏ dẫn chiếu, giữ chữ"), partial(self.drop_at, caret.key, reference)))
        elif offer is not None:
            chosen.append(_action(_("Nối với {words}").format(words=offer.words), partial(self.take_offer, offer)))
            chosen.append(_action(_("Nối mọi dẫn chiếu"), self.make_all_live))
        if chosen:
            chosen.append(QAction())
            chosen[-1].setSeparator(True)
        return chosen

    def tip(self, cursor: QTextCursor) -> str:
        """What the reference at a place says of its target."""
        reference = self.reference_at(cursor, edges=False)
        if reference is None:
            return ""
        if self.is_lost(reference.target):
            return _("Mục được dẫn đã xóa")
        item = self.targets.items.get(reference.target)
        if item is None:
            return ""
        words = " ".join(item.text.split())
        words = words if len(words) <= _TIP else words[:_TIP].rstrip() + "…"
        return f"{item.label} {words}".strip() + "\n" + _("Giữ Ctrl và bấm để đến đó")

    def _cursor_under(self, spot: QPointF) -> QTextCursor | None:
        """The place of a letter under a point; None beside the letters."""
        at = self.text.document().documentLayout().hitTest(spot, Qt.HitTestAccuracy.ExactHit)
        if at < 0:
            return None
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(at)
        return cursor

    def _reference_under(self, spot: QPointF) -> Reference | None:
        cursor = self._cursor_under(spot)
        return self.reference_at(cursor) if cursor is not None else None

    # news

    def _on_touched(self, _position: int, _removed: int, added: int) -> None:
        if not self.lines.busy:
            caret = self.text.caret()  # an input method's change tells of the whole line
            self._typed_at = (caret.key, caret.offset) if added else None

    def _on_moved(self) -> None:
        caret = self.text.caret()
        if self._typed_at is not None and self._typed_at != (caret.key, caret.offset):
            self._typed_at = None
        reference = self.reference_at(self.text.textCursor())
        lit = (caret.key, reference) if reference is not None else None
        if lit != self._lit:
            self._lit = lit
            self.text.viewport().update()

    def _on_changed(self, changes: Changes, _initiator: object) -> None:
        if changes.structure or changes.parts & _RESHAPES:
            self._kept = self._offered = None

    # paint

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """A dotted line under the reference in hand or under the pointer, one in amber under those that are lost."""
        theme, caret = self.surface.painter.theme, self.text.textCursor()
        here = self.reference_at(caret)
        for block in self.surface.painter.visible(rect):
            row = self.lines.row(block)
            if row is None or block.layout().preeditAreaText():
                continue
            for reference in references_in(row.runs):
                if self.is_lost(reference.target):
                    _underline(painter, block, reference.start, reference.end, QPen(theme.color("warn"), 1))
                elif (block == caret.block() and reference == here) or self._hovered == (row.key, reference):
                    pen = QPen(theme.color("accent"), 1.4, Qt.PenStyle.DotLine)
                    _underline(painter, block, reference.start, reference.end, pen)
            if block == caret.block() and self.surface.painter.has_focus:
                for offer in self.offers_here():
                    _underline(
                        painter, block, offer.start, offer.end, QPen(theme.color("faint"), 1.2, Qt.PenStyle.DotLine)
                    )


def _control() -> bool:
    return bool(QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier)


def _action(words: str, do: Do) -> QAction:
    action = QAction(words.replace("&", "&&"))
    action.triggered.connect(lambda _checked=False: do())
    return action


def _underline(painter: QPainter, block: QTextBlock, start: int, end: int, pen: QPen) -> None:
    painter.setPen(pen)
    for box in letter_boxes(block, start, end):
        height = round(box.bottom()) + 2.5  # on the middle of pixels, so that a thin line is crisp
        painter.drawLine(QPointF(box.left(), height), QPointF(box.right(), height))
