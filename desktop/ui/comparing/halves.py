"""One side of a compared line, set in letters: number, words kept, added and removed, and what is said around them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextOption

from desktop.domain.comparison import ComparedLine, Fate, Line, Mark, Part, Span
from desktop.domain.document import STACKED, Level
from desktop.domain.runs import NOTE_MARK
from desktop.ui.comparing.names import label_of, moved_words, place_of, remarks_of, shown_text, within
from desktop.ui.sheet.look.styles import serif_family
from desktop.ui.theme import current_theme
from i18n import _

LETTER = 16  # px of the words, in the face of the paper
LINE = 1.32  # height of a line in letters
HEADINGS = STACKED | {Level.SECTION, Level.ARTICLE}
MOST_INDENT, INDENT = 4, 12


@dataclass(frozen=True, slots=True)
class Half:
    """What stands in one half of a row: a caption over the words, the words laid out, a remark under them."""

    caption: str
    layout: QTextLayout
    height: float
    remark: str
    indent: int


def half_of(line: ComparedLine, *, right: bool, width: float, fresh: bool, along: bool) -> Half | None:
    """The old or the new side of a line, `width` pixels wide; None where there is nothing on that side.

    `fresh` says that the reader cannot see what the line stands under, so that the caption has to tell; `along` that
    it moved together with the one before, so that nothing needs to be said again.
    """
    side = line.new if right else line.old
    if side is None or line.fate is (Fate.LEFT if right else Fate.ARRIVED):
        return None
    spans = line.right if right else line.left
    remark = ""
    if line.fate in (Fate.LEFT, Fate.ARRIVED):
        remark = "; ".join(part for part in ("" if along else moved_words(line), remarks_of(line)) if part)
    elif right:
        remark = remarks_of(line)
    indent = current_theme().px(INDENT) * min(len(side.above), MOST_INDENT)
    layout, height = _laid_out(side, spans, max(60.0, width - indent), "text" if line.differs else "muted")
    return Half(_caption(side, fresh=fresh), layout, height, remark, indent)


def _caption(line: Line, *, fresh: bool) -> str:
    """The name of a field; where a line stands, if what is over it is folded away."""
    if line.part is Part.TEXT:
        words = within(line) if fresh else ""
    else:
        words = place_of(line) if line.part is Part.ROW and fresh else label_of(line)
    return words[:1].upper() + words[1:]


def _laid_out(line: Line, spans: tuple[Span, ...], width: float, tone: str) -> tuple[QTextLayout, float]:
    theme = current_theme()
    text, formats = "", []

    def put(words: str, dress: QTextCharFormat) -> None:
        nonlocal text
        stretch = QTextLayout.FormatRange()
        stretch.start, stretch.length, stretch.format = len(text), len(words), dress
        formats.append(stretch)
        text += words

    dresses = {Mark.KEPT: _dress(tone), Mark.ADDED: _added(), Mark.REMOVED: _removed()}
    number = line.label if line.part is Part.TEXT else ""
    if number:
        put(f"{number} ", _dress("muted"))
    before = 0
    for span in spans:
        put(shown_text(span.text, line.notes, before).replace("\n", "\u2028"), dresses[span.mark])
        before += span.text.count(NOTE_MARK)
    if not any(span.text.strip() for span in spans):
        put(_("(dòng trống)"), _dress("faint"))
    font = QFont(serif_family())
    font.setPixelSize(theme.px(LETTER))
    font.setBold(line.part is Part.TEXT and line.level in HEADINGS)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(formats)
    layout.setCacheEnabled(True)
    step = round(theme.px(LETTER) * LINE)
    layout.beginLayout()
    height = 0
    while (row := layout.createLine()).isValid():
        row.setLineWidth(width)
        row.setPosition(QPointF(0, height))
        height += step
    layout.endLayout()
    return layout, height


def _dress(token: str) -> QTextCharFormat:
    dress = QTextCharFormat()
    dress.setForeground(current_theme().color(token))
    return dress


def _added() -> QTextCharFormat:
    """Underlined, so that it is seen without colour too."""
    dress = _dress("accent")
    dress.setBackground(current_theme().color("tint2"))
    dress.setFontUnderline(True)
    return dress


def _removed() -> QTextCharFormat:
    """Struck through."""
    dress = _dress("err")
    dress.setBackground(current_theme().color("errTint"))
    dress.setFontStrikeOut(True)
    return dress
