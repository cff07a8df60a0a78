"""Between runs of the document and characters of Qt: which properties a character carries, and how it looks.

A line break inside a block is U+2028 in Qt and "\\n" in the document; a footnote mark is an object character in both.
Dress that the clerk chose is kept in properties of our own, apart from the looks that the standard gives a line.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextFormat

from desktop.domain.document import Run
from desktop.domain.figures import without_stale
from desktop.domain.linked import part_of
from desktop.domain.runs import NOTE_MARK, join
from desktop.domain.text import clean
from desktop.ui.sheet.look.styles import Face, SheetStyle
from desktop.ui.theme import Theme

LINE_BREAK = "\u2028"
BLANK = "…"  # an unfilled field of a template
_USER = 0x100000  # QTextFormat.UserProperty
KEY = _USER + 1
BOLD, ITALIC, FOOTNOTE, CITATION, RECORD, FIELD = (_USER + 11 + number for number in range(6))
UNDERLINE, REFERENCE = _USER + 31, _USER + 32
NOTE_OBJECT = QTextFormat.ObjectTypes.UserObject.value + 1
TABLE_OBJECT = QTextFormat.ObjectTypes.UserObject.value + 2


def key_of(block: QTextBlock) -> str:
    """The key of the line that a text block shows; "" for a block that Qt made by itself."""
    return str(block.blockFormat().property(KEY) or "")


def is_blank(run: Run) -> bool:
    """Whether the field of a template that a run shows is still to be filled in."""
    return run.text.strip() in ("", BLANK)


def _is_value(run: Run) -> bool:
    """Whether a run is marked as one that other places follow: the value of a target, or a figure of a report.

    Cells of drawn tables name the part that they show; words around an assignment in the text ("Giao … chủ trì") bear
    only its id too, and begin or end with what parts them from it.
    """
    return bool(run.record) and not part_of(run.record) and run.text == run.text.strip(" ()")


def char_format(run: Run, face: Face, style: SheetStyle, theme: Theme) -> QTextCharFormat:
    """How a run looks in a line of this dress, with what it is kept beside."""
    form = QTextCharFormat()
    form.setFont(style.font(face.size, bold=face.bold or run.bold, italic=face.italic or run.italic, caps=face.caps))
    form.setForeground(QBrush(theme.color("ink")))
    if run.bold:
        form.setProperty(BOLD, True)
    if run.italic:
        form.setProperty(ITALIC, True)
    names = ((CITATION, run.citation), (RECORD, run.record), (FIELD, run.field), (REFERENCE, run.reference))
    for number, value in names:
        if value:
            form.setProperty(number, value)
    if _is_value(run):
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        form.setUnderlineColor(theme.color("accent"))
    if run.underline:
        form.setProperty(UNDERLINE, True)
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        form.setUnderlineColor(theme.color("accent" if _is_value(run) else "ink"))
    if run.field and is_blank(run):
        form.setBackground(QBrush(theme.color("field")))
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        form.setUnderlineColor(theme.color("warn"))
    if run.footnote:
        form.setProperty(FOOTNOTE, run.footnote)
        form.setObjectType(NOTE_OBJECT)
    return form


def block_format(
    key: str, face: Face, style: SheetStyle, label_width: float, above: float, below: float
) -> QTextBlockFormat:
    """The shape of a line: first-line indent with room for its label, distance of lines, space above and below."""
    form = QTextBlockFormat()
    form.setProperty(KEY, key)
    leading = style.leading * max(1.0, face.size / style.element("body").size)
    form.setLineHeight(leading, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    form.setTopMargin(above)
    form.setBottomMargin(below)
    if face.centred:
        form.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    elif face.inset:
        form.setAlignment(Qt.AlignmentFlag.AlignJustify)
        form.setLeftMargin(style.inset)
        form.setRightMargin(style.inset)
    else:
        form.setAlignment(Qt.AlignmentFlag.AlignJustify)
        form.setTextIndent(style.indent + label_width)
    return form


def write_runs(cursor: QTextCursor, runs: tuple[Run, ...], face: Face, style: SheetStyle, theme: Theme) -> None:
    """Put runs in at the cursor, which stands in a line of this dress."""
    for run in runs:
        text = NOTE_MARK if run.footnote else run.text.replace("\n", LINE_BREAK)
        cursor.insertText(text, char_format(run, face, style, theme))
    plain = char_format(Run(), face, style, theme)
    if not runs:
        cursor.setBlockCharFormat(plain)


def read_runs(block: QTextBlock) -> tuple[Run, ...]:
    """The runs that a text block shows, composed and cleaned; an object that is no footnote mark is left out.

    A figure of a report that says something else by now is plain text.
    """
    runs: list[Run] = []
    at = block.begin()
    while not at.atEnd():
        fragment = at.fragment()
        form = fragment.charFormat()
        dress = Run(
            bold=bool(form.property(BOLD)),
            italic=bool(form.property(ITALIC)),
            citation=str(form.property(CITATION) or ""),
            record=str(form.property(RECORD) or ""),
            field=str(form.property(FIELD) or ""),
            underline=bool(form.property(UNDERLINE)),
            reference=str(form.property(REFERENCE) or ""),
        )
        note = str(form.property(FOOTNOTE) or "")
        pieces = fragment.text().split(NOTE_MARK)
        for number, piece in enumerate(pieces):
            if number and note:
                runs.append(Run(footnote=note))
            if piece:
                runs.append(replace(dress, text=piece.replace(LINE_BREAK, "\n")))
        at += 1
    return without_stale(_composed(tuple(runs)))


def _composed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Runs in the composed form; a mark that Qt kept in a run of its own joins the letter before it."""
    joined = join(runs)
    return join(tuple(run if run.footnote else replace(run, text=clean(run.text)) for run in joined))


def offset_at(block: QTextBlock, position: int) -> int:
    """The offset in characters, as the document counts them, of a position of Qt, which counts UTF-16 units."""
    units = max(0, min(position - block.position(), block.length() - 1))
    text = block.text()
    if len(text) == block.length() - 1:
        return units
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))


def settled_offset(block: QTextBlock, offset: int) -> int:
    """An offset in what a block shows as the offset in what the document keeps: composed, without unseen codes."""
    parts = block.text()[:offset].replace(LINE_BREAK, "\n").split(NOTE_MARK)
    return sum(len(clean(part)) for part in parts) + len(parts) - 1


def position_of(block: QTextBlock, offset: int) -> int:
    """The position of Qt for an offset in characters; offsets beyond the end are brought to it."""
    text = block.text()
    if len(text) == block.length() - 1:
        return block.position() + min(offset, len(text))
    return block.position() + len(text[:offset].encode("utf-16-le")) // 2
