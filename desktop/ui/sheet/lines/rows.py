"""A line of the sheet: key, words, printed label and dress, and how they follow from its block."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop.domain.appendices import appendix_of_title
from desktop.domain.document import BASES, CLOSING, PREAMBLE, Level, Run, Table, plain
from desktop.domain.edits import Row
from desktop.typeset.levels import Look, leads_bold, look_of
from desktop.ui.sheet.look.styles import Face, SheetStyle
from i18n import N_, _

SHORT_NAMES: Mapping[Level, str] = {
    Level.PART: N_("Phần"),
    Level.CHAPTER: N_("Chương"),
    Level.DIVISION: N_("Mục của chương"),
    Level.SUBDIVISION: N_("Tiểu mục"),
    Level.ARTICLE: N_("Điều"),
    Level.SECTION: N_("Mục"),
    Level.CLAUSE: N_("Khoản"),
    Level.SUBCLAUSE: N_("Khoản"),
    Level.POINT: N_("Điểm"),
    Level.LABEL: N_("Nhãn"),
    Level.DASH: N_("Gạch"),
    Level.PLUS: N_("Cộng"),
    Level.QUOTATION: N_("Trích"),
    Level.PARAGRAPH: N_("Đoạn"),
    Level.TABLE: N_("Bảng"),
}
PLACE_NAMES = {BASES: N_("Căn cứ"), PREAMBLE: N_("Mở đầu"), CLOSING: N_("Kết")}


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line of the sheet: a block of the document, or the title of an appendix."""

    key: str
    place: str
    depth: int
    level: Level
    runs: tuple[Run, ...]
    label: str
    face: Face
    label_face: Face
    over: bool = False  # the label has a line of its own above the words
    guidance: str = ""
    table: Table | None = None
    opens: str = ""  # id of the appendix whose sheet begins with this row

    @property
    def is_table(self) -> bool:
        """Whether the row shows a table instead of text."""
        return self.level is Level.TABLE

    @property
    def name(self) -> str:
        """What the margin calls the row while the cursor is in it."""
        if self.opens:
            return _("Phụ lục")
        if self.level is Level.PARAGRAPH and self.place in PLACE_NAMES:
            return _(PLACE_NAMES[self.place])
        return _(SHORT_NAMES[self.level])


def look_at(row: Row, following: Row | None) -> Look:
    """How a row looks on the real pages, before the row `following`."""
    if following is None or following.depth < row.depth:
        return look_of(row.block, None)
    if following.depth > row.depth:
        return look_of(replace(row.block, children=(following.block,)), None)
    return look_of(row.block, following.block.level)


def dress(place: str, row: Row, following: Row | None, style: SheetStyle) -> tuple[Face, Face, bool]:
    """The dress of a row's words, that of its label, and whether the label stands above the words.

    Where the clerk chose what is bold, the label looks as the first words do, as on the page; that of an article stays
    bold.
    """
    look = look_at(row, following)
    runs = row.block.runs
    marked = any(run.bold for run in runs)
    face = style.face(place, look, marked=marked)
    if place == BASES or appendix_of_title(place) is not None:
        return face, face, False
    if look.label != "article" and marked and (look.own_bold or leads_bold(row.block)):
        return face, replace(face, bold=runs[0].bold), look.over
    return face, style.element(look.label), look.over


def label_of(place: str, runs: tuple[Run, ...], number: str, style: SheetStyle) -> str:
    """What is printed before a line and never typed: its number, or what the standard puts before a basis."""
    if place != BASES:
        return number
    before = style.standard.words["basis_form"].partition("{text}")[0].strip()
    return "" if plain(runs).startswith(before) else before
