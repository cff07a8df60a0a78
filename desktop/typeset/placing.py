"""Pages made of filled ones: rows and notes at their places on the paper, the number, the rule over the notes."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from desktop.typeset.dress import Dress, Frame
from desktop.typeset.metrics import FIGURE, text_width
from desktop.typeset.page import FOOTNOTES, PAGE_NUMBER, Heading, Item, Page, Room, Rule, TextRun, made_of
from desktop.typeset.pagination import FilledPage, Measure
from desktop.typeset.rows import Row, moved_room, shifted


class Around(NamedTuple):
    """What stands on page 1 of a part outside the run of its text: `marks` on the paper, `foot` at the foot."""

    marks: tuple[Item, ...] = ()
    foot: Row | None = None


class Placer:
    """Places filled pages of one part on paper; `part` is "" or the id of an appendix."""

    def __init__(self, dress: Dress, frame: Frame, part: str, around: Around) -> None:
        self.dress, self.frame, self.part, self.around = dress, frame, part, around
        self.measure = Measure(
            frame.height,
            2 * dress.points("note_gap"),  # over and under their rule
            around.foot.height if around.foot else 0.0,
        )

    def page(self, filled: FilledPage, number: int) -> Page:
        """A filled page as page `number` (from 1) of its part."""
        frame = self.frame
        items: list[Item] = [self._page_number(number)] if number > 1 else list(self.around.marks)
        headings: list[Heading] = []
        rooms: list[Room] = []
        left, top = frame.left, frame.top
        _add_rows(items, filled.rows, left, top)
        for y, row in filled.rows:
            if row.heading:
                headings.append(Heading(row.heading[0], row.heading[1], top + y))
            if row.rooms:
                rooms.extend([moved_room(room, left, top + y) for room in row.rooms])
        if filled.notes:
            items.append(self._note_rule(top + filled.notes[0][0]))
            _add_rows(items, filled.notes, left, top)
        if number == 1 and self.around.foot:
            _add_rows(items, [(frame.bottom - self.around.foot.height, self.around.foot)], left, 0.0)
        return Page(frame.page_width, frame.page_height, tuple(items), number, self.part, tuple(headings), tuple(rooms))

    def renumbered(self, page: Page, number: int) -> Page:
        """A page after the first as page `number`, which is not the first either; all else on it is shared."""
        if page.number == number:
            return page
        return replace(page, items=(self._page_number(number), *page.items[1:]), number=number)

    def _note_rule(self, notes: float) -> Rule:
        """The rule over the notes that begin at this height."""
        left, y = self.frame.left, notes - self.dress.points("note_gap")
        return Rule(left, y, left + self.dress.points("note_rule"), y, self.dress.points("rule_width"), FOOTNOTES)

    def _page_number(self, number: int) -> TextRun:
        """The page's number, centred over the text, its figures `page_number_top` below the edge of the paper."""
        face, size, text = self.dress.face("page_number"), self.dress.size("page_number"), str(number)
        x = self.frame.left + (self.frame.width - text_width(text, face, size)) / 2
        y = self.dress.points("page_number_top") + FIGURE * size
        return TextRun(x, y, text, face, size, PAGE_NUMBER)


def _add_rows(items: list[Item], rows: list[tuple[float, Row]], left: float, top: float) -> None:
    """Add the items of rows with the heights of their tops, moved right and down to their places on the page."""
    for y, row in rows:
        down = top + y
        for item in row.items:
            if type(item) is TextRun:
                x, line, text, face, size, block_id, space, color, spot = item
                items.append(made_of(TextRun, (x + left, line + down, text, face, size, block_id, space, color, spot)))
            else:
                items.append(shifted(item, left, down))
